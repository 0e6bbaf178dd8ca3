"""What very different readers of Chinese say of works they know, dropped or leave out."""

import pytest

from agent.commands import Command, order_in
from agent.rules import no_longer_matters
from tests.agent.talking import Talk, app, read, shown, talk

__all__ = ["app", "talk"]


@pytest.mark.parametrize(
    "message",
    [
        "慢雨我看了三遍，还有什么",
        "四点茶刷了五遍",
        "《四点茶》看了无数遍了",
        "慢雨我读了不下十遍，接下来看什么",
        "I've seen Slow Rain five times, what else",
    ],
)
def test_a_work_seen_again_and_again_is_known_and_an_example(message: str) -> None:
    roles = {role for role, field, _ in read(message) if field == "title"}
    assert roles == {"satisfied", "seed"}


@pytest.mark.parametrize(
    "message",
    [
        "慢雨我翻了五十页就扔了，别再给我",
        "慢雨看了二十分钟就关了",
        "四点茶看了三集就弃了",
        "四点茶看到第三章就放下了",
        "stopped Slow Rain at chapter three",
    ],
)
def test_a_work_given_up_after_so_much_of_it_is_refused(message: str) -> None:
    roles = {role for role, field, _ in read(message) if field == "title"}
    assert roles == {"rejected", "contrast"}


def test_works_nobody_knows_on_a_list_leave_the_known_one_seen() -> None:
    assert ("satisfied", "title", "Slow Rain") in read("慢雨、球状闪电、基地都看过了，要科幻")
    assert ("satisfied", "title", "Slow Rain") in read("慢雨三部曲都看完了")


def test_what_stands_before_a_refusal_of_somebody_else_is_wished_for() -> None:
    told = read("要恐怖片，别再推喜剧")
    assert ("target", "genre", "horror") in told
    assert ("rejected", "genre", "comedy") in told
    assert ("rejected", "genre", "horror") in read("恐怖片，别再推了")


def test_a_maker_called_by_the_surname_beside_a_work_is_meant() -> None:
    assert ("rejected", "creator", "Ann Lee") in read("像《慢雨》那样的，不要老李的")
    assert ("rejected", "creator", "Ann Lee") not in read("像《慢雨》那样的，不要老王的")


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("翻译的也可以了", "language"),
        ("不限中文", "language"),
        ("不一定要中文的", "language"),
        ("语种不限", "language"),
        ("不限韩国", "country"),
    ],
)
def test_an_origin_that_matters_no_longer_is_neither_wished_for_nor_refused(message: str, field: str) -> None:
    assert field in no_longer_matters(message)
    assert all(said != field for _, said, _ in read(message))


@pytest.mark.parametrize("message", ["恐布片不要", "恐布的不要"])
def test_a_wrong_character_of_the_same_sound_is_understood(message: str) -> None:
    assert ("rejected", "genre", "horror") in read(message)


@pytest.mark.parametrize("message", ["就爱听评书", "京剧和粤剧", "听听话剧"])
def test_a_stage_art_is_no_book_and_no_series(message: str) -> None:
    assert not {value for _, field, value in read(message) if field == "medium"} & {"book", "tv"}


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("三五本都行", "5"),
        ("不要超过三部", "3"),
        ("搵三本俾學生睇嘅小說", "3"),
        ("来三部给女儿看的", "3"),
        ("不要超过三小时", ""),
        ("关于三个孩子的电影", ""),
    ],
)
def test_how_many_is_told_from_what_else_is_counted(message: str, number: str) -> None:
    assert {value for _, field, value in read(message) if field == "number"} == (
        {number} if number else set()
    )


def test_a_kind_beside_which_more_is_asked_for_is_not_refused() -> None:
    told = read("除了电影再加两张专辑")
    assert {("target", "medium", "film"), ("target", "medium", "album")} <= told
    assert ("rejected", "genre", "horror") in read("除了恐怖片都行")


@pytest.mark.parametrize("message", ["适合亲子的，别吓人", "孩子怕黑，别太暗黑"])
def test_a_child_spoken_of_is_there(message: str) -> None:
    assert ("target", "audience", "children") in read(message)


def test_a_new_start_in_slang_keeps_the_dislikes() -> None:
    order = order_in("重开吧，不过刚说的雷点别忘了")
    assert order is not None
    assert order.command is Command.KEEP


def test_one_of_each_medium_comes_though_one_medium_is_nearest(talk: Talk) -> None:
    answer = talk.say("一部电影，一本书，一张专辑，都要有这种感觉")
    assert {pick.item.medium for pick in answer.picks} == {"film", "book", "album"}
    assert len(shown(answer)) == 3
