"""Packs of free media: a package made on the spot is fetched once by apt, unpacked and read with captions."""

import shutil
import subprocess
from pathlib import Path

import pytest

from agent import packs
from agent.packs import Pack, fetch_pack, pack_named, pack_rows
from retrieval.folders.captions import Captions
from retrieval.folders.folders import Folders
from retrieval.models import Item, ShelftalkError
from retrieval.title_index import TitleIndex
from tests.retrieval.folder_files import png, song

PACK = Pack(
    name="toys",
    title="toy pictures",
    package="toys",
    folder="usr/share/toys",
    media="*.png",
    leave=("signs/*", "*_desc_*"),
    licence="CC0",
    credit="Ann Lee",
    captions=Captions(notes="*.txt", sound="*.ogg", chinese=("zh_CN.utf8", "zh_TW.utf8")),
)
pytestmark = pytest.mark.skipif(
    not shutil.which("dpkg-deb"), reason="packages of Debian are made and unpacked"
)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where programs are looked for; dpkg-deb is in it, apt-get is not."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cp", "tar", "xz", "rm", "dpkg-deb"):
        (folder / name).symlink_to(shutil.which(name) or "")
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def package(tmp_path: Path, programs: Path) -> Path:
    """Let apt-get bring a package, and note each time it is asked."""
    root = tmp_path / "toys"
    share = root / "usr" / "share"
    for folder in (share / "toys" / "signs", share / "doc" / "toys", root / "DEBIAN"):
        folder.mkdir(parents=True)
    (root / "DEBIAN" / "control").write_text(
        "Package: toys\nVersion: 1\nArchitecture: all\nMaintainer: A <a@b.c>\nDescription: toys\n"
    )
    (share / "doc" / "toys" / "copyright").write_text("free")
    (share / "toys" / "duck.png").write_bytes(png("yellow"))
    (share / "toys" / "duck.txt").write_text(
        "A rubber duck.\nes.utf8=Un pato.\nzh_CN.utf8=橡皮鸭。\n", "utf-8"
    )
    for name in ("duck.ogg", "duck_desc_es.ogg"):
        (share / "toys" / name).write_bytes(b"OggS")
    (share / "toys" / "plain.png").write_bytes(png("red"))
    (share / "toys" / "signs" / "a.png").write_bytes(png("blue"))
    (share / "toys" / "game.so").write_bytes(b"\x7fELF")
    subprocess.run(["dpkg-deb", "--build", "--root-owner-group", root, tmp_path / "toys_1.deb"], check=True)
    _apt(programs, f"echo $* >> {tmp_path}/asked; cp {tmp_path}/toys_1.deb .")
    return tmp_path


def _apt(programs: Path, script: str) -> None:
    (programs / "apt-get").write_text(f"#!/bin/sh\n{script}\n")
    (programs / "apt-get").chmod(0o755)


def items(folder: Path) -> dict[str, Item]:
    reading = Folders(folder / "facts.sqlite", folder / "covers", seconds=20)
    rows = pack_rows(PACK, fetch_pack(PACK, folder / "packs"), reading, lambda done, total, stage: None)
    return {row.title: row for row in rows if isinstance(row, Item)}


def test_pictures_come_with_captions_in_both_languages_and_with_their_credit(package: Path) -> None:
    found = items(package)
    assert set(found) == {"A rubber duck", "plain"}
    duck = found["A rubber duck"]
    assert (duck.description, duck.text_attribute("title_zh")) == ("A rubber duck", "橡皮鸭")
    assert duck.text_attribute("credit") == "Ann Lee: toy pictures; CC0"
    assert duck.image and Path(duck.image).name == "duck.png"
    assert duck.audio and Path(duck.audio).name == "duck.ogg"
    assert found["plain"].audio is None
    assert (package / "packs" / "toys" / "copyright").read_text() == "free"


def test_a_caption_is_no_name_of_a_work(package: Path) -> None:
    duck = items(package)["A rubber duck"]
    titles = TitleIndex([duck, Item(id="film", title="The Rubber Film", medium="film")], ())
    assert titles.called("a rubber duck") == ()
    assert titles.called("橡皮鸭") == ()
    assert [item.id for item in titles.called("rubber film")] == ["film"]


def test_only_what_is_shown_is_unpacked_and_nothing_is_fetched_twice(package: Path) -> None:
    place = fetch_pack(PACK, package / "packs")
    assert fetch_pack(PACK, package / "packs") == place
    kept = sorted(str(path.relative_to(place)) for path in place.rglob("*") if path.is_file())
    beside = ["beside/duck.ogg", "beside/duck.txt"]
    assert kept == [*beside, "copyright", "media/duck.png", "media/plain.png", "pack.json"]
    assert (package / "asked").read_text() == "download toys\n"


def test_what_was_cut_short_is_unpacked_anew(package: Path) -> None:
    place = fetch_pack(PACK, package / "packs")
    (place / "pack.json").unlink()
    (place / "media" / "duck.png").unlink()
    assert (fetch_pack(PACK, package / "packs") / "media" / "duck.png").exists()


def test_a_package_that_is_damaged_is_told(package: Path, programs: Path) -> None:
    _apt(programs, "echo no > toys_1.deb")
    with pytest.raises(ShelftalkError, match=r"toys_1\.deb cannot be unpacked"):
        fetch_pack(PACK, package / "packs")


def test_without_apt_it_is_told_where_the_media_are(tmp_path: Path, programs: Path) -> None:
    with pytest.raises(ShelftalkError, match=r"apt-get is not here .* https://packages\.debian\.org/toys"):
        fetch_pack(PACK, tmp_path / "packs")


def test_what_apt_says_is_told_with_the_remedy(tmp_path: Path, programs: Path) -> None:
    _apt(programs, "echo 'E: Unable to locate package toys' >&2; exit 100")
    with pytest.raises(ShelftalkError, match=r"Unable to locate package toys; .*\(sudo apt-get update\)"):
        fetch_pack(PACK, tmp_path / "packs")


def test_a_pack_nobody_knows_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(ShelftalkError, match=r"pack:toys: there is no such pack; .*stamps"):
        pack_named("pack:toys")
    assert pack_named("films.jsonl") is None


def test_names_of_files_and_notes_say_who_made_a_song(tmp_path: Path) -> None:
    opsound, sectoid = packs.packs()["opsound"], packs.packs()["sectoid"]
    song(tmp_path / "some_one-cold_day.flac", 220)
    (tmp_path / "song.ini").write_text("[song]\nscores = 00\nname = Feelings\n")
    item = Item(id="x", title="song", medium="track")
    named = packs.captioned(item, opsound.captions, tmp_path / "some_one-cold_day.flac")
    loud = packs.captioned(item, packs.packs()["muldjord"].captions, tmp_path / "song.ogg")
    noted = packs.captioned(item, sectoid.captions, tmp_path / "song.ogg")
    assert (named.title, named.creators[0].name) == ("cold day", "some one")
    assert loud.genres == ("metal",)
    assert (noted.title, noted.creators[0].name, noted.description) == ("Feelings", "Sectoid", "")
