"""An interest becomes candidates: one ranking a branch, fused."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from .catalogue import Catalogue
from .encoders import Encoder
from .facets import Facets, conditions, facets
from .fusion import fuse
from .models import Branch, Candidate, Constraints, InterestQuery, Item
from .store import Vector
from .titles import Names
from .vocabulary import vocabulary

DEPTH = 100
"""Items a branch may bring."""
AVOIDED = 0.7
"""What is left of a score for each quality the user would rather not have."""
LINKS = ("based_on", "soundtrack_of", "same_world")


class Search:
    """The retrieval tool over one catalogue; safe to be used by several threads."""

    def __init__(self, catalogue: Catalogue, encoder: Encoder) -> None:
        self.items: Mapping[str, Item] = catalogue.items
        self.names = Names(catalogue.items.values())
        self._store = catalogue.store
        self._encoder = encoder
        self._facets = {item.id: facets(item) for item in catalogue.items.values()}
        self._by_popularity = sorted(self.items, key=lambda item_id: -self.items[item_id].popularity)
        self._linked = _links(self.items.values())

    def candidates(self, query: InterestQuery, limit: int, without: Iterable[Branch] = ()) -> list[Candidate]:
        """Return at most `limit` candidates, best first; each satisfies `query.must`."""
        texts = [query.wish, query.conversation]
        asked = [text for text in texts if text.strip()]
        vectors = dict(zip(asked, self._encoder.queries(asked), strict=True)) if asked else {}
        return self.candidates_for(query, vectors, limit, without)

    def candidates_for(
        self,
        query: InterestQuery,
        vectors: Mapping[str, Vector],
        limit: int,
        without: Iterable[Branch] = (),
    ) -> list[Candidate]:
        """Do the same with the vectors of the query's texts at hand."""
        left_out = set(without)
        rankings = {
            branch: ranking(query, vectors)
            for branch, ranking in self._branches().items()
            if branch not in left_out
        }
        fused = [
            Candidate(item=self.items[item_id], score=score, provenance=votes)
            for item_id, score, votes in fuse(rankings)
        ]
        allowed = self._allowing(query.must)
        lowered = [self._lowered(candidate, query) for candidate in fused if allowed(candidate.item.id)]
        return sorted(lowered, key=lambda candidate: -candidate.score)[:limit]

    def _branches(self) -> dict[Branch, Callable[[InterestQuery, Mapping[str, Vector]], Sequence[str]]]:
        return {
            Branch.TEXT: lambda query, vectors: self._by_meaning(query.wish, vectors, query.must),
            Branch.WORDS: self._by_words,
            Branch.CONVERSATION: lambda query, vectors: self._by_meaning(
                query.conversation, vectors, query.must
            ),
            Branch.SEEDS: self._by_seeds,
            Branch.CREATORS: self._by_creators,
            Branch.WISHES: self._by_wishes,
            Branch.POPULARITY: self._by_fame,
        }

    def _by_meaning(self, text: str, vectors: Mapping[str, Vector], must: Constraints) -> list[str]:
        if text not in vectors:
            return []
        hits = self._store.nearest(self._encoder.space, vectors[text], DEPTH, must)
        return [item_id for item_id, _ in hits]

    def _by_words(self, query: InterestQuery, vectors: Mapping[str, Vector]) -> list[str]:
        words = " ".join(
            (
                query.wish,
                *(vocabulary().label("genre", genre, "zh") for genre in query.genres),
                *(vocabulary().label("mood", mood, "zh") for mood in query.moods),
            )
        )
        if not words.strip():
            return []
        return [item_id for item_id, _ in self._store.matching(words, DEPTH, query.must)]

    def _by_seeds(self, query: InterestQuery, vectors: Mapping[str, Vector]) -> list[str]:
        """Return what a seed is linked to, then what is near the seeds, taking turns between them."""
        known = [seed for seed in query.seeds if seed in self.items]
        linked = [item_id for seed in known for item_id in self._linked.get(seed, ())]
        seeds = self._store.vectors(self._encoder.space, known)
        near = [
            [
                item_id
                for item_id, _ in self._store.nearest(self._encoder.space, vector, DEPTH, query.must)
                if item_id not in known
            ]
            for vector in seeds.values()
        ]
        # a seed that may be shown is asked for itself: the film of a book, the next of a series
        themselves = [seed for seed in known if seed not in query.must.not_items]
        return list(dict.fromkeys([*themselves, *linked, *_taking_turns(near)]))

    def _by_creators(self, query: InterestQuery, vectors: Mapping[str, Vector]) -> list[str]:
        allowed = self._allowing(query.must)
        works = [
            item_id
            for name in query.creators
            if (found := self.names.creator(name))
            for item_id in found[1]
            if allowed(item_id)
        ]
        return sorted(dict.fromkeys(works), key=lambda item_id: -self.items[item_id].popularity)

    def _by_wishes(self, query: InterestQuery, vectors: Mapping[str, Vector]) -> list[str]:
        """Return the items that have most of the qualities wished for."""
        if not (query.genres or query.moods) and query.year == Constraints().year:
            return []
        allowed = self._allowing(query.must)
        met = {item_id: _wishes_met(self._facets[item_id], query) for item_id in self.items}
        some = [item_id for item_id in self._by_popularity if met[item_id] > 0 and allowed(item_id)]
        return sorted(some, key=lambda item_id: -met[item_id])[:DEPTH]

    def _by_fame(self, query: InterestQuery, vectors: Mapping[str, Vector]) -> list[str]:
        allowed = self._allowing(query.must)
        famous = (i for i in self._by_popularity if self.items[i].popularity > 0 and allowed(i))
        return [item_id for item_id, _ in zip(famous, range(DEPTH), strict=False)]

    def _allowing(self, must: Constraints) -> Callable[[str], bool]:
        asked = conditions(must)
        return lambda item_id: asked.hold(item_id, self._facets[item_id])

    def _lowered(self, candidate: Candidate, query: InterestQuery) -> Candidate:
        avoided = len(set(query.avoid) & set(self._facets[candidate.item.id].genres))
        if not avoided:
            return candidate
        return candidate.model_copy(update={"score": candidate.score * AVOIDED**avoided})


def _wishes_met(own: Facets, query: InterestQuery) -> float:
    in_era = own.year is not None and query.year.holds(own.year)
    has_era = query.year != Constraints().year
    qualities = len({*query.genres, *query.moods} & set(own.genres))
    return qualities + (1.0 if has_era and in_era else 0.0)


def _taking_turns(rankings: Sequence[Sequence[str]]) -> list[str]:
    longest = max(map(len, rankings), default=0)
    return [ranking[rank] for rank in range(longest) for ranking in rankings if rank < len(ranking)]


def _links(items: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    """Return, for each item, the items it is linked with, in both directions."""
    linked: dict[str, list[str]] = {}
    every = {item.id: item for item in items}
    for item in every.values():
        for other in (other for link in LINKS for other in item.list_attribute(link)):
            if other in every:
                linked.setdefault(item.id, []).append(other)
                linked.setdefault(other, []).append(item.id)
    return {item_id: tuple(dict.fromkeys(others)) for item_id, others in linked.items()}
