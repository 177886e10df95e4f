"""Whether two claims name different speakers: the police here, the organisers there.

In: two claims. Out: whether each names somebody and they are of different houses.
"""

from __future__ import annotations

from checker.model import Claim

SHORTEST = 4  # letters: shorter words are articles and particles
# Who speaks for a house that the words leave open: of a spokeswoman and the council it is not said that they are two.
FOR_ANYBODY = frozenset(
    (
        *("eine", "einer", "eines", "einem", "sprecher", "sprecherin", "sprechers", "sprechern", "behörde", "behörden"),
        *("unternehmen", "unternehmens", "firma", "konzern", "konzerns", "betreiber", "spokesman", "spokeswoman"),
        *("spokesperson", "company", "firm", "officials", "authorities"),
    )
)


def speakers_differ(earlier: Claim, later: Claim) -> bool:
    """Whether each article names somebody else for its figure: police here, organisers there.

    "Die Polizei", "der Polizei" and "Polizeisprecher Ohm" are of one house, "Bürgermeister Ohm" and "Bürgermeister Alt"
    are two; "eine Sprecherin" may be of any house.
    """
    one, other = words_of(earlier.said_by), words_of(later.said_by)
    if FOR_ANYBODY.issuperset(one) or FOR_ANYBODY.issuperset(other):
        return False
    return bool(one and other) and not (is_told_in(one[-1], other) or is_told_in(other[-1], one))


def words_of(said_by: str | None) -> tuple[str, ...]:
    """The words of a speaker's phrase in lower case, without articles; all of them where none is long enough."""
    words = tuple((said_by or "").lower().split())
    return tuple(word for word in words if len(word) >= SHORTEST) or words


def is_told_in(house: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words is this one, or a compound that begins with it."""
    return any(word.startswith(house) for word in words)
