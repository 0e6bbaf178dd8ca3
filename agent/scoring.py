"""Rankings become figures, each with its bootstrap interval over dialogues."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from retrieval.metrics import (
    Ranking,
    Targets,
    coverage,
    f1_at,
    ndcg_at,
    precision_at,
    recall_at,
    reciprocal_rank,
)
from retrieval.models import Record

from .trials import Trial

DEPTH = 50
"""Places of a ranking that any measure looks at."""
CEILINGS = (100, 500)
"""Places among which a target must be for any re-ranking to find it."""
LIST = 10
"""Places that the list measures, coverage and diversity, look at."""
RESAMPLES = 1000
SEED = 20261124
Measure = Callable[[Ranking, Targets], float]
Table = NDArray[np.float64]
"""A row per turn, a column per measure."""

MEASURES: Mapping[str, Measure] = {
    **{f"recall@{k}": partial(recall_at, k) for k in (1, 5, 10, 20, 50)},
    "ndcg@10": partial(ndcg_at, 10),
    "mrr": reciprocal_rank,
    "precision@10": partial(precision_at, 10),
    "f1@10": partial(f1_at, 10),
}
DIVERSITY = "intra_list_diversity"


class Scores(Record):
    """The figures of one system."""

    metrics: dict[str, float]
    intervals: dict[str, tuple[float, float]]
    """95 %, by resampling dialogues; coverage has none, being no mean."""


def table(trials: Sequence[Trial], rankings: Sequence[Ranking], diversity: Sequence[float]) -> Table:
    """Return every measure of every turn; rankings are cut to what counts."""
    rows = [
        [*(measure(ranking[:DEPTH], trial.targets) for measure in MEASURES.values()), diverse]
        for trial, ranking, diverse in zip(trials, rankings, diversity, strict=True)
    ]
    return np.asarray(rows, dtype=np.float64)


def scores(
    values: Table, trials: Sequence[Trial], rankings: Sequence[Ranking], catalogue_size: int
) -> Scores:
    """Return the means over turns and their intervals."""
    return Scores(
        metrics={
            **means(values),
            "coverage": round(coverage([r[:LIST] for r in rankings], catalogue_size), 4),
        },
        intervals=intervals(values, trials),
    )


def ceilings(trials: Sequence[Trial], rankings: Sequence[Ranking]) -> dict[str, float]:
    """Return the share of targets among so many candidates, a mean over turns."""
    pairs = list(zip(rankings, trials, strict=True))
    return {
        f"candidates@{k}": round(fmean(recall_at(k, ranking, trial.targets) for ranking, trial in pairs), 4)
        for k in CEILINGS
    }


def means(values: Table) -> dict[str, float]:
    """Return each measure's mean over the rows."""
    names = (*MEASURES, DIVERSITY)
    return {name: round(float(mean), 4) for name, mean in zip(names, values.mean(axis=0), strict=True)}


def intervals(values: Table, trials: Sequence[Trial]) -> dict[str, tuple[float, float]]:
    """Return 95 % of each measure's mean, over samples of dialogues, whose turns are not independent."""
    groups = np.unique(np.asarray([trial.dialogue for trial in trials]), return_inverse=True)[1]
    count = int(groups.max()) + 1
    sums = np.zeros((count, values.shape[1]))
    np.add.at(sums, groups, values)
    turns = np.bincount(groups, minlength=count).astype(np.float64)
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(count, np.full(count, 1 / count), size=RESAMPLES)
    sampled = (drawn @ sums) / (drawn @ turns)[:, None]
    low, high = np.percentile(sampled, [2.5, 97.5], axis=0)
    names = (*MEASURES, DIVERSITY)
    return {
        name: (round(float(least), 4), round(float(most), 4))
        for name, least, most in zip(names, low, high, strict=True)
    }
