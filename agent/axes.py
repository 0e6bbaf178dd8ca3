"""Along which qualities a list can move: slower, darker, funnier, and where an item stands there."""

from collections.abc import Iterable
from math import log2
from statistics import fmean

from retrieval.facets import facets
from retrieval.file_attributes import COLOURS
from retrieval.models import Item, Record

from .music_words import bpm_of

_AXES: dict[str, tuple[str, str]] = {
    "slow": ("contemplative meditative serene", "fast-paced energetic exciting tense suspenseful action"),
    "fast-paced": ("energetic exciting tense suspenseful action", "slow contemplative meditative serene"),
    "energetic": ("fast-paced danceable exciting", "slow serene meditative gentle relaxing"),
    "serene": ("gentle relaxing meditative slow", "energetic tense exciting angry fast-paced"),
    "gentle": ("serene tender warm", "violent brutal disturbing angry tense"),
    "dark": ("bleak gritty disturbing violent eerie", "warm joyful funny playful cosy uplifting hopeful"),
    "bleak": ("dark heartbreaking gritty", "warm joyful funny playful cosy uplifting hopeful"),
    "relaxing": ("playful funny joyful warm cosy gentle", "dark bleak disturbing violent heartbreaking "
    "tense sad"),
    "funny": ("comedy witty playful absurd satirical", "sad bleak heartbreaking melancholy dark"),
    "joyful": ("uplifting warm funny playful", "sad heartbreaking melancholy bleak dark"),
    "warm": ("cosy tender humane uplifting", "bleak dark violent disturbing angry"),
    "cosy": ("warm gentle relaxing playful", "bleak dark violent disturbing tense scary"),
    "sad": ("heartbreaking melancholy bittersweet bleak", "joyful funny uplifting playful"),
    "scary": ("horror eerie disturbing", "cosy gentle warm playful"),
    "horror": ("scary eerie disturbing", "cosy gentle warm playful"),
    "violent": ("gritty disturbing war action", "gentle warm cosy tender"),
    "romantic": ("romance tender passionate", "angry bleak violent"),
    "tense": ("suspenseful thriller exciting", "serene gentle relaxing slow"),
    "exciting": ("adventurous fast-paced suspenseful action", "slow serene meditative"),
    "surreal": ("dreamlike absurd experimental psychedelic", "realism gritty"),
    "cerebral": ("philosophical thought-provoking", "playful relaxing"),
    "epic": ("lush", "intimate minimal"),
    "intimate": ("minimal tender", "epic"),
}  # fmt: skip
"""For a quality, what goes the same way and what goes the other way; two qualities need not be opposites."""


_BY_TEMPO = {"slow": -4, "fast-paced": 4, "energetic": 2}
"""How much a doubling of the measured tempo moves a work along the quality; a word of it is worth 1 or 2."""
_USUAL_BPM = 110


class Axis(Record):
    """A quality or a number, and the way to go: 1 for more of it, -1 for less."""

    field: str
    """mood, genre, year, duration_minutes, or a measure of colours."""
    word: str = ""
    way: int = 1

    def place(self, item: Item) -> float | None:
        """Return how far along the item is, None when the catalogue does not say."""
        if self.field == "year":
            number = item.year
        elif self.field == "duration_minutes":
            number = length_of(item)
        elif self.field in COLOURS:
            measure = item.attributes.get(self.field)
            number = measure if isinstance(measure, int) else None
        else:
            return self.way * _quality(self.word, item)
        return None if number is None else self.way * number


def opposites(word: str) -> tuple[str, ...]:
    """Return the qualities that go the other way."""
    return tuple(_AXES.get(word, ("", ""))[1].split())


def kin(word: str) -> tuple[str, ...]:
    """Return the qualities that go the same way."""
    return tuple(_AXES.get(word, ("", ""))[0].split())


def mean_place(axis: Axis, items: Iterable[Item]) -> float | None:
    """Return how far along the items are on average, None when nothing is known of any."""
    places = [place for item in items if (place := axis.place(item)) is not None]
    return fmean(places) if places else None


def length_of(item: Item) -> int | None:
    """Return minutes, or the pages of a book."""
    pages = item.attributes.get("pages")
    return item.duration_minutes or (pages if isinstance(pages, int) else None)


def _quality(word: str, item: Item) -> float:
    own = set(facets(item).genres)
    kin, other = (set(words.split()) for words in _AXES.get(word, ("", "")))
    bpm = bpm_of(item)
    measured = _BY_TEMPO.get(word, 0) * log2(bpm / _USUAL_BPM) if bpm else 0
    return 2 * (word in own) + len(kin & own) - len(other & own) + measured
