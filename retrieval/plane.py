"""Items on a plane: what is near in meaning lies near, as far as two dimensions allow."""

import numpy as np

from .encoders import Matrix

EDGE = 0.1
"""Percent of the items at each end of a direction that may lie on the edge instead of beyond it."""
SPARE = 8
ROUNDS = 30


def on_plane(vectors: Matrix) -> Matrix:
    """Return two numbers from 0 to 1 for each vector: its place along the two widest directions."""
    centred = vectors - vectors.mean(axis=0)
    widest = _widest(centred.T @ centred)
    # an axis has no sign of its own: without one, each version would be mirrored by chance
    widest = widest * np.sign(widest[np.abs(widest).argmax(axis=0), (0, 1)])
    places = centred @ widest
    low, high = np.percentile(places, (EDGE, 100 - EDGE), axis=0)
    reach = np.maximum(high - low, np.finfo(np.float32).tiny)
    return np.clip((places - (low + high) / 2) / reach + 0.5, 0, 1)


def _widest(spread: Matrix) -> Matrix:
    # power iteration, enough for a picture: eigh finds all directions there are, which on a busy machine took
    # OpenBLAS ten seconds
    directions = np.random.default_rng(0).standard_normal((len(spread), SPARE), dtype=np.float32)
    for _ in range(ROUNDS):
        directions, _ = np.linalg.qr(spread @ directions)
    _, turned = np.linalg.eigh(directions.T @ spread @ directions)
    return (directions @ turned)[:, :-3:-1]
