"""Text from outside, made safe to store and to print."""

import re

_HALVES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def well_formed(text: str) -> str:
    """Return the text with what is no Unicode replaced: half an emoji, bytes of another encoding."""
    return _HALVES.sub("\ufffd", text)


def printable(text: str) -> str:
    """Return the text without the characters that command a terminal or turn the writing direction."""
    return _CONTROLS.sub("", well_formed(text))
