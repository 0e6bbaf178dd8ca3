"""What people say of the kinds and qualities they like or not, as very different people say it."""

import time

import pytest

from tests.agent.talking import Talk, app, ledger, read, talk

__all__ = ["app", "talk"]


@pytest.mark.parametrize(
    "message",
    [
        "my gf is terrified of horror movies",
        "I gave up on horror years ago",
        "sick to death of horror stuff",
        "horror aint my thing",
        "horror doesn't do it for me",
        "horror films are boring",
        "let's give horror a miss",
        "the last thing i want is horror",
        "again with the horror? come on",
        "she vetoed horror",
        "we're off horror at the moment",
        "had enough horror to last me a lifetime",
        "my brother can't sit through horror",
        "恐怖片一律不要她胆小",
        "我老婆最怕恐怖片",
        "恐怖的也永远别",
        "恐怖片今天不想看欸",
        "晚上不放恐怖片了",
        "恐怖片会做噩梦，不要",
        "恐怖片、战争片一概不看",
        "我好驚恐怖片",
        "最憎鬼片",
        "看吐了恐怖片",
        "恐怖片是我的雷点",
        "只要不恐怖就行",
        "爱情片恐怖片都不要",
    ],
)
def test_a_kind_disliked_in_whatever_words_is_refused(message: str) -> None:
    told = read(message)
    assert ("rejected", "genre", "horror") in told
    assert ("target", "genre", "horror") not in told


@pytest.mark.parametrize(
    "message",
    [
        "I'm not scared of horror",
        "i hate my job, horror please",
        "don't hold back on the horror",
        "there's never enough horror",
        "if you don't have comedy, horror will do",
        "drop the Korean part, any horror will do",
        "nah not comedy, horror",
        "恐怖片我不怕",
        "恐怖片不够吓人，再吓人一点",
        "恐怖片不要太长",
        "恐怖片别太血腥",
        "恐怖片越恐怖越好",
        "恐怖片怎么看都不腻",
        "不想动脑来个恐怖片",
        "怕冷场，来个恐怖片吧",
        "想看恐怖片 先说好别给我推爱情片",
    ],
)
def test_a_kind_near_a_dislike_of_something_else_is_not_refused(message: str) -> None:
    assert ("rejected", "genre", "horror") not in read(message)


@pytest.mark.parametrize(
    ("message", "role", "value"),
    [
        ("my kids love dinosaurs", "target", "dinosaurs"),
        ("8yo obsessed w/ space, a book", "target", "space"),
        ("my daughter's really into horses, a book?", "target", "horses"),
        ("something with dogs in it", "target", "dogs"),
        ("a documentary on bees", "target", "bees"),
        ("my mum can't stand swearing", "rejected", "swearing"),
        ("nothing in black and white", "rejected", "black and white"),
        ("我儿子喜欢恐龙", "target", "恐龙"),
        ("娃最近痴迷火车", "target", "火车"),
        ("有狗的电影", "target", "狗"),
        ("写沙漠的散文", "target", "沙漠"),
        ("有没有海洋主题的", "target", "海洋"),
        ("小朋友怕小丑", "rejected", "小丑"),
    ],
)
def test_what_somebody_loves_or_fears_is_what_a_work_is_about(message: str, role: str, value: str) -> None:
    assert (role, "about", value) in read(message)


@pytest.mark.parametrize(
    "message", ["my kids love dinosaurs", "8yo obsessed w/ space", "my nephew's 5", "我儿子喜欢恐龙"]
)
def test_a_child_who_loves_something_is_there(message: str) -> None:
    assert ("target", "audience", "children") in read(message)


@pytest.mark.parametrize(
    ("message", "is_kind"),
    [("换搞笑的吧，还是剧", True), ("要搞笑嘅", True), ("再搞笑一点的播客", False), ("好笑一点", False)],
)
def test_a_word_for_the_kind_is_told_from_a_mood(message: str, is_kind: bool) -> None:
    told = read(message)
    assert ("target", "mood", "funny") in told
    assert (("target", "genre", "comedy") in told) is is_kind


@pytest.mark.parametrize(
    ("messages", "stays", "goes"),
    [
        (("a comedy film", "actually make it a thriller"), "thriller", "comedy"),
        (("a comedy film", "with some romance too"), "comedy", "thriller"),
        (("something slow", "faster"), "fast-paced", "slow"),
        (("no horror", "forget what I said about horror"), "", "horror"),
        (("a comedy", "doesn't need to be a comedy anymore"), "", "comedy"),
        (("喜剧电影", "还是悬疑吧"), "mystery", "comedy"),
        (("喜剧电影", "再加点爱情"), "comedy", "mystery"),
        (("悲伤的", "开心一点"), "joyful", "sad"),
        (("喜剧电影", "不是喜剧也行"), "", "comedy"),
        (("和我妈看的电影", "我妈不来了"), "", "parents"),
    ],
)
def test_a_change_of_mind_takes_the_place_of_the_wish_before(
    talk: Talk, messages: tuple[str, str], stays: str, goes: str
) -> None:
    told = " ".join(ledger(talk.say(*messages)))
    assert stays in told
    assert f'"{goes}"' not in told


@pytest.mark.parametrize(
    ("message", "role"),
    [
        ("i used to love horror but not any more", "rejected"),
        ("don't usually like horror but tonight i fancy one", "target"),
        ("not horror enough", "target"),
        ("以前喜欢恐怖片，现在不敢看了", "rejected"),
        ("平时不看恐怖片，今天想试试", "target"),
    ],
)
def test_what_is_so_today_counts_against_a_habit(message: str, role: str) -> None:
    assert (role, "genre", "horror") in read(message)


@pytest.mark.parametrize("again", ["看得都太多", "不要再", "really so very ", "my kids love ", "怕", "想看"])
def test_what_is_said_over_and_over_is_read_at_once(again: str) -> None:
    started = time.process_time()
    read(f"恐怖片{again * 200}")
    read(f"horror {again * 200} horror")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "message",
    [
        "I know nothing about horror, teach me",
        "I've never watched horror. Where do I start?",
        "there's no horror in my collection, that must change",
        "I wouldn't turn down a horror film",
        "there is nothing I like more than horror",
        "who doesn't love horror",
        "恐怖片我一窍不通，从哪部看起",
        "从来没看过恐怖片，想试试",
        "谁不爱恐怖片呢，来一部",
    ],
)
def test_what_is_not_known_or_never_enough_is_wished_for(message: str) -> None:
    told = read(message)
    assert ("target", "genre", "horror") in told
    assert ("rejected", "genre", "horror") not in told


@pytest.mark.parametrize("message", ["I never watch horror", "我从来不看恐怖片"])
def test_what_is_never_watched_stays_refused(message: str) -> None:
    assert ("rejected", "genre", "horror") in read(message)


@pytest.mark.parametrize(
    ("message", "loved"),
    [
        ("my wife's seen Slow Rain like 100 times. Night Train too", False),
        ("Slow Rain and Night Train, seen them five times, what else?", True),
        ("《慢雨》我看了三遍，还有什么好看的", True),
    ],
)
def test_what_was_seen_often_is_loved_by_who_asks_for_more(message: str, loved: bool) -> None:
    told = read(message)
    assert ("satisfied", "title", "Slow Rain") in told
    assert (("seed", "title", "Slow Rain") in told) is loved
