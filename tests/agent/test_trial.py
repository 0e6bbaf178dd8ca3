"""A model says its first token, or it is told why it cannot."""

import signal
import subprocess
from pathlib import Path

import pytest

from agent.build import App
from agent.known_models import DEFAULT_LLM
from agent.trial import try_out
from agent.weights import Weights
from retrieval.models import ShelftalkError


@pytest.mark.model
def test_the_model_that_is_set_up_answers(real_app: App) -> None:
    try_out(Weights(real_app.settings.models).locate(DEFAULT_LLM))


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.gguf"
    file.write_bytes(b"GGUF" + bytes(64))
    with pytest.raises(ShelftalkError, match=r"mine\.gguf.*cannot load"):
        try_out(file)


def test_a_crash_is_told_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = subprocess.run

    def crashing(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        code = f"import os; os.kill(os.getpid(), {int(signal.SIGSEGV)})"
        return really([command[0], "-c", code], capture_output=True, text=True, check=False)

    monkeypatch.setattr(subprocess, "run", crashing)
    with pytest.raises(ShelftalkError, match=r"signal 11.*CMAKE_ARGS=.*-mno-amx-tile"):
        try_out(tmp_path / "mine.gguf")
