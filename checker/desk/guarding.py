"""Keeps the desk to the editor who started it: this machine, this address, this page, nothing from outside."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from checker.messages import Remark

HOSTS = ("127.0.0.1", "localhost", "[::1]")
GUARD = "x-gegenprobe-guard"
LARGEST = 20_000_000  # bytes of one request
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def refuse(request: Request, token: str, guard: str) -> tuple[Remark, int] | None:
    """Message and HTTP status that refuse a request from anywhere but the editor's own page; None to let it through.

    The path must begin with the token and the host must be this machine (so that no other site's name leads here). A
    request that changes something must also carry the page's guard and come from the page itself.
    """
    host = request.headers.get("host", "").rsplit(":", 1)[0]
    if host not in HOSTS:
        return Remark("this desk answers on this machine only"), 421
    given = request.url.path.split("/")[1] if "/" in request.url.path else ""
    if not hmac.compare_digest(given.encode(), token.encode()):
        return Remark("not found: open the address that gegenprobe desk has printed"), 404
    if request.method in ("GET", "HEAD"):
        return None
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return Remark("this request comes from another page"), 403
    if not hmac.compare_digest(request.headers.get(GUARD, "").encode(), guard.encode()):
        return Remark("this request does not come from the desk's page; load it again"), 403
    size = request.headers.get("content-length", "0")
    if not size.isdecimal() or int(size) > LARGEST:
        return Remark("more than {most} bytes at once: drop fewer files", most=LARGEST), 413
    return None


async def answer(
    request: Request, proceed: Callable[[Request], Awaitable[Response]], token: str, guard: str, language: str
) -> Response:
    """The response of the desk, or a refusal, with the headers that keep other sites out."""
    refused = refuse(request, token, guard)
    if refused is None:
        response = await proceed(request)
    else:
        response = PlainTextResponse(refused[0].told_in(language), refused[1])
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
