#!/usr/bin/env bash
# lsprotocol 2025.0.0 reads a code action that carries a command as a bare command, whose name is the action in writing.
#
# Behaviour: the answer to textDocument/codeAction is a list of Command or CodeAction. An action with a title, a kind and a
# command, as the protocol has it, is structured as types.Command, and its `command` is the text "{'title': ...}" of the
# object. Nothing is raised; a client (pygls, pytest-lsp) that runs it asks the server for a command of that name.
# Guess before running: a CodeAction, since `command` is an object there and a text in a Command.
# Seen: a Command. An action without a command is read as what it is.
# What to do: in tests, look at titles and edits of actions, and ask for commands by their own names.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check lsprotocol==2025.0.0 cattrs==26.2.1
"$work/venv/bin/python" - <<'PYTHON'
from lsprotocol import converters, types

command = {"title": "Accept", "command": "desk.accept", "arguments": ["one"]}
action = {"title": "Accept", "kind": "quickfix", "command": command}
answer = {"jsonrpc": "2.0", "id": 1, "result": [action, {"title": "Replace", "kind": "quickfix"}]}
read = converters.get_converter().structure(answer, types.CodeActionResponse)
first, second = read.result
print(type(first).__name__, repr(first.command))
print(type(second).__name__)
assert isinstance(first, types.Command), "an action with a command is now read as an action"
assert first.command == str(command)
assert isinstance(second, types.CodeAction)
PYTHON
