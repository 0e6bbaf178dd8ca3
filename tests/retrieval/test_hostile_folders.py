"""Hostile and broken files in folders: each ends in one line that names it, in little time and memory."""
# ruff: noqa: E501  one hostile file a line

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.folders.reader import Reader
from retrieval.folders.readings import Reading

from . import folder_files as made

LAUGHS = "<!DOCTYPE l [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = "<!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
CONTAINER = made.CONTAINER.format(package="OPS/book.opf")


def archive(**parts: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for name, content in parts.items():
            opened.writestr(name.replace("__", "/").replace("META_INF", "META-INF"), content)
    return file.getvalue()


def book(package: str | bytes, container: str | bytes = CONTAINER) -> bytes:
    return archive(**{"META_INF__container.xml": container, "OPS__book.opf": package})


def many_parts() -> bytes:
    return book("x") + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 60_000, 60_000, 9_000_000, 0, 0)


def png(width: int, height: int) -> bytes:
    chunks = (
        b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0),
        b"IDAT" + zlib.compress(b""),
        b"IEND",
    )
    framed = (
        struct.pack(">I", len(each) - 4) + each + struct.pack(">I", zlib.crc32(each)) for each in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def pdf_bomb() -> bytes:
    """Return a document whose page unpacks to 300 MB."""
    packed = zlib.compress(bytes(300_000_000), 9)
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
        b"4 0 obj\n<< /Filter /FlateDecode /Length " + str(len(packed)).encode() + b" >>\nstream\n" + packed
        + b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    )  # fmt: skip


def mp4(*, size: int) -> bytes:
    return b"\0\0\0\x18ftypisom" + bytes(12) + struct.pack(">I", size) + b"moov" + b"\xff" * 60


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.jpg", b"", "empty"),
    "an empty song": ("a.mp3", b"", "empty"),
    "an empty book": ("a.epub", b"", "empty"),
    "an SVG": ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "markup"),
    "an SVG by its name": ("a.svg", b"<?xml version='1.0'?><svg/>", "markup"),
    "an SVG bomb": ("a.jpg", f"{LAUGHS}]><svg>&i;</svg>".encode(), "markup"),
    "a page": ("a.webp", b"<html><script>alert(1)</script>", "markup"),
    "text": ("a.mp3", b"just words", "not what its name says"),
    "zeros": ("a.flac", bytes(10_000), "not what its name says"),
    "a program": ("a.pdf", b"\x7fELF" + bytes(100), "not what its name says"),
    "a packed page": ("a.epub", archive(x="y")[38:], "not what its name says"),
    "half a JPEG's head": ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JF", "damaged"),
    "a GIF of noise": ("a.gif", b"GIF89a" + b"\0" * 3, "damaged"),
    "a TIFF that points nowhere": ("a.tif", b"II*\0" + b"\xff" * 60, "damaged"),
    "a PNG of 60,000 by 60,000": ("a.png", png(60_000, 60_000), "50 million pixels"),
    "a PNG of two thousand million by two": ("a.png", png(2_000_000_000, 2), "50 million pixels"),
    "a HEIC": ("a.jpg", b"\0\0\0\x18ftypheic" + bytes(50), "HEIC"),
    "an ID3 tag that is longer than the file": ("a.mp3", b"ID3\x04\0\0\x7f\x7f\x7f\x7fTIT2\x7f\x7f\x7f\x7f", ""),
    "an Ogg of noise": ("a.ogg", b"OggS" + bytes(range(256)) * 20, ""),
    "a FLAC of noise": ("a.flac", b"fLaC" + bytes(range(256)) * 20, ""),
    "an MP4 of 4 GB": ("a.mp4", mp4(size=0xFFFFFFFF), ""),
    "an MP4 of boxes without size": ("a.mp4", mp4(size=8) + b"\0\0\0\0moov" * 20, ""),
    "an EPUB cut short": ("a.epub", made.CONTAINER.encode().join([archive(x=b"y" * 900)[:60], b""]), "cut short"),
    "an EPUB without a container": ("a.epub", archive(x="y"), "no part 'META-INF/container.xml'"),
    "an EPUB that names no package": ("a.epub", book("x", "<container/>"), "names no package file"),
    "an EPUB that points outside": (
        "a.epub", book("x", made.CONTAINER.format(package="../../../etc/passwd")), "no part '../../../etc/passwd'",
    ),
    "an EPUB that points to the root": (
        "a.epub", book("x", made.CONTAINER.format(package="/etc/passwd")), "no part '/etc/passwd'",
    ),
    "an EPUB whose package is a bomb": ("a.epub", book(b"<x>" + bytes(200_000_000)), "unpacks to more than 5 MB"),
    "an EPUB whose container is a bomb": (
        "a.epub", book("x", b"<x>" + bytes(90_000_000)), "unpacks to more than 5 MB",
    ),
    "an EPUB with a billion laughs": ("a.epub", book(f"{LAUGHS}]><l>&i;</l>"), "entities"),
    "an EPUB that wants a file of ours": ("a.epub", book(f"{OUTSIDE}<l>&a;</l>"), "entities"),
    "an EPUB without metadata": ("a.epub", book("<package/>"), "no metadata"),
    "an EPUB that is no XML": ("a.epub", book("<package"), "damaged"),
    "an EPUB of a million parts": ("a.epub", many_parts(), "too many parts"),
    "a PDF of noise": ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
    "a PDF that is only a head": ("a.pdf", b"%PDF-1.7\n", "damaged"),
    "a PDF whose page is a bomb": ("a.pdf", pdf_bomb(), "damaged"),
    "a PDF that points at itself": (
        "a.pdf", b"%PDF-1.4\nxref\n0 0\ntrailer << /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF", "damaged",
    ),
    "notes with a billion laughs": ("movie.nfo", f"{LAUGHS}]><movie>&i;</movie>".encode(), "entities"),
    "notes with them in UTF-16": ("movie.nfo", f"{LAUGHS}]><movie>&i;</movie>".encode("utf-16"), "entities"),
    "notes that want a file of ours": ("a.nfo", f"{OUTSIDE}<movie><title>&a;</title></movie>".encode(), "entities"),
    "notes cut short": ("a.nfo", b"<movie><title>Slow", "damaged"),
    "notes in an encoding nobody knows": ("a.nfo", b"<?xml version='1.0' encoding='x-no'?><movie><a></movie>", ""),
    "an OPML of files": (
        "a.opml", b"<opml><outline text='a' xmlUrl='file:///etc/passwd'/></opml>", "no podcast with an address",
    ),
    "an OPML of scripts": (
        "a.opml", b"<opml><outline text='a' xmlUrl='javascript:alert(1)'/></opml>", "no podcast with an address",
    ),
    "an OPML with a billion laughs": ("a.opml", f"{LAUGHS}]><opml>&i;</opml>".encode(), "entities"),
    "a feed without sound": ("a.xml", b"<rss><channel><title>x</title></channel></rss>", "no podcast"),
    "a playlist of nothing": ("a.m3u", b"#EXTM3U\n", "names no file"),
    "20 MB of markup": ("a.opml", b"<opml>" + b"<a/>" * 5_500_000, "more than 20 MB"),
}  # fmt: skip
HARMLESS: dict[str, tuple[str, bytes]] = {
    "a hundred thousand elements deep": ("a.nfo", b"<movie>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</movie>"),
    "24 hours of sound in the head": (
        "a.wav", b"RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\0\xa6\x57\x52",
    ),
    "a playlist of paths": ("a.m3u", b"#EXTM3U\n../../etc/passwd\n\\\\server\\share\\x.mp3\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    reader = Reader(tmp_path_factory.mktemp("covers"), seconds=20)
    yield reader
    reader.close()


def quickly(reader: Reader, file: Path) -> Reading:
    started = time.monotonic()
    reading = reader.read(str(file))
    assert time.monotonic() - started < 25  # of the clock: the process has its own limits of time and memory
    return reading


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_ends_in_one_reason(tmp_path: Path, reader: Reader, name: str) -> None:
    called, content, reason = REFUSED[name]
    (tmp_path / called).write_bytes(content)
    reading = quickly(reader, tmp_path / called)
    if reason:
        assert reason in reading.reason
        assert reading.rows == ()
    else:  # what is damaged in the middle may still say its name
        assert reading.reason or len(reading.rows) == 1


@pytest.mark.parametrize("name", HARMLESS)
def test_what_looks_hostile_and_is_not_is_listed(tmp_path: Path, reader: Reader, name: str) -> None:
    called, content = HARMLESS[name]
    (tmp_path / called).write_bytes(content)
    assert quickly(reader, tmp_path / called).reason == ""


def test_markup_in_the_notes_of_a_picture_is_text(tmp_path: Path, reader: Reader) -> None:
    made.photo(tmp_path / "a.jpg", caption="<script>alert(1)</script>A pier\x1b[2J<img src=x onerror=y>")
    (row,) = reader.read(str(tmp_path / "a.jpg")).rows
    assert row["description"] == "A pier[2J"


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    made.photo(tmp_path / "a.jpg")
    reader = Reader(tmp_path, seconds=0)
    assert "more than 0 seconds" in reader.read(str(tmp_path / "a.jpg")).reason
    reader.close()
    patient = Reader(tmp_path, seconds=20)
    assert patient.read(str(tmp_path / "a.jpg")).reason == ""
    patient.close()
