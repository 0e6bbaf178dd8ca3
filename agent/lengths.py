"""Lengths in words: "under two hours", "1h45 tops", "the bus comes in 15 minutes", 两个小时以内."""

import re

from retrieval.models import Range

from .phrases import WORKS

_ONES = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        start=1,
    )
} | {"an": 1, "a": 1, "half": 0}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_DIGITS = dict(zip("零〇一二两俩三四五六七八九", (0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))

_N = (
    rf"(?:\d+(?:\.\d+)?|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_ONES)[:9])}))?|"
    rf"{'|'.join(sorted(list(_ONES)[:19], key=len, reverse=True))}|half an|half|an|a)"
)
_HOUR = r"(?:hours?|hrs?|h)(?![a-z0-9])"
_CLOCK = r"\b[0-4]:[0-5]\d\b(?! ?(?:am|pm|o))"
_MINUTE = r"(?:minutes?|mintues|minuets|minuts|mins?|min|m)(?![a-z0-9])"
_SPAN = (
    rf"(?:\b\d{{1,2}}\s*h(?:(?:ou)?rs?)?\s*\d{{1,2}}(?:\s*{_MINUTE})?(?!\d)|"
    rf"\b{_N}\s*-?\s*{_HOUR}(?:\s+and\s+(?:a\s+half|a\s+quarter|\d{{2}}(?!\d))\b|\s+(?:and\s+)?{_N}\s*-?\s*{_MINUTE})?|"
    rf"\b{_N}\s+and\s+a\s+half\s*-?\s*{_HOUR}|\b{_N}\s*-?\s*{_MINUTE}|"
    rf"{_CLOCK}|\bthree[ -]quarters of an hour|\ba quarter of an hour)"
)
_ZN = r"(?:\d+(?:\.\d+)?|半|[一二两俩三四五六七八九十百零]+)"
_ZH_SPAN = (
    rf"(?:{_ZN}\s*(?:个?半?(?:小时|钟头)|个半?钟(?!头))(?:[零又]?(?:{_ZN}\s*分[钟种]?|[一二三]刻))?|{_ZN}\s*分[钟种]|"
    rf"\d+\s*(?:min(?:ute)?s?|h(?:our)?s?|hrs?)(?![a-z])|[一二三]刻钟)"
)
_AT_MOST = (
    r"(?:only (?:have|got)|(?:have|have got|['’]ve got) (?:exactly|just|only)|(?:done|over|through|"
    r"finished) in|under|below|less than|no more than|not more than|at most|within|up to|"
    r"max(?:imum)?(?: of)?|shorter than|not over|nothing over|not exceed(?:ing)?|"
    r"(?:no|not|nothing|isn['’]t) (?:any )?longer than|capped at|sub-?|<=?|≤|"
    r"cap(?:ped)? (?:it )?at|limit(?:ed)? (?:it )?to|(?:be )?done with (?:it )?(?:inside|"
    r"within|in)|inside|not a minute (?:over|past|more than))"
)
_AT_LEAST = r"(?:over|more than|at least|longer than|above|min(?:imum)?(?: of)?|no (?:shorter|less) than)"
_AWAY = (
    r"(?:comes?|coming|leaves?|leaving|starts?|starting|begins?|arrives?|arriving|departs?|departing|closes?|"
    r"closing|ends?|due|boards?|boarding|lands?|landing|to bed|to sleep|go(?:es)? out|pick(?:ed)? up|"
    r"(?:have|need|got) to (?:leave|go|run|be \w+))"
)
_TRIP = (
    r"(?:commutes?|rides?|drives?|flights?|breaks?|lunch(?: break)?s?|walks?|waits?|layovers?|trips?|"
    r"runs?|naps?|"
    r"journeys?|workouts?|stopovers?)\b"
)
_CHANGED = (
    r"(?:(?:make|change|raise|bump|push|stretch|cut|lower|bring|take) (?:it|that)(?: up| down)?(?: to)?|"
    r"(?:let['’]?s )?say|more like)"
)
_TRIP_ZH = (
    r"(?:通勤|地铁|路上|车程|路程|午休|飞机|航班|飞行|高铁|跑步|散步|公交|等车|单程|坐车|开车|火车|课间|吃饭)"
)
_ABOUT_ZH = r"(?:大概|大约|差不多|要|有|得|需要|一共|是|也就|的?时间)*"
_DONE_ZH = r"(?:[看听玩读打追](?:得|能)?(?:完|掉)|通关|搞定|结束|解决)"

LENGTHS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"\bthree[ -]quarters of an hour|三刻钟", "..45"),
        (r"\ba quarter of an hour|一刻钟", "..15"),
        (
            rf"(?<![不别])(?<!不[要会])(?:超过|多于|长于|至少|不少于|起[码马]|少说|最少|不低于|不短于){_ZH_SPAN}",
            "least",
        ),
        (rf"{_ZH_SPAN}\s*(?:以上|起步|往上)", "least"),
        (rf"(?:\b|(?=[<≤])){_AT_MOST}\s*(?:about\s+)?{_SPAN}", "most"),
        (rf"{_SPAN} is (?:\w+ )?(?:the|my|our) (?:max(?:imum)?|limit|most)\b", "most"),
        (
            rf"{_SPAN},?\s*(?:(?:each|apiece|per \w+|an? (?:album|episode|film|book))\s+)?"
            r"(?:or more|or longer|at (?:the )?(?:very |absolute )?least|plus\b|and up|minimum|and over)",
            "least",
        ),
        (rf"\b{_AT_LEAST}\s+(?:about\s+)?{_SPAN}", "least"),
        (
            rf"{_SPAN}(?:[- ](?:long )?(?:\w+ )?{WORKS})?,?\s*(?:(?:an?|per|each)\s+\w+\s+)?"
            r"(?:or less|or shorter|or under|(?:and )?no (?:longer|more)\b|not (?:longer|more)\b|"
            r"the most\b|max(?:imum)?\b|at (?:the )?(?:very )?most|tops\b|"
            r"at (?:the )?outside|"
            r"at a push|and no (?:more|longer)|(?:and )?not a (?:minute|second) (?:more|longer|over))",
            "most",
        ),
        (
            rf"\b(?:i|we) (?:only )?(?:have|got|['’]ve got)(?: got)? (?:about |maybe |like |roughly )?{_SPAN}"
            r"(?! (?:of|old|ago|away)\b)|\b(?:i|we)['’]ve (?:only )?got (?:about |maybe |like )?"
            rf"{_SPAN}",
            "most",
        ),
        (rf"\b{_CHANGED}\s+{_SPAN}", "most"),
        (
            rf"(?:不超过|不要超过|别超过|(?:不要|别|不)长[过于]|不到|少于|短于|(?:最多|顶多|至多|"
            rf"撑死|控制在|缩短到|压缩到|压到|放宽到|延长到|降到|加到|"
            rf"改[成到为])[^，。\d一二两半三四五六七八九十]{{0,5}}|"
            rf"只有|只剩|就剩|就有|(?<!这)就(?=[^，。]{{2,9}}(?:时间|空|[，。]|$)))(?:大概|大约)?{_ZH_SPAN}",
            "most",
        ),
        (rf"(?<![比好])(?:一)?{_ZH_SPAN}\s*(?:就|也就|便)(?:够|行|可以|好)了?", "most"),
        (rf"{_ZH_SPAN}\s*(?:以内|之内|以下|内|封顶|顶天|撑死|为限)", "most"),
        (rf"{_ZH_SPAN}(?:里|就|之前|的?时间)?(?:能|可以|可)?{_DONE_ZH}", "most"),
        (
            rf"\b(?:finish(?:able|ed)?|complete[d]?|beat(?:en|able)?|playable|doable|read|"
            rf"watch)\b[^,.;!?]{{0,12}}? in (?:under )?{_SPAN}",
            "most",
        ),
        (r"[一二三四五六七八九两]([一二三四五六七八九两])个?(?:小时|钟头|分钟)", "most"),
        (
            rf"(?:\bbetween\s+|\bfrom\s+)?(?<![\d:.])(\d{{1,3}})\s*(?:{_MINUTE}|{_HOUR})?\s*(?:-|–|—|to|and|到|至|~)\s*(\d{{1,3}})\s*-?\s*"
            rf"(?:{_MINUTE}|分[钟种]|({_HOUR}|个?(?:小时|钟头)))",
            "between",
        ),
        (rf"\b(?:about|around|roughly)\s+{_SPAN}", "about"),
        (rf"{_ZH_SPAN}\s*(?:左右|上下)", "about"),
        (rf"{_SPAN}\s+or so\b", "about"),
        (
            rf"{_SPAN}[-\s]+(?:long\s+)?(?:\w+\s+)?(?:{WORKS}|(?:things?|eps?|one|ones|runtime|watch|read|listen)\b)",
            "about",
        ),
        (rf"{_ZH_SPAN}(?:长?的|一[集期首])|(?<![\d一二三四五六七八九十])[一每][集期首]{_ZH_SPAN}", "about"),
        (rf"\b{_AWAY}(?: again)? in (?:about |like |just )?{_SPAN}", "free"),
        (
            rf"{_SPAN}\s+(?:till?|until|before|to (?:kill|spare|fill|go|burn|waste)|free|left)\b",
            "free",
        ),
        (rf"{_SPAN}[-\s]+(?:long\s+)?(?:\w+\s+)?{_TRIP}", "free"),
        (
            rf"\b{_TRIP}(?: home| to work)?(?: (?:is|takes|lasts|of)|['’]s) "
            rf"(?:about |around |only |just )?{_SPAN}",
            "free",
        ),
        (rf"(?<!没)(?:还有|还剩|剩下|只能抽出|抽出|腾出|挤出|空出){_ZH_SPAN}(?!的)", "free"),
        (rf"{_TRIP_ZH}{_ABOUT_ZH}{_ZH_SPAN}", "free"),
        (rf"{_ZH_SPAN}的?(?:{_TRIP_ZH})", "free"),
    )
)
"""What there is time for is of kind "free": it counts where no length is asked for."""
ANY_LENGTH = re.compile(_SPAN, re.I)
AGAIN = re.compile(
    rf"\b{_CHANGED}\s+(?P<amount>{_N}(?:\s+and\s+a\s+half)?)(?=\s*(?:$|[,.!?;]|instead|max|tops))", re.I
)
"""A length after another, of the same unit: "two hours max... let's make it two and a half"."""
MOST_FREE = 240
"""Minutes; with more time than that nobody asks for what fits in."""
FEWEST_MINUTES = 10
"""A smaller number said alone counts hours."""


def length_of(kind: str, said: str) -> Range | None:
    """Return the range of minutes that the words of this kind ask for."""
    if kind == "between":
        low, high = sorted(int(number) for number in _DIGITS_IN.findall(said)[:2])
        unit = 60 if _HOURS_SAID.search(said) else 1
        return Range(low=low * unit, high=high * unit)
    minutes = minutes_in(said)
    if minutes is None:
        return None
    match kind:
        case "free" if minutes > MOST_FREE:
            return None  # who has eleven hours wants something that lasts
        case "most" | "free":
            return Range(high=minutes)
        case "least":
            return Range(low=minutes)
        case _:
            return Range(low=round(minutes * 0.8), high=round(minutes * 1.2))


_DIGITS_IN = re.compile(r"\d+")
_HOURS_SAID = re.compile(rf"\d\s*-?\s*{_HOUR}|小时|钟头", re.IGNORECASE)
_CLOCK_IN = re.compile(r"\b([0-4]):([0-5]\d)\b")
_HOURS_IN = re.compile(
    rf"(?P<n>{_N}|{_ZN})(?P<half>\s+and\s+a\s+half|\s*个?半)?\s*-?\s*个?(?:h(?:(?:ou)?rs?)?(?![a-z])|"
    rf"小时|钟头|(?<=个)钟(?!头)|(?<=个半)钟(?!头))",
    re.I,
)
_REST = re.compile(
    rf"\s*(?:and\s+)?[零又]?(?:(?P<half>a half)|(?P<quarter>a quarter)|(?P<n>\d{{1,2}}(?![\w%])|(?:{_N}|"
    rf"{_ZN})(?=\s*-?\s*(?:{_MINUTE}|分)))|(?P<zh>{_ZN})分|(?P<quarters>[一二三])刻)",
    re.I,
)
_MINUTES_IN = re.compile(rf"(?P<n>{_N}|{_ZN})\s*-?\s*(?:{_MINUTE}|分[钟种])", re.I)


def minutes_in(said: str) -> int | None:
    """Return the minutes that a text says, in hours, minutes or both."""
    if clock := _CLOCK_IN.search(said):
        return 60 * int(clock[1]) + int(clock[2])
    hours = _HOURS_IN.search(said)
    if hours is None:
        alone = _MINUTES_IN.search(said)
        amount = _amount(alone["n"]) if alone else None
        return None if amount is None else round(amount)
    amount = _amount(hours["n"])
    if amount is None:
        return None
    halves = 0.5 if hours["half"] or hours["n"] == "半" or hours["n"].casefold().startswith("half") else 0
    return round((amount + halves) * 60) + _beyond_hours(said[hours.end() :])


def _beyond_hours(rest: str) -> int:
    found = _REST.match(rest)
    if found is None:
        return 0
    if found["half"]:
        return 30
    if found["quarter"] or found["quarters"]:
        return 15 * (_DIGITS[found["quarters"]] if found["quarters"] else 1)
    return round(_amount(found["n"] or found["zh"]) or 0)


def amount_again(said: str) -> int:
    """Return the minutes of an amount said without its unit: "two and a half", 100."""
    amount = (_amount(re.split(r"\s+and\s+", said)[0]) or 0) + (0.5 if "half" in said.casefold() else 0)
    return round(amount if amount >= FEWEST_MINUTES else amount * 60)


def _amount(text: str) -> float | None:
    words = re.split(r"[\s-]+", text.casefold())
    if words[0] in _TENS:
        return float(_TENS[words[0]] + (_ONES.get(words[1], 0) if len(words) > 1 else 0))
    if words[0] in _ONES:
        return float(_ONES[words[0]])
    if text == "半":
        return 0.0
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        return 100.0 * _DIGITS.get(hundreds, 1) + (_amount(rest.lstrip("零")) or 0 if rest else 0)
    if all(letter in _DIGITS or letter == "十" for letter in text):
        tens, _, ones = text.rpartition("十")
        ten = 0 if "十" not in text else 10 * (_DIGITS[tens] if tens else 1)
        return float(ten + (_DIGITS[ones[-1]] if ones else 0))  # 两三 is at most three
    return float(text)
