"""The starter catalogue: its form, its plausibility and its breadth."""

import re
from collections import Counter
from pathlib import Path

import pytest

import retrieval
from retrieval.models import Item
from retrieval.sources import read_source
from retrieval.spelling import folded, is_han
from retrieval.vocabulary import vocabulary

FILES = sorted((Path(retrieval.__file__).parent / "starter").glob("*.jsonl"))
ROWS = [row for file in FILES for row in read_source(file)]
ITEMS = [row for row in ROWS if isinstance(row, Item)]
CHINESE_SPEAKING = {"CN", "HK", "TW", "SG", "MO"}
ENGLISH_SPEAKING = {"US", "GB", "IE", "CA", "AU", "NZ"}
LINKS = ("based_on", "soundtrack_of", "same_world")


def test_every_line_is_an_item() -> None:
    assert [row for row in ROWS if not isinstance(row, Item)] == []


def test_there_is_enough_of_every_medium() -> None:
    media = Counter(item.medium for item in ITEMS)
    assert len(ITEMS) >= 700
    assert media["film"] >= 200 and media["tv"] >= 50 and media["book"] >= 130
    assert media["album"] >= 110 and media["game"] >= 60 and media["podcast"] >= 30
    assert media["artwork"] + media["photo"] >= 70


def test_the_world_is_in_it() -> None:
    places = Counter(item.country for item in ITEMS)
    chinese = sum(places[country] for country in CHINESE_SPEAKING)
    english = sum(places[country] for country in ENGLISH_SPEAKING)
    assert chinese >= 130
    assert len(ITEMS) - chinese - english - places[None] >= 150
    decades = {item.year // 10 for item in ITEMS if item.year and item.year >= 1920}
    assert decades >= set(range(192, 203))


def test_ids_and_works_are_unique() -> None:
    assert max(Counter(item.id for item in ITEMS).values()) == 1
    works = Counter((folded(i.title), i.medium, i.year, i.creators[:1]) for i in ITEMS)
    assert [work for work, count in works.items() if count > 1] == []


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_item_is_whole_and_plausible(item: Item) -> None:
    known = vocabulary()
    assert re.fullmatch(rf"{item.medium}-[a-z0-9-]+-\d{{3,4}}", item.id)
    assert item.year is not None and 300 <= item.year <= 2026
    assert item.creators and all(creator.role for creator in item.creators)
    assert 60 <= len(item.description) <= 600 and item.description[-1] in ".!?’'\""
    assert 1 <= len(item.genres) <= 5 and all(known.canonical("genre", g) == g for g in item.genres)
    assert 2 <= len(item.tags) <= 8 and all(known.canonical("mood", t) == t for t in item.tags)
    assert len(item.list_attribute("creators_zh")) == len(item.creators)
    assert len(set(item.aliases)) == len(item.aliases) and item.title not in item.aliases
    chinese = item.text_attribute("description_zh")
    assert is_han(chinese) and 20 <= len(chinese) <= 200
    if item.medium == "film":
        assert item.duration_minutes is None or 5 <= item.duration_minutes <= 450
        assert any(creator.role == "director" for creator in item.creators)
    if item.medium == "album":
        assert item.duration_minutes is None or 15 <= item.duration_minutes <= 200


def test_links_lead_to_items() -> None:
    ids = {item.id for item in ITEMS}
    linked = [(item.id, other) for item in ITEMS for link in LINKS for other in item.list_attribute(link)]
    assert len(linked) >= 20
    assert [pair for pair in linked if pair[1] not in ids] == []
