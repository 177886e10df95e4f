"""Times taken, in hours, minutes and seconds: "nach 2:04:23 im Ziel", "3:02:05 Stunden".

In: a line and the index of its first figure. Out: a length of time in seconds, or None.
"""

from __future__ import annotations

from decimal import Decimal

from checker.finding.figures.draft import Figure
from checker.finding.figures.scan import Line
from checker.finding.figures.units import unit_at

PARTS = 60
CLOCK = frozenset(("uhr", "am", "pm", "gmt", "utc"))
# Before such a row of figures they say that somebody or something took that long.
TAKING = frozenset(("nach", "in", "bei", "von", "mit", "zeit", "after", "of", "time", "clocked", "auf", "to"))


def time_taken(line: Line, index: int) -> Figure | None:
    """The time that begins here: three figures with colons, the last two of minutes and seconds, with "Stunden" behind
    or a word of taking before; a time of day is none."""
    texts = [line.at(index + place).text for place in range(5)]
    glued = all(line.at(index + place).glued for place in range(1, 5))
    if not glued or texts[1] != ":" or texts[3] != ":" or not all(texts[place].isdecimal() for place in (0, 2, 4)):
        return None
    hours, minutes, seconds = (int(texts[place]) for place in (0, 2, 4))
    if len(texts[0]) > 2 or len(texts[2]) != 2 or len(texts[4]) != 2 or minutes >= PARTS or seconds >= PARTS:
        return None
    end = index + 5
    unit = unit_at(line, end)
    told = unit is not None and unit[0].code == "hour"
    if line.at(end).lower in CLOCK or (line.at(end).glued and line.at(end).text in (":", "-", "/")):
        return None
    if not told and line.at(index - 1).lower not in TAKING:
        return None
    value = Decimal(hours * PARTS * PARTS + minutes * PARTS + seconds)
    after = unit[1] if told and unit else end
    return Figure(index, after, value, Decimal(0), unit="second", kind="duration", bare=False)
