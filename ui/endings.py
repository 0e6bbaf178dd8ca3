"""How a command ends: its exit code, and one line where something went wrong."""

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper

from retrieval.models import ShelftalkError

from .plain_text import printable

FAILED = 1
INTERRUPTED = 130


def ended(command: Callable[[], object]) -> int:
    """Run the command; return the exit code: 0 done, 1 failed, 2 wrong use, 130 interrupted."""
    _accept_any_encoding()
    try:
        code = _code(command)
    except ShelftalkError as error:
        print("shelftalk:", printable(" ".join(str(error).split())), file=sys.stderr)
        code = FAILED
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        print("shelftalk: interrupted", file=sys.stderr)
    _flush_quietly()
    return code


def _code(command: Callable[[], object]) -> int:
    try:
        command()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _accept_any_encoding() -> None:
    # bytes that are no text, in or out, must not end a conversation
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _flush_quietly() -> None:
    """Write what is left; a reader that has gone, such as `head`, is no error."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
