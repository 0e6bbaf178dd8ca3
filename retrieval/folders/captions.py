"""What stands beside a file, or in its name, is told of the item that the file is."""

import re
from pathlib import Path

from retrieval.models import Creator, Item, Record

from .names import title_of
from .prose import decoded, plain

_LONGEST_TITLE = 80
_MOST_BYTES = 100_000
_STOPS = ".。 "


class Captions(Record):
    """How captions are read."""

    notes: str = ""
    """The file of notes, lines of KEY=VALUE; * stands for the name of the file they are about."""
    title: str = ""
    """The key of the title; empty: the first line, a sentence."""
    chinese: tuple[str, ...] = ()
    """The keys of that sentence in Chinese, the best first."""
    sound: str = ""
    """The file with the sound of what is shown, named in the same way."""
    names: str = ""
    """A pattern for the names of files, with the groups `creator` and `title`."""
    creator: str = ""
    """Who made those that do not say it themselves."""
    genres: tuple[str, ...] = ()
    """Of all, beside those of their tags."""


def captioned(item: Item, captions: Captions, beside: Path) -> Item:
    """Return the item with what is said of it; `beside` is where its file would be beside the notes."""
    said = _said(_named(captions.notes, beside)) if captions.notes else {}
    sound = _named(captions.sound, beside)
    named = re.fullmatch(captions.names, beside.stem)
    caption = said.get(captions.title, "")
    sentence = "" if captions.title else caption
    chinese = next((said[key] for key in captions.chinese if said.get(key)), "")
    title = _as_title(caption) or (title_of(named["title"]) if named else item.title)
    creator = title_of(named["creator"]) if named else captions.creator
    more = {"caption": _as_title(sentence), "title_zh": _as_title(chinese), "description_zh": chinese}
    return item.model_copy(
        update={
            "title": title,
            "creators": item.creators or ((Creator(name=creator, role="artist"),) if creator else ()),
            "audio": str(sound) if captions.sound and sound.is_file() else item.audio,
            "genres": tuple(dict.fromkeys((*item.genres, *captions.genres))),
            "description": ". ".join(filter(None, (sentence.strip(_STOPS), item.description))),
            "attributes": item.attributes | {name: text for name, text in more.items() if text},
        }
    )


def _named(pattern: str, beside: Path) -> Path:
    return beside.parent / pattern.replace("*", beside.stem)


def _said(notes: Path) -> dict[str, str]:
    """Return what the notes say by key; the first line without one is that of the empty key."""
    try:
        with notes.open("rb") as opened:
            lines = decoded(opened.read(_MOST_BYTES)).splitlines()
    except OSError:
        return {}
    said: dict[str, str] = {}
    for line in lines:
        key, is_key, value = line.partition("=")
        said.setdefault(key.strip() if is_key else "", plain(value if is_key else line, 500))
    return said


def _as_title(caption: str) -> str:
    return caption.strip(_STOPS) if len(caption) <= _LONGEST_TITLE else ""
