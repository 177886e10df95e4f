"""Figures of people that share what befell them: "24 Menschen an Bord und drei am Boden starben", "drei schwer und zwei
leicht verletzt". The verb stands once, behind the last of them.

In: the text and the context of a figure that its own words leave without a casualty. Out: the casualty that the next
figures of the same list name.
"""

from __future__ import annotations

from checker.describing.concepts import Concepts, locate_concepts
from checker.describing.context import Context
from checker.describing.nouns import linking_words
from checker.expression import Expression
from checker.finding.figures.number_words import number_word

REACH = 90  # characters behind a figure within which the verb of its list stands
ASIDE_REACH = 180  # characters behind a figure within which the verb behind an aside stands
# "18 Menschen, darunter vier Kinder, gelten als vermisst", "two people, a man and his wife, 68, died"
ASIDE = Expression(
    r"\s*,\s+(?:darunter|unter ihnen|davon|allesamt|meist|zumeist|ein|eine|among them|including|"
    r"most of them|many of them|all|both|a|an)\b[^.;:!?]{3,120}?,\s+"
    r"(?=(?:are|were|was|is|have|had|remain|remained|died|drowned|gelten|galten|werden|wurden|sind|waren|starben|kamen|"
    r"erlitten|ertranken|bleiben|blieben)\b)(?P<told>[^.,;:]{3,60})"
)
WORD = Expression(r"[\w-]+|[^\w\s]")


def find_shared_casualty(text: str, context: Context, language: str) -> Concepts:
    """What befell a figure's people by the verb that ends its list: "24 an Bord und drei am Boden starben".

    `context` are the stretches of `text` around the figure. Gives concepts of the family "casualty"; () where no
    list of numbers leads from the figure to such a verb within REACH characters.
    """
    start = context.after[0]
    aside = ASIDE.match(text, start, min(context.later[1], start + ASIDE_REACH))
    if aside:
        told = [(place, one) for place, one in locate_concepts(aside["told"]) if one[0] == "casualty"]
        return tuple(sorted({one for place, one in told if place == min(told)[0]}))
    rest = text[start : min(context.later[1], start + REACH)]
    named = [(place, concept) for place, concept in locate_concepts(rest) if concept[0] == "casualty"]
    if not named:
        return ()
    place = min(named)[0]
    between = WORD.findall(rest[:place])
    listed = any(is_number(word, language) for word in between)
    if not listed or not all(links(word, language) for word in between):
        return ()
    return tuple(sorted({concept for at, concept in named if at == place}))


def links(word: str, language: str) -> bool:
    """Whether a word may stand between the items of such a list: a noun, a number, a preposition, a comma."""
    return word == "," or word.lower() in linking_words() or word[:1].isupper() or is_number(word, language)


def is_number(word: str, language: str) -> bool:
    """Whether a word or figure is a plain number."""
    found = None if word.isdecimal() else number_word(word.lower(), language)
    return word.isdecimal() or (found is not None and found.kind == "card")
