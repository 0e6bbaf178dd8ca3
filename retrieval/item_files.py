"""The files of items: which have changed, what is in them, and which cannot be used."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from pydantic import Field, TypeAdapter, ValidationError

from .contents import is_of_media
from .encoders import FactReader, Impression, Matrix, MediaEncoder, Still
from .fact_cache import FactCache
from .file_attributes import SPOKEN, is_speech
from .file_facts import FileFacts
from .impressions import ImpressionCache
from .media_files import Flaw, Kind, digest_of, kind_of
from .models import Attributes, Item, Label, Record
from .rows import BadLine
from .stills import write_stills

_FILE = "files.json"
_NOT_UNDERSTOOD = (
    "it is mostly speech, and what is said is not known; run `shelftalk setup --speech`, then"
    " `shelftalk add` again"
)
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
    readers: tuple[str, ...] = ()
    """Of the readers that have read it."""
    labels: tuple[Label, ...] = ()
    facts: Attributes = Field(default_factory=dict)
    """Attributes that its item owes to it."""
    moment: float | None = None
    """Of a video, where in it what is kept as its picture is seen, in seconds."""
    flaw: str = ""
    """Why it cannot be used."""


_FILES = TypeAdapter(tuple[ItemFile, ...])


class Senses(NamedTuple):
    """What looks at files, and where what it found is kept."""

    encoders: Sequence[MediaEncoder]
    impressions: ImpressionCache
    readers: Sequence[FactReader]
    """In the order in which each may build on what those before it found."""
    facts: FactCache


class Seen(NamedTuple):
    """What was found in the files of items."""

    files: tuple[ItemFile, ...]
    vectors: dict[str, Matrix]
    """By space, a row per item: zero where it has no such file."""
    stills: dict[str, Still]
    """By item."""


def files_of(items: Iterable[Item], senses: Senses) -> tuple[ItemFile, ...]:
    """Return the files of the items as they are now, none of them opened; addresses are left alone."""
    return tuple(_files_of(items, senses))


def as_found(files: Iterable[ItemFile]) -> list[ItemFile]:
    """Return the files without what was found in them: for telling whether one has changed."""
    return [
        ItemFile(
            item=file.item, kind=file.kind, path=file.path, stamp=file.stamp, spaces=file.spaces,
            readers=file.readers,
        )
        for file in files
    ]  # fmt: skip


def see(items: Sequence[Item], senses: Senses, progress: Callable[[int, int], None]) -> Seen:
    """Return what is in the items' files; each content is decoded once for an encoder or reader, ever."""
    files = files_of(items, senses)
    digests = _digests(files, senses.impressions.digests)
    contents = {kind: _contents(files, digests, kind) for kind in Kind}
    found = [_noted(file, digest) for file, digest in zip(files, digests, strict=True)]
    rows = {item.id: row for row, item in enumerate(items)}
    vectors: dict[str, Matrix] = {}
    stills: dict[str, Still] = {}
    for encoder in senses.encoders:
        made = senses.impressions.of(encoder, contents[encoder.kind], progress)
        matrix = vectors.get(encoder.space, np.zeros((len(items), encoder.size), dtype=np.float32))
        for n, digest in enumerate(digests):
            if files[n].kind is encoder.kind and not isinstance(digest, Flaw):
                impression = made[digest]
                found[n] = _noted(found[n], impression)
                if isinstance(impression, Impression):
                    matrix[rows[files[n].item]] += impression.vector
                    stills.update({files[n].item: impression.still} if impression.still else {})
        if matrix.any():
            vectors[encoder.space] = matrix
    facts = senses.facts.of_all(senses.readers, contents, progress)
    for n, digest in enumerate(digests):
        found[n] = found[n] if isinstance(digest, Flaw) else _noted(found[n], facts.get(digest, {}))
    lengthened = {space: _of_length_one(matrix) for space, matrix in vectors.items()}
    return Seen(tuple(found), lengthened, stills)


def unread(files: Iterable[ItemFile]) -> Iterator[BadLine]:
    """Yield the files that give an item nothing, and why; then how many videos have not been heard."""
    unheard = 0
    for file in files:
        is_heard = any(is_of_media(space, Kind.AUDIO) for space in file.spaces)
        unheard += file.kind is Kind.VIDEO and bool(file.spaces) and not (is_heard or file.flaw)
        reason = file.flaw or ("" if file.spaces else _NOT_READ) or _unheard(file.facts)
        if reason:
            yield BadLine(place=f"{file.item}: {file.kind} {file.path}", reason=reason)
    if unheard:
        yield BadLine(place=f"videos ({unheard})", reason=_NOT_HEARD)


def _unheard(facts: Attributes) -> str:
    return _NOT_UNDERSTOOD if is_speech(facts) and SPOKEN not in facts else ""


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


def telling(items: Iterable[Item], files: Iterable[ItemFile]) -> list[Item]:
    """Return the items with what was read of their files; what their source says itself goes before."""
    facts: dict[str, Attributes] = {}
    for file in files:
        facts[file.item] = {**facts.get(file.item, {}), **file.facts}
    return [_telling(item, more) if (more := facts.get(item.id)) else item for item in items]


def _telling(item: Item, facts: Attributes) -> Item:
    # a folder's sound files are tracks, until somebody is heard to speak in one
    talk = item.medium == "track" and item.text_attribute("file") and is_speech(facts)
    changes = {"attributes": {**facts, **item.attributes}, **({"medium": "podcast"} if talk else {})}
    return item.model_copy(update=changes)


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


def _files_of(items: Iterable[Item], senses: Senses) -> Iterator[ItemFile]:
    spaces = {kind: tuple(e.space for e in senses.encoders if e.kind is kind) for kind in Kind}
    readers = {kind: tuple(r.name for r in senses.readers if r.kind is kind) for kind in Kind}
    for item in items:
        for kind, path in ((Kind.IMAGE, item.image), (Kind.AUDIO, item.audio), (Kind.VIDEO, item.video)):
            if path and "://" not in path and not path.startswith("data:"):
                yield ItemFile(
                    item=item.id, kind=kind, path=path, stamp=_stamp(Path(path)), spaces=spaces[kind],
                    readers=readers[kind],
                )  # fmt: skip


def _of_length_one(matrix: Matrix) -> Matrix:
    # an item with a picture and a video lies between both
    return matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)


def _stamp(file: Path) -> str:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def _digests(files: Sequence[ItemFile], known: FileFacts) -> list[bytes | Flaw]:
    """Return the hash of each content, read only of files that are new or have changed."""
    stamps = [f"{file.path}\0{file.stamp}" for file in files]
    hashes = known.known(stamps)
    digests = [_digest(file, hashes.get(stamp)) for file, stamp in zip(files, stamps, strict=True)]
    made = dict(zip(stamps, digests, strict=True))
    known.keep({s: d for s, d in made.items() if isinstance(d, bytes) and s not in hashes})
    return digests


def _digest(file: ItemFile, known: bytes | None) -> bytes | Flaw:
    kind = kind_of(Path(file.path))
    if isinstance(kind, Flaw):
        return kind
    if kind is not file.kind:
        return Flaw.OTHER_KIND
    try:
        return known or digest_of(Path(file.path))
    except OSError:
        return Flaw.MISSING


def _contents(files: Sequence[ItemFile], digests: Sequence[bytes | Flaw], kind: Kind) -> dict[bytes, Path]:
    """Return a file of the kind for each content."""
    return {
        digest: Path(file.path)
        for file, digest in zip(files, digests, strict=True)
        if file.kind is kind and not isinstance(digest, Flaw)
    }


def _noted(file: ItemFile, made: Impression | Attributes | bytes | Flaw) -> ItemFile:
    match made:
        case Flaw():
            is_fine = made is Flaw.SILENT and file.kind is Kind.VIDEO  # many a video has no sound
            return file if is_fine else file.model_copy(update={"flaw": file.flaw or made.value})
        case Impression(labels=labels, still=still):
            moment = still.seconds if still else file.moment
            return file.model_copy(update={"labels": (*file.labels, *labels), "moment": moment})
        case dict():
            return file.model_copy(update={"facts": made})
        case _:
            return file
