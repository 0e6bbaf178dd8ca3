"""Changes of the ledger by hand, from window or API; each is kept as a turn without words."""

from collections.abc import Callable

from retrieval.models import InterestQuery, Range, ShelftalkError

from . import notices
from .conversations import Conversation, Conversations
from .history import before_last_change
from .ledger import Fact, Ledger
from .query import RANGE_FIELDS
from .steps import Answer, Heed


def undo(conversations: Conversations, session: str) -> Conversation:
    """Take back the last change of the ledger, made by a message or by hand.

    Raises ShelftalkError where there is none.
    """
    past = conversations.load(session)
    before = before_last_change(past)
    if before == past.ledger:
        raise ShelftalkError(notices.nothing_to_undo(_language(past)))
    return _kept(conversations, past, before, Heed.UNDO)


def drop(conversations: Conversations, session: str, fact: Fact) -> Conversation:
    """Take one fact out of the ledger; raises ShelftalkError when it is not there."""
    return _changed(conversations, session, fact, lambda ledger: ledger.without([fact]))


def pin(conversations: Conversations, session: str, fact: Fact) -> Conversation:
    """Let a fact outlast a new start and another medium; raises ShelftalkError when it is not there."""
    return _changed(conversations, session, fact, lambda ledger: ledger.pinned(fact))


def replace(conversations: Conversations, session: str, old: Fact, new: Fact) -> Conversation:
    """Put another fact in the place of one; raises ShelftalkError where it is not there, or this is none."""
    if new.field in RANGE_FIELDS:
        _require_range(new)
    return _changed(conversations, session, old, lambda ledger: ledger.replaced(old, new))


def _require_range(fact: Fact) -> None:
    try:
        Range.parse(fact.value)
    except ValueError as error:
        raise ShelftalkError(
            f'{fact.field} {fact.value!r} is no range; write "1980..1989" or "..120"'
        ) from error


def _changed(
    conversations: Conversations, session: str, fact: Fact, change: Callable[[Ledger], Ledger]
) -> Conversation:
    past = conversations.load(session)
    if fact not in past.ledger.facts:
        raise ShelftalkError(
            f"session {session!r}: the ledger has no {fact.role} {fact.field} {fact.value!r}; reload to "
            f"see it."
        )
    return _kept(conversations, past, change(past.ledger), Heed.EDIT)


def _kept(conversations: Conversations, past: Conversation, ledger: Ledger, heed: Heed) -> Conversation:
    language = _language(past)
    before = ledger if heed is Heed.UNDO else past.ledger
    answer = Answer(
        session=past.id, message="", language=language, before=before.facts, ledger=ledger.facts,
        query=InterestQuery(), picks=(), reply=notices.edited(language), heed=heed,
    )  # fmt: skip
    conversations.keep(past, answer)
    return conversations.load(past.id)


def _language(past: Conversation) -> str:
    return past.answers[-1].language if past.answers else "en"
