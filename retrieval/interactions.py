"""Who liked what: ratings of other people, read from CSV."""

import csv
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from .models import Record, ShelftalkError
from .rows import BadLine

COLUMNS = ("user_id", "item_id", "rating", "timestamp")
HIGHEST = 5.0
Ratings = Mapping[str, Mapping[str, float]]
"""By user, by item."""


class Interactions(Record):
    """Ratings of items of one catalogue."""

    ratings: dict[str, dict[str, float]]
    unknown: int
    """Ratings of items that the catalogue does not have."""
    repeated: int
    """Ratings of what the user had rated before: the later counts."""
    bad: tuple[BadLine, ...]

    @property
    def total(self) -> int:
        return sum(map(len, self.ratings.values()))

    @property
    def counts(self) -> Counter[str]:
        """How often each item was rated."""
        return Counter(item for rated in self.ratings.values() for item in rated)

    def without(self, users: Collection[str]) -> Ratings:
        """Return the ratings of the others."""
        return {user: rated for user, rated in self.ratings.items() if user not in users}


def read_interactions(files: Iterable[Path], items: Collection[str]) -> Interactions:
    """Read the files; a line that makes no sense is left out and told, a file that makes none is refused."""
    ratings: dict[str, dict[str, float]] = {}
    times: dict[tuple[str, str], float] = {}
    bad: list[BadLine] = []
    unknown = repeated = 0
    for path in files:
        for row in _rows(path):
            if isinstance(row, BadLine):
                bad.append(row)
                continue
            user, item, rating, time = row
            if item not in items:
                unknown += 1
                continue
            before = times.get((user, item))
            repeated += before is not None
            if before is None or time >= before:
                ratings.setdefault(user, {})[item] = rating
                times[user, item] = time
    return Interactions(ratings=ratings, unknown=unknown, repeated=repeated, bad=tuple(bad))


def united(old: Ratings, new: Ratings) -> Ratings:
    """Return both; where a user rated an item twice, the new rating counts."""
    return {user: {**old.get(user, {}), **new.get(user, {})} for user in dict.fromkeys((*old, *new))}


def write_interactions(path: Path, ratings: Ratings) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((u, i, rating, 0) for u, rated in ratings.items() for i, rating in rated.items())


def _rows(path: Path) -> Iterator[tuple[str, str, float, float] | BadLine]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise ShelftalkError(f"{path}:1: the header must be {','.join(COLUMNS)}")
            empty = True
            for row in reader:
                empty = False
                yield _row(path, reader.line_num, row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ShelftalkError(f"{path}: cannot be read ({error}); name a CSV file") from error
    if empty:
        raise ShelftalkError(f"{path}: has no ratings below its header; name a file that has some")


def _row(path: Path, line: int, row: dict[str, str]) -> tuple[str, str, float, float] | BadLine:
    try:
        rating = float(row["rating"])
        time = float(row["timestamp"] or 0)
    except (TypeError, ValueError):
        return _bad(path, line, f"rating {row['rating']!r} or timestamp {row['timestamp']!r} is no number")
    if not 0 <= rating <= HIGHEST:
        return _bad(path, line, f"rating {row['rating']!r} is not from 0 to {HIGHEST:g}")
    if not (row["user_id"] and row["item_id"]):
        return _bad(path, line, "the user's or the item's id is empty")
    return row["user_id"], row["item_id"], rating, time


def _bad(path: Path, line: int, problem: str) -> BadLine:
    return BadLine(place=f"{path.name}:{line}", reason=problem)
