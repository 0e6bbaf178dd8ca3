"""Slips of spelling in the words of the field: "mystrey", "documentry", "msic"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from string import ascii_lowercase

from .title_signs import everyday_words
from .vocabulary import vocabulary

SHORTEST = 5
"""Letters of a word that a slip of it is known by."""
SHORTEST_SLIP = 4
_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w'’])")
_ALIKE = ("aeiouy", "nm", "sz", "cks")
"""Letters that are written for one another; any for any would make "light" of "night"."""
_OTHERS = frozenset(
    """auction beak shouting shouts bowling brick bricks chili cites cleaver clover concerts conic creme
    dashes ditch dram drams exiting firey flock forming foster framing friction gentile gently glom grad grads
    grind groove hashed hist hoist hose hoses hungry hunted jelly loader magna mallow mange mango
    meal meals moral morals navel quit retry scar scars slack slashes smoothing sort sorts span
    spans spin spins spire spires spore spores spot spots tack tensor trick tricks trill truck
    trucks violet violets welch willow willows""".split()
)
"""Words a slip away from one of the field, found among the words of technical prose and by thinking."""
_SMALL_SLIPS = {
    "abuot": "about", "abt": "about", "alredy": "already", "allready": "already", "teh": "the",
    "smth": "something", "sth": "something", "somthing": "something", "anyhting": "anything",
    "diffrent": "different", "nowt": "nothing", "nuthin": "nothing", "nuffin": "nothing", "nothin": "nothing",
    "owt": "anything", "summat": "something", "smthg": "something", "smthn": "something",
    "sumthing": "something", "somethin": "something", "sumthin": "something", "wiv": "with",
    "luv": "love", "luved": "loved", "lovd": "loved", "watchd": "watched",
}  # fmt: skip
"""Small words that rules go by, as they are often written."""
_KINDS = ("medium", "genre", "mood", "country")
_PLACES = ("country",)


def mended(text: str, names: Sequence[tuple[int, int]]) -> tuple[str, dict[str, str]]:
    """Return the text with slips put right, and what each of its mended words was; `names` are left alone."""
    slips: dict[str, str] = {}

    def put_right(found: re.Match[str]) -> str:
        word = found.group()
        inside = any(found.start() < end and start < found.end() for start, end in names)
        right = "" if inside else _meant(word, opens=not text[: found.start()].strip())
        if right:
            slips[right] = word
        return right or word

    return _WORD.sub(put_right, text), slips


def _meant(word: str, *, opens: bool) -> str:
    """Return the one word of the field of which this is a slip; empty where there is none, or several."""
    low = word.casefold()
    if low in _SMALL_SLIPS:
        return _SMALL_SLIPS[low]
    known = _words()
    if _is_word(low):
        return ""
    if len(low) < SHORTEST_SLIP:
        return _doubled(low) if word.islower() and len(low) == SHORTEST_SLIP - 1 else ""
    near = {edit for edit in _edits(low) if edit in known}
    # a capital is a name's, or a country's
    fits = [edit for edit in near if word.islower() or word.isupper() or opens or known[edit]]
    return fits[0] if len(fits) == 1 and len(near) == 1 else ""


def _doubled(low: str) -> str:
    """Return the word of the field that has one letter of this twice: "jaz"."""
    fits = [low[:place] + low[place - 1 :] for place in range(2, len(low) + 1)]
    return next((word for word in fits if vocabulary().canonical("genre", word)), "")


def _is_word(low: str) -> bool:
    stems = {
        low,
        low.removesuffix("s"),
        low.removesuffix("es"),
        low.removesuffix("d"),
        low.removesuffix("ing"),
    }
    return bool(stems & (everyday_words() | _OTHERS | _words().keys()))


def _edits(word: str) -> Iterator[str]:
    """Yield the words that one slip away could have been meant by this; the first letter is seldom wrong."""
    for place in range(1, len(word)):
        head, tail = word[:place], word[place:]
        yield from (f"{head}{letter}{tail}" for letter in ascii_lowercase)
        if len(tail) > 1:
            yield f"{head}{tail[1]}{tail[0]}{tail[2:]}"
        if tail and (head.endswith(tail[0]) or len(word) > SHORTEST + 1):
            yield f"{head}{tail[1:]}"
        yield from (f"{head}{other}{tail[1:]}" for other in _written_for(tail[:1]))


def _written_for(letter: str) -> Iterator[str]:
    for alike in _ALIKE:
        if letter and letter in alike:
            yield from (other for other in alike if other != letter)


@cache
def _words() -> dict[str, bool]:
    """Return the words of the field, and whether each is a country's."""
    known = vocabulary()
    found: dict[str, bool] = {}
    for kind in _KINDS:
        for word in known.words(kind):
            for spelling in known.spellings(kind, word):
                low = spelling.casefold()
                if len(low) >= SHORTEST and _WORD.fullmatch(low):
                    found[low] = found.get(low, True) and kind in _PLACES
    return found
