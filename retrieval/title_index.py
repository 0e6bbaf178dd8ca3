"""The titles of a catalogue by every name they go by."""

from collections.abc import Container, Iterable, Sequence

from rapidfuzz import fuzz, process

from .models import Item
from .spelling import folded, is_han
from .title_forms import forms, without_article

FUZZY_SCORE = 88  # of 100: one slip in eight letters
YEARS_APART = 1
"""A work's year is that of its first showing, here or elsewhere."""


class TitleIndex:
    """Items by their titles and aliases, and by shorter names where no title is so."""

    def __init__(self, items: Iterable[Item], makers: Container[str]) -> None:
        """`makers` are folded names of people, which no shorter name of a work may take."""
        self._full: dict[str, list[Item]] = {}
        self._short: dict[str, list[Item]] = {}
        for item in filter(_is_named, items):
            for name in (item.title, *item.aliases, *_more_titles(item)):
                full, *shorter = dict.fromkeys(forms(name))
                _put(self._full, full, item)
                for each in (name for name in shorter if name not in makers):
                    _put(self._short, each, item)
        self.keys = [*self._full, *(key for key in self._short if key not in self._full)]

    def __contains__(self, key: str) -> bool:
        return key in self._full or key in self._short

    def named(self, key: str, year: int | None = None) -> tuple[Item, ...]:
        """Return the items of this folded name, best known first; of that year, where one is given."""
        full, short = self._full.get(key, []), self._short.get(key, [])
        items = full or short
        if year is not None:
            every = [*full, *(item for item in short if item not in full)]
            items = [item for item in every if item.year == year] or [
                item for item in every if item.year is None or abs(item.year - year) <= YEARS_APART
            ]
        return tuple(sorted(items, key=lambda item: -item.popularity))

    def called(self, name: str, year: int | None = None) -> tuple[Item, ...]:
        """Return the items so called, articles and slips of spelling forgiven."""
        key = folded(name)
        known = next((k for k in (key, without_article(key)) if k in self), "")
        known = known or nearest(without_article(key), self.keys)
        return self.named(known, year) or self.named(known)


def nearest(key: str, keys: Sequence[str]) -> str:
    """Return the name of which this is a slip of spelling; empty where there is none."""
    # two Chinese characters or three letters are too short for a slip to be told from another name
    if len(key) < (3 if is_han(key) else 5):
        return ""
    best = process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=FUZZY_SCORE)
    return best[0] if best else ""


def _is_named(item: Item) -> bool:
    """Tell whether the title is a name: a caption, such as "a frog", says what a picture shows."""
    return item.title != item.text_attribute("caption")


def _more_titles(item: Item) -> tuple[str, str]:
    return item.text_attribute("title_zh"), item.text_attribute("title_original")


def _put(names: dict[str, list[Item]], key: str, item: Item) -> None:
    known = names.setdefault(key, [])
    if key and not any(item is other for other in known):
        known.append(item)
