"""Whether the works of a maker are asked for: "films by her or her sister", 这个导演还有别的吗."""

import re
from collections.abc import Sequence

from retrieval.spelling import is_han, simplified
from retrieval.titles import NameMention

from .phrases import ALIKE_AFTER, OF, OTHERS, RESEMBLING, WORKS_OF
from .pointing import BEHIND_IT, PRONOUN, ROLE, SAME
from .refusals import clause_around, own_clause, rest_of_clause
from .small_words import is_empty
from .verdicts import LOVED

_JOINED = re.compile(
    r"\s*(?:[,，、&/+和与跟或]|or|and|plus|meets|或者|还是|以及|[,，] ?(?:or|and|或者?))?\s*", re.IGNORECASE
)

_BY = re.compile(r"[”\"》」]?,?\s+by\s+", re.IGNORECASE)
_CHOOSE = re.compile(
    r"(?:都|全)(?:可以|行|ok|成|好|要)|随便|[选挑]一个|"
    r"\b(?:both(?: are fine)?|your call|you (?:choose|decide|pick)|either(?: way)?)\b|你[定选挑看着办]+",
    re.IGNORECASE,
)
_SORT_OF = re.compile(
    r"[,，]?\s*(?:and |or )?(?:(?:that|those|this) (?:sort|kind|type|style)s? of|similar|the like|"
    r"such like|vibes?\b)|[,，]?之类|[,，]?那[种类]|[,，]?这[种类]",
    re.IGNORECASE,
)
_DID = re.compile(r"\b(?:did|does|has|have|else by|by)\s+$", re.IGNORECASE)
_MORE_OF = re.compile(r"\b(?:any|some|more|what|which) (?:other|more|else (?:by|from))\s+$", re.IGNORECASE)
_BESIDES = re.compile(r"(?:的)?除了?[^，。！？]{1,14}(?:还有|还拍|还写|以外|之外)")
"""After whose works are asked for: 王家卫除了花样年华还有什么."""
LONG_AGO = re.compile(r"(?:的片子?|的书|的歌)?(?:也|都|我)*(?:好久|很久|许久|好长时间|好多年)没再?[看听读玩]")
"""After one to whom one wants to come back: 王家卫也好久没看了."""
HER_WORKS = re.compile(
    r"\s+(?:early |late |classic |best |great |new |old |live |solo |short |debut )?"
    r"(?:films?|movies?|songs?|tracks?|albums?|records?|music|novels?|books?|poems?|stories|paintings?|"
    r"pictures?|"
    r"photos?|photographs?|games?|series|shows?|thrillers?|comed(?:y|ies)|dramas?|flicks?|classics?|stuff|ones?|titles|prints?|works?)\b(?!\s+(?:style|vibe|feel|is|are|was|were)\b|-)",
    re.IGNORECASE,
)
"""After a maker: "a Nolan film", "Radiohead albums"."""
_MAKE = re.compile(
    r"\s+(?:ever |also |\w+ )?(?:make|made|direct(?:ed)?|do|done|wr[io]te|written|record(?:ed)?|"
    r"paint(?:ed)?|compose[d]?|"
    r"sing|sung|shoot|shot|act(?:ed)? in|(?:appear|star|play)(?:ed|red)? in|starred in|got|put out|"
    r"release[d]?)\b|"
    r"[^，。！？,.!?]{0,14}?[拍写唱画导演做出](?:过|了)(?:什么|啥|哪|几|多少|别的|其他|其它)",
    re.IGNORECASE,
)
"""After a maker: "what other films did she make", 他都拍了啥."""
_OF_HERS = re.compile(r"['’]s\s+|的[《「]?", re.IGNORECASE)


def listed_with(mention: NameMention, mentions: Sequence[NameMention], message: str) -> tuple[int, int]:
    """Return where the list begins and ends in which the name is, of makers or of works."""
    start, end = mention.start, mention.end
    kin = [other for other in mentions if other.is_creator is mention.is_creator]
    for other in sorted(kin, key=lambda other: -other.end):
        if other.end <= start and _JOINED.fullmatch(message[other.end : start]):
            start = other.start
    for other in sorted(kin, key=lambda other: other.start):
        if other.start >= end and _JOINED.fullmatch(message[end : other.start]):
            end = other.end
    return start, end


def identifying(message: str, mentions: Sequence[NameMention]) -> set[str]:
    """Return the makers who only say whose a work is: "Hopper's Nighthawks", "I loved Dune by Herbert"."""
    return {
        maker.name
        for maker in mentions
        for work in mentions
        if maker.is_creator
        and not work.is_creator
        and set(maker.items) & set(work.items)
        and (_OF_HERS.fullmatch(message[maker.end : work.start]) or _is_signed(message, work, maker))
    }


def _is_signed(message: str, work: NameMention, maker: NameMention) -> bool:
    """Tell whether the maker's own name follows the work's: "by the same director" asks for others."""
    words = message[maker.start : maker.end]
    pointed = PRONOUN.fullmatch(words) or SAME.search(words) or ROLE.search(words)
    return not pointed and _BY.fullmatch(message[work.end : maker.start]) is not None


def works_asked_of(message: str, mention: NameMention, mentions: Sequence[NameMention]) -> bool:
    """Tell whether works of the maker are asked for, alone or in a list."""
    message = simplified(message)
    words = message[mention.start : mention.end]
    start, end = listed_with(mention, mentions, message)
    if ALIKE_AFTER.match(message[end:]) or _SORT_OF.match(message, end):
        return False
    if LOVED.search(rest_of_clause(message, end)):
        return False
    if _is_all_that_is_said(message, start, end) or _are_hers_asked_of(message, start, end):
        return True
    if PRONOUN.fullmatch(words) or SAME.search(words):
        return True
    return (ROLE.search(words) or BEHIND_IT.search(words)) is not None and OTHERS.search(message) is not None


def _is_all_that_is_said(message: str, start: int, end: int) -> bool:
    """Tell whether the message or the clause says nothing but the name: it is wanted what it stands for."""
    if is_empty(_CHOOSE.sub(" ", f"{message[:start]} {message[end:]}")):
        return True
    clause = _CHOOSE.sub(" ", f"{own_clause(message, start)} {rest_of_clause(message, end)}")
    return is_empty(clause) and not LOVED.search(message) and not RESEMBLING.search(clause)


def _are_hers_asked_of(message: str, start: int, end: int) -> bool:
    """Tell whether the words around the name ask for works: "by her", "did she make", "her films"."""
    if OF.search(message[:start]) or WORKS_OF.search(message[end:]):
        return True
    made = (_DID.search(message[:start]) or is_han(message[start:end])) and _MAKE.match(message, end)
    if made or _MORE_OF.search(message[:start]):
        return True
    if _BESIDES.match(message, end) or LONG_AGO.match(message, end):
        return True
    return HER_WORKS.match(message, end) is not None and not LOVED.search(clause_around(message, start, end))
