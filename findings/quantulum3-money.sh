#!/usr/bin/env bash
# quantulum3 0.10.0 reads "$1.5bn" as one and a half dollar-bit-newtons and "half a million" as 1,500,000.
#
# Behaviour: letters that stand at a number without a blank are units before they are multiples: m is a metre, b a bit or a barn
# (both were seen, without the optional classifier), n a newton. So the way British papers write money gives a product of units, with
# the amount too small by six or nine noughts. "half a million" is added up (one million and a half million).
# With a blank and in full words ("3.5 million pounds") it is right. Nothing is raised or said.
# Guess before running: 3,500,000 pounds sterling, 1,500,000,000 dollars, 500,000.
# Seen: 3.5 "pound sterling metre", 1.5 "dollar bit newton" or "dollar barn newton", 1,500,000.
# What to do: resolve "m", "bn" and "tn" behind a sign of currency before units are looked at; never compare with its figures where
# no blank stands before the letter (benchmarks/ compares with it).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check quantulum3==0.10.0
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from fnmatch import fnmatch

from quantulum3 import parser

SEEN = {
    "The deal is worth £3.5m.": (3.5, "pound sterling metre"),
    "The firm paid $1.5bn.": (1.5, "dollar ? newton"),
    "Half a million people came.": (1_500_000.0, "dimensionless"),
    "The deal is worth 3.5 million pounds.": (3_500_000.0, "?"),  # pounds of weight or of money
}
for sentence, (value, unit) in SEEN.items():
    (found,) = parser.parse(sentence)
    print(f"{sentence!r}: {found.value} {found.unit.name!r}")
    assert found.value == value, "it reads this otherwise now"
    assert fnmatch(found.unit.name, unit.replace("?", "*")), "it takes another unit now"
PYTHON
