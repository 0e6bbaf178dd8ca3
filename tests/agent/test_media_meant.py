"""Who names no medium means that of the work they name, loved or put away."""

import pytest

from agent.ledger import Fact, Ledger, Role, Strength
from agent.revisions import media_meant
from tests.shelf import SHELF

ITEMS = {item.id: item for item in SHELF}
BOOK = next(item for item in SHELF if item.medium == "book")
FILM = next(item for item in SHELF if item.medium == "film")


def named(role: Role, item_id: str) -> Fact:
    return Fact(role=role, field="title", value=ITEMS[item_id].title, items=(item_id,))


def wish(field: str, value: str, strength: Strength = Strength.HARD) -> Fact:
    return Fact(role=Role.TARGET, field=field, value=value, strength=strength)


def media(before: tuple[Fact, ...], *new: Fact) -> list[str]:
    return [fact.value for fact in media_meant(Ledger(facts=before), new, ITEMS)]


@pytest.mark.parametrize("role", [Role.SEED, Role.SATISFIED, Role.REJECTED])
def test_the_work_named_first_says_which_medium_is_meant(role: Role) -> None:
    assert media((), named(role, BOOK.id)) == ["book"]
    assert media((), named(role, BOOK.id), wish("medium", "film")) == []


def test_a_work_put_away_changes_only_a_medium_that_was_inferred() -> None:
    away = named(Role.SATISFIED, BOOK.id)
    assert media((wish("medium", "film", Strength.SOFT), wish("number", "1")), away) == ["book"]
    assert media((wish("medium", "film"),), away) == []
    assert media((wish("genre", "drama"),), away) == []
    assert media((wish("medium", "book", Strength.SOFT),), away) == []
