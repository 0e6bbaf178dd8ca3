"""What watching a video costs: `python -m tests.benchmarks.videos [FILE...]`, of its own without any."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import platformdirs

from agent.known_models import PICTURE_LABELS
from agent.weights import Weights
from retrieval.encoders import Impression
from retrieval.encoders.frames import Frames
from retrieval.encoders.labels import Classes, class_names, class_texts
from retrieval.encoders.picture_labels import PictureLabels
from retrieval.encoders.soundtrack import soundtrack
from retrieval.encoders.video import SeenVideo
from retrieval.media_files import Flaw
from tests.fakes import WordEncoder


def main(files: Sequence[Path]) -> None:
    with TemporaryDirectory() as folder:
        watched = list(files) or list(_made(Path(folder)))
        frames = Frames(Path(folder))
        with closing(frames):
            frames.of(watched[0])  # the process starts once for several videos
            for file in watched:
                print(f"{file.name}: {_cost(file, frames)}")
        eyes = SeenVideo(_eyes())
        started = time.perf_counter()
        made = eyes.impressions(watched)
        seen = sum(isinstance(each, Impression) for each in made)
        seconds = (time.perf_counter() - started) / len(watched)
        print(f"frames and picture encoder: {seen} of {len(watched)} seen, {seconds:.2f} s a video")


def _cost(file: Path, frames: Frames) -> str:
    started = time.perf_counter()
    seen = frames.of(file)
    looked = time.perf_counter() - started
    if isinstance(seen, Flaw):
        return f"{seen.value} ({looked:.2f} s)"
    started = time.perf_counter()
    heard = soundtrack(file, 600)
    listened = time.perf_counter() - started
    said = heard.name if isinstance(heard, Flaw) else f"{len(heard) / 16_000:.0f} s of sound"
    return f"{len(seen)} pictures in {looked:.2f} s; {said} in {listened:.2f} s; {_pace(file)}"


def _pace(file: Path) -> str:
    """Return how fast every picture of the beginning is decoded, for comparison."""
    video = cv2.VideoCapture(str(file), cv2.CAP_FFMPEG)
    started, decoded = time.perf_counter(), 0
    while decoded < 200 and video.read()[0]:
        decoded += 1
    return f"{decoded / (time.perf_counter() - started):.0f} pictures/s decoded one after the other"


def _eyes() -> PictureLabels:
    names, words = class_names("imagenet"), WordEncoder()
    file = Weights(platformdirs.user_cache_path("shelftalk") / "models").locate(PICTURE_LABELS)
    classes = Classes(names, words, words.documents(class_texts(names)))
    return PictureLabels(file, classes, batch=16)


def _made(folder: Path) -> Iterator[Path]:
    """Write half a minute in six scenes of moving noise, in several forms and sizes."""
    random = np.random.default_rng(0)
    for name, form, size in (
        ("sd.mp4", "mp4v", (640, 360)),
        ("hd.mp4", "mp4v", (1920, 1080)),
        ("hd.avi", "MJPG", (1920, 1080)),
        ("sd.webm", "VP80", (640, 360)),
    ):
        writer = cv2.VideoWriter(str(folder / name), cv2.VideoWriter.fourcc(*form), 25, size)
        for _ in range(6):
            scene = random.integers(0, 255, (9, 16, 3), dtype=np.uint8)
            picture = cv2.resize(scene, size, interpolation=cv2.INTER_CUBIC)
            for number in range(125):
                writer.write(np.roll(picture, 4 * number, axis=1))
        writer.release()
        yield folder / name


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
