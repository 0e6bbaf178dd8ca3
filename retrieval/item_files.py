"""The files of items: which have changed, what was found in them, and which cannot be used."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from .contents import is_of_media
from .encoders import FactReader, MediaEncoder
from .fact_cache import FactCache
from .file_attributes import SPOKEN, is_speech
from .impressions import ImpressionCache
from .media_files import Kind
from .models import Attributes, Item, Label, Record
from .rows import BadLine

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


def write_files(version: Path, files: tuple[ItemFile, ...]) -> None:
    if files:
        (version / _FILE).write_bytes(_FILES.dump_json(files))


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


def _stamp(file: Path) -> str:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"
