"""Who liked what becomes a vector for each item: near are those that the same people like."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from scipy import sparse  # pyright: ignore[reportMissingTypeStubs]
from scipy.sparse import linalg  # pyright: ignore[reportMissingTypeStubs]

from .encoders import Matrix, Vector
from .interactions import Ratings

SPACE = "behaviour"
SIZE = 256
LIKED = 3.5
"""Ratings from here on count as liking."""
SHRINKAGE = 10.0
"""Of squared singular values, in units of a user's weight: what few people share counts less."""
_LIKES = "likes.json"


class Behaviour(NamedTuple):
    """What other people's liking says of each item of a catalogue, in its order."""

    vectors: Matrix
    """Items by SIZE; the dot product tells how much liking one speaks for another; zero: not known."""
    likes: Vector
    """How many like it, a user with n likes counting 1/n for each."""


def learnt(ratings: Ratings, ids: Sequence[str]) -> Behaviour:
    """Return what the ratings say.

    A linear autoencoder of low rank with a ridge: the users' likes, weighted so that those who rate much do
    not drown the others, are decomposed, and each direction is shrunk by s^2/(s^2 + SHRINKAGE) (Steck 2020,
    "Autoencoders that don't overfit towards the identity"). On ReDial it ranks like EASE, whose matrix of
    items by items it does not need; SVD of PMI and cosine fell behind.
    """
    users, liked = _liked(ratings, {item_id: row for row, item_id in enumerate(ids)})
    counts = np.bincount(users) if len(users) else np.array([], dtype=np.intp)
    likes = np.bincount(liked, weights=1 / counts[users], minlength=len(ids)).astype(np.float32)
    shape = (len(counts), len(ids))
    weighted = cast(Any, sparse).csr_matrix((counts[users] ** -0.25, (users, liked)), shape=shape)
    return Behaviour(vectors=_directions(weighted, *shape), likes=likes)


def write_likes(version: Path, ids: Sequence[str], likes: Vector) -> None:
    told = {item_id: round(float(n), 4) for item_id, n in zip(ids, likes, strict=True) if n > 0}
    (version / _LIKES).write_text(json.dumps(told), "utf-8")


def read_likes(version: Path, ids: Sequence[str]) -> Vector:
    """Return the likes of each item, zero without interactions."""
    path = version / _LIKES
    told: Mapping[str, float] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return np.array([told.get(item_id, 0) for item_id in ids], dtype=np.float32)


def _liked(ratings: Ratings, rows: Mapping[str, int]) -> tuple[Sequence[int], Sequence[int]]:
    users: list[int] = []
    liked: list[int] = []
    number = 0
    for rated in ratings.values():
        own = [rows[item] for item, rating in rated.items() if rating >= LIKED and item in rows]
        liked.extend(own)
        users.extend([number] * len(own))
        number += bool(own)
    return users, liked


def _directions(weighted: Any, users: int, items: int) -> Matrix:
    found = min(SIZE, users - 1, items - 1)
    vectors = np.zeros((items, SIZE), dtype=np.float32)
    if found > 0:
        _, singular, directions = cast(Any, linalg).svds(weighted, k=found, rng=0)
        shrunk = singular**2 / (singular**2 + SHRINKAGE)
        vectors[:, :found] = directions.T * np.sqrt(shrunk)
        vectors[np.asarray(weighted.getnnz(axis=0)) == 0] = 0  # rounding left dust
    return vectors
