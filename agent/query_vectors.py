"""Questions that are asked again and again, of recorded turns and of scripted dialogues, are read once."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from retrieval.encoders import Encoder, Matrix
from retrieval.store import Vector
from retrieval.vectors import VectorCache


class QueryVectors:
    """An encoder that reads a query only once for all runs."""

    def __init__(self, encoder: Encoder, cache: Path) -> None:
        self.space = encoder.space
        self.size = encoder.size
        self.documents = encoder.documents
        self.meanings = encoder.meanings
        self.in_parts = encoder.in_parts
        self._encoder = _QueriesAsDocuments(encoder)
        self._cache = VectorCache(cache)

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self._cache.documents(self._encoder, texts, lambda done, total: None)[0]

    def of(self, texts: Iterable[str], done: Callable[[int, int], None]) -> dict[str, Vector]:
        """Return a vector for each text that has letters, encoded in batches."""
        # texts of one length fill a batch without padding
        distinct = sorted({text for text in texts if text.strip()}, key=len)
        rows, _ = self._cache.documents(self._encoder, distinct, done)
        return dict(zip(distinct, rows, strict=True))


class _QueriesAsDocuments:
    """The encoder's query side, under a name of its own in the cache of documents."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.space = f"{encoder.space}-queries"
        self.size = encoder.size

    def documents(self, texts: Sequence[str]) -> Matrix:
        return self._encoder.queries(texts)
