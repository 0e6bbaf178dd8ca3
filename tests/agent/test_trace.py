from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import Settings
from agent.build import App
from agent.trace import BY
from retrieval.models import Branch
from tests.agent.talking import Talk, app, ledger, shelf_app, shown, talk
from tests.fakes import WordEncoder
from tests.scripted import scripted
from tests.shelf import SHELF

__all__ = ["app", "talk"]


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Return an application that shows one pick."""
    folder, encoder = tmp_path_factory.mktemp("narrow"), WordEncoder()
    app = App(Settings(data=folder, cache=folder, shown=1), scripted(), encoder)
    app.catalogues.add("shelf", SHELF, (encoder,), lambda done, total, stage: None)
    yield app
    app.close()


def test_every_way_of_searching_has_words() -> None:
    assert set(BY) == set(Branch)


@pytest.mark.parametrize(
    ("wish", "question", "says"),
    [
        ("a film from the 1980s", "why not Tea at Four?", "it is 1999, and you asked for the 1980s"),
        (
            "a film, no horror",
            "why didn't you recommend Night Train?",
            "it is marked horror, which you refused",
        ),
        ("a film", "why not Low Tide?", "it is an album, and you asked for films"),
        ("a film by Ann Lee", "why isn't Night Train there?", "it is not by Ann Lee"),
        ("a Japanese film", "why not Slow Rain?", "it is from Britain, and you asked for Japan"),
        ("a film under 100 minutes", "why not Slow Rain?", "117 minutes, and you asked for at most 100"),
        ("a film or a book under 100 minutes", "why not Rain?", "does not say its length"),
        ("a comedy film", "why not Slow Rain?", "it is not marked comedy"),
        ("a film, but not Slow Rain", "why not Slow Rain?", "you asked me to leave it out"),
        ("a film like Slow Rain", "why not Slow Rain?", "you named it as an example"),
        ("a film", "why not Casablanca?", "Casablanca is not in this catalogue"),
        ("80年代的电影", "为什么没有《四点茶》？", "1999 年，你要的是80 年代"),
        ("电影，不要恐怖片", "怎么不推荐 Night Train？", "它标了恐怖，你说过不要"),
        ("電影", "為什麼沒有《退潮》？", "它是专辑，你要的是电影"),
        ("日本电影", "怎么没有《慢雨》", "它来自英国，你要的是日本"),
        ("一百分钟以内的电影", "为什么不推荐《慢雨》？", "117 分钟，你要的是100 分钟以内"),
        ("电影，不要《慢雨》", "为什么没有《慢雨》？", "你说过不要它"),
        ("电影", "怎么没有《卡萨布兰卡》？", "目录里没有《卡萨布兰卡》"),
    ],
)
def test_why_not_is_answered_with_what_kept_the_work_out(
    talk: Talk, wish: str, question: str, says: str
) -> None:
    before = ledger(talk.say(wish))
    answer = talk.say(question)
    assert says in answer.reply
    assert answer.picks == ()
    assert ledger(answer) == before


@pytest.mark.parametrize(("wish", "question", "says"), [
    ("a slow film", "why not Tea at Four?", "it fits, and came at place"),
    ("慢一点的电影", "为什么没有《四点茶》？", "它符合要求，搜索时排在第"),
])  # fmt: skip
def test_why_not_tells_at_which_place_it_came(narrow: App, wish: str, question: str, says: str) -> None:
    talk = Talk(narrow)
    (pick,) = talk.say(wish).picks
    reply = talk.say(question).reply
    assert says in reply
    assert pick.item.title in reply or pick.item.text_attribute("title_zh") in reply


@pytest.mark.parametrize(("wish", "question", "says"), [
    ("a film", "why not Slow Rain?", "it is number"), ("电影", "为什么没有《慢雨》？", "它就是刚才的第"),
])  # fmt: skip
def test_why_not_tells_that_it_was_shown(talk: Talk, wish: str, question: str, says: str) -> None:
    talk.say(wish)
    assert says in talk.say(question).reply


@pytest.mark.parametrize(
    ("wish", "other", "question", "says"),
    [
        ("a slow film", "something else", "why not {}?", "I showed it before"),
        ("慢一点的电影", "换一批", "为什么没有{}？", "之前推荐过它"),
    ],
)
def test_why_not_tells_that_it_was_shown_before(
    narrow: App, wish: str, other: str, question: str, says: str
) -> None:
    talk = Talk(narrow)
    (pick,) = talk.say(wish).picks
    talk.say(other)
    assert says in talk.say(question.format(pick.item.title)).reply


@pytest.mark.parametrize(
    ("wish", "question", "says"),
    [
        ("a film with rain in a town of robots", "why the first?", 'nearest to your words: "Rain falls on'),
        ("下雨的机器人小镇电影", "为什么推荐第一部？", "最接近你的话的是“"),
    ],
)
def test_why_quotes_the_nearest_of_the_description(talk: Talk, wish: str, question: str, says: str) -> None:
    talk.say(wish)
    assert says in talk.say(question).reply


def test_why_not_tells_that_enough_of_a_maker_is_shown(tmp_path: Path) -> None:
    tea = next(item for item in SHELF if item.title == "Tea at Four")
    more = tuple(
        tea.model_copy(update={"id": title, "title": title}) for title in ("Tea at Five", "Rainy Tea")
    )
    app = shelf_app(tmp_path, (*SHELF, *more))
    talk = Talk(app)
    by_ann_lee = {"Slow Rain", "Tea at Four", "Tea at Five", "Rainy Tea"}
    missing = sorted(by_ann_lee - set(shown(talk.say("a film"))))
    assert len(missing) == 2
    assert "others by Ann Lee" in talk.say(f"why not {missing[0]}?").reply
    app.close()


def test_a_constraint_that_was_given_up_kept_nothing_out(narrow: App) -> None:
    talk = Talk(narrow)
    answer = talk.say("a Swedish film by Ann Lee")
    assert answer.relaxed
    given_up = "Ann Lee" if answer.picks[0].item.title == "Night Train" else "Sweden"
    assert given_up not in talk.say("why not The Old Road?").reply


@pytest.mark.parametrize("message", ["why not something funnier?", "why not a comedy?", "怎么没有喜剧？"])
def test_why_not_may_be_a_wish(talk: Talk, message: str) -> None:
    talk.say("a film" if message.isascii() else "电影")
    assert talk.say(message).picks


@pytest.mark.parametrize("message", ["why not Slow Rain?", "为什么没有《慢雨》？"])
def test_before_any_picks_there_is_nothing_to_ask_about(talk: Talk, message: str) -> None:
    assert talk.say(message).picks


@pytest.mark.parametrize(
    ("wish", "question", "says"),
    [
        (
            "a slow film",
            "how did you get there?",
            ("slow", "Of 6 works here, 4 meet", "The Old Road: ", "by meaning"),
        ),
        ("慢一点的电影", "你是怎么找到的？", ("慢节奏", "6 件作品，4 件符合", "《老路》：", "按")),
        ("慢一點的電影", "這些是怎麼選的？", ("慢节奏", "《老路》：")),
    ],
)
def test_how_is_answered_with_the_ledger_the_numbers_and_the_ranks(
    talk: Talk, wish: str, question: str, says: tuple[str, ...]
) -> None:
    talk.say(wish)
    reply = talk.say(question).reply
    assert [part for part in says if part not in reply] == []
