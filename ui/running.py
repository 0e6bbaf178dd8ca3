"""A turn under way: the thread its steps are made in, how it is ended, and the files it sees."""

import threading
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from agent import Cancelled, Ending
from agent.steps import Done, Picked, Step


class Running:
    """One of them."""

    def __init__(self) -> None:
        self.cancelled = Ending()
        self.is_worded = False
        """Whether its picks are there, and the words of their cards are what is left."""
        self.waited_seconds = 0.0
        """For the words of others, over all of its cards."""
        self.thread = 0
        """That makes a step of it now, if any."""
        self._advancing = threading.Lock()

    def advance(self, turn: Generator[Step]) -> Step | None:
        with self._advancing:
            self.thread = threading.get_ident()
            try:
                step = next(turn, None)
            finally:
                self.thread = 0
            if isinstance(step, Picked | Done):
                self.is_worded = isinstance(step, Picked)
            if step is not None and not isinstance(step, Done) and self.cancelled.is_set():
                turn.close()
                raise Cancelled  # a turn that only ended would look as if it went on
            return step

    def end(self, turn: Generator[Step]) -> None:
        """Let the turn end: while its next step is made it hears of it there, between steps it is closed."""
        self.cancelled.set()
        if self._advancing.acquire(blocking=False):
            turn.close()
            self._advancing.release()


def with_files(files: Sequence[bytes], turn: Callable[..., Generator[Step]]) -> Generator[Step]:
    if not files:
        yield from turn(attached=())
        return
    # encoders read files; these are gone when the turn is over
    with TemporaryDirectory(prefix="shelftalk-", ignore_cleanup_errors=True) as folder:
        attached = [Path(folder, str(number)) for number in range(len(files))]
        for place, content in zip(attached, files, strict=True):
            place.write_bytes(content)
        yield from turn(attached=attached)
