"""Tables: columns become fields by name or by mapping, in CSV and in Parquet."""

import math
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs]
import pyarrow.parquet as pq  # pyright: ignore[reportMissingTypeStubs]
import pytest

from retrieval.columns import Columns, read_columns
from retrieval.models import Item, ShelftalkError
from retrieval.sources import read_source


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return path


def _read(path: Path, columns: Columns = ()) -> tuple[list[Item], list[str]]:
    rows = list(read_source(path, columns))
    items = [row for row in rows if isinstance(row, Item)]
    told = [str(row).removeprefix(f"{path.parent}/") for row in rows if not isinstance(row, Item)]
    return items, told


def test_a_table_with_our_column_names_needs_no_mapping(tmp_path: Path) -> None:
    table = (
        "ID,Title,medium,year,creators,genres,tags,attributes.mood,attributes.themes\n"
        'a,"In the Mood, for Love",film,2000,Wong Kar-wai (director); Maggie Cheung (actor),'
        "drama | romance,slow,blue,rain|stairs\n"
        "b,B,book,,,,,,\n"
    )
    items, told = _read(_written(tmp_path, "x.csv", table))
    assert told == []
    first, second = items
    assert first.title == "In the Mood, for Love"
    assert [(c.name, c.role) for c in first.creators] == [
        ("Wong Kar-wai", "director"),
        ("Maggie Cheung", "actor"),
    ]
    assert (first.genres, first.tags) == (("drama", "romance"), ("slow",))
    assert first.attributes == {"mood": "blue", "themes": ("rain", "stairs")}
    assert (second.year, second.creators, second.attributes) == (None, (), {})


def test_unknown_columns_are_listed_with_a_remedy_that_works(tmp_path: Path) -> None:
    path = _written(tmp_path, "x.csv", "Name;Jahr;Note\nRain;1999;gut\n")
    with pytest.raises(ShelftalkError) as raised:
        _read(path)
    for part in ("no column for id, title, medium", "unknown columns Name, Jahr, Note", "--map id=Name"):
        assert part in str(raised.value)
    columns = read_columns("id=Name,title=Name,year=Jahr,medium=:film,-=Note")
    assert _read(path, columns)[0] == [Item(id="Rain", title="Rain", medium="film", year=1999)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel=Name", "'titel' is not FIELD=COLUMN"),
        ("title", "'title' is not FIELD=COLUMN"),
        ("title=", "'title' is not FIELD=COLUMN"),
        ("attributes.=Name", "is not FIELD=COLUMN"),
    ],
)
def test_a_mapping_that_says_nothing_is_an_error(text: str, message: str) -> None:
    with pytest.raises(ShelftalkError, match=message):
        read_columns(text)


def test_a_mapping_to_a_column_that_is_not_there_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ShelftalkError, match="--map title=Nam: no such column; there are id, Name, medium"):
        _read(_written(tmp_path, "x.csv", "id,Name,medium\n"), (("title", "Nam"),))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a,A", 'x.csv:2: 2 cells, and the header has 3 (got ["a", "A"])'),
        ("a,A,film,more", "x.csv:2: 4 cells, and the header has 3"),
        ('a,"A" B,film', "x.csv:2: not CSV: "),
        ("a," + "A" * 140_000 + ",film", "x.csv:2: not CSV: field larger"),
    ],
)
def test_a_broken_table_row_is_reported_and_the_others_land(tmp_path: Path, row: str, reason: str) -> None:
    items, told = _read(_written(tmp_path, "x.csv", f"id,title,medium\n{row}\n\nb,B,film\n"))
    assert [item.id for item in items] == ["b"]
    assert [line.startswith(reason) for line in told] == [True]


def test_a_row_over_several_lines_is_named_by_its_first(tmp_path: Path) -> None:
    table = 'id,title,medium,description\na,A,film,"one\ntwo"\nb,,film,x\n'
    items, told = _read(_written(tmp_path, "x.csv", table))
    assert items[0].description == "one\ntwo"
    assert told[0].startswith("x.csv:4: title: Field required")


def test_parquet_brings_lists_records_dates_and_gaps(tmp_path: Path) -> None:
    rows = {
        "id": [1, 2, 3],
        "title": ["A", "B", None],
        "medium": ["film"] * 3,
        "year": [1999.0, math.nan, 2000.0],
        "genres": [["drama"], None, []],
        "creators": [[{"name": "Ann", "role": "writer"}], [{"name": "Bo", "role": None}], []],
        "attributes": [{"seen": date(2020, 1, 2), "n": None}, {"seen": None, "n": 3}, {"seen": None, "n": 1}],
    }
    path = tmp_path / "x.parquet"
    table: Any = pa.table(rows)  # pyright: ignore
    pq.write_table(table, path)  # pyright: ignore
    items, told = _read(path)
    assert [(item.id, item.year, item.genres) for item in items] == [("1", 1999, ("drama",)), ("2", None, ())]
    assert [item.creators[0].role for item in items] == ["writer", "creator"]
    assert [item.attributes for item in items] == [{"seen": "2020-01-02"}, {"n": 3}]
    assert [line.startswith("x.parquet:3: title: Field required") for line in told] == [True]
