"""Whether a medium is only mentioned beside the one wished for: "a film based on a novel", 小说改编的剧."""

import re

from retrieval.spelling import simplified
from retrieval.vocabulary import Mention, vocabulary

from .phrases import CLAUSE_ENDS
from .refusals import own_clause

_SOURCE_BEFORE = re.compile(
    r"\b(?:adapt(?:ed|ations?)|based|made|taken|inspired|drawn|version|remakes?) (?:from|"
    r"on|by|off|out of|of)\s+(?:(?:an?|the|any|some|my|his|her|old|famous|classic|popular|real|"
    r"this|that)\s+)*(?:\w+\s+)?$|"
    r"(?:改编自|根据|源自|取材于|脱胎于)[^，。改的]{0,8}$",
    re.IGNORECASE,
)
_SOURCE_AFTER = re.compile(r"(?:作品)?(?:改编|翻拍)(?!成)|(?:里面?|中)的")
_COMPARED = re.compile(
    r"\b(?:rather|better|more|less|other|longer|shorter)\s+(?!than\b).*\bthan\s+(?:(?:an?|the|any|another)\s+)?$",
    re.IGNORECASE,
)
_POINTED = re.compile(
    r"\b(?:that|this|those|these|the same|(?:with|match|for|beside|alongside|after) the)\s+$|"
    r"[这那]一?[部本张首个款档幅套些]$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:i|we)(?:['’]ve)? (?:(?:have|had|just|already|only|both)\s+)*"
    r"(?:seen|watched|saw|read|heard|listened to|played|finished|had)\b(?! (?:enough|"
    r"it)\b)[^,.;!?]*$|[看听读玩追](?:了|过|完)[^，。！？]{0,6}$",
    re.IGNORECASE,
)


def only_mentioned(message: str, medium: Mention) -> bool:
    """Tell whether the medium is what another is made of, compared with, goes with or comes after."""
    plain = simplified(message)
    before = plain[: medium.start]
    others = [m for m in vocabulary().mentions(message) if m.kind == "medium" and m.word != medium.word]
    if _SOURCE_BEFORE.search(before) or _SOURCE_AFTER.match(plain, medium.end):
        return True
    if not others:
        return False
    compared = _COMPARED.search(own_clause(plain, medium.start)) or _POINTED.search(before)
    told = _TOLD.search(own_clause(plain, medium.start)) and any(_apart(plain, medium, m) for m in others)
    return bool(compared or told)


def _apart(plain: str, medium: Mention, other: Mention) -> bool:
    """Tell whether the two stand in different clauses."""
    first, second = sorted((medium, other), key=lambda mention: mention.start)
    return CLAUSE_ENDS.search(plain, first.end, second.start) is not None
