"""What a card says in words that its notes do not have.

Where a model of 1.5 billion parameters went wrong in 300 cards that were read, it had put a word of its own,
down to "is" and "from", into somebody else's sentence; cards that only left out and joined were all true.
"""

import re

from retrieval.spelling import is_han, simplified

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+|[\u4e00-\u9fff]")
_JOINING = frozenset(
    "and but a an the as while who that with s his her its their when where which "
    "的 了 着 一 个 位 和 与 还 也 里".split()
)
"""Words that join what is told and tell nothing."""


def own_words(sentence: str, notes: str) -> list[str]:
    """Return the words of the sentence that stand nowhere in the notes; Chinese ones by the character."""
    told = {*_words(notes), *_JOINING}
    return [word for word in _words(sentence) if word not in told]


def in_full(words: list[str]) -> str:
    """Return the words as they are told to the model that said them."""
    return ("" if words and is_han(words[0]) else " ").join(words)


def _words(text: str) -> list[str]:
    return _WORD.findall(simplified(text).casefold())
