"""What is said of each work and maker that a message names: wanted, liked, refused, known or measured by."""

import re
from collections.abc import Iterator, Sequence

from retrieval.short_names import is_a_word
from retrieval.spelling import folded, simplified
from retrieval.title_signs import is_everyday
from retrieval.titles import NameMention

from .ledger import Fact, Role, Strength
from .makers import identifying, listed_with, works_asked_of
from .phrases import (
    ALIKE_AFTER,
    APPROVED_AFTER,
    ASKED_FOR_IT,
    EXACT,
    HEARD_OF,
    HELD_AFTER,
    HELD_BEFORE,
    IS_IT_HELD,
    LIKE_BEFORE,
    MANNER_OF,
    MARKED_PERSON,
    MARKED_TITLE,
    OPPOSITE,
    OPPOSITE_AFTER,
    OTHERS,
    POINTED_OUT,
    RESEMBLING,
    SO_AFTER,
    THAN,
    TOO_AFTER,
    TOO_AND_OUT,
    WANTED_ITSELF,
    WANTED_ITSELF_AFTER,
    WITH_BEFORE,
)
from .pointing import SAME, SEVERAL, THE_OTHERS
from .preferences import preferred
from .put_away import KNOWN_WELL, PUT_AWAY
from .refusals import clause_before, own_clause, refused
from .verdicts import (
    HATED,
    LAST_TOO,
    LOVED,
    OFTEN,
    READ_IT,
    SEEN,
    THAT_MANNER,
    UNAPPEALING,
    UNHEARD_OF,
    UNHEARD_OF_AFTER,
    is_enough,
    is_loved,
    said_of,
)

_BEYOND = re.compile(r"[》」]?(?:的(?:书|小说|电影|片子?|歌|专辑|画|作品|游戏))?(?:以外|之外)的?(?!还|也)")
"""After what is left out: 莫奈以外的印象派."""

_CHEERS = re.compile(
    r"(?:^|[.!?。！？]\s*)(?:(?:oh|ah|ooh|omg)\W+)*(?:yes+|yeah+|yep|yas+|aye|hell yes|对+|是的|没错|"
    r"就是)[\s,!，！]*(?:the )?$",
    re.IGNORECASE,
)

_PRONOUN = re.compile(
    r"(?:not )?(?:it|this|that|them|these|those|both)(?: ones?| two)?|它们?|"
    r"[那这呢][一两]?[部本首张个款幅套]?",
    re.IGNORECASE,
)
_NEAR_BY = re.compile(
    r"\b(?:what|who|anything|anyone)['’]?s? else\b|\bneighbou?rhood\b|\bsimilar\b|\bvein\b|\balong "
    r"(?:those|these|the same)\b|"
    r"\blike (?:that|them|this|it)\b|\bin (?:that|the same|this) (?:spirit|mood|style|manner)\b|类似|这类|"
    r"那类|还有(?:什么|啥|谁|哪些)|差不多的",
    re.IGNORECASE,
)


_NONE_OF_IT = re.compile(
    r"[^.!?]{0,30}?[,;]?\s*(?:so|and|but|,|therefore)\s*(?:absolutely |definitely |please |obviously |"
    r"let['’]?s have )*"
    r"(?:none of (?:that|his|hers|theirs|it|him|her|them|those)|no(?:thing)? (?:of|like|by) (?:that|him|"
    r"her|them|it)\b|"
    r"not (?:him|her|them))\b",
    re.IGNORECASE,
)
"""After a name whose works are refused in what follows: "my ex loved X, so none of that"."""


def of_names(message: str, mentions: Sequence[NameMention], turn: int) -> Iterator[Fact]:
    """Yield what the message says of the names in it.

    A work named beside a wish for its maker is wanted itself, unless others are; else the maker, where only
    said with the work, is no wish.
    """
    itself = not OTHERS.search(message) and not RESEMBLING.search(message)
    judged = LOVED.search(message) or HATED.search(message)
    owners = identifying(message, mentions) if judged or not itself else ()
    named = [
        fact
        for mention in mentions
        if not _is_unheard_of(message, mention)
        for fact in _of_name(message, mention, mentions, turn)
        if not (fact.role in (Role.TARGET, Role.SEED) and fact.value in owners)
    ]
    liked = {(f.field, f.value) for f in named if f.role is Role.SATISFIED}
    liked &= {(f.field, f.value) for f in named if f.role is Role.SEED}
    # "like Blade Runner but not it": what "it" says adds nothing
    named = [
        f
        for f in named
        if f.role is not Role.REJECTED or (f.field, f.value) not in liked or not _PRONOUN.fullmatch(f.words)
    ]
    made = {i for fact in named if fact.field == "creator" and fact.role is Role.TARGET for i in fact.items}
    for fact in named:
        of_maker = fact.role is Role.SEED and fact.field == "title" and set(fact.items) & made
        yield fact.model_copy(update={"reference": "exact"}) if of_maker and itself else fact


def _of_name(
    message: str, mention: NameMention, mentions: Sequence[NameMention], turn: int
) -> Iterator[Fact]:
    before, after = message[: mention.start], message[mention.end :]
    words = message[mention.start : mention.end]
    measured = THAN.search(before) is not None or SO_AFTER.match(after) is not None
    listed = listed_with(mention, mentions, message)
    passing = measured or any(TOO_AFTER.match(message, end) for end in (mention.end, listed[1]))
    alone = listed == (mention.start, mention.end)
    if LAST_TOO.match(simplified(message), listed[1]):
        listed = mention.start, mention.end
    around, later = said_of(message, listed, mentions)
    compared = not measured and _is_compared(message, *listed) and not SAME.search(words)
    # in a comparison the verdict is on what is wished for: "like Titanic, but not boring"
    judged = clause_before(message, mention.start) if compared else around + later
    held = HELD_BEFORE.search(simplified(before)) is not None and HELD_AFTER.match(simplified(after))
    held = held or IS_IT_HELD.match(simplified(after)) is not None
    held = held or _is_wanted_itself(message, mention)
    seed = Fact(
        role=Role.SEED,
        field="creator" if mention.is_creator else "title",
        value=mention.name,
        reference="exact" if EXACT.search(message) or held else "style",
        words=words,
        turn=turn,
        items=mention.items,
    )
    praised = before.rstrip().endswith((",", "，")) and APPROVED_AFTER.match(after)
    no = refused(message, mention.start, mention.end) and not (compared or passing or praised)
    no = no or _BEYOND.match(simplified(after)) is not None
    no = no or (not compared and _NONE_OF_IT.match(after) is not None)
    no = no or UNAPPEALING.match(simplified(after)) is not None
    no = no or (not measured and TOO_AND_OUT.match(simplified(after)) is not None)
    away = not measured and is_put_away(message, (mention.end, listed[1]), mentions)
    loved = not mention.is_creator and (
        compared or is_loved(around, message) or _NEAR_BY.search(message) is not None
    )
    no = no or (away and not loved)
    no = no or words.casefold().startswith(("none", "not ", "no thanks", "nah", "pass", "不", "没兴趣"))
    unsaid = compared or (no and (away or mention.is_creator or not SEEN.search(around)))
    known = [] if unsaid else _known(message, around, judged, seed, alone=alone)
    # "like Blade Runner, but not that one"
    known = _known_and_liked(seed) if (away and loved) or _is_cheered(message, mention) else known
    if not measured and (OPPOSITE.search(before) or OPPOSITE_AFTER.match(after)):
        yield _changed(seed, Role.CONTRAST, Strength.SOFT)
    elif not mention.is_creator and HATED.search(judged):
        yield _changed(seed, Role.REJECTED, Strength.HARD)
        yield _changed(seed, Role.CONTRAST, Strength.SOFT)
    elif known:
        yield from known
    elif no:
        yield _changed(seed, Role.REJECTED, Strength.HARD)
    elif mention.is_creator and not compared and works_asked_of(message, mention, mentions):
        soft = preferred(message, mention.start, mention.end)
        yield _changed(seed, Role.TARGET, Strength.SOFT if soft else Strength.HARD)
    elif compared or not (passing or (_is_a_list(words) and not LOVED.search(around))):
        yield seed


def _known_and_liked(seed: Fact) -> list[Fact]:
    return [_changed(seed, Role.SATISFIED, Strength.SOFT), seed]


def _known(message: str, around: str, judged: str, seed: Fact, *, alone: bool) -> list[Fact]:
    """Return that the work is known, and that it is an example too: loved, or read just now and what next."""
    is_title = seed.field == "title"
    long_ago = (SEEN.search(around) or KNOWN_WELL.search(around)) is not None
    just_now = is_title and not long_ago and READ_IT.search(around) is not None
    if not (long_ago or just_now):
        return []
    plain = simplified(message)
    # what somebody comes from says what they like; of several works the list only says what is known
    goes_on = (
        THAT_MANNER.search(plain)
        or (OFTEN.search(around) and OTHERS.search(plain) and not is_enough(message))
        or (just_now and (alone or OTHERS.search(plain)))
    )
    kin = just_now and seed.reference == "exact"  # "I just read Dune: has it been filmed?"
    satisfied = [] if kin else [_changed(seed, Role.SATISFIED, Strength.SOFT)]
    like_it = kin or goes_on or is_loved(judged, message) if is_title else THAT_MANNER.search(plain)
    return [*satisfied, *([seed] if like_it else [])]


def is_put_away(message: str, ends: tuple[int, int], mentions: Sequence[NameMention]) -> bool:
    """Tell whether what follows a name, up to the next, says that it is not to come: "not that one".

    Of `ends` the first is the name's, the other that of the list it is on.
    """
    plain = simplified(message)
    others = THE_OTHERS.search(plain, ends[0])
    end = ends[0] if others and others.start() < ends[1] else ends[1]
    named = {m.items for m in mentions if m.end <= end}
    stop = min((m.start for m in mentions if m.start > end and m.items not in named), default=len(message))
    return PUT_AWAY.match(plain[:stop], end) is not None


def _is_compared(message: str, start: int, end: int) -> bool:
    """Tell whether something is to be like the works between these positions."""
    before, after = message[:start], message[end:]
    alongside = WITH_BEFORE.search(before) and ALIKE_AFTER.match(after)
    return bool(LIKE_BEFORE.search(before) or alongside or MANNER_OF.match(after))


def _is_wanted_itself(message: str, mention: NameMention) -> bool:
    before, after = simplified(message[: mention.start]), simplified(message[mention.end :])
    wanted = WANTED_ITSELF.search(before) and WANTED_ITSELF_AFTER.match(after)
    wanted = (
        wanted
        or HEARD_OF.search(before)
        or (POINTED_OUT.match(after) and ASKED_FOR_IT.search(simplified(message)))
    )
    return wanted is not None and not mention.is_creator and not RESEMBLING.search(message)


def _is_cheered(message: str, mention: NameMention) -> bool:
    """Tell whether a maker is only said to be right, and what else there is: "YES, the Slits. what else"."""
    cheers = mention.is_creator and _CHEERS.search(message[: mention.start])
    return bool(cheers) and _NEAR_BY.search(message) is not None


def _is_unheard_of(message: str, mention: NameMention) -> bool:
    before = own_clause(message, mention.start)
    return (UNHEARD_OF.search(before) or UNHEARD_OF_AFTER.match(message, mention.end)) is not None


def _is_a_list(words: str) -> bool:
    return (SEVERAL.fullmatch(words) or THE_OTHERS.fullmatch(words)) is not None


def _changed(seed: Fact, role: Role, strength: Strength) -> Fact:
    return seed.model_copy(update={"role": role, "strength": strength, "reference": None})


def strangers(message: str, mentions: Sequence[NameMention]) -> Iterator[NameMention]:
    """Yield what is marked as a title or a person and not in the catalogue."""
    taken = [(mention.start, mention.end) for mention in mentions]
    for pattern in (MARKED_TITLE, *MARKED_PERSON):
        is_person = pattern is not MARKED_TITLE
        for found in pattern.finditer(message):
            start, end = found.span("name") if is_person else found.span()
            name = found["name"] if is_person else found.group(1) or found.group(2)
            known = is_person and any(is_everyday(word) or is_a_word(word) for word in folded(name).split())
            if not known and all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                yield NameMention(name=name, items=(), is_creator=is_person, start=start, end=end)
