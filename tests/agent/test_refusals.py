import pytest

from agent.refusals import without_refusals


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
