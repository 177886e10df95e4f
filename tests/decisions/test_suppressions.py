"""Suppressions in an article and beside it: how far they reach, what is unused, what is not followed."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from made_conflicts import make_claim, make_conflict

from checker.decisions import Suppression, apply_suppressions, read_suppressions, report_unused
from checker.messages import say
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


def spans_of(text: str) -> tuple[str, ...]:
    """What the suppressions of a text hold for."""
    suppressions, _ = read_suppressions(Article("a", "a.md", text))
    return tuple(text[start:end] for one in suppressions for start, end in one.spans)


NOTE = f"<!-- gegenprobe: ignore {RULE}\n  damals\n war es so -->"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (f"Eins.\nZwei. {NOTE} Drei.\nVier.", f"Zwei. {NOTE} Drei."),
        (f"Zwei. {NOTE}", f"Zwei. {NOTE}"),
        (f"Eins.\n\n{NOTE}\n\n<!-- x -->\nVier.\nFünf.", "Vier."),
        (f"Eins.\nZwei.\n\n{NOTE}\n", "Zwei."),
        (f"Eins.\n\n{NOTE}", "Eins."),
        (f"{NOTE}\nVier.", "Vier."),
        (f"{NOTE}\n" + "<!-- x -->\n" * 39 + "Vier.", "Vier."),
        (f"Eins.\n{NOTE}\n" + "<!-- x -->\n" * 40 + "Vier.", "Eins."),
    ],
)
def test_a_comment_holds_for_its_paragraph_or_the_next_or_the_one_before(text: str, held: str) -> None:
    assert spans_of(text) == (held,)


def test_a_whole_article_is_held_from_its_first_character_and_the_reason_is_one_line() -> None:
    text = f"{CLAIM}\n\n<!-- gegenprobe: ignore-file {RULE} damals\n  war es so -->"
    assert spans_of(text) == (text,)
    (one,), _ = read_suppressions(Article("a", "a.md", text))
    assert (one.reason, one.where, one.rule, one.path) == ("damals war es so", "a.md:3", RULE, "a.md")


@pytest.mark.parametrize(("span", "covered"), [((0, 3), False), ((0, 4), True), ((7, 9), False), ((6, 9), True)])
def test_a_claim_is_covered_where_it_overlaps(span: tuple[int, int], covered: bool) -> None:
    article = Article("a", "a.md", "Am Montag")
    claim = make_claim(article, "Mont", "x", "y")
    assert Suppression("r", "so", "w", "a.md", (span,)).covers("r", claim) is covered


def test_a_conflict_without_pairs_needs_every_claim_covered() -> None:
    conflict, article = conflict_in(f"{CLAIM} <!-- gegenprobe: ignore {RULE} damals -->")
    (judged,), _ = apply_suppressions([replace(conflict, pairs=())], read_suppressions(article)[0])
    assert judged.status is Status.NEW
    (alone,), _ = apply_suppressions(
        [replace(conflict, claims=conflict.claims[:1], pairs=())], read_suppressions(article)[0]
    )
    assert alone.status is Status.DISMISSED


def test_unused_is_said_only_of_rules_that_ran() -> None:
    article = Article("a", "a.md", f"\nText. <!-- gegenprobe: ignore {RULE} damals -->")
    suppressions, _ = read_suppressions(article)
    assert apply_suppressions([], suppressions, rules={"conflicting_office"})[1] == ()
    _, unused = apply_suppressions([], suppressions, rules={RULE})
    (failure,) = report_unused(unused)
    assert (failure.where, failure.fatal) == ("a.md:2", False)
    assert say(failure.problem, "en") == f"the suppression of {RULE} (damals) is not needed any more"


ODD = "this gegenprobe comment is not understood: write ignore RULE reason"


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("ignore conflicting_party", f"the suppression of {RULE} has no reason and is not followed"),
        ("ingore conflicting_party so", ODD),
        ("ignore", ODD),
        ("", ODD),
    ],
)
def test_what_is_not_understood_is_a_failure(comment: str, words: str) -> None:
    conflict, article = conflict_in(f"\n{CLAIM} <!-- gegenprobe: {comment} -->\n\n")
    suppressions, (failure,) = read_suppressions(article)
    assert (failure.where, say(failure.problem, "en")) == ("a.md:2", words)
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
    ("toml", "words", "where", "fatal"),
    [
        ("[[ignore", "this sidecar cannot be read (", "", True),
        ('[[ignore]]\nrule = "x"\n', "needs a rule and a reason and is not followed", ", [[ignore]] 1", True),
        ('[[ignore]]\nreason = "x"\n', "needs a rule and a reason and is not followed", ", [[ignore]] 1", True),
        (
            '[[ignore]]\nrule = "x"\nreason = "y"\nline = "3"\n',
            "unknown key 'line'; known are rule, reason, text",
            ", [[ignore]] 1",
            True,
        ),
        (
            '[[ignore]]\nrule = 3\nreason = "y"\n',
            "must be a table of texts: rule, reason and, if wanted, text",
            ", [[ignore]] 1",
            True,
        ),
        ('ignore = "x"\n', "must be a table of texts: rule, reason and, if wanted, text", ", [[ignore]] 1", True),
        (
            '[[ignore]]\nrule = "x"\nreason = "y"\ntext = "nicht da"\n',
            "the article does not hold 'nicht da' any more",
            ", [[ignore]] 1",
            False,
        ),
    ],
)
def test_a_bad_sidecar_is_a_failure(tmp_path: Path, toml: str, words: str, where: str, fatal: bool) -> None:
    suppressions, failures, article = write_sidecar(tmp_path, toml)
    (failure,) = read_suppressions(article)[1]
    assert suppressions == ()
    assert say(failures[0], "en").startswith(words)
    assert not say(failures[0], "en").endswith("(None)")
    assert (failure.where, failure.fatal) == (f"{article.path}.gegenprobe.toml{where}", fatal)


def test_a_sidecar_without_text_holds_for_the_whole_article_and_an_empty_one_for_nothing(tmp_path: Path) -> None:
    (one,), failures, article = write_sidecar(tmp_path, f'[[ignore]]\nrule = "{RULE}"\nreason = " so\\n gemeldet"\n')
    assert (one.spans, one.reason, failures) == (((0, len(article.text)),), "so gemeldet", [])
    assert one.where == f"{article.path}.gegenprobe.toml, [[ignore]] 1"
    assert write_sidecar(tmp_path, "# nichts\n")[:2] == ((), [])


def test_a_sidecar_that_is_a_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    (tmp_path / "wire.txt.gegenprobe.toml").mkdir()
    suppressions, (failure,) = read_suppressions(Article("wire", str(path), CLAIM))
    assert (suppressions, failure.where) == ((), f"{path}.gegenprobe.toml")
    assert say(failure.problem, "en").startswith("this sidecar cannot be read (")
    assert "None" not in say(failure.problem, "en")


def test_standard_input_and_reference_facts_have_no_sidecar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("-", "facts.toml"):
        (tmp_path / f"{name}.gegenprobe.toml").write_text("[[ignore", encoding="utf-8")
        assert read_suppressions(Article("a", name, CLAIM, reference=name != "-")) == ((), ())


@pytest.mark.parametrize(
    "piece", ["<!--", "<!-- gegenprobe:", "<!-- gegenprobe: ignore x y -->\n", "\n ", "<!-- gegenprobe: a"]
)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    article = Article("a", "a.md", piece * (100_000 // len(piece)))
    start = time.process_time()
    read_suppressions(article)
    assert time.process_time() - start < 2
