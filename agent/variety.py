"""How many picks: one of each medium asked for, or a number: "just give me three", 给三个就行."""

import re
from collections.abc import Iterable, Iterator

from retrieval.spelling import simplified
from retrieval.vocabulary import Mention, vocabulary

from .how_many import picks_asked
from .ledger import Fact, Ledger, Role, Scope, Strength
from .refusals import refused

ONE_OF_EACH = "one of each"
_ASKED = re.compile(
    r"\bone (?:of|from|for|in) each\b|\bone each\b|\b(?:each|one) of every (?:kind|sort|type|medium)\b|"
    r"\bone \w+(?:,| and)(?: and)? one \w+\b|"
    r"(?:各|[每一](?:样|种|类))(?:都|给我|再)?(?:来|要|挑|推荐|选|找|给)?一?[部本张个首款档幅份]",
    re.IGNORECASE,
)
FEWEST_MEDIA = 3
"""Media named one by one from which on one of each is meant: "a book and an album" leaves open how many."""
_A_WORK = re.compile(
    r"\b(?:an?|one|another)\s+(?:(?!about|of|on|in|for|with|to|from|based|like|that)[\w'’-]+\s+){0,2}?$|一[部本张首款幅档套集期支只个段][^，。！？、和跟与及一]{0,5}$",
    re.IGNORECASE,
)
"""Before each medium of a list of them."""
_LISTED = re.compile(
    r"s?(?: (?!or\b)[\w'’-]+){0,3}\s*(?:,|;|&|\+|\band\b|\bplus\b)[\s,]*(?:and |plus |then |also |maybe )*|"
    r"[^，。！？、或]{0,4}[，、,\s]*(?:还有|以及|再加|外加|加上|[和跟与及加配]|再来|再要|然后)?\s*",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    r"\b(?:have|had|got|saw|read|watched|made|is|was|wrote)\s+$|[看听读玩]了$|既是$", re.IGNORECASE
)
_INSTEAD = re.compile(r"\b(?:no|not)\b[^,.;]*,\s*$|(?:不要|别|不看)[^，。]*[，,]\s*$", re.IGNORECASE)
"""Before what is wanted in another's place: "not a series, just one film"."""


def of_variety(message: str, turn: int) -> Iterator[Fact]:
    """Yield the wish for one pick of each medium, or for a number of picks."""
    plain = simplified(message)
    found = _ASKED.search(plain)
    start, end = found.span() if found else _one_of_each_listed(plain)
    value = ONE_OF_EACH if end else ""
    if not value and (asked := picks_asked(plain)) and not _INSTEAD.search(plain[: asked[1]]):
        value, (start, end) = str(asked[0]), asked[1:]
    if value:
        yield Fact(
            role=Role.TARGET, field="number", value=value, strength=Strength.HARD,
            words=message[start:end].strip(), turn=turn,
            scope=Scope.TURN if value == "1" else Scope.CONVERSATION,
        )  # fmt: skip


def _one_of_each_listed(plain: str) -> tuple[int, int]:
    """Return where media are asked for one by one: "a film, a record and a book"."""
    media = [m for m in vocabulary().mentions(plain) if m.kind == "medium"]
    counted = [(found.start(), m) for m in media if (found := _A_WORK.search(plain[: m.start]))]
    for (start, first), *others in (counted[place:] for place in range(len(counted))):
        listed = [first]
        for begins, medium in others:
            if begins < listed[-1].end or not _LISTED.fullmatch(plain[listed[-1].end : begins]):
                break
            listed.append(medium)
        if _are_wished(plain, start, listed):
            return start, listed[-1].end
    return 0, 0


def _are_wished(plain: str, start: int, listed: list[Mention]) -> bool:
    several = len({medium.word for medium in listed}) >= FEWEST_MEDIA
    return several and not _TOLD_OF.search(plain[:start]) and not refused(plain, start, listed[0].end)


def wants_one_of_each(ledger: Ledger) -> bool:
    return any(fact.value == ONE_OF_EACH for fact in ledger.having(Role.TARGET, field="number"))


def number_asked(facts: Iterable[Fact]) -> int | None:
    """Return how many picks are asked for, None where nobody said."""
    said = [fact.value for fact in facts if fact.field == "number" and fact.value.isdigit()]
    return int(said[-1]) if said else None
