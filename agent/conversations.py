"""Conversations on disk, and nothing else: each turn is kept before its end is announced."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine, ForeignKey, Text, create_engine, delete, event, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from retrieval.models import Record, ShelftalkError

from .feedback import Feedback, FeedbackKind, with_feedback
from .ledger import Ledger, Role
from .steps import Answer

TITLE_LENGTH = 60


class Conversation(Record):
    """One conversation: its finished turns and the feedback on their picks, oldest first."""

    id: str
    catalogue: str
    created: datetime
    answers: tuple[Answer, ...] = ()
    feedback: tuple[Feedback, ...] = ()

    @property
    def ledger(self) -> Ledger:
        said = Ledger(facts=self.answers[-1].ledger if self.answers else ())
        return with_feedback(said, self.feedback, len(self.answers))

    @property
    def afresh(self) -> Ledger:
        """The ledger after starting over: what was rejected by hand stays out."""
        given = with_feedback(Ledger(), self.feedback, len(self.answers))
        return Ledger(facts=given.having(Role.REJECTED))

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of everything picked so far."""
        return tuple(dict.fromkeys(pick.item.id for answer in self.answers for pick in answer.picks))


class Summary(Record):
    """A line in a list of conversations."""

    id: str
    catalogue: str
    title: str
    created: datetime
    turns: int


class _Base(DeclarativeBase):
    pass


class _Session(_Base):
    __tablename__ = "sessions"
    id: Mapped[str] = mapped_column(primary_key=True)
    catalogue: Mapped[str]
    created: Mapped[str]


class _Turn(_Base):
    __tablename__ = "turns"
    session: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    answer: Mapped[str] = mapped_column(Text)


class _Feedback(_Base):
    __tablename__ = "feedback"
    number: Mapped[int] = mapped_column(primary_key=True)
    session: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    turn: Mapped[int]
    kind: Mapped[str]
    item: Mapped[str]
    title: Mapped[str]
    given: Mapped[str]
    """When, in ISO 8601."""


class Conversations:
    """All conversations of one database."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with self._errors():
            file.parent.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(f"sqlite:///{file}")
            _keep_sqlite_safe(self._engine)
            _Base.metadata.create_all(self._engine)

    def start(self, catalogue: str) -> Conversation:
        """Begin a conversation about a catalogue."""
        conversation = Conversation(id=uuid4().hex, catalogue=catalogue, created=datetime.now(UTC))
        with self._writing() as database:
            database.add(
                _Session(id=conversation.id, catalogue=catalogue, created=conversation.created.isoformat())
            )
        return conversation

    def load(self, session: str) -> Conversation:
        """Return the conversation; raises ShelftalkError when there is none of this id."""
        with self._errors(), Session(self._engine) as database:
            row = database.get(_Session, session)
            if row is None:
                raise ShelftalkError(f"session {session!r}: there is no such conversation; start a new one.")
            turns = database.scalars(select(_Turn).where(_Turn.session == session).order_by(_Turn.number))
            given = database.scalars(
                select(_Feedback).where(_Feedback.session == session).order_by(_Feedback.number)
            )
            return Conversation(
                id=row.id,
                catalogue=row.catalogue,
                created=datetime.fromisoformat(row.created),
                answers=tuple(Answer.model_validate_json(turn.answer) for turn in turns),
                feedback=tuple(_feedback(one) for one in given),
            )

    def keep(self, answer: Answer, number: int) -> None:
        """Store a finished turn; its number, from 0, must be the next one."""
        with self._writing() as database:
            if database.get(_Turn, (answer.session, number)) is not None:
                raise ShelftalkError(
                    f"session {answer.session!r}: turn {number + 1} is there already, "
                    "written from another window; reload to see it."
                )
            database.add(_Turn(session=answer.session, number=number, answer=answer.model_dump_json()))

    def give(self, session: str, kind: FeedbackKind, item: str, title: str) -> Conversation:
        """Store feedback on an item; return the conversation with it."""
        past = self.load(session)
        feedback = Feedback(kind=kind, item=item, title=title, turn=len(past.answers))
        with self._writing() as database:
            row = _Feedback(session=session, given=datetime.now(UTC).isoformat(), **feedback.model_dump())
            database.add(row)
        return past.model_copy(update={"feedback": (*past.feedback, feedback)})

    def all(self) -> tuple[Summary, ...]:
        """Return every conversation that has a turn, the newest first."""
        with self._errors(), Session(self._engine) as database:
            rows = database.scalars(select(_Session).order_by(_Session.created.desc())).all()
            return tuple(s for row in rows if (s := self._summary(database, row)).turns)

    def delete(self, session: str) -> None:
        """Remove the conversation for good."""
        self.load(session)
        with self._writing() as database:
            database.execute(delete(_Turn).where(_Turn.session == session))
            database.execute(delete(_Feedback).where(_Feedback.session == session))
            database.execute(delete(_Session).where(_Session.id == session))

    def check(self) -> None:
        """Read one row; raises ShelftalkError when the database cannot be read."""
        with self._errors(), Session(self._engine) as database:
            database.scalars(select(_Session.id).limit(1)).first()

    def close(self) -> None:
        self._engine.dispose()

    def _summary(self, database: Session, row: _Session) -> Summary:
        turns = database.scalars(
            select(_Turn.answer).where(_Turn.session == row.id).order_by(_Turn.number)
        ).all()
        title = Answer.model_validate_json(turns[0]).message[:TITLE_LENGTH] if turns else ""
        return Summary(
            id=row.id,
            catalogue=row.catalogue,
            title=title,
            created=datetime.fromisoformat(row.created),
            turns=len(turns),
        )

    @contextmanager
    def _writing(self) -> Generator[Session, None, None]:
        with self._errors(), Session(self._engine) as database, database.begin():
            yield database

    @contextmanager
    def _errors(self) -> Generator[None, None, None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            raise ShelftalkError(
                f"{self._file}: the conversations cannot be read or written ({error.__class__.__name__}: "
                f"{str(error).splitlines()[0]}). Check the disk and SHELFTALK_DATA."
            ) from error


def _feedback(row: _Feedback) -> Feedback:
    return Feedback(kind=FeedbackKind(row.kind), item=row.item, title=row.title, turn=row.turn)


def _keep_sqlite_safe(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _: object) -> None:  # pyright: ignore[reportUnusedFunction]
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=5000", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
