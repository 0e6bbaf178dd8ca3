"""Turns under way: each in a thread of its own, one a conversation, ended when nobody listens any more."""

import threading
from collections.abc import AsyncGenerator
from contextlib import aclosing

from anyio import CapacityLimiter, to_thread

from agent import App, Cancelled
from agent.conversations import Conversation
from agent.steps import Step
from retrieval.models import ShelftalkError

from .plain_text import well_formed
from .view import TurnView

_AT_ONCE = 64


class Turns:
    """Runs the turns of all visitors; they share nothing but the application."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._running: dict[str, threading.Event] = {}
        # a pool of its own: turns that wait for the model must not keep quick requests waiting
        self._threads = CapacityLimiter(_AT_ONCE)

    async def steps(self, session: str, message: str) -> AsyncGenerator[Step]:
        """Yield the steps of one turn; closing the generator, or `stop`, ends the turn.

        Raises `agent.Cancelled` when it was stopped.
        """
        cancelled = self._begin(session)
        turn = self.app.turn(session, well_formed(message), cancelled=cancelled)
        try:
            while step := await to_thread.run_sync(
                next, turn, None, abandon_on_cancel=True, limiter=self._threads
            ):
                yield step
        finally:
            cancelled.set()
            del self._running[session]

    async def views(self, session: str, asked: TurnView) -> AsyncGenerator[TurnView]:
        """Yield what is to be seen of the turn; being stopped or failing is a view as well."""
        view = asked
        try:
            async with aclosing(self.steps(session, asked.message)) as steps:
                async for step in steps:
                    view = view.after(step)
                    yield view
        except Cancelled:
            yield view.stopped()
        except ShelftalkError as error:
            yield view.failed(str(error))

    async def conversation(self, session: str, catalogue: str) -> Conversation:
        """Return the conversation of this id; without an id, a new one about the catalogue."""
        conversations = self.app.conversations
        if session:
            return await to_thread.run_sync(conversations.load, session)
        return await to_thread.run_sync(conversations.start, catalogue)

    def is_running(self, session: str) -> bool:
        return session in self._running

    def stop(self, session: str) -> None:
        """End the turn of this conversation, if one is under way."""
        if running := self._running.get(session):
            running.set()

    def stop_all(self) -> None:
        for running in self._running.values():
            running.set()

    def _begin(self, session: str) -> threading.Event:
        if session in self._running:
            raise ShelftalkError("this conversation is still being answered; wait for the answer or stop it")
        if len(self._running) >= _AT_ONCE:
            raise ShelftalkError(f"{_AT_ONCE} questions are being answered; try again in a minute")
        return self._running.setdefault(session, threading.Event())
