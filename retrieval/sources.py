"""Files become rows: JSON lines, CSV and Parquet."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO, cast

from .columns import Columns, Plan, planned
from .models import Item, ShelftalkError
from .rows import BadLine, Raw, RepeatedId, item_of, shown

_JSON_LINES = (".jsonl", ".ndjson", ".json")
_ROWS_AT_ONCE = 1000
_SEPARATOR = re.compile(r"\s*[;|]\s*")
_BAR = re.compile(r"\s*\|\s*")
"""Alone in attributes, where a semicolon is more often part of a sentence."""
_LISTS = ("creators", "genres", "tags", "aliases")
_NOT_UTF8 = re.compile("[\udc80-\udcff]")

Place = str
"""Such as "films.jsonl:12"."""
Numbered = Iterator[tuple[Place, Raw | BadLine]]


def read_source(path: Path, columns: Columns = ()) -> Iterator[Item | BadLine | RepeatedId]:
    """Yield every row of the file as an item or the reason why not; repeated ids are told."""
    seen: dict[str, Place] = {}
    for place, row in _rows(path, columns):
        item = row if isinstance(row, BadLine) else item_of(row, place, path.parent)
        if isinstance(item, Item):
            if item.id in seen:
                yield RepeatedId(place=place, id=item.id, first=seen[item.id])
            seen[item.id] = place
        yield item


def _rows(path: Path, columns: Columns) -> Numbered:
    if not path.exists():
        raise ShelftalkError(f"{path}: there is no such file")
    if path.is_dir():
        raise ShelftalkError(f"{path} is a folder; name a .jsonl, .csv or .parquet file in it")
    suffix = path.suffix.lower()
    if suffix in _JSON_LINES:
        return _json_lines(path)
    if suffix in (".csv", ".tsv"):
        return _csv(path, columns)
    if suffix == ".parquet":
        return _parquet(path, columns)
    raise ShelftalkError(f"{path}: only .jsonl, .csv and .parquet files can be read")


def _json_lines(path: Path) -> Numbered:
    with _text(path) as file:
        for number, line in enumerate(file, start=1):
            place = f"{path}:{number}"
            if number == 1 and line.lstrip().startswith("["):
                raise ShelftalkError(f"{place}: a JSON list; write one object a line instead")
            if line.strip():
                yield place, _parsed(line, place)


def _parsed(line: str, place: Place) -> Raw | BadLine:
    if found := _NOT_UTF8.search(line):
        return _not_utf8(place, found)
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at character {error.pos + 1}"
        return BadLine(place=place, reason=f"{reason} (got {shown(line.strip())})")
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, a thousand brackets
        return BadLine(place=place, reason=f"{error} (got {shown(line.strip())})")
    if not isinstance(row, dict):
        return BadLine(place=place, reason=f"not a JSON object (got {shown(row)})")
    return cast(dict[str, Any], row)


def _csv(path: Path, columns: Columns) -> Numbered:
    with _text(path) as file:
        delimiter = max(",;\t", key=file.readline().count)
        file.seek(0)
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        header: list[str] = next(reader, cast(list[str], []))
        if found := _NOT_UTF8.search("".join(header)):
            raise ShelftalkError(str(_not_utf8(f"{path}:1", found)))
        plan = planned(path, header, columns)
        for place, cells in _csv_cells(path, reader):
            yield place, cells if isinstance(cells, BadLine) else _csv_row(place, cells, header, plan)


def _csv_cells(path: Path, reader: Any) -> Iterator[tuple[Place, list[str] | BadLine]]:
    while True:
        place = f"{path}:{reader.line_num + 1}"
        try:
            cells: list[str] = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield place, BadLine(place=place, reason=f"not CSV: {error}")
            continue
        if any(cells):
            yield place, cells


def _csv_row(place: Place, cells: list[str], header: list[str], plan: Plan) -> Raw | BadLine:
    if len(cells) != len(header):
        reason = f"{len(cells)} cells, and the header has {len(header)} (got {shown(cells)})"
        return BadLine(place=place, reason=reason)
    if found := _NOT_UTF8.search("".join(cells)):
        return _not_utf8(place, found)
    row = plan.row(dict(zip(header, cells, strict=True)))
    for field in _LISTS:
        if field in row:
            row[field] = _parts(row[field])
    for name, cell in row.get("attributes", {}).items():
        row["attributes"][name] = _parts(cell, _BAR) if "|" in cell else cell
    return row


def _parts(cell: str, separator: re.Pattern[str] = _SEPARATOR) -> list[str]:
    return [part for part in separator.split(cell.strip()) if part]


def _parquet(path: Path, columns: Columns) -> Numbered:
    import pyarrow.parquet as pq  # pyright: ignore[reportMissingTypeStubs]
    from pyarrow.lib import ArrowException  # pyright: ignore[reportUnknownVariableType]

    try:
        table: Any = pq.ParquetFile(path)
        plan = planned(path, table.schema_arrow.names, columns)
        batches = table.iter_batches(batch_size=_ROWS_AT_ONCE)
        rows = (row for batch in batches for row in batch.to_pylist())
        for number, row in enumerate(rows, start=1):
            yield f"{path}:{number}", plan.row({name: _plain(value) for name, value in row.items()})
    except ArrowException as error:  # pyright: ignore[reportUnknownVariableType]
        raise ShelftalkError(f"{path} cannot be read as Parquet: {error}") from error


def _plain(value: Any) -> Any:
    """Turn what Parquet has and JSON has not into what JSON has."""
    if isinstance(value, list):
        return [_plain(part) for part in cast(list[Any], value)]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in cast(dict[str, Any], value).items()}
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def _text(path: Path) -> TextIO:
    with path.open("rb") as file:
        if b"\0" in file.read(4096):
            raise ShelftalkError(f"{path} is not UTF-8 text (UTF-16?); save it as UTF-8")
    # what is not UTF-8 passes as surrogates, so that one bad line does not spoil the others
    newline = "" if path.suffix.lower() in (".csv", ".tsv") else None
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline=newline)


def _not_utf8(place: Place, found: re.Match[str]) -> BadLine:
    byte = ord(found.group()) - 0xDC00
    return BadLine(
        place=place,
        reason=f"not UTF-8 (byte 0x{byte:02x}); convert the file, from GBK for example:"
        " iconv -f GB18030 -t UTF-8",
    )
