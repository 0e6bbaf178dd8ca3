"""Wishes over the starter catalogue, and the works that people who read both found to fit them.

Each work of a wish's pool was read against the wish: 2 is what one would hand over first, 1 what fits in part
or from one side, and what has no grade does not fit or breaks what was asked for.
"""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from retrieval.models import Record

WISHES = Path(__file__).parent / "wishes"
LANGUAGES = ("en", "zh")


class Wish(Record):
    id: str
    language: Literal["en", "zh"]
    message: str
    aside: bool
    """Kept aside while methods are made and compared: scored once, at the end."""
    grades: dict[str, Literal[1, 2]]
    pool: tuple[str, ...]
    """Ids of all works read against the wish."""


def wishes(language: str) -> tuple[Wish, ...]:
    lines = (WISHES / f"{language}.jsonl").read_text("utf-8").splitlines()
    return tuple(Wish.model_validate_json(line) for line in lines)


def graded_ndcg_at(k: int, ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the grades of the first k, discounted by log2(rank + 1), of the best possible sum.

    Järvelin and Kekäläinen 2002; what was not graded gains nothing.
    """
    best = _gained(sorted(grades.values(), reverse=True)[:k])
    return _gained([grades.get(item, 0) for item in ranking[:k]]) / best if best else 0.0


def _gained(grades: Sequence[int]) -> float:
    return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))
