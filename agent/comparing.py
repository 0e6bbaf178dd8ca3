"""Which of two works to take, from their facts and what was asked for so far."""

from collections.abc import Iterator, Sequence

from retrieval.facets import facets
from retrieval.models import Item
from retrieval.vocabulary import vocabulary

from .answers import length_told
from .axes import Axis, kin, opposites
from .ledger import Fact, Role
from .wording import title_of

MOST = 3
"""Works that are told of, and words of each."""
_QUALITIES = ("mood", "genre")


def comparison(items: Sequence[Item], facts: Sequence[Fact], language: str) -> str:
    """Return what sets the works apart, and which of them fits what was asked for; one where one does."""
    zh = language == "zh"
    told = [_facts_told(item, items, language) for item in items[:MOST]]
    wished = _words(facts, Role.TARGET)
    places = [sum(_place(word, item) for word in wished) for item in items]
    refused = _words(facts, Role.REJECTED)
    places = [
        place - 2 * len(set(refused) & set(facets(item).genres))
        for place, item in zip(places, items, strict=True)
    ]
    best = items[places.index(max(places))]
    if places.count(max(places)) > 1:
        told.append(
            "按你说过的，分不出哪个更合适。" if zh else "What you asked for does not tell them apart."
        )
        return ("" if zh else " ").join(told)
    others = [item for item in items if item.id != best.id]
    why = [*_for(best, others, wished, language), *_against(others, (*refused, *_spoiling(wished)), language)]
    because = ("，" if zh else " while ").join(why[:2])
    told.append(
        f"照你要的，我会选{_titled(best, language)}：{because}。"
        if zh
        else f"For what you asked, I would take {_titled(best, language)}: {because}."
    )
    return ("" if zh else " ").join(told)


def _words(facts: Sequence[Fact], role: Role) -> tuple[str, ...]:
    wanted = (fact.value for fact in facts if fact.role is role and fact.field in _QUALITIES)
    return tuple(dict.fromkeys(wanted))


def _place(word: str, item: Item) -> float:
    return Axis(field="mood", word=word).place(item) or 0.0


def _spoiling(wished: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for wish in wished for word in opposites(wish))


def _facts_told(item: Item, items: Sequence[Item], language: str) -> str:
    """Say what is marked of the work and not of all, its year and its length."""
    zh = language == "zh"
    everywhere = set[str].intersection(*(set(facets(other).genres) for other in items))
    own = [word for word in facets(item).genres if word not in everywhere][:MOST]
    year = "" if item.year is None else f"{item.year} 年" if zh else str(item.year)
    parts = [part for part in (year, length_told(item, language), _labels(own, language)) if part]
    body = ("，" if zh else ", ").join(parts)
    return f"{_titled(item, language)}：{body}。" if zh else f"{_titled(item, language)}: {body}."


def _for(best: Item, others: Sequence[Item], wished: Sequence[str], language: str) -> Iterator[str]:
    """Yield what the work has of the wish and the others do not have."""
    there = {word for item in others for word in facets(item).genres}
    near = [word for wish in wished for word in (wish, *kin(wish))]
    own = [word for word in dict.fromkeys(near) if word in facets(best).genres and word not in there]
    if own:
        words = _labels(own[:MOST], language)
        yield f"它标的是{words}" if language == "zh" else f"it is {words}"


def _against(others: Sequence[Item], unwanted: Sequence[str], language: str) -> Iterator[str]:
    for item in others[:1]:
        found = [word for word in dict.fromkeys(unwanted) if word in facets(item).genres]
        if found:
            words = _labels(found[:MOST], language)
            yield (
                f"{_titled(item, language)}标的是{words}"
                if language == "zh"
                else f"{_titled(item, language)} is {words}"
            )


def _labels(words: Sequence[str], language: str) -> str:
    known = vocabulary()
    said = [
        known.label("genre" if known.canonical("genre", word) == word else "mood", word, language)
        for word in words
    ]
    return ("、" if language == "zh" else ", ").join(said)


def _titled(item: Item, language: str) -> str:
    title = title_of(item, language)
    return f"《{title}》" if language == "zh" else title
