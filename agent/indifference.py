"""What a message says to matter no longer: "any country", 年代无所谓."""

import re
from functools import lru_cache
from typing import NamedTuple

_NOT_CARING = (
    r"(?:(?:don['’]?t|doesn['’]?t|didn['’]?t|do not|does not|no longer|won['’]?t|never|nor|not) (?:really "
    r"|even |much |too |that |"
    r"so |at all |i )?(?:care|minds?|matters?|bother(?:ed|s)?|worry|worried|fuss(?:ed|y)|picky|particular|"
    r"strict|"
    r"choosy)|\b(?:idc|idm)\b|\b(?:easy|flexible|relaxed|open) (?:about|as to|to any|to all|re)\b|never "
    r"?mind|"
    r"no matter)"
)
_LET_GO = (
    r"(?:(?<!\bi )(?<!\bwe )(?<!\byou )forget(?: about)?|(?:can|could|to|please|you|let['’]?s|just|we) "
    r"forget(?: about)?|"
    r"scrap|drop|lift|ignore|never ?mind(?: about)?|remove|take (?:off|away|out)|relax|widen|loosen|"
    r"broaden|open up|"
    r"ease(?: off| up)?(?: on)?|lose|ditch|disregard|waive|cancel|clear|get rid of|do away with|throw "
    r"(?:out|away)|"
    r"bin|undo|let go of|no (?:need|reason) (?:for|to (?:stick|keep|stay|restrict (?:it|yourself)) (?:to|"
    r"in|within|with))|"
    r"doesn['’]?t (?:have|need) to be|don['’]?t (?:have|need) to be|not necessarily)"
)
_LIMIT = (
    r"(?: (?:limits?|limitations?|restrictions?|filters?|rules?|bounds?|range|caps?|thing|bit|part|"
    r"requirements?|"
    r"condition|constraints?|ceiling|cut-?off|only|business|stuff))*"
)
_OPEN = (
    r"(?:(?:is|are|['’]s|['’]re|can be|stays?|be|as) (?:now |wide |really |totally |all |completely |just "
    r"|very )*(?:open|"
    r"free|flexible|whatever|irrelevant|unimportant|up to you|unrestricted|no (?:object|issue|problem|"
    r"concern|matter|"
    r"biggie|bother|limit|worry)|(?:not|n['’]?t) (?:an? |so |that |really |too )*(?:issue|important|"
    r"problem|concern|"
    r"relevant|fixed|matter|worry|bothered)|negotiable|immaterial|neither here nor there)|"
    r"(?:is|are)n['’]?t (?:an? |so |that |really |too )*(?:issue|important|problem|concern|relevant|fixed|"
    r"worry)|"
    r"(?:no (?:object|issue|problem|bother)|irrelevant|whatever|open|flexible)(?=\s*(?:$|[,.!;]|now)))"
)


class _Matter(NamedTuple):
    """How a field is called in both languages, and what else lets go of it."""

    field: str
    speaks: str
    """What there is in any message about it: found fast."""
    english: str
    """What it is called by those who let go of it."""
    asked: str
    """As a question: "(I don't care) how old it is"."""
    valued: str
    """What names a value of it: "(doesn't have to be from) the 80s"."""
    chinese: str
    more: str


_LATER = r"(?: now| too| as well| again| after all| anymore| any more| either)"
_MATTERS = (
    _Matter(
        "duration_minutes",
        r"long|length|duration|time|\ball\b|minute|min|hour|hr|short|[长短久度]|时间|时长|时限|篇幅",
        r"lengths?|durations?|run(?:ning)?[- ]?times?|(?:time|minutes?|hours?)(?= (?:limits?|restriction|"
        r"caps?|constraint|"
        r"thing|is no\b|isn['’]t an?\b|no object))|time(?=['’]s (?:no|not)\b)",
        r"how (?:long|short)(?: (?:it|they|that)['’]?(?: is|s| are|re| runs?| takes?| lasts?)?)?",
        r"(?:\w+[ -])?(?:minutes?|mins?|hours?|hrs?)(?= (?:limit|cap|thing|rule|max|ceiling|restriction|"
        r"cut-?off))",
        "时长|长短|长度|片长|时间限制|篇幅",
        r"\bhowever long\b|\b(?:can be |make it )?as long as (?:you|it|they|u|we) (?:likes?|wants?|"
        r"pleases?|needs?)\b(?! to)|"
        r"\b(?:got|have|having) (?:all (?:day|night|evening|weekend|week|afternoon)\b|all the time in the "
        r"world)|"
        rf"\blong(?:er)? (?:ones |is |are |films |would be )*(?:fine|ok|okay){_LATER}|多长都|(?:多久|"
        rf"多长)(?:都|"
        rf"也)?无所谓|"
        r"(?:长|久)[一]?点也(?:行|可以|没关系|没事)|有的是时间",
    ),
    _Matter(
        "year",
        r"year|era|decade|date|period|vintage|age|old|new|when|0|ties|time|recent|modern|年|时代|[新老]",
        r"years?|eras?|decades?|(?:release )?dates?|period(?!s? (?:drama|piece))|vintage|ages?(?= "
        r"(?:limits?|thing|is|isn|doesn|does not|"
        r"no))|time(?= period)",
        r"how (?:old|new|recent|modern)(?: (?:it|they|that)['’]?(?: is| was|s| are| were|re)?)?|"
        r"(?:when|what year) (?:it|they|that)['’]?(?: is| was|s| are| were|re)? ?(?:made|from|released|"
        r"came out|out|written|set)",
        r"(?:from |made in |of |in )*(?:the )?(?:(?:19|20)?\d0['’]?s|\w+ties|"
        r"(?:19|20)\d\d)(?: or (?:later|earlier|newer|older))?",
        "年代|年份|时代|新旧",
        rf"\b(?:old(?:er)?|new(?:er)?) (?:ones |is |are |films |stuff |would be )+(?:fine|ok|okay){_LATER}|"
        r"\bold or new(?=\s*(?:$|[,.!;]|whatever|i['’]?m|is|either|both|all))|\bfrom (?:whenever|any "
        r"?time)\b(?! travel)|\bwhenever it was made\b|"
        r"forget .{0,20}\byears?\b(?! old)(?<!i forget the year)|(?:新的?老的?|老的?新的?)(?:都|也)",
    ),
    _Matter(
        "country",
        r"countr|origin|nation|where|国|地区|产地|[里限]|中国|香港|台湾|大陆|日本|欧美",
        r"countr(?:y|ies)(?! (?:music|songs?|sing|albums?|rock|blues|house|stars?))|origins?|"
        r"nationalit(?:y|ies)",
        r"where (?:it|they|that)['’]?(?: is|s| are|re| was| comes?| came)?(?: from| made)?",
        "",
        "国家|哪国|地区|产地",
        r"(?:不限|不限于|不一定(?:要|非要|得)?(?:是)?|不必是?)(?:中国|国产|大陆|台湾|香港|日本|韩国|美国|"
        r"欧美|英国|法国)(?!片)|"
        r"\banywhere\b|随便哪国|哪里的都行",
    ),
    _Matter(
        "language",
        r"language|subtitle|语|文|字幕|翻译|译|外国",
        r"languages?",
        r"(?:what|which) language(?: (?:it|they)['’]?(?: is|s| are|re)?(?: in)?)?",
        "",
        "语言|语种",
        r"什么语言都行|(?:不限|不限于|不一定(?:要|非要|得)?(?:是)?|不必是?|不用是?)(?:[中英日法韩粤国]|"
        r"普通)[文语话]|"
        r"(?:翻译|译本|译作|译文|外文|外语|外国)(?:的|书|本)?(?:也|都|就)(?:可以|行|要|能|好|成|没关系|"
        r"没问题)|"
        rf"\bsubtitles (?:are |is |would be )*(?:fine|ok|okay|allowed|good|no (?:problem|bother)){_LATER}?|"
        r"\b(?:ok|okay|fine|cool|happy) with subtitles\b|\b(?:don['’]?t|do not|won['’]?t) mind (?:reading "
        r")?subtitles\b|字幕(?:也|都)?(?:可以|行|没关系|ok)",
    ),
    _Matter(
        "genre",
        r"genre|kind|类型|题材",
        r"genres?",
        r"(?:what|which) (?:genre|kind)",
        "",
        "类型|题材",
        "什么类型都行",
    ),
    _Matter(
        "medium",
        r"form|medium|whatever|形式|媒介|书影音",
        r"forms?(?! of)|mediums?|formats?",
        r"(?:what|which) (?:form|medium|format)",
        "",
        "形式|媒介",
        r"\bwhatever form\b|\b(?:film|movie|book|album|series|show|game) or (?:\w+ or )?whatever\b|"
        r"书影音都(?:行|可以|好)|不限形式",
    ),
)


def _pattern(matter: _Matter) -> re.Pattern[str]:
    named, chinese = matter.english, matter.chinese
    valued = rf"|{matter.valued}" if matter.valued else ""
    return re.compile(
        rf"\b(?:any|whatever|whichever|all) (?:old )?(?:{named})\b(?! (?:of|in|when|that|where)\b)|"
        rf"\b{_NOT_CARING}(?: (?:about|on|as to|with|over|re))?[^,.;]{{0,12}}?\b(?:{named}|{matter.asked})\b|"
        rf"\b(?:{named}|{matter.asked}){_LIMIT} (?:really |just |also |no longer |kind of )*"
        r"(?:doesn['’]?t|don['’]?t|does not|do not|no longer) (?:really |even |much )?matters?\b|"
        rf"\b(?:{named}){_LIMIT} ?{_OPEN}|"
        rf"\b{_LET_GO}(?: (?:any|all|what i said about))*(?: (?:the|that|my|those|your|a))?(?: \w+)?? "
        rf"(?:(?:{named}){_LIMIT}{valued}{_LIMIT})(?=\s*(?:$|[,.!;:?—–-]|altogether|now|please|thing|"
        rf"again|completely|entirely|"
        r"then|after|any ?more|for|and|limit|cap|rule|restriction))|"
        rf"\b(?:let|leave|keep|make|have) (?:the |that |it |me )*(?:{named}) (?:be |stay |wide |"
        rf"completely )*(?:open|free|loose)\b|"
        rf"\bno (?:more )?(?:{named}) (?:limits?|restrictions?|caps?|constraints?|rules?)\b|"
        rf"\bno (?:limits?|restrictions?|constraints?) (?:on|for|of|as to|with) (?:the )?(?:{named}|time)\b|"
        rf"(?:{chinese})[^，。]{{0,6}}(?:不限|都行|无所谓|随便|都可以|不重要|放开|放宽|不卡|不管了|都没关系)|"
        rf"(?:不限|不管|不论|不挑|别管|不看|放开|放宽|取消|去掉|解除)(?:制?什么)?(?:{chinese})|{matter.more}",
        re.IGNORECASE,
    )


_INDIFFERENT = tuple(
    (each.field, re.compile(each.speaks, re.IGNORECASE), _pattern(each)) for each in _MATTERS
)


@lru_cache(maxsize=32)
def indifferent_places(message: str) -> tuple[tuple[str, int, int], ...]:
    """Return each field of which anything will do, and where the message says so."""
    return tuple(
        (field, *found.span())
        for field, speaks, pattern in _INDIFFERENT
        if speaks.search(message)
        for found in pattern.finditer(message)
    )
