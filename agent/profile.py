"""What a person said for good: kept beside the conversations, and part of each of theirs."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from .database import ProfileRow
from .ledger import Fact, Ledger, Scope

ME = "me"
"""Who sits at this machine, or has its token. Visitors of a widget and scripts are nobody: ""."""


def profile_of(database: Session, person: str) -> tuple[Fact, ...]:
    """Return what the person said for good, oldest first; nobody said anything."""
    return tuple(fact for _, fact in _rows(database, person)) if person else ()


def keep_changes(database: Session, person: str, before: Ledger, after: Iterable[Fact]) -> None:
    """Store what a turn added to what holds for good, and remove what it took back."""
    old, new = _lasting(before.facts), _lasting(after)
    changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    for row, fact in _rows(database, person):
        if _key(fact) in changed:
            database.delete(row)
    for key in changed & new.keys():
        # its turn is one of the conversation it was said in, and means nothing in others
        fact = new[key].model_copy(update={"turn": 0})
        database.add(ProfileRow(person=person, fact=fact.model_dump_json()))


def with_profile(ledger: Ledger, profile: Iterable[Fact]) -> Ledger:
    """Return the ledger with what holds for good as it is now, wherever it was said or taken back."""
    known = tuple(profile)
    keys = {_key(fact) for fact in known}
    own = Ledger(facts=tuple(f for f in ledger.facts if f.scope is not Scope.ALWAYS or _key(f) in keys))
    news = [fact for fact in known if _key(fact) not in _lasting(own.facts)]
    return own.updated(news) if news else own


def _rows(database: Session, person: str) -> list[tuple[ProfileRow, Fact]]:
    rows = database.scalars(select(ProfileRow).where(ProfileRow.person == person).order_by(ProfileRow.number))
    return [(row, Fact.model_validate_json(row.fact)) for row in rows]


def _lasting(facts: Iterable[Fact]) -> dict[tuple[str, str, str], Fact]:
    return {_key(fact): fact for fact in facts if fact.scope is Scope.ALWAYS}


def _key(fact: Fact) -> tuple[str, str, str]:
    return (fact.role, fact.field, fact.value.casefold())
