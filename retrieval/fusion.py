"""Weighted reciprocal rank fusion, with the provenance of every candidate."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .models import Branch, Provenance

RANK_OFFSET = 20
"""The k of Cormack, Clarke and Büttcher (2009), lower than their 60: our rankings are short."""

WEIGHTS: Mapping[Branch, float] = {
    Branch.TEXT: 1.0,
    Branch.WORDS: 0.7,
    Branch.CONVERSATION: 0.4,
    Branch.SEEDS: 1.2,
    Branch.CREATORS: 1.5,
    Branch.WISHES: 1.2,
    Branch.POPULARITY: 0.15,
}


def fuse(
    rankings: Mapping[Branch, Sequence[str]], weights: Mapping[Branch, float] = WEIGHTS
) -> list[tuple[str, float, tuple[Provenance, ...]]]:
    """Return (item id, score, votes), best first; each id once, ties in the order of first sight.

    Scores from different spaces are not comparable, ranks are: an item gets weight / (offset + rank) from
    each branch that found it.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    votes: defaultdict[str, list[Provenance]] = defaultdict(list)
    for branch, ranking in rankings.items():
        for rank, item_id in enumerate(ranking, start=1):
            scores[item_id] += weights[branch] / (RANK_OFFSET + rank)
            votes[item_id].append(Provenance(branch=branch, rank=rank))
    best_first = sorted(scores, key=lambda item_id: -scores[item_id])
    return [(item_id, scores[item_id], tuple(votes[item_id])) for item_id in best_first]
