"""Who names some works and wants one of them is shown nothing else, until something else is asked for."""

import pytest

from agent.choosing import chosen_among, no_longer_among
from agent.ledger import Fact, Ledger, Role
from agent.query import query_of
from agent.rules import facts_in
from agent.wording import phrase
from retrieval.facets import satisfies
from retrieval.titles import Names
from tests.shelf import SHELF

NAMES = Names(SHELF)
ITEMS = {item.id: item for item in SHELF}
FIRST, SECOND, THIRD = SHELF[:3]


def heard(message: str) -> list[Fact]:
    return facts_in(message, NAMES, (), 1)


@pytest.mark.parametrize(
    ("message", "number"),
    [
        (
            f"I own {FIRST.title}, {SECOND.title} and {THIRD.title}. Pick one for tonight, only from those",
            "1",
        ),
        (f"choose between {FIRST.title}, {SECOND.title} and {THIRD.title}", ""),
        (f"我有《{FIRST.title}》、《{SECOND.title}》、《{THIRD.title}》，就从这几部里挑一部", "1"),
        (f"《{FIRST.title}》、《{SECOND.title}》、《{THIRD.title}》，这几部里选", ""),
    ],
)
def test_only_the_works_named_are_searched(message: str, number: str) -> None:
    facts = heard(message)
    assert {fact.value for fact in chosen_among(facts)} == {FIRST.title, SECOND.title, THIRD.title}
    query = query_of(Ledger().updated(facts), [message], ITEMS)
    found = {item.id for item in SHELF if satisfies(item, query.must)}
    assert found == {FIRST.id, SECOND.id, THIRD.id}
    assert not query.seeds  # a work of the choice says nothing of what it is to be like
    assert str(query.number or "") == number


@pytest.mark.parametrize(
    "message",
    [
        f"something like {FIRST.title} and {SECOND.title}",
        f"I own {FIRST.title} and {SECOND.title}, show me others",
        f"only from the eighties, like {FIRST.title}",
        f"can't decide between {FIRST.title} and {SECOND.title}",
        f"loved {FIRST.title} and {SECOND.title}, another one of those",
        f"在家里看了《{FIRST.title}》和《{SECOND.title}》，来点类似的",
        f"{FIRST.title} or {SECOND.title}, which one of those two is funnier?",
        f"《{FIRST.title}》和《{SECOND.title}》都看过了",
    ],
)
def test_who_only_names_works_is_shown_others(message: str) -> None:
    assert chosen_among(heard(message)) == []


def test_a_choice_holds_until_something_else_is_asked_for() -> None:
    before = Ledger().updated(heard(f"only from these: {FIRST.title}, {SECOND.title}"))
    assert len(chosen_among(before.facts)) == 2
    assert no_longer_among("another", before, ()) == []
    shorter = [Fact(role=Role.TARGET, field="duration_minutes", value="..90")]
    assert no_longer_among("a shorter one", before, shorter) == []
    book = [Fact(role=Role.TARGET, field="medium", value="book")]
    assert len(no_longer_among("rather a book", before, book)) == 2
    assert no_longer_among("a book, still from my pile", before, book) == []


@pytest.mark.parametrize(("language", "told"), [("en", "among "), ("zh", "限选《")])
def test_a_choice_is_said_to_be_one(language: str, told: str) -> None:
    fact = chosen_among(heard(f"only from these: {FIRST.title}, {SECOND.title}"))[0]
    assert phrase(fact, language, ITEMS).startswith(told)
