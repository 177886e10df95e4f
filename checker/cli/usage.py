"""What the framework says of a command line that cannot be followed, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.catalogue import mark
from checker.messages import Remark

# The framework's sentences and our own for each; its words in quotes become fields.
SENTENCES: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"No such option:? '?(?P<option>[^\s'.]+)'?"), mark("there is no option {option}; see --help")),
    (re.compile(r"No such command '(?P<command>[^']*)'"), mark("there is no command {command}; see --help")),
    (re.compile(r"Missing command"), mark("name a command; see --help")),
    (
        re.compile(r"Missing (?:argument|option|parameter) '?(?P<name>[^']*?)'?\.?$"),
        mark("{name} is missing; see --help"),
    ),
    (
        re.compile(r"Option '(?P<option>[^']*)' requires an argument"),
        mark("{option} needs a value; see --help"),
    ),
    (
        re.compile(r"Option '(?P<option>[^']*)' does not take a value"),
        mark("{option} takes no value; see --help"),
    ),
    (
        re.compile(r"Got unexpected extra arguments? \((?P<rest>.*)\)", re.DOTALL),
        mark("there is too much on the command line: {rest}"),
    ),
    (
        re.compile(r"Invalid value for (?P<name>[^:]*): (?P<value>.*)", re.DOTALL),
        mark("{name}: this value cannot be used here; see --help"),
    ),
)


def tell_usage(said: str) -> Remark:
    """The framework's sentence as a remark of ours; one that is not known stays as it is, behind our own words."""
    for pattern, remark in SENTENCES:
        found = pattern.search(said)
        if found:
            return Remark(remark, **{name: value or "" for name, value in found.groupdict().items()})
    return Remark("this command line cannot be followed ({problem}); see --help", problem=said)
