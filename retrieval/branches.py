"""The branches of a search: each finds items of its own and can score any other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol

import numpy as np

from .catalogue import Catalogue
from .encoders import Matrix, Vector
from .facet_index import FacetIndex, Mask, Rows
from .models import Branch, Constraints, InterestQuery, Item, Range
from .neighbours import DEPTH, Near, Neighbours, Vote
from .titles import Names
from .vector_rows import VectorRows
from .vocabulary import vocabulary

NEWEST = 2
"""Of the seeds, those whose own neighbours are looked up; the others count in the mean."""
LINKS = ("based_on", "soundtrack_of", "same_world")
LINKED = 10.0
"""A stated link, in units of one work's only maker."""
FADING = 0.9
"""What the makers of a seed still count once another is named after it."""
PUSHED = 0.3
"""How much nearness to what the result should not resemble counts against it."""


class Liking(Protocol):
    """Co-preference: vectors whose dot product tells how much liking one item speaks for another."""

    def nearest(self, vector: Vector, limit: int, must: Constraints) -> Rows: ...

    def vectors(self, rows: Rows) -> Matrix: ...

    @property
    def likes(self) -> Vector: ...


class Question(NamedTuple):
    """A query with what every branch needs."""

    query: InterestQuery
    vectors: Mapping[str, Vector]
    """Of the query's texts."""
    allowed: Mask
    liking: Liking | None
    shown: Vector | None
    """Where texts are that say what is shown."""


class Branches:
    """All ways in which items of one catalogue can be found."""

    def __init__(self, catalogue: Catalogue, space: str, index: FacetIndex, names: Names) -> None:
        self._space = space
        self._store = catalogue.store
        self._near = Neighbours(catalogue.store, index, space)
        self._index = index
        self._names = names
        items = list(catalogue.items.values())
        self._rows = index.rows
        self._places = index.places
        self._text = VectorRows(catalogue.store, space, catalogue.spaces[space], list(self._rows))
        self._parts = catalogue.parts
        self._fame = np.log1p(np.array([item.popularity for item in items], dtype=np.float32))
        self._links = _links(items, self._rows)
        self._makers = [_makers(item, names) for item in items]
        self._works = _works(self._makers)

    def votes(self, asked: Question, without: Iterable[Branch]) -> dict[Branch, Vote]:
        """Return what each branch says, of those that have something to say."""
        query, left_out = asked.query, set(without)
        ways: Mapping[Branch, Callable[[], Vote | None]] = {
            Branch.WORDS: lambda: self._by_words(asked),
            Branch.PARTS: lambda: self._by_parts(asked),
            Branch.BEHAVIOUR: lambda: self._by_behaviour(asked),
            Branch.CREATORS: lambda: self._valued(self._by_creators(query), asked),
            Branch.KIN: lambda: self._valued(self._by_kin(query), asked),
            Branch.WISHES: lambda: self._valued(self._by_wishes(query), asked),
            Branch.LIKES: lambda: self._valued(np.sqrt(asked.liking.likes), asked) if asked.liking else None,
            # where people's likes are known, they say it better, unless it is asked for
            Branch.POPULARITY: lambda: self._by_fame(asked),
        }
        near = {branch: each for branch, each in self._near_text(asked) if branch not in left_out}
        votes = {branch: way() for branch, way in ways.items() if branch not in left_out}
        said = {branch: vote for branch, vote in votes.items() if vote is not None}
        return {**self._near.votes(near, query.must), **said}

    def texts(self, rows: Rows) -> Matrix:
        """Return the text vectors of the items."""
        return self._text.of(rows)

    def _near_text(self, asked: Question) -> Iterator[tuple[Branch, Near]]:
        """Yield what is looked for among the text vectors: what is said, and what seeds are like."""
        query = asked.query
        said = {
            Branch.TEXT: asked.vectors.get(query.wish),
            Branch.CONVERSATION: asked.vectors.get(query.conversation),
            Branch.LIKENESS: asked.shown,
        }
        for branch, vector in said.items():
            if vector is not None:
                yield branch, Near([vector], partial(_dot, self._text.of, vector))
        if len(seeds := self._places(query.seeds)):
            yield Branch.SEEDS, self._near_seeds(seeds, self._places(query.contrasts))

    def _by_words(self, asked: Question) -> Vote | None:
        query, known = asked.query, vocabulary()
        words = " ".join(
            (
                query.wish,
                *(known.label("genre", genre, "zh") for genre in query.genres),
                *(known.label("mood", mood, "zh") for mood in query.moods),
            )
        )
        if not words.strip():
            return None
        values = np.zeros(len(self._rows), dtype=np.float32)
        for item_id, score in self._store.matching(words, DEPTH, query.must):
            values[self._rows[item_id]] = score
        return self._valued(values, asked)

    def _by_parts(self, asked: Question) -> Vote | None:
        """Score what others find by the pieces of its text that are nearest to what is said."""
        vector = asked.vectors.get(asked.query.conversation)
        if vector is None or self._parts is None:
            return None
        return Vote(np.array([], dtype=np.intp), partial(self._parts.nearness, vector=vector))

    def _near_seeds(self, seeds: Rows, unlike: Rows) -> Near:
        """Score by nearness to the seeds, half to the nearest of them and half to all."""
        vectors, contrasts = self._text.of(seeds), self._text.of(unlike)

        def score(rows: Rows) -> Vector:
            own = self._text.of(rows)
            near = own @ vectors.T
            likeness = (near.mean(axis=1) + near.max(axis=1)) / 2
            return likeness - PUSHED * (own @ contrasts.T).max(axis=1, initial=0)

        ways = [*vectors[-NEWEST:], vectors.mean(axis=0)] if len(vectors) > 1 else [*vectors]
        return Near(ways, score)

    def _by_behaviour(self, asked: Question) -> Vote | None:
        seeds = self._places(asked.query.seeds)
        liking = asked.liking
        if liking is None or not len(seeds):
            return None
        taste = liking.vectors(seeds).sum(axis=0)
        contrasts = self._places(asked.query.contrasts)
        if len(contrasts):
            taste = taste - PUSHED * liking.vectors(contrasts).sum(axis=0)
        if not taste.any():
            return None
        found = liking.nearest(taste, DEPTH, asked.query.must)
        return Vote(found, partial(_dot, liking.vectors, taste))

    def _by_creators(self, query: InterestQuery) -> Vector:
        values = np.zeros(len(self._rows), dtype=np.float32)
        for name in query.creators:
            if found := self._names.creator(name):
                values[self._places(found[1])] = 1
        return values

    def _by_kin(self, query: InterestQuery) -> Vector:
        """Value what is linked with a seed, and what shares its makers; few works and late seeds say more."""
        values = np.zeros(len(self._rows), dtype=np.float32)
        for seed in map(int, self._places(query.seeds)):
            values *= FADING
            values[self._links.get(seed, [])] += LINKED
            for maker, weight in self._makers[seed].items():
                works = self._works[maker]
                values[works] += weight / np.sqrt(len(works))
        return np.sqrt(values)

    def _by_wishes(self, query: InterestQuery) -> Vector:
        """Value each quality wished for, and what is preferred of origin, era and length."""
        values = self._index.counts("genres", (*query.genres, *query.moods))
        values += self._index.counts("country", query.countries)
        values += self._index.counts("language", query.languages)
        for name, span in (("year", query.year), ("duration_minutes", query.duration_minutes)):
            if span != Range():
                values += self._index.within(name, span)
        return values

    def _by_fame(self, asked: Question) -> Vote | None:
        match asked.query.renown:
            case 0 if asked.liking:
                return None
            case -1:
                return self._valued(self._fame.max() + 1 - self._fame, asked)
            case _:
                return self._valued(self._fame, asked)

    def _valued(self, values: Vector, asked: Question) -> Vote | None:
        rows = np.flatnonzero((values > 0) & asked.allowed)
        if not len(rows):
            return None
        if len(rows) > DEPTH:
            rows = rows[np.argpartition(-values[rows], DEPTH)[:DEPTH]]
        return Vote(rows[np.argsort(-values[rows], kind="stable")], values.__getitem__)


def _dot(vectors: Callable[[Rows], Matrix], vector: Vector, rows: Rows) -> Vector:
    return vectors(rows) @ vector


def _makers(item: Item, names: Names) -> dict[str, float]:
    """Return who made the item; a film is its director's more than its actors'."""
    return {
        person: 1.0 if creator.role == "actor" else 2.0
        for creator in reversed(item.creators)
        for person in names.people(creator.name)
    }


def _works(makers: Sequence[Mapping[str, float]]) -> dict[str, Rows]:
    works: dict[str, list[int]] = {}
    for row, names in enumerate(makers):
        for name in names:
            works.setdefault(name, []).append(row)
    return {name: np.array(rows, dtype=np.intp) for name, rows in works.items()}


def _links(items: Sequence[Item], rows: Mapping[str, int]) -> dict[int, list[int]]:
    """Return, for each item, those it names by id or by title, and those that name it."""
    titled: dict[str, list[int]] = {}
    for row, item in enumerate(items):
        titled.setdefault(item.title, []).append(row)
    linked: dict[int, set[int]] = {}
    for row, item in enumerate(items):
        named = {rows[each] for link in LINKS for each in item.list_attribute(link) if each in rows}
        # a list that names other items of the shelf, such as a restaurant's dishes
        for value in item.attributes.values():
            if isinstance(value, tuple):
                named.update(other for word in value for other in titled.get(str(word), ()))
        for other in named - {row}:
            linked.setdefault(row, set()).add(other)
            linked.setdefault(other, set()).add(row)
    return {row: sorted(others) for row, others in linked.items()}
