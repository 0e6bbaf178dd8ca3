"""Messages that are no wishes: questions in every form, talk, commands and pointing back."""

import pytest

from agent.commands import order_in
from agent.past import Referent
from agent.references import pointed_at
from agent.rules import asks_for_others
from retrieval.spelling import simplified
from retrieval.titles import Names
from tests.agent.talking import Talk, app, ledger, shown, talk
from tests.shelf import SHELF

__all__ = ["app", "talk"]

NAMES = Names(SHELF)
ITEMS = {item.id: item for item in SHELF}
LAST = ("film-tea-1999", "film-old-road-1958", "film-night-train-1995")
SHOWN = tuple(Referent(item=ITEMS[each], turn=1, number=number) for number, each in enumerate(LAST, start=1))


@pytest.mark.parametrize(
    "message",
    [
        "That second one, is it very gruesome?",
        "second one. how long",
        "hang on, does anybody die in it",
        "is the first sad? last time there were tears",
        "would this be ok with my grandparents",
        "runtime of the first?",
        "is it any good?",
        "give me a quick summary of number two",
        "i wonder if the first is too violent for my mum",
        "seen the first. how long is the second?",
        "which two are the shortest",
        "第一部會不會太可怕？小孩才五歲",
        "好看不",
        "第二部 讲啥的",
        "主角最后死了没",
        "介绍一下第二部",
        "呢套戲講咩㗎",
        "第二套幾長呀",
        "第一部看过了，第二部多长",
        "要是你会看哪部",
    ],
)
def test_a_question_in_any_form_is_answered_without_new_picks(talk: Talk, message: str) -> None:
    talk.say("a film" if message.isascii() else "电影")
    answer = talk.say(message)
    assert answer.picks == ()
    assert answer.reply


@pytest.mark.parametrize(
    "message",
    [
        "is there anything shorter?",
        "could they be older please?",
        "what should i watch with my mum",
        "the first is too long, anything shorter?",
        "is it scary? then give me something milder",
        "what about something funny?",
        "有没有短一点的",
        "能短点吗",
        "谁演的都行，要搞笑的",
        "今晚看啥",
        "第一部太长了 有短点的吗",
        "有冇搞笑嘅",
    ],
)
def test_a_wish_in_the_form_of_a_question_gets_picks(talk: Talk, message: str) -> None:
    talk.say("a film" if message.isascii() else "电影")
    assert talk.say(message).picks


@pytest.mark.parametrize("message", ["seen the first. how long is the second?", "第一部看过了，第二部多长"])
def test_what_is_told_beside_a_question_is_kept(talk: Talk, message: str) -> None:
    first = shown(talk.say("a film" if message.isascii() else "电影"))[0]
    assert f'satisfied title "{first}" soft' in ledger(talk.say(message))


@pytest.mark.parametrize(
    "message",
    [
        "aw thank you, you're sweet",
        "are you a real person",
        "ok great, I'll watch the first one tonight. bye",
        "that's all for today, good night",
        "haha, what's your favourite chili",
        "好好好谢谢你啊",
        "哈哈谢谢你 你是真人吗",
        "就这个了 谢谢",
        "唔該晒",
        "你几岁了",
    ],
)
def test_talk_in_the_middle_gets_no_picks_and_changes_nothing(talk: Talk, message: str) -> None:
    before = ledger(talk.say("a film" if message.isascii() else "电影"))
    answer = talk.say(message)
    assert answer.picks == ()
    assert ledger(answer) == before


@pytest.mark.parametrize(
    "message", ["perfect. now a funny one", "谢谢 再来个搞笑的", "thanks! and a sad one?"]
)
def test_thanks_with_a_wish_gets_picks(talk: Talk, message: str) -> None:
    talk.say("a film" if message.isascii() else "电影")
    assert talk.say(message).picks


@pytest.mark.parametrize(
    ("message", "command"),
    [
        ("oops, didn't mean that, undo", "undo"),
        ("forget I said that", "undo"),
        ("back to the previous list", "undo"),
        ("我收回刚才的话", "undo"),
        ("上一句不算", "undo"),
        ("Forget it, let's start over. But keep the things I said I don't like.", "keep"),
        ("clean slate, except remember the stuff I hate", "keep"),
        ("重新来过但别忘了我讨厌的", "keep"),
        ("清空重来 不过我说不要的还是不要", "keep"),
        ("let's begin again", "fresh"),
        ("清零", "fresh"),
        ("把我说的都忘了吧", "forget"),
        ("I want a film about starting over", ""),
        ("想看主角重新开始人生的电影", ""),
        ("刚才那个不算太长", ""),
        ("drop the last one", ""),
        ("never mind the length", ""),
    ],
)
def test_commands_are_told_from_wishes(message: str, command: str) -> None:
    order = order_in(message)
    assert (order.command if order else "") == command


@pytest.mark.parametrize(
    "message",
    ["nah. new ones", "I'd like to see further suggestions", "none of these", "keep going", "換一批",
     "再找几幅日本的", "没推过的", "换几个", "下一批", "继续", "仲有冇第二啲"],
)  # fmt: skip
def test_others_are_asked_for_in_many_words(message: str) -> None:
    assert asks_for_others(message)


@pytest.mark.parametrize(
    ("message", "places"),
    [
        ("the top one I've seen", [1]),
        ("the bottom one looks good", [3]),
        ("seen all but the second", [1, 3]),
        ("first and last: seen", [1, 3]),
        ("the penultimate one I know", [2]),
        ("2nd was great, similar?", [2]),
        ("最上面那部看过", [1]),
        ("除了第三部都看过", [1, 2]),
        ("头两部看过了", [1, 2]),
        ("第一和第三都看过", [1, 3]),
        ("第一集太长", []),
        ("top films of the 50s", []),
    ],
)
def test_a_place_is_pointed_at_in_many_words(message: str, places: list[int]) -> None:
    found = pointed_at(message, NAMES.mentions(message), NAMES, SHOWN)
    assert sorted({LAST.index(item) + 1 for each in found for item in each.items}) == places


@pytest.mark.parametrize(
    ("said", "meant"), [("邊年", "哪年"), ("呢套", "这套"), ("幾長", "多长"), ("達咩", "达咩")]
)
def test_written_cantonese_that_asks_is_read_letter_for_letter(said: str, meant: str) -> None:
    assert simplified(said) == meant
