"""The words of a text that carry its meaning: stems in English, characters or pairs of them in Chinese."""

import re

from retrieval.spelling import folded, simplified

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_ENDING = re.compile(r"(?:ing|ied|ies|ed|es|s|e|y)$")
_EMPTY = frozenset(
    "a an the of to in on at by for with from and or but is are was be been it its this that as he she they "
    "his her their who whom which what when while so than then there here any one all more no not never has "
    "have had do does did will would can could into out up down over off through some "
    "something anything".split()
)
_EMPTY_HAN = frozenset("的了着过在是有也就都还很再一个这那我你他她它们人和与为")


def words_of(text: str) -> set[str]:
    """Return the stems, and every Chinese character by itself."""
    return _stems(text) | set("".join(_HAN.findall(simplified(text)))) - _EMPTY_HAN


def phrases_of(text: str) -> set[str]:
    """Return the stems, and Chinese characters in pairs: one alone is in too many words."""
    runs = _HAN.findall(simplified(text))
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    return _stems(text) | {pair for pair in pairs if not _EMPTY_HAN & set(pair)}


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]{2,}", folded(text))
    return {_ENDING.sub("", word) if len(word) > 3 else word for word in words if word not in _EMPTY}
