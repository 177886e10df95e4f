#!/usr/bin/env bash
# lsprotocol 2025.0.0 has put `tooltip` between `command` and `arguments` of types.Command.
#
# Behaviour: Command(title, command, arguments) by position, in the order of the protocol's
# own page for 3.17, hands the arguments to `tooltip` (new in 3.18) and raises TypeError.
# Guess before running: the third positional argument is `arguments`, as it was; new fields are added at the end.
# Seen: TypeError, 'tooltip' must be str.
# What to do: name the fields of every type of lsprotocol.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check lsprotocol==2025.0.0
"$work/venv/bin/python" - <<'PYTHON'
from inspect import signature

from lsprotocol import types

names = list(signature(types.Command).parameters)
print(names)
assert names == ["title", "command", "tooltip", "arguments"], "the order of the fields has changed"
try:
    types.Command("Accept", "accept", ["one"])
except TypeError as problem:
    print(f"TypeError: {problem.args[0][:60]}")
else:
    raise SystemExit("Command now takes its arguments as third")
assert types.Command(title="Accept", command="accept", arguments=["one"]).arguments == ["one"]
PYTHON
