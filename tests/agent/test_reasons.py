"""Why a pick fits, and why it may not, from what matched."""

import pytest

from agent.reasons import reasons_for
from agent.steps import ReasonKind
from retrieval.models import Branch, Candidate, InterestQuery, Provenance
from tests.shelf import SHELF

ITEMS = {item.id: item for item in SHELF}
RAIN, ROAD = SHELF[0], SHELF[3]


def found_by(branch: Branch, rank: int) -> Candidate:
    return Candidate(item=ROAD, score=1, provenance=(Provenance(branch=branch, rank=rank),))


@pytest.mark.parametrize(
    ("language", "says"), [("en", "liked by people who like Slow Rain"), ("zh", "喜欢《慢雨》的人也喜欢它")]
)
def test_what_those_who_like_the_example_also_like_is_a_reason(language: str, says: str) -> None:
    query = InterestQuery(seeds=(RAIN.id,))
    reasons = reasons_for(found_by(Branch.BEHAVIOUR, 3), query, ITEMS, language)
    assert [reason.text for reason in reasons if reason.kind is ReasonKind.LIKED] == [says]


@pytest.mark.parametrize("candidate", [found_by(Branch.BEHAVIOUR, 11), found_by(Branch.TEXT, 1)])
def test_what_few_of_them_like_is_none(candidate: Candidate) -> None:
    reasons = reasons_for(candidate, InterestQuery(seeds=(RAIN.id,)), ITEMS, "en")
    assert ReasonKind.LIKED not in {reason.kind for reason in reasons}
