"""An item becomes text: to be read for its meaning, or to be searched by its words."""

from collections.abc import Iterator

from .file_attributes import MEASURED, TEXTS
from .models import Item
from .vocabulary import vocabulary

READ_TOKENS = 128
"""About how much of an item is read for its meaning; encoding time grows with it."""
SHORT_DESCRIPTION = 60
FIRST_CJK = "\u2e80"
"""From here on a character is most of a token; before it, a letter is a quarter."""
_NO_WORDS = frozenset({"based_on", "soundtrack_of", "same_world", "file", "credit"}) | MEASURED
"""Attributes that say nothing of what the work is."""


def item_text(item: Item) -> str:
    """Return what a text encoder reads of the item."""
    chinese_title = item.text_attribute("title_zh")
    title = f"{item.title} ({chinese_title})" if chinese_title else item.title
    kind = " ".join(str(part) for part in (item.medium, item.year) if part is not None)
    creators = ", ".join(creator.name for creator in item.creators[:4])
    subjects = (*item.genres[:6], *item.tags[:10], *item.list_attribute("themes")[:6])
    told = (item.text_attribute(name) for name in TEXTS)
    parts = (title, kind, creators, ", ".join(dict.fromkeys(subjects)), _description(item), *told)
    return clipped(". ".join(part for part in parts if part))


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
