"""JUnit XML, for test reports in CI: every conflict is a test case, known ones are skipped, notes pass."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from checker.model import Assessment, Conflict, Failure, Level, Provenance, Status
from checker.showing.namesakes import number_names
from checker.showing.passages import (
    choose_primary,
    name_place,
    name_source,
    order_conflicts,
    tell_conflict,
    tell_headline,
)
from checker.showing.untrusted import make_visible
from checker.showing.values import write_value
from checker.showing.wording import words

SUFFIX = ".xml"


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """The assessment as one test suite; width and colour change nothing in it.

    New errors and warnings fail, new notes pass with their text as output, known and dismissed conflicts are skipped,
    unreadable files are errors, and an article without any new conflict is a test case that passes.
    """
    conflicts = order_conflicts(assessment.conflicts)
    cases = [
        write_conflict(conflict, name, language)
        for conflict, name in zip(conflicts, number_names(conflicts), strict=True)
    ]
    cases += [write_failure(failure) for failure in assessment.failures if failure.fatal]
    cases += [
        ET.Element("testcase", {"classname": "article", "name": f"article: {make_visible(path)}"})
        for path in list_calm(assessment)
    ]
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }
    suite = ET.Element("testsuite", {"name": "gegenprobe", **{name: str(number) for name, number in counts.items()}})
    if assessment.made_with is not None:
        suite.append(write_properties(assessment.made_with))
    suite.extend(cases)
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def write_properties(made_with: Provenance) -> ET.Element:
    """The version that made the report and the digests of what it stands on, as properties of the suite."""
    properties = ET.Element("properties")
    for name, value in {"version": made_with.version, **made_with.digests()}.items():
        ET.SubElement(properties, "property", {"name": f"gegenprobe.{name}", "value": value})
    return properties


def list_calm(assessment: Assessment) -> list[str]:
    """The paths of the articles that take part in no new conflict."""
    loud = {
        claim.article.path
        for conflict in assessment.with_status(Status.NEW)
        if conflict.level is not Level.NOTE
        for claim in conflict.claims
    }
    return [article.path for article in assessment.articles if not article.reference and article.path not in loud]


def write_conflict(conflict: Conflict, name: str, language: str) -> ET.Element:
    """One conflict as a test case: its name, the same in every run, alone says rule and subject."""
    primary = choose_primary(conflict)
    case = ET.Element(
        "testcase",
        {
            "classname": make_visible(conflict.rule),
            "name": f"{make_visible(conflict.rule)}: {make_visible(conflict.subject)} [{name}]",
            "file": make_visible(primary.article.path),
            "line": str(primary.excerpt.line),
        },
    )
    text = "\n".join([tell_conflict(conflict, language), *list_places(conflict, language)])
    if conflict.status is not Status.NEW:
        ET.SubElement(case, "skipped", {"message": words(language)[conflict.status.value]})
    elif conflict.level is Level.NOTE:
        ET.SubElement(case, "system-out").text = text
    else:
        attributes = {"type": conflict.level.value, "message": tell_headline(conflict, language)}
        ET.SubElement(case, "failure", attributes).text = text
    return case


def write_failure(failure: Failure) -> ET.Element:
    """A file that could not be checked as a test case with an error."""
    case = ET.Element("testcase", {"classname": "input", "name": f"input: {make_visible(failure.where)}"})
    ET.SubElement(case, "error", {"type": "input", "message": make_visible(failure.problem)})
    return case


def list_places(conflict: Conflict, language: str) -> list[str]:
    """One line a claim: place, source, value."""
    return [
        f"{name_place(claim.excerpt)} {name_source(claim.article)}: {make_visible(write_value(claim, language))}"
        for claim in conflict.claims
    ]
