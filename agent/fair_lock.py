"""Who is answered next: one caller at a time, in the order they came."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

PATIENCE = 4  # times a waiter lets others go before
CHECK_SECONDS = 0.2  # between two looks whether a waiter is still wanted


class _Waiter:
    def __init__(self, in_haste: bool) -> None:
        self.thread = threading.get_ident()
        self.in_haste = in_haste
        self.overtaken = 0
        self.turn = threading.Event()

    def gives_way(self) -> bool:
        return not self.in_haste and self.overtaken < PATIENCE


class FairLock:
    """A lock whose waiters get it in the order they asked for it, those in haste before the others.

    Nobody is overtaken more than PATIENCE times.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self.waiting: list[_Waiter] = []
        """In the order in which they will get it."""
        self._held = False

    @contextmanager
    def turn(
        self, *, in_haste: bool = False, check: Callable[[], object] = bool
    ) -> Generator[None, None, None]:
        """Hold the lock; an error that `check`, called again and again, raises ends the waiting."""
        waiter = _Waiter(in_haste)
        with self._guard:
            if self._held:
                self._queue(waiter)
            else:
                self._held = True
                waiter.turn.set()
        try:
            while not waiter.turn.wait(CHECK_SECONDS):
                check()
            yield
        finally:
            self._leave(waiter)

    def ahead_of(self, thread: int) -> int:
        """Return how many get the lock before this thread; 0 when it does not wait."""
        with self._guard:
            places = (place for place, waiter in enumerate(self.waiting, 1) if waiter.thread == thread)
            return next(places, 0)

    def _queue(self, waiter: _Waiter) -> None:
        place = len(self.waiting)
        while waiter.in_haste and place and self.waiting[place - 1].gives_way():
            place -= 1
            self.waiting[place].overtaken += 1
        self.waiting.insert(place, waiter)

    def _leave(self, waiter: _Waiter) -> None:
        with self._guard:
            if waiter in self.waiting:  # interrupted while waiting
                self.waiting.remove(waiter)
            elif self.waiting:
                self.waiting.pop(0).turn.set()
            else:
                self._held = False
