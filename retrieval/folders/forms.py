"""What a file of a folder is, by its content; its name decides only where the content cannot."""

import re
from enum import StrEnum
from pathlib import PurePath

from retrieval.media_files import HEIF, Flaw, Kind, kind_of_head

HEAD = 4096
"""Bytes looked at."""


class Form(StrEnum):
    PICTURE = "picture"
    SOUND = "sound"
    VIDEO = "video"
    EPUB = "epub"
    PDF = "pdf"
    NFO = "nfo"
    PLAYLIST = "playlist"
    OUTLINE = "outline"
    FEED = "feed"
    OTHER = "other"


_ROOTS = {
    "movie": Form.NFO, "tvshow": Form.NFO, "episodedetails": Form.NFO, "musicvideo": Form.NFO,
    "opml": Form.OUTLINE, "rss": Form.FEED, "feed": Form.FEED, "playlist": Form.PLAYLIST,
}  # fmt: skip
_ROOT = re.compile(rb"<\s*(?:\w+:)?([A-Za-z]\w*)")
_PROLOGUE = re.compile(rb"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)", re.DOTALL)
_ASF = b"\x30\x26\xb2\x75"
_VIDEO_IN_ASF = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")
_VIDEO_IN_OGG = b"theora"
_MPEG = b"\0\0\x01\xb3"
_TRANSPORT_PACKET = 188
_NAMED_PLAYLISTS = (".m3u", ".m3u8")
_PROMISES = frozenset(
    ".jpg .jpeg .png .gif .webp .bmp .tif .tiff .heic .heif .avif .svg .mp3 .m4a .m4b .flac .ogg .oga"
    " .opus .wav .aif .aiff .wma .mp4 .m4v .mov .mkv .webm .avi .wmv .mpg .mpeg .flv .epub .pdf .opml"
    " .m3u .m3u8 .pls .xspf".split()
)


def form_of(head: bytes, name: str) -> Form:
    """Tell what begins with these bytes."""
    for known in (_binary, _container, _text):
        if (form := known(head)) is not Form.OTHER:
            return form
    if name.lower().endswith(_NAMED_PLAYLISTS) and b"\0" not in head:
        return Form.PLAYLIST
    return Form.OTHER


def promises_media(name: str) -> bool:
    """Tell whether a file of that name is expected to be read."""
    return PurePath(name).suffix.lower() in _PROMISES


def _binary(head: bytes) -> Form:
    if b"%PDF-" in head[:1024]:
        return Form.PDF
    if head.startswith(b"PK\x03\x04"):
        is_epub = b"application/epub+zip" in head[:200] or b"META-INF/container.xml" in head
        return Form.EPUB if is_epub else Form.OTHER
    match kind_of_head(head) if head else Flaw.EMPTY:
        case Kind.IMAGE:
            return Form.PICTURE
        case Kind.AUDIO:
            return Form.VIDEO if _VIDEO_IN_OGG in head[:200] else Form.SOUND
        case Kind.VIDEO:
            return Form.VIDEO
        case _:
            return Form.OTHER


def _container(head: bytes) -> Form:
    """Tell apart what is in containers that hold pictures, sounds or films."""
    if head[4:8] == b"ftyp":
        return Form.PICTURE if head[8:12] in HEIF else Form.SOUND  # video is known already
    if head.startswith(_ASF):
        return Form.VIDEO if _VIDEO_IN_ASF in head else Form.SOUND
    is_stream = head[:1] == head[_TRANSPORT_PACKET : _TRANSPORT_PACKET + 1] == b"G" and b"\0" in head
    return Form.VIDEO if head.startswith(_MPEG) or is_stream else Form.OTHER


def _text(head: bytes) -> Form:
    text = head.removeprefix(b"\xef\xbb\xbf")
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = text[2:].replace(b"\0", b"")  # UTF-16: enough to see the names of elements
    text = text.lstrip()
    if text[:10].lower() == b"[playlist]" or text.startswith(b"#EXTM3U"):
        return Form.PLAYLIST
    if not text.startswith(b"<"):
        return Form.OTHER
    while prologue := _PROLOGUE.match(text):
        text = text[prologue.end() :]
    root = _ROOT.match(text.lstrip())
    return _ROOTS.get(root.group(1).decode().lower(), Form.OTHER) if root else Form.OTHER
