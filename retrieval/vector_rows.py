"""Vectors of items by their place in the catalogue, read from the store when first needed."""

from collections.abc import Sequence
from threading import Lock

import numpy as np

from .encoders import Matrix
from .facet_index import Rows
from .store import VectorStore


class VectorRows:
    """One space of a store; what was read once stays in memory."""

    def __init__(self, store: VectorStore, space: str, size: int, ids: Sequence[str]) -> None:
        self._store = store
        self._space = space
        self._ids = ids
        self._matrix = np.zeros((len(ids), size), dtype=np.float32)
        self._known = np.zeros(len(ids), dtype=np.bool_)
        self._reading = Lock()

    def of(self, rows: Rows) -> Matrix:
        """Return a row per item, zero where the item has no vector."""
        missing = rows[~self._known[rows]]
        if len(missing):
            with self._reading:
                self._read(missing)
        return self._matrix[rows]

    def _read(self, rows: Rows) -> None:
        ids = {self._ids[row]: row for row in map(int, rows)}
        for item_id, vector in self._store.vectors(self._space, list(ids)).items():
            self._matrix[ids[item_id]] = vector
        self._known[rows] = True
