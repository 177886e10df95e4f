#!/usr/bin/env bash
# babel 2.19.0 writes 1'234 in Switzerland, and 1234567 without any mark from a million on.
#
# Behaviour: its Swiss locales (de_CH, it_CH, fr_CH) and Liechtenstein's group digits with the typewriter's apostrophe. In patterns
# of CLDR that sign quotes text, and NumberPattern.apply() takes quotes out of the finished number: two of them, as a figure from a
# million on has, go as a pair. parse_decimal takes that apostrophe alone: the typographic one of Swiss papers, which babel 2.18
# wrote and read, is no number. As a full stop is the decimal sign there, "1.200" out of a German wire is 1.2.
# Guess before running: the typographic apostrophe is written, as CLDR has it, and the typewriter's refused.
# Seen: "1'234", then "1234567.5", "CHF 1234567.50" and, with three marks, "1234567'890"; the typographic one is refused.
# What to do: pin babel where figures are written for Swiss readers, and read both apostrophes alike (checker/ takes names alone
# from babel, and reads figures itself).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from babel.numbers import NumberFormatError, format_currency, format_decimal, parse_decimal

for locale in ("de_CH", "it_CH", "de_LI", "de_DE"):
    told = [format_decimal(figure, locale=locale) for figure in (1234, 1234567, 1234567890)]
    print(f"{locale}: {told}, {format_currency(1234567.5, 'CHF', locale=locale)}")
assert format_decimal(1234, locale="de_CH") == "1'234"
assert format_decimal(1234567.5, locale="de_CH") == "1234567.5", "marks stay from a million on now"
assert format_decimal(1234567890, locale="de_CH") == "1234567'890"
assert format_decimal(1234567, locale="de_DE") == "1.234.567"
assert parse_decimal("1'200", locale="de_CH") == 1200
assert str(parse_decimal("1.200", locale="de_CH")) == "1.200"
try:
    parse_decimal("1\u2019200", locale="de_CH")
except NumberFormatError as refused:
    print(refused)
else:
    raise SystemExit("the typographic apostrophe is read now")
PYTHON
