"""Folders added as `shelftalk add` does it: killed and resumed, against the encoders alone, 50,000 files.

    python -m tests.benchmarks.ingest                       1,000 photos, 200 songs, 20 videos; by the models
    python -m tests.benchmarks.ingest --small-files 50000   notes, pictures and empty files; by no model

Exit code 1: something was lost, or done twice beyond what was under way at a kill.
"""

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import soundfile
from PIL import Image, ImageFilter

from agent import Settings
from agent.build import load_encoder
from agent.senses import load_media
from retrieval.catalogue import AddReport, Catalogues
from retrieval.folders.folders import Folders
from retrieval.impressions import CHUNK
from tests.fakes import WordEncoder
from tests.retrieval.counted import Calls, CountedMedia, CountedTexts
from tests.retrieval.folder_files import video
from ui import commands_shelf

SONG_SECONDS = 20


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", type=int, default=1000)
    parser.add_argument("--songs", type=int, default=200)
    parser.add_argument("--videos", type=int, default=20)
    parser.add_argument("--small-files", type=int, default=0)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--killed-after", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        add_counted(asked.child, asked.killed_after)
        return
    with TemporaryDirectory(prefix="shelftalk-ingest-") as folder:
        root = Path(folder)
        if asked.small_files:
            small_files(root, asked.small_files)
        else:
            make_media(root / "Media", asked.photos, asked.songs, asked.videos)
            is_well = killed_twice(root, asked.photos, asked.songs, asked.videos)
            compare(root)
            sys.exit(not is_well)


def killed_twice(root: Path, photos: int, songs: int, videos: int) -> bool:
    """Add the media in a run that is killed twice; print the outcome and tell whether all is well."""
    home = new_home(root / "killed")
    works, files = photos + songs + videos, photos + songs
    killed = [added(home, after) is None for after in (photos // 2, photos // 2 + songs // 2)]
    report = added(home, 0)
    began = Counter(Calls(home / "calls").began())
    again = sum(began.values()) - len(began)
    print(
        f"killed: {killed}; calls for {len(began)} of {works} texts and {files} files, {again} of them again"
    )
    if not report:
        return False
    print(f"{report.total} items; left out {len(report.bad)}, unread {len(report.unread)}")
    is_whole = report.total == works and len(began) == works + files and not report.unread
    return is_whole and all(killed) and again <= 2 * max(CHUNK.values())


def compare(root: Path) -> None:
    """Add all in one go, and print how much of the time the encoders themselves took."""
    home = new_home(root / "whole")
    if report := added(home, 0):
        inside = Calls(home / "calls").seconds()
        share = inside / report.seconds
        print(f"in one go: {report.seconds:.1f} s, the encoders {inside:.1f} s of it: {share:.1%}")


def new_home(home: Path) -> Path:
    """Return a folder for a run, with the models of this machine and nothing known of the media."""
    here = Settings()
    (home / "cache").mkdir(parents=True)
    (home / "cache" / "models").symlink_to(here.models)
    load_media(here, load_encoder(here))  # the names of what can be seen and heard are encoded
    with (
        closing(sqlite3.connect(here.vectors)) as known,
        closing(sqlite3.connect(home / "cache" / "vectors.sqlite")) as copy,
    ):
        known.backup(copy)
    return home


def added(home: Path, killed_after: int) -> AddReport | None:
    """Return what a process of its own said of adding the media; None where it was killed."""
    command = [sys.executable, "-m", "tests.benchmarks.ingest", "--child", str(home)]
    done = subprocess.run(
        [*command, "--killed-after", str(killed_after)],
        env=os.environ | {"SHELFTALK_CACHE": str(home / "cache"), "SHELFTALK_DATA": str(home / "data")},
        stdout=subprocess.PIPE,
        check=False,
    )
    return None if done.returncode else AddReport.model_validate_json(done.stdout)


def add_counted(home: Path, killed_after: int) -> None:
    settings, calls = Settings(), Calls(home / "calls", killed_after)
    texts = load_encoder(settings)
    media = tuple(CountedMedia(each, calls) for each in load_media(settings, texts))
    with (
        patch("agent.build.load_encoder", return_value=CountedTexts(texts, calls)),
        patch("agent.senses.load_media", return_value=media),
    ):
        commands_shelf.add(
            [home.parent / "Media"], catalogue="mine", columns="", interactions=(), as_json=True
        )


def make_media(folder: Path, photos: int, songs: int, videos: int) -> None:
    chance = np.random.default_rng(7)
    for number in range(photos):
        place = folder / "Photos" / str(number // 50)
        place.mkdir(parents=True, exist_ok=True)
        noise = chance.integers(0, 255, (6 + number % 7, 8 + number % 5, 3), dtype=np.uint8)
        size = (1600, 1200) if number % 3 else (1000, 1500)
        painted = Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.SHARPEN)
        painted.save(place / f"IMG {number:04}.jpg", quality=88)
    (folder / "Music").mkdir(parents=True, exist_ok=True)
    moments = np.arange(SONG_SECONDS * 22_050) / 22_050
    for number in range(songs):
        beat = np.sign(np.sin(2 * np.pi * (1 + number % 4) * moments))
        tone = np.sin(2 * np.pi * (110 + 7 * number) * moments) * (0.4 + 0.2 * beat)
        noise = chance.normal(0, 0.02, len(tone))
        soundfile.write(folder / "Music" / f"Player {number % 9} - Piece {number}.flac", tone + noise, 22_050)
    for number in range(videos):
        video(folder / f"Film {number} ({1990 + number}).mkv")


def small_files(root: Path, count: int) -> None:
    """Add many small files, add them again, and again without a half of them; print seconds and memory."""
    folder = root / "Files"
    for number in range(count):
        place = folder / str(number // 500)
        place.mkdir(parents=True, exist_ok=True)
        content = {".txt": f"Note {number}.", ".md": f"# Page {number}", ".mp3": "", ".nfo": nfo(number)}
        ending = list(content)[number % 4]
        (place / f"{number}{ending}").write_text(content[ending])
    shelves = Catalogues(root / "shelves", vectors=root / "facts")
    add_small(shelves, root, "first")
    add_small(shelves, root, "again")
    for file in folder.rglob("*[37].nfo"):
        file.unlink()
    add_small(shelves, root, "without some")


def add_small(shelves: Catalogues, root: Path, name: str) -> None:
    started = time.monotonic()
    rows = Folders(root / "facts", root / "covers").rows(root / "Files", quiet)
    report = shelves.add("mine", rows, (WordEncoder(),), quiet)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = f"{report.total} items, {report.removed} removed, {len(report.bad)} left out"
    print(f"{name}: {time.monotonic() - started:.1f} s, {peak:.0f} MB; {told}")


def quiet(done: int, total: int, stage: str) -> None:
    """Let the work go on unwatched."""


def nfo(number: int) -> str:
    return f"<movie><title>Film {number}</title><year>{1950 + number % 70}</year></movie>"


if __name__ == "__main__":
    main()
