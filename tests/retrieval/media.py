"""Small pictures, sounds and videos made on the spot, and a media encoder that knows them by colour."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
import soundfile
from PIL import Image, ImageColor

from retrieval.encoders import Impression, Vector
from retrieval.encoders.pixels import read_picture, squared
from retrieval.encoders.samples import read_sound
from retrieval.media_files import Flaw, Kind
from retrieval.models import Label
from tests.fakes import WordEncoder

COLOURS = (("red", "红色"), ("green", "绿色"), ("blue", "蓝色"))


def picture(file: Path, colour: str, size: tuple[int, int] = (40, 30)) -> Path:
    """Write a picture of one colour; the name's ending chooses the format."""
    Image.new("RGB", size, colour).save(file)
    return file


def sound(file: Path, hertz: float, seconds: float = 1.0, rate: int = 16_000) -> Path:
    """Write a steady tone."""
    time = np.arange(int(seconds * rate)) / rate
    soundfile.write(file, 0.5 * np.sin(2 * np.pi * hertz * time), rate)
    return file


def video(
    file: Path, *colours: str, seconds: float = 1.0, form: str = "mp4v", size: tuple[int, int] = (64, 48)
) -> Path:
    """Write a video of one scene after the other, each of one colour and so long; MJPG goes into AVI."""
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*form), 10, size)
    assert writer.isOpened()
    for colour in colours:
        frame = np.full((*size[::-1], 3), ImageColor.getrgb(colour)[2::-1], dtype=np.uint8)
        for _ in range(int(10 * seconds)):
            writer.write(frame)
    writer.release()
    return file


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put an ffmpeg in the place of whatever there is."""
    file = folder / "bin" / "ffmpeg"
    file.parent.mkdir()
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{file.parent}:/usr/bin:/bin")


class ColourEncoder:
    """Says which of three colours a picture is, in the space of a `WordEncoder`."""

    kind = Kind.IMAGE

    def __init__(self, name: str = "colours", size: int = 256) -> None:
        self._words = WordEncoder(size=size)
        self.space = f"image-{name}"
        self.size = size
        self.seen: list[Path] = []
        """Every file ever decoded."""

    def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        self.seen.extend(files)
        return [self._impression(file) for file in files]

    def place_of(self, text: str, vector: Vector) -> Vector:
        return vector

    def meaning(self, place: Vector) -> None:
        return None

    def _impression(self, file: Path) -> Impression | Flaw:
        read = read_picture(file, 8)
        if isinstance(read, Flaw):
            return read
        en, zh = COLOURS[int(squared(read, 8).mean(axis=(0, 1)).argmax())]
        return Impression(self._words.documents([en])[0], (Label(en=en, zh=zh, share=1.0),))


class PitchEncoder:
    """Says whether a sound is high or low, in the space of a `WordEncoder`."""

    kind = Kind.AUDIO

    def __init__(self) -> None:
        self._words = WordEncoder()
        self.space = "audio-pitches"
        self.size = self._words.size

    def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        return [self._impression(file) for file in files]

    def place_of(self, text: str, vector: Vector) -> Vector:
        return vector

    def meaning(self, place: Vector) -> None:
        return None

    def _impression(self, file: Path) -> Impression | Flaw:
        samples = read_sound(file, 16_000)
        if isinstance(samples, Flaw):
            return samples
        hertz = np.abs(np.fft.rfft(samples)).argmax() * 16_000 / len(samples)
        en, zh = ("whistle", "哨声") if hertz > 1_000 else ("hum", "嗡嗡声")
        return Impression(self._words.documents([en])[0], (Label(en=en, zh=zh, share=1.0),))
