"""A desk for the tests: its site, a client that speaks to it, and a running server for the browser."""

from __future__ import annotations

import threading
import time
from datetime import date

import pytest
from starlette.testclient import TestClient

from checker.cli.gathering import gather_facts
from checker.desk.checking import Checker, Means
from checker.desk.documents import Desk
from checker.desk.serving import LOOPBACK, build_server, open_port
from checker.desk.web import Site, build_app
from checker.desk.words import desk_words
from checker.plugins import load_rules

DRAFT = (
    "date: 2026-03-04\n\nDie Sanierung der Mühlbrücke in Ostermoor kostet 47 Millionen Euro,"
    " sagte Bürgermeisterin Petra Kolbe.\n"
)
SOURCE = (
    "date: 2026-03-04\nsource: Heidebote\n\nDie Sanierung der Mühlbrücke in Ostermoor kostet 74 Millionen Euro,"
    " teilte die Stadt mit.\n"
)


@pytest.fixture(scope="session")
def means(tmp_path_factory):
    facts = tuple(gather_facts(None))
    rules = load_rules()
    return lambda folder: Means(rules, facts, folder / "gegenprobe-decisions.json", lambda: date(2026, 3, 5))


@pytest.fixture
def make_site(means, tmp_path):
    """make_site(folder, language): a site whose decisions lie in the test's own folder."""

    def make(folder=None, language="de"):
        return Site(Checker(Desk(folder, draft_name=desk_words(language)["draft"]), means(tmp_path)), language, "jw")

    return make


@pytest.fixture
def site(make_site):
    return make_site()


class Caller:
    """Speaks to a desk as its page does."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.client = TestClient(build_app(site), base_url="http://127.0.0.1:8000")

    def get(self, path="", **options):
        """What the page has once nothing is to be checked any more; it asks again while something is."""
        while True:
            answer = self.client.get(f"/{self.site.token}/{path}", **options)
            if 'id="pending" value="1"' not in answer.text:
                return answer

    def post(self, path, data=None, **options):
        headers = {"X-Gegenprobe-Guard": self.site.guard, **options.pop("headers", {})}
        return self.client.post(f"/{self.site.token}/{path}", data=data, headers=headers, **options)


@pytest.fixture
def caller(site):
    return Caller(site)


@pytest.fixture
def serve():
    """serve(site): the address of a server that runs until the test ends."""
    servers = []

    def start(site: Site) -> str:
        listening = open_port(0)
        server = build_server(
            site
        )  # as editors have it: another one closes a window's connection between two questions
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        servers.append((server, thread))
        while not server.started:
            time.sleep(0.02)
        return f"http://{LOOPBACK}:{listening.getsockname()[1]}/{site.token}/"

    yield start
    for server, thread in servers:
        server.should_exit = True
        thread.join(5)
