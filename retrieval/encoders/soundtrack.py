"""The sound of a video, heard by the program `ffmpeg` where there is one: its bindings bring GPL code."""

import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from retrieval.media_files import Flaw

from .samples import Samples, read_sound

RATE = 16_000
"""Samples a second."""
_PATIENCE_SECONDS = 60.0


def ffmpeg() -> str:
    """Return where the program is; empty where there is none."""
    return which("ffmpeg") or ""


def soundtrack(file: Path, seconds: float, patience: float = _PATIENCE_SECONDS) -> Samples | Flaw:
    """Return the beginning of a video's sound as one channel at RATE; `patience` is what it may take."""
    with TemporaryDirectory(prefix="shelftalk-", ignore_cleanup_errors=True) as folder:
        track = Path(folder, "track.wav")
        flaw = write_soundtrack(file, track, seconds, patience)
        return flaw or read_sound(track, RATE)


def write_soundtrack(
    file: Path, track: Path, seconds: float, patience: float = _PATIENCE_SECONDS
) -> Flaw | None:
    """Write the beginning of a video's sound as WAV; return why it could not be."""
    if not (program := ffmpeg()):
        return Flaw.NO_FFMPEG
    # "file:" and the list of protocols: neither a name nor what a file holds may lead it anywhere else
    reading = ["-protocol_whitelist", "file", "-i", f"file:{file.resolve()}"]
    # the first sound, and no pictures, subtitles or data
    taking = ["-map", "0:a:0", "-vn", "-sn", "-dn", "-t", f"{seconds:.3f}"]
    writing = ["-ac", "1", "-ar", str(RATE), "-c:a", "pcm_s16le", "-f", "wav", "-y", f"file:{track}"]
    command = [program, "-nostdin", "-v", "quiet", "-threads", "1", *reading, *taking, *writing]
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=patience, check=False)
    except subprocess.TimeoutExpired:
        return Flaw.SLOW
    except OSError:
        return Flaw.NO_FFMPEG
    # a video without sound and one whose sound is broken end the same way: nothing is written
    return None if track.exists() and track.stat().st_size else Flaw.SILENT
