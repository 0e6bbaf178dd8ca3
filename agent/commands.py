"""Messages that act on the ledger as a whole: undo, start over, start over but keep the dislikes."""

import re
from enum import StrEnum

from retrieval.models import Record
from retrieval.spelling import simplified

from .ledger import Fact, Ledger, Role, Scope

_POLITE = (
    r"^\W*(?:(?:please|pls|oops|"
    r"whoops|sorry|no|wait|hm+|ok(?:ay)?|actually|oh|ah|hang on|my mistake|my bad|"
    r"i(?: didn['’]?t)? mean(?:t)? that|(?:i )?didn['’]?t mean (?:that|it)|that was a mistake|"
    r"(?:can|could|would) (?:you|we|i)|let['’]?s|let us|i(?:['’]d| would)? (?:want|like|"
    r"need) (?:you )?to|just|"
    r"and|but|so|"
    r"shall we|how about we|we should|forget it|never ?mind|right|well|maybe)\W+)*"
)
_POLITE_ZH = (
    r"^\W*(?:(?:请|哦|啊|呃|额|等等|等下|不对|帮我|算了|那|要不|咱们|我们|我|你|想|先|还是|麻烦|劳驾|抱歉|"
    r"不好意思|好吧|好)\W*)*"
)
_LAST = (
    r"(?:(?:the|my|that) )?(?:very )?(?:last|previous|latest) (?:one|step|change|message|wish|request|"
    r"thing|bit|part|"
    r"sentence|comment|list|lot|picks|results)"
)
_SAID_EN = (
    r"(?:what i(?:['’]ve)? (?:just )?said|what i just (?:said|wrote|typed|asked)|"
    r"i (?:just )?said (?:that|it|anything))(?! (?:about|on|of)\b)"
)
_SAID_ZH = (
    r"(?:刚才|刚刚|刚|前面|上面|之前|上)(?:我)?(?:那|的|说|讲|提|一)*(?:句|条|步|个要求|话|的)?(?:话|要求)?"
)
_UNDO = re.compile(
    rf"{_POLITE}(?:undo(?: (?:that|it|this|{_LAST}))?|(?:i )?take (?:that|it|this) back|"
    rf"go back(?: (?:one|a) step| to (?:before(?: that)?|where we were|how it was|{_LAST}))?(?=\W*$|"
    rf"\W*[,.;!])|"
    rf"back (?:one step|to {_LAST})|"
    rf"scratch that|revert(?: that| it)?|(?:cancel|ignore|forget|disregard|strike) "
    rf"(?:that(?: {_LAST[len('(?:(?:the|my|that) )?') :]})?(?=\W*$|\W*[,.;!])|{_LAST}|{_SAID_EN})|"
    rf"never ?mind {_LAST}|"
    rf"(?:pretend|act (?:like|as if)) i (?:never|didn['’]?t) (?:say|said|ask|asked)(?: (?:that|it|"
    rf"anything))?)"
    r"(?=\W|$)\W*(?:please)?\W*|"
    rf"{_POLITE_ZH}(?:撤销|撤回|收回|退回?一步|(?:回到|返回|退回|退到)(?:上一?步|{_SAID_ZH}(?=\W|$))|"
    rf"(?:取消|撤掉|去掉|删掉|忽略|忘掉|忘了){_SAID_ZH}(?=[了吧]?(?:\W|$))|"
    rf"{_SAID_ZH}(?:都|也|就|全)?(?:不算数?(?=[了吧啊哈的]|\W|$)|作废|撤销|撤回|收回|取消|当我没(?:说|"
    rf"讲|提)过?)|"
    rf"当我(?:什么都|啥都)?没(?:说|讲|提)过?)(?:一下|掉|{_SAID_ZH})*[了吧啊哈]*\W*",
    re.IGNORECASE,
)
_AGAIN = r"(?:over|again|afresh|anew|fresh|from (?:scratch|zero|the (?:top|start|beginning)))"
_FRESH = re.compile(
    rf"(?:{_POLITE}|[,.;!]\s*(?:let['’]?s |please |we )?)(?:(?:re)?start(?:ing)? {_AGAIN}|"
    rf"begin(?:ning)? {_AGAIN}|"
    rf"(?:from the (?:top|start|beginning))(?=\W|$)|(?:do a )?reset(?: (?:this|it|the (?:chat|"
    rf"conversation)))?(?=\W*$|\W*[,.;!])|"
    rf"restart(?=\W|$)|(?:a )?(?:clean slate|new (?:topic|search|chat|conversation|start))(?=\W|$)|"
    rf"(?:wipe|clear|scrap|bin) (?:it all|the slate(?: clean)?|all (?:of )?(?:that|this))(?=\W|$))|"
    r"(?<!主角)(?<!人)(?:重新开始|重新来过?|重开(?=[吧了啦]|\W|$)|(?<!再)重来|重头(?:来|开始)|从头(?:来|开始|再来)|清零|归零|"
    r"重置|另起炉灶|从零开始)"
    r"(?!的(?:人|故事|电影|片|书|小说)|人生|生活|新生活|[看追听读玩讲学])|换个话题",
    re.IGNORECASE,
)
_FORGET = re.compile(
    r"\bforget (?:all|everything|(?:about )?me)\b|\b(?:reset|clear|delete|erase|wipe) everything\b|"
    r"(?:忘掉|忘了|清除|清空|删掉|删除|抹掉)(?:一切|所有|全部|之前|关于我)|忘[掉了记]?我(?=\W|$|吧|的)|"
    r"(?:全部?|都|统统|一切)(?:给我)?(?:清空|忘掉|忘了|删掉|抹掉|清除)|清空(?=\W|$|重|吧|了)",
    re.IGNORECASE,
)
_DISLIKED = (
    r"(?:dislikes?|rejections?|refusals?|no-?gos?|nos|bans?|vetoes|deal-?breakers|blacklist|"
    r"(?:what|the (?:things|stuff|ones)|things|stuff|everything|anything|whatever|all)(?: that)?"
    r"(?: i(?:['’]ve)? (?:said|told you))?(?: that)? i(?:['’]ve)? ?(?:really |already )?(?:don['’]?t|"
    r"do not|didn['’]?t|dislike|"
    r"hated?|refused?|rejected|ruled out|can['’]?t|cannot|won['’]?t|vetoed|excluded))"
)
_DISLIKED_ZH = (
    r"(?:(?:不(?:太)?(?:喜欢|想|爱|要|看|听|读|玩)|讨厌|拒绝|排除|反感|受不了|雷)(?:[看听读玩]|过)?的?|"
    r"雷点|雷区|黑名单|忌口|不喜欢)"
)
_KEPT_ZH = (
    r"(?:保留|留着|留住|留下|记住|记得|记着|记牢|别忘|不要忘|不能忘|还算|照旧|照样|还是|仍然?|依然|"
    r"继续算|不变|有效|除外)"
)
_KEEP = re.compile(
    rf"\b(?:keep(?:ing)?|remember(?:ing)?|except|but|don['’]?t forget|not|apart from|save|hold on to|"
    rf"still|you know|knowing|"
    rf"leave|bar)\b[^.]{{0,20}}?\b{_DISLIKED}\b|"
    rf"\b{_DISLIKED}\b[^.]{{0,20}}?\b(?:stays?|still|remain|counts?|kept|hold)|"
    rf"{_KEPT_ZH}[^。]{{0,8}}{_DISLIKED_ZH}|{_DISLIKED_ZH}[^。]{{0,8}}{_KEPT_ZH}",
    re.IGNORECASE,
)

_MARKED = re.compile(r"《[^《》]*》")


_FIRST = r"(?:original(?:ly)?|first|initial(?:ly)?|earliest|very first|opening|starting)"
_BACK = re.compile(
    r"\b(?:(?:go(?:ing)?|let['’]?s go|get|we['’]re|switch|return(?:ing)?|revert|come) )?(?:back|return|"
    r"revert)(?:ing)? to "
    rf"(?:(?:my|the|our|that) (?:very )?{_FIRST} (?:request|wish(?:es)?|ask|question|plan|idea|brief|"
    rf"search|list of wishes|"
    r"message|thing i (?:asked|said|wanted)|criteria|requirements?|order|topic|theme|mood)\b|"
    r"(?:what|the (?:thing|one|kind|sort|stuff)s?(?: of \w+)?)(?: that)? (?:i|we)(?:['’]d)? (?:\w+ "
    r")?(?:asked|wanted|"
    r"said|started|had|was|were|"
    rf"requested|began|needed)(?: \w+){{0,3}}? (?:(?:at|in|from|to) (?:the )?(?:very )?(?:start|beginning|"
    rf"outset|begin)(?: with)?|"
    rf"{_FIRST}|(?<=started )with|(?<=started off )with|(?<=began )with)\b|"
    r"(?:how|where|what) (?:(?:it was|things were|we were) (?:at (?:the )?(?:very )?(?:start|beginning)|"
    rf"{_FIRST})|(?:we|i) (?:started|began)(?: off)?)(?=\s*(?:$|[,.;!?])))|"
    rf"\b(?:as|like|just|do|give me|what) (?:what )?i (?:{_FIRST} (?:asked|said|wanted|requested)|"
    rf"(?:asked|said|wanted|requested)"
    rf"(?: for)? (?:{_FIRST}|at (?:the )?(?:very )?(?:start|beginning)|in the first place))(?: "
    rf"for)?(?=\s*(?:$|[,.;!?]|please|again|but))|"
    rf"\bmy {_FIRST} (?:request|wish|ask|idea|plan) (?:again|still stands|after all|please|then|it is)\b|"
    r"(?:回到|退回|恢复(?:成|到|为)?|还是(?:按|照|要|回到)?|重新按|就按|按照?|"
    r"照着?)(?:我)?(?:们)?(?:最开始|一开始|最初|最先|起初|开头|最早|"
    r"第一次|刚开始|原来|原先|当初)(?:时候)?(?:说|要|提|问|想|讲|找|定)?(?:过)?的?(?:那个|那些|那样|"
    r"那种)?(?:要求|条件|需求|想法|样子|吧|来|话|方案|"
    r"(?=$|[，。！？,.!?\s]))(?!推荐|给我|那[部本张首])",
    re.IGNORECASE,
)
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
    BACK = "back"
    """Back to what was wished for first; what was refused since stays refused."""
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
    if back := _BACK.search(plain):
        return Order(command=Command.BACK, rest=f"{message[: back.start()]} {message[back.end() :]}")
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
