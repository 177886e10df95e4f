#!/usr/bin/env bash
# price-parser 0.5.1 reads "0,319 Euro" as 319 euros.
#
# Behaviour: three digits behind a comma or a point are thousands, whatever stands before it, a lone nought too. Prices of
# electricity, gas and fuel are told in thousandths of a euro: 0,319 Euro a kilowatt hour becomes 319, 1,719 Euro a litre 1719.
# Two or five digits are decimals ("1,95583"). A decimal point given by hand (decimal_separator=",") mends it.
# Guess before running: 0.319, since no number of thousands begins with a nought.
# Seen: 319, 319, 1719; 0.05 and 1.95583 are right.
# What to do: take a leading nought for decimals, and let the language or the unit decide on the rest (quantities in
# checker/finding/figures do).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check price-parser==0.5.1
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from decimal import Decimal

from price_parser import Price

SEEN = {
    "0,319 Euro je Kilowattstunde": "319",
    "EUR 0.319": "319",
    "1,719 Euro je Liter": "1719",
    "0,05 Euro": "0.05",
    "1,95583 DM": "1.95583",
}
for words, amount in SEEN.items():
    told = Price.fromstring(words).amount
    print(f"{words!r}: {told}")
    assert told == Decimal(amount), "it reads this otherwise now"
assert Price.fromstring("0,319 Euro", decimal_separator=",").amount == Decimal("0.319")
PYTHON
