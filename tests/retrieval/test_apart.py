"""Work apart may hang, fill the memory or break down: that is an answer, and the next file has its own."""

import os
import time
from collections.abc import Iterator

import pytest

from retrieval.apart import Apart, Lost


def work(file: str) -> bytes:
    match file:
        case "a file that kills":
            os._exit(1)
        case "a file that hangs":
            time.sleep(60)
        case "a file that fills the memory":
            return bytes(10_000_000_000)
        case _:
            pass
    return file.encode()


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    apart = Apart(work, seconds=1)
    yield apart
    apart.close()


@pytest.mark.parametrize(
    ("file", "lost"),
    [
        ("a file that kills", Lost.BROKEN),
        ("a file that hangs", Lost.LATE),
        ("a file that fills the memory", Lost.BROKEN),
    ],
)
def test_what_goes_wrong_with_one_file_is_told_and_the_next_is_worked_on(
    apart: Apart, file: str, lost: Lost
) -> None:
    assert apart.of("fine") == b"fine"
    assert apart.of(file) is lost
    assert apart.of("fine again") == b"fine again"
