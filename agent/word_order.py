"""Where the words of a sentence stand in the text that it is made from."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retrieval.models import Record
from retrieval.spelling import is_han, simplified

from .content_words import words_of

_UNIT = re.compile(r"[A-Za-z0-9À-ÿ]+|[\u4e00-\u9fff]")


class WordOrder(Record):
    """How much of a sentence stands in a text, and how much of that in another order."""

    covered: float
    """The share of its words that are there."""
    back: int
    """How many steps from one run of shared words to the next go back in the text."""
    turned: float
    """Their share of all steps."""


def word_order(sentence: str, text: str) -> WordOrder:
    """Compare the order of the words that the sentence shares with the text."""
    said, told = list(_units(sentence)), list(_units(text))
    runs = list(_runs(said, told, shortest=2 if is_han(sentence) else 1))
    back = sum(there < before + length for (before, length), (there, _) in pairwise(runs))
    return WordOrder(
        covered=sum(length for _, length in runs) / max(len(said), 1),
        back=back,
        turned=back / max(len(runs) - 1, 1),
    )


def _units(text: str) -> Iterator[str]:
    """Yield the stems and Chinese characters that carry meaning, in their order."""
    for found in _UNIT.finditer(simplified(text)):
        yield from words_of(found.group())


def _runs(said: Sequence[str], told: Sequence[str], shortest: int) -> Iterator[tuple[int, int]]:
    """Yield the longest runs of words shared, from left to right: where each stands in the text, its length.

    In Chinese one character alone is in too many words.
    """
    at = 0
    while at < len(said):
        length, there = max(
            ((_shared(said[at:], told[place:]), -place) for place in range(len(told))), default=(0, 0)
        )
        if length >= shortest:
            yield -there, length
        at += max(length, 1) if length >= shortest else 1


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
