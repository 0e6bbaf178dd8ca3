"""What a turn costs with the real models: seconds, prompt tokens evaluated, tokens generated, memory.

python -m tests.benchmarks.turn          # or: make bench

`beyond` are the prompt tokens evaluated that are neither the message, the ledger nor the candidates: labels,
the chat template around each question, and standing text that was not kept. Run it on an idle machine.
"""

import re
import resource
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any, NamedTuple

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGenerationChunk
from pydantic import PrivateAttr

import prompts
from agent.asking import Model
from agent.build import App, build_starter, load_encoder
from agent.known_models import DEFAULT_LLM
from agent.llama import LlamaChat
from agent.settings import Settings
from agent.steps import Done
from agent.weights import Weights

CONVERSATIONS = (
    (
        "a slow film about memory",
        "shorter, please",
        "something like the second one",
        "now a book that feels the same",
    ),
    ("想听一张安静的专辑", "再老一点的", "第二张那样的还有吗", "换成电影，两个小时以内"),
)
ROW = "{:<8} {:>5} {:>12} {:>8} {:>10} {:>8} {:>10} {:>6}"


class Turn(NamedTuple):
    later: bool
    first_picks: float
    total: float
    evaluated: int
    beyond: int
    generated: int
    calls: int


class CountingChat(LlamaChat):
    """Notes, of every question, the prompt tokens evaluated that no hole of its prompt accounts for."""

    _beyond: list[int] = PrivateAttr(default_factory=list[int])

    def taken(self) -> int:
        beyond = sum(self._beyond)
        self._beyond.clear()
        return beyond

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        filled = sum(self.get_num_tokens(text) for text in filled_in(str(messages[-1].content)))
        for chunk in super()._stream(messages, stop, run_manager, **kwargs):
            message = chunk.message
            usage = message.usage_metadata if isinstance(message, AIMessage) else None
            if usage and usage["input_tokens"]:
                kept = usage.get("input_token_details", {}).get("cache_read", 0)
                self._beyond.append(max(0, usage["input_tokens"] - kept - filled))
            yield chunk


def filled_in(user: str) -> Sequence[str]:
    """Return what stands in the holes of the prompt that a text was made from."""
    matches = (template.fullmatch(user) for template in _templates())
    return next((match.groups() for match in matches if match), ())


@cache
def _templates() -> tuple[re.Pattern[str], ...]:
    files = sorted(Path(prompts.__file__).parent.glob("*.md"))
    users = (file.read_text("utf-8").split("\n---\n")[-1].strip() for file in files)
    return tuple(
        re.compile("(.*)".join(map(re.escape, re.split(r"\{\{\w+\}\}", user))), re.S) for user in users
    )


def played(app: App, chat: CountingChat, messages: Sequence[str]) -> Iterator[Turn]:
    """Yield the cost of each turn of a conversation."""
    session = app.conversations.start("starter").id
    for number, message in enumerate(messages):
        for step in app.turn(session, message, cancelled=Event()):
            if isinstance(step, Done):
                times, tokens = step.answer.timings, step.answer.tokens
                yield Turn(
                    later=number > 0,
                    first_picks=times.get("first_picks_s", 0),
                    total=times["total_s"],
                    evaluated=tokens.prompt_evaluated,
                    beyond=chat.taken(),
                    generated=tokens.generated,
                    calls=tokens.calls,
                )


def main() -> None:
    """Print a line for each turn, the means, and the peak memory."""
    with TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        file = Weights(settings.models).locate(DEFAULT_LLM)
        chat = CountingChat.from_file(file, context_tokens=settings.context_tokens, threads=settings.threads)
        assert isinstance(chat, CountingChat)
        app = App(settings, Model(chat), load_encoder(settings))
        build_starter(settings, app.encoder, lambda done, total, stage: None)
        app.warm()
        chat.taken()
        print(ROW.format("turn", "calls", "first picks s", "total s", "evaluated", "beyond", "generated", ""))
        turns = [turn for messages in CONVERSATIONS for turn in _told(played(app, chat, messages))]
        for name, later in (("first", False), ("later", True)):
            print(_line(name, [turn for turn in turns if turn.later is later]))
        app.close()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB")


def _told(turns: Iterator[Turn]) -> Iterator[Turn]:
    for number, turn in enumerate(turns, 1):
        print(_line(str(number), [turn]), flush=True)
        yield turn


def _line(name: str, turns: Sequence[Turn]) -> str:
    calls, first, total, evaluated, beyond, generated = (
        mean(values)
        for values in zip(
            *((t.calls, t.first_picks, t.total, t.evaluated, t.beyond, t.generated) for t in turns),
            strict=True,
        )
    )
    return ROW.format(
        name,
        f"{calls:.0f}",
        f"{first:.1f}",
        f"{total:.1f}",
        f"{evaluated:.0f}",
        f"{beyond:.0f}",
        f"{generated:.0f}",
        "",
    )


if __name__ == "__main__":
    main()
