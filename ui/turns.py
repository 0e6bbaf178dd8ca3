"""Turns under way: each in a thread of its own, one a conversation, ended when nobody listens any more."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from contextlib import aclosing
from functools import partial
from uuid import uuid4

from anyio import to_thread

from agent import App, Cancelled, Preferences
from agent.conversations import Conversation
from agent.profile import ME
from agent.prose import tongue
from agent.settings import AS_CONFIGURED
from agent.steps import Done, Step
from retrieval.models import Record, ShelftalkError

from .logs import log, short
from .metrics import Metrics
from .plain_text import well_formed
from .running import Running, with_files
from .threads import Threads
from .view import TurnView
from .words import WORDS

_BUSY = "this conversation is still being answered; wait for the answer or stop it"
_LOOK_SECONDS = 0.3  # between two looks at the place in the queue


class Waiting(Record):
    """The model answers others first; how many is told again when it changes."""

    ahead: int


class Turns:
    """Runs the turns of all visitors; they share nothing but the application."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.metrics = Metrics(lambda: self.under_way, lambda: self.waiting)
        self._running: dict[str, Running] = {}
        self._threads = Threads(app.settings.at_once, app.settings.worded_at_once)

    def steps(
        self,
        session: str,
        message: str,
        preferences: Preferences = AS_CONFIGURED,
        files: Sequence[bytes] = (),
    ) -> AsyncGenerator[Step | Waiting]:
        """Yield the steps of the conversation's next turn; closing the generator, or `stop`, ends the turn.

        `files` are pictures, sounds and videos shown with the message.
        Raises `agent.Cancelled` when it was stopped.
        """
        said = well_formed(message)

        def begun(end: threading.Event) -> Generator[Step]:
            turn = partial(self.app.turn, session, said, cancelled=end, preferences=preferences)
            return with_files(files, turn)

        return self._steps(session, said, begun)

    def reply(self, past: Conversation, message: str) -> AsyncGenerator[Step | Waiting]:
        """Yield the steps of a turn after a past that is not kept."""
        said = well_formed(message)
        return self._steps(uuid4().hex, said, lambda end: self.app.reply(past, said, cancelled=end))

    async def views(
        self,
        session: str,
        asked: TurnView,
        preferences: Preferences = AS_CONFIGURED,
        files: Sequence[bytes] = (),
    ) -> AsyncGenerator[TurnView]:
        """Yield what is to be seen of the turn; being stopped or failing is a view as well."""
        view = asked
        try:
            async with aclosing(self.steps(session, asked.message, preferences, files)) as steps:
                async for step in steps:
                    view = view.waiting(step.ahead) if isinstance(step, Waiting) else view.after(step)
                    yield view
        except Cancelled:
            yield view.stopped()
        except ShelftalkError as error:
            yield view.failed(str(error))

    async def conversation(self, session: str, catalogue: str) -> Conversation:
        """Return the conversation of this id; without an id, a new one of the person at this machine."""
        conversations = self.app.conversations
        if session:
            return await to_thread.run_sync(conversations.load, session)
        return await to_thread.run_sync(conversations.start, catalogue, ME)

    async def rewound(self, session: str, turns: int) -> Conversation:
        """Return the conversation before its last message, after so many turns; what came later is gone.

        Raises ShelftalkError where more was said since, in another window.
        """
        self.require_idle(session)
        past = await to_thread.run_sync(self.app.conversations.load, session)
        if sum(answer.message != "" for answer in past.answers[turns:]) > 1:
            raise ShelftalkError("more was said since in another window; reload to see it")
        return await to_thread.run_sync(self.app.conversations.rewind, session, turns)

    def require_idle(self, session: str) -> None:
        """Raise ShelftalkError while a turn of this conversation is under way."""
        if self.is_running(session):
            raise ShelftalkError(_BUSY)

    def is_running(self, session: str) -> bool:
        return session in self._running

    def refusal(self, message: str) -> str:
        """Return why no turn can begin now, in the language of the message; empty when one can."""
        if self.under_way < self.app.settings.at_once:
            return ""
        return WORDS[tongue(well_formed(message)).reply].busy

    def stop(self, session: str) -> None:
        """End the turn of this conversation, if one is under way."""
        if running := self._running.get(session):
            running.cancelled.set()

    def stop_all(self) -> None:
        for running in self._running.values():
            running.cancelled.set()

    async def _steps(
        self, key: str, message: str, begin: Callable[[threading.Event], Generator[Step]]
    ) -> AsyncGenerator[Step | Waiting]:
        running = self._begin(key, message)
        outcome = "stopped"
        turn = begin(running.cancelled)
        try:
            async with aclosing(self._advanced(turn, running)) as steps:
                async for step in steps:
                    if isinstance(step, Done):
                        outcome = "done"
                        self._note(key, step)
                    yield step
        except ShelftalkError as error:
            outcome = "failed"
            log("turn failed", session=short(key), error=str(error))
            raise
        finally:
            running.end(turn)
            del self._running[key]
            if outcome != "done":
                self.metrics.broken_off(outcome)

    async def _advanced(self, turn: Generator[Step], running: Running) -> AsyncGenerator[Step | Waiting]:
        """Yield the steps and, while the next one is awaited, each change of the place in the queue."""
        while True:
            advance = asyncio.ensure_future(self._threads.advance(running, turn))
            try:
                told = 0
                while not (await asyncio.wait({advance}, timeout=_LOOK_SECONDS))[0]:
                    ahead = self._ahead_of(running)
                    if ahead != told:
                        told = ahead
                        yield Waiting(ahead=ahead)
                step = advance.result()
            finally:
                advance.cancel()
            if step is None:
                return
            yield step

    def _begin(self, key: str, message: str) -> Running:
        self.require_idle(key)
        if refusal := self.refusal(message):
            self.metrics.refused("busy")
            raise ShelftalkError(refusal)
        return self._running.setdefault(key, Running())

    @property
    def under_way(self) -> int:
        return len(self._running)

    @property
    def waiting(self) -> int:
        """How many turns under way wait for the words of others."""
        return sum(self._ahead_of(running) > 0 for running in self._running.values())

    def _ahead_of(self, running: Running) -> int:
        return self._threads.ahead_of(running) or self.app.ahead_of(running.thread)

    def _note(self, key: str, done: Done) -> None:
        answer = done.answer
        self.metrics.finished(answer)
        log(
            "turn",
            session=short(key),
            language=answer.language,
            picks=len(answer.picks),
            degraded=len(answer.degraded),
            relaxed=len(answer.relaxed),
            **answer.timings,
            **answer.tokens.model_dump(),
            **({"message": answer.message} if self.app.settings.log_messages else {}),
        )
