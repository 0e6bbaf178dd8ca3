"""How many picks: one of each medium asked for, or a number: "just give me three", 给三个就行."""

import re
from collections.abc import Iterable, Iterator

from retrieval.spelling import simplified

from .ledger import Fact, Ledger, Role, Scope, Strength

ONE_OF_EACH = "one of each"
_ASKED = re.compile(
    r"\bone (?:of|from|for|in) each\b|\bone each\b|\b(?:each|one) of every (?:kind|sort|type|medium)\b|"
    r"\bone \w+(?:,| and)(?: and)? one \w+\b|"
    r"(?:各|[每一](?:样|种|类))(?:都|给我|再)?(?:来|要|挑|推荐|选|找|给)?一?[部本张个首款档幅份]",
    re.IGNORECASE,
)
_NUMBERS = {
    **{
        word: number
        for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
    },
    **{word: number for number, word in enumerate("一二三四五六七八九十", 1)},
    "两": 2,
    "俩": 2,
    "仨": 3,
    "a couple of": 2,
    "a couple": 2,
    "a single": 1,
    "a pair of": 2,
    "half a dozen": 6,
    "a dozen": 12,
}
_MANY = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_WORKS = (
    r"(?:films?|movies?|series|shows?|books?|novels?|albums?|records?|songs?|tracks?|games?|podcasts?|"
    r"paintings?|"
    r"pictures?|photos?|picks?|suggestions?|recommendations?|options?|titles?|things|ones?)"
)
_COUNTED = re.compile(
    rf"\b(?:just|only|exactly|strictly|no more than|"
    rf"at most) (?P<one>one) (?!of\b)(?:[\w-]+ ){{0,2}}?{_WORKS}\b|"
    rf"\b(?:just |only )(?P<more>one) more\b(?! (?:thing|question|time)\b)|"
    rf"(?:就|只)再(?:来|要|给|推荐?)(?P<zh_more>一)[部本张首款幅档个]|"
    rf"^\W*(?P<alone>one) {_WORKS},? (?:no more|only|please, just|is enough|will do|max)\b|"
    r"\b(?:give|show|send|suggest|recommend|find|pick|name|list|top|"
    r"(?:want|need|only|just|at most|no more than)(?! (?:just |only )?one (?!for (?:now|to|this))[a-z]))\s+"
    rf"(?:me |us )?(?:just |only |exactly |at most )?(?P<en>{_MANY}|\d{{1,2}})"
    rf"(?=\s*(?:[,.!;]|$|(?:please|max|tops|at most|only|for (?:now|tonight|today|this))\b|"
    rf"(?:[\w-]+ ){{0,2}}?{_WORKS}\b))|"
    # not "two films I loved": that tells of some
    rf"^\W*(?:(?:now|ok|okay|and|then|please|maybe)\W+)*(?!one\b)(?P<start>{_MANY}|\d{{1,2}})\s+"
    rf"(?!(?:minutes?|hours?|hrs?|mins?|years?|pages?|stars?|parts?|seasons?|episodes?|people|players?)\b)"
    rf"(?:[\w-]+ ){{0,2}}?{_WORKS}\b(?![^.!?]*\b(?:i|we)\b)|"
    rf"(?<![第前后这那哪每])(?P<zh>[{''.join(w for w in _NUMBERS if len(w) == 1)}]|\d{{1,2}})"
    r"[部本张首款幅档个][^，。！？]{0,6}(?:就(?:行|好|够|可以)|足够|足矣|即可)|"
    rf"(?:只要|就要|只给|只推荐?|只来|只挑|只[看听读]|仅要|(?<!这)就)(?P<zh_one>一)[部本张首款幅档个]"
    rf"(?![部本张首款幅档个年月天]|人|半?小时|钟头|条件|要求|问题|次)|"
    rf"^\W*(?P<zh_start>[两三四五六七八九十]|\d{{1,2}})[部本张首款幅档个]"
    rf"(?!半?(?:小时|钟头)|月|星期|礼拜|人|孩子)[^，。！？看听读玩爱喜都]{{0,8}}"
    r"(?:电影|片子?|书|小说|歌|曲子|专辑|游戏|播客|剧|画|照片)\W*$|"
    rf"(?:只要|只给|就要|就给|最多给?|给我?(?:推荐|来|挑|选)?|推荐|来|挑|选)(?:我|出)?"
    rf"(?P<han>[{''.join(w for w in _NUMBERS if len(w) == 1 and w != '一')}]|"
    rf"\d{{1,2}})[部本张首款幅档个](?!半?(?:小时|钟头)|月|星期|礼拜|人|孩子|小孩|小朋友|条件|要求|问题)",
    re.IGNORECASE,
)
"""A number of picks; 来一部 and "show me a film" are how people ask for any."""
_INSTEAD = re.compile(r"\b(?:no|not)\b[^,.;]*,\s*$|(?:不要|别|不看)[^，。]*[，,]\s*$", re.IGNORECASE)
"""Before what is wanted in another's place: "not a series, just one film"."""
MOST = 20


def of_variety(message: str, turn: int) -> Iterator[Fact]:
    """Yield the wish for one pick of each medium, or for a number of picks."""
    plain = simplified(message)
    found = _ASKED.search(plain)
    value = ONE_OF_EACH if found else ""
    if not found and (found := _COUNTED.search(plain)) and not _INSTEAD.search(plain[: found.start()]):
        said = next(group for group in found.groups() if group).casefold()
        number = int(said) if said.isdigit() else _NUMBERS[said]
        value = str(number) if 1 <= number <= MOST else ""
    if found and value:
        yield Fact(
            role=Role.TARGET, field="number", value=value, strength=Strength.HARD,
            words=message[found.start() : found.end()].strip(), turn=turn,
            scope=Scope.TURN if value == "1" else Scope.CONVERSATION,
        )  # fmt: skip


def wants_one_of_each(ledger: Ledger) -> bool:
    return any(fact.value == ONE_OF_EACH for fact in ledger.having(Role.TARGET, field="number"))


def number_asked(facts: Iterable[Fact]) -> int | None:
    """Return how many picks are asked for, None where nobody said."""
    said = [fact.value for fact in facts if fact.field == "number" and fact.value.isdigit()]
    return int(said[-1]) if said else None
