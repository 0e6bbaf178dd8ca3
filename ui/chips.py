"""The ledger as HTML: chips that can be kept, taken out and taken back."""

from agent.conversations import Conversation
from agent.history import before_last_change
from agent.ledger import Fact, Role, Scope, Strength
from retrieval.models import Record

from . import item_words
from .bodies import Drop, Pin, Replace
from .templates import template
from .words import WORDS


class Chip(Record):
    role: Role
    label: str
    text: str
    hard: bool
    kept: bool
    said: str
    drop: str
    """The act that takes it out, as the page sends it."""
    pin: str


class Bar(Record):
    chips: tuple[Chip, ...]
    can_change: bool = False
    can_undo: bool = False
    changed_by_hand: bool = False
    """Whether the last change was no message, so that nothing was picked since."""


def ledger_html(conversation: Conversation, language: str) -> str:
    """Return what counts now, to be changed by hand."""
    bar = Bar(
        chips=_chips(conversation.ledger.facts, language),
        can_change=True,
        can_undo=before_last_change(conversation) != conversation.ledger,
        changed_by_hand=bool(conversation.answers) and not conversation.answers[-1].message,
    )
    return _html(bar, language)


def standing_ledger_html(facts: tuple[Fact, ...], language: str) -> str:
    """Return what counts in a turn under way, when nothing can be changed."""
    return _html(Bar(chips=_chips(facts, language)), language)


def _html(bar: Bar, language: str) -> str:
    return template("ledger").render(bar=bar, words=WORDS[language], language=language)


def _chips(facts: tuple[Fact, ...], language: str) -> tuple[Chip, ...]:
    return tuple(
        Chip(
            role=fact.role,
            label=WORDS[language].roles[fact.role],
            text=item_words.wish(fact, language),
            hard=fact.strength is Strength.HARD,
            kept=fact.scope is Scope.ALWAYS,
            said=f"“{fact.words}”" if fact.words else "",
            drop=Drop(do="drop", fact=fact).model_dump_json(),
            pin=_pin(fact),
        )
        for fact in facts
    )


def _pin(fact: Fact) -> str:
    """Return the act that keeps the fact always, or lets go of one that is kept."""
    if fact.scope is not Scope.ALWAYS:
        return Pin(do="pin", fact=fact).model_dump_json()
    loose = fact.model_copy(update={"scope": Scope.CONVERSATION})
    return Replace(do="replace", fact=fact, by=loose).model_dump_json()
