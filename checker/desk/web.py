"""The desk's pages: what each address of it answers."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from checker.catalogue import say
from checker.decisions import make_decision, put_decision, take_back
from checker.decisions.review import Answer, start_review
from checker.desk.checking import Checker
from checker.desk.documents import Desk
from checker.desk.guarding import answer
from checker.desk.ticks import FILE, digest_text, read_ticks, write_tick
from checker.desk.views import build_view, choose_text, write_looked_up
from checker.desk.words import desk_words
from checker.errors import GegenprobeError, UsageError
from checker.messages import Remark, told_in
from checker.model import Decision
from checker.showing.matrix import build_matrices
from checker.showing.namesakes import number_names
from checker.showing.sheet import build_sheets
from checker.showing.untrusted import make_visible

HERE = Path(__file__).parent
UNDONE = 200  # decisions that can be taken back
TURN = "X-Gegenprobe-Turn"
AT_ONCE, GRACE = 0.0, 0.7  # seconds that an answer waits for a check
ANSWERS = {"accept": Answer.ACCEPT, "dismiss": Answer.DISMISS, "wrong": Answer.WRONG_SOURCE}
SHORTCUTS = (
    ("j k", "key_next"),
    ("a", "key_accept"),
    ("d", "key_dismiss"),
    ("w", "key_wrong"),
    ("u", "key_undo"),
    ("c", "key_note"),
    ("q", "key_question"),
    ("Esc", "key_leave"),
    ("?", "key_help"),
)
Respond = Callable[[Request], Awaitable[Response]]


@dataclass(slots=True)
class Site:
    """A desk that answers: its checker, its language and owner, and what the windows' decisions were before.

    `token` begins every address, `guard` must come with every change.
    """

    checker: Checker[Desk]
    language: str
    owner: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    guard: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    made: list[tuple[str, Decision | None]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    @property
    def ticks(self) -> Path:
        return self.checker.means.decisions.with_name(FILE)


def build_app(site: Site) -> Starlette:
    """The application of one desk."""
    routes = [
        Route("/", _get(site, show_page)),
        Route("/state", _get(site, show_state)),
        Route("/panel/{name}", _get(site, show_panel)),
        Route("/draft", _post(site, write_draft, None), methods=["POST"]),
        Route("/sources", _post_files(site), methods=["POST"]),
        Route("/remove", _post(site, remove_source), methods=["POST"]),
        Route("/decide", _post(site, decide), methods=["POST"]),
        Route("/undo", _post(site, undo), methods=["POST"]),
        Route("/tick", _post(site, tick), methods=["POST"]),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
    guard = Middleware(
        BaseHTTPMiddleware, dispatch=lambda request, go: answer(request, go, site.token, site.guard, site.language)
    )
    return Starlette(routes=[Mount(f"/{site.token}", routes=routes)], middleware=[guard])


def render(site: Site, template: str, shown: str, message: str = "", problem: str = "") -> Response:
    """A template with the state as far as it is checked; a window drops what comes later and is older, by `TURN`.

    Raises GegenprobeError for a decisions file that cannot be read.
    """
    state = site.checker.look()
    table = desk_words(site.language)
    facts = site.checker.means.facts
    page = ENVIRONMENT.get_template(template).render(
        t=table,
        language=site.language,
        view=build_view(state, shown, facts, site.language),
        owner=site.owner,
        guard=site.guard,
        base=f"/{site.token}",
        folder=site.checker.desk.folder,
        message=message,
        problem=problem,
        can_undo=bool(site.made),
        shortcuts=[(key, table[name]) for key, name in SHORTCUTS],
        looked_up=lambda fact: write_looked_up(fact, table["looked_up"], site.language),
        v=make_visible,
    )
    return HTMLResponse(page, headers={TURN: str(state.turn)})


async def settle(site: Site, longest: float | None) -> None:
    """Have what lies on the desk checked, and wait at most `longest` seconds for it (None: as long as it takes)."""
    due = await run_in_threadpool(site.checker.begin)
    if due is not None:
        ended, _ = await asyncio.wait({asyncio.wrap_future(due)}, timeout=longest)
        for one in ended:
            one.result()  # raises what the check has failed with


async def show_page(site: Site, request: Request) -> Response:
    """The whole page."""
    await settle(site, GRACE)
    return await run_in_threadpool(render, site, "page.html", request.query_params.get("show", ""))


async def show_state(site: Site, request: Request) -> Response:
    """What has changed since the version a window has; nothing (204) where nothing has or will at once."""
    asked = request.query_params
    shown = asked.get("show", "")

    def find_news() -> Response | None:
        state = site.checker.look()
        text = choose_text(state, shown)
        same = state.version == asked.get("version") and (text.path if text else "") == asked.get("shown", "")
        return None if same else render(site, "state.html", shown)

    await settle(site, AT_ONCE)
    news = await run_in_threadpool(find_news)
    if news is None:
        await settle(site, GRACE)
        news = await run_in_threadpool(find_news)
    return news or Response(status_code=204)


async def show_panel(site: Site, request: Request) -> Response:
    """The story matrix, the facts, or the check sheet of the text shown."""
    name, shown = request.path_params["name"], request.query_params.get("show", "")
    return await run_in_threadpool(render_panel, site, name, shown)


def render_panel(site: Site, name: str, shown: str) -> Response:
    """One panel, of the state as far as it is checked."""
    if name not in ("matrix", "facts", "sheet"):
        return HTMLResponse("", 404)
    state = site.checker.look()
    told = told_in(state.assessment, site.language)
    view = build_view(state, shown, site.checker.means.facts, site.language)
    sheets = [one for one in build_sheets(told, site.language) if view.shown and one.article.path == view.shown.path]
    names = dict(zip(map(id, told.conflicts), number_names(told.conflicts), strict=True))
    table = desk_words(site.language)
    digest = digest_text(view.shown) if view.shown else ""
    page = ENVIRONMENT.get_template(f"{name}.html").render(
        t=table,
        view=view,
        sheet=sheets[0] if sheets else None,
        matrices=build_matrices(told, site.language) if name == "matrix" else (),
        digest=digest,
        ticks=read_ticks(site.ticks).get(digest, {}),
        base=f"/{site.token}",
        looked_up=lambda fact: write_looked_up(fact, table["looked_up"], site.language),
        name=lambda conflict: names[id(conflict)],
        v=make_visible,
    )
    return HTMLResponse(page)


def write_draft(site: Site, form: FormData) -> str:
    """Take the draft as it stands in the window."""
    number = _text(form, "number")
    site.checker.desk.write_draft(_text(form, "draft"), _text(form, "window"), int(number) if number.isdecimal() else 0)
    return ""


def remove_source(site: Site, form: FormData) -> str:
    """Take a text off the desk."""
    site.checker.desk.remove(_text(form, "name"))
    return ""


def decide(site: Site, form: FormData) -> str:
    """Write a decision on one finding to the decisions file. Raises GegenprobeError where something is missing."""
    answered = ANSWERS.get(_text(form, "verdict"))
    conflicts = site.checker.look().assessment.conflicts
    conflict = dict(zip(number_names(conflicts), conflicts, strict=True)).get(_text(form, "finding"))
    if conflict is None or answered is None:
        raise UsageError(Remark("this finding is gone: the text has changed meanwhile"))
    until = _text(form, "until")
    try:
        last = date.fromisoformat(until) if until else None
    except ValueError as problem:
        raise UsageError(Remark("{until}: must be a day, as in 2026-12-31", until=until)) from problem
    wrong = _text(form, "wrong")
    again = make_decision(conflict, "open", "-")
    review = start_review([conflict], [again])
    _, decision = review.answer(
        answered,
        _text(form, "reason"),
        wrong=int(wrong) if wrong.isdecimal() else None,
        owner=_text(form, "owner") or site.owner,
        until=last,
    )
    if decision is not None:
        with site.lock:
            site.made.append((conflict.fingerprint, put_decision(site.checker.means.decisions, decision)))
            del site.made[:-UNDONE]
    subject = told_in(site.checker.look().assessment, site.language)
    name = next((one.subject for one in subject.conflicts if one.fingerprint == conflict.fingerprint), "")
    return desk_words(site.language)["decided_now"].format(subject=make_visible(name))


def undo(site: Site, form: FormData) -> str:
    """Take back the last decision made at this desk."""
    with site.lock:
        if not site.made:
            return desk_words(site.language)["nothing_to_undo"]
        fingerprint, before = site.made.pop()
        take_back(site.checker.means.decisions, fingerprint, before)
    return desk_words(site.language)["undone"]


def tick(site: Site, form: FormData) -> str:
    """Keep a tick or a signed field of a check sheet."""
    write_tick(site.ticks, _text(form, "digest"), _text(form, "name"), _text(form, "value"))
    return ""


def _post_files(site: Site) -> Respond:
    async def respond(request: Request) -> Response:
        return await take_sources(site, request)

    return respond


async def take_sources(site: Site, request: Request) -> Response:
    """Set pasted text and dropped files beside the draft; the first file becomes the draft where there is none."""
    async with request.form(max_files=100) as form:
        texts = (
            [("source.txt", _text(form, "source").encode("utf-8", "replace"))] if _text(form, "source").strip() else []
        )
        for one in form.getlist("files"):
            if isinstance(one, UploadFile) and one.filename:
                texts.append((one.filename, await one.read()))
        shown = _text(form, "show")
    return await _answer(site, shown, lambda: _add(site, texts), AT_ONCE)


def _add(site: Site, texts: list[tuple[str, bytes]]) -> str:
    for name, data in texts:
        site.checker.desk.add(name, data)
    return ""


async def _answer(site: Site, shown: str, change: Callable[[], str], longest: float | None) -> Response:
    """The state after a change, with what it says; what the editor must mend is told on the page.

    Waits at most `longest` seconds for the check that the change asks for, as `settle` does.
    """
    show = partial(render, site, "state.html", shown)
    try:
        message = await run_in_threadpool(change)
        if longest != AT_ONCE:
            await settle(site, longest)
        page = await run_in_threadpool(show, message=message)
        await settle(site, AT_ONCE)  # begun behind the answer, which it would hold up
        return page
    except GegenprobeError as problem:
        told = _tell(site, problem)
    try:
        return await run_in_threadpool(show, problem=told)
    except GegenprobeError as problem:
        return _refuse(site, problem)


def _tell(site: Site, problem: GegenprobeError) -> str:
    return make_visible(say(problem.args[0] if problem.args else str(problem), site.language))


def _refuse(site: Site, problem: GegenprobeError) -> Response:
    """What is told where there is no state to show: the decisions or ticks cannot be read."""
    return HTMLResponse(ENVIRONMENT.get_template("problem.html").render(problem=_tell(site, problem)), 500)


def _post(site: Site, change: Callable[[Site, FormData], str], longest: float | None = AT_ONCE) -> Respond:
    async def respond(request: Request) -> Response:
        async with request.form() as form:
            return await _answer(site, _text(form, "show"), lambda: change(site, form), longest)

    return respond


def _get(site: Site, show: Callable[[Site, Request], Awaitable[Response]]) -> Respond:
    async def respond(request: Request) -> Response:
        try:
            return await show(site, request)
        except GegenprobeError as problem:
            return _refuse(site, problem)

    return respond


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


ENVIRONMENT = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
