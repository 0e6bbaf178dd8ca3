"""A choice among works that the user names: "pick one, only from those", 就从这几张里挑一张.

Such works are seeds that are insisted on: nothing else is shown until something else is asked for.
"""

import re
from collections.abc import Iterable, Sequence

from retrieval.spelling import simplified

from .ledger import Fact, Ledger, Role, Scope, Strength

FEWEST = 2
"""Works to choose among."""
_THESE = (
    r"(?:these|those|them|the (?:two|three|four|five|six|lot)|(?:my|this|that) (?:pile|shelf|list|stack))"
)
_SOME_ZH = r"[几些两三四五][部本张首个款幅]?"
_AMONG = re.compile(
    r"\b(?:only|just|strictly|pick|choose|choice)\b[^.?!]*"
    rf"\b(?:of|from|among|out of|between) {_THESE}\b|\bstill (?:from|among) {_THESE}\b|"
    r"(?<!can['’]t )(?<!cant )(?<!cannot )\b(?:pick|choose|decide) (?:\w+ )?(?:between|among)\b|"
    rf"(?:从|[这那]{_SOME_ZH}|其)[^，。！？]{{0,4}}(?:里|中)[面头]?[^，。！？]{{0,6}}(?<!不)[挑选拣]|"
    rf"[这那]{_SOME_ZH}[^，。！？]{{0,4}}(?<!不)[挑选拣]",
    re.IGNORECASE,
)
"""With works named: nothing else is to be chosen. "One of those" alone may mean their kind."""
_ONE = re.compile(
    r"\bwhich(?: one)?\b|\bone\b|哪一?[部本张首个款幅]|[挑选来给]一?[部本张首个款幅]", re.IGNORECASE
)
_NAMED = frozenset({Role.SEED, Role.SATISFIED, Role.TARGET})
_ELSEWHERE = frozenset({"medium", "genre", "creator", "title", "about"})
"""Fields of a wish that leads away from the works chosen among."""


def among(message: str, facts: Sequence[Fact], turn: int) -> list[Fact]:
    """Return the facts; where only works named here are to be chosen among, they are insisted on."""
    found = _AMONG.search(simplified(message))
    works = {f.value: f for f in facts if f.field == "title" and f.role in _NAMED and f.items}
    if not found or len(works) < FEWEST:
        return list(facts)
    held = {"role": Role.SEED, "reference": "exact", "strength": Strength.HARD, "scope": Scope.CONVERSATION}
    kept = [f for f in facts if f.value not in works]
    if _ONE.search(simplified(message)) and not any(f.field == "number" for f in facts):
        kept.append(
            Fact(
                role=Role.TARGET, field="number", value="1", strength=Strength.HARD,
                words=found.group(), turn=turn, scope=Scope.TURN,
            )
        )  # fmt: skip
    return [*(work.model_copy(update=held) for work in works.values()), *kept]


def chosen_among(facts: Iterable[Fact]) -> list[Fact]:
    """Return the works to choose among."""
    return [f for f in facts if f.role is Role.SEED and f.field == "title" and f.strength is Strength.HARD]


def no_longer_among(message: str, before: Ledger, new: Sequence[Fact]) -> list[Fact]:
    """Return the works that were to be chosen among, where something else is asked for now."""
    if _AMONG.search(simplified(message)) and not chosen_among(new):
        return []
    away = any(f.role in (Role.TARGET, Role.SEED) and f.field in _ELSEWHERE for f in new)
    return chosen_among(before.facts) if away else []
