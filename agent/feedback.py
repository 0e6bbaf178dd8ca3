"""What people do with picks outside the messages, and how it enters the ledger."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from retrieval.models import Item, Record

from .ledger import Fact, Ledger, Role, Strength
from .wording import named_in_chinese


class FeedbackKind(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    CLICK = "click"


class Feedback(Record):
    """One thing a person did with an item."""

    kind: FeedbackKind
    item: str
    """The item's id."""
    title: str
    turn: int
    """How many turns of the conversation were finished before."""


def with_feedback(ledger: Ledger, given: Iterable[Feedback], turns: int, items: Mapping[str, Item]) -> Ledger:
    """Return the ledger of a conversation of `turns` turns with what the feedback says of the items picked.

    A rejected item stays out until a later message or an accept is about it. What was accepted since the
    last turn is an example of what is liked: it is not shown again, its like is. A click says nothing.
    """
    judged = [fact for feedback in last_judgements(given) if (fact := _fact(feedback, turns))]
    said = [named_in_chinese(fact, items) for fact in judged]
    new = [fact for fact in said if not any(_settles(old, fact) for old in ledger.facts)]
    alone = {fact.items for fact in new}
    kept = [old for old in ledger.facts if old.field != "title" or old.items not in alone]
    return Ledger(facts=(*kept, *new))


def last_judgements(given: Iterable[Feedback]) -> tuple[Feedback, ...]:
    """Return the last accept or reject of each item."""
    judged = {one.item: one for one in given if one.kind is not FeedbackKind.CLICK}
    return tuple(judged.values())


def _fact(feedback: Feedback, turns: int) -> Fact | None:
    role = Role.REJECTED if feedback.kind is FeedbackKind.REJECT else Role.SEED
    if role is Role.SEED and feedback.turn < turns:
        return None  # the ledger of the turns since then has it, or they took it back
    return Fact(
        role=role,
        field="title",
        value=feedback.title,
        strength=Strength.HARD if role is Role.REJECTED else Strength.SOFT,
        reference="style" if role is Role.SEED else None,
        turn=feedback.turn,
        items=(feedback.item,),
    )


def _settles(old: Fact, new: Fact) -> bool:
    """Tell whether the ledger has the fact, or one about the item that a later message put there."""
    if old.field != "title" or not set(new.items) <= set(old.items):
        return False
    return old == new or old.turn > new.turn
