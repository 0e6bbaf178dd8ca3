"""What Kodi and Jellyfin wrote of a film or a series beside it."""

from pathlib import Path
from typing import Any

from .markup import Element, read_markup, text_of, texts_of
from .prose import year_in

MEDIA = {"movie": "film", "tvshow": "tv", "musicvideo": "video", "episodedetails": "episode"}
_MOST_ACTORS = 8


def read_nfo(file: Path) -> dict[str, Any]:
    root = read_markup(file)
    title, original = text_of(root, "title"), text_of(root, "originaltitle")
    return {
        "title": title or original or file.stem,
        "medium": MEDIA.get(root.tag, "video"),
        "year": year_in(text_of(root, "year")) or year_in(text_of(root, "premiered")),
        "creators": _creators(root),
        "genres": texts_of(root, "genre"),
        "tags": texts_of(root, "tag")[:40],
        "description": text_of(root, "plot") or text_of(root, "outline"),
        "country": next(iter(texts_of(root, "country")), None),
        "aliases": [original] if original and original != title else [],
        "duration_minutes": _minutes(text_of(root, "runtime")),
        "attributes": {"studio": texts_of(root, "studio"), "series_of_films": texts_of(root, "set/name")},
    }


def _creators(root: Element) -> list[dict[str, str]]:
    by_role = {
        "director": texts_of(root, "director"),
        "writer": texts_of(root, "credits"),
        "artist": texts_of(root, "artist"),
        "actor": texts_of(root, "actor/name")[:_MOST_ACTORS],
    }
    return [{"name": name, "role": role} for role, names in by_role.items() for name in names]


def _minutes(text: str) -> int | None:
    number = text.split(maxsplit=1)[0] if text else ""
    return int(number) if number.isdigit() and 0 < int(number) < 10_000 else None
