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
Directions = NDArray[np.int8]
"""Items by pieces by numbers."""
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

    def __init__(self, directions: Directions) -> None:
        self._directions = directions

    def nearness(self, rows: Rows, vector: Vector) -> Vector:
        """Return how near the nearest pieces of each item are to the vector, on average."""
        directions = self._directions[rows].astype(np.float32)
        lengths = np.sqrt(np.einsum("ipn,ipn->ip", directions, directions))
        near = directions @ vector / np.maximum(lengths, 1)
        return np.sort(near, axis=1)[:, -BEST:].mean(axis=1)


def cut(pieces: Sequence[str]) -> str:
    """Return the pieces as one text, in which it is told where they end."""
    return _CUT.join(piece.replace(_CUT, " ") for piece in pieces)


def write_parts(version: Path, vectors: Matrix) -> None:
    """Keep where the pieces' vectors point."""
    np.save(version / _FILE, directions_of(vectors))


def directions_of(vectors: NDArray[np.floating]) -> Directions:
    """Return where vectors of length 1 point, a byte a number: a nearness by them is right to .001.

    Each vector is stretched until its largest number is 127; a vector of nothing stays one.
    """
    largest = np.abs(vectors).max(axis=-1, keepdims=True).astype(np.float32)
    return np.rint(vectors * (127 / np.maximum(largest, 1e-9))).astype(np.int8)


def read_parts(version: Path, items: int) -> Parts | None:
    """Return what was kept; None of a version that is older than the pieces."""
    path = version / _FILE
    if not path.exists():
        return None
    kept = np.load(path, mmap_mode="r")
    if len(kept) != items:
        return None
    # the first versions kept numbers of two bytes
    return Parts(kept if kept.dtype == np.int8 else directions_of(kept))
