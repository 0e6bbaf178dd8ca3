"""What turns content into vectors: one protocol, one file per modality."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]
"""One row per text."""


class Encoder(Protocol):
    """Texts become unit vectors of one space; documents and queries are told apart."""

    @property
    def space(self) -> str:
        """The space's name with the model's identity, of letters, digits, ".", "_" and "-"."""
        ...

    @property
    def size(self) -> int: ...

    def documents(self, texts: Sequence[str]) -> Matrix: ...

    def queries(self, texts: Sequence[str]) -> Matrix: ...

    def meanings(self, texts: Sequence[str]) -> Matrix:
        """Return vectors for telling whether two texts say the same."""
        ...
