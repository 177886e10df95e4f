"""Pages whose text is drawn sideways or upside down, whether they are shown so or turned back by their `/Rotate`.

pdfium puts lines in order as the page is shown, and tells where characters stand as they are drawn; both are only right
for a page that is drawn upright. Here a page is turned until most of its words stand upright, and places are turned
with it. Source: ISO 32000-1, 7.7.3.3 (Rotate: degrees clockwise).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

SAMPLE = 200  # characters of a page that are asked how they stand
QUARTER = 90  # degrees
Corners = tuple[float, float, float, float]  # left, bottom, right, top, in points


@dataclass(frozen=True, slots=True)
class Turned:
    """The text of a page that was drawn turned by some degrees; places are those of the page as it is read."""

    page: Any
    degrees: int
    width: float
    height: float

    def get_charbox(self, at: int, loose: bool = False) -> Corners:
        """Left, bottom, right and top of a character. Raises PdfiumError."""
        left, bottom, right, top = self.page.get_charbox(at, loose=loose)
        if self.degrees == QUARTER:
            return bottom, self.height - right, top, self.height - left
        if self.degrees == 2 * QUARTER:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        return self.width - top, left, self.width - bottom, right

    def get_text_range(self) -> str:
        """The characters of the page, line by line."""
        text: str = self.page.get_text_range()
        return text


def open_upright(page: Any) -> Any:
    """The text of a page of pdfium, turned until most of it stands upright. Raises PdfiumError."""
    text = page.get_textpage()
    degrees = _find_degrees(text)
    if page.get_rotation() != degrees:
        page.set_rotation(degrees)
        text = page.get_textpage()
    return Turned(text, degrees, *page.get_size()) if degrees else text


def _find_degrees(text: Any) -> int:
    """By how many degrees clockwise a page is to be turned for most of its characters to stand upright."""
    from pypdfium2 import raw  # loaded already, as there is a page

    count = text.count_chars()
    angles = (raw.FPDFText_GetCharAngle(text, at) for at in range(0, count, max(1, count // SAMPLE)))
    quarters = Counter(round(math.degrees(angle) / QUARTER) % 4 for angle in angles if angle >= 0)
    return -max(quarters, key=lambda quarter: (quarters[quarter], -quarter), default=0) * QUARTER % 360
