"""A sentence as it is printed: in Chinese, full-width signs and 书名号 around titles."""

import re
from collections.abc import Sequence

from retrieval.spelling import is_han

_WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"})
_HAN = r"[\u3400-\u9fff》”）]"
_NARROW = re.compile(rf"(?<={_HAN})\s*[,;:!?()]\s*|[,;:!?()]\s*(?=[\u3400-\u9fff《“（])")
_STOP = re.compile(rf"(?<={_HAN})\s*\.\s*(?=$|[\u3400-\u9fff])")
_SPACE = re.compile(r"(?<=[\u3400-\u9fff，。；：！？])\s+(?=[\u3400-\u9fff])")
_QUOTED = re.compile(r"[\"“「]([^\"“”「」]+)[\"”」]")


def typeset(sentence: str, titles: Sequence[str], language: str) -> str:
    """Return the sentence with the signs of its language; `titles` are put between 书名号."""
    if language != "zh":
        return sentence
    text = _NARROW.sub(lambda sign: sign.group().strip().translate(_WIDE), sentence)
    text = _SPACE.sub("", _STOP.sub("。", text))
    text = _QUOTED.sub(lambda quote: _titled(quote, titles), text)
    named = sorted({title for title in titles if is_han(title) and len(title) > 2}, key=len, reverse=True)
    if named:
        title = re.compile(r"《[^》]*》|" + "|".join(map(re.escape, named)))
        text = title.sub(
            lambda found: found.group() if found.group()[0] == "《" else f"《{found.group()}》", text
        )
    return text


def _titled(quote: re.Match[str], titles: Sequence[str]) -> str:
    inside = quote.group(1)
    return f"《{inside}》" if inside in titles else f"“{inside}”"
