"""The engine as OpenAI's chat completions: stateless, the past is what the request tells of it."""

import json
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from typing import Any

from anyio import to_thread
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from agent import Cancelled
from agent.conversations import Conversation
from agent.steps import Answer, Done, Picked, Step, Worded
from retrieval.models import ShelftalkError

from .errors import openai_error
from .events import require_room
from .leaving import unless_gone
from .markdown import after_picks, escaped, pick_line
from .openai_forms import ChatRequest, ReplyForm
from .turns import Turns, Waiting
from .view import TurnView


class Completions:
    """Answers chat requests; each catalogue is a model."""

    def __init__(self, turns: Turns, catalogue: str) -> None:
        self._turns = turns
        self._catalogue = catalogue

    def models(self) -> dict[str, Any]:
        """List the catalogues as models."""
        names = self._turns.app.catalogues.names()
        models = [{"id": name, "object": "model", "created": 0, "owned_by": "shelftalk"} for name in names]
        return {"object": "list", "data": models}

    def model(self, model: str) -> dict[str, Any]:
        self._require(model)
        return {"id": model, "object": "model", "created": 0, "owned_by": "shelftalk"}

    async def complete(self, request: Request, asked: ChatRequest) -> Response:
        """Answer the last message with a numbered list of picks in Markdown, whole or as it is written."""
        said = asked.said()
        message = said[-1][1]
        require_room(self._turns, message)
        catalogue = asked.model or self._catalogue
        self._require(catalogue)
        past = await to_thread.run_sync(self._turns.app.past_of, catalogue, said[:-1])
        reply = ReplyForm(catalogue)
        if asked.stream:
            usage = asked.stream_options is not None and asked.stream_options.include_usage
            return EventSourceResponse(_chunks(self._turns, past, message, reply, usage=usage), sep="\n")
        return await unless_gone(request, lambda: _whole(self._turns, past, message, reply))

    def _require(self, catalogue: str) -> None:
        if catalogue not in (names := self._turns.app.catalogues.names()):
            raise HTTPException(404, f"model: there is no {catalogue!r}; there are {', '.join(names)}")


async def _written(turns: Turns, past: Conversation, message: str) -> AsyncGenerator[str | Answer]:
    """Yield the reply piece by piece as its parts are settled, then the whole answer."""
    view, written = TurnView(message=message, language="en"), 0
    async with aclosing(turns.reply(past, message)) as steps:
        async for step in steps:
            if isinstance(step, Waiting):
                continue
            view = view.after(step)
            written += isinstance(step, Worded)
            for piece in _pieces(step, view, written):
                yield piece
            if isinstance(step, Done):
                yield step.answer


def _pieces(step: Step, view: TurnView, written: int) -> Iterator[str]:
    """Yield what a step adds to the text, with its pick as number `written` where it words one."""
    match step:
        case Picked() if step.picks:
            yield escaped(step.opening)
        case Worded():
            yield f"{_gap(written)}{pick_line(written, view.picks[written - 1], view.language)}"
        case Done():
            yield from _rest(step.answer, written)
        case _:
            pass


def _gap(number: int) -> str:
    return "\n\n" if number == 1 else "\n"


def _rest(answer: Answer, written: int) -> Iterator[str]:
    if not answer.picks:
        yield escaped(answer.reply)
    for number, pick in enumerate(answer.picks[written:], start=written + 1):
        yield f"{_gap(number)}{pick_line(number, pick, answer.language)}"
    yield from (f"\n\n{said}" for said in after_picks(answer))


async def _whole(turns: Turns, past: Conversation, message: str, reply: ReplyForm) -> Response:
    pieces: list[str] = []
    try:
        async for piece in _written(turns, past, message):
            if isinstance(piece, Answer):
                return JSONResponse(reply.whole("".join(pieces), piece))
            pieces.append(piece)
    except Cancelled:
        pass
    raise HTTPException(503, "the turn was stopped; ask again", {"retry-after": "5"})


async def _chunks(
    turns: Turns, past: Conversation, message: str, reply: ReplyForm, *, usage: bool
) -> AsyncGenerator[ServerSentEvent]:
    yield _event(reply.start())
    try:
        async with aclosing(_written(turns, past, message)) as pieces:
            async for piece in pieces:
                if isinstance(piece, str):
                    yield _event(reply.piece(piece))
                    continue
                yield _event(reply.end(piece))
                if usage:
                    yield _event(reply.usage(piece.tokens))
    except Cancelled:
        yield _event(openai_error(503, "the turn was stopped; ask again"))
    except ShelftalkError as error:
        yield _event(openai_error(400, str(error)))
    yield ServerSentEvent("[DONE]")


def _event(data: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(data, ensure_ascii=False))
