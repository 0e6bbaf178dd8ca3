"""Folders under watch."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import WordEncoder
from tests.retrieval import folder_files as made
from ui import commands_shelf
from ui.cli import run
from ui.watching import changes


def test_a_change_is_told_within_seconds_and_so_is_one_while_nobody_waits(tmp_path: Path) -> None:
    watching = changes([tmp_path])
    next(watching)
    (tmp_path / "a.jpg").write_bytes(b"1")  # nobody waits now
    next(watching)
    later = threading.Timer(0.5, (tmp_path / "b.jpg").write_bytes, (b"2",))
    later.start()
    started = time.monotonic()
    next(watching)
    assert time.monotonic() - started < 10


def test_add_watch_adds_what_comes_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHELFTALK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SHELFTALK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("agent.build.load_encoder", lambda settings: WordEncoder())  # pyright: ignore[reportUnknownLambdaType,reportUnknownArgumentType]
    monkeypatch.setattr("agent.senses.load_media", lambda settings, encoder: ())  # pyright: ignore[reportUnknownLambdaType,reportUnknownArgumentType]
    folder = tmp_path / "Media"
    folder.mkdir()
    made.pdf(folder / "a.pdf")
    told: list[Any] = []

    def tell(report: Any, *, as_json: bool) -> None:
        told.append((report.added, report.total))
        if len(told) == 2:
            raise KeyboardInterrupt
        made.pdf(folder / "b.pdf", title="Second")

    monkeypatch.setattr(commands_shelf, "_print_report", tell)
    assert run(["add", str(folder), "--catalogue", "mine", "--watch"]) == 130
    assert told == [(1, 1), (1, 2)]
    assert run(["add", "--watch"]) == 1
    assert "name at least one folder" in capsys.readouterr().err
