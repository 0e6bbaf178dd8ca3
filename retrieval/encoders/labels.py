"""Recognised classes become a place: one number for each name, which any words can be compared with.

As in ConSE (Norouzi et al., 2014), a network that only names things lets pictures and sounds be found by any
words. There the vectors of the names are averaged, which drowns a sure name among doubtful ones; here words
are spread over the names by how near they are to each, and a picture is found where both meet.
"""

from collections.abc import Iterator
from hashlib import blake2b
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.models import Label

from . import Encoder, Impression, Matrix, Vector

SAID = 5
SURE = 0.5
"""The share of a class from which on it is said without doubt: below it about half are wrong on cut-outs."""
LEAST_SHARE = 0.1
"""Of a class that is said in words at all."""
WIDER = 0.3
"""What a wider name counts beside those of classes."""
_WAY = "spread-1"
"""Raised when places are made in another way."""


class ClassName(NamedTuple):
    en: str
    zh: str


class WiderName(NamedTuple):
    """What several classes are: a bird, where the network only knows kinds of birds."""

    en: str
    zh: str
    holds: tuple[int, ...]
    """Places of the classes."""


class Names(NamedTuple):
    classes: tuple[ClassName, ...]
    """In the order of the network's outputs."""
    wider: tuple[WiderName, ...] = ()


def class_names(network: str) -> Names:
    """Return the names of what a network knows, "imagenet" or "audioset"."""
    classes = tuple(ClassName(en, zh) for en, zh in _rows(f"{network}.tsv"))
    places: dict[str, list[int]] = {}
    for place, name in enumerate(classes):
        places.setdefault(name.en, []).append(place)
    wider = (
        WiderName(en, zh, tuple(place for name in held.split(", ") for place in places[name]))
        for en, zh, held in _rows(f"{network}_wider.tsv")
    )
    return Names(classes, tuple(wider))


def class_texts(names: Names) -> list[str]:
    """Return what a text encoder reads of the names: first all in English, then all in Chinese."""
    every = (*names.classes, *names.wider)
    return [*(name.en for name in every), *(name.zh for name in every)]


class Classes:
    """A network's classes with their names and the names' vectors of a text encoder."""

    def __init__(self, names: Names, text: Encoder, vectors: Matrix) -> None:
        """`vectors` are the text encoder's of `class_texts`."""
        self._names = names
        self.size = len(names.classes) + len(names.wider)
        # between both names: either language then finds a thing equally well, and both better than by one
        between = vectors[: self.size] + vectors[self.size :]
        self._vectors = between / np.linalg.norm(between, axis=1, keepdims=True)
        self._holds = np.zeros((len(names.wider), len(names.classes)), dtype=np.float32)
        for row, name in enumerate(names.wider):
            self._holds[row, name.holds] = 1
        made = [_WAY, text.space, str(WIDER), *map(str, names.wider), *class_texts(names)]
        self.fingerprint = blake2b("\n".join(made).encode(), digest_size=4).hexdigest()
        """Of all that places depend on beside the network."""

    def impression(self, certainty: Vector) -> Impression:
        """Return the place and the words of what was recognised; `certainty` has a number for each class."""
        # roots, so that what is less sure counts too; less their mean, or what is a little like everything
        # would be near to every wish
        soft = np.sqrt(certainty)
        soft -= soft.mean()
        place = np.concatenate([soft, WIDER * (self._holds @ soft)])
        return Impression(_of_length_one(place), tuple(self._labels(certainty)))

    def place_of(self, vector: Vector) -> Vector:
        """Return the place of words by the text encoder's vector of them."""
        nearness = self._vectors @ vector
        # in standard deviations, so that any text encoder will do
        spread = np.exp((nearness - nearness.mean()) / max(nearness.std(), 1e-9))
        return _of_length_one(spread - spread.mean())

    def meaning(self, place: Vector) -> Vector:
        """Return where texts are that say what is at the place, beyond what any name says."""
        known = self._vectors[: len(self._names.classes)]
        sure = np.maximum(place[: len(known)], 0) ** 2
        return _of_length_one(sure @ (known - known.mean(axis=0)))

    def _labels(self, certainty: Vector) -> Iterator[Label]:
        """Yield what it is: where no class is sure, what the likely ones are together, else these."""
        surest = np.argsort(-certainty, kind="stable")[:SAID]
        if certainty[surest[0]] < SURE and (together := self._together(certainty)):
            yield from together
            return
        for place in map(int, surest):
            if certainty[place] >= LEAST_SHARE:
                yield _label(self._names.classes[place], certainty[place])

    def _together(self, certainty: Vector) -> list[Label]:
        """Return the narrowest wider names that are sure."""
        shares = self._holds @ certainty
        sure = [(name, shares[row]) for row, name in enumerate(self._names.wider) if shares[row] >= SURE]
        sure.sort(key=lambda pair: len(pair[0].holds))
        told: list[WiderName] = []
        labels: list[Label] = []
        for name, share in sure:
            if not any(set(each.holds) & set(name.holds) for each in told):
                told.append(name)
                labels.append(_label(name, share))
        return labels


def _of_length_one(place: NDArray[np.floating[Any]]) -> Vector:
    return (place / max(float(np.linalg.norm(place)), 1e-9)).astype(np.float32)


def _label(name: ClassName | WiderName, share: float) -> Label:
    return Label(en=name.en, zh=name.zh, share=round(min(float(share), 1.0), 3))


def _rows(name: str) -> Iterator[list[str]]:
    table = files("retrieval.encoders").joinpath(name)
    if table.is_file():
        yield from (line.split("\t") for line in table.read_text("utf-8").splitlines())
