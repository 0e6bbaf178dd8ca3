"""EPUB books: their package file, their cover, and how they begin; nothing is ever unpacked."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from retrieval.models import ShelftalkError

from .covers import MOST_BYTES as MOST_OF_COVER
from .covers import keep_cover
from .markup import Element, parsed, text_of, texts_of
from .prose import decoded, plain, year_in

_MOST_OF_PART = 5_000_000
_MOST_OF_LIST = 4_000_000
"""Bytes of the archive's table of contents: 40,000 parts."""
_LOOKED_AT = 8
"""Parts read, to get past title pages."""
_OPENING = 1500
_END, _END_SIZE = b"PK\x05\x06", 22
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)
_AUTHORS = ("", "aut")


def read_epub(file: Path, covers: Path) -> dict[str, Any]:
    _require_small_list(file)
    try:
        with zipfile.ZipFile(file) as archive:
            return _book(archive, file, covers)
    except _DAMAGED as error:
        raise ShelftalkError(
            f"the EPUB is damaged: {plain(str(error), 150) or type(error).__name__}"
        ) from error


def _book(archive: zipfile.ZipFile, file: Path, covers: Path) -> dict[str, Any]:
    package = _package_path(archive)
    root = parsed(_part(archive, package))
    metadata = root.find("metadata")
    if metadata is None:
        raise ShelftalkError(f"the EPUB's {package} has no metadata")
    if (inner := metadata.find("dc-metadata")) is not None:  # as the oldest have it
        metadata = inner
    parts = _Parts(archive, root, dirname(package))
    opening = parts.opening()
    description = text_of(metadata, "description")
    return {
        "title": text_of(metadata, "title") or file.stem,
        "medium": "book",
        "year": _year(metadata),
        "creators": _creators(metadata),
        "genres": texts_of(metadata, "subject")[:20],
        "description": description or opening,
        "language": text_of(metadata, "language") or None,
        "image": keep_cover(parts.cover(), covers),
        "attributes": {
            "publisher": text_of(metadata, "publisher"),
            "opening": opening if description else "",
        },
    }


class _Parts:
    """The parts of one book, by the names its package file gives them."""

    def __init__(self, archive: zipfile.ZipFile, package: Element, folder: str) -> None:
        self._archive = archive
        self._package = package
        self._folder = folder
        self._manifest = {each.get("id", ""): each for each in package.iterfind("manifest/item")}

    def cover(self) -> bytes | None:
        named = [
            each.get("content", "") for each in self._package.iter("meta") if each.get("name") == "cover"
        ]
        marked = [each for each in self._manifest.values() if "cover-image" in each.get("properties", "")]
        for item in (*marked, *(self._manifest[name] for name in named if name in self._manifest)):
            return self._read(item, MOST_OF_COVER)
        return None

    def opening(self) -> str:
        """Return how the text begins, the first page with some text on it."""
        found = ""
        for reference in list(self._package.iterfind("spine/itemref"))[:_LOOKED_AT]:
            item = self._manifest.get(reference.get("idref", ""))
            data = self._read(item, _MOST_OF_PART) if item is not None else None
            found = f"{found} {plain(decoded(data), _OPENING)}".strip() if data else found
            if len(found) >= _OPENING // 2:
                break
        return found[:_OPENING]

    def _read(self, item: Element, most: int) -> bytes | None:
        name = normpath(join(self._folder, unquote(item.get("href", ""))))
        try:
            return _part(self._archive, name, most)
        except ShelftalkError:
            return None  # the book is known by its metadata


def _package_path(archive: zipfile.ZipFile) -> str:
    container = parsed(_part(archive, "META-INF/container.xml"))
    path = next((each.get("full-path") for each in container.iter("rootfile")), None)
    if not path:
        raise ShelftalkError("the EPUB names no package file")
    return path


def _part(archive: zipfile.ZipFile, name: str, most: int = _MOST_OF_PART) -> bytes:
    try:
        with archive.open(name) as part:
            data = part.read(most + 1)  # whatever size is claimed
    except KeyError as error:
        raise ShelftalkError(f"the EPUB has no part {plain(name, 100)!r}") from error
    if len(data) > most:
        raise ShelftalkError(f"the EPUB's {plain(name, 100)} unpacks to more than {most // 1_000_000} MB")
    return data


def _require_small_list(file: Path) -> None:
    """Refuse an archive whose table of contents would fill the memory."""
    with file.open("rb") as opened:
        opened.seek(-min(file.stat().st_size, 70_000), 2)
        tail = opened.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + _END_SIZE:
        raise ShelftalkError("the EPUB is cut short: the end of the archive is missing")
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    if size > _MOST_OF_LIST or tail[end - 20 : end - 16] == b"PK\x06\x07":
        raise ShelftalkError("the EPUB has too many parts")


def _creators(metadata: Element) -> list[dict[str, str]]:
    return list(_authors(metadata))[:12]


def _authors(metadata: Element) -> Iterator[dict[str, str]]:
    for element in metadata.iterfind("creator"):
        role = next((value for key, value in element.attrib.items() if key.endswith("role")), "")
        if (name := plain("".join(element.itertext()), 200)) and role in _AUTHORS:
            yield {"name": name, "role": "author"}


def _year(metadata: Element) -> int | None:
    # an EPUB may have the dates of its making as well
    dates = [each for each in metadata.iterfind("date") if "modification" not in each.attrib.values()]
    return next((year for each in dates if (year := year_in(each.text))), None)
