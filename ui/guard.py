"""Who may knock: requests are refused before our code or Gradio's sees them."""

import secrets
from collections.abc import Iterator
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .arriving import MOST_SECONDS, NotTaken, arrived, replayed
from .errors import error_response
from .metrics import Metrics
from .visitors import KEY_HEADER, OWN_CATALOGUE, VISITOR, Visitors
from .words import WORDS, language_of

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_COOKIE = "shelftalk_token"
_OPEN_PATHS = frozenset({"/healthz", "/readyz", "/widget.js"})
_NOT_FOR_WIDGETS = {
    "path": "pages of other sites may hold a conversation here, and nothing else",
    "key": f"a page must send one of the public keys of SHELFTALK_SITE_KEYS as {KEY_HEADER}",
}
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


PREFLIGHT = Response(
    status_code=204,
    headers={
        "access-control-allow-methods": "GET, POST, PATCH, DELETE",
        "access-control-allow-headers": f"content-type, {KEY_HEADER}",
        "access-control-max-age": "600",
    },
)


class Guard:
    """Lets in who comes from this machine or, where there is a token, has it; and widgets of known sites."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        token: str,
        visitors: Visitors,
        metrics: Metrics,
        body_seconds: float = MOST_SECONDS,
    ) -> None:
        """A request must have arrived whole after `body_seconds`."""
        self._app = app
        self._body_seconds = body_seconds
        self._token = token
        self._visitors = visitors
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        origin = request.headers.get("origin", "")
        from_site = self._visitors.may_embed(origin)
        send = _with_headers(send, {**_HEADERS, **(cross_origin(origin) if from_site else {})})
        answer = PREFLIGHT if from_site and scope["method"] == "OPTIONS" else self._refusal(request, scope)
        if answer is not None:
            await answer(scope, receive, send)
            return
        body = await arrived(scope["path"], receive, from_site=from_site, seconds=self._body_seconds)
        if isinstance(body, NotTaken):
            self._metrics.refused(body.reason)
            await error_response(body.status, body.said, scope["path"])(scope, receive, send)
        else:
            own = self._visitors.catalogue_of(request) if from_site else ""
            told = {**scope, "method": _answered(scope["method"]), VISITOR: from_site, OWN_CATALOGUE: own}
            await self._app(told, replayed(body, receive), send)

    def _refusal(self, request: HTTPConnection, scope: Scope) -> Response | None:
        if request.url.path in _OPEN_PATHS:
            return None if self._token else self._refusal_of_name(request)
        if self._token and any(map(self._is_token, _tokens(request))):
            return None
        if self._visitors.may_embed(request.headers.get("origin", "")):
            return self._refusal_of_visitor(request, scope["method"])
        if self._token:
            return self._refusal_without_token(request)
        return self._refusal_of_name(request) or self._refusal_of_origin(request)

    def _refusal_of_name(self, request: HTTPConnection) -> Response | None:
        # a page of another site that has its name point here must not read what we answer
        host = request.url.hostname or ""
        if host in LOCAL:
            return None
        self._metrics.refused("host")
        return error_response(
            421, f"shelftalk answers to 127.0.0.1 and localhost, not to {host!r}", request.url.path
        )

    def _refusal_of_origin(self, request: HTTPConnection) -> Response | None:
        origin = request.headers.get("origin", "")
        if not origin or _host_of(origin) in LOCAL:
            return None
        self._metrics.refused("origin")
        return error_response(403, f"requests from {origin!r} are not answered", request.url.path)

    def _refusal_of_visitor(self, request: HTTPConnection, method: str) -> Response | None:
        refusal = self._visitors.refusal(request, method)
        if refusal is None:
            return None
        self._metrics.refused(refusal.reason)
        if refusal.reason != "rate":
            return error_response(refusal.status, _NOT_FOR_WIDGETS[refusal.reason], request.url.path)
        language = language_of(request.headers.get("accept-language", ""))
        response = error_response(
            refusal.status, WORDS[language].too_often.format(seconds=refusal.wait), request.url.path
        )
        response.headers["retry-after"] = str(refusal.wait)
        return response

    def _refusal_without_token(self, request: HTTPConnection) -> Response:
        if self._is_token(request.query_params.get("token", "")):
            return self._welcome()
        self._metrics.refused("token")
        return error_response(
            401,
            "a token is needed: send `Authorization: Bearer TOKEN`, or open /?token=TOKEN in a browser",
            request.url.path,
        )

    def _welcome(self) -> Response:
        # the token moves from the address, which is shown and stored, into a cookie
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(_COOKIE, self._token, httponly=True, samesite="strict")
        return response

    def _is_token(self, offered: str) -> bool:
        return secrets.compare_digest(offered.encode(), self._token.encode())


def cross_origin(origin: str) -> dict[str, str]:
    """Return the headers that let a page of this origin read the response."""
    return {
        "access-control-allow-origin": origin,
        "access-control-expose-headers": "retry-after",
        "vary": "accept-encoding, origin",
    }


def _answered(method: str) -> str:
    """Return the method our routes know: the server leaves the body out where only the head was asked for."""
    return "GET" if method == "HEAD" else method


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


def _with_headers(send: Send, headers: dict[str, str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(headers)
        await send(message)

    return sending
