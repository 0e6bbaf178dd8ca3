"""What a message points back at: "the second one", "that director", 刚才那部, 这个导演."""

import re
from collections.abc import Iterator, Sequence

from retrieval.models import Creator, Item
from retrieval.spelling import folded, simplified
from retrieval.titles import NameMention, Names
from retrieval.vocabulary import vocabulary

from .past import Past, Referent
from .pointing import (
    ALL_BUT,
    BARE,
    BEHIND,
    BOTH,
    BY_A_MAKER,
    CREATOR,
    FIRST_EVER,
    FROM_BEFORE,
    IT,
    ITS_MAKER_AFTER,
    LEAD,
    MIDDLE,
    NUMBERED,
    OF_A_KIND,
    OF_THE_MAKER,
    PRONOUN,
    QUALITY_AFTER,
    QUALITY_BEFORE,
    RUN,
    SEVERAL,
    SUPERLATIVES,
    THAT_ONE,
    THE_OTHERS,
    number_in,
    roles_in,
)
from .refusals import clause_around, refused
from .small_words import is_empty
from .verdicts import SEEN

_NICKNAME = re.compile(
    r"(?<![\u4e00-\u9fff][大老小])[大老小阿](?P<surname>[\u4e00-\u9fff])(?=的(?!《)|除外|以外|之外|就?算了|[写拍唱画]的|\W|$)"
)
"""A maker called by the surname alone, as those who follow one do: 大刘."""
_POINTS = re.compile("[那这]")
_NEAR = 12
"""Characters between "all but" and what is left out."""
_PART = re.compile(r"[,，、:：;；·()（）]")


def pointed_at(
    message: str, mentions: Sequence[NameMention], names: Names, referents: Sequence[Referent]
) -> list[NameMention]:
    """Return the names of a message and what it points back at, left to right.

    A maker reached through a work ("the director of Slow Rain") takes the place of the work.
    """
    plain = simplified(message)
    of_makers = list(_by_maker(plain, mentions, Past(referents)))
    works = [*(m for m in mentions if all(_apart(m, work) for work in of_makers)), *of_makers]
    works += _by_nickname(plain, works, names, referents)
    for pointed in (_works, _again):  # "the first is tempting, but we have seen it": "it" is that one
        past = Past(referents, [(work.end, item) for work in works if (item := item_of(work, names))])
        for found in pointed(plain, past):
            if all(_apart(found, other) or _side_by_side(found, other) for other in works):
                works.append(found)
    makers = list(_makers(plain, works, names, past))
    kept = [work for work in works if all(_apart(work, maker) for maker in makers)]
    return sorted([*kept, *makers], key=lambda mention: mention.start)


def _works(plain: str, past: Past) -> Iterator[NameMention]:
    for found in FIRST_EVER.finditer(plain):
        yield from _mentions(past.first, found)
    yield from _all_but(plain, past)
    yield from _by_place(plain, past)
    # "seen them all" after a list of names means those
    lists = () if past.named > 1 else (SEVERAL, BOTH) if len(past.last) == 2 else (SEVERAL,)
    several = (found for pattern in lists for found in pattern.finditer(plain))
    for found in (found for found in several if not OF_A_KIND.search(plain[: found.start()])):
        # "2 and 4. more like those" means the two
        yield from _mentions(_placed(plain[: found.start()], past) or past.last, found)
    for found in THE_OTHERS.finditer(plain):
        named = {item.id for item in _placed(plain[: found.start()], past)}
        if named:
            yield from _mentions([item for item in past.last if item.id not in named], found)
    yield from _by_quality(plain, past)
    yield from _by_part_of_a_maker(plain, past)


def _again(plain: str, past: Past) -> Iterator[NameMention]:
    for found in THAT_ONE.finditer(plain):
        yield from _mentions(past.one(_medium_in(found.group()), found.start()), found)
    for found in IT.finditer(plain):
        yield from _mentions(
            past.it(found.start()), found, next(name for name, said in found.groupdict().items() if said)
        )


def _by_nickname(
    plain: str, works: Sequence[NameMention], names: Names, referents: Sequence[Referent]
) -> list[NameMention]:
    """Return who is called by a surname beside a work of theirs: 像三体，但不要大刘的."""
    called = list(_NICKNAME.finditer(plain))
    items = [item for work in works if (item := item_of(work, names))] if called else []
    items += [referent.item for referent in referents if called]
    makers = {
        name[:1]: name for item in items for name in map(simplified, item.list_attribute("creators_zh")[:1])
    }
    return [
        NameMention(name=known[0], items=known[1], is_creator=True, start=found.start(), end=found.end())
        for found in called
        if (name := makers.get(found["surname"])) and (known := names.creator(name))
    ]


def _all_but(plain: str, past: Past) -> Iterator[NameMention]:
    """Yield, for "all but the third", all that were shown last but that one."""
    if found := ALL_BUT.search(plain):
        rest = " " * found.end() + plain[found.end() :]
        left_out = [m for m in _by_place(rest, past) if m.start - found.end() <= _NEAR]
        ids = {item_id for mention in left_out for item_id in mention.items}
        for item in past.last if ids else ():
            if item.id not in ids:
                yield _mention(item, found.start(), max(mention.end for mention in left_out))


def _placed(plain: str, past: Past) -> list[Item]:
    """Return the picks that are named by their places."""
    named = {item for mention in _by_place(plain, past) for item in mention.items}
    return [item for item in past.last if item.id in named]


def _by_place(plain: str, past: Past) -> Iterator[NameMention]:
    for found in RUN.finditer(plain):
        count = number_in(found.group("count") or found.group("zh_count"))
        from_start = found.group("from") or found.group("zh_from")
        yield from _mentions(past.last[:count] if from_start else past.last[-count:], found)
    for found in NUMBERED.finditer(plain):
        place = number_in(found.group())
        if place and abs(place) <= len(past.last):
            yield from _mentions([past.last[place - 1 if place > 0 else place]], found)
    for found in BARE.finditer(plain):
        part = found.lastgroup or "en"
        yield from _mentions(past.last[int(found[part]) - 1 :][:1] if found[part] != "0" else (), found, part)
    for found in MIDDLE.finditer(plain):
        yield from _mentions(past.middle, found)


def _by_part_of_a_maker(plain: str, past: Past) -> Iterator[NameMention]:
    """Yield the picks told by a part of their maker's name, or by what they show: 科波拉那部, 海浪那个."""
    for found in BY_A_MAKER.finditer(plain):
        part = "name" if found["name"] else "zh"
        items = past.made_by(found[part])
        if not items and (part == "zh" or found.group().endswith("one")) and not _is_known(found[part]):
            items = past.telling_of(found[part]) if _is_judged(plain, found.start(part), found.end()) else []
        yield from (_mention(item, found.start(part), found.end()) for item in items)


def _is_judged(plain: str, start: int, end: int) -> bool:
    """Tell whether it is refused or known; else it may be another that is only described."""
    return refused(plain, start, end) or SEEN.search(clause_around(plain, start, end)) is not None


def _is_known(words: str) -> bool:
    return is_empty(words) or any(vocabulary().mentions(words))


def _by_quality(plain: str, past: Past) -> Iterator[NameMention]:
    for pattern, field, highest in SUPERLATIVES:
        for found in pattern.finditer(plain):
            yield from _mentions(past.most(field, highest=highest), found)
    for mention in vocabulary().mentions(plain):
        before = QUALITY_BEFORE.search(plain[: mention.start])
        after = QUALITY_AFTER.match(plain, mention.end)
        if mention.kind in ("country", "language") and (origin := FROM_BEFORE.search(plain[: mention.start])):
            for item in past.having(mention.kind, mention.word):
                yield _mention(item, origin.start(), mention.end)
        elif after and (before or _POINTS.search(after.group())):
            # "drop the scary one" refuses what is scary too
            start = before.start() if before else mention.start
            start = after.start() if refused(plain, start, after.end()) else start
            for item in past.having(mention.kind, mention.word):
                yield _mention(item, start, after.end())


def _by_maker(plain: str, mentions: Sequence[NameMention], past: Past) -> Iterator[NameMention]:
    """Yield the picks told by who made them: "the Bong Joon-ho one", 奉俊昊那部."""
    for maker in mentions:
        before = QUALITY_BEFORE.search(plain[: maker.start])
        after = QUALITY_AFTER.match(plain, maker.end)
        if before and not folded(maker.name).startswith("the "):
            after = after or ITS_MAKER_AFTER.match(plain, maker.end)
        opens = not plain[: maker.start].strip()  # "Stephen Chow one lah!"
        if maker.is_creator and after and (before or opens or _POINTS.search(after.group())):
            shown = [item for item in past.last if item.id in maker.items]
            end = after.end() if QUALITY_AFTER.match(plain, maker.end) else maker.end
            yield from (_mention(item, maker.start, end) for item in shown[:1])


def _makers(plain: str, works: Sequence[NameMention], names: Names, past: Past) -> Iterator[NameMention]:
    taken: list[tuple[int, int]] = []
    for work in works:
        found = BEHIND.search(plain[: work.start]) or OF_THE_MAKER.match(plain, work.end)
        item = item_of(work, names)
        if found and item:
            start, end = min(found.start(), work.start), max(found.end(), work.end)
            taken.append((start, end))
            makers = makers_of(item, roles_in(found.group()))
            first = 1 if LEAD.search(found.group()) else None
            yield from _of_creators(makers[:first], names, start, end)
    for pattern in (CREATOR, PRONOUN):
        for found in pattern.finditer(plain):
            if all(found.end() <= start or end <= found.start() for start, end in taken):
                taken.append(found.span())
                before = [m for m in works if m.is_creator and m.end <= found.start()]
                if pattern is PRONOUN and before:  # "Kusama's dots make me dizzy, never show me her stuff"
                    yield before[-1].model_copy(update={"start": found.start(), "end": found.end()})
                    continue
                roles = roles_in(found.group())
                people = [
                    person for item in past.whose(found.start()) for person in _people_of(item, roles, names)
                ]
                yield from _of_creators(people[:1], names, *found.span())


def makers_of(item: Item, roles: Sequence[str] = ()) -> list[Creator]:
    """Return the makers in these roles, else the first one who is no actor."""
    inside = [creator for creator in item.creators if creator.role in roles]
    makers = [creator for creator in item.creators if creator.role not in ("actor", "cast")]
    return inside or makers[:1] or list(item.creators[:1])


def _people_of(item: Item, roles: Sequence[str], names: Names) -> Iterator[Creator]:
    """Yield who is meant, the likeliest first: by "her books", of a portrait, who is in its title."""
    if roles and all(creator.role not in roles for creator in item.creators):
        for part in _PART.split(f"{item.title},{item.text_attribute('title_zh')}"):
            yield from (Creator(name=found.name) for found in names.mentions(part) if found.is_creator)
    yield from makers_of(item, roles)


def _of_creators(creators: Sequence[Creator], names: Names, start: int, end: int) -> Iterator[NameMention]:
    for creator in creators:
        if known := names.creator(creator.name):
            yield NameMention(name=known[0], items=known[1], is_creator=True, start=start, end=end)


def _mentions(items: Sequence[Item], found: re.Match[str], group: str = "") -> Iterator[NameMention]:
    for item in items:
        yield _mention(item, found.start(group or 0), found.end(group or 0))


def _mention(item: Item, start: int, end: int) -> NameMention:
    return NameMention(name=item.title, items=(item.id,), is_creator=False, start=start, end=end)


def item_of(mention: NameMention, names: Names) -> Item | None:
    """Return the work a mention names; None for a maker."""
    if mention.is_creator:
        return None
    return next((item for item in names.title(mention.name) if item.id in mention.items), None)


def _apart(one: NameMention, other: NameMention) -> bool:
    return one.end <= other.start or other.end <= one.start


def _side_by_side(one: NameMention, other: NameMention) -> bool:
    """Tell whether the same words mean both works: "those two"."""
    return (one.start, one.end) == (other.start, other.end) and one.items != other.items


def _medium_in(text: str) -> str:
    return next((m.word for m in vocabulary().mentions(text) if m.kind == "medium"), "")
