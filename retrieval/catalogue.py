"""Named catalogues side by side: what is in them, and how they come to be."""

import re
import shutil
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from .behaviour import read_likes
from .building import Builder, Makers, Merge, Progress, Row, merge
from .contents import FORMAT, About, is_of_media, items_file, ratings_file, read_about, read_items
from .encoders import Encoder, FactReader, MediaEncoder
from .fact_cache import FactCache
from .impressions import ImpressionCache
from .interactions import Interactions, Ratings, read_interactions, united
from .item_files import Senses, labels_of, moments_of, read_files, telling, unread
from .models import Branch, Item, Record, ShelftalkError
from .parts import read_parts
from .room import disk_errors
from .rows import BadLine, RepeatedId
from .shelves import shelves_at
from .stills import shown_in
from .store import VectorStore
from .vectors import VectorCache
from .versions import Reading, Versions
from .weights import read_weights, write_weights

_NAME = re.compile(r"\w[\w.-]{0,63}")


class LikedReport(Record):
    """What an `add` did with ratings of other people."""

    users: int
    ratings: int
    unknown: int
    """Of items that the catalogue does not have: left out."""
    repeated: int
    bad: tuple[BadLine, ...]


class AddReport(Record):
    """What an `add` did with the rows of a source."""

    added: int
    changed: int
    unchanged: int
    removed: int = 0
    """Works of folders whose files are gone."""
    bad: tuple[BadLine, ...]
    repeated: tuple[RepeatedId, ...]
    total: int
    """Items in the catalogue now."""
    liked: LikedReport | None = None
    """What came of interactions, if some were given."""
    encoded: int
    """Texts that had to be encoded; the vectors of the others were known."""
    unread: tuple[BadLine, ...] = ()
    """Files of items that could not be used; the items are there without them."""
    seconds: float


class Catalogue:
    """One version of a catalogue, open for reading until it is closed."""

    def __init__(
        self,
        about: About,
        items: Mapping[str, Item],
        store: VectorStore,
        reading: Reading,
        weights: Mapping[Branch, float] | None,
    ) -> None:
        self.name = reading.name
        self.weights = weights
        """Learnt for this catalogue; None where nothing was."""
        self.likes = read_likes(reading.version, list(items))
        self.items = items
        self.spaces = about.spaces
        self.parts = read_parts(reading.version, len(items))
        """Of the items' texts; None where the version has none."""
        files = read_files(reading.version)
        self.labels = labels_of(files)
        """By item id, what its picture shows and its sound is."""
        self.stills = shown_in(reading.version, moments_of(files))
        """By item id, a moment of its video."""
        self.store = store
        self._reading = reading

    def close(self) -> None:
        self.store.close()
        self._reading.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Catalogues:
    """All catalogues of one folder; their vectors are in it too, or on the server at `qdrant_url`."""

    def __init__(
        self,
        folder: Path,
        qdrant_url: str = "",
        vectors: Path | None = None,
        media: Sequence[MediaEncoder] = (),
        readers: Sequence[FactReader] = (),
    ) -> None:
        """`vectors` is the file that keeps vectors once computed; beside the catalogues if left out.

        `media` see the pictures, hear the sounds and watch the videos of items, `readers` read what is
        written or said there.
        """
        self._media = media
        self._readers = readers
        self._vectors = vectors or folder / "vectors.sqlite"
        self._folder = folder
        self._shelves = shelves_at(qdrant_url)

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(path.parent.name for path in self._folder.glob("*/current")))

    def about(self, name: str) -> About:
        """Return what the catalogue was built with."""
        return read_about(self._versions(name).current())

    def open(self, name: str, encoders: Sequence[Encoder] = ()) -> Catalogue:
        """Open the catalogue, to be searched with these encoders."""
        with disk_errors(self._folder), ExitStack() as undo:
            reading = self._versions(name).read()
            undo.callback(reading.close)
            about = read_about(reading.version)
            self._require(name, about, encoders)
            files = read_files(reading.version)
            items = {item.id: item for item in telling(read_items(reading.version).values(), files)}
            store = self._shelves.open(reading)
            catalogue = Catalogue(about, items, store, reading, read_weights(self._folder / name))
            undo.pop_all()
        return catalogue

    def add(
        self,
        name: str,
        rows: Iterable[Row],
        encoders: Sequence[Encoder],
        progress: Progress,
        interactions: Sequence[Path] = (),
    ) -> AddReport:
        """Merge the rows into the catalogue by id; with no rows it is only built for these encoders.

        `interactions` are CSV files of who liked what, merged with those added before.
        """
        started = time.monotonic()
        versions = self._versions(name)
        builder = Builder(self._shelves, self._makers(encoders))
        with disk_errors(self._folder), versions.writing():
            versions.sweep(self._shelves.drop)
            exists = versions.exists()
            old = read_items(versions.current()) if exists else {}
            merged = merge(old, rows, progress)
            encoded = 0
            known = {item.id for item in merged.items}
            liked = read_interactions(interactions, known)
            before = _ratings_of(versions, known)
            ratings = united(before, liked.ratings)
            new = merged.added or merged.changed or merged.removed or not exists or ratings != before
            if new or builder.outdates(versions.current(), merged.items):
                encoded = self._replace(versions, builder, merged, ratings, progress)
            files = read_files(versions.current())
        return AddReport(
            **merged.model_dump(include={"added", "changed", "unchanged", "removed"}),
            bad=merged.bad,
            repeated=merged.repeated,
            total=len(merged.items),
            encoded=encoded,
            unread=tuple(unread(files)),
            liked=_liked(liked) if interactions else None,
            seconds=time.monotonic() - started,
        )

    def keep_weights(self, name: str, weights: Mapping[Branch, float]) -> None:
        """Use these branch weights for the catalogue from now on, whatever is added to it."""
        with disk_errors(self._folder), self._versions(name).writing():
            write_weights(self._folder / name, weights)

    def remove(self, name: str) -> None:
        """Remove the catalogue; those reading it can finish."""
        versions = self._versions(name)
        with versions.writing():
            versions.current()
            versions.withdraw()
            versions.sweep(self._shelves.drop)

    def export(self, name: str, path: Path) -> None:
        """Write the catalogue's items as JSON lines."""
        if path.is_dir() or not path.parent.is_dir():
            raise ShelftalkError(f"cannot export to {path}: name a file in a folder that exists")
        with disk_errors(path):
            reading = self._versions(name).read()
            try:
                shutil.copyfile(items_file(reading.version), path)
            finally:
                reading.close()

    def _replace(
        self, versions: Versions, builder: Builder, merged: Merge, ratings: Ratings, progress: Progress
    ) -> int:
        version = versions.start()
        with ExitStack() as undo:
            undo.callback(versions.sweep, self._shelves.drop)
            encoded = builder.build(version, merged.items, ratings, progress)
            self._shelves.publish(version)
            versions.publish(version)
        return encoded

    def _require(self, name: str, about: About, encoders: Sequence[Encoder]) -> None:
        rebuild = f"run `shelftalk add --catalogue {name}` to build it again"
        for encoder in encoders:
            if encoder.space not in about.spaces:
                raise ShelftalkError(
                    f"catalogue {name!r} was built with {', '.join(about.spaces)},"
                    f" and the encoder in use is {encoder.space}; {rebuild}"
                )
        for seeing in self._media:
            have = [space for space in about.spaces if is_of_media(space, seeing.kind)]
            if have and about.spaces.get(seeing.space) != seeing.size:
                raise ShelftalkError(
                    f"the {seeing.kind} files of catalogue {name!r} were encoded in {', '.join(have)},"
                    f" and the encoder in use is {seeing.space} ({seeing.size} numbers); {rebuild}"
                )
        if about.place != self._shelves.place:
            raise ShelftalkError(
                f"the vectors of catalogue {name!r} are at {about.place},"
                f" not at {self._shelves.place}; {rebuild}"
            )
        if about.format != FORMAT:
            raise ShelftalkError(f"catalogue {name!r} is of another shelftalk; {rebuild}")

    def _makers(self, encoders: Sequence[Encoder]) -> Makers:
        with disk_errors(self._folder):
            cache = self._vectors
            senses = Senses(self._media, ImpressionCache(cache), self._readers, FactCache(cache))
            return Makers(encoders, VectorCache(cache), senses)

    def _versions(self, name: str) -> Versions:
        if not _NAME.fullmatch(name):
            raise ShelftalkError(
                f"{name!r} cannot name a catalogue: use up to 64 letters, digits, '.', '_' and '-'"
            )
        return Versions(self._folder / name)


def _ratings_of(versions: Versions, items: Collection[str]) -> Ratings:
    kept = [ratings_file(versions.current())] if versions.exists() else []
    return read_interactions([path for path in kept if path.exists()], items).ratings


def _liked(read: Interactions) -> LikedReport:
    told = read.model_dump(include={"unknown", "repeated"})
    return LikedReport(users=len(read.ratings), ratings=read.total, bad=read.bad, **told)
