"""How many pages a book may have: "under 300 pages", 三百页以内."""

import re

from retrieval.models import Range

from .amounts import amount, amount_in
from .quantities import numbers_in

_HAN = "一二两三四五六七八九"
_COUNT = rf"(?:\d{{2,4}}|[a-z]+[ -]hundred(?: and [a-z]+)?|a hundred|[{_HAN}][十百千][{_HAN}十百零]{{0,4}})"
_UNIT = r"(?:\s*|-)(?:pages?\b|pp\b|页)"
_BETWEEN = re.compile(
    rf"(?P<low>{_COUNT})(?:{_UNIT})?\s*(?:-|–|—|to|and|到|至|~)\s*(?P<high>{_COUNT}){_UNIT}", re.IGNORECASE
)
_BOUNDED = re.compile(
    rf"(?P<most>\b(?:under|below|less than|fewer than|at most|no more than|not more than|up to|"
    rf"max(?:imum)?|within|shorter than|not over)\s+|(?:[不别莫]|不要)(?:超过|多于|到)\s*|少于\s*|低于\s*)?"
    rf"(?P<least>\b(?:over|above|more than|at least|no less than|longer than|min(?:imum)?)\s+|"
    rf"(?:超过|多于|至少|起码)\s*)?"
    rf"(?P<count>{_COUNT}){_UNIT}"
    rf"(?P<most_after>\s*(?:以[下内]|之[下内]|or (?:less|fewer|under|shorter)|max(?:imum)?\b|tops\b|"
    rf"at (?:the )?most))?"
    rf"(?P<least_after>\s*(?:以上|之上|or (?:more|longer)|plus\b|\+|at least))?",
    re.IGNORECASE,
)
_NEAR = 0.2


def pages_in(text: str) -> tuple[Range, int, int] | None:
    """Return the pages asked for, and where the text asks for them."""
    return amount_in(text, _BETWEEN, _BOUNDED, _number, _NEAR)


def _number(words: str) -> int:
    return max(numbers_in(f"{words}页") | numbers_in(words), default=100)


def pages(text: str, language: str) -> str:
    """Say a range of pages in words."""
    return amount(text, language, "pages", "页")
