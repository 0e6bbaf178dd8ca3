"""What a browser keeps of its reader, and the list of the conversations among it as HTML."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, ValidationError

from agent.conversations import Summary
from retrieval.models import Record

from .templates import template
from .words import WORDS

MOST_PICKS = 10


class Kept(Record):
    """What the page keeps in the browser: whoever knows a conversation's id may read it."""

    known: tuple[str, ...] = ()
    """The browser's own conversations, the newest first."""
    language: str = ""
    picks: Annotated[int, Field(ge=1, le=MOST_PICKS)] | None = None
    adventurous: Annotated[float, Field(ge=0, le=1)] | None = None
    catalogue: str = ""


def kept_by(text: str) -> Kept:
    """Read what the page sends; nothing where another version of the page kept it."""
    try:
        return Kept.model_validate_json(text)
    except ValidationError:
        return Kept()


def conversations_html(summaries: Sequence[Summary], language: str, current: str) -> str:
    """Return the conversations with what can be done with each; `current` is the one that is open."""
    return template("conversations").render(
        summaries=summaries, words=WORDS[language], language=language, current=current
    )
