"""What of a conversation still counts: the ledgers it went through, its messages, and the works spoken of."""

from collections.abc import Iterable, Mapping

from retrieval.models import Item

from .conversations import Conversation
from .ledger import Fact, Ledger, Role
from .past import Referent
from .steps import Heed


def before_last_change(past: Conversation) -> Ledger:
    """Return the ledger without the last change: each undo takes back one more.

    What came in since from elsewhere, feedback or another conversation, stays.
    """
    changes = _changes(past)
    if not changes:
        return past.ledger
    before, after = changes[-1]
    if past.ledger == after:
        return before
    put_back = [fact for fact in before.facts if fact not in after.facts]
    added = [fact for fact in after.facts if fact not in before.facts]
    left = past.ledger.without(added)
    return Ledger(facts=(*left.facts, *(fact for fact in put_back if fact not in left.facts)))


def asked_first(past: Conversation) -> Ledger:
    """Return the wishes as they first were since the last new start, beside all refused or seen."""
    starts = [place for place, answer in enumerate(past.answers) if answer.heed is Heed.FRESH]
    answers = past.answers[starts[-1] if starts else 0 :]
    every = (Ledger(facts=answer.ledger).having(Role.TARGET, Role.SEED) for answer in answers)
    first = next(filter(None, every), ())
    wished = {(fact.field, fact.value) for fact in first}
    kept = [fact for fact in past.ledger.facts if fact.role not in (Role.TARGET, Role.SEED)]
    return Ledger(facts=(*first, *(fact for fact in kept if (fact.field, fact.value) not in wished)))


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


def _changes(past: Conversation) -> list[tuple[Ledger, Ledger]]:
    """Return the ledger before and after each change that was not taken back, oldest first."""
    stack: list[tuple[Ledger, Ledger]] = []
    for answer in past.answers:
        if answer.heed is Heed.UNDO:
            stack = stack[:-1]
        if answer.before != answer.ledger:
            stack.append((Ledger(facts=answer.before), Ledger(facts=answer.ledger)))
    return stack
