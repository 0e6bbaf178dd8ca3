"""The files of items: which have changed, what is in them, and which cannot be used."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from pydantic import TypeAdapter, ValidationError

from .contents import is_of_media
from .encoders import Impression, Matrix, MediaEncoder, Still
from .impressions import ImpressionCache
from .media_files import Flaw, Kind, digest_of, kind_of
from .models import Item, Label, Record
from .rows import BadLine
from .stills import write_stills

_FILE = "files.json"
_NOT_READ = "no encoder for it is here; run `shelftalk setup`, then `shelftalk add` again"
_NOT_HEARD = (
    "seen and not heard: that needs the program ffmpeg on the PATH, and what `shelftalk setup` fetches;"
    " install it, then `shelftalk add` again"
)


class ItemFile(Record):
    """A file of an item, as it was when the catalogue was built."""

    item: str
    kind: Kind
    path: str
    stamp: str
    """Its size and the time of its last change; empty where there is no file."""
    spaces: tuple[str, ...] = ()
    """Of the encoders that have seen it."""
    labels: tuple[Label, ...] = ()
    moment: float | None = None
    """Of a video, where in it what is kept as its picture is seen, in seconds."""
    flaw: str = ""
    """Why it cannot be used."""


_FILES = TypeAdapter(tuple[ItemFile, ...])


class Seen(NamedTuple):
    """What was found in the files of items."""

    files: tuple[ItemFile, ...]
    vectors: dict[str, Matrix]
    """By space, a row per item: zero where it has no such file."""
    stills: dict[str, Still]
    """By item."""


def files_of(items: Iterable[Item], encoders: Sequence[MediaEncoder]) -> tuple[ItemFile, ...]:
    """Return the files of the items as they are now, none of them opened; addresses are left alone."""
    return tuple(_files_of(items, encoders))


def as_found(files: Iterable[ItemFile]) -> list[ItemFile]:
    """Return the files without what was found in them: for telling whether one has changed."""
    return [file.model_copy(update={"labels": (), "flaw": "", "moment": None}) for file in files]


def see(
    items: Sequence[Item],
    encoders: Sequence[MediaEncoder],
    cache: ImpressionCache,
    progress: Callable[[int, int], None],
) -> Seen:
    """Return what is in the items' files; each content is decoded once for an encoder, ever."""
    files = files_of(items, encoders)
    digests = {file: _digest(file) for file in files}
    found = {file: _noted(file, digest) for file, digest in digests.items() if isinstance(digest, Flaw)}
    rows = {item.id: row for row, item in enumerate(items)}
    vectors: dict[str, Matrix] = {}
    stills: dict[str, Still] = {}
    for encoder in encoders:
        good = [(f, d) for f, d in digests.items() if f.kind is encoder.kind and not isinstance(d, Flaw)]
        made = cache.of(encoder, {digest: Path(file.path) for file, digest in good}, progress)
        matrix = vectors.get(encoder.space, np.zeros((len(items), encoder.size), dtype=np.float32))
        for file, digest in good:
            found[file] = _noted(found.get(file, file), made[digest])
            match made[digest]:
                case Impression(vector=vector, still=still):
                    matrix[rows[file.item]] += vector
                    stills.update({file.item: still} if still else {})
                case Flaw():
                    pass
        if matrix.any():
            vectors[encoder.space] = matrix
    lengthened = {space: _of_length_one(matrix) for space, matrix in vectors.items()}
    return Seen(tuple(found.get(file, file) for file in files), lengthened, stills)


def unread(files: Iterable[ItemFile]) -> Iterator[BadLine]:
    """Yield the files that give an item nothing, and why; then how many videos have not been heard."""
    unheard = 0
    for file in files:
        is_heard = any(is_of_media(space, Kind.AUDIO) for space in file.spaces)
        unheard += file.kind is Kind.VIDEO and bool(file.spaces) and not (is_heard or file.flaw)
        reason = file.flaw or ("" if file.spaces else _NOT_READ)
        if reason:
            yield BadLine(place=f"{file.item}: {file.kind} {file.path}", reason=reason)
    if unheard:
        yield BadLine(place=f"videos ({unheard})", reason=_NOT_HEARD)


def labels_of(files: Iterable[ItemFile]) -> dict[str, tuple[Label, ...]]:
    """Return by item id what its files show and sound like."""
    labels: dict[str, tuple[Label, ...]] = {}
    for file in files:
        labels[file.item] = (*labels.get(file.item, ()), *file.labels)
    return labels


def with_words(item: Item, labels: Sequence[Label]) -> Item:
    """Return the item with what was recognised among its attributes, to be found by these words."""
    words = tuple(word for label in labels for word in (label.en, label.zh))
    return item.model_copy(update={"attributes": {**item.attributes, "seen": words}}) if words else item


def write_files(version: Path, seen: Seen) -> None:
    if seen.files:
        (version / _FILE).write_bytes(_FILES.dump_json(seen.files))
    write_stills(version, seen.stills)


def moments_of(files: Iterable[ItemFile]) -> dict[str, float]:
    """Return by item id where in its video the still that is kept is seen."""
    return {file.item: file.moment for file in files if file.moment is not None}


def read_files(version: Path) -> tuple[ItemFile, ...]:
    """Return what the version knows of its items' files: nothing where it was built before there were any."""
    path = version / _FILE
    try:
        return _FILES.validate_json(path.read_bytes()) if path.exists() else ()
    except ValidationError:
        return ()  # as if none had been seen: they are looked at again when something is added


def _files_of(items: Iterable[Item], encoders: Sequence[MediaEncoder]) -> Iterator[ItemFile]:
    spaces = {kind: tuple(e.space for e in encoders if e.kind is kind) for kind in Kind}
    for item in items:
        for kind, path in ((Kind.IMAGE, item.image), (Kind.AUDIO, item.audio), (Kind.VIDEO, item.video)):
            if path and "://" not in path and not path.startswith("data:"):
                yield ItemFile(
                    item=item.id, kind=kind, path=path, stamp=_stamp(Path(path)), spaces=spaces[kind]
                )


def _of_length_one(matrix: Matrix) -> Matrix:
    # an item with a picture and a video lies between both
    return matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)


def _stamp(file: Path) -> str:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def _digest(file: ItemFile) -> bytes | Flaw:
    kind = kind_of(Path(file.path))
    if isinstance(kind, Flaw):
        return kind
    if kind is not file.kind:
        return Flaw.OTHER_KIND
    try:
        return digest_of(Path(file.path))
    except OSError:
        return Flaw.MISSING


def _noted(file: ItemFile, made: Impression | Flaw) -> ItemFile:
    if isinstance(made, Flaw):
        is_fine = made is Flaw.SILENT and file.kind is Kind.VIDEO  # many a video has no sound
        return file if is_fine else file.model_copy(update={"flaw": made.value})
    moment = made.still.seconds if made.still else file.moment
    return file.model_copy(update={"labels": (*file.labels, *made.labels), "moment": moment})
