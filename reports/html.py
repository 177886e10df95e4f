"""A page for the browser, in one file: one line a finding, the story matrix, and check sheets to tick and print."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from checker.model import Article, Assessment, Claim, Conflict
from checker.showing import PAGE_PARTS
from checker.showing.matrix import build_matrices, join
from checker.showing.namesakes import find_namesakes, tell_namesakes
from checker.showing.passages import (
    VALUES,
    Occurrences,
    choose_primary,
    choose_sides,
    describe_age,
    describe_occurrences,
    find_paragraph,
    group_occurrences,
    list_values,
    name_place,
    name_source,
    name_speaker,
    order_in_text,
    sum_up,
    tell_apart,
)
from checker.showing.sheet import build_sheets
from checker.showing.untrusted import make_visible
from checker.showing.wording import list_coverage, tell_finders, words, write_day

SUFFIX = ".html"

CSS = (PAGE_PARTS / "page.css").read_text(encoding="utf-8")
SCRIPT = (PAGE_PARTS / "page.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Card:
    """One conflict as the page shows it: its number, its values with "outlier", "majority" or nothing, and where it is.

    `sides` are the claims set side by side, each with its value.
    """

    number: int
    conflict: Conflict
    values: tuple[tuple[str, str], ...]
    where: str
    sides: tuple[tuple[Claim, str], ...]
    groups: tuple[Occurrences, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The findings of articles that tell one story, in the order of the text."""

    name: str
    cards: tuple[Card, ...]


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """The page as one HTML document without any outside part; width and colour change nothing in it."""
    table = words(language)
    conflicts = order_in_text(assessment.conflicts)
    stories = group_cards(assessment, conflicts, language)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    namesakes = find_namesakes(conflicts)
    places = {id(card.conflict): card.number for story in stories for card in story.cards}
    page = environment.from_string((PAGE_PARTS / "page.html").read_text(encoding="utf-8")).render(
        t=table,
        language="de" if language == "de" else "en",
        policy=write_policy(),
        css=Markup(CSS),
        script=Markup(SCRIPT),
        result=sum_up(assessment, language),
        coverage=list_coverage(assessment, language),
        filters=list_filters(conflicts, table),
        stories=stories,
        matrices=build_matrices(assessment, language),
        sheets=build_sheets(assessment, language),
        lists=list_remarks(assessment, table),
        shortcuts=[(key, table[f"key_{name}"]) for key, name in SHORTCUTS],
        v=make_visible,
        name=lambda claim: table["reference"].capitalize() if claim.reference else name_source(claim.article),
        age=lambda claim: describe_age(claim, language),
        digest=digest_article,
        day=lambda published: write_day(published, language),
        told=lambda group: describe_occurrences(group, language),
        number=lambda conflict: places[id(conflict)],
        finders=lambda conflict: tell_finders(conflict, language),
        namesakes=lambda conflict: tell_namesakes(conflict, namesakes, language),
        name_source=name_source,
        speaker=name_speaker,
        place=name_place,
        paragraph=find_paragraph,
    )
    return page + "\n"


SHORTCUTS = (("j", "next"), ("k", "previous"), ("/", "search"), ("p", "sheet"), ("?", "help"))


def write_policy() -> str:
    """The page's content security policy: nothing but the style and the script that are in it."""
    style, script = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (CSS, SCRIPT))
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def group_cards(assessment: Assessment, conflicts: Sequence[Conflict], language: str) -> list[Story]:
    """The conflicts by story: articles that have claims on one thing tell one; numbered through in that order."""
    groups = [
        tuple(dict.fromkeys(claim.article.path for claim in group if not claim.reference))
        for group in (*(conflict.claims for conflict in conflicts), *assessment.topics)
    ]
    story_of = {path: number for number, story in enumerate(join(filter(None, groups))) for path in story}
    sorted_in: dict[int, list[Conflict]] = {}
    for conflict in conflicts:
        sorted_in.setdefault(story_of.get(choose_primary(conflict).article.path, -1), []).append(conflict)
    stories, number = [], 0
    for place, members in sorted_in.items():
        articles = [one for one in assessment.articles if story_of.get(one.path) == place]
        cards = tuple(build_card(number + offset, one, language) for offset, one in enumerate(members, 1))
        number += len(cards)
        stories.append(Story(name_story(articles or [choose_primary(members[0]).article]), cards))
    return stories


def name_story(articles: Sequence[Article]) -> str:
    """A story by the title of its first article that has one, else by its sources."""
    title = next((article.title for article in articles if article.title), None)
    return make_visible(title) if title else ", ".join(dict.fromkeys(name_source(article) for article in articles))


def build_card(number: int, conflict: Conflict, language: str) -> Card:
    """What the page shows of one conflict."""
    sources = dict.fromkeys(name_source(claim.article) for claim in conflict.claims)
    groups = group_occurrences(conflict.claims, language)
    values = list_values(conflict, language)
    if len(values) > VALUES:
        values = (*values[:VALUES], ("…", ""))
    shown = dict(zip(conflict.claims, tell_apart(conflict.claims, language), strict=True))
    sides = tuple((claim, shown[claim]) for claim in choose_sides(conflict))
    where = name_place(choose_primary(conflict).excerpt)
    return Card(number, conflict, values, where, sides, groups, tuple(sources))


def digest_article(article: Article) -> str:
    """Sixteen hex digits over an article's path and text: what is ticked belongs to this very text."""
    return hashlib.sha256(f"{article.path}\x1f{article.text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def list_filters(
    conflicts: tuple[Conflict, ...], table: Mapping[str, str]
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The filters: name, label, and options as value and shown text."""
    rules = sorted({make_visible(conflict.rule) for conflict in conflicts})
    sources = sorted({name_source(claim.article) for conflict in conflicts for claim in conflict.claims})
    return [
        ("rule", table["rule"], [(rule, rule) for rule in rules]),
        ("level", table["level"], [(level, table[level]) for level in ("error", "warning", "note")]),
        ("status", table["status"], [(status, table[status]) for status in ("new", "known", "dismissed")]),
        ("source", table["source"], [(source, source) for source in sources]),
    ]


def list_remarks(assessment: Assessment, table: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """What could not be checked, what was assumed, and which decisions are stale."""
    failures = {
        fatal: [f"{f.where}: {f.problem}" for f in assessment.failures if f.fatal is fatal] for fatal in (True, False)
    }
    stale = [f"{old.subject}: {' / '.join(old.values)} ({old.fingerprint})" for old in assessment.stale]
    return [(table["failures"], failures[True]), (table["assumed"], failures[False]), (table["stale"], stale)]
