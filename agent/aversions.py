"""What people cannot bear, told by how they are: "I'm squeamish", 我胆小."""

import re
from collections.abc import Iterator

from retrieval.spelling import simplified

from .ledger import Fact, Role, Strength
from .refusals import own_clause, refused

_AVERSE = (
    (
        "violent",
        re.compile(
            r"\bsqueamish\b|\b(?:faint|pass out|queasy) at (?:the sight of )?blood\b|"
            r"\b(?:can['’]?t|cannot) (?:stand|bear|take|handle) (?:the sight of |seeing )blood\b|"
            r"晕血|怕血|怕见血|见不得血",
            re.IGNORECASE,
        ),
    ),
    (
        "scary",
        re.compile(
            r"\b(?:scares?|frightens?|spooks?) (?:so |too |very )?easily\b|\beasily (?:scared|"
            r"frightened|spooked)\b|"
            r"\b(?:gets?|am|is|are|['’]m|['’]s) (?:scared|frightened|spooked) (?:so |too |very )?easily\b|"
            r"\bscaredy[- ]?cat\b|\ba (?:big |total |bit of a )?(?:wuss|wimp|chicken)\b(?=\s*(?:$|"
            r"[,.!;]|when|with|so))|"
            r"胆子?(?:很|太|比较|特别)?小|怕鬼|(?:容易|经不起|不禁|禁不住)(?:被)?吓",
            re.IGNORECASE,
        ),
    ),
)


SUNG = re.compile(
    r"\bwith (?:some |the )?(?:singing|vocals?|lyrics|words|a singer)\b|"
    r"(?<!没)(?<!不要)(?<!别)(?<!不想)(?<!不能)(?<!不)有(?:人声|人唱|歌词|唱)的?",
    re.IGNORECASE,
)
"""What instrumental music is not."""


_SUNG_TOO = re.compile(
    r"\b(?:singing|vocals?|lyrics|words) (?:is|are|would be|['’]s|['’]re)(?: \w+)? ?"
    r"(?:fine|ok(?:ay)?|all right|alright|good|welcome|allowed)\b|"
    r"\b(?:don['’]?t|do not|wouldn['’]?t) mind (?:some |the |a bit of )?(?:singing|vocals?|lyrics)\b|"
    r"(?:有(?:点)?)?(?:人声|人唱|歌词|唱)的?(?:也|都)(?:行|可以|好|没问题|没关系)",
    re.IGNORECASE,
)


def may_be_sung(message: str) -> bool:
    """Tell whether music need not be instrumental any more: "vocals are fine", 有人声也行."""
    return _SUNG_TOO.search(simplified(message)) is not None


def of_aversions(message: str, turn: int) -> Iterator[Fact]:
    """Yield the qualities that the user, or who is there, cannot bear."""
    plain = simplified(message)
    if not may_be_sung(message) and (found := SUNG.search(plain)):
        start, end = found.span()
        no = refused(plain, start, end)  # "nothing with vocals"
        yield Fact(
            role=Role.TARGET if no else Role.REJECTED, field="genre", value="instrumental",
            words=message[start - len(own_clause(plain, start)) if no else start : end].strip(),
            strength=Strength.HARD, turn=turn,
        )  # fmt: skip
    for mood, pattern in _AVERSE:
        if found := pattern.search(plain):
            yield Fact(
                role=Role.REJECTED, field="mood", value=mood, strength=Strength.HARD,
                words=message[found.start() : found.end()], turn=turn,
            )  # fmt: skip
