"""Who says nothing of a passage, on paper: letters that the head of the sheet explains, as names fill whole pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, product
from string import ascii_uppercase

from checker.model import Claim
from checker.showing.remarks import Kind, Remark, write_remark
from checker.showing.wording import words


def count_in_letters() -> Iterator[str]:
    """A, B, ... Z, AA, AB, ... without end."""
    for length in count(1):
        yield from ("".join(letters) for letters in product(ascii_uppercase, repeat=length))


def write_printed(remark: Remark, passage: Sequence[Claim], letters: Mapping[str, str], language: str) -> str:
    """A remark as it is printed: as everywhere, but those who say nothing by their letters, "nichts dazu: A, C–F"."""
    if remark.kind is not Kind.SILENT:
        return write_remark(remark, passage, language)
    silent = {article.path for article in remark.articles}
    runs: list[list[str]] = [[]]
    for path, letter in letters.items():
        if path in silent:
            runs[-1].append(letter)
        elif runs[-1]:
            runs.append([])
    told = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs if run)
    return words(language)["silent_here"].format(who=", ".join(told))
