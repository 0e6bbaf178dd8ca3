"""What is wrong with a machine is found, and said with the remedy."""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from agent import doctor
from agent.build import LOCAL_MODELS
from agent.doctor import Finding, findings
from agent.settings import Settings
from agent.weights import Weights
from retrieval.catalogue import Catalogues
from retrieval.encoders.text import space_of
from retrieval.models import ShelftalkError
from tests.agent.test_weights import CONTENT, put
from tests.agent.tiny_models import tiny_llm
from tests.fakes import WordEncoder
from tests.retrieval.media import program
from tests.shelf import SHELF


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the settings of a machine where all is well, but for models that are the user's own."""
    encoder = tmp_path / "encoder"
    encoder.mkdir()
    (encoder / "modules.json").write_text("[]")
    llm = tmp_path / "mine.gguf"
    llm.write_bytes(b"GGUF")
    settings = Settings(data=tmp_path, cache=tmp_path, encoder=encoder, llm=str(llm))
    space = WordEncoder(space_of(encoder))
    Catalogues(settings.catalogues).add("starter", SHELF, (space,), lambda done, total, stage: None)
    return settings


def wrong(settings: Settings) -> dict[str, str]:
    return {found.name: found.said for found in examined(settings) if not found.fine}


def examined(settings: Settings) -> list[Finding]:
    return list(findings(settings, lambda: "free", lambda file: None))


def test_where_all_is_well_everything_was_looked_at(settings: Settings) -> None:
    assert wrong(settings) == {}
    assert [found.name for found in examined(settings)] == [
        "language model",
        "text encoder",
        "speech model",
        "sound of videos",
        "catalogue starter",
        "conversations",
        "disk for data",
        "disk for models",
        "memory",
        "port",
    ]


def test_a_catalogue_of_another_encoder_is_found(settings: Settings) -> None:
    Catalogues(settings.catalogues).add("old", SHELF, (WordEncoder(),), lambda done, total, stage: None)
    assert "shelftalk add --catalogue old" in wrong(settings)["catalogue old"]


def test_a_catalogue_that_is_not_there_is_found(settings: Settings) -> None:
    shutil.rmtree(settings.catalogues)
    assert "no catalogue 'starter'" in wrong(settings)["catalogue starter"]


def test_an_encoder_of_the_operators_own_is_said_to_leave_the_rules_alone(settings: Settings) -> None:
    said = next(found.said for found in examined(settings) if found.name == "text encoder")
    assert "by rules alone" in said


def test_missing_models_are_found(tmp_path: Path) -> None:
    said = wrong(Settings(data=tmp_path, cache=tmp_path))
    assert "shelftalk setup" in said["language model"]
    assert "shelftalk setup" in said["text encoder"]


def test_a_model_file_that_rots_on_the_disk_is_found(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = put(Weights(settings.models), tiny_llm(), CONTENT)
    monkeypatch.setitem(LOCAL_MODELS, "default", tiny_llm())
    settings = settings.model_copy(update={"llm": "default"})
    assert wrong(settings) == {}
    sealed = place.stat()
    place.write_bytes(CONTENT[::-1])
    os.utime(place, ns=(sealed.st_atime_ns, sealed.st_mtime_ns))
    assert "the bytes have changed" in wrong(settings)["language model"]


def test_too_little_room_and_memory_are_found(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> Usage:
        return Usage(10**9, 10**9, 10**6)

    monkeypatch.setattr(shutil, "disk_usage", full)
    monkeypatch.setattr(doctor, "_available_mb", lambda: 100.0)
    said = wrong(settings)
    assert set(said) == {"disk for data", "disk for models", "memory"}
    assert "make room" in said["disk for data"]


def test_that_videos_cannot_be_heard_is_told_and_nothing_is_wrong(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    told = {found.name: found for found in examined(settings)}["sound of videos"]
    assert told.fine
    assert "install it" in told.said
    program(tmp_path, monkeypatch, "exit 0")
    told = {found.name: found for found in examined(settings)}["sound of videos"]
    assert told.said == str(tmp_path / "bin" / "ffmpeg")


def test_an_address_that_is_taken_is_found(settings: Settings) -> None:
    def taken() -> str:
        raise ShelftalkError("port 7860 is taken; name another one")

    (found,) = [found for found in findings(settings, taken, lambda file: None) if not found.fine]
    assert found.said == "port 7860 is taken; name another one"
