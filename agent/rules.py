"""What a message says, read without a model: known names, words of the vocabulary, years and lengths.

It is the ground the model's reading stands on, and all there is when no model answers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from retrieval.facets import NUMBERS
from retrieval.slips import mended
from retrieval.spelling import simplified
from retrieval.titles import Names
from retrieval.vocabulary import vocabulary

from .activities import of_activities, with_reading
from .audience import FAMILY, FOR_FAMILIES, NO_LONGER, of_audience
from .aversions import of_aversions
from .choosing import among
from .critiques import relative_bounds, works_of
from .foreign import of_foreign
from .holdings import NO_MATTER, of_holdings
from .indifference import indifferent_places
from .inquiries import inquiries
from .ledger import COMPANIONS, Fact, Role, Scope, Strength, media_wished
from .naming import of_names, strangers
from .past import Referent
from .phrases import (
    CORRECTED_NUMBER,
    CORRECTION,
    DECLINED,
    LASTING,
    LIKE_BEFORE,
    LIKE_THAT,
    ONCE,
    ONE_WORK,
    OTHERS,
    REMINDER,
    UNSHOWN,
    WITH_BEFORE,
)
from .references import item_of, pointed_at
from .refusal_phrases import NEVER
from .refusals import own_clause, rest_of_clause
from .renown import of_renown, without_renown
from .revisions import of_parts
from .small_words import is_empty
from .subjects import of_subjects
from .subtitles import without_subtitles
from .surprise import LET_GO, by_anything, of_surprise
from .variety import of_variety
from .wishes import of_numbers, of_pages, of_tempo, of_words

_CORRECTED = frozenset({*NUMBERS, "number"})


def asks_for_others(message: str) -> bool:
    """Tell whether the message asks for works not shown before."""
    return OTHERS.search(DECLINED.sub(" ", simplified(message))) is not None


def asks_for_unshown(message: str) -> bool:
    """Tell whether what was shown before must not come again: 没推过的."""
    return UNSHOWN.search(simplified(message)) is not None


def asks_only_for_others(message: str) -> bool:
    """Tell whether the message says nothing but that: "anything else?", 再来几个."""
    return asks_for_others(message) and is_empty(OTHERS.sub(" ", simplified(message)))


def no_longer_matters(message: str) -> tuple[str, ...]:
    """Return the fields of which the message says that anything will do."""
    free = (field for field, _, _ in indifferent_places(message))
    others = (
        field
        for field, pattern in (*NO_MATTER, ("audience", NO_LONGER))
        if pattern.search(simplified(message))
    )
    return tuple(dict.fromkeys((*free, *others, *(LET_GO if by_anything(message) else ()))))


def facts_in(message: str, names: Names, referents: Sequence[Referent], turn: int) -> list[Fact]:
    """Return what the message says in words the catalogue and the vocabulary know, slips put right."""
    named = [(mention.start, mention.end) for mention in names.mentions(message)]
    right, slips = mended(message, named)
    return [_as_typed(fact, slips) for fact in _facts_in(right, names, referents, turn)]


def _as_typed(fact: Fact, slips: Mapping[str, str]) -> Fact:
    """Return the fact in the words of the message as it was typed."""
    words = fact.words
    for right, typed in slips.items():
        words = words.replace(right, typed)
    return fact if words == fact.words else fact.model_copy(update={"words": words})


def _facts_in(message: str, names: Names, referents: Sequence[Referent], turn: int) -> list[Fact]:
    mentions = pointed_at(message, names.mentions(message), names, referents)
    free = [(start, end) for _, start, end in indifferent_places(message)]
    mentions = [m for m in mentions if not any(start <= m.start and m.end <= end for start, end in free)]
    mentions = [*mentions, *strangers(message, mentions)]
    averse = list(of_aversions(message, turn))
    facts = [
        *of_names(message, mentions, turn),
        *of_numbers(message, mentions, turn),
        *of_tempo(message, turn),
        *of_pages(message, turn),
        *averse,
        *(
            fact
            for fact in of_words(message, mentions, turn)
            if not any(fact.words in aversion.words for aversion in averse)
        ),
        *of_holdings(message, mentions, turn),
        *of_audience(message, mentions, turn),
        *of_foreign(message, turn),
        *of_variety(message, turn),
        *of_surprise(message, turn),
        *of_renown(message, mentions, turn),
        *of_subjects(message, mentions, turn),
    ]
    if not any(fact.field == "medium" and fact.role is Role.TARGET for fact in facts):
        activity = of_activities(message, mentions, turn)
        if any(f.field in ("title", "creator") and f.role in (Role.TARGET, Role.SEED) for f in facts):
            # 想看王家卫的: who makes it says what it is better than 看 does
            activity = [f for f in activity if not f.words.endswith(("看", "听"))]
        if any(fact.field == "about" and fact.role is Role.TARGET for fact in facts):
            activity = with_reading(activity)
        # "some music" is something to hear, not a work about music
        called = {a.words for a in activity}
        facts = [f for f in facts if not (f.field == "genre" and any(f.words in words for words in called))]
        facts = [f for f in facts if f.field != "about" or f.value not in called]
        facts.extend(activity)
    facts = [fact for fact in facts if not _is_let_go(message, fact) and not _is_reminded_of(message, fact)]
    facts = without_subtitles(message, _known_and_liked(message, facts), turn)
    base = works_of(mentions, names, referents)
    facts.extend(relative_bounds(message, facts, base, {m: item_of(m, names) for m in mentions}, turn))
    facts = of_parts(_of_one_of_the_media(of_the_narrower_place(facts)), facts)
    if any(referent.number for referent in referents):  # before any picks, a name asked about is a lead
        asked = inquiries(message, mentions, referents)
        shown = {referent.item.id for referent in referents}
        facts = [f for f in facts if _is_lead(f, shown) or not _is_asked(message, f, asked)]
    kept = _consistent(_of_one_medium(_without_own_language(message, _corrected(message, facts))))
    return among(message, scoped(message, without_renown(kept)), turn)


def scoped(message: str, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts with how long they count: this turn, the conversation, or for good."""
    once = [*_said_once(message, facts), *_of_one_work(message, facts)]
    return [
        fact.model_copy(update={"scope": Scope.TURN}) if fact in once else _lasting(message, fact)
        for fact in facts
    ]


def _corrected(message: str, facts: list[Fact]) -> list[Fact]:
    """Drop what the message itself takes back for something else of the same field."""
    for pattern, fields in ((CORRECTION, None), (CORRECTED_NUMBER, _CORRECTED)):
        if found := pattern.search(simplified(message)):
            late = [fact for fact in facts if fact.words and fact.words in message[found.start() :]]
            said = {fact.field for fact in late if fact.role is Role.TARGET}
            again = said if fields is None else said & fields
            facts = [f for f in facts if f in late or f.role is not Role.TARGET or f.field not in again]
    return facts


def _known_and_liked(message: str, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts; "like Alien, but not that one" refuses nothing: the work is an example, and known."""
    plain = simplified(message)
    if not (LIKE_THAT.search(plain) or any(_is_compared(plain, fact) for fact in facts)):
        return list(facts)
    seeds = {_key(f) for f in facts if f.role in (Role.SEED, Role.SATISFIED) and f.field == "title"}
    known = {"role": Role.SATISFIED, "strength": Strength.SOFT, "reference": None}
    told: list[Fact] = []
    for fact in facts:
        if fact.role is Role.REJECTED and _key(fact) in seeds:
            seed = {"role": Role.SEED, "strength": Strength.SOFT, "reference": "style"}
            told += [fact.model_copy(update=known), fact.model_copy(update=seed)]
        else:
            told.append(fact)
    return told


def _is_compared(plain: str, fact: Fact) -> bool:
    """Tell whether the fact is of a work that others are to be like."""
    before = plain[: plain.find(simplified(fact.words))] if fact.role is Role.SEED else ""
    return (LIKE_BEFORE.search(before) or WITH_BEFORE.search(before)) is not None


def _is_let_go(message: str, fact: Fact) -> bool:
    """Tell whether the fact is only a word of what matters no longer."""
    return any(
        fact.field in (field, "about") and fact.words in message[start:end]
        for field, start, end in indifferent_places(message)
    )


def _is_reminded_of(message: str, fact: Fact) -> bool:
    """Tell whether the fact was said before, and is only named again: "mind what I said about gore"."""
    return bool(fact.words) and any(
        simplified(fact.words) in found.group() for found in REMINDER.finditer(simplified(message))
    )


def of_the_narrower_place(facts: list[Fact]) -> list[Fact]:
    """Drop a region of which one country is named too: "Asian is better, got a Taiwanese one?"."""
    wished = [f for f in facts if f.field == "country" and f.role is Role.TARGET]
    regions = {f.words: {g.value for g in wished if g.words == f.words} for f in wished}
    alone = {next(iter(values)) for values in regions.values() if len(values) == 1}
    wide = {words for words, values in regions.items() if len(values) > 1 and values & alone}
    return [f for f in facts if f not in wished or f.words not in wide]


def _is_lead(fact: Fact, shown: set[str]) -> bool:
    """Tell whether the fact names a work not shown: who asks about it shows where to go."""
    named = fact.role is Role.SEED and fact.field == "title" and fact.items
    return bool(named) and not shown & set(fact.items)


def _is_asked(message: str, fact: Fact, asked: Sequence[str]) -> bool:
    """Tell whether the fact is only a word of a question about a work shown."""
    return bool(fact.words) and any(
        fact.words in clause and fact.words not in message.replace(clause, "", 1) for clause in asked
    )


def _said_once(message: str, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Return what is wished for this turn only: what the clause says that says so, else the whole message."""
    plain = simplified(message)
    found = ONCE.search(plain)
    if found is None:
        return ()
    clause = own_clause(plain, found.start()) + rest_of_clause(plain, found.end())
    return [fact for fact in facts if fact.words and simplified(fact.words) in clause] or facts


def _of_one_work(message: str, facts: Sequence[Fact]) -> list[Fact]:
    """Return where a work described is from, which is asked of no other: "I heard of one from India"."""
    plain = simplified(message)
    found = next((found for pattern in ONE_WORK if (found := pattern.search(plain))), None)
    if found is None:
        return []
    clause = own_clause(plain, found.start()) + found.group() + rest_of_clause(plain, found.end())
    return [
        fact
        for fact in facts
        if fact.field in ("country", "language")
        and fact.role is Role.TARGET
        and simplified(fact.words) in clause
    ]


def _lasting(message: str, fact: Fact) -> Fact:
    """Return the fact; it counts for good where the message says so: "ever", "from now on"."""
    plain = simplified(message)
    for_good = {Role.REJECTED: NEVER, Role.TARGET: LASTING}.get(fact.role)
    if for_good and fact.strength is Strength.HARD and for_good.search(plain):
        return fact.model_copy(update={"scope": Scope.ALWAYS})
    return fact


def _without_own_language(message: str, facts: list[Fact]) -> list[Fact]:
    """Drop the language the message is in where another is named: "in English then: a film in Spanish"."""
    wished = [f for f in facts if f.field == "language" and f.role is Role.TARGET]
    if len({fact.value for fact in wished}) < 2:
        return facts
    return [fact for fact in facts if not (fact in wished and fact.words.casefold() == "in english")]


def _of_one_medium(facts: list[Fact]) -> list[Fact]:
    """Keep, of genres of certain media read from the same words, those that are of the medium wished for."""
    wanted = media_wished(facts)
    unfit: list[Fact] = []
    for fact in facts:
        same = [f for f in facts if f.role is fact.role and f.words == fact.words]
        twins = [f for f in same if f.field == fact.field == "genre" and vocabulary().media_of(f.value)]
        fits = [f for f in twins if wanted & set(vocabulary().media_of(f.value))]
        other_twin = len(twins) > 1 and fact in twins and fact not in (fits or twins[:1])
        if other_twin or (fact.value == FAMILY and wanted and not wanted & FOR_FAMILIES):
            unfit.append(fact)
    return [fact for fact in facts if fact not in unfit]


def _of_one_of_the_media(facts: list[Fact]) -> list[Fact]:
    """Return the facts; of several media wished for, a genre that one alone has is insisted on of none."""
    wanted = media_wished(facts)
    return [
        fact.model_copy(update={"strength": Strength.SOFT})
        if fact.field == "genre" and fact.role is Role.TARGET and _is_of_some(fact.value, wanted)
        else fact
        for fact in facts
    ]


def _is_of_some(genre: str, media: set[str]) -> bool:
    own = set(vocabulary().media_of(genre))
    return bool(own & media) and not media <= own


def _consistent(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield each thing once in a role; beside a refusal of it only what goes with a refusal."""
    every = list(facts)
    insisted = {(fact.role, *_key(fact)) for fact in every if fact.strength is Strength.HARD}
    refusals = {_key(fact) for fact in every if fact.role is Role.REJECTED}
    said: set[tuple[object, ...]] = set()
    wanted = {_key(fact) for fact in every if fact.role is Role.TARGET and fact.field == "creator"}
    for fact in every:
        if fact.role is Role.SEED and _key(fact) in wanted:
            continue  # who likes her and asks for her films wants those, not what is like them
        if _key(fact) in refusals and fact.role not in (Role.REJECTED, Role.CONTRAST):
            continue
        role = fact.role if fact.role in COMPANIONS else Role.TARGET
        if (role, *_key(fact)) not in said:
            said.add((role, *_key(fact)))
            hard = (fact.role, *_key(fact)) in insisted
            yield fact.model_copy(update={"strength": Strength.HARD}) if hard else fact


def _key(fact: Fact) -> tuple[str, str]:
    return (fact.field, fact.value.casefold())
