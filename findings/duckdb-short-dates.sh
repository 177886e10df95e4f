#!/usr/bin/env bash
# duckdb 2.0.1 reads a column of "03.04.25" in a CSV file as days of April 2003.
#
# Behaviour: read_csv tries formats of dates on a sample, and of those that fit all rows year first wins where the year has two digits:
# day 3 of month 4 in 25 becomes 25 April 2003. It needs no more than that all days and years fit: one row of the 31st of a month
# before 2032 ("31.03.25") still does, read as 25 March 2031. With the year in four digits the same column is day first, and right.
# The column has the type DATE, so nobody asks.
# In the same file "1.200" and "3.450" of a German table are 1.2 and 3.45 (DOUBLE).
# Guess before running: day first, as with four digits, or text.
# Seen: 2003-04-25; with the format given, 2025-04-03.
# What to do: give dateformat='%d.%m.%y' and the types of columns with every file, and look at the years (checker/ hands
# duckdb nothing but Parquet files of its own).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import duckdb

print(duckdb.__version__)


def read(*rows, **options):
    with open("table.csv", "w", encoding="utf-8") as file:
        file.write("tag;zahl\n" + "".join(f"{row}\n" for row in rows))
    found = duckdb.read_csv("table.csv", **options)
    told = [(str(day), figure) for day, figure in found.fetchall()]
    print(rows, [str(kind) for kind in found.types], told)
    return told


short = ("03.04.25;1.200", "05.06.25;3.450")
assert read(*short) == [("2003-04-25", 1.2), ("2005-06-25", 3.45)], "it reads short dates otherwise now"
assert read(*short, "31.03.25;900")[2] == ("2031-03-25", 900.0)
assert read("03.04.2025;1.200", "05.06.2025;3.450")[0] == ("2025-04-03", 1.2)
assert read(*short, date_format="%d.%m.%y")[0][0] == "2025-04-03"
PYTHON
