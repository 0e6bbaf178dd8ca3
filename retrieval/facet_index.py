"""The facets of a whole catalogue as arrays, so that a question about all items takes microseconds."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from .facets import KEYWORDS, NUMBERS, AnyOf, Facets, Within, conditions
from .models import Constraints, Range

Rows = NDArray[np.intp]
"""Places of items in the catalogue's order."""
Mask = NDArray[np.bool_]
"""One truth an item, in the catalogue's order."""


class FacetIndex:
    """Answers for every item at once what `Conditions.hold` answers for one."""

    def __init__(self, every: Mapping[str, Facets]) -> None:
        """`every` are the facets by the item's id, in the catalogue's order."""
        self.rows = {item_id: row for row, item_id in enumerate(every)}
        having: dict[tuple[str, str], list[int]] = {}
        for row, own in enumerate(every.values()):
            for facet in KEYWORDS:
                for word in getattr(own, facet):
                    having.setdefault((facet, word), []).append(row)
        self._having = {key: np.array(rows, dtype=np.intp) for key, rows in having.items()}
        self._numbers = {
            name: np.array([np.nan if (n := getattr(own, name)) is None else n for own in every.values()])
            for name in NUMBERS
        }

    def having(self, facet: str, word: str) -> Rows:
        """Return the items with this word in this facet."""
        return self._having.get((facet, word), _NONE)

    def allowed(self, must: Constraints) -> Mask:
        """Return which items meet the constraints."""
        wanted = conditions(must)
        met = np.ones(len(self.rows), dtype=np.bool_)
        for condition in wanted.must:
            met &= self._holding(condition)
        for condition in wanted.must_not:
            met &= ~self._holding(condition)
        if wanted.items:
            met &= np.isin(np.arange(len(met)), self.places(wanted.items))
        met[self.places(wanted.not_items)] = False
        return met

    def places(self, ids: Iterable[str]) -> Rows:
        """Return the rows of those ids that the catalogue has."""
        return np.array([self.rows[item_id] for item_id in ids if item_id in self.rows], dtype=np.intp)

    def within(self, name: str, span: Range) -> Mask:
        """Return which items have this number and have it in the range."""
        numbers = self._numbers[name]
        low = -np.inf if span.low is None else span.low
        high = np.inf if span.high is None else span.high
        return (numbers >= low) & (numbers <= high)  # false for what is not a number

    def counts(self, facet: str, words: Iterable[str]) -> NDArray[np.float32]:
        """Return how many of the words each item has in the facet."""
        counts = np.zeros(len(self.rows), dtype=np.float32)
        for word in set(words):
            counts[self.having(facet, word)] += 1
        return counts

    def _holding(self, condition: AnyOf | Within) -> Mask:
        match condition:
            case AnyOf(facet=facet, words=words):
                return self.counts(facet, words) > 0
            case Within(facet=name, range=span):
                return self.within(name, span)


_NONE: Rows = np.array([], dtype=np.intp)
