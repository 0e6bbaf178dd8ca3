"""What the name of a file says of the work in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = re.compile(r"^\d{1,3}[\s._-]+(?=\S)")
_RELEASE = re.compile(
    r"\b(?:2160p|1080p|720p|480p|blu-?ray|web-?dl|webrip|dvdrip|bdrip|hdtv|x26[45]|hevc|remux)\b", re.I
)
_EPISODE = re.compile(
    r"(?P<title>.*?)[\s._-]*(?:s\d{1,2}[\s._-]*e\d{1,3}|\b\d{1,2}x\d{2,3}\b|第\s*\d+\s*集)", re.I
)
_PART = re.compile(r"[\s._-]+(?:cd|part|pt|disc|disk)[\s._-]?\d{1,2}$", re.I)
_BESIDE = re.compile(r"(?:^|[-._ ])(?:sample|trailer\d*)$", re.I)
_ARTWORK = re.compile(
    r"(?:^|.*[-_. ])(?:cover|folder|front|back|poster|fanart|thumb|banner|landscape|clearart|clearlogo|logo"
    r"|disc|discart|cd|booklet|inlay|albumart\w*|season\d*|movie|backdrop|keyart)\d*"
    r"(?:[-_. ](?:small|large))?$",
    re.I,
)
_FRONT = ("cover", "folder", "front", "poster", "movie", "albumart", "thumb")


class VideoName(NamedTuple):
    title: str
    year: int | None
    is_film: bool
    """Whether it is called as films are: with a year in brackets, or as it was released."""
    is_episode: bool


def title_of(stem: str) -> str:
    """Return the name as people write it."""
    text = stem if " " in stem else re.sub(r"[._]+", " ", stem)
    return " ".join(text.split()) or stem


def song_name(stem: str) -> tuple[str, str]:
    """Return artist, empty where the name has none, and title."""
    artist, dash, title = _NUMBER.sub("", title_of(stem)).partition(" - ")
    if not dash:
        return "", artist
    if artist.strip().isdigit():
        return "", title
    return artist.strip(), _NUMBER.sub("", title.strip())


def video_name(stem: str) -> VideoName:
    if episode := _EPISODE.match(stem):
        show = title_of(episode.group("title").strip(" ._-"))
        return VideoName(show, None, is_film=False, is_episode=True)
    stem = _PART.sub("", stem)
    is_release = bool(_RELEASE.search(stem))
    years = list(_years(stem))
    if not years:
        cut = _RELEASE.split(stem)[0] if is_release else stem
        return VideoName(title_of(cut.strip(" ._-")), None, is_film=is_release, is_episode=False)
    title, year, in_brackets = years[-1]
    return VideoName(title, year, is_film=in_brackets or is_release, is_episode=False)


def is_beside(stem: str) -> bool:
    """Tell whether the video belongs to another: a trailer or a sample."""
    return bool(_BESIDE.search(stem))


def is_artwork(stem: str) -> bool:
    """Tell whether the picture is called as covers and posters are."""
    return bool(_ARTWORK.match(stem))


def artwork_rank(stem: str) -> int:
    """Return how well the picture stands for a work by its name: the front before the back."""
    low = stem.lower()
    return next((rank for rank, word in enumerate(_FRONT) if word in low), len(_FRONT))


def _years(stem: str) -> Iterator[tuple[str, int, bool]]:
    """Yield each year in the name, the title before it, and whether it stands in brackets."""
    for found in re.finditer(r"[\[(\s._]((?:19|20)\d\d)(?=[\])\s._-]|$)", stem):
        title = title_of(stem[: found.start()].strip(" ._-([{"))
        if title:
            yield title, int(found.group(1)), found.group()[0] in "[("
