"""Files as people have them: good rows land, each bad one is reported with line, reason and value."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.columns import Columns
from retrieval.models import Item, ShelftalkError
from retrieval.rows import BadLine, RepeatedId, item_of
from retrieval.sources import read_source

GOOD = '{"id": "a", "title": "A", "medium": "film"}'


def _written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _read(path: Path, columns: Columns = ()) -> tuple[list[Item], list[str]]:
    rows = list(read_source(path, columns))
    items = [row for row in rows if isinstance(row, Item)]
    told = [str(row).removeprefix(f"{path.parent}/") for row in rows if not isinstance(row, Item)]
    return items, told


def _json(**fields: Any) -> str:
    return json.dumps({"id": "a", "title": "A", "medium": "film", **fields})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "a", "medium": "film"}', 'title: Field required (got {"id": "a", "medium": "film"})'),
        (_json(year="soon"), "year: Input should be a valid integer"),
        (_json(year=99999), "year: Input should be less than or equal to 2200 (got 99999)"),
        (_json(year=10**30), "year: "),
        (_json(year=1e300), "year: "),
        (_json(year=1999.5), "year: "),
        (_json(year=True), "year: "),
        (_json(popularity=math.inf), "popularity: "),
        (_json(duration_minutes=-math.inf), "duration_minutes: "),
        (_json(duration_minutes=-5), "duration_minutes: Input should be greater than or equal to 0 (got -5)"),
        (_json(titel="x"), 'titel: not a field of an item; put it under attributes (got "x")'),
        (_json(title=""), "title: Field required"),
        (_json(title="x" * 501), "title: String should have at most 500 characters"),
        (_json(genres={"a": 1}), 'genres: Input should be a valid tuple (got {"a": 1})'),
        (
            _json(creators=[{"role": "director"}]),
            'creators.0.name: Field required (got {"role": "director"})',
        ),
        (_json(attributes={"deep": {"er": 1}}), "attributes.deep."),
        (_json(title="\ud800"), "title: "),
        ('{"id": "a",', "not JSON: "),
        ("[1, 2]", "not a JSON object (got [1, 2])"),
        ("42", "not a JSON object (got 42)"),
        ('{"id": ' + "[" * 100_000, "maximum recursion depth"),
        ('{"id": "a", "year": ' + "9" * 5000 + "}", "Exceeds the limit"),
    ],
)
def test_a_bad_line_is_reported_and_the_others_land(tmp_path: Path, line: str, reason: str) -> None:
    good = GOOD.replace('"a"', '"good"')
    items, told = _read(_written(tmp_path, "x.jsonl", f"{good}\n{line}\n\n{GOOD}\n"))
    assert [item.id for item in items] == ["good", "a"]
    assert len(told) == 1
    assert told[0].startswith(f"x.jsonl:2: {reason}")
    assert "\n" not in told[0]
    assert len(told[0]) < 300


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"year": "1999"}, {"year": 1999}),
        ({"year": " 1999 "}, {"year": 1999}),
        ({"year": 1999.0}, {"year": 1999}),
        ({"year": "1999-05-01"}, {"year": 1999}),
        ({"year": math.nan}, {"year": None}),
        (
            {"year": None, "genres": None, "description": None},
            {"year": None, "genres": (), "description": ""},
        ),
        ({"duration_minutes": "95.0"}, {"duration_minutes": 95}),
        ({"duration_minutes": 95.4}, {"duration_minutes": 95}),
        ({"popularity": "7.5"}, {"popularity": 7.5}),
        ({"id": 42, "title": 1917}, {"id": "42", "title": "1917"}),
        ({"genres": "drama"}, {"genres": ("drama",)}),
        ({"tags": ["a", None, "", 7]}, {"tags": ("a", "7")}),
        (
            {"attributes": {"x": math.nan, "y": None, "z": [1, None], "inf": math.inf}},
            {"attributes": {"z": (1,)}},
        ),
    ],
)
def test_what_means_the_same_is_read_the_same(
    tmp_path: Path, fields: dict[str, Any], expected: dict[str, Any]
) -> None:
    items, told = _read(_written(tmp_path, "x.jsonl", _json(**fields)))
    assert told == []
    assert {name: getattr(items[0], name) for name in expected} == expected


def test_creators_may_be_plain_names(tmp_path: Path) -> None:
    items, _ = _read(
        _written(tmp_path, "x.jsonl", _json(creators=["Ann (writer)", "Bo", {"name": "C", "role": None}]))
    )
    assert [(c.name, c.role) for c in items[0].creators] == [
        ("Ann", "writer"),
        ("Bo", "creator"),
        ("C", "creator"),
    ]


def test_a_repeated_id_is_told_and_the_later_row_comes_later(tmp_path: Path) -> None:
    items, told = _read(_written(tmp_path, "x.jsonl", f"{GOOD}\n{_json(title='B')}\n"))
    assert [item.title for item in items] == ["A", "B"]
    assert told == [f"x.jsonl:2: id 'a' was used at {tmp_path}/x.jsonl:1 already; the later one counts"]


def test_media_files_are_found_from_the_source_and_links_stay(tmp_path: Path) -> None:
    line = _json(image="p/1.jpg", audio="/abs/a.mp3", video="https://v.example/v", url="https://u.example/")
    item = _read(_written(tmp_path, "x.jsonl", line))[0][0]
    assert item.image == str(tmp_path / "p" / "1.jpg")
    assert (item.audio, item.video, item.url) == ("/abs/a.mp3", "https://v.example/v", "https://u.example/")


def test_a_byte_order_mark_and_windows_lines_are_no_matter(tmp_path: Path) -> None:
    text = f"\ufeff{GOOD}\r\n{_json(id='b')}\r\n"
    assert len(_read(_written(tmp_path, "x.jsonl", text))[0]) == 2
    table = "\ufeffid,title,medium\r\na,A,film\r\n"
    assert _read(_written(tmp_path, "x.csv", table))[0][0].id == "a"


def test_gbk_is_recognised_as_not_utf8(tmp_path: Path) -> None:
    line = '{"id": "b", "title": "花样年华", "medium": "film"}'.encode("gbk")
    items, told = _read(_written(tmp_path, "x.jsonl", GOOD.encode() + b"\n" + line))
    assert len(items) == 1
    assert told[0].startswith("x.jsonl:2: not UTF-8 (byte 0xbb)")
    assert "iconv -f GB18030" in told[0]
    table = "id,title,medium\na,花样年华,film\nb,B,film\n".encode("gbk")
    items, told = _read(_written(tmp_path, "x.csv", table))
    assert [item.id for item in items] == ["b"]
    assert told[0].startswith("x.csv:2: not UTF-8")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.jsonl", None, "there is no such file"),
        ("x.txt", b"hello", r"only \.jsonl, \.csv and \.parquet"),
        ("x.jsonl", GOOD.encode("utf-16"), r"not UTF-8 text \(UTF-16\?\)"),
        ("x.json", b'[{"id": 1}]', "one object a line"),
        ("x.csv", "编号,片名\n".encode("gbk"), "not UTF-8"),
        ("x.csv", b"", "no column for id, title, medium"),
        ("x.parquet", b"not parquet", "cannot be read as Parquet"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    path = tmp_path / name if content is None else _written(tmp_path, name, content)
    with pytest.raises(ShelftalkError, match=message) as raised:
        _read(path)
    assert str(path) in str(raised.value)


def test_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ShelftalkError, match="is a folder"):
        _read(tmp_path)


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert _read(_written(tmp_path, "x.jsonl", "\n\n")) == ([], [])


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def test_a_zero_byte_in_a_path_costs_no_item() -> None:
    read = item_of({"id": "a", "title": "A", "medium": "film", "image": "a\0b.png"}, "x:1", Path("/data"))
    assert isinstance(read, Item)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(list(Item.model_fields)), _values))
def test_any_row_is_an_item_that_survives_storage_or_a_reason(raw: dict[str, Any]) -> None:
    match item_of({"id": "a", "title": "A", "medium": "film", **raw}, "x:1", Path("/data")):
        case Item() as item:
            assert Item.model_validate_json(item.model_dump_json(exclude_defaults=True)) == item
        case BadLine() as bad:
            assert str(bad).startswith("x:1: ")


def test_a_repeat_is_told_in_words() -> None:
    repeat = RepeatedId(place="x:2", id="a", first="x:1")
    assert str(repeat) == "x:2: id 'a' was used at x:1 already; the later one counts"
