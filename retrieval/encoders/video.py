"""Videos by what is seen and heard in them: their places are in the spaces of pictures and of sounds."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from retrieval.media_files import Flaw, Kind
from retrieval.models import Label

from . import Impression, MediaEncoder, Still, Vector
from .frames import Frame, Frames
from .labels import SAID
from .samples import LISTENED_SECONDS
from .soundtrack import ffmpeg, write_soundtrack

_LEAST_OF_ALL = 0.05
"""What a label must be of the whole video: how sure it is, by how long it is seen."""


def with_video(encoders: Sequence[MediaEncoder]) -> tuple[MediaEncoder, ...]:
    """Return the encoders, and what lets them see and, where there is an ffmpeg, hear videos."""
    seeing = [SeenVideo(each) for each in encoders if each.kind is Kind.IMAGE]
    hearing = [HeardVideo(each) for each in encoders if each.kind is Kind.AUDIO and ffmpeg()]
    return (*encoders, *seeing, *hearing)


class SeenVideo:
    """Puts a video where its scenes are, each by how long it is."""

    kind = Kind.VIDEO

    def __init__(self, pictures: MediaEncoder) -> None:
        self._pictures = pictures
        self.space = pictures.space
        self.size = pictures.size

    def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        with (
            TemporaryDirectory(prefix="shelftalk-", ignore_cleanup_errors=True) as folder,
            closing(Frames(Path(folder))) as frames,
        ):
            return [self._impression(frames.of(file)) for file in files]

    def place_of(self, text: str, vector: Vector) -> Vector:
        return self._pictures.place_of(text, vector)

    def meaning(self, place: Vector) -> Vector | None:
        return self._pictures.meaning(place)

    def _impression(self, frames: Sequence[Frame] | Flaw) -> Impression | Flaw:
        if isinstance(frames, Flaw):
            return frames
        made = self._pictures.impressions([frame.file for frame in frames])
        seen = [
            (frame, each) for frame, each in zip(frames, made, strict=True) if isinstance(each, Impression)
        ]
        if not seen:
            return Flaw.UNSEEN
        shares = np.array([frame.share for frame, _ in seen], dtype=np.float32)
        vectors = np.stack([each.vector for _, each in seen])
        vector = shares @ vectors
        vector /= np.linalg.norm(vector)
        # the moment that says most of the whole
        frame, _ = seen[int((vectors @ vector).argmax())]
        still = Still(frame.seconds, frame.file.read_bytes())
        return Impression(vector, _labels(shares / shares.sum(), [each.labels for _, each in seen]), still)


class HeardVideo:
    """Puts a video where its sound is."""

    kind = Kind.VIDEO

    def __init__(self, sounds: MediaEncoder) -> None:
        self._sounds = sounds
        self.space = sounds.space
        self.size = sounds.size

    def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        return [self._impression(file) for file in files]

    def place_of(self, text: str, vector: Vector) -> Vector:
        return self._sounds.place_of(text, vector)

    def meaning(self, place: Vector) -> Vector | None:
        return self._sounds.meaning(place)

    def _impression(self, file: Path) -> Impression | Flaw:
        with TemporaryDirectory(prefix="shelftalk-", ignore_cleanup_errors=True) as folder:
            track = Path(folder, "track.wav")
            flaw = write_soundtrack(file, track, LISTENED_SECONDS)
            return flaw or self._sounds.impressions([track])[0]


def _labels(shares: Vector, seen: Sequence[Sequence[Label]]) -> tuple[Label, ...]:
    """Return what was recognised in several scenes, first what is most of the whole; each as sure as once."""
    weights: dict[str, float] = {}
    surest: dict[str, Label] = {}
    for share, labels in zip(shares, seen, strict=True):
        for label in labels:
            weights[label.en] = weights.get(label.en, 0.0) + float(share) * label.share
            surest[label.en] = max(label, surest.get(label.en, label), key=lambda each: each.share)
    most = sorted(weights, key=lambda name: -weights[name])[:SAID]
    return tuple(surest[name] for name in most if weights[name] >= _LEAST_OF_ALL)
