"""Every command and every error in German and in English: no word of the other language in what is said."""

from __future__ import annotations

import io
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from checker.cli.application import make_app
from checker.cli.gathering import STEPS
from checker.cli.rules import describe_rule
from checker.messages import say
from checker.plugins import load_rules
from tests.cli.languages import call, find_foreign

LANGUAGES = ("de", "en")
SLIP = {
    "de": "date: 2024-06-14\nsource: Blatt\n\nAm Dienstag, 10. Juni 2024, brannte in Ostermoor die Mühle ab.\n",
    "en": "date: 2024-06-14\nsource: Herald\n\nOn Tuesday, 10 June 2024, the mill of Ostermoor burned down.\n",
}
ONE_RULE = ("--select", "weekday_mismatch")
# A rule that reports every "Ja", and whose second example says that it does not.
OTHERWISE = '''"""A rule."""
from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.identity.house_words import SpellingSubject
from checker.model import Outcome, Verdict

EXAMPLES = (Conflicting("[Ja]."), Consistent("[Ja]!"))


def find_claims(article):
    yield make_claim(article, "otherwise", SpellingSubject("Ja"), "Ja", 0, 2)


def inspect(article):
    yield tuple(find_claims(article)), Verdict(Outcome.CONFLICT, "Ja")
'''
RULE = '"""A rule."""\n\ndef find_claims(article):\n    return ()\n'
PERSON = '[[person]]\nname = "A"\nsource = "x"\nchecked = 2025-01-01\n'
DECISION = (
    '{{"decisions": [{{"fingerprint": "0123456789abcdef", "verdict": {}, "reason": {},'
    ' "rule": "r", "subject": "s", "values": {}{}}}]}}'
)


def decision(verdict: str = '"accepted"', reason: str = '"x"', values: str = "[]", rest: str = "") -> str:
    return DECISION.format(verdict, reason, values, rest)


def walk(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command."""
    yield path
    for name, below in getattr(command, "commands", {}).items():
        yield from walk(below, (*path, name))


COMMANDS = tuple(walk(typer.main.get_command(make_app())))
ERRORS: dict[str, tuple[str, ...]] = {
    "no such option": ("check", "--nonsense"),
    "no such command": ("nonsense",),
    "a command lacks": ("decisions", "nonsense"),
    "an argument lacks": ("explain",),
    "a value lacks": ("check", "--jobs"),
    "a value for a switch": ("check", "--watch=3"),
    "no number": ("check", "--jobs", "many"),
    "too much": ("explain", "a", "b"),
    "nothing named": ("check",),
    "not there": ("check", "gone.txt", *ONE_RULE),
    "empty": ("check", "empty.txt", *ONE_RULE),
    "no text": ("check", "zeros.txt", *ONE_RULE),
    "a picture": ("check", "picture.txt", *ONE_RULE),
    "no articles": ("check", "nothing", *ONE_RULE),
    "rows": ("check", "rows.jsonl", *ONE_RULE),
    "no rows": ("check", "broken.jsonl", *ONE_RULE),
    "front matter": ("check", "front.md", *ONE_RULE),
    "language": ("check", "a.txt", "--language", "fr"),
    "bar": ("check", "a.txt", "--fail-on", "never ever"),
    "no report": ("check", "a.txt", "--report", "nonsense"),
    "a report without a file": ("check", "a.txt", "--report", "docx"),
    "two reports": ("check", "a.txt", "--report", "json", "--report", "csv"),
    "a report into nowhere": ("check", "a.txt", *ONE_RULE, "--report", "json=gone/out.json"),
    "a report onto a folder": ("check", "a.txt", *ONE_RULE, "--report", "json=nothing"),
    "no model": ("check", "a.txt", *ONE_RULE, "--model", "no_such_pipeline"),
    "no revision": ("check", "a.txt", *ONE_RULE, "--since", "HEAD"),
    "watching standard input": ("check", "-", "--watch"),
    "no rule": ("check", "a.txt", "--select", "nonsense"),
    "no rules": ("check", "a.txt", "--rules", "nothing", *ONE_RULE),
    "half a rule": ("check", "a.txt", "--rules", "half", *ONE_RULE),
    "a broken rule": ("check", "a.txt", "--rules", "broken", *ONE_RULE),
    "examples judged otherwise": ("explain", "otherwise", "--rules", "otherwise"),
    "no facts": ("check", "a.txt", "--facts", "gone.toml", *ONE_RULE),
    "decisions gone": ("check", "a.txt", "--decisions", "gone.json", *ONE_RULE),
    "nothing to explain": ("explain", "nonsense"),
    "nothing to accept": ("decisions", "accept", "a.txt", "--reason", "x"),
    "no such finding": ("decisions", "accept", "0123456789abcdef", "a.txt", "--reason", "x", "--rules", "nothing"),
    "no source of facts": ("facts", "import", "nonsense", "a.txt"),
    "no file of facts": ("facts", "import", "wikidata", "gone.json"),
    "no JSON of facts": ("facts", "import", "wikidata", "a.txt"),
    "no answer": ("facts", "import", "abgeordnetenwatch", "a.txt"),
    "no XML": ("facts", "import", "mdb-stammdaten", "a.txt"),
    "no prompts": ("reader", "answers", "gone.jsonl", "gone.jsonl"),
    "broken prompts": ("reader", "answers", "broken.jsonl", "broken.jsonl"),
    "no address": ("check", "a.txt", *ONE_RULE, "--reader", "ftp://x", "--reader-model", "m"),
    "no versions": ("diff", "a.txt", "gone.txt"),
    "no folder for the desk": ("desk", "gone"),
    "a table of what": ("claims", "a.txt", *ONE_RULE, "--format", "nonsense"),
}
FACTS = {
    "no TOML": "person = [",
    "unknown key": PERSON + 'nam = "B"\n',
    "far from any key": PERSON + 'qqqqqq = "B"\n',
    "no name": '[[person]]\nsource = "x"\n',
    "no source": '[[person]]\nname = "A"\nborn = 1970-01-01\n',
    "no day": PERSON + 'born = "1970"\n',
    "a list": PERSON + "aliases = 3\n",
    "turned round": PERSON + '[[person.party]]\nvalue = "CDU"\nfrom = 2025-01-01\nto = 2024-01-01\n',
    "no value": PERSON + '[[person.office]]\nscope = "DE"\n',
    "no tables": PERSON + 'party = "CDU"\n',
    "no spelling": '[[spelling]]\ninstead_of = ["x"]\nsource = "x"\nchecked = 2025-01-01\n',
    "nothing replaced": '[[spelling]]\npreferred = "x"\nsource = "x"\nchecked = 2025-01-01\n',
}
DECISIONS = {
    "no JSON": "{",
    "no list": '{"decisions": 3}',
    "no object": '{"decisions": [3]}',
    "unknown key": decision(rest=', "nonsense": 1'),
    "no text": decision(reason="3"),
    "no verdict": decision(verdict='"maybe"'),
    "no reason": decision(reason='""'),
    "no values": decision(values="3"),
    "no owner": decision(rest=', "owner": 3'),
    "no day": decision(rest=', "until": "soon"'),
    "half a character": decision(reason='"\\ud800"'),
    "merge": "<<<<<<< ours\n",
}
CONFIGS = {
    "no TOML": "jobs = ",
    "unknown": "jbos = 1\n",
    "far": "qqqqqq = 1\n",
    "list": "select = 3\n",
    "path": "decisions = 3\n",
    "one of": 'fail-on = "warnings"\n',
    "number": "jobs = 0\n",
    "levels": "levels = 3\n",
    "level": '[levels]\nconflicting_age = "loud"\n',
    "spelling": "preferred-spelling = 3\n",
    "model": "model = 3\n",
    "reader": "reader = 3\n",
    "reader key": '[reader]\napi-key = "x"\n',
    "reader value": "[reader]\nurl = 3\n",
    "reader number": "[reader]\ntimeout = 0\n",
    "reader switch": "[reader]\noffline = 3\n",
    "bars": "pairing = 3\n",
    "bars high": "[pairing]\nwarning = 3000\n",
    "bars crossed": "[pairing]\nwarning = 100\nnote = 200\n",
    "no such rule": '[levels]\nnonsense = "error"\n',
}


@pytest.fixture(params=LANGUAGES)
def ui(request, tmp_path, monkeypatch):
    """A language, in a folder with an article in it and with files that cannot be read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("GEGENPROBE_UI", raising=False)
    text = SLIP[request.param]
    files = {
        "a.txt": text,
        "b.txt": text.replace("10", "11"),
        "empty.txt": "",
        "front.md": f"---\ndate: [2024\n---\n\n{text}",
        "rows.jsonl": '{"id": "1", "text": "'
        + text.splitlines()[-1]
        + '", "published": "soon", "title": 3}\n{"id": 1}\n[\n',
        "broken.jsonl": "{\n",
        "half/rule.py": RULE,
        "broken/rule.py": "def",
        "otherwise/otherwise.py": OTHERWISE,
        "nothing/.hidden": "",
    }
    for name, content in files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(content, encoding="utf-8")
    Path("zeros.txt").write_bytes(b"ab\x00cd")
    Path("picture.txt").write_bytes(b"\x89PNG\r\n")
    return request.param


@pytest.fixture
def said(ui, capsys, monkeypatch):
    """said(arguments): exit code and all that the command line says, on either stream."""

    def run(*arguments):
        code = call(ui, arguments, monkeypatch)
        streams = capsys.readouterr()
        return code, streams.out + streams.err

    return run


def test_the_detector_knows_both() -> None:
    assert find_foreign("there is no such file", "de") == ["there", "is", "no"]
    assert find_foreign("diese Datei gibt es nicht", "en") == ["diese", "gibt", "es", "nicht"]
    assert find_foreign("Was also fehlt: „the name“", "de") == []


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_is_of_one_language(path, said, ui) -> None:
    code, text = said(*path, "--help")
    assert code == 0
    assert find_foreign(text, ui) == []
    assert "--ui" in text
    assert ("[required]" in text or "FILE" in text) <= (ui == "en")


@pytest.mark.parametrize("name", ERRORS)
def test_errors_are_of_one_language(name, said, ui) -> None:
    code, text = said(*ERRORS[name])
    assert code == (1 if name == "front matter" else 2), text  # the one article is read, its date assumed
    assert text.strip()
    assert find_foreign(text, ui) == [], text


@pytest.mark.parametrize("name", FACTS)
def test_errors_of_facts_are_of_one_language(name, said, ui) -> None:
    Path("facts.toml").write_text(FACTS[name], encoding="utf-8")
    code, text = said("facts", "status", "facts.toml")
    assert code == 2, text
    assert find_foreign(text, ui) == [], text


@pytest.mark.parametrize("name", DECISIONS)
def test_errors_of_decisions_are_of_one_language(name, said, ui) -> None:
    Path("gegenprobe-decisions.json").write_text(DECISIONS[name], encoding="utf-8")
    code, text = said("decisions", "show")
    assert code == 2, text
    assert find_foreign(text, ui) == [], text


@pytest.mark.parametrize("name", CONFIGS)
def test_errors_of_the_configuration_are_of_one_language(name, said, ui) -> None:
    Path("gegenprobe.toml").write_text(CONFIGS[name], encoding="utf-8")
    code, text = said("check", "a.txt", "--quiet")
    assert code == 2, text
    assert find_foreign(text, ui) == [], text


def test_a_port_that_is_taken(said, ui) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, text = said("desk", "--no-browser", "--port", str(taken.getsockname()[1]))
    assert code == 2
    assert find_foreign(text, ui) == [], text


@pytest.mark.parametrize("ui", LANGUAGES)
def test_another_language_is_refused_in_the_first_one(ui, monkeypatch, capsys) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8" if ui == "de" else "C.UTF-8")
    monkeypatch.delenv("GEGENPROBE_UI", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)
    assert call("fr", ["rules"], monkeypatch) == 2
    assert find_foreign(capsys.readouterr().err, ui) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "a.txt", "b.txt", *ONE_RULE, "--statistics"),
        ("check", "a.txt", "b.txt", *ONE_RULE, "--report", "terminal=concise"),
        ("check", "a.txt", *ONE_RULE, "--report", "markdown"),
        ("check", "a.txt", *ONE_RULE, "--report", "html"),
        ("check", "a.txt", *ONE_RULE, "--report", "junit"),
        ("quantities", "a.txt"),
        ("claims", "a.txt", *ONE_RULE),
        ("diff", "a.txt", "b.txt"),
        ("decisions", "accept", "--all", "a.txt", "--reason", "x"),
        ("decisions", "prune", "a.txt"),
        ("config", "show"),
        ("facts", "check", "own.toml"),
        ("facts", "status", "own.toml", "--day", "2026-11-29"),
        ("reader", "answers", "none.jsonl", "none.jsonl"),
    ],
    ids=" ".join,
)
def test_what_commands_say_is_of_one_language(arguments, said, ui) -> None:
    Path("none.jsonl").write_text("", encoding="utf-8")
    Path("own.toml").write_text(f'{PERSON}[[person.party]]\nvalue = "CDU"\n', encoding="utf-8")
    code, text = said(*arguments)
    assert code in (0, 1), text
    if arguments[-1] == "html":  # what is read, not the style and script around it
        text = text[text.index("<body") : text.index("</main>")]
    assert find_foreign(text, ui) == [], text


def test_compare_is_of_one_language(said, ui) -> None:
    texts = ("Der Bau kostet 3 Mio. Euro.", "Der Bau kostet 30 Mio. Euro.")
    if ui == "en":
        texts = ("Building costs 3 million euros.", "Building costs 30 million euros.")
    code, text = said("compare", *texts, "--select", "differing_headline,weekday", "--language", ui)
    assert code == 0
    assert find_foreign(text, ui) == [], text


def test_the_review_is_of_one_language(said, ui, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("s\nq\n"))
    code, text = said("review", "a.txt")
    assert code in (0, 1), text
    assert find_foreign(text, ui) == [], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_manuals_and_steps_are_of_one_language(language) -> None:
    for rule in load_rules():
        manual = describe_rule(rule, language).split("\n## ")[0]
        assert find_foreign(manual.removeprefix(f"# {rule.name}"), language) == [], rule.name
    for step in STEPS.values():
        assert find_foreign(say(step, language), language) == []
