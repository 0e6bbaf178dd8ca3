"""Items on a plane: what is near in meaning lies near, as far as two dimensions allow."""

import numpy as np

from .encoders import Matrix

EDGE = 99.0
"""Percent of the items that decide the scale; the few beyond would press the others together."""


def on_plane(vectors: Matrix) -> Matrix:
    """Return two numbers from 0 to 1 for each vector: its place along the two widest directions."""
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    widest = directions[:, :-3:-1]
    # an axis has no sign of its own: without one, each version would be mirrored by chance
    widest = widest * np.sign(widest[np.abs(widest).argmax(axis=0), (0, 1)])
    places = centred @ widest
    reach = np.maximum(np.percentile(np.abs(places), EDGE, axis=0), np.finfo(np.float32).tiny)
    return (np.clip(places / reach, -1, 1) + 1) / 2
