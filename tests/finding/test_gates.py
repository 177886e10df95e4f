"""What asks the words of an article first finds what reading all of it would find."""

from __future__ import annotations

from itertools import product

import pytest

from checker.finding.events.compass import BESIDE, IN_PART, POINT_WORD
from checker.finding.events.opposites import find_sides, load_topics
from checker.finding.page import words
from checker.finding.page.words import TriedWords, locate_words, words_of
from checker.finding.people.suspects import NOUNS, ONE_MAN, ONE_WOMAN
from checker.language import AnnotatedArticle, load_base
from checker.model import Article
from checker.plugins import find_folder

TOLD = (
    "Die Kasse hob ihren Beitrag kräftig an. Der Rat stimmte am Abend gegen den Neubau, er lehnte ihn ab. "
    "Der Tunnel ist nicht-offen und war am Leben ist tot offen. Sie wies den Vorwurf zurück, der Bericht wurde "
    "bestätigt. Das Gericht sprach ihn frei; die Angeklagte wurde schuldig gesprochen. Der Rat hob die Gebühr an und "
    "setzte sie hoch.\nIm Nordosten der Insel und südlich von Rabenau, im Osten Lindenaus. Der mutmaßliche "
    "Tatverdächtige schwieg, eine Angreiferin floh, der Festgenommene auch."
)
TEXTS = [TOLD, *(path.read_text(encoding="utf-8") for path in sorted(find_folder("seeds").glob("*/*.txt")))]


def annotate(text: str) -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a.txt", text), load_base("de"))


@pytest.mark.parametrize("text", TEXTS)
def test_sides_are_those_of_their_patterns(text: str) -> None:
    found = {(side, start, end) for side, start, end in find_sides(annotate(text))}
    plain = [(side, *match.span()) for side in load_topics()[1] for match in side.said.compiled.finditer(text)]
    assert found == set(plain)


def test_all_sides_of_the_made_up_text_are_looked_at() -> None:
    assert len(find_sides(annotate(TOLD))) > 8


@pytest.mark.parametrize("text", TEXTS)
def test_a_bearing_holds_a_word_that_may_be_a_point(text: str) -> None:
    for pattern in (IN_PART, BESIDE):
        for match in pattern.finditer(text):
            assert any(POINT_WORD.fullmatch(word) for word in words_of(annotate(match.group())))


def test_a_suspect_has_a_noun_of_the_list() -> None:
    endings, articles = ("e", "er", "en", ""), ("der", "ein", "dem", "die", "eine")
    forms = [f"{article} {noun}{ending}" for article, noun, ending in product(articles, NOUNS, endings)]
    assert {noun for noun in NOUNS if any(map(ONE_MAN.search, (form for form in forms if noun in form)))} == set(
        NOUNS[:5]
    )
    assert all(any(ONE_WOMAN.search(form) for form in forms if noun in form) for noun in NOUNS)
    for pattern in (ONE_MAN, ONE_WOMAN):
        assert all(any(word.startswith(NOUNS) for word in match.group().split()) for match in pattern.finditer(TOLD))


def test_words_stand_where_they_are_said_to() -> None:
    article = annotate("Der Rat, der Rat-Saal: 12 Rat.")
    places = {"Der": [0], "Rat": [4, 13, 26], "der": [9], "Saal": [17], "12": [23]}
    assert words_of(article) == places.keys()
    assert locate_words(article, {"Rat", "Saal"}) == [("Rat", 4), ("Rat", 13), ("Saal", 17), ("Rat", 26)]
    for word, starts in places.items():
        assert [start for _, start in locate_words(article, {word})] == starts


def test_a_word_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def test(word: str) -> bool:
        asked.append(word)
        return word.isdecimal()

    tried = TriedWords(test)
    assert tried.among(frozenset(("Rat", "12"))) == {"12"}
    assert tried.among(frozenset(("Rat", "13"))) == {"13"}
    assert sorted(asked) == ["12", "13", "Rat"]
    monkeypatch.setattr(words, "MOST", 1)  # too many remembered: all are tried anew, with the same answer
    assert tried.among(frozenset(("Rat", "12", "x"))) == {"12"}
    assert sorted(asked) == ["12", "12", "13", "Rat", "Rat", "x"]
