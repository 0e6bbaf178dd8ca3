"""What the model reads counts only as far as the message says it."""

import pytest

from agent.ledger import Role
from agent.parse import Grounds, Reading, facts_of, is_read
from agent.rules import facts_in
from retrieval.titles import Names
from tests.shelf import SHELF

NAMES = Names(SHELF)


def read(message: str, **fields: list[str]) -> list[tuple[Role, str]]:
    empty: dict[str, list[str]] = {"media": [], "like": [], "avoid": [], "want": []}
    reading = Reading.model_validate({"kind": "wish", **empty, **fields})
    facts = facts_of(reading, Grounds(message=message, turn=1, known=()), NAMES)
    return [(fact.role, fact.value) for fact in facts]


def test_what_is_refused_is_not_liked_whatever_the_model_says() -> None:
    assert read("我爸不爱看下棋", like=["下棋"]) == [(Role.REJECTED, "下棋")]
    assert read("my dad hates fist fights", like=["fist fights"]) == [(Role.REJECTED, "fist fights")]


def test_a_refusal_is_kept_without_the_word_that_refuses() -> None:
    assert read("please, no chainsaws", avoid=["no chainsaws"]) == [(Role.REJECTED, "chainsaws")]
    assert read("我爸不爱看下棋", avoid=["我爸不爱看"]) == []


def test_a_reaction_is_no_subject() -> None:
    message = "Slow Rain? Seen it a hundred times. Hard no"
    assert read(message, like=["Hard no"], avoid=["Seen it a hundred times"], want=["Hard no"]) == []


def test_what_is_asked_for_by_its_absence_is_not_refused() -> None:
    assert read("没有中国摄影师的吗？不能太沉重", avoid=["中国摄影师"]) == []


@pytest.mark.parametrize(
    ("message", "read_whole"),
    [
        ("a slow Japanese film under two hours, please", True),
        ("想看一部慢一点的日本电影，两个小时以内", True),
        ("I loved Slow Rain, anything like it?", True),
        ("a slow film that smells of hay", False),
        ("想看一部闻起来像稻草的慢电影", False),
        ("a book like the film", False),
        ("hello there", False),
    ],
)
def test_the_model_is_asked_only_where_rules_left_something(message: str, read_whole: bool) -> None:
    assert is_read(message, tuple(facts_in(message, NAMES, (), 1))) is read_whole


def test_of_a_message_read_whole_the_model_could_add_nothing() -> None:
    message = "a slow Japanese film, not scary, and I loved Slow Rain"
    known = tuple(facts_in(message, NAMES, (), 1))
    parts = message.replace(",", "").split()
    phrases = [" ".join(parts[start : start + size]) for size in (1, 2, 3) for start in range(len(parts))]
    for phrase in phrases:
        fields = {"media": [], "like": [phrase], "avoid": [phrase], "want": [phrase]}
        reading = Reading.model_validate({"kind": "wish", **fields})
        assert tuple(facts_of(reading, Grounds(message=message, turn=1, known=known), NAMES)) == known, phrase


@pytest.mark.parametrize(
    ("message", "phrase", "said"),
    [
        ("actually make it a film", "actual", False),
        ("a film with robots in it", "robot", True),
        ("a film about hay and straw", "hay and straw", True),
        ("有稻草味道的电影", "稻草", True),
    ],
)
def test_a_part_of_a_word_is_not_said(message: str, phrase: str, said: bool) -> None:
    reading = Reading.model_validate({"kind": "wish", "media": [], "like": [], "avoid": [], "want": [phrase]})
    found = facts_of(reading, Grounds(message=message, turn=1, known=()), NAMES)
    assert [fact.value for fact in found] == ([phrase] if said else [])
