"""Which Gegenprobe made a report: its version, and digests of what an answer depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Where reports send their readers. The project has no public address yet: this one is reserved (RFC 2606), so nobody
# can take it; the release script will not publish before it is a real one.
HOME = "https://gegenprobe.example"


@dataclass(frozen=True, slots=True)
class Manual:
    """What a rule says of itself: its name, its usual level, its title in one sentence, and the text of its manual."""

    name: str
    level: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The version of Gegenprobe, and twelve hex digits each over what an answer depends on.

    `code` is the engine, `tables` its data, `rules` the rule files that ran, `facts` the facts files that were read,
    `model` the learned pairing model. Two reports on one text whose digests are the same are the same. `manuals` are
    those of the rules that ran, for reports that explain them.
    """

    version: str
    code: str
    tables: str
    rules: str
    facts: str
    model: str
    manuals: tuple[Manual, ...] = ()

    def digests(self) -> Mapping[str, str]:
        """Every digest by its name, in a fixed order, without the version."""
        return {
            "code": self.code,
            "tables": self.tables,
            "rules": self.rules,
            "facts": self.facts,
            "model": self.model,
        }

    def __str__(self) -> str:
        told = ", ".join(f"{name} {digest}" for name, digest in self.digests().items())
        return f"Gegenprobe {self.version} ({told})"
