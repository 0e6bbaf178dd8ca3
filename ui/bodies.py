"""What the API takes and gives, with an example of each."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from agent.feedback import Feedback, FeedbackKind
from agent.ledger import Fact


def _like(**example: Any) -> ConfigDict:
    return ConfigDict(frozen=True, extra="forbid", json_schema_extra={"examples": [example]})


class NewSession(BaseModel):
    model_config = _like(catalogue="starter")
    catalogue: str = ""
    """The configured one when left out."""


class Session(BaseModel):
    id: str
    catalogue: str
    created: str
    turns: tuple[dict[str, Any], ...]
    """Each as the event `done` gives it, with its message."""
    feedback: tuple[Feedback, ...] = ()


class Turn(BaseModel):
    model_config = _like(message="A slow, melancholy film from Japan")
    message: str


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
