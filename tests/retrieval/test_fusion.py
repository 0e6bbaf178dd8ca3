import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fusion import RANK_OFFSET, fuse
from retrieval.models import Branch

RANKINGS = st.dictionaries(
    st.sampled_from(Branch), st.lists(st.sampled_from("abcdef"), unique=True, max_size=6), max_size=4
)


@given(RANKINGS)
def test_every_item_is_kept_once(rankings: dict[Branch, list[str]]) -> None:
    ids = [item_id for item_id, _, _ in fuse(rankings)]
    assert sorted(ids) == sorted({item_id for ranking in rankings.values() for item_id in ranking})


@given(st.lists(st.sampled_from("abcdef"), unique=True))
def test_one_ranking_keeps_its_order(ranking: list[str]) -> None:
    assert [item_id for item_id, _, _ in fuse({Branch.TEXT: ranking})] == ranking


@given(RANKINGS)
def test_scores_fall_and_every_vote_is_told(rankings: dict[Branch, list[str]]) -> None:
    fused = fuse(rankings)
    assert [score for _, score, _ in fused] == sorted((score for _, score, _ in fused), reverse=True)
    for item_id, _, votes in fused:
        assert {v.branch: v.rank for v in votes} == {
            branch: ranking.index(item_id) + 1 for branch, ranking in rankings.items() if item_id in ranking
        }


def test_a_worked_example() -> None:
    weights = {Branch.TEXT: 1.0, Branch.WORDS: 0.5}
    fused = fuse({Branch.TEXT: ["a", "b"], Branch.WORDS: ["b"]}, weights)
    assert [(item_id, score) for item_id, score, _ in fused] == [
        ("b", pytest.approx(1 / (RANK_OFFSET + 2) + 0.5 / (RANK_OFFSET + 1))),
        ("a", pytest.approx(1 / (RANK_OFFSET + 1))),
    ]
