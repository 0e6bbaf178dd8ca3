"""Files of strangers are worked on in a process of its own, which may hang, fill the memory or break down."""

import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

Work = Callable[[str], bytes]
"""Takes the path of a file; must be a function that another process can import."""
_BYTES = 2_000_000_000
"""Of memory it may take, beside what the process has when it starts."""


class Lost(Enum):
    """Why there is no answer."""

    LATE = "late"
    BROKEN = "broken"


class Apart:
    """Does the work on one file after the other; started when first needed."""

    def __init__(self, work: Work, seconds: float) -> None:
        self._work = work
        self._seconds = seconds
        # a fork would take the models of this process along
        self._context = multiprocessing.get_context("spawn")
        self._running: tuple[BaseProcess, Connection] | None = None

    def of(self, file: str) -> bytes | Lost:
        """Return what the work makes of the file."""
        process, connection = self._running or self._started()
        try:
            connection.send(file)
            if connection.poll(self._seconds):
                return connection.recv_bytes()
            lost = Lost.LATE
        except (EOFError, OSError):
            lost = Lost.BROKEN
        process.kill()
        self.close()
        return lost

    def close(self) -> None:
        if self._running:
            process, connection = self._running
            connection.close()
            process.join(5)
            self._running = None

    def _started(self) -> tuple[BaseProcess, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work_on_all, args=(theirs, self._work), daemon=True)
        process.start()
        theirs.close()
        # importing what it needs is not the file's time
        ours.recv_bytes()
        self._running = process, ours
        return self._running


def _work_on_all(asked: Connection, work: Work) -> None:
    _quiet()
    asked.send_bytes(b"ready")
    with suppress(EOFError, BrokenPipeError):
        while True:
            asked.send_bytes(work(asked.recv()))


def _quiet() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends this
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  as long as the process
    os.dup2(sys.stderr.fileno(), 2)  # libraries written in C complain there
    warnings.simplefilter("ignore")
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    pages = Path("/proc/self/statm")
    used = int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (used + _BYTES, resource.RLIM_INFINITY))
