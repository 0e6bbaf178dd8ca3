"""The two forms of an error over HTTP, ours and the one that clients of OpenAI read, and what becomes one."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from retrieval.models import ShelftalkError

from .logs import log

_OPENAI_PATHS = ("/v1/chat/", "/v1/models")


def error_response(status: int, sentence: str, path: str) -> Response:
    """Return the error in the form that belongs to the path."""
    if is_openai(path):
        return JSONResponse(openai_error(status, sentence), status_code=status)
    return JSONResponse({"error": sentence}, status_code=status)


def is_openai(path: str) -> bool:
    return path.startswith(_OPENAI_PATHS)


def openai_error(status: int, sentence: str) -> dict[str, Any]:
    """Return an error as clients of OpenAI read it."""
    kind = "invalid_request_error" if status < 500 else "server_error"
    return {"error": {"message": sentence, "type": kind, "param": None, "code": str(status)}}


def cannot(request: Request, error: Exception) -> Response:
    """Answer with the sentence of a ShelftalkError."""
    return error_response(400, str(error), request.url.path)


def refused(request: Request, error: Exception) -> Response:
    """Answer with the status, the sentence and the headers of an HTTPException."""
    refusal = cast(HTTPException, error)
    response = error_response(refusal.status_code, str(refusal.detail), request.url.path)
    response.headers.update(refusal.headers or {})
    return response


def misread(request: Request, error: Exception) -> Response:
    """Answer with the first thing that is wrong with a request."""
    first = cast(Any, error).errors()[0]  # FastAPI's RequestValidationError
    where = ".".join(str(part) for part in first["loc"])
    return error_response(422, f"{where}: {first['msg']}", request.url.path)


def broken(request: Request, error: Exception) -> Response:
    """Answer that it is our fault; the server's log has the error itself."""
    log("broken", path=request.url.path, kind=type(error).__name__)
    return error_response(500, "something in shelftalk broke; its log says what", request.url.path)


@contextmanager
def missing() -> Generator[None]:
    """Answer 404 where what is asked for is not there."""
    try:
        yield
    except ShelftalkError as error:
        raise HTTPException(404, str(error)) from error
