"""More hostile files, in a folder and as an upload: each is read, or ends in one reason, soon."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from retrieval.encoders.pixels import read_picture
from retrieval.encoders.samples import read_sound
from retrieval.folders.reader import Reader
from retrieval.folders.walk import walk
from retrieval.media_files import Flaw, Kind, kind_of

from . import hostile_files as hostile

PICTURES: dict[str, tuple[bytes, Flaw | None]] = {
    "a PNG whose colour profile unpacks to 100 MB": (hostile.profile_bomb(), Flaw.DAMAGED),
    "a PNG with 300 MB of comments": (hostile.many_comments(), Flaw.DAMAGED),
    "an animated PNG that promises two thousand million frames": (hostile.apng(2_000_000_000), None),
    "an animated PNG without frames": (hostile.apng(0), None),
    "a GIF of 65,535 by 65,535": (hostile.gif(65_535, 65_535), Flaw.PIXELS),
    "a GIF of 20,000 frames": (hostile.gif(8, 8, frames=20_000), None),
    "a WebP on a canvas of 16,000 by 16,000": (hostile.webp_canvas(), Flaw.DAMAGED),
    "a TIFF whose directories point at each other": (hostile.tiff_in_a_ring(), Flaw.DAMAGED),
    "a TIFF of 500 pages": (hostile.many_pages(), None),
    "a JPEG that claims 65,500 by 65,500": (hostile.jpeg(size=(65_500, 65_500)), Flaw.PIXELS),
    "a JPEG that claims 1,000 by 1,000": (hostile.jpeg(size=(1_000, 1_000)), None),
    "notes that hold themselves": (hostile.jpeg(hostile.exif_in_a_ring()), None),
    "notes of 4 GB": (hostile.jpeg(hostile.exif_nowhere()), None),
    "a place divided by nothing": (hostile.jpeg(hostile.place_of_zeros()), None),
    "notes of noise": (hostile.jpeg(bytes(range(256)) * 200), None),
    "notes with a billion laughs": (hostile.noted(f"{hostile.LAUGHS}]><x>&i;</x>"), None),
    **{f"an animated {form}": (hostile.animation(form), None) for form in ("GIF", "WEBP", "PNG", "TIFF")},
}
SOUNDS: dict[str, tuple[bytes, Flaw | None]] = {
    "a WAV that claims 4 GB": (hostile.wav(0xFFFFFFFF), None),
    "a WAV that claims 2 GB less one": (hostile.wav(0x7FFFFFFF), None),
    "a WAV that claims nothing": (hostile.wav(0), Flaw.DAMAGED),
    "a WAV of no samples a second": (hostile.wav(800, rate=0), Flaw.DAMAGED),
    "a WAV of two thousand million samples a second": (hostile.wav(800, rate=2_000_000_000), Flaw.DAMAGED),
    "a WAV of 60,000 channels": (hostile.wav(800, channels=60_000), Flaw.DAMAGED),
    "a FLAC of 24 hours": (hostile.flac_for_a_day(), Flaw.SECONDS),
    "a FLAC whose comments claim 16 MB": (hostile.flac(4, b"\xff" * 8, claimed=0xFFFFFF), Flaw.DAMAGED),
    "a FLAC of 4,000 million comments": (hostile.flac(4, b"\0\0\0\0\xff\xff\xff\xff"), Flaw.DAMAGED),
    "an Ogg whose comments are longer than it": (hostile.ogg(b"\xff\xff\xff\xff"), Flaw.DAMAGED),
    "an Ogg of 4,000 million comments": (hostile.ogg(b"\0\0\0\0\xff\xff\xff\xff"), Flaw.DAMAGED),
    "an MP3 with a picture of 200 MB": (
        hostile.id3(b"APIC\x0b\xeb\xc2\0\0\0x", claimed=0xFFFFFFF),
        Flaw.DAMAGED,
    ),
    "an MP3 whose tag holds frames of no length": (hostile.id3(b"TIT2\0\0\0\0\0\0" * 5_000), Flaw.DAMAGED),
    "half a FLAC": (hostile.half("FLAC"), Flaw.DAMAGED),
    "half an Ogg": (hostile.half("OGG"), Flaw.DAMAGED),
    "half an MP3": (hostile.half("MP3"), None),
    "half an AIFF": (hostile.half("AIFF"), None),
}
BOOKS: dict[str, tuple[bytes, str]] = {
    "a cover outside of the book": (hostile.epub(package=hostile.package(cover="../../../etc/passwd")), ""),
    "a chapter outside of the book": (hostile.epub(package=hostile.package(text="/etc/passwd")), ""),
    "a chapter with a null byte in its name": (hostile.epub(package=hostile.package(text="a%00b")), ""),
    "a chapter that is a bomb": (hostile.epub(package=hostile.package(), text=bytes(100_000_000)), ""),
    "a cover that is a bomb": (hostile.epub(package=hostile.package(), cover=bytes(100_000_000)), ""),
    "a cover of 60,000 by 60,000": (hostile.epub(package=hostile.package(), cover=hostile.wide_png()), ""),
    "a chapter of script": (hostile.epub(package=hostile.package(), text="<script>alert(1)</script>"), ""),
    "a book under lock": (hostile.locked(hostile.epub(package=hostile.package())), "damaged"),
    "a book in a book": (hostile.epub(package=hostile.epub(package="<package/>")), "damaged"),
    "a title that is markup": (
        hostile.epub(package=hostile.package().replace("Harbour", "&lt;img onerror=x&gt;")), "",
    ),
    "pages that are their own parents": (
        hostile.pdf(hostile.CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), "damaged",
    ),
    "two thousand million pages": (
        hostile.pdf(hostile.CATALOG, b"<< /Type /Pages /Kids [] /Count 2000000000 >>"), "",
    ),
    "pages of a PDF that are no pages": (hostile.pdf(hostile.CATALOG, b"(nothing)"), "damaged"),
    "a PDF of a hundred thousand brackets": (hostile.pdf(b"[" * 100_000), "damaged"),
    "a PDF whose title is itself": (
        hostile.pdf(hostile.CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>", b"3 0 R",
                    trailer=b"/Root 1 0 R /Info 3 0 R"), "damaged",
    ),
    "a PDF under a lock nobody knows": (
        hostile.pdf(hostile.CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>",
                    trailer=b"/Root 1 0 R /Encrypt << /Filter /None /V 9 >>"), "damaged",
    ),
}  # fmt: skip
LISTS: dict[str, tuple[str, bytes]] = {
    "a playlist of half a million names": ("a.m3u", b"#EXTM3U\n" + b"song.mp3\n" * 500_000),
    "a playlist of one name of 20 MB": ("a.m3u", b"#EXTM3U\n" + b"x" * 20_000_000),
    "a playlist that names itself": ("a.m3u", b"#EXTM3U\na.m3u\n"),
    "a playlist of numbers that never end": ("a.pls", b"[playlist]\nFile99999999999999999999=a.mp3\n" * 9),
    "a feed of 100,000 talks": (
        "a.xml",
        b"<rss><channel><title>x</title>"
        + b"<item><enclosure url='http://a/b.mp3' type='audio/mpeg'/></item>" * 100_000
        + b"</channel></rss>",
    ),
    "a list of podcasts a hundred thousand deep": (
        "a.opml", b"<opml>" + b"<outline>" * 100_000 + b"</outline>" * 100_000 + b"</opml>",
    ),
    "notes with a title of 5 MB": ("a.nfo", b"<movie><title>" + b"x" * 5_000_000 + b"</title></movie>"),
    "notes with 100,000 makers": (
        "a.nfo", b"<movie><title>x</title>" + b"<director>y</director>" * 100_000 + b"</movie>",
    ),
}  # fmt: skip
NAMES = (
    "a\nb.jpg",
    "\u202egpj.exe.jpg",
    "\x1b[2J.jpg",
    "-rf.jpg",
    "x" * 250 + ".jpg",
    "<img src=x>.jpg",
    "%2e%2e.jpg",
    " .jpg",
)


def quickly(act: Callable[[], object]) -> object:
    started = time.monotonic()
    result = act()
    assert time.monotonic() - started < 20  # of the clock, on a machine that may be busy
    return result


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    reader = Reader(tmp_path_factory.mktemp("covers"), seconds=15)
    yield reader
    reader.close()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shown_is_seen_or_refused(tmp_path: Path, name: str) -> None:
    content, flaw = PICTURES[name]
    (tmp_path / "a").write_bytes(content)
    assert kind_of(tmp_path / "a") is Kind.IMAGE
    read = quickly(lambda: read_picture(tmp_path / "a", 260))
    assert read is flaw if flaw else not isinstance(read, Flaw)


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_played_is_heard_or_refused(tmp_path: Path, name: str) -> None:
    content, flaw = SOUNDS[name]
    (tmp_path / "a").write_bytes(content)
    assert kind_of(tmp_path / "a") is Kind.AUDIO
    read = quickly(lambda: read_sound(tmp_path / "a", 16_000))
    assert read is flaw if flaw else not isinstance(read, Flaw)


@pytest.mark.parametrize("name", [*PICTURES, *SOUNDS])
def test_in_a_folder_the_same_are_listed_or_left_out_with_one_reason(
    tmp_path: Path, reader: Reader, name: str
) -> None:
    (tmp_path / "a").write_bytes((PICTURES | SOUNDS)[name][0])
    ends(reader, tmp_path / "a")


@pytest.mark.parametrize("name", BOOKS)
def test_a_hostile_book_ends_in_one_reason_or_in_one_book(tmp_path: Path, reader: Reader, name: str) -> None:
    content, reason = BOOKS[name]
    (tmp_path / "a.epub").write_bytes(content)
    told = ends(reader, tmp_path / "a.epub")
    assert reason in told
    assert bool(reason) == bool(told)


@pytest.mark.parametrize("name", LISTS)
def test_a_hostile_list_ends_in_one_reason_or_in_one_work(tmp_path: Path, reader: Reader, name: str) -> None:
    called, content = LISTS[name]
    (tmp_path / called).write_bytes(content)
    ends(reader, tmp_path / called)


def ends(reader: Reader, file: Path) -> str:
    """Return why the file is not read; a work it becomes is small, and holds nothing of this machine."""
    reading = reader.read(str(file))
    assert "more than 15 seconds" not in reading.reason and "broke down" not in reading.reason
    assert bool(reading.reason) != bool(reading.rows)
    told = reading.model_dump_json()
    assert len(told) < 200_000
    assert "root:" not in told and "<img" not in told and "alert(" not in told
    return reading.reason


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_a_strange_name_is_read(tmp_path: Path, reader: Reader, name: str) -> None:
    (tmp_path / name).write_bytes(hostile.jpeg())
    (found,) = walk(tmp_path).files
    assert reader.read(found.path).reason == ""


def test_pipes_devices_and_files_without_end_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")
    (tmp_path / "zero.wav").symlink_to("/dev/zero")
    with (tmp_path / "sparse.wav").open("wb") as sparse:
        sparse.write(hostile.wav(0xFFFFFFFF))
        sparse.truncate(8_000_000_000)
    (found,) = walk(tmp_path).files
    assert found.size == 8_000_000_000
    reader = Reader(tmp_path, seconds=1)
    assert "more than 1 second" in reader.read(found.path).reason
    reader.close()
    assert kind_of(Path(found.path)) is Flaw.BYTES


def test_folders_in_folders_in_folders_are_walked_to_where_names_may_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(600):
        os.mkdir("deep")
        os.chdir("deep")
    Path("a.jpg").write_bytes(hostile.jpeg())
    assert len(walk(tmp_path).files) == 1
