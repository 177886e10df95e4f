"""Words by which a text is known to be German or English, and the command line called in a language."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import pytest

from checker.cli import main

# Function words of one language that are no words of the other. Source: the closed word classes (articles, pronouns,
# prepositions, conjunctions, auxiliaries) of the Duden grammar and of Quirk et al., less what both spell alike (in, an,
# am, so, war, was, hat, man, also, die, not, will, do, wider, under) and what is a key of our formats (against).
GERMAN = frozenset(
    re.findall(
        r"\w+",
        """
    der das des dem den ein eine einen einem einer eines und oder aber nicht kein keine keinen keiner ist sind wird
    werden wurde wurden muss kann sich mit von vom zu zum zur nach bei beim für auf aus über unter zwischen gegen
    ohne durch um als wie wenn dass weil ob nur auch noch schon mehr sie es er wir ihr sein seine ihre dieser diese
    dieses diesen hier dort wo siehe gibt heißt fehlt nennen
""",
    )
)
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """
    the of and or but is are was were be been being it its this that these those there here with without from by for
    on than as if when which who whose what where must cannot can may might no one ones only also more has have had
    does at did into onto between about other another both each every they them their you your we our see
    name names needs says
""",
    )
)
ENGLISH_ALONE = ENGLISH - {
    "was",
    "hat",
    "name",
    "names",
    "also",
    "an",
}  # "Name", "also" and "was" are German words, too
QUOTED = re.compile(r"„[^“]*“|“[^”]*”|\"[^\"]{0,200}\"|'[^'\n]*'|`[^`]*`|\[\[?[\w-]+\]?\]")
NAMED = re.compile(
    r"\b[0-9a-f]{12,16}\b|--[\w-]+|\b[a-z]+(?:-[a-z]+)+\b|\S*[/_=<>{}\\]\S*|\S+\.(?:txt|toml|json|jsonl|py|md|docx)\b|https?://\S+"
)
WORD = re.compile(r"[^\W\d_]+")


def find_foreign(text: str, ui: str) -> list[str]:
    """Words of the other language in what is said in `ui`; quotations, paths, options and codes do not count."""
    plain = NAMED.sub(" ", QUOTED.sub(" ", text))
    foreign = ENGLISH_ALONE if ui == "de" else GERMAN
    return [word for word in WORD.findall(plain) if word.lower() in foreign]


def call(ui: str, arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the command line as a process would, but in this one; gives the exit code."""
    monkeypatch.setattr(sys, "argv", ["gegenprobe", *arguments, "--ui", ui])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)
