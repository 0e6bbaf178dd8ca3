"""What the API takes and gives, with an example of each."""

from base64 import b64decode
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from agent import Preferences
from agent.conversations import Conversation
from agent.feedback import Feedback, FeedbackKind
from agent.ledger import Fact
from agent.uploads import MOST_UPLOADS

from .item_files import addressed_json


def _like(**example: Any) -> ConfigDict:
    return ConfigDict(frozen=True, extra="forbid", json_schema_extra={"examples": [example]})


class NewSession(BaseModel):
    model_config = _like(catalogue="starter")
    catalogue: str = ""
    """The configured one when left out."""


class Session(BaseModel):
    id: str
    catalogue: str
    title: str
    """The first wish, until it is renamed."""
    created: str
    ledger: tuple[Fact, ...]
    """What the conversation holds now; what was said for good has the scope "always"."""
    turns: tuple[dict[str, Any], ...]
    """Each as the event `done` gives it, with its message."""
    feedback: tuple[Feedback, ...] = ()

    @classmethod
    def of(cls, conversation: Conversation) -> "Session":
        return cls(
            id=conversation.id,
            catalogue=conversation.catalogue,
            title=conversation.title,
            created=conversation.created.isoformat(),
            ledger=conversation.ledger.facts,
            turns=tuple(
                {"message": one.message, **addressed_json(one, conversation.catalogue)}
                for one in conversation.answers
            ),
            feedback=conversation.feedback,
        )


class NewTitle(BaseModel):
    model_config = _like(title="Films for Sunday")
    title: str = Field(pattern=r"\S", max_length=200)  # \w would leave Chinese out, as JSON Schema reads it


_NO_HORROR: dict[str, Any] = {
    "role": "rejected", "field": "genre", "value": "horror", "strength": "hard", "reference": None,
    "scope": "conversation", "words": "horror", "turn": 1, "items": [],
}  # fmt: skip


class Undo(BaseModel):
    """Take back the last change, made by a message or by hand."""

    model_config = _like(do="undo")
    do: Literal["undo"]


class Drop(BaseModel):
    """Take a fact out; it is written as the ledger has it."""

    model_config = _like(do="drop", fact=_NO_HORROR)
    do: Literal["drop"]
    fact: Fact


class Pin(BaseModel):
    """Let a fact hold for good."""

    model_config = _like(do="pin", fact=_NO_HORROR)
    do: Literal["pin"]
    fact: Fact


class Replace(BaseModel):
    """Put another fact in the place of one."""

    model_config = _like(do="replace", fact=_NO_HORROR, by={**_NO_HORROR, "strength": "soft"})
    do: Literal["replace"]
    fact: Fact
    by: Fact


Edit = Annotated[Undo | Drop | Pin | Replace, Field(discriminator="do")]


class Edited(BaseModel):
    session: str
    ledger: tuple[Fact, ...]
    """What the conversation holds now."""


class Profile(BaseModel):
    facts: tuple[Fact, ...]
    """What you said for good, in any conversation."""


class Forgotten(BaseModel):
    conversations: int
    """How many there were."""


def _decoded(written: object) -> object:
    # pydantic's own type for base64 passes over what does not belong there
    return b64decode(written, validate=True) if isinstance(written, str) else written


class Attachment(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    data: Annotated[bytes, BeforeValidator(_decoded), WithJsonSchema({"type": "string", "format": "byte"})]
    """In base64: a picture (JPEG, PNG, GIF, WebP, BMP, TIFF), a sound (MP3, OGG, FLAC, WAV, AIFF) or a video
    (MP4, MOV, WebM, MKV, AVI, MPEG, FLV)."""


class Turn(BaseModel):
    model_config = _like(message="A slow, melancholy film from Japan")
    message: str
    """May be empty where something is attached."""
    attachments: tuple[Attachment, ...] = Field(default=(), max_length=MOST_UPLOADS)
    """Pictures, sounds and videos that the picks should resemble; none of them is kept."""
    preferences: Preferences = Preferences()
    """How many picks are `shown`, and how `adventurous` they are; as configured where left out."""


class NewFeedback(BaseModel):
    model_config = _like(
        session="0f2c4e6a8b1d4f3c9e7a5b2d1c0f8e6a", item="film-tokyo-story-1953", kind="reject"
    )
    session: str
    item: str = Field(min_length=1, max_length=200)
    """The item's id."""
    kind: FeedbackKind
    """accept: like it, more of the kind; reject: never again in this conversation; click: only counted."""


class Judged(BaseModel):
    session: str
    item: str
    kind: FeedbackKind
    ledger: tuple[Fact, ...]
    """What the conversation holds now."""


class CatalogueSummary(BaseModel):
    name: str
    items: int
    built: str


class Problem(BaseModel):
    """Every error of the API but those below."""

    model_config = _like(error="catalogue 'attic' does not exist; there are: starter")
    error: str


class OpenAIProblemText(BaseModel):
    message: str
    type: str
    param: str | None
    code: str | None


class OpenAIProblem(BaseModel):
    """The errors of /v1/chat/completions and /v1/models."""

    error: OpenAIProblemText
