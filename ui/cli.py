"""Where the command line begins and ends: one line where something goes wrong, and the exit code."""

# only what loads at once: what comes later can be interrupted, and then ends in one line as well
import os
import signal
import sys
import threading
from collections.abc import Sequence
from io import TextIOWrapper
from types import FrameType

FAILED = 1
INTERRUPTED = 130
_AGAIN_SECONDS = 2.0


def main() -> None:
    signal.signal(signal.SIGINT, _interrupt)
    code = run(sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line; return 0 done, 1 failed, 2 wrong use, 130 interrupted."""
    _accept_any_encoding()
    try:
        code = _carried_out(arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        print("shelftalk: interrupted", file=sys.stderr)
    _flush_quietly()
    return code


def _carried_out(arguments: Sequence[str]) -> int:
    from retrieval.models import ShelftalkError

    from .commands import commands
    from .plain_text import printable

    try:
        commands(list(arguments), prog_name="shelftalk")
    except SystemExit as end:
        return int(end.code or 0)
    except ShelftalkError as error:
        print("shelftalk:", printable(" ".join(str(error).split())), file=sys.stderr)
        return FAILED
    return 0


def _interrupt(number: int, _: FrameType | None) -> None:
    # where a C library has called back into Python, the exception is lost: raise it until it is heard
    again = threading.Timer(_AGAIN_SECONDS, signal.raise_signal, (number,))
    again.daemon = True
    again.start()
    raise KeyboardInterrupt


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


if __name__ == "__main__":
    main()
