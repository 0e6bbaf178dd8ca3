"""When one question is asked, and which: the expected gain is computed from the candidates."""

from collections.abc import Sequence
from math import log2

import pytest

from agent.clarify import WORTH_ASKING, clarification, expected_gain
from agent.contract import answer_json
from agent.ledger import Fact, Ledger, Role
from retrieval.models import Candidate, Item
from tests.agent.talking import Talk, app, talk

__all__ = ["app", "talk"]
NOTHING = Ledger()


def candidates(items: Sequence[Item]) -> list[Candidate]:
    return [Candidate(item=item, score=1, provenance=()) for item in items]


def films(*years: int | None) -> list[Candidate]:
    return candidates([Item(id=str(n), title=str(n), medium="film", year=y) for n, y in enumerate(years)])


def media(**counts: int) -> list[Candidate]:
    kinds = [medium for medium, count in counts.items() for _ in range(count)]
    return candidates([Item(id=str(n), title=str(n), medium=kind) for n, kind in enumerate(kinds)])


def test_an_answer_that_halves_the_shortlist_tells_one_bit() -> None:
    assert expected_gain(["a", "a", "b", "b"], 4) == pytest.approx(1)
    assert expected_gain(["a", "b", "c", "d"], 4) == pytest.approx(2)
    assert expected_gain(["a", "a", "a", "b"], 4) == pytest.approx(-0.75 * log2(0.75) - 0.25 * log2(0.25))


def test_what_splits_nothing_tells_nothing() -> None:
    assert expected_gain(["a", "a", "a"], 3) == 0
    assert expected_gain([], 0) == 0
    assert expected_gain(["", ""], 2) == 0


def test_items_that_no_answer_would_leave_out_tell_nothing() -> None:
    assert expected_gain(["a", "b", "", ""], 4) == pytest.approx(0.5)


def test_the_question_that_splits_the_shortlist_is_asked() -> None:
    asked = clarification(media(film=5, book=5), NOTHING, (), "en")
    assert asked
    assert (asked.about, set(asked.options)) == ("medium", {"film", "book"})
    asked = clarification(films(1950, 1960, 2000, 2010), NOTHING, (), "zh")
    assert asked
    assert (asked.about, asked.options) == ("year", ("1980年以前的", "1980年以后的"))


def test_the_question_that_tells_most_is_the_one() -> None:
    every = [*media(film=9, book=1)]
    old_and_new = [c.model_copy(update={"item": c.item.model_copy(update={"year": 1950 + 50 * (n % 2)})})
                   for n, c in enumerate(every)]  # fmt: skip
    asked = clarification(old_and_new, NOTHING, (), "en")
    assert asked
    assert asked.about == "year"


def test_a_question_that_would_hardly_split_the_shortlist_is_not_asked() -> None:
    few = media(film=19, book=1)
    assert expected_gain([c.item.medium for c in few], 20) < WORTH_ASKING
    assert clarification(few, NOTHING, (), "en") is None


def test_a_question_is_never_asked_twice() -> None:
    assert clarification(media(film=5, book=5), NOTHING, ("medium",), "en") is None


@pytest.mark.parametrize("field", ["genre", "mood", "title", "creator", "about", "year"])
def test_who_said_what_they_want_is_not_asked(field: str) -> None:
    wish = Ledger(facts=(Fact(role=Role.TARGET, field=field, value="x"),))
    assert clarification(media(film=5, book=5), wish, (), "en") is None


@pytest.mark.parametrize(
    "messages", [("something", "anything", "more", "surprise me"), ("随便", "来点", "再来", "随便推荐")]
)
def test_a_conversation_has_at_most_one_question_a_turn_and_none_twice(
    talk: Talk, messages: tuple[str, ...]
) -> None:
    asked = [talk.say(message) for message in messages]
    about = [answer.asked for answer in asked if answer.question]
    assert about
    assert len(about) == len(set(about))
    assert asked[0].picks  # provisional picks stand beside the question


@pytest.mark.parametrize("message", ["something", "来点东西"])
def test_the_options_are_in_the_json_and_each_is_a_message(talk: Talk, message: str) -> None:
    told = answer_json(talk.say(message))
    assert told["question"]
    assert len(told["options"]) > 1
    after = talk.say(told["options"][0])
    assert after.ledger
    assert after.question is None
