"""Surprises: how they are asked for and declined, and how far retrieval then strays from the best match."""

import re
from collections.abc import Iterator

from retrieval.spelling import simplified

from .ledger import Fact, Ledger, Role, Strength
from .refusals import refused

SURPRISE = "surprise"
"""The value of a wish about novelty."""
ADVENTUROUS = 0.6
"""How much the picks vary rather than fit where a surprise is asked for."""
SAFE = 0.0

_OF_A_PLOT = "(?!的?(?:结局|结尾|反转|死亡|事故))"
_ASKED = re.compile(
    r"(?<!that )(?<!which )(?<!will )\bsurprise (?:me|us)\b|"
    r"\b(?:something|anything) (?:\w+ )?(?:unexpected|surprising|out of the ordinary|off the beaten \w+)\b|"
    r"\b(?:out of|outside) (?:my|our) comfort zone\b|\bfeeling adventurous\b|"
    r"(?:随便)?(?:给|来|要|有没有|找|推荐)(?:我们?|来|一?[点个些份]|几个)*"
    rf"(?:惊喜|意外|意想不到|出乎意料|想不到){_OF_A_PLOT}的?|让我们?(?:惊喜|意外)(?:一下)?",
    re.IGNORECASE,
)
_DECLINED = re.compile(
    r"\bno surprises\b|\bplay(?:ing)? it safe\b|\b(?:safe|safer) (?:bets?|choices?|picks?)\b|"
    r"\bnothing (?:too )?(?:adventurous|unexpected|surprising|experimental)\b|"
    rf"稳妥一?点|保险一?点|求稳|(?:别|不要|不用)(?:太|那么|再)?(?:冒险|意外|惊喜){_OF_A_PLOT}",
    re.IGNORECASE,
)


_ANYTHING = re.compile(
    r"\banything (?:at all|goes|you (?:like|want|fancy))\b|\bany (?:old )?(?:thing|shelf)\b|"
    r"(?:什么|啥|哪种|怎样)都(?:行|可以|好|成)",
    re.IGNORECASE,
)
LET_GO = ("genre", "mood", "about", "creator", "year", "duration_minutes", "country", "language")
"""What no longer counts for who wants to be surprised by anything at all."""


def by_anything(message: str) -> bool:
    """Tell whether a surprise is asked for and nothing said before is to limit it."""
    plain = simplified(message)
    return bool(_ASKED.search(plain) and _ANYTHING.search(plain) and not _DECLINED.search(plain))


def leaves_open(message: str) -> bool:
    """Tell whether the message says that anything will do, so that there is nothing to ask."""
    return _ANYTHING.search(simplified(message)) is not None


def of_surprise(message: str, turn: int) -> Iterator[Fact]:
    """Yield the wish for a surprise, or that there be none."""
    plain = simplified(message)
    declined = _DECLINED.search(plain)
    found = declined or _ASKED.search(plain)
    if not found:
        return
    no = declined is not None or refused(message, found.start(), found.end())
    yield Fact(
        role=Role.REJECTED if no else Role.TARGET,
        field="novelty",
        value=SURPRISE,
        strength=Strength.HARD if no else Strength.SOFT,
        words=message[found.start() : found.end()],
        turn=turn,
    )


def without_surprise(message: str) -> str:
    """Return the message without its words about surprises: they describe no work."""
    for pattern in (_DECLINED, _ASKED):
        if found := pattern.search(simplified(message)):
            message = f"{message[: found.start()]} {message[found.end() :]}".strip()
    return message


def wants_surprise(ledger: Ledger) -> bool:
    return any(fact.value == SURPRISE for fact in ledger.having(Role.TARGET, field="novelty"))


def adventurous(ledger: Ledger) -> float | None:
    """Return how much the picks should vary rather than fit; None where the user did not say."""
    if wants_surprise(ledger):
        return ADVENTUROUS
    declined = any(fact.value == SURPRISE for fact in ledger.having(Role.REJECTED, field="novelty"))
    return SAFE if declined else None
