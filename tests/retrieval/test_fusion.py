import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from retrieval.fusion import WEIGHTS, relative, weights_for
from retrieval.models import Branch, InterestQuery

SHAPES = st.tuples(st.integers(0, 6), st.integers(1, 4))
SCORES = arrays(np.float32, SHAPES, elements=st.floats(-9, 9, width=32))


@given(SCORES)
def test_scores_of_every_branch_reach_from_0_to_1_and_keep_their_order(scores: np.ndarray) -> None:
    brought = relative(scores)
    assert brought.shape == scores.shape
    for before, after in zip(scores.T, brought.T, strict=True):
        if len(before) and np.ptp(before) > 0:
            assert after.min() == 0
            assert after.max() == pytest.approx(1)
            assert np.all(np.diff(after[np.argsort(before, kind="stable")]) >= 0)
        else:
            assert not after.any()


def test_fame_counts_less_the_more_is_wished_for() -> None:
    branches = (Branch.TEXT, Branch.POPULARITY)
    plain = weights_for(InterestQuery(), branches, WEIGHTS)
    specific = weights_for(InterestQuery(moods=("slow",), creators=("Ann Lee",)), branches, WEIGHTS)
    assert specific[0] == plain[0]
    assert specific[1] == pytest.approx(plain[1] / 3)
