"""Tags of sounds, and of video in MP4. tinytag, and nothing else."""

from pathlib import Path
from typing import Any

from tinytag import TinyTag
from tinytag.tinytag import TinyTagException

from retrieval.models import ShelftalkError

from .covers import keep_cover
from .names import song_name
from .prose import listed, mended, plain, year_in

_MOST_NAMES = 12


def read_sound(file: Path, covers: Path) -> dict[str, Any]:
    tag = _tag(file)
    named_artist, named_title = song_name(file.stem)
    artists = _names(tag.artist) or ([named_artist] if named_artist and not tag.title else [])
    return {
        "title": _text(tag.title) or named_title,
        "medium": "track",
        "year": year_in(tag.year),
        "creators": _creators({"artist": artists, "composer": _names(tag.composer)}),
        "genres": _names(tag.genre),
        "duration_minutes": _minutes(tag.duration),
        "audio": str(file),
        "image": keep_cover(tag.images.any.data if tag.images.any else None, covers),
        "attributes": {
            "album": _text(tag.album),
            "album_artist": _text(tag.albumartist),
            "disc": tag.disc,
            "track": tag.track,
        },
    }


def read_video_tags(file: Path) -> dict[str, Any]:
    """Return what an MP4 says of itself."""
    tag = _tag(file)
    return {
        "title": _text(tag.title),
        "year": year_in(tag.year),
        "creators": _creators({"director": _other(tag, "director"), "artist": _names(tag.artist)}),
        "genres": _names(tag.genre),
        "description": plain(" ".join(tag.other.get("description") or [])),
        "duration_minutes": _minutes(tag.duration),
    }


def _tag(file: Path) -> TinyTag:
    try:
        with file.open("rb") as opened:
            # by content: a name would choose the wrong reader
            return TinyTag.get(file_obj=opened, image=True)
    except (TinyTagException, MemoryError, RecursionError) as error:
        raise ShelftalkError(
            f"the tags are damaged: {plain(str(error), 120) or type(error).__name__}"
        ) from error


def _text(value: str | None) -> str:
    return plain(mended(value or ""), 300)


def _names(value: str | None) -> list[str]:
    return listed(mended(value or ""), r"[;\0]|\s/\s")[:_MOST_NAMES]


def _other(tag: TinyTag, name: str) -> list[str]:
    return [plain(each, 100) for each in (tag.other.get(name) or [])][:_MOST_NAMES]


def _creators(by_role: dict[str, list[str]]) -> list[dict[str, str]]:
    return [{"name": name, "role": role} for role, names in by_role.items() for name in names]


def _minutes(seconds: float | None) -> int | None:
    # a header can claim anything
    return max(1, round(seconds / 60)) if seconds and 0 < seconds < 1_000_000 else None
