import pytest

from agent.question_forms import ASKED_PLAINLY
from tests.agent.talking import Talk, app, ledger, shown, talk

__all__ = ["app", "talk"]


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("how long is Slow Rain?", "117 minutes"),
        ("who directed Slow Rain?", "Ann Lee"),
        ("what year is Slow Rain from?", "1982"),
        ("is Slow Rain based on a book?", "Rain"),
        ("what is The Old Road about?", "borrowed dog"),
        ("is Slow Rain sad?", "does not say"),
        ("is Night Train scary?", "yes"),
        ("who is in Slow Rain?", "does not say"),
        ("is there a sequel to Slow Rain?", "does not say"),
        ("how long is the book Rain?", "does not say"),
        ("《慢雨》多长？", "117 分钟"),
        ("《慢雨》是谁导演的？", "李安妮"),
        ("《慢雨》是哪年的？", "1982"),
        ("《慢雨》改编自什么？", "Rain"),
        ("《老路》讲什么的？", "借来的狗"),
        ("《慢雨》有续集吗？", "目录里没有写"),
        ("《慢雨》谁演的？", "目录里没有写"),
    ],
)
def test_a_question_is_answered_from_the_facts_alone(talk: Talk, message: str, says: str) -> None:
    answer = talk.say(message)
    assert says in answer.reply
    assert answer.picks == ()
    assert answer.ledger == ()


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("which one is the shortest?", "The Old Road"),
        ("which is funnier?", "Tea at Four"),
        ("which one is the scariest?", "Night Train"),
        ("哪部最短？", "《老路》"),
        ("哪个更老？", "《老路》"),
        ("哪部更好笑？", "《四点茶》"),
        ("哪部最吓人？", "Night Train"),
        ("is it difficult?", "does not say whether they are difficult"),
        ("这个难吗？", "没有写它们难不难"),
    ],
)
def test_picks_are_compared(talk: Talk, message: str, says: str) -> None:
    assert "The Old Road" in shown(talk.say("a film"))
    answer = talk.say(message)
    assert says in answer.reply
    assert answer.picks == ()


@pytest.mark.parametrize(
    ("first", "then"), [("how long is Slow Rain?", "who made it?"), ("《慢雨》多长？", "它是谁拍的？")]
)
def test_the_next_question_may_say_it(talk: Talk, first: str, then: str) -> None:
    reply = talk.say(first, then).reply
    assert "Ann Lee" in reply or "李安妮" in reply


@pytest.mark.parametrize(("first", "then"), [("who directed Slow Rain?", "anything else by that director?"),
                                             ("《慢雨》是谁导演的？", "这个导演还有别的吗？")])  # fmt: skip
def test_a_wish_may_follow_from_an_answer(talk: Talk, first: str, then: str) -> None:
    answer = talk.say(first, then)
    assert 'target creator "Ann Lee" hard' in ledger(answer)
    assert "Tea at Four" in shown(answer)


@pytest.mark.parametrize(
    "message",
    ["how long is Slow Rain? and something funnier, no horror", "《慢雨》多长？不要恐怖的，更好笑点"],
)
def test_a_question_with_a_wish_gets_both(talk: Talk, message: str) -> None:
    answer = talk.say(message)
    assert "117" in answer.reply
    assert answer.picks
    assert "Night Train" not in shown(answer)


@pytest.mark.parametrize(
    ("message", "says"), [("why the first one?", "slow"), ("为什么推荐第一部？", "慢节奏")]
)
def test_why_is_answered_with_the_reasons(talk: Talk, message: str, says: str) -> None:
    talk.say("a slow film" if says == "slow" else "慢一点的电影")
    assert says in talk.say(message).reply


@pytest.mark.parametrize("message", ["do you have anything scary?", "有恐怖片吗？", "有没有慢一点的电影？"])
def test_asking_for_works_is_a_wish(talk: Talk, message: str) -> None:
    talk.say("a film" if message.isascii() else "电影")
    assert talk.say(message).picks


@pytest.mark.parametrize(
    "message",
    [
        "what's the weather like?",
        "thank you!",
        "what can you do?",
        "今天天气怎么样？",
        "谢谢",
        "你会做什么？",
    ],
)
def test_small_talk_forces_no_picks(talk: Talk, message: str) -> None:
    talk.say("a film")
    answer = talk.say(message)
    assert answer.picks == ()
    assert 'target medium "film" hard' in ledger(answer)


@pytest.mark.parametrize(
    ("message", "says"), [("recommend me a restaurant", "no restaurant"), ("推荐一家餐厅", "没有餐厅")]
)
def test_what_the_catalogue_does_not_hold_is_said(talk: Talk, message: str, says: str) -> None:
    answer = talk.say(message)
    assert says in answer.reply
    assert answer.picks


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("does it have dragons in it", True),
        ("who is in the second one", True),
        ("第一部会哭吗", True),
        ("后面那本多少页", True),
        ("Episodes of half an hour tops, I've got a newborn", False),
        ("小王子念过啦，他问我玫瑰怎么办，我答不上来 要没念过的", False),
        ("周星驰的就算了嘛，我屋头娃儿天天放", False),
    ],
)
def test_what_asks_has_a_sign_of_it(message: str, asks: bool) -> None:
    assert bool(ASKED_PLAINLY.search(message)) is asks
