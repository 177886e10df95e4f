"""Writes docs/rules.md, messages.md, report.svg and checker/tested_rules.json anew from rules and a sample story.

    python -m tests.write_docs

Tests hold them against the code, so that none can fall behind. tested_rules.json says which rule files have had
their examples run: that is done here, and a start of the program need not do it again.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

from babel.messages.pofile import read_po
from rich.console import Console
from rich.text import Text

from checker import pipeline
from checker.catalogue import DOMAIN, FOLDER, split_manual
from checker.cli.gathering import gather_facts
from checker.cli.rules import describe_rule
from checker.plugins import TESTED, find_folder, load_rules, write_tested
from checker.reading import read_articles
from checker.report_plugins import load_reports

DOCS = Path(__file__).resolve().parent.parent / "docs"
STORY = "seeds/paris-gipfel"
WIDTH = 100
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")


REFERENCES = {"en": "rules.md", "de": "regeln.md"}
HEADS = {
    "en": "# Rules\n\nWritten from the rules by `python -m tests.write_docs`; German: [regeln.md](regeln.md).",
    "de": "# Regeln\n\nAus den Regeln selbst, mit `python -m tests.write_docs`; englisch: [rules.md](rules.md).",
}


TELLING = {
    "What a finding is called, and what tells two things apart": (
        "checker/showing/labels",
        "checker/identity",
        "checker/reckoning/arithmetic",
    ),
    "What a figure measures": ("checker/describing",),
    "Reasons, and advice of a rule": ("rules/", "checker/judging", "checker/reckoning", "checker/facing_facts"),
    "What keeps two figures apart, in `gegenprobe compare`": ("checker/pairing",),
    "Advice": ("checker/showing/suggesting",),
}
TELLING_HEAD = (
    "# What a finding can say\n\nLabels, reasons and advice in both languages, written from the catalogue by "
    "`python -m tests.write_docs`. Words in braces are filled in. Mostly a finding is called by what its articles "
    "call it (`checker/showing/labels.py`); what stands here is used where no sentence has a word, or around that word."
)


def write_rule_reference(language: str = "en") -> str:
    """All rules with manual and examples, as one Markdown page in a language."""
    rules = load_rules()
    pages = (describe_rule(rule, language).replace("\n## ", "\n### ").replace("# ", "## ", 1) for rule in rules)
    return f"{HEADS[language]}\n\n" + "\n".join(pages)


def write_message_table() -> str:
    """Every label, reason and advice that a finding can have, in both languages, as one Markdown page."""
    manuals = {part for rule in load_rules() for part in (rule.title, *split_manual(rule.manual))}
    lines = [TELLING_HEAD]
    with (FOLDER / "de" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        messages = {message.id: message for message in read_po(file) if message.id}
    for head, folders in TELLING.items():
        lines += ["", f"## {head}", "", "| English | Deutsch |", "| --- | --- |"]
        for key in sorted(messages, key=str):
            message = messages[key]
            placed = any(place.startswith(folders) for place, _ in message.locations)
            if placed and key not in manuals:
                pair = [" · ".join((text,) if isinstance(text, str) else text) for text in (key, message.string)]
                lines.append("| " + " | ".join(one.replace("|", "\\|") for one in pair) + " |")
    return "\n".join(lines) + "\n"


def draw_report() -> str:
    """The terminal report on the Paris story, as the picture of the README (SVG)."""
    root = DOCS.parent
    articles, _ = read_articles(tuple(str(path) for path in sorted((root / STORY).iterdir())))
    shown = tuple(replace(article, path=str(Path(article.path).relative_to(root))) for article in articles)
    assessment = pipeline.check(shown, load_rules(), gather_facts(None))
    report = load_reports()["terminal"].render(assessment, width=WIDTH, colour=True, language="de")
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(report))
    picture = console.export_svg(title=f"gegenprobe check {STORY}", unique_id="gegenprobe")
    return FONT_FACE.sub("", picture)  # the template would have the reader's browser fetch fonts


if __name__ == "__main__":
    for language, name in REFERENCES.items():
        (DOCS / name).write_text(write_rule_reference(language), encoding="utf-8")
    (DOCS / "messages.md").write_text(write_message_table(), encoding="utf-8")
    (DOCS / "report.svg").write_text(draw_report(), encoding="utf-8")
    load_rules(run_all=True)
    TESTED.write_text(write_tested(find_folder("rules")), encoding="utf-8")
