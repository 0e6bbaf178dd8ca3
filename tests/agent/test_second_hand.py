"""What messages of another hand taught: numbers of picks, the others, corrections, other surnames."""

import pytest

from agent.ledger import Role, Scope
from agent.numbers import bounds
from agent.variety import of_variety
from retrieval.models import Creator, Item
from retrieval.titles import Names
from tests.agent.talking import Talk, app, ledger, shown, talk

__all__ = ["app", "talk"]


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("just give me three, I freeze when there is too much", "3"),
        ("recommend two podcasts about bees", "2"),
        ("给三部电影就行", "3"),
        ("推荐两首歌", "2"),
        ("now two albums to relax", "2"),
        ("two films I loved were Heat and Fargo", ""),
        ("show me a film", ""),
        ("I need an album to doze off to", ""),
        ("来一部电影", ""),
        ("give me five minutes", ""),
        ("只要两个小时以内的", ""),
        ("suggest 99 films", ""),
        ("my desktop needs a wallpaper: just one painting", "1"),
        ("just one for tonight", "1"),
        ("only one album, please", "1"),
        ("half a dozen songs", "6"),
        ("top 5 films of the 80s", "5"),
        ("桌面壁纸用，只要一幅画", "1"),
        ("两个播客足矣", "2"),
        ("三部电影", "3"),
        ("not a series, just one film", ""),
        ("不要剧，就一部电影", ""),
        ("just one of those days", ""),
        ("ten minute podcasts", ""),
        ("三个小时左右能通关的游戏", ""),
    ],
)
def test_a_number_of_picks_is_heard(message: str, number: str) -> None:
    assert [fact.value for fact in of_variety(message, 1)] == ([number] if number else [])


@pytest.mark.parametrize(
    ("first", "then"), [("give me two films", "anything else?"), ("给两部电影就行", "换一批")]
)
def test_so_many_are_shown_until_another_number_is_asked_for(talk: Talk, first: str, then: str) -> None:
    assert [len(shown(talk.say(message))) for message in (first, then)] == [2, 2]


@pytest.mark.parametrize("message", ["keep the first and throw out the others", "留第一个，其他的都不要了"])
def test_the_others_are_all_but_what_was_named(talk: Talk, message: str) -> None:
    before = talk.say("films" if message.isascii() else "电影").picks
    answer = talk.say(message)
    refused = {i for fact in answer.ledger if fact.role is Role.REJECTED for i in fact.items}
    assert refused == {pick.item.id for pick in before[1:]}


@pytest.mark.parametrize(
    "message", ["an album... no, on second thoughts a film", "来张专辑，算了，还是电影吧"]
)
def test_who_corrects_themselves_wants_the_last_thing_said(talk: Talk, message: str) -> None:
    answer = talk.say(message)
    assert 'target medium "film" hard' in ledger(answer)
    assert not any("album" in told for told in ledger(answer))


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("never anything by Woody Allen", ()),
        ("Woody Allen films", ()),
        ("伍迪·艾伦的电影", ()),
        ("the films of Allen", ("a",)),
        ("Tim Allen is funny", ("a",)),
    ],
)
def test_a_surname_after_another_given_name_is_somebody_else(text: str, works: tuple[str, ...]) -> None:
    film = Item(
        id="a", title="A Film", medium="film", creators=(Creator(name="Tim Allen", role="actor"),),
        attributes={"creators_zh": ("蒂姆·艾伦",)},
    )  # fmt: skip
    assert tuple(i for mention in Names([film]).mentions(text) for i in mention.items) == works


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("puzzle games, 2010 at the very latest", ["..2010"]),
        ("最晚到2010年的游戏", ["..2010"]),
        ("games from around 2000", ["1995..2005"]),
        ("2000年前后的游戏", ["1995..2005"]),
        ("08年以前的歌", ["..2007"]),
        ("67年到72年之间", ["1967..1972"]),
        ("10年前的电影", []),
        ("顶多一个半小时", ["..90"]),
        ("capped at 100 mintues", ["..100"]),
    ],
)
def test_bounds_are_read_however_they_are_written(text: str, ranges: list[str]) -> None:
    assert [str(bound.range) for bound in bounds(text)] == ranges


@pytest.mark.parametrize(
    ("message", "length"),
    [("no film over an hour", "..60"), ("超过一小时的免谈", "..60"), ("少于三小时的免谈", "180..")],
)
def test_a_length_refused_is_turned_round(talk: Talk, message: str, length: str) -> None:
    assert f'target duration_minutes "{length}" hard' in ledger(talk.say(message))


@pytest.mark.parametrize(
    ("message", "lasts"),
    [
        ("往后推的都得在两小时以内", True),
        ("from here on only films under two hours", True),
        ("2000年以后的都行", False),
    ],
)
def test_only_what_is_said_for_good_lasts(talk: Talk, message: str, lasts: bool) -> None:
    assert any(fact.scope is Scope.ALWAYS for fact in talk.say(message).ledger) is lasts


@pytest.mark.parametrize(
    "message", ["like Slow Rain, whatever form it comes in", "像《慢雨》那样的，书影音都行"]
)
def test_any_form_is_no_wish_for_the_form_of_the_example(talk: Talk, message: str) -> None:
    assert not any("medium" in told for told in ledger(talk.say(message)))


@pytest.mark.parametrize(
    "message", ["a film for people who never watch films", "给从来不看电影的人推荐部电影"]
)
def test_what_others_never_do_is_not_refused(talk: Talk, message: str) -> None:
    assert 'target medium "film" hard' in ledger(talk.say(message))


@pytest.mark.parametrize("message", ["could you book me a table at a restaurant?", "能帮我订个餐厅位子吗"])
def test_a_table_is_no_book(talk: Talk, message: str) -> None:
    assert shown(talk.say(message)) == []
