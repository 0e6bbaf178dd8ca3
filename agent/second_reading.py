"""What a message says, read a second time: what the tagger learnt mends what the rules read.

The tagger tells for every word of a message which role its thing has and of which field it is. Where it is
sure, a fact of the rules gets another role or is dropped, and words that the rules passed over become facts.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.encoders import Matrix
from retrieval.loose_names import LooseNames
from retrieval.spelling import is_han, simplified
from retrieval.titles import Names

from .choosing import chosen_among
from .ledger import Fact, Role, Strength
from .makers import LONG_AGO
from .phrases import EVENING
from .put_away import PUT_AWAY
from .refusal_phrases import PLAIN_REFUSAL, REFUSAL
from .renown import without_renown
from .rules import facts_in, of_the_narrower_place, scoped
from .small_words import is_empty
from .subjects import KEEN_ZH
from .subtitles import without_subtitles
from .tagger import FIELDS, ROLES, Tags

KEPT = 0.3
"""How likely the role that the rules gave must be to stay as it is."""
REFUSED = 0.1
"""The same of what the rules take for refused: shown again, it would annoy."""
CHANGED = 0.5
"""How likely another role must be to take its place."""
DROPPED = 0.2
"""How unlikely every role must be for a fact to be dropped."""
MISSED = 0.08
"""The same of names and media, which are missed more than others."""
BESIDE = 0.6
"""How likely a second role of a name must be: seen, and loved."""
ADDED = 0.5
"""How likely the role of words must be of which the rules made nothing."""
SUBJECT = 0.6
"""The same of words that are no more than a subject."""
UNHEARD = 0.7
"""The same of a name that the catalogue does not have."""
NAMES = ("title", "creator")
_OPEN = frozenset({"genre", "mood", "about"})
_DROPPED = frozenset({*_OPEN, *NAMES, "medium", "audience"})
_MENDED = _DROPPED | {"country", "language"}
"""Fields in which the rules do not know better; they read the others from whole phrases."""
_WHOLE = frozenset({"medium", "number"})
"""Fields that are read from the whole of a message, or not at all."""
_UNLIKE = frozenset({Role.REJECTED, Role.CONTRAST})
"""Roles that the rules tell apart better: not that, and nothing like that."""
_EDGES = " ,.!?…，。！？、;；:：\"'‘’“”《》「」()（）~-"
_OCCASION = re.compile(
    r"^(?:[早晚上下中午凌晨今明]*[\d一二两三四五六七八九十]+点(?:半|[\d一二三四五十]+分)?|"
    r"\d{1,2}(?::\d\d)? ?[ap]m)$|"
    rf"[听看读玩放]$|^[厚薄长短]的?$|写作业|^(?:我|自己)?一个人$|^独自$|^同一个?人|{EVENING.pattern}",
    re.IGNORECASE,
)
"""When a work is for, which is no subject: a time of day, 开车听."""
_POINTING = re.compile(r"第|[这那]|^.?[部本张首款个]$")
"""In Chinese, what points at a work and names none."""


class Span(NamedTuple):
    """Words that the tagger takes for one thing."""

    words: str
    role: Role
    field: str
    strength: Strength
    sure: float


class SecondReading:
    """Mends what the rules read, over the names of one catalogue."""

    def __init__(self, names: Names, loose: LooseNames) -> None:
        self._names = names
        self._loose = loose

    def mended(self, facts: Sequence[Fact], tags: Tags, turn: int) -> list[Fact]:
        """Return the facts as the tags say they are, and those of the words that were passed over."""
        kept: list[Fact] = []
        taken = np.zeros(len(tags.roles), dtype=np.bool_)
        for fact in facts:
            places = tags.words.places(fact.words)
            if not len(places):
                kept.append(fact)
                continue
            roles = self._roles_of(fact, facts, tags)
            if not roles and _goes_on(fact, kept, tags.words.text):
                roles = [fact.role]
            kept.extend(fact if role is fact.role else _as_seed(_in_role(fact, role)) for role in roles)
            taken[places] |= bool(roles)
        spans = _widest(_passed_over(tags, taken))
        told = (fact for span in spans for fact in self._told(span, tags.words.text, turn))
        kept = [*kept, *_without_contradictions(told, kept)]
        each = list(_each_once(of_the_narrower_place(kept)))
        each = without_subtitles(tags.words.text, each, turn)
        return scoped(tags.words.text, without_renown(each))

    def _roles_of(self, fact: Fact, facts: Sequence[Fact], tags: Tags) -> list[Role]:
        """Return the roles of what the rules read; none where it says nothing."""
        if not self._is_open(fact) or _is_plain(fact, tags.words.text):
            return [fact.role]
        said = {each.role for each in facts if each.words == fact.words}
        roles = list(_roles(fact, tags.roles[tags.words.places(fact.words)], said))
        if fact.field not in NAMES:  # only works and makers are known
            roles = [role for role in roles if role is not Role.SATISFIED]
        media = {each.words for each in facts if each.field == "medium" and each.role is Role.TARGET}
        if fact.field == "medium" and roles != [Role.TARGET] and (roles or len(media) < 2):
            # what is refused of a maker's films is the maker, and without a medium anything may be shown
            return [fact.role]
        return roles

    def _is_open(self, fact: Fact) -> bool:
        """Tell whether the tags may say otherwise: not of what is pointed at, nor of "no vocals"."""
        if chosen_among([fact]):
            return False
        if fact.field in NAMES:
            return bool(self._names.mentions(fact.words)) or fact.is_unknown
        if fact.field == "about" and KEEN_ZH.search(fact.words):
            return False
        denies = REFUSAL.search(fact.words) or fact.words.startswith("非")
        return fact.field in _MENDED and not (fact.role is Role.TARGET and denies)

    def _is_unheard_of(self, words: str) -> bool:
        """Tell whether it may be a name that is not here; what points back is none: 第二张."""
        looks = not _POINTING.search(words) if is_han(words) else words[:1].isupper()
        return looks and not self._loose.has(words)

    def _told(self, span: Span, message: str, turn: int) -> Iterator[Fact]:
        """Yield what words in a role say: a name, what the rules make of them alone, or else a subject."""
        plain = Fact(
            role=span.role, field=span.field, value=span.words, strength=span.strength, words=span.words,
            turn=turn,
        )  # fmt: skip
        if span.field in NAMES or span.role in (Role.SEED, Role.CONTRAST):
            if mention := self._loose.meant(span.words, maker=span.field == "creator"):
                field = "creator" if mention.is_creator else "title"
                strength = _usual_strength(span.role, field)
                named = {"field": field, "value": mention.name, "items": mention.items, "strength": strength}
                yield _as_seed(_in_role(plain.model_copy(update=named), span.role))
            elif span.field in NAMES and span.sure > UNHEARD and self._is_unheard_of(span.words):
                yield _as_seed(_in_role(plain, span.role))
            return
        # who has had enough of a kind wants no more of it
        role = Role.REJECTED if span.role is Role.SATISFIED else span.role
        alone = [f for f in facts_in(span.words, self._names, (), turn) if f.field not in NAMES]
        if role is Role.REJECTED:  # 外国的 refuses by itself: no foreign ones refuses nothing else
            alone = [fact for fact in alone if fact.role is not Role.REJECTED]
        fields = _OPEN if span.field in _OPEN else {span.field} - _WHOLE
        told = [fact for fact in alone if fact.field in fields]
        for fact in told:
            # a limit read from words alone is as hard as they say it
            strength = span.strength if fact.field in _OPEN else fact.strength
            yield fact.model_copy(update={"role": role, "strength": strength, "words": span.words})
        is_subject = not (is_empty(span.words) or _OCCASION.search(span.words))
        is_subject = is_subject and not _is_left_open(span.words, message)
        if not told and span.field in _OPEN and span.sure > SUBJECT and is_subject:
            yield plain.model_copy(update={"role": role, "field": "about"})


def _without_contradictions(told: Iterable[Fact], kept: Sequence[Fact]) -> Iterator[Fact]:
    """Yield what is told but what the rules have read the other way round."""
    wished = {(fact.field, fact.value) for fact in kept if fact.role is Role.TARGET}
    refused = {(fact.field, fact.value) for fact in kept if fact.role is Role.REJECTED}
    against = {Role.SEED: refused, Role.REJECTED: wished, Role.CONTRAST: wished}
    yield from (fact for fact in told if (fact.field, fact.value) not in against.get(fact.role, ()))


def _is_left_open(words: str, message: str) -> bool:
    """Tell whether the words only name what may be either way: 男声女声都行."""
    return (
        re.search(rf"{re.escape(words)}[^，。！？,.!?]{{0,4}}都(?:行|可以|好|成|没问题|无所谓)", message)
        is not None
    )


def _is_plain(fact: Fact, message: str) -> bool:
    """Tell whether what stands beside leaves no doubt: "no horror", 别是魔幻的, 王家卫也好久没看了."""
    start = message.find(fact.words)
    end = start + len(fact.words)
    if fact.role is Role.REJECTED:
        away = fact.field in NAMES and PUT_AWAY.match(simplified(message), end)
        return (PLAIN_REFUSAL.search(message[:start]) or away) is not None
    return fact.field == "creator" and LONG_AGO.match(message, end) is not None


def _goes_on(fact: Fact, kept: Sequence[Fact], message: str) -> bool:
    """Tell whether the name goes on a list of names in the same role: "I've seen Jaws and Alien"."""
    before = message[: message.find(fact.words)].rstrip()
    return fact.field in NAMES and any(
        other.role is fact.role and other.field == fact.field and before.endswith(f"{other.words}{joint}")
        for other in kept
        for joint in (" and", ",", " &", "、", "和", "，", " or")
    )


def _roles(fact: Fact, likely: Matrix, said: Collection[Role]) -> Iterator[Role]:
    """Yield the roles of a fact that the rules read, its own first; none where it says nothing.

    `said` are the roles that the rules have for the same words.
    """
    mean, best = likely.mean(axis=0), likely.max(axis=0)
    own, other = ROLES.index(fact.role), int(mean.argmax())
    first = fact.role
    kept = best[own] >= KEPT
    if first in _UNLIKE:
        kept = max(best[ROLES.index(role)] for role in _UNLIKE) >= REFUSED
    if not kept and mean[other] > CHANGED and fact.reference != "exact":
        first = ROLES[other]
    # who asks whether a work is here wants it
    elif fact.field in _DROPPED and fact.reference != "exact" and best.max() < _least(fact.field):
        return
    yield first
    # a work that others are sought to, such as a film of the book, is not put away
    if fact.field in NAMES and fact.reference != "exact":
        others = (role for role in ROLES if role is not first and mean[ROLES.index(role)] > BESIDE)
        unlike = first in _UNLIKE or not _UNLIKE.isdisjoint(said)
        yield from (role for role in others if not (unlike and role in _UNLIKE))


def _least(field: str) -> float:
    return MISSED if field in (*NAMES, "medium") else DROPPED


def _in_role(fact: Fact, role: Role) -> Fact:
    """Return the fact in a role, as strong as it usually is there."""
    if fact.role is role and (role is not Role.SEED or fact.reference):
        return fact
    reference = "style" if role is Role.SEED else None
    return fact.model_copy(
        update={"role": role, "strength": _usual_strength(role, fact.field), "reference": reference}
    )


def _usual_strength(role: Role, field: str) -> Strength:
    """Return how strongly it is meant; who asks for the works of somebody wants no others."""
    insisted = role is Role.REJECTED or (role is Role.TARGET and field == "creator")
    return Strength.HARD if insisted else Strength.SOFT


def _as_seed(fact: Fact) -> Fact:
    """Return the fact; a work that is wanted itself is one to begin from."""
    if fact.role is not Role.TARGET or fact.field != "title":
        return fact
    return fact.model_copy(update={"role": Role.SEED, "strength": Strength.SOFT, "reference": "exact"})


def _passed_over(tags: Tags, taken: NDArray[np.bool_]) -> Iterator[Span]:
    """Yield the runs of words in one role of which the rules made nothing that is kept."""
    for n, role in enumerate(ROLES):
        for first, last in _runs(tags, n):
            words = tags.words.text[tags.words.starts[first] : tags.words.ends[last - 1]].strip(_EDGES)
            if not words or taken[first:last].any():
                continue
            hard = role is Role.REJECTED or (role is Role.TARGET and tags.hard[first:last].mean() > 0.5)
            yield Span(
                words=words,
                role=role,
                field=FIELDS[int(tags.fields[first:last].mean(axis=0).argmax())],
                strength=Strength.HARD if hard else Strength.SOFT,
                sure=float(tags.roles[first:last, n].mean()),
            )


def _widest(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans but the parts of others: 公园 of 侏罗纪公园 is no name."""
    every = list(spans)
    for span in every:
        if not any(span.words != other.words and span.words in other.words for other in every):
            yield span


def _runs(tags: Tags, role: int) -> Iterator[tuple[int, int]]:
    """Yield from which token to which one thing of the role goes."""
    likely = tags.roles[:, role] > ADDED
    kind = tags.fields.argmax(axis=1)
    first = None
    for place in range(len(likely) + 1):
        on = place < len(likely) and bool(likely[place])
        new = on and first is not None and tags.begins[place] > 0.5
        new = new and (kind[place] != kind[place - 1] or tags.begins[place] > UNHEARD)
        if first is not None and (not on or new):
            yield first, place
            first = None
        if on and first is None:
            first = place


def _each_once(facts: Iterable[Fact]) -> Iterator[Fact]:
    said: set[tuple[str, str, str]] = set()
    for fact in facts:
        if (key := (fact.role, fact.field, fact.value.casefold())) not in said:
            said.add(key)
            yield fact
