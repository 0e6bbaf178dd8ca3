"""What a click in the chat window changes by hand: the ledger, and the conversations themselves."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from agent import editing
from agent.conversations import Conversation, Conversations
from agent.ledger import Fact, Scope
from retrieval.models import Record, ShelftalkError

from .menu import Kept


class Drop(Record):
    act: Literal["drop"]
    fact: Fact


class Pin(Record):
    """Let a fact count always, or only in this conversation where it does so already."""

    act: Literal["pin"]
    fact: Fact


class Undo(Record):
    act: Literal["undo"]


class Look(Record):
    """Show the ledger as it is now: the feedback on a card changed it."""

    act: Literal["look"]


class Rename(Record):
    act: Literal["rename"]
    session: str
    title: str
    kept: Kept
    """What is listed then."""


class Forget(Record):
    act: Literal["forget"]
    session: str
    kept: Kept


Edit = Drop | Pin | Undo | Look
Act = Edit | Rename | Forget
_ACT: TypeAdapter[Act] = TypeAdapter(Annotated[Act, Field(discriminator="act")])


def act_of(text: str) -> Act:
    """Read an act as the page sends it; raises ShelftalkError for anything else."""
    try:
        return _ACT.validate_json(text)
    except ValidationError as error:
        raise ShelftalkError("this page is older than the server; reload it") from error


def edited(conversations: Conversations, session: str, edit: Edit) -> Conversation:
    """Return the conversation after the edit; raises ShelftalkError when there is nothing to edit."""
    match edit:
        case Drop():
            return editing.drop(conversations, session, edit.fact)
        case Pin() if edit.fact.scope is Scope.ALWAYS:
            loose = edit.fact.model_copy(update={"scope": Scope.CONVERSATION})
            return editing.replace(conversations, session, edit.fact, loose)
        case Pin():
            return editing.pin(conversations, session, edit.fact)
        case Undo():
            return editing.undo(conversations, session)
        case Look():
            return conversations.load(session)
