"""What every report shows of a conflict: its passages within their sentences, its occurrences by value, its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from checker.expression import Expression
from checker.model import (
    Article,
    Assessment,
    Claim,
    Conflict,
    Excerpt,
    Hedge,
    Level,
    Outcome,
    PartialDate,
    Quantity,
    Status,
)
from checker.showing.untrusted import make_visible
from checker.showing.values import VALUE, WEEKDAYS, are_several, cut_alike, find_times, write_date, write_value
from checker.showing.wording import count, words, write_day, write_validity

REACH = 200  # characters of context shown on either side at most
PARAGRAPH_REACH = 1200
# A sentence end: stop, closing quote, white space, then no lower case letter. What precedes the stop must be three
# letters or a closing bracket or quote, so that "6. Januar" and "z. B." do not end one.
# A time of day ends one before a capital, but for a day or a zone: "at 4 p.m. The owner", "at 4 p.m. Tuesday".
SENTENCE_END = Expression(
    r"(?:[^\W\d_]{3}|[)“”«»\"'’])[.!?]+[“”«»\"'’)]*\s+(?=[^\sa-zäöüß])|[!?][“”«»\"']*\s+"
    r"|\b[ap]\.m\.\s+(?=[A-Z][a-z])(?!\w+day\b|(?:Eastern|Central|Mountain|Pacific|Local|Greenwich|British|European)\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
)
BLANK_LINE = Expression(r"\n[ \t\r]*\n")
DEFINITE = Expression(r"^(?:der|die|das|den|dem|des|the) (?=\S)")
VALUES = 3
WORDED = frozenset(("misquoted",))  # rules whose values are sentences
REFERENCE = "Referenz: "  # how the reader of facts marks their sources
STATUSES = (Status.NEW, Status.KNOWN, Status.DISMISSED)


@dataclass(frozen=True, slots=True)
class Passage:
    """An excerpt within its sentence, harmless and on one line: `before`, the `marked` words, `after`."""

    before: str
    marked: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.marked + self.after


@dataclass(frozen=True, slots=True)
class Occurrences:
    """All claims of a conflict that have one value, in order, with the sources that are independent of one another."""

    value: str
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome in words: the headline, its levels, what else there is, the highest level (None: all clear), and
    a warning when something could not be checked."""

    headline: str
    levels: str
    others: str
    level: Level | None
    warning: str

    @property
    def line(self) -> str:
        """What stands in a line below the headline: "1 Fehler, 2 Aktualisierungen. Die Prüfung ist unvollständig."."""
        told = ", ".join(part for part in (self.levels, self.others) if part)
        return " ".join(part for part in (told and f"{told}.", self.warning) if part)

    @property
    def rest(self) -> str:
        """What follows the headline: " (1 Fehler), 2 Aktualisierungen. Die Prüfung ist unvollständig."."""
        if self.level is None:
            return "".join(f" {part}" for part in (self.others and f"{self.others}.", self.warning) if part)
        told = f" ({self.levels})" + (f", {self.others}" if self.others else "")
        return f"{told}. {self.warning}" if self.warning else told


def find_passage(claim: Claim) -> Passage:
    """A claim's words within the sentence (or sentences) they stand in, cut to `REACH` characters on either side.

    A reference fact stands in a table, so its subject is its context.
    """
    excerpt = claim.excerpt
    if claim.reference:
        return Passage(f"{make_visible(claim.subject.label)}: ", make_visible(excerpt.text), "")
    return _cut(excerpt, _sentence_start(excerpt), _sentence_end(excerpt), REACH)


def find_paragraph(claim: Claim) -> Passage:
    """A claim's words within their paragraph, cut to `PARAGRAPH_REACH` characters on either side."""
    if claim.reference:
        return find_passage(claim)
    start, end = _block(claim.excerpt, PARAGRAPH_REACH)
    return _cut(claim.excerpt, start, end, PARAGRAPH_REACH)


def order_conflicts(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """New before known before dismissed, then the most severe first, conflicts before updates, then as they came."""
    return tuple(
        sorted(
            conflicts,
            key=lambda conflict: (
                STATUSES.index(conflict.status),
                -conflict.level.rank,
                conflict.verdict.level is Outcome.UPDATE,
            ),
        )
    )


def order_in_text(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """New before known before dismissed, then in the order of the text: by article and place of the first claim."""
    return tuple(sorted(conflicts, key=lambda conflict: (STATUSES.index(conflict.status), *place_in_text(conflict))))


def place_in_text(conflict: Conflict) -> tuple[object, ...]:
    """Where a conflict's first claim in a checked article stands, as a sort key; at one place the loudest first."""
    excerpt = choose_primary(conflict).excerpt
    update = conflict.verdict.level is Outcome.UPDATE
    return (excerpt.article.path, excerpt.start, -conflict.level.rank, update, conflict.rule, conflict.fingerprint)


def choose_sides(conflict: Conflict) -> tuple[Claim, ...]:
    """The two claims to set side by side: a pair that cannot both stand, of two articles if there is one.

    A single claim when there is but one, or when both are made by the same words.
    """
    claims = conflict.claims
    pairs: list[tuple[Claim, ...]] = [(claims[i], claims[j]) for i, j in conflict.pairs] or [claims[:2]]
    sides = next((pair for pair in pairs if len({claim.article.path for claim in pair}) > 1), pairs[0])
    places = [(claim.article.path, claim.excerpt.start, claim.excerpt.end) for claim in sides]
    return sides[:1] if len(set(places)) == 1 else sides


def choose_primary(conflict: Conflict) -> Claim:
    """The claim a machine report points at: the first that is not a reference fact."""
    return next((claim for claim in conflict.claims if not claim.reference), conflict.claims[0])


def tell_apart(claims: Sequence[Claim], language: str) -> tuple[str, ...]:
    """Every claim's value as an editor reads it, in their order: claims whose values differ never read alike.

    Where two different values would, as two times of one day do, the articles' own words stand for them. Beside a day
    that is told by its weekday alone the others are told with theirs, beside a time of day without a day the others
    without theirs. Quotations are told by the words that differ.
    """
    shown = [make_visible(write_value(claim, language)) for claim in claims]
    if (times := find_times(claims)) is not None:
        return tuple(make_visible(write_date(time, language)) for time in times)
    if claims and all(claim.rule in WORDED for claim in claims):
        told = [make_visible(one) for one in cut_alike([str(claim.value) for claim in claims])]
        shown = [one if len(one) <= VALUE else f"{one[:VALUE]} …" for one in told]
    if "?" in shown:
        shown = [_add_weekday(claim, value, language) for claim, value in zip(claims, shown, strict=True)]
    normals: dict[str, set[str]] = {}
    for claim, value in zip(claims, shown, strict=True):
        normals.setdefault(value, set()).add(claim.normal.casefold())
    dated = any(isinstance(claim.value, PartialDate) for claim in claims)
    unclear = {value for value, same in normals.items() if dated and (are_several(same) or value == "?")}
    return tuple(
        make_visible(claim.excerpt.text)[:VALUE] if value in unclear and not claim.reference else value
        for claim, value in zip(claims, shown, strict=True)
    )


def _add_weekday(claim: Claim, shown: str, language: str) -> str:
    """The value of a claim in words (`shown`), a full date with its weekday before it.

    Where no date could be worked out ("?") and the passage is a weekday's name, that name; all other values as they
    are.
    """
    value = claim.value
    if not isinstance(value, PartialDate):
        return shown
    names = WEEKDAYS["de" if language == "de" else "en"]
    if value.year and value.month and value.day:
        return f"{names[date(value.year, value.month, value.day).weekday()]}, {shown}"
    said = claim.excerpt.text.strip()
    named = next((days.index(said) for days in WEEKDAYS.values() if said in days), None)
    return names[named] if shown == "?" and named is not None else shown


def group_occurrences(claims: Sequence[Claim], language: str) -> tuple[Occurrences, ...]:
    """The claims by value as an editor reads it, in order of first appearance; "rund 47" and "47" are one value."""
    groups: dict[Hashable, list[tuple[Claim, str]]] = {}
    for claim, value in zip(claims, tell_apart(claims, language), strict=True):
        groups.setdefault(_without_wording(claim, value), []).append((claim, value))
    return tuple(
        Occurrences(
            next((value for claim, value in members if not _is_rounded(claim)), members[0][1]),
            tuple(claim for claim, _ in members),
            independent_sources(claim.article for claim, _ in members if not claim.reference),
        )
        for members in groups.values()
    )


def find_majority(groups: Sequence[Occurrences]) -> Occurrences | None:
    """The value that a reference or most independent sources give; None where no value has more behind it."""
    weights = [len(group.sources) + 100 * any(claim.reference for claim in group.claims) for group in groups]
    return groups[weights.index(max(weights))] if weights.count(max(weights)) == 1 else None


def _without_wording(claim: Claim, shown: str) -> Hashable:
    stated = claim.value
    if isinstance(stated, Quantity) and stated.hedge in (Hedge.EXACT, Hedge.APPROX) and stated.value is not None:
        return stated.value, stated.unit, stated.per
    return shown


def _is_rounded(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.hedge is Hedge.APPROX


def independent_sources(articles: Iterable[Article]) -> tuple[str, ...]:
    """One name for every group of articles that go back to the same source.

    Two articles belong together when their lineages share an agency; without lineage an article stands for its source.
    """
    groups: list[set[str]] = []
    names: list[str] = []
    for article in articles:
        origins = set(article.lineage) or {article.source or article.path}
        touched = [index for index, group in enumerate(groups) if group & origins]
        if not touched:
            groups.append(origins)
            names.append(article.lineage[0] if article.lineage else name_source(article))
            continue
        first, *others = touched
        groups[first] |= origins
        for index in reversed(others):
            groups[first] |= groups.pop(index)
            del names[index]
    return tuple(names)


def list_values(conflict: Conflict, language: str) -> tuple[tuple[str, str], ...]:
    """The values that stand against each other, each with "majority" where most independent sources or a reference
    give it, "outlier" where others do, or nothing. A date that the calendar contradicts has the weekday written and the
    right one, a single figure itself; empty where there is nothing to set side by side."""
    groups = group_occurrences(conflict.claims, language)
    if len(groups) > 1:
        majority = None if conflict.verdict.level is Outcome.UPDATE else find_majority(groups)
        against = "outlier" if majority else ""
        return tuple((group.value, "majority" if group is majority else against) for group in groups)
    claim = conflict.claims[0]
    if (weekdays := read_weekday(claim)) is not None:
        return tuple((weekday, "") for weekday in weekdays)
    return tuple((group.value, "") for group in groups) if isinstance(claim.value, Quantity) else ()


def read_weekday(claim: Claim) -> tuple[str, str] | None:
    """The weekday that a claim's words give its date, and the one the calendar gives it; None where they do not differ
    or the date is not whole."""
    value = claim.value
    if not isinstance(value, PartialDate) or value.year is None or value.month is None or value.day is None:
        return None
    right = date(value.year, value.month, value.day).weekday()
    for names in WEEKDAYS.values():
        for number, name in enumerate(names):
            if number != right and name in claim.excerpt.text:
                return name, names[right]
    return None


def tell_values(conflict: Conflict, language: str) -> str:
    """The first `VALUES` of the values that stand against each other: "SPD / CDU"; may be empty."""
    values = list(dict.fromkeys(value for value, _ in list_values(conflict, language)))
    return " / ".join(values[:VALUES] + ["…"] * (len(values) > VALUES))


def tell_headline(conflict: Conflict, language: str) -> str:
    """What a conflict is about and its values: "Partei von A: SPD / CDU"."""
    values = tell_values(conflict, language)
    return f"{make_visible(conflict.subject)}: {values}" if values else make_visible(conflict.subject)


def tell_conflict(conflict: Conflict, language: str) -> str:
    """A conflict in one paragraph, harmless: "Partei von A: SPD / CDU. <reason> <advice>"."""
    advice = conflict.advice or conflict.verdict.advice
    sentences = (tell_headline(conflict, language), make_visible(conflict.verdict.because), make_visible(advice))
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in sentences if text)


def describe_occurrences(group: Occurrences, language: str) -> str:
    """ "3 Belege, 1 unabhängige Quelle (dpa)"; "1 Beleg"; "Referenz, 1 Beleg" when a reference fact says so too."""
    told = []
    stated = sum(not claim.reference for claim in group.claims)
    if stated < len(group.claims):
        told.append(words(language)["reference"].capitalize())
    if stated:
        told.append(count(stated, "occurrence", language))
    if stated > 1:
        told.append(f"{count(len(group.sources), 'independent', language)} ({', '.join(group.sources)})")
    return ", ".join(told)


def name_source(article: Article) -> str:
    """Who published an article, or where a fact is from: its source, or else its name; harmless, on one line."""
    source = article.source or article.name or article.path
    return make_visible(source.removeprefix(REFERENCE) if article.reference else source)


def name_speaker(claim: Claim) -> str:
    """Who says a claim, without the article of its case ("nach Angaben der Weserland-Bahn"); "" where nobody does."""
    return make_visible(DEFINITE.sub("", claim.said_by or ""))


def name_place(excerpt: Excerpt) -> str:
    """ "path:line:column", harmless."""
    return f"{make_visible(excerpt.article.path)}:{excerpt.line}:{excerpt.column}"


def describe_age(claim: Claim, language: str) -> str:
    """The day of the claim's article, or for a reference fact from when to when it holds."""
    if claim.reference:
        return write_validity(claim.valid, language)
    return write_day(claim.article.published, language)


def sum_up(assessment: Assessment, language: str) -> Result:
    """How many new conflicts there are and of what levels, and what there is beside them."""
    table = words(language)
    failed = any(failure.fatal for failure in assessment.failures)
    fresh = assessment.with_status(Status.NEW)
    conflicts = [conflict for conflict in fresh if conflict.verdict.level is not Outcome.UPDATE]
    updates = len(fresh) - len(conflicts)
    numbers = Counter(conflict.level for conflict in conflicts)
    levels = [count(numbers[level], level.value, language) for level in reversed(Level) if numbers[level]]
    others = [count(updates, "update", language)] if updates else []
    for status in (Status.KNOWN, Status.DISMISSED):
        number = len(assessment.with_status(status))
        if number:
            others.append(f"{number} {table[status.value]}")
    if conflicts:
        headline = count(len(conflicts), "new_conflict", language)
    elif failed and not assessment.articles:
        headline = table["nothing"]
    else:
        headline = table["clear_new" if assessment.conflicts else "clear"]
    return Result(
        headline,
        ", ".join(levels),
        ", ".join(others),
        max(numbers, key=lambda level: level.rank, default=None),
        table["incomplete"] if failed else "",
    )


def _block(excerpt: Excerpt, reach: int) -> tuple[int, int]:
    text = excerpt.article.text
    low, high = max(0, excerpt.start - reach - 1), min(len(text), excerpt.end + reach + 1)
    before = [match.end() for match in BLANK_LINE.finditer(text, low, excerpt.start)]
    after = BLANK_LINE.search(text, excerpt.end, high)
    return (before[-1] if before else low), (after.start() if after else high)


def _sentence_start(excerpt: Excerpt) -> int:
    start, _ = _block(excerpt, REACH)
    ends = [match.end() for match in SENTENCE_END.finditer(excerpt.article.text, start, excerpt.start)]
    return ends[-1] if ends else start


def _sentence_end(excerpt: Excerpt) -> int:
    _, end = _block(excerpt, REACH)
    # Two characters back, so that a stop right after the excerpt is seen with the letters before it.
    found = SENTENCE_END.search(excerpt.article.text, max(excerpt.start, excerpt.end - 3), end)
    return found.end() if found and found.end() > excerpt.end else end


def _cut(excerpt: Excerpt, start: int, end: int, reach: int) -> Passage:
    text = excerpt.article.text
    before, after = text[start : excerpt.start], text[excerpt.end : end]
    if len(before) > reach:
        before = "… " + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = after[:reach].rpartition(" ")[0] + " …"
    marked = text[excerpt.start : excerpt.end]
    if len(marked) > PARAGRAPH_REACH:
        marked = marked[:PARAGRAPH_REACH] + " …"
    return Passage(make_visible(before).lstrip(), make_visible(marked), make_visible(after).rstrip())
