"""Lightness, warmth and colourfulness, of pictures made on the spot."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.encoders.colours import Colours, measured
from retrieval.file_attributes import COLOURFULNESS, COLOURS, LIGHTNESS, WARMTH
from retrieval.media_files import Flaw

from .media import picture


def even(*colour: int) -> NDArray[np.uint8]:
    return np.full((4, 4, 3), colour, dtype=np.uint8)


def number(pixels: NDArray[np.uint8], name: str) -> int:
    return int(str(measured(pixels)[name]))


@pytest.mark.parametrize(
    ("colour", "lightness"),
    [((0, 0, 0), 0), ((119, 119, 119), 50), ((255, 255, 255), 100), ((255, 0, 0), 53)],
)
def test_lightness_is_that_of_cie_1976(colour: tuple[int, ...], lightness: int) -> None:
    assert number(even(*colour), LIGHTNESS) == lightness


def test_grey_is_no_colour_and_neither_warm_nor_cool() -> None:
    assert measured(even(90, 90, 90)) == {LIGHTNESS: 38, WARMTH: -50, COLOURFULNESS: 0}


def test_colours_are_as_warm_as_people_say() -> None:
    orange, red, green, blue, cyan = (
        number(even(*each), WARMTH)
        for each in ((255, 140, 0), (220, 30, 30), (60, 160, 60), (40, 60, 200), (0, 200, 220))
    )
    assert min(orange, red) > 100
    assert 0 > green > max(blue, cyan)


def test_colourfulness_is_that_of_hasler_and_suesstrunk() -> None:
    # red-green is 255 and yellow-blue 127.5 everywhere: no spread, .3 of their distance from grey
    assert number(even(255, 0, 0), COLOURFULNESS) == round(0.3 * np.hypot(255, 127.5))
    half = np.concatenate([even(255, 0, 0), even(0, 0, 255)])
    assert number(half, COLOURFULNESS) > 2 * number(even(255, 0, 0), COLOURFULNESS)


def test_a_file_is_measured_at_any_size_and_one_that_is_damaged_is_told(tmp_path: Path) -> None:
    small = Colours().facts(picture(tmp_path / "a.png", "teal", (9, 5)), {})
    assert isinstance(small, dict)
    assert set(small) == set(COLOURS)
    assert Colours().facts(picture(tmp_path / "b.png", "teal", (1200, 900)), {}) == small
    file = picture(tmp_path / "c.jpg", "teal", (64, 64))
    file.write_bytes(file.read_bytes()[:200])
    assert isinstance(Colours().facts(file, {}), Flaw)
