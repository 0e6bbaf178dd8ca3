"""Which step gets a thread: what leads to picks at once, the words of cards a few turns at a time."""

import time
from collections.abc import Generator

from anyio import CapacityLimiter, move_on_after, to_thread

from agent.steps import Step

from .running import Running

WORDS_WAIT_SECONDS = 30.0
"""That the cards of a turn wait for the words of others: then it goes on without the model, and says so."""


class Threads:
    """Lends threads to the steps of all turns, in the order in which they ask."""

    def __init__(self, at_once: int, worded_at_once: int) -> None:
        # pools of their own: turns must not keep quick requests waiting
        self._picking = CapacityLimiter(at_once)
        self._wording = CapacityLimiter(worded_at_once)
        self._worded_at_once = worded_at_once
        self._queue: dict[Running, None] = {}

    async def advance(self, running: Running, turn: Generator[Step]) -> Step | None:
        """Return the next step of the turn, None after the last."""
        if not running.is_worded or running.cancelled.without_model or not await self._may_word(running):
            return await self._run(running, turn)
        try:
            return await self._run(running, turn)
        finally:
            self._wording.release_on_behalf_of(running)

    def ahead_of(self, running: Running) -> int:
        """Return how many turns are worded before this one gets a thread; 0 when it does not wait."""
        queue = list(self._queue)
        return queue.index(running) + self._worded_at_once if running in queue else 0

    async def _may_word(self, running: Running) -> bool:
        """Wait for a place among the turns that are worded; after too long the model is left out."""
        self._queue[running] = None
        begun = time.monotonic()
        try:
            with move_on_after(max(0.0, WORDS_WAIT_SECONDS - running.waited_seconds)):
                await self._wording.acquire_on_behalf_of(running)
                return True
        finally:
            self._queue.pop(running, None)
            running.waited_seconds += time.monotonic() - begun
        running.cancelled.without_model = True
        return False

    async def _run(self, running: Running, turn: Generator[Step]) -> Step | None:
        return await to_thread.run_sync(running.advance, turn, abandon_on_cancel=True, limiter=self._picking)
