"""Words that say which of many: who says "brother" of a work that tells of a pupil says something false."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from retrieval.spelling import is_han

from .pick_facts import Facts

_QUOTED = re.compile(r"《[^》]*》")
_FORMS = (
    (re.compile(r"\bnovel\b|(?:长篇)?小说"), {"essays", "memoir", "non-fiction", "poetry", "nature writing"}),
    (re.compile(r"\b(?:song|singer|singing|vocals?)\b|歌词|歌声|演唱|嗓音"), {"instrumental"}),
)
"""What a work of certain genres is not."""


def shut_out(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield the words that what is told shuts out, or leaves open."""
    text, plain = facts.text.casefold(), _QUOTED.sub("", sentence).casefold()
    for said, known in _words():
        found = said.search(plain)
        if found and not known.search(text):
            yield found.group()
    for said, genres in _FORMS:
        found = said.search(plain)
        if found and genres & set(facts.qualities) and not said.search(text):
            yield found.group()


@cache
def _words() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return how each word is said, and what lets it be said."""
    groups = tomllib.loads(Path(__file__).with_name("exclusive_words.toml").read_text("utf-8"))
    pairs = (pair for words in groups.values() for pair in words.values())
    return tuple((_any_of(said), _any_of(f"{said}, {known}")) for said, known in pairs)


def _any_of(words: str) -> re.Pattern[str]:
    listed = [re.escape(word) for word in words.split(", ") if word]
    chinese = [word for word in listed if is_han(word)]
    western = "|".join(word for word in listed if not is_han(word))
    return re.compile("|".join([*chinese, *([rf"\b(?:{western})(?:s|es|['’]s)?\b"] if western else [])]))
