"""What is said of each work and maker that a message names: wanted, liked, refused, known or measured by."""

from collections.abc import Iterator, Sequence

from retrieval.spelling import simplified
from retrieval.titles import NameMention

from .ledger import Fact, Role, Strength
from .makers import identifying, listed_with, works_asked_of
from .phrases import (
    ALIKE_AFTER,
    APPROVED_AFTER,
    EXACT,
    LIKE_BEFORE,
    MANNER_OF,
    MARKED_TITLE,
    OPPOSITE,
    OPPOSITE_AFTER,
    OTHERS,
    RESEMBLING,
    SO_AFTER,
    THAN,
    TOO_AFTER,
    WITH_BEFORE,
)
from .pointing import SAME, SEVERAL
from .preferences import preferred
from .refusals import clause_before, refused
from .verdicts import HATED, LAST_TOO, LOVED, READ_IT, SEEN, THAT_MANNER, said_of


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
        for fact in _of_name(message, mention, mentions, turn)
        if not (fact.role in (Role.TARGET, Role.SEED) and fact.value in owners)
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
    passing = measured or TOO_AFTER.match(after) is not None
    listed = listed_with(mention, mentions, message)
    if LAST_TOO.match(simplified(message), listed[1]):
        listed = mention.start, mention.end
    around, later = said_of(message, listed, mentions)
    compared = not measured and _is_compared(message, *listed) and not SAME.search(words)
    # in a comparison the verdict is on what is wished for: "like Titanic, but not boring"
    judged = clause_before(message, mention.start) if compared else around + later
    seed = Fact(
        role=Role.SEED,
        field="creator" if mention.is_creator else "title",
        value=mention.name,
        reference="exact" if EXACT.search(message) else "style",
        words=words,
        turn=turn,
        items=mention.items,
    )
    praised = before.rstrip().endswith((",", "，")) and APPROVED_AFTER.match(after)
    no = refused(message, mention.start, mention.end) and not (compared or passing or praised)
    no = no or words.casefold().startswith(("none", "not "))
    known = [] if compared or (no and mention.is_creator) else _known(message, around, judged, seed)
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
    elif compared or not (passing or (SEVERAL.fullmatch(words) and not LOVED.search(around))):
        yield seed


def _known(message: str, around: str, judged: str, seed: Fact) -> list[Fact]:
    """Return that the work is known, and that it is an example too: loved, or read just now and what next."""
    is_title = seed.field == "title"
    long_ago = SEEN.search(around) is not None
    just_now = is_title and not long_ago and READ_IT.search(around) is not None
    if not (long_ago or just_now):
        return []
    plain = simplified(message)
    goes_on = THAT_MANNER.search(plain) or (just_now and OTHERS.search(plain))
    kin = just_now and seed.reference == "exact"  # "I just read Dune: has it been filmed?"
    satisfied = [] if kin else [_changed(seed, Role.SATISFIED, Strength.SOFT)]
    return [*satisfied, *([seed] if is_title and (kin or goes_on or LOVED.search(judged)) else [])]


def _is_compared(message: str, start: int, end: int) -> bool:
    """Tell whether something is to be like the works between these positions."""
    before, after = message[:start], message[end:]
    alongside = WITH_BEFORE.search(before) and ALIKE_AFTER.match(after)
    return bool(LIKE_BEFORE.search(before) or alongside or MANNER_OF.match(after))


def _changed(seed: Fact, role: Role, strength: Strength) -> Fact:
    return seed.model_copy(update={"role": role, "strength": strength, "reference": None})


def strangers(message: str, mentions: Sequence[NameMention]) -> Iterator[NameMention]:
    """Yield what is marked as a title and not in the catalogue."""
    for found in MARKED_TITLE.finditer(message):
        if all(m.end <= found.start() or found.end() <= m.start for m in mentions):
            name = found.group(1) or found.group(2)
            yield NameMention(name=name, items=(), is_creator=False, start=found.start(), end=found.end())
