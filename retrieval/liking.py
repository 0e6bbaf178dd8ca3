"""Co-preference at hand: in a catalogue's store, or just learnt."""

from collections.abc import Mapping

import numpy as np

from .behaviour import SIZE, SPACE, Behaviour
from .encoders import Matrix, Vector
from .facet_index import FacetIndex, Rows
from .models import Constraints
from .store import VectorStore
from .vector_rows import VectorRows


class StoredLiking:
    """The behaviour space of a catalogue."""

    def __init__(self, store: VectorStore, rows: Mapping[str, int], likes: Vector) -> None:
        self._store = store
        self._rows = rows
        self._vectors = VectorRows(store, SPACE, SIZE, list(rows))
        self.likes = likes

    def nearest(self, vector: Vector, limit: int, must: Constraints) -> Rows:
        hits = self._store.nearest(SPACE, [vector], limit, must)[0]
        return np.array([self._rows[item_id] for item_id, score in hits if score > 0], dtype=np.intp)

    def vectors(self, rows: Rows) -> Matrix:
        return self._vectors.of(rows)


class LearntLiking:
    """Behaviour in memory, as evaluation learns it from a part of the users."""

    def __init__(self, behaviour: Behaviour, index: FacetIndex) -> None:
        self._behaviour = behaviour
        self._index = index
        self.likes = behaviour.likes

    def nearest(self, vector: Vector, limit: int, must: Constraints) -> Rows:
        scores = self._behaviour.vectors @ vector
        rows = np.flatnonzero(self._index.allowed(must) & (scores > 0))
        return rows[np.argsort(-scores[rows], kind="stable")[:limit]]

    def vectors(self, rows: Rows) -> Matrix:
        return self._behaviour.vectors[rows]
