"""Coloured report for the terminal: conflicts in the order of the text, passages side by side, then a summary."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from checker.model import Assessment, Claim, Conflict, Status
from checker.showing.matrix import Matrix, build_matrices
from checker.showing.namesakes import Namesakes, find_namesakes, tell_namesakes
from checker.showing.passages import (
    choose_sides,
    describe_age,
    describe_occurrences,
    find_passage,
    group_occurrences,
    name_place,
    name_source,
    name_speaker,
    order_in_text,
    sum_up,
    tell_headline,
)
from checker.showing.untrusted import make_visible
from checker.showing.wording import list_coverage, tell_finders, words

SUFFIX = ".txt"
NARROW = 80
SUBJECT_WIDTH = 24  # columns a matrix needs for its first column, and for each source
SOURCE_WIDTH = 14
MATRIX_ROWS = 12
LEAST = 4  # rows and columns together: one thing and two sources are in the conflict's own box already
SUMMARY = 2  # lines of coverage that follow the result; `--statistics` shows them all
STYLES: Mapping[str, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
MARK = "bold black on yellow"
QUIET = "bright_black"


def render(
    assessment: Assessment,
    *,
    width: int = 100,
    colour: bool = False,
    language: str = "de",
    statistics: bool = False,
) -> str:
    """The report as text of at most `width` columns, with ANSI codes when `colour`; `statistics` adds all counts."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=max(width, 30),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        force_jupyter=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    for part in lay_out(assessment, console.width, colour, language):
        console.print(part)
    for part in show_summary(assessment, language, statistics):
        console.print(part)
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))


def lay_out(assessment: Assessment, width: int, colour: bool, language: str) -> Iterator[RenderableType]:
    """The parts of the report from top to bottom."""
    ordered = order_in_text(assessment.conflicts)
    fresh = [conflict for conflict in ordered if conflict.status is Status.NEW]
    namesakes = find_namesakes(ordered)
    decided = [conflict for conflict in ordered if conflict.status is not Status.NEW]
    for conflict in fresh:
        yield show_conflict(conflict, namesakes, width, colour, language)
        yield ""
    yield from show_matrices(assessment, width, language)
    if decided:
        yield head(words(language)["decided"])
        yield from (show_decided(conflict, language) for conflict in decided)
        yield ""
    yield from show_stale(assessment, language)
    yield from show_failures(assessment, language)


def show_conflict(conflict: Conflict, namesakes: Namesakes, width: int, colour: bool, language: str) -> RenderableType:
    """One conflict: headline, passages, reason, advice, all occurrences when there are more than are shown."""
    table = words(language)
    style = STYLES[conflict.level.value]
    title = Text.assemble(
        (table[conflict.level.value].upper(), style),
        "  ",
        (tell_headline(conflict, language), "bold"),
        "  ",
        (f"{table[conflict.verdict.level.value]}, {table[conflict.status.value]}", style),
    )
    parts: list[RenderableType] = [Rule(style=style, characters="━"), title]
    finders = tell_finders(conflict, language)
    name = f"{make_visible(conflict.rule)} {conflict.fingerprint}"
    parts.append(Text(f"{name}, {finders}" if finders else name, style=QUIET))
    sides = choose_sides(conflict)
    room = width - 4 if width < NARROW else (width - 7) // 2
    parts.append(set_side_by_side([show_side(claim, room, colour, language) for claim in sides], width))
    parts.append(tell(table["because"], conflict.verdict.because))
    advice = conflict.advice or conflict.verdict.advice
    if advice:
        parts.append(tell(table["advice"], advice))
    if len(conflict.claims) > len(sides):
        parts.append(Text(f"{table['occurrences']}:", style="bold"))
        parts.extend(show_occurrences(conflict, language))
    if told := tell_namesakes(conflict, namesakes, language):
        parts.append(Text(told, style=QUIET, overflow="fold"))
    return Group(*parts)


def set_side_by_side(sides: list[RenderableType], width: int) -> Table:
    """The passages in columns of equal width, or one above the other when the terminal is narrow."""
    frame = Table(box=box.ROUNDED, show_header=False, show_lines=True, expand=True, border_style=QUIET, padding=(0, 1))
    if width < NARROW:
        frame.add_column(ratio=1, overflow="fold")
        for side in sides:
            frame.add_row(side)
        return frame
    for _ in sides:
        frame.add_column(ratio=1, overflow="fold")
    frame.add_row(*sides)
    return frame


def show_side(claim: Claim, room: int, colour: bool, language: str) -> RenderableType:
    """One passage: who says it and when, where it stands, the words in question marked within their sentence.

    A place that is wider than `room` columns is broken before the file's name, so that name, line and column stay
    together.
    """
    table = words(language)
    lines = Text(overflow="fold")
    name = table["reference"].capitalize() if claim.reference else name_source(claim.article)
    lines.append(name, style="bold green" if claim.reference else "bold")
    age = describe_age(claim, language)
    lines.append(f" · {age}\n" if age else "\n")
    folder, slash, file = name_place(claim.excerpt).rpartition("/")
    lines.append(
        folder + slash + ("\n" if cell_len(folder + slash + file) > room and folder else "") + file, style=QUIET
    )
    notes = []
    if claim.reference and claim.article.source:
        notes.append(f"{table['source']}: {name_source(claim.article)}")
    if claim.said_by:
        notes.append(table["said_by"].format(who=name_speaker(claim)))
    if claim.in_quote:
        notes.append(table["quoted"])
    if notes:
        lines.append(f"\n{', '.join(notes)}", style=QUIET)
    lines.append("\n\n")
    passage = find_passage(claim)
    lines.append(passage.before)
    lines.append(passage.marked if colour else f">>{passage.marked}<<", style=MARK)
    lines.append(passage.after)
    return lines


def show_occurrences(conflict: Conflict, language: str) -> Iterator[RenderableType]:
    """Every claim of the conflict, grouped by value, with how many independent sources stand behind a value."""
    for group in group_occurrences(conflict.claims, language):
        line = Text(overflow="fold")
        line.append(group.value, style="bold")
        line.append(f"  {describe_occurrences(group, language)}")
        for claim in group.claims:
            line.append(f"\n  {name_place(claim.excerpt)}", style=QUIET)
            name = words(language)["reference"] if claim.reference else name_source(claim.article)
            age = describe_age(claim, language)
            line.append(f"  {name}{', ' + age if age else ''}")
        yield Padding(line, (0, 0, 0, 2))


def show_matrices(assessment: Assessment, width: int, language: str) -> Iterator[RenderableType]:
    """What each source says of each thing, for every story that has a conflict and fits into the width."""
    told = False
    for matrix in build_matrices(assessment, language):
        disputed = sum(row.conflict is not None for row in matrix.rows)
        columns = [
            number
            for number in range(len(matrix.sources))
            if any(row.conflict and row.cells[number].values for row in matrix.rows)
        ]
        if disputed + len(columns) < LEAST or width < SUBJECT_WIDTH + SOURCE_WIDTH * len(columns):
            continue
        if not told:
            yield head(words(language)["matrix"])
            told = True
        yield draw_matrix(matrix, columns, language)
        yield ""


def draw_matrix(matrix: Matrix, columns: Sequence[int], language: str) -> Table:
    """The rows of a matrix that have a conflict, disputed values marked."""
    grid = Table(box=box.SIMPLE_HEAD, show_edge=False, border_style=QUIET, header_style="bold", pad_edge=False)
    grid.add_column(words(language)["subject"], overflow="fold")
    for number in columns:
        grid.add_column(Text(matrix.sources[number]), overflow="fold")
    rows = [row for row in matrix.rows if row.conflict]
    for row in rows[:MATRIX_ROWS]:
        cells = [row.cells[number] for number in columns]
        grid.add_row(
            Text(row.subject),
            *(
                Text(("≠ " if cell.disputed else "") + ", ".join(cell.values), style="bold" if cell.disputed else "")
                for cell in cells
            ),
        )
    if len(rows) > MATRIX_ROWS:
        grid.add_row(Text(words(language)["not_shown"].format(count=len(rows) - MATRIX_ROWS), style=QUIET))
    return grid


def show_decided(conflict: Conflict, language: str) -> RenderableType:
    """A known or dismissed conflict: its values, its status and its name."""
    line = Text(f"{tell_headline(conflict, language)}\n", overflow="fold")
    status = words(language)[conflict.status.value]
    line.append(f"{status}, {make_visible(conflict.rule)} {conflict.fingerprint}", style=QUIET)
    return Padding(line, (0, 0, 0, 2))


def show_stale(assessment: Assessment, language: str) -> Iterator[RenderableType]:
    """Decisions whose conflict is gone."""
    if not assessment.stale:
        return
    yield head(words(language)["stale"])
    for decision in assessment.stale:
        values = " / ".join(make_visible(value) for value in decision.values)
        line = Text(f"{make_visible(decision.subject)}: {values}\n", overflow="fold")
        line.append(f"{make_visible(decision.rule)} {make_visible(decision.fingerprint)}", style=QUIET)
        yield Padding(line, (0, 0, 0, 2))
    yield Padding(Text(words(language)["stale_advice"], style=QUIET), (0, 0, 0, 2))
    yield ""


def show_failures(assessment: Assessment, language: str) -> Iterator[RenderableType]:
    """What could not be checked and what was assumed."""
    for fatal, title, style in ((True, "failures", "bold red"), (False, "assumed", "bold yellow")):
        failures = [failure for failure in assessment.failures if failure.fatal is fatal]
        if not failures:
            continue
        yield Text(words(language)[title], style=style)
        for failure in failures:
            line = Text(overflow="fold")
            line.append(make_visible(failure.where), style="bold")
            line.append(f"  {make_visible(failure.problem)}")
            yield Padding(line, (0, 0, 0, 2))
        yield ""


def show_summary(assessment: Assessment, language: str, statistics: bool) -> Iterator[RenderableType]:
    """The result, what was read and what was compared, a line each; with `statistics` also what was understood."""
    yield Rule(style=QUIET)
    yield show_result(assessment, language)
    # digests stand in the last line: without it nobody need work them out
    lines = list_coverage(assessment if statistics else replace(assessment, made_with=None), language)
    yield from (Text(line, overflow="fold") for line in (lines if statistics else lines[:SUMMARY]))


def show_result(assessment: Assessment, language: str) -> Text:
    """ "2 neue Widersprüche (1 Fehler, 1 Warnung), 1 bekannt", or the all-clear."""
    result = sum_up(assessment, language)
    style = "bold green" if result.level is None else STYLES[result.level.value]
    return Text.assemble((result.headline, style), (result.rest, "bold" if result.warning else ""), overflow="fold")


def tell(label: str, sentence: str) -> Text:
    """A labelled sentence, harmless."""
    return Text.assemble((f"{label}: ", "bold"), make_visible(sentence), overflow="fold")


def head(title: str) -> Text:
    """The headline of a section."""
    return Text(title, style="bold")
