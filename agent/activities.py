"""What people do with works says which medium they want: "something to read", 想听点什么."""

import re
from collections.abc import Sequence

from retrieval.titles import NameMention
from retrieval.vocabulary import vocabulary

from .ledger import Fact
from .phrases import RESEMBLING
from .refusals import clause_around, clause_before
from .wishes import SUBJECTS, medium_wish

_ACTIVITIES = (
    (
        re.compile(
            r"(?<!about )(?<!of )\bmusic\b(?! (?:films?|movies?|documentar|podcasts?|books?|games?))|"
            r"(?<!关于)(?<!讲)(?<!聊)音乐(?!片|剧|电影|节|家|人|播客|游戏|史)",
            re.IGNORECASE,
        ),
        ("album", "track"),
    ),
    (
        re.compile(
            r"\blet['’]?s see an?\b|\b(?:to|let['’]?s|should (?:i|we)) see\b(?=\s*(?:$|[,.!?]|(?:in|at|"
            r"on|with|tonight|this|"
            r"together|next)\b))",
            re.IGNORECASE,
        ),
        ("film",),
    ),
    (
        re.compile(
            r"\b(?:something|anything|things?|want|like|love|"
            r"good|what|which) to read\b|\bto read (?:in|on|at|during|by|before|while|over|to)\b|"
            r"\bshould (?:i|we) read\b|\bread (?:something|anything)\b|"
            r"\b(?:good|quick|easy|light|short|long|beach|holiday|summer|next|decent|gripping|"
            r"great) reads?\b|"
            r"\b(?:bedtime|holiday|beach|summer|weekend|some|more) reading\b|读点?什么|"
            r"(?<!刚)(?<!不)(?:想|要|来|可以)读",
            re.IGNORECASE,
        ),
        ("book",),
    ),
    (
        re.compile(
            r"\b(?:to|can|could|should (?:i|we)) play\b|\bplay (?:something|anything)\b|"
            r"(?<!不)(?<![子女孩友戚客人])(?:想|要|来|可以)玩",
            re.IGNORECASE,
        ),
        ("game",),
    ),
    (
        re.compile(
            r"\b(?:to|can|could|let['’]?s|should (?:i|we)) (?:watch|"
            r"see)\b|\bwatch (?:something|anything)\b|(?<!不)(?:想|要|可以|一起)看"
            r"(?![\u4e00-\u9fff]{0,4}(?:书|小说|画(?!面|质)|照片|摄影))",
            re.IGNORECASE,
        ),
        ("film", "tv"),
    ),
    (
        re.compile(
            r"\b(?:to|can|could|let['’]?s|should (?:i|we)) listen\b|"
            r"(?<!不)(?:想|要|适合|可以).{0,6}听(?![力写课])|听点?什么",
            re.IGNORECASE,
        ),
        ("album", "track", "podcast"),
    ),
)


def of_activities(message: str, names: Sequence[NameMention], turn: int) -> list[Fact]:
    """Return the media of what the user wants to do: "something to read", but not "to read Stoner"."""
    # 纯音乐 and "classical music" are kinds, and what kind of thing they are is known of them
    kinds = [m for m in vocabulary().mentions(message) if m.word not in SUBJECTS]
    for pattern, media in _ACTIVITIES:
        found = pattern.search(message)
        if not found or any(m.start <= found.start() and found.end() <= m.end for m in kinds):
            continue
        if not _is_done_to(message, found.start(), found.end(), names):
            return [medium_wish(medium, found.group(), turn) for medium in media]
    return []


def with_reading(media: Sequence[Fact]) -> list[Fact]:
    """Return the media, books beside what is seen: 想看点和下棋有关的 asks for whatever tells of it."""
    seen = next((fact for fact in media if fact.value == "tv" and fact.words.endswith("看")), None)
    return [*media, medium_wish("book", seen.words, seen.turn)] if seen else list(media)


def _is_done_to(message: str, start: int, end: int, names: Sequence[NameMention]) -> bool:
    """Tell whether a work of the same clause is what it is done to, and not only compared with."""
    clause = clause_around(message, start, end)
    first = max(start - len(clause_before(message, start)), 0)
    named = any(not n.is_creator and first <= n.start < first + len(clause) for n in names)
    return named and not RESEMBLING.search(clause)
