"""`gegenprobe review`: walks through the new findings at the terminal; every answer is on the disk before the next."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import parameters as p
from checker.cli.check import choose_language
from checker.cli.running import Request, assess
from checker.cli.speaking import choose_report_language, spoken_here, tell
from checker.cli.writing import terminal_width, wants_colour
from checker.decisions import DEFAULT_FILE, HOUSE_FILE, HouseFact, add_house_fact, read_decisions
from checker.decisions.review import Answer, Review, record, start_review
from checker.errors import DecisionsError, GegenprobeError
from checker.messages import Remark, say
from checker.model import Assessment, Conflict, Decision
from checker.report_plugins import Report, load_report

QUESTION = Remark("[a]ccept  [d]ismiss  [w]rong source  [s]kip  [b]ack  [q]uit: ")
ANSWERS = {"a": Answer.ACCEPT, "d": Answer.DISMISS, "w": Answer.WRONG_SOURCE, "s": Answer.SKIP}
HOUSE_ATTRIBUTES = {"conflicting_party": "party"}
LOOK_AGAIN = timedelta(days=182)
Ask = Callable[[str], str]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("review")(review)


def review(
    paths: p.Paths = None,
    against: p.Against = None,
    facts: p.Facts = None,
    rules: p.RuleFolders = None,
    select: p.Select = None,
    ignore: p.Ignore = None,
    decisions: p.DecisionsFile = None,
    owner: Annotated[str | None, typer.Option("--owner", help="Who decides (your login name).")] = None,
    ui: p.Ui = None,
) -> int:
    """Walk through new findings: both passages, the reason, then accept, dismiss, wrong source or skip, with a note."""
    choose_report_language(ui, "de")
    file = decisions or Path(DEFAULT_FILE)
    existing = file if file.exists() else None
    request = Request(
        cached=True,
        paths=tuple(paths or ()),
        against=tuple(against or ()),
        facts=None if facts is None else tuple(facts),
        rules=tuple(rules or ()),
        select=p.split_names(select),
        ignore=p.split_names(ignore),
        decisions=existing,
    )
    assessment = assess(request)
    session = start_review(assessment.conflicts, read_decisions(file), date.today())
    made = walk(session, assessment, file, owner or getpass.getuser(), _ask, ui)
    tell(
        Remark.counted(
            "{count} decision written to {file}", "{count} decisions written to {file}", made, file=str(file)
        )
    )
    return 0


def walk(session: Review, assessment: Assessment, file: Path, owner: str, ask: Ask, ui: str | None = None) -> int:
    """Ask until the review is at its end or the desk quits; returns how many decisions were written."""
    made = 0
    while (conflict := session.current) is not None:
        print(show_conflict(conflict, assessment, ui))
        key = (
            ask(_put(Remark("{count} left.  {question}", count=session.remaining, question=QUESTION)))
            .strip()
            .lower()[:1]
        )
        if key == "q":
            break
        if key == "b":
            session = session.back()
            continue
        if key not in ANSWERS:
            continue
        try:
            session, decision = answer(session, ANSWERS[key], conflict, owner, ask)
        except DecisionsError as problem:
            tell(problem.args[0])
            continue
        if decision is not None:
            record(file, decision)
            made += 1
        if key == "w" and conflict.rule in HOUSE_ATTRIBUTES:
            offer_house_fact(conflict, ask, HOUSE_FILE, date.today())
    return made


def offer_house_fact(conflict: Conflict, ask: Ask, file: Path, today: date) -> None:
    """Ask whether what the desk found out becomes a dated house fact; an empty answer says no."""
    question = Remark("House fact: which party has {subject}? (empty: none) ", subject=conflict.subject)
    value = ask(_put(question)).strip()
    if not value:
        return
    source = ask(_put(Remark("Source: "))).strip()
    given = ask(_put(Remark("Look again on (empty: {day}): ", day=str(today + LOOK_AGAIN)))).strip()
    try:
        again = date.fromisoformat(given) if given else today + LOOK_AGAIN
        attribute = HOUSE_ATTRIBUTES[conflict.rule]
        add_house_fact(file, HouseFact(conflict.subject, attribute, value, source, today, again))
    except (ValueError, GegenprobeError) as problem:
        no_day = Remark("{until}: must be a day, as in 2026-12-31", until=given)
        told = problem.args[0] if isinstance(problem, GegenprobeError) else no_day
        tell(Remark("no house fact written: {problem}", problem=told))
        return
    tell(Remark("house fact written to {file}", file=str(file)))


def answer(session: Review, chosen: Answer, conflict: Conflict, owner: str, ask: Ask) -> tuple[Review, Decision | None]:
    """Ask for what an answer needs (which source, a note) and give it to the session."""
    wrong = None
    if chosen is Answer.WRONG_SOURCE:
        for number, claim in enumerate(conflict.claims, 1):
            print(f"  {number}  {claim.article.source or claim.article.path}: {claim.excerpt.text}")
        given = ask(_put(Remark("Which one is wrong? "))).strip()
        wrong = int(given) - 1 if given.isdecimal() and 1 <= int(given) <= len(conflict.claims) else None
    note = ask(_put(Remark("Note: ")))
    return session.answer(chosen, note, wrong=wrong, owner=owner)


def show_conflict(conflict: Conflict, assessment: Assessment, ui: str | None = None) -> str:
    """One finding, with those the same decision is for, as the terminal report shows it, without summary."""
    asked = tuple(one for one in assessment.conflicts if one.fingerprint == conflict.fingerprint)
    alone = replace(assessment, conflicts=asked, stale=(), failures=(), coverage={}, claims=(), topics=())
    language = choose_report_language(ui, choose_language(assessment))
    report = load_report("terminal")
    assert isinstance(report, Report)
    return report.render(alone, width=terminal_width(), colour=wants_colour(), language=language)


def _put(question: Remark) -> str:
    return say(question, spoken_here())


def _ask(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        return "q"
