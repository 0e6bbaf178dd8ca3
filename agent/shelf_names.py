"""What a scripted dialogue calls things -> what the catalogue calls them, exactly: no slip is forgiven."""

from collections.abc import Iterable

from retrieval.facets import facets
from retrieval.models import Item
from retrieval.spelling import folded
from retrieval.vocabulary import vocabulary


class ShelfNames:
    """Titles, aliases, ids and creators of a catalogue."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._ids: dict[str, set[str]] = {}
        self._creators: dict[str, str] = {}
        self._called: dict[str, tuple[str, ...]] = {}
        for item in items:
            for name in names_of(item):
                self._ids.setdefault(folded(name), set()).add(item.id)
            chinese = item.list_attribute("creators_zh")
            self._called[item.id] = (*names_of(item), *(creator.name for creator in item.creators), *chinese)
            for index, creator in enumerate(item.creators):
                for name in (creator.name, *chinese[index : index + 1]):
                    self._creators.setdefault(folded(name), folded(creator.name))

    def ids(self, name: str) -> frozenset[str]:
        """Return the items of that title, alias or id."""
        return frozenset(self._ids.get(folded(name), ()))

    def called(self, item_id: str) -> tuple[str, ...]:
        """Return what an item and its creators are called."""
        return self._called.get(item_id, ())

    def creator(self, name: str) -> str:
        """Return one spelling for all spellings of a creator's name."""
        return self._creators.get(folded(name), folded(name))


def names_of(item: Item) -> tuple[str, ...]:
    """Return everything the item is called."""
    more = (item.text_attribute("title_zh"), item.text_attribute("title_original"))
    return tuple(name for name in (item.id, item.title, *item.aliases, *more) if name)


def canonical(field: str, word: str) -> str:
    """Return one spelling for all spellings of a word of the vocabulary; genres may be moods."""
    kinds = ("genre", "mood") if field in ("genre", "mood") else (field,)
    known = (vocabulary().canonical(kind, word) for kind in kinds)
    return next((found for found in known if found), folded(word))


def genres_and_tags(item: Item) -> frozenset[str]:
    return frozenset(facets(item).genres)
