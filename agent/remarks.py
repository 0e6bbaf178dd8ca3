"""What a reply says about the turn beside its picks: what changed, gave way, did not move, or is asked."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from retrieval.models import Candidate, Item

from . import notices, wording
from .axes import Axis
from .clarify import Clarification, clarification
from .colour_words import FURTHER
from .comparatives import is_direction
from .conversations import Conversation
from .critiques import Against, followed, unmoved
from .heard import Heard
from .ledger import Fact, Ledger, Role
from .phrases import NO_QUESTIONS
from .query import CONSTRAINTS
from .shortlist import Shortlist
from .steps import Answer, Heed, Pick, Reason, ReasonKind
from .surprise import leaves_open, wants_surprise
from .variety import number_asked

_LIGHT = (
    ("something light", "something thoughtful", "surprise me"),
    ("轻松一点的", "有深度的", "给我个惊喜"),
)

_FURTHER = {
    "duration_minutes": (("shorter", "更短"), ("longer", "更长")),
    "year": (("older", "更老"), ("newer", "更新")),
    **FURTHER,
}
"""Further down and up a number, whatever the words: "not too long" asks for shorter ones."""
_THAN = {
    Against.LAST: ("the last ones", "刚才的"),
    Against.NAMED: ("the one you named", "你提到的"),
    Against.USUAL: ("most", "一般的"),
    Against.UPLOAD: ("your picture", "你的图片"),
}
_MOVED = {"duration_minutes": ReasonKind.LENGTH, "year": ReasonKind.YEAR}
MOST_TOLD = 4
SHORT = {"en": 40, "zh": 14}
"""Characters of an open wish."""


class Phrasing(Protocol):
    def phrases(self, facts: tuple[Fact, ...], language: str) -> tuple[str, ...]: ...


def facts_told(heard: Heard, given_up: Sequence[str]) -> Iterator[Fact]:
    """Yield what the reply names: every wish not given up, what else is new; the window shows the rest."""
    refused = {(fact.field, fact.value) for fact in heard.new if fact.role is Role.REJECTED}
    # what was hated is refused and a contrast: once is enough to say so
    others = [
        fact
        for fact in heard.new
        if fact.role not in (Role.TARGET, Role.SEED)
        and not (fact.role is Role.CONTRAST and (fact.field, fact.value) in refused)
    ]
    for fact in heard.ledger.in_force.facts:
        # the count says the medium and the number
        counted = fact.field == "medium" or number_asked([fact])
        is_wish = fact.role in (Role.TARGET, Role.SEED) and not counted and not fact.is_unknown
        is_wish = is_wish and not (fact.role is Role.TARGET and CONSTRAINTS.get(fact.field) in given_up)
        if is_wish or fact in others[:MOST_TOLD]:
            yield fact


def what_changed(heard: Heard, listener: Phrasing) -> tuple[str, ...]:
    """Return one sentence about the facts that no longer count; a command says so itself."""
    if heard.heed is not Heed.WISH or not heard.gone:
        return ()
    return (notices.dropped(listener.phrases(heard.gone, heard.language), heard.language),)


def relaxations_told(
    heard: Heard, shortlist: Shortlist, picks: Sequence[Pick], shown: Sequence[str], *, others: bool
) -> Iterator[str]:
    """Yield what could not be had as asked: wishes that clash, constraints given up, works shown before."""
    yield from heard.clashes
    again = [pick for pick in picks if others and pick.item.id in shown]
    if shortlist.given_up:
        yield wording.relaxed(shortlist.given_up, heard.language)
    ownership = heard.ledger.having(Role.TARGET, field="ownership")
    if ownership and shortlist.asked.must.owned is None:
        yield notices.ownership_unknown(heard.language)
    if again:
        yield notices.seen_all(len(picks) - len(again), heard.language)


def seen_before(heard: Heard, picks: Sequence[Pick], shown: Sequence[str], *, others: bool) -> Iterator[str]:
    """Yield that picks were shown before where another wish was said: that is nothing given up."""
    again = [pick for pick in picks if pick.item.id in shown]
    if again and heard.new and not others:
        yield notices.seen_all(len(picks) - len(again), heard.language)


def all_left(
    past: Conversation, heard: Heard, picks: Sequence[Pick], most: int, *, others: bool
) -> Iterator[str]:
    """Yield a sentence where who asks for others, or for a number, gets fewer, and none twice."""
    new = not any(pick.item.id in past.shown for pick in picks)
    too_few = len(picks) < most and ((others and past.shown) or number_asked(heard.new))
    if new and too_few:
        yield notices.all_left(heard.language)


def trade_off(heard: Heard) -> tuple[str, ...]:
    """Return what a surprise costs, where one was just asked for."""
    asked = wants_surprise(Ledger(facts=heard.new))
    return (notices.surprise(heard.language),) if asked else ()


def not_moved(heard: Heard, picks: Sequence[Pick]) -> Iterator[str]:
    """Yield a sentence where the picks do not go the way the user asked, measured against those before."""
    stuck = unmoved(heard.critiques, [pick.item for pick in picks]) if picks else ()
    if stuck:
        said = [_direction(critique.axis, critique.words, heard.language) for critique in stuck]
        against = stuck[0].against
        shown = against in (Against.LAST, Against.USUAL)
        than = ("before", "刚才的") if shown else _THAN[against]
        moved = [
            wording.title_of(pick.item, heard.language)
            for pick in picks
            if len(followed(stuck, pick.item)) == len(stuck)
        ]
        if moved:
            yield notices.partly_moved(said, than, moved, heard.language)
        else:
            yield notices.not_moved(said, than, heard.language)


def moves(heard: Heard, item: Item) -> Iterator[Reason]:
    """Yield the ways asked for that the item goes, measured against what was shown."""
    for critique in followed(heard.critiques, item):
        way = _direction(critique.axis, critique.words, heard.language)
        english, chinese = _THAN[critique.against]
        text = f"比{chinese}{way}" if heard.language == "zh" else f"{way} than {english}"
        yield Reason(kind=_MOVED.get(critique.axis.field, ReasonKind.MOVED), text=text)


def _direction(axis: Axis, words: str, language: str) -> str:
    if axis.field in _FURTHER:
        return _FURTHER[axis.field][axis.way > 0][language == "zh"]
    if axis.way < 0 and axis.field in ("mood", "genre"):
        return f"没那么{words}" if language == "zh" else f"less {words}"
    if is_direction(words):
        return words
    return f"更{words}" if language == "zh" else f"more {words}"


def asking(answer: Answer, question: Clarification | None) -> Answer:
    """Return the answer with the question, where there is one."""
    if question is None:
        return answer
    return answer.model_copy(
        update={"question": question.text, "options": question.options, "asked": question.about}
    )


def opening_question(past: Conversation, heard: Heard) -> Clarification | None:
    """Return what to ask while nothing at all is known of the wish; never twice."""
    knows = heard.ledger.having(Role.TARGET, Role.SEED)
    if knows or _asked(past) & {"mood"} or heard.about:
        return None
    text, chinese = wording.what_mood(heard.language), heard.language == "zh"
    return Clarification(about="mood", text=text, options=_LIGHT[chinese])


def question_beside(
    past: Conversation, message: str, heard: Heard, candidates: Sequence[Candidate]
) -> Clarification | None:
    """Return what to ask beside the picks: what was pointed at, else what would split the shortlist."""
    if heard.unclear:
        return heard.unclear
    if past.answers and (past.answers[-1].asked or _only_reacts(heard)):
        return None  # who did not answer one question is not asked another, nor who tells what they think
    every = (message, *(answer.message for answer in past.answers))
    if leaves_open(message) or any(NO_QUESTIONS.search(said) for said in every):
        return None
    is_short = (
        len(message) <= SHORT[heard.language]
    )  # a long one describes something that is not in the ledger
    asked = clarification(candidates, heard.ledger, _asked(past), heard.language) if is_short else None
    return asked or opening_question(past, heard)


def _only_reacts(heard: Heard) -> bool:
    """Tell whether the message only says what is known or unwanted of what was shown."""
    return bool(heard.new) and all(fact.role not in (Role.TARGET, Role.SEED) for fact in heard.new)


def _asked(past: Conversation) -> set[str]:
    return {answer.asked for answer in past.answers if answer.asked}
