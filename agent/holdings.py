"""What a message says of what its user owns or knows: only mine, nothing I have, only new to me."""

import re
from collections.abc import Iterator, Sequence

from retrieval.spelling import simplified
from retrieval.titles import NameMention

from .ledger import Fact, Role, Strength

OWNED, NOT_OWNED = "owned", "not owned"
NEW = "new"
_IS = re.compile(
    r"(?:['’]s| is| are|,)?(?: (?:already|sitting|right|there|here|both|all|been|actually|standing|still|"
    r"up))*\s*",
    re.IGNORECASE,
)
"""Between a work and where it stands."""
BEFORE_A_WORK = 4
"""Characters at most between owning and what is owned."""
_PLACE = (
    r"(?:own |old |steam |dvd |record |vinyl |\w+ )?(?:shel(?:f|ves)|library|collection|book(?:case|"
    r"shelf|shelves)|"
    r"(?:hard |external |usb |flash )?(?:drive|disk)|nas|kindle|e-?reader|nightstand|bedside table|crates?)\b"
)
_DEVICE = r"(?:laptop|computer|pc|phone|ipad|tablet|ipod|desktop|cloud)\b"
_THINGS = (
    r"(?:what|that|which|ones?|those|things?|stuff|films?|movies?|books?|albums?|records?|songs?|games?)"
)
_LYING = (
    r"(?:\s+(?:sitting|stored|saved|downloaded|already|that is|that are|that['’]s|lying|around|i have|"
    r"i['’]ve got))*"
)
_PLACE_ZH = (
    r"(?:书架|书柜|收藏|藏书|片库|曲库|游戏库|唱片架|库存|书堆|[硬网U优]盘|移动硬盘|NAS|[Kk]indle|"
    r"(?:[Ss]team)?库|电脑|手机|平板)"
)
_NOT_MINE = re.compile(
    r"\b(?:i|we) (?:don['’]?t|do not) (?:already |yet )?own\b|"
    rf"\b{_THINGS} (?:i|we) (?:don['’]?t|do not) (?:already |yet )?have\b|"
    r"\bnothing (?:that )?(?:i|we) (?:already )?(?:own|have)\b(?! (?:seen|watched|read|heard|played))|"
    rf"\bnot (?:already )?(?:in|from|on) my {_PLACE}|"
    r"我(?:家里?|自己|手头)?(?:还)?没(?:有|买|买过|收藏)的|(?:不要|别|除了)[^，。]{0,4}我(?:已经)?(?:有|"
    r"买过)的|"
    rf"不在我(?:自己)?的?{_PLACE_ZH}",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:i|we) (?:already |actually )?own\b|"
    rf"\b{_THINGS} (?:i|we) (?:already )?have\b"
    r"(?! (?:seen|watched|read|heard|played|been|not|never|to)\b|n['’]?t)|"
    rf"\b(?:in|from|on|off) my {_PLACE}|\b{_THINGS}{_LYING}\s+(?:on|in) my (?:\w+ )?{_DEVICE}|"
    rf"\bone of my (?:own )?(?:\w+ )?(?:dvds|blu-?rays|records|books|games|films|movies|albums|cds|"
    rf"vinyls?)\b|"
    r"\b(?:i|we)(?:['’]ve)? bought (?:and|but) never (?:opened|watched|"
    rf"read|played|heard)\b|"
    r"\b(?:my|the) (?:backlog|to-read pile|tbr|pile of shame)\b|"
    r"(?:家里?|手头|柜子里|架上)[^，。！？]{0,3}(?:囤|积|堆)|买了(?:一直)?没[看读听玩拆]|(?:积|吃)灰的|"
    r"待[看读听玩]清单|"
    r"(?:我(?:家里?|自己|手头|手上)?|自己|家里)(?:已经)?(?:有|买过|收藏|拥有)了?的(?!是|时候|人|时间|事)|"
    rf"(?:我|自己|家里)(?:自己)?的?{_PLACE_ZH}(?:里|上|中)|(?:[硬网]盘|片库|曲库|游戏库|[Ss]team库)里|"
    r"(?:存|下载|攒|囤)(?:着|好|了|下来)?的(?:那些|那堆)?(?:电影|片|剧|书|歌|专辑|游戏)",
    re.IGNORECASE,
)
_ENDS = (
    r"(?=\s*(?:yet|before|so far|either|already|or heard)?\s*(?:$|[,.!?;:]|\b(?:and|but|from|by|in|"
    r"please|that|of)\b))"
)
_NEW = re.compile(
    r"\bnew to me\b|\bunseen(?: by me)?\b|\bunknown to me\b|"
    r"\b(?:i|we|he|she|they)(?: (?:still|just|somehow))? ?(?:haven['’]?t|hasn['’]?t|have not|have never|"
    r"has never|never|"
    r"['’]ve never|['’]ve not|(?:['’]ve|have|has) yet to) (?:already |yet |even |ever )?"
    r"(?:seen|watched|watch|read|heard(?: of)?|played|play|come across|got(?:ten)? (?:round|around) to|"
    r"get (?:round|"
    rf"around) to|gotten to|opened|started|touched|tried|finished){_ENDS}|"
    rf"\b{_THINGS} (?:that )?(?:i|we) (?:\w+ )?missed{_ENDS}|"
    rf"\b(?:{_THINGS}|something|anything) (?:that )?(?:i|we) don['’]?t (?:already )?know{_ENDS}|"
    r"\bnothing (?:that )?(?:i|we)(?: have|['’]ve) (?:already )?(?:seen|watched|read|heard|played)\b|"
    r"\bbought (?:and|but) never (?:opened|watched|read|played|heard)\b|买了(?:一直)?没[看读听玩拆]|"
    rf"\b(?:i|we)(?:['’]?ve| have) not (?:yet )?(?:seen|watched|read|heard|played|touched|tried){_ENDS}|"
    r"(?:只要|都要|要|找|来|得是|必须是|只看|只听|只读|只玩)[^，。]{0,4}没(?:看|读|听|玩|接触|见|听说)过的|"
    r"没(?:有)?(?:顾得?上|来得及|空|时间|机会)?[看读听玩碰翻拆打](?:过|开过?|上|完)?的(?!人|时候|原因|"
    r"类型|话|是)",
    re.IGNORECASE,
)

NO_MATTER = (
    (
        "ownership",
        re.compile(
            r"whether (?:or not )?i (?:own|have)\b|"
            r"\b(?:don['’]?t|do not|doesn['’]?t) (?:have|need) to (?:own|be mine)|"
            r"\bown(?:ed)? or not\b|"
            r"(?:不一定|不用|不必)[^，。]{0,3}(?:我有|自己有)|我没有的也|有没有都(?:行|可以)",
            re.IGNORECASE,
        ),
    ),
    (
        "novelty",
        re.compile(
            r"\b(?:seen|read|heard|played|know) (?:already |before )?(?:is|are|would be) (?:fine|ok|okay)\b|"
            r"(?:看|读|听|玩)过的?也(?:行|可以|没关系|没事)",
            re.IGNORECASE,
        ),
    ),
)
"""What of these is said to matter no longer."""


def of_holdings(message: str, names: Sequence[NameMention], turn: int) -> Iterator[Fact]:
    """Yield the wish for what is owned or not, and for what was neither shown nor seen before.

    Who owns a work that is named does not ask for what is owned: "I own Abbey Road".
    """
    plain = simplified(message)
    for field, wishes in (
        ("ownership", ((NOT_OWNED, _NOT_MINE), (OWNED, _MINE))),
        ("novelty", ((NEW, _NEW),)),
    ):
        if any(name == field and pattern.search(plain) for name, pattern in NO_MATTER):
            continue
        for value, pattern in wishes:
            found = pattern.search(plain)
            if found and not (
                _of_a_work(found.end(), names) or _said_of_a_work(plain[: found.start()], names)
            ):
                words = message[found.start() : found.end()]
                hard = Strength.HARD
                yield Fact(role=Role.TARGET, field=field, value=value, strength=hard, words=words, turn=turn)
                break


def _said_of_a_work(before: str, names: Sequence[NameMention]) -> bool:
    """Tell whether a work is what is said to be owned: "the second one is already on my shelf"."""
    return any(name.end <= len(before) and _IS.fullmatch(before[name.end :]) for name in names)


def _of_a_work(end: int, names: Sequence[NameMention]) -> bool:
    return any(0 <= name.start - end <= BEFORE_A_WORK for name in names)
