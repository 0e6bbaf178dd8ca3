"""Who is there when a work is seen or read, and what fits them: "with my six-year-old", 陪爸妈看."""

import re
from collections.abc import Iterator, Sequence

from retrieval.models import Record
from retrieval.spelling import simplified
from retrieval.titles import NameMention

from .ledger import Fact, Role, Strength
from .refusals import clause_before, refused

CHILDREN, PARENTS = "children", "parents"
_AGE = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]|1[0-2])"
_AGE_ZH = r"(?:[一二两三四五六七八九十]|十[一二]|[1-9]|1[0-2])岁"
_CHILD = (
    rf"(?:kids?|child(?:ren)?|sons?|daughters?|toddlers?|little (?:ones?|boys?|girls?)|nephews?|nieces?|"
    rf"grand(?:kids?|child(?:ren)?|sons?|daughters?)|{_AGE}[- ]year[- ]olds?)"
)
_CHILD_ZH = rf"(?:孩子|小孩|娃|宝宝|小朋友|儿子|女儿|闺女|侄子|侄女|外甥女?|孙子|孙女|{_AGE_ZH})"
_PARENT = (
    r"(?:parents|folks|grandparents|(?:mum|mom|mother|dad|father)(?:[- ]in[- ]law)?|in-laws|"
    r"grandma|granny|gran|grandmother|grandpa|grandad|grandfather)"
)
_PARENT_ZH = (
    r"(?:爸妈|父母|爹妈|[爸妈](?:爸|妈)?|公婆|岳父|岳母|婆婆|公公|"
    r"丈母娘|爷爷|奶奶|外婆|外公|姥姥|姥爷|长辈|老人)"
)
_WITH = r"(?:[\w'’-]+\s+){0,4}?"
_COME = (
    r"(?:is|are|['’]s|['’]re)\s+(?:\w+\s+)?"
    r"(?:visiting|coming|staying|over|here|in town|joining|watching|around)\b"
)
_COME_ZH = (
    r"[^，。！？]{0,3}(?:要来|过来|来了|来住|来家|来我家|在家|在场|在旁边|也在|"
    r"一起(?:看|听|玩))"
)
_THERE = (
    (
        CHILDREN,
        re.compile(
            rf"\b(?:with|for)\s+{_WITH}{_CHILD}\b(?! (?:in (?:it|them)|actors?)\b)|"
            rf"\b{_CHILD}\s+(?:is|are|['’]s|['’]re)\s+(?:only |just |about )?{_AGE}\b(?! hours?)|"
            rf"\b{_CHILD}\s+{_COME}|"
            rf"(?:陪|带|和|跟|与|给|适合)[^，。！？]{{0,6}}?{_CHILD_ZH}|"
            rf"{_CHILD_ZH}[^，。！？]{{0,3}}(?:才|只有|刚|刚满)?{_AGE_ZH}|{_CHILD_ZH}们?{_COME_ZH}",
            re.IGNORECASE,
        ),
    ),
    (
        PARENTS,
        re.compile(
            rf"\b(?:with|for)\s+{_WITH}{_PARENT}\b|\b{_PARENT}(?: and [\w'’-]+)?\s*{_COME}|"
            rf"(?:陪|带|和|跟|与|送|给)[^，。！？]{{0,4}}?{_PARENT_ZH}|{_PARENT_ZH}{_COME_ZH}",
            re.IGNORECASE,
        ),
    ),
)
_GROWN = re.compile(
    r"\b1[3-9][- ]year|\bteen|\bgrown[- ]up|\badult|(?:十[三四五六七八九]|1[3-9]|[二三]十)岁|成年",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\babout\b|\b(?:story|tale) of\b|关于|讲|描写", re.IGNORECASE)
"""Before a family that a work is about."""
NO_LONGER = re.compile(
    r"\b(?:kids|children) are (?:in bed|asleep|gone|out|away)\b|"
    r"\b(?:s?he|they)(?:['’](?:s|re)| is| are) (?:now |finally |already )?(?:in bed|asleep)\b|"
    r"\bwithout the (?:kids|children)\b|"
    r"\bjust (?:me|us|the two of us) (?:now|tonight)\b|(?:孩子|[她他])们?(?:都|已经)*(?:睡了|不在)|不带孩子",
    re.IGNORECASE,
)


class Fitting(Record):
    """What suits an audience, in canonical words."""

    one_of: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    rather_not: tuple[str, ...] = ()


_FITTING = {
    CHILDREN: Fitting(
        one_of=("family", "children's"), never=("scary", "horror", "violent", "disturbing", "sensual")
    ),
    PARENTS: Fitting(never=("sensual",), rather_not=("violent", "disturbing")),
}


def of_audience(message: str, names: Sequence[NameMention], turn: int) -> Iterator[Fact]:
    """Yield who is there besides the user, where it says what is suitable."""
    plain = simplified(message)
    if NO_LONGER.search(plain):
        return
    for value, pattern in _THERE:
        found = pattern.search(plain)
        if found is None or (value == CHILDREN and _GROWN.search(plain)):
            continue
        start, end = found.span()
        named = any(start < name.end and name.start < end for name in names)
        if named or _SUBJECT.search(clause_before(message, start)) or refused(message, start, end):
            continue
        yield Fact(
            role=Role.TARGET, field="audience", value=value, strength=Strength.HARD,
            words=message[start:end].strip(), turn=turn,
        )  # fmt: skip


def fitting(audience: str) -> Fitting:
    """Return what suits the audience."""
    return _FITTING.get(audience, Fitting())
