"""What a picture file says of itself: when, where, by whom, and of what. Pillow, and nothing else."""

import struct
import warnings
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from retrieval.media_files import Flaw
from retrieval.models import ShelftalkError

from .markup import parsed
from .names import title_of
from .prose import decoded, listed, mended, plain

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF")
_DAMAGED = (
    OSError, ValueError, SyntaxError, EOFError, OverflowError, KeyError, IndexError, TypeError, struct.error,
    ZeroDivisionError, MemoryError, AttributeError, RecursionError,
)  # fmt: skip
_TITLE, _KEYWORDS, _AUTHOR, _CITY, _COUNTRY, _CAPTION = (2, 5), (2, 25), (2, 80), (2, 90), (2, 101), (2, 120)
_USELESS = ("olympus digital camera", "sony dsc", "samsung", "default", "screenshot")
"""What cameras write where a caption belongs."""

Notes = dict[str, list[str]]


def read_photo(file: Path) -> dict[str, Any]:
    notes, taken, place = _notes(file)
    caption = next((text for text in notes["caption"] if text.lower() not in _USELESS), "")
    where = ", ".join(dict.fromkeys((*notes["city"][:1], *notes["country"][:1])))
    return {
        "title": next(iter(notes["title"]), "") or title_of(file.stem),
        "medium": "photo",
        "year": taken.year if taken else None,
        "creators": [{"name": name[:200], "role": "photographer"} for name in notes["author"][:3]],
        "tags": notes["keywords"][:40],
        "description": ". ".join(filter(None, (caption, where))),
        "country": next(iter(notes["country"]), None),
        "image": str(file),
        "attributes": {
            "taken": f"{taken:%Y-%m-%d %H:%M}" if taken else "",
            "place": where,
            "camera": next(iter(notes["camera"]), ""),
            "latitude": place[0] if place else None,
            "longitude": place[1] if place else None,
        },
    }


def _notes(file: Path) -> tuple[Notes, datetime | None, tuple[float, float] | None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file, formats=_FORMATS) as opened:
                return _all_notes(opened), _taken(opened), _place(opened)
    except Image.DecompressionBombError as error:
        raise ShelftalkError(Flaw.PIXELS.value) from error
    except _DAMAGED as error:
        raise ShelftalkError(Flaw.DAMAGED.value) from error


def _all_notes(opened: ImageFile.ImageFile) -> Notes:
    notes: Notes = {
        name: [] for name in ("title", "caption", "keywords", "author", "city", "country", "camera")
    }
    for source in (_xmp(opened), _iptc(opened), _exif(opened)):
        for name, value in source:
            if text := plain(mended(value), 500 if name == "caption" else 150):
                notes[name].append(text)
    return {name: list(dict.fromkeys(texts)) for name, texts in notes.items()}


def _exif(opened: Image.Image) -> Iterator[tuple[str, str]]:
    exif = opened.getexif()
    for name, key in (("caption", 0x010E), ("author", 0x013B), ("camera", 0x0110)):
        if isinstance(value := exif.get(key), str):
            yield name, value
    if isinstance(keywords := exif.get(0x9C9E), bytes):  # as Windows writes them
        yield from (("keywords", word) for word in listed(keywords.decode("utf-16-le", "ignore")))


def _iptc(opened: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    found = cast(Mapping[Any, Any], IptcImagePlugin.getiptcinfo(opened) or {})  # pyright: ignore[reportUnknownMemberType]
    fields = {
        "title": _TITLE, "keywords": _KEYWORDS, "author": _AUTHOR, "city": _CITY, "country": _COUNTRY,
        "caption": _CAPTION,
    }  # fmt: skip
    for name, key in fields.items():
        value = found.get(key, [])
        for each in cast(list[bytes], value if isinstance(value, list) else [value]):
            yield name, decoded(each)


def _xmp(opened: Image.Image) -> Iterator[tuple[str, str]]:
    data = opened.info.get("xmp") or opened.info.get("XML:com.adobe.xmp") or b""
    try:
        root = parsed(data.encode() if isinstance(data, str) else data)
    except ShelftalkError:
        return  # a block of notes that cannot be read is no reason to refuse the picture
    lists = {"title": "title", "description": "caption", "subject": "keywords", "creator": "author"}
    for element in root.iter():
        if name := lists.get(element.tag):
            yield from ((name, each.text or "") for each in element.iter("li"))
        for key, value in element.attrib.items():
            field = key.rpartition("}")[2].lower()
            if field in ("city", "country"):
                yield field, value
        if element.tag in ("city", "country"):
            yield element.tag, element.text or ""


def _taken(opened: Image.Image) -> datetime | None:
    exif = opened.getexif()
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    for value in (inner.get(0x9003), inner.get(0x9004), exif.get(0x0132)):
        try:
            return datetime.strptime(str(value).strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")
        except ValueError:
            continue
    return None


def _place(opened: Image.Image) -> tuple[float, float] | None:
    gps = opened.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    try:
        latitude, longitude = _degrees(gps[2], gps[1], "S"), _degrees(gps[4], gps[3], "W")
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    is_on_earth = abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0, 0)
    return (latitude, longitude) if is_on_earth else None


def _degrees(parts: Any, side: Any, negative: str) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return round(-value if str(side).strip("\0 ").upper() == negative else value, 5)
