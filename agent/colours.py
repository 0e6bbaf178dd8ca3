"""Colours asked for of pictures: warmer, darker, more colourful, 暖一点, measured against those shown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

from retrieval.file_attributes import COLOURFULNESS, COLOURS, LIGHTNESS, WARMTH
from retrieval.models import Item, Range, Record
from retrieval.spelling import simplified

from .axes import Axis
from .colour_words import BLACK_AND_WHITE, IN_COLOUR
from .critiques import Against, Critique
from .ledger import PICTURES, Fact, Ledger, Role, Strength, media_wished
from .refusals import refused
from .uploads import Upload

_STEPS = {LIGHTNESS: 3, WARMTH: 10, COLOURFULNESS: 5}
"""What is seen to differ: a little more than a just noticeable difference, 2.3 in L*a*b* (Mahy, 1994)."""
_QUALITIES = (
    (WARMTH, 1, "warmer|more golden", "warm", "暖和?色?"),
    (WARMTH, -1, "cooler|colder|bluer", "cool|cold|blue", "冷色?"),
    (COLOURFULNESS, 1, "(?:brighter|stronger|richer|more) colou?rs?",
     "colou?rful|vivid|saturated", "鲜艳|艳丽?|多彩|丰富多彩"),
    (COLOURFULNESS, -1, "paler|gr[ea]yer|duller|(?:softer|fewer|less) colou?rs?",
     "muted|subdued|faded|pale|dull", "素|淡|灰"),
    (LIGHTNESS, 1, "brighter|lighter|sunnier", "bright|light|sunny", "明?亮|浅"),
    (LIGHTNESS, -1, "darker|dimmer|gloomier", "dark|dim|gloomy", "昏?暗|黑(?!白)"),
)  # fmt: skip
"""Which way a measure goes: comparatives, adjectives, and both in Chinese."""
_NOT = "(?<!nothing )(?<!no )(?<!not )(?<!any )"
_MORE = tuple(
    (field, way, re.compile(
        rf"{_NOT}\b(?:{comparative}|more (?:{adjective}))\b|(?:更加?|再|稍微?|偏)(?:{chinese})|"
        rf"(?:{chinese})(?:一点|一些|点儿?|些)", re.IGNORECASE))
    for field, way, comparative, adjective, chinese in _QUALITIES
)  # fmt: skip
_LESS = tuple(
    (field, -way, re.compile(
        rf"\b(?:less|too|(?:not|isn['’]?t) (?:so|as|that|too)) (?:{adjective})\b|"
        rf"(?<!不)(?:[没不别]那么|别太|不要太|太)(?:{chinese})", re.IGNORECASE))
    for field, way, _, adjective, chinese in _QUALITIES
)  # fmt: skip
_MANY_COLOURS = re.compile("(?:颜色|色彩)(?:更加?|再)(?:丰富|多)")
_WAYS = (*_LESS, (COLOURFULNESS, 1, _MANY_COLOURS), *_MORE)
_BLACK_AND_WHITE = re.compile(r"\bblack[ -](?:and|&|n)[ -]white\b|\bb&w\b|\bmonochrome\b|黑白", re.IGNORECASE)


class Shown(NamedTuple):
    """Pictures that others can be measured against."""

    now: Sequence[Upload]
    """With the message."""
    base: Sequence[Item]
    """The works that the message speaks of, else those shown last."""
    before: Sequence[Upload]


class View(Record):
    """The colours of the pictures that others are measured against, on average."""

    colours: Mapping[str, float]
    against: Against


class Shade(Record):
    """A way to go in colour, and the words that ask for it."""

    field: str
    way: int
    words: str


def of_colours(
    message: str, facts: Sequence[Fact], shown: Shown, turn: int
) -> tuple[tuple[Fact, ...], tuple[Critique, ...]]:
    """Return the facts with bounds of colours in the place of moods of the same words, and the ways to go."""
    view = view_of(shown)
    shades = shades_in(message) if view else []
    bounds = [*(_bound(shade, view, turn) for shade in shades if view), *_black_and_white(message, turn)]
    kept = [fact for fact in facts if not any(_is_same(fact, bound) for bound in bounds)]
    return (*kept, *bounds), tuple(_critique(shade, view) for shade in shades if view)


def speaks_of_colours(message: str) -> bool:
    return bool(shades_in(message)) or _BLACK_AND_WHITE.search(message) is not None


def wants_pictures(facts: Sequence[Fact], before: Ledger, items: Mapping[str, Item]) -> bool:
    """Tell whether pictures are wished for, or anything of a shelf that has some, with their colours."""
    media = media_wished(facts) or media_wished(before.in_force.facts) or PICTURES
    return any(item.medium in media & PICTURES and colours_of(item) for item in items.values())


def view_of(shown: Shown) -> View | None:
    """Return what to measure against: what is shown now, else works spoken of, else what was shown before.

    None where no colour was measured.
    """
    pictures = [colours_of(item) for item in shown.base if item.medium in PICTURES]
    for each, against in (
        ([upload.colours for upload in shown.now], Against.UPLOAD),
        (pictures, Against.LAST),
        ([upload.colours for upload in shown.before], Against.UPLOAD),
    ):
        measured = [colours for colours in each if colours]
        if measured:
            means = {name: fmean(colours[name] for colours in measured) for name in COLOURS}
            return View(colours=means, against=against)
    return None


def colours_of(item: Item) -> dict[str, int]:
    """Return what was measured of the item's picture; empty without."""
    found = {name: item.attributes.get(name) for name in COLOURS}
    known = {name: number for name, number in found.items() if isinstance(number, int)}
    return known if len(known) == len(COLOURS) else {}


def shades_in(message: str) -> list[Shade]:
    """Return the ways to go in colour that the message asks for, one for each measure."""
    left, found = simplified(message), dict[str, Shade]()
    for field, way, pattern in _WAYS:
        if said := pattern.search(left):
            # "brighter colours" are not brighter
            left = left[: said.start()] + "\0" * len(said.group()) + left[said.end() :]
            words = message[said.start() : said.end()]
            found.setdefault(field, Shade(field=field, way=way, words=words))
    return list(found.values())


def _bound(shade: Shade, view: View, turn: int) -> Fact:
    edge = round(view.colours[shade.field]) + shade.way * _STEPS[shade.field]
    return _fact(shade.field, Range(low=edge) if shade.way > 0 else Range(high=edge), shade.words, turn)


def _critique(shade: Shade, view: View) -> Critique:
    axis = Axis(field=shade.field, way=shade.way)
    before = shade.way * view.colours[shade.field]
    return Critique(axis=axis, words=shade.words, before=before, against=view.against)


def _black_and_white(message: str, turn: int) -> Iterator[Fact]:
    if said := _BLACK_AND_WHITE.search(message):
        no = refused(message, said.start(), said.end())
        yield _fact(COLOURFULNESS, IN_COLOUR if no else BLACK_AND_WHITE, said.group(), turn)


def _fact(field: str, span: Range, words: str, turn: int) -> Fact:
    hard = Strength.HARD
    return Fact(role=Role.TARGET, field=field, value=str(span), strength=hard, words=words, turn=turn)


def _is_same(fact: Fact, bound: Fact) -> bool:
    said, colour = fact.words.casefold(), bound.words.casefold()
    is_word = fact.field in ("mood", "genre", "about") and said
    return bool(is_word) and (said in colour or colour in said)
