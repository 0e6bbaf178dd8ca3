"""What words mean that stand in the place of a name: a part of a title, a surname, 动森."""

from collections.abc import Iterable
from functools import cached_property

from .models import Item
from .spelling import folded, is_han, simplified
from .title_forms import without_article
from .titles import NameMention, Names

SHORTEST = 3
"""Letters of a part of a name; of one in Chinese one less."""
MOST_LETTERS = 12
"""Of a title in Chinese that is called by some of its characters."""
BETTER_KNOWN = 2.0
"""How many times as well known the first of several works must be as the next to be meant."""


class LooseNames:
    """The names of a catalogue, for words of which something else says that they are a name.

    In running text so little would be too much taken for names: see `Names.mentions` for that.
    """

    def __init__(self, items: Iterable[Item], names: Names) -> None:
        self._items = list(items)
        self._names = names

    def meant(self, words: str, *, maker: bool) -> NameMention | None:
        """Return what the words name, in part or with slips; a maker first where one is looked for."""
        ways = (self._maker, self._work) if maker else (self._work, self._maker)
        key = folded(simplified(words))
        if len(key) < SHORTEST - is_han(key):
            return None
        return next((found for way in ways if (found := way(key))), None)

    def has(self, words: str) -> bool:
        """Tell whether any name has the words as a part, though it may not be clear which is meant."""
        key = folded(simplified(words))
        return any(_is_part(key, name) for name, _ in (*self._titles, *self._makers))

    @cached_property
    def _titles(self) -> list[tuple[str, Item]]:
        return [
            (key, item)
            for item in self._items
            for name in (item.title, *item.list_attribute("title_zh"))
            if (key := folded(simplified(name)))
        ]

    @cached_property
    def _makers(self) -> list[tuple[str, str]]:
        names = {
            name
            for item in self._items
            for name in (*(c.name for c in item.creators), *item.list_attribute("creators_zh"))
        }
        return [(folded(simplified(name)), name) for name in sorted(names)]

    def _work(self, key: str) -> NameMention | None:
        if items := self._names.title(key):
            return _mention(items[0].title, [item.id for item in items], is_creator=False)
        for fits in (_is_part, _is_shortened):
            found = {item.id: item for title, item in self._titles if fits(key, title)}
            if work := _best_known(list(found.values())):
                return _mention(work.title, [work.id], is_creator=False)
        return None

    def _maker(self, key: str) -> NameMention | None:
        if entry := self._names.creator(key):
            return _mention(entry[0], entry[1], is_creator=True)
        people = {
            entry[0]: entry[1]
            for maker, name in self._makers
            if _is_surname(key, maker) and (entry := self._names.creator(name))
        }
        first, *others = sorted(people.items(), key=lambda each: -len(each[1])) or [("", ())]
        if not first[1] or (others and len(first[1]) < BETTER_KNOWN * len(others[0][1])):
            return None
        return _mention(first[0], first[1], is_creator=True)


def _is_part(key: str, name: str) -> bool:
    """Tell whether the words, as whole words, stand in the name; a single one begins or ends it."""
    if is_han(key):
        return key in name
    within = f" {key} " in f" {name} "
    return within and (" " in key or key in (without_article(name).split()[0], name.rsplit(maxsplit=1)[-1]))


def _is_surname(key: str, name: str) -> bool:
    """Tell whether a maker is called by these words; in Chinese a name from abroad ends with the surname."""
    return _is_part(key, name) and (not is_han(key) or " " not in name or name.endswith(key))


def _is_shortened(key: str, name: str) -> bool:
    """Tell whether a title in Chinese is called by some of its characters, the first among them: 动森."""
    if not is_han(key) or len(name) > MOST_LETTERS or name[:1] != key[:1]:
        return False
    letters = iter(name)
    return all(letter in letters for letter in key)


def _best_known(works: list[Item]) -> Item | None:
    """Return the best known work, if it is by far, or if all are of one maker."""
    if not works:
        return None
    first, *others = sorted(works, key=lambda item: -item.popularity)
    makers = {work.creators[0].name if work.creators else work.id for work in works}
    far = not others or first.popularity >= BETTER_KNOWN * others[0].popularity
    return first if far or len(makers) == 1 else None


def _mention(name: str, items: Iterable[str], *, is_creator: bool) -> NameMention:
    return NameMention(name=name, items=tuple(items), is_creator=is_creator, start=0, end=0)
