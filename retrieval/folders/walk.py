"""A folder becomes the files below it, in an order that keeps together what belongs together."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from retrieval.file_facts import stamped
from retrieval.models import Record
from retrieval.rows import BadLine

_JUNK = frozenset(
    {
        "@eadir",
        "__macosx",
        "$recycle.bin",
        "system volume information",
        "lost+found",
        "desktop.ini",
        "thumbs.db",
    }
)
_PART = re.compile(r"(cd|dis[ck]|season|series|staffel|saison)[\s._-]*\d{1,3}|specials|第.{1,3}[季部]", re.I)
"""Folders that are a part of the one they lie in."""
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
_NOT_UTF8 = re.compile("[\udc80-\udcff]")


class Found(NamedTuple):
    path: str
    shelf: str
    """The folder whose files make works together: an album with its discs, a series with its seasons."""
    size: int
    stamp: str
    """Path, size and time: what was read of the file holds as long as this is the same."""


class Walked(Record):
    files: tuple[Found, ...]
    unread: tuple[BadLine, ...]


def walk(root: Path) -> Walked:
    """Return every file below the folder; links are followed, each folder is entered once."""
    files: list[Found] = []
    unread: list[BadLine] = []
    for each in _below(root):
        if isinstance(each, Found):
            files.append(each)
        else:
            unread.append(each)
    files.sort(key=_order)
    return Walked.model_construct(files=tuple(files), unread=tuple(unread))


def _order(file: Found) -> tuple[str, bool, str]:
    # pictures last: whether one is a cover shows by what lies beside it
    return file.shelf, PurePath(file.path).suffix.lower() in _PICTURES, file.path


def _below(root: Path) -> Iterator[Found | BadLine]:
    folders = [(str(root), str(root))]
    entered: set[tuple[int, int]] = set()
    while folders:
        folder, shelf = folders.pop()
        try:
            about = os.stat(folder)
            names = sorted(os.listdir(folder)) if (about.st_dev, about.st_ino) not in entered else []
        except OSError as error:
            yield BadLine(place=folder, reason=f"the folder cannot be read: {error.strerror}")
            continue
        entered.add((about.st_dev, about.st_ino))
        for name in names:
            if name.startswith(".") or name.lower() in _JUNK:
                continue
            each = _entry(folder, shelf, name)
            if isinstance(each, str):
                folders.append((each, shelf if _PART.fullmatch(name) else each))
            elif each:
                yield each


def _entry(folder: str, shelf: str, name: str) -> Found | BadLine | str | None:
    """Return a file, a folder's path, what is wrong with it, or None for devices and the like."""
    path = os.path.join(folder, name)
    if _NOT_UTF8.search(path):
        return BadLine(place=path, reason="the name is not UTF-8; rename it")
    try:
        about = os.stat(path)
    except OSError as error:
        return BadLine(place=path, reason=f"it cannot be read: {error.strerror}")
    if stat.S_ISDIR(about.st_mode):
        return path
    if not stat.S_ISREG(about.st_mode):
        return None
    return Found(path, shelf, about.st_size, stamped(path, about))
