"""Files of strangers are read in a process of its own, which may hang, fill the memory or break down."""

import multiprocessing
import os
import signal
import sys
import warnings
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from .forms import Form
from .readings import Reading, read_file

SECONDS = 30.0
"""A file may take."""
_BYTES = 2_000_000_000
"""Of memory it may take, beside what the process has when it starts."""


class Reader:
    """Reads one file after the other; started when first needed."""

    def __init__(self, covers: Path, seconds: float = SECONDS) -> None:
        self._covers = covers
        self._seconds = seconds
        # a fork would take the models of this process along
        self._context = multiprocessing.get_context("spawn")
        self._running: tuple[BaseProcess, Connection] | None = None

    def read(self, file: str) -> Reading:
        process, connection = self._running or self._started()
        try:
            connection.send(file)
            if connection.poll(self._seconds):
                return Reading.model_validate_json(connection.recv_bytes())
            reason = f"reading it took more than {self._seconds:.0f} seconds"
        except (EOFError, OSError):
            reason = "it is damaged: reading it broke down"
        process.kill()
        self.close()
        return Reading(form=Form.OTHER, reason=reason)

    def close(self) -> None:
        if self._running:
            process, connection = self._running
            connection.close()
            process.join(5)
            self._running = None

    def _started(self) -> tuple[BaseProcess, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_read_all, args=(theirs, self._covers), daemon=True)
        process.start()
        theirs.close()
        # importing what it needs is not the file's time
        ours.recv_bytes()
        self._running = process, ours
        return self._running


def _read_all(asked: Connection, covers: Path) -> None:
    _quiet()
    asked.send_bytes(b"ready")
    with suppress(EOFError, BrokenPipeError):
        while True:
            asked.send_bytes(read_file(Path(asked.recv()), covers).model_dump_json().encode())


def _quiet() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends this
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  as long as the process
    warnings.simplefilter("ignore")
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    pages = Path("/proc/self/statm")
    used = int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (used + _BYTES, resource.RLIM_INFINITY))
