#!/usr/bin/env bash
# puremagic 1.30 takes a text that begins with the letters MZ for a Windows program, with BM for a picture.
#
# Behaviour: a signature of two letters is enough, whatever follows. "MZ" is what the Mitteldeutsche Zeitung calls itself,
# "BM" the Bundesministerium; a report that begins "MZ-Bericht: ..." is told to be an executable.
# Guess before running: a signature of two letters counts only where more of the format follows.
# Seen: "Windows Executable file" and "Microsoft Windows Bitmap image", both with the confidence 0.2, and nothing likelier.
# What to do: signatures of three bytes and more that no text begins with, and say what the file is in the reader's language
# (KINDS in checker/reading/decoding.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check puremagic==1.30
"$work/venv/bin/python" - <<'PYTHON'
import puremagic

SEEN = {
    "MZ-Bericht: Drei Tote bei Unfall auf der A 9. ": "Windows Executable file",
    "BM-Sprecherin bestätigt den Rücktritt. ": "Microsoft Windows Bitmap image",
}
for text, name in SEEN.items():
    first = puremagic.magic_string((text * 20).encode())[0]
    print(f"{text!r}: {first.name} ({first.confidence})")
    assert first.name == name, "it looks at more than two letters now"
PYTHON
