"""Sounds by what YAMNet recognises in them."""

from collections.abc import Sequence
from pathlib import Path

from retrieval.media_files import Flaw, Kind

from . import Impression, Vector
from .labels import Classes
from .samples import read_sound
from .yamnet import RATE, YamNet


class SoundLabels:
    kind = Kind.AUDIO

    def __init__(self, model: Path, classes: Classes, *, most_patches: int) -> None:
        self._network = YamNet(model, most_patches=most_patches)
        self._classes = classes
        self.space = f"audio-yamnet-w8a8-{most_patches}-{classes.fingerprint}"
        self.size = classes.size

    def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        return [self._impression(file) for file in files]

    def place_of(self, text: str, vector: Vector) -> Vector:
        return self._classes.place_of(vector)

    def meaning(self, place: Vector) -> Vector:
        return self._classes.meaning(place)

    def _impression(self, file: Path) -> Impression | Flaw:
        samples = read_sound(file, RATE)
        if isinstance(samples, Flaw):
            return samples
        scores = self._network.scores(samples)
        # what sounds once, such as a bark, counts beside what sounds all the time
        return self._classes.impression((scores.mean(axis=0) + scores.max(axis=0)) / 2)
