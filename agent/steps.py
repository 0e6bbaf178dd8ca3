"""The values of one turn: what is understood, found, picked, worded and done, in that order."""

from enum import StrEnum

from pydantic import Field

from retrieval.models import InterestQuery, Item, Provenance, Record

from .ledger import Fact
from .uploads import Upload


class ReasonKind(StrEnum):
    SEED = "seed"
    CREATOR = "creator"
    GENRE = "genre"
    MOOD = "mood"
    YEAR = "year"
    LENGTH = "length"
    ORIGIN = "origin"
    ABOUT = "about"
    LINK = "link"
    MOVED = "moved"
    """It goes the way that was asked for, measured against what was shown."""
    LIKENESS = "likeness"
    LIKED = "liked"
    """People who like what the user named like it too."""
    CAUTION = "caution"


class Reason(Record):
    """A fact why a pick fits, or, as a caution, why it may not; `text` says it in the user's language."""

    kind: ReasonKind
    text: str


class Told(StrEnum):
    """Where the text of a pick comes from."""

    WORDED = "worded"
    """The model's first words."""
    REWORDED = "reworded"
    """Its second, after the first were refused."""
    REPLACED = "replaced"
    """The facts, because its words were refused or missing."""


class Pick(Record):
    item: Item
    reasons: tuple[Reason, ...] = ()
    text: str = ""
    """One or two sentences in the user's language; empty until worded."""
    text_by_model: bool = False
    """Whether the model wrote the text; else it was made from the facts."""
    provenance: tuple[Provenance, ...] = ()
    moment: float | None = None
    """Where in its video, in seconds, the picture that is shown of it is seen; None where it has its own."""


class Tokens(Record):
    """What the language model did in a turn."""

    prompt_evaluated: int = 0
    generated: int = 0
    calls: int = 0

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(
            prompt_evaluated=self.prompt_evaluated + other.prompt_evaluated,
            generated=self.generated + other.generated,
            calls=self.calls + other.calls,
        )


class Heed(StrEnum):
    """What a message was taken as."""

    WISH = "wish"
    TALK = "talk"
    """Small talk, a question about a work, or nothing that could be read."""
    UNDO = "undo"
    FRESH = "fresh"
    """A new start."""
    EDIT = "edit"
    """The user changed the ledger by hand, without a message, or pinned what was said last."""


class Understood(Record):
    """After parsing: the ledger, and what this message changed in it, in words."""

    ledger: tuple[Fact, ...]
    changes: tuple[str, ...]
    language: str
    """Of the reply: "en" or "zh"."""
    degraded: tuple[str, ...] = ()
    """Sentences for the user, one for each thing that did not go as it should."""


class Found(Record):
    """After retrieval: the first picks, before the model has looked at them."""

    picks: tuple[Pick, ...]


class Picked(Record):
    """After re-ranking: the picks in their final order."""

    picks: tuple[Pick, ...]
    opening: str
    """The first sentences of the reply: what was understood, relaxed or not possible."""


class Worded(Record):
    """The checked text of one pick."""

    item_id: str
    text: str
    by_model: bool


class Answer(Record):
    """The whole turn."""

    session: str
    message: str
    language: str
    ledger: tuple[Fact, ...]
    before: tuple[Fact, ...] = ()
    """The ledger that the turn changed, so that it can be taken back."""
    query: InterestQuery
    picks: tuple[Pick, ...]
    reply: str
    question: str | None = None
    options: tuple[str, ...] = ()
    """Answers to the question that can be clicked: each is a message."""
    asked: str = ""
    """What the question is about, so that it is never asked again."""
    heed: Heed = Heed.WISH
    about: tuple[str, ...] = ()
    """Ids of the works a question was about."""
    uploads: tuple[Upload, ...] = ()
    """What the user showed with the message."""
    changes: tuple[str, ...] = ()
    """What this turn changed in the ledger, in words."""
    relaxed: tuple[str, ...] = ()
    degraded: tuple[str, ...] = ()
    explained: dict[Told, int] = Field(default_factory=dict[Told, int])
    """How many texts of picks were the model's first words, its second, or the facts."""
    timings: dict[str, float] = Field(default_factory=dict)
    """Seconds: parse, retrieve, rerank, explain, first_picks_s, total_s."""
    tokens: Tokens = Tokens()


class Done(Record):
    answer: Answer


Step = Understood | Found | Picked | Worded | Done
