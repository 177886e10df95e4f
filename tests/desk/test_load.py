"""The desk under a small load: nothing is lost. benchmarks/desk.py puts it under the large one."""

from __future__ import annotations

from benchmarks.desk import put_under_load


def test_pages_checks_and_two_writers_lose_nothing(tmp_path):
    load = put_under_load(tmp_path, pages=4, checks=6, decisions=12)
    assert load.made[0] >= 5  # a figure that is another finding every time
    assert load.nothing_lost, load
