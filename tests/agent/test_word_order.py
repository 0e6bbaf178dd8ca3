"""Words that a sentence shares with a text, and whether they come in its order."""

import pytest

from agent.word_order import word_order

SHARK = (
    "The mayor will not close the beaches, so the police chief and an old fisherman go out after the shark."
)
GOURDS = "葫芦里蹦出七兄弟，一个接一个去蛇精洞里救爷爷。"


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The mayor will not close the beaches, so an old fisherman goes after the shark.", SHARK),
        ("七兄弟一个接一个去救爷爷。", GOURDS),
        ("Something else altogether.", SHARK),
        ("", SHARK),
    ],
)
def test_what_leaves_words_out_is_in_order(sentence: str, text: str) -> None:
    assert word_order(sentence, text).turned == 0


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The police chief will not close the beaches, so the mayor goes out after the shark.", SHARK),
        ("爷爷一个接一个去蛇精洞里救七兄弟。", GOURDS),
    ],
)
def test_who_does_what_turned_round_is_another_order(sentence: str, text: str) -> None:
    order = word_order(sentence, text)
    assert order.turned >= 0.3 and order.back > 1 and order.covered >= 0.85


def test_the_share_of_words_that_are_the_texts_is_told() -> None:
    assert word_order("A mayor and a brass band.", SHARK).covered == pytest.approx(1 / 3)
