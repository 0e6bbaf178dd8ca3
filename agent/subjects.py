"""What a work is to be about, read from a message by rules: "a film set in Paris", 讲下棋的剧."""

import re
from collections.abc import Iterator, Sequence

from retrieval.spelling import folded, simplified
from retrieval.titles import NameMention
from retrieval.vocabulary import vocabulary

from .ledger import Fact, Role, Strength
from .numbers import bounds
from .refusals import refused

_NOUN = re.compile(r"\b(?:something|anything|nothing|stor(?:y|ies)|ones?)\b", re.IGNORECASE)
_WHAT = (
    r"\s+(?P<what>(?!(?:me|you|us|it|him|her|them|this|that|these|those|what|how)\b)(?:[^\W\d_][\w'’-]*\s?){1,6}?)"
    r"(?=\s*(?:[,.!?;:，。！？；]|$|(?:and|or|but|from|that|which|with|without|for|please|under|over|"
    r"not|by|made|in|if|on|at|then|now|too|instead|tonight|today|maybe)\b))"
)
_ABOUT = re.compile(rf"\s+(?:(?:that['’]?s|that is|which is|all) )?(?:about|set in){_WHAT}", re.IGNORECASE)
_SHOWING = re.compile(rf"\s+(?:about|of){_WHAT}", re.IGNORECASE)
_ZH = (
    re.compile(
        r"(?:关于|(?<!没)有关(?!于)|讲述?|描写|描述|聊|发生在)(?P<what>(?![什哪谁怎啥得着])[^\s，。！？,.!?的]{1,8})的"
    ),
    re.compile(r"[和跟与](?P<what>[^\s，。！？,.!?的]{1,8})有关的"),
    re.compile(r"以(?P<what>[^\s，。！？,.!?的]{1,8})为(?:背景|题材|主题)"),
    re.compile(r"画(?P<what>[^\s，。！？,.!?的]{1,6})的(?=[^，。！？,.!?]{0,2}画)"),
)
_PICTURES = ("artwork", "photo")
_SMALL = frozenset("a an the at in of and or with 和 与 在".split())


def of_subjects(message: str, names: Sequence[NameMention], turn: int) -> Iterator[Fact]:
    """Yield the subjects asked for that are neither names nor known words."""
    for found in _found(simplified(message)):
        start, end = found.span("what")
        taken = [*((n.start, n.end) for n in names), *((b.start, b.end) for b in bounds(message))]
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        what = message[start:end].strip()
        if not _is_known(what):
            no = refused(message, start, end)
            yield Fact(
                role=Role.REJECTED if no else Role.TARGET,
                field="about",
                value=what,
                strength=Strength.HARD if no else Strength.SOFT,
                words=found.group().strip(),
                turn=turn,
            )


def _found(plain: str) -> Iterator[re.Match[str]]:
    works = [m for m in vocabulary().mentions(plain) if m.kind in ("medium", "genre")]
    pictures = {m.end for m in works if m.word in _PICTURES}
    ends = {*(m.end for m in works), *(found.end() for found in _NOUN.finditer(plain))}
    for end in sorted(ends):
        if found := (_SHOWING if end in pictures else _ABOUT).match(plain, end):
            yield found
    for pattern in _ZH:
        yield from pattern.finditer(plain)


def _is_known(what: str) -> bool:
    """Tell whether the vocabulary has every word: what is about loneliness is lonely."""
    left = folded(what)
    for mention in vocabulary().mentions(left):
        left = left[: mention.start] + " " * (mention.end - mention.start) + left[mention.end :]
    return not set(left.split()) - _SMALL
