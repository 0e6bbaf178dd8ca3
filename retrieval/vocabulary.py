"""The words of the field in both languages: media, genres, moods, countries and languages."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from .models import Record
from .spelling import folded, is_han, simplified

REMEMBERED_TEXTS = 256
CHINESE = ("zh", "yue", "cmn", "nan", "hak", "wuu")


class Mention(Record):
    """A word of the vocabulary found in a text: the characters from `start` to `end`."""

    kind: str
    word: str
    """The canonical word, such as "sci-fi", or the code of a country or language."""
    start: int
    end: int


class Vocabulary:
    """Every spelling of every word, and the Chinese label of each."""

    def __init__(self, tables: dict[str, dict[str, list[str]]]) -> None:
        tables = dict(tables)
        self._media_of = tables.pop("media_of", {})
        self._labels = {
            (kind, word): spellings[0] for kind, words in tables.items() for word, spellings in words.items()
        }
        self._tables = tables
        self._words: dict[str, list[tuple[str, str]]] = {}
        shapes: dict[str, str] = {}
        for kind, words in tables.items():
            for word, spellings in words.items():
                # codes such as IN and NO are everyday words: countries are found by name
                own = [] if kind in ("country", "language") else [word]
                shapes |= {folded(text): text.casefold() for text in spellings if "'" in text}
                for spelling in {folded(text) for text in own + spellings}:
                    self._words.setdefault(spelling, []).append((kind, word))
        self._pattern = _any_of(self._words, shapes)
        # many rules ask about the same message
        self._mentions = lru_cache(REMEMBERED_TEXTS)(self._mentions_in)

    def canonical(self, kind: str, text: str) -> str | None:
        """Return the canonical word of this kind for any spelling, None when it is unknown."""
        if text in self._tables.get(kind, {}):
            return text
        return next((word for k, word in self._words.get(folded(text), []) if k == kind), None)

    def label(self, kind: str, word: str, language: str) -> str:
        """Return the word as it is said in `language`; an unknown word is returned as it is."""
        if language == "zh":
            return self._labels.get((kind, word), word)
        if kind in ("country", "language"):
            spellings = self._tables[kind].get(word, [word])
            return next((text for text in spellings if not is_han(text)), word).removeprefix("in ")
        return word

    def spellings(self, kind: str, word: str) -> tuple[str, ...]:
        """Return the canonical word and all its spellings."""
        return (word, *self._tables[kind].get(word, []))

    def _meanings(self, spelling: str) -> list[tuple[str, str]]:
        key = folded(spelling)
        singular = key[:-1] if key.endswith("s") else key
        return self._words.get(key) or self._words[singular]

    def media_of(self, genre: str) -> tuple[str, ...]:
        """Return the only media this genre is of; empty when it is of many."""
        return tuple(self._media_of.get(genre, ()))

    def words(self, kind: str) -> tuple[str, ...]:
        return tuple(self._tables[kind])

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the words found, the longest first at each place, without overlaps."""
        yield from self._mentions(text)

    def _mentions_in(self, text: str) -> tuple[Mention, ...]:
        # simplification keeps the length, so the positions hold for the text as it was typed
        return tuple(
            Mention(kind=kind, word=word, start=found.start(), end=found.end())
            for found in self._pattern.finditer(simplified(text).casefold())
            for kind, word in self._meanings(found.group())
        )


def _any_of(words: dict[str, list[tuple[str, str]]], shapes: dict[str, str]) -> re.Pattern[str]:
    """Return what finds any of the folded words; `shapes` are those written with an apostrophe."""
    by_length = sorted(words, key=len, reverse=True)
    chinese = "|".join(re.escape(word) for word in by_length if is_han(word))
    western = "|".join(
        re.escape(shapes.get(word, word)).replace(r"\ ", r"[\s\-]+").replace("'", "['’]?")
        for word in by_length
        if word and not is_han(word)
    )
    return re.compile(rf"(?:{chinese})|(?<![a-z0-9])(?:{western})s?(?![a-z0-9])")


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with the package."""
    return Vocabulary(tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8")))
