"""Whether a wish is only preferred: "preferably Korean", 最好是韩国的."""

import re

from retrieval.spelling import simplified

from .refusals import clause_before

_PREFERRED = (
    r"\b(?:preferably|ideally|by preference|"
    r"(?:would|['’]d) be (?:a )?(?:nice|great|good|best|ideal|perfect|bonus|plus)|not a must|"
    r"(?:doesn['’]?t|don['’]?t|not) (?:have|need) to be one|for (?:choice|preference))\b|"
    r"(?:如果|要是|能)?有的话|可以的话|能的话|"
    r"最好(?!的|[看听玩笑吃])|优先|有的话更好|更好"
)
_IF = (
    r"(?:if (?:at all )?possible|if (?:there(?:['’]s| is| are)|you (?:have|['’]ve got|got|can find)) "
    r"(?:any|one|some))\b"
)
_BEFORE = re.compile(_PREFERRED, re.IGNORECASE)
_AFTER = re.compile(
    rf"[^,;.!?，；。！？]{{0,15}}?[,，]?\s*(?:{_PREFERRED})\s*(?:[,;.!?，；。！？]|$|but\b)", re.IGNORECASE
)
_IF_ANY_BEFORE, _IF_ANY_AFTER = (
    re.compile(rf"{_IF},?\s*$", re.IGNORECASE),
    re.compile(rf"\s*{_IF}", re.IGNORECASE),
)


def preferred(message: str, start: int, end: int) -> bool:
    """Tell whether what stands between these positions is wished for without being insisted on."""
    before = clause_before(message, start)
    return _BEFORE.search(before) is not None or _AFTER.match(simplified(message)[end:]) is not None


def only_if_any(message: str, start: int, end: int) -> bool:
    """Tell whether what stands here is wanted if there is any of it: "British if there is any"."""
    before = message[:start]
    return _IF_ANY_BEFORE.search(before) is not None or _IF_ANY_AFTER.match(message, end) is not None
