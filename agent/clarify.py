"""Whether to ask: one question, only when its answer would split the shortlist, with answers to click."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from math import log2
from statistics import median

from retrieval.models import Candidate, Item, Record
from retrieval.vocabulary import vocabulary

from .axes import Axis
from .ledger import Ledger, Role
from .past import Past, Referent
from .pointing import THAT_ONE
from .surprise import wants_surprise
from .wording import title_of

WORTH_ASKING = 0.8
"""Bits of expected gain; one bit is an answer that halves the shortlist."""
CONSIDERED = 20
_TALKS_OF = frozenset({"genre", "mood", "title", "creator", "about", "year", "country", "language"})
_TEXTS = {
    "medium": ("What would you like it to be?", "想要哪一种？"),
    "tone": ("Something light or something dark?", "想要轻松的，还是沉重一点的？"),
    "pace": ("Slow or fast-paced?", "节奏慢的，还是快的？"),
    "year": ("Older or newer?", "老一点的，还是新一点的？"),
    "length": ("Short or long?", "短一点的，还是长一点的？"),
    "which": ("Which one do you mean?", "你说的是哪一个？"),
}
_TONE, _PACE = Axis(field="mood", word="joyful"), Axis(field="mood", word="fast-paced")


class Clarification(Record):
    """A question: what it is about, its words, and answers that are messages."""

    about: str
    text: str
    options: tuple[str, ...]


def clarification(
    candidates: Sequence[Candidate], ledger: Ledger, asked: Collection[str], language: str
) -> Clarification | None:
    """Return the question whose answer is expected to tell most, where a wish is open and it tells enough."""
    said = ledger.having(Role.TARGET, Role.SEED)
    if wants_surprise(ledger) or any(fact.field in _TALKS_OF for fact in said):
        return None
    items = [candidate.item for candidate in candidates[:CONSIDERED]]
    splits = {about: split(items) for about, split in _SPLITS.items() if about not in asked}
    gains = {about: expected_gain(parts, len(items)) for about, parts in splits.items()}
    best = max(gains, key=lambda about: gains[about], default="")
    if not best or gains[best] < WORTH_ASKING:
        return None
    options = _options(best, splits[best], items, language)
    return Clarification(about=best, text=_TEXTS[best][language == "zh"], options=options)


def which_one(
    message: str, referents: Sequence[Referent], named: bool, language: str
) -> Clarification | None:
    """Return the question which pick "that one" means, where it could be several."""
    found, past = THAT_ONE.search(message), Past(referents)
    several = len(past.last) > 1 and not past.focus
    if not (found and several and not named) or any(
        word in found.group().casefold() for word in ("film", "book", "same")
    ):
        return None
    titles = [title_of(item, language) for item in past.last]
    marked = [f"《{title}》" if language == "zh" else title for title in titles]
    options = tuple(message[: found.start()] + title + message[found.end() :] for title in marked)
    return Clarification(about="which", text=_TEXTS["which"][language == "zh"], options=options)


def _by_medium(items: Sequence[Item]) -> list[str]:
    return [item.medium for item in items]


def _by_axis(axis: Axis) -> Callable[[Sequence[Item]], list[str]]:
    def split(items: Sequence[Item]) -> list[str]:
        places = [axis.place(item) or 0 for item in items]
        return ["more" if place > 0 else "less" if place < 0 else "" for place in places]

    return split


def _by_number(field: str) -> Callable[[Sequence[Item]], list[str]]:
    def split(items: Sequence[Item]) -> list[str]:
        middle = _middle(items, field)
        numbers = [getattr(item, field) for item in items]
        return ["" if n is None or middle is None else "less" if n < middle else "more" for n in numbers]

    return split


_SPLITS: dict[str, Callable[[Sequence[Item]], list[str]]] = {
    "medium": _by_medium,
    "tone": _by_axis(_TONE),
    "pace": _by_axis(_PACE),
    "year": _by_number("year"),
    "length": _by_number("duration_minutes"),
}
"""The part of the shortlist each item is in; the earlier question wins where two tell as much."""


def expected_gain(parts: Sequence[str], count: int) -> float:
    """Return the bits an answer is expected to tell; an item of no part is left by every answer."""
    sizes = Counter(part for part in parts if part)
    known = sum(sizes.values())
    if not count or len(sizes) < 2:
        return 0.0
    entropy = -sum(size / known * log2(size / known) for size in sizes.values())
    return entropy * known / count


def _middle(items: Sequence[Item], field: str) -> int | None:
    numbers = [number for item in items if isinstance(number := getattr(item, field), int)]
    return round(median(numbers) / 10) * 10 if numbers else None


def _options(about: str, parts: Sequence[str], items: Sequence[Item], language: str) -> tuple[str, ...]:
    chinese = language == "zh"
    match about:
        case "medium":
            media = [medium for medium, _ in Counter(parts).most_common(4)]
            return tuple(vocabulary().label("medium", medium, language) for medium in media)
        case "tone":
            return ("轻松欢快的", "黑暗沉重的") if chinese else ("something joyful", "something dark")
        case "pace":
            return ("慢节奏的", "快节奏的") if chinese else ("something slow", "something fast-paced")
        case "year":
            year = _middle(items, "year")
            return (f"{year}年以前的", f"{year}年以后的") if chinese else (f"before {year}", f"after {year}")
        case _:
            length = _middle(items, "duration_minutes")
            return (
                (f"{length}分钟以内的", f"{length}分钟以上的")
                if chinese
                else (f"under {length} minutes", f"over {length} minutes")
            )
