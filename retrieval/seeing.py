"""Looking at the files of items: each content is hashed, decoded and read once, ever."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from .encoders import Impression, Matrix, Still
from .file_facts import FileFacts
from .item_files import ItemFile, Senses, files_of
from .media_files import Flaw, Kind, digest_of, kind_of
from .models import Attributes, Item


class Seen(NamedTuple):
    """What was found in the files of items."""

    files: tuple[ItemFile, ...]
    vectors: dict[str, Matrix]
    """By space, a row per item: zero where it has no such file."""
    stills: dict[str, Still]
    """By item."""


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


def _of_length_one(matrix: Matrix) -> Matrix:
    # an item with a picture and a video lies between both
    return matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)


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
