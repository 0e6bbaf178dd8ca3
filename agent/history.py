"""What of a conversation still counts: the ledgers it went through, its messages, and the works spoken of."""

from collections.abc import Iterable, Mapping

from retrieval.models import Item

from .conversations import Conversation
from .ledger import Fact, Ledger
from .past import Referent
from .steps import Heed


def before_last_change(past: Conversation) -> Ledger:
    """Return the ledger that undo goes back to: each undo takes back one more change."""
    return [Ledger(), *_ledgers(past)][-2]


def counting(said: Iterable[tuple[Heed, str]]) -> list[str]:
    """Return the messages that still count, oldest first: since the last new start, and not taken back."""
    kept: list[str] = []
    for heed, message in said:
        match heed:
            case Heed.WISH:
                kept = [*kept, message]
            case Heed.UNDO:
                kept = kept[:-1]
            case Heed.FRESH:
                kept = [message]
            case Heed.EDIT:
                kept = [*kept, ""]
            case Heed.TALK:
                pass
    return [message for message in kept if message]


def referents(past: Conversation, items: Mapping[str, Item]) -> tuple[Referent, ...]:
    """Return the works that a message can point back at, oldest first."""
    found: list[Referent] = []
    for turn, answer in enumerate(past.answers, start=1):
        named = [i for fact in answer.ledger if _is_title_of(fact, turn) for i in fact.items[:1]]
        spoken_of = dict.fromkeys([*named, *answer.about])
        found.extend(Referent(item=items[i], turn=turn) for i in spoken_of if i in items)
        found.extend(Referent(item=p.item, turn=turn, number=n) for n, p in enumerate(answer.picks, start=1))
    return tuple(found)


def _is_title_of(fact: Fact, turn: int) -> bool:
    return fact.field == "title" and fact.turn == turn


def _ledgers(past: Conversation) -> list[Ledger]:
    """Return the ledgers the conversation went through, each other than the one before; undo takes one
    off."""
    stack = [Ledger()]
    for answer in past.answers:
        if answer.heed is Heed.UNDO:
            stack = stack[:-1] or [Ledger()]
        if Ledger(facts=answer.ledger) != stack[-1]:
            stack.append(Ledger(facts=answer.ledger))
    return stack
