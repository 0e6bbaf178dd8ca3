"""What was shown and spoken of so far, asked by place, kind, quality or number."""

from collections.abc import Sequence

from retrieval.facets import facets
from retrieval.item_text import item_words
from retrieval.models import Item, Record
from retrieval.spelling import folded, is_han, simplified


class Referent(Record):
    """A work that can be pointed back at: shown as pick `number`, or, with 0, named by the user."""

    item: Item
    turn: int = 0
    number: int = 0


class Past:
    """What was shown and spoken of, asked by place, kind or quality."""

    def __init__(self, referents: Sequence[Referent], spoken: Sequence[tuple[int, Item]] = ()) -> None:
        shown = sorted((r for r in referents if r.number), key=lambda r: (r.turn, r.number))
        latest = shown[-1].turn if shown else 0
        self.last = [r.item for r in shown if r.turn == latest]
        """The picks shown last, in their order."""
        self._turns = [[r.item for r in shown if r.turn == turn] for turn in sorted({r.turn for r in shown})]
        self.shown = [r.item for r in shown]
        """Every pick, the oldest first."""
        self.first = self.shown[:1]
        self._spoken = spoken
        """Works named in the message at hand, and where each name ends."""
        named = [r for r in referents if not r.number]
        self._named = [r.item for r in sorted(named, key=lambda r: r.turn)]
        now = max((r.turn for r in referents), default=0)
        newest = [r.item for r in named if r.turn == now]
        only = self.last if len(self.last) == 1 else []
        # what was shown came after what was named in the same turn
        self.focus = [*only, *newest[-1:]][:1] if latest == now else [*newest[-1:], *only][:1]
        """The one work that "it" can mean before the message says more; none where it could be several."""

    def it(self, position: int) -> list[Item]:
        """Return the work that "it" means at this place of the message."""
        before = [item for end, item in self._spoken if end <= position]
        return before[-1:] or self.focus

    def spoken_of(self, position: int) -> list[Item]:
        """Return the work spoken of last at this place, however long ago."""
        every = [item for _, item in self._spoken]
        return self.it(position) or every[:1] or self._named[-1:]

    def whose(self, position: int) -> list[Item]:
        """Return the work whose maker "she" means: the one spoken of, or one of picks all by one maker."""
        makers = {item.makers[:1] for item in self.last}
        alike = self.last[:1] if len(makers) == 1 and all(makers) else []
        return self.it(position) or alike or self.spoken_of(position)

    def one(self, medium: str, position: int) -> list[Item]:
        """Return the work meant by "that one", or by "that film" the one film it can be."""
        it = self.it(position)
        if it and medium in ("", it[0].medium):
            return it
        turns = [[item for item in items if item.medium == medium] for items in self._turns]
        alike = [items for items in turns if items][-1:]
        return alike[0] if alike and len(alike[0]) == 1 else []

    def having(self, kind: str, word: str) -> list[Item]:
        """Return the one pick with this quality; nothing where it tells none from the others."""
        facet = kind if kind in ("country", "language") else "genres"
        meant = [item for item in self.last if word in getattr(facets(item), facet)]
        return meant if len(meant) == 1 else []

    def made_by(self, name: str) -> list[Item]:
        """Return the one pick with a maker of whose name these words are a part."""
        asked = folded(name)
        meant = [item for item in self.last if asked and any(_is_part(asked, own) for own in item.makers)]
        return meant if len(meant) == 1 else []

    def telling_of(self, words: str) -> list[Item]:
        """Return the one pick whose words tell of this; in Chinese, the one that has all the characters."""
        parts = list(words) if is_han(words) else [f" {folded(words)}"]
        told = [item for item in self.last if all(part in f" {_said_of(item)}" for part in parts)]
        return told if len(told) == 1 and len(self.last) > 1 else []

    @property
    def middle(self) -> list[Item]:
        """The pick in the middle of an odd number of them."""
        return self.last[len(self.last) // 2 :][:1] if len(self.last) % 2 and len(self.last) > 1 else []

    @property
    def named(self) -> int:
        """How many works the message at hand names."""
        return len(self._spoken)

    def most(self, field: str, *, highest: bool) -> list[Item]:
        known = [item for item in self.last if getattr(item, field) is not None]
        return sorted(known, key=lambda item: getattr(item, field), reverse=highest)[:1]


def _said_of(item: Item) -> str:
    return simplified(folded(item_words(item)))


def _is_part(asked: str, name: str) -> bool:
    """Tell whether the folded words are some of the name's, one after the other."""
    return f" {asked} " in f" {folded(name)} "
