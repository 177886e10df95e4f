"""The reader from the command line: asked once, kept, asked no more, and never the end of a check."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from checker.cli.application import make_app
from checker.errors import GegenprobeError, UsageError
from tests.cli.calling import report, run
from tests.reader.writing import EVENING, MORNING, NIGHT, NOON, Chat, answer, is_second, pair, serve, write_story

FILE = Path("gegenprobe-readings.jsonl")
DOORS = ("Türen waren offen", "waren verschlossen", "statement")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GEGENPROBE_READER_KEY", raising=False)


def name_doors(prompt: str) -> str:
    """The pair about the doors as long as nobody asks about it a second time, when it is taken back."""
    if is_second(prompt):
        return answer()
    return answer(pair(prompt, *DOORS)) if DOORS[0] in prompt and DOORS[1] in prompt else answer()


def ask(chat: Chat, *paths: str) -> tuple[int, dict[str, Any]]:
    return report(*paths, "--reader", chat.url, "--reader-model", "m", "--fail-on", "note")


def sent(request: dict[str, Any]) -> str:
    """What a request asks."""
    return str(request["messages"][-1]["content"])


def remarks(*arguments: str) -> tuple[int, str]:
    """Exit code and standard error of a check."""
    done = CliRunner().invoke(make_app(), ["check", *arguments], standalone_mode=False)
    return int(done.return_value or 0), done.stderr


def read_by_reader(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [conflict for conflict in document["conflicts"] if conflict["found_by"] == ["reader"]]


def test_it_is_asked_once_kept_and_then_needs_no_server() -> None:
    paths = write_story(Path("s"), MORNING, NOON, EVENING, NIGHT)
    with serve(name_doors) as chat:
        code, first = ask(chat, *paths)
        assert code == 1
        assert [is_second(sent(request)) for request in chat.requests] == [False, True]
        assert len(read_by_reader(first)) == 1
        kept = FILE.read_bytes()
        assert ask(chat, *paths) == (code, first)
        assert len(chat.requests) == 2
    assert report(*paths, "--reader-offline", "--fail-on", "note") == (code, first)
    assert FILE.read_bytes() == kept
    assert "Den Schaden schätzt" not in kept.decode()


def test_without_the_option_nothing_is_asked_and_nothing_kept_counts() -> None:
    paths = write_story(Path("s"), EVENING, NIGHT)
    with serve(name_doors) as chat:
        ask(chat, *paths)
    assert report(*paths)[1]["conflicts"] == []


def test_a_finding_of_the_reader_is_decided_like_any_other() -> None:
    paths = write_story(Path("s"), EVENING, NIGHT)
    with serve(name_doors) as chat:
        (conflict,) = ask(chat, *paths)[1]["conflicts"]
        run("decisions", "dismiss", conflict["fingerprint"], "--reason", "two doors", *paths)
        code, document = ask(chat, *paths)
    assert (code, document["conflicts"][0]["status"], document["stale"]) == (0, "dismissed", [])


def test_a_changed_sentence_is_asked_about_again_and_nothing_else() -> None:
    paths = write_story(Path("s"), MORNING, EVENING, NIGHT)
    with serve(name_doors) as chat:
        ask(chat, *paths)
        Path(paths[0]).write_text(
            Path(paths[0]).read_text(encoding="utf-8").replace("14 Menschen", "15 Menschen"), encoding="utf-8"
        )
        code, document = ask(chat, *paths)
    again = sent(chat.requests[2])
    assert re.findall(r"^\[\d+\]\* (.*)$", again, re.MULTILINE) == ["Dabei wurden 15 Menschen verletzt."]
    assert [is_second(sent(request)) for request in chat.requests] == [False, True, False]
    assert len(read_by_reader(document)) == 1
    assert code == 1


def test_a_server_killed_in_the_middle_loses_nothing() -> None:
    first, second = write_story(Path("s"), *[MORNING] * 1, NOON), write_story(Path("t"), EVENING, NIGHT)
    many = [*first, *second, *_others(24)]
    asked: list[str] = []

    def die(prompt: str) -> str | tuple[int, str]:
        asked.append(prompt)
        return name_doors(prompt) if len(asked) == 1 else (401, "")

    with serve(die) as chat:
        code, document = ask(chat, *many)
    assert code == 2
    assert [failure["where"] for failure in document["failures"]]
    assert any(conflict["found_by"] == ["rules"] for conflict in document["conflicts"])
    assert len(FILE.read_text(encoding="utf-8").splitlines()) == 1
    with serve(name_doors) as chat:
        code, document = ask(chat, *many)
        assert chat.requests
        assert len(chat.requests) == len(FILE.read_text(encoding="utf-8").splitlines()) - 1
    assert not document["failures"]


def _others(number: int) -> list[str]:
    """Pairs of articles on events of their own, so that a run has more stories than one question."""
    paths = []
    for n in range(number // 2):
        name = f"Quendelbach{chr(97 + n)}hausen"
        text = f"In {name} hat der Gemeinderat von {name} den Umbau der Schule {name} beschlossen."
        paths += write_story(Path(f"o{n}"), text, f"Der Umbau der Schule {name} ist im Gemeinderat {name} beschlossen.")
    return paths


def test_no_server_is_a_failure_and_the_rules_stand() -> None:
    paths = write_story(Path("s"), MORNING, NOON)
    code, document = ask(Chat("http://127.0.0.1:1"), *paths)
    assert code == 2
    (failure,) = document["failures"]
    assert "127.0.0.1:1" in failure["problem"]
    assert len(document["conflicts"]) == 1


def test_an_answer_out_of_form_is_asked_for_once_more() -> None:
    paths = write_story(Path("s"), EVENING, NIGHT)
    with serve(
        lambda prompt: name_doors(prompt) if DOORS[0] in prompt and "Answer the same" in prompt else "Gern!"
    ) as chat:
        code, document = ask(chat, *paths)
    assert len(chat.requests) == 2
    assert code == 2
    assert "twice" in document["failures"][0]["problem"] or "zweimal" in document["failures"][0]["problem"]
    with serve(lambda prompt: "Gern!" if "second reader" in prompt else answer()) as chat:
        assert ask(chat, *paths)[0] == 0
    assert len(chat.requests[1]["messages"]) == 3


def test_offline_without_a_reading_says_what_is_missing() -> None:
    paths = write_story(Path("s"), EVENING, NIGHT)
    code, document = report(*paths, "--reader-offline")
    assert code == 2
    assert len(document["failures"]) == 1


def test_the_budget_bounds_calls_and_tokens() -> None:
    paths = write_story(Path("s"), EVENING, NIGHT)
    with serve(name_doors) as chat:
        for budget in ("0", "5,100"):
            code, document = report(*paths, "--reader", chat.url, "--reader-model", "m", "--reader-budget", budget)
            assert code == 2
            assert "--reader-budget" in document["failures"][0]["problem"]
        assert chat.requests == []


def test_a_dry_run_sends_nothing() -> None:
    paths = write_story(Path("s"), EVENING, NIGHT)
    with serve(name_doors) as chat:
        code, text = run("check", *paths, "--reader", chat.url, "--reader-model", "m", "--reader-dry-run")
    assert (code, chat.requests) == (0, [])
    assert re.search(r"^1 calls, about \d+ tokens$", text, re.MULTILINE)


def test_articles_under_embargo_are_not_sent_unless_asked_for() -> None:
    paths = write_story(Path("s"), EVENING, NIGHT, f"Sperrfrist: 18 Uhr\n\n{NOON}")
    with serve(name_doors) as chat:
        code, document = ask(chat, *paths)
        assert "41 Menschen" not in json.dumps(chat.requests)
        assert [Path(failure["where"]).name for failure in document["failures"]] == ["c.txt"]
        assert code == 1
        report(*paths, "--reader", chat.url, "--reader-model", "m", "--reader-embargoed")
        assert [is_second(sent(request)) for request in chat.requests] == [False, True, False]
        assert "41 Menschen" in sent(chat.requests[2])


def test_a_report_on_an_embargo_is_sent() -> None:
    paths = write_story(Path("s"), EVENING, f"Embargo trifft Firma Brettmann. {NOON}")
    with serve(name_doors) as chat:
        assert ask(chat, *paths)[1]["failures"] == []


def test_text_that_leaves_the_machine_is_told_once_and_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEGENPROBE_READER_KEY", "geheim-123")
    paths = write_story(Path("s"), EVENING, NIGHT)
    asked = ("--reader", "https://models.invalid/v1", "--reader-model", "m", "--reader-timeout", "2")
    code, told = remarks(*paths, *asked)
    assert len(re.findall(r"leaves this machine.*models\.invalid", told)) == 1
    assert code == 2
    assert "geheim" not in told


def test_the_key_goes_to_the_server_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEGENPROBE_READER_KEY", "geheim-123")
    with serve(name_doors) as chat:
        ask(chat, *write_story(Path("s"), EVENING, NIGHT))
    assert chat.keys == ["Bearer geheim-123"] * 2  # the question, and the second about the doors
    assert all(b"geheim" not in path.read_bytes() for path in Path().rglob("*") if path.is_file())


def test_what_was_dropped_is_listed_on_request() -> None:
    paths = write_story(Path("s"), "Rund 600 Leute kamen zum Hafenfest.", "Zum Hafenfest kamen 587 Leute.")
    with serve(lambda prompt: answer(pair(prompt, "600", "587"))) as chat:
        _, told = remarks(*paths, "--reader", chat.url, "--reader-model", "m", "--verbose")
    assert re.search(r"dropped: .*600.*587", told)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--reader", "http://localhost:1"), "--reader-model"),
        (("--reader", "localhost:1", "--reader-model", "m"), "must be an address"),
        (("--reader-budget", "many"), "--reader-budget many"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(options: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        run("check", *write_story(Path("s"), EVENING, NIGHT), *options)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('key = "geheim"', "GEGENPROBE_READER_KEY"),
        ('votes = "two"', "votes: must be a whole number"),
        ("url = 8080", "url: must be a text"),
        ("offline = 1", "offline: must be true or false"),
    ],
)
def test_a_wrong_configuration_names_its_place(table: str, told: str) -> None:
    Path("gegenprobe.toml").write_text(f"[reader]\n{table}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=f"gegenprobe.toml, line 1: reader .*{told}"):
        run("check", *write_story(Path("s"), EVENING, NIGHT))


def test_the_configuration_switches_it_on_and_shows_it() -> None:
    paths = write_story(Path("s"), EVENING, NIGHT)
    with serve(name_doors) as chat:
        Path("gegenprobe.toml").write_text(
            f'[reader]\nurl = "{chat.url}"\nmodel = "m"\nreadings = "kept.jsonl"\n', encoding="utf-8"
        )
        assert len(report(*paths)[1]["conflicts"]) == 1
        assert f'url = "{chat.url}"' in run("config", "show")[1]
    assert Path("kept.jsonl").is_file()
    assert report(*paths, "--reader-offline")[0] == 0


def test_by_hand_prompts_are_answered_and_taken_in() -> None:
    write_story(Path("s"), EVENING, NIGHT)
    code, text = run("reader", "prompts", "s")
    (prompt,) = [json.loads(line) for line in text.splitlines()]
    assert {"id", "story", "prompt", "schema"} <= prompt.keys()
    assert code == 0
    Path("prompts.jsonl").write_text(text, encoding="utf-8")
    said = name_doors(prompt["prompt"])
    for given in (said, json.loads(said)):
        Path("answers.jsonl").write_text(json.dumps({"id": prompt["id"], "answer": given}), encoding="utf-8")
        assert run("reader", "answers", "prompts.jsonl", "answers.jsonl")[0] == 0
        code, document = report("s", "--reader-offline", "--fail-on", "note")
        assert (code, len(read_by_reader(document))) == (1, 1)
        FILE.unlink()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"id": "0", "answer": {"conflicts": []}}', 2),
        ('{"id": "ID", "answer": "I found none"}', 2),
        ('{"id": "ID", "answer": {"conflicts": []}}\n{"id": "ID", "answer": {"conflicts": []}}', 2),
        ('{"id": "ID", "answer": {"conflicts": []}}', 0),
    ],
)
def test_answers_that_do_not_fit_are_named_and_the_others_kept(line: str, code: int) -> None:
    write_story(Path("s"), EVENING, NIGHT)
    text = run("reader", "prompts", "s")[1]
    Path("prompts.jsonl").write_text(text, encoding="utf-8")
    Path("answers.jsonl").write_text(line.replace("ID", json.loads(text)["id"]), encoding="utf-8")
    assert run("reader", "answers", "prompts.jsonl", "answers.jsonl")[0] == code


@pytest.mark.parametrize("text", ["nothing", "[1]", "{}"])
def test_files_that_are_no_prompts_are_refused_with_their_line(text: str) -> None:
    Path("prompts.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(GegenprobeError, match=r"prompts\.jsonl, line 1"):
        run("reader", "answers", "prompts.jsonl", "prompts.jsonl")
