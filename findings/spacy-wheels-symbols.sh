#!/usr/bin/env bash
# Nine tenths of the machine code in spaCy 3.8.18's wheel for Linux are debugging symbols.
#
# Behaviour: the extension modules are built with -g and not stripped. `strip --strip-unneeded` makes spacy 21 MB of 118,
# and what it finds is the same. (The wheels of NumPy, onnxruntime and lxml are stripped.)
# Guess before running: what the index has is stripped, as NumPy's is, and the 118 MB are code made by Cython.
# Seen: 114 MB of machine code, 13 MB without symbols.
# What to do: strip it where images are made, as .ci/slim does; no other package is needed for that than binutils.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --no-compile spacy==3.8.18
"$work/venv/bin/python" - "$work/venv" <<'PYTHON'
import subprocess
import sys
from pathlib import Path

modules = sorted(Path(sys.argv[1]).glob("lib/python3*/site-packages/spacy/**/*.so"))
before = sum(path.stat().st_size for path in modules)
subprocess.run(["strip", "--strip-unneeded", *map(str, modules)], check=True)
after = sum(path.stat().st_size for path in modules)
print(f"{len(modules)} modules: {before / 1e6:.0f} MB, {after / 1e6:.0f} MB without symbols")
assert after * 4 < before, "the wheel is stripped now"
PYTHON
