"""Parts of names by which people are called: "Kurosawa", "Van Gogh", 莫奈; and where one is meant."""

import re
from collections.abc import Iterator

from .spelling import folded, is_han
from .vocabulary import vocabulary

POSSESSIVE = ("'s", "’s")
SHORTEST_WESTERN = 5
_GIVEN = re.compile(r"\w+-[a-z]\w*")
"""A given name of two parts, which stands last: Wong Kar-wai."""
SHORTEST_CHINESE = 2
JAPANESE_SURNAME = 2
_PARTICLES = frozenset("van von de der den del della di da du le la dos el al bin ibn mc st".split())
_PRIZES = frozenset({"奥斯卡"})
_WHICH_ONE = re.compile(r",?\s+(?:the (?:elder|younger)|jr\.?|sr\.?|i{1,3})$", re.IGNORECASE)
"""After the surname: Pieter Bruegel the Elder."""
_KINDS = ("medium", "genre", "mood", "country", "language")
_BEFORE = re.compile(
    r"(?:^|[^\u3400-\u9fff]|[要看听读玩画爱欢厌是有像和跟与或者了的对于由过荐点首部本张幅首些又太部除演推来给放提选挑找]|导演|作者)$"
)
_AFTER = re.compile(
    r"$|[^\u3400-\u9fff]|[的和或跟与还演导拍写画唱执主那这也都我是看听读不作有吗呢吧了先老自除就例]|电影|小说|专辑|诗|歌|"
    r"散文|油画|风格|游戏|[以之]外"
)


def japanese_surname(key: str) -> tuple[str, ...]:
    """Return the surname of a long Japanese name in Chinese characters: 小津 of 小津安二郎."""
    return (key[:JAPANESE_SURNAME],) if is_han(key) and len(key) > JAPANESE_SURNAME + 1 else ()


def parts_of(key: str, name: str) -> Iterator[str]:
    """Yield the surname of a western name with what belongs to it, and the parts of one in Chinese.

    `key` is the name folded, in any spelling; who is called Tony Leung Chiu-wai is Tony Leung too.
    """
    name = _WHICH_ONE.sub("", name)
    words = folded(_WHICH_ONE.sub("", key)).split()
    if len(words) < 2:
        return
    if is_han(key):
        yield from (part for part in words[:-1] if len(part) > SHORTEST_CHINESE)
        yield from (part for part in words[-1:] if len(part) >= SHORTEST_CHINESE)
        return
    yield from _without_initials(words)
    last = name.rsplit(maxsplit=1)[-1]
    if _GIVEN.fullmatch(last):
        if len(own := words[:-2]) > 1:
            yield " ".join(own)
        return
    first = len(words) - len(folded(last).split())
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    for surname in {" ".join(words[first:]), folded(last)}:
        if len(surname) >= SHORTEST_WESTERN:
            yield surname


def _without_initials(words: list[str]) -> Iterator[str]:
    """Yield the name of Ursula K. Le Guin as most people write it."""
    kept = [word for word in words if len(word) > 1]
    if 1 < len(kept) < len(words):
        yield " ".join(kept)


def is_a_word(name: str) -> bool:
    """Tell whether the name is a known word: 好莱坞 is a place before it is Paul Hollywood."""
    return name in _PRIZES or any(vocabulary().canonical(kind, name) for kind in _KINDS)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether what is here is a short Chinese name, and no part of a longer one.

    Such as 科恩 in 科恩兄弟, and 艾伦 in 伍迪·艾伦.
    """
    if text[:start].endswith(("·", "・", "•")):
        return False
    if end - start > SHORTEST_CHINESE:
        return True
    return _BEFORE.search(text[:start]) is not None and _AFTER.match(text, end) is not None


def with_owner(word: str) -> tuple[str, ...]:
    """Return the word, and whose something is by it: "Hopper's" and "Hopper"."""
    return (word, word[:-2]) if word.endswith(POSSESSIVE) else (word,)
