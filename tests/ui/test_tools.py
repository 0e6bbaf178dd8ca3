"""The tools of the Model Context Protocol, through the official client."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest
from mcp.client import Client

from agent import App
from tests.ui.serving import served

Used = Callable[[Client], Awaitable[Any]]


@pytest.fixture
def url(engine: App) -> Iterator[str]:
    with served(engine) as url:
        yield url


def with_client(url: str, use: Used) -> Any:
    async def connected() -> Any:
        async with Client(f"{url}/mcp") as client:
            return await use(client)

    return asyncio.run(connected())


def called(url: str, tool: str, **arguments: Any) -> dict[str, Any]:
    result = with_client(url, lambda client: client.call_tool(tool, arguments))
    assert not result.is_error, result.content
    return result.structured_content


def refused(url: str, tool: str, **arguments: Any) -> str:
    result = with_client(url, lambda client: client.call_tool(tool, arguments))
    assert result.is_error
    return result.content[0].text


def ids(result: dict[str, Any]) -> list[str]:
    return [item["id"] for item in result["items"]]


def test_the_tools_are_listed_with_what_they_take(url: str) -> None:
    tools = with_client(url, lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == ["recommend", "search", "similar", "explain"]
    assert all(tool.description and tool.input_schema["properties"] for tool in tools)


def test_recommending_goes_on_in_the_conversation_it_names(url: str) -> None:
    first = called(url, "recommend", wish="a slow film")
    assert first["picks"][0]["id"] == "film-slow-rain-1982"
    second = called(url, "recommend", wish="换一个", session=first["session"])
    assert second["language"] == "zh"
    assert {fact["value"] for fact in second["ledger"]} >= {"film", "slow"}
    assert "film-slow-rain-1982" not in [pick["id"] for pick in second["picks"]]


def test_searching_reads_the_words_by_rules(url: str) -> None:
    assert ids(called(url, "search", query="a film before 1960")) == ["film-old-road-1958"]
    assert ids(called(url, "search", query="1960年以前的电影")) == ["film-old-road-1958"]
    assert len(ids(called(url, "search", query="slow", limit=1))) == 1


def test_similar_works_leave_the_work_itself_out(url: str) -> None:
    found = ids(called(url, "similar", item="film-slow-rain-1982", limit=3))
    assert found[0] == "book-rain-1960"
    assert "film-slow-rain-1982" not in found


def test_an_item_is_explained_by_what_is_in_the_catalogue(url: str) -> None:
    fits = called(url, "explain", item="film-slow-rain-1982", wish="a slow film under two hours")
    assert fits["meets"]
    assert {"mood", "length"} <= {reason["kind"] for reason in fits["reasons"]}
    too_long = called(url, "explain", item="film-night-train-1995", wish="两小时以内的电影，别太吓人")
    assert not too_long["meets"]
    assert [reason["kind"] for reason in too_long["reasons"]] == ["caution"]


def test_mistakes_are_told_with_the_remedy(url: str) -> None:
    assert "has no item 'nothing'" in refused(url, "similar", item="nothing")
    assert "'attic'" in refused(url, "search", query="x", catalogue="attic")
    assert "no such conversation" in refused(url, "recommend", wish="x", session="none")
    assert "limit" in refused(url, "search", query="x", limit=1000)


def test_another_site_and_a_large_body_are_refused(url: str) -> None:
    foreign = httpx.post(f"{url}/mcp", json={}, headers={"origin": "https://evil.example"})
    assert foreign.status_code == 403
    large = httpx.post(f"{url}/mcp", content=b"x" * 70_000)
    assert large.status_code == 413
    broken = httpx.post(f"{url}/mcp", content=b"{", headers={"content-type": "application/json"})
    assert 400 <= broken.status_code < 500
