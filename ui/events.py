"""A turn as server-sent events: one for each step, and one for each change of the place in the queue."""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from sse_starlette import ServerSentEvent
from starlette.exceptions import HTTPException

from agent import Cancelled
from agent.conversations import Conversation
from agent.steps import Done, Found, Picked, Step
from retrieval.models import ShelftalkError

from .bodies import Turn
from .item_files import addressed_json, addressed_picks
from .turns import Turns, Waiting


def require_room(turns: Turns, message: str) -> None:
    """Raise HTTPException, in the language of the message, when no turn can begin now."""
    if refusal := turns.refusal(message):
        turns.metrics.refused("busy")
        raise HTTPException(503, refusal, {"retry-after": "30"})


async def turn_events(turns: Turns, past: Conversation, turn: Turn) -> AsyncGenerator[ServerSentEvent]:
    """Yield `waiting`, `understood`, `found`, `picked`, `worded` and `done`, or as the last one `error`."""
    files = [attachment.data for attachment in turn.attachments]
    try:
        async with aclosing(turns.steps(past.id, turn.message, turn.preferences, files)) as steps:
            async for step in steps:
                yield event(step, past.catalogue)
    except Cancelled:
        yield _named("error", {"error": "the turn was stopped"})
    except ShelftalkError as error:
        yield _named("error", {"error": str(error)})


def event(step: Step | Waiting, catalogue: str) -> ServerSentEvent:
    """Return the step as it leaves this machine, under its own name."""
    return _named(type(step).__name__.lower(), _step_json(step, catalogue))


def _named(name: str, data: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(data, ensure_ascii=False), event=name)


def _step_json(step: Step | Waiting, catalogue: str) -> dict[str, Any]:
    match step:
        case Done():
            return addressed_json(step.answer, catalogue)
        case Found() | Picked():
            picks = addressed_picks(step.picks, catalogue)
            return step.model_copy(update={"picks": picks}).model_dump(mode="json")
        case _:
            return step.model_dump(mode="json")
