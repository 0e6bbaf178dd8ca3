"""The files of a catalogue version: its items, and what it was built with."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from .media_files import Kind
from .models import Item, Record, ShelftalkError

FORMAT = 2
"""Raised when what is stored of an item changes, so that older versions are built anew."""
_ITEMS = "items.jsonl"
_ABOUT = "about.json"
_RATINGS = "interactions.csv"


class About(Record):
    """What a version was built with."""

    spaces: dict[str, int]
    """The vector spaces and their dimensions."""
    items: int
    built: str
    place: str
    """Where the vectors are: "disk" or a server's URL."""
    format: int = FORMAT
    parts: int = 0
    """Pieces of each text whose vectors are kept; none in older versions, built anew when added to."""


def is_of_media(space: str, kind: str = "") -> bool:
    """Tell whether the space is one of pictures or sounds, by its name; of one kind if that is given."""
    return space.startswith(tuple(f"{each}-" for each in ((kind,) if kind else Kind)))


def items_file(version: Path) -> Path:
    return version / _ITEMS


def ratings_file(version: Path) -> Path:
    """Return where the version keeps who liked what; there is none without interactions."""
    return version / _RATINGS


def write_items(version: Path, items: Iterable[Item]) -> None:
    with items_file(version).open("w", encoding="utf-8", newline="\n") as file:
        for item in items:
            file.write(item.model_dump_json(exclude_defaults=True) + "\n")


def read_items(version: Path) -> dict[str, Item]:
    path = items_file(version)
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            items = [Item.model_validate_json(line) for line in file]
    except (ValidationError, UnicodeDecodeError, FileNotFoundError) as error:
        raise _damaged(path) from error
    return {item.id: item for item in items}


def write_about(version: Path, about: About) -> None:
    (version / _ABOUT).write_text(about.model_dump_json(), "utf-8")


def read_about(version: Path) -> About:
    path = version / _ABOUT
    try:
        return About.model_validate_json(path.read_text("utf-8"))
    except (ValidationError, UnicodeDecodeError, FileNotFoundError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> ShelftalkError:
    return ShelftalkError(
        f"{path} is damaged or of another shelftalk;"
        " remove the catalogue with `shelftalk catalogue remove` and add its sources again"
    )
