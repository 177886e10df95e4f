"""Starts the desk: on this machine only, at an address that nobody can guess, until Ctrl-C."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

import uvicorn

from checker.desk.web import Site, build_app
from checker.errors import UsageError
from checker.faults import name_fault
from checker.messages import Remark

LOOPBACK = "127.0.0.1"
KEPT_ALIVE = 75  # seconds: longer than a window in the background waits between two questions


def open_port(port: int) -> socket.socket:
    """A socket of this machine; 0 takes any free port. Raises UsageError for a port that is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()  # whoever is told the address may ask before the server has started, and waits
    except OSError as problem:
        listening.close()
        raise UsageError(
            Remark(
                "--port {port}: cannot be opened ({problem}); name another one",
                port=port,
                problem=name_fault(problem),
            )
        ) from problem
    return listening


def serve(site: Site, port: int, browse: bool, announce: Callable[[str], None]) -> None:
    """Answer until Ctrl-C; `announce` is told the address, `browse` opens it in the browser."""
    listening = open_port(port)
    address = f"http://{LOOPBACK}:{listening.getsockname()[1]}/{site.token}/"
    announce(address)
    if browse:
        webbrowser.open(address)
    build_server(site).run(sockets=[listening])


def build_server(site: Site) -> uvicorn.Server:
    """The server of a desk, as it runs for an editor; `run` is given the socket."""
    config = uvicorn.Config(
        build_app(site),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_keep_alive=KEPT_ALIVE,
    )
    return uvicorn.Server(config)
