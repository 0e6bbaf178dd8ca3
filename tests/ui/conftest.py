"""What tests of the doors share: a small shelf, and an application without a model."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from agent import App, Settings
from retrieval.catalogue import Catalogues
from retrieval.models import Creator, Item
from tests.fakes import WordEncoder
from tests.scripted import scripted
from tests.shelf import SHELF as INVENTIONS
from tests.ui.browser import browser
from tests.ui.fakes import FakeApp

SHELF = (
    Item(
        id="film-slow-1982",
        title="Slow Rain",
        medium="film",
        year=1982,
        creators=(Creator(name="Ann Lee", role="director"),),
        genres=("drama",),
        tags=("melancholy", "slow"),
        description="Rain falls on a town where nobody hurries.",
        duration_minutes=117,
        attributes={"title_zh": "慢雨", "creators_zh": ("李安妮",), "description_zh": "雨下得很慢。"},
    ),
    Item(
        id="book-quick-1999",
        title="Quick Sun",
        medium="book",
        year=1999,
        creators=(Creator(name="Bo Ek", role="author"),),
        tags=("funny",),
        description="A day at the beach goes wrong, twice.",
    ),
)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of catalogues with a small starter, built once."""
    folder = tmp_path_factory.mktemp("built")
    Catalogues(folder).add("starter", SHELF, (WordEncoder(),), unheard)
    return folder


@pytest.fixture
def settings(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return the settings of a user who has only the small starter catalogue."""
    monkeypatch.setenv("SHELFTALK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SHELFTALK_CACHE", str(tmp_path / "cache"))
    settings = Settings()
    shutil.copytree(built, settings.catalogues)
    return settings


@pytest.fixture
def app(settings: Settings) -> Iterator[FakeApp]:
    app = FakeApp(settings)
    yield app
    app.close()


@pytest.fixture(scope="module")
def opened_browser() -> Iterator[Browser]:
    with browser() as chromium:
        yield chromium


@pytest.fixture
def chromium(opened_browser: Browser) -> Iterator[Browser]:
    """Lend a browser; what a test opened in it is closed, so that no page slows the next."""
    yield opened_browser
    for context in opened_browser.contexts:
        context.close()


def unheard(done: int, total: int, stage: str) -> None:
    """Take progress that no test asks for."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[App]:
    """Return the real application over the shelf of inventions, with a model that says nothing usable."""
    encoder = WordEncoder()
    app = App(Settings(data=tmp_path, cache=tmp_path), scripted(), encoder)
    app.catalogues.add("starter", INVENTIONS, (encoder,), unheard)
    yield app
    app.close()
