"""How very different people say in Chinese what matters no longer, what they are tired of, and good-bye."""

import pytest

from agent import talk as small_talk
from agent.past import Referent
from agent.questions import Asked, question_in
from agent.rules import asks_for_others, no_longer_matters
from retrieval.models import Item
from retrieval.titles import Names
from tests.agent.talking import NAMES, Talk, app, ledger, read, shown, talk
from tests.shelf import SHELF

__all__ = ["app", "talk"]
FILM, BOOK = SHELF[0], SHELF[4]


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("長一點也沒差", "duration_minutes"),
        ("时间限制去掉吧", "duration_minutes"),
        ("老一点也可以", "year"),
        ("年代那条撤掉吧", "year"),
        ("朝代不拘", "year"),
        ("哪裡的都可以", "country"),
        ("谁演都行", "creator"),
        ("I don't care who directed it", "creator"),
    ],
)
def test_what_matters_no_longer_is_told_in_many_ways(message: str, field: str) -> None:
    assert field in no_longer_matters(message)


@pytest.mark.parametrize(
    "message", ["短一点就好", "有时间随便看看", "这个导演不要了", "恐怖类型不要了", "时代感强一点的"]
)
def test_a_wish_or_a_refusal_lets_go_of_nothing(message: str) -> None:
    assert no_longer_matters(message) == ()


def test_any_country_after_a_language_means_the_language(talk: Talk) -> None:
    answer = talk.say("英语的电影", "哪国的都行")
    assert not [told for told in ledger(answer) if "language" in told]


@pytest.mark.parametrize("message", ["慢雨二刷了，别推", "慢雨看过八百遍了，换", "四点茶看了三遍，看腻了"])
def test_who_is_tired_of_a_work_seen_often_wants_nothing_like_it(message: str) -> None:
    roles = {role for role, field, _ in read(message) if field == "title"}
    assert roles in ({"satisfied"}, {"rejected"})


@pytest.mark.parametrize(
    "message", ["谁给我推恐怖片我跟谁急", "谁再推恐怖片我拉黑谁", "再给我推恐怖片我就卸载", "敢推恐怖片试试"]
)
def test_a_threat_refuses(message: str) -> None:
    assert ("rejected", "genre", "horror") in read(message)


@pytest.mark.parametrize("message", ["懒得看书了，来部电影吧", "没力气看书了，来部电影", "不要书了要电影"])
def test_another_medium_takes_the_place_of_the_one_somebody_is_tired_of(message: str) -> None:
    told = read(message)
    assert {("rejected", "medium", "book"), ("target", "medium", "film")} <= told


def test_a_part_of_what_is_wished_for_is_refused_alone() -> None:
    told = read("科幻片，赛博朋克的不要")
    assert {("target", "genre", "sci-fi"), ("rejected", "about", "赛博朋克")} <= told
    assert ("rejected", "about", "文艺片") in read("老公不爱看文艺片")
    assert ("rejected", "medium", "film") not in read("老公不爱看文艺片")


@pytest.mark.parametrize(("message", "countries"), [("要外国的喜剧", "rejected"), ("不要外国的", "target")])
def test_what_is_foreign_is_from_elsewhere(message: str, countries: str) -> None:
    assert {(role, value) for role, field, value in read(message) if field == "country"} == {
        (countries, "CN"),
        (countries, "HK"),
        (countries, "TW"),
    }


def test_who_is_abroad_asks_for_nothing_foreign() -> None:
    assert not [fact for fact in read("在国外生活，想听歌") if fact[1] == "country"]
    assert read("foreign films please") >= {("rejected", "language", "en"), ("target", "medium", "film")}


@pytest.mark.parametrize(
    "message", ["有李安妮滴没", "李安妮的有伐", "有冇李安妮做嘅", "我很迷李安妮，有李安妮拍的吗"]
)
def test_the_works_of_a_maker_are_asked_for_in_speech(message: str) -> None:
    assert {fact for fact in read(message) if fact[1] == "creator"} == {("target", "creator", "Ann Lee")}


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("剧情紧凑的电影", ("target", "genre", "drama")),
        ("最好有中文字幕", ("target", "language", "zh")),
        ("画风好看的游戏", ("target", "medium", "artwork")),
        ("旅行路上听的歌", ("target", "genre", "travel")),
    ],
)
def test_words_inside_others_wish_for_nothing(message: str, fact: tuple[str, str, str]) -> None:
    assert fact not in read(message)


@pytest.mark.parametrize(
    "message",
    [
        "行，来活儿了，先这样，谢了啊",
        "好嘞，我去做饭了，回头再说",
        "困了，睡了，晚安",
        "gotta run, the kettle's on",
    ],
)
def test_who_takes_leave_is_only_talking(message: str) -> None:
    assert small_talk.is_chat(message, (), ())
    assert not asks_for_others(message)


@pytest.mark.parametrize("message", ["下次再看恐怖片，今天来点轻松的", "不看了，换首歌"])
def test_who_goes_on_wishing_takes_no_leave(message: str) -> None:
    assert not small_talk.is_chat(message, (), ()) or asks_for_others(message)


def test_old_wishes_that_nothing_of_the_new_medium_meets_are_dropped(talk: Talk) -> None:
    answer = talk.say("90年代的惊悚片，两个半小时以内", "来本书吧")
    assert shown(answer)[:1] == ["Rain"]
    assert {told.split()[1] for told in ledger(answer)} == {"medium"}


def test_a_kind_allowed_again_and_asked_for_is_wished_for(talk: Talk) -> None:
    answer = talk.say("不要恐怖片", "恐怖片也可以看了，来一部")
    assert 'target genre "horror" hard' in ledger(answer)
    answer = talk.say("不要恐怖片", "恐怖片可以了")
    assert not [told for told in ledger(answer) if "horror" in told]


def test_the_one_work_of_a_medium_is_asked_about_by_the_medium() -> None:
    both = [Referent(item=FILM, turn=1, number=1), Referent(item=BOOK, turn=1, number=2)]
    for message in ("书那本有多少页？", "那本书有多少页？", "那个书有多少页"):
        question = question_in(message, NAMES, both)
        assert question is not None
        assert (question.asked, question.items) == (Asked.LENGTH, (BOOK,))


def test_a_question_by_place_or_by_maker_is_of_one_work() -> None:
    both = [Referent(item=FILM, turn=1, number=1), Referent(item=BOOK, turn=1, number=2)]
    for message in ("第一部是哪个国家的？", "慢雨的导演是谁，讲什么"):
        question = question_in(message, NAMES, both)
        assert question is not None
        assert question.items == (FILM,)


def test_a_piece_of_a_title_names_the_work_where_it_is_spoken_of() -> None:
    film = Item(
        id="film-hi",
        title="Hello, Anna Brown's Totoko",
        medium="film",
        attributes={"title_zh": "早安，安小棠"},
    )
    names = Names([*SHELF, film])
    for message in ("安小棠看过了", "Totoko看过了", "看过Totoko和慢雨了"):
        assert film.title in {mention.name for mention in names.mentions(message)}, message
    assert not names.mentions("安小棠是我同事，想看喜剧")
