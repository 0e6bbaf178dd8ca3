import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.ui.fakes import FakeApp
from ui.api import create_api
from ui.guard import Guard
from ui.turns import Turns
from ui.visitors import Visitors


@pytest.fixture
def turns(app: FakeApp) -> Turns:
    return Turns(app.as_app())


@pytest.fixture
def client(turns: Turns) -> TestClient:
    return client_of(turns)


def client_of(turns: Turns, token: str = "") -> TestClient:
    visitors = Visitors(turns.app.settings)
    guarded = Guard(create_api(turns, "starter"), token=token, visitors=visitors, metrics=turns.metrics)
    return TestClient(guarded, base_url="http://127.0.0.1", raise_server_exceptions=False)


def start(client: TestClient) -> str:
    return client.post("/v1/sessions", json={}).json()["id"]


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Read server-sent events."""
    blocks = text.replace("\r\n", "\n").strip().split("\n\n")
    pairs = [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]
    return [(pair["event"], json.loads(pair["data"])) for pair in pairs]


def test_a_turn_is_one_event_per_step_and_ends_with_the_public_answer(client: TestClient) -> None:
    response = client.post(f"/v1/sessions/{start(client)}/turns", json={"message": "a slow film"})
    names = [name for name, _ in events(response.text)]
    assert response.headers["content-type"].startswith("text/event-stream")
    assert names == ["understood", "found", "picked", "worded", "done"]
    done = events(response.text)[-1][1]
    assert done["picks"][0]["title"] == "Slow Rain"
    assert done["tokens"]["generated"] == 20


def test_a_conversation_can_be_read_again_and_forgotten(client: TestClient) -> None:
    session = start(client)
    client.post(f"/v1/sessions/{session}/turns", json={"message": "想看电影"})
    told = client.get(f"/v1/sessions/{session}").json()
    assert [turn["message"] for turn in told["turns"]] == ["想看电影"]
    assert client.delete(f"/v1/sessions/{session}").status_code == 204
    assert client.get(f"/v1/sessions/{session}").status_code == 404


def test_a_conversation_can_be_saved_as_a_document(client: TestClient) -> None:
    session = start(client)
    for message in ("a *slow* film", "想看慢电影"):
        client.post(f"/v1/sessions/{session}/turns", json={"message": message})
    saved = client.get(f"/v1/sessions/{session}/markdown")
    assert saved.headers["content-disposition"] == 'attachment; filename="conversation.md"'
    lines = saved.text.split("\n")
    assert r"> a \*slow\* film" in lines
    assert "1. **Slow Rain** (1982) · film · Ann Lee · 117 min  " in lines
    assert "1. **慢雨**（1982） · 电影 · 李安妮 · 117分钟  " in lines
    assert client.get("/v1/sessions/none/markdown").status_code == 404


def test_conversations_are_listed_and_renamed(client: TestClient) -> None:
    first, second = start(client), start(client)
    for session, message in ((first, "a film"), (second, "a book")):
        client.post(f"/v1/sessions/{session}/turns", json={"message": message})
    renamed = client.patch(f"/v1/sessions/{first}", json={"title": "For Sunday"})
    assert renamed.json()["title"] == "For Sunday"
    told = {one["id"]: (one["title"], one["turns"]) for one in client.get("/v1/sessions").json()}
    assert told == {first: ("For Sunday", 1), second: ("a book", 1)}
    assert client.patch(f"/v1/sessions/{first}", json={"title": " "}).status_code == 422
    assert client.patch("/v1/sessions/none", json={"title": "x"}).status_code == 404


def test_the_ledger_is_edited_by_hand(client: TestClient) -> None:
    session = start(client)
    address = f"/v1/sessions/{session}/ledger"
    client.post(f"/v1/sessions/{session}/turns", json={"message": "a slow film, no funny"})
    (slow, film, funny) = client.get(f"/v1/sessions/{session}").json()["ledger"]
    gentle = {**slow, "value": "gentle"}
    for edit, values in (
        ({"do": "drop", "fact": film}, ["slow", "funny"]),
        ({"do": "replace", "fact": slow, "by": gentle}, ["gentle", "funny"]),
        ({"do": "pin", "fact": funny}, ["gentle", "funny"]),
    ):
        ledger = client.patch(address, json=edit).json()["ledger"]
        assert [fact["value"] for fact in ledger] == values
    assert [fact["value"] for fact in client.get("/v1/profile").json()["facts"]] == ["funny"]
    undone = client.patch(address, json={"do": "undo"}).json()["ledger"]
    assert {fact["scope"] for fact in undone} == {"conversation"}
    assert client.get("/v1/profile").json() == {"facts": []}


def test_an_edit_that_makes_no_sense_is_refused(client: TestClient) -> None:
    session = start(client)
    address = f"/v1/sessions/{session}/ledger"
    client.post(f"/v1/sessions/{session}/turns", json={"message": "a slow film"})
    (slow, _) = client.get(f"/v1/sessions/{session}").json()["ledger"]
    absent = {**slow, "value": "fast"}
    year = {**slow, "field": "year", "value": "soon"}
    for edit, status in (
        ({"do": "drop", "fact": absent}, 409),
        ({"do": "replace", "fact": slow, "by": year}, 409),
        ({"do": "drop"}, 422),
        ({"do": "sing"}, 422),
    ):
        assert client.patch(address, json=edit).status_code == status
    assert client.patch("/v1/sessions/none/ledger", json={"do": "undo"}).status_code == 404


def test_who_asks_to_be_forgotten_is(client: TestClient) -> None:
    session = start(client)
    client.post(f"/v1/sessions/{session}/turns", json={"message": "a slow film"})
    (slow, _) = client.get(f"/v1/sessions/{session}").json()["ledger"]
    client.patch(f"/v1/sessions/{session}/ledger", json={"do": "pin", "fact": slow})
    assert client.delete("/v1/profile").json() == {"conversations": 1}
    assert client.get("/v1/profile").json() == {"facts": []}
    assert client.get("/v1/sessions").json() == []
    assert client.get(f"/v1/sessions/{session}").status_code == 404


def test_an_item_is_found_by_its_id_with_slashes(client: TestClient) -> None:
    assert client.get("/v1/items/book-quick-1999").json()["title"] == "Quick Sun"
    missing = client.get("/v1/items/a/b")
    assert (missing.status_code, missing.json()) == (
        404,
        {"error": "catalogue 'starter' has no item 'a/b'"},
    )


def test_catalogues_are_listed(client: TestClient) -> None:
    (catalogue,) = client.get("/v1/catalogues").json()
    assert (catalogue["name"], catalogue["items"]) == ("starter", 2)


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "said"),
    [
        ("POST", "/v1/sessions/none/turns", {"message": "hi"}, 404, "'none'"),
        ("POST", "/v1/sessions", {"catalogue": "attic"}, 404, "'attic'"),
        ("POST", "/v1/sessions", {"catalog": "x"}, 422, "catalog: Extra inputs"),
        ("POST", "/v1/sessions", {"catalogue": "../x"}, 404, "cannot name a catalogue"),
        ("POST", "/v1/sessions/none/turns", {}, 422, "message: Field required"),
        ("GET", "/v1/nowhere", None, 404, "there is no /v1/nowhere"),
        ("PUT", "/v1/sessions", {}, 405, "asked with GET, POST, not with PUT"),
        ("TRACE", "/healthz", None, 405, "asked with GET, not with TRACE"),
        ("DELETE", "/v1/items/a/b", None, 405, "asked with GET"),
        ("TRACE", "/v1/nowhere", None, 404, "there is no /v1/nowhere"),
    ],
)
def test_errors_are_json_with_one_sentence(
    client: TestClient, method: str, path: str, body: Any, status: int, said: str
) -> None:
    response = client.request(method, path, json=body)
    assert response.status_code == status
    assert said in response.json()["error"]


def test_a_body_that_is_no_json_is_an_error_in_json(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    response = client.post("/v1/sessions", content=b"{\xff", headers=headers)
    assert response.status_code in (400, 422)
    assert response.json()["error"]


def test_a_turn_that_fails_says_why_in_its_last_event(app: FakeApp, client: TestClient) -> None:
    app.trouble = "the disk is full; make room"
    response = client.post(f"/v1/sessions/{start(client)}/turns", json={"message": "a film"})
    assert events(response.text) == [("error", {"error": "the disk is full; make room"})]


def test_a_body_over_64_kb_is_refused(client: TestClient) -> None:
    response = client.post("/v1/sessions", json={"catalogue": "x" * 70_000})
    assert (response.status_code, response.json()) == (
        413,
        {"error": "the request is larger than 64 kB; say it shorter"},
    )


def test_half_an_emoji_does_not_reach_the_store(app: FakeApp, client: TestClient) -> None:
    session = start(client)
    body = b'{"message": "a film \\ud83d"}'
    headers = {"content-type": "application/json"}
    response = client.post(f"/v1/sessions/{session}/turns", content=body, headers=headers)
    assert response.status_code in (200, 422)
    assert all("\ud83d" not in message for message in app.heard)


def test_a_page_of_another_name_or_site_is_refused(client: TestClient) -> None:
    assert client.get("/v1/catalogues", headers={"host": "evil.example"}).status_code == 421
    posted = client.post("/v1/sessions", json={}, headers={"origin": "http://evil.example"})
    assert posted.status_code == 403
    assert client.get("/v1/catalogues", headers={"host": "localhost:7860"}).status_code == 200


def test_with_a_token_only_those_who_have_it_come_in(turns: Turns) -> None:
    client = client_of(turns, token="s3cret")
    assert client.get("/healthz").status_code == 200
    assert client.get("/v1/catalogues").status_code == 401
    wrong = {"authorization": "Bearer s3cre"}
    assert client.get("/v1/catalogues", headers=wrong).status_code == 401
    right = {"authorization": "Bearer s3cret", "host": "shelf.example"}
    assert client.get("/v1/catalogues", headers=right).status_code == 200


def test_the_token_of_an_address_becomes_a_cookie(turns: Turns) -> None:
    client = client_of(turns, token="s3cret")
    response = client.get("/?token=s3cret", follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/"
    assert "HttpOnly" in response.headers["set-cookie"]
    assert client.get("/v1/catalogues").status_code == 200


def test_a_turn_can_bring_pictures_and_sounds(app: FakeApp, client: TestClient) -> None:
    body = {"message": "like this", "attachments": [{"data": "iVBORw0KGgo="}]}
    response = client.post(f"/v1/sessions/{start(client)}/turns", json=body)
    assert events(response.text)[-1][0] == "done"
    assert app.attached == [b"\x89PNG\r\n\x1a\n"]


@pytest.mark.parametrize(
    "attachments", [[{"data": "no base64!"}], [{"data": "AAAA"}] * 5, [{"path": "/etc/passwd"}]]
)
def test_attachments_of_another_form_are_refused(
    client: TestClient, attachments: list[dict[str, str]]
) -> None:
    body = {"message": "like this", "attachments": attachments}
    response = client.post(f"/v1/sessions/{start(client)}/turns", json=body)
    assert response.status_code == 422
    assert "attachments" in response.json()["error"]


def test_30_mb_of_video_fit_and_much_more_does_not(app: FakeApp, client: TestClient) -> None:
    address = f"/v1/sessions/{start(client)}/turns"
    body = {"message": "like this", "attachments": [{"data": "A" * 40_000_000}]}
    assert client.post(address, json=body).status_code == 200
    assert len(app.attached[0]) == 30_000_000
    refused = client.post(address, content=b'{"message": "' + b"x" * 47_000_000)
    assert (refused.status_code, "show smaller files" in refused.text) == (413, True)
