"""Conversations in a database: each turn is kept before its end is announced."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from uuid import uuid4

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from retrieval.models import Item, Record, ShelftalkError

from .database import Database, FeedbackRow, ProfileRow, SessionRow, TurnRow
from .feedback import Feedback, FeedbackKind, with_feedback
from .ledger import Fact, Ledger, Role
from .profile import keep_changes, profile_of, with_profile
from .steps import Answer, Heed
from .traffic import Traffic, traffic_of
from .uploads import Upload

TITLE_LENGTH = 60
REMEMBERED = 512
"""Answers not read anew: every turn looks at all of its conversation's."""


class Conversation(Record):
    """One conversation: its finished turns and the feedback on their picks, oldest first."""

    id: str
    catalogue: str
    created: datetime
    title: str = ""
    """The first wish, until the user names it."""
    person: str = ""
    """Whose it is: what they said for good holds in it. Nobody's, where empty."""
    profile: tuple[Fact, ...] = ()
    """What the person said for good, as it is now."""
    answers: tuple[Answer, ...] = ()
    feedback: tuple[Feedback, ...] = ()

    @property
    def ledger(self) -> Ledger:
        said = Ledger(facts=self.answers[-1].ledger if self.answers else ())
        judged = with_feedback(said, self._standing, len(self.answers), self._picked)
        return with_profile(judged, self.profile) if self.person else judged

    @property
    def afresh(self) -> Ledger:
        """The ledger after starting over: what was rejected by hand stays out."""
        given = with_feedback(Ledger(), self._standing, len(self.answers), self._picked)
        return Ledger(facts=given.having(Role.REJECTED))

    @property
    def uploads(self) -> dict[str, Upload]:
        """By id, the pictures and sounds shown so far."""
        return {upload.id: upload for answer in self.answers for upload in answer.uploads}

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of everything picked so far."""
        return tuple(dict.fromkeys(pick.item.id for answer in self.answers for pick in answer.picks))

    @property
    def _picked(self) -> dict[str, Item]:
        return {pick.item.id: pick.item for answer in self.answers for pick in answer.picks}

    @property
    def _standing(self) -> tuple[Feedback, ...]:
        """The feedback that was not taken out of the ledger by hand since it was given."""
        return tuple(
            one
            for one in self.feedback
            if not any(
                later.heed is Heed.EDIT and not _mentions(later, one.item)
                for later in self.answers[one.turn :]
            )
        )


class Summary(Record):
    """A line in a list of conversations."""

    id: str
    catalogue: str
    title: str
    created: datetime
    turns: int


class Conversations:
    """All conversations of one database, and what their people said for good."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self._answer = lru_cache(REMEMBERED)(Answer.model_validate_json)

    def start(self, catalogue: str, person: str = "", session: str = "") -> Conversation:
        """Begin a conversation about a catalogue; of nobody, and with a new id, unless they are given."""
        now = datetime.now(UTC)
        row = SessionRow(
            id=session or uuid4().hex, catalogue=catalogue, created=now.isoformat(), person=person, title=""
        )
        with self._database.writing() as database:
            database.add(row)
            return self._conversation(database, row)

    def load(self, session: str) -> Conversation:
        """Return the conversation; raises ShelftalkError when there is none of this id."""
        with self._database.reading() as database:
            return self._conversation(database, _row(database, session))

    def has(self, session: str) -> bool:
        with self._database.reading() as database:
            return database.get(SessionRow, session) is not None

    def keep(self, past: Conversation, answer: Answer) -> None:
        """Store the next turn after that past, and what it changed of what holds for good."""
        number = len(past.answers)
        with self._database.writing() as database:
            row = _row(database, past.id)
            if database.get(TurnRow, (past.id, number)) is not None:
                raise ShelftalkError(
                    f"session {past.id!r}: turn {number + 1} is there already, "
                    "written from another window; reload to see it."
                )
            database.add(TurnRow(session=past.id, number=number, answer=answer.model_dump_json()))
            if not row.title and answer.heed is not Heed.TALK:
                row.title = _title(answer.message)
            if past.person:
                keep_changes(database, past.person, past.ledger, answer.ledger)

    def give(self, session: str, kind: FeedbackKind, item: str, title: str) -> Conversation:
        """Store feedback on an item; return the conversation with it."""
        past = self.load(session)
        feedback = Feedback(kind=kind, item=item, title=title, turn=len(past.answers))
        with self._database.writing() as database:
            now = datetime.now(UTC).isoformat()
            database.add(FeedbackRow(session=session, given=now, **feedback.model_dump()))
        return past.model_copy(update={"feedback": (*past.feedback, feedback)})

    def rewind(self, session: str, turns: int) -> Conversation:
        """Return the conversation as it was after so many turns; what came later is gone for good."""
        with self._database.writing() as database:
            row = _row(database, session)
            later = (TurnRow.session == session, TurnRow.number >= turns)
            database.execute(delete(TurnRow).where(*later))
            judged = (FeedbackRow.session == session, FeedbackRow.turn > turns)
            database.execute(delete(FeedbackRow).where(*judged))
            return self._conversation(database, row)

    def rename(self, session: str, title: str) -> Conversation:
        """Give the conversation another title; raises ShelftalkError for an empty one."""
        if not _title(title):
            raise ShelftalkError("a title needs at least one character that can be seen")
        with self._database.writing() as database:
            row = _row(database, session)
            row.title = _title(title)
            return self._conversation(database, row)

    def all(self) -> tuple[Summary, ...]:
        """Return every conversation that has a turn, the newest first."""
        return self._summaries()

    def of(self, person: str) -> tuple[Summary, ...]:
        """Return those of them that are this person's."""
        return self._summaries(SessionRow.person == person)

    def among(self, sessions: Collection[str]) -> tuple[Summary, ...]:
        """Return those of them that have one of these ids."""
        return self._summaries(SessionRow.id.in_(sessions))

    def profile(self, person: str) -> tuple[Fact, ...]:
        """Return what the person said for good."""
        with self._database.reading() as database:
            return profile_of(database, person)

    def delete(self, session: str) -> None:
        """Remove the conversation for good."""
        self.load(session)
        self._remove([session])

    def forget(self, person: str) -> int:
        """Remove all that is known of the person: what they said for good, and every conversation.

        Returns how many conversations there were.
        """
        with self._database.writing() as database:
            theirs = database.scalars(select(SessionRow.id).where(SessionRow.person == person)).all()
            database.execute(delete(ProfileRow).where(ProfileRow.person == person))
        self._remove(theirs)
        return len(theirs)

    def traffic(self, newest: int) -> Traffic:
        """Count what is kept of all people together, and return the newest turns."""
        with self._database.reading() as database:
            return traffic_of(database, newest)

    def check(self) -> None:
        """Read one row; raises ShelftalkError when the database cannot be read."""
        with self._database.reading() as database:
            database.scalars(select(SessionRow.id).limit(1)).first()

    def close(self) -> None:
        self._database.close()

    def _conversation(self, database: Session, row: SessionRow) -> Conversation:
        turns = database.scalars(select(TurnRow).where(TurnRow.session == row.id).order_by(TurnRow.number))
        given = select(FeedbackRow).where(FeedbackRow.session == row.id).order_by(FeedbackRow.number)
        return Conversation(
            id=row.id,
            catalogue=row.catalogue,
            created=datetime.fromisoformat(row.created),
            title=row.title,
            person=row.person,
            profile=profile_of(database, row.person),
            answers=tuple(self._answer(turn.answer) for turn in turns),
            feedback=tuple(_feedback(one) for one in database.scalars(given)),
        )

    def _summaries(self, *wanted: ColumnElement[bool]) -> tuple[Summary, ...]:
        with self._database.reading() as database:
            rows = database.execute(
                select(SessionRow, func.count(TurnRow.number))
                .join(TurnRow, TurnRow.session == SessionRow.id)
                .where(*wanted)
                .group_by(SessionRow.id)
                .order_by(SessionRow.created.desc())
            )
            return tuple(_summary(row, count) for row, count in rows)

    def _remove(self, sessions: Sequence[str]) -> None:
        with self._database.writing() as database:
            # what hangs on a conversation goes with it
            database.execute(delete(SessionRow).where(SessionRow.id.in_(sessions)))
        self._answer.cache_clear()  # what is forgotten is not in memory either
        self._database.wipe()


def _row(database: Session, session: str) -> SessionRow:
    row = database.get(SessionRow, session)
    if row is None:
        raise ShelftalkError(f"session {session!r}: there is no such conversation; start a new one.")
    return row


def _summary(row: SessionRow, turns: int) -> Summary:
    created = datetime.fromisoformat(row.created)
    return Summary(id=row.id, catalogue=row.catalogue, title=row.title, created=created, turns=turns)


def _title(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:TITLE_LENGTH]


def _mentions(answer: Answer, item: str) -> bool:
    return any(fact.field == "title" and item in fact.items for fact in answer.ledger)


def _feedback(row: FeedbackRow) -> Feedback:
    return Feedback(kind=FeedbackKind(row.kind), item=row.item, title=row.title, turn=row.turn)
