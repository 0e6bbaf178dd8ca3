"""A message is heard: rules first, then the model, and the ledger after both."""

import re
from collections.abc import Mapping

from retrieval.models import Item, Record
from retrieval.spelling import folded
from retrieval.titles import Names

from . import wording
from .asking import Model, Unusable, Watch
from .conversations import Conversation
from .ledger import Fact, Ledger, Role
from .parse import Grounds, facts_of, read
from .prose import tongue
from .rules import Shown, facts_in, starts_over

LONGEST_MESSAGE = 4000  # characters
_SMALL_TALK = re.compile(
    r"\b(?:hi|hello|hey|good (?:morning|evening|afternoon)|thanks|thank you|thx|cheers|bye|goodbye|great|"
    r"how are you|who are you|awesome|lovely|ok(?:ay)?)\b|^(?:嗨|你好|您好|哈喽|早上好|晚上好)|谢谢|多谢|"
    r"感谢|再见|你是谁",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thanks|thank you|thx|cheers|bye|goodbye)\b|谢谢|多谢|感谢|再见", re.IGNORECASE)


class Heard(Record):
    """What a message was understood to say."""

    language: str
    ledger: Ledger
    new: tuple[Fact, ...] = ()
    small_talk: str = ""
    """The whole reply, for a message that asks for nothing or cannot be read."""
    notes: tuple[str, ...] = ()
    """Sentences for the user about what is not known or not understood."""
    degraded: tuple[str, ...] = ()


class Listener:
    """Hears messages about one catalogue."""

    def __init__(self, model: Model, items: Mapping[str, Item], names: Names) -> None:
        self._model = model
        self._items = items
        self._names = names

    def hear(self, past: Conversation, message: str, watch: Watch) -> Heard:
        """Return the ledger after the message, and what to say about it; raises Cancelled."""
        spoken = tongue(message)
        language = spoken.reply if folded(message) or not past.answers else past.answers[-1].language
        if unreadable := _unreadable(message, language):
            return Heard(language=language, ledger=past.ledger, small_talk=unreadable)
        before = Ledger() if starts_over(message) else past.ledger
        turn = len(past.answers) + 1
        known = tuple(facts_in(message, self._names, _last_picks(past), turn))
        reading = read(self._model, message, watch)
        if isinstance(reading, Unusable):
            new, chat = list(known), not known and _SMALL_TALK.search(message) is not None
            degraded = (wording.degraded(reading.why, language),)
        else:
            grounds = Grounds(message=message, turn=turn, known=known)
            new, degraded = facts_of(reading, grounds, self._names), ()
            plain = _SMALL_TALK.fullmatch(message.strip(" .!。！~")) is not None
            chat = not known and (reading.kind == "chat" or plain)
        new = [] if chat else [*new, *self._medium_of_seeds(before, new)]
        return Heard(
            language=language,
            ledger=before.updated(new),
            new=tuple(new),
            small_talk=_small_talk(message, before, language) if chat else "",
            notes=tuple(_notes(new, language, spoken.foreign)),
            degraded=degraded,
        )

    def _medium_of_seeds(self, before: Ledger, new: list[Fact]) -> list[Fact]:
        """Return the medium meant by who names only works they love: more of that medium."""
        named = [
            fact for fact in (*before.facts, *new) if fact.field == "medium" and fact.role is Role.TARGET
        ]
        seeds = [fact for fact in new if fact.role is Role.SEED and fact.items]
        if named or not seeds:
            return []
        media = {self._items[fact.items[0]].medium for fact in seeds}
        return [
            Fact(role=Role.TARGET, field="medium", value=medium, words=seeds[0].words, turn=seeds[0].turn)
            for medium in sorted(media)
        ]

    def phrases(self, facts: tuple[Fact, ...], language: str) -> tuple[str, ...]:
        """Return the facts in words, each once."""
        said = [wording.phrase(fact, language, self._items) for fact in facts]
        return tuple(dict.fromkeys(said))


def _unreadable(message: str, language: str) -> str:
    if not any(letter.isalnum() for letter in message):
        return wording.no_words(language)
    if len(message) > LONGEST_MESSAGE:
        return wording.too_long(len(message), LONGEST_MESSAGE, language)
    return ""


def _small_talk(message: str, ledger: Ledger, language: str) -> str:
    if _THANKS.search(message):
        return wording.welcome(language)
    return wording.greeting(language) if not ledger.facts else wording.way_back(language)


def _notes(new: list[Fact], language: str, foreign: str) -> list[str]:
    strange = [
        fact.value for fact in new if fact.role is Role.SEED and fact.field == "title" and not fact.items
    ]
    return [
        *([wording.foreign(foreign)] if foreign else []),
        *([wording.unknown(strange, language)] if strange else []),
    ]


def _last_picks(past: Conversation) -> tuple[Shown, ...]:
    for answer in reversed(past.answers):
        if answer.picks:
            return tuple(Shown(id=pick.item.id, title=pick.item.title) for pick in answer.picks)
    return ()
