#!/usr/bin/env bash
# pygls 2.1.1 counts lines as Python's str.splitlines does, the protocol only at \n, \r\n and \r.
#
# Behaviour: a document that holds U+2028 (or a form feed, a vertical tab, U+0085), as texts copied from word processors and web
# pages do, has more lines for pygls than for the editor. Positions the editor sends lead to other places, and edits it
# sends for a range ("incremental") change other characters.
# The protocol (LSP 3.17, "Text Documents"): line endings are '\n', '\r\n' and '\r'.
# Guess before running: line 1, column 0 of "a<U+2028>b<LF>c" is offset 4, the c.
# Seen: offset 2, the b; an edit of the line "c" changes the "b".
# What to do: take whole texts (TextDocumentSyncKind.Full) and count lines oneself (checker/lsp/places.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pygls==2.1.1 lsprotocol==2025.0.0
"$work/venv/bin/python" - <<'PYTHON'
from lsprotocol import types
from pygls.workspace import TextDocument

text = "a\u2028b\nc"
document = TextDocument("file:///text.txt", text)
offset = document.offset_at_position(types.Position(line=1, character=0))
print(f"line 1, column 0 is offset {offset}; by the protocol it is {text.index('c')}")
assert offset == 2, "pygls no longer counts U+2028 as the end of a line"

span = types.Range(types.Position(1, 0), types.Position(1, 1))
document.apply_change(types.TextDocumentContentChangePartial(range=span, text="X"))
print(f"an edit that puts X in place of line 1 gives {document.source!r}")
assert document.source == "a\u2028X\nc"
PYTHON
