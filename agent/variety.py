"""One of each: a single pick of every medium asked for, instead of several."""

import re
from collections.abc import Iterator

from retrieval.spelling import simplified

from .ledger import Fact, Ledger, Role, Strength

ONE_OF_EACH = "one of each"
_ASKED = re.compile(
    r"\bone (?:of|from|for|in) each\b|\bone each\b|\b(?:each|one) of every (?:kind|sort|type|medium)\b|"
    r"\bone \w+(?:,| and)(?: and)? one \w+\b|"
    r"(?:各|[每一](?:样|种|类))(?:都|给我|再)?(?:来|要|挑|推荐|选|找|给)?一?[部本张个首款档幅份]",
    re.IGNORECASE,
)


def of_variety(message: str, turn: int) -> Iterator[Fact]:
    """Yield the wish for one pick of each medium."""
    if found := _ASKED.search(simplified(message)):
        yield Fact(
            role=Role.TARGET, field="number", value=ONE_OF_EACH, strength=Strength.HARD,
            words=message[found.start() : found.end()], turn=turn,
        )  # fmt: skip


def wants_one_of_each(ledger: Ledger) -> bool:
    return bool(ledger.having(Role.TARGET, field="number"))
