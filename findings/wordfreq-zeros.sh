#!/usr/bin/env bash
# wordfreq 3.1.1 gives a number of zeros the frequency of all numbers of that length: "00" is as common as a pronoun.
#
# Behaviour: numbers are looked up with zeros for digits ("17" as "00"), and the share of this one number among them is
# multiplied in, but only where looking up changed the word. For "00", "000", "0000" it did not.
# The README: "The first digits are assigned probabilities by Benford's law"; by that "00" is rarer than "17".
# Guess, as the first version of checker/language/frequencies.py had it before a test compared the two: "00" is 0.9 in a thousand of all numbers of two digits.
# Seen: zipf_frequency("00", "en") is 6.84, of "17" 5.32, of "our" 6.14; of "0000" 6.63. A test with random words found it.
# What to do: nothing here, `zipf_of` gives the same values; whoever counts "00" Uhr or 0000 should leave them out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check wordfreq==3.1.1
"$work/venv/bin/python" - <<'PYTHON'
from wordfreq import zipf_frequency

for word in ("00", "17", "0000", "2000", "our"):
    print(f"{word}: {zipf_frequency(word, 'en')}")
assert zipf_frequency("00", "en") > zipf_frequency("our", "en"), "zeros are no longer all numbers"
assert zipf_frequency("00", "en") > zipf_frequency("17", "en") + 1
PYTHON
