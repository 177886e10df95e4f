"""Gathers the sources of the documentation site: `python -m tests.write_site FOLDER`, then `zensical build` there.

The pages of docs/, the README in both languages, how it is built and what has changed, a page a rule in both languages
from the rule files, and the JSON Schemas. FOLDER gets a mkdocs.yml and the pages under docs/.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

from checker.cli.rules import describe_rule
from checker.plugins import Rule, load_rules
from checker.schemas import FOLDER as SCHEMAS

ROOT = Path(__file__).resolve().parent.parent
# Pages that lie beside docs/, with the names they have on the site.
BESIDE: Mapping[str, str] = {
    "README.md": "index.md",
    "README.de.md": "index.de.md",
    "DESIGN.md": "design.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "benchmarks/README.md": "benchmarks.md",
    "training/README.md": "training.md",
    "checker/pairing/model/card.md": "model-card.md",
}


def write_rule_page(rule: Rule, language: str) -> str:
    """A rule's page in a language, with a link to the other."""
    other, file = ("Deutsch", f"{rule.name}.de.md") if language == "en" else ("English", f"{rule.name}.md")
    return f"{describe_rule(rule, language)}\n[{other}]({file})\n"


def write_rule_list(rules: tuple[Rule, ...]) -> str:
    """The list of all rules, with links to their pages."""
    rows = [
        f"| [{r.name}](rules/{r.name}.md) · [de](rules/{r.name}.de.md) | {r.level.value} | {r.title} |" for r in rules
    ]
    return "\n".join(["# Rules", "", "| rule | level | finds |", "| --- | --- | --- |", *rows]) + "\n"


def move_links(text: str) -> str:
    """The text of a page that lies elsewhere on the site than in the repository, its links led to where pages lie."""
    for old, new in BESIDE.items():
        text = text.replace(f"]({old})", f"]({new})")
    return text.replace("](docs/", "](")


def gather(folder: Path) -> None:
    """Write mkdocs.yml and all pages into a folder, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    pages = folder / "docs"
    shutil.copytree(ROOT / "docs", pages, ignore=shutil.ignore_patterns("take.py", "rules.md"))
    for old, new in BESIDE.items():
        (pages / new).write_text(move_links((ROOT / old).read_text(encoding="utf-8")), encoding="utf-8")
    rules = load_rules()
    (pages / "rules.md").write_text(write_rule_list(rules), encoding="utf-8")
    (pages / "rules").mkdir()
    for rule in rules:
        (pages / "rules" / f"{rule.name}.md").write_text(write_rule_page(rule, "en"), encoding="utf-8")
        (pages / "rules" / f"{rule.name}.de.md").write_text(write_rule_page(rule, "de"), encoding="utf-8")
    shutil.copytree(SCHEMAS, pages / "schemas", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    settings = list_settings(rules, pages)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), encoding="utf-8")


def list_settings(rules: tuple[Rule, ...], pages: Path) -> dict[str, object]:
    """The settings of the site: strict about links, no fonts and scripts from elsewhere."""
    decisions = sorted(path.name for path in (pages / "decisions").glob("[0-9]*.md"))
    return {
        "site_name": "Gegenprobe",
        "site_dir": "site",
        "use_directory_urls": True,
        "theme": {"name": "material", "font": False, "features": ["navigation.indexes", "content.code.copy"]},
        "plugins": ["search"],
        "markdown_extensions": ["tables", "admonition", "toc"],
        "validation": {"links": {"anchors": "warn", "unrecognized_links": "warn"}},
        "nav": [
            {"Gegenprobe": "index.md"},
            {"Deutsch": "index.de.md"},
            {
                "Use": [
                    {"Commands": "use.md"},
                    {"A session": "session.md"},
                    {"Editors": "editors.md"},
                    {"Pipelines": "ci/README.md"},
                    {"A second reader": "reader.md"},
                    {"Formats": "formats.md"},
                    {"Facts": "facts.md"},
                    {"Rules of your own": "own-rules.md"},
                ]
            },
            {"Rules": [{"All": "rules.md"}, *({rule.name: f"rules/{rule.name}.md"} for rule in rules)]},
            {
                "How well": [
                    {"Accuracy": "accuracy.md"},
                    {"Limits": "limits.md"},
                    {"Pairing": "pairing.md"},
                    {"Model card": "model-card.md"},
                    {"Benchmarks": "benchmarks.md"},
                ]
            },
            {"Words": [{"Glossary": "glossary.md"}, {"What a finding can say": "messages.md"}]},
            {"Decisions": ["decisions/README.md", *(f"decisions/{name}" for name in decisions)]},
            {
                "Inside": [
                    {"Design": "design.md"},
                    {"Working on it": "contributing.md"},
                    {"Training": "training.md"},
                    {"Dependencies": "dependencies.md"},
                    {"Changes": "changelog.md"},
                ]
            },
        ],
    }


def find_broken_links(folder: Path) -> list[str]:
    """Relative links of the gathered pages that lead to no file, as "page: link"."""
    broken = []
    for page in sorted((folder / "docs").rglob("*.md")):
        for link in re.findall(r"\]\((?!https?:|#)([^)\s#]+)[^)]*\)", _without_code(page.read_text(encoding="utf-8"))):
            if not (page.parent / link).exists():
                broken.append(f"{page.relative_to(folder)}: {link}")
    return broken


def _without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


if __name__ == "__main__":
    gather(Path(sys.argv[1]))
    sys.exit("\n".join(find_broken_links(Path(sys.argv[1]))) or None)  # an empty message would end with 1, too
