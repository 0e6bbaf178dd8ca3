"""What a message says to matter no longer: "any country", 年代无所谓."""

import re

_MATTERS = (
    ("duration_minutes", "length", "时长|长短|长度", r"\bhowever long\b|多长都"),
    ("year", "year|era|decade|time", "年代|年份", r"forget .{0,20}\byears?\b"),
    ("country", "country|countries", "国家|哪国|地区", r"\banywhere\b|随便哪国|哪里的都行"),
    ("language", "language", "语言", "什么语言都行"),
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
