#!/usr/bin/env bash
# pypdfium2 5.15.2 (PDFium) takes the hyphen of "Ost-West" for a divided word's, and a raised mark of a note for a digit.
#
# Behaviour: a hyphen at a line's end between letters comes as U+FFFE from get_text_range and as U+0002 from get_text_bounded, with no
# line end behind it, also before a capital: whoever drops that sign, as it means a soft hyphen, reads "OstWest". Between figures
# it is a hyphen and a line end. A small raised "2" behind "47" belongs to the figure, and the line ends there: "472" and, on the
# next line, " Millionen".
# Guess before running: a hyphen and a line end throughout; "47" and "2" told apart, as they stand at two heights.
# Seen: as above.
# What to do: look at what follows before a hyphen goes, and at the heights of digits, which get_charbox tells
# (checker/reading/formats/pdf.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 reportlab==5.1.0
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from pypdfium2 import PdfDocument
from reportlab.pdfgen import canvas

page = canvas.Canvas("page.pdf")


def draw(height, *parts):
    at = 72
    for text, size, raised in parts:
        page.setFont("Helvetica", size)
        page.drawString(at, height + raised, text)
        at += page.stringWidth(text, "Helvetica", size)


draw(700, ("Es kamen 47", 12, 0), ("2", 7, 5), (" Millionen Menschen.", 12, 0))
draw(680, ("Der Handel zwischen Ost-", 12, 0))
draw(665, ("West und der Bundes-", 12, 0))
draw(650, ("tag in den Jahren 1990-", 12, 0))
draw(635, ("2000 wuchs.", 12, 0))
page.save()
shown = PdfDocument("page.pdf")[0].get_textpage()
told, bounded = shown.get_text_range(), shown.get_text_bounded()
print(ascii(told))
print(ascii(bounded))
assert "Es kamen 472\r\n Millionen" in told, "the mark is told apart now"
assert "Ost\ufffeWest" in told and "Bundes\ufffetag" in told, "hyphens are told otherwise now"
assert "1990-\r\n2000" in told
assert "Ost\x02West" in bounded and "472\r\n" in bounded
PYTHON
