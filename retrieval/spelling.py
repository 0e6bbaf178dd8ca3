"""One spelling for matching: case, width, accents, traditional characters and punctuation folded away."""

import re
import unicodedata
from functools import cache
from typing import Any, cast

import opencc

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_APOSTROPHES = re.compile("['’‘`´]")
_NOT_WORDS = re.compile(r"[^\w\u3400-\u9fff]+")


@cache
def _to_simplified() -> Any:
    return cast(Any, opencc).OpenCC("t2s")


def simplified(text: str) -> str:
    """Return the text with traditional characters made simplified, all else as it was."""
    return str(_to_simplified().convert(text)) if HAN.search(text) else text


def folded(text: str) -> str:
    """Return the form in which names are compared: `"Amélie!"` and `"amelie"` fold alike."""
    plain = text.casefold() if text.isascii() else _without_accents(simplified(text).casefold())
    spaced = _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", plain.replace("&", " and ")))
    return spaced.replace("_", " ").strip()


def _without_accents(text: str) -> str:
    wide = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in wide if not unicodedata.combining(letter))


def is_han(text: str) -> bool:
    """Tell whether the text has a Chinese character."""
    return HAN.search(text) is not None
