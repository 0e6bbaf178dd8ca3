"""The HTTP API: which address leads to what, and how errors are answered. FastAPI, and nothing else."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.requests import Request
from fastapi.responses import HTMLResponse, Response
from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from retrieval.models import Item, ShelftalkError

from .admin import admin_html
from .bodies import CatalogueSummary, Judged, NewFeedback, OpenAIProblem, Problem, Turn
from .completions import Completions
from .described import COMPLETION, Examples, giving
from .errors import broken, cannot, is_openai, misread, missing, refused
from .events import require_room, turn_events
from .item_files import ItemFiles, addressed
from .logs import log, short
from .metrics import TEXT
from .other_methods import OtherMethods
from .page_files import later
from .sessions import Sessions
from .shelf_map import Maps
from .tools import create_tools
from .turns import Turns
from .widget import widget
from .words import language_of

_EVERY = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
_COMPRESSION = 5  # of 9: the map of ten thousand items is 4 % larger than with all of it


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
    router = _Routes(turns, catalogue).router
    api.include_router(router)
    api.router.routes.append(OtherMethods(router.routes))
    # the chat window is at "/" and would answer for paths the API does not have
    api.add_api_route("/v1/{path:path}", _nothing, methods=_EVERY, include_in_schema=False)
    api.router.routes.extend((*tools.routes, Route("/widget.js", widget), *later()))
    api.add_middleware(GZipMiddleware, compresslevel=_COMPRESSION)  # streams of events stay as they are
    for kind, answer in (
        (AnyHTTPException, refused),
        (RequestValidationError, misread),
        (ShelftalkError, cannot),
        (Exception, broken),
    ):
        api.add_exception_handler(kind, answer)
    return api


def _nothing(path: str) -> Response:
    raise HTTPException(404, f"there is no /v1/{path}")


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
        self._examples = Examples()
        chat, talks = Completions(turns, catalogue), Sessions(turns, catalogue)
        self._add("GET", "/healthz", self.health)
        self._add("GET", "/readyz", self.ready, wrong=(503,))
        self._add("GET", "/metrics", self.metrics, **giving("The counts", "text/plain"))
        self.router.add_api_route("/admin", self.admin, include_in_schema=False)
        self._add("GET", "/v1/sessions", talks.all)
        self._add("POST", "/v1/sessions", talks.start, status_code=201, wrong=(404,))
        self._add("GET", "/v1/sessions/{session}", talks.session, wrong=(404,))
        self._add("PATCH", "/v1/sessions/{session}", talks.rename, wrong=(404,))
        self._add("DELETE", "/v1/sessions/{session}", talks.delete, status_code=204, wrong=(404,))
        document = giving("The document", "text/markdown")
        self._add("GET", "/v1/sessions/{session}/markdown", talks.markdown, wrong=(404,), **document)
        self._add("PATCH", "/v1/sessions/{session}/ledger", talks.edit, wrong=(404, 409))
        self._add("GET", "/v1/profile", talks.profile)
        self._add("DELETE", "/v1/profile", talks.forget)
        events = giving("One event a step", "text/event-stream")
        self._add("POST", "/v1/sessions/{session}/turns", self.turn, wrong=(404, 409, 503), **events)
        self._add("POST", "/v1/feedback", self.feedback, status_code=201, wrong=(404,))
        self._add("GET", "/v1/items/{item:path}", self.item, wrong=(404,))
        files = ItemFiles(self._app, catalogue)
        self._add("GET", "/v1/pictures", files.picture, wrong=(404,), **giving("The picture", "image/jpeg"))
        self._add("GET", "/v1/sounds", files.sound, wrong=(404,), **giving("The sound", "audio/*"))
        self._add("GET", "/v1/catalogues", self.catalogues)
        self._add("GET", "/v1/map", Maps(self._app, catalogue).map, wrong=(404,))
        self._add("GET", "/v1/models", chat.models)
        self._add("GET", "/v1/models/{model}", chat.model, wrong=(404,))
        self._add("POST", "/v1/chat/completions", chat.complete, wrong=(404, 503), **COMPLETION)

    def _add(
        self, method: str, path: str, answer: Callable[..., Any], *, wrong: tuple[int, ...] = (), **more: Any
    ) -> None:
        """Let an address be answered; `wrong` are statuses it refuses with, beside the guard's."""
        problem = OpenAIProblem if is_openai(path) else Problem
        problems = {status: {"model": problem} for status in (400, 401, 403, 413, 421, 422, 429, *wrong)}
        responses = {**problems, **more.pop("responses", {})}
        responses = self._examples.within(responses, f"{method} {path}", more.get("status_code", 200))
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

    def admin(self, request: Request) -> HTMLResponse:
        """Show an operator how it goes."""
        return HTMLResponse(admin_html(self._turns, language_of(request.headers.get("accept-language", ""))))

    def turn(self, session: str, turn: Turn) -> Response:
        """Answer with one event per step; a client that goes away ends the turn."""
        with missing():
            past = self._app.conversations.load(session)
        if self._turns.is_running(session):
            raise HTTPException(409, "this conversation is still being answered; wait for its end")
        require_room(self._turns, turn.message)
        return EventSourceResponse(turn_events(self._turns, past, turn))

    def feedback(self, given: NewFeedback) -> Judged:
        """Accept, reject or click an item; a rejected one does not come back in the conversation."""
        with missing():
            past = self._app.conversations.load(given.session)
        item = self._item(given.item, past.catalogue)
        after = self._app.conversations.give(past.id, given.kind, item.id, item.title)
        self._turns.metrics.judged(given.kind)
        log("feedback", session=short(past.id), kind=given.kind, item=item.id)
        return Judged(session=past.id, item=item.id, kind=given.kind, ledger=after.ledger.facts)

    def item(self, item: str, catalogue: str = "") -> Item:
        """Read an item of a catalogue; its picture and its sound are addresses of this server."""
        name = catalogue or self._catalogue
        found = self._item(item, name)
        return addressed(found, name, is_filmed=item in self._app.search(name).stills)

    def _item(self, item: str, name: str) -> Item:
        with missing():
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
