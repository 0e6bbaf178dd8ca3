"""The wish set is whole: schema, items of the starter catalogue, both languages, a third kept aside."""

from hashlib import sha256
from pathlib import Path

import pytest

from retrieval.models import Item
from retrieval.sources import read_source
from tests.benchmarks.wish_set import LANGUAGES, graded_ndcg_at, wishes

STARTER = Path(__file__).parents[2] / "retrieval" / "starter"
ENOUGH = 80
POOLED = 20


def test_there_are_enough_wishes_in_each_language_and_none_twice() -> None:
    every = [wish for language in LANGUAGES for wish in wishes(language)]
    assert all(len(wishes(language)) >= ENOUGH for language in LANGUAGES)
    assert len({wish.id for wish in every}) == len({wish.message for wish in every}) == len(every)


def test_every_work_judged_is_of_the_starter_catalogue_and_every_grade_of_the_pool() -> None:
    rows = (row for file in sorted(STARTER.glob("*.jsonl")) for row in read_source(file))
    starter = {row.id for row in rows if isinstance(row, Item)}
    for language in LANGUAGES:
        for wish in wishes(language):
            assert wish.language == language
            assert set(wish.grades) <= set(wish.pool) <= starter
            assert wish.grades and len(set(wish.pool)) == len(wish.pool) >= POOLED


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_third_kept_aside_is_chosen_by_the_messages_alone(language: str) -> None:
    by_hash = sorted(wishes(language), key=lambda wish: sha256(wish.message.encode()).hexdigest())
    third = len(by_hash) // 3
    assert [wish.aside for wish in by_hash] == [place < third for place in range(len(by_hash))]


def test_the_best_possible_order_gains_everything_and_the_reverse_less() -> None:
    grades = {"a": 2, "b": 1, "c": 1}
    assert graded_ndcg_at(3, ["a", "c", "b"], grades) == pytest.approx(1)
    assert 0 < graded_ndcg_at(3, ["x", "b", "a"], grades) < 1
    assert graded_ndcg_at(2, ["x", "y", "a"], grades) == 0


def test_a_worked_example_of_graded_gain() -> None:
    # (1 + 2 / log2(3)) / (2 + 1 / log2(3)), by hand
    assert graded_ndcg_at(10, ["b", "a"], {"a": 2, "b": 1}) == pytest.approx(0.8597, abs=1e-4)
