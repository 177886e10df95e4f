"""The stories an encoder knows are told by the digests of their files, whatever stories are added beside them."""

from __future__ import annotations

from pathlib import Path

from training.marked import Event
from training.stories import digest_story, leave_out_known, read_known, write_known


def test_a_story_that_the_encoder_knows_stays_out_whatever_is_added(tmp_path: Path) -> None:
    for name in ("b-two", "c-three"):
        (tmp_path / f"{name}.txt").write_text(f"=== 01 | Blatt | - | de\n{name}\n", encoding="utf-8")
    write_known([digest_story(tmp_path, "b-two")], tmp_path / "known")
    (tmp_path / "a-one.txt").write_text("=== 01 | Blatt | - | de\nneu\n", encoding="utf-8")
    stories = [Event(name, ()) for name in ("a-one", "b-two", "c-three")]
    kept = leave_out_known(stories, tmp_path, read_known(tmp_path / "known"))
    assert [story.name for story in kept] == ["a-one", "c-three"]


def test_without_a_list_no_story_is_known(tmp_path: Path) -> None:
    assert read_known(tmp_path / "known") == frozenset()
