"""The folder of one catalogue: versions, the one that counts, who reads, and who writes."""

import json
import os
import secrets
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from .models import ShelftalkError


class Reading:
    """One reader's hold on a version, which is not removed while this lasts."""

    def __init__(self, version: Path, lock: FileLock) -> None:
        self.version = version
        self.name = version.parent.parent.name
        self.view = Path(lock.lock_file).with_suffix("")
        """A folder of the reader's own, gone when the reading ends."""
        self._lock = lock

    def close(self) -> None:
        shutil.rmtree(self.view, ignore_errors=True)
        Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()


class Versions:
    """All versions of one catalogue; readers and one writer may be different processes."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._folder = folder
        self._pointer = folder / "current"
        self._readers = folder / "readers"
        # locks live outside the folder, which `remove` deletes while holding them
        locks = folder.parent / ".locks"
        self._writer = FileLock(locks / f"{folder.name}.writer", timeout=0)
        self._holder = locks / f"{folder.name}.holder"
        self._census = FileLock(locks / f"{folder.name}.readers")

    def exists(self) -> bool:
        return self._pointer.is_file()

    def current(self) -> Path:
        """Return the folder of the version that counts."""
        try:
            return self._folder / "versions" / self._pointer.read_text("utf-8").strip()
        except FileNotFoundError as error:
            raise ShelftalkError(
                f"there is no catalogue {self.name!r}; `shelftalk catalogue list` shows those there are"
            ) from error

    @contextmanager
    def writing(self) -> Generator[None]:
        """Be the only writer, or say who is."""
        self._holder.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self._writer:
                since = f"{datetime.now():%H:%M}"
                self._holder.write_text(json.dumps({"process": os.getpid(), "since": since}))
                yield
        except Timeout as error:
            raise ShelftalkError(
                f"catalogue {self.name!r} is being written by {self._named_holder()}; wait for it or stop it"
            ) from error

    def start(self) -> Path:
        """Return a new, empty version folder that nobody sees yet."""
        version = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        folder = self._folder / "versions" / version
        folder.mkdir(parents=True)
        return folder

    def publish(self, version: Path) -> None:
        """Make the version the one that counts, in one step that survives a power cut."""
        for folder, _, files in os.walk(version):
            for name in files:
                _sync(Path(folder, name))
            _sync(Path(folder))
        _sync(version.parent)
        draft = self._pointer.with_name("current.new")
        draft.write_text(version.name, "utf-8")
        _sync(draft)
        os.replace(draft, self._pointer)
        _sync(self._folder)

    def withdraw(self) -> None:
        """Leave no version that counts."""
        self._pointer.unlink(missing_ok=True)

    def read(self) -> Reading:
        """Hold the version that counts now."""
        current = self.current()
        with self._census:
            current = self.current()
            self._readers.mkdir(exist_ok=True)
            self._being_read()
            path = self._readers / f"{current.name}.{secrets.token_hex(4)}.lock"
            lock = FileLock(path, thread_local=False)
            lock.acquire()
        return Reading(current, lock)

    def sweep(self, drop: Callable[[Path], None]) -> None:
        """Remove versions that do not count and that nobody reads; `drop` frees what lies elsewhere."""
        with self._census:
            read = self._being_read()
            kept = {self.current().name, *read} if self.exists() else read
            versions = self._folder / "versions"
            stale = [v for v in versions.iterdir() if v.name not in kept] if versions.is_dir() else []
        for version in stale:
            drop(version)
            shutil.rmtree(version, ignore_errors=True)
        if not self.exists() and not read:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _being_read(self) -> set[str]:
        """Return the versions with living readers; what dead readers left is removed."""
        read: set[str] = set()
        for path in self._readers.glob("*.lock"):
            lock = FileLock(path, timeout=0)
            try:
                with lock:
                    shutil.rmtree(path.with_suffix(""), ignore_errors=True)
                    path.unlink(missing_ok=True)
            except Timeout:
                read.add(path.name.partition(".")[0])
        return read

    def _named_holder(self) -> str:
        try:
            holder = json.loads(self._holder.read_text())
            return f"process {holder['process']} since {holder['since']}"
        except (OSError, ValueError, KeyError):
            # the holder has locked, and not yet written its name
            return "another process"


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
