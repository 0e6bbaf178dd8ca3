"""Who may embed the widget, with which key, and how often they may ask."""

import gzip
from typing import Any

import pytest
from starlette.testclient import TestClient

from agent import App, Settings
from retrieval.catalogue import Catalogues
from retrieval.models import Item, ShelftalkError
from tests.fakes import WordEncoder
from tests.ui.conftest import unheard
from tests.ui.fakes import FakeApp
from tests.ui.test_api import client_of, start
from ui.turns import Turns
from ui.visitors import Rate, Visitors

SHOP = "https://shop.example"


def client(app: FakeApp, token: str = "", **settings: Any) -> TestClient:
    app.settings = app.settings.model_copy(update={"origins": (SHOP,), **settings})
    return client_of(Turns(app.as_app()), token)


def ask(client: TestClient, origin: str = SHOP, key: str = "", language: str = "en") -> tuple[int, str]:
    headers = {"origin": origin, "accept-language": language, **({"x-shelftalk-key": key} if key else {})}
    response = client.post("/v1/sessions", json={}, headers=headers)
    return response.status_code, response.json().get("error", "")


@pytest.mark.parametrize("token", ["", "s3cret"])
def test_a_page_on_the_list_may_hold_a_conversation_and_nothing_else(app: FakeApp, token: str) -> None:
    shop = client(app, token)
    session = shop.post("/v1/sessions", json={}, headers={"origin": SHOP})
    assert session.headers["access-control-allow-origin"] == SHOP
    assert "origin" in session.headers["vary"]
    address = f"/v1/sessions/{session.json()['id']}"
    headers = {"origin": SHOP}
    assert shop.post(f"{address}/turns", json={"message": "a film"}, headers=headers).status_code == 200
    assert shop.delete(address, headers=headers).status_code == 204
    for path in (
        "/v1/sessions",
        "/v1/profile",
        "/v1/catalogues",
        "/metrics",
        "/mcp",
        "/v1/chat/completions",
        "/v1/openapi.json",
        "/",
    ):
        assert shop.get(path, headers=headers).status_code == 403


def test_what_a_visitor_says_for_good_holds_for_that_visitor_alone(engine: App) -> None:
    turns = Turns(engine)
    engine.settings = engine.settings.model_copy(update={"origins": (SHOP,)})
    shop, headers = client_of(turns), {"origin": SHOP}
    mine = start(shop)
    theirs, others = (shop.post("/v1/sessions", json={}, headers=headers).json()["id"] for _ in range(2))
    for session, message in ((theirs, "no horror, ever"), (others, "a film"), (mine, "no comedy, ever")):
        shop.post(f"/v1/sessions/{session}/turns", json={"message": message}, headers=headers)
    shop.post(f"/v1/sessions/{theirs}/turns", json={"message": "start over"}, headers=headers)
    ledgers = [shop.get(f"/v1/sessions/{s}").json()["ledger"] for s in (theirs, others, mine, start(shop))]
    refused = [[fact["value"] for fact in ledger if fact["role"] == "rejected"] for ledger in ledgers]
    assert refused == [["horror"], [], ["comedy"], ["comedy"]]
    assert [one["id"] for one in shop.get("/v1/sessions").json()] == [mine]


@pytest.mark.parametrize("origin", ["https://evil.example", "https://shop.example.evil", "null", "x"])
@pytest.mark.parametrize("token", ["", "s3cret"])
def test_a_page_that_is_not_on_the_list_is_refused(app: FakeApp, token: str, origin: str) -> None:
    shop = client(app, token)
    response = shop.post("/v1/sessions", json={}, headers={"origin": origin})
    assert response.status_code == (401 if token else 403)
    assert "access-control-allow-origin" not in response.headers


def test_a_browser_is_told_beforehand_what_a_page_may_send(app: FakeApp) -> None:
    asked = {"origin": SHOP, "access-control-request-method": "POST"}
    allowed = client(app).options("/v1/feedback", headers=asked)
    assert allowed.status_code == 204
    assert "x-shelftalk-key" in allowed.headers["access-control-allow-headers"]
    refused = client(app).options("/v1/feedback", headers={**asked, "origin": "https://evil.example"})
    assert "access-control-allow-origin" not in refused.headers


def test_where_sites_have_keys_a_page_must_send_one(app: FakeApp) -> None:
    shop = client(app, site_keys=("pk-a", "pk-b"))
    assert ask(shop, key="pk-b")[0] == 201
    assert ask(shop)[0] == 403
    assert "public keys" in ask(shop, key="pk-c")[1]
    assert start(shop)  # who is not a page of another site needs none


def test_who_asks_too_often_is_told_when_to_come_back(app: FakeApp) -> None:
    shop = client(app, visitor_requests=2)
    assert [ask(shop)[0] for _ in range(3)] == [201, 201, 429]
    assert "ask again in" in ask(shop)[1]
    assert "秒再问" in ask(shop, language="zh-CN")[1]
    response = shop.post("/v1/sessions", json={}, headers={"origin": SHOP})
    assert 0 < int(response.headers["retry-after"]) <= 30
    assert response.headers["access-control-allow-origin"] == SHOP


def test_a_site_has_a_limit_of_its_own(app: FakeApp) -> None:
    shop = client(app, site_keys=("pk-a", "pk-b"), site_requests=1, visitor_requests=5)
    assert [ask(shop, key=key)[0] for key in ("pk-a", "pk-a", "pk-b")] == [201, 429, 201]


def test_the_rate_is_refilled_evenly_and_names_are_apart() -> None:
    now = [0.0]
    rate = Rate(6, lambda: now[0])
    assert [rate.seconds_until_next("a") for _ in range(7)] == [0] * 6 + [10]
    assert rate.seconds_until_next("b") == 0
    now[0] = 9
    assert rate.seconds_until_next("a") == 1
    now[0] = 10
    assert [rate.seconds_until_next("a"), rate.seconds_until_next("a")] == [0, 10]
    now[0] = 10_000
    assert [rate.seconds_until_next("a") for _ in range(7)] == [0] * 6 + [10]


@pytest.mark.parametrize("origin", ["shop.example", "https://shop.example/", "https://a@b", "ftp://x", "*"])
def test_an_origin_no_browser_would_send_is_a_mistake_in_the_settings(
    origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELFTALK_ORIGINS", f"https://right.example, {origin}")
    with pytest.raises(ShelftalkError, match="SHELFTALK_ORIGINS"):
        Visitors(Settings())


def test_when_all_places_are_taken_the_next_is_asked_to_come_back(app: FakeApp) -> None:
    shop = client(app, at_once=1)
    turns = Turns(app.as_app())
    assert turns.refusal("a film") == ""
    app.settings = app.settings.model_copy(update={"at_once": 0})  # as if the one place were taken
    for message, sentence in (("a film", "ask again in a minute"), ("想看电影", "过一分钟再问")):
        response = shop.post(f"/v1/sessions/{start(shop)}/turns", json={"message": message})
        assert (response.status_code, response.headers["retry-after"]) == (503, "30")
        assert sentence in response.json()["error"]


def test_the_widget_is_small_and_any_page_may_load_it(app: FakeApp) -> None:
    shop = client(app, token="s3cret")
    response = shop.get("/widget.js")
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert len(gzip.compress(response.content)) <= 25_000
    unchanged = shop.get("/widget.js", headers={"if-none-match": response.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


def test_the_widget_needs_nothing_a_strict_policy_forbids(app: FakeApp) -> None:
    code = client(app).get("/widget.js").text
    for forbidden in ("innerHTML", "eval(", "new Function", "document.write", ".style.", "window.", "cookie"):
        assert forbidden not in code


def test_a_key_for_one_catalogue_opens_no_other(app: FakeApp) -> None:
    item = Item(id="o", title="Other Rain", medium="film")
    Catalogues(app.settings.catalogues).add("shop", [item], (WordEncoder(),), unheard)
    site = client(app, site_keys=("pk-all", "pk-shop:shop"))

    def begin(key: str, catalogue: str) -> Any:
        headers = {"origin": SHOP, "x-shelftalk-key": key}
        return site.post("/v1/sessions", json={"catalogue": catalogue}, headers=headers)

    assert begin("pk-shop", "").json()["catalogue"] == "shop"
    assert begin("pk-shop", "shop").status_code == 201
    assert begin("pk-shop", "starter").status_code == 403
    assert begin("pk-all", "starter").status_code == 201
    assert begin("pk-shop:shop", "").status_code == 403


def test_a_page_may_see_pictures_of_its_own_catalogue_alone(app: FakeApp) -> None:
    site = client(app, site_keys=("pk-shop:starter",))
    key = {"origin": SHOP, "x-shelftalk-key": "pk-shop"}
    answers = {
        catalogue: site.get(f"/v1/pictures?item=x&catalogue={catalogue}", headers=key)
        for catalogue in ("starter", "other")
    }
    assert {name: answer.status_code for name, answer in answers.items()} == {"starter": 404, "other": 403}
    assert site.get("/v1/pictures?item=x", headers={"origin": SHOP}).status_code == 403


def test_a_video_of_a_visitor_fits_and_a_larger_body_does_not(app: FakeApp) -> None:
    shop, headers = client(app), {"origin": SHOP}
    address = f"/v1/sessions/{start(shop)}/turns"
    for size, status in ((8_000_000, 200), (13_000_000, 413)):
        turn = {"message": "like this", "attachments": [{"data": "A" * size}]}
        assert shop.post(address, json=turn, headers=headers).status_code == status
