"""Text as files hold it becomes text to be shown: no markup, no control characters, mended encodings."""

import codecs
import html
import re

MOST = 2000
"""Characters kept of a longer text."""
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]{0,2000}|!--.{0,2000}?--)>", re.DOTALL)
_NOT_SHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HIGH = re.compile(r"[\x80-\xff]+")
_COMMON_HANZI = re.compile(rb"(?:[\xb0-\xd7][\xa1-\xfe]|\xa1[\xa1-\xfe]|\xa3[\xa1-\xfe])+")
_ENOUGH = 4
"""Bytes that make Chinese likelier than accents."""


def plain(text: object, most: int = MOST) -> str:
    """Return the value as one line of text."""
    if not isinstance(text, str):
        return ""
    text = _UNSEEN.sub(" ", text[: 10 * most])
    text = html.unescape(_TAG.sub(" ", text))
    return " ".join(_NOT_SHOWN.sub("", text).split())[:most].rstrip()


def decoded(data: bytes, declared: str = "") -> str:
    """Return the text of a file; what is not Unicode is Chinese, as it mostly is, or else Latin."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for encoding in filter(None, (declared, "utf-8", "gb18030")):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")


def mended(text: str) -> str:
    """Return the text, read anew where it is Chinese that was taken for Latin, as in old tags of MP3."""
    runs = _HIGH.findall(text)
    if any(letter > "\xff" for letter in text) or sum(map(len, runs)) < _ENOUGH:
        return text
    if all(_COMMON_HANZI.fullmatch(run.encode("latin-1")) for run in runs):
        return text.encode("latin-1").decode("gb18030", "replace")
    return text


def year_in(text: object) -> int | None:
    """Return the first year in a date."""
    found = re.search(r"(?<!\d)(1\d|20)\d\d(?!\d)", text) if isinstance(text, str) else None
    return int(found.group()) if found else None


def listed(text: object, separators: str = r"[;|/\0]") -> list[str]:
    """Return the names in a list written as one text."""
    parts = re.split(separators, text) if isinstance(text, str) else []
    return list(dict.fromkeys(part for each in parts if (part := plain(each, 100))))
