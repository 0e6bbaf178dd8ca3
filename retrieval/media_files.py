"""Files of pictures, sounds and video: what kind one is by its content, and why it cannot be used."""

from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

MOST_BYTES = 200_000_000
MOST_PIXELS = 50_000_000
MOST_SECONDS = 3 * 3600
_BLOCK = 1 << 20
_PARTS = 9
_HEAD = 512
"""Bytes looked at; more than any signature needs."""


class Kind(StrEnum):
    """What a file holds; the names are those of an item's fields."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"


class Flaw(StrEnum):
    """Why a file cannot be used; the value says it in English."""

    MISSING = "there is no such file, or it may not be read"
    EMPTY = "the file is empty"
    BYTES = "the file is larger than 200 MB"
    PIXELS = "the picture has more than 50 million pixels"
    SECONDS = "the sound is longer than 3 hours"
    SVG = "SVG and other markup is not read; save it as PNG"
    ARCHIVE = "an archive is not read; unpack it first"
    HEIC = "HEIC and AVIF are not read; save it as JPEG"
    M4A = "sound in M4A is not read; save it as MP3, OGG, FLAC or WAV"
    OTHER_KIND = "the file is of another kind than its place says"
    UNKNOWN = (
        "it is no picture (JPEG, PNG, GIF, WebP, BMP, TIFF), no sound (MP3, OGG, FLAC, WAV, AIFF)"
        " and no video (MP4, MOV, WebM, MKV, AVI, MPEG, FLV)"
    )
    DAMAGED = "the file is damaged or cut short"
    SILENT = "nothing can be heard in it"
    LONG = "the video is longer than 24 hours"
    UNSEEN = "no moving picture can be read in it: it is damaged, cut short, or of a form not known here"
    SLOW = "reading it took too long"
    NO_FFMPEG = "hearing a video needs the program ffmpeg, which is not on the PATH; install it"


# brands of MP4 that hold no video
HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
SOUND_IN_MP4 = (b"M4A ", b"M4B ", b"M4P ")
_SIGNATURES: tuple[tuple[int, bytes, Kind | Flaw], ...] = (
    (0, b"\xff\xd8\xff", Kind.IMAGE),
    (0, b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
    (0, b"GIF8", Kind.IMAGE),
    (0, b"BM", Kind.IMAGE),
    (0, b"II*\0", Kind.IMAGE),
    (0, b"MM\0*", Kind.IMAGE),
    (8, b"WEBP", Kind.IMAGE),
    (8, b"WAVE", Kind.AUDIO),
    (8, b"AIF", Kind.AUDIO),
    (0, b"OggS", Kind.AUDIO),
    (0, b"fLaC", Kind.AUDIO),
    (0, b"ID3", Kind.AUDIO),
    *((4, b"ftyp" + brand, Flaw.HEIC) for brand in HEIF),
    *((4, b"ftyp" + brand, Flaw.M4A) for brand in SOUND_IN_MP4),
    (4, b"ftyp", Kind.VIDEO),
    (0, b"\x1a\x45\xdf\xa3", Kind.VIDEO),
    (8, b"AVI ", Kind.VIDEO),
    (0, b"\0\0\x01\xba", Kind.VIDEO),
    (0, b"FLV\x01", Kind.VIDEO),
    (0, b"PK\x03\x04", Flaw.ARCHIVE),
    (0, b"\x1f\x8b", Flaw.ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", Flaw.ARCHIVE),
    (0, b"Rar!", Flaw.ARCHIVE),
)


def kind_of(file: Path) -> Kind | Flaw:
    """Tell what the file holds by its first bytes, whatever it is called."""
    try:
        if not file.is_file():  # a device or a pipe could be read for ever
            return Flaw.MISSING
        size = file.stat().st_size
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except (OSError, ValueError):  # a name with a null byte is a ValueError
        return Flaw.MISSING
    kind = kind_of_head(head) if head else Flaw.EMPTY
    # of a film only parts are read, however large it is
    return Flaw.BYTES if size > MOST_BYTES and kind is not Kind.VIDEO else kind


def digest_of(file: Path) -> bytes:
    """Return the hash of the content; of a very large file, of its size and of parts of it."""
    digest = blake2b(digest_size=16)
    size = file.stat().st_size
    with file.open("rb") as opened:
        if size > MOST_BYTES:
            # films: reading all of them would take longer than all else that is done with them
            digest.update(str(size).encode())
            for part in range(_PARTS):
                opened.seek(part * (size - _BLOCK) // (_PARTS - 1))
                digest.update(opened.read(_BLOCK))
            return digest.digest()
        while block := opened.read(_BLOCK):
            digest.update(block)
    return digest.digest()


def kind_of_head(head: bytes) -> Kind | Flaw:
    """Tell what begins with these bytes."""
    for start, signature, kind in _SIGNATURES:
        if head[start : start + len(signature)] == signature:
            return kind
    # a frame of MP3 without tags before it; FF FE begins text in UTF-16
    if head[0] == 0xFF and head[1:2] >= b"\xe0" and head[1] != 0xFE:
        return Kind.AUDIO
    return Flaw.SVG if is_markup(head) else Flaw.UNKNOWN


def is_markup(head: bytes) -> bool:
    """Tell whether SVG, HTML or other XML begins with these bytes."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
