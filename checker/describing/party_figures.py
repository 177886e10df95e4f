"""Whose figure a share or a count is: the party beside it, not that of its neighbour.

In: the text and the context of a figure. Out: the codes of its parties.
"""

from __future__ import annotations

import re

from checker.describing.content import join_party_names, last_party_in, only_party_in, parties_in
from checker.describing.context import Context

# "28 Prozent knapp vor der CDU", "mit 101 Sitzen hat die SPD 32": the party behind is another figure's
NOT_ITS_PARTY = re.compile(
    r"\s*(?:(?:mehr|weniger)\s+als|(?:more|fewer|less)\s+than)\b"
    r"|\s*(?:(?:knapp|klar|deutlich|weit)\s+)?(?:vor|hinter)\s+(?:der|den|dem)\b|\s*(?:ahead of|behind)\b"
    r"|\s*(?:hat|haben|hatte|hatten|kommt|kommen|erhält|erhalten|bekommt|stellt|has|have|gets|won)\s+(?:die|der|das|the)"
    r"\s+\S+\s*$"
)
# Behind a figure: to whom it went. "24 für die SPD und elf": the party is that of the 24
PARTY_OF_FIGURE = re.compile(
    r"\s*(?:(?:gingen|gehen|entfallen|entfielen|fielen|went|go)\s+)?(?:für|an|auf|bei|for|to)\s+(?:(?:die|den|der|das|the)\s+)?"
    r"[A-ZÄÖÜ]\w+"
)
PUNCTUATION = " ,;:()\n[]|–—-"
POINTS = r"(?:\s*(?:Punkte?|Prozentpunkte?|points?|percentage points?))?\s*"
MOVED_TO = re.compile(
    rf"{POINTS}(?:auf|to)\s*|,\s*(?:down|up|minus|plus|ein Plus von|ein Minus von)(?:\s+by)?\s*"
    rf"|{POINTS}(?:und|and)\s+(?:liegt|steht|kommt|landet|stands|is)\s+(?:(?:nun|jetzt|damit|now)\s+)?(?:bei|auf|at|on)\s*"
)
TOGETHER = re.compile(r"\b(?:zusammen|gemeinsam|together|combined)\b")
OPENS_WITH = re.compile(r"\s*(?:With|Mit)\s*(?:just|only|nur)?\s*")
JOINED = re.compile(r"\b(?:und|and)\b")
NEAR = 4


def is_moved_to(between: str) -> bool:
    """Whether the words between two shares make the second what the first led to: "um 4 Punkte auf 17 Prozent"."""
    return bool(MOVED_TO.fullmatch(between))


def find_parties(text: str, context: Context, dimension: str) -> frozenset[str]:
    """The parties a figure is of: those beside it, the one before its bracket, or the only one of its sentence."""
    before, after = text[slice(*context.before)], text[slice(*context.after)]
    if text[context.before[0] - 1 : context.before[0]].strip(PUNCTUATION):  # behind another figure
        before = PARTY_OF_FIGURE.sub("", join_party_names(before), count=1)
    behind = "" if NOT_ITS_PARTY.match(after) else JOINED.split(join_party_names(after))[0]
    reach = 0 if TOGETHER.search(before) else -NEAR  # "CDU und SPD kommen zusammen auf 55 Sitze"
    parties = parties_in(join_party_names(before).split()[reach:]) or parties_in(behind.split()[:NEAR])
    if not parties and OPENS_WITH.fullmatch(before) and not after.strip():
        parties = parties_in(join_party_names(text[slice(*context.later)]).split()[:NEAR])
    if parties:
        return parties
    if context.bracketed:
        return last_party_in(text[slice(*context.earlier)])
    if dimension != "share":
        return parties
    return only_party_in(before) or only_party_in(text[context.earlier[0] : context.later[1]])
