"""The sample stories in seeds/ hold what tests/data/seeds_expected.toml says must be found in them and left alone."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXPECTED = tomllib.loads((ROOT / "tests" / "data" / "seeds_expected.toml").read_text(encoding="utf-8"))
PLACES = [place for slip in EXPECTED["slip"] for place in slip["claims"] if place["file"] != "facts"]
PLACES += [pair[side] for pair in EXPECTED["quiet"] for side in ("a", "b")]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place['file']}: {place['text']}")
def test_what_is_expected_stands_once_in_its_article(place: dict[str, str]) -> None:
    text = (ROOT / "seeds" / place["file"]).read_text(encoding="utf-8")
    assert text.count(place["text"]) == 1


def test_every_story_has_three_articles_and_a_slip() -> None:
    stories = [folder for folder in (ROOT / "seeds").iterdir() if folder.is_dir() and folder.name != "facts"]
    assert len(stories) >= 3
    for story in stories:
        assert len([file for file in story.iterdir() if file.suffix in (".txt", ".md")]) >= 3
        assert any(slip["story"] == story.name for slip in EXPECTED["slip"])
