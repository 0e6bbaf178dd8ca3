"""Names with a slip of spelling in running text: "spiritd away", "Speilberg films", 天使艾美丽."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from .short_names import is_a_word
from .spelling import folded, is_han, simplified
from .title_signs import is_everyday

SHORTEST_WORD, SHORTEST_NAME, SHORTEST_SURNAME, SHORTEST_HAN = 5, 9, 7, 4
MOST_WORDS = 5
ALIKE = 90
"""Of 100: one slip in ten letters."""
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*")
_BEFORE_HAN = re.compile(r"(?:^|[^\u3400-\u9fff]|[像如似看爱欢听读玩完过追比和跟与])$")
_AFTER_HAN = re.compile(r"$|[^\u3400-\u9fff]|那|的|这|看过|之|类|遇|和|跟|[还也都]")
_INFLECTED = ("s", "es", "ed", "d", "ing", "er", "ly")


class Slips:
    """The names of a catalogue, to be found where one letter or character of them is wrong."""

    def __init__(self, titles: Iterable[str], makers: Iterable[str]) -> None:
        self._makers = frozenset(makers)
        names = dict.fromkeys((*titles, *self._makers))
        self._western: dict[tuple[str, int], list[str]] = {}
        """By first letter and number of words, which no slip changes."""
        for name in names:
            if not is_han(name) and len(name) >= SHORTEST_SURNAME:
                self._western.setdefault((name[0], len(name.split())), []).append(name)
        self._words = {word for name in names if not is_han(name) for word in name.split()}
        self._han: dict[tuple[int, bool, str], list[str]] = {}
        for name in names:
            if is_han(name) and len(name) >= SHORTEST_HAN and " " not in name:
                self._han.setdefault((len(name), True, name[:2]), []).append(name)
                self._han.setdefault((len(name), False, name[-2:]), []).append(name)
        self._longest = max((length for length, _, _ in self._han), default=0)

    def found(self, text: str, taken: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        """Yield where a name is misspelt and which is meant, outside the places taken by other names."""
        used = set(taken)
        for start, end, name in (*self._western_in(text), *self._han_in(simplified(text))):
            if used.isdisjoint(range(start, end)):
                used.update(range(start, end))
                yield start, end, name

    def _western_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        words = list(_WORD.finditer(text))
        for place, word in enumerate(words):
            low = folded(word.group())
            if len(low) < SHORTEST_WORD or self._is_known(low):
                continue
            for count in range(MOST_WORDS, 0, -1):
                for first in range(max(place - count + 1, 0), min(place, len(words) - count) + 1):
                    start, end = words[first].start(), words[first + count - 1].end()
                    if count == 1 and self._is_inflected(low):
                        continue
                    name = self._meant(folded(text[start:end]), count)
                    if name and (count > 1 or self._may_stand_alone(low, text[start].isupper(), name)):
                        yield start, end, name

    def _is_known(self, word: str) -> bool:
        return word in self._words or is_everyday(word) or is_a_word(word)

    def _is_inflected(self, word: str) -> bool:
        """Tell whether this is a known word with an ending: "arrivals"."""
        return any(
            self._is_known(word.removesuffix(ending)) for ending in _INFLECTED if word.endswith(ending)
        )

    def _may_stand_alone(self, word: str, has_capital: bool, name: str) -> bool:
        """Tell whether one word is enough to be known by: "arrival" is no slip of a title in the plural."""
        alike = any(name == f"{word}{ending}" or word == f"{name}{ending}" for ending in _INFLECTED)
        return not alike and (has_capital or name in self._makers or len(word) >= SHORTEST_NAME)

    def _meant(self, key: str, count: int) -> str:
        if len(key) < (SHORTEST_SURNAME if count == 1 else SHORTEST_NAME):
            return ""
        alike = self._western.get((key[0], count), ())
        best = process.extractOne(key, alike, scorer=fuzz.ratio, score_cutoff=ALIKE - 2 * (count == 1))
        return best[0] if best else ""

    def _han_in(self, plain: str) -> Iterator[tuple[int, int, str]]:
        for start in range(len(plain)):
            for length in range(min(self._longest, len(plain) - start), SHORTEST_HAN - 1, -1):
                span = plain[start : start + length]
                near = (
                    *self._han.get((length, True, span[:2]), ()),
                    *self._han.get((length, False, span[-2:]), ()),
                )
                meant = [name for name in near if _one_other(name, span)]
                alone = _BEFORE_HAN.search(plain[:start]) and _AFTER_HAN.match(plain, start + length)
                if meant and (alone or length > SHORTEST_HAN):
                    yield start, start + length, meant[0]


def _one_other(name: str, span: str) -> bool:
    """Tell whether one character of the span is another than the name's, and a character it is."""
    others = [said for own, said in zip(name, span, strict=True) if own != said]
    return len(others) == 1 and is_han(others[0])
