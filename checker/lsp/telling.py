"""Findings as an editor shows them: a diagnostic at each passage, a hover with both, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types

from checker.catalogue import mark, translate
from checker.lsp.places import Places
from checker.model import Claim, Conflict, Level, Outcome, Status
from checker.showing.passages import choose_sides, describe_age, find_passage, name_source, tell_conflict, tell_headline
from checker.showing.suggesting import advise, suggest
from checker.showing.untrusted import escape_markdown, make_visible
from checker.showing.wording import words

SOURCE = "gegenprobe"
DECIDE = "gegenprobe.decide"
SEVERITIES: Mapping[Level, types.DiagnosticSeverity] = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.NOTE: types.DiagnosticSeverity.Information,
}
REPLACE = mark("Replace with “{text}”")
# What an editor can decide about a finding, and the reason that is written down with it.
DECISIONS: Mapping[str, tuple[str, str]] = {
    "accepted": (mark("Accept: it stands as it is ({subject})"), mark("accepted in the editor")),
    "dismissed": (mark("Dismiss: this is no contradiction ({subject})"), mark("dismissed in the editor")),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A new finding at one of its passages in an open text: characters `start` to `end` (exclusive)."""

    conflict: Conflict
    claim: Claim
    start: int
    end: int


def list_spots(conflicts: Sequence[Conflict], path: str) -> tuple[Spot, ...]:
    """The new findings that have passages in the text at `path`, in the order of the text."""
    spots = [
        Spot(conflict, claim, *claim.excerpt.given)
        for conflict in conflicts
        if conflict.status is Status.NEW
        for claim in conflict.claims
        if claim.article.path == path and not claim.reference
    ]
    return tuple(sorted(spots, key=lambda spot: (spot.start, spot.end, spot.conflict.fingerprint)))


def describe_spot(spot: Spot, places: Places, language: str) -> types.Diagnostic:
    """The diagnostic of a finding at one passage, with where the others stand."""
    conflict = spot.conflict
    return types.Diagnostic(
        range=places.span(spot.start, spot.end),
        message=tell_conflict(conflict, language),
        severity=types.DiagnosticSeverity.Hint
        if conflict.verdict.level is Outcome.UPDATE
        else SEVERITIES[conflict.level],
        code=conflict.rule,
        source=SOURCE,
        related_information=[relate(claim, language) for claim in conflict.claims if _can_open(claim, spot.claim)],
        data=conflict.fingerprint,
    )


def relate(claim: Claim, language: str) -> types.DiagnosticRelatedInformation:
    """Another passage of a finding: its file and place, and whose it is."""
    start, end = claim.excerpt.given
    places = Places(claim.article.text, "utf-16")
    told = ", ".join(part for part in (name_source(claim.article), describe_age(claim, language)) if part)
    where = types.Location(Path(claim.article.path).resolve().as_uri(), places.span(start, end))
    return types.DiagnosticRelatedInformation(where, f"{told}: {make_visible(claim.excerpt.text)}")


def _can_open(claim: Claim, here: Claim) -> bool:
    return claim is not here and not claim.reference and not claim.article.pieces and not claim.article.given


def write_hover(spots: Sequence[Spot], language: str) -> str:
    """The findings at one place as Markdown: headline, both passages, the reason and the advice."""
    return "\n\n---\n\n".join("\n\n".join(_write_parts(spot.conflict, language)) for spot in spots)


def _write_parts(conflict: Conflict, language: str) -> Iterator[str]:
    table = words(language)
    yield f"**{table[conflict.level.value]}: {escape_markdown(tell_headline(conflict, language))}**"
    for claim in choose_sides(conflict):
        passage = find_passage(claim)
        name = table["reference"].capitalize() if claim.reference else name_source(claim.article)
        whose = ", ".join(part for part in (name, describe_age(claim, language)) if part)
        marked = f"**{escape_markdown(passage.marked)}**"
        told = f"{escape_markdown(passage.before)}{marked}{escape_markdown(passage.after)}"
        yield f"> {told}\n>\n> {escape_markdown(whose)}"
    yield escape_markdown(str(conflict.verdict.because))
    if advice := advise(conflict, language):
        yield escape_markdown(advice)


def list_actions(
    spot: Spot, uri: str, places: Places, diagnostic: types.Diagnostic, language: str
) -> Iterator[types.CodeAction]:
    """What can be done at a finding: put the right value in, accept it, dismiss it."""
    found = suggest(spot.conflict)
    if found is not None and found.claim.article.path == spot.claim.article.path:
        edit = types.TextEdit(places.span(*found.claim.excerpt.given), found.text)
        yield types.CodeAction(
            title=translate(REPLACE, language).format(text=make_visible(found.text)),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=True,
            edit=types.WorkspaceEdit(changes={uri: [edit]}),
        )
    for verdict, (title, _) in DECISIONS.items():
        told = translate(title, language).format(subject=make_visible(spot.conflict.subject))
        yield types.CodeAction(
            title=told,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            command=types.Command(title=told, command=DECIDE, arguments=[spot.conflict.fingerprint, verdict]),
        )
