"""Terms of years: from when to when, or since when, somebody held a post, belonged to something or lived somewhere.

In: an AnnotatedArticle (German). Out: Term in order of place; offsets are characters of the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.expression import Expression
from checker.finding.figures.quantities import quantities_of
from checker.finding.page.furniture import captions_of, furniture_of, in_furniture
from checker.finding.page.sentences import sentence_bounds
from checker.finding.people.event_people import OPENING, main_person, people_named, person_of
from checker.finding.people.offices import portfolio_of, read_role
from checker.finding.people.parties import party_named
from checker.language import AnnotatedArticle
from checker.model import Quantity
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "terms.toml"
MONTH = (
    r"(?:(?:Anfang|Mitte|Ende|Sommer|Herbst|Frühjahr|Winter|Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September"
    r"|Oktober|November|Dezember) )?"
)
YEAR = r"(?:19|20)\d\d"
A_YEAR = Expression(rf"\b{YEAR}")
TERM = Expression(
    rf"\b(?:[Vv]on|[Zz]wischen) {MONTH}(?P<first>{YEAR}) (?:bis|und) {MONTH}(?P<last>{YEAR}|['’‘]\d\d)(?!\d|\.\d)"
    rf"|\((?P<from>{YEAR}) ?(?:[-–]|bis) ?(?P<until>{YEAR})\)"
    rf"|\b(?P<since>[Ss]eit) {MONTH}(?P<start>{YEAR})(?!\d|\.\d)"
    rf"|(?<![\w.–-])(?<!bis )(?<!Ende )(?<!Anfang )(?<!Mitte )(?:im Jahr )?(?P<year>{YEAR})(?![\w–-]|\.\d)"
)
BOUNDARY = Expression(
    r"[,;:](?!\d)|[ \u00a0][–-][ \u00a0]|\bund (?=(?:seit|von|ab|dann|danach|zuvor|zuletzt)\b)|\bdanach\b|\bdann\b"
)
NOUN = Expression(r"(?<![\w-])[A-ZÄÖÜ][\wäöüß-]{3,40}")
NOT_HELD = Expression(r"\b(?:stell(?:t|en|te|ten)|[Ee]rstmals|zur Welt|Zur Welt|geboren\w*|regiert\w*)\b")
OTHERS = Expression(r"\b(?:[Dd](?:er|ie|en|em|es)|[Uu]nter|[Nn]ach|[Nn]eben|[Mm]it|[Vv]on|[Bb]ei) (?:[\w-]+ ){0,2}$")
NAME_AFTER = Expression(r" [A-ZÄÖÜ][a-zäöüß]+")
YOUTH = Expression(r"\bJunge[nr]? (?:Union|Liberale\w*|Sozial\w*|Alternative)|\bJusos?\b|\bGrüne[nr]? Jugend")
MANY = Expression(
    r"\b(?:Flüchtlinge[n]?|Geflüchtete[n]?|Menschen|Migranten|Personen|Asylsuchende[n]?|Asylbewerber[n]?|Zuwanderer[n]?"
    r"|Familien?|Millionen|Tausende|Hunderte|\d+\.\d{3})\b"
)
LED = Expression(r"\b(?:leitete?|führte?|übern\w+|stand|steht|Spitze|ging|wechselte|zuständig|verantwortete?)\b")
HEADS = frozenset(
    (
        "head_of_government",
        "deputy_head_of_government",
        "head_of_state",
        "premier",
        "parliament_president",
        "state_parliament_president",
        "secretary_general",
        "faction_leader",
        "party_leader",
        "mayor",
    )
)
REACH = 160
LEAST_YEARS = 5  # what is shorter is told in round years too often
MOST = 200  # years; a text with more is a table


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its first year, its last year (None: still on or not told), whose (surname), and of what.

    `posts` are names of posts ("minister.interior", "member.bundestag", "party.CDU"). `start` to `end` is the passage
    with the years. Of a term told by its length alone ("seit 20 Jahren") that is `lasted`, in years, and `first` is 0.
    """

    first: int
    last: int | None
    who: str | None
    posts: frozenset[str]
    start: int
    end: int
    lasted: Quantity | None = None


@lru_cache(maxsize=1)
def load_terms() -> dict[str, dict[str, Expression]]:
    """data/terms.toml, compiled."""
    table: dict[str, Any] = read_table(DATA)
    return {section: {name: Expression(pattern) for name, pattern in rows.items()} for section, rows in table.items()}


def terms_of(article: AnnotatedArticle) -> tuple[Term, ...]:
    """Every term of a post or membership that an article tells with years."""
    if article.language != "de":
        return ()
    text, hidden = article.text, (article.mentions(furniture_of), article.mentions(captions_of))
    found = list(find_near_years(TERM, text, article.article.body_start))
    if len(found) > MOST:
        return ()
    terms = []
    for match in found:
        if not any(in_furniture(spans, *match.span()) for spans in hidden):
            term = read_term(article, match)
            if term is not None and term.posts:
                terms.append(term)
    return (*terms, *lasting_terms(article))


def find_near_years(pattern: Expression, text: str, start: int) -> Iterator[re.Match[str]]:
    """The matches behind `start` of a pattern with a year that crosses no line; only lines with one are searched."""
    end = start
    for year in A_YEAR.finditer(text, start):
        if year.start() >= end:
            first = max(text.rfind("\n", 0, year.start()) + 1, end)
            end = text.find("\n", year.end())
            end = end if end >= 0 else len(text)
            yield from pattern.finditer(text, first, end)


def lasting_terms(article: AnnotatedArticle) -> Iterator[Term]:
    """Terms told by their length: "seit fast 20 Jahren Mitglied des Bundestages"."""
    text = article.text
    for mention in article.mentions(quantities_of):
        if mention.kind != "duration" or mention.quantity.unit != "year" or mention.quantity.low < LEAST_YEARS:
            continue
        if text[max(0, mention.outer_start - 5) : mention.outer_start].lower() != "seit ":
            continue
        left, right = sentence_bounds(article, mention.start)
        start, end = clause_around(text, (mention.outer_start, mention.end), left, right)
        posts = posts_in(text[start:end])
        who = posts and (person_of(article, left, start, end, (mention.start, mention.end)) or first_named(article))
        if posts and who and not NOT_HELD.search(text[start:end]):
            yield Term(0, None, who, posts, mention.start, mention.end, mention.quantity)


def read_term(article: AnnotatedArticle, match: re.Match[str]) -> Term | None:
    """The term of years of a match with its clause; None where nothing is said to begin."""
    text = article.text
    left, right = sentence_bounds(article, match.start())
    start, end = clause_around(text, match.span(), left, right)
    clause = text[start:end]
    first, last = read_years(match)
    if last is not None and last <= first:
        return None
    if match["from"] and not follows_post(text, match.start()):
        return None
    if (match["year"] and not begins_here(clause, match["year"])) or NOT_HELD.search(clause):
        return None
    posts = frozenset() if match["year"] else posts_in(clause)
    if last is None and not posts:
        posts = memberships_in(clause)
    who = person_of(article, left, start, end, match.span()) if posts else article.mentions(main_person)
    who = who or first_named(article)
    return Term(first, last, who, posts, match.start(), match.end())


def read_years(match: re.Match[str]) -> tuple[int, int | None]:
    """First and last year of a match; "'98" is read in the century of the first."""
    if match["first"] or match["from"]:
        first = int(match["first"] or match["from"])
        last = match["last"] or match["until"]
        return first, int(last) if last.isdecimal() else first // 100 * 100 + int(last[1:])
    return int(match["start"] or match["year"]), None


def clause_around(text: str, span: tuple[int, int], left: int, right: int) -> tuple[int, int]:
    """Start and end of the clause that the years at `span` stand in."""
    left, right = max(left, span[0] - REACH), min(right, span[1] + REACH)
    start = left
    for mark in BOUNDARY.finditer(text, left, span[0]):
        start = mark.end()
    after = BOUNDARY.search(text, span[1], right)
    return start, after.start() if after else right


def first_named(article: AnnotatedArticle) -> str | None:
    """The surname of the first person an article names, if it does so in its opening."""
    named = article.mentions(people_named)
    return named[0].surname if named and named[0].start - article.article.body_start < OPENING else None


def follows_post(text: str, place: int) -> bool:
    """Whether a bracket with years stands behind a post ("Innenminister (1978-1982)"), not a name, whose life it is."""
    before = re.search(r"([\wäöüß-]+) $", text[max(0, place - 50) : place])
    return before is not None and (read_role(before[1]) is not None or before[1][0].islower())


def begins_here(clause: str, year: str) -> bool:
    """Whether a clause tells the beginning of something in this one year."""
    return (
        set(re.findall(rf"\b{YEAR}\b", clause)) == {year}
        and load_terms()["begins"]["pattern"].search(clause) is not None
    )


def posts_in(clause: str) -> frozenset[str]:
    """The posts a clause names, by noun or by what it says was led; not those of somebody else beside the person."""
    table = load_terms()
    posts = {name for name, pattern in table["posts"].items() if pattern.search(clause)}
    posts |= {"member"} if any(name.startswith("member.") for name in posts) else set()
    for found in table["departments"]["pattern"].finditer(clause):
        if LED.search(clause) and (portfolio := portfolio_of(found["department"])):
            posts.add(f"minister.{portfolio}")
    for found in NOUN.finditer(clause):
        role = read_role(found.group())
        if role is None or role.office is None or OTHERS.search(clause[: found.start()]):
            continue
        if role.office.kind == "minister":
            posts.update(f"minister.{portfolio}" for portfolio in role.office.portfolios)
        elif role.office.kind in HEADS and not NAME_AFTER.match(clause, found.end()):
            posts.add(role.office.kind)
    return frozenset(posts)


def memberships_in(clause: str) -> frozenset[str]:
    """What somebody joined or came to by a clause: "party.CDU", "arrival"."""
    starts = load_terms()["starts"]
    if starts["arrival"].search(clause) and not MANY.search(clause):
        return frozenset(("arrival",))
    if not starts["party"].search(clause) or YOUTH.search(clause):
        return frozenset()
    parties = {code for word in re.findall(r"[\w/]+", clause) if (code := party_named(word))}
    return frozenset(f"party.{code}" for code in parties) if len(parties) == 1 else frozenset()
