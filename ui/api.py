"""The HTTP API: conversations, turns as server-sent events, items and catalogues."""

import json
from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing, contextmanager
from typing import Any, cast

from fastapi import APIRouter, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.exceptions import HTTPException as AnyHTTPException

from agent import Cancelled
from agent.contract import answer_json
from agent.conversations import Conversation
from agent.steps import Done, Step
from retrieval.models import Item, Record, ShelftalkError

from .guard import error_response
from .turns import Turns


class NewSession(Record):
    catalogue: str = ""
    """The configured one when left out."""


class Session(Record):
    id: str
    catalogue: str
    created: str
    turns: tuple[dict[str, Any], ...]
    """Each as the event `done` gives it, with its message."""


class Turn(Record):
    message: str


class CatalogueSummary(Record):
    name: str
    items: int
    built: str


def create_api(turns: Turns, catalogue: str) -> FastAPI:
    """Return the API; conversations are about `catalogue` unless another is named."""
    # FastAPI's documentation pages load their scripts from elsewhere
    api = FastAPI(title="shelftalk", docs_url=None, redoc_url=None, openapi_url="/v1/openapi.json")
    api.include_router(_Routes(turns, catalogue).router)
    for kind, answer in (
        (AnyHTTPException, _refused),
        (RequestValidationError, _misread),
        (ShelftalkError, _cannot),
        (Exception, _broken),
    ):
        api.add_exception_handler(kind, answer)
    return api


class _Routes:
    def __init__(self, turns: Turns, catalogue: str) -> None:
        self._turns = turns
        self._app = turns.app
        self._catalogue = catalogue
        self.router = APIRouter()
        add = self.router.add_api_route
        add("/healthz", self.health, methods=["GET"])
        add("/v1/sessions", self.start, methods=["POST"], status_code=201)
        add("/v1/sessions/{session}", self.session, methods=["GET"])
        add("/v1/sessions/{session}", self.forget, methods=["DELETE"], status_code=204)
        add("/v1/sessions/{session}/turns", self.turn, methods=["POST"])
        add("/v1/items/{item:path}", self.item, methods=["GET"])
        add("/v1/catalogues", self.catalogues, methods=["GET"])
        # the chat window is at "/" and would answer for paths the API does not have
        every = ["GET", "POST", "PUT", "PATCH", "DELETE"]
        add("/v1/{path:path}", self.nothing, methods=every, include_in_schema=False)

    def health(self) -> dict[str, str]:
        return {"status": "ok"}

    def start(self, new: NewSession) -> Session:
        name = new.catalogue or self._catalogue
        with _missing():
            self._app.catalogues.about(name)
        return _session(self._app.conversations.start(name))

    def session(self, session: str) -> Session:
        with _missing():
            return _session(self._app.conversations.load(session))

    def forget(self, session: str) -> None:
        self._turns.stop(session)
        with _missing():
            self._app.conversations.delete(session)

    def turn(self, session: str, turn: Turn) -> Response:
        """Answer with one event per step; a client that goes away ends the turn."""
        with _missing():
            self._app.conversations.load(session)
        if self._turns.is_running(session):
            raise HTTPException(409, "this conversation is still being answered; wait for its end")
        return EventSourceResponse(_events(self._turns, session, turn.message))

    def item(self, item: str, catalogue: str = "") -> Item:
        name = catalogue or self._catalogue
        with _missing():
            items = self._app.search(name).items
        if item not in items:
            raise HTTPException(404, f"catalogue {name!r} has no item {item!r}")
        return items[item]

    def catalogues(self) -> tuple[CatalogueSummary, ...]:
        catalogues = self._app.catalogues
        return tuple(
            CatalogueSummary(name=name, items=about.items, built=about.built)
            for name in catalogues.names()
            for about in [catalogues.about(name)]
        )

    def nothing(self, path: str) -> Response:
        raise HTTPException(404, f"there is no /v1/{path}, or not with this method")


async def _events(turns: Turns, session: str, message: str) -> AsyncGenerator[ServerSentEvent]:
    try:
        async with aclosing(turns.steps(session, message)) as steps:
            async for step in steps:
                yield _event(type(step).__name__.lower(), _step_json(step))
    except Cancelled:
        yield _event("error", {"error": "the turn was stopped"})
    except ShelftalkError as error:
        yield _event("error", {"error": str(error)})


def _event(name: str, data: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(data, ensure_ascii=False), event=name)


def _step_json(step: Step) -> dict[str, Any]:
    return answer_json(step.answer) if isinstance(step, Done) else step.model_dump(mode="json")


def _session(conversation: Conversation) -> Session:
    return Session(
        id=conversation.id,
        catalogue=conversation.catalogue,
        created=conversation.created.isoformat(),
        turns=tuple({"message": answer.message, **answer_json(answer)} for answer in conversation.answers),
    )


@contextmanager
def _missing() -> Generator[None]:
    """Answer 404 where what is asked for is not there."""
    try:
        yield
    except ShelftalkError as error:
        raise HTTPException(404, str(error)) from error


def _cannot(_: Request, error: Exception) -> Response:
    return error_response(400, str(error))


def _refused(_: Request, error: Exception) -> Response:
    refusal = cast(AnyHTTPException, error)
    return error_response(refusal.status_code, str(refusal.detail))


def _misread(_: Request, error: Exception) -> Response:
    first = cast(RequestValidationError, error).errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return error_response(422, f"{where}: {first['msg']}")


def _broken(_: Request, __: Exception) -> Response:
    return error_response(500, "something in shelftalk broke; its log says what")
