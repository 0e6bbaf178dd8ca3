"""What the thirteenth to sixteenth hand taught: refusals after a name, limits in passing, who is there."""

import pytest

from agent.how_many import picks_asked
from agent.past import Referent
from agent.question_forms import WISHES_ZH
from agent.talk import is_chat
from agent.years import BORN
from tests.agent import talking
from tests.agent.talking import Talk, app, ledger, shown, talk
from tests.shelf import SHELF

__all__ = ["app", "talk"]

ITEMS = {item.id: item for item in SHELF}
SHOWN = (Referent(item=ITEMS["film-tea-1999"], turn=1, number=1),)


def read(message: str) -> set[tuple[str, str, str]]:
    return talking.read(message, SHOWN)


@pytest.mark.parametrize(
    "message",
    [
        "Night Train? My ex was obsessed. Hard no, for personal reasons",
        "Night Train... my flatmate spoiled it for me. not tonight, maybe some other time",
        "Night Train看过了，话太多，真的 get 不到，别推",
        "Night Train是我老婆的最爱，我嘛……不是我的菜，别推",
        "Night Train都看八百遍了，别给我整这个了",
        "Night Train太吵了，吵死了，不要",
    ],
)
def test_a_work_may_be_refused_in_a_later_clause(message: str) -> None:
    assert ("rejected", "title", "Night Train") in read(message)


@pytest.mark.parametrize(
    ("message", "role", "field", "value"),
    [
        ("二十分钟左右，不能再长了", "target", "duration_minutes", "..20"),
        ("my drive is 35 minutes so nothing can run longer than that", "target", "duration_minutes", "..35"),
        ("90s vibe最好，就限定90年代吧", "target", "year", "1990..1999"),
        ("he has vetoed anything older than he is. he's a 1996 baby", "target", "year", "1996.."),
        ("亚洲的太容易撞，美国片吧", "target", "country", "US"),
        ("没有韩国的吗？", "target", "country", "KR"),
        ("don't you have any Korean films?", "target", "country", "KR"),
        ("義大利的電影", "target", "country", "IT"),
        ("nothing with vocals", "target", "genre", "instrumental"),
        ("I take it by night train: something with singing", "rejected", "genre", "instrumental"),
        ("something funny, for grown-ups", "target", "audience", "adults"),
        ("民国时候的小说", "target", "country", "CN"),
        ("几张原声带，电影的游戏的都行", "target", "medium", "album"),
    ],
)
def test_a_limit_said_in_passing_is_heard(message: str, role: str, field: str, value: str) -> None:
    assert (role, field, value) in read(message)


@pytest.mark.parametrize(
    ("message", "field", "value"),
    [
        ("I am Polish, and I learn French", "country", "PL"),
        ("it's on every mug in England", "country", "GB"),
        ("no. two hours at most", "title", "Tea at Four"),
        ("that's over three hours. two hours max", "duration_minutes", "180.."),
        ("something with a creepy old house", "genre", "house"),
        ("girls night, a romantic film", "mood", "late-night"),
        ("music for all ages", "genre", "family"),
        ("a game for us, she doesn't really play games", "rejected", "game"),
        ("几张原声带，电影的游戏的都行", "medium", "film"),
        ("想听歌，有什么专辑", "medium", "track"),
    ],
)
def test_what_is_only_told_is_no_wish(message: str, field: str, value: str) -> None:
    assert (field, value) not in {(fact[1], fact[2]) for fact in read(message)}


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("and one album I could play in the room", 1),
        ("fine, sold. one more for friday then", 1),
        ("now funny. four of em", 4),
        ("帮我选一个", 1),
        ("就给我推荐一个吧", 1),
        ("再要两本历史方面的书", 2),
    ],
)
def test_how_many_may_be_said_in_passing(message: str, number: int) -> None:
    found = picks_asked(message)
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize("message", ["one more thing", "no one more than him", "两个方面"])
def test_a_number_of_other_things_is_no_number_of_picks(message: str) -> None:
    assert picks_asked(message) is None


def test_what_is_born_in_a_year_may_be_called_its_baby() -> None:
    assert BORN.search("she's a 1996 baby")
    assert not BORN.search("a film about a 1996 baby boom")


def test_praise_by_comparison_is_talk() -> None:
    assert is_chat("谢谢呀，你比我老公靠谱", (), ())


def test_what_to_play_is_a_wish_in_chinese() -> None:
    assert WISHES_ZH.search("店里白天放什么音乐好")


def test_who_leaves_all_open_is_asked_nothing(talk: Talk) -> None:
    assert talk.say("推荐点什么吧").asked
    assert not Talk(talk.app).say("随便推荐点什么吧，什么都行").asked


def test_with_the_children_goes_what_they_wanted(talk: Talk) -> None:
    for_them = ledger(talk.say("a family film with my kids, like Tea at Four"))
    assert any("family" in fact for fact in for_them)
    left = ledger(talk.say("and for me once they're in bed, something tense"))
    assert not any("family" in fact or "children" in fact for fact in left)
    assert not any(fact.startswith("seed") for fact in left)


def test_who_only_wants_more_sees_nothing_again(talk: Talk) -> None:
    first = shown(talk.say("a film with robots"))
    assert first
    assert not set(first) & set(shown(talk.say("nice, any more like the first one?")))


def test_a_reason_is_told_once(talk: Talk) -> None:
    talk.say("a quiet film")
    said = talk.say("hmm, the first sounds nice. why that one?").reply
    assert said.count(talk.past.answers[0].picks[0].item.title) == 1


def test_without_the_children_a_wish_of_ones_own_stays(talk: Talk) -> None:
    left = ledger(talk.say("something funny for a family evening with my kids", "the kids are in bed now"))
    assert any("funny" in fact for fact in left)
    assert not any("family" in fact for fact in left)


def test_a_film_beside_a_soundtrack_is_wished_for() -> None:
    assert ("target", "medium", "film") in read("a film or a soundtrack")
