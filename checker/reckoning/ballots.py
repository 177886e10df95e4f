"""Votes against members, seats against the size of a parliament, party shares against 100: sums of what parties got."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.describing.concepts import members_of
from checker.describing.frames import Frame, compile_frame, make_frame
from checker.describing.measured import measured_of
from checker.expression import Expression
from checker.finding.dates.dates import dates_of
from checker.finding.figures.quantities import QuantityMention
from checker.finding.people.parties import parties, party_named
from checker.language import AnnotatedArticle
from checker.model import Hedge, Level, Quantity
from checker.reckoning.arithmetic import HUNDRED, range_of
from checker.reckoning.sums import Sum, is_count

ROLES = ("yes", "no", "abstained", "invalid")
CUE = Expression(
    r"Stimme|ötig|rforderlich|otwendig|ebraucht|ehrheit|Abgeordnet|Mitglied|Sitz|Mandat|Prozent|%|stimmt|votiert|Delegiert|enthielt"
)
BARE = Expression(r"(?<![\w./:,-])\d{1,3}(?:,\d{1,3})?(?![\w./:-]|[.,]\d)(?! ?(?:Uhr|Jahre))")
NEAR = 2  # sentences that may tell one vote
VOTERS = (
    r"(?:Stimmen|Abgeordneten?|Parlamentarier[n]?|Mitglieder[n]?|Delegierten?|Senatoren|"
    r"Stadträte[n]?|Stimmberechtigten?|Gemeinderäte[n]?|Sitzen?)"
)
ELECTORATE = compile_frame(
    rf"#voted_(?:von|der)_(?:den_|insgesamt_)?#total_(?:[\w-]{{1,30}}_)?{VOTERS}\b"
    rf"|\b(?:[Bb]ei|[Vv]on_den|[Uu]nter_den|mit_seinen|mit_ihren|zählt|hat|umfasst)_(?:insgesamt_)?#members_(?:[\w-]{{1,30}}_)?{VOTERS}\b"
    r"|#cast_(?:Abgeordnete|Mitglieder|Delegierte|Parlamentarier|Senatoren)_(?:nahmen|hatten|haben|beteiligten)_(?:(?!nicht)[\w-]{1,30}_){0,5}(?:teil|beteiligt|abgegeben)\b"
    r"|\bnahmen_#took_(?:Abgeordnete|Mitglieder|Delegierte|Parlamentarier)_(?:[\w-]{1,30}_){0,4}teil\b"
    r"|\b(?:[Aa]bgegeben_wurden|[Ee]s_wurden)_(?:insgesamt_)?#given_(?:gültige_)?Stimmen\b"
)
NEEDED = r"(?:[Nn]ötig|[Ee]rforderlich|[Nn]otwendig|[Bb]enötigt|[Gg]ebraucht)"
MARGIN = compile_frame(
    rf"#votes(?P<between>[^#.;]{{1,90}}?)[,–]_(?:und_damit_|also_)?#margin_(?:Stimmen_)?(?P<way>mehr|weniger)_als_"
    rf"(?:mindestens_|für_[^#.;,]{{1,40}}_)?(?:{NEEDED}|die_(?:absolute_|nötige_|erforderliche_)?(?:\w+)?[Mm]ehrheit)"
)
THRESHOLD = compile_frame(
    rf"\b{NEEDED}_(?:waren|sind|wären|gewesen_wären)_(?:mindestens_)?#one|#two_(?:Stimmen_)?(?:waren|sind|wären)_(?:dafür_)?{NEEDED}"
    r"|[Mm]ehrheit_von_(?:mindestens_)?#three_Stimmen|\b(?:brauchte|benötigte|brauchten)_(?:[\w-]{1,30}_){0,3}#four_Stimmen"
)
FOR = Expression(
    r"\b(?:entfielen|erhielt|erhielten|bekam|bekamen|gewählt|für ihn|für sie|stimmten|votierten|dafür|holte|vereinte)\b"
)
NOT_VOTED = Expression(
    r"nötig|brauch|erforderlich|reich|benötig|Mehrheit von|Zweidrittel|verfüg|hat \ue000|haben|\bwären\b|Hürde|"
    r"Schwelle|dagegen|gegen|lehn|enthiel|Nein"
)
BALLOTS = Expression(r"\b(?:ersten?|zweiten?|dritten?|nächsten?) (?:Wahlgang|Abstimmung|Anlauf|Versuch|Lesung|Runde)")
GROUPED = Expression(
    r"\b(?:davon|darunter|weitere|aus der|aus den|seiner|ihrer|eigenen|Reihen|Zunächst|Zuerst|zuvor|"
    r"ursprünglich|statt|bisher)\b|Unions|Fraktion|Koalition"
)
SEATS = Expression(r"\b(?:Sitze[n]?|Mandate[n]?|Abgeordnete[n]?)\b")
SEAT_TOTAL = compile_frame(
    r"(?:Parlament|Landtag|Bundestag|Nationalrat|Stadtrat|Gemeinderat|Kreistag|Abgeordnetenhaus|Bürgerschaft|Senat)\w{0,3}_(?:\w+_)?mit_(?:seinen_|ihren_|insgesamt_)?#total"
    r"_(?:[\w-]{1,30}_)?(?:Sitzen|Mandaten|Abgeordneten)|\b(?:[Vv]on_den|[Dd]er|[Zz]u_vergeben_sind|[Ii]nsgesamt(?:_gibt_es)?)_(?:insgesamt_)?#sum_(?:Sitzen?|Mandaten?)\b"
)
CHANGED = Expression(
    r"\b(?:um|plus|minus|Plus|Minus|zuletzt|zuvor|bisher|20\d\d|Prozentpunkte|verlor|verliert|gewann|hinzu|mehr|weniger)\b|[+\u2212±]|-\ue000|\($"
)
FIRST_VOTES = Expression(
    r"Erststimm|Direktmandat|Wahlkreis|Umfrage|Stichwahl|Altersgruppe|-Jährigen|Männer|Frauen|könnten sich|jeweils"
)


def find_ballot_sums(article: AnnotatedArticle, frames: Sequence[Frame]) -> Iterator[Sum]:
    """Every vote, distribution of seats and list of shares that an article states with its whole."""
    frames = [add_bare_numbers(article, frame) for frame in frames if CUE.search(article.text, frame.start, frame.end)]
    yield from find_margins(frames)
    for index, frame in enumerate(frames):
        near = tuple(other for other in frames[index : index + NEAR] if is_next_to(frame, other))
        yield from find_votes(article, frame, near)
        yield from find_seats(frame)
        yield from find_shares(frame)


def is_next_to(frame: Frame, other: Frame) -> bool:
    """Whether both sentences stand in one paragraph, at most a few apart."""
    return other.line == frame.line and other.number - frame.number < NEAR


def add_bare_numbers(article: AnnotatedArticle, frame: Frame) -> Frame:
    """The sentence with the bare numbers that stand behind a name taken out too: "die SPD 31, die CDU 28"."""
    text = article.text
    taken = [(one.outer_start, one.end) for one in frame.figures]
    dates = article.mentions(dates_of)
    first = bisect_left(dates, frame.start, key=lambda when: when.end)
    last = bisect_left(dates, frame.end, key=lambda when: when.start)
    taken += [(when.start, when.end) for when in dates[first:last]]
    bare = [
        found
        for found in BARE.finditer(text, frame.start, frame.end)
        if not any(start < found.end() and found.start() < end for start, end in taken)
    ]
    if not bare:
        return frame
    figures = sorted((*frame.figures, *map(read_bare, bare)), key=lambda one: one.start)
    return make_frame(text, (frame.start, frame.end), tuple(figures), frame.line, frame.number)


def read_bare(found: re.Match[str]) -> QuantityMention:
    """A number in digits as a count, or with its precision where it has places."""
    value = Decimal(found.group().replace(",", "."))
    exponent = value.as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
    start, end = found.span()
    return QuantityMention(start, end, start, end, "count", Quantity(value - half, value + half, value=value))


def find_votes(article: AnnotatedArticle, frame: Frame, near: tuple[Frame, ...]) -> Iterator[Sum]:
    """The sum to check, if there is one: votes for and against and abstentions as parts, all who may vote as the
    whole.

    They are looked for in `frame` and the sentences `near` it; nothing comes out where these tell of two ballots, give
    two wholes or two figures for one side, or name fewer than two sides. The sum is exact, and not only a bound, where
    votes cast and all three sides are told.
    """
    totals = [found for one in near for found in ELECTORATE.finditer(one.text)]
    text = " ".join(one.text for one in near)
    if not totals or len(set(BALLOTS.findall(text))) > 1 or (near[-1] is not frame and frame is not near[0]):
        return
    holders = [one for one in near for _ in ELECTORATE.finditer(one.text)]
    if len({holder.figure_at(total_place(found)).quantity for holder, found in zip(holders, totals, strict=True)}) > 1:
        return
    whole = holders[0].figure_at(total_place(totals[0]))
    if not is_count(whole):
        return
    votes = read_votes(article, near, whole)
    first = totals[0]
    if first["voted"] and voted_for(holders[0], first):
        votes.setdefault("yes", []).append(holders[0].figure_at(first.start("voted")))
    if any(len({one.quantity for one in same}) > 1 for same in votes.values()) or len(votes) < 2 or "yes" not in votes:
        return
    if frame is not holders[0] and not any(starts_in(frame, one) for same in votes.values() for one in same):
        return
    parts = tuple(same[0] for same in votes.values())
    exact = bool(first["cast"] or first["took"]) and {"yes", "no", "abstained"} <= set(votes)
    yield Sum(whole, tuple(sorted(parts, key=lambda one: one.start)), exact=exact, thing="Stimmen")


def starts_in(frame: Frame, mention: QuantityMention) -> bool:
    return frame.start <= mention.start < frame.end


def total_place(found: re.Match[str]) -> int:
    """The offset, in the searched sentence, of the figure that a match of `ELECTORATE` takes for the whole: seats,
    members or votes cast, whichever of its groups matched."""
    return next(found.start(name) for name in ("total", "members", "cast", "took", "given") if found[name])


def voted_for(frame: Frame, found: re.Match[str]) -> bool:
    """Whether "52 von 90 Stimmen" tells votes for somebody or something."""
    clause = re.split(r"[,;:.]", frame.text[: found.start()])[-1] + re.split(r"[,;:.]", frame.text[found.end() :])[0]
    return bool(FOR.search(clause)) and not NOT_VOTED.search(clause)


def find_margins(frames: Sequence[Frame]) -> Iterator[Sum]:
    """ "54 Stimmen, drei mehr als nötig" where the article gives one threshold: votes less threshold is the margin."""
    thresholds = [
        frame.figure_at(next(found.start(name) for name in ("one", "two", "three", "four") if found[name]))
        for frame in frames
        for found in THRESHOLD.finditer(frame.text)
    ]
    if len({one.quantity for one in thresholds}) != 1:
        return
    for frame in frames:
        for found in MARGIN.finditer(frame.text):
            votes, margin = frame.figure_at(found.start("votes")), frame.figure_at(found.start("margin"))
            if not all(is_count(one) for one in (votes, margin, thresholds[0])) or votes in thresholds:
                continue
            if found["way"] == "mehr":
                yield Sum(votes, (thresholds[0],), margin, thing="Stimmen")
            else:
                yield Sum(thresholds[0], (votes,), margin, thing="Stimmen")


def read_votes(
    article: AnnotatedArticle, near: tuple[Frame, ...], whole: QuantityMention
) -> dict[str, list[QuantityMention]]:
    """The figures of some sentences by what they say of a vote, without those of one group or an earlier count."""
    concepts = article.mentions(_concepts_by_place)
    votes: dict[str, list[QuantityMention]] = {}
    for frame in near:
        for place, mention in zip(frame.places, frame.figures, strict=True):
            roles = members_of(concepts.get(mention.start, ()), "vote")
            around = frame.text[max(0, place - 60) : place + 40]
            if mention is whole or not is_count(mention) or GROUPED.search(around):
                continue
            if len(roles) == 1 and (role := next(iter(roles))) in ROLES:
                votes.setdefault(role, []).append(mention)
    return votes


def _concepts_by_place(article: AnnotatedArticle) -> dict[int, tuple[tuple[str, str], ...]]:
    return {mention.start: subject.concepts for mention, subject in article.mentions(measured_of)}


def by_party(frame: Frame, kinds: tuple[str, ...]) -> dict[str, QuantityMention] | None:
    """The figure of every party of a sentence, where one party stands before each; None where one is named twice."""
    found: dict[str, QuantityMention] = {}
    last = 0
    for place, figure in zip(frame.places, frame.figures, strict=True):
        gap = frame.text[last:place]
        last = place + 1
        mention = as_share(figure) if kinds == ("percent",) else figure
        if mention.kind not in kinds or CHANGED.search(gap[-30:]):
            continue
        named = {code for word in re.findall(r"[A-ZÄÖÜ][\w/]*", gap) if (code := party_named(word))}
        if "Union" in named or named == {"CDU", "CSU"}:
            named = {"Union"}
        if len(named) != 1:
            continue
        code = named.pop()
        if code in found:
            return None
        found[code] = mention
    table = parties()
    if any(ally in found for code in found if code in table for ally in table[code].part_of):
        return None
    return found


def as_share(mention: QuantityMention) -> QuantityMention:
    """A bare number in a list of shares as a share: "die SPD auf 31,8"."""
    if mention.kind != "count" or mention.counted is not None or mention.quantity.unit is not None:
        return mention
    value = mention.quantity.value
    if value is None or value > HUNDRED:
        return mention
    exponent = value.as_tuple().exponent
    half = Decimal(5).scaleb(min(int(exponent) if isinstance(exponent, int) else 0, 0) - 1)
    return replace(mention, kind="percent", quantity=Quantity(value - half, value + half, "percent", value))


def find_seats(frame: Frame) -> Iterator[Sum]:
    """The seats of the parties of a sentence against all seats; fewer only count where five parties are named."""
    total = SEAT_TOTAL.search(frame.text)
    if (
        not total
        or not SEATS.search(frame.text)
        or CHANGED.search(frame.text[max(0, total.start() - 20) : total.start()])
    ):
        return
    whole = frame.figure_at(total.start("total") if total["total"] else total.start("sum"))
    seats = by_party(frame, ("count",))
    if not seats or len(seats) < 3 or whole in seats.values() or not is_count(whole):
        return
    parts = tuple(seats.values())
    missing = whole.quantity.low - sum((range_of(part.quantity).high for part in parts), Decimal(0))
    complete = len(parts) >= 5 and missing > whole.quantity.low / 33
    yield Sum(whole, parts, exact=complete, thing="Sitze", level=Level.WARNING if complete else None)


def find_shares(frame: Frame) -> Iterator[Sum]:
    """The shares of three parties or more; they must not exceed 100 percent."""
    if FIRST_VOTES.search(frame.text):
        return
    shares = by_party(frame, ("percent",))
    stated = sum(one.kind == "percent" for one in frame.figures)
    if not shares or len(shares) < 3 or not stated or SEATS.search(frame.text):
        return
    if any(one.quantity.hedge not in (Hedge.EXACT, Hedge.APPROX) for one in shares.values()):
        return
    parts = tuple(shares.values())
    yield Sum(parts[0], parts, exact=False, thing="Anteile", limit=HUNDRED)
