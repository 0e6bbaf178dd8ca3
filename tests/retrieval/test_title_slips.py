"""Names with one slip in running text are found, and words that only look like them are not."""

import pytest

from retrieval.models import Creator, Item
from retrieval.titles import Names

NAMES = Names(
    (
        Item(
            id="a", title="Lantern Harbour", medium="film", year=1990, aliases=("灯塔下的港口",),
            creators=(Creator(name="Orla K. Vantongeren", role="director"),),
        ),
        Item(id="b", title="Arrivals", medium="film", year=1991),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("something like lantrn harbour please", "Lantern Harbour"),
        ("lantern harbuor vibes", "Lantern Harbour"),
        ("anything by Vantongren", "Orla K. Vantongeren"),
        ("anything by orla vantongeren", "Orla K. Vantongeren"),
        ("像灯塔下的港囗那样的", "Lantern Harbour"),
        ("灯塔下的海口看过了", "Lantern Harbour"),
    ],
)
def test_a_slip_is_forgiven(text: str, name: str) -> None:
    assert [mention.name for mention in NAMES.mentions(text)] == [name]


@pytest.mark.parametrize("text", ["a lantern by the harbour", "灯塔和港口", "on arrival"])
def test_words_that_look_alike_are_left_alone(text: str) -> None:
    assert not NAMES.mentions(text)
