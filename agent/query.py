"""The ledger becomes the question retrieval is asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from retrieval.facets import facets
from retrieval.file_attributes import COLOURS
from retrieval.models import Constraints, InterestQuery, Item, Range
from retrieval.spelling import folded
from retrieval.vocabulary import CHINESE, vocabulary

from .audience import Fitting, fitting
from .axes import opposites
from .choosing import chosen_among
from .comparatives import is_direction
from .holdings import OWNED
from .ledger import PICTURES, Fact, Ledger, Role, Strength
from .phrases import RESTRICTION
from .refusals import without_refusals
from .renown import renown_asked
from .subjects import naming
from .surprise import adventurous, without_surprise
from .variety import number_asked, wants_one_of_each

REMEMBERED_MESSAGES = 3
LONGEST_CONVERSATION = 600  # characters; the encoder reads no more
_MANDARIN = frozenset({"mandarin", "国语", "普通话"})
RANGE_FIELDS = ("year", "duration_minutes")
CONSTRAINTS = {
    "duration_minutes": "duration_minutes",
    "tempo_bpm": "tempo_bpm",
    "pages": "pages",
    "language": "languages",
    "country": "countries",
    "year": "year",
    "genre": "genre_groups",
    "creator": "creators",
    "audience": "fit_for",
    **{name: name for name in COLOURS},
}
"""The constraint that a wish in each field becomes."""


def query_of(ledger: Ledger, messages: Sequence[str], items: Mapping[str, Item]) -> InterestQuery:
    """Return what to ask for: `messages` are the user's, oldest first."""
    ledger = ledger.in_force
    wishes = ledger.having(Role.TARGET)
    seeds = ledger.having(Role.SEED)
    choice = chosen_among(seeds)
    soft = [fact for fact in wishes if fact.strength is Strength.SOFT]
    wished = [without_surprise(without_refusals(message)) for message in messages]
    return InterestQuery(
        wish=_wish(wishes, seeds),
        conversation="\n".join(filter(None, wished[-REMEMBERED_MESSAGES:]))[-LONGEST_CONVERSATION:],
        seeds=tuple(_ids([fact for fact in seeds if fact not in choice], items)),
        contrasts=tuple(_ids(ledger.having(Role.CONTRAST), items)),
        creators=tuple(f.value for f in (*wishes, *seeds) if f.field == "creator"),
        genres=(*_values(wishes, "genre"), *(word for each in _audience(ledger) for word in each.one_of)),
        moods=tuple(dict.fromkeys((*_values(wishes, "mood"), *_opposed(ledger, items)))),
        described=any(fact.field == "about" for fact in wishes),
        avoid=_avoided(ledger, items),
        countries=_values(soft, "country"),
        languages=_languages(soft),
        year=_range(wishes, "year", Strength.SOFT),
        duration_minutes=_range(wishes, "duration_minutes", Strength.SOFT),
        one_of_each=wants_one_of_each(ledger),
        number=number_asked(wishes),
        adventurous=adventurous(ledger),
        renown=renown_asked(ledger),
        must=_must(ledger, items),
    )


def _wish(wishes: Sequence[Fact], seeds: Sequence[Fact]) -> str:
    """Return the described wish: phrases of the user, words understood, names not in the catalogue."""
    known = vocabulary()
    phrases = [f.value for f in wishes if f.field == "about"][-4:]
    words = [f.value for f in wishes if f.field in ("genre", "mood")]
    origins = [known.label(f.field, f.value, "en") for f in wishes if f.field in ("country", "language")]
    unknown = [f.value for f in (*wishes, *seeds) if f.is_unknown]
    return ", ".join(dict.fromkeys((*phrases, *words, *origins, *unknown)))


def _avoided(ledger: Ledger, items: Mapping[str, Item]) -> tuple[str, ...]:
    """Return the qualities to lower: refused mildly, against a direction asked for, or of a work disliked."""
    wishes = ledger.having(Role.TARGET)
    wanted = {*_values(wishes, "genre"), *_values(wishes, "mood"), *_qualities(ledger, Role.SEED, items)}
    refused = [f for f in ledger.having(Role.REJECTED) if f.strength is Strength.SOFT]
    directed = [f for f in wishes if f.field == "mood" and is_direction(f.words)]
    against = [word for fact in directed for word in opposites(fact.value)]
    unlike = [*against, *_qualities(ledger, Role.CONTRAST, items)]
    said = [fact.value for fact in refused if fact.field in ("genre", "mood")]
    said += [word for each in _audience(ledger) for word in each.rather_not]
    return tuple(dict.fromkeys([*said, *(word for word in unlike if word not in wanted)]))


def _opposed(ledger: Ledger, items: Mapping[str, Item]) -> list[str]:
    """Return the moods wished for by "the opposite of" a work; of one refused, only its own are lowered."""
    refused = {item_id for fact in ledger.having(Role.REJECTED) for item_id in fact.items}
    kept = [f for f in ledger.having(Role.CONTRAST) if not refused & set(f.items)]
    own = _qualities(Ledger(facts=tuple(kept)), Role.CONTRAST, items)
    moods = [mood for word in own for mood in opposites(word) if vocabulary().canonical("mood", mood) == mood]
    return [mood for mood in moods if mood not in own]


def _qualities(ledger: Ledger, role: Role, items: Mapping[str, Item]) -> list[str]:
    """Return the moods of the works in this role."""
    own = [word for item_id in _ids(ledger.having(role), items) for word in facets(items[item_id]).genres]
    return [word for word in own if vocabulary().canonical("mood", word) == word]


def _must(ledger: Ledger, items: Mapping[str, Item]) -> Constraints:
    hard = [f for f in ledger.having(Role.TARGET) if f.strength is Strength.HARD]
    refused = [f for f in ledger.having(Role.REJECTED) if f.strength is Strength.HARD]
    never = (
        *_ids(refused, items, field="title"),
        *(item_id for fact in ledger.having(Role.SATISFIED) for item_id in fact.items),
        *_ids(ledger.having(Role.CONTRAST), items, field="title"),
        *_examples(ledger, items),
        *(item_id for what in _values(refused, "about") for item_id in naming(what, items)),
    )
    there, media = _audience(ledger), _media(ledger, items)
    return Constraints(
        media=media,
        genre_groups=_genre_groups(hard),
        fit_for=_fit_for(there, media),
        creators=_values((fact for fact in hard if not fact.is_unknown), "creator"),
        languages=_languages(hard),
        countries=_values(hard, "country"),
        year=_range(hard, "year", Strength.HARD),
        duration_minutes=_range(hard, "duration_minutes", Strength.HARD),
        tempo_bpm=_range(hard, "tempo_bpm", Strength.HARD),
        pages=_range(hard, "pages", Strength.HARD),
        lightness=_range(hard, "lightness", Strength.HARD),
        warmth=_range(hard, "warmth", Strength.HARD),
        colourfulness=_range(hard, "colourfulness", Strength.HARD),
        owned=_owned(hard, items),
        not_genres=(
            *(f.value for f in refused if f.field in ("genre", "mood")),
            *_frightening(refused, hard),
            *(word for each in there for word in each.never),
        ),
        not_creators=_values(refused, "creator"),
        not_languages=_languages(refused),
        not_countries=_values(refused, "country"),
        items=tuple(_ids(chosen_among(ledger.facts), items)),
        not_items=tuple(dict.fromkeys(never)),
    )


def _fit_for(there: Sequence[Fitting], media: Sequence[str]) -> tuple[str, ...]:
    """Return what suits who is there; pictures are not marked so, and may be shown to anybody."""
    of_pictures = media and PICTURES.issuperset(media)
    return () if of_pictures else tuple(word for each in there for word in each.one_of)


def _frightening(refused: Sequence[Fact], hard: Sequence[Fact]) -> list[str]:
    """Return horror where nothing scary is wanted, and no horror either."""
    afraid = any(fact.field == "mood" and fact.value == "scary" for fact in refused)
    return ["horror"] if afraid and not any(fact.value == "horror" for fact in hard) else []


def _audience(ledger: Ledger) -> list[Fitting]:
    return [fitting(fact.value) for fact in ledger.having(Role.TARGET, field="audience")]


def _owned(hard: Sequence[Fact], items: Mapping[str, Item]) -> bool | None:
    """Return whether only what is owned is asked for; None too where the catalogue does not say of any."""
    wished = _values(hard, "ownership")
    known = wished and any(facets(item).owned for item in items.values())
    return wished[-1] == OWNED if known else None


def asked_in(ledger: Ledger) -> dict[str, int]:
    """Return for each constraint the turn in which it was last asked for."""
    wishes = sorted(ledger.having(Role.TARGET), key=lambda fact: fact.turn)
    return {CONSTRAINTS[fact.field]: fact.turn for fact in wishes if fact.field in CONSTRAINTS}


def _genre_groups(hard: Sequence[Fact]) -> tuple[tuple[str, ...], ...]:
    """Return the genres asked for: those of one message are alternatives, each message adds its own.

    What only leaves something out holds beside them: "electronic or ambient, no vocals".
    """
    groups: dict[tuple[int, str], list[str]] = {}
    for fact in hard:
        if fact.field in ("genre", "mood"):
            alone = fact.value if RESTRICTION.match(fact.words) else ""
            groups.setdefault((fact.turn, alone), []).append(fact.value)
    return tuple(map(tuple, groups.values()))


def _examples(ledger: Ledger, items: Mapping[str, Item]) -> Iterator[str]:
    """Yield the works named as examples; who asks for the film of a book wants what bears its name."""
    media = _values(ledger.having(Role.TARGET), "medium")
    latest = max((fact.turn for fact in ledger.facts), default=0)
    choice = chosen_among(ledger.facts)
    for seed in (fact for fact in ledger.having(Role.SEED, field="title") if fact not in choice):
        for item_id in seed.items:
            exact = seed.reference == "exact" and seed.turn == latest
            wanted = exact and item_id in items and (not media or items[item_id].medium in media)
            if not wanted:
                yield item_id


def _media(ledger: Ledger, items: Mapping[str, Item]) -> tuple[str, ...]:
    wanted = _values(ledger.having(Role.TARGET), "medium")
    refused = set(_values(ledger.having(Role.REJECTED), "medium"))
    if wanted or not refused:
        # of a medium the catalogue has none of, the nearest of any medium is looked for
        kept = (medium for medium in wanted if medium not in refused)
        return tuple(medium for medium in kept if any(item.medium == medium for item in items.values()))
    held = dict.fromkeys(item.medium for item in items.values())
    return tuple(medium for medium in held if medium not in refused)


def _values(facts: Iterable[Fact], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.value for fact in facts if fact.field == field))


def _ids(facts: Iterable[Fact], items: Mapping[str, Item], field: str = "") -> list[str]:
    """Return the items meant; of a creator liked, the best known works stand for the manner."""
    ids: list[str] = []
    for fact in facts:
        if fact.field == "title":
            ids.extend(item_id for item_id in fact.items if item_id in items)
        elif fact.field == "creator" and not field:
            works = sorted((i for i in fact.items if i in items), key=lambda i: -items[i].popularity)
            ids.extend(works[:3])
    return list(dict.fromkeys(ids))


def _range(facts: Iterable[Fact], field: str, strength: Strength) -> Range:
    for fact in facts:
        if fact.field == field and fact.strength is strength:
            return Range.parse(fact.value)
    return Range()


def _languages(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the codes asked for; Chinese, where it is not called Mandarin, is Cantonese and Hokkien too."""
    own = [fact for fact in facts if fact.field == "language"]
    meant = (CHINESE if f.value == "zh" and folded(f.words) not in _MANDARIN else (f.value,) for f in own)
    return tuple(dict.fromkeys(code for codes in meant for code in codes))
