"""Co-preference for measuring: what a conversation's own person liked is never learnt from."""

from collections.abc import Mapping, Sequence
from zlib import crc32

from retrieval.behaviour import learnt
from retrieval.interactions import Interactions
from retrieval.liking import LearntLiking
from retrieval.search import Search

from .trials import Trial

FOLDS = 5


def fold_of(name: str) -> int:
    """Return a person's or a dialogue's fold, the same in every run."""
    return crc32(name.encode()) % FOLDS


def searches_by_fold(
    interactions: Interactions, trials: Sequence[Trial], search: Search
) -> Mapping[int, Search]:
    """Return for each fold a search that knows the interactions without the people of the fold's trials."""
    ids = list(search.items)
    people = {trial.user for trial in trials} & set(interactions.ratings)

    def without(users: set[str]) -> Search:
        return search.knowing(LearntLiking(learnt(interactions.without(users), ids), search.index))

    if not interactions.ratings:
        return dict.fromkeys(range(FOLDS), search)
    if not people:
        return dict.fromkeys(range(FOLDS), without(set()))
    return {fold: without({user for user in people if fold_of(user) == fold}) for fold in range(FOLDS)}
