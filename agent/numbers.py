"""The years and lengths asked for in a message, in either language."""

import re
from typing import NamedTuple

from retrieval.models import Range
from retrieval.spelling import simplified

from .lengths import AGAIN, ANY_LENGTH, LENGTHS, SAYS_TIME, amount_again, length_of
from .years import AFTER_BIRTH, BEFORE_BIRTH, BORN, OF_THAT_YEAR, YEARS, year_of, year_range


class Bound(NamedTuple):
    """A range found in a text, the characters it came from, and whether it is meant strictly."""

    field: str
    range: Range
    strict: bool
    start: int
    end: int


IN_PASSING = ("free", "recent")
"""Kinds that count only where nothing else is said of the field."""
_VAGUE = re.compile(
    r"vibe|feel|style|mood|sound|aesthetic|spirit|-ish|\bor so\b|风格|感觉|味道|那种|氛围|气息|范儿|"
    r"前后|左右|前後",
    re.IGNORECASE,
)

_ABOUT = re.compile(r"-ish|\bor so\b|左右|上下|感觉", re.IGNORECASE)
"""The same for lengths: 至少二十小时的那种 is meant as it is said."""
_AND = re.compile(
    r"[\s,/&+、]*(?:(?:or|and|n|['’]n['’]?|plus|maybe|possibly|也|和|跟|或者?|还有|以及)\b)?[\s,]*"
    r"(?:else )?(?:the |from the |maybe )?",
    re.IGNORECASE,
)
"""Between years of which either will do."""
_HOW_LONG_IT_IS = re.compile(
    r"(?:^|[.!?,;…]\s*)(?:(?:but|and|no|ugh|nah) )?(?:that|it|this)(?:['’]?s| is| runs| lasts)(?: \w+)?\s*$",
    re.IGNORECASE,
)
"""Before a length that only is the work's: "that's over three hours"."""
_SUBJECT = re.compile(
    r"\b(?:set (?:\w+ )?(?:in|during|around|at)|tak(?:es?|ing) place (?:in|during)|"
    r"about (?:life in )?|story of)\s+(?:the\s+|a\s+)*$|"
    r"\b(?:set|takes? place|taking place|happens?)\s+$|"
    r"(?:讲|关于|背景(?:是|在)?|发生在|描写|反映)[^，。！？的]{0,3}$",
    re.IGNORECASE,
)
"""Before the time that a work tells of, which is not when it was made."""


def bounds(text: str) -> list[Bound]:
    """Return the years and lengths asked for in the text, in either language."""
    plain = simplified(text)
    found: list[Bound] = []
    lengths = LENGTHS if SAYS_TIME.search(plain) else ()
    for field, patterns in (("duration_minutes", lengths), ("year", YEARS)):
        for pattern, kind in patterns:
            if kind in IN_PASSING and any(bound.field == field for bound in found):
                continue
            for match in pattern.finditer(plain):
                if field == "year" and _SUBJECT.search(plain[: match.start()]):
                    continue
                taken = any(match.start() < b.end and b.start < match.end() for b in found)
                span = None if taken else _range(field, kind, match)
                if span is not None:
                    vague = _VAGUE if field == "year" else _ABOUT
                    strict = not vague.search(plain, match.start(), match.end() + 12)
                    strict = kind == "cap" or (strict and kind != "about")
                    found.append(Bound(field, span, strict, match.start(), match.end()))
    every = sorted([*_changed_again(plain, found), *_not_of_birth(plain, found)], key=lambda b: b.start)
    return _side_by_side(plain, [bound for bound in every if not _is_told(plain, bound)])


def _is_told(plain: str, bound: Bound) -> bool:
    """Tell whether a length only says how long a work is: "that's over three hours"."""
    is_length = bound.field == "duration_minutes" and bound.range.high is None
    return is_length and _HOW_LONG_IT_IS.search(plain[: bound.start]) is not None


def _side_by_side(plain: str, found: list[Bound]) -> list[Bound]:
    """Return the bounds, years of which one goes on where the other ends made one: "the 60s n 70s"."""
    joined: list[Bound] = []
    for bound in found:
        last = joined[-1] if joined else None
        if last and _goes_on(last, bound) and _AND.fullmatch(plain[last.end : bound.start]):
            both = Range(low=last.range.low, high=bound.range.high)
            joined[-1] = last._replace(range=both, strict=last.strict and bound.strict, end=bound.end)
        else:
            joined.append(bound)
    return joined


def _goes_on(first: Bound, then: Bound) -> bool:
    """Tell whether both are of years, and the first reaches to where the other begins."""
    ends, begins = first.range.high, then.range.low
    closed = first.range.low is not None and then.range.high is not None
    return first.field == then.field == "year" and closed and ends is not None and begins == ends + 1


def _range(field: str, kind: str, match: re.Match[str]) -> Range | None:
    if ".." in kind:
        return Range.parse(kind)
    if field == "duration_minutes":
        return length_of(kind, match.group())
    return year_range(kind, [group for group in match.groups() if group])


def _changed_again(plain: str, found: list[Bound]) -> list[Bound]:
    """Return the length that takes the place of one said before, where its unit is left out."""
    again = AGAIN.search(plain)
    if again is None or not ANY_LENGTH.search(plain[: again.start()]):
        return []
    if any(again.start() < bound.end and bound.start < again.end() for bound in found):
        return []
    minutes = Range(high=amount_again(again["amount"]))
    return [Bound("duration_minutes", minutes, True, again.start(), again.end())]


def _not_of_birth(plain: str, found: list[Bound]) -> list[Bound]:
    """Return the bounds without the year the user was born in, unless works of that year are asked for."""
    born = BORN.search(plain)
    if born is None:
        return found
    kept = [b for b in found if b.field != "year" or b.end <= born.start() or born.end() <= b.start]
    year = year_of(next(said for said in born.groups() if said), is_short=True)
    if year and BEFORE_BIRTH.search(plain):
        kept = [bound for bound in kept if bound.field != "year"]
        return [*kept, Bound("year", Range(high=year - 1), True, born.start(), born.end())]
    if year and (after := AFTER_BIRTH.search(plain)):
        kept = [bound for bound in kept if bound.field != "year"]
        start, end = min(after.start(), born.start()), max(after.end(), born.end())
        return [*kept, Bound("year", Range(low=year), True, start, end)]
    if not OF_THAT_YEAR.search(plain) or any(bound.field == "year" for bound in kept):
        return kept
    return [*kept, Bound("year", Range(low=year, high=year), True, born.start(), born.end())]
