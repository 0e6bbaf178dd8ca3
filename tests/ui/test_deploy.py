"""The files for operators fit the product they are about."""

import re
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

import ui
from agent.settings import Settings

DEPLOY = Path(ui.__file__ or "").parent / "deploy"
ROOT = Path(__file__).parents[2]


def test_the_settings_file_has_only_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELFTALK_CONFIG", str(DEPLOY / "shelftalk.toml"))
    assert Settings().data == Path("/var/lib/shelftalk")


def test_the_unit_starts_what_there_is() -> None:
    unit = RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(DEPLOY / "shelftalk.service")
    assert unit["Service"]["ExecStart"] == "/opt/shelftalk/bin/shelftalk serve"
    assert unit["Service"]["ExecStartPre"] == "/opt/shelftalk/bin/shelftalk setup"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "shelftalk.service"
    text = (DEPLOY / "shelftalk.service").read_text("utf-8")
    unit.write_text(text.replace("/opt/shelftalk/bin/shelftalk", "/bin/true"), "utf-8")
    found = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


def test_the_image_is_built_from_files_that_are_there() -> None:
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    copied = [name for line in re.findall(r"(?m)^COPY (?!--)(.+) \S+$", text) for name in line.split()]
    assert len(copied) == 7
    assert all((ROOT / name).exists() for name in copied)
    named = re.findall(r"SHELFTALK_(\w+)", text)
    assert {name.lower() for name in named} <= set(Settings.model_fields)
