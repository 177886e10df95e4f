"""The page: self-contained, harmless, complete; in a browser also usable by keyboard, accessible and printable."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.desk import make_texts
from checker.cli.running import Request, assess
from checker.model import Assessment
from checker.showing.matrix import build_matrices
from checker.showing.sheet import build_sheets

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = find_spec("axe_playwright_python")  # ships axe-core


class Elements(HTMLParser):
    """All tags with their attributes, and the text of style and script elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.cdata_elem:
            self.raw[self.cdata_elem].append(data)


@pytest.mark.parametrize("name", ["busy", "hostile", "calm"])
def test_nothing_from_outside_and_nothing_inline_but_ours(render, request, name):
    page = render("html", request.getfixturevalue(name))
    elements = Elements(page)
    assert len(elements.raw["script"]) == len(elements.raw["style"]) == 1
    for tag, attributes in elements.tags:
        assert tag not in ("img", "link", "iframe", "object", "embed", "base")
        assert not {"src", "style", "srcset", "action"} & set(attributes)
        assert not any(key.startswith("on") for key in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    policy = next(a["content"] for t, a in elements.tags if a.get("http-equiv") == "Content-Security-Policy")
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256("".join(elements.raw[kind]).encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_hostile_text_is_text(render, hostile):
    page = render("html", hostile)
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in page
    assert "alert(1)</script>" not in page


def test_ids_are_unique_and_links_lead_somewhere(render, busy):
    elements = Elements(render("html", busy))
    ids = [attributes["id"] for _, attributes in elements.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert {a["href"][1:] for _, a in elements.tags if a.get("href")} <= set(ids)


def test_matrix_has_a_row_a_thing_and_a_column_a_source(busy):
    (matrix,) = build_matrices(busy, "de")
    assert matrix.sources == ("Rabenauer Bote", "Landesfunk", "Stadtanzeiger", "Referenz")
    shown = {row.subject: [cell.values for cell in row.cells] for row in matrix.rows}
    assert shown["Kosten der Talbrücke Rabenau"] == [("rund 14,2 Mio. Euro",), ("12 Mio. Euro",), ("12 Mio. Euro",), ()]
    assert shown["Jule Tannhaus"][3] == ("CDU",)
    assert [row.conflict.level.value for row in matrix.rows if row.conflict] == ["error", "warning", "note"]


def test_sheet_underlines_every_claim_once(busy):
    sheets = {sheet.article.path: sheet for sheet in build_sheets(busy, "de")}
    sheet = sheets["entwurf/bruecke.txt"]
    pieces = [piece for paragraph in sheet.paragraphs for piece in paragraph]
    assert [piece.text for piece in pieces if piece.number] == [
        "rund 14,2 Millionen Euro",
        "Jule Tannhaus (SPD)",
        "im Mai 2026",
    ]
    assert [piece.number for piece in pieces if piece.number] == [1, 2, 3]
    assert [entry.remarks for entry in sheet.entries][:2] == [
        ("Widerspruch: Landesfunk, Stadtanzeiger: 12 Mio. Euro",),
        ("Widerspruch: Referenz, Landesfunk: CDU", "nichts dazu: Stadtanzeiger"),
    ]
    assert sheet.entries[0].statements == ("Kosten (Talbrücke): rund 14,2 Mio. Euro",)
    text = " ".join("".join(piece.text for piece in paragraph) for paragraph in sheet.paragraphs)
    assert text == re.sub(r"\s+", " ", sheet.article.text)


def test_sheet_joins_overlapping_claims_and_tells_what_agrees(busy):
    cost, party = busy.conflicts[0].claims, busy.conflicts[1].claims
    wide = replace(
        party[0], excerpt=replace(party[0].excerpt, start=party[0].excerpt.start - 10), rule="conflicting_office"
    )
    assessment = Assessment(articles=busy.articles, claims=(party[0], wide, *cost), topics=(cost[1:],))
    sheets = build_sheets(assessment, "de")
    assert [entry.passage for entry in sheets[0].entries] == [
        "rund 14,2 Millionen Euro",
        "Landrätin Jule Tannhaus (SPD)",
    ]
    assert sheets[0].entries[0].remarks == ("nur hier",)
    assert sheets[1].entries[0].remarks == ("so auch Stadtanzeiger",)


@pytest.fixture(scope="module")
def browser():
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if BROWSER is None:
        pytest.skip("no Chromium on this machine")
    with api.sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=BROWSER, args=arguments)
        yield started
        started.close()


@pytest.fixture
def open_page(browser, render, tmp_path):
    """open_page(assessment): the page in the browser; fails when it logs, asks the network or opens a dialog."""
    pages, trouble = [], []

    def note_request(request):
        if not request.url.startswith(("file:", "about:")):
            trouble.append(request.url)

    def show(assessment, first="", **options):
        file = tmp_path / "page.html"
        file.write_text(render("html", assessment), encoding="utf-8")
        page = browser.new_context(**options).new_page()
        page.add_init_script(first)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
        page.on(
            "request",
            lambda request: None if request.url.startswith(("file:", "about:")) else trouble.append(request.url),
        )
        pages.append(page)
        page.goto(file.as_uri())
        return await_script(page)

    yield show
    for page in pages:
        page.context.close()
    assert trouble == []


def await_script(page):
    """The page once its script has run: on a machine under load a navigation may be told to be done before that."""
    page.wait_for_selector(".bar", state="visible", timeout=120_000)
    return page


def listen_to_storage(page):
    """A function that waits until the browser itself has stored something, as a second window of the page hears of it.

    A document writes to a copy of its own, and the browser hears of it later. Chromium 156 under load loses what a
    document wrote just before it was reloaded: 2 times in 91, with the whole of `localStorage` empty ever after.
    """
    other = page.context.new_page()
    other.goto(page.url)
    other.evaluate("() => { window.heard = []; addEventListener('storage', told => heard.push(told.newValue)); }")

    def wait_for(stored):
        expected = json.dumps(stored, separators=(",", ":"))
        other.wait_for_function("expected => heard.includes(expected)", arg=expected, timeout=120_000)
        other.close()

    return wait_for


def focused(page):
    return page.evaluate("(document.activeElement.closest('.conflict') || document.activeElement).id")


def test_keyboard(open_page, busy):
    page = open_page(busy)
    page.keyboard.press("j")
    assert focused(page) == "c1"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused(page) == "c2"
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    assert page.input_value("input[name=search]") == "jk?"
    page.fill("input[name=search]", "")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.evaluate("document.querySelector('dialog').open")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    assert focused(page) != "sheets"


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("rule", "conflicting_party", ["c2"]),
        ("level", "warning", ["c1"]),
        ("status", "known", ["c3"]),
        ("source", "Landesfunk", ["c1", "c2"]),
        ("source", "Kreistag Rabenau, Mitglieder", ["c2"]),
    ],
)
def test_filters(open_page, busy, field, value, shown):
    page = open_page(busy)
    page.select_option(f"select[name={field}]", value)
    assert page.evaluate("[...document.querySelectorAll('.conflict:not([hidden])')].map(card => card.id)") == shown
    assert page.inner_text("output").startswith(f"{len(shown)} / 4")


def test_search_and_no_match(open_page, busy):
    page = open_page(busy)
    page.fill("input[name=search]", "TANNHAUS")
    assert page.is_visible("#c2")
    page.fill("input[name=search]", "kommt nicht vor")
    assert page.is_visible("#none")


def test_hostile_page_runs_nothing_and_does_not_overflow(open_page, hostile):
    page = open_page(hostile, viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_disputed_cell_of_the_matrix_is_marked_by_more_than_its_colour(open_page, busy):
    page = open_page(busy)
    marked = "getComputedStyle(document.querySelector('{} > :first-child'), '::before').content"
    assert page.evaluate(marked.format("td.disputed")) == '"≠ "'
    assert page.evaluate(marked.format("td:not(.disputed)")) == "none"


def test_a_line_unfolds_and_the_address_names_it(open_page, busy):
    page = open_page(busy)
    assert not page.is_visible("#c1 blockquote")
    page.click("#c1 summary")
    assert page.is_visible("#c1 blockquote")
    page.goto(page.url + "#c2")
    assert page.is_visible("#c2 blockquote")


def test_ticks_and_names_are_kept_and_saved(open_page, busy, tmp_path):
    page = open_page(busy)
    heard = listen_to_storage(page)
    page.click(".sheet >> nth=0 >> summary")
    page.check(".sheet >> nth=0 >> input[name='2']")
    page.fill(".sheet >> nth=0 >> input[name=checked_by]", "J. Weidkamp")
    heard({"2": True, "checked_by": "J. Weidkamp"})
    page.reload()
    await_script(page)
    page.click(".sheet >> nth=0 >> summary")
    assert page.inner_text(".sheet >> nth=0 >> .done") == "1 / 3"
    assert page.is_checked(".sheet >> nth=0 >> input[name='2']")
    assert not page.is_checked(".sheet >> nth=0 >> input[name='1']")
    assert page.input_value(".sheet >> nth=0 >> input[name=checked_by]") == "J. Weidkamp"
    with page.expect_download() as started:
        page.click(".sheet >> nth=0 >> .export")
    saved = json.loads(Path(started.value.path()).read_text(encoding="utf-8"))
    assert saved["article"] == "entwurf/bruecke.txt"
    assert saved["checked_by"] == "J. Weidkamp"
    assert [one["checked"] for one in saved["passages"]] == [False, True, False]


def test_a_tick_made_before_the_script_ran_is_kept(open_page, busy):
    quick = """new MutationObserver((changes, watch) => {
      const tick = document.querySelector(".sheet input[name='2']");
      if (tick) { tick.checked = true; watch.disconnect(); }
    }).observe(document, { childList: true, subtree: true });"""
    page = open_page(busy, first=quick)
    assert page.is_checked(".sheet >> nth=0 >> input[name='2']")
    assert page.text_content(".sheet >> nth=0 >> .done") == "1 / 3"
    kept = page.evaluate("JSON.parse(localStorage[`gegenprobe:${document.querySelector('.sheet').dataset.digest}`])")
    assert kept == {"2": True}


def test_filters_hold_for_who_comes_back(open_page, busy):
    page = open_page(busy)
    page.select_option("select[name=level]", "warning")
    page.goto("about:blank")
    page.go_back()
    await_script(page)
    shown = page.evaluate("[...document.querySelectorAll('.conflict:not([hidden])')].map(card => card.id)")
    assert (page.input_value("select[name=level]"), shown) == ("warning", ["c1"])


def test_three_articles_are_a_third_of_what_they_were(open_page):
    page = open_page(assess(Request(paths=("seeds/haushalt",), quiet=True)))
    assert page.evaluate("document.documentElement.scrollHeight") <= 9843 / 3


PAPERS = (
    "Heidebote",
    "Moorpost",
    "Ostermoorer Anzeiger",
    "Landeskurier Nord",
    "Mühlbrücker Zeitung",
    "Abendblick am Moor",
)


def write_article():
    """Six hundred words that are dense with figures, in paragraphs."""
    return make_texts()[0].split("\n\n", 1)[1]


def count_printed_pages(page):
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("papers", [(), PAPERS], ids=["alone", "among six papers"])
def test_a_sheet_of_600_words_prints_on_two_pages(open_page, tmp_path, papers):
    text = write_article()
    assert 580 <= len(text.split()) <= 680
    (tmp_path / "a.txt").write_text(f"date: 2026-03-20\n\n{text}", encoding="utf-8")
    paragraphs = [one for one in text.split("\n\n") if one.strip()]
    for number, name in enumerate(papers):
        body = "\n\n".join(paragraphs[number % 2 :: 2])
        file = tmp_path / f"paper-{number}.txt"
        file.write_text(f"date: 2026-03-20\nsource: {name}\n\n{body}", encoding="utf-8")
    page = open_page(assess(Request(paths=(str(tmp_path / "a.txt"),), against=(str(tmp_path),), quiet=True)))
    sheet = page.locator(".sheet[data-path$='a.txt']")
    assert sheet.locator(".entry").count() >= 60
    sheet.evaluate("sheet => { document.body.classList.add('one'); sheet.classList.add('chosen'); sheet.open = true; }")
    page.emulate_media(media="print")
    told = sheet.locator(".told").all_inner_texts()
    assert any("nichts dazu: " in one for one in told) == bool(papers)
    assert sheet.locator(".source").all_inner_texts() == [f"{'ABCDEF'[n]} {name}" for n, name in enumerate(papers)]
    assert count_printed_pages(page) <= 2


def test_one_article_alone_prints_its_overview_and_its_sheet_on_two_pages(open_page, tmp_path):
    (tmp_path / "a.txt").write_text(write_article(), encoding="utf-8")
    page = open_page(assess(Request(paths=(str(tmp_path / "a.txt"),), quiet=True)))
    page.evaluate("document.querySelector('.sheet').open = true")
    assert count_printed_pages(page) <= 2


def test_print_has_the_sheets_and_no_controls(open_page, busy):
    page = open_page(busy)
    page.emulate_media(media="print")
    assert not page.is_visible(".bar")
    assert page.locator(".sheet input[type=checkbox]").count() == 7
    assert all(page.locator(".sign").nth(index).is_visible() for index in range(3))
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["busy", "calm"])
def test_accessible(open_page, request, scheme, name):
    if AXE is None or AXE.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    page = open_page(request.getfixturevalue(name), color_scheme=scheme)
    page.evaluate(Path(AXE.origin).with_name("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    assert [(violation["id"], [node["html"] for node in violation["nodes"]]) for violation in found] == []
