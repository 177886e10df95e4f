"""`gegenprobe reader`: questions printed and answers taken in by hand, for any model and without a server."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker import pipeline
from checker.cli import parameters as p
from checker.cli import reader as r
from checker.cli.gathering import Material, gather_articles, gather_facts
from checker.cli.speaking import report_failures, tell
from checker.messages import Remark
from checker.model import Assessment, Failure
from checker.plugins import load_rules

if TYPE_CHECKING:
    from checker.reader.consulting import Consultation

BY_HAND = "by-hand"


def register(app: typer.Typer) -> None:
    """Add the group of commands to the application."""
    group = typer.Typer(help="Ask a language model by hand, without a server.", no_args_is_help=True)
    group.callback()(_take_language)
    group.command("prompts")(print_prompts)
    group.command("answers")(take_answers)
    app.add_typer(group, name="reader")


def print_prompts(
    stories: Annotated[
        list[str], typer.Argument(metavar="STORY...", help="Folders or files; each is one run of its own.")
    ],
    against: p.Against = None,
    votes: r.ReaderVotes = None,
    context: r.ReaderContext = None,
    embargoed: r.ReaderEmbargoed = None,
    readings: r.Readings = None,
    language: p.LanguageOption = None,
    ui: p.AnyUi = None,
) -> int:
    """Print the questions about each story as JSON Lines: id, story, prompt and the schema of an answer.

    With --readings only what these leave open, and of a story that is read the second question about its notes.
    """
    from checker.reader.by_hand import format_prompts
    from checker.reader.consulting import consult, plan, plan_second
    from checker.reader.readings import read_readings

    manner = r.ReaderRequest(votes=votes, context=context).manner
    kept = read_readings(readings) if readings else ()
    failures: list[Failure] = []
    for story in stories:
        material = gather_articles([story], against, language or "auto")
        articles, checked, kept_back = r.leave_embargoed(material, bool(embargoed))
        planned = plan(articles, checked, kept, manner)
        if kept and not planned.questions:
            said = consult(articles, checked, kept, manner)
            found = check_story(material, said)
            suggest = r.suggest_figures(found, material)
            planned = plan_second(found.conflicts, said.stories, kept, manner, suggest)
        sys.stdout.writelines(format_prompts(planned.questions))
        failures.extend((*material.failures, *kept_back, *planned.failures))
    return report_failures(failures)


def check_story(material: Material, said: Consultation) -> Assessment:
    """A check of the articles with what the reader has said, by the installed rules and the dated facts."""
    options = pipeline.Options(today=date.today())
    return pipeline.check(
        material.articles,
        load_rules(),
        tuple(gather_facts(None)),
        against=material.against,
        options=options,
        proposed=said.proposed,
    )


def take_answers(
    prompts: Annotated[Path, typer.Argument(metavar="PROMPTS", help="What gegenprobe reader prompts printed.")],
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help='JSON Lines with "id" and "answer".')],
    model: r.ReaderModel = None,
    readings: r.Readings = None,
    ui: p.AnyUi = None,
) -> int:
    """Keep the answers of any model as readings, to be used with --reader-offline."""
    from checker.reader.by_hand import read_prompts, take_in
    from checker.reader.readings import READINGS_FILE, read_readings, write_readings

    file = readings or Path(READINGS_FILE)
    taken = take_in(read_prompts(prompts), answers, model or BY_HAND)
    write_readings(file, (*read_readings(file), *taken.readings))
    tell(
        Remark.counted(
            "{count} answer kept in {file}", "{count} answers kept in {file}", len(taken.readings), file=file
        )
    )
    if taken.unanswered:
        tell(Remark.counted("{count} prompt has no answer", "{count} prompts have no answer", taken.unanswered))
    return report_failures(taken.failures)


def _take_language(ui: p.AnyUi = None) -> None:
    """Ask a language model by hand, without a server."""
