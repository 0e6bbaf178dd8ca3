"""What a message says to matter no longer: "any country", 年代无所谓."""

import re
from collections.abc import Iterator

from retrieval.spelling import simplified

_ALL_THE_SAME_ZH = (
    r"(?:[也都]?(?:无所谓|没所谓|没差|没关系|不要紧|不重要|不介意|不在乎|不打紧|不碍事|没要求|没限制|没讲究)|"
    r"[也都就](?:行|成|可以|好(?![看听玩])|能|中|ok|可|要得|没事|没问题)|随便|随意|随缘|不限|不拘|不论|不计|不挑|不卡|不设限)"
)
"""After what matters no longer."""
_TAKEN_AWAY_ZH = (
    r"(?:就|先|也|可以|请|给我|帮我)*(?:放开|撤[掉销了]|[去删拿]掉|取消|作废|解除|不算了?|不要了|"
    r"算了(?!吧?[，,\s]*(?:还是|换|来)))"
)
"""After a limit that is taken away: 年代那条撤掉."""
_LIMIT_ZH = r"(?:那[条个项]|这[条个项]|上?的?(?:限制|要求|条件|门槛))"
_LIMIT = r"(?: \w+)?(?: (?:limit|restriction|thing|rule|requirement|cap|filter|condition|bit))"
_NO_BOTHER = (
    r"(?:也|都|就)?(?:无所谓|没所谓|没差|没关系|不要紧|不介意|没事|没问题|不怕)|"
    r"[也都](?:行|成|可以|好(?![看听玩])|能接受|中|ok)"
)
"""After a direction that would be all right: 长一点也行."""
_MATTERS = (
    (
        "duration_minutes",
        "length|runtime|running time|duration",
        "时长|长短|长度|片长|(?<!有)(?<!没)(?<!的)时间(?![线旅循])|篇幅|多长|多久",
        rf"\bhowever long\b|[长短久](?:一?点儿?|一些|些)的?(?:{_NO_BOTHER})",
    ),
    (
        "year",
        "year|era|decade|time",
        "年代|年份|朝代|时代|时期|新老|新旧|哪年|哪一年|什么年",
        rf"forget .{{0,20}}\byears?\b|(?<!今)(?<!近)[老旧新早](?:一?点儿?|一些|些)的?(?:{_NO_BOTHER})",
    ),
    (
        "country",
        "country|countries",
        "国家|哪国|哪个国|国别|产地|地区|(?:哪里|哪儿|哪边|哪块|什么地方|任何地方)(?:的|拍的|来的|出的|产的|做的)|国内国外|国产进口|中外",
        r"(?:不限|不限于|不一定(?:要|非要|得)?(?:是)?|不必是?)(?:中国|国产|大陆|台湾|香港|日本|韩国|美国|欧美|英国|法国)(?!片)|\banywhere\b",
    ),
    (
        "language",
        "language",
        "语言|语种|什么语|哪国话|什么话",
        (
            r"(?:不限|不限于|不一定(?:要|非要|得)?(?:是)?|不必是?|不用是?)(?:[中英日法韩粤国]|普通)[文语话]|(?:翻译|译本|译作|译文|外文|外语|外国)(?:的|书|本)?(?:也|都|就)(?:可以|行|要|能|好|成|没关系|没问题)"
        ),
    ),
    (
        "creator",
        "director|author|artist|singer|maker|actor|writer",
        "(?<![这那个位该])(?:导演|作者|歌手|演员|主演|作家|乐队|画家)|谁(?:拍|写|唱|画|演|导|做|作|弹|讲)的?",
        (
            r"\b(?:don['’]?t|doesn['’]?t|do not) (?:care|mind|matter) who (?:made|makes|directed|wrote|"
            r"sings?|is in)\b"
        ),
    ),
    ("genre", "genre", "(?<![\u4e00-\u9fff])(?:类型|题材|种类|体裁)", r"什么(?:类型|题材)都行"),
    ("medium", "form|medium|format", "形式|媒介|载体", r"\bwhatever form\b|书影音都(?:行|可以|好)|不限形式"),
)
INDIFFERENT = tuple(
    (
        field,
        re.compile(
            rf"\bany (?:{english})\b|"
            rf"\b(?:don['’]?t|doesn['’]?t|do not) (?:really )?(?:care|mind|matter) (?:about|which|what)\b"
            rf"[^,.;]{{0,30}}\b(?:{english})s?\b|\b(?:{english})s? (?:doesn['’]?t|don['’]?t) matter|"
            rf"\b(?:drop|lift|scrap|remove|forget|lose|ditch|ignore) (?:the|that|my) (?:{english}){_LIMIT}\b|"
            rf"(?:{chinese})[^，。！？]{{0,6}}?{_ALL_THE_SAME_ZH}|"
            rf"(?:(?:^|[，。！？\s把])(?:{chinese})|(?:{chinese}){_LIMIT_ZH}){_LIMIT_ZH}?{_TAKEN_AWAY_ZH}|"
            rf"(?:不限|不管|不论|不挑|不拘|无论|别管|不看)(?:制?什么)?(?:{chinese})|{more}",
            re.IGNORECASE,
        ),
    )
    for field, english, chinese, more in _MATTERS
)


def indifferent_places(message: str) -> Iterator[tuple[str, int, int]]:
    """Yield each field of which anything will do, and where the message says so."""
    plain = simplified(message)
    for field, pattern in INDIFFERENT:
        for found in pattern.finditer(plain):
            yield field, *found.span()
