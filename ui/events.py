"""A turn as server-sent events: one for each step, and one for each change of the place in the queue."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Any

from sse_starlette import ServerSentEvent
from starlette.exceptions import HTTPException

from agent import Cancelled
from agent.contract import answer_json
from agent.steps import Done, Step
from retrieval.models import ShelftalkError

from .turns import Turns, Waiting


def require_room(turns: Turns, message: str) -> None:
    """Raise HTTPException, in the language of the message, when no turn can begin now."""
    if refusal := turns.refusal(message):
        turns.metrics.refused("busy")
        raise HTTPException(503, refusal, {"retry-after": "30"})


async def turn_events(
    turns: Turns, session: str, message: str, files: Sequence[bytes] = ()
) -> AsyncGenerator[ServerSentEvent]:
    """Yield `waiting`, `understood`, `found`, `picked`, `worded` and `done`, or as the last one `error`."""
    try:
        async with aclosing(turns.steps(session, message, files=files)) as steps:
            async for step in steps:
                yield _event(type(step).__name__.lower(), _step_json(step))
    except Cancelled:
        yield _event("error", {"error": "the turn was stopped"})
    except ShelftalkError as error:
        yield _event("error", {"error": str(error)})


def _event(name: str, data: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(data, ensure_ascii=False), event=name)


def _step_json(step: Step | Waiting) -> dict[str, Any]:
    return answer_json(step.answer) if isinstance(step, Done) else step.model_dump(mode="json")
