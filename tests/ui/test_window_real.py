"""The whole product: a server process with the real model, and a real browser before it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import Settings
from agent.build import build_starter, load_encoder
from tests.ui.browser import Window, browser
from tests.ui.conftest import unheard

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

PATIENCE_SECONDS = 240
_SERVE = "from ui.cli import main; main()"
_LIVE = shutil.ignore_patterns("readers", ".locks", "vectors.sqlite*")
"""What other processes may be writing to; a version once built stays as it is."""


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve the starter catalogue from a process of its own; return its address."""
    built = Settings().catalogues
    monkeypatch.setenv("SHELFTALK_DATA", str(tmp_path))
    settings = Settings()
    if built.is_dir():
        shutil.copytree(built, settings.catalogues, ignore=_LIVE)
    build_starter(settings, load_encoder(settings), unheard)
    command = [sys.executable, "-c", _SERVE, "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as server:
        assert server.stdout
        said = server.stdout.readline()
        assert said.startswith("shelftalk is at http://127.0.0.1:")
        yield said.split()[3]
        server.terminate()


def test_two_questions_in_two_languages_a_stop_and_a_reload(url: str) -> None:
    with browser() as chromium:
        window = Window(chromium.new_page(locale="en-US"), url)
        window.ask("A slow, melancholy film from Japan")
        window.wait_for("#st-live .st-card", PATIENCE_SECONDS)
        window.wait_for("#st-live [data-stage=done]", PATIENCE_SECONDS)
        media = window.texts("#st-live .st-medium")
        assert len(media) >= 3  # as many as have what was wished for
        assert set(media) == {"FILM"}
        assert all(window.texts("#st-live .st-text"))
        window.ask("换成书吧，要短一点的")
        window.wait_for("#st-live [data-stage=done]:lang(zh) .st-text", PATIENCE_SECONDS)
        assert set(window.texts("#st-live .st-medium")) == {"书"}
        window.ask("And something to listen to?")
        window.wait_for("#st-live [data-stage]:not([data-stage=done])")
        window.page.click("#st-stop")
        window.wait_for("#st-live [data-stage=stopped]", PATIENCE_SECONDS)
        window.page.reload()
        window.wait_for("#st-finished .st-turn >> nth=1")
        assert window.texts("#st-finished .st-said") == [
            "A slow, melancholy film from Japan",
            "换成书吧，要短一点的",
        ]
        assert window.foreign(url) == []
        assert not window.errors
