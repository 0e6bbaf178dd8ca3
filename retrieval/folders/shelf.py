"""What lies together becomes works: an album of its songs, a film of its video and what is noted of it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from .forms import Form
from .names import VideoName, artwork_rank, is_artwork, is_beside, video_name
from .readings import Reading

Fields = dict[str, Any]
Work = tuple[str, Fields]
"""The file or folder that it is, and its fields."""
_SHARED_NOTES = ("movie", "tvshow")
_LISTED = 100


class Shelf:
    """The files of one folder, put down one after the other; pictures last."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._songs: list[Work] = []
        self._videos: list[Work] = []
        self._notes: list[Work] = []
        self._books: list[Work] = []
        self._artwork: list[str] = []

    def put(self, path: str, reading: Reading) -> Iterator[Work]:
        """Yield what is a work by itself; the rest waits for what comes beside it."""
        together = {
            Form.SOUND: self._songs, Form.VIDEO: self._videos, Form.NFO: self._notes, Form.EPUB: self._books,
            Form.PDF: self._books,
        }  # fmt: skip
        if reading.form is Form.PICTURE and self._is_artwork(PurePath(path).stem):
            self._artwork.append(path)
        elif reading.form in together:
            together[reading.form].extend((path, row) for row in reading.rows)
        else:
            yield from ((path, row) for row in reading.rows)

    def works(self) -> Iterator[Work]:
        """Yield what the files make together."""
        yield from ((path, self._with_picture(path, row)) for path, row in (*self._songs, *self._books))
        yield from self._albums()
        yield from self._films()

    def _is_artwork(self, stem: str) -> bool:
        return bool(self._songs or self._videos or self._books or self._notes) and is_artwork(stem)

    def _with_picture(self, path: str, row: Fields, *, is_only: bool = False) -> Fields:
        """Give the row the picture of its name, else that of the folder where it has none of its own."""
        stem = PurePath(path).stem
        named = [each for each in self._artwork if PurePath(each).stem.startswith(f"{stem}-")]
        shared = [] if self._videos and not is_only else self._shared_artwork()
        best = sorted(named, key=_rank) or ([row["image"]] if row.get("image") else shared)
        return {**row, "image": best[0] if best else None}

    def _shared_artwork(self) -> list[str]:
        beside = [each for each in self._artwork if "-" not in PurePath(each).stem]
        return sorted(beside, key=_rank)

    def _albums(self) -> Iterator[Work]:
        albums: dict[str, list[Fields]] = {}
        for path, song in self._songs:
            if name := song["attributes"]["album"]:
                albums.setdefault(name, []).append(self._with_picture(path, song))
        for name, songs in albums.items():
            if len(songs) > 1:
                yield self._folder, _album(name, songs)

    def _films(self) -> Iterator[Work]:
        videos = [
            (p, row, video_name(PurePath(p).stem))
            for p, row in self._videos
            if not is_beside(PurePath(p).stem)
        ]
        series = next((row for _, row in self._notes if row["medium"] == "tv"), None)
        shows: dict[str, list[str]] = {}
        films: dict[tuple[str, int | None], Work] = {}
        for path, row, name in videos:
            if name.is_episode or series:
                shows.setdefault("" if series else name.title, []).append(path)
            else:
                films.setdefault((name.title, name.year), (path, _film(row, name)))
        for title, paths in shows.items():
            yield self._folder, self._with_picture("tvshow", _show(series, title or "?", paths), is_only=True)
        for path, row in films.values():
            noted = self._noted(path, is_only=len(films) == 1)
            yield path, self._with_picture(path, _merged(row, noted), is_only=len(films) == 1)
        if not videos:
            yield from ((path, row) for path, row in self._notes if row["medium"] != "episode")

    def _noted(self, path: str, *, is_only: bool) -> Fields:
        """Return what is noted of the film in a file of its name, or of the folder's only film."""
        stem = PurePath(path).stem
        wanted = (stem, *(_SHARED_NOTES if is_only else ()))
        nothing: Fields = {}
        return next((row for note, row in self._notes if PurePath(note).stem in wanted), nothing)


def _rank(path: str) -> int:
    return artwork_rank(PurePath(path).stem)


def _film(row: Fields, name: VideoName) -> Fields:
    medium = "film" if name.is_film else "video"
    return {
        **row,
        "title": row.get("title") or name.title,
        "year": row.get("year") or name.year,
        "medium": medium,
    }


def _show(series: Fields | None, title: str, paths: list[str]) -> Fields:
    row: Fields = series or {"title": title, "medium": "tv"}
    return {**row, "attributes": {**row.get("attributes", {}), "episodes_here": len(paths)}}


def _merged(row: Fields, noted: Fields) -> Fields:
    """Return the row with what is noted in the place of what the file itself says."""
    return {**row, **{name: value for name, value in noted.items() if value}}


def _album(name: str, songs: list[Fields]) -> Fields:
    artists = {song["attributes"]["album_artist"] or _artist(song) for song in songs}
    artist = artists.pop() if len(artists) == 1 else ""
    titles = [song["title"] for song in sorted(songs, key=_place)]
    years = [song["year"] for song in songs if song["year"]]
    return {
        "part": name,
        "title": name,
        "medium": "album",
        "year": min(years, default=None),
        "creators": [{"name": artist, "role": "artist"}] if artist else [],
        "genres": _each(song["genres"] for song in songs),
        "description": "; ".join(titles[:20]),
        "duration_minutes": sum(song["duration_minutes"] or 0 for song in songs) or None,
        "image": next((song["image"] for song in songs if song["image"]), None),
        "attributes": {"songs": titles[:_LISTED]},
    }


def _artist(song: Fields) -> str:
    return next((creator["name"] for creator in song["creators"] if creator["role"] == "artist"), "")


def _place(song: Fields) -> tuple[int, int]:
    attributes: Mapping[str, Any] = song["attributes"]
    return attributes["disc"] or 0, attributes["track"] or 0


def _each(lists: Iterable[list[str]]) -> list[str]:
    return list(dict.fromkeys(word for words in lists for word in words))
