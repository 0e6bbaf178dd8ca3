"""The OpenAI-compatible door, through the official client."""

from collections.abc import Iterator
from typing import Any

import httpx
import openai
import pytest

from agent import App
from tests.ui.fakes import FakeApp
from tests.ui.serving import served
from ui.markdown import escaped


@pytest.fixture
def url(engine: App) -> Iterator[str]:
    with served(engine) as url:
        yield url


@pytest.fixture
def client(url: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0) as client:
        yield client


def said(client: openai.OpenAI, *messages: tuple[str, str]) -> str:
    reply = client.chat.completions.create(model="starter", messages=_messages(messages))
    return reply.choices[0].message.content or ""


def _messages(messages: tuple[tuple[str, str], ...]) -> Any:
    return [{"role": role, "content": text} for role, text in messages]


def test_the_reply_lists_the_picks(client: openai.OpenAI) -> None:
    reply = client.chat.completions.create(
        model="starter", messages=[{"role": "user", "content": "a slow, melancholy film"}]
    )
    text = reply.choices[0].message.content or ""
    assert "1. **Slow Rain** (1982) · film · Ann Lee · 117 min" in text
    assert reply.choices[0].finish_reason == "stop"
    assert reply.model_extra
    assert reply.model_extra["shelftalk"]["picks"][0]["id"] == "film-slow-rain-1982"


def test_the_streamed_reply_is_the_same_text(client: openai.OpenAI) -> None:
    asked = _messages((("user", "一部慢电影"),))
    chunks = list(
        client.chat.completions.create(
            model="starter", messages=asked, stream=True, stream_options={"include_usage": True}
        )
    )
    pieces = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
    assert "".join(pieces) == said(client, ("user", "一部慢电影"))
    assert sum(bool(piece) for piece in pieces) > 2
    assert "**慢雨**（1982）" in "".join(pieces)
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"
    assert chunks[-1].usage


def test_earlier_messages_are_the_ledger_and_what_was_shown_is_not_shown_again(
    client: openai.OpenAI,
) -> None:
    asked = "a slow film, no comedies"
    first = said(client, ("user", asked))
    assert "Slow Rain" in first
    history = (("system", "You are a pirate."), ("user", asked), ("assistant", first))
    reply = client.chat.completions.create(
        model="starter", messages=_messages((*history, ("user", "something else")))
    )
    assert reply.model_extra
    own = reply.model_extra["shelftalk"]
    facts = {(fact["role"], fact["value"]) for fact in own["ledger"]}
    assert {("target", "film"), ("target", "slow"), ("rejected", "comedy")} <= facts
    assert "film-slow-rain-1982" not in [pick["id"] for pick in own["picks"]]


def test_nothing_of_it_is_kept(client: openai.OpenAI, engine: App) -> None:
    said(client, ("user", "a slow film"), ("assistant", "1. **Slow Rain** (1982)"), ("user", "another"))
    assert engine.conversations.all() == ()


def test_catalogues_are_models(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["starter"]
    assert client.models.retrieve("starter").owned_by == "shelftalk"
    with pytest.raises(openai.NotFoundError, match="there is no 'attic'"):
        client.chat.completions.create(model="attic", messages=_messages((("user", "x"),)))


UNANSWERABLE: list[tuple[dict[str, Any], str]] = [
    ({"messages": []}, "messages: List should have at least 1 item"),
    ({"messages": [{"role": "assistant", "content": "hi"}]}, "the last one must be the user's"),
    ({"messages": [{"role": "god", "content": "hi"}]}, "messages.0.role"),
    ({"messages": [{"role": "user", "content": "x"}], "n": 2}, "there is one reply"),
    ({"messages": [{"role": "user", "content": "x"}], "tools": [{}]}, "no tools are called"),
    ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, "'image_url' are not read"),
    ({"messages": "x", "stream": "perhaps"}, "messages: Input should be a valid list"),
]


@pytest.mark.parametrize(("body", "sentence"), UNANSWERABLE)
def test_what_cannot_be_answered_is_said_in_the_form_of_openai(
    url: str, body: dict[str, Any], sentence: str
) -> None:
    response = httpx.post(f"{url}/v1/chat/completions", json={"model": "starter", **body})
    assert response.status_code in (400, 422)
    assert sentence in response.json()["error"]["message"]


def test_parts_of_text_are_read_together(client: openai.OpenAI) -> None:
    parts: Any = [{"type": "text", "text": "a slow"}, {"type": "text", "text": "film"}]
    reply = client.chat.completions.create(model="starter", messages=[{"role": "user", "content": parts}])
    assert "Slow Rain" in (reply.choices[0].message.content or "")


@pytest.mark.parametrize("stream", [True, False])
def test_a_client_that_goes_away_ends_the_turn(app: FakeApp, stream: bool) -> None:
    app.pause_seconds = 60
    body = {"messages": [{"role": "user", "content": "a film"}], "stream": stream}
    # on a busy machine the turn may begin only after a second or two
    with served(app) as url, httpx.Client(timeout=4) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.post(f"{url}/v1/chat/completions", json=body)
        assert app.left.wait(20)


def test_a_failure_in_the_middle_of_a_stream_reaches_the_client(app: FakeApp) -> None:
    app.trouble = "the disk is full; make room"
    with served(app) as url, openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0) as client:
        stream = client.chat.completions.create(
            model="starter", messages=_messages((("user", "a film"),)), stream=True
        )
        with stream, pytest.raises(openai.APIError, match="the disk is full"):
            list(stream)
        with pytest.raises(openai.BadRequestError, match="the disk is full"):
            said(client, ("user", "a film"))


def test_with_a_token_the_key_of_the_client_is_the_token(app: FakeApp) -> None:
    with served(app, token="s3cret") as url:
        for key, comes_in in (("s3cret", True), ("wrong", False)):
            with openai.OpenAI(base_url=f"{url}/v1", api_key=key, max_retries=0) as client:
                if comes_in:
                    assert "Slow Rain" in said(client, ("user", "a slow film"))
                    continue
                with pytest.raises(openai.AuthenticationError, match="a token is needed"):
                    said(client, ("user", "a slow film"))


def test_text_of_items_cannot_become_markdown() -> None:
    assert escaped("[x](javascript:a) **b**\n# <img>") == r"\[x\](javascript:a) \*\*b\*\* # \<img>"
