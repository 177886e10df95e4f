"""Which Gegenprobe made a report: its version, and digests of what an answer depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

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
class Digests:
    """Twelve hex digits each over what an answer depends on.

    `code` is the engine, `tables` its data, `rules` the rule files that ran, `facts` the facts files that were read,
    `model` the learned pairing model.
    """

    code: str
    tables: str
    rules: str
    facts: str
    model: str


@dataclass(frozen=True, slots=True, eq=False)
class Provenance:
    """The version of Gegenprobe, and digests of what an answer depends on. Two reports on one text whose digests are
    the same are the same.

    `work_out` gives the digests: every file of the engine is read for them, so it is asked only by a report that
    shows them. `manuals` are those of the rules that ran, for reports that explain them.
    """

    version: str
    work_out: Callable[[], Digests]
    manuals: tuple[Manual, ...] = ()

    def digests(self) -> Mapping[str, str]:
        """Every digest by its name, in a fixed order, without the version."""
        return asdict(self.work_out())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Provenance):
            return NotImplemented
        return (self.version, self.manuals, self.work_out()) == (other.version, other.manuals, other.work_out())

    def __hash__(self) -> int:
        return hash((self.version, self.manuals))

    def __str__(self) -> str:
        told = ", ".join(f"{name} {digest}" for name, digest in self.digests().items())
        return f"Gegenprobe {self.version} ({told})"
