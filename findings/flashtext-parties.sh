#!/usr/bin/env bash
# flashtext 2.7 finds the Swiss SP in "SPÖ" and a VP in "ÖVP".
#
# Behaviour: a keyword counts where no sign of a word stands beside it, and signs of a word are a to z, digits and "_". An umlaut
# ends a word, so the Austrian SPÖ, ÖVP and FPÖ hold "SP", "VP" and "FP", and "Uniärzte" holds "Uni". Offsets are right, which
# makes it look well: the hit is shown within the longer word.
# Guess before running: whole words alone are found.
# Seen: SP, VP and FP in all three; none in "SPD" or "Universität".
# What to do: add letters by add_non_word_boundary, or look up names by patterns whose \b knows letters (checker/ has patterns).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check flashtext==2.7
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from flashtext import KeywordProcessor

parties = KeywordProcessor()
for name in ("SP", "VP", "FP", "Uni"):
    parties.add_keyword(name)
SEEN = {
    "Die SPÖ legt zu.": [("SP", 4, 6)],
    "Die ÖVP verliert.": [("VP", 5, 7)],
    "Die FPÖ gewinnt.": [("FP", 4, 6)],
    "Uniärzte streiken.": [("Uni", 0, 3)],
    "Die SPD und die Universität schweigen.": [],
}
for sentence, hits in SEEN.items():
    found = parties.extract_keywords(sentence, span_info=True)
    print(f"{sentence!r}: {found}")
    assert found == hits, "umlauts are letters now"
for letter in "äöüÄÖÜß":
    parties.add_non_word_boundary(letter)
assert parties.extract_keywords("Die SPÖ legt zu.") == []
PYTHON
