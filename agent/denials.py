"""What a sentence says is not so: a work's facts seldom do, so each needs its ground."""

import re
from collections.abc import Iterator

from retrieval.spelling import is_han, simplified

from .content_words import words_of
from .pick_facts import Facts

_NOT = re.compile(
    r"\b(?:not?|never|without|nobody|nothing|none|neither|nor|cannot|hardly|barely)\b|n['’]t\b|"
    r"没有|没|无(?!论|数|比|限|穷|尽|垠|奈)|从未|未(?!来|必|婚)|并非|"
    r"不(?![得同断少过禁久仅但只停够已止定论见知一])(?!由得)(?!好意思)",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:nobody|no one|nothing)\b", re.IGNORECASE)
_LOSS = re.compile(
    r"(\w+)less\b|\b(?:loss of|los[ts]|refus\w+|stayed away from) (?:her |his |the )?(\w+)|[丢失少](\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?，；：。！？、…—]|\b(?:and|but|while)\b")
_REACH = {"en": 5, "zh": 6}
"""How far a denial reaches: words, or Chinese characters."""


def groundless_denials(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield what is denied though the facts deny nothing like it."""
    told = [words_of(words) for words in _denied(facts.text)]
    own = _NOBODY.sub("", sentence) if _NOBODY.search(facts.text) else sentence
    for words in _denied(own):
        kept = words_of(words)
        if kept and not any(kept & other for other in told) and not _is_lost(kept, facts.text):
            yield words


def _denied(text: str) -> Iterator[str]:
    """Yield the words after each denial, to the end of its clause."""
    plain = simplified(text)
    for match in _NOT.finditer(plain):
        rest = _CLAUSE.split(plain[match.end() : match.end() + 60])[0]
        yield rest[: _REACH["zh"]] if is_han(rest) else " ".join(rest.split()[: _REACH["en"]])


def _is_lost(kept: set[str], text: str) -> bool:
    """Tell whether the text takes it away in other words: "wordless" for "without a word"."""
    return any(kept & words_of(next(filter(None, found.groups()))) for found in _LOSS.finditer(text))
