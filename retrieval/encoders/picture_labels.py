"""Pictures by what EfficientNet recognises in them: no other weights are needed than a registry carries."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from retrieval.media_files import Flaw, Kind

from . import Impression, Vector
from .efficientnet import SIDE, EfficientNet
from .labels import Classes
from .pixels import Pixels, read_subject, squared


class PictureLabels:
    kind = Kind.IMAGE

    def __init__(self, weights: Path, classes: Classes, *, batch: int) -> None:
        self._network = EfficientNet(weights)
        self._classes = classes
        self._batch = batch
        self.space = f"image-{weights.stem}-{classes.fingerprint}"
        self.size = classes.size

    def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        made: list[Impression | Flaw] = []
        for start in range(0, len(files), self._batch):
            made.extend(self._batch_of([_pixels(file) for file in files[start : start + self._batch]]))
        return made

    def place_of(self, text: str, vector: Vector) -> Vector:
        return self._classes.place_of(vector)

    def meaning(self, place: Vector) -> Vector:
        return self._classes.meaning(place)

    def _batch_of(self, pictures: Sequence[Pixels | Flaw]) -> list[Impression | Flaw]:
        good = [picture for picture in pictures if not isinstance(picture, Flaw)]
        rows = iter(self._network.probabilities(np.stack(good)) if good else ())
        return [
            picture if isinstance(picture, Flaw) else self._classes.impression(next(rows))
            for picture in pictures
        ]


def _pixels(file: Path) -> Pixels | Flaw:
    picture = read_subject(file, SIDE)
    return picture if isinstance(picture, Flaw) else squared(picture, SIDE)
