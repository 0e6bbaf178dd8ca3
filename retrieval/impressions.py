"""What is in pictures, sounds and videos is kept by their content, so that only new files are decoded."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from .encoders import Impression, MediaEncoder, Still
from .file_facts import FileFacts
from .media_files import Flaw, Kind
from .models import Label
from .vectors import connected, rows_of, set_up

CHUNK = {Kind.IMAGE: 16, Kind.AUDIO: 16, Kind.VIDEO: 4}
"""Files encoded between two saves: what a killed build loses at most."""
_VIDEO = "video-2"
"""Raised when videos are looked at in another way, so that all are seen again."""
_SCHEMA = """CREATE TABLE IF NOT EXISTS impressions (
    space TEXT NOT NULL, content BLOB NOT NULL, vector BLOB NOT NULL, labels TEXT NOT NULL,
    PRIMARY KEY (space, content)
) WITHOUT ROWID"""
_STILLS = """CREATE TABLE IF NOT EXISTS stills (
    space TEXT NOT NULL, content BLOB NOT NULL, seconds REAL NOT NULL, jpeg BLOB NOT NULL,
    PRIMARY KEY (space, content)
)"""
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
        set_up(path, _STILLS)

    def of(
        self, encoder: MediaEncoder, files: Mapping[bytes, Path], done: Callable[[int, int], None]
    ) -> Impressions:
        """Return what is in each file; `done` is told of those that had to be decoded."""
        # places of videos are in the spaces of pictures and sounds, and are made in another way
        space = f"{encoder.space} {_VIDEO}" if encoder.kind is Kind.VIDEO else encoder.space
        found: Impressions = dict(self._known(space, files))
        missing = [digest for digest in files if digest not in found]
        size = CHUNK[encoder.kind]
        for start in range(0, len(missing), size):
            chunk = missing[start : start + size]
            made = encoder.impressions([files[digest] for digest in chunk])
            new = dict(zip(chunk, made, strict=True))
            self._keep(space, new)
            found.update(new)
            done(start + len(chunk), len(missing))
        return found

    def _known(self, space: str, digests: Iterable[bytes]) -> Iterator[tuple[bytes, Impression]]:
        query = (
            "SELECT content, vector, labels, seconds, jpeg FROM impressions"
            " LEFT JOIN stills USING (space, content) WHERE space = ? AND content"
        )
        for content, vector, labels, seconds, jpeg in rows_of(self._path, query, space, digests):
            place = np.frombuffer(vector, dtype=np.float32)
            still = None if jpeg is None else Still(seconds, jpeg)
            yield content, Impression(place, _LABELS.validate_json(labels), still)

    def _keep(self, space: str, made: Impressions) -> None:
        # a flaw is not kept: it is found again at once, and a later decoder may read the file
        good = {digest: each for digest, each in made.items() if not isinstance(each, Flaw)}
        rows = [
            (space, digest, each.vector.astype(np.float32).tobytes(), _LABELS.dump_json(each.labels))
            for digest, each in good.items()
        ]
        stills = [(space, digest, *each.still) for digest, each in good.items() if each.still]
        with connected(self._path) as database:
            database.executemany("INSERT OR REPLACE INTO impressions VALUES (?, ?, ?, ?)", rows)
            database.executemany("INSERT OR REPLACE INTO stills VALUES (?, ?, ?, ?)", stills)
