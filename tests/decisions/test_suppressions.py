"""Suppressions in an article and beside it: how far they reach, what is unused, what is not followed."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from made_conflicts import make_claim, make_conflict

from checker.decisions import Suppression, apply_suppressions, read_suppressions, report_unused
from checker.model import Article, Conflict, Status

RULE = "conflicting_party"
OTHER = Article("b", "b.md", "Gerda Vogelsang (CDU) kam auch.")


def conflict_in(text: str) -> tuple[Conflict, Article]:
    article = Article("a", "a.md", text)
    return (
        make_conflict(
            make_claim(article, "Gerda Vogelsang (SPD)", "Gerda Vogelsang", "SPD"),
            make_claim(OTHER, "Gerda Vogelsang (CDU)", "Gerda Vogelsang", "CDU"),
        ),
        article,
    )


def status_of(text: str) -> tuple[Status, int]:
    conflict, article = conflict_in(text)
    suppressions, failures = read_suppressions(article)
    assert failures == ()
    (judged,), unused = apply_suppressions([conflict], suppressions)
    return judged.status, len(unused)


CLAIM = "In Gera sprach Gerda Vogelsang (SPD)."


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAIM} <!-- gegenprobe: ignore {RULE} damals war es so -->\n\nMehr dazu.",
        f"<!-- gegenprobe: ignore {RULE} damals war es so -->\n{CLAIM}\n\nMehr dazu.",
        f"<!-- gegenprobe: ignore {RULE} damals war es so -->\n\n{CLAIM}\n",
        f"<!-- gegenprobe: ignore conflicting_ damals war es so -->\n<!-- anderes -->\n\n{CLAIM}\n",
        f"Vorspann.\n\n{CLAIM}\n<!-- gegenprobe: ignore {RULE}: damals war es so -->\n",
        f"Vorspann. <!-- gegenprobe: ignore-file {RULE} damals war es so -->\n\nMitte.\n\n{CLAIM}\n",
        f"<!--gegenprobe:ignore {RULE}\n damals war\n es so-->\n\r\n{CLAIM}\r\n",
    ],
)
def test_a_suppression_with_a_reason_is_followed(text: str) -> None:
    assert status_of(text) == (Status.DISMISSED, 0)


@pytest.mark.parametrize(
    "text",
    [
        f"Vorspann. <!-- gegenprobe: ignore {RULE} damals war es so -->\n\n{CLAIM}",
        f"{CLAIM}\n\n<!-- gegenprobe: ignore {RULE} damals war es so -->\n\nMehr dazu.",
        f"{CLAIM} <!-- gegenprobe: ignore conflicting_office damals war es so -->",
    ],
)
def test_a_suppression_elsewhere_is_unused(text: str) -> None:
    assert status_of(text) == (Status.NEW, 1)


def test_unused_is_said_only_of_rules_that_ran() -> None:
    article = Article("a", "a.md", f"\nText. <!-- gegenprobe: ignore {RULE} damals -->")
    suppressions, _ = read_suppressions(article)
    assert apply_suppressions([], suppressions, rules={"conflicting_office"})[1] == ()
    _, unused = apply_suppressions([], suppressions, rules={RULE})
    (failure,) = report_unused(unused)
    assert (failure.where, failure.fatal) == ("a.md:2", False)
    assert "damals" in failure.problem


@pytest.mark.parametrize("comment", ["ignore conflicting_party", "ingore conflicting_party so", "ignore", ""])
def test_what_is_not_understood_is_a_failure(comment: str) -> None:
    conflict, article = conflict_in(f"{CLAIM} <!-- gegenprobe: {comment} -->")
    suppressions, (failure,) = read_suppressions(article)
    assert failure.where == "a.md:1"
    assert apply_suppressions([conflict], suppressions)[0] == (conflict,)


def test_a_conflict_with_a_pair_not_covered_stays() -> None:
    conflict, article = conflict_in(f"{CLAIM} <!-- gegenprobe: ignore {RULE} damals -->")
    third = make_claim(
        Article("c", "c.md", "Auch Gerda Vogelsang (FDP)."), "Gerda Vogelsang (FDP)", "Gerda Vogelsang", "FDP"
    )
    wider = replace(conflict, claims=(*conflict.claims, third), pairs=((0, 1), (0, 2), (1, 2)))
    suppressions, _ = read_suppressions(article)
    (judged,), unused = apply_suppressions([wider], suppressions)
    assert (judged.status, unused) == (Status.NEW, ())


def test_what_is_known_stays_known() -> None:
    conflict, article = conflict_in(f"{CLAIM} <!-- gegenprobe: ignore {RULE} damals -->")
    known = replace(conflict, status=Status.KNOWN)
    assert apply_suppressions([known], read_suppressions(article)[0]) == ((known,), ())


def write_sidecar(folder: Path, toml: str) -> tuple[tuple[Suppression, ...], list[str], Article]:
    path = folder / "wire.txt"
    article = Article("wire", str(path), f"{CLAIM}\n\nMehr dazu.")
    (folder / "wire.txt.gegenprobe.toml").write_text(toml, encoding="utf-8")
    suppressions, failures = read_suppressions(article)
    return suppressions, [failure.problem for failure in failures], article


def test_wire_copy_has_a_sidecar(tmp_path: Path) -> None:
    toml = f'[[ignore]]\nrule = "{RULE}"\nreason = "so gemeldet"\ntext = "Gerda Vogelsang (SPD)"\n'
    (one,), failures, article = write_sidecar(tmp_path, toml)
    start = article.text.index("Gerda")
    assert (one.spans, one.reason, failures) == (((start, start + 21),), "so gemeldet", [])
    conflict, _ = conflict_in(article.text)
    moved = replace(conflict.claims[0], excerpt=replace(conflict.claims[0].excerpt, article=article))
    (judged,), _ = apply_suppressions([replace(conflict, claims=(moved, conflict.claims[1]))], [one])
    assert judged.status is Status.DISMISSED


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[[ignore", "cannot be read"),
        ('[[ignore]]\nrule = "x"\n', "needs a rule and a reason"),
        ('[[ignore]]\nrule = "x"\nreason = "y"\nline = "3"\n', "unknown key 'line'"),
        ('[[ignore]]\nrule = 3\nreason = "y"\n', "table of texts"),
        ('ignore = "x"\n', "table of texts"),
        ('[[ignore]]\nrule = "x"\nreason = "y"\ntext = "nicht da"\n', "does not hold 'nicht da' any more"),
    ],
)
def test_a_bad_sidecar_is_a_failure(tmp_path: Path, toml: str, words: str) -> None:
    suppressions, failures, _ = write_sidecar(tmp_path, toml)
    assert suppressions == ()
    assert words in failures[0]


@pytest.mark.parametrize(
    "piece", ["<!--", "<!-- gegenprobe:", "<!-- gegenprobe: ignore x y -->\n", "\n ", "<!-- gegenprobe: a"]
)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    article = Article("a", "a.md", piece * (100_000 // len(piece)))
    start = time.perf_counter()
    read_suppressions(article)
    assert time.perf_counter() - start < 2
