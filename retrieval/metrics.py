"""How good rankings are, one measure a function.

A ranking is a list of ids, best first, each at most once. Targets are groups of ids; any id of a
group answers it, and further ids of an answered group count as misses.
"""

import math
from collections.abc import Collection, Sequence

import numpy as np

from .encoders import Matrix

Ranking = Sequence[str]
Targets = Sequence[Collection[str]]


def recall_at(k: int, ranking: Ranking, targets: Targets) -> float:
    """Return the share of targets answered within the first k (Manning et al. 2008, 8.3)."""
    return sum(_hits(ranking[:k], targets)) / len(targets) if targets else 0.0


def precision_at(k: int, ranking: Ranking, targets: Targets) -> float:
    """Return the share of the first k places that answer a target (Manning et al. 2008, 8.4)."""
    return sum(_hits(ranking[:k], targets)) / k


def f1_at(k: int, ranking: Ranking, targets: Targets) -> float:
    """Return the harmonic mean of precision and recall within the first k (van Rijsbergen 1979)."""
    precision = precision_at(k, ranking, targets)
    recall = recall_at(k, ranking, targets)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def reciprocal_rank(ranking: Ranking, targets: Targets) -> float:
    """Return 1 / the rank of the first hit, 0 without one; its mean is MRR (Voorhees 1999)."""
    return next((1 / rank for rank, hit in enumerate(_hits(ranking, targets), 1) if hit), 0.0)


def ndcg_at(k: int, ranking: Ranking, targets: Targets) -> float:
    """Return the gain of the first k, discounted by log2(rank + 1), of the best possible one.

    Järvelin and Kekäläinen 2002, with binary gains.
    """
    gained = sum(_discount(rank) for rank, hit in enumerate(_hits(ranking[:k], targets), 1) if hit)
    best = sum(_discount(rank) for rank in range(1, min(k, len(targets)) + 1))
    return gained / best if best else 0.0


def coverage(rankings: Sequence[Ranking], catalogue_size: int) -> float:
    """Return the share of the catalogue that occurs in any of the rankings (Ge et al. 2010)."""
    seen = {item for ranking in rankings for item in ranking}
    return len(seen) / catalogue_size if catalogue_size else 0.0


def intra_list_diversity(vectors: Matrix) -> float:
    """Return the mean of 1 - cosine over all pairs of a list's vectors (Ziegler et al. 2005)."""
    count = len(vectors)
    if count < 2:
        return 0.0
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.where(lengths == 0, 1, lengths)
    cosines = unit @ unit.T
    pairs = cosines[np.triu_indices(count, k=1)]
    return float(np.mean(1 - pairs))


def _hits(ranking: Ranking, targets: Targets) -> list[bool]:
    """Tell for each place of the ranking whether it answers a target not answered before."""
    open_targets = [set(target) for target in targets]
    hits: list[bool] = []
    for item in ranking:
        answered = next((target for target in open_targets if item in target), None)
        if answered is not None:
            open_targets.remove(answered)
        hits.append(answered is not None)
    return hits


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)
