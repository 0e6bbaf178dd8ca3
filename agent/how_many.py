"""How many picks a message asks for: "5 novels", "just one", 给我三个, 一首就好."""

import re
from collections.abc import Iterator

from retrieval.spelling import simplified
from retrieval.vocabulary import Mention, vocabulary

MOST = 20
"""More picks than that nobody asks for: it is a number of something else."""
_WORDS = {
    **{w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)},
    **{letter: n for n, letter in enumerate("一二三四五六七八九十", 1)},
    "两": 2, "俩": 2, "仨": 3, "a couple of": 2, "a couple": 2, "a pair of": 2, "half a dozen": 6,
    "a dozen": 12, "a single": 1, "dozen": 12,
}  # fmt: skip
_ANY = "|".join(sorted((w for w in _WORDS if w.isascii()), key=len, reverse=True))
_COUNT = rf"(?:(?:{_ANY}|\d{{1,2}})\s*(?:or|to|-|–)\s*)?(?P<n>{_ANY}|\d{{1,2}})"
_THINGS = (
    r"(?:picks?|suggestions?|recommendations?|recs|options?|titles|things|ones|examples|ideas|choices|"
    r"novellas|stories|poems|comics|reads|more)\b"
)
_NAMED = re.compile(
    rf"(?<![\w.:'’/-]){_COUNT}\s+"
    r"(?!(?:of|a|the|and|or|per|for|in|to|on|at)\b)(?P<between>(?:[\w'’-]+,?\s+){0,3})$",
    re.IGNORECASE,
)
"""Before a word for works: "5 good novels"."""
_GENERAL = re.compile(
    rf"(?<![\w.:'’/-]){_COUNT}\s+(?P<between>(?:[\w'’-]+\s+){{0,2}}?)"
    rf"(?:{_THINGS}(?!\s+(?:thing|question|time)s?\b)|of (?:them|['’]?em)(?=\W*(?:$|please|pls)))",
    re.IGNORECASE,
)
_NOT_PICKS = re.compile(
    r"\b(?:minutes?|mins?|hours?|hrs?|years?|yrs?|pages?|stars?|parts?|seasons?|episodes?|people|persons?|players?|"
    r"adults?|kids?|children|girls?|boys?|friends?|nights?|evenings?|days?|weeks?|months?|decades?|times|"
    r"in|on|at|for|about|with|by|who|that|which|and|or|is|are|was|were|i|we|of|hundred|thousand)\b",
    re.IGNORECASE,
)
"""What is counted instead, where it stands between the number and the word for works."""
_DEFINITE = re.compile(
    r"\b(?:the|my|our|your|his|her|their|these|those|this|that|last|first|next|previous|other|both|all|every|"
    r"no|number|part|chapter|season|episode|vol(?:ume)?|at|age[ds]?|"
    r"(?<!no more )(?<!not more )than|over|under|there['’]s|there (?:is|are|was|were)|with|about|"
    r"between|from|(?<!list )(?<!bunch )of)\s+$",
    re.IGNORECASE,
)
"""Before a number of works that are there already, or that is no number of works."""
_TOP = re.compile(r"\b(?:your|the|my) (?:top|best|favou?rite)\s+$", re.IGNORECASE)
_TOLD = re.compile(
    r"(?<!could )(?<!can )(?<!would )(?<!may )(?<!should )\b(?:i|we|he|she|"
    r"they)(?:['’]ve)? (?:have |had |already |just |only |once |both )*"
    r"(?:seen|watched|read|heard|played|finished|own|owned|have|got|saw|bought|loved?|liked?|hated?|know|knew|made|"
    r"wrote|did|tried|started)\b(?! (?:time|room))[^,.;!?]*$",
    re.IGNORECASE,
)
"""Before a number of works that somebody tells of: "I have seen two films"."""
_KNOWN = re.compile(
    r"\W*(?:that |which )?(?:i|we|he|she|they)(?:['’]ve|['’]d| have| had)? (?:\w+ )?"
    r"(?:loved?|liked?|hated?|saw|seen|watched|read|heard|played|enjoyed|own|have|keep|adore)\b|"
    r"\s*(?:in|into|on) one\b|\s+(?:from|for|of|per|in) (?:each|every)\b|\s+(?:a|per) (?:day|week|"
    r"month|year)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\b(?:give|gimme|show|send|suggest|recommend|find|pick|name|list|top|want|need|like|have|only|just|exactly|strictly|"
    rf"maybe|max(?:imum)?|at most|up to|no more than|not more than|limit(?: it)? to)\s+"
    rf"(?:(?:me|us|you|of|out|the|just|only|exactly|at most|maybe)\s+)*{_COUNT}(?![\w'’-])"
    rf"(?=\s*(?:[:,.!?;)]|$|(?:please|pls|plz|max|maximum|tops|at most|only|this time|total|"
    rf"in total|is enough|"
    rf"will do|for (?:now|tonight|today|this|me|us|him|her|mum|mom|dad|the)|to (?:start|begin|"
    rf"choose|pick))\b))|"
    rf"^\W*(?:(?:now|ok|okay|and|then|just|maybe|a quick)\W+)*{_COUNT.replace('<n>', '<alone>')}"
    rf"(?=\s*(?:[!?.]*$|(?:please|pls|plz|max|tops|at most|is enough|will do|only)\b))|"
    rf"\b{_COUNT.replace('<n>', '<end>')}\s+(?:at most|max|tops|is (?:plenty|enough)|will do|"
    rf"is all i need)\b",
    re.IGNORECASE,
)
"""A number with no word for works: "just two", "give me 3: ...", "three tops"."""
_ONE = re.compile(
    r"\b(?:just|only|exactly|strictly|no more than|at most) (?:the )?one\b(?! (?:of\b|thing\b|"
    r"question\b|time\b|word\b|"
    r"condition\b|rule\b|request\b|hour\b|night\b|evening\b|day\b|week\b|minute\b|person\b|actor\b))|"
    r"\bone at a time\b|\ba single (?=\w+)|\bone (?:is enough|will do|only|suffices)\b|"
    r"(?<!no )\bone more\b(?! (?:thing|question|time|word|condition|rule|request|point|chance|try|go)\b)",
    re.IGNORECASE,
)
_ONE_WORK = re.compile(
    r"\b(?:need|want|give me|find me|show me|like|suggest|recommend|pick|choose|after|for|^)\W*(?:me |us )?$|"
    r"(?:^|[.,;!?]\s*)(?:(?:and|plus|also|then|now|so|ok(?:ay)?|maybe) )*$",
    re.IGNORECASE,
)
"""Before "one film": one among many is told of more often than asked for."""
_NONE = re.compile(r"\b(?:never|not|don['’]?t|no|without)\b[^,.;!?]{0,20}$", re.IGNORECASE)
"""Before "suggest one" that asks for none."""
_CLASSES = "部本张首款幅档套期支只个条篇"
_ZN = (
    r"(?:[一二两三四五六七八九]?(?=[二三四五六七八九十][部本张首款幅档套期支只个条篇]))?"
    r"(?P<n>[两二三四五六七八九十]|\d{1,2})"
)
_NO_CLASS = (
    r"(?!半|[多几]?(?:小时|钟头|钟|分钟|月|星期|礼拜|世纪|年代)|曲|方面|[^，。！？、给俾畀让适]{0,3}(?:人|孩子|小孩|小朋友|娃|宝宝|学生|朋友|"
    r"同学|同事|女儿|儿子|妹|姐|弟|哥|演员|主角|条件|要求|问题|理由|原因|字|选项里)|"
    r"[^，。！？、]{0,2}[都也全]|里|中间|当中|当中)"
)
_ASKING_ZH = (
    r"(?:推荐?|来|要|给|挑|选|找|介绍|列|整|搞|弄|俾|畀|搵|求|拿|凑|出|安排|换|甩|发|说|最多|至多|顶多|是|加|再|"
    r"只[看听读玩]|就[看听读玩])"
)
_COUNTED_ZH = re.compile(
    rf"{_ASKING_ZH}(?:我|咱|个|出|点|上|够|一下|最多|只|就|先|再|我们|他|她|大概|大约|到)*\s*{_ZN}\s?(?:[{_CLASSES}]{_NO_CLASS})|"
    rf"(?:^|[\s，,。])[一二两三四五六七八九]?(?P<last>[两二三四五六七八九]|(?<![一二两三四五六七八九])十|\d{{1,2}})"
    rf"[{_CLASSES}](?:吧|谢谢|哈|呗|都行|都可以|左右|也行)?\W*$|"
    rf"(?:不要?|[别莫甭勿]|不能|不用|唔好)(?:超过|多于|多过)(?P<most>[两二三四五六七八九十]|\d{{1,2}})[{_CLASSES}]{_NO_CLASS}|"
    rf"(?:推荐?|来|要|给|挑|选|找|整|搞|换)(?:我|咱|个|出|点|上)*(?P<pair>俩|仨)(?!人|小时|钟|孩)",
)
_BEFORE_WORKS_ZH = re.compile(
    rf"(?<![第前后这那哪每上头几月年])(?<!\d){_ZN}\s?(?:[{_CLASSES}]{_NO_CLASS})[^，。！？、；]{{0,9}}$"
)
_ENOUGH_ZH = re.compile(
    rf"(?<![第前后这那哪每上头几])(?P<n>[一两二三四五六七八九十]|\d{{1,2}})\s?[{_CLASSES}]{_NO_CLASS}[^，。！？]{{0,5}}"
    r"(?:就(?:行|好|够|可以|成|得)|足够|足矣|即可|够了|封顶|为限|以内)"
)
_ONE_ZH = re.compile(
    rf"(?:(?:只|仅|光|单|(?<!这)就)(?:要|想要|能|想|给|推荐?|来|挑|选|找|看|听|读|玩|介绍|留|再|我|出)*|"
    rf"(?:[帮替给]我|你来?)[来就再]?(?:挑|选|定)(?:出|上)?)一[{_CLASSES}]"
    rf"(?!半|[{_CLASSES}年月天]|[^，。！？]{{0,2}}(?:人|小时|钟头|条件|要求|问题|次|理由|字))"
)
_TOLD_ZH = re.compile(
    r"(?:[看听读玩刷买养写拍]了|[看听读玩]过|(?<!没)有|喜欢|爱|家里|生了|讲|关于|(?:喜欢|爱|过|我|前面|之前)的)(?:有)?$"
)


def picks_asked(message: str) -> tuple[int, int, int] | None:
    """Return how many picks the message asks for, and where it says so; None where it does not."""
    plain = simplified(message)
    for number, start, end in (*_in_english(plain), *_in_chinese(plain)):
        if 1 <= number <= MOST:
            return number, start, end
    return None


def _in_english(plain: str) -> Iterator[tuple[int, int, int]]:
    if (found := _ONE.search(plain)) and not _NONE.search(plain[: found.start()]):
        yield 1, found.start(), found.end()
    if (found := _BARE.search(plain)) and not _NONE.search(plain[: found.start()]):
        yield _number(next(group for group in found.groups() if group)), found.start(), found.end()
    for work in vocabulary().mentions(plain):
        found = _NAMED.search(plain[: work.start]) if _is_a_word_for_works(plain, work) else None
        if found and _is_asked_for(plain, found, work.end):
            yield _number(found["n"]), found.start(), work.end
    for found in _GENERAL.finditer(plain):
        if _is_asked_for(plain, found, found.end()):
            yield _number(found["n"]), found.start(), found.end()


def _is_a_word_for_works(plain: str, work: Mention) -> bool:
    words = plain[work.start : work.end]
    several = words.endswith("s") and work.kind == "genre"
    return words.isascii() and (work.kind == "medium" or several)


def _is_asked_for(plain: str, number: re.Match[str], end: int) -> bool:
    """Tell whether the works counted are asked for, and not told of: "two films I loved"."""
    before = plain[: number.start()]
    if _NOT_PICKS.search(number["between"]) or _TOLD.search(before) or _KNOWN.match(plain, end):
        return False
    if _DEFINITE.search(before) and not _TOP.search(before):
        return False
    one = _number(number["n"]) == 1
    return not one or number["n"].casefold() == "a single" or _ONE_WORK.search(before) is not None


def _in_chinese(plain: str) -> Iterator[tuple[int, int, int]]:
    for pattern in (_ENOUGH_ZH, _COUNTED_ZH):
        for found in pattern.finditer(plain):
            if not _TOLD_ZH.search(plain[: found.start()]):
                yield _number(next(g for g in found.groups() if g)), found.start(), found.end()
    if found := _ONE_ZH.search(plain):
        yield 1, found.start(), found.end()
    for work in vocabulary().mentions(plain):
        found = _BEFORE_WORKS_ZH.search(plain[: work.start]) if work.kind == "medium" else None
        if found and not _TOLD_ZH.search(plain[: found.start()]):
            yield _number(found["n"]), found.start(), work.end


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _WORDS[said.casefold()]
