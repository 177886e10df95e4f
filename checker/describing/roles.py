"""How a figure stands in its clause: level, change, result, whole, distance in time, or replaced by another."""

from __future__ import annotations

import re

from checker.expression import Expression

# "drei der 40 Räte"
WHOLE = frozenset(("der", "von", "von den", "der insgesamt", "von insgesamt", "aus", "unter", "of", "of the", "out of"))
DENIED = Expression(
    r"\b(?:statt|anstatt|nicht|nicht mehr|anstelle von|instead of|down from"
    r"|(?:von|statt|als|gegenüber|nach) (?:bisher|bislang)|zunächst|zuvor|ursprünglich)\s+"
    r"(?:\w+\s+){0,2}$"
)
# "Zunächst hatten wir 40 gemeldet", "die ursprünglich gemeldete Zahl von 40", "von 40 auf 38 korrigiert"
FIRST_SAID = Expression(
    r"\b(?:zunächst|zuerst|anfangs|ursprünglich|initially|originally"
    r"|bis(?:her|lang) (?:hatte|hatten|war|waren)|(?:erste|frühere)[nrs]? (?:Angabe|Version|Fassung|Meldung))",
    re.IGNORECASE,
)
SAID_SO = Expression(
    r"\b(?:gemeldet|geheißen|geheissen|genannt|die Rede|angegeben|verlesen|verkündet|wonach|berichtet|ausgegangen"
    r"|reported)"
)
FROM = Expression(r"\b(?:von|from)\s+$", re.IGNORECASE)
CORRECTED = Expression(r"\b(?:korrigiert|berichtigt|corrected|revised)")
INSTEAD = Expression(r"\s*(?:[A-ZÄÖÜ]\w+ )?(?:statt|anstatt|instead of)\s*(?:\d|$)")  # "8 statt 9"
UP_TO = Expression(r"\s*(?:[A-ZÄÖÜ%]\w*\s+)?(?:auf|to)\b")  # "von 380 auf 410": what was, and what is
FROM_TO = Expression(r"\b(?:von|from) \S{1,12} (?:auf|to)\s*$", re.IGNORECASE)
PUT_RIGHT = Expression(
    r"\b(?:korrigier|berichtig|revidier|nach unten|nach oben|herabgesetzt|heraufgesetzt|corrected|revised)"
)
# "es geht um 40 Stellen" is no change by 40
NO_CHANGE = Expression(r"\b(?:geht|ging|gehe|gehen|handelt|handelte|drehte?|streiten|stritten)\b[^.]*\bum\s*$")
# "ein Plus von acht Prozent"
RISE_OF = Expression(
    r"\b(?:Plus|Minus|Zuwachs|Anstieg|Rückgang|Zunahme|Abnahme|Steigerung|Zuwächse|Aufschlag|Abschlag|Kursgewinn|Kursverlust|Preisanstieg|Wertverlust|increase|decrease|rise|fall)"
    r" (?:von|um|of)\s*$"
)
# "zwei Plätze mehr als nötig", "700 über dem Vorjahr", "900 weniger"
COMPARED = Expression(
    r"\s*(?:[A-ZÄÖÜ]\w+\s+)?(?:mehr|weniger|fewer|more)\b(?!\s+oder)"
    r"|\s*(?:über|unter|above|below|over|under)\s+(?:dem|der|den|the)\b"
)
# "drei Tage nach dem Beben"
OFFSET = Expression(r"\s*(?:nach|vor|zuvor|später|danach|davor|her|ago|after|before|later)\b")


WITHIN = Expression(r"\b(?:innerhalb(?: von)?|binnen|within)\s*$", re.IGNORECASE)  # a term, not a distance in time


def find_role(kind: str, before: str, after: str, earlier: str, later: str) -> str:
    """The role of a figure of this kind, by the words before and after it in its clause and in its sentence.

    "level", "change" (um 3), "result" (auf 20), "offset" (drei Tage nach), "denied" (the 9 of "8 statt 9") or
    "corrected" (its 8).
    """
    if DENIED.find_in(before) or is_replaced(f"{earlier} {before}", later):
        return "denied"
    if INSTEAD.match(after) or (FROM_TO.search(before) and PUT_RIGHT.search(f"{earlier} {before} {after} {later}")):
        return "corrected"
    if OFFSET.match(after) and kind == "duration" and not WITHIN.search(before):
        return "offset"
    last = before.split()[-1:] or [""]
    if kind == "change" or (last[0].lower() in ("um", "by", "plus", "minus") and not NO_CHANGE.search(before)):
        return "change"
    if COMPARED.match(after) or RISE_OF.search(before):
        return "change"
    return "result" if last[0].lower() in ("auf", "to") else "level"


def is_former(before: str, behind: str) -> bool:
    """Whether a figure is what something was: the 17 of "von 17 auf 20", by the words before and behind the number."""
    return bool(FROM.search(before) and UP_TO.match(behind))


def is_replaced(before: str, after: str) -> bool:
    """Whether a sentence tells that a figure was given at first and is so no more."""
    if SAID_SO.may_match(before) or SAID_SO.may_match(after):
        first = FIRST_SAID.search(before)
        if first and (SAID_SO.search(before, first.end()) or SAID_SO.search(after)):
            return True
    return bool(CORRECTED.find_in(after) and FROM.search(before))
