"""Which of two works to take, from their facts and what was asked for so far."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from retrieval.facets import facets
from retrieval.models import Item, Range

from .answers import labelled, length_told
from .axes import Axis, kin, opposites
from .ledger import Fact, Role
from .wording import title_of

MOST = 3
"""Works that are told of, and words of each."""
_QUALITIES = ("mood", "genre")
_NUMBERS: dict[str, Callable[[Item], int | None]] = {
    "duration_minutes": lambda item: item.duration_minutes,
    "year": lambda item: item.year,
}
_SAID = {"duration_minutes": ("it has {} minutes", "它 {} 分钟"), "year": ("it is of {}", "它是 {} 年的")}
_MARK = 2
"""What a quality that is marked counts on an axis; a bound kept counts as much."""


class _Asked(NamedTuple):
    """What of the ledger tells works apart."""

    wished: tuple[str, ...]
    refused: tuple[str, ...]
    bounds: tuple[tuple[str, Range], ...]


def comparison(items: Sequence[Item], facts: Sequence[Fact], language: str) -> str:
    """Return what sets the works apart, and which of them fits what was asked for; one where one does."""
    zh = language == "zh"
    told = [_facts_told(item, items, language) for item in items[:MOST]]
    asked = _asked(facts)
    merits = [_merit(item, asked) for item in items]
    best = items[merits.index(max(merits))]
    if merits.count(max(merits)) > 1:
        told.append(
            "按你说过的，分不出哪个更合适；说说心情，或者能有多长。"
            if zh
            else "What you asked for does not tell them apart; name a mood, or how long it may be."
        )
    else:
        why = _why(best, [item for item in items if item.id != best.id], asked, language)
        because = ("，" if zh else " while ").join(why[:2])
        told.append(
            f"照你要的，我会选{_titled(best, language)}：{because}。"
            if zh
            else f"For what you asked, I would take {_titled(best, language)}: {because}."
        )
    return ("" if zh else " ").join(told)


def _asked(facts: Sequence[Fact]) -> _Asked:
    wished = [fact for fact in facts if fact.role is Role.TARGET]
    return _Asked(
        wished=tuple(dict.fromkeys(fact.value for fact in wished if fact.field in _QUALITIES)),
        refused=tuple(
            dict.fromkeys(f.value for f in facts if f.role is Role.REJECTED and f.field in _QUALITIES)
        ),
        bounds=tuple((fact.field, Range.parse(fact.value)) for fact in wished if fact.field in _NUMBERS),
    )


def _merit(item: Item, asked: _Asked) -> float:
    own = set(facets(item).genres)
    placed = sum(Axis(field="mood", word=word).place(item) or 0.0 for word in asked.wished)
    within = sum(_MARK if _is_within(item, *bound) else -_MARK for bound in asked.bounds)
    return placed + within - _MARK * len(own & set(asked.refused))


def _is_within(item: Item, field: str, bounds: Range) -> bool:
    number = _NUMBERS[field](item)
    return number is not None and bounds.holds(number)


def _why(best: Item, others: Sequence[Item], asked: _Asked, language: str) -> list[str]:
    """Return what speaks for the work beside the others."""
    opposed = [word for wish in asked.wished for word in opposites(wish)]
    told = [
        *_in_number(best, others, asked, language),
        *_for(best, others, asked.wished, language),
        *_against(others, (*asked.refused, *opposed), language),
    ]
    # of several, none may be alone in anything
    return told or ["总的来说它最接近" if language == "zh" else "all in all it comes nearest"]


def _in_number(best: Item, others: Sequence[Item], asked: _Asked, language: str) -> Iterator[str]:
    for field, bounds in asked.bounds:
        if _is_within(best, field, bounds) and not all(_is_within(o, field, bounds) for o in others):
            number = _NUMBERS[field](best)
            english, chinese = _SAID[field]
            yield (chinese if language == "zh" else english).format(number)


def _facts_told(item: Item, items: Sequence[Item], language: str) -> str:
    """Say what is marked of the work and not of all, its year and its length."""
    zh = language == "zh"
    everywhere = set[str].intersection(*(set(facets(other).genres) for other in items))
    own = [word for word in facets(item).genres if word not in everywhere][:MOST]
    year = "" if item.year is None else f"{item.year} 年" if zh else str(item.year)
    parts = [part for part in (year, length_told(item, language), labelled(own, language)) if part]
    body = ("，" if zh else ", ").join(parts)
    return f"{_titled(item, language)}：{body}。" if zh else f"{_titled(item, language)}: {body}."


def _for(best: Item, others: Sequence[Item], wished: Sequence[str], language: str) -> Iterator[str]:
    """Yield what the work has of the wish and the others do not have."""
    there = {word for item in others for word in facets(item).genres}
    near = [word for wish in wished for word in (wish, *kin(wish))]
    own = [word for word in dict.fromkeys(near) if word in facets(best).genres and word not in there]
    if own:
        words = labelled(own[:MOST], language)
        yield f"它标的是{words}" if language == "zh" else f"it is {words}"


def _against(others: Sequence[Item], unwanted: Sequence[str], language: str) -> Iterator[str]:
    for item in others:
        found = [word for word in dict.fromkeys(unwanted) if word in facets(item).genres]
        if found:
            words = labelled(found[:MOST], language)
            yield (
                f"{_titled(item, language)}标的是{words}"
                if language == "zh"
                else f"{_titled(item, language)} is {words}"
            )


def _titled(item: Item, language: str) -> str:
    title = title_of(item, language)
    return f"《{title}》" if language == "zh" else title
