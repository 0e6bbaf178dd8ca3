"""Whether a wish is only preferred: "preferably Korean", 最好是韩国的."""

import re

from retrieval.spelling import simplified

from .refusals import clause_before, own_clause

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
_HEDGED = re.compile(r"[ -](?:type|kind|sort|ish)\b(?! of\b)|-?ish\b", re.IGNORECASE)
"""After what is only named as near enough: "family type", "thriller-ish"."""
_INSISTED = re.compile(
    r"\bmake (?:that|it|this) (?:an? )?(?:\w+ )?(?:must|requirement|condition|rule|mandatory|strict|hard|"
    r"firm|essential)\b|"
    r"\b(?:that|it|this)(?:['’]?s| is)(?: actually| in fact| really| now)* (?:a must|mandatory|essential|"
    r"non-?negotiable|not (?:optional|"
    r"negotiable)|required|a (?:firm |hard |strict )?(?:requirement|condition|rule))\b|\bno,? (?:insist|"
    r"definitely|must be)\b|"
    r"\b(?:i|we) insist\b(?! on\b)|\bno exceptions\b|\bnot just (?:ideally|preferably)\b|"
    r"不[，,]?\s*(?:这个?|这[点条])?(?:是)?必须|(?:这[点条个]|那[点条])(?:是)?(?:必须|硬性|没得商量|"
    r"不能商量|一定要满足)|"
    r"(?:就|只|仅|必须)限(?!制级)定?(?!版)|(?:算了[，,]?)?(?:改成|改为)(?:必须|硬性)|没得商量|不能妥协|硬性(?:要求|条件)",
    re.IGNORECASE,
)
"""What makes a wish said before a must: "ideally before 1975. No, make that a must"."""
_BEFORE = re.compile(_PREFERRED, re.IGNORECASE)
_AFTER = re.compile(
    rf"[^,;.!?，；。！？]{{0,15}}?[,，]?\s*(?:{_PREFERRED})\s*(?:[,;.!?，；。！？]|$|but\b)", re.IGNORECASE
)
_MAYBE_AFTER = re.compile(r"\s*,?\s*(?:maybe|perhaps)\s*(?:[,;.!]|$)", re.IGNORECASE)
_IF_ANY_BEFORE, _IF_ANY_AFTER = (
    re.compile(rf"{_IF},?\s*$", re.IGNORECASE),
    re.compile(rf"\s*{_IF}", re.IGNORECASE),
)


def preferred(message: str, start: int, end: int) -> bool:
    """Tell whether what stands between these positions is wished for without being insisted on."""
    if insists(own_clause(simplified(message), start)) or insists(message[end:]):
        return False
    before = clause_before(message, start)
    after = simplified(message)[end:]
    return any((_BEFORE.search(before), _AFTER.match(after), _MAYBE_AFTER.match(after), _HEDGED.match(after)))


def insists(text: str) -> bool:
    """Tell whether the text makes a must of what was said before it."""
    return _INSISTED.search(simplified(text)) is not None


def only_if_any(message: str, start: int, end: int) -> bool:
    """Tell whether what stands here is wanted if there is any of it: "British if there is any"."""
    before = message[:start]
    return _IF_ANY_BEFORE.search(before) is not None or _IF_ANY_AFTER.match(message, end) is not None
