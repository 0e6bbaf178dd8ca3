"""What must be true after a turn, held against its answer; each miss is said in words."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from retrieval.models import Item, ShelftalkError
from retrieval.spelling import HAN

from .dialogue_format import Expectation, ItemExpectation
from .fact_match import matches, told
from .shelf_names import ShelfNames, canonical, genres_and_tags
from .steps import Answer

_NOTHING = ItemExpectation()
_WESTERN_WORD = re.compile(r"[A-Za-z]{2,}")


def misses(
    expect: Expectation, answer: Answer, *, earlier: Collection[str], names: ShelfNames
) -> tuple[str, ...]:
    """Return a sentence for each expectation the answer does not meet; `earlier` are ids shown before."""
    items = [pick.item for pick in answer.picks]
    return (
        *_about_every_answer(items, names),
        *_about_number(expect, items),
        *_about_items(expect, items, names),
        *_about_repeats(expect, items, earlier, names),
        *_about_ledger(expect, answer, names),
        *_about_reply(expect, answer, names),
    )


def refuse_unknown_names(expect: Expectation, names: ShelfNames, where: str) -> None:
    """Refuse titles that the catalogue does not have: expecting one would be met, or missed, by itself."""
    for title in (*expect.not_shown, *expect.every_pick.title, *expect.some_pick.title):
        if not names.ids(title):
            raise ShelftalkError(f"{where}: {title!r} is no title, alias or id of the catalogue; correct it")


def _about_every_answer(items: Sequence[Item], names: ShelfNames) -> Iterator[str]:
    for index, item in enumerate(items):
        if not names.ids(item.id):
            yield f'"{item.title}" ({item.id}) is not in the catalogue'
        if item.id in (other.id for other in items[:index]):
            yield f'"{item.title}" was shown twice in one answer'


def _about_number(expect: Expectation, items: Sequence[Item]) -> Iterator[str]:
    if expect.picks and not expect.picks.range.holds(len(items)):
        yield f"picks: {len(items)}, wanted {expect.picks}"
    speaks_of_items = expect.media or expect.every_pick != _NOTHING or expect.some_pick != _NOTHING
    if speaks_of_items and not items and not expect.picks:
        yield "picks: none, wanted some"


def _about_items(expect: Expectation, items: Sequence[Item], names: ShelfNames) -> Iterator[str]:
    for item in items:
        for miss in item_misses(ItemExpectation(medium=expect.media), item, names):
            yield f"media: {miss}"
        for miss in item_misses(expect.every_pick, item, names):
            yield f"every_pick.{miss}"
    if expect.some_pick != _NOTHING:
        each = (tuple(item_misses(expect.some_pick, item, names)) for item in items)
        if nearest := min(each, key=len, default=("there is no pick",)):
            yield f"some_pick: no pick fits; the nearest: {'; '.join(nearest)}"


def item_misses(want: ItemExpectation, item: Item, names: ShelfNames) -> Iterator[str]:
    """Yield each wish the item does not meet, as `year: "Alien" has 1979, wanted >=1980`."""
    said = f'"{item.title}"'
    if want.title and not any(item.id in names.ids(title) for title in want.title):
        yield f"title: {said}, wanted {_or(want.title)}"
    creators = [creator.name for creator in item.creators]
    if want.creator and not _share({names.creator(c) for c in creators}, map(names.creator, want.creator)):
        yield f"creator: {said} is by {', '.join(creators) or 'nobody'}, wanted {_or(want.creator)}"
    for field, wanted, own in (
        ("year", want.year, item.year),
        ("duration_minutes", want.duration_minutes, item.duration_minutes),
        ("popularity", want.popularity, item.popularity),
    ):
        if wanted and (own is None or not wanted.range.holds(own)):
            yield f"{field}: {said} has {'none' if own is None else own}, wanted {wanted}"
    yield from _word_misses(want, item, said)


def _word_misses(want: ItemExpectation, item: Item, said: str) -> Iterator[str]:
    for field, kind, wanted, own in (
        ("medium", "medium", want.medium, item.medium),
        ("language", "language", want.language, item.language or ""),
        ("country", "country", want.country, item.country or ""),
    ):
        if wanted and canonical(kind, own) not in {canonical(kind, word) for word in wanted}:
            yield f"{field}: {said} has {own or 'none'}, wanted {_or(wanted)}"
    if want.genres_any_of or want.genres_none_of or want.tags:
        yield from _genre_misses(want, genres_and_tags(item), said)


def _genre_misses(want: ItemExpectation, own: Collection[str], said: str) -> Iterator[str]:
    for field, wanted in (("genres_any_of", want.genres_any_of), ("tags", want.tags)):
        if wanted and not _share(own, (canonical("genre", word) for word in wanted)):
            yield f"{field}: {said} has {', '.join(sorted(own)) or 'none'}, wanted {_or(wanted)}"
    refused = [word for word in want.genres_none_of if canonical("genre", word) in own]
    if refused:
        yield f"genres_none_of: {said} has {', '.join(refused)}"


def _about_repeats(
    expect: Expectation, items: Sequence[Item], earlier: Collection[str], names: ShelfNames
) -> Iterator[str]:
    for title in expect.not_shown:
        for item in items:
            if item.id in names.ids(title):
                yield f'not_shown: "{title}" was shown ({item.id})'
    if expect.no_repeats:
        for item in items:
            if item.id in earlier:
                yield f'no_repeats: "{item.title}" was shown before'


def _about_ledger(expect: Expectation, answer: Answer, names: ShelfNames) -> Iterator[str]:
    for wanted in expect.ledger:
        if not any(matches(wanted, fact, names) for fact in answer.ledger):
            held = "; ".join(told(fact) for fact in answer.ledger) or "nothing"
            yield f"ledger: wanted {told(wanted)}; it has {held}"


def _about_reply(expect: Expectation, answer: Answer, names: ShelfNames) -> Iterator[str]:
    if expect.asks is not None and expect.asks != (answer.question is not None):
        yield f"asks: {'no question was asked' if expect.asks else f'asked {answer.question!r}'}"
    if expect.says_relaxed is not None and expect.says_relaxed != bool(answer.relaxed):
        said = "; ".join(answer.relaxed)
        yield f"says_relaxed: {'nothing was relaxed' if expect.says_relaxed else f'said {said!r}'}"
    if expect.language:
        own = {answer.language, _language_read(answer, names) or answer.language}
        if own != {expect.language}:
            yield f"language: {' and '.join(sorted(own))}, wanted {expect.language}: {answer.reply[:80]!r}"


def _language_read(answer: Answer, shelf: ShelfNames) -> str:
    """Tell the language of the reply's own words, without the names in it; empty when there are none."""
    text = answer.reply
    told_of = (*(pick.item.id for pick in answer.picks), *answer.about)
    names = {name for item_id in told_of for name in shelf.called(item_id)}
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    han = len(HAN.findall(text))
    western = len(_WESTERN_WORD.findall(text))
    if not han and not western:
        return ""
    return "zh" if han > western else "en"


def _share(own: Collection[str], wanted: Iterable[str]) -> bool:
    return not set(own).isdisjoint(wanted)


def _or(words: Sequence[str]) -> str:
    return " or ".join(words)
