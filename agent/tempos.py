"""Beats a minute asked for: "under 90 bpm", 每分钟 90 拍以下."""

import re

from retrieval.models import Range

from .amounts import amount_in

_UNIT = r"(?:bpm|beats (?:a|per) minute)\b"
_BETWEEN = re.compile(
    rf"(?<!\d)(?P<low>\d{{2,3}})\s*(?:-|–|—|to|and|到|至|~)\s*(?P<high>\d{{2,3}})\s*(?:{_UNIT}|拍)",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    rf"(?P<most>under|below|less than|at most|no more than|up to|slower than)?"
    rf"(?P<least>over|above|more than|at least|faster than)?\s*(?:每分钟\s*)?(?<!\d)(?P<count>\d{{2,3}})\s*"
    rf"(?:{_UNIT}|拍|bpm)\s*(?P<most_after>以[下内]|以?之[下内])?(?P<least_after>以上|之上)?",
    re.IGNORECASE,
)
_NEAR = 0.1


def tempo_in(text: str) -> tuple[Range, int, int] | None:
    """Return the beats a minute asked for, and where the text asks for them."""
    return amount_in(text, _BETWEEN, _BOUNDED, int, _NEAR)
