"""Who may knock: requests are refused before our code or Gradio's sees them."""

import secrets
from collections.abc import Iterator
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
API_BODY_KB = 64
_WINDOW_BODY_KB = 1024
_COOKIE = "shelftalk_token"
_OPEN_PATHS = frozenset({"/healthz"})
# Gradio evaluates its templates and sets styles in place; nothing may come from or go to another host
_HEADERS = {
    "content-security-policy": (
        "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:;"
        " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self';"
        " frame-ancestors 'self'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


class Guard:
    """Lets in who comes from this machine or, where a token is set, who has it."""

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(HTTPConnection(scope))
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        limit = API_BODY_KB if scope["path"].startswith("/v1/") else _WINDOW_BODY_KB
        body = await _read(receive, limit * 1024)
        if body is None:
            too_large = error_response(413, f"the request is larger than {limit} kB; say it shorter")
            await too_large(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), _with_headers(send))

    def _refusal(self, request: HTTPConnection) -> Response | None:
        if self._token:
            return self._refusal_without_token(request)
        # a page of another site that has its name point here must not read what we answer
        host = request.url.hostname or ""
        if host not in LOCAL:
            return error_response(421, f"shelftalk answers to 127.0.0.1 and localhost, not to {host!r}")
        origin = request.headers.get("origin", "")
        if origin and _host_of(origin) not in LOCAL:
            return error_response(403, f"requests from {origin!r} are not answered")
        return None

    def _refusal_without_token(self, request: HTTPConnection) -> Response | None:
        if request.url.path in _OPEN_PATHS or any(map(self._is_token, _tokens(request))):
            return None
        if self._is_token(request.query_params.get("token", "")):
            return self._welcome()
        return error_response(
            401,
            "a token is needed: send `Authorization: Bearer TOKEN`, or open /?token=TOKEN in a browser",
        )

    def _welcome(self) -> Response:
        # the token moves from the address, which is shown and stored, into a cookie
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(_COOKIE, self._token, httponly=True, samesite="strict")
        return response

    def _is_token(self, offered: str) -> bool:
        return secrets.compare_digest(offered.encode(), self._token.encode())


def error_response(status: int, sentence: str) -> Response:
    """Return the form every error of the API has."""
    return JSONResponse({"error": sentence}, status_code=status)


def _tokens(request: HTTPConnection) -> Iterator[str]:
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.casefold() == "bearer":
        yield bearer.strip()
    yield request.cookies.get(_COOKIE, "")


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


async def _read(receive: Receive, limit: int) -> bytes | None:
    """Return the body, None as soon as it is over the limit."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return a receive that gives the body once, then whatever comes, such as the disconnect."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_HEADERS)
        await send(message)

    return sending
