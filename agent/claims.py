"""What a sentence claims that can be compared word by word: numbers, places, qualities, extremes, wishes."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from retrieval.models import Record
from retrieval.spelling import simplified
from retrieval.vocabulary import Mention, vocabulary

from .axes import kin, opposites
from .content_words import phrases_of
from .exclusive import shut_out
from .pick_facts import Facts
from .quantities import numbers_in
from .relations import wrong_doers, wrong_origins, wrong_roles

_EXTREMES = (
    (
        r"\b(?:ever (?:been|made|had)|best|greatest|all time|no \w+ has|any \w+ has)\b|有史以来|世上|史上",
        r"\bever\b|最|史",
    ),
    (r"\bthe most [a-z]+", r"\bmost\b"),
    (
        r"\b(?:every(?:one|body)?|always|only)\b|唯一|所有|每个人|人人|从来|永远|总是",
        r"\b(?:every\w*|each|all|always|forever|only|any)\b|一切|所有|每|唯一|永远|从来|总|处处|都",
    ),
)
"""What is said without measure, and what of the facts bears it."""
_PLACES = ("country", "language")
_QUALITIES = ("genre", "mood")
_AS_WISHED = re.compile(
    r"\b(?:you (?:asked|wanted|wished|said|like|liked|loved|found|hoped)|your (?:wish|mood))\b|"
    r"你(?:想|要|说|喜欢|爱|嫌|觉得|提)",
    re.IGNORECASE,
)


_AS_HOPED = re.compile(
    r"\bas [\w ,\-]{3,40}? as you (?:hoped|wished|wanted|asked|like)|正?如你所[想愿要].{1,8}", re.IGNORECASE
)
_THAN_OTHERS = re.compile(r"\bthan the (?:last|previous|one you)\b|比(?:刚才|上一|之前|你提到)")


class Fault(Record):
    """What is wrong with a sentence: the kind, and the words it is in."""

    kind: str
    words: str


def unfounded(sentence: str, facts: Facts) -> Iterator[Fault]:
    """Yield the claims for which the facts have nothing."""
    for kind, find in (
        ("number", _strange_numbers),
        ("place", _strange_places),
        ("wish", _parroted),
        ("wish", _hoped_for),
        ("comparison", _compared),
        ("extreme", _extremes),
        ("role", wrong_roles),
        ("role", wrong_doers),
        ("origin", wrong_origins),
        ("other", shut_out),
    ):
        yield from (Fault(kind=kind, words=words) for words in find(sentence, facts))


def own_qualities(facts: Facts) -> set[str]:
    """Return the work's genres and moods, and those that go the same way and not against it."""
    near = {word for own in facts.qualities for word in kin(own)}
    against = {word for own in facts.qualities for word in opposites(own)}
    return {*facts.qualities, *(near - against)}


def strange_qualities(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield the genres and moods named that the work neither has nor is near to."""
    known = own_qualities(facts) | {mention.word for mention in _mentions(facts.text, _QUALITIES)}
    for mention in _mentions(sentence, _QUALITIES):
        if mention.word not in known:
            yield sentence[mention.start : mention.end]


def _strange_numbers(sentence: str, facts: Facts) -> Iterator[str]:
    yield from map(str, sorted(numbers_in(sentence) - numbers_in(facts.text) - facts.numbers))


def _strange_places(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield the countries and languages named that the work is not of; "English" is both."""
    known = {*facts.places, *(mention.word for mention in _mentions(facts.text, _PLACES))}
    spans: dict[tuple[int, int], set[str]] = {}
    for mention in _mentions(sentence, _PLACES):
        spans.setdefault((mention.start, mention.end), set()).add(mention.word)
    yield from (sentence[start:end] for (start, end), words in spans.items() if not words & known)
    text = simplified(facts.text)
    yield from (name for name in place_names() if name in simplified(sentence) and name not in text)


@cache
def place_names() -> tuple[str, ...]:
    """Return cities and provinces in Chinese: nothing tells them from other words, as capitals do."""
    return tuple(Path(__file__).with_name("place_names.txt").read_text("utf-8").split())


def _parroted(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield the words that only the wish holds, unless the sentence says that they were wished."""
    if _AS_WISHED.search(sentence):
        return
    own = own_qualities(facts)
    true = [m for m in vocabulary().mentions(facts.wish) if m.kind not in _QUALITIES or m.word in own]
    yield from phrases_of(without(facts.wish, true)) & phrases_of(sentence) - phrases_of(facts.text)


def _hoped_for(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield "as funny as you hoped" of a work that is not."""
    for found in _AS_HOPED.finditer(sentence):
        yield from strange_qualities(found.group(), facts)


def _compared(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield what is said to be more or less than another work, in other words than the reason says it."""
    said, plain = facts.given.casefold().splitlines(), sentence.casefold()
    if (found := _THAN_OTHERS.search(plain)) and not any(
        reason in plain for reason in said if _THAN_OTHERS.search(reason)
    ):
        yield found.group()


def without(text: str, mentions: list[Mention]) -> str:
    """Return the text with the mentions blotted out."""
    spans = [(mention.start, mention.end) for mention in mentions]
    return "".join(" " if any(a <= at < b for a, b in spans) else letter for at, letter in enumerate(text))


def _extremes(sentence: str, facts: Facts) -> Iterator[str]:
    for said, bearing in _EXTREMES:
        found = re.search(said, sentence, re.IGNORECASE)
        if found and not re.search(bearing, facts.text, re.IGNORECASE):
            yield found.group()


def _mentions(text: str, kinds: tuple[str, ...]) -> Iterator[Mention]:
    return (mention for mention in vocabulary().mentions(text) if mention.kind in kinds)
