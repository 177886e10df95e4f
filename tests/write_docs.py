"""Writes docs/rules.md, docs/report.svg and checker/tested_rules.json anew from the rules and a run on a sample story.

    python -m tests.write_docs

Tests hold them against the code, so that none can fall behind. tested_rules.json says which rule files have had
their examples run: that is done here, and a start of the program need not do it again.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from checker import pipeline
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


def write_rule_reference(language: str = "en") -> str:
    """All rules with manual and examples, as one Markdown page in a language."""
    rules = load_rules()
    pages = (describe_rule(rule, language).replace("\n## ", "\n### ").replace("# ", "## ", 1) for rule in rules)
    return f"{HEADS[language]}\n\n" + "\n".join(pages)


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
    (DOCS / "report.svg").write_text(draw_report(), encoding="utf-8")
    load_rules(run_all=True)
    TESTED.write_text(write_tested(find_folder("rules")), encoding="utf-8")
