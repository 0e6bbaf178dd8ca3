"""What a sentence says is not so: a work's facts seldom do, so each needs its ground."""

import re
from collections.abc import Iterator

from retrieval.spelling import is_han, simplified

from .content_words import words_of
from .pick_facts import Facts

_NOT = re.compile(
    r"\b(?:not?|never|without|nobody|nothing|none|neither|nor|cannot|hardly|barely)\b|n['’]t\b|"
    r"没有|没|无(?!论|数|比|限|穷|尽|垠|奈)|从未|未(?!来|必|婚)|并非|"
    r"不(?![得同如断少过禁久仅但只停够已止定论见知一])(?!由得)(?!好意思)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:not?|never|hardly|barely|scarcely|isn['’]t|anything but|far from|without|rather than|instead of|"
    r"less|more \w+ than)\b|"
    r"(?:而|也|并|倒|可|却)?不(?:是|算|大|太|怎么)?|没(?:有|什么)?|[说谈算]不上|与其说是?|比",
    re.IGNORECASE,
)
"""What sets a work against the wish, before the word of the wish."""
_LACKING = re.compile(r"([\u4e00-\u9fff]{2})(?:并)?(?:不多|不大|不足|很少|谈不上|说不上)")
"""The same in Chinese, after it."""
_NOBODY = re.compile(r"\b(?:nobody|no one|nothing)\b", re.IGNORECASE)
_LOSS = re.compile(
    r"(\w+)less\b|\bun(\w{4,})\b|"
    r"\b(?:loss of|los[ts]|refus\w+|stayed away from) (?:her |his |the )?(\w+)|[丢失少](\w)",
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


def lost_denials(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield what the description denies and the sentence says: "favoured" for "not favoured"."""
    told, said = simplified(facts.told).casefold(), simplified(sentence).casefold()
    for found in _NOT.finditer(told):
        denied = _after(told, found.end())
        if denied and not _says(told, denied) and _says(said, denied):
            yield denied


def _after(plain: str, start: int) -> str:
    """Return the first word of meaning that follows in the clause, or two Chinese characters."""
    rest = _reach(plain, start)
    if is_han(rest):
        return rest[:2] if len(rest) > 1 and all(map(words_of, rest[:2])) else ""
    return next((word for word in re.findall(r"[a-z]{3,}", rest) if words_of(word)), "")


def _says(plain: str, word: str) -> bool:
    """Tell whether the word is said where no denial reaches it."""
    denied = [words for words in _denied(plain) if word in words]
    return len(re.findall(rf"(?<![a-z]){word}(?![a-z])", plain)) > len(denied)


def without_contrasts(sentence: str, facts: Facts) -> str:
    """Return the sentence without what says that the work is not as was wished: "not cheerful".

    That is honest where the facts have nothing of what was wished for.
    """
    granted = words_of(facts.text)
    refused = {word for words in _denied(facts.wish) for word in words_of(words)}
    wished = words_of(facts.wish) - granted - refused
    plain = _LACKING.sub(lambda found: " " if words_of(found[1]) & wished else found[0], simplified(sentence))
    for match in [*_AGAINST.finditer(plain)][::-1]:
        reach = _reach(plain, match.end())
        if words_of(reach) & wished:
            end = match.end() + len(reach) + (plain[match.end() : match.end() + 1] == " ")
            plain = f"{plain[: match.start()]} {plain[end:]}"
    return plain


def _denied(text: str) -> Iterator[str]:
    """Yield the words after each denial, to the end of its clause."""
    plain = simplified(text)
    yield from (_reach(plain, match.end()) for match in _NOT.finditer(plain))


def _reach(plain: str, start: int) -> str:
    """Return the words that a denial which ends here is about, within its clause."""
    rest = _CLAUSE.split(plain[start : start + 60])[0]
    return rest[: _REACH["zh"]] if is_han(rest) else " ".join(rest.split()[: _REACH["en"]])


def _is_lost(kept: set[str], text: str) -> bool:
    """Tell whether the text takes it away in other words: "wordless" for "without a word"."""
    return any(kept & words_of(next(filter(None, found.groups()))) for found in _LOSS.finditer(text))
