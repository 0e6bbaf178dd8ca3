"""Recognised classes become a place among texts: the mean of their names, by how sure each is.

ConSE (Norouzi et al., 2014): a network that only names things lets pictures and sounds be found by any words.
"""

from collections.abc import Sequence
from hashlib import blake2b
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from retrieval.models import Label

from . import Encoder, Impression, Matrix, Vector

COUNTED = 30
"""Classes that make the vector, the surest."""
SAID = 5
LEAST_SHARE = 0.05
"""Of a class that is said in words."""


class ClassName(NamedTuple):
    en: str
    zh: str


def class_names(network: str) -> tuple[ClassName, ...]:
    """Return the names of a network's classes, "imagenet" or "audioset", in the order of its outputs."""
    lines = files("retrieval.encoders").joinpath(f"{network}.tsv").read_text("utf-8").splitlines()
    return tuple(ClassName(*line.split("\t")) for line in lines)


def class_texts(names: Sequence[ClassName]) -> list[str]:
    """Return what a text encoder reads of the classes: first all in English, then all in Chinese."""
    return [*(name.en for name in names), *(name.zh for name in names)]


class Classes:
    """A network's classes with their names and the names' places in the space of a text encoder."""

    def __init__(self, names: Sequence[ClassName], text: Encoder, vectors: Matrix) -> None:
        """`vectors` are the text encoder's of `class_texts`."""
        self._names = names
        # between both names: either language then finds a thing equally well, and both better than by one
        between = vectors[: len(names)] + vectors[len(names) :]
        self._vectors = between / np.linalg.norm(between, axis=1, keepdims=True)
        self.size = text.size
        read = "\n".join([text.space, str(COUNTED), *class_texts(names)])
        self.fingerprint = blake2b(read.encode(), digest_size=4).hexdigest()
        """Of all that the vectors depend on beside the network."""

    def impression(self, certainty: Vector) -> Impression:
        """Return the place and the words of what was recognised; `certainty` has a number for each class."""
        surest = np.argsort(-certainty, kind="stable")[:COUNTED]
        shares = certainty[surest] / certainty[surest].sum()
        vector = shares @ self._vectors[surest]
        labels = [
            Label(en=name.en, zh=name.zh, share=round(float(share), 3))
            for name, share in zip((self._names[int(n)] for n in surest[:SAID]), shares, strict=False)
            if share >= LEAST_SHARE
        ]
        return Impression(vector / np.linalg.norm(vector), tuple(labels))
