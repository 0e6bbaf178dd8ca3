"""Relative score fusion, with the provenance of every candidate."""

from collections.abc import Mapping, Sequence

import numpy as np

from .encoders import Matrix, Vector
from .models import Branch, InterestQuery

WEIGHTS: Mapping[Branch, float] = {
    Branch.TEXT: 1.1,
    Branch.WORDS: 0.3,
    Branch.CONVERSATION: 2.0,
    Branch.PARTS: 1.5,
    Branch.SEEDS: 2.0,
    Branch.BEHAVIOUR: 1.2,
    Branch.CREATORS: 2.0,
    Branch.KIN: 1.1,
    Branch.WISHES: 0.8,
    Branch.LIKES: 4.0,
    Branch.POPULARITY: 1.0,
    Branch.IMAGE: 2.0,
    Branch.AUDIO: 2.0,
    Branch.LIKENESS: 3.0,
}
"""Learnt by `shelftalk tune`; how, and what each is worth, is in tests/benchmarks/LOG.md.

Those of pictures and sounds are set by hand: no recorded conversation has any. What is said counts by the
pieces of a text and by its whole; how they share it was chosen on the wish set and DuRecDial.
"""
WITHOUT_PARTS: Mapping[Branch, float] = {**WEIGHTS, Branch.CONVERSATION: 3.0}
"""The same for a catalogue that was built before the pieces of its texts were read."""
FAME_ASKED_FOR = 3.0
"""What it counts how well known a work is where that is asked for."""
BESIDE_A_LIKENESS = 0.3
"""What the words of a message count where a picture or a sound says what is wanted: "something like this"."""


def shipped_weights(*, with_parts: bool) -> Mapping[Branch, float]:
    """Return the weights of a catalogue for which none were learnt."""
    return WEIGHTS if with_parts else WITHOUT_PARTS


def weights_for(query: InterestQuery, branches: Sequence[Branch], weights: Mapping[Branch, float]) -> Vector:
    """Return the branches' weights in their order; the more is wished for, the less does fame count."""
    wishes = bool(query.genres or query.moods) + bool(query.creators) + bool(query.likenesses)
    beside = BESIDE_A_LIKENESS if query.likenesses else 1.0
    shares = {
        Branch.POPULARITY: FAME_ASKED_FOR if query.renown else 1 / (1 + wishes),
        Branch.CONVERSATION: beside,
        Branch.PARTS: beside,
    }
    return np.array([weights[each] * shares.get(each, 1.0) for each in branches], dtype=np.float32)


def relative(scores: Matrix) -> Matrix:
    """Return a column a branch, its scores over the candidates brought to 0..1.

    Scores of different spaces are not comparable, but how far a candidate stands between the worst and the
    best of its branch is (CombSUM with min-max normalisation, Fox and Shaw 1994; "relative score fusion").
    Every candidate is scored by every branch. On ReDial this beat reciprocal ranks, which drop how far apart
    two candidates are.
    """
    if not scores.size:
        return scores
    low, high = scores.min(axis=0), scores.max(axis=0)
    spread = high - low
    return np.where(spread > 0, (scores - low) / np.where(spread > 0, spread, 1), 0).astype(np.float32)
