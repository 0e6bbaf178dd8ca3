"""Words that wish for a direction, not a thing: slower, more tense, less violent, 更慢, 短一点."""

import re

from retrieval.spelling import simplified

_MORE_BEFORE = re.compile(
    r"(?:\bmore|\b(?:even|a (?:bit|little)|slightly|much)(?: more)?|更加?|再|稍微?)\s*$", re.IGNORECASE
)
_LESS_BEFORE = re.compile(
    r"(?:\bless|\bnot (?:so|as|that|too)|\btoo|没那么|不那么|别那么|不要那么|别这么|别太|不要太|少点|"
    r"少一点|少些|太)\s*$",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(r"\s*(?:一点点?|一些|点儿|点(?![着过的评心])|些)", re.IGNORECASE)
_COMPARATIVE = re.compile(
    r"^(?!(?:thriller|gangster|shooter|platformer|clever|western|super|rapper)s?$)[a-z\-]+er$|^more |^更|"
    r"^再|(?:一点|一些|点儿?|些)$",
    re.IGNORECASE,
)


def is_direction(words: str) -> bool:
    """Tell whether the words are a direction by themselves: "slower", "more tense", 慢一点."""
    return _COMPARATIVE.search(simplified(words)) is not None


def is_lessened(message: str, start: int) -> bool:
    """Tell whether less is wished for of what begins at this place."""
    return _LESS_BEFORE.search(simplified(message)[:start]) is not None


def directed(message: str, start: int, end: int) -> tuple[int, int]:
    """Return the place with the words around it that make it a direction: "more tense", 紧张一点."""
    plain = simplified(message)
    before, after = _MORE_BEFORE.search(plain[:start]), _MORE_AFTER.match(plain, end)
    return (before.start() if before else start), (after.end() if after else end)
