"""Who did what, and which work was made from which: the words may all be known, and the sentence false."""

import re
from collections.abc import Iterator

from retrieval.spelling import folded

from .pick_facts import Facts

_DONE_BY = (
    (re.compile(r"\b(?:plays?|played|stars?|starring|acts?)\b|[饰演]"), ("actor", "cast")),
    (
        re.compile(r"\b(?:sings?|sang|sung|singer)\b|[唱]"),
        ("artist", "singer", "vocalist", "performer", "actor"),
    ),
    (
        re.compile(r"\b(?:wrote|writes|written|writer|script)\b|编剧|写|作词"),
        ("writer", "author", "lyricist", "creator", "composer", "artist"),
    ),
    (re.compile(r"\b(?:directs?|directed|director)\b|导演|执导"), ("director", "creator")),
)
"""What people do, and the roles of those who do it."""
_REACH = 12
"""Characters between a name and what its bearer does."""
_FROM = re.compile(
    r"\b(?:based on|adapted from|inspired by|made from|grew out of|comes? from the|taken from|"
    r"written after)\b|改编自|由(?=[^，。]*改编)|取材于|照着|源自",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"\binspired (?!by)|\b(?:gave rise to|led to|was (?:later )?made into|became)\b|启发了?|改编成|拍成",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\W*(?:it\b|this (?:[\w\-]+ )?(?:film|movie|series|song|album|book|novel|game|show)\b)|[这本它该]",
    re.IGNORECASE,
)


_DONE_TO = re.compile(r"\b([a-z]{2,}(?:ed|en|wn)) by (?:the |an? |his |her |their )?([a-z]{3,})")
"""Who does something, in the passive."""


def wrong_doers(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield "spoiled by the world" where the world is what is spoiled."""
    told = facts.told.casefold()
    for found in _DONE_TO.finditer(sentence.casefold()):
        done, doer = found.groups()
        if re.search(rf"\b{doer} (?:is|are|was|were|be|been|being) (?:\w+ )?{done}\b(?! by\b)", told):
            yield found.group()


def wrong_roles(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield the makers who are said to do what another of them did."""
    plain = folded(sentence)
    for name in {name for name, _ in facts.roles if name and name in plain}:
        own = {role for other, role in facts.roles if other == name}
        after = plain.partition(name)[2]
        done = [roles for said, roles in _DONE_BY if (hit := said.search(after)) and hit.start() < _REACH]
        if done and not any(own & set(roles) for roles in done):
            yield name


def wrong_origins(sentence: str, facts: Facts) -> Iterator[str]:
    """Yield what turns round which work was made from which, or makes it up."""
    for pattern in (_FROM, _INTO):
        for found in pattern.finditer(sentence):
            of_itself = _ITSELF.match(sentence, found.end()) is not None
            is_derived = (pattern is _FROM) != of_itself
            if not (facts.is_derived if is_derived else facts.is_source):
                yield sentence[found.start() : found.end() + 20]
