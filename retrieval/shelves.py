"""Where the vectors of versions stand: in their own folders, or on a Qdrant server."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from .encoders import Matrix
from .models import Item
from .store import Done, EdgeStore, VectorStore
from .versions import Reading

_COPIED_AT_ONCE = 1 << 24


class Shelves(Protocol):
    """Builds, opens and drops the vectors of a version."""

    place: str

    def build(
        self, version: Path, items: Sequence[Item], vectors: Mapping[str, Matrix], done: Done
    ) -> None: ...

    def publish(self, version: Path) -> None: ...

    def open(self, reading: Reading) -> VectorStore: ...

    def drop(self, version: Path) -> None: ...


class FolderShelves:
    """Vectors in the folder of their version."""

    place = "disk"

    def build(self, version: Path, items: Sequence[Item], vectors: Mapping[str, Matrix], done: Done) -> None:
        EdgeStore.build(_shard(version), items, vectors, done)

    def publish(self, version: Path) -> None:
        """Do nothing: the version's folder is all there is."""

    def open(self, reading: Reading) -> VectorStore:
        # Qdrant Edge writes to what it opens and allows one process a folder: each reader gets its own
        _copy_folder(_shard(reading.version), reading.view)
        return EdgeStore(reading.view)

    def drop(self, version: Path) -> None:
        """Do nothing: the vectors go with the folder."""


class ServerShelves:
    """Vectors on a Qdrant server, a collection a version."""

    def __init__(self, url: str) -> None:
        from .store_server import QdrantServer

        self._server = QdrantServer(url)
        self.place = self._server.url

    def build(self, version: Path, items: Sequence[Item], vectors: Mapping[str, Matrix], done: Done) -> None:
        self._server.build(_collection(version), items, vectors, done)

    def publish(self, version: Path) -> None:
        self._server.name(_collection(version), _alias(version))

    def open(self, reading: Reading) -> VectorStore:
        return self._server.open(_collection(reading.version))

    def drop(self, version: Path) -> None:
        self._server.drop(_collection(version))


def shelves_at(qdrant_url: str) -> Shelves:
    """Return the shelves on the server of that URL, those on disk if it is empty."""
    return ServerShelves(qdrant_url) if qdrant_url else FolderShelves()


def _shard(version: Path) -> Path:
    return version / "shard"


def _alias(version: Path) -> str:
    return f"shelftalk-{version.parent.parent.name}"


def _collection(version: Path) -> str:
    return f"{_alias(version)}-{version.name}"


def _copy_folder(source: Path, target: Path) -> None:
    # shutil.copytree would hide a full disk among the errors it collects
    for folder, _, files in os.walk(source):
        copy = target / Path(folder).relative_to(source)
        copy.mkdir(parents=True)
        for name in files:
            _copy_file(Path(folder, name), copy / name)


def _copy_file(source: Path, target: Path) -> None:
    """Copy without the holes: Qdrant reserves 32 MB for each of several nearly empty files."""
    if not hasattr(os, "SEEK_DATA"):
        shutil.copyfile(source, target)
        return
    with source.open("rb") as old, target.open("wb") as new:
        size = os.fstat(old.fileno()).st_size
        end = 0
        while end < size:
            try:
                start = os.lseek(old.fileno(), end, os.SEEK_DATA)
            except OSError:
                break  # only a hole is left
            end = os.lseek(old.fileno(), start, os.SEEK_HOLE)
            _copy_span(old.fileno(), new.fileno(), start, end)
        new.truncate(size)


def _copy_span(old: int, new: int, start: int, end: int) -> None:
    while start < end:
        start += os.pwrite(new, os.pread(old, min(end - start, _COPIED_AT_ONCE), start), start)
