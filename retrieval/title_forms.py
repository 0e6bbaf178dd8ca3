"""The ways in which people write a title that is longer, or numbered otherwise, in the catalogue."""

import re
from collections.abc import Iterable, Iterator

from .spelling import folded, is_han

_ARTICLE = re.compile(r"^(?:the|a|an) ")
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
"""What tells apart recordings, branches and editions: "( Live )", （科学城店）."""
_NUMBER = re.compile(
    r"(?P<part> (?:part|chapter|vol|volume|episode))? ?(?P<number>ii|iii|iv|vi|vii|viii|ix|[2-9])$"
)
_ROMAN = ("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
PUNCTUATION = 4
"""Signs that a Chinese name in a text may hold beside its characters."""
SHORTEST_HEAD = 8  # letters; what stands before a colon must be this long to be a name of its own
SHORTEST_HAN_HEAD = 3


def forms(title: str) -> Iterator[str]:
    """Yield the title, folded, and the shorter names of it, the fullest first."""
    key = folded(title)
    yield key
    yield without_article(key)
    yield from _numbered(key)
    yield folded(_BRACKET.sub("", title))
    head, colon, _ = title.replace("：", ":").partition(":")
    start = folded(head)
    if colon and len(start) >= (SHORTEST_HAN_HEAD if is_han(start) else SHORTEST_HEAD):
        yield start
        yield without_article(start)
        yield from _numbered(start)


def without_article(key: str) -> str:
    """Return the folded name without the article it begins with."""
    return _ARTICLE.sub("", key) or key


def most_words(keys: Iterable[str]) -> dict[str, int]:
    """Return the most words that a name with this first word has: few words of a text begin a name."""
    most: dict[str, int] = {}
    for words in (key.split() for key in keys if key):
        most[words[0]] = max(most.get(words[0], 0), len(words))
    return most


def most_letters(keys: Iterable[str]) -> dict[str, int]:
    """Return by first letter the most characters of a name in Chinese, with signs between them."""
    most: dict[str, int] = {}
    for key in filter(is_han, keys):
        most[key[0]] = max(most.get(key[0], 0), len(key) + PUNCTUATION)
    return most


def _numbered(key: str) -> Iterator[str]:
    """Yield the name of a sequel with its number written otherwise: "rocky ii" is "rocky 2"."""
    found = _NUMBER.search(key)
    if found is None or not found.start():
        return
    number = found["number"]
    digit = number if number.isdigit() else str(_ROMAN.index(number) + 2)
    stem, space = key[: found.start()], "" if is_han(key) else " "
    for written in (digit, _ROMAN[int(digit) - 2]):
        for part in ("", "" if is_han(key) else " part"):
            for name in (stem, without_article(stem)):
                yield f"{name}{part}{space}{written}"
