"""The desk without a browser: what it answers, whom it refuses, what it writes, and several people at once."""

from __future__ import annotations

import re
import threading
from decimal import Decimal

import pytest

from checker import pipeline
from checker.decisions import put_decision, read_decisions
from checker.desk.ticks import read_ticks
from checker.desk.views import build_finding
from checker.errors import UsageError
from checker.messages import Remark
from checker.model import Article, Claim, Conflict, Decision, Excerpt, Level, Outcome, Quantity, Verdict
from tests.desk.conftest import DRAFT, SOURCE, Caller
from tests.reports.conftest import Topic


def paste(caller: Caller) -> str:
    """A draft against one source; gives the finding's fingerprint."""
    assert caller.post("sources", {"source": SOURCE}).status_code == 200
    page = caller.post("draft", {"draft": DRAFT}).text
    (fingerprint,) = set(re.findall(r'id="f-([0-9a-f]{16})"', page))
    return fingerprint


def without_tags(page: str) -> str:
    return re.sub(r"<[^>]*>", "", page)


def test_a_pasted_draft_is_checked_and_marked(caller):
    paste(caller)
    page = caller.get().text
    assert "47 Mio. Euro / 74 Mio. Euro" in without_tags(page)
    assert re.search(r'<mark class="\w+ new" data-finding="[0-9a-f]{16}">47 Millionen Euro</mark>', page)
    assert "47 Mio. Euro (Entwurf) oder 74 Mio. Euro (Heidebote)" in page
    assert "Im Entwurf steht „47 Millionen Euro“" in page


def test_the_value_of_most_sources_and_the_odd_one_out_are_told_apart(caller):
    caller.post("sources", {"source": SOURCE.replace("Heidebote", "Moorpost")})
    paste(caller)
    page = caller.get().text
    assert "<bdi class=outlier>47 Mio. Euro</bdi> / <bdi class=majority>74 Mio. Euro</bdi>" in page


def test_it_is_the_draft_that_is_asked_about_though_a_source_is_the_odd_one_out():
    claims = []
    for name, text in (("heidebote", SOURCE), ("moorpost", SOURCE.replace("74", "47")), ("draft", DRAFT)):
        figure = "74 Millionen Euro" if "74" in text else "47 Millionen Euro"
        amount = Decimal(figure[:2]) * 1_000_000
        article, start = Article(name, f"{name}.txt", text, source=name.title()), text.index(figure)
        excerpt = Excerpt(article, start, start + len(figure))
        value = Quantity(amount, amount, "EUR", amount)
        claims.append(Claim("conflicting_quantity", Topic("cost", "Kosten"), value, figure, excerpt))
    verdict = Verdict(Outcome.CONFLICT, "47 und 74 passen nicht zusammen")
    conflict = Conflict(
        "conflicting_quantity", "Kosten", "cost", tuple(claims), ((0, 1), (0, 2)), verdict, Level.WARNING
    )
    view = build_finding(conflict, conflict.fingerprint, claims[2].article, None, "", "de")
    assert [side.who for side in view.sides] == ["Draft", "Heidebote"]
    assert [side.who for side in view.others] == ["Moorpost"]
    assert view.question.startswith("Im Entwurf steht „47 Millionen Euro“")
    assert "Heidebote hat „74 Millionen Euro“" in view.question
    assert "hieß es „47 Millionen Euro“. Richtig ist: 74 Mio. Euro." in view.note
    assert view.values == (("74 Mio. Euro", "outlier"), ("47 Mio. Euro", "majority"))


def test_a_decision_is_written_at_once_and_taken_back(caller, site):
    fingerprint = paste(caller)
    file = site.checker.means.decisions
    answer = caller.post(
        "decide", {"finding": fingerprint, "verdict": "accept", "reason": "steht so", "until": "2027-01-31"}
    )
    assert "Entschieden: " in answer.text
    (made,) = read_decisions(file)
    assert (made.verdict, made.reason, made.owner, str(made.until)) == ("accepted", "steht so", "jw", "2027-01-31")
    assert re.search(r'class="finding \w+ known"', caller.get().text)
    caller.post("undo")
    assert read_decisions(file) == ()
    assert "keine Entscheidung" in caller.post("undo").text


def test_a_wrong_source_is_named_in_the_reason(caller, site):
    fingerprint = paste(caller)
    page = caller.get().text
    index = re.search(r'<option value="(\d)">Heidebote', page)[1]
    caller.post("decide", {"finding": fingerprint, "verdict": "wrong", "wrong": index})
    assert "Heidebote" in read_decisions(site.checker.means.decisions)[0].reason


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": ""}, "Grund"),
        ({"until": "morgen"}, "morgen: muss ein Tag sein"),
        ({"finding": "0" * 16}, "Text hat sich inzwischen geändert"),
        ({"verdict": "perhaps"}, "Text hat sich inzwischen geändert"),
    ],
)
def test_what_is_missing_is_said_on_the_page(caller, site, change, said):
    form = {"finding": paste(caller), "verdict": "accept", "reason": "steht so"}
    page = caller.post("decide", form | change).text
    problem = re.search(r'role="alert">(.*?)</p>', page)
    assert problem is not None
    assert said in problem[1]
    assert read_decisions(site.checker.means.decisions) == ()


def test_drafts_of_a_window_that_overtake_one_another_leave_the_last(caller, site):
    for window, number, text in (("w", 2, "Zweite."), ("w", 1, "Erste."), ("v", 1, "Anderswo."), ("w", 2, "Zweite.")):
        caller.post("draft", {"draft": text, "window": window, "number": str(number)})
    assert site.checker.desk.draft == "Anderswo."
    caller.post("draft", {"draft": "Dritte.", "window": "w", "number": "3"})
    assert site.checker.desk.draft == "Dritte."


def test_every_state_has_a_later_turn_than_those_before_it(caller):
    turns = [caller.get().headers["X-Gegenprobe-Turn"] for _ in range(2)]
    for text in ("Eins.", "Zwei.", "Eins."):
        turns.append(caller.post("draft", {"draft": text}).headers["X-Gegenprobe-Turn"])
    turns.append(caller.post("undo").headers["X-Gegenprobe-Turn"])
    assert turns == ["1", "1", "2", "3", "4", "4"]


def test_decisions_that_cannot_be_read_are_told_whatever_is_asked(caller, site):
    fingerprint = paste(caller)
    site.checker.means.decisions.write_text("kaputt", encoding="utf-8")
    form = {"finding": fingerprint, "verdict": "accept", "reason": "steht so"}
    for answer in (caller.get("state"), caller.post("decide", form), caller.post("draft", {"draft": DRAFT})):
        assert answer.status_code == 500
        assert "gegenprobe-decisions.json" in re.search(r'role="alert">(.*?)</p>', answer.text)[1]


def test_two_windows_and_another_process_see_each_other(caller, site):
    fingerprint = paste(caller)
    version = re.search(r'id="version" name="version" value="([^"]+)"', caller.get().text)[1]
    same = {"version": version, "shown": "draft.txt", "show": "draft.txt"}
    assert caller.get("state", params=same).status_code == 204
    put_decision(
        site.checker.means.decisions, Decision(fingerprint, "dismissed", "von nebenan", "conflicting_quantity", "x", ())
    )
    answer = caller.get("state", params=same)
    assert answer.status_code == 200
    assert "von nebenan" in answer.text


def test_a_decision_waits_for_no_check(caller, site, monkeypatch):
    fingerprint, go_on, usual = paste(caller), threading.Event(), pipeline.check

    def take_long(*given, **options):
        assert go_on.wait(60)
        return usual(*given, **options)

    monkeypatch.setattr(pipeline, "check", take_long)
    caller.post("sources", {"source": SOURCE.replace("Heidebote", "Moorpost")})
    form = {"finding": fingerprint, "verdict": "accept", "reason": "steht so"}
    answer = caller.post("decide", form).text
    assert "Entschieden: " in answer
    assert 'id="pending" value="1"' in answer
    assert read_decisions(site.checker.means.decisions)[0].reason == "steht so"
    assert "Moorpost" not in without_tags(answer)
    go_on.set()
    assert "Moorpost" in without_tags(caller.get("state").text)


def test_a_draft_goes_before_the_sources_among_themselves(caller, site, monkeypatch):
    begun, written, ended, usual = threading.Event(), threading.Event(), [], pipeline.check

    def wait_for_the_draft(*given, against, **options):
        if not against:
            begun.set()
            assert written.wait(60)
        made = usual(*given, against=against, **options)
        ended.append(len(against))
        return made

    monkeypatch.setattr(pipeline, "check", wait_for_the_draft)
    files = [("files", (f"{number}.txt", SOURCE.encode())) for number in range(2)]
    caller.post("sources", files=files)
    assert begun.wait(60)
    site.checker.desk.write_draft(DRAFT)
    written.set()
    assert "47 Mio. Euro / 74 Mio. Euro" in without_tags(caller.get("state").text)
    assert ended == [2]


def test_a_check_that_fails_is_told_to_whoever_asks(caller, monkeypatch):
    def fail(*given, **options):
        raise UsageError(Remark("this cannot be checked"))

    paste(caller)
    monkeypatch.setattr(pipeline, "check", fail)
    answer = caller.post("draft", {"draft": DRAFT.replace("47", "48")}).text
    assert re.search(r'role="alert">(.*?)</p>', answer)[1] == "this cannot be checked"


def test_two_writers_lose_nothing(site):
    file = site.checker.means.decisions

    def write(name: str) -> None:
        for number in range(25):
            put_decision(file, Decision(f"{name}{number:015x}", "accepted", "ja", "r", f"{name}{number}", ()))

    writers = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(read_decisions(file)) == 50


def test_twenty_windows_see_the_checks_in_a_row(caller):
    paste(caller)
    for number in range(12):
        page = caller.post("draft", {"draft": f"{DRAFT}Das ist die Fassung Nummer {number}.\n"})
        assert page.status_code == 200
        assert "47 Mio. Euro / 74 Mio. Euro" in without_tags(page.text)
        if number % 4 == 0:
            windows = [caller.get("state", params={"version": "old"}) for _ in range(20)]
            assert {window.status_code for window in windows} == {200}


def test_a_folder_is_checked_and_its_changes_are_seen(make_site, tmp_path):
    folder = tmp_path / "geschichte"
    folder.mkdir()
    (folder / "a.txt").write_text(SOURCE, encoding="utf-8")
    caller = Caller(make_site(folder))
    assert "Nichts, was sich widerspricht." in caller.get().text
    (folder / "b.txt").write_text(DRAFT, encoding="utf-8")
    assert "47 Mio. Euro" in caller.get("state").text


def test_ticks_are_kept_in_a_file(caller, site):
    paste(caller)
    sheet = caller.get("panel/sheet", params={"show": "draft.txt"}).text
    digest = re.search(r'data-digest="([0-9a-f]{16})"', sheet)[1]
    caller.post("tick", {"digest": digest, "name": "1", "value": "x"})
    assert read_ticks(site.ticks) == {digest: {"1": "x"}}
    assert 'name="1" checked' in caller.get("panel/sheet", params={"show": "draft.txt"}).text
    caller.post("tick", {"digest": digest, "name": "1", "value": ""})
    assert read_ticks(site.ticks) == {}


def test_matrix_and_facts(caller):
    caller.post("draft", {"draft": "date: 2026-01-06\n\nAußenminister Johann Wadephul (SPD) sprach in Ostermoor.\n"})
    facts = caller.get("panel/facts").text
    assert "Johann Wadephul" in facts
    assert "nachgesehen am" in facts
    assert "<table>" in caller.get("panel/matrix").text
    assert caller.get("panel/other").status_code == 404


def test_others_are_kept_out(site):
    caller = Caller(site)
    path = f"/{site.token}/draft"
    assert caller.client.get("/").status_code == 404
    assert caller.client.get(f"/{'x' * 32}/").status_code == 404
    assert caller.client.get(f"/{site.token}/", headers={"Host": "desk.example"}).status_code == 421
    assert caller.client.post(path, data={"draft": DRAFT}).status_code == 403
    assert caller.post("draft", {"draft": DRAFT}, headers={"Origin": "http://evil.example"}).status_code == 403
    assert caller.post("draft", content=b"x", headers={"Content-Length": "99999999999"}).status_code in (400, 413)
    assert site.checker.desk.draft == ""
    policy = caller.get().headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_hostile_text_is_text(caller):
    caller.post("sources", {"source": SOURCE.replace("Heidebote", "<script>alert(1)</script>")})
    page = caller.post("draft", {"draft": DRAFT + '</textarea><script>alert(2)</script>\n"><img src=x>'}).text
    assert "<script>alert" not in page
    assert "<img" not in page


def test_what_cannot_be_read_is_said(caller, site):
    page = caller.post("sources", files={"files": ("foto.txt", b"\x00\x01\x02" * 50)}).text
    assert 'role="alert">foto.txt: ' in page
    with pytest.raises(UsageError):
        site.checker.desk.write_draft("x" * 5_000_000)


def test_speaks_english_too(make_site):
    caller = Caller(make_site(language="en"))
    paste(caller)
    page = caller.get().text
    assert "47 million euros / 74 million euros" in without_tags(page)
    assert "Findings" in page
    assert "Befunde" not in page
