"""An item becomes text: to be read for its meaning, or to be searched by its words."""

import re
from collections.abc import Iterator
from itertools import accumulate

from .file_attributes import MEASURED, TEXTS
from .models import Item
from .vocabulary import vocabulary

READ_TOKENS = 128
"""About how much of an item is read for its meaning; encoding time grows with it."""
SHORT_DESCRIPTION = 60
PARTS = 4
"""Pieces that an item's text is read in, beside the whole."""
FIRST_CJK = "\u2e80"
"""From here on a character is most of a token; before it, a letter is a quarter."""
_BETWEEN = ". "
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_NO_WORDS = frozenset({"based_on", "soundtrack_of", "same_world", "file", "credit"}) | MEASURED
"""Attributes that say nothing of what the work is."""


def item_text(item: Item) -> str:
    """Return what a text encoder reads of the item."""
    return "".join(item_parts(item))


def item_parts(item: Item) -> tuple[str, ...]:
    """Return that text in PARTS pieces: what it is called, its subjects, its first sentence, and the rest."""
    chinese_title = item.text_attribute("title_zh")
    title = f"{item.title} ({chinese_title})" if chinese_title else item.title
    kind = " ".join(str(part) for part in (item.medium, item.year) if part is not None)
    creators = ", ".join(creator.name for creator in item.creators[:4])
    subjects = (*item.genres[:6], *item.tags[:10], *item.list_attribute("themes")[:6])
    first, rest = _in_two(_description(item))
    pieces = (
        _told(title, kind, creators),
        _told(", ".join(dict.fromkeys(subjects))),
        first if rest else _told(first),
        _told(rest, *(item.text_attribute(name) for name in TEXTS)),
    )
    text = clipped("".join(pieces).removesuffix(_BETWEEN))
    starts = accumulate(map(len, pieces), initial=0)
    return tuple(text[start : start + len(piece)] for start, piece in zip(starts, pieces, strict=False))


def item_words(item: Item) -> str:
    """Return every word the item can be found by, in both languages."""
    creators = [creator.name for creator in item.creators]
    attributes = [
        text for name in item.attributes if name not in _NO_WORDS for text in item.list_attribute(name)
    ]
    words = (item.title, *item.aliases, *creators, *item.genres, *item.tags, *_labels(item))
    return "\n".join(dict.fromkeys((*words, item.description, *attributes)))


def _description(item: Item) -> str:
    if len(item.description) >= SHORT_DESCRIPTION:
        return item.description
    return f"{item.description} {item.text_attribute('description_zh')}".strip()


def _in_two(description: str) -> tuple[str, str]:
    """Return the first sentence, with what follows it, and the others."""
    end = _SENTENCE_END.search(description)
    return (description[: end.end()], description[end.end() :]) if end else (description, "")


def _told(*parts: str) -> str:
    return "".join(part + _BETWEEN for part in parts if part)


def _labels(item: Item) -> Iterator[str]:
    """Yield the Chinese label of each genre and mood, so that either language finds the item."""
    for word in (*item.genres, *item.tags):
        for kind in ("genre", "mood"):
            if canonical := vocabulary().canonical(kind, word):
                yield vocabulary().label(kind, canonical, "zh")
    if medium := vocabulary().canonical("medium", item.medium):
        yield from (medium, vocabulary().label("medium", medium, "zh"))


def clipped(text: str) -> str:
    """Return the beginning of the text, about as much as is read for its meaning."""
    # counting real tokens would tie the text, and so the cached vectors, to one model's tokeniser
    tokens = 0.0
    for reach, letter in enumerate(text):
        tokens += 0.7 if letter >= FIRST_CJK else 0.25
        if tokens > READ_TOKENS:
            return text[:reach]
    return text
