import asyncio
import threading
import time
from collections.abc import Generator

import pytest

from agent.asking import Late, Watch
from agent.steps import Picked, Step, Worded
from ui.running import Running
from ui.threads import Threads

WORDED_AT_ONCE = 3
PICKED = Picked(picks=(), opening="")
WORDED = Worded(item_id="x", text="Slow.", by_model=True)
FACTS = Worded(item_id="x", text="A film.", by_model=False)


def test_who_waits_too_long_for_the_words_of_others_goes_on_without_the_model(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.threads.WORDS_WAIT_SECONDS", 0.2)
    told = threading.Event()

    def turn(watch: Watch) -> Generator[Step]:
        yield PICKED
        try:
            watch.check()
        except Late:
            yield FACTS
            return
        assert told.wait(20)
        yield WORDED

    async def many() -> None:
        threads = Threads(64, 1)
        first, second = Running(), Running()
        turns = [(one, turn(Watch(one.cancelled, time.monotonic() + 60))) for one in (first, second)]
        assert [await threads.advance(*one) for one in turns] == [PICKED, PICKED]
        words = asyncio.ensure_future(threads.advance(*turns[0]))
        while not first.thread:
            await asyncio.sleep(0.01)
        assert await threads.advance(*turns[1]) == FACTS
        assert await threads.advance(*turns[1]) is None  # the rest waits for nobody
        told.set()
        assert await words == WORDED

    asyncio.run(many())


def test_first_picks_do_not_wait_for_the_words_of_others() -> None:
    told = threading.Event()

    def turn() -> Generator[Step]:
        yield PICKED
        assert told.wait(20)
        yield WORDED

    async def many() -> None:
        threads = Threads(64, WORDED_AT_ONCE)
        every = [(Running(), turn()) for _ in range(WORDED_AT_ONCE + 2)]
        assert [await threads.advance(*one) for one in every] == [PICKED] * len(every)
        words = [asyncio.ensure_future(threads.advance(*one)) for one in every]
        while sum(one.thread != 0 for one, _ in every) < WORDED_AT_ONCE:
            await asyncio.sleep(0.01)
        ahead = [threads.ahead_of(one) for one, _ in every]
        assert ahead == [0] * WORDED_AT_ONCE + [WORDED_AT_ONCE, WORDED_AT_ONCE + 1]
        assert await asyncio.wait_for(threads.advance(Running(), turn()), 10) == PICKED
        words[-1].cancel()
        await asyncio.sleep(0)
        told.set()
        assert await asyncio.gather(*words[:-1]) == [WORDED] * (len(words) - 1)
        assert threads.ahead_of(every[-1][0]) == 0

    asyncio.run(many())
