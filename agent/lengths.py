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
    rf"(?:a|one) hundred(?: (?:and )?(?:{'|'.join((*_TENS, *list(_ONES)[:19]))}))?|(?:a )?couple(?: of)?|"
    rf"{'|'.join(sorted(list(_ONES)[:19], key=len, reverse=True))}|half an|half|an|a)"
)
_HOUR = r"(?:hours?|hrs?|h)(?![a-z0-9])"
_CLOCK = r"\b[0-4]:[0-5]\d\b(?! ?(?:am|pm|o))"
_MINUTE = r"(?:minutes?|mintues|minuets|minuts|mins?|min|m)(?![a-z0-9])"
_BESIDE_HOURS = (
    rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_ONES)[:9])}))?(?! ?(?:odd|{WORKS}|years?))\b"
)
"""The minutes beside hours that are said without their unit: "an hour forty"."""
_SPAN = (
    rf"(?:\b\d{{1,2}}\s*h(?:(?:ou)?rs?)?\s*\d{{1,2}}(?:\s*{_MINUTE})?(?!\d)|"
    rf"\b{_N}\s*-?\s*{_HOUR}(?:\s+and\s+(?:a\s+half|a\s+quarter|three[ -]quarters|\d{{2}}(?!\d))\b|"
    rf"\s+(?:and\s+)?{_N}\s*-?\s*{_MINUTE}|\s+(?:and\s+)?{_BESIDE_HOURS})?|\bhour (?:and )?{_BESIDE_HOURS}|"
    rf"\b{_N}\s+and\s+a\s+half\s*-?\s*{_HOUR}|\b{_N}(?:[ -]odd|ish)?\s*-?\s*{_MINUTE}|"
    rf"{_CLOCK}|\bthree[ -]quarters of an hour|\ba quarter of an hour)"
)
_ZN = r"(?:\d+(?:\.\d+)?|半|[一二两俩三四五六七八九十百零]+)"
_ZH_SPAN = (
    rf"(?:{_ZN}\s*(?:个?半?(?:小时|钟头)|个半?钟(?!头))"
    rf"(?:[零又]?(?:{_ZN}\s*分[钟种]?|[一二三]刻|[二三四五]?十[一二三四五六七八九]?))?|"
    rf"{_ZN}\s*[来多几]?分[钟种]|"
    rf"\d+\s*(?:min(?:ute)?s?|h(?:our)?s?|hrs?)(?![a-z])|[一二三]刻钟)"
)
_NOT = (
    r"\b(?:no|not|none|nothing|never|cannot|\w+n['’]t|"
    r"(?:ca|do|wo|should|must|does|is)nt|avoid|hate|refuse to|if (?:it|they|that)(?:['’]\w+)?)"
    r"(?: (?!(?:mind|care|bother(?:ed)?|matter|problem|find|and|or|but|just|only|enough)\b)[\w'’]+){0,5}? "
)
_TIRED = (
    r"(?:asleep|restless|fidget\w*|loses? (?:me|us|focus|interest|it)|"
    r"(?:switch|doze|nod|drift|zone)s? (?:off|out)|"
    r"too long|too much|bores? (?:me|us)|gives? (?:out|up)|(?:i['’]m|we['’]re) out)\b"
)
_AT_MOST = (
    rf"(?:{_NOT}(?:longer than|more than|over|past|above|beyond|exceed(?:ing)?)|"
    r"only (?:have|got)|(?:have|have got|['’]ve got) (?:exactly|just|only)|(?:done|over|through|"
    r"finished) in|under|below|less than|no more than|not more than|at most|within|up to|"
    r"max(?:imum)?(?: of)?|shorter than|capped at|sub-?|<=?|≤|"
    r"cap(?:ped)? (?:it )?at|limit(?:ed)? (?:it )?to|(?:be )?done with (?:it )?(?:inside|"
    r"within|in)|inside|not a minute (?:over|past|more than))"
)
_AT_LEAST = r"(?:over|more than|at least|longer than|above|min(?:imum)?(?: of)?|no (?:shorter|less) than)"
_AWAY = (
    r"(?:lights out|bed ?time(?:['’]s| is)?|curfew(?:['’]s| is)?|back|home|comes?|coming|leaves?|leaving|"
    r"starts?|starting|begins?|arrives?|arriving|departs?|departing|closes?|"
    r"closing|ends?|due|boards?|boarding|lands?|landing|to bed|to sleep|go(?:es)? out|pick(?:ed)? up|"
    r"(?:have|need|got) to (?:leave|go|run|be \w+))"
)
_TRIP = (
    r"(?:trains?|bus(?:es)?|tube|metro|subway|trams?|ferry|class|lessons?|way (?:to|home)|"
    r"commutes?|rides?|drives?|flights?|breaks?|lunch(?: break)?s?|walks?|waits?|layovers?|trips?|"
    r"runs?|naps?|journeys?|workouts?|stopovers?)\b"
)
_FIT = (
    r"(?:(?:limit|ceiling|cut-?off|hard stop|cap|max(?:imum)?)(?: at|['’]s| is| of|:)?|"
    r"attention span(?:['’]s| is| of)?|(?:can|could|to) (?:only |just )?"
    r"(?:sit|concentrate|focus|stay awake)(?: still| there| quiet\w*)?(?: for)?|"
    r"fits? (?:in(?:to|side)?|within)|"
    r"(?:get|go|getting) (?:through|thru) (?:it )?in|(?:ends?|ending|wrap(?:s|ped)? up) (?:with)?in|"
    r"(?:slot|window|gap|budget) of|fill|(?:hear|see|watch|read|play) in|keep \w+ (?:to|at|within))"
)
"""Before the time in which it must fit."""
_PLENTY = (
    r"(?:limit|ceiling|cut-?off|slot|window|is (?:plenty|enough|all|as (?:long|much) as)|"
    r"(?:will|would|should|['’]ll) (?:do|be (?:enough|plenty|fine))\b|"
    r"(?:and|or|then),? (?:i['’]?m|we['’]?re) (?:out|off|done)|"
    r"(?:,? ?that['’]?s |,? ?is )?all (?:the time )?(?:i|we)(?:['’]?ve)?\b|not a (?:second|minute)\b)"
)
"""After a time that is enough, or all there is."""
_BARE = (
    rf"(?:[2-9]\d|1\d\d|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_ONES)[:9])}))?)"
    r"(?=\s*(?:$|[,.!?;)]|(?:pls|plz|please|thanks|then|tops|max|tonight|today|if|for|and|or)\b))"
)
"""A number without its unit, where minutes are meant."""
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
        (r"\blunch[ -]hour\b", "..60"),
        (
            rf"超过{_ZH_SPAN}[^，。！？\d]{{0,3}}就(?:会|要|得|想)?(?:睡|困|坐不|走神|不行|受不|熬不|看不|"
            rf"听不|没耐|头疼|烦)|(?:别|不要|不想|不看|不听|拒绝|没法)[^，。！？\d]{{0,5}}{_ZH_SPAN}(?:以上|往上)",
            "most",
        ),
        (
            rf"{_ZH_SPAN}\s*(?:左右|上下)?[，,、\s]*(?:就|真)?(?:不能|别|不要|不可以?|不许|不想)再?"
            r"[长多久超](?:过|了|啦|哈)*",
            "cap",
        ),
        (
            rf"{_SPAN}[^.!?;]{{0,40}}?\b(?:cannot|(?:ca|must|should|wo|do) ?n['’]?t|not|no|nothing) "
            r"(?:\w+ ){0,2}?(?:longer|more|over|past|beyond)(?: than)?(?: (?:that|it)\b|\s*(?:$|[,.;!?]))",
            "most",
        ),
        (
            r"(?<![不别莫甭勿])(?<!不[要会能想看听])(?<!不可以)(?<![唔莫][好要])(?:超过|多于|长于|至少|不少于|起[码马]|少说|最少|"
            rf"不低于|不短于){_ZH_SPAN}",
            "least",
        ),
        (rf"{_ZH_SPAN}\s*(?:以上|起步|往上)", "least"),
        (
            rf"\b(?:anything|everything|past|over|after|beyond|more than)\b[^,.;!?]{{0,10}}? "
            rf"{_SPAN}(?:[ -]mark)?[^.;!?]{{0,20}}?\b{_TIRED}|"
            rf"\b{_TIRED} (?:after|past|beyond|at) (?:about )?{_SPAN}",
            "most",
        ),
        (rf"{_NOT}(?:less than|under|below|shorter than) {_SPAN}|\b\d+\+ ?(?:{_HOUR}|{_MINUTE})", "least"),
        (rf"\b{_FIT} (?:an? |about |only |just |one )?{_SPAN}", "most"),
        (rf"(?:{_NOT}(?:over|above|past|beyond|longer than)|\bshorter than) {_BARE}", "bare"),
        (
            rf"\b(?:(?:keep|make) (?:it|them|that)|(?:run(?:ning)?[ -]?time|length)(?: of|:| is)?|films?|"
            rf"(?:stay|kept|something|anything)|movies?|podcasts?|episodes?|eps?) "
            rf"(?:under|below|less than|sub|max|<) ?{_BARE}",
            "bare",
        ),
        (
            rf"(?:^|[.!;,]\s*)(?:ok,? |so |and |but |please )?(?:under|below|less than|sub|max|<) ?{_BARE}",
            "bare",
        ),
        (
            r"(?:[别莫甭勿]|不要|不能|不可以|不可|不|唔好)超过\s*(?:[2-9]\d|1\d\d)(?=\s*(?:$|[，。！？,.]))",
            "bare",
        ),
        (
            r"(?:时长|片长|长度|时间|每[集期首]|一[集期首])[^。！？\d]{0,10}(?:[2-9]\d|[12]\d\d)"
            r"(?=\s*(?:以内|之内|以下|内|封顶|就行|就好|都行))|"
            r"(?:放宽|延长|缩短|压缩|放|加|降|减|改)[到成至](?:[2-9]\d|[12]\d\d)(?=\s*(?:$|"
            r"[，。！？,.!?吧以就也都]))",
            "bare",
        ),
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
            r"(?:or (?:so|thereabouts) (?:max|at most|tops)|or less|or shorter|or under|"
            r"(?:and )?no (?:longer|more)\b|not (?:longer|more)\b|"
            r"the most\b|(?:ish )?(?:absolute |hard |strict |as a )?max(?:imum)?\b|"
            r"at (?:the )?(?:very )?most|tops\b|at (?:the )?outside|"
            r"at a push|and no (?:more|longer)|(?:and )?not a (?:minute|second) (?:more|longer|over))",
            "most",
        ),
        (
            rf"\b(?:i|we) (?:only )?(?:have|got|['’]ve got)(?: got)? (?:about |maybe |like |roughly )?{_SPAN}"
            r"(?! (?:of|old|ago|away)\b)|\b(?:i|we)['’]ve (?:only |just )?(?:got )?(?:about |maybe |like )?"
            rf"{_SPAN}(?! (?:of|behind|old|ago|away)\b)|"
            rf"(?:^|[,.;!?] ?)(?:only |just )?(?:got|have) (?:about )?{_SPAN}|"
            rf"{_SPAN}[ ,]*{_PLENTY}",
            "most",
        ),
        (rf"\b{_CHANGED}\s+{_SPAN}", "most"),
        (
            r"(?:(?:不|不要|[别莫甭勿]|莫要|唔好|不能|不可以?|不想(?:看|听)?)(?:超|长)[过于]|最长|上限(?:是|为)?|坐得住|"
            rf"(?<![\u4e00-\u9fff])我?得(?=[^，。]{{2,9}}咋)|不到|少于|短于|(?:最多|顶多|至多|"
            rf"撑死|控制在|缩短到|压缩到|压到|放宽到|延长到|降到|加到|"
            rf"改[成到为])[^，。\d一二两半三四五六七八九十]{{0,5}}|"
            rf"只有|只剩|就剩|就有|(?<!这)就(?=[^，。]{{2,9}}(?:时间|空|[，。]|$)))(?:大概|大约)?{_ZH_SPAN}",
            "most",
        ),
        (rf"(?<![比好])(?:一)?{_ZH_SPAN}\s*(?:就|也就|便)(?:够|行|可以|好)了?", "most"),
        (rf"{_ZH_SPAN}\s*(?:以内|之内|以下|内|封顶|顶天|撑死|为限|打住|(?:就)?是(?:极限|上限))", "most"),
        (rf"{_ZH_SPAN}(?:里|就|之前|的?时间)?(?:能|可以|可)?{_DONE_ZH}", "most"),
        (
            rf"\b(?:finish(?:able|ed)?|complete[d]?|beat(?:en|able)?|playable|doable|read|"
            rf"watch)\b[^,.;!?]{{0,12}}? in (?:under )?{_SPAN}",
            "most",
        ),
        (r"[一二三四五六七八九两]([一二三四五六七八九两])个?(?:小时|钟头|分钟)", "most"),
        (
            rf"(?:\bbetween\s+|\bfrom\s+)?(?<![\d:.])(\d{{1,3}})\s*(?:{_MINUTE}|{_HOUR})?\s*(?:-|–|—|to|and|到|至|~)"
            rf"\s*(\d{{1,3}})\s*-?\s*(?:{_MINUTE}|分[钟种]|({_HOUR}|个?(?:小时|钟头)))",
            "between",
        ),
        (
            rf"\b(?<!takes )(?<!lasts )(?<!ride is )(?<!mute is )(?<!walk is )(?<!ight is )"
            r"(?<!rive is )(?:about|around|roughly)\s+"
            rf"{_SPAN}|\b{_N}(?:[ -]odd|ish)\s*{_MINUTE}",
            "about",
        ),
        (rf"{_ZH_SPAN}\s*(?:左右|上下)", "about"),
        (rf"{_SPAN}\s+or so\b", "about"),
        (
            rf"{_SPAN}[-\s]+(?:long\s+)?(?:\w+\s+)?(?:{WORKS}|(?:things?|eps?|one|ones|runtime|watch|read|listen)\b)",
            "about",
        ),
        (
            rf"(?<![了后\d一二两三四五六七八九十]){_ZH_SPAN}(?:长?的|一[集期首])|"
            rf"(?<![\d一二三四五六七八九十])[一每][集期首]{_ZH_SPAN}",
            "about",
        ),
        (rf"\b{_AWAY}(?: again)? in (?:about |like |just )?{_SPAN}", "free"),
        (
            rf"{_SPAN}\s+(?:till?|until|before|to (?:kill|spare|fill|go|burn|waste)|free|left)\b",
            "free",
        ),
        (rf"{_SPAN}[-\s]+(?:long\s+|(?:on|in|by) (?:the |a )?)?(?:\w+\s+)?{_TRIP}", "free"),
        (rf"{_SPAN} each way\b|(?:^|[,.;!?] ?)(?:just |only |like )?{_SPAN}(?= ?(?:$|[,.;!?]))", "free"),
        (
            rf"\b{_TRIP}(?: [\w-]+){{0,4}}?(?: (?:is|takes|lasts|of)|['’]s) "
            rf"(?:about |around |only |just )?{_SPAN}",
            "free",
        ),
        (rf"(?<!没)(?:还有|还剩|剩下|只能抽出|抽出|腾出|挤出|空出){_ZH_SPAN}(?!的)", "free"),
        (rf"{_TRIP_ZH}{_ABOUT_ZH}{_ZH_SPAN}", "free"),
        (rf"{_ZH_SPAN}的?(?:{_TRIP_ZH})", "free"),
    )
)
"""What there is time for is of kind "free": it counts where no length is asked for."""
SAYS_TIME = re.compile(rf"\d|hour|min|hrs?\b|[时钟分刻]|{'|'.join(_TENS)}", re.I)
"""What a message without lengths does not have."""
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
    minutes = _bare(said) if kind == "bare" else minutes_in(said)
    if minutes is None:
        return None
    match kind:
        case "free" if minutes > MOST_FREE:
            return None  # who has eleven hours wants something that lasts
        case "most" | "cap" | "free" | "bare":
            return Range(high=minutes)
        case "least":
            return Range(low=minutes)
        case _:
            return Range(low=round(minutes * 0.8), high=round(minutes * 1.2))


_DIGITS_IN = re.compile(r"\d+")
_HOURS_SAID = re.compile(rf"\d\s*-?\s*{_HOUR}|小时|钟头", re.IGNORECASE)
_CLOCK_IN = re.compile(r"\b([0-4]):([0-5]\d)\b")
_ONE_HOUR_LEFT_OUT = re.compile(r"hour ", re.I)
_HOURS_IN = re.compile(
    rf"(?P<n>{_N}|{_ZN})(?P<half>\s+and\s+a\s+half|\s*个?半)?\s*[-+]?\s*个?(?:h(?:(?:ou)?rs?)?(?![a-z])|"
    rf"小时|钟头|(?<=个)钟(?!头)|(?<=个半)钟(?!头))",
    re.I,
)
_REST = re.compile(
    rf"\s*(?:and\s+)?[零又]?(?:(?P<half>a half)|(?P<quarter>(?:a|three)[ -]quarters?)|"
    rf"(?P<n>\d{{1,2}}(?![\w%])|(?:{_N}|"
    rf"{_ZN})(?=\s*-?\s*(?:{_MINUTE}|分))|{_BESIDE_HOURS})|"
    rf"(?P<zh>{_ZN})分|(?P<ten>[二三四五]?十[一二三四五六七八九]?)|(?P<quarters>[一二三])刻)",
    re.I,
)
_MINUTES_IN = re.compile(
    rf"(?P<n>{_N}|{_ZN})(?:[ -]odd|ish|[来多几])?\s*[-+]?\s*(?:{_MINUTE}|分[钟种])", re.I
)


def minutes_in(said: str) -> int | None:
    """Return the minutes that a text says, in hours, minutes or both."""
    if clock := _CLOCK_IN.search(said):
        return 60 * int(clock[1]) + int(clock[2])
    if _ONE_HOUR_LEFT_OUT.match(said):
        said = f"an {said}"
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
    if found["quarter"]:
        return 45 if found["quarter"].startswith("three") else 15
    if found["quarters"]:
        return 15 * _DIGITS[found["quarters"]]
    return round(_amount(found["n"] or found["zh"] or found["ten"]) or 0)


def _bare(said: str) -> int | None:
    found = re.search(_BARE, said, re.I) or re.search(r"\d+$", said)
    amount = _amount(found.group()) if found else None
    return None if amount is None else round(amount)


def amount_again(said: str) -> int:
    """Return the minutes of an amount said without its unit: "two and a half", 100."""
    amount = (_amount(re.split(r"\s+and\s+", said)[0]) or 0) + (0.5 if "half" in said.casefold() else 0)
    return round(amount if amount >= FEWEST_MINUTES else amount * 60)


def _in_words(words: list[str]) -> int | None:
    if "couple" in words:
        return 2
    if "hundred" in words:
        return 100 + (0 if words[-1] == "hundred" else _in_words(words[-1:]) or 0)
    if words[0] in _TENS:
        return _TENS[words[0]] + (_ONES.get(words[1], 0) if len(words) > 1 else 0)
    return _ONES.get(words[0])


def _amount(text: str) -> float | None:
    if (said := _in_words(re.split(r"[\s-]+", text.casefold()))) is not None:
        return float(said)
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
