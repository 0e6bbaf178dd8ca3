"""An interest becomes candidates: every branch finds and scores, the scores are fused."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property, lru_cache
from typing import NamedTuple, Self

import numpy as np

from .branches import Branches, Liking, Question
from .catalogue import Catalogue
from .diversity import marginal_order
from .encoders import Encoder, Matrix, MediaEncoder, Vector
from .facet_index import FacetIndex, Rows
from .facets import facets
from .fusion import relative, shipped_weights, weights_for
from .liking import StoredLiking
from .loose_names import LooseNames
from .models import Branch, Candidate, InterestQuery, Item, Provenance
from .nearness import Nearness
from .neighbours import Vote
from .plane import on_plane
from .resemblance import in_words, resembling
from .titles import Names

AVOIDED = 0.7
"""What is left of a score for each quality the user would rather not have."""
REMEMBERED = 64
"""Questions whose texts are not encoded anew."""
POOL = 50
"""Best candidates among which the order is made varied."""


class Scored(NamedTuple):
    """Candidates before fusion."""

    rows: Rows
    branches: tuple[Branch, ...]
    scores: Matrix
    """Candidates by branches, each column from 0 to 1."""
    ranks: Mapping[Branch, Mapping[int, int]]
    """Where a branch found a candidate, from 1."""


class Search:
    """The retrieval tool over one catalogue; safe to be used by several threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        encoder: Encoder,
        *,
        weights: Mapping[Branch, float] | None = None,
        adventurous: float = 0,
        media: Sequence[MediaEncoder] = (),
    ) -> None:
        """`adventurous` is for queries that do not say themselves how varied their answer should be."""
        self._adventurous = adventurous
        self.items: Mapping[str, Item] = catalogue.items
        self.names = Names(catalogue.items.values())
        self.loose_names = LooseNames(catalogue.items.values(), self.names)
        self.weights = weights or catalogue.weights or shipped_weights(with_parts=catalogue.parts is not None)
        # a turn that relaxes or looks in one medium after the other asks the same texts again
        self._encoded = lru_cache(REMEMBERED)(encoder.queries)
        self.nearness = Nearness(encoder)
        self._ids = list(catalogue.items)
        self.index = FacetIndex({item_id: facets(item) for item_id, item in catalogue.items.items()})
        self._branches = Branches(catalogue, encoder.space, self.index, self.names)
        self._media = media
        self._resembling = resembling(catalogue, media, self.index)
        self._labels = catalogue.labels
        self.stills = {each: still for each, still in catalogue.stills.items() if not self.items[each].image}
        """By id of an item without a picture, a moment of its video."""
        self.liking: Liking | None = (
            StoredLiking(catalogue.store, self.index.rows, catalogue.likes) if catalogue.likes.any() else None
        )

    def knowing(self, liking: Liking) -> Self:
        """Return the same search with another co-preference."""
        other = copy(self)
        other.liking = liking
        return other

    def candidates(self, query: InterestQuery, limit: int, without: Iterable[Branch] = ()) -> list[Candidate]:
        """Return at most `limit` candidates, best first; each satisfies `query.must`."""
        texts = [query.wish, query.conversation, query.shown]
        asked = [text for text in texts if text.strip()]
        vectors = dict(zip(asked, self._encoded(tuple(asked)), strict=True)) if asked else {}
        return self.candidates_for(query, vectors, limit, without)

    def candidates_for(
        self,
        query: InterestQuery,
        vectors: Mapping[str, Vector],
        limit: int,
        without: Iterable[Branch] = (),
    ) -> list[Candidate]:
        """Do the same with the vectors of the query's texts at hand."""
        scored = self.scored(query, vectors, without)
        weights = weights_for(query, scored.branches, self.weights)
        # for so small a table BLAS gains nothing, and now and then warns of values that are not in it
        fused = np.einsum("cb,b->c", scored.scores, weights)
        fused *= AVOIDED ** self.index.counts("genres", query.avoid)[scored.rows]
        best = np.argsort(-fused, kind="stable")
        dial = self._adventurous if query.adventurous is None else query.adventurous
        if dial:
            head = best[:POOL]
            head = head[marginal_order(fused[head], self._branches.texts(scored.rows[head]), dial)]
            best = np.concatenate([head, best[POOL:]])
        return [
            self._candidate(int(scored.rows[place]), float(fused[place]), scored) for place in best[:limit]
        ]

    def scored(
        self, query: InterestQuery, vectors: Mapping[str, Vector], without: Iterable[Branch] = ()
    ) -> Scored:
        """Return every candidate with each branch's score of it, before they are fused."""
        query = self.spelled(query)
        allowed = self.index.allowed(query.must)
        shown = in_words(query, vectors, self._media)
        asked = Question(query, vectors, allowed, self.liking, shown)
        left_out = set(without)
        votes = self._branches.votes(asked, left_out)
        for branch, resemblance in self._resembling.items():
            if branch not in left_out and (vote := resemblance.vote(asked)):
                votes[branch] = vote
        found: Iterable[Rows] = [vote.found for vote in votes.values()]
        rows = np.unique(np.concatenate([*found, np.array([], dtype=np.intp)]))
        rows = rows[allowed[rows]]
        return Scored(rows, tuple(votes), _table(votes, rows), _ranks(votes))

    @cached_property
    def places(self) -> Matrix:
        """Where each item lies on a map of the catalogue, in its order."""
        return on_plane(self._branches.texts(np.arange(len(self._ids))))

    def spelled(self, query: InterestQuery) -> InterestQuery:
        """Return the query with creators also as the catalogue writes them."""
        must = query.must
        if not (must.creators or must.not_creators):
            return query
        names = {
            "creators": self.names.spelled(must.creators),
            "not_creators": self.names.spelled(must.not_creators),
        }
        return query.model_copy(update={"must": must.model_copy(update=names)})

    def _candidate(self, row: int, score: float, scored: Scored) -> Candidate:
        votes = tuple(_found_by(branch, ranks[row]) for branch, ranks in scored.ranks.items() if row in ranks)
        item = self.items[self._ids[row]]
        still = self.stills.get(item.id)
        return Candidate(
            item=item,
            score=score,
            provenance=votes,
            labels=self._labels.get(item.id, ()),
            moment=still.seconds if still else None,
        )


@lru_cache(4096)
def _found_by(branch: Branch, rank: int) -> Provenance:
    return Provenance(branch=branch, rank=rank)


def _table(votes: Mapping[Branch, Vote], rows: Rows) -> Matrix:
    if not votes:
        return np.zeros((len(rows), 0), dtype=np.float32)
    return relative(np.stack([vote.score(rows) for vote in votes.values()], axis=1))


def _ranks(votes: Mapping[Branch, Vote]) -> dict[Branch, dict[int, int]]:
    return {
        branch: {int(row): rank for rank, row in enumerate(vote.found, start=1)}
        for branch, vote in votes.items()
    }
