"""What a scripted dialogue can say: turns, and what must be true after each."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from retrieval.models import Range, Record

from .ledger import Role, Strength

_BOUND = re.compile(r"\s*(<=|>=|<|>|=)?\s*(\d+)\s*")
_SPAN = re.compile(r"\s*(\d*)\s*\.\.\s*(\d*)\s*")


class Bound(Record):
    """A condition on a number: "<2015", ">=3", "1980..1989", or the number itself."""

    written: str
    range: Range

    def __str__(self) -> str:
        return self.written


def bound(written: object) -> object:
    """Return the condition that `written` says; what says none is returned for pydantic to refuse."""
    if isinstance(written, bool) or not isinstance(written, int | str):
        return written
    span = range_of(str(written))
    if span is None:
        raise ValueError(f'{written!r} is no number, "<2015", ">=3" or "1980..1989"')
    return Bound(written=str(written), range=span)


def range_of(written: str) -> Range | None:
    """Return the whole numbers that meet the condition, None when it is not one."""
    if found := _SPAN.fullmatch(written):
        low, high = (int(end) if end else None for end in found.groups())
        return None if low is None and high is None else Range(low=low, high=high)
    if not (found := _BOUND.fullmatch(written)):
        return None
    number = int(found[2])
    return {
        "<": Range(high=number - 1),
        "<=": Range(high=number),
        ">": Range(low=number + 1),
        ">=": Range(low=number),
    }.get(found[1], Range(low=number, high=number))


def _listed(written: object) -> object:
    return (written,) if isinstance(written, str) else written


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""One word or a list of them."""
Number = Annotated[Bound, BeforeValidator(bound)]


class ItemExpectation(Record):
    """What must be true of an item; a list means one of these."""

    title: Words = ()
    creator: Words = ()
    year: Number | None = None
    duration_minutes: Number | None = None
    popularity: Number | None = None
    language: Words = ()
    country: Words = ()
    medium: Words = ()
    genres_any_of: Words = ()
    genres_none_of: Words = ()
    tags: Words = ()


class FactExpectation(Record):
    """A fact the ledger must hold, as far as it is described."""

    role: Role | None = None
    field: str | None = None
    value: str | None = None
    strength: Strength | None = None
    reference: str | None = None


class Expectation(Record):
    """What must be true after a turn; what is left out may be anything.

    Where `media`, `every_pick` or `some_pick` is stated and `picks` is not, no picks at all is a failure.
    """

    media: Words = ()
    picks: Number | None = None
    every_pick: ItemExpectation = ItemExpectation()
    some_pick: ItemExpectation = ItemExpectation()
    not_shown: Words = ()
    no_repeats: bool = False
    ledger: tuple[FactExpectation, ...] = ()
    asks: bool | None = None
    says_relaxed: bool | None = None
    language: str | None = None


class ScriptedTurn(Record):
    user: str
    attach: Words = ()
    """Pictures and sounds; their paths start at the folder of the dialogue."""
    expect: Expectation = Expectation()


class Dialogue(Record):
    catalogue: str = "starter"
    turns: tuple[ScriptedTurn, ...] = Field(min_length=1)
