"""A folder of media is one more source of rows: each file is read once, and what is gone is told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path, PurePath

from retrieval.building import Progress, Row
from retrieval.file_facts import FileFacts
from retrieval.media_files import digest_of
from retrieval.models import Item, ShelftalkError
from retrieval.rows import BadLine, Whole, id_of_file, item_of

from .forms import Form
from .reader import SECONDS, Reader
from .readings import Reading
from .shelf import Shelf, Work
from .walk import Found, walk

_CHUNK = 32
"""Files read between two saves: what a kill loses at most."""
_VERSION = "reading-1"
"""Raised when more is read of a file, so that all are read again."""
_COPIED = frozenset({Form.PICTURE, Form.SOUND, Form.VIDEO, Form.EPUB, Form.PDF})


class Folders:
    """Reads folders; what is known of their files, and the covers found in them, is kept in the cache."""

    def __init__(self, facts: Path, covers: Path, seconds: float = SECONDS) -> None:
        self._readings = FileFacts(facts, _VERSION)
        self._digests = FileFacts(facts, "digest")
        self._covers = covers
        self._seconds = seconds

    def rows(self, folder: Path, progress: Progress) -> Iterator[Row]:
        """Yield the works in the folder, then that this was all; files that cannot be read are told."""
        root = folder.expanduser().resolve()
        if not root.is_dir():
            raise ShelftalkError(f"{folder}: there is no such folder")
        walked = walk(root)
        yield from walked.unread
        spared = [line.place for line in walked.unread]
        works = 0
        for row in self._works(root, walked.files, progress):
            works += isinstance(row, Item)
            # what is told of the folder as a whole spares nothing in it, and a copy is no item any more
            if isinstance(row, BadLine) and not isinstance(row, _Copy) and row.place != str(root):
                spared.append(row.place)
            yield row
        if works:
            yield Whole(folder=str(root), spared=frozenset(spared))
        else:
            reason = "no picture, sound, video, book, playlist or podcast is in it; nothing of it is removed"
            yield BadLine(place=str(root), reason=reason)

    def _works(self, root: Path, files: Sequence[Found], progress: Progress) -> Iterator[Row]:
        others: Counter[str] = Counter()
        first = _Firsts(files, self._digests)
        for folder, group in groupby(self._read(files, progress), key=lambda pair: pair[0].shelf):
            shelf = Shelf(folder)
            for file, reading in group:
                if reading.reason:
                    yield BadLine(place=file.path, reason=reading.reason)
                elif reading.form is Form.OTHER:
                    others[PurePath(file.path).suffix.lower() or "without ending"] += 1
                elif reading.form in _COPIED and (original := first.before(file)):
                    yield _Copy(place=file.path, reason=f"the same content as {original}, which is one item")
                else:
                    yield from (_item(work, root) for work in shelf.put(file.path, reading))
            yield from (_item(work, root) for work in shelf.works())
        if others:
            kinds = ", ".join(f"{ending} {count}" for ending, count in others.most_common(8))
            reason = f"files of kinds that are not read were left alone: {others.total()} ({kinds})"
            yield BadLine(place=str(root), reason=reason)

    def _read(self, files: Sequence[Found], progress: Progress) -> Iterator[tuple[Found, Reading]]:
        with closing(Reader(self._covers, self._seconds)) as reader:
            for start in range(0, len(files), _CHUNK):
                chunk = files[start : start + _CHUNK]
                known = self._known(chunk)
                made = {file.stamp: reader.read(file.path) for file in chunk if file.stamp not in known}
                # a reason is not kept: it is found again, and may be gone by then
                good = {stamp: each for stamp, each in made.items() if not each.reason}
                self._readings.keep({stamp: each.model_dump_json().encode() for stamp, each in good.items()})
                progress(start + len(chunk), len(files), "look")
                yield from ((file, (known | made)[file.stamp]) for file in chunk)

    def _known(self, files: Sequence[Found]) -> dict[str, Reading]:
        found = self._readings.known(file.stamp for file in files)
        readings = {stamp: Reading.model_validate_json(fact) for stamp, fact in found.items()}
        return {stamp: reading for stamp, reading in readings.items() if _has_its_pictures(reading)}


class _Copy(BadLine):
    """A file that holds what another one does, which is the item."""


class _Firsts:
    """Of files with the same content, the one that came first."""

    def __init__(self, files: Sequence[Found], digests: FileFacts) -> None:
        self._sizes = Counter(file.size for file in files)
        self._digests = digests
        self._seen: dict[bytes, str] = {}

    def before(self, file: Found) -> str:
        """Return the file with this content that came before; empty where there was none."""
        if self._sizes[file.size] == 1:  # most are told apart without being opened
            return ""
        original = self._seen.setdefault(self._digest(file), file.path)
        return original if original != file.path else ""

    def _digest(self, file: Found) -> bytes:
        if known := self._digests.known([file.stamp]):
            return known[file.stamp]
        try:
            digest = digest_of(Path(file.path))
        except OSError:
            return file.path.encode()  # gone since; told when it is looked at
        self._digests.keep({file.stamp: digest})
        return digest


def _has_its_pictures(reading: Reading) -> bool:
    """Tell whether covers taken out of the file are still in the cache."""
    return all(Path(image).exists() for row in reading.rows if (image := row.get("image")))


def _item(work: Work, root: Path) -> Item | BadLine:
    path, fields = work
    part = fields.get("part", "")
    folders = PurePath(path).parent.relative_to(root).parts if PurePath(path) != root else ()
    attributes = {**fields.get("attributes", {}), "file": path, "folders": list(folders)}
    row = {
        **{name: value for name, value in fields.items() if name != "part"},
        "id": id_of_file(path, part),
        "description": fields.get("description") or ", ".join(folders),
        "attributes": attributes,
    }
    if fields["medium"] in ("film", "video"):
        row["video"] = path
    return item_of(row, path, root)
