"""What very different people call works and media, and how they put works away."""

import pytest

from agent import talk as small_talk
from agent.past import Referent
from retrieval.titles import Names
from tests.agent.talking import Talk, app, ledger, read, shown, talk
from tests.shelf import SHELF

__all__ = ["app", "talk"]


@pytest.mark.parametrize(
    "message",
    [
        "Slow Rain's fine but everybody plays it. dinnae gie me that",
        "Slow Rain is a given. Strike it.",
        "everyone says Slow Rain, please leave it out",
        "《慢雨》我媳妇儿看了，拉倒吧别提了",
        "慢雨就别写上去了，这行谁没看过",
        "《慢雨》太老掉牙，往后都别放它",
    ],
)
def test_a_work_put_away_without_its_name_is_refused(message: str) -> None:
    assert ("rejected", "title", "Slow Rain") in read(message)


@pytest.mark.parametrize(
    "message",
    [
        "Slow Rain, loved it. Not that then, something like it",
        "来部电影，像慢雨但别是它",
        "my wife was very fond of Slow Rain, another in that spirit, though not that one",
    ],
)
def test_a_work_loved_and_put_away_stays_an_example(message: str) -> None:
    roles = {role for role, field, _ in read(message) if field == "title"}
    assert roles == {"satisfied", "seed"}


@pytest.mark.parametrize(
    "message",
    [
        "Slow Rain I know backwards. Someone else",
        "my husband knows Slow Rain by heart",
        "I could recite Slow Rain in my sleep",
        "《慢雨》我都能背台词了",
        "《慢雨》谁没看过，换一个",
    ],
)
def test_a_work_known_by_heart_is_known(message: str) -> None:
    assert ("satisfied", "title", "Slow Rain") in read(message)


@pytest.mark.parametrize("message", ["Like Slow Rain but not that long", "像慢雨那样的，别太长"])
def test_a_quality_put_away_leaves_the_work_an_example(message: str) -> None:
    assert {role for role, field, _ in read(message) if field == "title"} == {"seed"}


@pytest.mark.parametrize(
    ("message", "media"),
    [
        ("something slow and green to read", {"book"}),
        ("somethng calm to lisen to", {"album", "track", "podcast"}),
        ("need tunes for the shop", {"album", "track"}),
        ("something for the ears", {"album", "track"}),
        ("a page-turner please", {"book"}),
        ("something to hang in the hall", {"artwork", "photo"}),
        ("老师要求非英语片 推几部", {"film"}),
        ("选一部片给大家看", {"film"}),
        ("有没有能听的，一集别超过半小时", {"podcast"}),
        ("电影就好，剧集拖沓", {"film"}),
        ("找一件当代艺术", {"artwork"}),
        ("有啥能追的", {"tv"}),
    ],
)
def test_a_medium_is_heard_in_other_words(message: str, media: set[str]) -> None:
    assert {value for role, field, value in read(message) if (role, field) == ("target", "medium")} == media


def test_pieces_that_look_like_films_are_none() -> None:
    assert not any(field == "medium" for _, field, _ in read("一片草原的感觉"))
    assert not any(field == "medium" for _, field, _ in read("这段片头曲真好"))


@pytest.mark.parametrize(
    ("message", "years"),
    [
        ("anything newer? after 1990", "1991.."),
        ("since 1990", "1990.."),
        ("1990年之后的", "1991.."),
        ("1990年以后的", "1990.."),
        ("1990年往前", "..1989"),
        ("up to and including 1936", "..1936"),
        ("nothing after 1987", "..1987"),
        ("nothing after the eighties", "..1989"),
    ],
)
def test_after_a_year_is_later_than_that_year(message: str, years: str) -> None:
    assert ("target", "year", years) in read(message)


def test_westerns_alone_are_films(talk: Talk) -> None:
    assert 'target medium "film" hard' in {
        fact.removesuffix(" exact") for fact in ledger(talk.say("Westerns?"))
    } | {told.replace("soft", "hard") for told in ledger(talk.say("Westerns, what've you got?"))}


def test_a_maker_with_nothing_of_the_medium_brings_their_own(talk: Talk) -> None:
    answer = talk.say("a film please", "have you got any The Ebb?")
    assert shown(answer) == ["Low Tide"]


@pytest.mark.parametrize("message", ["that wave one is out", "海浪那个不要了"])
def test_a_pick_is_told_by_what_it_shows(message: str) -> None:
    told = message[:4] == "that"
    text = {"description": "A great wave."} if told else {"attributes": {"description_zh": "海边的浪花。"}}
    picks = [SHELF[1], SHELF[0].model_copy(update=text)]
    referents = [Referent(item=item, turn=1, number=n) for n, item in enumerate(picks, start=1)]
    words = message.replace("that wave", "the wave")
    assert ("rejected", "title", "Slow Rain") in read(words, referents)


def test_a_long_title_is_meant_by_its_beginning() -> None:
    tale = SHELF[0].model_copy(update={"id": "moon", "title": "额尔古纳河右岸", "attributes": {}})
    names = Names((*SHELF, tale))
    assert [mention.items for mention in names.mentions("那书呢 额尔古纳河那个")] == [("moon",)]
    assert not names.mentions("额尔古纳河边的风景")


def test_a_rare_given_name_means_the_maker_where_works_are_asked_for() -> None:
    names = Names(SHELF)
    assert [mention.name for mention in names.mentions("you get Kenji?")] == ["Kenji Mori"]
    assert not names.mentions("my friend Kenji says hi")


@pytest.mark.parametrize(
    "message",
    ["谢谢你，今天下雨单子多，先走了", "thanks, gotta run", "right I'm away to my bed", "收工啦 拜"],
)
def test_who_says_goodbye_gets_no_picks(talk: Talk, message: str) -> None:
    assert small_talk.takes_leave(message)
    assert not shown(talk.say("a film please", message))


@pytest.mark.parametrize("message", ["先走了 来部电影", "I have to go to work and need a film"])
def test_who_goes_and_asks_gets_picks(talk: Talk, message: str) -> None:
    assert shown(talk.say(message))


@pytest.mark.parametrize("message", ["do u have a dog", "by the way what time you knock off"])
def test_who_asks_about_the_assistant_gets_no_picks(talk: Talk, message: str) -> None:
    assert not shown(talk.say("a film please", message))


def test_where_one_described_work_is_from_counts_for_that_turn_alone(talk: Talk) -> None:
    answer = talk.say("a film please", "I heard of one from Japan, an old man and a dog. You carry that?")
    assert 'target country "JP" hard' in ledger(answer)
    assert 'target country "JP" hard' not in ledger(talk.say("something funny"))


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("That horror too much abeg", ("rejected", "genre", "horror")),
        ("莫得打打杀杀的书", ("rejected", "mood", "violent")),
        ("英文听不懂啊大哥，中文的", ("target", "language", "zh")),
        ("film. funny. from the eighties. go", ("target", "genre", "comedy")),
        ("整个乐呵的呗", ("target", "genre", "comedy")),
        ("I miss music from Brasil", ("target", "country", "BR")),
    ],
)
def test_speech_of_many_places_is_heard(message: str, fact: tuple[str, str, str]) -> None:
    assert fact in read(message)
