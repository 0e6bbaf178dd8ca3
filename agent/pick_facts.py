"""All that may be said of a pick, in the form that a sentence is compared with."""

import re
from collections.abc import Iterable, Iterator, Mapping

from retrieval.branches import LINKS
from retrieval.facets import facets
from retrieval.models import InterestQuery, Item, Record
from retrieval.spelling import folded
from retrieval.vocabulary import vocabulary

from .orders import told_of
from .reasons import byline
from .steps import Pick
from .wording import title_of

_SENTENCE = re.compile(r".+?(?:[.!?](?=\s|$)|[。！？])")
_DERIVED = ("based_on", "soundtrack_of")


class Facts(Record):
    """Everything a sentence about a pick may draw on."""

    text: str
    """All of it, in both languages."""
    told: str = ""
    """The description."""
    byline: str = ""
    """What kind of work it is, and who made it."""
    given: str = ""
    """The reasons without titles, and its genres and moods in words."""
    titles: tuple[str, ...] = ()
    """Of the works that it is linked with, or that the user named."""
    works: tuple[str, ...] = ()
    """Its title and aliases, and the titles of those works."""
    people: tuple[str, ...] = ()
    """Who made it, in every spelling."""
    language: str
    roles: tuple[tuple[str, str], ...] = ()
    """Each maker's name, folded, with the role."""
    qualities: tuple[str, ...] = ()
    """Canonical genres and moods."""
    numbers: frozenset[int] = frozenset()
    """Year, decade, length and the like; the numbers of the text count too."""
    places: tuple[str, ...] = ()
    """Codes of country and language."""
    wish: str = ""
    """What the user asked for: no fact about the work."""
    is_derived: bool = False
    """Whether the work was made from another."""
    is_source: bool = False
    """Whether another work was made from it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything and everybody that may be named."""
        return (*self.people, *self.works)


def facts_of(pick: Pick, query: InterestQuery, items: Mapping[str, Item], language: str) -> Facts:
    """Return all that may be said of the pick."""
    item, own = pick.item, facets(pick.item)
    kin = [items[one] for link in LINKS for one in item.list_attribute(link) if one in items]
    seeds = [items[seed] for seed in query.seeds if seed in items]
    titles = tuple(title_of(other, language) for other in (*kin, *seeds))
    reasons = [reason.text for reason in pick.reasons]
    linked = (byline(other, language) for other in kin)
    given = (*(without_titles(titles, text) for text in reasons), *_labels(own.genres, language))
    return Facts(
        text="\n".join(map(told_of, (*_texts(item, language), *reasons, *linked, *titles, *given))),
        told=description(item, language),
        byline=byline(item, language),
        given="\n".join(given),
        titles=titles,
        works=(item.title, title_of(item, language), *item.aliases, *titles),
        people=item.makers,
        language=language,
        roles=tuple(_roles(item)),
        qualities=own.genres,
        places=(*own.country, *own.language),
        wish=f"{query.wish} {query.conversation}",
        numbers=frozenset(_numbers(item)),
        is_derived=any(item.list_attribute(link) for link in _DERIVED),
        is_source=any(item.id in seed.list_attribute(link) for seed in seeds for link in LINKS),
    )


def _texts(item: Item, language: str) -> Iterator[str]:
    yield from (item.title, title_of(item, language), byline(item, language), byline(item, "en"))
    yield from (item.description, item.text_attribute("description_zh"))
    yield from (*item.list_attribute("themes"), *item.list_attribute("themes_zh"))


def _labels(words: tuple[str, ...], language: str) -> Iterator[str]:
    known = vocabulary()
    for word in words:
        kind = "genre" if known.canonical("genre", word) == word else "mood"
        yield known.label(kind, word, language)


def without_titles(titles: Iterable[str], text: str) -> str:
    """Return the text with the titles taken out."""
    for title in titles:
        text = text.replace(title, " ")
    return text


def _roles(item: Item) -> Iterator[tuple[str, str]]:
    chinese = item.list_attribute("creators_zh")
    for index, creator in enumerate(item.creators):
        for name in (creator.name, *chinese[index : index + 1]):
            yield folded(name), creator.role


def _numbers(item: Item) -> Iterator[int]:
    if item.year is not None:
        yield item.year
    yield from (number for number in item.attributes.values() if isinstance(number, int))
    if item.duration_minutes:
        yield from (item.duration_minutes, round(item.duration_minutes / 60))


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text; a text without any end is one."""
    return [found.strip() for found in _SENTENCE.findall(text)] or [part for part in (text,) if part]


def description(item: Item, language: str) -> str:
    """Return what the item's description tells, in the language or the one there is, on one line."""
    chinese = item.text_attribute("description_zh")
    text = (chinese or item.description) if language == "zh" else (item.description or chinese)
    return told_of(" ".join(text.split())[:600])
