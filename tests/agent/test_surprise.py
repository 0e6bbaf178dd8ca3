"""Surprises, asked for and declined, in both languages."""

import pytest

from agent.ledger import Ledger, Role
from agent.query import query_of
from agent.rules import no_longer_matters
from agent.surprise import ADVENTUROUS, adventurous, of_surprise, without_surprise

from .talking import Talk, app, ledger, talk

__all__ = ["app", "talk"]


@pytest.mark.parametrize(
    "message",
    [
        "surprise me", "Surprise us with a film!", "something unexpected for tonight",
        "take me outside my comfort zone", "给我个惊喜", "随便来点意外的", "給我來點驚喜", "让我意外一下",
    ],
)  # fmt: skip
def test_a_surprise_is_asked_for(message: str) -> None:
    (fact,) = of_surprise(message, 1)
    assert (fact.role, fact.field) == (Role.TARGET, "novelty")


@pytest.mark.parametrize(
    "message",
    ["don't surprise me", "no surprises please", "play it safe", "别太冒险", "不要惊喜", "稳妥一点吧"],
)
def test_a_surprise_is_declined(message: str) -> None:
    assert [fact.role for fact in of_surprise(message, 1)] == [Role.REJECTED]


@pytest.mark.parametrize(
    "message",
    ["a film about a surprise party", "a twist that will surprise me", "想看一个意外的结局", "惊悚片"],
)
def test_surprises_inside_a_work_are_no_wish_for_one(message: str) -> None:
    assert list(of_surprise(message, 1)) == []


def test_a_surprise_is_not_searched_by_meaning() -> None:
    assert without_surprise("Surprise me with a film") == "with a film"
    assert without_surprise("随便来点意外的") == ""


def test_the_dial_follows_the_ledger() -> None:
    asked = Ledger().updated(of_surprise("surprise me", 1))
    assert adventurous(Ledger()) is None
    assert query_of(asked, ["surprise me"], {}).adventurous == ADVENTUROUS
    assert adventurous(asked.updated(of_surprise("play it safe", 2))) == 0


@pytest.mark.parametrize(
    ("message", "cost", "back", "no"),
    [
        ("surprise me", "some may miss", "no surprises", "no surprises"),
        ("给我个惊喜", "不合口味", "稳妥一点", "不要惊喜"),
    ],
)
def test_the_reply_says_what_a_surprise_costs_and_only_once(
    talk: Talk, message: str, cost: str, back: str, no: str
) -> None:
    first = talk.say(message)
    assert first.picks
    assert cost in first.reply
    assert first.question is None
    then = talk.say(back)
    assert cost not in then.reply
    assert no in then.reply
    assert ledger(then) == {'rejected novelty "surprise" hard'}


@pytest.mark.parametrize(
    ("message", "lets_go"),
    [
        ("surprise me with one last thing, anything at all", True),
        ("给我个惊喜，什么都行", True),
        ("surprise me with a western", False),
        ("anything at all", False),
        ("no surprises, but anything goes", False),
    ],
)
def test_a_surprise_by_anything_at_all_lets_go_of_what_was_asked(message: str, lets_go: bool) -> None:
    assert ("country" in no_longer_matters(message)) is lets_go
    assert "medium" not in no_longer_matters(message)
