"""What a finding is called: by the words that the articles themselves use for the figure, the day or the person.

A label is read from the claims' own sentences: the noun behind a figure ("86 Fahrgäste"), else the noun of its clause
("ein Fehlbetrag von 47 Millionen Euro"); of several the one that most of the claims share. Where no sentence has one, a
plain noun phrase stands in. Money and time are called by nouns for money and time alone: else the verb of the clause
says what they are, and the noun that stands there only narrows it ("Ausgaben (Stadt)"). Labels are shown, and are part
of no fingerprint and no decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.catalogue import mark, say, translate
from checker.expression import Expression
from checker.model import Claim, PartialDate, Quantity
from checker.showing.label_words import CLAUSE, LAST, WORD, Candidate, KindTable, WordTable, propose_english, read_words
from checker.showing.passages import find_passage
from checker.showing.untrusted import make_visible

NOUN = Expression(r"[A-ZÄÖÜ][\wäöüß-]+")
UNIT_AFTER = Expression(r"\s*(?:Prozent(?:punkte)?|percent|per cent|%|Euro|euros?|[$€£])?\s*")
GENITIVE = Expression(
    r"\s(?:der|des|aller|dieser|seiner|ihrer|an|am|von|für|of)\s(?:den |die |das |the )?(?:[a-zäöüß]+e[nrs]? )?"
)
PLACED = Expression(
    r"(?:^|\s)(?:in|im|aus|bei|beim|nach|seit|am|vom|zum|zur|laut|mit|an|auf)\s(?:de[mnr] |einem |einer )?$", re.I
)
WHERE = Expression(r"(?:^|\s)(?:in|im|aus|von|vom|an|zur|nahe)\s(?:de[mnr] )?$")  # the name of a place may follow
SHORTEST_STEM = 5  # letters that a noun shares with the compound that ends in it
LONGEST_ABBREVIATION = 5  # letters; what is longer and all capitals is the name of a dateline
VOTES = ("Stimmen", "Enthaltungen")  # how those fates end that are votes
LONGEST = 60  # characters of a label taken from an article
MOST_CLAIMS = 40  # of a finding, whose sentences are asked
# Years that are a bare number beside a name are that person's: "Bauleiter Ole Timm (54)", "Ole Timm, 54,".
AGED = Expression(r"((?:[A-ZÄÖÜ][\w’'-]+ )?[A-ZÄÖÜ][\w’'-]+)(?: \(|, )$")
# What stands behind these and a number is a dative: "an fünf Schulen".
DATIVE = Expression(r"(?:^|\s)(?:an|aus|bei|in|mit|nach|seit|von|zu)\s(?:\w+\s)?$", re.I)
BRACKETS = Expression(r"\([^()]*\)")
# Who says it is not what is measured: "nach Angaben von Landrätin Miriam Oelsner".
ATTRIBUTION = Expression(r"\b(?:[Nn]ach (?:den )?Angaben|[Ll]aut)(?: (?:de[rs]|von|vom))?(?: [A-ZÄÖÜ][\w-]+)+")
TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
# How a finding of a rule is called: {who} is the claims' own subject, {words} what the articles call it.
FRAMES: Mapping[str, str] = {
    "conflicting_age": mark("age of {who}"),
    "conflicting_party": mark("party of {who}"),
    "conflicting_office": mark("office of {who}"),
    "conflicting_term": mark("years of {who}"),
    "conflicting_date": mark("time ({words})"),
    "swapped_year": mark("year ({words})"),
    "conflicting_year": mark("year ({words})"),
    "conflicting_unnamed_age": mark("age ({words})"),
    "wrong_sum": mark("sum ({words})"),
    "wrong_change": mark("change ({words})"),
    "wrong_span": mark("length ({words})"),
    "retold_toll": mark("toll ({words})"),
    "differing_headline": mark("headline and text ({words})"),
}
PLAIN: Mapping[str, str] = {
    "percent": mark("share"),
    "percentage_point": mark("change in percentage points"),
    "year": mark("duration in years"),
    "month": mark("duration in months"),
    "week": mark("duration in weeks"),
    "day": mark("duration in days"),
    "hour": mark("duration in hours"),
    "minute": mark("duration in minutes"),
    "km": mark("length"),
    "m": mark("length"),
    "ha": mark("area"),
    "km2": mark("area"),
    "m2": mark("area"),
    "t": mark("weight"),
    "kg": mark("weight"),
    "degree": mark("temperature"),
    "EUR": mark("sum of money"),
    "USD": mark("sum of money"),
    "GBP": mark("sum of money"),
    "CHF": mark("sum of money"),
}
NUMBER = mark("number")
UNNAMED_EVENT = "time (event)"  # what conflicting_date says where it has no better word than the articles
# What a figure of a kind is called where neither a noun nor a verb of its clause says it.
KINDS: Mapping[str, str] = {"money": mark("sum of money"), "time": mark("duration")}
# What stands in the place of a frame where no sentence has a word for it.
WORDLESS: Mapping[str, str] = {
    "conflicting_date": mark("time of the event"),
    "swapped_year": mark("year of the event"),
    "conflicting_year": mark("year of the event"),
    "wrong_span": mark("length of time"),
}


def name_finding(rule: str, claims: Sequence[Claim], subject: str, language: str) -> str:
    """What a finding of `rule` is called in the reader's language; `subject` is what the rule itself calls it.

    Rules that this module does not know and whose values are words keep their own name for the subject.
    """
    stated = [claim for claim in claims if not claim.reference] or list(claims)
    frame = FRAMES.get(rule, "")
    if "{who}" in frame:
        return translate(frame, language).format(who=say(subject, language))
    if rule == "conflicting_date" and say(subject, "en") != UNNAMED_EVENT:
        return say(subject, language)
    if rule == "conflicting_day":
        shared = choose_words([list(propose(claim)) for claim in stated[:MOST_CLAIMS]], least=2)
        return f"{say(subject, language)} ({shared})" if shared else say(subject, language)
    if rule == "shared_office":
        return name_office(stated) or say(subject, language)
    measured = all(isinstance(claim.value, Quantity) for claim in stated)
    if not frame and not measured:
        return say(subject, language)
    told = find_words(stated) if (kind := find_kind(stated)) is None else name_kind(stated, kind, language)
    if rule == "conflicting_unnamed_age" and not told:
        return say(subject, language)
    if not told and (rule in WORDLESS or not measured):
        return translate(WORDLESS.get(rule, "time of the event"), language)
    told = told or describe_plainly(stated[0], language)
    return translate(frame, language).format(words=told) if frame else told


def find_words(claims: Sequence[Claim]) -> str:
    """The words the claims' own sentences call them by: those most of them share, else the nearest; may be empty."""
    offered = [list(propose(claim)) for claim in claims[:MOST_CLAIMS]]
    nearest = [[one for one in candidates if one.rank == 0] for candidates in offered]
    counted = all(isinstance(claim.value, Quantity) and not claim.value.unit for claim in claims)
    if counted and all(nearest):  # who employs them all is named more often than what is counted
        return choose_words(nearest)
    return choose_words(offered)


def choose_words(offered: Sequence[Sequence[Candidate]], least: int = 1) -> str:
    """Of what each claim's sentence offers: the phrase that most of them share, else the nearest; empty where none is
    offered by `least` of them."""
    best, rank = "", (0, 0, 0)
    for place, candidates in enumerate(offered):
        for candidate in candidates:
            votes = sum(
                any(is_alike(candidate.head, one.head) for one in others if one.rank < LAST) for others in offered
            )
            score = (1 if candidate.rank == LAST else votes, -candidate.rank, -place)
            if score[0] >= least and (not best or score > rank):
                best, rank = candidate.phrase, score
    if any(
        f"{candidate.phrase}n" == best for candidates in offered for candidate in candidates if candidate.rank < LAST
    ):
        best = best[:-1]  # "von 48 Haushalten" beside "48 Haushalte": no dative where an article has the other case
    return make_visible(best)[:LONGEST]


def find_kind(claims: Sequence[Claim]) -> str | None:
    """ "money" or "time" where all claims are figures of that kind, else None."""
    units = {claim.value.unit or "" if isinstance(claim.value, Quantity) else "" for claim in claims}
    if all(len(unit) == 3 and unit.isupper() for unit in units):  # ISO 4217
        return "money"
    return "time" if units <= TIMES else None


def name_kind(claims: Sequence[Claim], kind: str, language: str) -> str:
    """The label of figures of money or time, such as "Fehlbetrag", "Ausgaben (Stadt)" or "Geldbetrag (Klinik)".

    Taken from a noun of the articles that names money or time, else from a verb, else from the kind itself; only then
    is it in the reader's language.
    """
    own: list[list[Candidate]] = []
    things: list[list[Candidate]] = []
    deeds: dict[str, int] = {}
    for claim in claims[:MOST_CLAIMS]:
        table = read_words(claim.article.language).kinds[kind]
        offered = list(propose(claim))
        own.append([one for one in offered if table.names(one.head)])
        things.append(
            [one for one in offered if one.rank < LAST and not table.names(one.head) and not table.is_deed(one.head)]
        )
        for deed in find_deeds(claim, table):
            deeds[deed] = deeds.get(deed, 0) + 1
    if kind == "time" and (aged := find_aged(claims)):
        return translate("age ({words})", language).format(words=make_visible(aged))
    thing, noun = choose_words(things), choose_words(own)
    deed = max(deeds, key=lambda one: deeds[one]) if deeds else ""
    if deed and deeds[deed] > sum(any(is_alike(noun, one.head) for one in offered) for offered in own):
        noun = ""
    vague = any(noun in read_words(claim.article.language).kinds[kind].vague for claim in claims)
    if noun and not vague:
        return noun
    told = noun or deed or translate(KINDS[kind], language)
    return f"{told} ({thing})" if thing else told


def find_aged(claims: Sequence[Claim]) -> str:
    """Whose years figures are that are bare numbers beside a name, each of them: the name, or what most names have in
    common, else the first; empty for others."""
    names = []
    for claim in claims:
        beside = AGED.search(find_passage(claim).before)
        if beside is None or not claim.excerpt.text.isdecimal():
            return ""
        names.append(beside[1])
    last = {name.split()[-1] for name in names}
    return names[0] if len(set(names)) == 1 or len(last) > 1 else last.pop()


def find_deeds(claim: Claim, table: KindTable) -> Iterator[str]:
    """The nouns for what the verbs of the claim's own clause say is done with it; "jährig" may be part of the claim."""
    passage = find_passage(claim)
    before = [part for part in CLAUSE.split(BRACKETS.sub(" ", passage.before)) if part.strip()][-1:]
    clause = " ".join((*before, passage.marked, CLAUSE.split(passage.after, maxsplit=1)[0]))
    for noun, verbs in table.deeds.items():
        if any(re.search(r"\b" + r"\b.*?\b".join(map(re.escape, verb.split())) + r"\b", clause) for verb in verbs):
            yield noun


def propose(claim: Claim) -> Iterator[Candidate]:
    """What one claim's sentence may call it, nearest first."""
    passage = find_passage(claim)
    table = read_words(claim.article.language)
    if claim.article.language == "en":
        yield from propose_english(passage.before, passage.after, table)
        return
    if isinstance(claim.value, Quantity):
        behind = _noun_behind(passage.after, table, measured=bool(claim.value.unit))
        if behind is not None and not claim.value.unit and DATIVE.search(passage.before):
            behind = table.straighten(behind)
        if behind is not None and behind.rank == LAST:
            yield from _fate_ahead(passage.before, table)
        if behind is not None:
            yield behind
        yield from _fate(passage.before, passage.after, table)
        yield from _nouns_before(passage.before, table)
        return
    inside = [word for word in NOUN.findall(passage.marked) if _may_name(word, table)]
    if isinstance(claim.value, PartialDate) or claim.rule in ("swapped_year", "conflicting_year"):
        whole = f"{passage.before} {passage.after}"
        for match in NOUN.finditer(whole):
            opening = whole[match.end() :].lstrip().partition(" ")[0] in table.auxiliaries and match.start() == 0
            if _may_name(match[0], table) and not opening:
                placed = WHERE.search(whole[: match.start()])
                yield Candidate(match[0], match[0], LAST if placed else 1)
    else:
        yield from (Candidate(word, word, 0) for word in inside if not word.lower().endswith("jährigen"))


def is_alike(one: str, other: str) -> bool:
    """Whether two nouns are one, or one is the last part of the other ("Unglück", "Zugunglück")."""
    short, long = sorted((one.lower().rstrip("esn"), other.lower().rstrip("esn")), key=len)
    return short == long or (len(short) >= SHORTEST_STEM and long.endswith(short))


def name_office(claims: Sequence[Claim]) -> str:
    """The office as the articles call it: the words of the claims without their holder's name."""
    for claim in claims:
        if isinstance(claim.value, str) and claim.value in claim.excerpt.text:
            office = " ".join(claim.excerpt.text.replace(claim.value, " ").split()).strip(" ,:")
            if office:
                return make_visible(office)[:LONGEST]
    return ""


def describe_plainly(claim: Claim, language: str) -> str:
    """A plain noun phrase where no sentence has a word: "Anteil", "Geldbetrag", "Anzahl"."""
    unit = claim.value.unit if isinstance(claim.value, Quantity) else None
    return translate(PLAIN.get(unit or "", NUMBER), language)


def _noun_behind(after: str, table: WordTable, measured: bool) -> Candidate | None:
    rest = after[UNIT_AFTER.match(after).end() :] if measured else after.lstrip()  # type: ignore[union-attr]
    if after[:1] and not after[:1].isspace():
        return None
    words = list(WORD.finditer(rest))
    place = 0
    if measured and words and words[0][0] in ("der", "des", "aller") and words[0].start() == 0:
        place = 1
    while place < min(2, len(words)) and not measured and words[place][0] in table.between:
        place += 1
    while place < min(3, len(words)) and words[place][0].islower() and words[place][0].endswith(("e", "en", "er")):
        if words[place][0] in table.auxiliaries:
            return None
        place += 1
    if place >= len(words) or not _may_name(words[place][0], table):
        return None
    noun = words[place]
    if CLAUSE.search(rest[: noun.start()]):
        return None
    fate = next(_fate("", rest, table), None)
    if noun[0] in table.generic:
        return fate or Candidate(noun[0], noun[0], LAST)
    if fate is not None and fate.phrase.endswith(VOTES):  # "Ja-Stimmen": no adjective can be made of it
        return fate
    told = fate is not None and fate.phrase[0].isupper() and not measured  # a man's age is not that of a "tote Mann"
    if fate is not None and told and not noun[0].lower().endswith(tuple(table.suffixes)):
        return Candidate(f"{fate.phrase.lower()} {noun[0]}", noun[0], 0)
    return Candidate(noun[0], noun[0], 0)


def _fate(before: str, after: str, table: WordTable) -> Iterator[Candidate]:
    """What the clause behind the figure says became of those counted, else the clause before it."""
    clause = CLAUSE.split(after, maxsplit=1)[0]
    told = [fate for fate in table.fates if re.search(rf"\b{re.escape(fate)}\b", clause)]
    if told:
        longest = max(told, key=len)
        yield Candidate(table.fates[longest], table.fates[longest], 0)
        return
    start = [part for part in CLAUSE.split(before) if part.strip()][-1:]
    ahead = start[0].split() if start else []
    for word in ahead[:1]:
        if word.lower() in table.fates:
            yield Candidate(table.fates[word.lower()], table.fates[word.lower()], 1)


def _fate_ahead(before: str, table: WordTable) -> Iterator[Candidate]:
    """What the verb before the figure says of those counted: "In Ostermoor arbeiten 240 Menschen"."""
    clause = ([part for part in CLAUSE.split(before) if part.strip()] or [""])[-1]
    found = [
        (match.end(), len(fate), fate)
        for fate in table.fates
        for match in re.finditer(rf"(?<!\w){re.escape(fate)}(?!\w)", clause)
    ]
    if found:
        told = table.fates[max(found)[2]]
        yield Candidate(told, told, 0)


def _nouns_before(before: str, table: WordTable) -> Iterator[Candidate]:
    clause = [part for part in CLAUSE.split(BRACKETS.sub(" ", before)) if part.strip()][-1:]
    text = ATTRIBUTION.sub(" ", clause[0]) if clause else ""
    found = [match for match in NOUN.finditer(text) if _may_name(match[0], table)]
    for number, match in enumerate(reversed(found)):
        place = len(found) - 1 - number
        placed = PLACED.search(text[: match.start()]) is not None
        if place and found[place - 1].end() + 1 == match.start() and PLACED.search(text[: found[place - 1].start()]):
            placed = True
        phrase = match[0]
        if place and GENITIVE.fullmatch(text[found[place - 1].end() : match.start()]):
            owner = found[place - 1]
            if owner[0] in table.counted or placed:
                phrase = text[owner.start() : match.end()]
                placed = False
        yield Candidate(phrase, match[0], LAST if placed else 1 + min(number, 2))


def _may_name(word: str, table: WordTable) -> bool:
    shouted = word.isupper() and len(word) > LONGEST_ABBREVIATION
    return bool(NOUN.fullmatch(word)) and word not in table.never and len(word) > 1 and not shouted
