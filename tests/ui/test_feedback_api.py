"""Feedback, health, metrics and the log over HTTP."""

import json
import logging
from typing import Any

import pytest
from starlette.testclient import TestClient

from agent import App
from tests.ui.fakes import FakeApp
from tests.ui.test_api import client_of, events, start
from ui.logs import log_to_stderr
from ui.turns import Turns

RAIN = "film-slow-rain-1982"


@pytest.fixture
def client(engine: App) -> TestClient:
    return client_of(Turns(engine))


def judge(client: TestClient, session: str, kind: str, item: str = RAIN) -> tuple[int, dict[str, Any]]:
    response = client.post("/v1/feedback", json={"session": session, "item": item, "kind": kind})
    return response.status_code, response.json()


def picks(client: TestClient, session: str, message: str) -> list[str]:
    response = client.post(f"/v1/sessions/{session}/turns", json={"message": message})
    return [pick["id"] for pick in events(response.text)[-1][1]["picks"]]


def test_a_rejected_item_does_not_come_back(client: TestClient) -> None:
    session = start(client)
    assert RAIN in picks(client, session, "a slow film")
    status, judged = judge(client, session, "reject")
    assert status == 201
    assert [fact["role"] for fact in judged["ledger"] if fact["field"] == "title"] == ["rejected"]
    for message in ("a slow film", "再来一部慢电影", "start over, a slow film"):
        assert RAIN not in picks(client, session, message)
    told = client.get(f"/v1/sessions/{session}").json()["feedback"]
    assert [(one["kind"], one["item"], one["turn"]) for one in told] == [("reject", RAIN, 1)]


@pytest.mark.parametrize(
    ("session", "item", "kind", "status", "sentence"),
    [
        ("none", RAIN, "accept", 404, "no such conversation"),
        ("", "no-such-item", "accept", 404, "has no item 'no-such-item'"),
        ("", RAIN, "adore", 422, "kind: Input should be 'accept', 'reject' or 'click'"),
        ("", "", "click", 422, "item: String should have at least 1 character"),
    ],
)
def test_feedback_on_what_is_not_there_is_refused(
    client: TestClient, session: str, item: str, kind: str, status: int, sentence: str
) -> None:
    told, body = judge(client, session or start(client), kind, item)
    assert told == status
    assert sentence in str(body["error"])


def test_what_happens_is_counted(app: FakeApp) -> None:
    app.queue = 2
    client = client_of(Turns(app.as_app()))
    session = start(client)
    picks(client, session, "a slow film")
    app.trouble = "the disk is full; make room"
    client.post(f"/v1/sessions/{session}/turns", json={"message": "another"})
    judge(client, session, "click", "film-slow-1982")
    client.get("/v1/catalogues", headers={"origin": "https://evil.example"})
    lines = client.get("/metrics").text.splitlines()
    for line in (
        'shelftalk_turns_total{outcome="done"} 1.0',
        'shelftalk_turns_total{outcome="failed"} 1.0',
        'shelftalk_turn_seconds_count{until="first_picks"} 1.0',
        'shelftalk_tokens_total{kind="generated"} 20.0',
        'shelftalk_feedback_total{kind="click"} 1.0',
        'shelftalk_refusals_total{reason="origin"} 1.0',
        "shelftalk_queue_length 0.0",
        "shelftalk_turns_under_way 0.0",
    ):
        assert line in lines


def test_the_server_is_ready_once_it_can_answer(app: FakeApp) -> None:
    client = client_of(Turns(app.as_app()), token="s3cret")
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["items"] == "2"
    assert client.get("/metrics").status_code == 401
    file = app.settings.data / "conversations.sqlite"
    file.unlink()
    app.conversations.close()
    file.mkdir()
    response = client.get("/readyz")
    assert (response.status_code, client.get("/healthz").status_code) == (503, 200)
    assert "cannot be read" in response.json()["error"]


@pytest.mark.parametrize("asked_for", [True, False])
def test_the_log_holds_what_was_said_only_if_that_is_asked_for(
    app: FakeApp, asked_for: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    app.settings = app.settings.model_copy(update={"log_messages": asked_for})
    handlers, level = logging.root.handlers[:], logging.root.level
    log_to_stderr()
    try:
        client = client_of(Turns(app.as_app()))
        session = start(client)
        picks(client, session, "a slow film for Rosalind")
    finally:
        logging.basicConfig(handlers=handlers, level=level, force=True)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    (turn,) = [line for line in lines if line["event"] == "turn"]
    assert (turn["picks"], turn["generated"], turn["level"]) == (1, 20, "info")
    assert session.startswith(turn["session"])
    assert len(turn["session"]) < len(session)
    assert ("Rosalind" in json.dumps(lines)) == asked_for
