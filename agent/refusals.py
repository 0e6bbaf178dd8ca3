"""Whether a message refuses what stands at a place in it, and the clause around that place."""

import re

from retrieval.spelling import simplified

from .comparatives import directed, is_direction
from .dislikes import ANEW, HABIT, NO_LONGER_LIKED, NOW_LIKED, WANTED_AROUND
from .phrases import CLAUSE_ENDS, LIST_GOES_ON
from .refusal_phrases import DEGREE, NOT_REFUSAL, OF_OTHERS, REFUSAL
from .refusals_after import ACCEPTED_AFTER, AS_MUCH, REFUSED_AFTER, REFUSED_AROUND

FEWEST_WORDS = 4
"""Fewer words before a refusal only say who refuses, or what: "the first one isn't for me"."""
_ANEW = re.compile(ANEW, re.IGNORECASE)
_AROUND = (*REFUSED_AROUND, (re.compile(HABIT, re.IGNORECASE), re.compile(NO_LONGER_LIKED, re.IGNORECASE)))
_HABIT, _NOW_LIKED = re.compile(HABIT, re.IGNORECASE), re.compile(NOW_LIKED, re.IGNORECASE)
_WANTED_AROUND = tuple(
    (re.compile(first, re.IGNORECASE), re.compile(then, re.IGNORECASE)) for first, then in WANTED_AROUND
)
_ENOUGH = re.compile(r"\s+enough\b", re.IGNORECASE)
_NOT = re.compile(r"(?:\bnot|n['’]?t)(?: \w+)?\s+$", re.IGNORECASE)
_NO_LIST = re.compile(
    r"instead of|\btoo [\w-]+\s*$|[了吧啦]$|[看听读玩]不(?:懂|惯|来|进去?|下去?|了|动)[^，。]{0,4}$|"
    r"\b(?:my|your|his|her|our|their) [\w ]+$|\b(?:care|mind|know|"
    r"worry|bother|matter|"
    r"wait(?:ing)?|"
    r"think(?:ing)?|decid(?:e|ing)|work(?:ing)?|sleep|sure)\s*$",
    re.IGNORECASE,
)
"""Before a comma after which no list of what is refused goes on: "i hate my job, cheer me up"."""
_NOT_BUT = re.compile(
    r"(?:^|[,.;!] ?|\b(?:no|nah|nope|film|movie|book|album|game) )not (?:an? )?[\w-]+\s*$", re.IGNORECASE
)
"""Before a comma after which the right thing comes: "not a thriller, comedy"."""


def refused(text: str, start: int, end: int) -> bool:
    """Tell whether the message refuses what stands between these positions."""
    plain = simplified(text)
    if OF_OTHERS.match(plain, end) or _is_wanted_after_all(plain, start, end):
        return False
    own = own_clause(plain, start)
    ends_the_list = ACCEPTED_AFTER.match(plain, end) or is_direction(
        plain[slice(*directed(plain, start, end))]
    )
    before = DEGREE.sub(" ", NOT_REFUSAL.sub(" ", own if ends_the_list else clause_before(text, start)))
    return (
        REFUSAL.search(before) is not None
        or REFUSED_AFTER.search(plain[end:]) is not None
        or any(first.search(own) and then.match(plain, end) for first, then in _AROUND)
        or (AS_MUCH.match(plain, end) is not None and _follows_a_refusal(plain, start - len(own)))
    )


def _is_wanted_after_all(plain: str, start: int, end: int) -> bool:
    """Tell whether more of it is asked for, or it is liked against a habit: "not scary enough"."""
    if _ENOUGH.match(plain, end) and _NOT.search(plain[:start]):
        return True
    own = own_clause(plain, start)
    if any(then.match(plain, end) and first.search(own) for first, then in _WANTED_AROUND):
        return True
    return _HABIT.search(own) is not None and _NOW_LIKED.match(plain, end) is not None


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
    clause = before[ends[-1].end() if ends else 0 :]
    if anew := _anew(clause):
        return clause[anew[-1] :]
    if not ends:
        return before
    is_list = ends[-1].group() in ",、，" and LIST_GOES_ON.fullmatch(clause) is not None
    is_list = is_list and _NO_LIST.search(before[: ends[-1].start()]) is None
    if is_list and _NOT_BUT.search(before[: ends[-1].start()]):
        is_list = re.search(r"\b(?:or|nor)\b", text[ends[-1].end() :]) is not None
    listed = before[ends[-2].end() if len(ends) > 1 else 0 :] if is_list else clause
    begins = _anew(listed)
    return listed[begins[-1] :] if begins else listed


def _anew(clause: str) -> list[int]:
    """Return where in the clause a wish begins after a refusal."""
    return [found.start(found.lastgroup) for found in _ANEW.finditer(clause) if found.lastgroup]
