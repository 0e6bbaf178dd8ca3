"""Whether what a sentence says, beyond the reasons, means what is told of the work."""

import re
from collections.abc import Callable, Iterator
from typing import Protocol

from retrieval.spelling import simplified
from retrieval.vocabulary import vocabulary

from .claims import Fault, own_qualities, strange_qualities, without
from .content_words import words_of
from .denials import groundless_denials
from .pick_facts import Facts, without_titles
from .word_order import word_order

NEAR = 0.72
"""The least cosine with the description; fitted on two thirds of tests/benchmarks/claims."""
VERY_NEAR = 0.77
"""The same where the sentence names a quality that the work is not marked with."""
MIDDLE, NEAREST, WORTH = 0.75, 0.9, 10.0
"""What a cosine is worth beside the model's odds: nothing, at most, and for each 1 more.

One rule for both languages, of a plateau found on the open sentences of tests/benchmarks/claims.
"""
TURNED = {"en": (0.85, 0.3), "zh": (0.85, 0.34)}
"""Of the words beyond the reasons: the least share that is the description's, and of these turned round.

Who does what to whom is told by order in both languages, and no vector tells it; found on the open sentences.
"""
DENIED_NEAR = 0.5
"""The least cosine of a clause that denies with one of the description's."""
_PARTS = re.compile(r"[,;:.!?，；：。！？、…—]")
_CLAUSE = re.compile(r"[,;:.!?，；：。！？、…—]|\s(?:and|but|while|in|for)\s")
_FRAME = words_of(
    "you your asked wanted wished hoped like liked loved found said as just well also too last one ones than "
    "less work based something made 你想要说喜欢爱嫌觉得像正好合适刚才比一点些样上部作品改编自"
)
"""Words that a reason is told with."""


Odds = Callable[[str, Facts], float | None]
"""How sure a model is that a sentence follows: log of yes against no; None where it does not tell."""


def untold(sentence: str, facts: Facts) -> None:
    """Be no help: the rules decide alone."""


class Nearness(Protocol):
    def of(self, said: str, told: str) -> float: ...


def unfounded_denials(sentence: str, facts: Facts, nearness: Nearness) -> Iterator[Fault]:
    """Yield what is denied though the description neither denies it nor says so in other words."""
    told = [part for part in _PARTS.split(facts.told) if part.strip()]
    clauses = _PARTS.split(sentence)
    for words in groundless_denials(sentence, facts):
        clause = next((clause for clause in clauses if words in simplified(clause)), sentence)
        if all(nearness.of(clause, part) < DENIED_NEAR for part in told):
            yield Fault(kind="denial", words=words)


def unsupported(sentence: str, facts: Facts, nearness: Nearness, odds: Odds = untold) -> Iterator[Fault]:
    """Yield what of the sentence is neither a reason nor means what the description tells."""
    if _is_copied(sentence, facts.told):
        return
    rest = _beyond_reasons(sentence, facts)
    order, (covered, turned) = word_order(rest, facts.told), TURNED[facts.language]
    # one step back is a clause moved to the front
    if order.covered >= covered and order.turned >= turned and order.back > 1:
        yield Fault(kind="order", words=rest)
    elif words_of(rest) and not _follows(sentence, rest, facts, nearness, odds):
        yield Fault(kind="claim", words=rest)


def _follows(sentence: str, rest: str, facts: Facts, nearness: Nearness, odds: Odds) -> bool:
    if not facts.told:
        return False
    near, sure = nearness.of(rest, facts.told), odds(sentence, facts)
    if sure is None:
        return near >= (VERY_NEAR if any(strange_qualities(sentence, facts)) else NEAR)
    return sure + WORTH * (min(near, NEAREST) - MIDDLE) >= 0


def _is_copied(sentence: str, told: str) -> bool:
    """Tell whether every clause stands in the description: one of many is not near the whole."""
    return all(clause.strip().casefold() in told.casefold() for clause in _CLAUSE.split(sentence))


def _beyond_reasons(sentence: str, facts: Facts) -> str:
    """Return the sentence without the clauses that only tell reasons or the wish."""
    granted = _FRAME | words_of(facts.given)
    own = own_qualities(facts)
    rest = sentence
    for clause in filter(None, _CLAUSE.split(sentence)):
        true = [m for m in vocabulary().mentions(clause) if m.word in own or m.kind == "medium"]
        plain = without_titles(facts.titles, without(clause, true))
        if not words_of(plain) - granted:
            rest = rest.replace(clause, "", 1)
    return rest.strip(" ,;:，；：、")
