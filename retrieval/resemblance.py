"""Items whose pictures or sounds are like those of a query, or like what its words say."""

from collections.abc import Mapping, Sequence

import numpy as np

from .branches import Question
from .catalogue import Catalogue
from .encoders import MediaEncoder, Vector
from .facet_index import FacetIndex, Rows
from .media_files import Kind
from .models import Branch, InterestQuery
from .neighbours import Near, Neighbours, Vote
from .vector_rows import VectorRows


class Resemblance:
    """One space of pictures or sounds."""

    def __init__(self, catalogue: Catalogue, encoder: MediaEncoder, index: FacetIndex) -> None:
        self.branch = Branch(encoder.kind.value)
        self._encoder = encoder
        self._near = Neighbours(catalogue.store, index, encoder.space)
        self._own = VectorRows(catalogue.store, encoder.space, encoder.size, list(index.rows))

    def vote(self, asked: Question) -> Vote | None:
        """Return what the pictures, or sounds, say; None where the query has nothing like them."""
        ways = self._ways(asked)
        if not ways:
            return None
        wanted = np.stack(ways)

        def score(rows: Rows) -> Vector:
            own = self._own.of(rows)
            likeness = (own @ wanted.T).max(axis=1, initial=0)
            has = own.any(axis=1)
            # what has no picture is neither like nor unlike: it stands in the middle of those that have one
            return np.where(has, likeness, likeness[has].mean() if has.any() else 0).astype(np.float32)

        return self._near.votes({self.branch: Near(ways, score)}, asked.query.must)[self.branch]

    def _ways(self, asked: Question) -> list[Vector]:
        """Return the places to look near: those of the files shown, else those of the words said."""
        query, space, vectors = asked.query, self._encoder.space, asked.vectors
        files = [
            np.array(likeness.vectors[space], dtype=np.float32)
            for likeness in query.likenesses
            if space in likeness.vectors
        ]
        words = query.shown or query.wish or query.conversation
        if files or words not in vectors:
            return files
        return [self._encoder.place_of(words, vectors[words])]


def in_words(
    query: InterestQuery, vectors: Mapping[str, Vector], encoders: Sequence[MediaEncoder]
) -> Vector | None:
    """Return where texts are that say what is shown: near its words, and near what its places mean.

    The words are the surest names only, the places know how sure every name is.
    """
    places = (
        (encoder, np.array(likeness.vectors[encoder.space], dtype=np.float32))
        for likeness in query.likenesses
        for encoder in encoders
        if encoder.kind is not Kind.VIDEO and encoder.space in likeness.vectors
    )
    meant = [meaning for encoder, place in places if (meaning := encoder.meaning(place)) is not None]
    said = vectors.get(query.shown)
    found = meant if said is None else [said, *meant]
    return np.sum(found, axis=0) if found else None


def resembling(
    catalogue: Catalogue, encoders: Sequence[MediaEncoder], index: FacetIndex
) -> Mapping[Branch, Resemblance]:
    """Return the branches by picture and sound that the catalogue has; the first encoder of a kind counts."""
    found: dict[Branch, Resemblance] = {}
    for encoder in encoders:
        if encoder.kind is Kind.VIDEO:
            continue  # videos are among the pictures and sounds
        branch = Branch(encoder.kind.value)
        if encoder.space in catalogue.spaces and branch not in found:
            found[branch] = Resemblance(catalogue, encoder, index)
    return found
