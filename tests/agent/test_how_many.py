"""How many picks people ask for, and what else a number in a message may count."""

import pytest

from agent.how_many import picks_asked
from agent.variety import ONE_OF_EACH, of_variety


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("Give me exactly 3 novellas", 3),
        ("a shortlist: 5 novels, published lately", 5),
        ("Give us two more to put to the vote", 2),
        ("Now just one for me", 1),
        ("two or three podcasts for the train", 3),
        ("your top 3 horror flicks", 3),
        ("no more than 4 suggestions", 4),
        ("max three options pls", 3),
        ("pick me a single tune", 1),
        ("I need one film for tonight", 1),
        ("给我妈找5本推理小说", 5),
        ("打错了 是3本", 3),
        ("再来两本 没推过的", 2),
        ("就要一本 轻松点的", 1),
        ("一部就行", 1),
        ("给我来俩", 2),
        ("搵三本書俾我阿仔", 3),
        ("两三本书带去海边看", 3),
    ],
)
def test_a_number_of_works_is_a_number_of_picks(message: str, number: int) -> None:
    found = picks_asked(message)
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize(
    "message",
    [
        "never suggest one",
        "I've seen two films this week",
        "two films I loved",
        "a book with five short stories",
        "a game for four players",
        "my three favourite albums are all jazz",
        "we have 2 hours for a film",
        "one of those films was good",
        "show me one film from each decade",
        "一个半小时就够",
        "我有两个女儿 找部动画片",
        "讲两个女孩友情的电影",
        "我看了三本推理小说了",
        "三部曲的小说",
        "第二本书不错",
        "10集以内的剧",
        "来部一个小时的电影",
    ],
)
def test_a_number_of_something_else_is_none(message: str) -> None:
    assert picks_asked(message) is None


@pytest.mark.parametrize(
    "message",
    [
        "a film, a record and a novel, all about the sea",
        "I need one film, one album and one book of poems",
        "想要一部電影、一張專輯、一個遊戲，都要有這種感覺",
        "一部电影一本书一张专辑",
    ],
)
def test_media_named_one_by_one_are_one_of_each(message: str) -> None:
    assert [fact.value for fact in of_variety(message, 1)] == [ONE_OF_EACH]


@pytest.mark.parametrize(
    "message", ["a film or a series", "a book about films", "a book and an album", "一部电影"]
)
def test_fewer_media_leave_open_how_many(message: str) -> None:
    assert not list(of_variety(message, 1))
