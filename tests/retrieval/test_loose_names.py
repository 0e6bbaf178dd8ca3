"""Words that are known to be a name are looked for as parts of names too."""

import pytest

from retrieval.loose_names import LooseNames
from retrieval.models import Creator, Item
from retrieval.titles import Names


def work(title: str, maker: str, popularity: float = 1, **attributes: str) -> Item:
    return Item(
        id=title, title=title, medium="film", creators=(Creator(name=maker),), popularity=popularity,
        attributes=dict(attributes),
    )  # fmt: skip


WORKS = (
    work("Cléo from 5 to 7", "Agnès Varda"),
    work("Animal Crossing: New Horizons", "Nintendo", title_zh="集合啦！动物森友会"),
    work("A Bite of China", "Chen Xiaoqing", title_zh="舌尖上的中国"),
    work("Toy Story", "John Lasseter", 30),
    work("Toy Story 2", "John Lasseter", 20),
    work("Night Train", "Jerzy Kawalerowicz", 3),
    work("Night Walk", "Aliza McCracken", 2),
    work("Love in the Time", "Gabriel García Márquez"),
)
LOOSE = LooseNames(WORKS, Names(WORKS))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("cleo", "Cléo from 5 to 7"),
        ("舌尖", "A Bite of China"),
        ("森友会", "Animal Crossing: New Horizons"),
        ("toy story", "Toy Story"),
        ("night", None),  # two makers, about as well known
        ("to", None),
        ("hearts", None),
    ],
)
def test_a_part_of_a_title_is_the_work_if_there_is_one(words: str, name: str | None) -> None:
    found = LOOSE.meant(words, maker=False)
    assert (found and found.name) == name


def test_a_title_in_chinese_is_called_by_some_of_its_characters() -> None:
    works = (work("Zelda", "Nintendo", title_zh="塞尔达传说"), work("Bite", "Chen", title_zh="舌尖上的中国"))
    loose = LooseNames(works, Names(works))
    found = [loose.meant(word, maker=False) for word in ("塞传", "舌中", "传塞")]
    assert [each and each.name for each in found] == ["Zelda", "Bite", None]


def test_a_maker_is_found_by_a_surname_and_before_works_where_one_is_meant() -> None:
    found = LOOSE.meant("Márquez", maker=True)
    assert found and found.is_creator and found.name == "Gabriel García Márquez"
    works = (work("Varda by Agnès", "Agnès Varda"), work("Jane B.", "Agnès Varda"))
    loose = LooseNames(works, Names(works))
    either = [loose.meant("varda", maker=maker) for maker in (True, False)]
    assert [each and each.is_creator for each in either] == [True, False]
