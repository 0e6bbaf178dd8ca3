"""What a message says to matter no longer: "any country", 年代无所谓."""

import re
from collections.abc import Iterator

_MATTERS = (
    ("duration_minutes", "length", "时长|长短|长度", r"\bhowever long\b|多长都"),
    ("year", "year|era|decade|time", "年代|年份", r"forget .{0,20}\byears?\b"),
    (
        "country",
        "country|countries",
        "国家|哪国|地区",
        r"(?:不限|不限于|不一定(?:要|非要|得)?(?:是)?|不必是?)(?:中国|国产|大陆|台湾|香港|日本|韩国|美国|欧美|英国|法国)(?!片)|\banywhere\b|随便哪国|哪里的都行",
    ),
    (
        "language",
        "language",
        "语言|语种",
        r"什么语言都行|(?:不限|不限于|不一定(?:要|非要|得)?(?:是)?|不必是?|不用是?)(?:[中英日法韩粤国]|普通)[文语话]|(?:翻译|译本|译作|译文|外文|外语|外国)(?:的|书|本)?(?:也|都|就)(?:可以|行|要|能|好|成|没关系|没问题)",
    ),
    ("genre", "genre", "类型", "什么类型都行"),
    ("medium", "form|medium|format", "形式|媒介", r"\bwhatever form\b|书影音都(?:行|可以|好)|不限形式"),
)
INDIFFERENT = tuple(
    (
        field,
        re.compile(
            rf"\bany (?:{english})\b|"
            rf"\b(?:don['’]?t|doesn['’]?t|do not) (?:really )?(?:care|mind|matter) (?:about|which|what)\b"
            rf"[^,.;]{{0,30}}\b(?:{english})s?\b|\b(?:{english})s? (?:doesn['’]?t|don['’]?t) matter|"
            rf"(?:{chinese})[^，。]{{0,6}}(?:不限|都行|无所谓|随便|都可以|不重要)|"
            rf"(?:不限|不管|不论|不挑|别管|不看)(?:制?什么)?(?:{chinese})|{more}",
            re.IGNORECASE,
        ),
    )
    for field, english, chinese, more in _MATTERS
)


def indifferent_places(message: str) -> Iterator[tuple[str, int, int]]:
    """Yield each field of which anything will do, and where the message says so."""
    for field, pattern in INDIFFERENT:
        for found in pattern.finditer(message):
            yield field, *found.span()
