"""The list beside a question: figures and days in rows of what could be one thing, each wording with its sentences."""

from __future__ import annotations

from checker.reader.asking import load_prompts, plan_questions
from checker.reader.listing import write_list
from checker.reader.sentences import split_story
from checker.reader.stories import reorder
from tests.reader.writing import EVENING, MORNING, NIGHT, NOON, make_story


def rows_of(*texts: str) -> dict[str, str]:
    listed = write_list(split_story(make_story(*texts)))
    return dict(line.removeprefix("- ").split(": ", 1) for line in listed.replace("people: ", "").splitlines())


def test_a_row_holds_every_wording_once_with_the_numbers_of_its_sentences() -> None:
    rows = rows_of(MORNING, NOON, EVENING)
    assert rows["injured"] == "14 Menschen [2, 9]; 41 Menschen [5]"
    assert rows["money"] == "3,2 Millionen Euro [3]; rund 3 Millionen Euro [6]"


def test_what_all_tell_alike_is_left_out() -> None:
    assert rows_of(MORNING, EVENING) == {}
    assert rows_of(EVENING, NIGHT) == {}


def test_counts_whose_noun_only_one_sentence_has_share_a_row() -> None:
    rows = rows_of("In Grünkamp fehlen 7 Kräne.", "In Grünkamp fehlen 9 Bagger.", "Am Hof lagen 3 Fässer und 5 Fässer.")
    assert sorted(rows["other counts"].split("; ")) == ["7 Kräne [1]", "9 Bagger [2]"]
    assert "3 Fässer [3]; 5 Fässer [3]" in rows.values()


def test_days_and_lengths_of_life_have_rows_of_their_own() -> None:
    rows = rows_of("Am 3. Mai kam die 52-jährige Wirtin.", "Am 5. Mai kam die 25 Jahre alte Wirtin.")
    assert list(rows) == ["ages, terms, months and years", "days and times"]
    assert "3. Mai" in rows["days and times"]
    assert "5. Mai" in rows["days and times"]


def test_another_order_of_the_articles_gives_the_same_rows() -> None:
    story = make_story(MORNING, NOON, EVENING)
    names = [
        {line.split(" [")[0] for line in write_list(split_story(reorder(story, vote))).splitlines()} for vote in (1, 2)
    ]
    assert [len(one) for one in names] == [2, 2]


def test_the_list_stands_in_the_question_where_there_is_room_for_it() -> None:
    story = make_story(MORNING, NOON, EVENING)
    sentences = split_story(story)
    everything = {one.name for one in sentences}
    head, announced = load_prompts()["list"], load_prompts()["figures listed"]
    (whole,) = plan_questions("s", sentences, everything, (), 16_000)
    assert whole.text.index(head) > whole.text.index("Die Türen waren offen")
    assert write_list(sentences) in whole.text
    assert announced in whole.text
    (tight,) = plan_questions("s", sentences, everything, (), whole.tokens - 1)
    assert head not in tight.text
    assert announced not in tight.text
    assert [one.sentence for one in tight.shown] == [one.sentence for one in whole.shown]


def test_nothing_is_announced_where_there_is_nothing_to_list() -> None:
    alike = split_story(make_story(EVENING, NIGHT))
    (question,) = plan_questions("s", alike, {one.name for one in alike}, (), 16_000)
    assert load_prompts()["list"] not in question.text
    assert load_prompts()["figures listed"] not in question.text
    assert "{" + "figures}" not in question.text
