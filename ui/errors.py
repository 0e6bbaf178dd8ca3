"""The two forms of an error over HTTP: ours, and the one that clients of OpenAI read."""

from typing import Any

from starlette.responses import JSONResponse, Response

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
