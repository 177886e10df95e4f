"""Rules of the desk that raise, print, exit, loop or kill: the run goes on and says which rule failed where."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from checker import guarding, pipeline
from checker.errors import RuleError
from checker.model import Article, Failure, Verdict
from checker.plugins import Rule, load_rules, read_rule
from tests.cli.calling import report

BODY = '''"""Finds the first word."""
from checker.examples import Conflicting, Consistent
from checker.reckoning.arithmetic import CalculationSubject, claim_passage
EXAMPLES = (Conflicting("[A]", "[A]"), Consistent("[A]", "[A]"))
def find_claims(article):
    {find}
    yield claim_passage(article, "own", (0, 1), CalculationSubject("{kind}", ""), "A", "A")
def compare(earlier, later):
    raise AssertionError
'''
SLIP = "date 2025-09-04\nsource Blatt\n\nAußenminister Johann Wadephul (SPD) reist nach Kiew.\n"


def own(folder: Path, find: str = "pass", kind: str = "Summe") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "own.py"
    path.write_text(BODY.format(find=find, kind=kind), encoding="utf-8")
    return path


def texts(count: int, text: str = "Ein Satz über Brackenstedt.") -> list[Article]:
    return [Article(f"a{number:02}", f"a{number:02}", text) for number in range(count)]


@pytest.mark.parametrize("find", ["if article.text != 'A': raise {error}", "if article.text != 'A': yield 7"])
@pytest.mark.parametrize("error", ["ValueError('zu viel')", "SystemExit(0)", "RecursionError"])
def test_a_rule_that_breaks_on_an_article_is_named_with_it(
    rules: tuple[Rule, ...], tmp_path: Path, find: str, error: str
) -> None:
    rule = read_rule(own(tmp_path, find.format(error=error)))
    found = pipeline.check([Article("a", "a", SLIP)], [*rules, rule])
    (failure,) = found.failures
    assert (failure.where, failure.fatal) == ("a", True)
    assert "the rule own failed" in failure.problem
    assert found.claims  # the other rules were run


def test_a_comparison_that_raises_is_one_failure_a_pair_of_articles(rules: tuple[Rule, ...]) -> None:
    def fail(*claims: object) -> Verdict:
        raise KeyError("x")

    broken = [replace(rule, compare=fail) if rule.name == "conflicting_party" else rule for rule in rules]
    text = "Kämmerin Petra Lindqvist ({}) sprach. Kämmerin Petra Lindqvist ({}) ging."
    both = [Article(name, name, text.format(party, party)) for name, party in (("a00", "CDU"), ("a01", "SPD"))]
    found = pipeline.check(both, broken)
    assert "a00 / a01" in [failure.where for failure in found.failures]
    assert len({failure.where for failure in found.failures}) == len(found.failures)
    assert all("KeyError" in failure.problem for failure in found.failures)


def test_a_subject_that_cannot_be_named_fails_where_it_is_found(tmp_path: Path) -> None:
    rule = read_rule(own(tmp_path, kind="nichts davon"))
    failures = pipeline.check(texts(1), [rule]).failures
    assert [failure.where for failure in failures] == ["a00"]
    assert "KeyError" in failures[0].problem


def test_a_rule_that_loops_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "SECONDS", 2.0)  # what is not the rule's own needs less
    loop = "exec('while True:\\n try:\\n  pass\\n except Exception:\\n  pass')"
    rule = read_rule(own(tmp_path, f"if article.text != 'A': {loop}"))
    failures = pipeline.check(texts(1), [rule]).failures
    assert [failure.where for failure in failures] == ["a00"]
    assert "longer than" in failures[0].problem


def test_a_rule_that_swallows_the_interruption_is_interrupted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "SECONDS", 0.05)
    monkeypatch.setattr(guarding, "LOOK", 0.02)
    failures: list[Failure] = []
    caught: list[str] = []

    def loop() -> None:
        while True:
            try:
                while True:
                    pass
            except guarding.OutOfTime:
                caught.append("caught")
                if len(caught) == 3:
                    raise

    assert guarding.guarded(loop, "own", "a", failures) is None
    assert (len(caught), len(failures)) == (3, 1)


def test_a_rule_that_sleeps_is_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "SECONDS", 0.02)
    monkeypatch.setattr(guarding, "LOOK", 0.02)
    failures: list[Failure] = []
    guarding.guarded(lambda: time.sleep(600), "own", "a", failures)
    assert len(failures) == 1


def test_what_is_said_of_a_rule_that_was_stopped_is_not_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine under load the alarm rings many times before the Failure is written."""
    monkeypatch.setattr(guarding, "SECONDS", 0.05)
    monkeypatch.setattr(guarding, "LOOK", 0.01)

    def loop() -> None:
        while True:
            pass

    def write(*said: object, **fields: object) -> str:
        ended = time.process_time() + 0.3
        while time.process_time() < ended:
            pass
        return "said"

    monkeypatch.setattr(guarding, "Remark", write)
    failures: list[Failure] = []
    guarding.guarded(loop, "own", "a", failures)
    assert [failure.problem for failure in failures] == ["said"]


def test_a_rule_that_loops_is_stopped_in_a_thread_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "SECONDS", 0.2)
    failures: list[Failure] = []

    def loop() -> None:
        while True:
            pass

    thread = threading.Thread(target=lambda: guarding.guarded(loop, "own", "a", failures))
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
    assert len(failures) == 1


def test_what_a_rule_prints_stays_out_of_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    own(tmp_path / "regeln", "print('laut')")
    (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
    code, document = report("a.txt", "--rules", "regeln")
    assert (code, document["failures"]) == (1, [])


def test_a_rule_file_that_exits_does_not_end_the_run_quietly(tmp_path: Path) -> None:
    (tmp_path / "ende.py").write_text("import sys\nsys.exit(0)\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"ende\.py: does not load: SystemExit: 0"):
        load_rules([tmp_path])


def test_an_example_that_makes_a_rule_fail_is_named(tmp_path: Path) -> None:
    own(tmp_path, "raise ValueError('zu viel')")
    with pytest.raises(RuleError, match=r"own\.py: example 1: the rule own failed \(ValueError: zu viel\)"):
        load_rules([tmp_path])


def test_articles_of_a_killed_process_are_read_again_and_the_deadly_one_is_named(tmp_path: Path) -> None:
    find = "import os\n    if 'tödlich' in article.text: os.kill(os.getpid(), 9)"
    rule = read_rule(own(tmp_path, find))
    articles = [*texts(40), Article("b", "b", "Ein tödlicher Satz: tödlich.")]
    found = pipeline.check(articles, [rule], options=pipeline.Options(jobs=2))
    assert [failure.where for failure in found.failures] == ["b"]
    assert len({claim.article.path for claim in found.claims}) == 40


def test_failures_are_in_one_order_whatever_the_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.jsonl").write_text('{"id": 1, "text": "x"}\n' + "{\n" * 11, encoding="utf-8")
    orders = [report(*order)[1]["failures"] for order in (("fort.txt", "r.jsonl"), ("r.jsonl", "fort.txt"))]
    assert orders[0] == orders[1]
    assert [one["where"] for one in orders[0]][:3] == ["fort.txt", "r.jsonl:2", "r.jsonl:3"]


def test_a_report_that_finds_no_room_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
    (tmp_path / "out.html").write_text("alt", encoding="utf-8")
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
        "from checker.cli import main; sys.argv = ['gegenprobe', 'check', 'a.txt', '--report', 'html=out.html']; main()"
    )
    root = str(Path(guarding.__file__).resolve().parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "out.html: cannot be written" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "out.html"]
    assert (tmp_path / "out.html").read_text(encoding="utf-8") == "alt"
