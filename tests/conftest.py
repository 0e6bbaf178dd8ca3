"""No network in tests but the loopback address; the real models are loaded once for all."""

import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from agent.build import App, build_starter, open_app
from agent.settings import Settings

os.environ["HF_HUB_OFFLINE"] = "1"
_connect = socket.socket.connect


def _loopback_only(self: socket.socket, address: Any) -> None:
    host = str(address[0])
    if self.family in (socket.AF_INET, socket.AF_INET6) and host not in ("127.0.0.1", "localhost", "::1"):
        raise RuntimeError(f"a test tried to reach {host}: nothing may be fetched at run time")
    _connect(self, address)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _loopback_only)


@pytest.fixture(scope="session")
def real_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The application as people run it: real model, real encoder, real store, starter catalogue."""
    settings = Settings(data=tmp_path_factory.mktemp("shelftalk"))
    app = open_app(settings)
    build_starter(settings, app.encoder, lambda done, total, stage: None)
    yield app
    app.close()
