"""The HTTP API: which address leads to what, and how errors are answered. FastAPI, and nothing else."""

from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.routing import Route

from agent.contract import answer_json
from agent.conversations import Conversation
from retrieval.models import Item, ShelftalkError

from .bodies import CatalogueSummary, Judged, NewFeedback, NewSession, OpenAIProblem, Problem, Session, Turn
from .completions import Completions
from .errors import broken, cannot, is_openai, misread, refused
from .events import require_room, turn_events
from .logs import log, short
from .markdown import conversation_markdown
from .metrics import TEXT
from .tools import create_tools
from .turns import Turns
from .widget import widget

_EVENTS: dict[str, Any] = {"content": {"text/event-stream": {"schema": {"type": "string"}}}}


def create_api(turns: Turns, catalogue: str) -> FastAPI:
    """Return the API; conversations are about `catalogue` unless another is named."""
    tools = create_tools(turns, catalogue)
    api = FastAPI(
        title="shelftalk",
        version=version("shelftalk"),
        # FastAPI's documentation pages load their scripts from elsewhere
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        lifespan=_lifespan_of(tools),
    )
    api.include_router(_Routes(turns, catalogue).router)
    api.router.routes.extend((*tools.routes, Route("/widget.js", widget)))
    for kind, answer in (
        (AnyHTTPException, refused),
        (RequestValidationError, misread),
        (ShelftalkError, cannot),
        (Exception, broken),
    ):
        api.add_exception_handler(kind, answer)
    return api


def _lifespan_of(tools: Starlette) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        async with tools.router.lifespan_context(tools):
            yield

    return lifespan


class _Routes:
    def __init__(self, turns: Turns, catalogue: str) -> None:
        self._turns = turns
        self._app = turns.app
        self._catalogue = catalogue
        self.router = APIRouter()
        chat = Completions(turns, catalogue)
        self._add("GET", "/healthz", self.health)
        self._add("GET", "/readyz", self.ready, wrong=(503,))
        self._add("GET", "/metrics", self.metrics)
        self._add("POST", "/v1/sessions", self.start, status_code=201, wrong=(404,))
        self._add("GET", "/v1/sessions/{session}", self.session, wrong=(404,))
        self._add("GET", "/v1/sessions/{session}/markdown", self.markdown, wrong=(404,))
        self._add("DELETE", "/v1/sessions/{session}", self.forget, status_code=204, wrong=(404,))
        turn = {"responses": {200: {"description": "One event a step", **_EVENTS}}}
        self._add("POST", "/v1/sessions/{session}/turns", self.turn, wrong=(404, 409, 503), **turn)
        self._add("POST", "/v1/feedback", self.feedback, status_code=201, wrong=(404,))
        self._add("GET", "/v1/items/{item:path}", self.item, wrong=(404,))
        self._add("GET", "/v1/catalogues", self.catalogues)
        self._add("GET", "/v1/models", chat.models)
        self._add("GET", "/v1/models/{model}", chat.model, wrong=(404,))
        self._add("POST", "/v1/chat/completions", chat.complete, wrong=(404, 503))
        # the chat window is at "/" and would answer for paths the API does not have
        every = ["GET", "POST", "PUT", "PATCH", "DELETE"]
        self.router.add_api_route("/v1/{path:path}", self.nothing, methods=every, include_in_schema=False)

    def _add(
        self, method: str, path: str, answer: Callable[..., Any], *, wrong: tuple[int, ...] = (), **more: Any
    ) -> None:
        """Let an address be answered; `wrong` are statuses it refuses with, beside the guard's."""
        problem = OpenAIProblem if is_openai(path) else Problem
        problems = {status: {"model": problem} for status in (400, 401, 403, 413, 421, 422, 429, *wrong)}
        responses = {**problems, **more.pop("responses", {})}
        self.router.add_api_route(path, answer, methods=[method], responses=responses, **more)

    def health(self) -> dict[str, str]:
        """Tell that the process lives."""
        return {"status": "ok"}

    def ready(self) -> dict[str, str]:
        """Tell whether a question would be answered: the catalogue and the conversations can be read."""
        try:
            items = len(self._app.search(self._catalogue).items)
            self._app.conversations.check()
        except ShelftalkError as error:
            raise HTTPException(503, str(error)) from error
        return {"status": "ready", "catalogue": self._catalogue, "items": str(items)}

    def metrics(self) -> Response:
        """Count turns, seconds, tokens, the queue and refusals, for Prometheus."""
        return Response(self._turns.metrics.text(), media_type=TEXT)

    def start(self, new: NewSession) -> Session:
        """Begin a conversation."""
        name = new.catalogue or self._catalogue
        with _missing():
            self._app.catalogues.about(name)
        return _session(self._app.conversations.start(name))

    def session(self, session: str) -> Session:
        """Read a conversation."""
        with _missing():
            return _session(self._app.conversations.load(session))

    def markdown(self, session: str) -> Response:
        """Save a conversation as a document."""
        with _missing():
            text = conversation_markdown(self._app.conversations.load(session))
        headers = {"content-disposition": 'attachment; filename="conversation.md"'}
        return Response(text, media_type="text/markdown; charset=utf-8", headers=headers)

    def forget(self, session: str) -> None:
        """Remove a conversation for good; a turn under way ends."""
        self._turns.stop(session)
        with _missing():
            self._app.conversations.delete(session)

    def turn(self, session: str, turn: Turn) -> Response:
        """Answer with one event per step; a client that goes away ends the turn."""
        with _missing():
            self._app.conversations.load(session)
        if self._turns.is_running(session):
            raise HTTPException(409, "this conversation is still being answered; wait for its end")
        require_room(self._turns, turn.message)
        return EventSourceResponse(turn_events(self._turns, session, turn.message))

    def feedback(self, given: NewFeedback) -> Judged:
        """Accept, reject or click an item; a rejected one does not come back in the conversation."""
        with _missing():
            past = self._app.conversations.load(given.session)
        item = self.item(given.item, past.catalogue)
        after = self._app.conversations.give(past.id, given.kind, item.id, item.title)
        self._turns.metrics.judged(given.kind)
        log("feedback", session=short(past.id), kind=given.kind, item=item.id)
        return Judged(session=past.id, item=item.id, kind=given.kind, ledger=after.ledger.facts)

    def item(self, item: str, catalogue: str = "") -> Item:
        """Read an item of a catalogue."""
        name = catalogue or self._catalogue
        with _missing():
            items = self._app.search(name).items
        if item not in items:
            raise HTTPException(404, f"catalogue {name!r} has no item {item!r}")
        return items[item]

    def catalogues(self) -> tuple[CatalogueSummary, ...]:
        """List the catalogues."""
        catalogues = self._app.catalogues
        return tuple(
            CatalogueSummary(name=name, items=about.items, built=about.built)
            for name in catalogues.names()
            for about in [catalogues.about(name)]
        )

    def nothing(self, path: str) -> Response:
        raise HTTPException(404, f"there is no /v1/{path}, or not with this method")


def _session(conversation: Conversation) -> Session:
    return Session(
        id=conversation.id,
        catalogue=conversation.catalogue,
        created=conversation.created.isoformat(),
        turns=tuple({"message": answer.message, **answer_json(answer)} for answer in conversation.answers),
        feedback=conversation.feedback,
    )


@contextmanager
def _missing() -> Generator[None]:
    """Answer 404 where what is asked for is not there."""
    try:
        yield
    except ShelftalkError as error:
        raise HTTPException(404, str(error)) from error
