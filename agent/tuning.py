"""`shelftalk tune`: recorded conversations teach a catalogue how much each branch is worth."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from scipy import optimize  # pyright: ignore[reportMissingTypeStubs]

from retrieval.building import Progress
from retrieval.catalogue import Catalogues
from retrieval.encoders import Encoder, Matrix
from retrieval.fusion import shipped_weights
from retrieval.models import Branch, Record, ShelftalkError
from retrieval.search import Scored

from .crossfit import FOLDS, fold_of
from .evaluation import Bench
from .evaluation_report import Request
from .query_vectors import QueryVectors
from .scoring import MEASURES
from .trials import Trial

BRANCHES = tuple(Branch)
OF_OTHERS = (Branch.BEHAVIOUR, Branch.LIKES)
"""Branches that are silent without interactions: each example is learnt from with and without them."""
PULLS = (1e-3, 1e-2, 1e-1, 1.0)
"""How strongly weights are held to the shipped ones; cross-validation chooses."""
TOLD = ("recall@10", "recall@50", "ndcg@10")
Weights = NDArray[np.float64]


class TuneReport(Record):
    """What tuning learnt, and what it is worth on conversations it had not seen."""

    turns: int
    dialogues: int
    shipped: dict[str, float]
    """recall@10, recall@50 and ndcg@10 with the shipped weights."""
    tuned: dict[str, float]
    """The same with weights learnt from the other dialogues, five folds."""
    pull: float
    weights: dict[Branch, float]
    kept: bool
    """Whether they help, and are used from now on."""


class Example(NamedTuple):
    """One turn: its candidates, every branch's score of them, and which of them answer it."""

    trial: Trial
    ids: Sequence[str]
    scores: Matrix
    """Candidates by BRANCHES."""
    right: NDArray[np.bool_]


def tune(
    request: Request, catalogues: Catalogues, encoder: Encoder, *, cache: Path, progress: Progress
) -> TuneReport:
    """Learn branch weights for the request's catalogue; they are kept if they help."""
    with catalogues.open(request.catalogue, (encoder,)) as catalogue:
        examples = _examples(Bench(request, catalogue, QueryVectors(encoder, cache), progress))
        given = shipped_weights(with_parts=catalogue.parts is not None)
    if len({example.trial.dialogue for example in examples}) < FOLDS:
        raise ShelftalkError(f"{request.turns}: tuning needs turns of at least {FOLDS} dialogues")
    shipped = np.array([given[branch] for branch in BRANCHES])
    by_pull = {pull: _crossed(examples, shipped, pull) for pull in PULLS}
    best = max(by_pull, key=lambda pull: by_pull[pull]["ndcg@10"])
    before = _figures(examples, dict.fromkeys(range(FOLDS), shipped))
    learnt = _learnt(examples, shipped, best)
    weights = {branch: round(float(w), 3) for branch, w in zip(BRANCHES, learnt, strict=True)}
    kept = by_pull[best]["ndcg@10"] > before["ndcg@10"]
    if kept:
        catalogues.keep_weights(request.catalogue, weights)
    return TuneReport(
        turns=len(examples),
        dialogues=len({example.trial.dialogue for example in examples}),
        shipped=before,
        tuned=by_pull[best],
        pull=best,
        weights=weights,
        kept=kept,
    )


def _examples(bench: Bench) -> list[Example]:
    queries, vectors = bench.asked()
    searches = bench.searches()
    ids = list(bench.search.items)
    return [
        _example(
            trial,
            searches[fold_of(trial.user)].scored(queries[trial.turn.id], vectors),
            ids,
        )
        for trial in bench.trials
    ]


def _example(trial: Trial, scored: Scored, ids: Sequence[str]) -> Example:
    scores = np.zeros((len(scored.rows), len(BRANCHES)), dtype=np.float32)
    scores[:, [BRANCHES.index(branch) for branch in scored.branches]] = scored.scores
    own = [ids[row] for row in map(int, scored.rows)]
    right = {item for target in trial.targets for item in target}
    return Example(trial, own, scores, np.array([item in right for item in own], dtype=np.bool_))


def _crossed(examples: Sequence[Example], start: Weights, pull: float) -> dict[str, float]:
    """Return the figures with each fold scored by what the others taught."""
    others = {
        fold: _learnt([e for e in examples if fold_of(e.trial.dialogue) != fold], start, pull)
        for fold in range(FOLDS)
    }
    return _figures(examples, others)


def _figures(examples: Sequence[Example], weights: Mapping[int, Weights]) -> dict[str, float]:
    rows: list[list[float]] = []
    for example in examples:
        fused = example.scores @ weights[fold_of(example.trial.dialogue)]
        ranking = [example.ids[place] for place in map(int, np.argsort(-fused, kind="stable")[:50])]
        targets = example.trial.targets
        rows.append([MEASURES[name](ranking, targets) for name in TOLD])
    means = np.mean(rows, axis=0)
    return {name: round(float(mean), 4) for name, mean in zip(TOLD, means, strict=True)}


def _learnt(examples: Sequence[Example], start: Weights, pull: float) -> Weights:
    """Return the weights under which the right candidates are likeliest (conditional logit, McFadden 1974).

    No weight is negative: a branch that speaks for an item never speaks against it.
    """
    silent = [BRANCHES.index(branch) for branch in OF_OTHERS]
    known: list[tuple[Matrix, NDArray[np.bool_]]] = []
    for example in examples:
        if example.right.any():
            known.append((example.scores, example.right))
            if example.scores[:, silent].any():
                without = example.scores.copy()
                without[:, silent] = 0
                known.append((without, example.right))

    def loss(weights: Weights) -> tuple[float, Weights]:
        total, slope = 0.0, np.zeros_like(weights)
        for scores, right in known:
            fused = scores @ weights
            likely = np.exp(fused - fused.max())
            likely /= likely.sum()
            answered = likely * right
            share = answered.sum()
            total -= np.log(share)
            slope -= scores.T @ (answered / share - likely)
        away = weights - start
        count = max(len(known), 1)
        return float(total / count + pull * away @ away / len(away)), slope / count + 2 * pull * away / len(
            away
        )

    bounds = [(0, None)] * len(start)
    found = cast(Any, optimize).minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return cast(Weights, found.x)
