"""An order that weighs fitting the wish against repeating what stands before: maximal marginal relevance."""

import numpy as np
from numpy.typing import NDArray

from .encoders import Matrix, Vector

Places = NDArray[np.intp]
TINY = np.float32(1e-12)


def marginal_order(relevance: Vector, vectors: Matrix, dial: float) -> Places:
    """Return every place, each next one the best by (1 - dial) relevance - dial likeness to those before.

    Carbonell and Goldstein 1998; likeness is to the most alike. Both are brought to 0..1 over the candidates,
    so that a dial means the same for every encoder: the cosines of one encoder lie within a narrow band.
    """
    wanted = (1 - dial) * _spread(relevance)
    alike = dial * _spread(_cosines(vectors))
    repeated = np.zeros_like(wanted)
    left = np.ones(len(wanted), dtype=np.bool_)
    order = np.empty(len(wanted), dtype=np.intp)
    for place in range(len(order)):
        best = int(np.argmax(np.where(left, wanted - repeated, -np.inf)))
        order[place], left[best] = best, False
        repeated = np.maximum(repeated, alike[best])
    return order


def _cosines(vectors: Matrix) -> Matrix:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Matrix = vectors / np.maximum(lengths, TINY)
    cosines = unit @ unit.T
    np.fill_diagonal(cosines, cosines.min(initial=0))  # an item's likeness to itself sets no scale
    return cosines


def _spread(values: Matrix) -> Matrix:
    if not values.size or values.max() == values.min():
        return np.zeros_like(values)
    return (values - values.min()) / (values.max() - values.min())
