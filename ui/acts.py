"""What is changed by hand: the ledger, from window or API, and the conversations, from the window."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from agent import editing
from agent.conversations import Conversation, Conversations
from retrieval.models import Record, ShelftalkError

from .bodies import Drop, Edit, Pin, Replace, Undo
from .menu import Kept


class Look(Record):
    """Show the ledger as it is now: the feedback on a card changed it."""

    do: Literal["look"]


class Rename(Record):
    do: Literal["rename"]
    session: str
    title: str
    kept: Kept
    """What is listed then."""


class Forget(Record):
    do: Literal["forget"]
    session: str
    kept: Kept


Act = Drop | Pin | Replace | Undo | Look | Rename | Forget
_ACT: TypeAdapter[Act] = TypeAdapter(Annotated[Act, Field(discriminator="do")])


def act_of(text: str) -> Act:
    """Read an act as the page sends it; raises ShelftalkError for anything else."""
    try:
        return _ACT.validate_json(text)
    except ValidationError as error:
        raise ShelftalkError("this page is older than the server; reload it") from error


def edited(conversations: Conversations, session: str, edit: Edit) -> Conversation:
    """Return the conversation after the edit; raises ShelftalkError when there is nothing to edit."""
    match edit:
        case Undo():
            return editing.undo(conversations, session)
        case Drop():
            return editing.drop(conversations, session, edit.fact)
        case Pin():
            return editing.pin(conversations, session, edit.fact)
        case Replace():
            return editing.replace(conversations, session, edit.fact, edit.by)
