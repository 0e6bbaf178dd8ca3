"""One message becomes facts: the model reads what rules cannot, and only what the message says counts."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from rapidfuzz import fuzz

from prompts import prompt
from retrieval.models import Record
from retrieval.spelling import folded, is_han, simplified
from retrieval.titles import Names
from retrieval.vocabulary import vocabulary

from .asking import Model, Unusable, Watch, ask
from .ledger import Fact, Role, Strength
from .put_away import PUT_AWAY
from .refusal_phrases import REFUSAL
from .refusals import refused
from .small_words import is_empty

Phrase = Annotated[str, Field(max_length=80)]
Medium = Literal["film", "tv", "book", "album", "track", "podcast", "game", "artwork", "photo"]
SAME_WORDS = 85
"""Of 100: how much of a phrase must be in the message to count as said."""


class Reading(BaseModel):
    """What the model makes of one message; the meaning of the fields is told by prompts/parse.md."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["wish", "more", "question", "chat"]
    media: Annotated[list[Medium], Field(max_length=3)]
    like: Annotated[list[Phrase], Field(max_length=4)]
    avoid: Annotated[list[Phrase], Field(max_length=5)]
    want: Annotated[list[Phrase], Field(max_length=5)]


class Grounds(Record):
    """What a reading is checked against."""

    message: str
    turn: int
    known: tuple[Fact, ...]
    """The facts the rules found in the message."""


def read(model: Model, message: str, watch: Watch) -> Reading | Unusable:
    """Ask the model what the message says."""
    return ask(model, prompt("parse", message=message), Reading, watch)


def facts_of(reading: Reading, grounds: Grounds, names: Names) -> list[Fact]:
    """Return the facts of the message: those of the rules, and those the model adds that it really says."""
    media = [fact for fact in grounds.known if fact.field == "medium"]
    wrong = _examples_only(media, reading)
    facts = [fact for fact in grounds.known if fact not in wrong]
    # beside what rules read, the model's phrases are mostly what was read already, in other words
    open_wishes = reading.want if all(fact.field == "medium" for fact in grounds.known) else ()
    added = [
        *(_liked(phrase, grounds, names) for phrase in reading.like),
        *(_avoided(phrase, grounds, names) for phrase in reading.avoid),
        *(_wanted(phrase, grounds, names) for phrase in open_wishes),
    ]
    for fact in added:
        if fact and all(folded(fact.value) != folded(other.value) for other in facts):
            facts.append(fact)
    return facts


def is_read(message: str, known: tuple[Fact, ...]) -> bool:
    """Tell whether the rules have read every word that says something, so that the model can add nothing."""
    media = {fact.words for fact in known if fact.field == "medium"}
    return bool(known) and len(media) < 2 and _covered(message, known)


def _examples_only(media: list[Fact], reading: Reading) -> list[Fact]:
    """Return the media the message names but does not want, where the model tells them from the wanted."""
    wanted = [fact for fact in media if fact.role is Role.TARGET]
    if len({fact.words for fact in wanted}) < 2:
        return []  # "something to listen to" means songs, albums and podcasts alike
    chosen = [fact for fact in wanted if fact.value in reading.media]
    return [fact for fact in wanted if fact not in chosen] if chosen else []


def _liked(phrase: str, grounds: Grounds, names: Names) -> Fact | None:
    if not _adds(phrase, grounds):
        return None
    if _is_refused(phrase, grounds.message):
        return _avoided(phrase, grounds, names)
    name = _name(phrase, grounds, names)
    if name is not None:
        return name.model_copy(update={"role": Role.SEED, "reference": "style"})
    return _about(phrase, grounds, Role.TARGET)


def _avoided(phrase: str, grounds: Grounds, names: Names) -> Fact | None:
    if not _adds(phrase, grounds):
        return None
    if not _is_refused(phrase, grounds.message):
        return None  # a small model takes what is liked for what is avoided more often than rules do
    name = _name(phrase, grounds, names)
    if name is not None:
        return name.model_copy(update={"role": Role.REJECTED, "strength": Strength.HARD})
    return _about(_after_refusal(phrase), grounds, Role.REJECTED)


def _wanted(phrase: str, grounds: Grounds, names: Names) -> Fact | None:
    if not _adds(phrase, grounds):
        return None
    if _is_refused(phrase, grounds.message):
        return None
    return _about(phrase, grounds, Role.TARGET)


_ALIKE = re.compile(r"(?:the |in the )?(?:same|similar|such)\b|类似|同样|差不多|相似", re.IGNORECASE)
"""How a phrase begins that names no subject: "same spirit"."""


def _about(phrase: str, grounds: Grounds, role: Role) -> Fact | None:
    if len(folded(phrase)) < 2 or is_empty(phrase) or _ALIKE.match(phrase):
        return None
    return Fact(role=role, field="about", value=phrase, words=phrase, turn=grounds.turn)


def _after_refusal(phrase: str) -> str:
    """Return what of the phrase is refused: "gore" of "no gore", and nothing of 他不爱看."""
    ends = [found.end() for found in REFUSAL.finditer(phrase)]
    return phrase[ends[-1] :].strip() if ends else phrase


def _name(phrase: str, grounds: Grounds, names: Names) -> Fact | None:
    """Return the title or creator meant, found in the catalogue or only written like a name."""
    seed = Fact(role=Role.SEED, field="title", value=phrase, words=phrase, turn=grounds.turn)
    if items := names.title(phrase):
        ids = tuple(item.id for item in items)
        return seed.model_copy(update={"value": items[0].title, "items": ids})
    if creator := names.creator(phrase):
        return seed.model_copy(update={"field": "creator", "value": creator[0], "items": creator[1]})
    if _written_like_a_name(phrase, grounds.message):
        return seed
    return None


def _written_like_a_name(phrase: str, message: str) -> bool:
    quoted = re.search(rf"[《「\"“]\s*{re.escape(phrase)}\s*[》」\"”]", message, re.IGNORECASE)
    if quoted:
        return True
    position = _position(phrase, message)
    words = [
        word for word in re.findall(r"[^\W\d_]+", message[position : position + len(phrase)]) if len(word) > 3
    ]
    return position > 0 and bool(words) and all(word[0].isupper() for word in words)


def _adds(phrase: str, grounds: Grounds) -> bool:
    """Tell whether the message says the phrase, the rules did not read it, and it is of no work before it."""
    reacts = _DONE.match(phrase) or PUT_AWAY.match(f", {simplified(phrase)}")
    return not reacts and _said(phrase, grounds.message) and not _covered(phrase, grounds.known)


def _said(phrase: str, message: str) -> bool:
    key, text = folded(phrase), folded(message)
    if key in text and not is_han(key):
        # as words: "actually" does not say "actual"
        return bool(key) and re.search(rf"\b{re.escape(key)}(?:e?s)?\b", text) is not None
    return bool(key) and (key in text or fuzz.partial_ratio(key, text) >= SAME_WORDS)


_DONE = re.compile(
    r"(?:(?:i|we)(?:['’]ve)? )?(?:already )?(?:seen|watched|read|heard|played) "
    r"(?:it|that|them|this|both|all)\b",
    re.IGNORECASE,
)
"""How a phrase begins that only says what is known: "seen it a hundred times"."""


def _covered(phrase: str, known: tuple[Fact, ...]) -> bool:
    """Tell whether the rules already read these words: nothing but small words is left of the phrase."""
    left = folded(phrase)
    if any(left in folded(fact.words) for fact in known):
        return True
    for fact in known:
        for said in (folded(fact.words), folded(fact.value)):
            left = left.replace(said, " ") if said else left
    for mention in vocabulary().mentions(left):
        left = left[: mention.start] + " " * (mention.end - mention.start) + left[mention.end :]
    return is_empty(left)


def _is_refused(phrase: str, message: str) -> bool:
    start = _position(phrase, message)
    end = start + len(phrase)
    # a refusing word may stand inside the phrase: "no gore"
    inside = REFUSAL.search(simplified(phrase)) is not None
    return refused(message, end, end) and (inside or refused(message, start, end))


def _position(phrase: str, message: str) -> int:
    return max(message.casefold().find(phrase.casefold()), 0)
