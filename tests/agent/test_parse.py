"""What the model reads counts only as far as the message says it."""

from agent.ledger import Role
from agent.parse import Grounds, Reading, facts_of
from retrieval.titles import Names
from tests.shelf import SHELF

NAMES = Names(SHELF)


def read(message: str, **fields: list[str]) -> list[tuple[Role, str]]:
    empty: dict[str, list[str]] = {"media": [], "like": [], "avoid": [], "want": []}
    reading = Reading.model_validate({"kind": "wish", **empty, **fields})
    facts = facts_of(reading, Grounds(message=message, turn=1, known=()), NAMES)
    return [(fact.role, fact.value) for fact in facts]


def test_what_is_refused_is_not_liked_whatever_the_model_says() -> None:
    assert read("我爸不爱看打斗", like=["打斗"]) == [(Role.REJECTED, "打斗")]
    assert read("my dad hates fist fights", like=["fist fights"]) == [(Role.REJECTED, "fist fights")]


def test_a_refusal_is_kept_without_the_word_that_refuses() -> None:
    assert read("please, no chainsaws", avoid=["no chainsaws"]) == [(Role.REJECTED, "chainsaws")]
    assert read("我爸不爱看打斗", avoid=["我爸不爱看"]) == []
