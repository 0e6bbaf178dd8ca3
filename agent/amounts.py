"""Amounts with a unit, such as pages and beats a minute: as they are asked for, and as they are said."""

import re
from collections.abc import Callable

from retrieval.models import Range


def amount_in(
    text: str, between: re.Pattern[str], bounded: re.Pattern[str], number: Callable[[str], int], near: float
) -> tuple[Range, int, int] | None:
    """Return the amount asked for, and where the text asks for it.

    `between` has the groups low and high; `bounded` has count, and most, least, most_after and least_after
    for the words around it: without them what is `near` will do, as a share of the count.
    """
    if found := between.search(text):
        low, high = sorted(number(found[name]) for name in ("low", "high"))
        return Range(low=low, high=high), found.start(), found.end()
    if not (found := bounded.search(text)):
        return None
    count = number(found["count"])
    if found["most"] or found["most_after"]:
        span = Range(high=count)
    elif found["least"] or found["least_after"]:
        span = Range(low=count)
    else:
        span = Range(low=round(count * (1 - near)), high=round(count * (1 + near)))
    return span, found.start(), found.end()


def amount(text: str, language: str, unit: str, unit_zh: str) -> str:
    """Say a range of so many of something in words."""
    span = Range.parse(text)
    if language == "zh":
        if span.low is None:
            return f"{span.high} {unit_zh}以内"
        return f"{span.low} {unit_zh}以上" if span.high is None else f"{span.low}—{span.high} {unit_zh}"
    if span.low is None:
        return f"at most {span.high} {unit}"
    return f"at least {span.low} {unit}" if span.high is None else f"{span.low}–{span.high} {unit}"
