"""One question to a language model: schema, deadline and cancellation, and what it cost."""

import re
import time
from collections.abc import Callable, Generator
from contextlib import closing
from threading import Event
from typing import Any, TypeVar, cast

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.exceptions import LangChainException
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_core.runnables import RunnableConfig
from pydantic import BaseModel, ValidationError

from prompts import Prompt
from retrieval.models import Record

from .steps import Tokens

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?(?=\s|$)|[。！？][”’）]?")
WARM_SECONDS = 300
LIKELY = 20
"""First tokens told of; OpenAI's servers tell of no more."""
T = TypeVar("T", bound=BaseModel)


class Cancelled(Exception):
    """The person left or pressed stop."""


class Late(Exception):
    """The deadline passed while the model was answering."""


class Ending(Event):
    """Set once a turn is not wanted any more; before that it may be wanted at once, without the model."""

    def __init__(self) -> None:
        super().__init__()
        self.without_model = False


class Watch(BaseCallbackHandler):
    """Ends the model's work at the next token once the turn is cancelled or late, and counts tokens."""

    raise_error = True

    def __init__(self, cancelled: Event, deadline: float) -> None:
        """`deadline` is on the clock of time.monotonic()."""
        self._cancelled = cancelled
        self._deadline = deadline
        self.tokens = Tokens()

    def check(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        hurried = isinstance(self._cancelled, Ending) and self._cancelled.without_model
        if hurried or time.monotonic() > self._deadline:
            raise Late

    def on_llm_new_token(self, token: str | list[str | dict[str, Any]], **kwargs: Any) -> None:
        self.check()

    def count(self, message: BaseMessage) -> None:
        usage = message.usage_metadata if isinstance(message, AIMessage) else None
        # LangChain says of a kept answer what it cost, even where nothing else is known of it
        if usage and "input_tokens" in usage:
            kept = usage.get("input_token_details", {}).get("cache_read", 0)
            self.tokens += Tokens(
                prompt_evaluated=usage["input_tokens"] - kept,
                generated=usage["output_tokens"],
                calls=1 if usage["input_tokens"] else 0,
            )


class Unusable(Record):
    """The model's answer could not be used; why, for the log and the user, in both languages."""

    why: str
    why_zh: str


class Model:
    """A chat model and the errors that calls of it may end in."""

    def __init__(
        self,
        chat: BaseChatModel,
        failures: tuple[type[Exception], ...] = (),
        ahead_of: Callable[[int], int] = lambda thread: 0,
    ) -> None:
        self.chat = chat
        self.ahead_of = ahead_of
        """How many questions the model answers before the one of a thread; others' servers do not tell."""
        self.failures = (LangChainException, ValidationError, OSError, *failures)


def ask(model: Model, said: Prompt, schema: type[T], watch: Watch) -> T | Unusable:
    """Ask for an instance of `schema`; raises Cancelled."""
    structured = model.chat.with_structured_output(schema, include_raw=True)
    try:
        watch.check()
        answer: Any = structured.invoke(_messages(said), RunnableConfig(callbacks=[watch]))
    except (Late, *model.failures) as error:
        return _unusable(error)
    watch.count(answer["raw"])
    if answer["parsed"] is None:
        return Unusable(why="its answer was not of the form asked for", why_zh="回答的格式不对")
    return answer["parsed"]


def first_tokens(model: Model, said: Prompt, watch: Watch) -> dict[str, float] | Unusable:
    """Return the likeliest first tokens of the answer, with the logarithms of their probabilities.

    Raises Cancelled. Nothing is generated: the prompt alone tells.
    """
    telling = model.chat.bind(logprobs=True, top_logprobs=LIKELY, max_tokens=1)
    try:
        watch.check()
        answer = telling.invoke(_messages(said), RunnableConfig(callbacks=[watch]))
    except (Late, *model.failures) as error:
        return _unusable(error)
    watch.count(answer)
    told = answer.response_metadata.get("logprobs")
    if not told:
        return Unusable(why="it does not tell how likely its answers are", why_zh="没有给出回答的概率")
    return {entry["token"]: entry["logprob"] for entry in told["content"][0]["top_logprobs"]}


def sentence(model: Model, said: Prompt, watch: Watch, *, longest: int) -> str | Unusable:
    """Ask for free text; return the whole sentences of its first `longest` characters; raises Cancelled."""
    text = ""
    try:
        watch.check()
        # closing the stream ends the model's work
        with closing(_pieces(model, said, watch)) as pieces:
            for piece in pieces:
                text = (text + piece).lstrip()
                if "\n" in text or len(text) > longest:
                    break
    except (Late, *model.failures) as error:
        return _unusable(error)
    line = text.split("\n")[0].strip()
    ends = [match.end() for match in _SENTENCE_END.finditer(line)]
    return line[: ends[-1]] if len(line) > longest and ends else line


def warm(model: Model, said: Prompt, cancelled: Event) -> None:
    """Let the model read a prompt and say one token, so that the prompt's standing part is kept.

    Raises Cancelled.
    """
    watch = Watch(cancelled, time.monotonic() + WARM_SECONDS)
    watch.check()
    with closing(_pieces(model, said, watch)) as pieces:
        next(pieces, "")


def _pieces(model: Model, said: Prompt, watch: Watch) -> Generator[str, None, None]:
    with closing(
        cast(
            Generator[BaseMessage, None, None],
            model.chat.stream(_messages(said), RunnableConfig(callbacks=[watch])),
        )
    ) as chunks:
        for chunk in chunks:
            watch.count(chunk)
            yield str(chunk.content)


def _messages(said: Prompt) -> list[BaseMessage]:
    return [SystemMessage(said.system), HumanMessage(said.user)]


def _unusable(error: Exception) -> Unusable:
    if isinstance(error, Late):
        return Unusable(why="it took longer than the deadline", why_zh="超过了时限")
    name = type(error).__name__
    return Unusable(why=f"it could not answer: {name}", why_zh=f"没能回答：{name}")
