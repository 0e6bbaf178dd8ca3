"""What a message says, read without a model: known names, words of the vocabulary, years and lengths.

It is the ground the model's reading stands on, and all there is when no model answers.
"""

from collections.abc import Iterable, Iterator, Sequence

from retrieval.spelling import simplified
from retrieval.titles import NameMention, Names
from retrieval.vocabulary import vocabulary

from .critiques import relative_bounds, works_of
from .holdings import NO_MATTER, of_holdings
from .ledger import COMPANIONS, Fact, Role, Scope, Strength
from .past import Referent
from .phrases import (
    EXACT,
    HATED,
    INDIFFERENT,
    LASTING,
    LIKE_BEFORE,
    LOVED,
    MARKED_TITLE,
    NEVER,
    OF,
    ONCE,
    OPPOSITE,
    OPPOSITE_AFTER,
    OTHERS,
    RESEMBLING,
    SEEN,
    THAN,
    WORKS_OF,
)
from .pointing import PRONOUN, ROLE, SAME, SEVERAL
from .references import pointed_at
from .refusals import clause_around, refused
from .surprise import of_surprise
from .wishes import of_activities, of_numbers, of_words


def asks_for_others(message: str) -> bool:
    """Tell whether the message asks for works not shown before."""
    return OTHERS.search(message) is not None


def no_longer_matters(message: str) -> tuple[str, ...]:
    """Return the fields of which the message says that anything will do."""
    return tuple(field for field, pattern in (*INDIFFERENT, *NO_MATTER) if pattern.search(message))


def facts_in(message: str, names: Names, referents: Sequence[Referent], turn: int) -> list[Fact]:
    """Return what the message says in words the catalogue and the vocabulary know."""
    mentions = pointed_at(message, names.mentions(message), names, referents)
    mentions = [*mentions, *_strangers(message, mentions)]
    named = [fact for mention in mentions for fact in _of_name(message, mention, turn)]
    facts = [
        *_wanted_itself(message, named),
        *of_numbers(message, turn),
        *of_words(message, mentions, turn),
        *of_holdings(message, turn),
        *of_surprise(message, turn),
    ]
    if not any(fact.field == "medium" and fact.role is Role.TARGET for fact in facts):
        activity = of_activities(message, turn)
        # "some music" is something to hear, not a work about music
        facts = [f for f in facts if not (f.field == "genre" and any(f.words in a.words for a in activity))]
        facts.extend(activity)
    base = works_of(mentions, names, referents)
    facts.extend(relative_bounds(message, facts, base, turn))
    kept = _consistent(_of_one_medium(_without_own_language(message, facts)))
    return [_scoped(message, fact) for fact in kept]


def _of_name(message: str, mention: NameMention, turn: int) -> Iterator[Fact]:
    before, after = message[: mention.start], message[mention.end :]
    words = message[mention.start : mention.end]
    around = clause_around(message, mention.start, mention.end)
    compared = LIKE_BEFORE.search(before) is not None and not SAME.search(words)
    seed = Fact(
        role=Role.SEED,
        field="creator" if mention.is_creator else "title",
        value=mention.name,
        reference="exact" if EXACT.search(message) else "style",
        words=words,
        turn=turn,
        items=mention.items,
    )
    no = words.casefold().startswith("none") or (
        refused(message, mention.start, mention.end) and not compared
    )
    if OPPOSITE.search(before) or OPPOSITE_AFTER.match(after):
        yield _changed(seed, Role.CONTRAST, Strength.SOFT)
    elif not mention.is_creator and HATED.search(around + after[:30]):
        yield _changed(seed, Role.REJECTED, Strength.HARD)
        yield _changed(seed, Role.CONTRAST, Strength.SOFT)
    elif SEEN.search(around) and not (no and mention.is_creator):
        yield _changed(seed, Role.SATISFIED, Strength.SOFT)
        if not mention.is_creator and LOVED.search(around + after[:30]):
            yield seed
    elif no:
        yield _changed(seed, Role.REJECTED, Strength.HARD)
    elif mention.is_creator and not compared and _works_of(message, mention):
        yield _changed(seed, Role.TARGET, Strength.HARD)
    elif compared or not _is_said_in_passing(before, words, around):
        yield seed


def _is_said_in_passing(before: str, words: str, around: str) -> bool:
    """Tell whether a work is only measured by ("shorter than it"), or "those" are named without praise."""
    measured = THAN.search(before) is not None
    return measured or (SEVERAL.fullmatch(words) is not None and not LOVED.search(around))


def _works_of(message: str, mention: NameMention) -> bool:
    """Tell whether a maker's works are asked for: "films by", "her books", 这个导演还有别的吗."""
    words = message[mention.start : mention.end]
    if OF.search(message[: mention.start]) or WORKS_OF.search(message[mention.end :]):
        return True
    if PRONOUN.fullmatch(words) or SAME.search(words):
        return True
    return ROLE.search(words) is not None and asks_for_others(message)


def _changed(seed: Fact, role: Role, strength: Strength) -> Fact:
    return seed.model_copy(update={"role": role, "strength": strength, "reference": None})


def _strangers(message: str, mentions: Sequence[NameMention]) -> Iterator[NameMention]:
    """Yield what is marked as a title and not in the catalogue."""
    for found in MARKED_TITLE.finditer(message):
        if all(m.end <= found.start() or found.end() <= m.start for m in mentions):
            name = found.group(1) or found.group(2)
            yield NameMention(name=name, items=(), is_creator=False, start=found.start(), end=found.end())


def _wanted_itself(message: str, named: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts; a work named beside a wish for its maker is wanted itself, unless others are."""
    made = {i for fact in named if fact.field == "creator" and fact.role is Role.TARGET for i in fact.items}
    exact = not OTHERS.search(message) and not RESEMBLING.search(message)
    for fact in named:
        wanted = exact and fact.role is Role.SEED and fact.field == "title" and set(fact.items) & made
        yield fact.model_copy(update={"reference": "exact"}) if wanted else fact


def _scoped(message: str, fact: Fact) -> Fact:
    """Return the fact with how long it counts: "ever", "from now on", or "just this once"."""
    plain = simplified(message)
    if ONCE.search(plain):
        return fact.model_copy(update={"scope": Scope.TURN})
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
    """Keep, of genres read from the same words, those that are of the medium wished for."""
    wanted = {fact.value for fact in facts if fact.field == "medium" and fact.role is Role.TARGET}
    unfit: list[Fact] = []
    for fact in facts:
        twins = [f for f in facts if f.field == fact.field == "genre" and f.words == fact.words]
        fits = [f for f in twins if wanted & set(vocabulary().media_of(f.value))]
        if len(twins) > 1 and fact not in (fits or twins[:1]):
            unfit.append(fact)
    return [fact for fact in facts if fact not in unfit]


def _consistent(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield each thing once in a role; beside a refusal of it only what goes with a refusal."""
    every = list(facts)
    refusals = {_key(fact) for fact in every if fact.role is Role.REJECTED}
    said: set[tuple[object, ...]] = set()
    for fact in every:
        if _key(fact) in refusals and fact.role not in (Role.REJECTED, Role.CONTRAST):
            continue
        role = fact.role if fact.role in COMPANIONS else Role.TARGET
        if (role, *_key(fact)) not in said:
            said.add((role, *_key(fact)))
            yield fact


def _key(fact: Fact) -> tuple[str, str]:
    return (fact.field, fact.value.casefold())
