"""What a message says, read without a model: known names, words of the vocabulary, years and lengths.

It is the ground the model's reading stands on, and all there is when no model answers.
"""

from collections.abc import Iterable, Iterator

from retrieval.models import Record
from retrieval.spelling import simplified
from retrieval.titles import NameMention, Names
from retrieval.vocabulary import Mention, vocabulary

from .ledger import Fact, Role, Scope, Strength
from .numbers import bounds
from .phrases import (
    ACTIVITIES,
    CLAUSE_ENDS,
    EXACT,
    FRESH,
    INDIFFERENT,
    LIKE_BEFORE,
    LIST_GOES_ON,
    MILD,
    NO_MEDIUM,
    NOT_REFUSAL,
    OF,
    ONLY,
    ORDINAL,
    ORDINALS,
    OTHERS,
    PART_OF_A_WORD,
    REFUSAL,
    REFUSED_AFTER,
    SEEN,
    TITLE_TO_MEDIUM,
    WORKS_OF,
)

SUBJECTS = frozenset("food music language culture society business technology".split())
"""Genres whose names are everyday words: they are wished for, but not insisted on."""


class Shown(Record):
    """A pick shown before, so that "the second one" can be read."""

    id: str
    title: str


def asks_for_others(message: str) -> bool:
    """Tell whether the message asks for works not shown before."""
    return OTHERS.search(message) is not None


def starts_over(message: str) -> bool:
    """Tell whether the message drops everything said before."""
    return FRESH.search(message) is not None


def facts_in(message: str, names: Names, last_picks: tuple[Shown, ...], turn: int) -> list[Fact]:
    """Return what the message says in words the catalogue and the vocabulary know."""
    mentions = names.mentions(message)
    facts = [
        *(_of_name(message, mention, turn) for mention in mentions),
        *_references(message, last_picks, turn),
        *_of_numbers(message, turn),
        *_of_vocabulary(message, mentions, turn),
    ]
    if not any(fact.field == "medium" and fact.role is Role.TARGET for fact in facts):
        facts.extend(_of_activities(message, turn))
    return list(_consistent(_of_one_medium(_without_own_language(message, facts))))


def refused(text: str, start: int, end: int) -> bool:
    """Tell whether the message refuses what stands between these positions."""
    before = NOT_REFUSAL.sub(" ", _clause_before(text, start))
    return REFUSAL.search(before) is not None or REFUSED_AFTER.search(simplified(text)[end:]) is not None


def no_longer_matters(message: str) -> tuple[str, ...]:
    """Return the fields of which the message says that anything will do."""
    return tuple(field for field, pattern in INDIFFERENT if pattern.search(message))


def _clause_before(text: str, position: int) -> str:
    before = simplified(text)[:position]
    ends = list(CLAUSE_ENDS.finditer(before))
    if not ends:
        return before
    # a list goes on over its commas: "no horror, gore or sad endings"
    clause = before[ends[-1].end() :]
    is_list = ends[-1].group() in ",、，" and LIST_GOES_ON.fullmatch(clause) is not None
    return before[ends[-2].end() if len(ends) > 1 else 0 :] if is_list else clause


def _clause_around(text: str, start: int, end: int) -> str:
    after = CLAUSE_ENDS.split(simplified(text)[end:], maxsplit=1)[0]
    return _clause_before(text, start) + simplified(text)[start:end] + after


def _of_name(message: str, mention: NameMention, turn: int) -> Fact:
    before, after = message[: mention.start], message[mention.end :]
    around = _clause_around(message, mention.start, mention.end)
    compared = LIKE_BEFORE.search(before) is not None
    seed = Fact(
        role=Role.SEED,
        field="creator" if mention.is_creator else "title",
        value=mention.name,
        reference="exact" if EXACT.search(message) else "style",
        words=message[mention.start : mention.end],
        turn=turn,
        items=mention.items,
    )
    no = refused(message, mention.start, mention.end) and not compared
    if SEEN.search(around) and not (no and mention.is_creator):
        return _changed(seed, Role.SATISFIED, Strength.SOFT)
    if no:
        return _changed(seed, Role.REJECTED, Strength.HARD)
    if mention.is_creator and not compared and (OF.search(before) or WORKS_OF.search(after)):
        return _changed(seed, Role.TARGET, Strength.HARD)
    return seed


def _changed(seed: Fact, role: Role, strength: Strength) -> Fact:
    return seed.model_copy(update={"role": role, "strength": strength, "reference": None})


def _references(message: str, last_picks: tuple[Shown, ...], turn: int) -> Iterator[Fact]:
    for found in ORDINAL.finditer(message):
        word = (found.group(1) or found.group(2) or "last").casefold()
        index = ORDINALS[word]
        if last_picks and -1 <= index < len(last_picks):
            pick = last_picks[index]
            no = refused(message, found.start(), found.end())
            yield Fact(
                role=Role.REJECTED if no else Role.SEED,
                field="title",
                value=pick.title,
                strength=Strength.HARD if no else Strength.SOFT,
                reference=None if no else "style",
                words=found.group(),
                turn=turn,
                items=(pick.id,),
            )


def _of_numbers(message: str, turn: int) -> Iterator[Fact]:
    for bound in bounds(message):
        yield Fact(
            role=Role.TARGET,
            field=bound.field,
            value=str(bound.range),
            strength=Strength.HARD if bound.strict else Strength.SOFT,
            words=message[bound.start : bound.end].strip(),
            turn=turn,
        )


def _of_vocabulary(message: str, names: list[NameMention], turn: int) -> Iterator[Fact]:
    for mention in vocabulary().mentions(message):
        if any(mention.start < name.end and name.start < mention.end for name in names):
            continue  # "Horror" in a title is no wish for horror
        if mention.kind == "medium" and _is_beside_the_point(message, mention, names):
            continue
        if mention.kind == "country" and any(0 <= n.start - mention.end <= 3 for n in names):
            continue  # 德国那个《暗黑》: where a title is from
        no = refused(message, mention.start, mention.end)
        around = _clause_around(message, mention.start, mention.end)
        words = message[mention.start : mention.end]
        is_fiction = no and words.casefold() in ("小说", "小說", "novel", "novels")
        yield Fact(
            role=Role.REJECTED if no else Role.TARGET,
            field="genre" if is_fiction else mention.kind,
            value="fiction" if is_fiction else mention.word,
            strength=_strength(mention, no, around),
            words=words,
            scope=Scope.CONVERSATION,
            turn=turn,
        )
        if mention.kind == "genre" and not no and (media := _named_with(words)):
            yield from (_medium(medium, words, turn) for medium in media)


def _named_with(words: str) -> tuple[str, ...]:
    """Return the media that a Chinese word for a genre names along with it: 推理小说, 爱情片."""
    if simplified(words).endswith("小说"):
        return ("book",)
    return ("film", "tv") if words == "纪录片" else ("film",) if words.endswith("片") else ()


def _is_beside_the_point(message: str, mention: Mention, names: list[NameMention]) -> bool:
    """Tell whether the medium is no wish: the subject, or what a title is."""
    plain = simplified(message)
    about = NO_MEDIUM.search(plain[: mention.start]) is not None
    inside = PART_OF_A_WORD.match(plain, mention.start) is not None and mention.end == mention.start + 1
    return about or inside or _describes_a_title(message, mention, names)


def _describes_a_title(message: str, mention: Mention, names: list[NameMention]) -> bool:
    """Tell whether the medium says what a title is ("the film Paris, Texas"), not what is wanted."""
    titles = [name for name in names if not name.is_creator]
    before = any(0 <= name.start - mention.end <= 1 for name in titles)
    after = any(
        name.end <= mention.start and TITLE_TO_MEDIUM.fullmatch(message[name.end : mention.start])
        for name in titles
    )
    return before or after


def _of_activities(message: str, turn: int) -> list[Fact]:
    for pattern, media in ACTIVITIES:
        if found := pattern.search(message):
            return [_medium(medium, found.group(), turn) for medium in media]
    return []


def _medium(medium: str, words: str, turn: int) -> Fact:
    return Fact(
        role=Role.TARGET, field="medium", value=medium, strength=Strength.HARD, words=words, turn=turn
    )


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


def _strength(mention: Mention, refuses: bool, around: str) -> Strength:
    if refuses:
        return Strength.SOFT if MILD.search(around) else Strength.HARD
    in_passing = mention.kind == "mood" or mention.word in SUBJECTS
    return Strength.SOFT if in_passing and not ONLY.search(around) else Strength.HARD


def _consistent(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield each thing once; a wish and a refusal of the same thing in one message leave the refusal."""
    said: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        key = (fact.field, fact.value.casefold())
        if key not in said or fact.role is Role.REJECTED:
            said[key] = fact
    yield from said.values()
