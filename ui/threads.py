"""Which step gets a thread: what leads to picks at once, the words of cards a few turns at a time."""

from collections.abc import Generator

from anyio import CapacityLimiter, to_thread

from agent.steps import Step

from .running import Running


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
        if not running.is_worded:
            return await self._run(running, turn, self._picking)
        self._queue[running] = None
        try:
            return await self._run(running, turn, self._wording)
        finally:
            self._queue.pop(running, None)

    def ahead_of(self, running: Running) -> int:
        """Return how many turns are worded before this one gets a thread; 0 when it does not wait."""
        queue = list(self._queue)
        return queue.index(running) + self._worded_at_once if running in queue else 0

    async def _run(self, running: Running, turn: Generator[Step], limiter: CapacityLimiter) -> Step | None:
        def begin() -> Step | None:
            self._queue.pop(running, None)
            return running.advance(turn)

        return await to_thread.run_sync(begin, abandon_on_cancel=True, limiter=limiter)
