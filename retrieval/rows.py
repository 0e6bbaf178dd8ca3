"""One raw row of a source becomes an item, or the reason why it cannot."""

import json
import math
import re
from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import Any, cast

from pydantic import ValidationError

from .models import Item, Record

Raw = Mapping[str, Any]
_NUMBERS = ("year", "duration_minutes", "popularity")
_LISTS = ("genres", "tags", "aliases")
_MEDIA_FILES = ("image", "audio", "video")
_DATE = re.compile(r"(-?\d{1,4})-\d\d?(-\d\d?)?([T ].*)?")
_CREATOR = re.compile(r"\s*(?P<name>.+?)\s*[(（](?P<role>[^()（）]+)[)）]\s*")
_SHOWN = 80
"""Characters of a bad value that are shown."""
_FILE = "file"
"""The attribute, and the beginning of the id, of items that are files of a folder."""


class BadLine(Record):
    """A row that was left out, and why."""

    place: str
    """Such as "films.jsonl:12"."""
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


class RepeatedId(Record):
    """A row whose id had come before in the same source; the later row counts."""

    place: str
    id: str
    first: str

    def __str__(self) -> str:
        return f"{self.place}: id {self.id!r} was used at {self.first} already; the later one counts"


class Whole(Record):
    """All rows of a folder have come: what the catalogue has of it beyond them is gone."""

    folder: str
    spared: frozenset[str]
    """Files and folders that are there and could not be read: nothing of them is gone."""

    def lacks(self, item: Item) -> bool:
        """Tell whether an item that was not among the rows should have been."""
        file = PurePath(item.text_attribute(_FILE))
        return (
            item.id.startswith(f"{_FILE}-")
            and file.is_relative_to(self.folder)
            # by its own folders: a look at each that is spared, for each that is gone, took minutes
            and not any(str(each) in self.spared for each in (file, *file.parents))
        )


def id_of_file(path: str, part: str = "") -> str:
    """Return an id that stays while the file stays where it is, whatever changes in it."""
    name = "\0".join((path, part)).encode()
    return f"{_FILE}-{blake2b(name, digest_size=10).hexdigest()}"


def item_of(raw: Raw, place: str, folder: Path) -> Item | BadLine:
    """Return the item; relative paths in it start from `folder`."""
    try:
        return Item.model_validate(_tidied(raw, folder))
    except ValidationError as error:
        return BadLine(place=place, reason=_reason(error))


def shown(value: object) -> str:
    """Return the value as JSON, cut to what fits on a line."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    text = text.encode(errors="backslashreplace").decode()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    message = first["msg"]
    if first["type"] == "extra_forbidden":
        message = "not a field of an item; put it under attributes"
    return f"{where}: {message} (got {shown(first['input'])})"


def _tidied(raw: Raw, folder: Path) -> dict[str, Any]:
    """Turn what other programs write for the same thing into one form; leave the wrong wrong."""
    row = _present(raw)
    for name in ("id", "title", "medium", "language", "country", "description"):
        _change(row, name, _text)
    for name in _NUMBERS:
        _change(row, name, _number)
    for name in _LISTS:
        _change(row, name, _list)
    for name in _MEDIA_FILES:
        _change(row, name, lambda value: _absolute(value, folder))
    _change(row, "creators", _creators)
    _change(row, "attributes", _attributes)
    return row


def _change(row: dict[str, Any], name: str, how: Callable[[Any], Any]) -> None:
    if name in row:
        row[name] = how(row[name])


def _is_missing(value: object) -> bool:
    """Tell whether the value is one of the ways to say "none"."""
    return value is None or value == "" or (isinstance(value, float) and math.isnan(value))


def _is_infinite(value: object) -> bool:
    """Tell whether the value is a number that JSON cannot hold."""
    return isinstance(value, float) and math.isinf(value)


def _text(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else value


def _number(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value)  # refused as text, where a number would have been taken for 1
    if isinstance(value, str):
        date = _DATE.fullmatch(value.strip())
        try:
            value = float(date.group(1) if date else value)
        except ValueError:
            return value
    if _is_infinite(value):
        return "infinite"  # refused as text
    if _is_missing(value):
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _list(value: Any) -> Any:
    if isinstance(value, str):
        return [value.strip()]
    if isinstance(value, list | tuple):
        return [_text(part) for part in cast(list[Any], value) if not _is_missing(part)]
    return value


def _creators(value: Any) -> Any:
    return [_creator(part) for part in _list(value)] if isinstance(value, str | list) else value


def _creator(value: Any) -> Any:
    if isinstance(value, dict):
        return _present(cast(dict[str, Any], value))
    found = _CREATOR.fullmatch(value) if isinstance(value, str) else None
    return found.groupdict() if found else {"name": _text(value)}


def _attributes(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    named = _present(cast(dict[str, Any], value))
    return {name: _attribute(part) for name, part in named.items() if not _is_infinite(part)}


def _attribute(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    # an empty text is kept: lists such as creators_zh run parallel to another one
    return [p for p in cast(list[Any], value) if p == "" or not (_is_missing(p) or _is_infinite(p))]


def _present(row: Raw) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not _is_missing(value)}


def _absolute(value: Any, folder: Path) -> Any:
    # no file has a zero byte in its name: it is told as missing when it is looked for
    if not isinstance(value, str) or "://" in value or value.startswith("data:") or "\0" in value:
        return value
    return str((folder / value).resolve())
