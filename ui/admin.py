"""What an operator sees of the server, read only: numbers, and wishes without who had them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil

from agent.ledger import Fact, Role
from agent.steps import Answer, Heed
from retrieval.models import Record

from . import item_words
from .admin_words import ADMIN_WORDS
from .templates import template
from .turns import Turns

LOOKED_AT = 500
"""The newest turns that the numbers are about."""
_SHOWN = 15
_TIMES = ("first_picks_s", "total_s")


class Row(Record):
    name: str
    numbers: tuple[str, ...]


class Overview(Record):
    under_way: int
    waiting: int
    conversations: int
    turns: int
    days: tuple[Row, ...]
    """Conversations begun on each of the last days."""
    looked_at: int
    seconds: tuple[Row, ...]
    """The time at which half, and at which 95 of 100 turns have first picks, and end."""
    refused: tuple[Row, ...]
    """Requests since the start of the server."""
    degraded: tuple[Row, ...]
    unmet: tuple[Row, ...]
    """Wishes that found nothing, or not all that was asked for."""
    rejected: tuple[Row, ...]


def admin_html(turns: Turns, language: str) -> str:
    """Return the page."""
    return template("admin").render(
        now=overview(turns, language), words=ADMIN_WORDS[language], language=language
    )


def overview(turns: Turns, language: str) -> Overview:
    traffic = turns.app.conversations.traffic(LOOKED_AT)
    latest = [answer for answer in traffic.newest if answer.message]  # the others are changes by hand
    return Overview(
        under_way=turns.under_way,
        waiting=turns.waiting,
        conversations=traffic.conversations,
        turns=traffic.turns,
        days=_rows(traffic.days),
        looked_at=len(latest),
        seconds=tuple(_seconds(name, latest) for name in _TIMES),
        refused=_rows(turns.metrics.refusals().items()),
        degraded=_most(said for answer in latest for said in answer.degraded),
        unmet=_most(wish for answer in latest for wish in _unmet(answer, language)),
        rejected=_rows(traffic.rejected),
    )


def quantile(share: float, numbers: Sequence[float]) -> float:
    """Return the number that this share of them does not exceed; raises IndexError when there is none."""
    return sorted(numbers)[max(0, ceil(share * len(numbers)) - 1)]


def _seconds(name: str, answers: Iterable[Answer]) -> Row:
    times = [answer.timings[name] for answer in answers if name in answer.timings]
    numbers = tuple(f"{quantile(share, times):.1f}" for share in (0.5, 0.95)) if times else ("–", "–")
    return Row(name=name, numbers=numbers)


def _unmet(answer: Answer, language: str) -> Iterable[str]:
    """Yield titles that the catalogue does not have, and all wishes of a turn that could not be met."""
    if answer.heed is not Heed.WISH:
        return
    failed = bool(answer.relaxed) or not (answer.picks or answer.question)
    for fact in answer.ledger:
        if _is_unknown_title(fact) or (failed and fact.role is Role.TARGET):
            yield item_words.wish(fact, language)


def _is_unknown_title(fact: Fact) -> bool:
    return fact.role is Role.SEED and fact.field == "title" and not fact.items


def _most(said: Iterable[str]) -> tuple[Row, ...]:
    return _rows(Counter(said).most_common(_SHOWN))


def _rows(counts: Iterable[tuple[str, int]]) -> tuple[Row, ...]:
    return tuple(Row(name=name, numbers=(str(count),)) for name, count in counts)
