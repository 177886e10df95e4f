"""The JSON report: valid by its own schema, true to the text, harmless as bytes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

SCHEMA = json.loads((Path(__file__).parents[2] / "checker/schemas/report.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["busy", "hostile", "calm"])
def test_valid_by_schema(render, request, name):
    Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(render("json", request.getfixturevalue(name)))
    Draft202012Validator(SCHEMA).validate(document)


def test_schema_refuses_other_words(render, busy):
    document = json.loads(render("json", busy))
    document["conflicts"][0]["status"] = "neu"
    assert not Draft202012Validator(SCHEMA).is_valid(document)


def test_says_where_and_what(render, busy):
    document = json.loads(render("json", busy))
    conflict = document["conflicts"][1]
    assert conflict["fingerprint"] == busy.conflicts[1].fingerprint
    assert (conflict["rule"], conflict["level"], conflict["verdict"], conflict["status"]) == (
        "conflicting_party",
        "error",
        "conflict",
        "new",
    )
    first, fact, _ = conflict["claims"]
    text = busy.articles[0].text
    assert text[first["start"] : first["end"]] == first["text"] == "Jule Tannhaus (SPD)"
    assert text.splitlines()[first["line"] - 1][first["column"] - 1 :].startswith("Jule Tannhaus (SPD)")
    assert fact["reference"] is True
    assert document["articles"][1]["published"] == "2025-06-04T11:30:00"
    assert document["coverage"]["numbers_found"] == 7


def test_hostile_text_survives_escaped(render, hostile):
    document = render("json", hostile)
    document.encode("utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", document)
    read = json.loads(document)
    assert read["articles"][0]["path"] == hostile.articles[0].path
    assert read["failures"][1]["where"] == "\ud800"


def test_options_change_only_what_is_told(render, busy):
    assert render("json", busy) == render("json", busy, width=40, colour=True)
    german, english = json.loads(render("json", busy)), json.loads(render("json", busy, language="en"))
    for conflict in (*german["conflicts"], *english["conflicts"]):
        conflict["advice"] = conflict["subject"] = ""
    assert german == english
