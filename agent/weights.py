"""Model files on this disk: what they are, where they lie and that their bytes are right."""

import hashlib
import json
import os
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter, ValidationError, field_validator

from retrieval.models import Record, ShelftalkError


class ModelFile(Record):
    path: str
    """Below the model's folder, with forward slashes, as on the hub."""
    size: int
    sha256: str

    @field_validator("path")
    @classmethod
    def _below_the_folder(cls, path: str) -> str:
        if not stays_below(path):
            raise ValueError(f"{path!r} leaves the model's folder")
        return path


class Part(Record):
    """A piece of a model inside a wheel of the package registry."""

    package: str
    version: str
    members: tuple[str, ...]
    """Joined in this order."""
    size: int
    sha256: str


class Model(Record):
    name: str
    """Also the name of its folder below the models folder."""
    title: str
    licence: str
    files: tuple[ModelFile, ...]
    entry: str
    """What a library opens, below the model's folder; empty for the folder itself."""
    hub: str
    """The repository on the publisher's hub; empty where no hub has it."""
    parts: tuple[Part, ...] = ()
    """In the order in which they are joined; none when no registry package holds the model."""
    unzip: str = ""
    """The folder of the zip that the joined parts are; empty when they are the one file itself."""
    instead: str
    """What the user can do where no source works."""

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)


class Seal(Record):
    """What a file looked like when its bytes were last hashed."""

    size: int
    mtime_ns: int
    sha256: str


class Weights:
    """The models folder: finds verified files and puts new ones into place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def locate(self, model: Model) -> Path:
        """Return what a library opens, after checking that every file is the one known."""
        if not any(self.file(model, file).exists() for file in model.files):
            raise ShelftalkError(
                f"{model.title} is not in {self._home(model)}; run `shelftalk setup` to fetch it"
            )
        for file in model.files:
            self._refuse_wrong(model, file)
        return self._home(model) / model.entry

    def missing(self, model: Model) -> tuple[ModelFile, ...]:
        """Return the files that are absent or differ, smallest first: trouble then shows soon."""
        wrong = (file for file in model.files if self._sha256(model, file) != file.sha256)
        return tuple(sorted(wrong, key=lambda file: file.size))

    def damaged(self, model: Model) -> tuple[ModelFile, ...]:
        """Return the files whose bytes, hashed now, are not the known ones, whatever their seal says."""
        return tuple(file for file in model.files if sha256_of(self.file(model, file)) != file.sha256)

    def accept(self, model: Model, file: ModelFile, arrived: Path) -> None:
        """Move an arrived file into place; one that differs is deleted and refused."""
        found = sha256_of(arrived)
        if found != file.sha256:
            arrived.unlink()
            raise ShelftalkError(f"{file.path} was refused: its SHA-256 is {found}, not {file.sha256}")
        place = self.file(model, file)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(arrived, place)
        self._seal(model, file)

    def file(self, model: Model, file: ModelFile) -> Path:
        return self._home(model) / file.path

    def staging(self, model: Model) -> Path:
        """Return the folder for what is arriving, on the same disk, so that moves are atomic."""
        return self.folder / ".fetching" / model.name

    def _home(self, model: Model) -> Path:
        return self.folder / model.name

    def _refuse_wrong(self, model: Model, file: ModelFile) -> None:
        found = self._sha256(model, file)
        if found == file.sha256:
            return
        state = f"has SHA-256 {found}, not {file.sha256}" if found else "is missing"
        raise ShelftalkError(f"{self.file(model, file)} {state}; run `shelftalk setup` to fetch it again")

    def _sha256(self, model: Model, file: ModelFile) -> str:
        """Return the hash of the file in place, empty when there is none."""
        place = self.file(model, file)
        if not place.is_file():
            return ""
        seal = self._seals(model).get(file.path)
        if seal == _seal_of(place, file.sha256):
            return file.sha256
        found = sha256_of(place)
        if found == file.sha256:
            self._seal(model, file)
        return found

    def _seals(self, model: Model) -> dict[str, Seal]:
        try:
            return TypeAdapter(dict[str, Seal]).validate_json(self._seal_file(model).read_bytes())
        except (OSError, ValidationError):
            # a lost or damaged seal only costs hashing the files once more
            return {}

    def _seal(self, model: Model, file: ModelFile) -> None:
        seals = self._seals(model) | {file.path: _seal_of(self.file(model, file), file.sha256)}
        target = self._seal_file(model)
        fresh = target.with_suffix(f".{os.getpid()}")
        try:
            text = json.dumps({path: seal.model_dump() for path, seal in seals.items()}, indent=1)
            fresh.write_text(text, encoding="utf-8")
            os.replace(fresh, target)
        except PermissionError:
            # models that several users share may lie in a folder this one cannot write
            return

    def _seal_file(self, model: Model) -> Path:
        return self._home(model) / ".verified.json"


def own_gguf(path: Path) -> Path:
    """Return the user's own model file, after checking that llama.cpp could read its format."""
    place = path.expanduser().absolute()
    try:
        with place.open("rb") as opened:
            magic = opened.read(4)
    except OSError as error:
        raise ShelftalkError(
            f"{place}: {error.strerror}; give the path of a GGUF file that you may read"
        ) from error
    if magic != b"GGUF":
        raise ShelftalkError(
            f"{place} is not a GGUF file: it starts with {magic!r}, not b'GGUF';"
            " give a model in the format of llama.cpp"
        )
    return place


def sha256_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def stays_below(name: str) -> bool:
    """Tell whether a relative name from elsewhere cannot lead out of a folder, on any system."""
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name)


def _seal_of(path: Path, sha256: str) -> Seal:
    state = path.stat()
    return Seal(size=state.st_size, mtime_ns=state.st_mtime_ns, sha256=sha256)
