"""Files made to hurt whoever reads them, beyond those of the two tests of hostile and broken files."""

import io
import struct
import wave
import zipfile
import zlib
from collections.abc import Iterable

import numpy as np
import soundfile
from PIL import Image

from . import folder_files as made

LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(size: tuple[int, int], before: Iterable[bytes] = (), after: Iterable[bytes] = ()) -> bytes:
    """Return a picture of black pixels with more chunks before and after them."""
    width, height = size
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes((1 + 3 * width) * height)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(before) + pixels + b"".join(after) + chunk(b"IEND", b"")


def wide_png() -> bytes:
    """Return a picture that claims 60,000 by 60,000."""
    return png((8, 8)).replace(struct.pack(">II", 8, 8), struct.pack(">II", 60_000, 60_000))


def packed(size: int) -> bytes:
    return zlib.compress(bytes(size), 9)


def profile_bomb() -> bytes:
    return png((8, 8), [chunk(b"iCCP", b"x\0\0" + packed(100_000_000))])


def many_comments() -> bytes:
    """Return a picture with 300 comments of 1 MB each, packed."""
    return png((8, 8), [chunk(b"zTXt", b"c%d\0\0" % number + packed(1_000_000)) for number in range(300)])


def noted(xmp: str) -> bytes:
    return png((8, 8), [chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp.encode())])


def apng(frames: int) -> bytes:
    """Return an animation that promises more frames than it has."""
    frame = struct.pack(">IIIIIHHBB", 0, 8, 8, 0, 0, 1, 10, 0, 0)
    return png((8, 8), [chunk(b"acTL", struct.pack(">II", frames, 0)), chunk(b"fcTL", frame)])


def gif(width: int, height: int, frames: int = 1) -> bytes:
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\0"
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    return head + frame * frames + b"\x3b"


def tiff_in_a_ring() -> bytes:
    """Return two directories, each the next of the other."""
    entry = struct.pack("<HHII", 0x0100, 4, 1, 8)
    first = struct.pack("<H", 1) + entry + struct.pack("<I", 26)
    second = struct.pack("<H", 1) + entry + struct.pack("<I", 8)
    return b"II*\0\x08\0\0\0" + first + second


def many_pages() -> bytes:
    file = io.BytesIO()
    pages = [Image.new("L", (4, 4), shade % 255) for shade in range(500)]
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    return file.getvalue()


def jpeg(exif: bytes = b"", size: tuple[int, int] | None = None) -> bytes:
    """Return a picture with these notes; `size` is what it claims, whatever it has."""
    file = io.BytesIO()
    Image.new("RGB", (16, 16), "navy").save(file, "JPEG")
    content = file.getvalue()
    if size:
        place = content.index(b"\xff\xc0") + 5
        content = content[:place] + struct.pack(">HH", *size) + content[place + 4 :]
    block = b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif if exif else b""
    return content[:2] + block + content[2:]


def exif_in_a_ring() -> bytes:
    """Return notes whose inner directory is the outer one."""
    return b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHIII", 0x8769, 4, 1, 8, 8)


def exif_nowhere() -> bytes:
    """Return notes of a caption of 4 GB that lies beyond the end."""
    return (
        b"II*\0\x08\0\0\0"
        + struct.pack("<H", 1)
        + struct.pack("<HHIII", 0x010E, 2, 0xFFFFFFFF, 0x7FFFFFFF, 0)
    )


def place_of_zeros() -> bytes:
    """Return notes of a place whose degrees are divided by nothing."""
    outer = struct.pack("<H", 1) + struct.pack("<HHIII", 0x8825, 4, 1, 26, 0)
    inner = struct.pack("<H", 2)
    inner += struct.pack("<HHI4s", 1, 2, 2, b"N\0\0\0") + struct.pack("<HHII", 2, 5, 3, 56) + bytes(4)
    return b"II*\0\x08\0\0\0" + outer + inner + bytes(24)


def webp_canvas() -> bytes:
    """Return an animation on a canvas of 16,000 by 16,000."""
    side = struct.pack("<I", 15_999)[:3]
    head = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + side + side
    body = b"WEBP" + head + b"ANIM" + struct.pack("<I", 6) + bytes(6)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def animation(form: str) -> bytes:
    """Return a harmless one of three frames."""
    file = io.BytesIO()
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "green", "blue")]
    frames[0].save(file, form, save_all=True, append_images=frames[1:])
    return file.getvalue()


def wav(claimed: int, rate: int = 8000, channels: int = 1, seconds: float = 0.1) -> bytes:
    """Return a short sound whose head claims so many bytes of samples."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setparams((1, 2, 8000, 0, "NONE", ""))
        writer.writeframes(bytes([0, 64, 0, 192]) * int(4000 * seconds))
    content = bytearray(file.getvalue())
    content[22:24] = struct.pack("<H", channels)
    content[24:28] = struct.pack("<I", rate)
    content[40:44] = struct.pack("<I", claimed)
    return bytes(content)


def half(form: str) -> bytes:
    """Return the first half of a tone."""
    file = io.BytesIO()
    tone = 0.5 * np.sin(np.arange(32_000) / 9)
    soundfile.write(file, tone, 16_000, format=form)
    return file.getvalue()[: len(file.getvalue()) // 2]


def flac(kind: int, body: bytes, claimed: int | None = None) -> bytes:
    """Return the head of a sound with one more block, which may claim another length."""
    info = struct.pack(">HH", 4096, 4096) + bytes(6) + bytes.fromhex("03e800f000027100") + bytes(16)
    length = struct.pack(">I", len(body) if claimed is None else claimed)[1:]
    return b"fLaC" + b"\0" + struct.pack(">I", len(info))[1:] + info + bytes([0x80 | kind]) + length + body


def flac_for_a_day() -> bytes:
    """Return the head of a sound of 24 hours, without the sound."""
    bits = (44_100 << 44) | (0 << 41) | (15 << 36) | (24 * 3600 * 44_100)
    info = struct.pack(">HH", 4096, 4096) + bytes(6) + struct.pack(">Q", bits) + bytes(16)
    return b"fLaC" + b"\x80" + struct.pack(">I", len(info))[1:] + info


def cover_of(content: bytes) -> bytes:
    words = struct.pack(">II", 3, 9) + b"image/png" + struct.pack(">IIIII", 0, 9, 9, 24, 0)
    return flac(6, words + struct.pack(">I", len(content)) + content)


def ogg(comments: bytes) -> bytes:
    """Return an Ogg Vorbis whose comments are these bytes."""
    first = b"\x01vorbis" + struct.pack("<IBIiiiBB", 0, 1, 44_100, 0, 0, 0, 0xB8, 1)
    pages = (first, b"\x03vorbis" + comments)
    return b"".join(
        b"OggS\0" + bytes([2 if not number else 0]) + struct.pack("<qIII", 1 << 62, 7, number, 0)
        + bytes([(len(page) + 254) // 255]) + _laced(len(page)) + page
        for number, page in enumerate(pages)
    )  # fmt: skip


def _laced(size: int) -> bytes:
    return b"\xff" * ((size + 254) // 255 - 1) + bytes([size % 255])


def id3(frames: bytes, claimed: int | None = None) -> bytes:
    size = len(frames) if claimed is None else claimed
    seven = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + seven + frames + b"\xff\xfb\x90\0" + bytes(413)


def atoms(depth: int) -> bytes:
    """Return boxes in boxes in boxes of an MP4."""
    body = b""
    for _ in range(depth):
        body = struct.pack(">I", len(body) + 8) + b"moov" + body
    return b"\0\0\0\x18ftypM4A " + bytes(12) + body


def epub(**parts: str | bytes) -> bytes:
    """Return a book with these parts in its folder OPS; `package` is the package file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        archive.writestr("META-INF/container.xml", made.CONTAINER.format(package="OPS/book.opf"))
        for name, content in parts.items():
            archive.writestr("OPS/book.opf" if name == "package" else f"OPS/{name}", content)
    return file.getvalue()


def package(text: str = "text", cover: str = "cover") -> str:
    return made.PACKAGE.format(title="Harbour", author="Ann Lee", language="en", text=text).replace(
        "cover.png", cover
    )


def locked(content: bytes) -> bytes:
    """Return the archive with every part marked as encrypted."""
    return content.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0")


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    out, places = b"%PDF-1.4\n", list[int]()
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    size = len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d " % size + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
