"""Playlists: M3U, PLS and XSPF; what they name is listed, and never opened."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from retrieval.media_files import is_markup
from retrieval.models import ShelftalkError

from .markup import parsed, text_of
from .names import title_of
from .prose import decoded, plain

_MOST_BYTES = 5_000_000
_MOST_LISTED = 200
_PLS = re.compile(r"(?im)^\s*(title|file)(\d{1,5})\s*=\s*(.+)$")


def read_playlist(file: Path) -> dict[str, Any]:
    if file.stat().st_size > _MOST_BYTES:
        raise ShelftalkError("the playlist has more than 5 MB")
    data = file.read_bytes()
    name, titles = _xspf(data) if is_markup(data) else _lines(decoded(data))
    titles = [text for each in titles if (text := plain(each, 200))]
    if not titles:
        raise ShelftalkError("the playlist names no file")
    return {
        "title": plain(name, 300) or title_of(file.stem),
        "medium": "playlist",
        "description": plain("; ".join(titles[:20])),
        "attributes": {"titles": titles[:_MOST_LISTED], "entries": len(titles)},
    }


def _xspf(data: bytes) -> tuple[str, list[str]]:
    root = parsed(data)
    named = ((text_of(each, "creator"), text_of(each, "title")) for each in root.iter("track"))
    return text_of(root, "title"), [" - ".join(filter(None, pair)) for pair in named]


def _lines(text: str) -> tuple[str, list[str]]:
    if text.lstrip("\ufeff \r\n")[:10].lower() == "[playlist]":
        found = {(number, key.lower()): value for key, number, value in _PLS.findall(text)}
        numbers = dict.fromkeys(number for number, _ in found)
        return "", [found.get((n, "title")) or _called(found[n, "file"]) for n in numbers]
    name = re.search(r"(?m)^#PLAYLIST:(.+)$", text)
    return name.group(1) if name else "", list(_m3u(text))


def _m3u(text: str) -> Iterator[str]:
    said = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("#EXTINF:"):
            said = line.partition(",")[2]
        elif line and not line.startswith("#"):
            yield said or _called(line)
            said = ""


def _called(path: str) -> str:
    """Return the name of the file, wherever it may be."""
    return title_of(PurePosixPath(path.replace("\\", "/")).stem)
