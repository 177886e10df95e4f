"""The second reader from the command line: its options, and asking it within a check."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.gathering import Material
from checker.cli.speaking import report_failures, spoken_here, tell
from checker.config import Config, ReaderConfig
from checker.errors import UsageError
from checker.extras import require_extra
from checker.messages import Remark, say
from checker.model import Article, Assessment, Conflict, Failure

if TYPE_CHECKING:  # loaded only where a reader is asked: most checks ask none
    from checker.reader.consulting import Consultation, Manner
    from checker.reader.doubting import Suggest
    from checker.reader.readings import Reading
    from checker.reader.server import ChatServer

ReaderUrl = Annotated[
    str | None,
    typer.Option(
        "--reader", metavar="URL", help="Ask a language model, too: a server with the OpenAI-compatible chat."
    ),
]
ReaderModel = Annotated[
    str | None, typer.Option("--reader-model", metavar="NAME", help="The model to ask, as its server calls it.")
]
ReaderVotes = Annotated[
    int | None,
    typer.Option("--reader-votes", metavar="N", min=1, help="Ask N times in other orders; more than half must agree."),
]
ReaderBudget = Annotated[
    str | None,
    typer.Option("--reader-budget", metavar="CALLS[,TOKENS]", help="Ask no more than so many questions and tokens."),
]
ReaderContext = Annotated[
    int | None,
    typer.Option("--reader-context", metavar="TOKENS", min=1, help="What the model can take at once (16000)."),
]
ReaderTimeout = Annotated[
    float | None, typer.Option("--reader-timeout", metavar="SECONDS", min=0.1, help="Longest wait for an answer (600).")
]
ReaderEmbargoed = Annotated[
    bool | None, typer.Option("--reader-embargoed", help="Send articles that are marked as under embargo, too.")
]
ReaderDryRun = Annotated[
    bool, typer.Option("--reader-dry-run", help="Say how many questions and tokens it would take; send nothing.")
]
ReaderOffline = Annotated[
    bool | None, typer.Option("--reader-offline", help="Use kept readings alone (gegenprobe-readings.jsonl).")
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say which of the reader's pairs were dropped, and why.")
]
Readings = Annotated[
    Path | None,
    typer.Option("--readings", metavar="FILE", help="Where readings are kept (gegenprobe-readings.jsonl)."),
]


class Mode(StrEnum):
    """Whether the reader has a say: not at all, by what is kept, by that alone and nothing may lack, or asked anew."""

    OFF = "off"
    KEPT = "kept"
    OFFLINE = "offline"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class ReaderRequest:
    """What the command line says of the second reader for one run.

    None stands for an option that was not given: gegenprobe.toml decides on it (`completed`), and what it leaves open
    the reader's defaults. `budget` are the most questions and the most tokens, `timeout` is in seconds, `readings` the
    file in which answers are kept.
    """

    mode: Mode = Mode.KEPT
    url: str | None = None
    model: str | None = None
    votes: int | None = None
    budget: tuple[int | None, int | None] = (None, None)
    context: int | None = None
    timeout: float | None = None
    embargoed: bool | None = None
    readings: Path | None = None

    @property
    def manner(self) -> Manner:
        """How it is asked."""
        from checker.reader.consulting import Manner

        usual = Manner()
        return Manner(self.model, self.votes or usual.votes, self.context or usual.context, *self.budget)

    @property
    def file(self) -> Path:
        """Where readings are kept."""
        from checker.reader.readings import READINGS_FILE

        return self.readings or Path(READINGS_FILE)

    def completed(self, config: ReaderConfig) -> ReaderRequest:
        """This request with the configuration's values where it says nothing."""
        return replace(
            self,
            url=self.url or config.url,
            model=self.model or config.model,
            votes=self.votes or config.votes,
            budget=self.budget if self.budget != (None, None) else read_budget(config.budget),
            context=self.context or config.context,
            timeout=self.timeout or config.timeout,
            embargoed=config.embargoed if self.embargoed is None else self.embargoed,
            readings=self.readings or config.readings,
        )


def request_reader(config: Config, request: ReaderRequest, offline: bool | None) -> ReaderRequest:
    """What `check` asks of the reader: nothing unless an address or --reader-offline is given, here or configured.

    Raises UsageError for an address without a model.
    """
    given, request = request.url, request.completed(config.reader)
    if offline or (offline is None and given is None and config.reader.offline):
        return replace(request, mode=Mode.OFFLINE)
    if request.url is None:
        return replace(request, mode=Mode.OFF)
    if request.model is None:
        raise UsageError(Remark("--reader needs the model's name: add --reader-model NAME, as its server calls it"))
    return replace(request, mode=Mode.ASK)


def read_budget(value: str | None) -> tuple[int | None, int | None]:
    """ "20" as (20, None), "20,90000" as (20, 90000). Raises UsageError for anything else."""
    if value is None:
        return None, None
    calls, _, tokens = value.partition(",")
    try:
        numbers = (int(calls), int(tokens) if tokens else None)
    except ValueError:
        numbers = (-1, None)
    if numbers[0] < 0 or (numbers[1] or 0) < 0:
        raise UsageError(
            Remark("--reader-budget {value}: must be calls, or calls and tokens, as in 20 or 20,90000", value=value)
        )
    return numbers


def consult_reader(request: ReaderRequest, material: Material, quiet: bool) -> Consultation | None:
    """What the reader says of the articles, asked as the request says; None where it has no say.

    Raises UsageError and ReadingsError for what the user must mend.
    """
    if request.mode is Mode.OFF or (request.mode is Mode.KEPT and not request.file.is_file()):
        return None
    from checker.reader.consulting import consult
    from checker.reader.readings import read_readings

    readings = read_readings(request.file)
    if request.mode is not Mode.ASK:
        said = consult((*material.articles, *material.against), material.articles, readings, request.manner)
        return said if request.mode is Mode.OFFLINE else replace(said, failures=())
    return _ask(request, material, readings, quiet)


def _ask(request: ReaderRequest, material: Material, readings: Sequence[Reading], quiet: bool) -> Consultation:
    from urllib.parse import urlsplit

    require_extra("reader", "--reader")
    from checker.reader.consulting import Watching, consult, plan
    from checker.reader.server import is_loopback

    articles, checked, kept_back = leave_embargoed(material, bool(request.embargoed))
    url = request.url or ""
    open_questions = plan(articles, checked, readings, request.manner)
    if open_questions.questions and not is_loopback(url):
        tell(
            Remark("the text of the articles leaves this machine: it goes to {host}", host=urlsplit(url).hostname or "")
        )
    store = Store(request.file, list(readings))
    watching = Watching(store.keep, Clock(quiet).show)
    with closing(open_server(request)) as server:
        said = consult(articles, checked, readings, request.manner, server, watching)
    return replace(said, failures=(*kept_back, *said.failures))


def open_server(request: ReaderRequest) -> ChatServer:
    """The server to ask, with the key from the environment."""
    from checker.reader.server import KEY_VARIABLE, ChatServer

    key = os.environ.get(KEY_VARIABLE) or None
    return ChatServer(request.url or "", request.model or "", key, request.timeout or 600.0)


def consult_again(
    request: ReaderRequest, said: Consultation, conflicts: Sequence[Conflict], suggest: Suggest, quiet: bool
) -> Consultation | None:
    """What the reader says when asked once more about the notes of a check; None where there is nothing to ask.

    `said` is what it said before; where something of that failed it is not asked again. `suggest` is as `plan_second`
    has it.
    """
    if request.mode is not Mode.ASK or any(failure.fatal for failure in said.failures):
        return None
    from checker.reader.consulting import Watching, plan_second, put_questions

    planned = plan_second(conflicts, said.stories, said.readings, request.manner, suggest)
    if not planned.questions:
        return None
    store = Store(request.file, list(said.readings))
    watching = Watching(store.keep, Clock(quiet).show)
    with closing(open_server(request)) as server:
        return put_questions(planned, said.readings, request.manner, server, watching, said)


def suggest_figures(assessment: Assessment, material: Material) -> Suggest:
    """What gives the pairs of figures of a story that a check leaves unreported and the reader may judge."""
    from checker.pipeline import pair_every
    from checker.reader.likely import find_likely

    checked = frozenset(article.path for article in material.articles)
    return partial(find_likely, assessment, checked, pair_every)


def leave_embargoed(
    material: Material, all_of_them: bool
) -> tuple[tuple[Article, ...], tuple[Article, ...], tuple[Failure, ...]]:
    """All articles and those to check, without those under embargo unless all are meant, and a remark on each."""
    from checker.reader.embargo import is_embargoed

    kept_back = () if all_of_them else tuple(a for a in (*material.articles, *material.against) if is_embargoed(a))
    left_out = {article.path for article in kept_back}
    told = Remark("under embargo, so not shown to the second reader; --reader-embargoed shows it")
    return (
        tuple(a for a in (*material.articles, *material.against) if a.path not in left_out),
        tuple(a for a in material.articles if a.path not in left_out),
        tuple(Failure(article.path, told, fatal=False) for article in kept_back),
    )


@dataclass(slots=True)
class Store:
    """The readings file: every new reading is on the disk before the next question is asked."""

    file: Path
    readings: list[Reading] = field(default_factory=list)

    def keep(self, reading: Reading) -> None:
        """Add a reading and write the file."""
        from checker.reader.readings import write_readings

        self.readings.append(reading)
        write_readings(self.file, self.readings)


class Clock:
    """Progress on standard error at a terminal: how many questions are asked, and about how long the rest takes."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._begin = time.monotonic()

    def show(self, done: int, of: int) -> None:
        """Show how many of the questions have been answered, and about how many seconds are left."""
        if not self._shown or not of:
            return
        left = (time.monotonic() - self._begin) / done * (of - done) if done else None
        rest = f", {left:.0f} s" if left is not None and done < of else ""
        asked = say(Remark("second reader {done} of {of}", done=done, of=of), spoken_here())
        print(f"\r{asked}{rest}   ", end="\n" if done == of else "", file=sys.stderr, flush=True)


def show_plan(request: ReaderRequest, material: Material, find: Callable[[], Assessment]) -> int:
    """Print how many questions are open for each story and what tokens they take; 2 for what fails, else 0.

    Where all is read, these are the second questions about the notes that `find` gives; before, nobody can count them.
    """
    from checker.reader.consulting import consult, plan, plan_second
    from checker.reader.readings import read_readings

    articles, checked, _ = leave_embargoed(material, bool(request.embargoed))
    readings = read_readings(request.file)
    planned = plan(articles, checked, readings, request.manner)
    first, failures = bool(planned.questions), planned.failures
    if not first and readings:
        said = consult(articles, checked, readings, request.manner)
        found = find()
        suggest = suggest_figures(found, material)
        planned = plan_second(found.conflicts, said.stories, readings, request.manner, suggest)
    for story in planned.stories:
        own = [one.question for one in planned.questions if one.question.story == story.name]
        if own:
            sys.stdout.write(f"{story.name}: {_count(len(own), sum(question.tokens for question in own))}\n")
    sys.stdout.write(f"{_count(len(planned.questions), planned.tokens)}\n")
    if first:
        tell(Remark("what then stays a note is asked about once more: a short question a story"))
    return report_failures((*material.failures, *failures))


def _count(calls: int, tokens: int) -> str:
    return say(Remark("{calls} calls, about {tokens} tokens", calls=calls, tokens=tokens), spoken_here())


def remark_dropped(assessment: Assessment) -> None:
    """Name on standard error every pair of the reader that is not reported, and why."""
    for one in assessment.dropped:
        places = " / ".join(f"{side.article.path}:{side.line} “{side.text}”" for side in one.passages)
        tell(
            Remark(
                "dropped: {places} ({measured}): {because}", places=places, measured=one.measured, because=one.because
            )
        )
