"""Packs: free media in packages of Debian, fetched without root into the cache, never installed."""

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PurePosixPath

from filelock import FileLock

from retrieval.building import Progress, Row
from retrieval.folders.captions import Captions, captioned
from retrieval.folders.folders import Folders
from retrieval.models import Item, Record, ShelftalkError
from retrieval.room import disk_errors

PREFIX = "pack:"
_MEDIA, _BESIDE, _COPYRIGHT, _WHOLE = "media", "beside", "copyright", "pack.json"


class Pack(Record):
    """What packs.toml says of one."""

    name: str
    title: str
    package: str
    folder: str
    """Where its media lie in the package."""
    media: str
    """Which files of that folder they are."""
    leave: tuple[str, ...] = ()
    """Which of them are left out."""
    licence: str
    credit: str
    captions: Captions = Captions()

    def place_of(self, member: str) -> str:
        """Return where a file of the package goes in the pack's folder; empty: nowhere."""
        path = PurePosixPath(member)
        if path == PurePosixPath(f"usr/share/doc/{self.package}/copyright"):
            return _COPYRIGHT
        if not path.is_relative_to(self.folder):
            return ""
        inner = str(path.relative_to(self.folder))
        if any(fnmatchcase(inner, each) for each in self.leave):
            return ""
        if fnmatchcase(inner, self.media):
            return f"{_MEDIA}/{inner}"
        is_beside = any(fnmatchcase(path.name, each) for each in (self.captions.notes, self.captions.sound))
        return f"{_BESIDE}/{inner}" if is_beside else ""


@cache
def packs() -> dict[str, Pack]:
    """Return the packs that can be added, by name."""
    told = tomllib.loads(Path(__file__).with_name("packs.toml").read_text("utf-8"))
    return {name: Pack(name=name, **fields) for name, fields in told.items()}


def pack_named(source: str) -> Pack | None:
    """Return the pack that the source names as pack:NAME; None for any other source."""
    if not source.startswith(PREFIX):
        return None
    name = source.removeprefix(PREFIX)
    if name not in packs():
        raise ShelftalkError(f"{source}: there is no such pack; there are {', '.join(packs())}")
    return packs()[name]


def pack_rows(pack: Pack, place: Path, folders: Folders, progress: Progress) -> Iterator[Row]:
    """Yield the works of a pack that was fetched to `place`, with their captions, licence and credit."""
    media = place.resolve() / _MEDIA
    told = {"credit": f"{pack.credit}: {pack.title}; {pack.licence}"}
    for row in folders.rows(media, progress):
        if isinstance(row, Item):
            inner = Path(row.text_attribute("file")).relative_to(media)
            item = captioned(row, pack.captions, place / _BESIDE / inner)
            yield item.model_copy(update={"attributes": item.attributes | told})
        else:
            yield row


def fetch_pack(pack: Pack, folder: Path) -> Path:
    """Return where the pack is in the folder, after fetching it if it is not there whole."""
    place = folder / pack.name
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{pack.name}.lock"):
            if not _is_whole(pack, place):
                _fetch(pack, place)
    return place


def credits_of(pack: Pack, place: Path) -> str:
    """Return what must be said of those who made it."""
    return f"{PREFIX}{pack.name}: {pack.title}, by {pack.credit}; {pack.licence}, see {place / _COPYRIGHT}"


def _is_whole(pack: Pack, place: Path) -> bool:
    # the marker holds the pack: what is unpacked by other rules is unpacked anew
    return (place / _WHOLE).exists() and (place / _WHOLE).read_text("utf-8") == pack.model_dump_json()


def _fetch(pack: Pack, place: Path) -> None:
    if missing := [tool for tool in ("apt-get", "dpkg-deb") if not shutil.which(tool)]:
        raise ShelftalkError(
            f"{PREFIX}{pack.name} is in a package of Debian, and {missing[0]} is not here to fetch it;"
            f" get it from https://packages.debian.org/{pack.package}, unpack it (ar x, tar xf data.tar.xz)"
            f" and add the folder {pack.folder} in it"
        )
    arrived, draft = place.with_suffix(".deb.d"), place.with_suffix(".new")
    for old in (draft, place):
        shutil.rmtree(old, ignore_errors=True)
    arrived.mkdir(exist_ok=True)
    print(f"{PREFIX}{pack.name}: fetching {pack.package} from this system's packages", file=sys.stderr)
    _download(pack, arrived)
    _unpack(pack, max(arrived.glob("*.deb"), key=lambda file: file.stat().st_mtime), draft)
    (draft / _WHOLE).write_text(pack.model_dump_json(), "utf-8")
    draft.rename(place)
    shutil.rmtree(arrived)


def _download(pack: Pack, folder: Path) -> None:
    # apt checks the hash, and leaves alone what a run that was cut short has fetched
    done = subprocess.run(
        ["apt-get", "download", pack.package],
        cwd=folder,
        env=os.environ | {"LC_ALL": "C"},
        stdout=sys.stderr if sys.stderr.isatty() else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        said = [line.removeprefix("E: ") for line in done.stderr.splitlines() if line.startswith("E: ")]
        raise ShelftalkError(
            f"{PREFIX}{pack.name}: apt-get cannot fetch {pack.package}: {' '.join(said) or 'no reason told'};"
            " is there a network? Are the lists of packages fresh (sudo apt-get update)?"
        )


def _unpack(pack: Pack, package: Path, place: Path) -> None:
    command = ["dpkg-deb", "--fsys-tarfile", package]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        try:
            with tarfile.open(fileobj=running.stdout, mode="r|") as archive:
                for member in archive:
                    if member.isfile() and (inner := pack.place_of(member.name)):
                        archive.extract(member.replace(name=inner), place, filter="data")
        except tarfile.TarError as error:
            raise ShelftalkError(f"{package} cannot be unpacked: {error}; delete it and add again") from error
    if not (place / _MEDIA).is_dir():
        raise ShelftalkError(
            f"{package} has no {pack.media} in {pack.folder}: it is of another time than this"
        )
