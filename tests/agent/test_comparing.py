"""A or B: told from facts, and chosen by what was asked for."""

import pytest

from agent.comparing import comparison
from agent.ledger import Fact, Role
from agent.questions import Asked, question_in
from retrieval.models import Item
from retrieval.titles import Names
from tests.shelf import SHELF

QUICK = Item(
    id="quick", title="Quick Fire", medium="film", year=1990, genres=("thriller",), tags=("tense",),
    duration_minutes=90, attributes={"title_zh": "快火"},
)  # fmt: skip
STILL = Item(
    id="still", title="Still Water", medium="film", year=1970, genres=("drama",), tags=("slow", "gentle"),
    duration_minutes=120, attributes={"title_zh": "静水"},
)  # fmt: skip
BOTH = (QUICK, STILL)


def wish(word: str, role: Role = Role.TARGET) -> Fact:
    return Fact(role=role, field="mood", value=word)


@pytest.mark.parametrize(
    ("facts", "language", "choice"),
    [
        ((wish("slow"),), "en", "I would take Still Water: it is slow while Quick Fire is tense"),
        ((wish("slow"),), "zh", "我会选《静水》：它标的是慢节奏"),
        ((wish("tense"),), "en", "I would take Quick Fire: it is tense"),
        ((wish("gentle", Role.REJECTED),), "en", "I would take Quick Fire: Still Water is gentle"),
        ((Fact(role=Role.TARGET, field="duration_minutes", value="..100"),), "en", "it has 90 minutes"),
        ((Fact(role=Role.TARGET, field="year", value="..1975"),), "zh", "我会选《静水》：它是 1970 年的"),
        ((), "en", "does not tell them apart"),
        ((), "zh", "分不出哪个更合适"),
    ],
)
def test_what_was_asked_for_decides(facts: tuple[Fact, ...], language: str, choice: str) -> None:
    assert choice in comparison(BOTH, facts, language)


def test_each_is_told_by_what_the_other_is_not() -> None:
    said = comparison(BOTH, (), "en")
    assert "Quick Fire: 1990, 90 minutes, thriller, tense." in said
    assert "Still Water: 1970, 120 minutes, drama, slow, gentle." in said


@pytest.mark.parametrize(
    "message",
    [
        "Slow Rain or Night Train?",
        "Which is better, Slow Rain or Night Train?",
        "compare Slow Rain and Night Train",
    ],
)
def test_two_works_named_are_a_choice(message: str) -> None:
    question = question_in(message, Names(SHELF), ())
    assert question and question.asked is Asked.CHOICE and len(question.items) == 2


def test_what_is_like_either_is_a_wish() -> None:
    assert question_in("films like Slow Rain or Night Train?", Names(SHELF), ()) is None


def test_of_three_the_nearest_is_taken_even_if_it_is_alone_in_nothing() -> None:
    third = QUICK.model_copy(update={"id": "third", "title": "Third", "tags": ("slow",), "genres": ()})
    fourth = STILL.model_copy(update={"id": "fourth", "title": "Fourth", "tags": ("gentle",), "genres": ()})
    said = comparison((STILL, third, fourth), (wish("slow"), wish("gentle")), "en")
    assert said.endswith("I would take Still Water: all in all it comes nearest.")
