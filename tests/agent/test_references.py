import pytest

from agent.past import Referent
from agent.rules import facts_in
from retrieval.titles import Names
from tests.agent.talking import Talk, app, talk
from tests.shelf import SHELF

__all__ = ["app", "talk"]

NAMES = Names(SHELF)
ITEMS = {item.id: item for item in SHELF}
FIRST = ("film-slow-rain-1982", "book-rain-1960")
LAST = ("film-tea-1999", "film-old-road-1958", "film-night-train-1995")
SHOWN = tuple(
    Referent(item=ITEMS[item_id], turn=turn, number=number)
    for turn, ids in ((1, FIRST), (2, LAST))
    for number, item_id in enumerate(ids, start=1)
)


def read(message: str, *spoken_of: str) -> set[tuple[str, str, str]]:
    named = tuple(Referent(item=ITEMS[item_id], turn=2) for item_id in spoken_of)
    return {(f.role.value, f.field, f.value) for f in facts_in(message, NAMES, (*SHOWN, *named), 3)}


@pytest.mark.parametrize(
    ("message", "titles"),
    [
        ("the second one, more like that", {"The Old Road"}),
        ("I liked the third", {"Night Train"}),
        ("number 2 sounds good", {"The Old Road"}),
        ("more like the last one", {"Night Train"}),
        ("more like the first one you showed me", {"Slow Rain"}),
        ("like the first and the third", {"Tea at Four", "Night Train"}),
        ("the Japanese one looks lovely", {"The Old Road"}),
        ("the one from Japan looks lovely", {"The Old Road"}),
        ("more like the shortest one", {"The Old Road"}),
        ("像第二部那样的", {"The Old Road"}),
        ("2号不错", {"The Old Road"}),
        ("最后一部不错", {"Night Train"}),
        ("倒数第二部不错", {"The Old Road"}),
        ("你最早推荐的那部不错", {"Slow Rain"}),
        ("喜欢第一和第三部", {"Tea at Four", "Night Train"}),
        ("日本的那部不错", {"The Old Road"}),
        ("最短的那部不错", {"The Old Road"}),
        ("最短那部吧", {"The Old Road"}),
        ("the earliest one looks good", {"The Old Road"}),
        ("the Mori one please", {"The Old Road"}),
        ("the middle one sounds good", {"The Old Road"}),
        ("中间那部不错", {"The Old Road"}),
        ("more like 2", {"The Old Road"}),
        ("二号不错", {"The Old Road"}),
    ],
)
def test_a_pick_is_found_by_its_place_or_quality(message: str, titles: set[str]) -> None:
    seeds = {value for role, field, value in read(message) if (role, field) == ("seed", "title")}
    assert seeds == titles


@pytest.mark.parametrize(
    ("message", "role", "titles"),
    [
        ("not the first one", "rejected", {"Tea at Four"}),
        ("not 1 and not 3, the rest can stay", "rejected", {"Tea at Four", "Night Train"}),
        ("seen 1 and 3, never heard of 2", "satisfied", {"Tea at Four", "Night Train"}),
        ("1跟3不要，其他的可以留着", "rejected", {"Tea at Four", "Night Train"}),
        ("1和3看过，2没听说过", "satisfied", {"Tea at Four", "Night Train"}),
        ("none of those", "rejected", {"Tea at Four", "The Old Road", "Night Train"}),
        ("I know the first two", "satisfied", {"Tea at Four", "The Old Road"}),
        ("I've seen those", "satisfied", {"Tea at Four", "The Old Road", "Night Train"}),
        ("第一部不要", "rejected", {"Tea at Four"}),
        ("都不要", "rejected", {"Tea at Four", "The Old Road", "Night Train"}),
        ("前两部看过了", "satisfied", {"Tea at Four", "The Old Road"}),
        ("第一部我见过了，换一个", "satisfied", {"Tea at Four"}),
        ("这些都看过了", "satisfied", {"Tea at Four", "The Old Road", "Night Train"}),
    ],
)
def test_what_is_pointed_at_is_refused_or_known(message: str, role: str, titles: set[str]) -> None:
    found = read(message)
    assert {value for r, field, value in found if (r, field) == (role, "title")} == titles
    assert not [fact for fact in found if fact[0] == "seed"]


@pytest.mark.parametrize(
    "message",
    [
        "more by that director", "anything else by the same director?", "what are his other films",
        "by him please",
        "这个导演还有别的吗", "同一个导演的", "他拍的电影", "那位导演的其他作品",
    ],
)  # fmt: skip
def test_a_maker_is_found_through_the_work_spoken_of(message: str) -> None:
    assert ("target", "creator", "Ann Lee") in read(message, "film-slow-rain-1982")


@pytest.mark.parametrize(
    "message",
    [
        "films by the director of the third one",
        "第三部的导演还有什么",
        "more by the same director as Night Train",
        "跟第三部同一个导演的",
    ],
)
def test_a_maker_is_found_through_a_work_of_the_message(message: str) -> None:
    found = read(message)
    assert {("target", "creator", "Bo Ek"), ("seed", "creator", "Bo Ek")} & found
    assert not [fact for fact in found if fact[1] == "title"]


@pytest.mark.parametrize(
    "message",
    ["that was the first time I cried", "last night was long", "第一次看", "第二季好看吗", "那种感觉"],
)
def test_ordinary_words_point_at_nothing(message: str) -> None:
    assert not [fact for fact in read(message) if fact[1] == "title"]


@pytest.mark.parametrize("message", ["seen it, loved it", "它我看过，很喜欢"])
def test_it_is_what_was_spoken_of(message: str) -> None:
    found = read(message, "film-slow-rain-1982")
    assert {("satisfied", "title", "Slow Rain"), ("seed", "title", "Slow Rain")} <= found


@pytest.mark.parametrize("message", ["I have seen Slow Rain and hated it", "《慢雨》看过，不喜欢"])
def test_what_was_seen_and_disliked_is_refused_and_a_contrast(message: str) -> None:
    assert {("rejected", "title", "Slow Rain"), ("contrast", "title", "Slow Rain")} <= read(message)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("I have seen Slow Rain and hated it", ("no Slow Rain", "unlike")),
        ("《慢雨》看过，不喜欢", ("不要《慢雨》", "不像")),
    ],
)
def test_what_was_disliked_is_told_once(talk: Talk, message: str, said: tuple[str, str]) -> None:
    reply = talk.say("a film", message).reply
    assert said[0] in reply and said[1] not in reply


@pytest.mark.parametrize(
    "message", ["the opposite of Night Train", "something unlike Slow Rain", "跟《慢雨》相反的"]
)
def test_the_opposite_is_a_contrast(message: str) -> None:
    assert [fact for fact in read(message) if fact[0] == "contrast"]


@pytest.mark.parametrize("message", ["some mix: Slow Rain meets Tea at Four", "《慢雨》遇上《四点茶》"])
def test_two_works_may_meet(message: str) -> None:
    assert {("seed", "title", "Slow Rain"), ("seed", "title", "Tea at Four")} <= read(message)


@pytest.mark.parametrize(
    ("message", "bound"),
    [
        ("no longer than the first one", ("target", "duration_minutes", "..95")),
        ("别比第一部长", ("target", "duration_minutes", "..95")),
        ("nothing older than the second one", ("target", "year", "1958..")),
        ("不要比第二部老", ("target", "year", "1958..")),
    ],
)
def test_no_further_than_a_work_includes_it_and_refuses_nothing(
    message: str, bound: tuple[str, str, str]
) -> None:
    assert read(message) == {bound}


@pytest.mark.parametrize(
    "message",
    [
        "is the first one black and white?",
        "will I need tissues for the second?",
        "is there nudity in the second?",
        "how scary is the third?",
        "第一部是黑白的嘛",
        "看第二部要备纸巾不",
        "第三部吓不吓人",
        "第二部在哪能看",
    ],
)
def test_a_question_about_a_pick_wishes_for_nothing(message: str) -> None:
    assert read(message) == set()


@pytest.mark.parametrize(
    "message",
    ["is there something like the second?", "can you find more like the second", "有没有像第二部那样的"],
)
def test_a_wish_in_the_form_of_a_question_is_a_wish(message: str) -> None:
    assert ("seed", "title", "The Old Road") in read(message)


@pytest.mark.parametrize(
    "message",
    ["nothing older than the third, nothing longer than the first", "别比第三部老，也别比第一部长"],
)
def test_each_bound_is_of_the_work_it_names(message: str) -> None:
    assert read(message) == {("target", "year", "1995.."), ("target", "duration_minutes", "..95")}


def test_both_are_the_works_the_message_names() -> None:
    found = read("Slow Rain and Rain, finished both already")
    assert {value for role, _, value in found if role == "satisfied"} == {"Slow Rain", "Rain"}


@pytest.mark.parametrize(
    "message", ["give me 2", "make it 3", "2 or 3 films", "I read 3 books a week", "有3部就行", "我看了2小时"]
)
def test_a_number_of_something_is_no_pick(message: str) -> None:
    assert not {value for _, field, value in read(message) if field == "title"}


@pytest.mark.parametrize(
    ("message", "reference"),
    [
        ("is Slow Rain on here? that exact one", "exact"),
        ("do you have Slow Rain in stock", "exact"),
        ("有《慢雨》吗", "exact"),
        ("有《慢雨》那种感觉吗", "style"),
        ("something like Slow Rain", "style"),
    ],
)
def test_a_work_asked_for_by_name_is_meant_itself(message: str, reference: str) -> None:
    facts = facts_in(message, NAMES, (), 1)
    assert [fact.reference for fact in facts if fact.field == "title"] == [reference]


@pytest.mark.parametrize(
    ("message", "role", "name"),
    [
        ("films by Woody Allen", "target", "Woody Allen"),
        ("never show me anything by Woody Allen again", "rejected", "Woody Allen"),
        ("if Tom Cruise is in it I'm out", "rejected", "Tom Cruise"),
        ("来点伍迪·艾伦的电影", "target", "伍迪·艾伦"),
        ("有汤姆·克鲁斯的不看", "rejected", "汤姆·克鲁斯"),
        ("伍迪·艾伦的以后都别再给我推了", "rejected", "伍迪·艾伦"),
    ],
)
def test_a_person_unknown_to_the_catalogue_is_still_a_person(message: str, role: str, name: str) -> None:
    assert (role, "creator", name) in read(message)


@pytest.mark.parametrize(
    "message", ["something by South Korean directors", "Give Me Something Sad", "films by Sunday"]
)
def test_capitals_alone_make_no_person(message: str) -> None:
    assert not {value for _, field, value in read(message) if field == "creator"}


@pytest.mark.parametrize(
    ("message", "says", "never"),
    [
        ("films by Woody Allen", "anything by Woody Allen", ": by Woody Allen"),
        ("来点伍迪·艾伦的电影", "没有伍迪·艾伦的作品", "按“伍迪"),
    ],
)
def test_a_maker_that_is_not_held_is_said_and_not_claimed(
    talk: Talk, message: str, says: str, never: str
) -> None:
    reply = talk.say(message).reply
    assert says in reply
    assert never not in reply


def test_what_gave_way_is_not_claimed(talk: Talk) -> None:
    answer = talk.say("a film under 5 minutes")
    assert answer.relaxed
    assert "at most 5 minutes" not in answer.reply.partition("1.")[0].partition("Here")[2]
