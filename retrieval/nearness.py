"""How near two texts are in meaning, whatever their words."""

from collections import OrderedDict

from .encoders import Encoder, Vector

KEPT = 2048
"""Texts whose vectors are remembered."""


class Nearness:
    """Compares what is said with what is told; what is told comes again, and is encoded once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._told: OrderedDict[str, Vector] = OrderedDict()

    def of(self, said: str, told: str) -> float:
        """Return the cosine of the two texts."""
        fresh = [text for text in (told,) if text not in self._told]
        vectors = self._encoder.meanings([said, *fresh])
        if fresh:
            self._told[told] = vectors[1]
        vector = self._told[told]
        self._told.move_to_end(told)
        while len(self._told) > KEPT:
            self._told.popitem(last=False)
        return float(vectors[0] @ vector)
