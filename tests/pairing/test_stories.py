"""Articles on one event are one story, two events of a kind are two, in whatever order and company they come."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from checker.model import Article
from checker.pairing.linkage import Leftovers, link
from checker.pairing.stories import Stories, find_words, group_stories, read_opening, weigh_openings

DEATHS = {
    "marek/1": "Die frühere Landtagspräsidentin Helga Marek ist tot. Sie starb am Montag mit 84 Jahren in Celle."
    " Ministerpräsident Jonas Weidner würdigte sie als Demokratin. Marek saß 22 Jahre im Landtag.",
    "marek/2": "Trauer um Helga Marek: Die CDU-Politikerin, zehn Jahre lang Präsidentin des Landtags, ist gestorben."
    " Ministerpräsident Jonas Weidner sprach von einer Demokratin. Sie wurde 84 Jahre alt.",
    "marek/3": "Helga Marek ist gestorben. Die Landtagspräsidentin a. D. setzte im Amt die Gleichstellung durch."
    " Ihre Heimatstadt Celle legt ein Kondolenzbuch aus.",
    "ruoff/1": "Der frühere Landtagspräsident Ernst Ruoff ist tot. Er starb am Sonntag mit 79 Jahren in Leer."
    " Ministerpräsident Jonas Weidner würdigte ihn als Demokraten. Ruoff saß 18 Jahre im Landtag.",
    "ruoff/2": "Trauer um Ernst Ruoff: Der CDU-Politiker, acht Jahre lang Präsident des Landtags, ist gestorben."
    " Ministerpräsident Jonas Weidner sprach von einem Demokraten. Er wurde 79 Jahre alt.",
    "ruoff/3": "Ernst Ruoff ist gestorben. Der Landtagspräsident a. D. vermittelte im Streit um den Emshafen."
    " Seine Heimatstadt Leer setzt die Flaggen auf halbmast.",
}
ELECTIONS = {
    "saarland/1": "Bei der Landtagswahl im Saarland liegt die SPD nach der Hochrechnung mit 41,3 Prozent vorn."
    " Die CDU kommt auf 29,8 Prozent. Die Wahlbeteiligung lag bei 62,1 Prozent.",
    "saarland/2": "Die SPD gewinnt die Landtagswahl im Saarland. Nach Auszählung aller Wahlkreise kommt sie auf 41,5"
    " Prozent, die CDU auf 29,8 Prozent. Die Grünen scheitern an der Fünf-Prozent-Hürde.",
    "hessen/1": "Bei der Landtagswahl in Hessen liegt die CDU laut Hochrechnung mit 35,7 Prozent vorn. Die SPD kommt"
    " auf 17,4 Prozent. Die Wahlbeteiligung lag bei 66,4 Prozent.",
    "hessen/2": "Die CDU gewinnt die Landtagswahl in Hessen. Nach Auszählung aller Wahlkreise kommt sie auf 35,7"
    " Prozent, die SPD auf 17,1 Prozent. Die Linke scheitert an der Fünf-Prozent-Hürde.",
}
ACCIDENT = {
    "zug/1": "In Ostermoor ist am Dienstag ein Regionalzug mit einem Lastwagen zusammengestoßen. Zwei Menschen starben,"
    " 14 wurden verletzt. Der Lokführer hatte noch gebremst, sagte eine Sprecherin der Polizei Ostermoor.",
    "zug/2": "Nach dem Zusammenstoß am Bahnübergang Ostermoor prüft die Polizei, ob die Schranke defekt war. "
    " Der Lastwagen stand auf den Gleisen, der Regionalzug fuhr mit Tempo 110. Zwei Menschen starben.",
    "zug/3": "Die Strecke bei Ostermoor ist wieder frei. Die Bahn schätzt den Schaden am Regionalzug auf drei"
    " Millionen.",
    "zug/4": "Ein Kran hob den zerstörten Lastwagen aus den Gleisen. Bei Ostermoor waren zwei Menschen getötet worden.",
}


def make(texts: dict[str, str], day: date | None = None) -> list[Article]:
    return [Article(path, path, text, published=day) for path, text in texts.items()]


def check_events(stories: Stories) -> list[tuple[str, str]]:
    """The pairs of articles that are wrongly joined or kept apart; the event is the first part of the path."""
    return [
        (one, other)
        for one, other in combinations(sorted(stories.group_of), 2)
        if stories.are_one(one, other) != (one.split("/")[0] == other.split("/")[0])
    ]


@pytest.mark.parametrize("events", [DEATHS, ELECTIONS, ACCIDENT, DEATHS | ELECTIONS | ACCIDENT])
def test_events_of_a_kind_stay_apart_and_each_is_one_story(events: dict[str, str]) -> None:
    assert check_events(group_stories(make(events))) == []


def test_the_order_of_articles_makes_no_difference() -> None:
    articles = make(DEATHS | ELECTIONS | ACCIDENT)
    assert group_stories(articles).groups == group_stories(articles[::-1]).groups


@pytest.mark.parametrize(("one", "other"), list(combinations(sorted(ACCIDENT), 2)))
def test_two_articles_named_alone_are_one_story(one: str, other: str) -> None:
    assert group_stories(make({path: ACCIDENT[path] for path in (one, other)})).are_one(one, other)


@pytest.mark.parametrize("pair", [("marek/2", "ruoff/3"), ("marek/3", "ruoff/2")])
def test_two_deaths_named_alone_are_two_stories(pair: tuple[str, str]) -> None:
    assert not group_stories(make({path: DEATHS[path] for path in pair})).are_one(*pair)


def test_articles_far_apart_in_time_are_less_alike() -> None:
    texts = {path: ELECTIONS[path] for path in ("hessen/1", "hessen/2")}
    near = make(texts, date(2023, 10, 8))
    assert group_stories(near).are_one("hessen/1", "hessen/2")
    later = Article("x", "hessen/2", "Wahl in Hessen: Die SPD liegt vorn.", published=date(2028, 10, 8))
    assert not group_stories([near[0], later, *make(ACCIDENT)]).are_one("hessen/1", "hessen/2")


def test_words_are_weighed_by_rarity_case_and_kind() -> None:
    text = "Die Standseilbahn der Stadt und die SPD: 12 Tote, 1.234 Fahrgäste, 2024 entgleist. Bahn-Konzern schweigt."
    weights = {stem: weight for stem, weight, _ in find_words(Article("a", "a", text))}
    assert weights["standseilb"] == 1
    assert weights["1234"] == 0.9  # "1,234" in English
    assert weights["12"] == weights["entgleist"] == 0.4
    assert "konzern" in weights
    assert not {"die", "und", "spd", "2024"} & set(weights)


def test_first_lines_that_name_other_people_speak_against_one_story() -> None:
    marek, same, ruoff, nobody = (
        read_opening(Article("a", "a", text))
        for text in (DEATHS["marek/1"], DEATHS["marek/3"], DEATHS["ruoff/1"], ACCIDENT["zug/1"])
    )
    assert weigh_openings(marek, same) == 1
    assert weigh_openings(marek, nobody) == 1
    assert weigh_openings(marek, ruoff) == weigh_openings(ruoff, marek) < 1


REST = Leftovers(least=0.04, ahead=3, share=1 / 3, alone=False)
TRIPLE = {(0, 1): 0.5, (0, 2): 0.5, (1, 2): 0.5}


@pytest.mark.parametrize(
    ("near", "groups"),
    [
        ({(0, 3): 0.05, (1, 3): 0.05, (2, 3): 0.05}, [[0, 1, 2, 3]]),
        ({(0, 3): 0.03, (1, 3): 0.03, (2, 3): 0.03}, [[0, 1, 2], [3]]),
    ],
)
def test_a_leftover_joins_what_is_near_enough(near: dict[tuple[int, int], float], groups: list[list[int]]) -> None:
    assert link(4, TRIPLE | near, 0.14, REST) == groups


def test_a_leftover_between_two_groups_stays_alone() -> None:
    other = {(3, 4): 0.5, (3, 5): 0.5, (4, 5): 0.5}
    between = {(place, 6): 0.1 if place < 3 else 0.05 for place in range(6)}
    assert link(7, TRIPLE | other | between, 0.14, REST) == [[0, 1, 2], [3, 4, 5], [6]]
    clear = {(place, 6): 0.1 if place < 3 else 0.03 for place in range(6)}
    assert link(7, TRIPLE | other | clear, 0.14, REST) == [[0, 1, 2, 6], [3, 4, 5]]


def test_a_group_is_no_leftover_of_one_its_size() -> None:
    assert link(2, {(0, 1): 0.1}, 0.14, REST) == [[0], [1]]
    assert link(2, {(0, 1): 0.1}, 0.14, Leftovers(0.04, 3, 1 / 3, alone=True)) == [[0, 1]]


def test_leftovers_of_leftovers_end_in_one_group() -> None:
    chain = {(0, 1): 0.1, (1, 2): 0.09, (0, 2): 0.05}
    assert link(3, chain, 0.14, Leftovers(0.04, 1.5, 1, alone=True)) == [[0, 1, 2]]
