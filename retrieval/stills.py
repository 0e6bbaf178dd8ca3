"""What stands for the picture of an item that has only a video: a moment of it, kept with the catalogue."""

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from .encoders import Still

_FOLDER = "stills"


class Shown(NamedTuple):
    """A moment of an item's video, as it is kept."""

    file: Path
    seconds: float


def write_stills(version: Path, stills: Mapping[str, Still]) -> None:
    """Keep the stills by item id."""
    if stills:
        (version / _FOLDER).mkdir()
    for item, still in stills.items():
        _file(version, item).write_bytes(still.jpeg)


def shown_in(version: Path, moments: Mapping[str, float]) -> dict[str, Shown]:
    """Return the stills of a version by item id; `moments` are the seconds of each."""
    return {item: Shown(_file(version, item), seconds) for item, seconds in moments.items()}


def _file(version: Path, item: str) -> Path:
    # an id can be anything, and a name of a file cannot
    return version / _FOLDER / f"{blake2b(item.encode(), digest_size=16).hexdigest()}.jpg"
