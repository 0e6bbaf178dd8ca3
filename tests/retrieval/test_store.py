"""One contract, kept by both forms of the vector store."""

import os
import warnings
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.facets import satisfies
from retrieval.item_text import item_text
from retrieval.models import Constraints, Creator, Item, Range, ShelftalkError
from retrieval.store import EdgeStore, VectorStore
from retrieval.store_server import QdrantServer
from tests.fakes import WordEncoder

ENCODER = WordEncoder()
ANYTHING = Constraints()
ITEMS = (
    Item(
        id="mood",
        title="In the Mood for Love",
        medium="film",
        year=2000,
        creators=(Creator(name="Wong Kar-wai", role="director"),),
        genres=("drama", "romance"),
        tags=("melancholy", "slow"),
        description="Two neighbours in Hong Kong fall in love and say nothing.",
        language="yue",
        country="HK",
        duration_minutes=98,
        attributes={"title_zh": "花样年华", "creators_zh": ("王家卫",), "themes_zh": ("婚外情",)},
    ),
    Item(
        id="blade",
        title="Blade Runner",
        medium="film",
        year=1982,
        creators=(Creator(name="Ridley Scott", role="director"),),
        genres=("science fiction", "thriller"),
        description="A detective hunts androids through neon rain.",
        language="en",
        country="US",
        duration_minutes=117,
        attributes={"owned": True},
    ),
    Item(
        id="leaves",
        title="Pink Moon",
        medium="album",
        year=1972,
        creators=(Creator(name="Nick Drake"),),
        genres=("folk",),
        tags=("melancholy",),
        description="A voice and a guitar in the small hours.",
        language="en",
        country="GB",
        duration_minutes=28,
        attributes={"owned": "no"},
    ),
    Item(id="undated", title="雨夜", medium="book", genres=("爱情剧情",), description="一本关于孤独的书。"),
)


# read-only, and slow to build: one for all tests
@pytest.fixture(scope="module", params=["edge", "memory", "server"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[VectorStore]:
    url = {"edge": "", "memory": ":memory:", "server": os.environ.get("QDRANT_URL", "")}[request.param]
    if request.param == "server" and not url:
        pytest.skip("QDRANT_URL is not set")
    vectors = {ENCODER.space: ENCODER.documents([item_text(item) for item in ITEMS])}
    name = f"test-{uuid4().hex}"
    with ExitStack() as closing, warnings.catch_warnings():
        # the client's in-memory mode warns that it filters without indexes
        warnings.filterwarnings("ignore", "Payload indexes have no effect")
        if url:
            server = QdrantServer(url)
            closing.callback(server.close)
            server.build(name, ITEMS, vectors, lambda done: None)
            closing.callback(server.drop, name)
            yield server.open(name)
        else:
            folder = tmp_path_factory.mktemp("store") / name
            EdgeStore.build(folder, ITEMS, vectors, lambda done: None)
            yield EdgeStore(folder)


def _nearest(store: VectorStore, text: str, must: Constraints = ANYTHING, limit: int = 10) -> list[str]:
    hits = store.nearest(ENCODER.space, list(ENCODER.queries([text])), limit, must)[0]
    return [item_id for item_id, _ in hits]


def _matching(store: VectorStore, words: str, must: Constraints = ANYTHING) -> list[str]:
    return [item_id for item_id, _ in store.matching(words, 10, must)]


def test_the_nearest_come_first_with_their_cosine(store: VectorStore) -> None:
    (query,) = ENCODER.queries(["androids in neon rain"])
    documents = ENCODER.documents([item_text(item) for item in ITEMS])
    expected = sorted(zip([i.id for i in ITEMS], documents @ query, strict=True), key=lambda pair: -pair[1])
    hits = store.nearest(ENCODER.space, [query], 2, ANYTHING)[0]
    assert [item_id for item_id, _ in hits] == [item_id for item_id, _ in expected[:2]]
    assert [score for _, score in hits] == pytest.approx([score for _, score in expected[:2]], abs=1e-5)


@pytest.mark.parametrize(
    ("must", "expected"),
    [
        (Constraints(), {"mood", "blade", "leaves", "undated"}),
        (Constraints(media=("film",)), {"mood", "blade"}),
        (Constraints(media=("movies", "书")), {"mood", "blade", "undated"}),
        (Constraints(genres=("sci-fi",)), {"blade"}),
        (Constraints(genres=("romance",)), {"mood", "undated"}),
        (Constraints(genres=("romance", "slow")), {"mood"}),
        (Constraints(creators=("wong kar wai", "nobody")), {"mood"}),
        (Constraints(creators=("王家衛",)), {"mood"}),
        (Constraints(languages=("en",)), {"blade", "leaves"}),
        (Constraints(countries=("HK", "GB")), {"mood", "leaves"}),
        (Constraints(year=Range(high=1990)), {"blade", "leaves"}),
        (Constraints(year=Range(low=1982, high=2000)), {"mood", "blade"}),
        (Constraints(duration_minutes=Range(high=100)), {"mood", "leaves"}),
        (Constraints(owned=True), {"blade"}),
        (Constraints(owned=False), {"mood", "leaves", "undated"}),
        (Constraints(not_genres=("melancholy",)), {"blade", "undated"}),
        (Constraints(not_creators=("Ridley Scott",), media=("film",)), {"mood"}),
        (Constraints(not_languages=("en",), not_countries=("HK",)), {"undated"}),
        (Constraints(not_items=("mood", "blade", "unknown")), {"leaves", "undated"}),
        (Constraints(items=("mood", "blade", "unknown"), not_items=("mood",)), {"blade"}),
    ],
)
def test_only_items_that_meet_the_constraints_are_found(
    store: VectorStore, must: Constraints, expected: set[str]
) -> None:
    assert set(_nearest(store, "love", must)) == expected


_words = st.lists(st.sampled_from(["film", "book", "romance", "folk", "sci-fi", "slow", "en", "yue", "HK"]))
_ranges = st.builds(
    Range,
    low=st.none() | st.sampled_from([28, 98, 1972, 1982]),
    high=st.none() | st.sampled_from([98, 117, 1982, 2000]),
)
_constraints = st.builds(
    Constraints,
    **{
        name: _words.map(tuple)
        for name in (
            "media",
            "genres",
            "languages",
            "countries",
            "not_genres",
            "not_languages",
            "not_countries",
        )
    },
    creators=st.sampled_from([(), ("Nick Drake",), ("wong kar wai", "Ridley Scott")]),
    owned=st.sampled_from([None, True, False]),
    items=st.lists(st.sampled_from([item.id for item in ITEMS])).map(tuple),
    not_items=st.lists(st.sampled_from([item.id for item in ITEMS])).map(tuple),
    year=_ranges,
    duration_minutes=_ranges,
)


@settings(max_examples=100, deadline=None)
@given(must=_constraints)
def test_the_store_and_the_check_on_items_agree(store: VectorStore, must: Constraints) -> None:
    assert set(_nearest(store, "love", must)) == {item.id for item in ITEMS if satisfies(item, must)}


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("android", "blade"),  # the text says "androids"
        ("王家卫的电影", "mood"),
        ("花樣年華", "mood"),  # the item is in simplified characters
        ("关于孤独的小说", "undated"),
        ("民谣", "leaves"),  # the item says "folk"
        ("guitars", "leaves"),
    ],
)
def test_words_find_items_in_both_languages(store: VectorStore, words: str, best: str) -> None:
    assert _matching(store, words)[0] == best


def test_rare_words_count_more_than_common_ones(store: VectorStore) -> None:
    assert _matching(store, "melancholy drama romance guitar hours voice")[0] == "leaves"


def test_word_search_keeps_to_the_constraints(store: VectorStore) -> None:
    assert _matching(store, "melancholy", Constraints(media=("album",))) == ["leaves"]


@pytest.mark.parametrize("words", ["", "   ", "😀😀", "the of a"])
def test_a_query_without_words_matches_nothing(store: VectorStore, words: str) -> None:
    assert _matching(store, words) == []


def test_vectors_come_back_for_the_ids_that_exist(store: VectorStore) -> None:
    found = store.vectors(ENCODER.space, ["blade", "nobody", "mood"])
    expected = ENCODER.documents([item_text(ITEMS[1])])[0]
    assert set(found) == {"blade", "mood"}
    assert found["blade"] == pytest.approx(expected, abs=1e-6)


def test_several_places_asked_together_are_answered_as_each_alone(store: VectorStore) -> None:
    places = list(ENCODER.queries(["androids in neon rain", "love", "a town"]))
    together = store.nearest(ENCODER.space, places, 2, ANYTHING)
    assert together == [store.nearest(ENCODER.space, [place], 2, ANYTHING)[0] for place in places]


def test_several_spaces_live_side_by_side(tmp_path: Path) -> None:
    other = WordEncoder(space="other", size=8)
    texts = [item_text(item) for item in ITEMS]
    vectors = {encoder.space: encoder.documents(texts) for encoder in (ENCODER, other)}
    EdgeStore.build(tmp_path / "shard", ITEMS, vectors, lambda done: None)
    store = EdgeStore(tmp_path / "shard")
    assert len(store.nearest("other", [np.ones(8, dtype=np.float32)], 10, ANYTHING)[0]) == len(ITEMS)
    assert store.vectors("other", ["mood"])["mood"].shape == (8,)
    store.close()


def test_a_damaged_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ShelftalkError, match=r"cannot open the vectors in .*shard; add the catalogue again"):
        EdgeStore(tmp_path / "shard")


def test_a_server_that_is_not_there_is_named() -> None:
    server = QdrantServer("https://:secret@127.0.0.1:9")
    with pytest.raises(ShelftalkError, match=r"127\.0\.0\.1:9") as raised:
        server.open("anything")
    assert "secret" not in str(raised.value)
