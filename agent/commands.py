"""Messages that act on the ledger as a whole: undo, start over, start over but keep the dislikes."""

import re
from enum import StrEnum

from retrieval.models import Record
from retrieval.spelling import simplified

from .ledger import Fact, Ledger, Role, Scope

_UNDO = re.compile(
    r"^\W*(?:(?:please|oops|sorry|no|wait|hmm)\W+)*"
    r"(?:undo(?: (?:that|it|this|(?:the|my) last (?:one|step|change|message|wish)))?|take (?:that|it) back|"
    r"go back (?:one|a) step|scratch that|revert(?: that)?|(?:ignore|forget) (?:my last message|"
    r"what i just said))"
    r"(?=\W|$)\W*(?:please)?\W*|"
    r"^\W*(?:(?:请|哦|啊|等等|不对|帮我|算了)\W*)*"
    r"(?:撤销|撤回|回到上一步|返回上一步|退回?一步|上一[步句条]也?(?:不算|作废|撤销|撤回)|"
    r"刚才(?:那句|那条|说的)?(?:不算|作废|当我没说)|当我没说)(?:一下|上一步|刚才那[句条步]|掉)?[了吧]?\W*",
    re.IGNORECASE,
)
_FRESH = re.compile(
    r"\b(?:start(?:ing)? (?:over|again|afresh|from scratch)|new topic|reset (?:this|it|the (?:chat|"
    r"conversation)))\b|^\W*reset\W*$|重新开始|重新来过?|"
    r"(?<!再)重来|换个话题|从头(?:来|开始)",
    re.IGNORECASE,
)
_FORGET = re.compile(
    r"\bforget (?:all|everything|(?:about )?me)\b|\b(?:reset|clear|delete) everything\b|"
    r"(?:忘掉|忘了|清除|清空)(?:一切|"
    r"所有|全部|之前|关于我)|忘[掉了记]?我(?=\W|$|吧|的)|全部(?:清空|忘掉)",
    re.IGNORECASE,
)
_KEEP = re.compile(
    r"\bkeep(?:ing)? (?:\w+ )?(?:dislikes?|rejections?|refusals?|no-?gos?|nos|bans?|"
    r"what i (?:don['’]?t|do not|dislike|hate|refused?|rejected)\b)|\bremember(?:ing)? what i (?:don['’]?t|"
    r"dislike|hate)|"
    r"(?:保留|留着|留下|记住|记得)[^，。]{0,6}(?:不喜欢|讨厌|不要|拒绝|排除|不想)|"
    r"(?:不喜欢|讨厌|不要|拒绝|排除)的[^，。]{0,4}(?:保留|留着|留下|记住|记着|还算|照旧)",
    re.IGNORECASE,
)

_MARKED = re.compile(r"《[^《》]*》")


_PIN = re.compile(
    r"^\W*(?:please |and )?(?:pin (?:that|this|it|those)|(?:always )?remember (?:that|this)(?: one)?"
    r"(?: for good| always| from now on)?|(?:keep|hold) (?:that|this|it) (?:for good|always|from now on)|"
    r"(?:that|this) (?:goes|counts|holds) (?:for good|always|from now on))(?: please)?\W*$|"
    r"^\W*请?(?:把)?(?:这[个条点]|刚才(?:那[个条句]|说的))?(?:要|得)?(?:一直|永远|以后都?)?"
    r"(?:记住|固定|钉住|这样)(?:这[个条点]|这一条|它)?[了吧]?\W*$",
    re.IGNORECASE,
)


class Command(StrEnum):
    UNDO = "undo"
    FRESH = "fresh"
    """Start over; what was refused for good stays refused."""
    KEEP = "keep"
    """Start over, but keep every dislike and what is known already."""
    FORGET = "forget"
    """Start over with nothing at all."""
    PIN = "pin"
    """What was said last counts for good."""


class Order(Record):
    """A command, and what else the message says."""

    command: Command
    rest: str


def order_in(message: str) -> Order | None:
    """Return the command the message gives, None when it gives none."""
    # the name of a work is no command: 《Reset》
    plain = _MARKED.sub(lambda title: " " * len(title.group()), simplified(message))
    if undo := _UNDO.match(plain):
        return Order(command=Command.UNDO, rest=message[undo.end() :])
    if _PIN.match(plain):
        return Order(command=Command.PIN, rest="")
    fresh = _FORGET.search(plain) or _FRESH.search(plain)
    if fresh is None:
        return None
    keep = _KEEP.search(plain)
    spans: list[tuple[int, int]] = [found.span() for found in (fresh, keep) if found]
    cut = sorted(spans)
    rest = message[: cut[0][0]] + " " + " ".join(message[a:b] for a, b in _between(cut, len(message)))
    if keep:
        return Order(command=Command.KEEP, rest=rest)
    return Order(command=Command.FORGET if _FORGET.search(plain) else Command.FRESH, rest=rest)


def said_last(ledger: Ledger) -> tuple[Fact, ...]:
    """Return the facts of the latest message that said any."""
    latest = max((fact.turn for fact in ledger.facts), default=0)
    return tuple(fact for fact in ledger.facts if fact.turn == latest and fact.scope is not Scope.ALWAYS)


def carried_over(ledger: Ledger, command: Command) -> Ledger:
    """Return what of the ledger a new start keeps."""
    if command is Command.FORGET:
        return Ledger()
    dislikes = (Role.REJECTED, Role.CONTRAST, Role.SATISFIED) if command is Command.KEEP else ()
    return Ledger(facts=tuple(f for f in ledger.facts if f.scope is Scope.ALWAYS or f.role in dislikes))


def _between(cut: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    starts = [end for _, end in cut]
    ends = [*(start for start, _ in cut[1:]), length]
    return list(zip(starts, ends, strict=True))
