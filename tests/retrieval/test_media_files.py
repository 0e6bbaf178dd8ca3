"""Hostile and broken files: each ends in one reason, in little time and memory."""

import gzip
import io
import struct
import time
import tracemalloc
import wave
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from retrieval.encoders.pixels import read_picture, squared
from retrieval.encoders.samples import read_sound
from retrieval.media_files import Flaw, Kind, digest_of, kind_of

from .media import picture, sound

SVG_BOMB = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")


def encoded(form: str, size: tuple[int, int] = (300, 200)) -> bytes:
    file = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(file, form)
    return file.getvalue()


def zip_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.png", bytes(50_000_000))
    return file.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, body: bytes = b"", extra: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + extra + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b"")


def text_bomb() -> bytes:
    """Return a picture whose comment unpacks to 100 MB."""
    packed = chunk(b"zTXt", b"comment\0\0" + zlib.compress(bytes(100_000_000), 9))
    return png(8, 8, bytes(8 * 25), packed)


def wav(seconds: float, rate: int = 8000) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setparams((1, 2, rate, 0, "NONE", ""))
        writer.writeframes(bytes([0, 64, 0, 192]) * int(seconds * rate / 2))
    return file.getvalue()


NO_MEDIA: dict[str, tuple[bytes, Flaw]] = {
    "nothing": (b"", Flaw.EMPTY),
    "text": (b"just words", Flaw.UNKNOWN),
    "zeros": (bytes(10_000), Flaw.UNKNOWN),
    "a program": (b"\x7fELF" + bytes(100), Flaw.UNKNOWN),
    "a PDF": (b"%PDF-1.7\n", Flaw.UNKNOWN),
    "an SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Flaw.SVG),
    "an SVG with a mark before it": (b"\xef\xbb\xbf  <svg/>", Flaw.SVG),
    "an SVG bomb": (SVG_BOMB.encode(), Flaw.SVG),
    "a page": (b"<html><script>alert(1)</script>", Flaw.SVG),
    "a zip bomb": (zip_bomb(), Flaw.ARCHIVE),
    "a packed SVG": (gzip.compress(b"<svg/>" * 1000), Flaw.ARCHIVE),
    "a 7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), Flaw.ARCHIVE),
    "a RAR": (b"Rar!\x1a\x07" + bytes(50), Flaw.ARCHIVE),
    "a HEIC": (b"\0\0\0\x18ftypheic" + bytes(50), Flaw.HEIC),
    "an M4A": (b"\0\0\0\x18ftypM4A " + bytes(50), Flaw.M4A),
}
PICTURES: dict[str, tuple[bytes, Flaw]] = {
    **{f"half a {form}": (encoded(form)[: len(encoded(form)) // 2], Flaw.DAMAGED) for form in FORMATS},
    **{f"the start of a {form}": (encoded(form)[:20], Flaw.DAMAGED) for form in FORMATS},
    "a PNG of 60,000 by 60,000": (png(60_000, 60_000), Flaw.PIXELS),
    "a PNG of two thousand million by two": (png(2_000_000_000, 2), Flaw.PIXELS),
    "a PNG of 10,000 by 9,000": (png(10_000, 9_000), Flaw.PIXELS),
    "a PNG without pixels": (png(0, 0), Flaw.DAMAGED),
    "a PNG that promises more than it has": (png(900, 900, b"\0" * 50), Flaw.DAMAGED),
    "a comment of 100 MB": (text_bomb(), Flaw.DAMAGED),
    "a JPEG of noise": (b"\xff\xd8\xff" + bytes(range(256)) * 20, Flaw.DAMAGED),
    "a GIF of noise": (b"GIF89a" + bytes(range(256)) * 20, Flaw.DAMAGED),
    "a TIFF that points nowhere": (b"II*\0" + b"\xff" * 60, Flaw.DAMAGED),
    "a TIFF that points at itself": (
        b"II*\0\x08\0\0\0" + b"\x01\0" + bytes(12) + b"\x08\0\0\0",
        Flaw.DAMAGED,
    ),
    "a WebP of noise": (b"RIFF\xff\xff\0\0WEBPVP8 " + bytes(range(256)), Flaw.DAMAGED),
    "a BMP that lies about its size": (b"BM" + b"\xff" * 52, Flaw.DAMAGED),
}
SOUNDS: dict[str, tuple[bytes, Flaw]] = {
    "an Ogg of noise": (b"OggS" + bytes(range(256)) * 20, Flaw.DAMAGED),
    "a FLAC of noise": (b"fLaC" + bytes(range(256)) * 20, Flaw.DAMAGED),
    "an MP3 of tags only": (b"ID3\x04\0\0\0\0\x0f\x7f" + bytes(2_000), Flaw.DAMAGED),
    "an MP3 of noise": (b"\xff\xfb\x90\x00" + b"\xff" * 2_000, Flaw.DAMAGED),
    "a WAV without sound": (wav(0), Flaw.DAMAGED),
    "a WAV of silence": (b"".join((wav(1)[:44], bytes(16_000))), Flaw.SILENT),
    "24 hours": (wav(24 * 3600, rate=80), Flaw.SECONDS),
    "half a header": (wav(1)[:30], Flaw.DAMAGED),
}


def in_file(tmp_path: Path, content: bytes) -> Path:
    file = tmp_path / "file.jpg"
    file.write_bytes(content)
    return file


def quickly(act: Callable[[], object]) -> object:
    """Return what comes of it, after making sure that it took little time and memory."""
    tracemalloc.start()
    started = time.process_time()
    result = act()
    assert time.process_time() - started < 4
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()
    return result


@pytest.mark.parametrize("name", NO_MEDIA)
def test_what_is_no_picture_or_sound_is_known_by_its_first_bytes(tmp_path: Path, name: str) -> None:
    content, flaw = NO_MEDIA[name]
    assert quickly(lambda: kind_of(in_file(tmp_path, content))) is flaw


@pytest.mark.parametrize("name", PICTURES)
def test_a_hostile_picture_ends_in_one_reason(tmp_path: Path, name: str) -> None:
    content, flaw = PICTURES[name]
    file = in_file(tmp_path, content)
    assert kind_of(file) is Kind.IMAGE
    assert quickly(lambda: read_picture(file, 260)) is flaw


@pytest.mark.parametrize("name", SOUNDS)
def test_a_hostile_sound_ends_in_one_reason(tmp_path: Path, name: str) -> None:
    content, flaw = SOUNDS[name]
    file = in_file(tmp_path, content)
    assert kind_of(file) is Kind.AUDIO
    assert quickly(lambda: read_sound(file, 16_000)) is flaw


def test_of_large_files_only_a_film_is_taken_and_only_parts_are_hashed(tmp_path: Path) -> None:
    files = {"a.mp4": b"\0\0\0\x18ftypmp42", "a.flac": b"fLaC", "b.mp4": b"\0\0\0\x18ftypmp42"}
    for name, head in files.items():
        with (tmp_path / name).open("wb") as file:
            file.write(head)
            file.truncate(5_000_000_000)
    with (tmp_path / "b.mp4").open("r+b") as file:
        file.seek(-4, 2)
        file.write(b"tags")
    assert kind_of(tmp_path / "a.mp4") is Kind.VIDEO
    assert kind_of(tmp_path / "a.flac") is Flaw.BYTES
    assert quickly(lambda: digest_of(tmp_path / "a.mp4")) != digest_of(tmp_path / "b.mp4")


@pytest.mark.parametrize("name", ["", "no/such/file", "null\0byte", "loop", "/dev/zero", "x" * 5000])
def test_what_is_no_file_is_not_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert quickly(lambda: kind_of(tmp_path / name)) is Flaw.MISSING


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_picture_is_read_whatever_it_is_called(tmp_path: Path, form: str) -> None:
    file = in_file(tmp_path, encoded(form))
    assert kind_of(file) is Kind.IMAGE
    read = read_picture(file, 260)
    assert not isinstance(read, Flaw)
    assert squared(read, 260).shape == (260, 260, 3)


@pytest.mark.parametrize("form", ["WAV", "FLAC", "OGG", "MP3", "AIFF"])
def test_every_form_of_sound_is_read_whatever_it_is_called(tmp_path: Path, form: str) -> None:
    file = in_file(tmp_path, sound(tmp_path / f"tone.{form.lower()}", 440, seconds=2).read_bytes())
    assert kind_of(file) is Kind.AUDIO
    samples = read_sound(file, 16_000)
    assert not isinstance(samples, Flaw)
    assert len(samples) / 16_000 == pytest.approx(2, abs=0.1)


def test_a_picture_is_turned_upright_and_laid_on_white_paper(tmp_path: Path) -> None:
    lying = Image.new("RGB", (80, 40), "blue")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "<script>alert(1)</script>"
    lying.save(tmp_path / "lying.jpg", exif=exif)
    upright = read_picture(tmp_path / "lying.jpg", 40)
    assert not isinstance(upright, Flaw)
    assert upright.size == (40, 80)
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(tmp_path / "glass.png")
    glass = read_picture(tmp_path / "glass.png", 10)
    assert not isinstance(glass, Flaw)
    assert squared(glass, 10).min() == 255


def test_a_large_picture_is_reduced_before_it_is_copied(tmp_path: Path) -> None:
    picture(tmp_path / "large.png", "red", size=(6000, 5000))
    read = read_picture(tmp_path / "large.png", 100)
    assert not isinstance(read, Flaw)
    assert max(read.size) <= 400
