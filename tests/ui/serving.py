"""The real server around an application without a model, on a free port."""

import threading
from collections.abc import Generator
from contextlib import contextmanager

from tests.ui.fakes import FakeApp
from ui.address import address, listen
from ui.server import create_server


@contextmanager
def served(app: FakeApp) -> Generator[str]:
    """Serve until the block ends; give the address."""
    ready = threading.Event()
    server = create_server(app.as_app(), "", ready.set)
    with listen("127.0.0.1", 0, "") as listening:
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        assert ready.wait(30)
        yield address(listening)
        server.should_exit = True
        thread.join(10)
        assert not thread.is_alive()
