"""Clauses that ask and wish for nothing: "is the first one black and white?", 第二部会哭吗."""

import re
from collections.abc import Iterator, Sequence

from retrieval.models import Record
from retrieval.spelling import is_han, simplified
from retrieval.titles import NameMention

from .past import Referent
from .question_forms import (
    ASKS,
    ASKS_ZH,
    DEGREE_ZH,
    FACET,
    FREE_ZH,
    HAS_ZH,
    MAY_WISH,
    MAY_WISH_ZH,
    OF_THESE_ZH,
    OF_YOU,
    PERSON_ASKED,
    PERSONAL,
    SPEAKS_OF,
    TAG,
    TOO_FOR,
    WANTS,
    WISHES,
    WISHES_ZH,
    WORK,
)

_CLAUSE = re.compile(
    r"(?:[^,;.!?:，；。！？：\n—–]|(?<=\d)[.,:](?=\d))+?"
    r"(?:[?？]+|(?=[,;.!:，；。！：\n—–])|$|(?=\s-\s)|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])|"
    r"\s(?=(?:but|and|because|cos|cause) (?:also )?(?:is|are|was|does|did|do|will|would|can|who|how|"
    r"what|when|where|"
    r"why|which|i)\b))"
)


_LIKING_ASKED = re.compile(
    r"\b(?:would|will|might|could|does|did|do) (?:my |our |the |a )?(?:[\w-]+ ){1,2}?(?:like|enjoy|"
    r"love)\b(?! something| anything| one)",
    re.IGNORECASE,
)
"""Asks whether somebody likes a work, and wishes for nothing: "would my gran like Ж"."""
_TOLD = re.compile(
    rf"^\W*(?:\w+ )?(?:did|do|have) {WORK}+ (?:last|yesterday|this (?:morning|week|year)|on|over|in|at|"
    rf"already|and|with|"
    r"twice|again|back|ages|years|two|a (?:few|couple|while|year|month|week)|the other|recently|once|too|"
    r"as)\b[^?？]*$",
    re.IGNORECASE,
)
"""What is told of a work in the words of a question: "did Ж last week and loved it"."""
_FRAGMENT = re.compile(
    rf"^(?!.*\b(?:th[ae]n|maybe|perhaps|meets|crossed with|mixed with|plus|vibes?|but)\b)(?!.*\b(?:an?|one|"
    rf"some)\b.*{WORK})(?=.*{WORK}).*[?？]\W*$",
    re.IGNORECASE,
)
"""A part of a sentence about a work that a question mark ends."""


class Clause(Record):
    """A part of a message between stops, with `Ж` for the works in it."""

    start: int
    end: int
    text: str


def clauses(message: str, mentions: Sequence[NameMention]) -> list[Clause]:
    """Return the clauses of the message, made simplified."""
    plain = simplified(message)
    for work in (mention for mention in mentions if not mention.is_creator):
        plain = plain[: work.start] + WORK * (work.end - work.start) + plain[work.end :]
    found = (Clause(start=f.start(), end=f.end(), text=f.group()) for f in _CLAUSE.finditer(plain))
    return [clause for clause in found if clause.text.strip()]


def inquiries(message: str, mentions: Sequence[NameMention], referents: Sequence[Referent]) -> list[str]:
    """Return the clauses that ask about works shown or named, or about who answers, and wish for nothing."""
    shown = any(referent.number for referent in referents)
    parts = clauses(message, mentions)
    return [message[part.start : part.end] for part in _asking(parts, shown=shown)]


def _asking(parts: Sequence[Clause], *, shown: bool) -> Iterator[Clause]:
    named = any(WORK in part.text for part in parts)
    wish_before = False
    for part, after in zip(parts, (*parts[1:], None), strict=False):
        echoes, wish_before = wish_before and _is_tag(part), wishes(part.text)
        if echoes:
            continue  # "surrealist would suit, wouldn't it?"
        tagged = after is not None and _is_tag(after) and not wishes(part.text)
        if is_of_you(part.text) or (
            (tagged and SPEAKS_OF.search(part.text)) or is_question(part.text, shown=shown, named=named)
        ):
            yield part


def _is_tag(part: Clause) -> bool:
    return TAG.fullmatch(part.text.strip()) is not None


def is_of_you(clause: str) -> bool:
    """Tell whether the clause asks about who answers: "are you a real person", 你几岁了."""
    return (
        OF_YOU.search(clause) is not None
        and _has_form(clause)
        and (not wishes(clause) or PERSONAL.search(clause) is not None)
    )


def is_question(clause: str, *, shown: bool, named: bool) -> bool:
    """Tell whether the clause asks and wishes for nothing, of works shown before or named beside it."""
    if _TOLD.match(clause):
        return False
    if FACET.search(clause) or TOO_FOR.search(clause):
        return shown or named
    if not (shown or named) or not _has_form(clause) or wishes(clause):
        return False
    speaks = HAS_ZH.search(clause) if is_han(clause) else SPEAKS_OF.search(clause)
    return speaks is not None or (shown and (is_han(clause) or PERSON_ASKED.search(clause) is not None))


def wishes(clause: str) -> bool:
    """Tell whether the clause wishes for works, in whatever form: "is there anything shorter?"."""
    if is_han(clause):
        if WISHES_ZH.search(clause) or FREE_ZH.search(clause):
            return not (_asks_why(clause) or OF_THESE_ZH.match(clause))
        if "哪" in clause:
            return False
        if DEGREE_ZH.search(clause):
            return True
        return MAY_WISH_ZH.search(clause) is not None and not HAS_ZH.search(clause)
    clause = _LIKING_ASKED.sub(" ", clause)
    if WISHES.search(clause):
        return True
    return MAY_WISH.search(clause) is not None and not SPEAKS_OF.search(clause)


def wants(clause: str) -> bool:
    """Tell whether a clause that does not ask wishes for works."""
    return WANTS.search(clause) is not None


def _has_form(clause: str) -> bool:
    """Tell whether the clause has the form of a question."""
    if ASKS_ZH.search(clause) if is_han(clause) else ASKS.search(clause):
        return True
    if TAG.search(clause):
        return SPEAKS_OF.search(clause) is not None
    # "length of the third?", but not "the third?"
    told = clause.replace(WORK, " ")
    return _FRAGMENT.search(clause) is not None and any(map(str.isalpha, told))


def _asks_why(clause: str) -> bool:
    """Tell whether "recommend" is only what is asked about: 为什么推荐第二部."""
    return (
        re.search(r"(?:为什么|为啥|凭什么|凭啥|干嘛|怎么会?).{0,8}推荐|推荐.{0,3}(?:理由|原因)", clause)
        is not None
    )
