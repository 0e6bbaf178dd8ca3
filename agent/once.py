"""What takes long to make is made once, also where many ask for it at the same moment."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Return a function that makes it at its first call; functools.cache lets every early caller make one."""
    made: list[T] = []
    making = Lock()

    def one() -> T:
        with making:
            if not made:
                made.append(make())
        return made[0]

    return one
