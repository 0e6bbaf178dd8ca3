"""The forms of OpenAI's chat completions: what clients send, and what they read."""

import time
from typing import Any, Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from starlette.exceptions import HTTPException

from agent.steps import Answer, Tokens

from .item_files import addressed_json

_EXAMPLE: JsonDict = {"model": "starter", "messages": [{"role": "user", "content": "想看一部安静的日本电影"}]}


class Part(BaseModel):
    type: str
    text: str = ""


class ChatMessage(BaseModel):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    """Only what the user and the assistant said counts; the engine takes no instructions."""
    content: str | list[Part] | None = None

    def said(self) -> str:
        """Return the text; raises HTTPException for a picture or a sound."""
        if not isinstance(self.content, list):
            return self.content or ""
        if strange := next((part.type for part in self.content if part.type != "text"), ""):
            raise HTTPException(400, f"messages.content: parts of type {strange!r} are not read; send text")
        return "\n".join(part.text for part in self.content)


class StreamOptions(BaseModel):
    include_usage: bool = False


class ChatRequest(BaseModel):
    """What clients of OpenAI send; fields that steer a model, such as temperature, have no effect."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    model: str = ""
    """A catalogue, as /v1/models lists them; the configured one when left out."""
    messages: list[ChatMessage] = Field(min_length=1, max_length=500)
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: int | None = None
    tools: list[Any] | None = None
    response_format: dict[str, Any] | None = None

    def said(self) -> list[tuple[str, str]]:
        """Return (role, text) of what the two said; raises HTTPException for what cannot be answered."""
        for wrong, remedy in (
            (self.n not in (None, 1), "n: there is one reply; leave n out"),
            (self.tools, "tools: no tools are called here; /mcp offers shelftalk as tools"),
            ((self.response_format or {}).get("type", "text") != "text", "response_format: only text"),
        ):
            if wrong:
                raise HTTPException(400, remedy)
        said = [(message.role, message.said()) for message in self.messages]
        spoken = [(role, text) for role, text in said if role in ("user", "assistant")]
        if not spoken or spoken[-1][0] != "user":
            raise HTTPException(400, "messages: the last one must be the user's")
        return spoken


class ReplyForm:
    """The form of one reply, whole and in pieces."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._head = {"id": f"chatcmpl-{uuid4().hex}", "created": int(time.time()), "model": model}

    def whole(self, text: str, answer: Answer) -> dict[str, Any]:
        message = {"role": "assistant", "content": text, "refusal": None}
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
        head = {**self._head, "object": "chat.completion"}
        return {**head, "choices": [choice], "usage": _usage(answer.tokens), "shelftalk": self._own(answer)}

    def start(self) -> dict[str, Any]:
        return self._chunk({"role": "assistant", "content": ""})

    def piece(self, text: str) -> dict[str, Any]:
        return self._chunk({"content": text})

    def end(self, answer: Answer) -> dict[str, Any]:
        return {**self._chunk({}, "stop"), "shelftalk": self._own(answer)}

    def usage(self, tokens: Tokens) -> dict[str, Any]:
        head = {**self._head, "object": "chat.completion.chunk"}
        return {**head, "choices": [], "usage": _usage(tokens)}

    def _own(self, answer: Answer) -> dict[str, Any]:
        """Return the answer as our API gives it; it belongs to no conversation that is kept."""
        own = addressed_json(answer, self._model)
        return {key: value for key, value in own.items() if key != "session"}

    def _chunk(self, delta: dict[str, str], finish: str | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return {**self._head, "object": "chat.completion.chunk", "choices": [choice]}


def _usage(tokens: Tokens) -> dict[str, int]:
    total = tokens.prompt_evaluated + tokens.generated
    return {
        "prompt_tokens": tokens.prompt_evaluated,
        "completion_tokens": tokens.generated,
        "total_tokens": total,
    }
