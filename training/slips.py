"""Slips of the pen and of the eye in a figure, as people make them: the written figure made another one, by chance."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from training.parallels import other_number

NUMBER = re.compile(r"\d+")
CYCLES = (
    ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November"),
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
)
SCALES = (  # what is written for one another beside a right number: scales and units
    ("Millionen", "Milliarden"),
    ("million", "billion"),
    ("Mio", "Mrd"),
    ("Prozent", "Prozentpunkte"),
    ("percent", "percentage points"),
    ("Euro", "Dollar"),
    ("Kilometer", "Meter"),
)


def change(chance: Random, surface: str, beside: Sequence[str]) -> str:
    """The surface of a slip, as people make them; the surface itself where this kind of slip does not apply."""
    kinds: list[Callable[[Random, str, Sequence[str]], str]] = [swap_digits, swap_digits, other_digit, other_digit]
    kinds += [shift_zero, take_from_beside, take_from_beside, tell_otherwise, tell_otherwise, tell_otherwise]
    if not NUMBER.search(surface):
        kinds = [next_word]
    elif any(word in surface for pair in SCALES for word in pair):
        kinds += [change_scale, change_scale]
    elif any(word in surface for words in CYCLES[:4] for word in words):
        kinds.append(next_word)
    return chance.choice(kinds)(chance, surface, beside)


def swap_digits(chance: Random, surface: str, beside: Sequence[str]) -> str:
    """Two neighbouring digits in the other order: 53 for 35."""
    places = [
        at
        for number in NUMBER.finditer(surface)
        for at in range(number.start(), number.end() - 1)
        if surface[at] != surface[at + 1] and not (at == number.start() and surface[at + 1] == "0")
    ]
    if not places:
        return other_digit(chance, surface, beside)
    at = chance.choice(places)
    return surface[:at] + surface[at + 1] + surface[at] + surface[at + 2 :]


def other_digit(chance: Random, surface: str, beside: Sequence[str]) -> str:
    """One digit another one: 118 for 113."""
    places = [number.start() for number in NUMBER.finditer(surface)]
    places += [number.end() - 1 for number in NUMBER.finditer(surface)]
    at = chance.choice(places)
    digit = chance.choice([one for one in "123456789" if one != surface[at]])
    return surface[:at] + digit + surface[at + 1 :]


def shift_zero(chance: Random, surface: str, beside: Sequence[str]) -> str:
    """A nought too many or too few at the end of a plain number."""
    numbers = list(NUMBER.finditer(surface))
    if len(numbers) != 1:
        return other_digit(chance, surface, beside)
    start, end = numbers[0].span()
    if surface[start:end].endswith("0") and end - start > 1:
        return surface[: end - 1] + surface[end:]
    return surface[:end] + "0" + surface[end:]


def take_from_beside(chance: Random, surface: str, beside: Sequence[str]) -> str:
    """The number of another figure of the article, as who copies a line too far."""
    mine = NUMBER.findall(surface)
    numbers = sorted({found[0] for other in beside if len(found := NUMBER.findall(other)) == 1} - set(mine))
    if len(mine) != 1 or not numbers:
        return swap_digits(chance, surface, beside)
    return NUMBER.sub(chance.choice(numbers), surface, count=1)


def change_scale(chance: Random, surface: str, beside: Sequence[str]) -> str:
    """Milliarden for Millionen, points for percent, and the other way round."""
    for pair in SCALES:
        for one, other in (pair, pair[::-1]):
            if re.search(rf"\b{one}\b", surface):
                return re.sub(rf"\b{one}\b", other, surface, count=1)
    return surface


def tell_otherwise(chance: Random, surface: str, beside: Sequence[str]) -> str:
    """Any other number of as many digits: 74 for 100 that nobody mistyped."""
    return other_number(chance, surface)


def next_word(chance: Random, surface: str, beside: Sequence[str]) -> str:
    """The day, month or number word before or behind: Dienstag for Montag."""
    for words in CYCLES:
        for place, word in enumerate(words):
            found = re.search(rf"\b{word}\b", surface)
            if found:
                other = words[(place + chance.choice((-1, 1))) % len(words)]
                return surface[: found.start()] + other + surface[found.end() :]
    return surface
