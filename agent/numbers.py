"""Years and lengths in words: "the 80s", "under two hours", 八十年代, 两个小时以内."""

import re
from typing import NamedTuple

from retrieval.models import Range
from retrieval.spelling import simplified


class Bound(NamedTuple):
    """A range found in a text, the characters it came from, and whether it is meant strictly."""

    field: str
    range: Range
    strict: bool
    start: int
    end: int


_DIGITS = dict(zip("零〇一二两俩三四五六七八九", (0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "an": 1, "a": 1, "half": 0,
}  # fmt: skip
_DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990,
}  # fmt: skip
_VAGUE = re.compile(
    r"vibe|feel|style|mood|sound|aesthetic|spirit|-ish|\bor so\b|风格|感觉|味道|那种|氛围|气息|范儿|"
    r"前后|左右|前後",
    re.IGNORECASE,
)
_Y = r"(\d{4}|(?:[一二三四五六七八九零〇]{4}))"
_DECADE_WORD = rf"({'|'.join(_DECADES)})"
_DECADE = rf"(?:(\d{{4}}|\d{{2}})['’]?s\b|{_DECADE_WORD}\b)"
_ZH_DECADE = r"((?:\d{2}|\d{4}|[一二三四五六七八九]十|[二三四五六七八九]〇))年代"
_BEFORE = r"(?:before|older than|earlier than|pre-?|prior to|up to|until)"
_AFTER = r"(?:after|since|newer than|later than|post-?)"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_N = (
    rf"(\d+(?:\.\d+)?|(?:{_TENS})[ -]five|{_TENS}|fifteen|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"an|a|half an)"
)
_UNIT = r"\s*-?\s*(hours?|hrs?|h|minutes?|mintues|minuets|minuts|mins?|min)\b(\s+and a half)?"
_AT_MOST = (
    r"(?:only (?:have|got)|(?:have|have got|['’]ve got) (?:exactly|just|only)|(?:done|over|through|"
    r"finished) in|under|below|less than|no more than|not more than|at most|within|up to|"
    r"max(?:imum)?|shorter than|not over|nothing over|not exceed(?:ing)?|"
    r"(?:no|not|nothing|isn['’]t) (?:any )?longer than|capped at|(?:be )?done with (?:it )?(?:inside|"
    r"within|in)|inside)"
)
_AT_LEAST = r"(?:over|more than|at least|longer than|above|min(?:imum)?)"
_ZN = r"(\d+(?:\.\d+)?|半|[一二两俩三四五六七八九十百零]+)"
_ZUNIT = r"\s*个?(半)?(小时|钟头|分[钟种])"

_WORKS = (
    r"(?:films?|movies?|series|shows?|albums?|records?|songs?|tracks?|books?|novels?|games?|podcasts?|"
    r"episodes?|documentar(?:y|ies)|paintings?|photographs?|photos?)\b"
)

ABOUT = 5
"""Years on both sides of "around 2000"."""

_YEARS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (
            rf"(?:between|from)?\s*\b{_Y}\s*年?\s*(?:-|–|—|to|and|until|到|至|~)\s*{_Y}\s*年?",
            "span",
        ),
        (rf"{_BEFORE}\s+(?:the\s+)?(?:year\s+)?{_DECADE}", "before decade"),
        (rf"{_AFTER}\s+(?:the\s+)?{_DECADE}", "after decade"),
        (rf"from\s+(?:the\s+)?{_DECADE}\s*(?:on(?:wards?)?\b|or later|and later)", "after decade"),
        (rf"{_BEFORE}\s+(?:the\s+)?(?:year\s+)?\b{_Y}\b", "before"),
        (rf"{_AFTER}\s+(?:the\s+)?(?:year\s+)?\b{_Y}\b", "after"),
        (rf"from\s+\b{_Y}\s+(?:on(?:wards?)?|or later|and later)\b", "after"),
        (rf"\b{_Y}\s+at (?:the )?(?:very |absolute )?latest|(?:no|not) later than\s+{_Y}\b", "until"),
        (rf"{_Y}\s+at (?:the )?(?:very )?earliest|(?:no|not) (?:earlier|older) than\s+{_Y}\b", "after"),
        (rf"(?:最晚|最迟|不晚于|截止|截至)[到在]?\s*{_Y}\s*年?", "until"),
        (rf"(?:最早|不早于)[到在]?\s*{_Y}\s*年?", "after"),
        # two digits: what may as well be "ten years ago" is left
        (r"(?<!\d)(0\d|[4-9]\d)年\s*(?:以前|之前|前)", "before short"),
        (r"(?<!\d)(0\d|[4-9]\d)年\s*(?:以后|之后|以来|后|起|开始)", "after short"),
        (r"(?<!\d)(0\d|[4-9]\d)年(?!代)(?=的|出)", "year short"),
        (
            rf"{_Y}\s*年?\s*(?:前后|左右|上下)|(?:\baround|\babout|\bcirca|大概|大约)\s+(?:the year )?{_Y}\b",
            "about",
        ),
        (r"(?<!\d)([0-9]\d)年?\s*(?:到|至|-|~)\s*([0-9]\d)年", "span short"),
        (rf"{_Y}\s*年?\s*(?:以前|之前|前)", "before"),
        (rf"{_Y}\s*年?\s*(?:以后|之后|以来|后|起|开始)", "after"),
        (rf"{_ZH_DECADE}\s*(?:以前|之前)", "before decade"),
        (rf"{_ZH_DECADE}\s*(?:以后|之后|以来)", "after decade"),
        (r"\b(?:the\s+)?(?:19)?(\d0)s?\s*(?:or|and|to|&|-|/)\s*(?:the\s+)?(?:19)?(\d0)s\b", "decades"),
        (rf"(?:the\s+)?\b{_DECADE_WORD}\s*(?:or|and|to|&|-|/)\s*(?:the\s+)?{_DECADE_WORD}\b", "decades"),
        (r"([一二三四五六七八九])([一二三四五六七八九])十年代", "zh decades"),
        (rf"(?:early|late|mid)?-?\s*(?:the\s+)?{_DECADE}", "decade"),
        (rf"(?:上世纪|二十世纪|20世纪)?{_ZH_DECADE}", "decade"),
        (rf"(?:from|in|of|made in)\s+\b{_Y}\b", "year"),
        (rf"{_Y}\s*年(?!代)", "year"),
        (rf"\b((?:1[5-9]|20)\d\d)\s+(?:\w+\s+)?{_WORKS}", "year"),
        (r"\b(?:the\s+)?(?:20th|twentieth) century|(?:二十|20)世纪", "1900..1999"),
        (r"\b(?:this|the 21st) century|21世纪|二十一世纪|本世纪|这个世纪", "2000.."),
    )
)
_LENGTHS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"\bthree[ -]quarters of an hour|三刻钟", "..45"),
        (r"\ba quarter of an hour|一刻钟", "..15"),
        (rf"{_AT_MOST}\s+(?:about\s+)?{_N}(\s+and a half)?{_UNIT}", "most"),
        (rf"{_N}{_UNIT}\s*(?:or more|or longer|at least|plus|and up)", "least"),
        (rf"{_AT_LEAST}\s+(?:about\s+)?{_N}(\s+and a half)?{_UNIT}", "least"),
        (
            rf"{_N}(\s+and a half)?{_UNIT}\s*(?:(?:an?|per|each)\s+\w+\s+)?"
            r"(?:or less|or shorter|max(?:imum)?|at (?:the )?most|tops|at (?:the )?outside|at a push|"
            r"and no more|and not a minute more)",
            "most",
        ),
        (
            rf"(?:不超过|不要超过|别超过|不到|少于|短于|(?:最多|顶多|至多|"
            rf"撑死)[^，。\d一二两半三四五六七八九十]{{0,5}}|只有|只剩){_ZN}{_ZUNIT}",
            "most",
        ),
        (rf"(?:超过|多于|长于|至少|不少于){_ZN}{_ZUNIT}", "least"),
        (rf"{_ZN}{_ZUNIT}\s*(?:以内|之内|以下|内|封顶|顶天|撑死)", "most"),
        (rf"{_ZN}{_ZUNIT}\s*(?:以上)", "least"),
        (r"[一二三四五六七八九两]([一二三四五六七八九两])个?(小时|钟头|分钟)", "most"),
        (rf"(?:about|around|roughly)\s+{_N}(\s+and a half)?{_UNIT}", "about"),
        (rf"{_ZN}{_ZUNIT}\s*(?:左右|上下)", "about"),
        (rf"\b{_N}{_UNIT}\s+or so\b", "about"),
        (rf"\b{_N}{_UNIT}[-\s]+(?:long\s+)?(?:\w+\s+)?{_WORKS}", "about"),
        (rf"{_ZN}{_ZUNIT}长?的", "about"),
    )
)


def bounds(text: str) -> list[Bound]:
    """Return the years and lengths asked for in the text, in either language."""
    plain = simplified(text)
    found: list[Bound] = []
    for field, patterns in (("duration_minutes", _LENGTHS), ("year", _YEARS)):
        for pattern, kind in patterns:
            for match in pattern.finditer(plain):
                taken = any(match.start() < b.end and b.start < match.end() for b in found)
                span = None if taken else _range(field, kind, match)
                if span is not None:
                    strict = not _VAGUE.search(plain, match.start(), match.end() + 12)
                    found.append(Bound(field, span, strict and kind != "about", match.start(), match.end()))
    return sorted(found, key=lambda bound: bound.start)


def _range(field: str, kind: str, match: re.Match[str]) -> Range | None:
    if ".." in kind:
        return Range.parse(kind)
    groups = [group for group in match.groups() if group]
    if field == "duration_minutes":
        return _length(kind, groups)
    if kind == "zh decades":
        groups = [f"{group}十" for group in groups]
    years = [_year(group, "decade" in kind or "short" in kind) for group in groups[:2]]
    if any(year is None or not 1000 <= year <= 2100 for year in years):
        return None
    return _years(kind, [year for year in years if year is not None])


def _years(kind: str, years: list[int]) -> Range | None:
    first, last = min(years), max(years)
    spans = {
        "span": Range(low=first, high=last) if len(years) > 1 else None,
        "span short": Range(low=first, high=last) if len(years) > 1 else None,
        "about": Range(low=first - ABOUT, high=last + ABOUT),
        "before": Range(high=first - 1),
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


def _year(text: str, is_decade: bool) -> int | None:
    if text.casefold() in _DECADES:
        return _DECADES[text.casefold()]
    digits = "".join(str(_DIGITS.get(letter, letter)) for letter in text.replace("十", "〇"))
    if not digits.isdigit():
        return None
    year = int(digits)
    if is_decade and year < 100:
        return year + (2000 if year < 20 else 1900)
    return year


def _length(kind: str, groups: list[str]) -> Range | None:
    amount = _amount(groups[0])
    if amount is None:
        return None
    hours = any(group.casefold().startswith(("h", "小时", "钟头")) for group in groups[1:])
    half = any("half" in group or group == "半" for group in groups)
    minutes = round((amount + (0.5 if half else 0)) * (60 if hours else 1))
    match kind:
        case "most":
            return Range(high=minutes)
        case "least":
            return Range(low=minutes)
        case _:
            return Range(low=round(minutes * 0.8), high=round(minutes * 1.2))


def _amount(text: str) -> float | None:
    words = re.split(r"[\s-]+", text.casefold())
    if words[0] in _SMALL:
        return float(_SMALL[words[0]] + (5 if words[-1] == "five" and len(words) > 1 else 0))
    if text == "半":
        return 0.0
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        return 100.0 * _DIGITS.get(hundreds, 1) + (_amount(rest.lstrip("零")) or 0 if rest else 0)
    if all(letter in _DIGITS or letter == "十" for letter in text):
        tens, _, ones = text.rpartition("十")
        ten = 0 if "十" not in text else 10 * (_DIGITS[tens] if tens else 1)
        return float(ten + (_DIGITS[ones] if ones else 0))
    return float(text)
