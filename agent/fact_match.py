"""Whether a fact of the ledger is the one that a scripted dialogue describes."""

from retrieval.facets import NUMBERS
from retrieval.spelling import folded

from .dialogue_format import FactExpectation, range_of
from .ledger import Fact
from .shelf_names import ShelfNames, canonical

_WORDS = ("medium", "genre", "mood", "country", "language")


def matches(want: FactExpectation, fact: Fact, names: ShelfNames) -> bool:
    """Tell whether the fact is as described; titles and words are the same in every spelling."""
    return (
        want.role in (None, fact.role)
        and want.field in (None, fact.field)
        and want.strength in (None, fact.strength)
        and want.reference in (None, fact.reference)
        and (want.value is None or _same_value(want.value, fact, names))
    )


def told(fact: Fact | FactExpectation) -> str:
    """Return the fact in a few words."""
    value = fact.value and f'"{fact.value}"'
    parts = (fact.role, fact.field, value, fact.strength, fact.reference)
    return " ".join(part for part in parts if part)


def _same_value(value: str, fact: Fact, names: ShelfNames) -> bool:
    if fact.field in NUMBERS:
        wanted = range_of(value)
        return wanted is not None and wanted == range_of(fact.value)
    if fact.field in _WORDS:
        return canonical(fact.field, value) == canonical(fact.field, fact.value)
    if fact.field == "creator":
        return names.creator(value) == names.creator(fact.value)
    same_item = not names.ids(value).isdisjoint(names.ids(fact.value) | set(fact.items))
    return same_item or folded(value) == folded(fact.value)
