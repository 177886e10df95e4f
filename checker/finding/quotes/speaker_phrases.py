"""How a speaker is told, as patterns for `speech`: titles, a role, a name, what stands around it."""

from __future__ import annotations

from checker.finding.people.names import is_first_name
from checker.finding.people.offices import read_role

TITLES = "Capt|Lt|Gen|Gov|Sen|Rep|Sgt|Col|Rev|Dr|Prof|Mr|Mrs|Ms"
# "the U.N.", "Capt. Doe", but not the "A" of "A$500"
CAPITAL = rf"(?:(?:[A-Z]\.){{2,3}}|(?:{TITLES})\.|[A-ZÄÖÜ][\w’'-]*(?![\w$]))"
PARTICLE = r"(?:von|van|de|zu|zur|al|bin|du|di|da|el|la|le|und|of|for|of the|for the)"
# "Green councillor NAME", "Labour leader NAME": English writes the office small between party or house and name
ROLE = (
    r"(?:councillor|councilor|(?:group |party |council |union )?leader|spokes(?:man|woman|person)|chief|minister"
    r"|secretary|captain|coach|manager|president|director|boss|chairman|chairwoman|officer|owner|senator|resident)"
)
DETERMINER = (
    r"(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]es|[Dd]em|[Dd]en|[Ee]in(?:e[rmns]?)?|[Ss]ein(?:e[rmns]?)?|[Ii]hr(?:e[rmns]?)?"
    r"|[Tt]he|[Aa]n?)"
)
MODIFIER = r"(?:(?:[a-zäöüß-]{3,20}(?:e[nrms]?|er)|\d{1,3} Jahre alte[nrs]?|\d{1,3}-jährige[nrs]?) )"
NAMED = (
    rf"(?:(?:\d{{1,3}}-)?{CAPITAL}|[„\"»«“]{CAPITAL}[”“\"«»])(?: (?:(?:{PARTICLE}|von der|van der) )?{CAPITAL}){{0,6}}"
)
SMALL_LEAD = rf"(?:(?!the |an? )[a-z]{{3,15}} ){{1,3}}(?={CAPITAL} {CAPITAL})"  # "campaigner NAME", "head coach NAME"
LEAD = rf"(?:(?:{CAPITAL} ){{1,2}}{ROLE} (?={CAPITAL}))?"
HALVES = (
    r"(?:(?:[A-ZÄÖÜ]\w+er )?(?:[A-ZÄÖÜ]\w+-(?:,| und| sowie) ){1,3})?"  # "der Berner Kultur- und Sportdirektor NAME"
)
PHRASE = rf"(?:{DETERMINER} (?:{MODIFIER}){{0,3}})?{HALVES}{NAMED}(?: \([^()\n]{{1,30}}\))?"
APPOSITION = rf"(?:, (?:{CAPITAL} (?:{PARTICLE} )?){{1,3}}{CAPITAL}(?=[,.]))?"
PRONOUN = r"(?:er|sie|es|man|he|she|they)"
OWN_WORD = r"(?:[Ee]igenen )?Angaben"  # "eigenen Angaben zufolge": of whoever the sentence is about
WHO = rf"(?<!\w)(?P<who>{PHRASE}{APPOSITION}|{PRONOUN}\b)"

WITHIN_NAMES = frozenset(("al", "bin", "ben", "ibn", "el"))


def first_of_names(phrase: str) -> str:
    """A source up to the end of its first full name, where another one follows: "laut Trainer Ada Ohm Bo Lind fehlte".

    Behind a source the verb comes first in German, so that its subject may stand there without a comma.
    """
    words = phrase.split(" ")
    for at, (given, surname, other, last) in enumerate(zip(words, words[1:], words[2:], words[3:], strict=False)):
        ends = surname[:1].isupper() and not is_first_name(surname) and surname.lower() not in WITHIN_NAMES
        begins = is_first_name(given) or (at > 0 and read_role(words[at - 1]) is not None)
        if begins and ends and is_first_name(other) and last[:1].isupper():
            return " ".join(words[: at + 2])
    return phrase
