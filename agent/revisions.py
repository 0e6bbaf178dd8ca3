"""How the facts of a message change the ledger: what they take back, replace, add to or contradict."""

import re
from collections.abc import Mapping, Sequence

from retrieval.facets import Facets, facets
from retrieval.models import Item, Range
from retrieval.spelling import folded, simplified
from retrieval.vocabulary import vocabulary

from .aversions import may_be_sung
from .ledger import MUSIC, Fact, Ledger, Role, Scope, Strength, media_wished
from .phrases import (
    ALIKE,
    ALLOWED_AGAIN,
    ALSO,
    ASKED_FOR,
    BAN_LIFTED,
    BESIDES,
    CHANGED_TASTE,
    DROPPED,
    EXCHANGED,
    OPTIONAL,
    OTHER_MAKER,
    PUT_DOWN,
    WHAT_ABOUT,
)
from .preferences import insists
from .references import makers_of
from .variety import wants_one_of_each
from .wishes import is_swapped

_ONE_PLACE = (frozenset({"country", "language"}), frozenset({"creator"}))
"""Fields in which "what about" asks for one thing in the place of another."""
_ORIGIN = ("country", "language")
_OF_A_MEDIUM = frozenset({"genre", "creator", "year", "duration_minutes"})
"""What is wished of one medium and may be found in no work of another."""
_COMPARABLE = _OF_A_MEDIUM | {"country", "language"}
_KIND_OF_THING = frozenset({"genre", "mood", "about", "country", "language", "year", "title", "creator"})
FORMS = frozenset(
    "animation documentary instrumental family children's poetry essays novella non-fiction memoir "
    "soundtrack".split()
) | {"short stories", "graphic novel"}
"""Genres that say in which form, and go with any other."""
_ONE_WAY = (
    ({"slow"}, {"fast-paced"}),
    ({"sad", "melancholy", "heartbreaking", "bleak"}, {"joyful", "uplifting"}),
    ({"dark", "bleak", "gritty"}, {"relaxing", "joyful", "uplifting", "warm"}),
    ({"serene", "relaxing", "gentle"}, {"energetic", "exciting", "tense"}),
    ({"scary"}, {"gentle", "relaxing"}),
)
_OPPOSITES = (*_ONE_WAY, *((b, a) for a, b in _ONE_WAY))
_FILMS = re.compile(
    r"(?:spaghetti )?westerns|spaghetti western|musicals|rom-? ?coms?|romantic comedies|biopics?|slashers?|"
    r"giall[oi]|blockbusters?|kung ?fu(?: flicks)?|film noirs?|road movies|superheroes|西部|歌舞|公路",
    re.IGNORECASE,
)
"""Kinds that, with no noun beside them, mean films: "westerns, what have you got?"."""
OPTIONAL_REACH = 24
"""Characters after "doesn't have to be" in which what is no must is named."""
_PUT_AWAY = frozenset({Role.SATISFIED, Role.REJECTED})
_NEVER_A_MUST = frozenset({"mood", "about", "novelty"})
_PARTS = frozenset(
    "bollywood hollywood 宝莱坞 好莱坞 宫斗 赛博朋克 太空歌剧 黑帮 刑侦 警匪 甜宠 仙侠 修仙 抗战 抗日 "
    "二战 枪战片 情景喜剧 本格 cyberpunk slasher slashers mafia mobster mobsters gangster gangsters "
    "heist heists sitcom sitcoms wwii ww2 wuxia whodunit whodunits".split()
) | {"space opera", "space operas", "stand-up", "kung fu", "cops and robbers"}
"""What names a part of a country's films, or of a kind, and not all of them."""
_OF_A_MOOD = {"funny": "comedy", "scary": "horror", "romantic": "romance"}
"""The kind that need not be where its quality need not: 不搞笑也行."""


def media_meant(before: Ledger, new: Sequence[Fact], items: Mapping[str, Item]) -> list[Fact]:
    """Return the media meant by who names none: those of the genre, else those of the works named."""
    named = [f.value for f in new if f.field == "medium" and f.role is Role.TARGET]
    so_far = [f.value for f in before.having(Role.TARGET, field="medium")]
    for fact in new:
        of_genre = vocabulary().media_of(fact.value) if fact.field == "genre" else ()
        fits = not of_genre or set(of_genre) & {*named, *so_far}
        if fact.role is Role.TARGET and not named and not fits:
            return [_inferred(medium, fact) for medium in of_genre]
    for fact in () if named or so_far else new:
        if fact.role is Role.TARGET and fact.field == "genre" and _FILMS.fullmatch(simplified(fact.words)):
            return [_inferred("film", fact)]
    seeds = [fact for fact in new if fact.role is Role.SEED and fact.items]
    if so_far:  # who asks for a certain work of another medium means that medium
        seeds = [fact for fact in seeds if fact.field == "title" and fact.reference == "exact"]
    # a medium that is not insisted on was only inferred
    wished = [
        f
        for f in before.having(Role.TARGET)
        if f.field != "number" and (f.field != "medium" or f.strength is Strength.HARD)
    ]
    if not seeds and not wished:  # who has had enough of a game looks for another
        seeds = [f for f in new if f.role in _PUT_AWAY and f.field == "title" and f.items]
    if named or not seeds:
        return []
    media = {items[fact.items[0]].medium for fact in seeds} - set(so_far)
    return [_inferred(medium, seeds[0]) for medium in sorted(media)]


def media_of_makers(before: Ledger, new: Sequence[Fact], items: Mapping[str, Item]) -> list[Fact]:
    """Return the media of a maker asked for of whom there is nothing in those wished for: "you got Fela?".

    A medium named with the maker stays, but of music a song stands for an album and an album for a song.
    """
    named = media_wished(new)
    wished = named or media_wished(before.having(Role.TARGET, field="medium"))
    for fact in new:
        if fact.field != "creator" or fact.role is not Role.TARGET:
            continue
        own = {items[item_id].medium for item_id in fact.items if item_id in items}
        if wished and own and not own & wished and (not named or (named <= {*MUSIC} and own & {*MUSIC})):
            return [_inferred(medium, fact) for medium in sorted(own & {*MUSIC} if named else own)]
    return []


def _inferred(medium: str, source: Fact) -> Fact:
    return Fact(role=Role.TARGET, field="medium", value=medium, words=source.words, turn=source.turn)


def taken_back(message: str, before: Ledger, new: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return what of the message is new, and the old wishes it drops: "forget Finland" refuses nothing."""
    if not DROPPED.search(message):
        return list(new), []
    old = {(fact.field, fact.value): fact for fact in before.having(Role.TARGET)}
    refused = [fact for fact in new if fact.role is Role.REJECTED]
    dropped = [fact for fact in refused if (fact.field, fact.value) in old]
    optional = [fact for fact in refused if _is_optional(message, fact)]
    kinds = [("genre", _OF_A_MOOD[fact.value]) for fact in optional if fact.value in _OF_A_MOOD]
    left = [fact for fact in new if fact not in dropped and fact not in optional]
    said = [*((fact.field, fact.value) for fact in dropped), *kinds]
    return left, [old[key] for key in dict.fromkeys(said) if key in old]


def _is_optional(message: str, fact: Fact) -> bool:
    """Tell whether it is only said to be no must: "doesn't have to be a comedy" refuses none."""
    found = OPTIONAL.search(simplified(message))
    return found is not None and fact.words in message[found.end() : found.end() + OPTIONAL_REACH]


def allowed_again(message: str, before: Ledger, new: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return what of the message is new, and the refusals it lifts: "horror is fine again" is no wish."""
    plain = simplified(message)
    lifts = BAN_LIFTED.search(plain) is not None
    if not (lifts or ALLOWED_AGAIN.search(plain)):
        return list(new), []
    named = {(f.field, f.value): f.words for f in new if lifts or f.role is not Role.REJECTED}
    lifted = [f for f in before.having(Role.REJECTED, Role.CONTRAST) if (f.field, f.value) in named]
    words = {named[fact.field, fact.value] for fact in lifted}
    left = [fact for fact in new if fact.words not in words]
    return (list(new) if lifted and _asks_for_it(plain, left) else left), lifted


def no_longer_instrumental(message: str, before: Ledger) -> list[Fact]:
    """Return the wish for music without words, where words are fine now."""
    wished = before.having(Role.TARGET, field="genre") if may_be_sung(message) else ()
    return [fact for fact in wished if fact.value == "instrumental"]


def _asks_for_it(plain: str, beside: Sequence[Fact]) -> bool:
    """Tell whether what is allowed again is wished for too: 恐怖片可以看了，来一部."""
    named = any(fact.role is Role.TARGET and fact.field in ("genre", "medium", "creator") for fact in beside)
    return not named and ASKED_FOR.search(plain) is not None


def no_longer_asked(before: Ledger, said: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that matter no longer; "any country" of films in Korean means the language."""
    origin = [fact.field for fact in before.having(Role.TARGET) if fact.field in _ORIGIN]
    meant = ("language",) if "country" in said and origin and "country" not in origin else ()
    return (*said, *meant)


def insisted(message: str, before: Ledger, new: Sequence[Fact], turn: int) -> list[Fact]:
    """Return what was wished for last, now a must: "actually, make that a must"."""
    if new or not insists(message):
        return []
    soft = [
        f for f in before.having(Role.TARGET) if f.strength is Strength.SOFT and f.field not in _NEVER_A_MUST
    ]
    last = max((fact.turn for fact in soft), default=0)
    return [f.model_copy(update={"strength": Strength.HARD, "turn": turn}) for f in soft if f.turn == last]


def within_the_medium(before: Ledger, new: Sequence[Fact]) -> list[Fact]:
    """Return the facts; something to watch is what was wished for where that is watched: 想看温馨一点的."""
    media = [fact for fact in new if fact.field == "medium" and fact.role is Role.TARGET]
    is_activity = len(media) > 1 and len({fact.words for fact in media}) == 1
    so_far = media_wished(before.facts)
    if is_activity and so_far and so_far < {fact.value for fact in media}:
        return [fact for fact in new if fact not in media]
    return list(new) if media else [_of_the_medium(fact, so_far) for fact in new]


def _of_the_medium(fact: Fact, media: set[str]) -> Fact:
    """Return the genre that the words name in these media, where they name several: 纪实 of photographs."""
    own = vocabulary().media_of(fact.value) if fact.field == "genre" else ()
    if not own or media & set(own):
        return fact
    named = [m.word for m in vocabulary().mentions(fact.words) if m.kind == "genre"]
    fits = [word for word in named if media & set(vocabulary().media_of(word))]
    return fact.model_copy(update={"value": fits[0]}) if fits else fact


def single_medium(before: Ledger, new: Sequence[Fact]) -> list[Fact]:
    """Return the one medium wished for so far, where one of each is asked for: that means of them all."""
    if not wants_one_of_each(Ledger(facts=tuple(new))) or any(fact.field == "medium" for fact in new):
        return []
    media = before.having(Role.TARGET, field="medium")
    return list(media) if len(media) == 1 else []


def of_parts(new: Sequence[Fact], wished: Sequence[Fact]) -> list[Fact]:
    """Return the facts; of what is wished for, parts are refused alone: "Indian, not Bollywood"."""
    whole = {f.value for f in wished if f.role is Role.TARGET and folded(f.words) not in _PARTS}
    return [
        fact.model_copy(update={"field": "about", "value": fact.words})
        if fact.role is Role.REJECTED and fact.value in whole and folded(fact.words) in _PARTS
        else fact
        for fact in new
    ]


def of_other_media(before: Ledger, new: Sequence[Fact], items: Mapping[str, Item]) -> list[Fact]:
    """Return the wishes that nothing of the medium now wished for meets: a film is no bossa nova."""
    media = media_wished(new)
    wished = [
        f for f in before.having(Role.TARGET) if f.field in _OF_A_MEDIUM and f.scope is not Scope.ALWAYS
    ]
    if not media or not wished or media == media_wished(before.facts):
        return []
    own = [set(vocabulary().media_of(fact.value)) for fact in wished]
    of_media = [facets(item) for item in items.values() if item.medium in media]
    held = [each for each in of_media if _meets_every(each, new)] or of_media
    return [
        fact
        for fact, owners in zip(wished, own, strict=True)
        if (owners and not owners & media) or (held and not any(_meets(each, fact) for each in held))
    ]


def _meets_every(own: Facets, new: Sequence[Fact]) -> bool:
    """Tell whether something with these facets has what the message insists on, of each field one."""
    hard = [
        f for f in new if f.role is Role.TARGET and f.strength is Strength.HARD and f.field in _COMPARABLE
    ]
    fields = {fact.field for fact in hard}
    return all(any(_meets(own, fact) for fact in hard if fact.field == field) for field in fields)


def _meets(own: Facets, fact: Fact) -> bool:
    """Tell whether something with these facets has what the fact wishes for."""
    if fact.field == "genre":
        return fact.value in own.genres
    if fact.field in _ORIGIN:
        return fact.value in getattr(own, fact.field)
    if fact.field == "creator":
        return fact.is_unknown or folded(fact.value) in own.creators
    number = getattr(own, fact.field)
    return number is not None and Range.parse(fact.value).holds(number)


def of_other_origin(before: Ledger, new: Sequence[Fact], items: Mapping[str, Item]) -> list[Fact]:
    """Return the country or language wished for that nothing has together with the one now wished for."""
    now = [fact for fact in new if fact.role is Role.TARGET and fact.field in _ORIGIN]
    if not now:
        return []
    fields = {fact.field for fact in now}
    media = media_wished([*before.having(Role.TARGET, field="medium"), *new])
    every = (facets(item) for item in items.values() if not media or item.medium in media)
    held = [own for own in every if any(fact.value in getattr(own, fact.field) for fact in now)]
    old = [fact for fact in before.having(Role.TARGET) if fact.field in _ORIGIN and fact.field not in fields]
    return [fact for fact in old if all(fact.value not in getattr(own, fact.field) for own in held)]


def put_aside(message: str, before: Ledger, new: Sequence[Fact]) -> list[Fact]:
    """Return the kinds of thing wished for so far, where another is asked for: "for a change, a comedy"."""
    if not CHANGED_TASTE.search(simplified(message)) or not any(
        fact.role is Role.TARGET and fact.field in _KIND_OF_THING for fact in new
    ):
        return []
    wished = before.having(Role.TARGET, Role.SEED)
    return [fact for fact in wished if fact.field in _KIND_OF_THING and fact.scope is not Scope.ALWAYS]


def instead(message: str, before: Ledger, new: Sequence[Fact]) -> list[Fact]:
    """Return the wishes whose place new ones take: after Japanese series, Korean ones."""
    wished = {fact.field for fact in new if fact.role is Role.TARGET}
    asks = WHAT_ABOUT.search(simplified(message)) is not None
    taken = [fields for fields in _ONE_PLACE if fields & wished] if asks else []
    if not BESIDES.search(simplified(message)):  # "ok American then": few want both at once, turns apart
        taken.append(frozenset(wished & set(_ORIGIN)))
        exchanged = _exchanged(message, before, new)
        if {"country", "genre"} <= wished and "creator" not in {fact.field for fact in new}:
            exchanged += before.having(Role.TARGET, field="creator")  # more of a kind than one maker's
    else:
        exchanged = []
    old = [f for f in before.having(Role.TARGET) if any(f.field in fields for fields in taken)]
    return [*old, *(fact for fact in exchanged if fact not in old)]


def _exchanged(message: str, before: Ledger, new: Sequence[Fact]) -> list[Fact]:
    """Return the kinds that others take the place of, and the moods whose opposite is wished for now."""
    wished = [fact for fact in new if fact.role is Role.TARGET]
    genres = {fact.value for fact in wished if fact.field == "genre"}
    moods = {fact.value for fact in wished if fact.field == "mood"}
    old = [fact for fact in before.having(Role.TARGET) if fact.scope is not Scope.ALWAYS]
    gone = [f for f in old if f.field == "mood" and any(f.value in a and moods & b for a, b in _OPPOSITES)]
    if genres - FORMS and EXCHANGED.search(simplified(message)):
        gone += [f for f in old if f.field == "genre" and f.value not in genres | FORMS]
    return gone


def other_makers(
    message: str, before: Ledger, new: Sequence[Fact], items: Mapping[str, Item], turn: int
) -> list[Fact]:
    """Return refusals of the makers wished for so far, or of the works loved, where others are asked for."""
    found = OTHER_MAKER.search(simplified(message))
    if not found:
        return []
    named = [fact for fact in new if fact.role in (Role.TARGET, Role.SEED)]
    wished = [f for f in (*before.having(Role.TARGET, Role.SEED), *named) if f.field == "creator"]
    if wished:
        change = {"role": Role.REJECTED, "strength": Strength.HARD, "reference": None, "turn": turn}
        others = [fact.model_copy(update=change) for fact in wished]
        manner = [f for fact in wished for f in _manner(fact, items, turn)] if ALIKE.search(message) else []
        return [*others, *manner]
    seeds = [f for f in (*before.having(Role.SEED), *new) if f.role is Role.SEED and f.field == "title"]
    return [
        Fact(
            role=Role.REJECTED, field="creator", value=maker.name, strength=Strength.HARD,
            words=found.group(), turn=turn, items=_works_of(maker.name, items),
        )
        for seed in seeds
        for item_id in seed.items[:1]
        if item_id in items
        for maker in makers_of(items[item_id])
    ]  # fmt: skip


def _manner(wished: Fact, items: Mapping[str, Item], turn: int) -> list[Fact]:
    """Return the best known works of a maker as examples: another maker, the same feeling."""
    works = sorted((items[i] for i in wished.items if i in items), key=lambda item: -item.popularity)
    return [
        Fact(
            role=Role.SEED, field="title", value=item.title, reference="style",
            words=wished.words, turn=turn, items=(item.id,),
        )
        for item in works[:2]
    ]  # fmt: skip


def _works_of(name: str, items: Mapping[str, Item]) -> tuple[str, ...]:
    return tuple(i for i, item in items.items() if any(creator.name == name for creator in item.creators))


def also(message: str, before: Ledger, new: Sequence[Fact]) -> list[Fact]:
    """Return the media wished for so far, where the message adds one: "films too", or swaps one for it."""
    added = [f for f in new if f.field == "medium" and f.role is Role.TARGET]
    mentions = vocabulary().mentions(message)
    swapped = {m.word for m in mentions if m.kind == "medium" and is_swapped(message, m)}
    adds = ALSO.search(simplified(message)) and not PUT_DOWN.search(simplified(message))
    if not (added and (swapped or adds)):
        return []
    return [
        fact.model_copy(update={"turn": added[0].turn})
        for fact in before.having(Role.TARGET, field="medium")
        if fact.value not in {*swapped, *(f.value for f in added)}
    ]


def within_old_bounds(before: Ledger, new: Sequence[Fact], relative: Sequence[str]) -> list[Fact]:
    """Return the facts; "shorter" stays inside the length asked for before, where both can hold."""
    numbers = ("year", "duration_minutes")
    return [
        _narrowed(fact, before) if fact.field in numbers and fact.words in relative else fact for fact in new
    ]


def _narrowed(fact: Fact, before: Ledger) -> Fact:
    for old in before.having(Role.TARGET, field=fact.field):
        joined = Range.parse(old.value).overlap(Range.parse(fact.value))
        if joined is not None:
            return fact.model_copy(update={"value": str(joined)})
    return fact


def reconciled(facts: Sequence[Fact]) -> tuple[list[Fact], list[tuple[Fact, Fact]]]:
    """Join bounds of one field; of two that cannot both hold the later stays, and the pair is told."""
    kept: list[Fact] = []
    clashes: list[tuple[Fact, Fact]] = []
    for fact in facts:
        earlier = next((f for f in kept if _bounds_alike(f, fact)), None)
        if earlier is None:
            kept.append(fact)
            continue
        kept.remove(earlier)
        joined = Range.parse(earlier.value).overlap(Range.parse(fact.value))
        if joined is None:
            clashes.append((earlier, fact))
        kept.append(fact if joined is None else fact.model_copy(update={"value": str(joined)}))
    return kept, clashes


def _bounds_alike(one: Fact, other: Fact) -> bool:
    same = one.role is other.role is Role.TARGET and one.field == other.field
    return same and one.field in ("year", "duration_minutes")
