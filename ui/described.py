"""What the description of the API says of answers beyond their type: another kind than JSON, an example."""

from typing import Any

from starlette.responses import Response

from .examples import answers, streamed

COMPLETION: dict[str, Any] = {
    "responses": {
        200: {
            "description": "The reply, whole or as a stream of chunks",
            "content": {
                "application/json": {"schema": {"type": "object"}},
                "text/event-stream": {"schema": {"title": "One chunk an event"}, "example": streamed()},
            },
        }
    },
    "response_class": Response,
}


def giving(what: str, kind: str) -> dict[str, Any]:
    """Say what is answered where it is no JSON."""
    # the schema of a stream is read as that of its events by some and of its text by others
    schema = {"title": what} if kind == "text/event-stream" else {"type": "string"}
    answered = {"description": what, "content": {kind: {"schema": schema}}}
    return {"responses": {200: answered}, "response_class": Response}


class Examples:
    """The examples of the answers, by method and path."""

    def __init__(self) -> None:
        self._answers = answers()

    def within(self, responses: dict[int | str, Any], address: str, status: int) -> dict[int | str, Any]:
        """Return the responses with the example of the one of this status."""
        if address not in self._answers:
            return responses
        right: dict[str, Any] = responses.get(status, {})
        content: dict[str, Any] = right.get("content", {"application/json": {}})
        kind = next(iter(content))
        shown = {**content, kind: {**content[kind], "example": self._answers[address]}}
        return {**responses, status: {**right, "content": shown}}
