"""Waits for changes in folders. watchfiles, and nothing else."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import watch

_BEGUN_MILLISECONDS = 500


def changes(folders: Sequence[Path]) -> Iterator[None]:
    """Yield once when watching has begun, then after every change, those while the caller worked included."""
    has_begun = False
    for changed in watch(*folders, rust_timeout=_BEGUN_MILLISECONDS, yield_on_timeout=True):
        if changed or not has_begun:
            has_begun = True
            yield
