"""Ratings become co-preference, in the catalogue as in memory."""

import time
from pathlib import Path

import numpy as np
import pytest

from retrieval.behaviour import learnt
from retrieval.catalogue import Catalogues
from retrieval.interactions import read_interactions
from retrieval.models import Branch, InterestQuery, Item, ShelftalkError
from retrieval.search import Search
from tests.fakes import WordEncoder
from tests.shelf import SHELF


def unheard(done: int, total: int, stage: str) -> None:
    """Nobody listens to the progress."""


HEADER = "user_id,item_id,rating,timestamp\n"
TEA, ROAD, TRAIN, RAIN = "film-tea-1999", "film-old-road-1958", "film-night-train-1995", "film-slow-rain-1982"
TASTES = {
    **{f"gentle{n}": (TEA, ROAD) for n in range(4)},
    **{f"dark{n}": (TRAIN, RAIN) for n in range(4)},
    "both": (TEA, RAIN),
}
LIKED = HEADER + "".join(f"{user},{item},5,0\n" for user, items in TASTES.items() for item in items)


@pytest.fixture
def liked(tmp_path: Path) -> Path:
    path = tmp_path / "liked.csv"
    path.write_text(LIKED)
    return path


def found(catalogues: Catalogues, encoder: WordEncoder, *without: Branch) -> list[str]:
    query = InterestQuery(seeds=(TEA,)).model_copy(update={"must": InterestQuery().must.without_items([TEA])})
    with catalogues.open("shelf", (encoder,)) as catalogue:
        return [c.item.id for c in Search(catalogue, encoder).candidates(query, 10, without)]


def test_the_same_people_like_what_is_near() -> None:
    ids = [item.id for item in SHELF]
    ratings = {user: dict.fromkeys(items, 5.0) for user, items in TASTES.items()}
    behaviour = learnt(ratings, ids)
    nearness = behaviour.vectors @ behaviour.vectors[ids.index(TEA)]
    assert nearness[ids.index(ROAD)] > nearness[ids.index(RAIN)]
    assert nearness[ids.index(ROAD)] > nearness[ids.index(TRAIN)]
    assert np.allclose(behaviour.vectors[ids.index("album-low-tide-2001")], 0, atol=1e-6)
    assert behaviour.likes[ids.index(TEA)] == pytest.approx(2.5)


def test_interactions_are_added_without_encoding_anything_again(tmp_path: Path, liked: Path) -> None:
    encoder, catalogues = WordEncoder(), Catalogues(tmp_path / "catalogues")
    catalogues.add("shelf", SHELF, (encoder,), unheard)
    encoder.encoded.clear()
    report = catalogues.add("shelf", (), (encoder,), unheard, [liked])
    assert encoder.encoded == []
    assert report.liked
    assert (report.liked.users, report.liked.ratings) == (9, 18)
    only = [branch for branch in Branch if branch is not Branch.BEHAVIOUR]
    assert found(catalogues, encoder, *only)[0] == ROAD


def test_what_was_learnt_survives_new_items(tmp_path: Path, liked: Path) -> None:
    encoder, catalogues = WordEncoder(), Catalogues(tmp_path / "catalogues")
    catalogues.add("shelf", SHELF, (encoder,), unheard, [liked])
    new = Item(id="film-new", title="New", medium="film")
    catalogues.add("shelf", [new], (encoder,), unheard)
    only = [branch for branch in Branch if branch is not Branch.BEHAVIOUR]
    assert found(catalogues, encoder, *only)[0] == ROAD


def test_bad_ratings_are_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        HEADER + f"a,{TEA},4,1\na,{TEA},2,2\na,nobody,5,0\nb,{TEA},7,0\nb,{ROAD},much,0\n,{ROAD},5,0\n"
    )
    read = read_interactions([path], {item.id for item in SHELF})
    assert read.ratings == {"a": {TEA: 2.0}}
    assert (read.unknown, read.repeated) == (1, 1)
    assert [bad.place for bad in read.bad] == ["odd.csv:5", "odd.csv:6", "odd.csv:7"]


def test_one_who_rates_a_hundred_thousand_times_neither_takes_long_nor_drowns_the_others(
    tmp_path: Path,
) -> None:
    path = tmp_path / "busy.csv"
    ids = [f"i{number}" for number in range(50_000)]
    busy = "".join(f"busy,{item},5,{when}\n" for when in (1, 2) for item in ids)
    path.write_text(HEADER + busy + "a,i0,5,0\na,i1,5,0\nb,i0,5,0\nb,i1,5,0\n")
    started = time.process_time()
    read = read_interactions([path], set(ids))
    behaviour = learnt(read.ratings, ids)
    assert time.process_time() - started < 30
    assert (read.total, read.repeated) == (50_004, 50_000)
    likes = behaviour.likes
    assert likes[0] > 1 > 1000 * likes[2] > 0


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(HEADER)
    with pytest.raises(ShelftalkError, match="has no ratings"):
        read_interactions([path], ())
