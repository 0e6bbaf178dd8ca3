"""Years in words: "the 80s", "late nineties", "2000 or later", 八十年代末, 2000年及以后."""

import re
from datetime import date

from retrieval.models import Range

from .phrases import WORKS

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990, "noughties": 2000, "naughties": 2000, "aughts": 2000,
    "twenty-tens": 2010, "twenty tens": 2010, "两千": 2000,
}  # fmt: skip
_CENTURIES = {
    word: number
    for number, word in enumerate(
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), start=14
    )
} | {f"十{letter}": 10 + number for number, letter in enumerate("一二三四五六七八九", start=1)}
_Y = r"(\d{4}|(?:[一二三四五六七八九零〇]{4}))"
_DECADE_WORD = rf"({'|'.join(word for word in _DECADES if word.isascii())})"
_DECADE = rf"(?:(\d{{4}}|\d{{2}})['’]?s\b|{_DECADE_WORD}\b)"
_ZH_DECADE = r"((?:\d{2}|\d{4}|[一二三四五六七八九]十|[零〇一二三四五六七八九][零〇]|两千))年代"
_BEFORE = r"(?:before|b4|older than|earlier than|pre-?|prior to)"
_UNTIL = r"(?:up (?:to|until|till)(?:,? (?:and )?including,?)?|until|till|as late as)"
_AFTER = r"(?:after|newer than|more recent than|later than|post-?|past|beyond)"
_SINCE = r"since"
_SEP = r"(?:\s+|(?<=-))"
_LATER = (
    r"(?:(?:or|and) (?:later|after|newer|up|upwards?|more recent|beyond|onwards?)|onwards?|upwards?|"
    r"plus)\b|\+"
)
_EARLIER = r"(?:or|and) (?:earlier|before|older|prior)\b"
_TO = r"(?:or|and|to|through|thru|till|until|&|-|–|/)"
_CENTURY = rf"(?:(1[4-9]|20)th|({'|'.join(word for word in _CENTURIES if word.isascii())}))[- ]century"
_ZH_CENTURY = r"(?:第)?(?:(十[四五六七八九]|二十)|(1[4-9]|20))世纪"
_FEW = r"(\d{1,2}|two|three|four|five|six|seven|eight|ten|fifteen|twenty|thirty)"
_FEW_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "fifteen": 15,
    "twenty": 20, "thirty": 30, "couple of": 2, "few": 3, "decade": 10, "两": 2, "十": 10, "二十": 20,
    "三十": 30, "十五": 15, "几": 3,
}  # fmt: skip

ABOUT = 5
"""Years on both sides of "around 2000"."""
_THIRDS = {
    ("early", "初", "前期", "前半叶"): (0, 33),
    ("mid", "中叶", "中期"): (34, 66),
    ("late", "末", "后期", "后半叶"): (67, 99),
    ("turn of the",): (-10, 15),
}
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}

_ERAS = (
    (r"\bpre-?war\b|\bbefore (?:the|world) war(?: two| ii| 2)?\b|战前(?!线)", "..1938"),
    (r"\bpost-?war\b|战后", "1945.."),
    (r"\binter-?war\b|\bbetween the wars\b|两战之间", "1918..1939"),
    (
        r"\bvictorian\b(?=\s+(?:\w+\s+)?(?:novels?|books?|fiction|literature|paintings?|poems?|poetry|photos?))",
        "1837..1901",
    ),
    (r"\bsilent[ -](?:era|films?|movies?|cinema|pictures?|comed(?:y|ies))\b|默片|无声电影", "..1930"),
    (r"民国(?:时期|时候|年间|那会儿?|时代)?(?=[的那老]|小说|电影|歌|$|\W)", "1912..1949"),
    (r"(?:解放|建国|新中国成立)(?:以前|之前|前)", "..1948"),
    (r"(?:解放|建国|新中国成立)(?:以后|之后|后|初期?)", "1949.."),
    (r"(?:文革|文化大革命)(?:以前|之前|前)", "..1965"),
    (r"(?:文革|文化大革命)(?:以后|之后|后)", "1977.."),
    (r"改革开放(?:以后|之后|以来|后|初期?)", "1978.."),
    (r"(?:千禧年|2000年代|新千年)(?:以后|之后|以来|后)", "2000.."),
    (r"\b(?:this|the current) decade\b|20年代以来|这十年", "2020.."),
    (r"宋[代朝](?=的|画|$)|宋画", "960..1279"),
    (r"唐[代朝](?=的|画|$)", "618..907"),
    (r"元[代朝](?=的|画|$)", "1271..1368"),
    (r"明[代朝](?=的|画|$)", "1368..1644"),
    (r"清[代朝](?=的|画|$)", "1644..1911"),
)
"""Times with a name of their own, and the years of the works made in them."""

YEARS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        *_ERAS,
        (
            rf"\b(early|mid|late|turn of the)[- ]+(?:the )?{_CENTURY}|{_ZH_CENTURY}(初|中叶|中期|"
            rf"末|前期|后期|前半叶|后半叶)",
            "century part",
        ),
        (r"\b(?:the )?(1[5-8]00)['’]?s\b", "hundreds"),
        (rf"\b(?:at least|more than|over) {_FEW} years old\b", "old"),
        (
            rf"(?:between|from)?\s*(?<!\d){_Y}\s*年?\s*(?:-|–|—|to|and|until|through|到|至|~)\s*{_Y}\s*年?",
            "span",
        ),
        (rf"\b{_BEFORE}{_SEP}(?:the\s+)?(?:year\s+)?{_DECADE}", "before decade"),
        (rf"\b{_UNTIL}\s+(?:the\s+)?{_DECADE}", "before decade"),
        (rf"\b(?:{_AFTER}|{_SINCE}){_SEP}(?:the\s+)?{_DECADE}", "after decade"),
        (rf"(?:from\s+)?(?:the\s+)?\b{_DECADE}\s*(?:{_LATER})", "after decade"),
        (rf"from\s+(?:the\s+)?{_DECADE}\s*on\b", "after decade"),
        (rf"\b{_BEFORE}{_SEP}(?:the\s+)?(?:year\s+)?{_Y}\b", "before"),
        (rf"\b{_AFTER}{_SEP}(?:the\s+)?(?:year\s+)?{_Y}\b", "beyond"),
        (rf"\b{_SINCE}\s+(?:the\s+)?(?:year\s+)?{_Y}\b", "after"),
        (rf"(?:晚于|迟于|新于){_Y}年?", "beyond"),
        (rf"(?:早于|老于|旧于){_Y}年?", "before"),
        (rf"(?:不要|[别莫甭勿]|不|唔好)(?:超过|晚于){_Y}年?", "until"),
        (rf"\b{_UNTIL}\s+(?:the\s+)?(?:year\s+)?{_Y}\b", "until"),
        (rf"(?:from\s+)?\b{_Y}\s*(?:{_LATER})|from\s+\b{_Y}\s+on\b", "after"),
        (rf"\b{_Y}\s+{_EARLIER}", "until"),
        (rf"\b{_Y}\s+at (?:the )?(?:very |absolute )?latest|(?:no|not) later than\s+{_Y}\b", "until"),
        (rf"{_Y}\s+at (?:the )?(?:very )?earliest|(?:no|not) (?:earlier|older) than\s+{_Y}\b", "after"),
        (rf"(?:最晚|最迟|不晚于|截止|截至)[到在]?\s*{_Y}\s*年?", "until"),
        (rf"(?:最早|不早于)[到在]?\s*{_Y}\s*年?", "after"),
        # two digits: what may as well be "ten years ago" is left
        (r"(?<!\d)(0\d|[4-9]\d)年\s*[及或和]?(?:以前|之前|往前|前)", "before short"),
        (r"(?<!\d)(0\d|[4-9]\d)年\s*[及或和]?(?:以后|之后|以来|往后|后|起|开始)", "after short"),
        (r"(?<!\d)(0\d|[4-9]\d)年(?!代)(?=的|出(?!生))", "year short"),
        (
            rf"{_Y}\s*年?\s*(?:前后|左右|上下)|(?:\baround|\babout|\bcirca|大概|大约)\s+(?:the year )?{_Y}\b",
            "about",
        ),
        (r"(?<!\d)([0-9]\d)年?\s*(?:到|至|-|~|、|或者?|和|跟)\s*([0-9]\d)年(?!代)", "span short"),
        (r"['’](\d\d)\s*(?:or|and|to|-|–|through)\s*['’]?(\d\d)\b(?!['’]?s)", "span short"),
        (rf"{_Y}\s*年?\s*[及或和]更?(?:以前|之前|前|早)", "until"),
        (rf"{_Y}\s*年?\s*(?:以前|之前|往前|前)", "before"),
        (rf"{_Y}\s*年?\s*之后", "beyond"),  # 以后 counts the year itself
        (rf"{_Y}\s*年?\s*(?:及|或者?|和)?更?(?:以后|之后|以来|往后|后|起|开始|晚|更新|新)", "after"),
        (rf"{_ZH_DECADE}\s*(?:以前|之前|往前)", "before decade"),
        (rf"{_ZH_DECADE}\s*[及或和]?(?:以后|之后|以来|往后)", "after decade"),
        (rf"\b(?:the\s+)?(?:19)?(\d0)s?\s*{_TO}\s*(?:the\s+)?(?:19)?(\d0)s\b", "decades"),
        (rf"(?:the\s+)?\b{_DECADE_WORD}\s*{_TO}\s*(?:the\s+)?{_DECADE_WORD}\b", "decades"),
        (
            r"(?:上世纪|二十世纪|20世纪|上个世纪)?([一二三四五六七八九])([一二三四五六七八九])十年代",
            "zh decades",
        ),
        (
            r"((?<!\d)\d0|[一二三四五六七八九]十)(?:年代)?\s*(?:到|至|和|与|、|-|~)\s*(\d0|"
            r"[一二三四五六七八九]十)年代",
            "decades",
        ),
        *((rf"\b{part}(?:dle)?(?:[ -]of)?[ -]+(?:the\s+)?{_DECADE}", f"{part} decade") for part in _PARTS),
        *(
            (rf"(?:上世纪|二十世纪|20世纪)?{_ZH_DECADE}的?(?:{said})", f"{part} decade")
            for part, said in zip(
                _PARTS, ("初期?|早期|前期|头几年", "中期|中叶|中段", "末期?|后期|晚期|尾"), strict=True
            )
        ),
        (rf"(?:the\s+)?\b{_DECADE}", "decade"),
        (rf"(?:上世纪|二十世纪|20世纪)?{_ZH_DECADE}", "decade"),
        (r"(?:from|in|of)\s+['’](\d\d)\b(?!s)", "year short"),
        (
            rf"(?:from|in|of|made in|(?:the )?year)\s+(?:the year )?\b{_Y}\b",
            "year",
        ),
        (rf"{_Y}\s*年(?!代)", "year"),
        (rf"\b((?:1[5-9]|20)\d\d)\s+(?:\w+\s+)?{WORKS}", "year"),
        (r"\b(?:this|the 21st|the twenty-first) century|21世纪|二十一世纪|本世纪|这个世纪|新世纪", "2000.."),
        (rf"(?:the\s+)?\b{_CENTURY}|(?:第)?(十[四五六七八九]|1[4-9])世纪", "century"),
        (r"\b(?:the\s+)?20th century|(?:二十|20|上个?)世纪(?!末)", "1900..1999"),
        (r"上个?世纪末", "1990..1999"),
        (r"千禧年代|千禧年初", "2000..2009"),
        (
            rf"\b(?:the )?(?:last|past) (?:{_FEW}|(couple of|few)) years\b|\b(?:the )?(?:last|"
            rf"past) (decade)\b|"
            r"(?:最近|近|过去|这)(十五|[二三]?十|[两几三四五六七八九]|\d{1,2})年(?:来|间|以来|内|"
            r"里)?(?=的|出|拍|$|[，。！？,.])",
            "recent",
        ),
        (
            r"\bfrom this year\b|\bthis year['’]s\b|今年"
            r"(?:出|[^，。]{0,4}的(?=[^，。]{0,4}(?:片|电影|剧|书|小说|歌|专辑|游戏|播客|新)))",
            "this year",
        ),
        (
            r"\bfrom last year\b|\blast year['’]s\b|去年"
            r"(?:出|[^，。]{0,4}的(?=[^，。]{0,4}(?:片|电影|剧|书|小说|歌|专辑|游戏|播客|新)))",
            "last year",
        ),
    )
)
BORN = re.compile(
    r"\b(?:born(?: in| back in|,| \(|,? in)|(?:birth )?year (?:is|was)|"
    r"i (?:was|turned) [\w-]+(?: years old)? in|(?:graduated|married|met) in) ?(?:(?P<en>\d{4})|"
    r"['’]?(?P<short>\d\d))\b|"
    r"\b(?:i|s?he)(?:['’]?(?:m|s)| am| is| was) an? (?P<baby>(?:19|20)\d\d) (?:baby|kid|child|model)\b|"
    r"(?P<zh>\d{4}|\d\d)年?(?:出生|"
    r"生)(?=的?[人，。！？\s]|的|$)|(?<![给推帮])我(?:是)?(?P<of>\d{4}|\d\d)年的?(?=人|[\s，。！？]|$)",
    re.IGNORECASE,
)
"""When the user was born; it is wished for only where works of that year are."""
BEFORE_BIRTH = re.compile(
    r"\b(?:before|older than|predat\w+) (?:i was|my|me)\b|(?:我)?出生(?:以前|之前|前)|"
    r"比我(?:还)?(?:老|大|早|年纪大)",
    re.IGNORECASE,
)
"""Where what is older than the user is wished for."""
AFTER_BIRTH = re.compile(
    r"\b(?:after|newer than|younger than) (?:i was born|my birth|me)\b|我?出生(?:以后|之后|后)|"
    r"(?:\b(?:no|nothing|never|not|veto\w*|ban\w*|hates?|refuses?)|n['’]t)\b[^.!?]{0,25}"
    r"\b(?:older than|before) (?:s?he|i|they) (?:is|am|are|was|were)\b",
    re.IGNORECASE,
)
"""Where what is newer than the user is spoken of."""
OF_THAT_YEAR = re.compile(
    r"\b(?:that|the same|birth) year\b|\b(?:from|back) then\b|\byear (?:that )?i was born\b|"
    r"\b(?:my|as old as) (?:age|me|i am)\b|那一?年(?!代)|出生(?:那|的)年|同(?:岁|龄|年)|一样大",
    re.IGNORECASE,
)


def year_range(kind: str, groups: list[str]) -> Range | None:
    """Return the years that the words of this kind ask for; `groups` are those that name a year."""
    named = _of_its_own_kind(kind, groups)
    if named is not None:
        return named
    if kind == "zh decades":
        groups = [f"{group}十" for group in groups]
    years = [year_of(group, is_short="decade" in kind or "short" in kind) for group in groups[:2]]
    if any(year is None or not 1000 <= year <= 2100 for year in years):
        return None
    return _years(kind, [year for year in years if year is not None])


def _of_its_own_kind(kind: str, groups: list[str]) -> Range | None:
    """Return the years of a kind that counts otherwise than in years and decades; None for any other."""
    now, said = date.today().year, "".join(groups[:1]).casefold()
    match kind:
        case "recent":
            return Range(low=now - (_few(said) or _DIGITS.get(said, 5)))
        case "old":
            return Range(high=now - _few(said))
        case "this year" | "last year":
            year = now - (kind == "last year")
            return Range(low=year, high=year)
        case "century part":
            return _part_of_century(groups)
        case "century" | "hundreds":
            number = int(said) if said.isdigit() else _CENTURIES[said]
            first = number if kind == "hundreds" else 100 * number - 100
            return Range(low=first, high=first + 99)
        case _:
            return None


def _few(said: str) -> int:
    return int(said) if said.isdigit() else _FEW_WORDS.get(said, 0)


def _part_of_century(groups: list[str]) -> Range:
    """Return the third of a century: "early 20th century", 十九世纪末."""
    century = next(said for said in groups if said.isdigit() or said in _CENTURIES or said == "二十")
    number = int(century) if century.isdigit() else 20 if century == "二十" else _CENTURIES[century]
    part = next(said for said in groups if said != century).casefold()
    low, high = next(span for said, span in _THIRDS.items() if part in said)
    return Range(low=100 * number - 100 + low, high=100 * number - 100 + high)


def _years(kind: str, years: list[int]) -> Range | None:
    first, last = min(years), max(years)
    part, _, _ = kind.partition(" ")
    if part in _PARTS:
        low, high = _PARTS[part]
        return Range(low=first + low, high=first + high)
    spans = {
        "span": Range(low=first, high=last) if len(years) > 1 else None,
        "span short": Range(low=first, high=last) if len(years) > 1 else None,
        "about": Range(low=first - ABOUT, high=last + ABOUT),
        "before": Range(high=first - 1),
        "beyond": Range(low=first + 1),
        "before short": Range(high=first - 1),
        "until": Range(high=first),
        "before decade": Range(high=first - 1),
        "after": Range(low=first),
        "after short": Range(low=first),
        "after decade": Range(low=first),
        "decade": Range(low=first, high=first + 9),
        "decades": Range(low=first, high=last + 9),
        "zh decades": Range(low=first, high=last + 9),
        "year": Range(low=first, high=first),
        "year short": Range(low=first, high=first),
    }
    return spans[kind]


def year_of(text: str, *, is_short: bool) -> int | None:
    """Return the year or decade in digits or words; of a short one the century is left out."""
    if text.casefold() in _DECADES:
        return _DECADES[text.casefold()]
    digits = "".join(str(_DIGITS.get(letter, letter)) for letter in text.replace("十", "〇"))
    if not digits.isdigit():
        return None
    year = int(digits)
    if is_short and year < 100:
        return year + (2000 if year < 20 else 1900)
    return year
