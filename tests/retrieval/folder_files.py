"""Small real files of every kind a folder may hold, made on the spot."""

import struct
import zipfile
import zlib
from pathlib import Path

import numpy as np
import soundfile
from PIL import Image

CONTAINER = '<container><rootfiles><rootfile full-path="{package}"/></rootfiles></container>'
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>
<dc:language>{language}</dc:language><dc:date>1902-05-01</dc:date><dc:subject>Sea stories</dc:subject>
<meta name="cover" content="c"/></metadata>
<manifest><item id="t" href="{text}"/><item id="c" href="cover.png" properties="cover-image"/></manifest>
<spine><itemref idref="t"/></spine></package>"""


def epub(
    file: Path,
    title: str = "The Quiet Harbour",
    author: str = "Ann Lee",
    language: str = "en",
    text: str = "ch1.xhtml",
    package: str = "OPS/book.opf",
) -> Path:
    """Write a book of one chapter with a cover."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER.format(package=package))
        filled = PACKAGE.format(title=title, author=author, language=language, text=text)
        archive.writestr("OPS/book.opf", filled)
        archive.writestr("OPS/ch1.xhtml", "<html><style>p{}</style><p>Fog lay over the pier.</p></html>")
        archive.writestr("OPS/cover.png", png())
    return file


def png(colour: str = "navy") -> bytes:
    import io

    made = io.BytesIO()
    Image.new("RGB", (20, 30), colour).save(made, "PNG")
    return made.getvalue()


def song(file: Path, hertz: float, **tags: str) -> Path:
    """Write a tone as FLAC with Vorbis comments."""
    time = np.arange(16_000) / 16_000
    with soundfile.SoundFile(file, "w", 16_000, 1, format="FLAC") as opened:
        opened.write(0.5 * np.sin(2 * np.pi * hertz * time))
    made = file.read_bytes()
    comments = [f"{name}={value}".encode() for name, value in tags.items()]
    body = struct.pack("<I", 0) + struct.pack("<I", len(comments))
    body += b"".join(struct.pack("<I", len(each)) + each for each in comments)
    # after the stream info, which is always first and 38 bytes long; its "last block" mark is taken away
    info = bytes([made[4] & 0x7F]) + made[5:42]
    is_last = made[4] & 0x80
    block = bytes([4 | is_last]) + struct.pack(">I", len(body))[1:] + body
    rest = made[42:]
    while rest and not is_last and rest[0] & 0x7F == 4:  # libsndfile's own comments go
        is_last = rest[0] & 0x80
        block = bytes([4 | is_last]) + block[1:]
        rest = rest[4 + int.from_bytes(rest[1:4], "big") :]
    file.write_bytes(b"fLaC" + info + block + rest)
    return file


def photo(file: Path, caption: str = "", taken: str = "2019:05:03 14:22:10", colour: str = "green") -> Path:
    """Write a JPEG that says when and where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = caption
    exif[0x0110] = "Box Brownie"
    exif.get_ifd(0x8769)[0x9003] = taken
    exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 0.0, 36.0), 3: "E", 4: (135.0, 46.0, 12.0)})
    Image.new("RGB", (64, 48), colour).save(file, "JPEG", exif=exif)
    return file


def pdf(file: Path, title: str = "On Tides", text: str = "Water rises twice a day.") -> Path:
    """Write a document of one page."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 612 792]"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(zlib.compress(stream))
        + zlib.compress(stream)
        + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) /Author (Bo Chen; Eva Lind) >>".encode(),
    ]
    out = b"%PDF-1.4\n"
    places: list[int] = []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    file.write_bytes(out + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer)
    return file


def video(file: Path) -> Path:
    """Write the beginning of a Matroska file: enough to be known as one."""
    file.write_bytes(b"\x1a\x45\xdf\xa3" + file.name.encode() + bytes(200))
    return file
