"""What dialogues by other hands taught, which nobody who made rules had written."""

import pytest

from agent.ledger import Scope
from agent.past import Referent
from agent.phrases import NO_QUESTIONS
from agent.rules import facts_in
from agent.wording import listed
from retrieval.models import Creator, Item
from retrieval.spelling import simplified
from retrieval.titles import Names
from tests.agent import talking
from tests.agent.talking import Talk, app, ledger, shown, talk
from tests.shelf import SHELF

__all__ = ["app", "talk"]

NAMES = Names(SHELF)
LAST = ("film-tea-1999", "film-old-road-1958", "film-night-train-1995")
ITEMS = {item.id: item for item in SHELF}
SHOWN = tuple(Referent(item=ITEMS[each], turn=1, number=number) for number, each in enumerate(LAST, start=1))


def read(message: str) -> set[tuple[str, str, str]]:
    return talking.read(message, SHOWN)


@pytest.mark.parametrize(
    ("message", "field", "value"),
    [
        ("newer than all of them", "year", "2000.."),
        ("shorter than any of these", "duration_minutes", "..87"),
        ("要比这几部都新的", "year", "2000.."),
        ("shorter please", "duration_minutes", "..94"),
    ],
)
def test_a_bound_against_all_is_beyond_the_last_of_them(message: str, field: str, value: str) -> None:
    assert ("target", field, value) in read(message)


@pytest.mark.parametrize("message", ["A Swedish, no wait, Finnish film", "瑞典的，不对，芬兰的电影"])
def test_what_is_taken_back_at_once_counts_no_more(message: str) -> None:
    assert {value for _, field, value in read(message) if field == "country"} == {"FI"}


@pytest.mark.parametrize(
    ("message", "role", "field", "value"),
    [
        ("romance can go straight in the bin", "rejected", "genre", "romance"),
        ("too heavy, please", "rejected", "mood", "bleak"),
        ("恐怖片我也不是不行", "target", "genre", "horror"),
        ("想睇恐怖片，唔好科幻嘅", "rejected", "genre", "sci-fi"),
        ("recommend me some jaz", "target", "genre", "jazz"),
        ("anything on volcanoes", "target", "about", "volcanoes"),
        ("nothing by bo ek", "rejected", "creator", "Bo Ek"),
        ("Night Train is too violent, leave it out", "rejected", "title", "Night Train"),
        ("《慢雨》太慢了，不要", "rejected", "title", "Slow Rain"),
        ("now something with singing in it", "rejected", "genre", "instrumental"),
        ("想听没有人声的纯音乐", "target", "genre", "instrumental"),
        ("要1930年到1949年之间的", "target", "year", "1930..1949"),
        ("my wife never plays games, something we could play", "target", "medium", "game"),
        ("90 minutes is really the maximum", "target", "duration_minutes", "..90"),
    ],
)
def test_a_turn_of_phrase_is_understood(message: str, role: str, field: str, value: str) -> None:
    assert (role, field, value) in read(message)


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("cool. one more film", "mood"),
        ("no cartoons, we've had enough of those", "title"),
        ("I was sixteen in 1975, so albums from the seventies", "title"),
        ("心理医生推荐的电影", "genre"),
        ("在图书馆自习", "medium"),
    ],
)
def test_a_word_that_means_something_else_is_no_wish(message: str, field: str) -> None:
    assert not {value for _, each, value in read(message) if each == field}


def test_cantonese_is_read_letter_for_letter() -> None:
    message = "唔好睇呢部，佢嘅嘢我唔鍾意"
    assert simplified(message).startswith("不要看")
    assert len(simplified(message)) == len(message)


@pytest.mark.parametrize("text", ["films by ozu", "ozu style films", "nothing by ozu please"])
def test_a_name_in_small_letters_is_known_where_a_name_stands(text: str) -> None:
    named = Item(
        id="1", title="Late Spring", medium="film", creators=(Creator(name="Ozuki", role="director"),)
    )
    text = text.replace("ozu", "ozuki")
    assert [mention.name for mention in Names([named]).mentions(text)] == ["Ozuki"]


@pytest.mark.parametrize(
    ("message", "says_so"),
    [
        ("you choose. dont ask me stuff", True),
        ("no more questions please", True),
        ("随便，你定，别问我了", True),
        ("may I ask for a film?", False),
        ("没问题", False),
    ],
)
def test_who_wants_no_questions_says_so(message: str, says_so: bool) -> None:
    assert bool(NO_QUESTIONS.search(message)) is says_so


@pytest.mark.parametrize("messages", [("don't ask me anything", "something else"), ("别问我了", "换一批")])
def test_who_wants_no_questions_is_asked_none(talk: Talk, messages: tuple[str, str]) -> None:
    assert [talk.say(message).question for message in messages] == [None, None]


@pytest.mark.parametrize(
    ("messages", "gone"),
    [
        (("a British film", "ok Japanese then"), "GB"),
        (("英国电影", "那换日本的吧"), "GB"),
        (("a British film", "one in Japanese"), "GB"),
    ],
)
def test_a_later_country_takes_the_place_of_the_one_before(
    talk: Talk, messages: tuple[str, str], gone: str
) -> None:
    assert not [fact for fact in ledger(talk.say(*messages)) if f'"{gone}"' in fact]


@pytest.mark.parametrize("messages", [("a British film", "Japanese is fine too"), ("英国电影", "日本的也行")])
def test_a_country_that_is_said_to_be_fine_too_stands_beside_it(
    talk: Talk, messages: tuple[str, str]
) -> None:
    told = " ".join(ledger(talk.say(*messages)))
    assert '"GB"' in told
    assert '"JP"' in told


@pytest.mark.parametrize(
    "messages", [("a horror film", "for a change, a comedy"), ("恐怖片", "换换口味，来点喜剧")]
)
def test_a_change_of_taste_puts_the_kind_before_aside(talk: Talk, messages: tuple[str, str]) -> None:
    answer = talk.say(*messages)
    assert not [fact for fact in ledger(answer) if "horror" in fact]
    assert shown(answer)[0] == "Tea at Four"


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("who made Slow Rain, and how long is it?", ("117 minutes", "Ann Lee")),
        ("what genre is Slow Rain?", ("sci-fi",)),
        ("is Night Train suitable for my kids?", ("perhaps not", "scary")),
        ("Night Train 适合和孩子一起看吗？", ("可能不太合适",)),
        ("《慢雨》是什么风格？", ("科幻",)),
    ],
)
def test_what_is_asked_of_a_work_is_answered(talk: Talk, message: str, says: tuple[str, ...]) -> None:
    answer = talk.say(message)
    assert all(part in answer.reply for part in says), answer.reply
    assert answer.picks == ()


@pytest.mark.parametrize("message", ["is the first one made for two players?", "第一部多少钱？"])
def test_what_the_catalogue_does_not_know_is_said(talk: Talk, message: str) -> None:
    talk.say("a film" if message.isascii() else "电影")
    answer = talk.say(message)
    assert "does not say" in answer.reply or "没有写" in answer.reply
    assert answer.picks == ()


def test_a_medium_that_is_not_held_is_a_wish_given_up(talk: Talk) -> None:
    assert talk.say("a restaurant nearby").relaxed


def test_one_more_is_one_and_then_as_many_as_ever(talk: Talk) -> None:
    assert [len(shown(talk.say(message))) for message in ("just one film", "a film")] == [1, 4]


@pytest.mark.parametrize(
    ("phrases", "language", "said"),
    [
        (("like Heat", "slow", "like Fargo", "like M"), "en", ["like Heat, Fargo and M", "slow"]),
        (("no horror", "no war"), "en", ["no horror or war"]),
        (("像《活着》", "像《边城》", "慢"), "zh", ["像《活着》、《边城》", "慢"]),
    ],
)
def test_what_is_alike_is_told_together(phrases: tuple[str, ...], language: str, said: list[str]) -> None:
    assert listed(phrases, language) == said


@pytest.mark.parametrize(
    ("message", "role", "field", "value"),
    [
        ("Bo Ek, under two and a half hours", "target", "creator", "Bo Ek"),
        ("what other films did Bo Ek make?", "target", "creator", "Bo Ek"),
        ("got any other Bo Ek?", "target", "creator", "Bo Ek"),
        ("Bo Ek, that sort of thing", "seed", "creator", "Bo Ek"),
        ("just finished The Old Road, my head is still spinning", "seed", "title", "The Old Road"),
        ("just finished The Old Road, my head is still spinning", "satisfied", "title", "The Old Road"),
        ("李安妮除了慢雨还有什么", "target", "creator", "Ann Lee"),
        ("慢雨看过了 李安妮拍的还有没有", "target", "creator", "Ann Lee"),
        ("李安妮以外的导演", "rejected", "creator", "Ann Lee"),
        ("a game based on a book", "target", "medium", "game"),
        ("I just read Rain. Has it been made into a film?", "target", "medium", "film"),
        ("films from before I was born in 1985", "target", "year", "..1984"),
        ("我85年的 出生前的电影有吗", "target", "year", "..1984"),
        ("有没有2025年以后的新片", "target", "year", "2025.."),
        ("民国时期的小说", "target", "year", "1912..1949"),
        ("half-hour episodes, at most", "target", "duration_minutes", "..30"),
        ("between 90 and 110 minutes", "target", "duration_minutes", "90..110"),
        ("唔好長過兩個鐘", "target", "duration_minutes", "..120"),
        ("粤语唱片", "target", "language", "yue"),
        ("广东歌大碟", "target", "medium", "album"),
        ("来张黑胶", "target", "medium", "album"),
    ],
)
def test_what_a_sixth_hand_says_is_read(message: str, role: str, field: str, value: str) -> None:
    assert (role, field, value) in read(message)


@pytest.mark.parametrize(
    ("message", "field", "value"),
    [
        ("a game based on a book", "medium", "book"),
        ("小说改编的电影", "medium", "book"),
        ("I've watched two films today, now a book", "medium", "film"),
        ("and an album to go with that film", "medium", "film"),
        ("a film set in 1994", "year", "1994..1994"),
        ("nothing from the 80s", "year", "1980..1989"),
        ("广东歌大碟", "medium", "track"),
    ],
)
def test_what_is_only_mentioned_is_no_wish(message: str, field: str, value: str) -> None:
    assert ("target", field, value) not in read(message)


def test_what_is_said_once_is_what_its_clause_says() -> None:
    facts = facts_in("a film under 100 minutes, horror just this once", NAMES, SHOWN, 2)
    assert {fact.field for fact in facts if fact.scope is Scope.TURN} == {"genre"}


@pytest.mark.parametrize(
    "message", ["", "…", "films from this year", "今年出的新片", "last year's albums", "去年的剧"]
)
def test_any_message_is_read(message: str) -> None:
    found = facts_in(message, NAMES, SHOWN, 2)
    assert bool(found) is any(map(str.isalnum, message))
