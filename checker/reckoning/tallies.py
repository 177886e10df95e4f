"""Votes of one ballot as a whole: all of them added up, how many took part, and by how many the majority was beaten.

In: an AnnotatedArticle (German). Out: Tally in order of place; offsets are characters of the article's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from checker.describing.concepts import members_of
from checker.describing.event_words import bodies_in
from checker.describing.frames import Frame, compile_frame, frames_of
from checker.describing.measured import measured_of
from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention
from checker.language import AnnotatedArticle
from checker.messages import Rounded, Told, draft
from checker.model import Feature, Hedge, Likeness, Quantity
from checker.pairing.explaining import UNSAID
from checker.reckoning.arithmetic import Range, add_up, range_of, stated
from checker.reckoning.ballots import BALLOTS, ELECTORATE, GROUPED, MARGIN, ROLES
from checker.reckoning.sums import is_count

CUE = Expression(r"enthielt|enthalten|Enthaltung|Stimme|teil|[Mm]ehrheit")
NONE_ABSTAINED = Expression(
    r"\b(?:keine(?:rlei)? Enthaltung(?:en)?|ohne Enthaltung(?:en)?|(?:niemand|keiner|kein \w+) enthielt sich"
    r"|Enthaltungen (?:gab es|gab's|wurden) (?:keine|nicht))\b"
)
ABSENT = Expression(r".[^.;,]{0,30}\b(?:fehlten?|nahm(?:en)? nicht|gab(?:en)? keine|war(?:en)? nicht|mehr|weniger)\b")
BEATEN = compile_frame(
    r"\bum_#margin_Stimmen?_(?:(?:knapp|klar|deutlich)_)?(?P<way>übertroffen|überschritten|übertraf|verfehlt|verfehlte)"
    r"|(?P<verb>übertraf|verfehlte)_(?:[\w-]{1,30}_){1,6}um_#by_Stimmen?\b"
    r"|#over_Stimmen_(?P<side>über|unter)_der_(?:[a-zäöüß-]{1,30}_)?\w*(?:[Mm]ehrheit|Hürde|Schwelle)"
)
SHORT_OF = frozenset(("verfehlt", "verfehlte", "unter", "weniger"))
TWO_THIRDS = Expression(r"Zweidrittel|Drei-?[Vv]iertel|zwei Drittel")
NOUN = Expression(r"[A-ZÄÖÜ][\wäöüß-]{3,40}")
MOST_FRAMES = 400
EVERY_BODY = frozenset(("abgeordnete", "abgeordneten", "parlamentarier", "parlament", "koalition"))


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure of a whole ballot: `kind` is "votes" (all kinds added up), "turnout" or "margin".

    `told` is the sum written out, `ballot` the words that number the round, `bodies` the parliaments named near it,
    `qualified` tells of a majority of two thirds or the like.
    """

    kind: str
    reach: Range
    start: int
    end: int
    told: Told
    ballot: str = ""
    bodies: frozenset[int] = frozenset()
    qualified: bool = False


@dataclass(frozen=True, slots=True)
class TallySubject:
    """A ballot of the story; the figures are no part of what it is."""

    kind: str
    stated: Tally = field(compare=False, repr=False)

    @property
    def key(self) -> str:
        return "tally"

    @property
    def label(self) -> str:
        return Told("vote")

    @property
    def blocks(self) -> tuple[str, ...]:
        return ("tally",)

    def same_as(self, other: Any) -> Likeness:
        """Whether both may be of one ballot: kinds that can be set against each other, one round, one parliament."""
        if not isinstance(other, TallySubject) or {self.kind, other.kind} not in ({"votes", "turnout"}, {"margin"}):
            return Likeness(False, Decimal(0), contrast=draft("cannot be set against each other"))
        one, two = self.stated, other.stated
        if one.ballot != two.ballot:
            rounds = draft("ballots: {one} and {other}", one=one.ballot or UNSAID, other=two.ballot or UNSAID)
            return Likeness(False, Decimal(0), contrast=rounds)
        if one.bodies and two.bodies and not one.bodies & two.bodies:
            return Likeness(False, Decimal(0), contrast=draft("two bodies"))
        if one.qualified != two.qualified:
            return Likeness(False, Decimal(0), contrast=draft("a majority and one of two thirds"))
        return Likeness(True, Decimal(1), (Feature("same_ballot", Decimal(1)),))


def tallies_of(article: AnnotatedArticle) -> tuple[Tally, ...]:
    """The tallies of an article; none of a kind and round of which it gives two different ones."""
    frames = [one for one in article.mentions(frames_of) if CUE.search(article.text, one.start, one.end)]
    if article.language != "de" or not frames or len(frames) > MOST_FRAMES:
        return ()
    roles = article.mentions(roles_by_place)
    found = [*find_votes(frames, roles, article.text), *find_turnouts(frames), *find_margins(frames)]
    alone = [
        one
        for one in found
        if not any((one.kind, one.ballot) == (two.kind, two.ballot) and not one.reach.meets(two.reach) for two in found)
    ]
    return tuple(sorted(dict.fromkeys(alone), key=lambda one: (one.start, one.end)))


def roles_by_place(article: AnnotatedArticle) -> dict[int, str]:
    """What the figure at each place says of a vote: "yes", "no", "abstained" or "invalid"."""
    found = (
        (mention.start, members_of(subject.concepts, "vote")) for mention, subject in article.mentions(measured_of)
    )
    return {start: next(iter(roles)) for start, roles in found if len(roles) == 1}


def find_votes(frames: Sequence[Frame], roles: dict[int, str], text: str) -> Iterator[Tally]:
    """Yes, no and abstentions told in one sentence or two on end, added up."""
    done = -1
    for index, frame in enumerate(frames):
        following = frames[index + 1] if index + 1 < len(frames) else None
        near = following is not None and following.line == frame.line and following.number == frame.number + 1
        for window in ((frame,), (frame, following) if near and following else ()):
            if not window or frame.start < done:
                continue
            tally = add_votes(window, roles, text)
            if tally:
                done = window[-1].end
                yield tally
                break


def add_votes(window: tuple[Frame, ...], roles: dict[int, str], text: str) -> Tally | None:
    """The votes of some sentences added up; None where a kind is missing or told twice."""
    votes: dict[str, QuantityMention] = {}
    for frame in window:
        for place, mention in zip(frame.places, frame.figures, strict=True):
            role = roles.get(mention.start)
            if role not in ROLES or not is_count(mention):
                continue
            if GROUPED.search(frame.text[max(0, place - 60) : place + 40]):
                return None
            if ABSENT.match(frame.text, place):
                continue
            if role in votes and votes[role].quantity != mention.quantity:
                return None
            votes.setdefault(role, mention)
    nobody = NONE_ABSTAINED.search(text, window[0].start, window[-1].end)
    if nobody:
        votes.pop("abstained", None)
    if not {"yes", "no"} <= set(votes) or not ("abstained" in votes or nobody):
        return None
    parts = sorted(votes.values(), key=lambda one: one.start)
    end = parts[-1].end
    reach = add_up(exact_range(one.quantity) for one in parts)
    if "invalid" in votes:
        reach = Range(reach.low - exact_range(votes["invalid"].quantity).high, reach.high)
    numbers = [Rounded(stated(one.quantity) or one.quantity.high) for one in parts]
    told = Told("{parts} = {sum}", parts=Told.joined(numbers, " + "), sum=Rounded(reach.high))
    end = max(end, nobody.end()) if nobody else end
    return place_tally(Tally("votes", reach, parts[0].start, end, told), window)


def find_turnouts(frames: Sequence[Frame]) -> Iterator[Tally]:
    """ "91 Abgeordnete nahmen teil", "Abgegeben wurden 593 Stimmen" """
    for frame in frames:
        for found in ELECTORATE.finditer(frame.text):
            place = next((found.start(name) for name in ("cast", "took", "given") if found[name]), None)
            if place is None:
                continue
            mention = frame.figure_at(place)
            if is_count(mention) and not GROUPED.search(frame.text[max(0, place - 60) : place + 40]):
                number = stated(mention.quantity) or mention.quantity.high
                told = Told("{figure}", figure=Rounded(number))
                tally = Tally("turnout", exact_range(mention.quantity), mention.start, mention.end, told)
                yield place_tally(tally, (frame,))


def find_margins(frames: Sequence[Frame]) -> Iterator[Tally]:
    """ "fünf mehr als nötig", "um vier Stimmen übertroffen": votes above (or, negative, below) it"""
    for frame in frames:
        for pattern in (MARGIN, BEATEN):
            for found in pattern.finditer(frame.text):
                name = next(name for name in ("margin", "by", "over") if found.groupdict().get(name))
                words = found.groupdict()
                way = words.get("way") or words.get("verb") or words.get("side") or ""
                mention = frame.figure_at(found.start(name))
                if not is_count(mention):
                    continue
                number = stated(mention.quantity) or mention.quantity.high
                over = exact_range(mention.quantity)
                reach = Range(-over.high, -over.low) if way in SHORT_OF else over
                below = Told("{figure} below the majority", figure=Rounded(number))
                told = below if way in SHORT_OF else Told("{figure} above the majority", figure=Rounded(number))
                tally = Tally("margin", reach, mention.start, mention.end, told)
                yield place_tally(tally, (frame,))


def exact_range(quantity: Quantity) -> Range:
    """The range of a count of votes: a round number is as exact as any other, unless a hedge says so."""
    if quantity.hedge is Hedge.EXACT and quantity.value is not None:
        return Range(quantity.value, quantity.value)
    return range_of(quantity)


def place_tally(tally: Tally, window: tuple[Frame, ...]) -> Tally:
    """The tally with round, parliament and kind of majority as the sentences around it say."""
    text = " ".join(frame.text for frame in window)
    rounds = dict.fromkeys(word.split()[0][:5] for word in BALLOTS.findall(text))
    nouns = frozenset(found.group().lower() for found in NOUN.finditer(text)) - EVERY_BODY
    qualified = tally.kind == "margin" and TWO_THIRDS.search(text) is not None
    return replace(tally, ballot=" ".join(rounds), bodies=bodies_in(nouns), qualified=qualified)
