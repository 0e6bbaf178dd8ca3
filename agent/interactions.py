"""Ratings of other people, read from CSV, as far as evaluation uses them: how often an item was rated."""

import csv
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from retrieval.models import Record, ShelftalkError

COLUMNS = ("user_id", "item_id", "rating", "timestamp")


class Interactions(Record):
    """How often each item was rated, in all and by each user."""

    counts: dict[str, int]
    by_user: dict[str, dict[str, int]]
    unknown: int
    """Ratings of items that the catalogue does not have."""

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def read_interactions(files: Iterable[Path], items: Collection[str]) -> Interactions:
    """Read the files, or say which line is wrong; ratings of unknown items are only counted."""
    by_user: dict[str, dict[str, int]] = {}
    counts: Counter[str] = Counter()
    unknown = 0
    for path in files:
        for user, item in _rows(path):
            if item not in items:
                unknown += 1
                continue
            counts[item] += 1
            rated = by_user.setdefault(user, {})
            rated[item] = rated.get(item, 0) + 1
    return Interactions(counts=counts, by_user=by_user, unknown=unknown)


def _rows(path: Path) -> Iterable[tuple[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise ShelftalkError(f"{path}:1: the header must be {','.join(COLUMNS)}")
            for row in reader:
                yield _user_and_item(path, reader.line_num, row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ShelftalkError(f"{path}: cannot be read ({error}); name a CSV file") from error


def _user_and_item(path: Path, line: int, row: dict[str, str]) -> tuple[str, str]:
    try:
        rating = float(row["rating"])
    except (TypeError, ValueError) as error:
        raise ShelftalkError(f"{path}:{line}: rating {row['rating']!r} is no number") from error
    if not (row["user_id"] and row["item_id"] and 0 <= rating <= 5):
        raise ShelftalkError(f"{path}:{line}: {row} lacks an id, or its rating is not from 0 to 5")
    return row["user_id"], row["item_id"]
