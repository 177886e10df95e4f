"""The JSON Schemas accept what Gegenprobe itself accepts and refuse what it refuses."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from checker.cli.application import make_app
from checker.config import KEYS, READER_KEYS, load_config, parse_config
from checker.decisions.file import format_decisions
from checker.errors import FactsError, UsageError
from checker.model import Decision
from checker.plugins import find_folder
from checker.reading.facts import FILE_KEYS, OFFICE_KEYS, PARTY_KEYS, PERSON_KEYS, SPELLING_KEYS, parse_facts
from checker.schemas import FOLDER, NAMES, read_schema

WRONG_CONFIGURATIONS = (
    'fail_on = "error"\n',
    'fail-on = "errors"\n',
    "jobs = 0\n",
    "select = [1]\n",
    "decisions = 3\n",
    '[levels]\nconflicting_party = "loud"\n',
    "[preferred-spelling]\na = 1\n",
    "[pairing]\nwarning = 2000\n",
    "[reader]\nkey = 'secret'\n",
    "[reader]\ntimeout = 0\n",
)
WRONG_FACTS = (
    '[[person]]\nsource = "Amt"\n',
    '[[person]]\nname = "A B"\nsource = "Amt"\nparty = [{ valu = "X" }]\n',
    '[[person]]\nname = "A B"\nsource = "Amt"\noffice = [{ scope = "DE" }]\n',
    '[[spelling]]\npreferred = "A"\n',
)


def validator(name: str) -> Draft202012Validator:
    schema = json.loads(read_schema(name))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def as_json(toml: str) -> Any:
    """A TOML text as editors hand it to a schema: its days as text."""
    return json.loads(json.dumps(tomllib.loads(toml), default=str))


def test_there_is_a_schema_for_every_name() -> None:
    assert sorted(f"{name}.schema.json" for name in NAMES) == sorted(path.name for path in FOLDER.glob("*.json"))


def test_keys_are_those_that_are_read() -> None:
    configuration = json.loads(read_schema("configuration"))["properties"]
    assert set(configuration) == set(KEYS)
    assert set(configuration["reader"]["properties"]) == set(READER_KEYS)
    facts = json.loads(read_schema("facts"))
    assert set(facts["properties"]) == set(FILE_KEYS)
    for table, keys in {
        "person": PERSON_KEYS,
        "party": PARTY_KEYS,
        "office": OFFICE_KEYS,
        "spelling": SPELLING_KEYS,
    }.items():
        assert set(facts["$defs"][table]["properties"]) == set(keys), table


@pytest.mark.parametrize("text", WRONG_CONFIGURATIONS)
def test_wrong_configurations_are_refused_by_both(text: str) -> None:
    with pytest.raises(UsageError):
        parse_config(text, Path("gegenprobe.toml"))
    assert not validator("configuration").is_valid(as_json(text))


@pytest.mark.parametrize("text", WRONG_FACTS)
def test_wrong_facts_are_refused_by_both(text: str) -> None:
    with pytest.raises(FactsError):
        parse_facts(text, "facts.toml")
    assert not validator("facts").is_valid(as_json(text))


@pytest.mark.parametrize("path", sorted(find_folder("seeds").glob("facts/*.toml")), ids=lambda path: path.name)
def test_bundled_facts_are_valid(path: Path) -> None:
    validator("facts").validate(as_json(path.read_text(encoding="utf-8")))


def test_written_decisions_are_valid_and_reasons_are_asked_for() -> None:
    decision = Decision("0" * 16, "accepted", "geprüft", "conflicting_age", "Alter", ("35", "36"))
    document = json.loads(format_decisions([decision]))
    validator("decisions").validate(document)
    document["decisions"][0]["reason"] = " "
    assert not validator("decisions").is_valid(document)


def test_init_writes_what_is_read_and_valid(tmp_path: Path) -> None:
    assert CliRunner().invoke(make_app(), ["init", str(tmp_path)]).exit_code == 0
    written = tmp_path / "gegenprobe.toml"
    text = written.read_text(encoding="utf-8")
    named = text.splitlines()[0].removeprefix("#:schema ")
    assert (tmp_path / named).read_text(encoding="utf-8") == read_schema("configuration")
    assert load_config(tmp_path).fail_on is None
    proposals = [line.removeprefix("# ") for line in text.splitlines() if " = " in line]
    assert proposals
    written.write_text("\n".join(proposals), encoding="utf-8")
    assert load_config(tmp_path).fail_on == "warning"
    validator("configuration").validate(tomllib.loads("\n".join(proposals)))


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "gegenprobe.toml").write_text("jobs = 2\n", encoding="utf-8")
    result = CliRunner().invoke(make_app(), ["init", str(tmp_path)])
    assert isinstance(result.exception, UsageError)
    assert (tmp_path / "gegenprobe.toml").read_text(encoding="utf-8") == "jobs = 2\n"


@pytest.mark.parametrize("name", NAMES)
def test_schema_prints_it(name: str) -> None:
    assert json.loads(CliRunner().invoke(make_app(), ["schema", name]).stdout)["$id"] == f"gegenprobe/{name}/1"
