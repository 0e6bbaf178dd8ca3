"""Which column of a table is which field of an item."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .models import Item, Record, ShelftalkError

Columns = tuple[tuple[str, str], ...]
"""Pairs of a field and its column; "attributes.NAME" is a field too, and ":film" is always "film"."""
LEFT_OUT = "-"
"""The field of columns that are left out."""
_REQUIRED = ("id", "title", "medium")
_ATTRIBUTE = "attributes."


class Plan(Record):
    """How rows of one table become raw items."""

    columns: Columns

    def row(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        row: dict[str, Any] = {}
        attributes: dict[str, Any] = {}
        for field, column in self.columns:
            value = column[1:] if column.startswith(":") else cells[column]
            if field.startswith(_ATTRIBUTE):
                attributes[field.removeprefix(_ATTRIBUTE)] = value
            else:
                row[field] = value
        if attributes:
            row["attributes"] = (row.get("attributes") or {}) | attributes
        return row


def read_columns(text: str) -> Columns:
    """Read what is said after `--map`, such as "title=Name,medium=:film,-=Notes"."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    for field, equals, column in pairs:
        if not (equals and column.strip() and _is_field(field.strip(), or_left_out=True)):
            raise ShelftalkError(
                f"--map {text}: {field.strip()!r} is not FIELD=COLUMN with a field of an item:"
                f" {_fields()}, or - for a column to leave out"
            )
    return tuple((field.strip(), column.strip()) for field, _, column in pairs)


def planned(path: Path, names: Sequence[str], columns: Columns) -> Plan:
    """Return the plan for a table with columns of these names, or say what is missing or unknown."""
    for field, column in columns:
        if column not in names and not column.startswith(":"):
            raise ShelftalkError(
                f"{path}: --map {field}={column}: no such column; there are {', '.join(names)}"
            )
    mapped = {column for _, column in columns}
    taken = {field for field, _ in columns}
    own = [(name.strip().lower(), name) for name in names if name not in mapped]
    unknown = [name for field, name in own if not _is_field(field) or field in taken]
    missing = [field for field in _REQUIRED if field not in taken | {field for field, _ in own}]
    if unknown or missing:
        raise ShelftalkError(_complaint(path, names, unknown, missing))
    pairs = (*columns, *own)
    return Plan(columns=tuple(pair for pair in pairs if pair[0] != LEFT_OUT))


def _complaint(path: Path, names: Sequence[str], unknown: Sequence[str], missing: Sequence[str]) -> str:
    says = [f"no column for {', '.join(missing)}"] if missing else []
    if unknown:
        says.append(f"unknown columns {', '.join(unknown)}")
    example = unknown[0] if unknown else names[0] if names else "Name"
    return (
        f"{path}: {' and '.join(says)} (columns: {', '.join(names)}); say which is which with"
        f" --map {missing[0] if missing else 'title'}={example},... ; fields are {_fields()};"
        f" --map medium=:film sets one value for all, --map {LEFT_OUT}={example} leaves a column out"
    )


def _is_field(name: str, *, or_left_out: bool = False) -> bool:
    return (
        name in Item.model_fields
        or (name.startswith(_ATTRIBUTE) and len(name) > len(_ATTRIBUTE))
        or (or_left_out and name == LEFT_OUT)
    )


def _fields() -> str:
    return f"{', '.join(Item.model_fields)}, attributes.NAME"
