"""Many people at once: sessions that ask at the same time, and whether each gets what is its own.

    python -m tests.benchmarks.load                    a server of its own, without a language model
    python -m tests.benchmarks.load --url http://127.0.0.1:7860 --seconds 300

It ends by itself. Exit code 1: a session got another's turn, lost one, or met an error that is no polite
refusal.
"""

import argparse
import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import httpx

from retrieval.models import Record
from ui.admin import quantile
from ui.words import WORDS

LOCAL = ("127.0.0.1", "localhost", "::1")
LONGEST_SECONDS = 900
POLITE = {words.busy for words in WORDS.values()}
WISHES = (
    "a slow film about rain",
    "想看一部安静的电影",
    "no horror, something funny",
    "短一点的书",
    "another one",
    "再来几个不一样的",
)


class Asked(Record):
    """What came of one question."""

    outcome: str
    """"done", "refused", or what went wrong."""
    first_picks: float = 0.0
    total: float = 0.0
    cards: int = 0
    cards_by_model: int = 0
    degraded: bool = False
    """Whether the reply says that the model did not help, at its deadline for one."""


class Person:
    """One session that asks again and again; every message bears its own mark."""

    def __init__(self, client: httpx.AsyncClient, number: int) -> None:
        self._client = client
        self._mark = f"[{number}]"
        self._session = ""
        self.asked: list[Asked] = []
        self.faults: list[str] = []
        self._answered: list[str] = []

    async def live(self, end: float) -> None:
        """Ask until the time is over, then compare what is kept with what was answered."""
        begun = await self._client.post("/v1/sessions", json={})
        if begun.status_code != 201:
            self.faults.append(f"{self._mark} could not begin: {begun.status_code} {begun.text}")
            return
        self._session = begun.json()["id"]
        while not self.asked or time.monotonic() < end:
            wish = WISHES[len(self.asked) % len(WISHES)]
            asked = await self._ask(f"{wish} {self._mark}")
            self.asked.append(asked)
            if asked.outcome == "refused":
                await asyncio.sleep(1)
        kept = (await self._client.get(f"/v1/sessions/{self._session}")).json()
        messages = [turn["message"] for turn in kept.get("turns", ())]
        if messages != self._answered:
            self.faults.append(f"{self._mark} was answered {self._answered}, and {messages} are kept")
        await self._client.delete(f"/v1/sessions/{self._session}")

    async def _ask(self, message: str) -> Asked:
        begun, first, name = time.monotonic(), 0.0, ""
        last: dict[str, Any] = {}
        address = f"/v1/sessions/{self._session}/turns"
        async with self._client.stream("POST", address, json={"message": message}) as response:
            if response.status_code == 503:
                return Asked(outcome="refused")
            async for line in response.aiter_lines():
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                    first = first or (time.monotonic() - begun if name == "found" else 0.0)
                elif line.startswith("data: ") and name in ("done", "error"):
                    last = json.loads(line.removeprefix("data: "))
        if name == "done":
            self._check(last, message)
            self._answered.append(message)
            return _done(last, first_picks=first, total=time.monotonic() - begun)
        said = str(last.get("error", "")) or f"cut off after {name or response.status_code}"
        return Asked(outcome="refused" if said in POLITE else said)

    def _check(self, answer: dict[str, Any], message: str) -> None:
        if answer["session"] != self._session:
            self.faults.append(f"{self._mark} got a turn of {answer['session']} for {message!r}")


def _done(answer: dict[str, Any], *, first_picks: float, total: float) -> Asked:
    return Asked(
        outcome="done",
        first_picks=first_picks,
        total=total,
        cards=len(answer["picks"]),
        cards_by_model=sum(pick["text_by_model"] for pick in answer["picks"]),
        degraded=bool(answer["degraded"]),
    )


async def many(url: str, sessions: int, seconds: float) -> list[Person]:
    end = time.monotonic() + seconds
    # a connection that was kept may be closed by the server just when it is used again
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
    async with httpx.AsyncClient(base_url=url, timeout=seconds + 300, limits=limits) as client:
        people = [Person(client, number) for number in range(sessions)]
        await asyncio.gather(*(person.live(end) for person in people))
    return people


def report(people: list[Person], seconds: float) -> bool:
    """Print what happened; return whether all went well."""
    asked = [one for person in people for one in person.asked]
    outcomes = Counter(one.outcome for one in asked)
    done = [one for one in asked if one.outcome == "done"]
    faults = [fault for person in people for fault in person.faults]
    print(f"{len(people)} sessions, {seconds:.0f} s: {dict(outcomes)}")
    for name, times in (
        ("first picks", [one.first_picks for one in done if one.first_picks]),
        ("whole turn", [one.total for one in done]),
    ):
        if times:
            print(
                f"{name}: p50 {quantile(0.5, times):.2f} s, p95 {quantile(0.95, times):.2f} s, n={len(times)}"
            )
    written, cards = sum(one.cards_by_model for one in done), sum(one.cards for one in done)
    degraded = sum(one.degraded for one in done)
    print(f"words by the model: {written} of {cards} cards; it did not help in {degraded} turns")
    for fault in faults[:10]:
        print(f"FAULT {fault}")
    return bool(done) and not faults and set(outcomes) <= {"done", "refused"}


@contextmanager
def own_server() -> Generator[str]:
    """Serve the real engine over the starter catalogue, with hashed words and a model that says nothing."""
    from agent import App, Settings
    from agent.build import build_starter
    from tests.fakes import WordEncoder
    from tests.scripted import scripted
    from tests.ui.serving import served

    with TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), cache=Path(folder))
        app = App(settings, scripted(), WordEncoder())
        build_starter(settings, app.encoder, lambda done, total, stage: None)
        try:
            with served(app) as url:
                yield url
        finally:
            app.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="Let many people ask at once.")
    parser.add_argument("--url", default="", help="a running server on this machine; its own if left out")
    parser.add_argument("--sessions", type=int, default=50, choices=range(1, 201), metavar="1..200")
    parser.add_argument("--seconds", type=float, default=20)
    given = parser.parse_args()
    if given.url and str(urlsplit(str(given.url)).hostname) not in LOCAL:
        parser.error("--url: only servers on this machine are loaded")
    seconds = min(given.seconds, LONGEST_SECONDS)
    if given.url:
        return 0 if report(asyncio.run(many(given.url, given.sessions, seconds)), seconds) else 1
    with own_server() as url:
        return 0 if report(asyncio.run(many(url, given.sessions, seconds)), seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
