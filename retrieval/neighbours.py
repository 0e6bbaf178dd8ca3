"""What is near in a vector space: the questions of several branches in one scan."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from .encoders import Vector
from .facet_index import FacetIndex, Rows
from .models import Branch, Constraints
from .store import Hit, VectorStore

DEPTH = 100
"""Items a branch may bring."""


class Vote(NamedTuple):
    """What a branch says."""

    found: Rows
    """Its best items that are allowed, best first."""
    score: Callable[[Rows], Vector]
    """Its score of any item; the higher, the better."""


class Near(NamedTuple):
    """What a branch looks for in a vector space."""

    ways: Sequence[Vector]
    """Places to look near."""
    score: Callable[[Rows], Vector]
    """Its score of any item."""


class Neighbours:
    """What is near in one vector space."""

    def __init__(self, store: VectorStore, index: FacetIndex, space: str) -> None:
        self._store = store
        self._index = index
        self._space = space

    def votes(self, asked: Mapping[Branch, Near], must: Constraints) -> dict[Branch, Vote]:
        """Return for each branch the items near any of its places, in the order of its score."""
        every = [way for near in asked.values() for way in near.ways]
        hits = iter(self._store.nearest(self._space, every, DEPTH, must) if every else ())
        return {
            branch: self._vote(near, list(islice(hits, len(near.ways)))) for branch, near in asked.items()
        }

    def _vote(self, near: Near, hits: Sequence[Sequence[Hit]]) -> Vote:
        limit = max(DEPTH // len(hits), 10)
        found = self._index.places(dict.fromkeys(item_id for way in hits for item_id, _ in way[:limit]))
        return Vote(found[np.argsort(-near.score(found), kind="stable")], near.score)
