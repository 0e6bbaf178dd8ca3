"""Rows of a source become a new version of a catalogue."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from .behaviour import SIZE, SPACE, learnt, write_likes
from .contents import About, is_of_media, ratings_file, read_about, write_about, write_items
from .encoders import Encoder, Matrix
from .interactions import Ratings, write_interactions
from .item_files import (
    Senses,
    as_found,
    files_of,
    labels_of,
    read_files,
    telling,
    with_words,
    write_files,
)
from .item_text import PARTS, item_parts
from .models import Item, Record, ShelftalkError
from .parts import InParts, cut, write_parts
from .room import require_room
from .rows import BadLine, RepeatedId, Whole
from .seeing import see
from .shelves import Shelves
from .stills import write_stills
from .vectors import VectorCache

Row = Item | BadLine | RepeatedId | Whole
Progress = Callable[[int, int, str], None]
"""Told how many of how many (0: not known) are done of a stage: look, read, encode, perceive or store."""
_STEP = 500
_BYTES_BESIDE_VECTORS = 5_000
"""Of an item, on disk: its text, words and facets; generously."""
_BYTES_OF_A_STORE = 50_000_000


class Merge(Record):
    """A catalogue's items after rows were merged into them by id."""

    items: tuple[Item, ...]
    added: int
    changed: int
    unchanged: int
    removed: int
    """Works of folders whose files are gone."""
    bad: tuple[BadLine, ...]
    repeated: tuple[RepeatedId, ...]


def merge(old: Mapping[str, Item], rows: Iterable[Row], progress: Progress) -> Merge:
    """Put the rows over the old items; the same id replaces."""
    new: dict[str, Item] = {}
    bad: list[BadLine] = []
    repeated: list[RepeatedId] = []
    wholes: list[Whole] = []
    for count, row in enumerate(rows, start=1):
        match row:
            case Item():
                new[row.id] = row
            case BadLine():
                bad.append(row)
            case RepeatedId():
                repeated.append(row)
            case Whole():
                wholes.append(row)
        if count % _STEP == 0:
            progress(count, 0, "read")
    if not new and not old:
        raise ShelftalkError(f"nothing to add: {bad[0] if bad else 'the source has no items'}")
    added = sum(1 for each in new if each not in old)
    unchanged = sum(1 for each in new if old.get(each) == new[each])
    gone = {each for each in old if each not in new and any(whole.lacks(old[each]) for whole in wholes)}
    return Merge.model_construct(  # the items were validated when they were read
        items=tuple(item for item in {**old, **new}.values() if item.id not in gone),
        added=added,
        changed=len(new) - added - unchanged,
        unchanged=unchanged,
        removed=len(gone),
        bad=tuple(bad),
        repeated=tuple(repeated),
    )


class Makers(NamedTuple):
    """What vectors come from, and where they are kept once computed."""

    texts: Sequence[Encoder]
    vectors: VectorCache
    senses: Senses


class Builder:
    """Writes versions with these encoders; vectors once computed are never computed again."""

    def __init__(self, shelves: Shelves, makers: Makers) -> None:
        self._shelves = shelves
        self._makers = makers

    def outdates(self, version: Path, items: Sequence[Item]) -> bool:
        """Tell whether a version of these items built now would differ from that one, which has them too."""
        about = read_about(version)
        texts = {space: size for space, size in about.spaces.items() if not is_of_media(space)}
        same = about.model_copy(update={"spaces": texts})
        changed = as_found(read_files(version)) != as_found(files_of(items, self._makers.senses))
        return changed or same != self._about(about.items, about.built, self._spaces(SPACE in about.spaces))

    def build(self, version: Path, items: Sequence[Item], ratings: Ratings, progress: Progress) -> int:
        """Fill the version's folder; return how many texts had to be encoded."""
        encoders = (*self._makers.texts, *self._makers.senses.encoders)
        parts = (1 + 4) * PARTS * sum(e.size for e in self._makers.texts)
        bytes_an_item = 2 * 4 * sum(e.size for e in encoders) + parts + _BYTES_BESIDE_VECTORS
        require_room(version, len(items) * bytes_an_item + _BYTES_OF_A_STORE)
        write_items(version, items)
        seen = see(items, self._makers.senses, lambda done, total: progress(done, total, "perceive"))
        write_files(version, seen.files)
        write_stills(version, seen.stills)
        told = telling(items, seen.files)
        texts = [cut(item_parts(item)) for item in told]
        vectors: dict[str, Matrix] = {}
        encoded = 0
        for encoder in self._makers.texts:
            rows, new = self._makers.vectors.documents(
                InParts(encoder), texts, lambda done, total: progress(done, total, "encode")
            )
            read = rows.reshape(len(items), 1 + PARTS, encoder.size)
            vectors[encoder.space] = read[:, 0]
            write_parts(version, read[:, 1:])
            encoded += new
        if ratings:
            vectors[SPACE] = _learn(version, items, ratings)
        labels = labels_of(seen.files)
        found_by = [with_words(item, labels.get(item.id, ())) for item in told]
        vectors |= seen.vectors
        self._shelves.build(version, found_by, vectors, lambda done: progress(done, len(items), "store"))
        built = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
        spaces = self._spaces(bool(ratings)) | {s: m.shape[1] for s, m in seen.vectors.items()}
        write_about(version, self._about(len(items), built, spaces))
        return encoded

    def _spaces(self, with_behaviour: bool) -> dict[str, int]:
        spaces = {encoder.space: encoder.size for encoder in self._makers.texts}
        return spaces | ({SPACE: SIZE} if with_behaviour else {})

    def _about(self, items: int, built: str, spaces: dict[str, int]) -> About:
        return About(spaces=spaces, items=items, built=built, place=self._shelves.place, parts=PARTS)


def _learn(version: Path, items: Sequence[Item], ratings: Ratings) -> Matrix:
    """Keep the ratings with the version, and return what they say of its items."""
    ids = [item.id for item in items]
    behaviour = learnt(ratings, ids)
    write_interactions(ratings_file(version), ratings)
    write_likes(version, ids, behaviour.likes)
    return behaviour.vectors
