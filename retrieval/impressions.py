"""What pictures and sounds were found to be is kept by their content, so that only new files are decoded."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from .encoders import Impression, MediaEncoder
from .file_facts import FileFacts
from .media_files import Flaw
from .models import Label
from .vectors import connected, rows_of, set_up

CHUNK = 16
"""Files encoded between two saves: what a killed build loses at most."""
_SCHEMA = """CREATE TABLE IF NOT EXISTS impressions (
    space TEXT NOT NULL, content BLOB NOT NULL, vector BLOB NOT NULL, labels TEXT NOT NULL,
    PRIMARY KEY (space, content)
) WITHOUT ROWID"""
_LABELS = TypeAdapter(tuple[Label, ...])

Impressions = dict[bytes, Impression | Flaw]
"""By the hash of a file's content."""


class ImpressionCache:
    """A table beside the vectors of texts, in the same SQLite file."""

    def __init__(self, path: Path) -> None:
        self.digests = FileFacts(path, "digest")
        """The hashes of files as they were stamped, those that readers of folders made included."""
        self._path = path
        set_up(path, _SCHEMA)

    def of(
        self, encoder: MediaEncoder, files: Mapping[bytes, Path], done: Callable[[int, int], None]
    ) -> Impressions:
        """Return what is in each file; `done` is told of those that had to be decoded."""
        found: Impressions = dict(self._known(encoder.space, files))
        missing = [digest for digest in files if digest not in found]
        for start in range(0, len(missing), CHUNK):
            chunk = missing[start : start + CHUNK]
            made = encoder.impressions([files[digest] for digest in chunk])
            new = dict(zip(chunk, made, strict=True))
            self._keep(encoder.space, new)
            found.update(new)
            done(start + len(chunk), len(missing))
        return found

    def _known(self, space: str, digests: Iterable[bytes]) -> Iterator[tuple[bytes, Impression]]:
        query = "SELECT content, vector, labels FROM impressions WHERE space = ? AND content"
        for content, vector, labels in rows_of(self._path, query, space, digests):
            place = np.frombuffer(vector, dtype=np.float32)
            yield content, Impression(place, _LABELS.validate_json(labels))

    def _keep(self, space: str, made: Impressions) -> None:
        # a flaw is not kept: it is found again at once, and a later decoder may read the file
        rows = [
            (space, digest, each.vector.astype(np.float32).tobytes(), _LABELS.dump_json(each.labels))
            for digest, each in made.items()
            if not isinstance(each, Flaw)
        ]
        with connected(self._path) as database:
            database.executemany("INSERT OR REPLACE INTO impressions VALUES (?, ?, ?, ?)", rows)
