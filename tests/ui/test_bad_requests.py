"""Requests that make no sense: each is refused with one sentence, and none breaks the server."""

import asyncio
import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import product
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.types import Message

from agent import App
from tests.ui.fakes import FakeApp
from tests.ui.serving import served
from tests.ui.test_api import client_of
from ui.api import create_api
from ui.guard import Guard
from ui.turns import Turns
from ui.visitors import Visitors

SESSION = "{session}"
BODIES: tuple[bytes, ...] = (
    b"",
    b"{",
    b"[]",
    b"null",
    b"42",
    b'"text"',
    b"\xff\xfe",
    b'{"message": }',
    b'{"message": null}',
    b'{"message": 7, "catalogue": 7, "session": 7}',
    b'{"message": ["a"], "catalogue": ["a"], "item": {}}',
    b'{"catalogue": "../../etc/passwd"}',
    b'{"catalogue": "no-such-shelf"}',
    b'{"nobody": "knows this field"}',
    b'{"session": "x", "item": "x", "kind": "reject"}',
    b'{"session": "x", "item": "", "kind": "burn"}',
    b'{"messages": []}',
    b'{"messages": [{"role": "wizard", "content": "hi"}]}',
    b'{"model": 7, "messages": "hi"}',
    b"{" * 2000,
)
POSTS = (
    f"/v1/sessions/{SESSION}/turns",
    "/v1/sessions/" + "0" * 32 + "/turns",
    "/v1/feedback",
    "/v1/chat/completions",
)
KINDS = ("application/json", "text/plain")
ADDRESSES = (
    "/v1/sessions/x",
    "/v1/sessions/%00",
    "/v1/sessions/..%2f..%2fetc%2fpasswd",
    "/v1/sessions/' OR 1=1 --",
    "/v1/sessions/" + "9" * 2000,
    "/v1/sessions/x/markdown",
    "/v1/items/nothing",
    "/v1/items/%F0%9F%8E%AC",
    "/v1/items/x?catalogue=no-such-shelf",
    "/v1/models/nothing",
    "/v1/nowhere",
)
METHODS = ("GET", "DELETE", "PUT", "PATCH")


def requests() -> Iterator[tuple[str, str, bytes, str]]:
    """Yield method, address, body and content type."""
    yield from (("POST", path, body, kind) for path, body, kind in product(POSTS, BODIES, KINDS))
    yield from ((method, path, b"", KINDS[0]) for method, path in product(METHODS, ADDRESSES))


def sentence(answer: Any) -> str:
    """Return what an error says, in either of its two forms."""
    error = answer["error"]
    return str(error if isinstance(error, str) else error["message"])


def test_two_hundred_bad_requests_are_refused_with_a_sentence_each(engine: App) -> None:
    client = client_of(Turns(engine))
    session = engine.conversations.start("starter").id
    every = list(requests())
    assert len(every) >= 200
    for method, path, body, kind in every:
        response = client.request(
            method, path.replace(SESSION, session), content=body, headers={"content-type": kind}
        )
        told = (method, path[:60], body[:40], response.status_code)
        assert 400 <= response.status_code < 500, told
        assert 5 < len(sentence(response.json())) < 2500, told
        assert "\n" not in sentence(response.json()), told
        assert "Traceback" not in response.text, told
    assert engine.conversations.load(session).answers == ()


@pytest.mark.parametrize("token", ["", "wrong", "S3CRET", "s3cret2", "é"])
@pytest.mark.parametrize("path", ["/v1/sessions", "/v1/chat/completions", "/mcp", "/admin", "/metrics"])
def test_a_wrong_token_opens_nothing(app: FakeApp, token: str, path: str) -> None:
    client = client_of(Turns(app.as_app()), "s3cret")
    headers = [(b"authorization", f"Bearer {token}".encode("latin-1"))]
    response = client.post(path, json={}, headers=headers)
    assert response.status_code == 401
    assert "a token is needed" in sentence(response.json())


def test_a_body_beyond_the_limit_is_refused_before_it_is_read_whole(app: FakeApp) -> None:
    client = client_of(Turns(app.as_app()))
    for path, kilobytes in (("/v1/feedback", 64), ("/v1/chat/completions", 256), ("/other", 1024)):
        response = client.post(path, content=b"x" * (kilobytes * 1024 + 1))
        assert response.status_code == 413
        assert f"larger than {kilobytes} kB" in sentence(response.json())


def test_a_body_that_does_not_end_is_given_up(app: FakeApp) -> None:
    never = asyncio.Event()
    sent: list[Any] = []

    async def receive() -> Message:
        await never.wait()
        return {}

    async def send(message: Message) -> None:
        sent.append(message)

    turns = Turns(app.as_app())
    guard = Guard(
        create_api(turns, "starter"),
        token="",
        visitors=Visitors(app.settings),
        metrics=turns.metrics,
        body_seconds=0.1,
    )
    scope = {"type": "http", "method": "POST", "path": "/v1/sessions", "query_string": b""}
    headers = [(b"host", b"127.0.0.1"), (b"content-length", b"50")]
    asyncio.run(guard({**scope, "headers": headers, "server": ("127.0.0.1", 80)}, receive, send))
    assert sent[0]["status"] == 408
    assert "not here within 0.1 seconds" in sentence(json.loads(sent[1]["body"]))
    assert turns.metrics.refusals() == {"slow": 1}


def test_requests_that_never_end_keep_nobody_waiting(app: FakeApp) -> None:
    with served(app) as url, ExitStack() as held:
        host, port = urlsplit(url).hostname, urlsplit(url).port
        for number in range(40):
            line = held.enter_context(socket.create_connection((host or "", port or 0), timeout=10))
            if number % 2:
                line.sendall(b"POST /v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\n")
            else:
                head = b"POST /v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\ncontent-length: 50\r\n\r\n{"
                line.sendall(head)
        assert httpx.post(f"{url}/v1/sessions", json={}, timeout=10).status_code == 201


def test_streams_that_nobody_reads_end_when_their_client_goes(app: FakeApp) -> None:
    with served(app) as url:
        host, port = urlsplit(url).hostname, urlsplit(url).port
        session = httpx.post(f"{url}/v1/sessions", json={}).json()["id"]
        app.pause_seconds = 60
        with socket.create_connection((host or "", port or 0), timeout=10) as line:
            body = b'{"message": "a film"}'
            head = (
                f"POST /v1/sessions/{session}/turns HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
            )
            line.sendall(head.encode() + body)
            while not app.heard:
                assert httpx.get(f"{url}/healthz", timeout=10).status_code == 200
        assert app.left.wait(20)
        assert httpx.get(f"{url}/v1/sessions/{session}", timeout=10).json()["turns"] == []
