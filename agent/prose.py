"""The language of a message, and which of our two a reply is in."""

import re
from typing import Any

from py3langid.langid import (  # pyright: ignore[reportMissingTypeStubs]
    MODEL_FILE,
    LanguageIdentifier,
)

from retrieval.models import Record
from retrieval.spelling import is_han

from .once import once

FEWEST_WORDS = 4
UNLIKELY = 0.02
_SCRIPTS = {
    "Japanese": re.compile(r"[\u3040-\u30ff]"),
    "Korean": re.compile(r"[\uac00-\ud7af]"),
    "Russian": re.compile(r"[\u0400-\u04ff]{3}"),
    "Arabic": re.compile(r"[\u0600-\u06ff]{3}"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]{3}"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]{3}"),
    "Hindi": re.compile(r"[\u0900-\u097f]{3}"),
    "Greek": re.compile(r"[\u0370-\u03ff]{3}"),
}
_NAMES = {
    "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "pl": "Polish", "sv": "Swedish", "da": "Danish", "tr": "Turkish", "vi": "Vietnamese", "id": "Indonesian",
    "cs": "Czech", "ro": "Romanian", "hu": "Hungarian", "fi": "Finnish",
}  # fmt: skip
_QUOTED = re.compile(r"《[^》]*》|[\"“][^\"”]*[\"”]")


class Tongue(Record):
    """The language replied in, and the one written in where it is neither English nor Chinese."""

    reply: str
    foreign: str = ""


def tongue(message: str) -> Tongue:
    """Tell the language of a message; titles in quotation marks do not count."""
    plain = _QUOTED.sub(" ", message)
    for name, script in _SCRIPTS.items():
        if script.search(plain):
            return Tongue(reply="en", foreign=name)
    if is_han(plain) or (is_han(message) and not re.search(r"[a-z]{3}", plain, re.IGNORECASE)):
        return Tongue(reply="zh" if _mostly_chinese(plain, message) else "en")
    return Tongue(reply="en", foreign=_latin_language(plain))


def _mostly_chinese(plain: str, message: str) -> bool:
    # in mixed messages names and terms are the English part more often than the sentence is
    characters = sum(1 for letter in plain if is_han(letter))
    words = len(re.findall(r"[A-Za-z]+", plain))
    return 1.5 * characters >= words or not plain.strip()


def _latin_language(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", text)
    # names are foreign more often than messages are: look at the words that are not capitalised
    common = [word for index, word in enumerate(words) if index == 0 or not word[:1].isupper()]
    if len(common) < FEWEST_WORDS:
        return ""
    ranked: list[tuple[str, float]] = _identifier().rank(" ".join(common).casefold())
    if dict(ranked).get("en", 0.0) > UNLIKELY:
        return ""
    return _NAMES.get(ranked[0][0], "another language")


@once
def _identifier() -> Any:
    identifier: Any = LanguageIdentifier
    return identifier.from_model_file(MODEL_FILE, norm_probs=True)
