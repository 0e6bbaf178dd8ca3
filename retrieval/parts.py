"""What each piece of an item's text means, kept beside its version: a wish is often about one of them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .encoders import Encoder, Matrix, Vector
from .facet_index import Rows
from .item_text import PARTS

BEST = 2
"""Of the pieces, those nearest to what is asked count."""
_CUT = "\x1f"
_FILE = "parts.npy"


class InParts:
    """The encoder's reading of texts given in pieces, as one row of numbers a text: the whole, the pieces."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.space = f"{encoder.space}-in-parts"
        self.size = (1 + PARTS) * encoder.size

    def documents(self, texts: Sequence[str]) -> Matrix:
        return self._encoder.in_parts([text.split(_CUT) for text in texts])


class Parts:
    """The vectors of the pieces of every item, in the order of the catalogue."""

    def __init__(self, vectors: NDArray[np.float16]) -> None:
        """`vectors` are items by pieces by numbers."""
        self._vectors = vectors

    def nearness(self, rows: Rows, vector: Vector) -> Vector:
        """Return how near the nearest pieces of each item are to the vector, on average."""
        near = self._vectors[rows].astype(np.float32) @ vector
        return np.sort(near, axis=1)[:, -BEST:].mean(axis=1)


def cut(pieces: Sequence[str]) -> str:
    """Return the pieces as one text, in which it is told where they end."""
    return _CUT.join(piece.replace(_CUT, " ") for piece in pieces)


def write_parts(version: Path, vectors: Matrix) -> None:
    """Keep the pieces' vectors, half as exact: they are compared, and nothing more."""
    np.save(version / _FILE, vectors.astype(np.float16))


def read_parts(version: Path, items: int) -> Parts | None:
    """Return what was kept; None of a version that is older than the pieces."""
    path = version / _FILE
    if not path.exists():
        return None
    vectors = np.load(path, mmap_mode="r")
    return Parts(vectors) if len(vectors) == items else None
