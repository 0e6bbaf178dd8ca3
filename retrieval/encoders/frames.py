"""Video files become a few pictures, one of each scene. OpenCV, and nothing else.

This runs in a process of its own (`watching`): decoders of video meet every kind of broken file.
"""

import math
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from retrieval.apart import Apart, Lost
from retrieval.media_files import MOST_PIXELS, Flaw
from retrieval.models import Record

MOST_FRAMES = 16
"""Of a video."""
SIDE = 512
SECONDS = 90.0
"""A video may take; what was found after half of it is enough."""
_LONGEST_HOURS = 24
DECODED_PIXELS = 2e9
"""Up to this, some seconds of work, a video is decoded from beginning to end; of others, parts are sought."""
_LOOKS = 120
"""Taken of a video that is decoded, to tell its scenes apart."""
_LEAST_SECONDS = 0.4
"""Between two looks."""
_OTHER_COLOURS = 0.4
"""The distance (Bhattacharyya) between the colours of two looks from which on they are two scenes."""
_OTHER_PLACES = 35
"""Or how far, of 255, their colours are from each other place by place."""
_DARK = 12
"""The mean, of 255, below which a picture shows nothing."""


class Frame(Record):
    """A picture of a video."""

    file: Path
    seconds: float
    """Where in the video it is."""
    share: float
    """How much of the video its scene takes."""


_Seen = tuple[Frame, ...] | Flaw
_SEEN: TypeAdapter[_Seen] = TypeAdapter(_Seen)


class Frames:
    """Takes pictures out of one video after the other; they are put into `folder`."""

    def __init__(self, folder: Path, seconds: float = SECONDS, decoded: float = DECODED_PIXELS) -> None:
        """`decoded` pixels are the most that a video decoded as a whole may have."""
        work = partial(_watched, folder=folder, seconds=seconds / 2, decoded=decoded)
        self._apart = Apart(work, seconds)

    def of(self, file: Path) -> _Seen:
        match self._apart.of(str(file)):
            case Lost.LATE:
                return Flaw.SLOW
            case Lost.BROKEN:
                return Flaw.UNSEEN
            case bytes() as seen:
                return _SEEN.validate_json(seen)

    def close(self) -> None:
        self._apart.close()


class _Look(NamedTuple):
    seconds: float
    picture: NDArray[np.uint8]
    colours: Any
    places: NDArray[np.float32]


def _watched(file: str, folder: Path, seconds: float, decoded: float) -> bytes:
    seen: _Seen = Flaw.UNSEEN
    with suppress(cv2.error):
        looks = _looks(file, time.monotonic() + seconds, decoded)
        seen = looks if isinstance(looks, Flaw) else tuple(_kept(_scenes(looks), folder)) or Flaw.UNSEEN
    return _SEEN.dump_json(seen)


def _looks(file: str, until: float, decoded: float) -> list[_Look] | Flaw:
    video = _opened(file)
    width, height, rate, count = (
        video.get(each)
        for each in (
            cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT, cv2.CAP_PROP_FPS, cv2.CAP_PROP_FRAME_COUNT,
        )
    )  # fmt: skip
    if not video.isOpened():
        return Flaw.UNSEEN
    if width * height > MOST_PIXELS:
        return Flaw.PIXELS
    # a recording that was not closed, such as a browser's, does not say how long it is
    length = count / rate if rate > 0 and count > 0 else 0.0
    if length > _LONGEST_HOURS * 3600:
        return Flaw.LONG
    is_short = width * height * count <= decoded
    looks = list(_decoded(video, length, until) if is_short else _sought(video, length, until))
    # one that was cut short has only its beginning
    looks = looks or list(_decoded(_opened(file), 0, until))
    return [look for look in looks if look.picture.mean() >= _DARK] or looks


def _opened(file: str) -> cv2.VideoCapture:
    # with "file:" before it a name is no pattern and no address, whatever it looks like
    return cv2.VideoCapture(f"file:{file}", cv2.CAP_FFMPEG)


def _decoded(video: cv2.VideoCapture, length: float, until: float) -> Iterator[_Look]:
    """Yield looks at even distances of a video that is decoded from its beginning."""
    step = max(_LEAST_SECONDS, length / _LOOKS)
    due = -math.inf
    taken = 0
    while taken < _LOOKS and time.monotonic() < until and video.grab():
        now = video.get(cv2.CAP_PROP_POS_MSEC) / 1000
        if now >= due:
            due = now + step
            got, picture = video.retrieve()
            if got:
                taken += 1
                yield _look(now, picture)


def _sought(video: cv2.VideoCapture, length: float, until: float) -> Iterator[_Look]:
    for number in range(MOST_FRAMES):
        if time.monotonic() > until:
            return
        video.set(cv2.CAP_PROP_POS_MSEC, (number + 0.5) / MOST_FRAMES * length * 1000)
        now = video.get(cv2.CAP_PROP_POS_MSEC) / 1000
        got, picture = video.read()
        if not got:
            return  # what lies further on is missing too
        yield _look(now, picture)


def _look(seconds: float, picture: Any) -> _Look:
    scale = min(1.0, SIDE / max(picture.shape[:2]))
    library: Any = cv2  # its types lack what it is given here
    small = library.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    hues = library.cvtColor(small, cv2.COLOR_BGR2HSV)
    colours = library.calcHist([hues], [0, 1, 2], None, [8, 4, 4], [0, 180, 0, 256, 0, 256])
    places = library.resize(small, (16, 16), interpolation=cv2.INTER_AREA).astype(np.float32)
    return _Look(max(0.0, seconds), small, colours, places)


def _scenes(looks: Sequence[_Look]) -> list[list[_Look]]:
    scenes: list[list[_Look]] = []
    for look in looks:
        if not scenes or _is_cut(scenes[-1][-1], look):
            scenes.append([])
        scenes[-1].append(look)
    return scenes


def _is_cut(before: _Look, after: _Look) -> bool:
    colours = cv2.compareHist(before.colours, after.colours, cv2.HISTCMP_BHATTACHARYYA)
    return colours > _OTHER_COLOURS or float(np.abs(before.places - after.places).mean()) > _OTHER_PLACES


def _kept(scenes: Sequence[Sequence[_Look]], folder: Path) -> Iterator[Frame]:
    """Yield the middle of each scene; where there are too many scenes, of some all over the video."""
    total = sum(map(len, scenes))
    beside = Path(mkdtemp(dir=folder))
    count = min(len(scenes), MOST_FRAMES)
    for place in range(count):
        number = place * len(scenes) // count
        scene = scenes[number]
        middle = scene[len(scene) // 2]
        file = beside / f"{number}.jpg"
        if cv2.imwrite(str(file), middle.picture, [cv2.IMWRITE_JPEG_QUALITY, 85]):
            yield Frame(file=file, seconds=round(middle.seconds, 2), share=len(scene) / total)
