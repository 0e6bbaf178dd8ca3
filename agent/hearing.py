"""A message is heard: rules first, then the model, and the ledger after both."""

import re
from collections import Counter
from collections.abc import Mapping

from retrieval.models import Item, Range, Record
from retrieval.spelling import folded
from retrieval.titles import Names
from retrieval.vocabulary import vocabulary

from . import wording
from .asking import Model, Unusable, Watch
from .conversations import Conversation
from .ledger import Fact, Ledger, Role, Strength
from .parse import Grounds, facts_of, read
from .phrases import ALSO, DROPPED, OTHER_MAKER
from .prose import tongue
from .rules import Shown, facts_in, no_longer_matters, starts_over

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
    clashes: tuple[str, ...] = ()
    """Sentences about wishes of one message that cannot both hold."""
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
        before = past.afresh if starts_over(message) else past.ledger
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
        new = [] if chat else [*new, *self._media_meant(before, new)]
        new, taken_back = _taken_back(message, before, new)
        before = before.without_wishes(no_longer_matters(message)).without(taken_back)
        before = before.without(_of_other_media(before, new))
        new, clashes = _reconciled([*new, *_other_makers(message, before), *_also(message, before, new)])
        return Heard(
            language=language,
            ledger=before.updated(new),
            new=tuple(new),
            small_talk=_small_talk(message, before, language) if chat else "",
            notes=tuple(_notes(new, language, spoken.foreign)),
            clashes=tuple(wording.clash(first, last, language) for first, last in clashes),
            degraded=degraded,
        )

    def _media_meant(self, before: Ledger, new: list[Fact]) -> list[Fact]:
        """Return the media meant by who names none: those of the genre, else those of the works loved."""
        named = [f.value for f in new if f.field == "medium" and f.role is Role.TARGET]
        so_far = [f.value for f in before.having(Role.TARGET, field="medium")]
        for fact in new:
            of_genre = vocabulary().media_of(fact.value) if fact.field == "genre" else ()
            fits = not of_genre or set(of_genre) & {*named, *so_far}
            if fact.role is Role.TARGET and not named and not fits:
                return [_inferred(medium, fact) for medium in of_genre]
        named = [*named, *so_far]
        seeds = [fact for fact in new if fact.role is Role.SEED and fact.items]
        if named or not seeds:
            return []
        media = {self._items[fact.items[0]].medium for fact in seeds}
        return [_inferred(medium, seeds[0]) for medium in sorted(media)]

    def phrases(self, facts: tuple[Fact, ...], language: str) -> tuple[str, ...]:
        """Return the facts in words, each once."""
        # a region is many countries: it is called what the message called it
        regions = Counter((fact.field, fact.words) for fact in facts if fact.field == "country")
        said = [
            fact.words if regions[fact.field, fact.words] > 1 else wording.phrase(fact, language, self._items)
            for fact in facts
        ]
        return tuple(p for p in dict.fromkeys(said) if not any(p != q and p in q.split() for q in said))


def _inferred(medium: str, source: Fact) -> Fact:
    return Fact(role=Role.TARGET, field="medium", value=medium, words=source.words, turn=source.turn)


def _taken_back(message: str, before: Ledger, new: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return what of the message is new, and the old wishes it drops: "forget Finland" refuses nothing."""
    if not DROPPED.search(message):
        return new, []
    old = {(fact.field, fact.value): fact for fact in before.having(Role.TARGET)}
    dropped = [fact for fact in new if fact.role is Role.REJECTED and (fact.field, fact.value) in old]
    return [f for f in new if f not in dropped], [old[f.field, f.value] for f in dropped]


def _of_other_media(before: Ledger, new: list[Fact]) -> list[Fact]:
    """Return the genres wished for that the medium now wished for does not have: a film is no bossa nova."""
    media = {f.value for f in new if f.field == "medium" and f.role is Role.TARGET}
    genres = before.having(Role.TARGET, field="genre")
    owners = [(genre, set(vocabulary().media_of(genre.value))) for genre in genres]
    return [genre for genre, own in owners if media and own and not own & media]


def _other_makers(message: str, before: Ledger) -> list[Fact]:
    """Return refusals of the makers wished for so far, where the message asks for others."""
    if not OTHER_MAKER.search(message):
        return []
    makers = [f for f in before.having(Role.TARGET, Role.SEED) if f.field == "creator"]
    change = {"role": Role.REJECTED, "strength": Strength.HARD, "reference": None}
    return [fact.model_copy(update=change) for fact in makers]


def _also(message: str, before: Ledger, new: list[Fact]) -> list[Fact]:
    """Return the media wished for so far, where the message adds one: "films too"."""
    added = [f for f in new if f.field == "medium" and f.role is Role.TARGET]
    if not (added and ALSO.search(message)):
        return []
    return [
        fact.model_copy(update={"turn": added[0].turn})
        for fact in before.having(Role.TARGET, field="medium")
        if fact.value not in {f.value for f in added}
    ]


def _reconciled(facts: list[Fact]) -> tuple[list[Fact], list[tuple[Fact, Fact]]]:
    """Join bounds of one field; of two that cannot both hold the later stays, and the pair is told."""
    kept: list[Fact] = []
    clashes: list[tuple[Fact, Fact]] = []
    for fact in facts:
        earlier = next((f for f in kept if _bounds_alike(f, fact)), None)
        if earlier is None:
            kept.append(fact)
            continue
        kept.remove(earlier)
        joined = Range.parse(earlier.value).overlap(Range.parse(fact.value))
        if joined is None:
            clashes.append((earlier, fact))
        kept.append(fact if joined is None else fact.model_copy(update={"value": str(joined)}))
    return kept, clashes


def _bounds_alike(one: Fact, other: Fact) -> bool:
    same = one.role is other.role is Role.TARGET and one.field == other.field
    return same and one.field in ("year", "duration_minutes")


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
