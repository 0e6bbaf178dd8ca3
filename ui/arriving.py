"""The body of a request: taken once it is whole, if it is not too large and does not take too long."""

import asyncio
from typing import NamedTuple

from starlette.types import Message, Receive

_API_BODY_KB = 64
_HISTORY_BODY_KB = 256  # a whole conversation is sent again with each question
_WINDOW_BODY_KB = 1024
_UPLOAD_BODY_KB = 44 * 1024  # 30 MB of video in base64, and three files made small
_VISITOR_UPLOAD_BODY_KB = 12 * 1024  # the same of 6 MB
_WINDOW_QUESTIONS = "/gradio_api/queue/join"
MOST_SECONDS = 120.0
"""By which a body must be there (44 MB at 3 Mbit/s): one that never ends would keep its place for good."""


class NotTaken(NamedTuple):
    status: int
    reason: str
    """A word for the metrics."""
    said: str


async def arrived(path: str, receive: Receive, *, from_site: bool, seconds: float) -> bytes | NotTaken:
    """Return the body, or why it is not taken; of pages of other sites smaller ones are."""
    limit = _limit(path, from_site=from_site)
    try:
        async with asyncio.timeout(seconds):
            body = await _read(receive, limit * 1024)
    except TimeoutError:
        return NotTaken(408, "slow", f"the request was not here within {seconds:g} seconds; send it again")
    if body is None:
        remedy = "show smaller files" if limit > _WINDOW_BODY_KB else "say it shorter"
        return NotTaken(413, "size", f"the request is larger than {limit} kB; {remedy}")
    return body


def replayed(body: bytes, receive: Receive) -> Receive:
    """Return a receive that gives the body once, then whatever comes, such as the disconnect."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def _limit(path: str, *, from_site: bool) -> int:
    if path.startswith("/v1/sessions/") and path.endswith("/turns"):
        return _VISITOR_UPLOAD_BODY_KB if from_site else _UPLOAD_BODY_KB
    if path == _WINDOW_QUESTIONS:
        return _UPLOAD_BODY_KB
    if path == "/v1/chat/completions":
        return _HISTORY_BODY_KB
    return _API_BODY_KB if path.startswith("/v1/") or path == "/mcp" else _WINDOW_BODY_KB


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
