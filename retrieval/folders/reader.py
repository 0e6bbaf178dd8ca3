"""Files of strangers are read apart, one after the other."""

from functools import partial
from pathlib import Path

from retrieval.apart import Apart, Lost

from .forms import Form
from .readings import Reading, read_file

SECONDS = 30.0
"""A file may take."""


class Reader:
    """Reads one file after the other; started when first needed."""

    def __init__(self, covers: Path, seconds: float = SECONDS) -> None:
        self._apart = Apart(partial(_read, covers=covers), seconds)
        self._seconds = seconds

    def read(self, file: str) -> Reading:
        match self._apart.of(file):
            case Lost.LATE:
                reason = f"reading it took more than {self._seconds:.0f} seconds"
            case Lost.BROKEN:
                reason = "it is damaged: reading it broke down"
            case bytes() as read:
                return Reading.model_validate_json(read)
        return Reading(form=Form.OTHER, reason=reason)

    def close(self) -> None:
        self._apart.close()


def _read(file: str, covers: Path) -> bytes:
    return read_file(Path(file), covers).model_dump_json().encode()
