"""What an item can be filtered by, and the conditions a filter is made of; one spelling for both."""

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Any, cast

from .file_attributes import COLOURS, TEMPO
from .models import Constraints, Item, Range, Record
from .spelling import folded, is_han
from .vocabulary import vocabulary

KEYWORDS = ("medium", "genres", "creators", "language", "country", "owned")
NUMBERS = ("year", "duration_minutes", "pages", "tempo_bpm", *COLOURS)
_YES = frozenset({"true", "yes", "y", "1", "1.0", "是", "有"})
_NO = frozenset({"false", "no", "n", "0", "0.0", "否", "没有"})


class Facets(Record):
    """The filterable side of an item: canonical words and folded names."""

    medium: tuple[str, ...]
    genres: tuple[str, ...]
    creators: tuple[str, ...]
    language: tuple[str, ...]
    country: tuple[str, ...]
    owned: tuple[str, ...]
    """Whether the user owns it: "yes" or "no", as far as the item says."""
    year: int | None
    duration_minutes: int | None
    pages: int | None
    tempo_bpm: int | None
    lightness: int | None
    warmth: int | None
    colourfulness: int | None

    def payload(self) -> dict[str, Any]:
        """Return what a store keeps; what the item does not have is left out."""
        return {
            **{name: list(getattr(self, name)) for name in KEYWORDS if getattr(self, name)},
            **{name: getattr(self, name) for name in NUMBERS if getattr(self, name) is not None},
        }


class AnyOf(Record):
    """The item has at least one of these words in this facet."""

    facet: str
    words: tuple[str, ...]

    def holds(self, facets: Facets) -> bool:
        return not set(self.words).isdisjoint(getattr(facets, self.facet))


class Within(Record):
    """The item's number lies in the range; an item without the number does not."""

    facet: str
    range: Range

    def holds(self, facets: Facets) -> bool:
        number = getattr(facets, self.facet)
        return number is not None and self.range.holds(number)


class Conditions(Record):
    """Constraints, ready to be asked of facets."""

    must: tuple[AnyOf | Within, ...]
    must_not: tuple[AnyOf, ...]
    items: tuple[str, ...]
    """One of these, where there are any."""
    not_items: tuple[str, ...]

    def hold(self, item_id: str, own: Facets) -> bool:
        """Tell whether an item with these facets meets every one, exactly as the stores decide it."""
        return (
            item_id not in self.not_items
            and (not self.items or item_id in self.items)
            and all(condition.holds(own) for condition in self.must)
            and not any(condition.holds(own) for condition in self.must_not)
        )


def facets(item: Item) -> Facets:
    """Return what the item can be filtered by."""
    return Facets(
        medium=_words("medium", [item.medium]),
        genres=_words("genre", [*item.genres, *item.tags]),
        creators=_names(item.makers),
        language=_words("language", [item.language or ""]),
        country=_words("country", [item.country or ""]),
        owned=_yes_or_no(item.attributes.get("owned")),
        year=item.year,
        duration_minutes=item.duration_minutes,
        pages=_number(item.attributes.get("pages")),
        tempo_bpm=_number(item.attributes.get(TEMPO)),
        **{name: _number(item.attributes.get(name)) for name in COLOURS},
    )


def conditions(asked: Constraints) -> Conditions:
    """Return the constraints in the spelling of facets."""
    return _conditions(cast(Hashable, asked))  # frozen, which type checkers do not see


@lru_cache(64)
def _conditions(asked: Constraints) -> Conditions:
    groups = [*((genre,) for genre in asked.genres), *asked.genre_groups]
    every_genre = [_any("genres", _words("genre", group)) for group in groups]
    must = (
        _any("medium", _words("medium", asked.media)),
        *every_genre,
        _any("genres", _words("genre", asked.fit_for)),
        _any("creators", _names(asked.creators)),
        _any("language", _words("language", asked.languages)),
        _any("country", _words("country", asked.countries)),
        _any("owned", ("yes",) if asked.owned else ()),
    )
    must_not = (
        _any("genres", _words("genre", asked.not_genres)),
        _any("creators", _names(asked.not_creators)),
        _any("language", _words("language", asked.not_languages)),
        _any("country", _words("country", asked.not_countries)),
        _any("owned", ("yes",) if asked.owned is False else ()),
    )
    numbers = (Within(facet=name, range=getattr(asked, name)) for name in NUMBERS)
    return Conditions(
        must=(*(c for c in must if c.words), *(n for n in numbers if n.range != Range())),
        must_not=tuple(c for c in must_not if c.words),
        items=asked.items,
        not_items=asked.not_items,
    )


def satisfies(item: Item, asked: Constraints) -> bool:
    """Tell whether the item meets every constraint."""
    return conditions(asked).hold(item.id, facets(item))


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _yes_or_no(value: object) -> tuple[str, ...]:
    # tables have only texts and numbers
    word = str(value).strip().casefold()
    return ("yes",) if word in _YES else ("no",) if word in _NO else ()


def _any(facet: str, words: tuple[str, ...]) -> AnyOf:
    return AnyOf(facet=facet, words=words)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for name in names if (key := folded(name))))


def _words(kind: str, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for text in texts for word in _canonical(kind, text) if word))


def _canonical(kind: str, text: str) -> Iterable[str]:
    kinds = ("genre", "mood") if kind == "genre" else (kind,)
    for each in kinds:
        if word := vocabulary().canonical(each, text):
            return (word,)
    if is_han(text):
        # Chinese sources write genres without a space between them: 爱情剧情犯罪
        found = [m.word for m in vocabulary().mentions(text) if m.kind in kinds]
        return found or (folded(text),)
    return (folded(text),)
