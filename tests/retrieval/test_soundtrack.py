"""The sound of a video: heard by a program where there is one, told where there is none."""

import subprocess
from pathlib import Path
from shutil import which

import pytest

from retrieval.encoders.soundtrack import RATE, soundtrack
from retrieval.media_files import Flaw

from .media import program, sound

needs_ffmpeg = pytest.mark.skipif(not which("ffmpeg"), reason="there is no ffmpeg here")


def with_sound(file: Path, tone: Path) -> Path:
    """Write a video of a second with this sound, by the real program."""
    black = ["-f", "lavfi", "-i", "color=size=64x48:rate=5:duration=1"]
    subprocess.run(["ffmpeg", "-v", "error", *black, "-i", tone, "-c:v", "mpeg4", file], check=True)
    return file


def test_without_the_program_that_is_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert soundtrack(tmp_path / "film.mp4", 10) is Flaw.NO_FFMPEG


def test_what_the_program_writes_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tone = sound(tmp_path / "tone.wav", 440, seconds=2, rate=8_000)
    program(tmp_path, monkeypatch, f'for last; do :; done; cp {tone} "${{last#file:}}"')
    samples = soundtrack(tmp_path / "film.mp4", 10)
    assert not isinstance(samples, Flaw)
    assert len(samples) == 2 * RATE


def test_the_program_is_told_to_read_one_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, f'printf "%s\\n" "$@" > {tmp_path}/told')
    assert soundtrack(tmp_path / "-y; concat:a|b.mp4", 12) is Flaw.SILENT
    told = (tmp_path / "told").read_text().splitlines()
    assert told[: told.index("-i")] == [
        "-nostdin", "-v", "quiet", "-threads", "1", "-protocol_whitelist", "file",
    ]  # fmt: skip
    assert told[told.index("-i") + 1] == f"file:{tmp_path}/-y; concat:a|b.mp4"
    assert told[told.index("-t") + 1] == "12.000"


def test_a_program_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, "exec sleep 30")
    assert soundtrack(tmp_path / "film.mp4", 10, patience=0.2) is Flaw.SLOW


@needs_ffmpeg
def test_the_sound_of_a_real_video_is_heard_as_long_as_is_asked(tmp_path: Path) -> None:
    film = with_sound(tmp_path / "film.mp4", sound(tmp_path / "tone.wav", 440, seconds=3))
    samples = soundtrack(film, 1.5)
    assert not isinstance(samples, Flaw)
    assert len(samples) == pytest.approx(1.5 * RATE, abs=0.1 * RATE)


@needs_ffmpeg
@pytest.mark.parametrize("content", [b"", b"\0\0\0\x18ftypmp42" + bytes(50), b"#EXTM3U\n/etc/passwd\n"])
def test_what_is_no_video_is_silent(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "film.mp4").write_bytes(content)
    assert soundtrack(tmp_path / "film.mp4", 10) is Flaw.SILENT
