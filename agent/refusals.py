"""Whether a message refuses what stands at a place in it, and the clause around that place."""

import re

from retrieval.spelling import simplified

from .phrases import CLAUSE_ENDS, LIST_GOES_ON
from .refusal_phrases import (
    ACCEPTED_AFTER,
    AS_MUCH,
    DEGREE,
    NOT_REFUSAL,
    OF_OTHERS,
    REFUSAL,
    REFUSED_AFTER,
    REFUSED_AROUND,
)

FEWEST_WORDS = 4
"""Fewer words before a refusal only say who refuses, or what: "the first one isn't for me"."""


def refused(text: str, start: int, end: int) -> bool:
    """Tell whether the message refuses what stands between these positions."""
    plain = simplified(text)
    if OF_OTHERS.match(plain, end):
        return False
    own = own_clause(plain, start)
    accepted = ACCEPTED_AFTER.match(plain, end)
    before = DEGREE.sub(" ", NOT_REFUSAL.sub(" ", own if accepted else clause_before(text, start)))
    return (
        REFUSAL.search(before) is not None
        or REFUSED_AFTER.search(plain[end:]) is not None
        or any(first.search(own) and then.match(plain, end) for first, then in REFUSED_AROUND)
        or (AS_MUCH.match(plain, end) is not None and _follows_a_refusal(plain, start - len(own)))
    )


def own_clause(plain: str, start: int) -> str:
    """Return the clause before the position, without the list that it may go on."""
    ends = [end.end() for end in _ends_before(plain, start)]
    return plain[ends[-1] if ends else 0 : start]


def rest_of_clause(plain: str, end: int) -> str:
    """Return what follows the position in the same clause."""
    found = CLAUSE_ENDS.search(plain, end)
    return plain[end : found.start() if found else len(plain)]


def _ends_before(plain: str, position: int) -> list[re.Match[str]]:
    """Return where clauses end before the position; a space ends one by what stands on both its sides."""
    return [end for end in CLAUSE_ENDS.finditer(plain) if end.end() <= position]


def _follows_a_refusal(plain: str, start: int) -> bool:
    """Tell whether the clause before this place refuses."""
    end = len(plain[:start].rstrip(" ,.;!，。；！"))
    before = own_clause(plain, end)
    return bool(before.strip()) and _refuses(plain, end - len(before), end)


def without_refusals(message: str) -> str:
    """Return the message without what it refuses: an encoder hears "no fights" as fights."""
    kept: list[str] = []
    start = 0
    for end in (*CLAUSE_ENDS.finditer(message), None):
        stop, after = (end.start(), end.end()) if end else (len(message), len(message))
        refuses = _refuses(message, start, stop)
        kept.append(_before_refusal(message[start:stop]) if refuses else message[start:after])
        start = after
    return "".join(kept).strip()


def _before_refusal(clause: str) -> str:
    """Return the wish that an English clause begins with: "a book about love" of "... that isn't sad"."""
    hidden = NOT_REFUSAL.sub(lambda found: " " * len(found.group()), clause)
    refusal = None if REFUSED_AFTER.search(simplified(clause)) else REFUSAL.search(hidden)
    before = clause[: refusal.start()] if refusal else ""
    return before if len(before.split()) >= FEWEST_WORDS else ""


def _refuses(message: str, start: int, stop: int) -> bool:
    """Tell whether the clause between these positions refuses, by itself or as a list that goes on."""
    space = message.rfind(" ", start, stop)
    places = (stop,) if space < 0 else (space + 1, stop)
    here = any(refused(message, place, place) for place in places)
    return here or REFUSED_AFTER.search(simplified(message[start:stop])) is not None


def clause_around(text: str, start: int, end: int) -> str:
    """Return the clause in which these positions are, made simplified."""
    plain = simplified(text)
    return clause_before(text, start) + plain[start:end] + rest_of_clause(plain, end)


def clause_before(text: str, position: int) -> str:
    """Return the clause up to the position; a list goes on over its commas: "no horror, gore or spiders"."""
    plain = simplified(text)
    before, ends = plain[:position], _ends_before(plain, position)
    if not ends:
        return before
    clause = before[ends[-1].end() :]
    is_list = ends[-1].group() in ",、，" and LIST_GOES_ON.fullmatch(clause) is not None
    is_list = is_list and "instead of" not in before
    return before[ends[-2].end() if len(ends) > 1 else 0 :] if is_list else clause
