"""Measures agree with worked examples, and with what must hold for any ranking."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.metrics import (
    Ranking,
    Targets,
    coverage,
    f1_at,
    intra_list_diversity,
    ndcg_at,
    precision_at,
    recall_at,
    reciprocal_rank,
)

IDS = [f"i{number}" for number in range(30)]
RANKINGS = st.lists(st.sampled_from(IDS), unique=True, max_size=30)
# targets do not share ids: one item answers one target
TARGETS = st.lists(st.sampled_from(IDS), unique=True, min_size=1, max_size=8).map(
    lambda ids: [[each] for each in ids]
)
K = st.integers(1, 30)
Measure = Callable[[int, Ranking, Targets], float]
EVERY_MEASURE: list[Measure] = [recall_at, precision_at, f1_at, ndcg_at]

RANKING = ["a", "b", "c", "d", "e"]


def test_a_worked_example_with_two_of_three_targets_found() -> None:
    targets = [["b"], ["e"], ["x"]]
    assert recall_at(5, RANKING, targets) == pytest.approx(2 / 3)
    assert recall_at(2, RANKING, targets) == pytest.approx(1 / 3)
    assert precision_at(5, RANKING, targets) == pytest.approx(2 / 5)
    assert f1_at(5, RANKING, targets) == pytest.approx(2 * (2 / 5) * (2 / 3) / (2 / 5 + 2 / 3))
    assert reciprocal_rank(RANKING, targets) == pytest.approx(1 / 2)
    gained = 1 / math.log2(3) + 1 / math.log2(6)
    assert ndcg_at(5, RANKING, targets) == pytest.approx(gained / (1 + 1 / math.log2(3) + 1 / math.log2(4)))


def test_any_id_of_a_target_answers_it_and_the_second_one_is_a_miss() -> None:
    targets = [["a", "b"]]
    assert recall_at(5, RANKING, targets) == 1
    assert precision_at(2, RANKING, targets) == pytest.approx(1 / 2)
    assert ndcg_at(5, RANKING, targets) == 1


def test_a_short_ranking_is_not_forgiven_the_places_it_left_empty() -> None:
    assert precision_at(10, ["a"], [["a"]]) == pytest.approx(1 / 10)


@pytest.mark.parametrize("measure", EVERY_MEASURE)
def test_without_a_hit_every_measure_is_zero(measure: Measure) -> None:
    assert measure(5, RANKING, [["x"]]) == 0
    assert measure(5, [], [["x"]]) == 0


@given(TARGETS)
def test_a_perfect_ranking_is_one(targets: list[list[str]]) -> None:
    ranking = [target[0] for target in targets]
    assert recall_at(len(ranking), ranking, targets) == 1
    assert precision_at(len(ranking), ranking, targets) == 1
    assert f1_at(len(ranking), ranking, targets) == 1
    assert ndcg_at(len(ranking), ranking, targets) == pytest.approx(1)
    assert reciprocal_rank(ranking, targets) == 1


@given(K, RANKINGS, TARGETS)
def test_every_measure_lies_between_zero_and_one(
    k: int, ranking: list[str], targets: list[list[str]]
) -> None:
    values = [measure(k, ranking, targets) for measure in EVERY_MEASURE]
    assert all(0 <= value <= 1 + 1e-9 for value in (*values, reciprocal_rank(ranking, targets)))


@given(K, RANKINGS, TARGETS)
def test_recall_never_falls_with_k(k: int, ranking: list[str], targets: list[list[str]]) -> None:
    assert recall_at(k, ranking, targets) <= recall_at(k + 1, ranking, targets)


@given(K, RANKINGS, TARGETS)
def test_f1_lies_between_precision_and_recall(k: int, ranking: list[str], targets: list[list[str]]) -> None:
    precision, recall = precision_at(k, ranking, targets), recall_at(k, ranking, targets)
    assert min(precision, recall) - 1e-9 <= f1_at(k, ranking, targets)
    assert f1_at(k, ranking, targets) <= max(precision, recall) + 1e-9


@given(RANKINGS.filter(lambda ranking: len(ranking) > 1), st.data())
def test_moving_the_target_up_never_lowers_ndcg(ranking: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(ranking) - 1))
    better = [*ranking]
    better[place - 1], better[place] = better[place], better[place - 1]
    targets = [[ranking[place]]]
    assert ndcg_at(10, better, targets) >= ndcg_at(10, ranking, targets)


@given(st.lists(RANKINGS, max_size=6))
def test_coverage_counts_each_item_once(rankings: list[list[str]]) -> None:
    assert coverage(rankings, len(IDS)) == coverage([*rankings, *rankings], len(IDS))
    distinct = {item for ranking in rankings for item in ranking}
    assert coverage(rankings, len(IDS)) == len(distinct) / len(IDS)


def test_diversity_is_zero_for_copies_and_one_for_unrelated_items() -> None:
    copies = np.ones((3, 4), dtype=np.float32)
    unrelated = np.eye(3, 4, dtype=np.float32)
    assert intra_list_diversity(copies) == pytest.approx(0)
    assert intra_list_diversity(unrelated) == pytest.approx(1)
    assert intra_list_diversity(unrelated[:1]) == 0


def test_diversity_is_the_mean_over_pairs() -> None:
    two_alike = np.array([[1, 0], [1, 0], [0, 2]], dtype=np.float32)
    assert intra_list_diversity(two_alike) == pytest.approx(2 / 3)
