"""Encoders that note every call in a file, and kill their process in the middle of one if told to."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from retrieval.encoders import Encoder, Impression, Matrix, MediaEncoder, Vector
from retrieval.media_files import Flaw, Kind


class Calls:
    """A file of lines: "began WHAT" for each text or file, "took SECONDS" for each call that ended."""

    def __init__(self, file: Path, killed_after: int = 0) -> None:
        """`killed_after` files of media have begun, the process is killed as by `kill -9`; 0: never."""
        self._file = file
        self._killed_after = killed_after
        self._media = 0

    def begin(self, what: Sequence[str], *, media: bool) -> float:
        self._write("".join(f"began {each!r}\n" for each in what))
        self._media += len(what) if media else 0
        if 0 < self._killed_after <= self._media:
            os.kill(os.getpid(), signal.SIGKILL)
        return time.perf_counter()

    def end(self, begun: float) -> None:
        self._write(f"took {time.perf_counter() - begun}\n")

    def began(self) -> list[str]:
        return [line.removeprefix("began ") for line in self._lines() if line.startswith("began ")]

    def seconds(self) -> float:
        return sum(float(line.removeprefix("took ")) for line in self._lines() if line.startswith("took "))

    def _lines(self) -> list[str]:
        return self._file.read_text("utf-8").splitlines()

    def _write(self, lines: str) -> None:
        with self._file.open("a", encoding="utf-8") as opened:
            opened.write(lines)


class CountedTexts:
    def __init__(self, encoder: Encoder, calls: Calls) -> None:
        self._encoder = encoder
        self._calls = calls
        self.space, self.size = encoder.space, encoder.size

    def documents(self, texts: Sequence[str]) -> Matrix:
        begun = self._calls.begin(texts, media=False)
        made = self._encoder.documents(texts)
        self._calls.end(begun)
        return made

    def in_parts(self, texts: Sequence[Sequence[str]]) -> Matrix:
        begun = self._calls.begin(["".join(pieces) for pieces in texts], media=False)
        made = self._encoder.in_parts(texts)
        self._calls.end(begun)
        return made

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self._encoder.queries(texts)

    def meanings(self, texts: Sequence[str]) -> Matrix:
        return self._encoder.meanings(texts)


class CountedMedia:
    def __init__(self, encoder: MediaEncoder, calls: Calls) -> None:
        self._encoder = encoder
        self._calls = calls
        self.kind: Kind = encoder.kind
        self.space, self.size = encoder.space, encoder.size

    def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        begun = self._calls.begin([str(file) for file in files], media=True)
        made = self._encoder.impressions(files)
        self._calls.end(begun)
        return made

    def place_of(self, text: str, vector: Vector) -> Vector:
        return self._encoder.place_of(text, vector)

    def meaning(self, place: Vector) -> None:
        return None
