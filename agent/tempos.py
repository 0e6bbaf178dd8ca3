"""Beats a minute asked for: "under 90 bpm", 每分钟 90 拍以下."""

import re

from retrieval.models import Range

_UNIT = r"(?:bpm|beats (?:a|per) minute)\b"
_BETWEEN = re.compile(
    rf"(?<!\d)(\d{{2,3}})\s*(?:-|–|—|to|and|到|至|~)\s*(\d{{2,3}})\s*(?:{_UNIT}|拍)", re.IGNORECASE
)
_BOUNDED = re.compile(
    rf"(?P<most>under|below|less than|at most|no more than|up to|slower than)?"
    rf"(?P<least>over|above|more than|at least|faster than)?\s*(?:每分钟\s*)?(?<!\d)(?P<bpm>\d{{2,3}})\s*"
    rf"(?:{_UNIT}|拍|bpm)\s*(?P<zh_most>以[下内]|以?之[下内])?(?P<zh_least>以上|之上)?",
    re.IGNORECASE,
)
_NEAR = 0.1


def tempo_in(text: str) -> tuple[Range, int, int] | None:
    """Return the beats a minute asked for, and where the text asks for them."""
    if found := _BETWEEN.search(text):
        low, high = sorted(map(int, found.groups()))
        return Range(low=low, high=high), found.start(), found.end()
    if not (found := _BOUNDED.search(text)):
        return None
    bpm = int(found["bpm"])
    if found["most"] or found["zh_most"]:
        span = Range(high=bpm)
    elif found["least"] or found["zh_least"]:
        span = Range(low=bpm)
    else:
        span = Range(low=round(bpm * (1 - _NEAR)), high=round(bpm * (1 + _NEAR)))
    return span, found.start(), found.end()
