"""Clauses that ask about a work and wish for nothing: "is the first one black and white?", 第二部会哭吗."""

import re
from collections.abc import Sequence

from retrieval.spelling import simplified
from retrieval.titles import NameMention

from .past import Referent

_CLAUSE = re.compile(r"[^,;.!?，；。！？\n]+[?？]?")
_ASKS = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|hmm+|well|wait|btw|oh|also|just)\W+)*"
    r"(?:(?:is|are|was|were|does|did|will|would|has|do (?:i|we|they)|can (?:i|we)|should (?:i|we)|who|"
    r"when|where|how|why|what(?= (?:is|are|was|were|does|did|happens|rating|year|language|country|time)))\b|"
    r"(?:who|what|where|when|how)['’]?s\b)",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:like|similar|more|another|else|any(?:thing)?|some(?:thing)?|same|closer|suggest|recommend|"
    r"find|show|give|"
    r"get|instead|alternatives?|next|again|(?:is|are) there (?:a|an|any|other)|(?:would|will|do|can|"
    r"could) you|you have|"
    r"about (?:the|more|some)|vibes?|mood|shorter|longer|older|newer)\b",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(r"what['’]?s\b.*\babout\s*\W*$", re.IGNORECASE)
_ASKS_ZH = re.compile(
    r"(?:[吗嘛么]|(?<=[过了完])没有?|(?<!看)(?<!要)不)\W*$|(?:得过|拿过|有过?|拍过)[^，。]{0,6}没有?\W*$|"
    r"[^，。]有[^，。]{1,6}没有?\W*$|谁|哪(?!怕)|(?<!没)(?:什么|啥)(?!都)|"
    r"多(?:长|久|少钱?|大|高)|几[集季部]|怎么(?!也|都)|为什么|为啥|是不是|会不会|有没有|能不能|要不要|"
    r"([\u4e00-\u9fff])不\1"
)
_WISHES_ZH = re.compile(
    r"像|类似|那样|那种|这种|这样|更|再来|再给|还有|推荐|来[点个些部张首本]|给我|换|找|差不多|一样|之类|"
    r"风格|感觉的|类型|"
    r"别的|其他|(?<!想)想[看听读玩]|比|短一|长一|老一|新一|不要|看过"
)

_PLACE = re.compile(
    r"\b(?:the|number) (?:first|second|third|fourth|fifth|last|one|two|three|four|five)\b", re.IGNORECASE
)
"""What is pointed at by its place, also where nothing shows it to be a pick: "is the first slow?"."""


def inquiries(message: str, mentions: Sequence[NameMention], referents: Sequence[Referent]) -> list[str]:
    """Return the clauses that ask about a work shown, named or pointed at in them."""
    shown = {referent.item.id for referent in referents if referent.number}
    works = [mention for mention in mentions if not mention.is_creator and shown & set(mention.items)]
    plain = simplified(message)
    asked = [found for found in _CLAUSE.finditer(plain) if _asks(found.group())]
    return [
        message[found.start() : found.end()]
        for found in asked
        if any(found.start() <= work.start < found.end() for work in works)
        or (shown and _PLACE.search(found.group()))
    ]


def _asks(clause: str) -> bool:
    english = _ASKS.search(clause) is not None
    wishes = _WISHES.search(clause) is not None and not _WHAT_ABOUT.search(clause)
    return (english and not wishes) or (_ASKS_ZH.search(clause) is not None and not _WISHES_ZH.search(clause))
