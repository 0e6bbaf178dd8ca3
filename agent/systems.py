"""What can be measured against each other: ways to rank a catalogue for a trial."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from heapq import merge
from itertools import islice

from retrieval.catalogue import Catalogue
from retrieval.interactions import Interactions
from retrieval.models import Branch, Constraints, InterestQuery, Item
from retrieval.search import Search
from retrieval.store import Vector
from retrieval.vocabulary import vocabulary

from .crossfit import fold_of
from .recorded_query import latest, query_from_messages
from .scoring import CEILINGS, DEPTH, LIST
from .selection import turn_after_turn
from .trials import Trial

System = Callable[[Trial], Sequence[str]]
"""Returns ids, best first, none of them named before."""


def conversation(trial: Trial) -> str:
    """Return what the dense baseline reads."""
    return latest(trial.turn.text)


def query_of_trial(trial: Trial, search: Search) -> InterestQuery:
    """Return the question plain code makes of the conversation, within the medium asked for."""
    turn = trial.turn
    query = query_from_messages(
        [(message.role, message.text) for message in turn.messages], turn.profile, search.names, search.items
    )
    must = within(trial, query.must)
    return query.model_copy(update={"must": must})


def within(trial: Trial, must: Constraints) -> Constraints:
    """Return the constraints, held to the trial's medium and without what was named before."""
    media = (trial.turn.medium,) if trial.turn.medium else must.media
    not_items = tuple(sorted({*must.not_items, *trial.named}))
    return must.model_copy(update={"media": media, "not_items": not_items})


class Ranked:
    """The systems of a retrieval run over one open catalogue."""

    def __init__(self, catalogue: Catalogue, space: str, *, shown: int) -> None:
        self._shown = shown
        self._catalogue = catalogue
        self._space = space

    def own(
        self,
        queries: Mapping[str, InterestQuery],
        vectors: Mapping[str, Vector],
        without: tuple[Branch, ...],
        searches: Mapping[int, Search],
    ) -> System:
        """Rank as the product does, in the order in which turn after turn would show it.

        `queries` are by the turn's id, `searches` by the person's fold.
        """

        def ranked(trial: Trial) -> list[str]:
            query = queries[trial.turn.id]
            search = searches[fold_of(trial.user)]
            found = search.candidates_for(query, vectors, max(CEILINGS), without)
            first = turn_after_turn(found[:DEPTH], query, shown=self._shown, count=LIST)
            return list(dict.fromkeys(candidate.item.id for candidate in (*first, *found)))

        return ranked

    def bm25(self) -> System:
        def ranked(trial: Trial) -> list[str]:
            must = within(trial, Constraints())
            return [i for i, _ in self._catalogue.store.matching(trial.turn.text, DEPTH, must)]

        return ranked

    def dense(self, vectors: Mapping[str, Vector]) -> System:
        def ranked(trial: Trial) -> list[str]:
            must = within(trial, Constraints())
            vector = vectors.get(conversation(trial))
            if vector is None:
                return []
            return [i for i, _ in self._catalogue.store.nearest(self._space, [vector], DEPTH, must)[0]]

        return ranked


def popularity(items: Mapping[str, Item], interactions: Interactions) -> System:
    """Rank by how often an item was rated by others, else by the catalogue's figure."""

    counts = interactions.counts

    def place(item: str, own: Mapping[str, float]) -> tuple[float, float, str]:
        rated_by_others = counts[item] - (item in own)
        return -rated_by_others, -items[item].popularity, item

    order = sorted(items, key=lambda item: place(item, {}))
    media = {item: _medium(items[item].medium) for item in items}

    def ranked(trial: Trial) -> list[str]:
        own = interactions.ratings.get(trial.user, {})
        by_place = partial(place, own=own)
        others = (item for item in order if item not in own)
        fair = merge(others, sorted(own, key=by_place), key=by_place)
        medium = _medium(trial.turn.medium)
        allowed = (i for i in fair if i not in trial.named and medium in ("", media[i]))
        return list(islice(allowed, DEPTH))

    return ranked


def _medium(word: str) -> str:
    return vocabulary().canonical("medium", word) or word
