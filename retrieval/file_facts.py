"""What was computed of files is kept by their path, size and time, so that it is computed once."""

from collections.abc import Iterable, Mapping
from os import stat_result
from pathlib import Path

from .vectors import connected, rows_of, set_up

_SCHEMA = """CREATE TABLE IF NOT EXISTS file_facts (
    about TEXT NOT NULL, file TEXT NOT NULL, fact BLOB NOT NULL, PRIMARY KEY (about, file)
) WITHOUT ROWID"""


class FileFacts:
    """A table beside the vectors, in the same SQLite file; `about` tells one kind of fact from another."""

    def __init__(self, path: Path, about: str) -> None:
        self._path = path
        self._about = about
        set_up(path, _SCHEMA)

    def known(self, files: Iterable[str]) -> dict[str, bytes]:
        """Return the facts by file as it was stamped, those there are."""
        query = "SELECT file, fact FROM file_facts WHERE about = ? AND file"
        return dict(rows_of(self._path, query, self._about, files))

    def keep(self, made: Mapping[str, bytes]) -> None:
        rows = [(self._about, file, fact) for file, fact in made.items()]
        with connected(self._path) as database:
            database.executemany("INSERT OR REPLACE INTO file_facts VALUES (?, ?, ?)", rows)


def stamped(path: str, found: stat_result) -> str:
    """Return the path with what changes when the file does."""
    return f"{path}\0{found.st_size} {found.st_mtime_ns}"
