"""Settings and application for a command, with everything that is missing said before models load."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pydantic import ValidationError

from agent.settings import Settings, place_of
from retrieval.models import ShelftalkError

if TYPE_CHECKING:
    from agent import App
    from agent.conversations import Conversations
    from retrieval.catalogue import Catalogues
    from retrieval.encoders import FactReader, MediaEncoder


def read_settings() -> Settings:
    """Return the settings; raises ShelftalkError for one that makes no sense, with where it was set."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        place = place_of(str(first["loc"][0]))
        raise ShelftalkError(f"{place}={first['input']!r}: {first['msg']}; correct or unset it") from error


def catalogues_of(
    settings: Settings, media: "Sequence[MediaEncoder]" = (), readers: "Sequence[FactReader]" = ()
) -> "Catalogues":
    from agent.build import catalogues_of as catalogues_in

    return catalogues_in(settings, media, readers)


@contextmanager
def conversations_of(settings: Settings) -> "Generator[Conversations]":
    """Open the conversations alone; no model is loaded."""
    from agent.conversations import Conversations

    kept = Conversations(settings.conversations)
    try:
        yield kept
    finally:
        kept.close()


@contextmanager
def opened(settings: Settings, catalogue: str, *, scripted: bool = False) -> "Generator[App]":
    """Load the models, after making sure that the catalogue is there."""
    _require(settings, catalogue)
    from agent import open_app

    app = open_app(settings, scripted=scripted)
    try:
        yield app
    finally:
        app.close()


def _require(settings: Settings, catalogue: str) -> None:
    shelves = catalogues_of(settings)
    if not shelves.names():
        raise ShelftalkError("there is no catalogue yet; run `shelftalk setup` to build the first")
    shelves.about(catalogue)
