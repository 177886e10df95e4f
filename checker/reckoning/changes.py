"""Changes as news states them: an old figure, a new one and what lies between, and whether the three fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.describing.frames import SIGN, Frame, compile_frame
from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention
from checker.messages import Rounded, Told
from checker.model import INFINITY, Hedge, Outcome, Quantity
from checker.reckoning.arithmetic import HUNDRED, ONE, ZERO, Range, in_unit, range_of, stated, tell_range

# Words for growing and shrinking, after the verbs of motion of quantities in Duden, "Das Synonymwörterbuch".
UP = Expression(
    r"\b(?:stieg(?:en)?|steig(?:t|en|ert|erten?|erung)|gestiegen\w*|erhöh\w+|kletter\w+|geklettert|wuchs(?:en)?|wächst|gewachsen|"
    r"zugenommen|zunahmen?|zunehmen|anstieg\w*|anwuchs|Anstieg\w*|Zuwachs\w*|Zunahme|Plus|plus|angehoben|anheben|Anhebung|Steigerung|"
    r"Erhöhung|hochgeschnellt|zugelegt|zulegen|aufgestockt|aufstocken)\b"
)
DOWN = Expression(
    r"\b(?:sank(?:en)?|sinkt|sinken|gesunken\w*|senk\w+|gesenkt|fiel(?:en)?|fällt|fallen|gefallen|schrumpf\w+|geschrumpft|verringer\w+|"
    r"reduzier\w+|zurückgegangen|Rückgang\w*|Minus|minus|Abnahme|abgenommen|abnehmen|Senkung|Kürzung|gekürzt|kürzen|gedrosselt|"
    r"eingebrochen|Einbruch|abgesackt|geht[^.;]{1,80}zurück|ging(?:en)?[^.;]{1,80}zurück|verkleiner\w+)\b"
)
NOT_ADDED = Expression(
    r"bereinigt|organisch|durchschnitt|im Schnitt|im Mittel|jährlich|monatlich|pro Jahr|jeweils|zunächst|netto|"
    r"unterm Strich|Platz|Rang|Uhr|"
    r"Stufe|Liga|Note\b|Gramm|Prozent mehr als|inflation"
)
OTHER_BASE = Expression(r"^[^,;.(]{0,25}\b(?:gegenüber|verglichen|Vergleich|seit|als|zu)\b")
CLAUSE_BREAK = Expression(r"[;:.(]| [–-] |\d")
SINGLE = r"(?:[\w-]{1,30}_){0,3}"
FROM_TO = compile_frame(rf"\bvon_{SINGLE}#old(?P<between>[^#;.!?]{{0,70}}?)_auf_{SINGLE}#new")
STEP = r"(?:Plus|Minus|Anstieg|Zuwachs|Zunahme|Rückgang|Erhöhung|Steigerung|Senkung|Sprung|Verlust|Abnahme)(?:_von|_um)"
JOINED = (
    "also|und|damit|das|ist|sind|war|waren|ein|eine|einem|einen|einer|was|dies|entspricht|bedeutet|immerhin|somit|mithin|"
    "insgesamt|macht|satten|sattes|deutliches|deutlicher|kräftiges|leichtes|leichter"
)
CHANGE_BEFORE = compile_frame(rf"\b(?:um|{STEP})_{SINGLE}#change(?P<between>(?:(?!_und_)[^#;:,.]){{0,50}})$")
CHANGE_AFTER = compile_frame(
    rf"^(?:(?!_und_)[^#;:.,()]){{0,40}}[,(–-]{{0,2}}_?(?:(?:{JOINED})_){{0,6}}(?:um|{STEP}|plus|minus)_{SINGLE}#change(?P<after>[^#]{{0,60}})"
)
BY_TO = compile_frame(rf"\b(?:um|{STEP})_{SINGLE}#change(?P<between>[^#;.,()]{{0,25}}?)_auf_{SINGLE}#new")
OLD_AFTER = compile_frame(
    r"^[^#;]{0,40}?(?:,_nach|,_gegenüber|_nach|\((?:Vorjahr|Vormonat|Vorquartal|zuvor|bisher)(?:e?szeitraum)?:?|,_(?:zuvor|bisher)(?:_waren_es)?)_"
    r"(?:noch_)?#old(?P<after>[^#]{0,40})"
)
MORE_THAN = compile_frame(
    r"#new(?P<between>[^#;.]{0,60}?)[,–-]_(?:und_damit_|also_|das_(?:sind|waren)_)?#change(?:_[\w-]{1,30})?_(?P<way>mehr|weniger)_als_[^#;.]{0,40}?"
    r"(?:\(|mit_|,_als_es_|:_)#old"
)
BEFORE_IT_WAS = compile_frame(
    r"^(?P<rest>[^#;]{0,30}[.,;(–]_?)?(?:Im_Vorjahr(?:e?szeitraum)?|Zuvor|Bisher|[Ii]m_Jahr_zuvor|Ein_Jahr_zuvor|Vor_einem_Jahr|Im_Vormonat|"
    r"Im_Vorjahresmonat|Im_Vorquartal)_(?:waren_es|hatten?_(?:er|sie|es)_bei|lag_(?:er|sie|es)_bei|lagen_sie_bei|hatte_\w+_\w+_bei)_"
    r"(?:noch_|nur_)?#old"
)
MULTIPLE_TO = compile_frame(r"^(?:_[\w-]{1,30}){0,4}_auf_(?:[\w-]{1,30}_){0,2}#new")
HEDGED = r"(?P<hedge>(?:mehr als|über|fast|nahezu|beinahe|knapp|annähernd|gut|rund|etwa|mindestens|nicht ganz)\s+)?"
MULTIPLE = Expression(
    HEDGED
    + r"(?P<word>ver(?:doppel|dreifach|vierfach|fünffach|sechsfach|siebenfach|achtfach|zehnfach|hundertfach)\w{0,4}"
    r"|halbier\w{0,4})\b",
    re.IGNORECASE,
)
PARTS_OF_MULTIPLES = ("fach", "doppel", "halbier")
FACTORS = {
    "verdoppel": 2,
    "verdreifach": 3,
    "vervierfach": 4,
    "verfünffach": 5,
    "versechsfach": 6,
    "versiebenfach": 7,
    "verachtfach": 8,
    "verzehnfach": 10,
    "verhundertfach": 100,
}
# A multiple is a loose word: newsrooms call 1.9-fold "doubled".
LOOSE = Range(Decimal("0.85"), Decimal("1.25"))
NEARLY = Range(Decimal("0.7"), Decimal("1.02"))
OVER = Range(Decimal("0.97"), INFINITY)


@dataclass(frozen=True, slots=True)
class Change:
    """A change as stated: `old` and `new` levels (either may be missing) and the `change` between them, with places."""

    old: QuantityMention | None
    new: QuantityMention
    change: QuantityMention | None
    start: int
    end: int
    factor: Range | None = None
    word: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What the arithmetic says, with the sum written out."""

    outcome: Outcome
    because: str


def find_changes(frame: Frame, article_text: str, following: Frame | None = None) -> Iterator[Change]:
    """Every change of a sentence whose parts are all there: "von 10 auf 12 Prozent, ein Plus von 20 Prozent".

    `following` is the next sentence if it has figures: it may give the old level ("Im Vorjahr waren es zehn").
    """
    taken: set[int] = set()
    pairs = list(FROM_TO.finditer(frame.text))
    multiple = find_multiple(frame, article_text)
    for found in pairs:
        old, new = frame.figure_at(found.start("old")), frame.figure_at(found.start("new"))
        taken.add(found.start("new"))
        yield from changes_around(frame, found, old, new)
        if multiple and len(pairs) == 1 and is_near(frame, found, multiple[1], article_text):
            yield Change(old, new, None, found.start(), found.end(), *multiple)
    for found in BY_TO.finditer(frame.text):
        if found.start("new") not in taken:
            yield from changes_to(frame, found, following)
    for found in MORE_THAN.finditer(frame.text):
        old, new, change = (frame.figure_at(found.start(name)) for name in ("old", "new", "change"))
        yield Change(old, new, change, found.start(), found.end())
    if multiple and not pairs:
        yield from multiples_to(frame, multiple, following)


def is_near(frame: Frame, found: re.Match[str], word: tuple[int, int], text: str) -> bool:
    """Whether the word for the multiple stands in the clause of the two levels."""
    start, end = frame.offset(found.start()), frame.offset(found.end())
    between = text[word[1] : start] if word[1] <= start else text[end : word[0]]
    return len(between) <= 50 and not CLAUSE_BREAK.search(between)


def multiples_to(frame: Frame, multiple: tuple[Range, tuple[int, int]], following: Frame | None) -> Iterator[Change]:
    """ "verdoppelte sich auf 20 Millionen", with the old level behind it."""
    factor, word = multiple
    place = next((place for place in range(len(frame.text)) if frame.offset(place) >= word[1]), len(frame.text))
    found = MULTIPLE_TO.search(frame.text[place : place + 120])
    if not found:
        return
    new = frame.figure_at(place + found.start("new"))
    behind = old_behind(frame, place + found.end(), following)
    if behind:
        yield Change(behind[0], new, None, place, behind[1], factor, word)


def old_behind(frame: Frame, place: int, following: Frame | None) -> tuple[QuantityMention, int] | None:
    """The old level given after a place of the sentence or at the start of the next, and where the reading ends."""
    found = OLD_AFTER.search(frame.text[place : place + 160])
    if found:
        return frame.figure_at(place + found.start("old")), place + found.end("old")
    if following is None or following.number != frame.number + 1 or "#" in frame.text[place:].replace(SIGN, "#"):
        return None
    found = BEFORE_IT_WAS.search(following.text[:160])
    return (following.figure_at(found.start("old")), len(frame.text)) if found else None


def changes_around(frame: Frame, found: re.Match[str], old: QuantityMention, new: QuantityMention) -> Iterator[Change]:
    """The stated difference before or after "von old auf new"."""
    low = max(0, found.start() - 120)
    before = CHANGE_BEFORE.search(frame.text[low : found.start()])
    if before and not NOT_ADDED.search(before["between"]):
        yield Change(old, new, frame.figure_at(low + before.start("change")), low + before.start(), found.end())
    after = CHANGE_AFTER.search(frame.text[found.end() : found.end() + 200])
    if after and not OTHER_BASE.search(after["after"]):
        change = frame.figure_at(found.end() + after.start("change"))
        yield Change(old, new, change, found.start(), found.end() + after.end("change"))
    if not before and not after:
        yield Change(old, new, None, found.start(), found.end())


def changes_to(frame: Frame, found: re.Match[str], following: Frame | None) -> Iterator[Change]:
    """ "um 3 auf 15", with the old level behind it where it is given."""
    change, new = frame.figure_at(found.start("change")), frame.figure_at(found.start("new"))
    behind = old_behind(frame, found.end(), following)
    old, end = behind if behind else (None, found.end())
    yield Change(old, new, change, found.start(), end)


def find_multiple(frame: Frame, text: str) -> tuple[Range, tuple[int, int]] | None:
    """The factor a sentence names in one word ("verdreifacht") and where; None if it names none or two."""
    lowered = text[frame.start : frame.end].lower()
    if not any(part in lowered for part in PARTS_OF_MULTIPLES):  # much faster than the expression, and rarely true
        return None
    found = list(MULTIPLE.finditer(text, frame.start, frame.end))
    if len(found) != 1:
        return None
    word, hedge = found[0]["word"].lower(), (found[0]["hedge"] or "").strip().lower()
    span = found[0].span("word")
    if word.startswith("halbier"):
        return halved(hedge), span
    factor = next((Decimal(number) for stem, number in FACTORS.items() if word.startswith(stem)), None)
    if factor is None:
        return None
    loose = OVER if hedge in ("mehr als", "über", "mindestens", "gut") else NEARLY if hedge in _BELOW else LOOSE
    return Range(loose.low * factor, loose.high * factor), span


_BELOW = frozenset(("fast", "nahezu", "beinahe", "knapp", "annähernd", "nicht ganz"))


def halved(hedge: str) -> Range:
    """What "halbiert" leaves of a level: 0.4 to 0.6, with a hedge on one side of a half."""
    if hedge in ("mehr als", "über"):
        return Range(ZERO, Decimal("0.52"))
    return Range(Decimal("0.48"), Decimal("0.68")) if hedge in _BELOW else Range(Decimal("0.4"), Decimal("0.6"))


def share_unit(change: Change) -> tuple[Quantity, Quantity] | None:
    """Old and new level in one unit: "von 10 auf 12 Prozent" gives the first the unit of the second."""
    if change.old is None:
        return None
    old, new = change.old.quantity, change.new.quantity
    if old.unit is None and new.unit is not None and not change.old.counted:
        old = _scaled_like(Quantity(old.low, old.high, new.unit, old.value, old.hedge, new.per, old.because), new)
    if old.unit is None and new.unit is None and old.per is None:
        return old, new
    moved = in_unit(old, new.unit)
    return sharpen(moved, new) if moved is not None else None


def sharpen(old: Quantity, new: Quantity) -> tuple[Quantity, Quantity]:
    """Two levels side by side at the finer place of the two: beside "32,5 Stunden" a "35" leaves out only its ",0"."""
    if not (old.hedge is new.hedge is Hedge.EXACT) or old.value is None or new.value is None:
        return old, new
    widths = old.high - old.low, new.high - new.low
    finer = min(widths)
    if not ZERO < finer < ONE or max(widths) > ONE:
        return old, new
    halves = finer / 2
    return (
        Quantity(old.value - halves, old.value + halves, old.unit, old.value, old.hedge, old.per, old.because),
        Quantity(new.value - halves, new.value + halves, new.unit, new.value, new.hedge, new.per, new.because),
    )


def _scaled_like(old: Quantity, new: Quantity) -> Quantity:
    """ "von 12 auf 15 Millionen" means 12 millions: the scale word of the second figure holds for the first."""
    one, other = stated(old), stated(new)
    if one is None or other is None or one >= 1000 or other < 1_000_000:
        return old
    scale = Decimal(10) ** (9 if other >= 1_000_000_000 else 6)
    return Quantity(old.low * scale, old.high * scale, old.unit, one * scale, old.hedge, old.per, old.because)


def judge_change(change: Change, sentence: str) -> Judged | None:
    """Whether levels, difference and direction fit together; None where they say nothing of one another."""
    levels = share_unit(change)
    if levels is None:
        return judge_small_share(change) if change.old is None else None
    old, new = levels
    if old.low < 0 or new.low < 0 or old.hedge is Hedge.RANGE or new.hedge is Hedge.RANGE:
        return None
    if change.factor is not None:
        return judge_factor(old, new, change.factor)
    if change.change is None:
        return judge_direction(old, new, sentence)
    return judge_difference(old, new, change.change.quantity)


def judge_small_share(change: Change) -> Judged | None:
    """ "um 0,2 Prozent auf 5,9 Prozent": a fifth of a percent of 5.9 does not show in 5.9, so points are meant."""
    if change.change is None:
        return None
    step, new = change.change.quantity, change.new.quantity
    if step.unit != "percent" or new.unit != "percent" or new.hedge is not Hedge.EXACT:
        return None
    number, level = stated(step), stated(new)
    if number is None or level is None or number <= 0 or level <= 0:
        return None
    moved, shown = level * number / HUNDRED, (new.high - new.low) / 2
    if moved >= shown or number < shown * 2:
        return None
    because = Told(
        "{number} percent of {level} percent are only {moved} points, which do not show in {level};"
        " percentage points are meant",
        number=Rounded(number),
        level=Rounded(level),
        moved=Rounded(moved),
    )
    return Judged(Outcome.CONFLICT, because)


def judge_direction(old: Quantity, new: Quantity, sentence: str) -> Judged | None:
    """ "stieg von 12 auf 10": the verb goes one way, the figures the other."""
    up, down = bool(UP.search(sentence)), bool(DOWN.search(sentence))
    if up == down or NOT_ADDED.search(sentence):
        return None
    first, second = (Rounded(stated(one) or one.low) for one in (old, new))
    if up and new.high < old.low:
        told = Told("a rise by the text, but {second} is less than {first}", first=first, second=second)
        return Judged(Outcome.CONFLICT, told)
    if down and new.low > old.high:
        told = Told("a fall by the text, but {second} is more than {first}", first=first, second=second)
        return Judged(Outcome.CONFLICT, told)
    return Judged(Outcome.AGREES, Told("from {first} to {second}: the direction is right", first=first, second=second))


def judge_factor(old: Quantity, new: Quantity, factor: Range) -> Judged | None:
    """Whether the new level is the stated multiple of the old one."""
    ratio = range_of(new).over(range_of(old))
    one, other = stated(old), stated(new)
    if ratio is None or not one or other is None:
        return None
    told = Told("{new} is {times} times {old}", new=Rounded(other), times=Rounded(other / one, 2), old=Rounded(one))
    return Judged(Outcome.AGREES if ratio.meets(factor) else Outcome.CONFLICT, told)


def judge_difference(old: Quantity, new: Quantity, step: Quantity) -> Judged | None:
    """Whether the stated difference, absolute or in percent, is the one between the levels."""
    one, other = stated(old), stated(new)
    if one is None or other is None:
        return None
    rising = other >= one
    gap = range_of(new).minus(range_of(old)) if rising else range_of(old).minus(range_of(new))
    told = Told(
        "{more} - {less} = {gap}",
        more=Rounded(max(one, other)),
        less=Rounded(min(one, other)),
        gap=Rounded(abs(other - one)),
    )
    if step.unit == "percent":
        return judge_percent(old, new, step, gap, told)
    if step.unit == "percentage_point":
        if old.unit != "percent":
            return None
        return _fits(gap, range_of(step), Told("{sum} percentage points", sum=told), abs(other - one), step)
    if step.unit is None and old.unit is not None:
        number = stated(step)
        if number is None or not (number >= 1_000_000 or (old.unit == "percent" and number >= 1)):
            return None
        return _fits(gap, range_of(step), told, abs(other - one), step)
    moved = in_unit(step, old.unit)
    return _fits(gap, range_of(moved), told, abs(other - one), moved) if moved is not None else None


def judge_percent(old: Quantity, new: Quantity, step: Quantity, gap: Range, told: Told) -> Judged | None:
    """A difference in percent of the old level; between two shares it may be points in disguise."""
    one, other = stated(old), stated(new)
    ratio = range_of(new).over(range_of(old))
    if not one or other is None or ratio is None or step.low < 0:
        return None
    moved = ratio.minus(Range(ONE, ONE)).scaled(HUNDRED)
    relative = moved if other >= one else Range(-moved.high, -moved.low)
    exact = abs(other - one) / one * HUNDRED
    sum_told = Told(
        "({new} - {old}) / {old} = {change} percent",
        new=Rounded(other),
        old=Rounded(one),
        change=Rounded((other - one) / one * HUNDRED, 1),
    )
    if relative.meets(range_of(step)):
        return _fits(relative, range_of(step), sum_told, exact, step)
    if old.unit == "percent" and gap.meets(range_of(step)):
        points = Told("{points}: these are percentage points; in percent {sum}", points=told, sum=sum_told)
        return Judged(Outcome.CONFLICT, points)
    return _fits(relative, range_of(step), sum_told, exact, step)


def _fits(reached: Range, claimed: Range, told: Told, exact: Decimal, step: Quantity) -> Judged:
    number = stated(step)
    shown = tell_range(claimed) if number is None else Rounded(number)
    if not reached.meets(claimed):
        return Judged(Outcome.CONFLICT, Told("{sum}, not {stated}", sum=told, stated=shown))
    if claimed.holds(exact):
        return Judged(Outcome.AGREES, told)
    rounding = Told("{sum}, fits {stated} only by rounding", sum=told, stated=shown)
    return Judged(Outcome.COMPATIBLE, rounding)
