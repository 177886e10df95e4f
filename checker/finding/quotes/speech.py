"""Who speaks: the phrase after "sagte", before a colon, behind "laut"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.expression import Expression
from checker.finding.page.sentences import sentence_bounds
from checker.finding.people.countries import scope_shown
from checker.finding.people.places import is_place_form
from checker.finding.quotes.counting import counting_forms, find_counter, is_counting
from checker.finding.quotes.speaker_phrases import (
    CAPITAL,
    DETERMINER,
    LEAD,
    MODIFIER,
    OWN_WORD,
    PHRASE,
    PRONOUN,
    SMALL_LEAD,
    WHO,
    first_of_names,
)
from checker.language import AnnotatedArticle
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "speech.toml"
NEAREST_VERBS = 6
# A verb right behind a quotation and its comma; not what else ends so, nor verbs that tell of the words themselves.
ANY_VERB = Expression(
    r",[ \u00a0](?!(?:mit|seit|statt|samt|heute|jetzt|nicht|dort|fast|erst|sonst|selbst|damit|somit|zuletzt|anstatt"
    r"|lautete?|steht|stand|heißt|ist|hat|wird|prangte?|titelte?|läuft|endete?|beginnt)\b)"
    rf"[a-zäöüß]{{2,14}}(?:t|te|ten)(?: sich| dazu| dabei| weiter)?[ \u00a0](?:{LEAD})?{WHO}"
)
COLON_NAME = Expression(rf"{WHO}:\s*$")
GROUPS = ("named", "own")
WORD = Expression(r"\b\w+")
LAST_WORD = Expression(r"\b\w+$")
LONGEST_CUE = 30  # characters
BEHIND = 200  # characters: of a quotation before the end of its verb's clause (gab „...“ an), of a head
SOURCE_WORDS = frozenset(("Laut", "laut", "Nach", "nach", "Gemäß", "gemäß", "According", "according", "Wie", "wie"))
ENDS_ON_NAME = Expression(rf"(?<!\w)(?P<who>(?!{OWN_WORD}$){PHRASE})$")
NAME_TAIL = Expression(r"\s*\([^()]*\)\s*$")
PREPOSITION = Expression(
    r"(?<!\w)(?:an|am|auf|aus|bei|beim|durch|für|gegen|im|in|ins|mit|nach|ohne|seit|über|um|unter|vom|von|vor|wegen|während|zum|zur|ums|aufs|fürs|übers|vors|unters"
    r"|zwischen|at|by|for|from|in|of|on|to|with) $",
    re.IGNORECASE,
)
GENITIVE = Expression(r"(?:der|des) ")
# "Das Amt für Fischerei ", "Ein Sprecher ": what opens a clause and may have a genitive behind it
HEAD = Expression(
    r"(?:^|(?<=[.!?:„“] )|(?<=, )|(?<=\bund )|(?<=\bdass ))"
    rf"(?P<head>(?:{DETERMINER} (?:{MODIFIER}){{0,3}})?(?P<last>{CAPITAL})"
    rf"(?: (?:für|gegen) (?:{MODIFIER})?{CAPITAL}){{0,2}}) $"
)
TIMES = frozenset(
    ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag", "Heute", "Gestern")
)
COMMA = Expression(r",(?!\d)")
QUOTED = Expression(r"[“”\"«»‘’],? $")  # what stands right before a verb of saying behind a quotation
ADDING = Expression(r"\b(?:adding|added|that|dass|fügte|ergänzte|noting)\b")
CLAUSE_MARKS = (", ", "; ")
OWN_FIGURE = Expression(r"\d|\b(?:Prozent|Euro|Millionen|Milliarden)\b")
THAT = Expression(r", (?:dass|weil|da|denn)\b")
NAME_SET_APART = Expression(rf", (?:{CAPITAL} ){{1,3}}{CAPITAL}, $")
THAT_CLAUSE = Expression(r", (?:dass|ob)\b")
DEMANDS = frozenset(("fordert", "forderte", "fordern", "forderten", "verlangt", "verlangte", "verlangen", "verlangten"))
# Capitals that only open a sentence.
OPENERS = Expression(
    r"(?:Am|Im|In|Auf|Bei|Nach|Vor|Auch|Zudem|Zugleich|Laut|Und|Mit|Für|Zur|Zum|Von|Doch|Dabei|Dazu|Damit|Darauf|Es"
    r"|So|Dann|Nun|Jetzt|Daher|Deshalb|Allerdings|Außerdem|Später|Gestern|Heute)\b"
)


ENGLISH_PRONOUNS = frozenset(("He", "She", "They"))
OWNER = Expression(r"['’]s$")
# Articles of an object, which no subject has.
OBJECTS = Expression(r"(?:den|dem|einen|einem|seinen|seinem|ihren|ihrem) ")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The phrase that names who speaks, in characters start to end; `pronoun` when it is only "er" or "sie"."""

    text: str
    start: int
    end: int
    pronoun: bool


@dataclass(frozen=True, slots=True)
class SpeechCues:
    """Compiled cues of one language."""

    after: Expression
    verb: Expression
    before_verb: Expression
    after_verb: Expression
    source: Expression
    verbs: frozenset[str]
    subjunctive: frozenset[str]
    transitive: frozenset[str]
    ending: Mapping[str, Expression]

    def says(self, verb: re.Match[str], right: int) -> bool:
        """Whether a form of a verb of saying says something: "gab" does where its clause ends on "an", "bekannt"."""
        ending = self.ending.get(verb.group())
        return ending is None or ending.match(verb.string, verb.end(), right) is not None


@dataclass(frozen=True, slots=True)
class SentenceCues:
    """Of one sentence: its source phrases in order, the offsets of verbs of saying, and whether a verb is in the
    subjunctive."""

    sources: tuple[Speaker, ...]
    verbs: tuple[tuple[int, int], ...]
    subjunctive: bool


@lru_cache(maxsize=4)
def load_cues(language: str) -> SpeechCues:
    """The speech cues of "de"; every other language uses the English ones."""
    table = read_table(DATA)["de" if language == "de" else "en"]
    verbs = "(?:" + "|".join(sorted(table["verbs"], key=lambda w: (-len(w), w))) + ")"
    nouns = "|".join(table["nouns"]) or "x{9}"
    sources = (
        rf"(?:\b(?:[Ll]aut(?: (?:{nouns})(?: von)?)?(?! (?:{nouns})\b)"
        rf"|[Nn]ach (?:den )?(?:ersten )?(?:{nouns})(?: von)?|[Gg]emäß|[Aa]ccording to)|, so"
        rf"|\b(?P<as>[Ww]ie)) {WHO.replace('<who>', '<named>')}(?(as)(?: [\w.-]{{1,20}}){{0,4}} {verbs}\b)"
        rf"|\b[Nn]ach (?P<own>{CAPITAL})-(?:{nouns})\b"
    )
    lead = "" if language == "de" else SMALL_LEAD
    return SpeechCues(
        Expression(
            rf"[,.!?…]?[ \u00a0]?[,–-]?[ \u00a0]?(?:so|{verbs})(?: sich| dazu| dabei| hingegen| weiter"
            rf"| am \w+)?[ \u00a0](?:{LEAD}|{lead}){WHO}"
            + (
                ""
                if language == "de"
                else rf"|(?<!\.[”“\"»«’]),?[ \u00a0]?(?:{lead})?{WHO.replace('who', 'whose')} {verbs}\b"
            )
        ),
        Expression(rf"\b{verbs}\b"),
        Expression(rf"{WHO}(?:,[^,:;]{{3,160}},)?(?: selbst| hingegen| dagegen| wiederum| hatte| hat| habe)? $"),
        Expression(rf"(?: sich| auch| dagegen| hingegen)? {LEAD}{WHO}"),
        Expression(sources),
        frozenset(table["verbs"]),
        frozenset(table["subjunctive"]),
        frozenset(table["transitive"]),
        {
            verb: Expression(rf"[^,;:.!?]*?\b(?:{row['words']})(?=[,;:.!?“”\"»«]|\s*$|\s(?:und|sowie)\b)")
            for row in table.get("ending", ())
            for verb in row["verbs"]
        },
    )


def make_speaker(found: re.Match[str], group: str = "who") -> Speaker | None:
    """The speaker a pattern found, without brackets at its end; None for a word that only opens a sentence."""
    start, phrase = found.start(group), NAME_TAIL.sub("", found.group(group))
    phrase = first_of_names(phrase) if group == "named" else phrase
    if OPENERS.match(phrase):
        return None
    if group == "who" and OBJECTS.match(phrase):
        return None
    pronoun = re.fullmatch(PRONOUN, phrase.lower()) is not None or phrase in ENGLISH_PRONOUNS
    bare = OWNER.sub("", phrase)  # "according to Ohm's paper"
    return Speaker(bare, start, start + len(bare), pronoun)


def find_speaker_after(text: str, end: int, language: str, long: bool = False) -> Speaker | None:
    """The speaker named right behind a quotation that ends before `end`: „...“, sagte X.

    Behind a `long` one, and a comma, whatever verb stands there is one of saying: „...“, lacht X.
    """
    found = load_cues(language).after.match(text, end, min(len(text), end + 200))
    if found:
        return make_speaker(found, "who" if found["who"] else "whose")
    found = ANY_VERB.match(text, end, min(len(text), end + 200)) if long and language == "de" else None
    return make_speaker(found) if found else None


def find_speaker_before(text: str, left: int, end: int, language: str) -> Speaker | None:
    """The speaker named between `left` and a quotation that begins at `end`: X sagte: „...“."""
    cues = load_cues(language)
    before = text[left:end]
    verbs = [verb for verb in cues.verb.finditer(text, left, end) if cues.says(verb, min(len(text), end + BEHIND))]
    for verb in reversed(verbs[-NEAREST_VERBS:]):
        speaker = speaker_of_verb(text, left, verb.start(), verb.end(), end, cues)
        if speaker:
            return speaker
    source = last_source(text, left, end, cues)
    if source:
        return source
    if before.rstrip().endswith(":"):
        phrase = COLON_NAME.search(text, max(left, end - 160), end)
        speaks = (
            phrase is not None and not PREPOSITION.search(text, left, phrase.start()) and not is_setting(phrase["who"])
        )
        return make_speaker(phrase) if phrase and speaks else None
    return None


def is_setting(phrase: str) -> bool:
    """Whether a phrase before a colon names where or when something happens, not who speaks: a place or a day."""
    return scope_shown(phrase) is not None or is_place_form(phrase) or phrase in TIMES


def speaker_of_verb(text: str, left: int, start: int, end: int, right: int, cues: SpeechCues) -> Speaker | None:
    """The subject of the verb from start to end: a pronoun right behind it, the phrase before it, else behind it."""
    behind = cues.after_verb.match(text, end, right)
    after = make_speaker(behind) if behind else None
    if after and after.pronoun:
        return after
    ahead = cues.before_verb.search(text, max(left, start - 160), start)
    before = make_speaker(ahead) if ahead and not PREPOSITION.search(text, left, ahead.start()) else None
    if before:
        return with_head(text, left, before)
    is_object = after is not None and text[start:end] in cues.transitive and not after.text[0].isupper()
    return None if is_object else after


def with_head(text: str, left: int, speaker: Speaker) -> Speaker:
    """A speaker with the noun that its genitive hangs on, where this one opens the clause: "Der Bund der Imker"."""
    if not GENITIVE.match(speaker.text):
        return speaker
    low = max(left, speaker.start - BEHIND)
    head = HEAD.search(text[low : speaker.start])
    if not head or is_setting(head["last"]) or OPENERS.match(head["head"]):
        return speaker
    start = low + head.start("head")
    return Speaker(text[start : speaker.end], start, speaker.end, False)


def last_source(text: str, left: int, right: int, cues: SpeechCues) -> Speaker | None:
    """The last "laut X", "X zufolge", "nach Angaben der X" between two offsets."""
    sources = find_sources(text, left, right, cues)
    return sources[-1] if sources else None


def find_sources(text: str, left: int, right: int, cues: SpeechCues, sourced: bool = True) -> tuple[Speaker, ...]:
    """Every "laut X", "X zufolge", "nach Angaben der X" between two offsets, in order, one with "zufolge" last; not
    `sourced` without a word for the others."""
    sources = [
        make_speaker(found, next(name for name in GROUPS if found.group(name)))
        for found in (cues.source.finditer(text, left, right) if sourced else ())
    ]
    behind = text.rfind(" zufolge", left, right)
    named = ENDS_ON_NAME.search(text, max(left, behind - 80), behind) if behind >= 0 else None
    sources += [make_speaker(named)] if named else []
    return tuple(source for source in sources if source)


def speaker_of_sentence(article: AnnotatedArticle, start: int) -> Speaker | None:
    """Who says the statement at `start` by its own sentence or, in the subjunctive, by the sentences before it."""
    text, floor = article.text, article.article.body_start
    left, right = sentence_bounds(article, start)
    if not may_speak(article, left, right):  # as most sentences
        return None
    cues = read_cues(text, left, right, article.language)
    if not (cues.sources or cues.verbs or cues.subjunctive or is_counting(text, left, right, article.language)):
        return None
    counter = find_counter(text, left, start, article.language)
    if counter:
        return Speaker(text[counter[0] : counter[1]], *counter, False)
    speaker = sentence_speaker(text, left, right, start, article.language)
    for _ in range(3):
        if speaker or left <= floor or not reports_on(text, left, right, article.language):
            break
        right = left
        left, _ = sentence_bounds(article, left - 1)
        speaker = sentence_speaker(text, left, right, right, article.language)
    return None if speaker is None or speaker.pronoun else speaker


@lru_cache(maxsize=4)
def cue_words(language: str) -> frozenset[str]:
    """The words of which a sentence must hold one to say who speaks."""
    cues = load_cues(language)
    return SOURCE_WORDS | cues.verbs | cues.subjunctive | counting_forms(language) | {"so"}


def cue_places_of(article: AnnotatedArticle) -> tuple[int, ...]:
    """Where the words of an article start that may say who speaks, in order."""
    words = cue_words(article.language)
    return tuple([word.start() for word in WORD.finditer(article.text) if word.group() in words])


def may_speak(article: AnnotatedArticle, left: int, right: int) -> bool:
    """False where nothing between two offsets says who speaks; a word that `right` cuts in two ends there."""
    places = article.mentions(cue_places_of)
    first = bisect_left(places, left)
    if (first < len(places) and places[first] < right) or article.text.find(" zufolge", left, right) >= 0:
        return True
    last = LAST_WORD.search(article.text, max(left, right - LONGEST_CUE), right)
    return last is not None and last.group() in cue_words(article.language)


@lru_cache(maxsize=512)
def read_cues(text: str, left: int, right: int, language: str) -> SentenceCues:
    """What a sentence between two offsets says of who speaks; every claim in the sentence asks the same."""
    cues = load_cues(language)
    words = frozenset(WORD.findall(text, left, right))
    sourced = not SOURCE_WORDS.isdisjoint(words) or text.find(", so ", left, right) >= 0
    verbs = cues.verb.finditer(text, left, right) if not cues.verbs.isdisjoint(words) else ()
    return SentenceCues(
        find_sources(text, left, right, cues, sourced),
        tuple(verb.span() for verb in verbs if cues.says(verb, right)),
        not cues.subjunctive.isdisjoint(words),
    )


def reports_on(text: str, left: int, right: int, language: str) -> bool:
    """Whether a sentence goes on telling what was said before: by a subjunctive outside of a clause with "dass" that
    hangs on a verb of its own ("Der Rat nimmt an, dass es 30 seien")."""
    told = THAT_CLAUSE.search(text, left, right)
    return read_cues(text, left, told.start() if told else right, language).subjunctive


def sentence_speaker(text: str, left: int, right: int, start: int, language: str) -> Speaker | None:
    """The speaker a sentence names: a source phrase, "..., sagte X" behind, "X sagte, ..." before the statement."""
    sentence = read_cues(text, left, right, language)
    cues = load_cues(language)
    if sentence.sources:
        return source_of_clause(text, left, right, start, cues, sentence)
    for verb_start, verb_end in sentence.verbs:
        comma = text[max(left, verb_start - 2) : verb_start]
        if comma == ", " and verb_start >= start:
            if follows_apposition(text, left, verb_start, cues):
                continue
            behind = cues.after_verb.match(text, verb_end, right)
            speaker = make_speaker(behind) if behind else None
            if speaker:
                return speaker
        elif verb_end <= start and opens_speech(text, verb_start, verb_end, start):
            speaker = speaker_of_verb(text, left, verb_start, verb_end, start, cues)
            if speaker:
                return speaker
    return None


def opens_speech(text: str, verb_start: int, verb_end: int, start: int) -> bool:
    """Whether a comma behind a verb of saying opens what is said.

    A demand with a figure before the comma has its object, and another clause follows: "Die Gewerkschaft fordert 8
    Prozent, die Arbeitgeber bieten 4".
    """
    told = COMMA.search(text, verb_end, start)
    comma = told.start() if told else -1
    if QUOTED.search(text, max(0, verb_start - 3), verb_start) and not ADDING.search(text, verb_end, start):
        return False  # "... ,“ said Ann Doe, 47, a mother of four": what is added to a speaker is not said
    demands = text[verb_start:verb_end] in DEMANDS and OWN_FIGURE.search(text, verb_end, comma)
    return comma >= 0 and (not demands or THAT.match(text, comma) is not None)


def source_of_clause(
    text: str, left: int, right: int, start: int, cues: SpeechCues, sentence: SentenceCues
) -> Speaker | None:
    """The source of the statement at `start` in a sentence that names one or more: the one of its own clause, else the
    subject of a verb of saying in or right behind it ("200 Hektar nannte das Amt, laut ... 900"), else the last."""
    opens = max(left, *(text.rfind(mark, left, start) + len(mark) for mark in CLAUSE_MARKS))
    closes = min((at for mark in CLAUSE_MARKS if (at := text.find(mark, start, right)) >= 0), default=right)
    own = [source for source in sentence.sources if opens <= source.start < closes]
    if own:
        return own[-1]
    for verb_start, verb_end in sentence.verbs:
        inside, right_behind = opens <= verb_start < closes, verb_start == closes + 2
        if inside and verb_end <= start:
            speaker = speaker_of_verb(text, opens, verb_start, verb_end, start, cues)
        elif inside or right_behind:
            behind = cues.after_verb.match(text, verb_end, right)
            speaker = make_speaker(behind) if behind else None
        else:
            continue
        if speaker and not speaker.pronoun and (right_behind or speaker.end <= closes):
            return speaker
    return sentence.sources[-1]


def follows_apposition(text: str, left: int, verb: int, cues: SpeechCues) -> bool:
    """Whether the comma before the verb closes what is added to its subject: "NAME, Grüne, kritisierte den Plan"."""
    subject = cues.before_verb.match(text, left + len(text[left:verb]) - len(text[left:verb].lstrip()), verb)
    named = NAME_SET_APART.search(text, left, verb)  # "Die Chefin des Rats, Ada Ohm, lobte die Stadt"
    return named is not None or (subject is not None and subject.end("who") < verb - 2)
