"""The desk in Chromium: paste, check, decide, reload, a second window, phone, keyboard alone, dark, print, axe."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from checker.decisions import read_decisions
from tests.desk.conftest import DRAFT, SOURCE
from tests.reports.test_html import BROWSER

AXE = find_spec("axe_playwright_python")
# Milliseconds: the longest wait for anything, also on a machine with much else to do, and how often is looked.
LONGEST, STEP = 60_000, 100


@pytest.fixture(scope="module")
def browser():
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if BROWSER is None:
        pytest.skip("no Chromium on this machine")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def open_desk(browser, site, serve):
    """open_desk(): a window on the desk with one source; fails when it logs, or asks anything outside (`trouble`)."""
    address, trouble, contexts = serve(site), [], []
    if not site.checker.desk.names:
        site.checker.desk.add("heidebote.txt", SOURCE.encode())

    def show(**options):
        context = browser.new_context(**options)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(LONGEST)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda one: None if one.url.startswith((address, "data:")) else trouble.append(one.url))
        page.goto(address)
        return page

    show.trouble = trouble
    yield show
    told = list(trouble)  # closing a window cuts off what it asks, which htmx logs as a failure
    for context in contexts:
        context.close()
    assert told == []


def paste(page):
    page.evaluate("text => navigator.clipboard.writeText(text)", DRAFT)
    page.focus("#draft")
    page.keyboard.press("Control+v")
    page.wait_for_selector(".finding", state="attached")


def until(page, condition):
    """Wait for a condition; the page's policy forbids the browser's own way of waiting, which evaluates a string."""
    until_true(page, lambda: page.evaluate(condition))


def until_true(page, holds):
    """Wait until `holds()` is true, with the page at work meanwhile."""
    for _ in range(LONGEST // STEP):
        if holds():
            return
        page.wait_for_timeout(STEP)
    raise AssertionError("not within the longest wait")


def until_asked_again(page):
    """Wait until the page, which asks every two seconds, has been told what there is."""
    with page.expect_response(lambda answer: "/state" in answer.url and answer.request.method == "GET"):
        pass


def wait_decided(page):
    page.wait_for_selector(".finding.known", state="attached")


def test_from_paste_to_decision_in_five_keys(open_desk, site):
    page = open_desk()
    page.evaluate("text => navigator.clipboard.writeText(text)", DRAFT)
    assert page.evaluate("document.activeElement.id") == "draft"
    page.keyboard.press("Control+v")
    page.wait_for_selector(".finding", state="attached")
    for key in ("Escape", "a", "Enter"):
        page.keyboard.press(key)
    wait_decided(page)
    (made,) = read_decisions(site.checker.means.decisions)
    assert (made.verdict, made.reason, made.owner) == ("accepted", "geprüft, beides bleibt", "jw")
    page.keyboard.press("u")
    page.wait_for_selector(".finding.new", state="attached")
    assert read_decisions(site.checker.means.decisions) == ()


def test_the_passage_is_marked_in_place_and_leads_to_its_finding(open_desk):
    page = open_desk()
    paste(page)
    assert page.inner_text("#marks mark") == "47 Millionen Euro"
    place = page.evaluate("document.getElementById('draft').value.indexOf('47 Mill') + 3")
    page.evaluate(
        "at => { const d = document.getElementById('draft'); d.focus(); d.setSelectionRange(at, at); d.click(); }",
        place,
    )
    assert page.is_visible(".finding blockquote")
    page.click(".finding .more summary")
    assert page.is_visible(".finding .more blockquote")
    page.click(".open-text >> nth=1")
    page.wait_for_selector("#text .mark")
    assert "74 Millionen" in page.inner_text("#text .mark")


def test_reload_and_a_second_window_show_the_same(open_desk):
    page, other = open_desk(), open_desk()
    paste(page)
    page.reload()
    assert "47 Millionen" in page.input_value("#draft")
    for window in (page, other):
        window.wait_for_selector(".finding", state="attached")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    other.wait_for_selector(".finding.dismissed", state="attached")


def test_a_second_window_follows_the_draft_without_reload(open_desk):
    page, other = open_desk(), open_desk()
    assert other.evaluate("document.activeElement.id") == "draft"
    paste(page)
    until(other, "document.getElementById('draft').value.includes('47 Millionen')")
    other.evaluate("document.getElementById('draft').setSelectionRange(20, 20)")
    page.press("#draft", "Control+Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Neu. ")
    until(other, "document.getElementById('draft').value.includes('Neu. ')")
    assert other.evaluate("document.getElementById('draft').selectionStart") == 25
    other.press("#draft", "Control+End")
    other.keyboard.type("Hier getippt.")
    until(page, "document.getElementById('draft').value.includes('Hier getippt.')")
    until_asked_again(other)
    assert other.input_value("#draft").rstrip().endswith("Hier getippt.")


def hold_back(page, path):
    """Catch the next request for `path` that has news: `caught()` when it is there, `let_go()` gives it that."""
    held = []

    def catch(route):
        if held:
            route.fallback()
            return
        answer = route.fetch()
        if answer.status == 204:
            route.fulfill(response=answer)
        else:
            held.append((route, answer))

    page.route(lambda address: path in address, catch)

    def let_go():
        route, answer = held[0]
        with page.expect_response(lambda one: path in one.url):
            route.fulfill(response=answer)

    return lambda: bool(held), let_go


SEE_ONCE_ANSWERED = """() => document.body.addEventListener('htmx:afterRequest', ({ detail }) => {
  if (detail.requestConfig.path.endsWith('/state')) window.seen ??= [document.getElementById('draft').value,
    document.querySelectorAll('#marks mark').length, document.querySelectorAll('.finding').length];
})"""


def test_an_answer_that_was_overtaken_changes_nothing(open_desk, site):
    page = open_desk()
    caught, let_go = hold_back(page, "/state")
    site.checker.desk.add("zweite.txt", SOURCE.replace("Heidebote", "Moorpost").encode())
    until_true(page, caught)
    paste(page)
    page.evaluate(SEE_ONCE_ANSWERED)
    let_go()
    until(page, "window.seen !== undefined")
    shown, marks, findings = page.evaluate("window.seen")
    assert "47 Millionen" in shown
    assert (marks, findings) == (1, 1)


def test_what_is_asked_while_a_draft_is_under_way_does_not_show_another_text(open_desk):
    page = open_desk()
    drafts, asked = [], []
    page.route(lambda address: "/draft" in address, lambda route: drafts.append(route))
    page.fill("#draft", DRAFT)
    until_true(page, lambda: drafts)
    until_asked_again(page)
    page.route(lambda address: "/state" in address, lambda route: route.continue_() if asked else asked.append(route))
    until_true(page, lambda: asked)
    drafts[0].continue_()
    page.wait_for_selector(".finding", state="attached")
    with page.expect_response(lambda answer: "/state" in answer.url):
        asked[0].continue_()
    page.unroute_all(behavior="ignoreErrors")
    until_asked_again(page)
    assert page.input_value("#show") == "draft.txt"


DECIDE_ONCE_REPLACED = """() => new MutationObserver((changes, watcher) => {
  watcher.disconnect();
  const form = document.querySelector('.decide');
  form.elements.reason.value = 'gleich';
  form.querySelector('button[value=accept]').click();
}).observe(document.getElementById('findings'), { childList: true })"""


def test_a_decision_at_the_moment_its_form_is_replaced_is_kept(open_desk, site):
    page = open_desk()
    paste(page)
    page.evaluate(DECIDE_ONCE_REPLACED)
    site.checker.desk.add("zweite.txt", SOURCE.replace("Heidebote", "Moorpost").encode())
    wait_decided(page)
    assert [one.reason for one in read_decisions(site.checker.means.decisions)] == ["gleich"]


def test_nothing_is_replaced_between_pressing_and_letting_go(open_desk, site):
    page = open_desk()
    paste(page)
    page.click(".finding summary")
    page.fill(".finding .decide input[name=reason]", "gedrückt")
    page.evaluate("performance.now = () => 0")  # however long the machine takes, it is no long press
    page.hover(".finding button[value=accept]")
    page.mouse.down()
    site.checker.desk.add("zweite.txt", SOURCE.replace("Heidebote", "Moorpost").encode())
    until_asked_again(page)
    until_asked_again(page)
    assert page.locator(".chips li").count() == 1
    page.mouse.up()
    wait_decided(page)
    page.wait_for_selector(".chips li >> nth=1")
    assert [one.reason for one in read_decisions(site.checker.means.decisions)] == ["gedrückt"]


def test_what_an_overtaken_answer_says_is_still_told(open_desk, site):
    page = open_desk()
    paste(page)
    caught, let_go = hold_back(page, "/decide")
    page.keyboard.press("Escape")
    for key in ("a", "Enter"):
        page.keyboard.press(key)
    until_true(page, caught)
    site.checker.desk.add("zweite.txt", SOURCE.replace("Heidebote", "Moorpost").encode())
    page.wait_for_selector(".chips li >> nth=1")
    let_go()
    page.wait_for_selector(".message")
    assert page.inner_text(".message").startswith("Entschieden: ")
    assert page.locator(".chips li").count() == 2


def test_a_desk_that_does_not_answer_says_so(open_desk, site):
    page = open_desk()
    paste(page)
    page.route(lambda address: "/draft" in address or "/state" in address, lambda route: route.abort())
    page.press("#draft", "Control+End")
    page.keyboard.type("Noch ein Satz.")
    page.wait_for_selector("#trouble", state="visible")
    assert page.inner_text("#trouble").startswith("Der Schreibtisch antwortet nicht.")
    page.unroute_all(behavior="wait")
    page.wait_for_selector("#trouble", state="hidden")
    until_true(page, lambda: site.checker.desk.draft.endswith("Noch ein Satz."))
    site.checker.means.decisions.write_text("kaputt", encoding="utf-8")
    page.wait_for_selector("#trouble", state="visible")
    assert "gegenprobe-decisions.json" in page.inner_text("#trouble")
    site.checker.means.decisions.unlink()
    page.wait_for_selector("#trouble", state="hidden")
    assert open_desk.trouble  # htmx logs what fails
    open_desk.trouble.clear()


def test_what_is_being_typed_outlives_what_others_do(open_desk, site):
    page = open_desk()
    paste(page)
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.type("noch nicht fert")
    site.checker.desk.add("zweite.txt", SOURCE.replace("Heidebote", "Moorpost").encode())
    page.wait_for_selector(".chips li >> nth=1")
    page.keyboard.type("ig")
    assert page.input_value(".finding .decide input[name=reason]") == "noch nicht fertig"


def test_after_a_decision_the_next_open_finding_takes_its_place(open_desk, site):
    site.checker.desk.add("heidebote.txt", (SOURCE.rstrip() + " Dafür stimmten 19 Stadträte.\n").encode())
    page = open_desk()
    page.fill("#draft", DRAFT.rstrip() + " Dafür stimmten 91 Stadträte.\n")
    page.wait_for_selector(".finding >> nth=1", state="attached")
    page.focus("#draft")
    for key in ("Escape", "a", "Enter"):
        page.keyboard.press(key)
    wait_decided(page)
    until(page, "document.activeElement.closest('.finding.new') !== null")
    assert page.locator(".finding[open]").count() == 1
    for key in ("a", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector(".finding.known >> nth=1", state="attached")
    assert len(read_decisions(site.checker.means.decisions)) == 2


def test_marks_stay_within_the_draft_when_the_window_narrows(open_desk):
    page = open_desk()
    paste(page)
    page.set_viewport_size({"width": 360, "height": 740})
    until(
        page,
        "document.getElementById('draft').getBoundingClientRect().bottom"
        " >= document.querySelector('#marks mark').getBoundingClientRect().bottom",
    )


def test_copied_as_note_and_as_question(open_desk):
    page = open_desk()
    paste(page)
    page.keyboard.press("Escape")
    page.keyboard.press("q")
    page.wait_for_selector(".message")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Im Entwurf steht „47 Millionen Euro“")
    page.keyboard.press("c")
    until(page, "navigator.clipboard.readText().then(text => text.startsWith('Korrektur: '))")


def test_phone_width_has_nothing_beside_the_screen(open_desk):
    page = open_desk(viewport={"width": 360, "height": 740})
    paste(page)
    page.click(".finding summary")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_ticks_outlive_a_reload(open_desk):
    page = open_desk()
    paste(page)
    for turn in range(2):
        page.click("nav button >> nth=2")
        page.wait_for_selector("#panel .entry")
        if turn == 0:
            with page.expect_response(lambda answer: answer.url.endswith("/tick")):
                page.check("#panel .entry input >> nth=0")
            page.reload()
    assert page.is_checked("#panel .entry input >> nth=0")


def test_a_panel_is_as_fresh_as_the_state_and_its_button_closes_it(open_desk, site):
    page = open_desk()
    paste(page)
    button = page.locator("nav button >> nth=0")
    button.click()
    page.wait_for_selector("#panel td")
    assert button.get_attribute("aria-expanded") == "true"
    site.checker.desk.add("zweite.txt", SOURCE.replace("Heidebote", "Moorpost").encode())
    until(page, "document.getElementById('panel').textContent.includes('Moorpost')")
    button.click()
    until(page, "document.getElementById('panel').textContent === ''")
    assert button.get_attribute("aria-expanded") == "false"


def test_print_leaves_out_what_is_pressed(open_desk):
    page = open_desk()
    paste(page)
    page.emulate_media(media="print")
    assert not page.is_visible("nav")
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(open_desk, scheme):
    if AXE is None or AXE.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    page = open_desk(color_scheme=scheme)
    paste(page)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.click("nav button >> nth=0")
    page.wait_for_selector("#panel table")
    script = Path(AXE.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    client = page.context.new_cdp_session(page)
    client.send("Runtime.evaluate", {"expression": script})
    violations = page.evaluate("axe.run().then(result => result.violations)")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []
