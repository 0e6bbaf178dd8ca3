"""Critiques of what was shown: slower, shorter, less violent; bounds computed, directions measured."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from statistics import median

from retrieval.models import Candidate, Item, Range, Record
from retrieval.spelling import simplified
from retrieval.titles import NameMention, Names
from retrieval.vocabulary import vocabulary

from .axes import Axis, mean_place
from .comparatives import directed, is_direction, is_lessened
from .ledger import Fact, Role, Strength, media_wished
from .past import Past, Referent
from .references import item_of, pointed_at

_NOT = "(?<!nothing )(?<!no )(?<!not )(?<!any )"
_NO_FURTHER = "(?<!能)(?<![别不要])"
_BESIDE = r"(?<![别不])(?<!不要)(?<!不能)比[^，。！？]{1,12}?"
_IT_MATTERS_NOT = re.compile(
    r"[老早旧新长短](?:一点|一些|点儿?|些)?的?(?:也|都)?(?:没关系|没事|不要紧|无所谓|不介意|不碍事)"
)
"""What may be so, and is asked for by nobody: 老一点没关系."""
_RELATIVE = (
    ("duration_minutes", -1, re.compile(
        rf"{_NOT}\bshorter\b(?! stor)|\bless long\b|\b(?:not|isn['’]?t|"
        r"aren['’]?t) (?:so|as|that|quite so) long\b|\btoo long\b|"
        rf"{_BESIDE}短|"
        rf"{_NO_FURTHER}(?:更|再|稍微)短|"
        r"短(?:一点|一些|点|些)|(?:没|不|别|不要)(?:那么|这么)长|(?<!不)太长|太厚|薄(?:一点|点|"
        r"些)", re.IGNORECASE)),
    ("duration_minutes", 1, re.compile(
        rf"{_NOT}(?<!isn't )\blonger\b(?! than \d)|\b(?:not|isn['’]?t) (?:so|as|"
        r"that) short\b|\btoo short\b|"
        rf"{_BESIDE}长|"
        rf"{_NO_FURTHER}(?:更|再|稍微)长|"
        r"长(?:一点|一些|点|些)(?!大)|(?<!不)太短|厚(?:一点|点|些)", re.IGNORECASE)),
    ("year", -1, re.compile(
        rf"{_NOT}\bolder\b(?! (?:than \d|brother|sister|kid|child|people|son|daughter|relative|colleague|"
        r"one likes))|\bfurther back\b|\bearlier (?:ones?|films?|works?|stuff|era|decade)|"
        r"\b(?:not|less) (?:so |that |as )?(?:new|recent|modern)\b|(?:更|再)(?:老|早|旧)(?!说)|"
        rf"{_BESIDE}[老早旧](?![公婆师板爸妈大头外])|"
        r"(?:老|早|"
        r"旧)(?:一点|一些|点儿?|些)(?!儿?[睡起回])|太新", re.IGNORECASE)),
    ("year", 1, re.compile(
        rf"{_NOT}\bnewer\b|\bmore (?:recent|modern|contemporary)\b|\b(?:not|less) (?:so |that |"
        r"as )?old(?:-fashioned)?\b|\btoo old\b(?! for)|"
        rf"{_BESIDE}新|"
        r"(?:更|再)新|新(?:一点|一些|点儿?|些)|近(?:一点|一些|点)(?:的|吧|$)|"
        r"现代(?:一点|一些|点)|太老|太旧", re.IGNORECASE)),
)  # fmt: skip

_NOT_BEYOND = tuple(
    (
        field,
        way,
        re.compile(
            rf"\b(?:no|not|nothing|isn['’]?t) (?:any )?{english} than\b|"
            rf"(?:别|不要|不能|不)比[^，。！？]{{1,12}}?{chinese}",
            re.IGNORECASE,
        ),
    )
    for field, way, english, chinese in (
        ("duration_minutes", -1, "longer", "长"),
        ("duration_minutes", 1, "shorter", "短"),
        ("year", 1, "older", "[老旧早]"),
        ("year", -1, "newer", "[新近]"),
    )
)
"""No further than what is named; "shorter than it" leaves it out."""
_ALL_OF_THEM = re.compile(
    r"\s*than (?:all|any|every|these|those|them|either|both|the lot)\b|比[这那](?:些|几|两|三)|比它们",
    re.IGNORECASE,
)
"""Where a bound is of each work shown: "newer than all of them", 比这几部都短."""
_THAN = re.compile(r"\s*(?:than\s+)?(?:the\s+)?[《\"“]?", re.IGNORECASE)


class Against(StrEnum):
    """What a critique is measured against."""

    LAST = "last"
    """The works spoken of or shown last."""
    NAMED = "named"
    """Works that were only named, before anything like them was shown."""
    USUAL = "usual"
    """Every work of the medium, since those shown are of another."""
    UPLOAD = "upload"
    """The user's own picture."""


class Critique(Record):
    """A wish to move from what was shown, and how far along that was on average."""

    axis: Axis
    words: str
    before: float
    """The mean place of what it is measured against."""
    against: Against = Against.LAST


def measured_against(message: str, names: Names, referents: Sequence[Referent]) -> list[Item]:
    """Return the works this message names or points at, else those shown last."""
    return works_of(pointed_at(message, names.mentions(message), names, referents), names, referents)


def works_of(mentions: Sequence[NameMention], names: Names, referents: Sequence[Referent]) -> list[Item]:
    """Return the works that the mentions name, else those shown last."""
    return [item for m in mentions if (item := item_of(m, names))] or Past(referents).last


def of_new_media(facts: Sequence[Fact], base: Sequence[Item], items: Mapping[str, Item]) -> list[Item]:
    """Return every work of the media now wished for, where there are none of them to measure against.

    A film's minutes say nothing of how long a book is, and "not too long" may be said at the start.
    """
    media = media_wished(facts)
    if not media or any(item.medium in media for item in base):
        return []
    return [item for item in items.values() if item.medium in media]


def critiques_in(
    message: str, facts: Sequence[Fact], base: Sequence[Item], usual: Sequence[Item], shown: Collection[str]
) -> tuple[Critique, ...]:
    """Return the directions of the message, where there is something to move from.

    `usual` are the works that lengths are measured against instead of `base`, if any; `shown` are the ids of
    all works the conversation knows.
    """
    wanted = {(fact.field, fact.value): fact.role for fact in facts}
    axes: dict[Axis, str] = {}
    for mention in vocabulary().mentions(message):
        role = wanted.get((mention.kind, mention.word))
        start, end = directed(message, mention.start, mention.end)
        words = message[start:end]
        # "more books then" goes nowhere: a medium has no more and no less
        if role is Role.TARGET and mention.kind in ("mood", "genre") and is_direction(words):
            axes[Axis(field=mention.kind, word=mention.word)] = words
        elif role is Role.REJECTED and is_lessened(message, mention.start):
            axes[Axis(field=mention.kind, word=mention.word, way=-1)] = words
    for field, way, words in _relative(_IT_MATTERS_NOT.sub(" ", message)):
        axes[Axis(field=field, way=way)] = words
    last = Against.LAST if any(item.id in shown for item in base) else Against.NAMED
    measured = [(axis, bool(usual) and axis.field == "duration_minutes") for axis in axes]
    return tuple(
        Critique(
            axis=axis,
            words=axes[axis],
            before=before,
            against=Against.USUAL if anew else last,
        )
        for axis, anew in measured
        if (before := mean_place(axis, usual if anew else base)) is not None
    )


def relative_bounds(
    message: str,
    facts: Sequence[Fact],
    base: Sequence[Item],
    named: Mapping[NameMention, Item | None],
    turn: int,
) -> Iterator[Fact]:
    """Yield "shorter" and "older" as bounds, from the work compared with, else from the middle of `base`."""
    media = media_wished(facts)
    edges = [
        *((field, way, 1, found) for field, way, found in _places(message, _RELATIVE)),
        *((field, way, 0, found) for field, way, found in _places(message, _NOT_BEYOND)),
    ]
    for field, way, step, found in edges:
        words = message[found.start() : found.end()]
        works = [item for m, item in named.items() if item and _compared(message, found, m)] or base
        alike = [item for item in works if field == "year" or not media or item.medium in media]
        numbers = [number for item in alike if isinstance(number := getattr(item, field), int)]
        if numbers and all(fact.field != field for fact in facts):
            middle = _edge(message, found, numbers, way)
            span = str(Range(high=middle - step) if way < 0 else Range(low=middle + step))
            hard = Strength.HARD
            yield Fact(role=Role.TARGET, field=field, value=span, strength=hard, words=words, turn=turn)


def _edge(message: str, found: re.Match[str], numbers: Sequence[int], way: int) -> int:
    """Return the number to move from: the middle of those shown, or the last of them in this direction."""
    plain = simplified(message)
    if _ALL_OF_THEM.match(plain, found.end()) or _ALL_OF_THEM.match(plain, found.start()):
        return min(numbers) if way < 0 else max(numbers)
    return round(median(numbers))


def _compared(message: str, found: re.Match[str], mention: NameMention) -> bool:
    """Tell whether the work is what is compared with: "older than the second", 比第二部老."""
    inside = found.start() <= mention.start and mention.end <= found.end()
    between = message[found.end() : mention.start] if found.end() <= mention.start else None
    return inside or (between is not None and _THAN.fullmatch(between) is not None)


def without_lengths(message: str, base: Sequence[Item]) -> bool:
    """Tell whether shorter or longer is asked for where no length is known of what was shown."""
    asked = any(field == "duration_minutes" for field, _, _ in _relative(message))
    return asked and bool(base) and mean_place(Axis(field="duration_minutes"), base) is None


def moved_first(candidates: Sequence[Candidate], critiques: Sequence[Critique]) -> list[Candidate]:
    """Return the candidates, those that go the ways asked for before the others, else as they were."""

    def stays(candidate: Candidate) -> int:
        places = [(critique.axis.place(candidate.item), critique.before) for critique in critiques]
        return sum(place is None or place <= before for place, before in places)

    return sorted(candidates, key=stays)


def unmoved(critiques: Sequence[Critique], items: Sequence[Item]) -> tuple[Critique, ...]:
    """Return the critiques that the new list does not follow."""
    means = [(critique, mean_place(critique.axis, items)) for critique in critiques]
    return tuple(critique for critique, mean in means if mean is None or mean <= critique.before)


def followed(critiques: Sequence[Critique], item: Item) -> tuple[Critique, ...]:
    """Return the critiques that this item follows."""
    places = [(critique, critique.axis.place(item)) for critique in critiques]
    return tuple(critique for critique, place in places if place is not None and place > critique.before)


def _relative(message: str) -> Iterator[tuple[str, int, str]]:
    yield from _found(message, _RELATIVE)


def _found(
    message: str, patterns: Sequence[tuple[str, int, re.Pattern[str]]]
) -> Iterator[tuple[str, int, str]]:
    for field, way, found in _places(message, patterns):
        yield field, way, message[found.start() : found.end()]


def _places(
    message: str, patterns: Sequence[tuple[str, int, re.Pattern[str]]]
) -> Iterator[tuple[str, int, re.Match[str]]]:
    plain = simplified(message)
    for field, way, pattern in patterns:
        if found := pattern.search(plain):
            yield field, way, found
