"""The real server around an application without a model, on a free port."""

import asyncio
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from agent import App, Settings
from tests.ui.fakes import FakeApp
from ui.address import address, listen
from ui.server import create_server

ADDRESS = "serving at "


@contextmanager
def served(app: FakeApp | App, token: str = "", port: int = 0) -> Generator[str]:
    """Serve until the block ends; give the address."""
    ready = threading.Event()
    servers: list[uvicorn.Server] = []
    real = app.as_app() if isinstance(app, FakeApp) else app

    async def serve(listening: socket.socket) -> None:
        # made where a loop runs: elsewhere Gradio makes one of its own and never closes it
        servers.append(create_server(real, token, ready.set))
        await servers[0].serve([listening])

    with listen("127.0.0.1", port, token) as listening:
        thread = threading.Thread(target=asyncio.run, args=(serve(listening),))
        thread.start()
        assert ready.wait(120)
        try:
            yield address(listening)
        finally:
            servers[0].should_exit = True
            thread.join(10)
        assert not thread.is_alive()


def serve_until_killed(folder: str) -> None:
    """Serve, in a process of its own, an application without a model; print the address once it answers."""
    app = FakeApp(Settings(data=Path(folder), cache=Path(folder)))
    app.pause_seconds = 0.02
    with listen("127.0.0.1", 0, "") as listening:

        async def serve() -> None:
            def ready() -> None:
                print(ADDRESS + address(listening), flush=True)

            await create_server(app.as_app(), "", ready).serve([listening])

        asyncio.run(serve())
