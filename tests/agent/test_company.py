"""Who is there, what is only preferred, one of each, and subjects refused, in both languages."""

import pytest

from agent.audience import of_audience
from agent.ledger import Role, Strength
from agent.preferences import preferred
from agent.subjects import naming, of_subjects
from agent.variety import of_variety
from retrieval.models import Item
from tests.agent.talking import Talk, app, talk

__all__ = ["app", "talk"]


@pytest.mark.parametrize(
    ("message", "who"),
    [
        ("something for my six-year-old", ["children"]),
        ("the kids are watching with us", ["children"]),
        ("a film to watch with my parents", ["parents"]),
        ("陪爸妈看的电影", ["parents"]),
        ("孩子才五岁", ["children"]),
        ("a film about a father with a daughter", []),
        ("not for kids", []),
        ("不适合孩子看的", []),
        ("for my 15-year-old daughter", []),
        ("music my grandma might have danced to", []),
        ("the kids are in bed", []),
        ("minding my niece (7). a game for the two of us", ["children"]),
        ("my daughter, 8, wants a book", ["children"]),
        ("my 6yo loves trains, a film", ["children"]),
        ("my kids want a film", ["children"]),
        ("something my toddler can watch", ["children"]),
        ("帮我姐带娃，七岁，想一起玩个游戏", ["children"]),
        ("娃想看电影", ["children"]),
        ("家里有个五岁的小朋友，来部电影", ["children"]),
        ("二年级的学生能看的书", ["children"]),
        ("mum and dad just retired and need a series", ["parents"]),
        ("a series my mum would like", ["parents"]),
        ("爸妈刚退休，给他俩找个剧", ["parents"]),
        ("我爸想看战争片", ["parents"]),
        ("家里老人看的剧", ["parents"]),
        ("I'm a mum and need a series", []),
        ("my dad loves westerns but I don't", []),
        ("my mum wants me to read more", []),
        ("my son is 25 and wants a film", []),
        ("我儿子二十五了，想看电影", []),
        ("讲孩子的电影", []),
        ("我妈推荐了一部电影", []),
    ],
)
def test_who_is_there_is_heard(message: str, who: list[str]) -> None:
    assert [fact.value for fact in of_audience(message, (), 1)] == who


@pytest.mark.parametrize("message", ["preferably Korean", "Korean, ideally", "最好是Korean的"])
def test_what_is_preferred_is_not_insisted_on(message: str) -> None:
    start = message.index("Korean")
    assert preferred(message, start, start + len("Korean"))


@pytest.mark.parametrize("message", ["a Korean film, preferably short", "最好笑的Korean电影"])
def test_what_stands_beside_a_preference_is_insisted_on(message: str) -> None:
    start = message.index("Korean")
    assert not preferred(message, start, start + len("Korean"))


@pytest.mark.parametrize("message", ["one of each", "one film and one book", "各来一部", "每样一个"])
def test_one_of_each_is_heard(message: str) -> None:
    assert [fact.value for fact in of_variety(message, 1)] == ["one of each"]


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        ("no zombies", "zombies"),
        ("nothing with cancer in it", "cancer"),
        ("不要有枪", "枪"),
        ("别跟癌症有关的", "癌症"),
    ],
)
def test_a_subject_is_refused(message: str, subject: str) -> None:
    (fact,) = of_subjects(message, (), 1)
    assert (fact.role, fact.value, fact.strength) == (Role.REJECTED, subject, Strength.HARD)


@pytest.mark.parametrize(
    "message",
    [
        "no idea",
        "no thanks",
        "no more, please",
        "I have no plans",
        "I'm tired of working",
        "I can't stand my neighbours",
        "I don't want anything heavy",
        "不要重复的",
        "没有了吗",
        "家里没有电视",
        "最近没有时间看长的",
        "我怕冷",
        "别担心",
        "没有听过这首歌",
        "有没有鸟叫的声音",
    ],
)
def test_a_turn_of_phrase_refuses_no_subject(message: str) -> None:
    assert not list(of_subjects(message, (), 1))


def test_what_names_a_refused_subject_is_found_in_either_number() -> None:
    item = Item(id="1", title="Dusk", medium="film", description="A zombie walks into town.")
    assert list(naming("zombies", {"1": item})) == ["1"]
    assert not list(naming("vampires", {"1": item}))


@pytest.mark.parametrize(("undo", "says"), [("undo", "nothing to undo"), ("撤销", "没有可以撤销的")])
def test_undo_with_nothing_to_undo_says_so_and_changes_nothing(talk: Talk, undo: str, says: str) -> None:
    before = talk.say("a film")
    talk.say("undo")
    answer = talk.say(undo)
    assert says in answer.reply and not answer.ledger and before.ledger


@pytest.mark.parametrize("message", ["what did I rule out so far?", "我不要什么？"])
def test_what_was_said_is_told(talk: Talk, message: str) -> None:
    talk.say("a film, no horror")
    answer = talk.say(message)
    assert "horror" in answer.reply or "恐怖" in answer.reply
