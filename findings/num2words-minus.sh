#!/usr/bin/env bash
# num2words 0.5.14 drops the minus of what lies between zero and minus one: -0.5 is "null Komma fünf".
#
# Behaviour: the word for the sign comes from the whole part, and of -0.5 that is 0, which has none. Decimal, float and text
# are all spoken so, in German as in English, where -1.5 keeps its "minus". An economy that shrank by half a per cent is read out as
# one that grew. Years before our time lose more: -44 as a year is "minuseinshundertsechsundfünfzig".
# Guess before running: "minus null Komma fünf".
# Seen: "null Komma fünf", "zero point five".
# What to do: say the sign oneself and hand over the amount.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from decimal import Decimal

from num2words import num2words

for value in (Decimal("-0.5"), -0.25, Decimal("-1.5")):
    print(f"{value}: {num2words(value, lang='de')!r}, {num2words(value, lang='en')!r}")
assert num2words(Decimal("-1.5"), lang="de") == "minus eins Komma fünf"
for value in (Decimal("-0.5"), -0.5, "-0.5"):
    assert num2words(value, lang="de") == num2words(Decimal("0.5"), lang="de") == "null Komma fünf", "it keeps the sign now"
    assert num2words(value, lang="en") == "zero point five"
year = num2words(-44, lang="de", to="year")
print(f"the year -44: {year!r}")
assert year == "minuseinshundertsechsundfünfzig", "years before our time are spoken otherwise now"
PYTHON
