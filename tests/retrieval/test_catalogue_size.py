"""Ten thousand items with bad lines among them: all is reported, nothing takes long."""

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from retrieval.catalogue import AddReport, Catalogue, Catalogues
from retrieval.models import Constraints, Range
from retrieval.sources import read_source
from tests.fakes import WordEncoder

LINES = 10_000
BAD = (
    '{"id": "x", "medium": "film"}',
    '{"id": "x", "title": "X", "medium": "film", "year": "soon"}',
    '{"id": "x", "title": "X", "medium"',
    '["x"]',
    '{"id": "x", "title": "X", "medium": "film", "popularity": -Infinity}',
)
REASONS = ("title: Field required", "year: ", "not JSON: ", "not a JSON object", "popularity: ")


def _unwatched(done: int, total: int, stage: str) -> None:
    """Let the work go on unwatched."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chance = random.Random(3)
    words = [f"word{number}" for number in range(3000)]
    path = tmp_path_factory.mktemp("source") / "films.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(LINES):
            line = {
                "id": f"film-{number}",
                "title": " ".join(chance.sample(words, 3)),
                "medium": chance.choice(["film", "book"]),
                "year": chance.randrange(1920, 2020),
                "creators": [{"name": f"Ann {chance.randrange(900)}", "role": "director"}],
                "genres": chance.sample(["drama", "comedy", "romance", "horror", "crime"], 2),
                "description": " ".join(chance.choices(words, k=30)) + " 一部关于雨夜与孤独的电影",
                "duration_minutes": chance.randrange(60, 200),
            }
            file.write((BAD[number // 20 % 5] if number % 20 == 7 else json.dumps(line)) + "\n")
    return path


@pytest.fixture(scope="module")
def added(source: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[AddReport, Catalogues]:
    catalogues = Catalogues(tmp_path_factory.mktemp("catalogues"))
    report = catalogues.add("films", read_source(source), [WordEncoder(size=768)], _unwatched)
    return report, catalogues


@pytest.fixture(scope="module")
def films(added: tuple[AddReport, Catalogues]) -> Iterator[Catalogue]:
    with added[1].open("films", [WordEncoder(size=768)]) as catalogue:
        yield catalogue


def test_the_good_ones_land_and_each_bad_one_is_reported(
    added: tuple[AddReport, Catalogues], films: Catalogue
) -> None:
    report = added[0]
    assert (report.added, len(report.bad), len(films.items)) == (9_500, 500, 9_500)
    for count, bad in enumerate(report.bad):
        assert bad.place.endswith(f"films.jsonl:{count * 20 + 8}")
        assert bad.reason.startswith(REASONS[count % 5])
    assert report.seconds < 30


def test_adding_it_again_is_quick(added: tuple[AddReport, Catalogues], source: Path) -> None:
    report = added[1].add("films", read_source(source), [WordEncoder(size=768)], _unwatched)
    assert (report.unchanged, report.encoded) == (9_500, 0)
    assert report.seconds < 10


def test_searching_takes_milliseconds(films: Catalogue) -> None:
    encoder = WordEncoder(size=768)
    vector = encoder.queries(["word1 word2 word3"])[0]
    must = Constraints(media=("film",), genres=("drama",), year=Range(low=1980, high=2000))
    seconds: list[float] = []
    for _ in range(30):
        started = time.perf_counter()
        (near,) = films.store.nearest(encoder.space, [vector], 100, must)
        found = films.store.matching("word1 word2 孤独的雨夜", 100, must)
        seconds.append(time.perf_counter() - started)
        assert len(near) == len(found) == 100
    print(f"dense and sparse with a filter: {1000 * median(seconds):.1f} ms")
    assert median(seconds) < 0.1
