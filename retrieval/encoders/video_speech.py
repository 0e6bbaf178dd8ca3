"""What is said in videos: their sound track, read as a recording is."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from retrieval.media_files import Flaw, Kind
from retrieval.models import Attributes

from . import FactReader
from .soundtrack import write_soundtrack

HEARD_SECONDS = 60
"""Of a video, its beginning: who shows one waits for the answer."""


class SpokenInVideo:
    kind = Kind.VIDEO

    def __init__(self, sounds: Sequence[FactReader]) -> None:
        """`sounds` are the readers of recordings, in their order."""
        self._sounds = sounds
        self.name = "-".join((f"track-{HEARD_SECONDS}", *(reader.name for reader in sounds)))

    def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
        with TemporaryDirectory(prefix="shelftalk-", ignore_cleanup_errors=True) as folder:
            track = Path(folder, "track.wav")
            flaw = write_soundtrack(file, track, HEARD_SECONDS)
            return self._heard(track, known) if flaw is None else _none_if_silent(flaw)

    def _heard(self, track: Path, known: Attributes) -> Attributes | Flaw:
        heard = known
        for reader in self._sounds:
            found = reader.facts(track, heard)
            if isinstance(found, Flaw):
                return _none_if_silent(found)
            heard = {**heard, **found}
        return heard


def _none_if_silent(flaw: Flaw) -> Attributes | Flaw:
    return {} if flaw is Flaw.SILENT else flaw  # many a video has no sound
