import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from retrieval.diversity import marginal_order
from retrieval.encoders import Matrix, Vector

TWINS_AND_ONE_OTHER = np.array([[1, 0], [1, 0.1], [0, 1]], dtype=np.float32)
RELEVANCE = np.array([1, 0.9, 0.5], dtype=np.float32)
NUMBERS = st.floats(-1, 1, width=32)


def test_nothing_moves_at_zero() -> None:
    assert marginal_order(RELEVANCE, TWINS_AND_ONE_OTHER, 0).tolist() == [0, 1, 2]


def test_what_is_unlike_the_first_overtakes_its_twin() -> None:
    assert marginal_order(RELEVANCE, TWINS_AND_ONE_OTHER, 0.6).tolist() == [0, 2, 1]


def test_the_best_stays_first_at_any_dial_below_one() -> None:
    for dial in (0.1, 0.5, 0.9):
        assert marginal_order(RELEVANCE, TWINS_AND_ONE_OTHER, dial)[0] == 0


@given(
    relevance=arrays.arrays(np.float32, 6, elements=NUMBERS),
    vectors=arrays.arrays(np.float32, (6, 3), elements=NUMBERS),
    dial=st.floats(0, 1),
)
def test_every_place_comes_once(relevance: Vector, vectors: Matrix, dial: float) -> None:
    assert sorted(marginal_order(relevance, vectors, dial).tolist()) == list(range(6))


@pytest.mark.parametrize("count", [0, 1])
def test_a_list_too_short_to_vary_is_kept(count: int) -> None:
    order = marginal_order(RELEVANCE[:count], TWINS_AND_ONE_OTHER[:count], 0.5)
    assert order.tolist() == list(range(count))
