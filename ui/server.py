"""The process that serves API and chat window: uvicorn, and nothing else."""

import socket
from collections.abc import Callable

import uvicorn

from agent import App

from .api import create_api
from .chat import mount
from .guard import Guard
from .turns import Turns
from .visitors import Visitors

_GRACE_SECONDS = 2


class _Server(uvicorn.Server):
    """Says when it listens, and ends the turns under way before it waits for their clients."""

    def __init__(self, config: uvicorn.Config, turns: Turns, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._turns = turns
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._turns.stop_all()
        await super().shutdown(sockets)


def create_server(app: App, token: str, ready: Callable[[], None]) -> uvicorn.Server:
    """Return a server to be run on a listening socket; it calls `ready` once it answers."""
    turns = Turns(app)
    api = create_api(turns, app.settings.catalogue)
    mount(api, turns, app.settings.catalogue)
    config = uvicorn.Config(
        Guard(api, token=token, visitors=Visitors(app.settings), metrics=turns.metrics),
        log_level="warning",
        log_config=None,  # its lines go where ours go, and in the same form
        access_log=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        server_header=False,
    )
    return _Server(config, turns, ready)
