"""A message is heard: rules first, then the model, and the ledger after both."""

from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from retrieval.media_files import Kind
from retrieval.models import Item
from retrieval.search import Search
from retrieval.spelling import folded, simplified

from . import notices, talk, wording
from .answers import answer_to
from .asking import Model, Unusable, Watch
from .audience import no_longer_for_them
from .choosing import chosen_among, no_longer_among
from .clarify import which_one
from .colours import Shown, of_colours, speaks_of_colours, wants_pictures
from .commands import Command, carried_over, order_in, said_last
from .comparing import comparison
from .conversations import Conversation
from .critiques import Critique, critiques_in, measured_against, of_new_media, without_lengths
from .heard import Heard, Revised, unchanged
from .history import asked_first, before_last_change, referents
from .inquiries import inquiries
from .ledger import Fact, Ledger, Role
from .parse import Grounds, facts_of, is_read, read
from .past import Referent
from .prose import tongue
from .question_forms import ASKED_PLAINLY
from .questions import Asked, Question, question_in
from .references import pointed_at
from .renown import tells_renown
from .revisions import (
    allowed_again,
    also,
    insisted,
    instead,
    media_meant,
    media_of_makers,
    no_longer_asked,
    no_longer_instrumental,
    of_other_media,
    of_other_origin,
    of_parts,
    other_makers,
    put_aside,
    reconciled,
    single_medium,
    taken_back,
    within_old_bounds,
    within_the_medium,
)
from .rules import asks_for_others, asks_only_for_others, facts_in, no_longer_matters
from .second_reading import SecondReading
from .steps import Heed
from .tagger import Tagger
from .trace import nearest_told, searched, traced
from .uploads import Upload

_SAID_OF_A_WORK = frozenset({"genre", "mood", "medium", "country", "language"})
_TRACED = (Asked.WHY_NOT, Asked.HOW)
_WISHED_FOR = frozenset(
    {"medium", "genre", "creator", "country", "language", "year", "duration_minutes", "number"}
)
"""What nobody says in passing while they take their leave."""
_SAID = {
    Command.UNDO: notices.undone,
    Command.FORGET: notices.forgotten,
    Command.BACK: notices.as_at_first,
}


_TOLD_BESIDE = (Role.SATISFIED, Role.REJECTED, Role.CONTRAST)
"""What may be told beside a question and asks for nothing new: "seen the first. how long is the second?"."""


class _Kind(Enum):
    """What a message is."""

    WISH = auto()
    TALK = auto()
    REMARK = auto()
    """Talk of somebody who said before what they look for."""


class _Turn(NamedTuple):
    """What a message is heard in."""

    past: Conversation
    shown: Sequence[Upload]
    language: str
    watch: Watch

    @property
    def number(self) -> int:
        return len(self.past.answers) + 1


class Listener:
    """Hears messages about one catalogue."""

    def __init__(self, model: Model, search: Search, tagger: Tagger | None = None) -> None:
        """Without a tagger the rules' reading is not mended."""
        self._model = model
        self._search = search
        self._items = search.items
        self._names = search.names
        self._tagger = tagger

    def hear(self, past: Conversation, message: str, watch: Watch, shown: Sequence[Upload] = ()) -> Heard:
        """Return the ledger after the message, and what to say about it; raises Cancelled.

        `shown` are pictures and sounds that the message speaks of.
        """
        spoken = tongue(message)
        language = spoken.reply if folded(message) or not past.answers else past.answers[-1].language
        if unreadable := talk.unreadable(message, language):
            return unchanged(past.ledger, language, unreadable)
        turn = _Turn(past, shown, language, watch)
        order = order_in(message)
        if order and (past.answers or order.command is not Command.BACK):
            return self._obeyed(turn, order.command, order.rest)
        if talk.is_elsewhere(message):
            return unchanged(past.ledger, language, talk.reply_to(message, past.ledger, language))
        if talk.asks_what_counts(message):
            counts = self.phrases(past.ledger.facts, language)
            return unchanged(past.ledger, language, notices.so_far(counts, language))
        heard = self._heard(turn, self._at_home(past.ledger), message)
        foreign = (wording.foreign(spoken.foreign),) if spoken.foreign else ()
        return heard.model_copy(update={"notes": (*foreign, *heard.notes)})

    def phrases(self, facts: tuple[Fact, ...], language: str) -> tuple[str, ...]:
        """Return the facts in words, each once; who refuses or loves a work is not also told to know it."""
        # a region is many countries: it is called what the message called it
        regions = Counter((fact.field, fact.words) for fact in facts if fact.field == "country")
        judged = {(fact.field, fact.value) for fact in facts if fact.role is not Role.SATISFIED}
        media = any(fact.field == "medium" and fact.role is Role.TARGET for fact in facts)
        said = [
            fact.words if regions[fact.field, fact.words] > 1 else wording.phrase(fact, language, self._items)
            for fact in facts
            if (fact.role is not Role.SATISFIED or (fact.field, fact.value) not in judged)
            and not (media and fact.field == "medium" and fact.role is Role.REJECTED)
        ]
        return tuple(p for p in dict.fromkeys(said) if not any(p != q and p in q.split() for q in said))

    def _obeyed(self, turn: _Turn, command: Command, rest: str) -> Heard:
        """Return the ledger as the command leaves it, and what else the message says on top of it."""
        past, language = turn.past, turn.language
        if command is Command.PIN:
            return self._pinned(past.ledger, language)
        undo = command is Command.UNDO
        if command is Command.BACK:
            left = asked_first(past)
        else:
            left = before_last_change(past) if undo else carried_over(past.ledger, command)
        if undo and left == past.ledger:
            return self._nothing_undone(turn, rest, notices.nothing_to_undo(language))
        if undo and _left_all_as_it_was(past):
            return self._nothing_undone(turn, rest, notices.nothing_changed(language))
        by_hand = () if undo else tuple(fact for fact in past.afresh.facts if fact not in left.facts)
        left = Ledger(facts=(*left.facts, *by_hand))
        gone = tuple(fact for fact in past.ledger.facts if fact not in left.facts)
        note = _SAID.get(command, notices.afresh)(
            self.phrases(gone if undo else left.facts, language), language
        )
        more = self._heard(turn, left, rest) if any(map(str.isalnum, rest)) else None
        heed = Heed.UNDO if undo else Heed.FRESH
        if more is None or not more.new:
            wishes = left.having(Role.TARGET, Role.SEED)
            return Heard(
                language=language, before=left if undo else past.ledger, ledger=left, gone=gone, heed=heed,
                small_talk="" if wishes else note, notes=(note,) if wishes else (),
            )  # fmt: skip
        before = more.before if undo else past.ledger
        return more.model_copy(
            update={"heed": heed, "before": before, "gone": gone, "notes": (note, *more.notes)}
        )

    def _nothing_undone(self, turn: _Turn, rest: str, note: str) -> Heard:
        ledger = turn.past.ledger
        if not any(map(str.isalnum, rest)):
            return unchanged(ledger, turn.language, note)
        heard = self._heard(turn, ledger, rest)
        return heard.model_copy(update={"notes": (note, *heard.notes)})

    def _pinned(self, ledger: Ledger, language: str) -> Heard:
        last, after = said_last(ledger), ledger
        for fact in last:
            after = after.pinned(fact)
        note = notices.pinned(self.phrases(last, language), language)
        return Heard(language=language, before=ledger, ledger=after, small_talk=note, heed=Heed.EDIT)

    def _at_home(self, ledger: Ledger) -> Ledger:
        """Return the ledger with titles refused in another catalogue found in this one."""
        for fact in ledger.having(Role.REJECTED, Role.CONTRAST, Role.SATISFIED, field="title"):
            items = tuple(item.id for item in self._names.title(fact.value))
            if items and not any(item_id in self._items for item_id in fact.items):
                ledger = ledger.replaced(fact, fact.model_copy(update={"items": items}))
        return ledger

    def _heard(self, turn: _Turn, before: Ledger, message: str) -> Heard:
        past, language = turn.past, turn.language
        known_works = referents(past, self._items)
        base = measured_against(message, self._names, known_works)
        question = question_in(message, self._names, known_works)
        told = facts_in(message, self._names, known_works, turn.number)
        if chosen_among(told):
            question = None  # "which of these": one is shown
        mended = self._mended(message, told, turn.number)
        if question and question.asked is Asked.ELSE and _only_tells(message, mended):
            question = None
        told = [f for f in mended if question is None or f in told or _judges_another(f, question)]
        rules, shades = self._coloured(turn, before, message, told, base)
        if question and question.asked in _TRACED and not searched(past.answers):
            question = None  # there is nothing yet to ask about
        answer = self._answered(question, past, (*before.in_force.facts, *rules), language)
        known = tuple(fact for fact in rules if not _of_question(fact, question))
        if question and not _wishes(known, question):
            return _only_answered(before, question, known, answer, language)
        if question is None and self._is_chat(turn, message, known, known_works):
            return unchanged(before, language, talk.reply_to(message, before, language))
        new, kind, degraded = self._read(turn, before, message, known)
        if kind is _Kind.TALK:
            said = talk.reply_to(message, before, language)
            return unchanged(before, language, said).model_copy(update={"degraded": degraded})
        usual = of_new_media(new, base, self._items)
        known_ids = {work.item.id for work in known_works}
        critiques = (*critiques_in(message, new, base, usual, known_ids), *shades)
        heard = self._revised(before, message, new, critiques, turn.number)
        unclear = which_one(message, known_works, any(f.field in ("title", "creator") for f in new), language)
        notes = (
            *((answer,) if answer else ()),
            *((notices.remark(language),) if kind is _Kind.REMARK else ()),
            *_notes(heard.new, language),
            *self._untold(heard.new, language),
        )
        if without_lengths(message, usual or base):
            notes = (*notes, notices.length_unknown(language))
        clashes = tuple(wording.clash(first, last, language) for first, last in heard.clashes)
        return Heard(
            language=language, before=before, ledger=heard.ledger, new=heard.new, gone=heard.gone,
            critiques=critiques, unclear=unclear, notes=notes, clashes=clashes,
            not_held=tuple(self._not_held(heard, language)), degraded=degraded,
        )  # fmt: skip

    def _mended(self, message: str, facts: list[Fact], turn: int) -> list[Fact]:
        """Return the facts as the tagger mends them."""
        if self._tagger is None:
            return facts
        second = SecondReading(self._names, self._search.loose_names)
        return second.mended(facts, self._tagger.tags(message, facts), turn)

    def _is_chat(self, turn: _Turn, message: str, known: Sequence[Fact], works: Sequence[Referent]) -> bool:
        """Tell whether the message only talks, asks who answers, or takes a work shown."""
        shown = {work.item.id for work in works if work.number}
        taken = all(f.role is Role.SEED and set(f.items) & shown for f in known)
        answers = turn.past.answers
        if talk.takes_leave(message) and not any(
            f.field in _WISHED_FOR and f.role is Role.TARGET for f in known
        ):
            return True
        if not taken or asks_for_others(message):
            return False
        if answers and answers[-1].asked and talk.only_agrees(message):
            return False  # "fine" after a question answers it
        mentions = pointed_at(message, self._names.mentions(message), self._names, works)
        return talk.is_chat(message, mentions, inquiries(message, mentions, works))

    def _coloured(
        self, turn: _Turn, before: Ledger, message: str, facts: Sequence[Fact], base: Sequence[Item]
    ) -> tuple[Sequence[Fact], Sequence[Critique]]:
        """Return the facts with the colours that the message asks of pictures, and the ways to go."""
        if not (speaks_of_colours(message) and wants_pictures(facts, before, self._items)):
            return facts, ()
        seeds = before.having(Role.SEED, field=Kind.IMAGE)
        shown = Shown(turn.shown, base, [u for f in seeds if (u := turn.past.uploads.get(f.upload))])
        return of_colours(message, facts, shown, turn.number)

    def _read(
        self, turn: _Turn, before: Ledger, message: str, known: tuple[Fact, ...]
    ) -> tuple[list[Fact], _Kind, tuple[str, ...]]:
        """Return the facts of rules and model together, what the message is, and what went wrong."""
        open_to_talk = not known and not asks_for_others(message)
        if is_read(message, known) or (not known and asks_only_for_others(message)):
            return list(known), _Kind.WISH, ()
        reading = read(self._model, message, turn.watch)
        if isinstance(reading, Unusable):
            chat = open_to_talk and talk.is_small_talk(message)
            return (
                list(known),
                _Kind.TALK if chat else _Kind.WISH,
                (wording.degraded(reading, turn.language),),
            )
        if open_to_talk and talk.is_only_small_talk(message):
            return [], _Kind.TALK, ()
        answers = turn.past.answers
        # "whatever" after a question answers it
        if open_to_talk and reading.kind == "chat" and not (answers and answers[-1].asked):
            # who is looking for something and goes on talking is still looking
            looking = before.having(Role.TARGET, Role.SEED) and not talk.is_small_talk(message)
            return [], _Kind.REMARK if looking else _Kind.TALK, ()
        grounds = Grounds(message=message, turn=turn.number, known=known)
        return facts_of(reading, grounds, self._names), _Kind.WISH, ()

    def _revised(
        self, before: Ledger, message: str, new: Sequence[Fact], critiques: Sequence[Critique], turn: int
    ) -> Revised:
        new = of_parts([*new, *insisted(message, before, new, turn)], before.having(Role.TARGET))
        new = within_old_bounds(before, new, [critique.words for critique in critiques])
        indifferent = no_longer_asked(before, no_longer_matters(message))
        said = [critique.words for critique in critiques]
        new = [
            f for f in new if not (f.field in indifferent and f.words in said)
        ]  # "any length, longer is fine"
        if "medium" in indifferent:
            new = [f for f in new if f.field != "medium" or f.role is not Role.TARGET]
        else:
            new = within_the_medium(before, new)
            new = [*new, *media_meant(before, new, self._items)]
            new = [*new, *media_of_makers(before, new, self._items)]
        new, dropped = taken_back(message, before, new)
        new, lifted = allowed_again(message, before, new)
        left = before.without_wishes(indifferent).without([*dropped, *lifted])
        left = left.without(
            [
                *of_other_media(left, new, self._items),
                *of_other_origin(left, new, self._items),
                *put_aside(message, left, new),
                *instead(message, left, new),
                *single_medium(left, new),
                *no_longer_among(message, left, new),
                *no_longer_instrumental(message, left),
                *no_longer_for_them(message, before, new),
            ]
        )
        new = [*new, *other_makers(message, left, new, self._items, turn), *also(message, left, new)]
        new, clashes = reconciled([wording.named_in_chinese(fact, self._items) for fact in new])
        after = left.updated(new)
        replaced = {(f.field, f.role) for f in new} | {(f.field, f.value) for f in new}
        gone = [
            f
            for f in before.facts
            if f not in after.facts and not {(f.field, f.role), (f.field, f.value)} & replaced
        ]
        return Revised(ledger=after, new=tuple(new), gone=tuple(gone), clashes=tuple(clashes))

    def _answered(
        self, question: Question | None, past: Conversation, facts: Sequence[Fact], language: str
    ) -> str:
        if question is None:
            return ""
        if question.asked is Asked.CHOICE:
            return comparison(question.items, facts, language)
        if question.asked in _TRACED:
            answers = searched(past.answers)
            phrases = self.phrases(Ledger(facts=answers[-1].ledger).in_force.facts, language)
            return traced(question, answers, phrases, self._search, language)
        picks = {pick.item.id: pick for answer in past.answers for pick in answer.picks}
        said = answer_to(question, language, picks, self._items)
        if question.asked is not Asked.WHY:
            return said
        nearest = nearest_told(question.items[0], past.answers, self._search, language)
        return ("" if language == "zh" else " ").join(filter(None, (said, nearest)))

    def _untold(self, new: Sequence[Fact], language: str) -> list[str]:
        """Return what the catalogue says of no work though it is asked for."""
        asked = any(fact.field == "renown" for fact in new)
        return [notices.renown_unknown(language)] if asked and not tells_renown(self._items) else []

    def _not_held(self, heard: Revised, language: str) -> list[str]:
        held = {item.medium for item in self._items.values()}
        wished = [f.value for f in heard.new if f.field == "medium" and f.role is Role.TARGET]
        return [notices.not_held(medium, sorted(held), language) for medium in wished if medium not in held]


def _left_all_as_it_was(past: Conversation) -> bool:
    """Tell whether of the message before no wish was understood: to undo it takes back no older one."""
    last = past.answers[-1]
    heard = last.heed is Heed.WISH and last.picks and not asks_for_others(last.message)
    return bool(heard) and last.before == last.ledger == past.ledger.facts


def _only_tells(message: str, facts: Sequence[Fact]) -> bool:
    """Tell whether what looks like a question has no sign of one, and says what is wanted or not."""
    said = any(fact.role in (Role.TARGET, Role.REJECTED, Role.SATISFIED) for fact in facts)
    return said and ASKED_PLAINLY.search(simplified(message)) is None


def _judges_another(fact: Fact, question: Question) -> bool:
    """Tell whether the fact, which the tagger added, is of no work asked about and asks for nothing."""
    asked = {item.id for item in question.items}
    return fact.role in _TOLD_BESIDE and not fact.is_unknown and asked.isdisjoint(fact.items)


def _of_question(fact: Fact, question: Question | None) -> bool:
    """Tell whether the fact is only a word of the question: "is it sad?" wishes for nothing sad."""
    if question is None:
        return False
    words = {mention.word for mention in question.mentions}
    if question.asked in _TRACED and set(fact.items) & {item.id for item in question.items}:
        return True  # "why didn't you show it" refuses nothing
    if question.absent and fact.value == question.absent:
        return True
    if question.asked is Asked.SUITS and fact.field in ("audience", "medium"):
        return True
    if fact.field in _SAID_OF_A_WORK and fact.words and simplified(fact.words) in question.clause:
        return True  # 配乐是谁写的 wishes for no soundtrack
    compared = {"length": "duration_minutes", "year": "year"}.get(question.word, "")
    return fact.field == compared or (fact.field in ("mood", "genre") and fact.value in words)


def _wishes(known: Sequence[Fact], question: Question) -> bool:
    """Tell whether the message says more than the question: a work named in it is what it is about."""
    asked = {item.id for item in question.items}
    return question.wished or any(
        not (fact.role is Role.SEED and set(fact.items) & asked)
        and fact.field not in ("medium", "audience")
        and (fact.role not in _TOLD_BESIDE or question.asked is Asked.MOST)
        for fact in known
    )


def _only_answered(
    before: Ledger, question: Question, known: Sequence[Fact], answer: str, language: str
) -> Heard:
    """Return what was heard of a question without a wish; what is said of works on the way is kept."""
    about = tuple(item.id for item in question.items) if len(question.items) == 1 else ()
    after = before.updated([fact for fact in known if fact.role in _TOLD_BESIDE])
    heard = unchanged(after, language, answer)
    return heard.model_copy(update={"about": about, "before": before})


def _notes(new: Sequence[Fact], language: str) -> list[str]:
    # who names what to choose among wants to know what is not here
    told = (Role.SEED, Role.TARGET, *([Role.SATISFIED] if chosen_among(new) else []))
    strange = [f for f in new if f.role in told and f.is_unknown]
    titles = [fact.value for fact in strange if fact.field == "title"]
    people = [fact.value for fact in strange if fact.field == "creator"]
    return [wording.unknown(titles, people, language)] if strange else []
