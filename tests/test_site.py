"""The documentation site: every link leads to a page, every rule has a page in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.plugins import load_rules
from tests.write_site import find_broken_links, gather

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    gather(folder)
    return folder


def test_no_link_is_broken(site: Path) -> None:
    assert find_broken_links(site) == []


def test_every_rule_has_a_page_in_both_languages(site: Path) -> None:
    for rule in load_rules():
        english = (site / "docs" / "rules" / f"{rule.name}.md").read_text(encoding="utf-8")
        german = (site / "docs" / "rules" / f"{rule.name}.de.md").read_text(encoding="utf-8")
        assert rule.title in english
        assert rule.title not in german
        assert "## Bleibt still" in german
        assert len(german.splitlines()) >= len(english.splitlines())


def test_every_page_of_the_menu_is_there(site: Path) -> None:
    def pages(entry: object) -> list[str]:
        if isinstance(entry, str):
            return [entry]
        inner = entry.values() if isinstance(entry, dict) else entry
        return [page for one in inner for page in pages(one)]  # type: ignore[attr-defined]

    settings = yaml.safe_load((site / "mkdocs.yml").read_text(encoding="utf-8"))
    named = pages(settings["nav"])
    assert len(named) == len(set(named))
    assert [page for page in named if not (site / "docs" / page).is_file()] == []


def test_there_are_ten_decisions_in_the_form() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert len(pages) >= 10
    for number, page in enumerate(pages, 1):
        lines = page.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith(f"# {number}. ")
        assert [line for line in lines if line.startswith("## ")] == ["## The matter", "## Decided", "## What follows"]


@pytest.mark.parametrize("name", ["README.md", "README.de.md"])
def test_readme_fits_a_screen_and_says_how_its_commands_end(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 65
    assert "gegenprobe check seeds" in text
    assert "**1**" in text
