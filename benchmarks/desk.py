"""The desk under load, and how soon an editor sees the first finding.

    python benchmarks/desk.py load [--pages 20] [--checks 200] [--decisions 200]
    python benchmarks/desk.py first [--rounds 3]

`load`: one desk as people start it. So many pages ask it for news every two seconds, as a browser's page does, while
the draft is changed so many times in a row and two writers decide: one on the page, one in a process of its own, on the
same file. Prints how many decisions of either are in the file, whether every page ended on the newest draft, and the
memory of the desk after each quarter.

`first`: a draft of 600 words and 20 sources of `newsroom/c`. The time from pasting the draft until the page has its
findings, with the sources lying there, compared with one another already; and from an empty desk, on which the sources
are dropped and the draft pasted as soon as they are there; against `gegenprobe check` of the same texts, for the first
time and again with what its cache has kept.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import httpx

from checker.decisions import read_decisions

HERE = Path(__file__).resolve().parent
STORY = HERE / "newsroom" / "c" / "varna-flugzeug"
CHECKS = ("check", "check again")  # of texts it has never seen, and with what it kept of them
POLL = 2.0  # seconds, as in the page
FILE = "gegenprobe-decisions.json"
SOURCE = "date: 2026-03-04\nsource: Heidebote\n\nDie Sanierung der Mühlbrücke in Ostermoor kostet 74 Millionen Euro.\n"
DRAFT = (
    "date: 2026-03-04\n\nDie Sanierung der Mühlbrücke in Ostermoor kostet {figure} Millionen Euro, sagte Petra Kolbe.\n"
)
FINDING = re.compile(r'id="f-([0-9a-f]{16})"')
OTHER_PROCESS = """
import sys
from pathlib import Path
from checker.decisions import put_decision
from checker.model import Decision
for number in range(int(sys.argv[2])):
    put_decision(Path(sys.argv[1]), Decision(f"b{number:015x}", "accepted", "nebenan", "conflicting_age", "x", ()))
"""


@dataclass
class Window:
    """One page of the desk: what it shows and knows, and the requests it makes."""

    address: str
    guard: str = ""
    version: str = ""
    pending: bool = False
    draft: str = ""
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=600))

    def open(self) -> None:
        """Load the page."""
        self._take(self.client.get(self.address).raise_for_status().text)

    def poll(self) -> None:
        """Ask for news."""
        asked = {"show": "draft.txt", "shown": "draft.txt", "version": self.version}
        answer = self.client.get(f"{self.address}state", params=asked)
        if answer.status_code != 204:
            self._take(answer.raise_for_status().text)

    def settle(self) -> None:
        """Ask until the desk has checked all that lies on it."""
        while self.pending:
            self.poll()

    def drop(self, files: Sequence[Path]) -> None:
        """Drop files onto the page, all at once."""
        dropped = [("files", (f"{file.parent.name}-{file.name}", file.read_bytes())) for file in files]
        headers = {"X-Gegenprobe-Guard": self.guard}
        self._take(self.client.post(f"{self.address}sources", files=dropped, headers=headers).raise_for_status().text)

    def post(self, path: str, form: dict[str, str]) -> str:
        """Change something; gives the fresh state."""
        headers = {"X-Gegenprobe-Guard": self.guard}
        page = self.client.post(f"{self.address}{path}", data=form, headers=headers).raise_for_status().text
        self._take(page)
        return page

    def _take(self, page: str) -> None:
        guard = re.search(r'X-Gegenprobe-Guard": "([\w-]+)"', page)
        self.guard = guard[1] if guard else self.guard
        version = re.search(r'id="version" name="version" value="([^"]*)"', page)
        self.version = version[1] if version else self.version
        self.pending = 'id="pending" value="1"' in page
        draft = re.search(r'id="draft-now"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
        self.draft = draft[1] if draft else self.draft


@dataclass(frozen=True, slots=True)
class Load:
    """What the load did: decisions made and found by writer, pages on the newest draft, memory in MiB by quarter."""

    made: tuple[int, int]
    kept: tuple[int, int]
    pages: int
    newest: int
    memory: tuple[float, ...]
    seconds: float

    @property
    def nothing_lost(self) -> bool:
        """Every decision is in the file and every page shows the last draft."""
        return self.made == self.kept and self.newest == self.pages


@contextmanager
def running_desk(folder: Path) -> Iterator[tuple[str, int]]:
    """A desk in a process of its own that works in `folder`: its address and process id."""
    command = [sys.executable, "-m", "checker", "desk", "--no-browser", "--ui", "de"]
    desk = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    try:
        address = next((found[0] for line in desk.stderr or () if (found := re.search(r"http://\S+/", line))), "")
        yield address, desk.pid
    finally:
        desk.terminate()
        desk.wait(30)


def memory_of(process: int) -> float:
    """The resident memory of a process in MiB (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def put_under_load(folder: Path, pages: int, checks: int, decisions: int) -> Load:
    """Run the load in a folder that is empty but for what the desk writes."""
    begin = time.monotonic()
    with running_desk(folder) as (address, process):
        windows = [Window(address) for _ in range(pages)]
        for window in windows:
            window.open()
        windows[0].post("sources", {"source": SOURCE})
        ended = threading.Event()
        pollers = [threading.Thread(target=_poll, args=(window, ended)) for window in windows]
        other = subprocess.Popen([sys.executable, "-c", OTHER_PROCESS, str(folder / FILE), str(decisions)])
        for poller in pollers:
            poller.start()
        memory, decided = [], set()
        for number in range(checks):
            writer = Window(address, windows[0].guard)
            page = writer.post("draft", {"draft": DRAFT.format(figure=100 + number)})
            for fingerprint in FINDING.findall(page):
                writer.post("decide", {"finding": fingerprint, "verdict": "accept", "reason": "steht so"})
                decided.add(fingerprint)
            writer.client.close()
            if (number + 1) % max(1, checks // 4) == 0:
                memory.append(memory_of(process))
        other.wait()
        ended.set()
        for poller in pollers:
            poller.join()
        for window in windows:
            window.poll()
            window.settle()
        last = DRAFT.format(figure=100 + checks - 1)
        newest = sum(window.draft == last for window in windows)
    kept = read_decisions(folder / FILE)
    beside = sum(one.reason == "nebenan" for one in kept)
    return Load(
        (len(decided), decisions),
        (sum(one.fingerprint in decided for one in kept), beside),
        pages,
        newest,
        tuple(memory),
        time.monotonic() - begin,
    )


def _poll(window: Window, ended: threading.Event) -> None:
    while not ended.wait(POLL):
        window.poll()


def make_texts() -> tuple[str, list[Path]]:
    """A draft of 600 words of one story, and 20 sources: what is left of that story, then other stories'."""
    used, words = [], 0
    for file in sorted(STORY.glob("*.txt")):
        if words < 600:
            used.append(file)
            words += len(file.read_text(encoding="utf-8").split())
    bodies = [file.read_text(encoding="utf-8").split("\n\n", 1)[1] for file in used]
    draft = "date 2026-03-13\n\n" + " ".join("\n\n".join(bodies).split(" ")[:600])
    rest = [file for file in sorted(HERE.glob("newsroom/c/*/*.txt")) if file not in used]
    return draft, sorted(rest, key=lambda file: (file.parent != STORY, file))[:20]


def processor_of(process: int) -> float:
    """The seconds of processor that a running process has used (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def time_first(folder: Path) -> dict[str, tuple[float, float]]:
    """Seconds by the clock and of processor, by way: the page, the page with its sources dropped too, and `check`."""
    draft, sources = make_texts()
    (folder / "draft.txt").write_text(draft, encoding="utf-8")
    taken: dict[str, tuple[float, float]] = {}
    for way, is_settled in (("page", True), ("page, sources too", False)):
        with running_desk(folder) as (address, process):
            window = Window(address)
            window.open()
            begin, used = time.monotonic(), processor_of(process)
            window.drop(sources)
            if is_settled:
                window.settle()
                begin, used = time.monotonic(), processor_of(process)
            page = window.post("draft", {"draft": draft})
            taken[way] = time.monotonic() - begin, processor_of(process) - used
        if not FINDING.search(page):
            raise SystemExit("the draft has no finding: nothing was measured")
    against = [part for file in sources for part in ("--against", str(file))]
    command = [sys.executable, "-m", "checker", "check", "draft.txt", *against, "--report", "json", "--quiet"]
    environment = {**os.environ, "GEGENPROBE_CACHE": str(folder / "kept")}
    for way in CHECKS:
        begin, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        taken[way] = time.monotonic() - begin, used
        if not json.loads(done.stdout)["conflicts"]:
            raise SystemExit("check finds nothing: nothing was measured")
    return taken


def main() -> None:
    """Run what is asked for and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("load", "first"))
    for name, usual in (("pages", 20), ("checks", 200), ("decisions", 200), ("rounds", 3)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.what == "load":
            load = put_under_load(Path(folder), asked.pages, asked.checks, asked.decisions)
            print(f"decisions on the page {load.kept[0]} of {load.made[0]}, beside it {load.kept[1]} of {load.made[1]}")
            print(f"pages on the newest draft: {load.newest} of {load.pages}")
            print(f"memory by quarter: {', '.join(f'{one:.0f}' for one in load.memory)} MiB; {load.seconds:.0f} s")
            return
        rounds = []
        for number in range(asked.rounds):
            place = Path(folder) / str(number)
            place.mkdir()
            rounds.append(time_first(place))
            told = (f"{way} {clock:.1f} s, processor {used:.1f} s" for way, (clock, used) in rounds[-1].items())
            print("; ".join(told), flush=True)
        for way, check in product(("page", "page, sources too"), CHECKS):
            clock, used = (statistics.median(one[way][n] / one[check][n] for one in rounds) for n in (0, 1))
            print(f"{way} / {check}: {clock:.2f}, by processor {used:.2f}")


if __name__ == "__main__":
    main()
