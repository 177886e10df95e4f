"""The commands of `gegenprobe` by name: the file of this folder that holds each, and what it does in one sentence.

The page of `gegenprobe --help` is written from this table alone, so that nothing else need be loaded to show it; a test
holds the sentences against those of the commands themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.catalogue import mark


class Command(NamedTuple):
    """A command or group of commands: its module in this folder and the first paragraph of its help, in English."""

    module: str
    help: str


ABOUT = mark("Cross-check news articles: find the passages that cannot both be true, before publication.")
COMMANDS: Mapping[str, Command] = {
    "check": Command(
        "check", mark("Check articles against one another, against --against and against the reference facts.")
    ),
    "quantities": Command(
        "listing",
        mark("List every figure found, in normal form: value, range, unit, hedge, rate and what is counted."),
    ),
    "claims": Command("listing", mark("List every claim the rules find: whose, what it says, who says it.")),
    "compare": Command(
        "compare",
        mark("Set two texts against each other as articles of one story and one day, and explain every pair."),
    ),
    "diff": Command("diff", mark("Show what two versions of a live story say differently.")),
    "review": Command(
        "review",
        mark(
            "Walk through new findings: both passages, the reason, then accept, dismiss, wrong source or skip, with a "
            "note."
        ),
    ),
    "desk": Command(
        "desk",
        mark(
            "Paste a draft and its sources in the browser: findings beside the text while you type, decided with a key."
        ),
    ),
    "rules": Command(
        "rules", mark("List every rule with its level and what it finds, after running the examples of all.")
    ),
    "explain": Command(
        "rules",
        mark("Explain one rule: what disagrees, when it is legitimate, what it cannot see, and its examples."),
    ),
    "ci": Command(
        "ci",
        mark(
            "Print the file that runs Gegenprobe in GitHub, GitLab or pre-commit, pinned to the commit installed here."
        ),
    ),
    "lsp": Command(
        "lsp",
        mark(
            "Serve an editor over standard input and output: findings while one types, hover, and what to do about "
            "them."
        ),
    ),
    "init": Command(
        "starting",
        mark("Write a gegenprobe.toml to begin with, and beside it the schema that editors check and complete it by."),
    ),
    "schema": Command("starting", mark("Print the JSON Schema of one of the files that Gegenprobe reads or writes.")),
    "decisions": Command("decisions", mark("Accept, dismiss, show and prune findings.")),
    "config": Command("configuration", mark("Show the configuration.")),
    "facts": Command("facts", mark("Import reference facts and look over a facts file.")),
    "archive": Command("archive", mark("Keep read articles to check drafts against.")),
    "reader": Command("asking_by_hand", mark("Ask a language model by hand, without a server.")),
}
OPTIONS: Sequence[tuple[str, str]] = (
    ("--ui de|en", mark("Language of help, remarks and reports.")),
    ("--version", mark("Show the version and exit.")),
    ("--install-completion", mark("Install completion for the current shell.")),
    (
        "--show-completion",
        mark("Show completion for the current shell, to copy it or customize the installation."),
    ),
    ("-h, --help", mark("Show this message and exit.")),
)


def find_command(arguments: Sequence[str]) -> str | None:
    """The command that arguments name: the first that is no option and no value of --ui; None if there is none."""
    values = iter(arguments)
    for argument in values:
        if argument == "--ui":
            next(values, None)
        elif not argument.startswith("-"):
            return argument if argument in COMMANDS else None
    return None
