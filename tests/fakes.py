"""Stand-ins for what is slow, with honest behaviour of their own."""

from collections.abc import Callable, Sequence
from zlib import crc32

import numpy as np

from retrieval.encoders import Matrix
from retrieval.spelling import folded


def each_alone(encode: Callable[[Sequence[str]], Matrix], texts: Sequence[Sequence[str]]) -> Matrix:
    """Return a row per text: the vectors of the whole and of its pieces, each encoded by itself."""
    wholes = ["".join(pieces) for pieces in texts]
    rows = [
        encode([whole, *(piece or whole for piece in pieces)])
        for whole, pieces in zip(wholes, texts, strict=True)
    ]
    return np.asarray(rows, dtype=np.float32).reshape(len(texts), -1)


class WordEncoder:
    """One dimension for each word, by its hash: texts are near when they share words."""

    def __init__(self, space: str = "words-of-tests", size: int = 256) -> None:
        self.space = space
        self.size = size
        self.encoded: list[str] = []
        """Every document ever encoded, for tests of what was not."""

    def documents(self, texts: Sequence[str]) -> Matrix:
        self.encoded.extend(texts)
        return self._vectors(texts)

    def in_parts(self, texts: Sequence[Sequence[str]]) -> Matrix:
        self.encoded.extend("".join(pieces) for pieces in texts)
        return each_alone(self._vectors, texts)

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self._vectors(texts)

    def meanings(self, texts: Sequence[str]) -> Matrix:
        return self._vectors(texts)

    def _vectors(self, texts: Sequence[str]) -> Matrix:
        matrix = np.zeros((len(texts), self.size), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in folded(text).split():
                matrix[row, crc32(word.encode()) % self.size] += 1
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
        return matrix / np.maximum(lengths, 1e-9)
