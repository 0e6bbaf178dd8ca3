import pytest

from agent.ledger import Role
from agent.refusals import refused, without_refusals
from agent.rules import facts_in
from retrieval.titles import Names


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("第一个不要，我爸不爱看打斗", ""),
        ("no, the first one isn't for me", ""),
        ("a film, no horror, gore or spiders. With dogs!", "a film, With dogs!"),
        ("不要恐怖片，想看温暖的", "想看温暖的"),
        ("有没有好看的？", "有没有好看的？"),
        ("The spiders creep me out, something cosy", "something cosy"),
        ("something slow with trains", "something slow with trains"),
        ("a novel about growing up that isn't sad", "a novel about growing up that"),
        ("my dad doesn't like fights", ""),
    ],
)
def test_what_a_message_refuses_is_left_out(message: str, left: str) -> None:
    assert without_refusals(message) == left


@pytest.mark.parametrize(
    "message",
    [
        "HORROR? hard pass",
        "HORROR bores me",
        "HORROR leaves me cold",
        "hard pass on HORROR",
        "I've had my fill of HORROR",
        "so tired of HORROR",
        "zero HORROR please",
        "films that aren't HORROR",
        "HORROR is a big no",
        "keep the HORROR out of it",
        "take HORROR off the list",
        "anyone but HORROR",
        "a book, HORROR excluded",
        "HORROR traumatised me. off the list, permanently",
        "jazz bores me, HORROR too",
        "stop suggesting HORROR",
        "comedy instead of HORROR",
        "a thriller w/o HORROR",
        "怎么又是恐怖片",
        "少来恐怖片",
        "恐怖片再也不看了",
        "恐怖片没劲",
        "恐怖片？达咩",
        "今晚恐怖片先pass一下",
        "恐怖片欣赏不来",
        "恐怖片不是我的菜",
        "恐怖片绝对不行",
        "对恐怖片无感",
        "恐怖片以外的都行",
        "把恐怖片剔除",
        "谢绝恐怖片",
        "喜剧不要，恐怖片同理",
        "恐怖片给我整出阴影了，永久拉黑",
    ],
)
def test_what_is_refused_stands_before_after_or_inside_the_refusal(message: str) -> None:
    assert refused(message, *_place(message))


@pytest.mark.parametrize(
    "message",
    [
        "HORROR? yes please",
        "a HORROR that never bores me",
        "no one does HORROR like the Koreans",
        "nothing but HORROR",
        "no comedy, HORROR is fine",
        "comedy no, HORROR yes",
        "let's skip to the good part: HORROR",
        "instead of jazz, HORROR",
        "still not over HORROR",
        "I've not seen a HORROR in years",
        "排除万难也要看的恐怖片",
        "宁可看恐怖片也不看剧情片",
        "keep the first and throw out the others, HORROR please",
        "恐怖片行不行",
        "不要喜剧，恐怖片可以",
        "没劲，来点恐怖片",
        "恐怖片有没有",
    ],
)
def test_what_only_stands_near_a_refusal_is_not_refused(message: str) -> None:
    assert not refused(message, *_place(message))


def _place(message: str) -> tuple[int, int]:
    word = "HORROR" if "HORROR" in message else "恐怖片"
    start = message.index(word)
    return start, start + len(word)


@pytest.mark.parametrize(
    "message",
    [
        "any books? not too long",
        "any books? no horror",
        "a book? nothing violent",
        "a book? pass me one",
        "有什么书？不想看恐怖的",
        "有书吗？没意思的不要",
        "告别孤独的书",
    ],
)
def test_a_question_for_works_is_no_refusal_whatever_follows(message: str) -> None:
    facts = {(fact.role, fact.value) for fact in facts_in(message, Names([]), (), 1)}
    assert (Role.TARGET, "book") in facts
    assert (Role.REJECTED, "book") not in facts


@pytest.mark.parametrize(
    ("message", "refused", "wished"),
    [
        ("Korean ones are too loud, something French", "KR", "FR"),
        ("日本的太闷了，来部法国的", "JP", "FR"),
    ],
)
def test_what_is_too_much_of_something_gives_way_to_what_is_named_after_it(
    message: str, refused: str, wished: str
) -> None:
    said = {(f.role, f.value) for f in facts_in(message, Names(()), (), 1) if f.field == "country"}
    assert said == {(Role.REJECTED, refused), (Role.TARGET, wished)}
