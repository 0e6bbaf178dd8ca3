"""Vectors once computed are kept on disk, so that only new text is ever encoded."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from .encoders import Matrix
from .models import ShelftalkError

CHUNK = 64
"""Texts encoded between two saves: what a killed build loses at most."""
_ASKED_AT_ONCE = 500
_SCHEMA = """CREATE TABLE IF NOT EXISTS vectors (
    space TEXT NOT NULL, text BLOB NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (space, text)
) WITHOUT ROWID"""


class Documents(Protocol):
    """What makes a row of numbers of each text."""

    @property
    def space(self) -> str: ...

    @property
    def size(self) -> int: ...

    def documents(self, texts: Sequence[str]) -> Matrix: ...


class VectorCache:
    """One SQLite file, shared by all catalogues and by processes that build at the same time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        set_up(path, _SCHEMA)

    def documents(
        self, encoder: Documents, texts: Sequence[str], done: Callable[[int, int], None]
    ) -> tuple[Matrix, int]:
        """Return a row per text and how many had never been encoded; `done` is told of those."""
        keys = [_key(text) for text in texts]
        missing = self._missing(encoder.space, dict(zip(keys, texts, strict=True)))
        finished = 0
        for chunk in _chunks(missing):
            self._keep(encoder.space, list(chunk), encoder.documents(list(chunk.values())))
            finished += len(chunk)
            done(finished, len(missing))
        return self._read(encoder, keys), len(missing)

    def _missing(self, space: str, texts: dict[bytes, str]) -> dict[bytes, str]:
        known = {key for key, _ in self._rows(space, texts)}
        return {key: text for key, text in texts.items() if key not in known}

    def _read(self, encoder: Documents, keys: Sequence[bytes]) -> Matrix:
        matrix = np.empty((len(keys), encoder.size), dtype=np.float32)
        places: dict[bytes, list[int]] = {}
        for row, key in enumerate(keys):
            places.setdefault(key, []).append(row)
        for key, vector in self._rows(encoder.space, places):
            matrix[places[key]] = np.frombuffer(vector, dtype=np.float32)
        return matrix

    def _rows(self, space: str, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        yield from rows_of(
            self._path, "SELECT text, vector FROM vectors WHERE space = ? AND text", space, keys
        )

    def _keep(self, space: str, keys: Sequence[bytes], vectors: Matrix) -> None:
        rows = [(space, key, row.tobytes()) for key, row in zip(keys, vectors, strict=True)]
        with connected(self._path) as database:
            database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)


def set_up(path: Path, schema: str) -> None:
    """Make the cache, and a table in it where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with connected(path) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(schema)


def rows_of(path: Path, query: str, space: str, keys: Iterable[bytes | str]) -> Iterator[Any]:
    """Yield what the query, which ends with the column of the key, finds of a space for any of the keys."""
    asked = list(keys)
    with connected(path) as database:
        for start in range(0, len(asked), _ASKED_AT_ONCE):
            some = asked[start : start + _ASKED_AT_ONCE]
            yield from database.execute(f"{query} IN ({','.join('?' * len(some))})", (space, *some))


@contextmanager
def connected(path: Path) -> Generator[sqlite3.Connection]:
    """Open the cache, and explain what is wrong with it."""
    try:
        # opened for each use: a connection must not cross threads or forks
        with closing(sqlite3.connect(path, timeout=60)) as database, database:
            yield database
    except sqlite3.OperationalError as error:
        free = shutil.disk_usage(path.parent).free / 1e6
        raise ShelftalkError(f"cannot use {path}: {error}; {free:,.1f} MB are free there") from error
    except sqlite3.DatabaseError as error:
        raise ShelftalkError(
            f"{path} is damaged ({error}); delete it, and vectors are computed anew"
        ) from error


def _key(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()


def _chunks(texts: dict[bytes, str]) -> Iterator[dict[bytes, str]]:
    # like lengths together, or short texts pay for the padding of long ones
    by_length = sorted(texts.items(), key=lambda pair: len(pair[1]))
    starts = list(range(0, len(by_length), CHUNK))
    # in an arbitrary but fixed order, or the time left would be guessed from the shortest texts
    random.Random(0).shuffle(starts)
    for start in starts:
        yield dict(by_length[start : start + CHUNK])
