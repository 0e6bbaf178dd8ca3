"""The database of conversations and profiles: its tables, and how it is opened; SQLite or PostgreSQL."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Engine, ForeignKey, Text, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from retrieval.models import ShelftalkError

_OURS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
"""The driver that `pip install 'shelftalk[postgres]'` brings; SQLAlchemy would take an older one."""


class Base(DeclarativeBase):
    pass


class SessionRow(Base):
    __tablename__ = "sessions"
    id: Mapped[str] = mapped_column(primary_key=True)
    catalogue: Mapped[str]
    created: Mapped[str]
    person: Mapped[str] = mapped_column(server_default="", default="", index=True)
    title: Mapped[str] = mapped_column(server_default="", default="")


class TurnRow(Base):
    __tablename__ = "turns"
    session: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    answer: Mapped[str] = mapped_column(Text)


class FeedbackRow(Base):
    __tablename__ = "feedback"
    number: Mapped[int] = mapped_column(primary_key=True)
    session: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    turn: Mapped[int]
    kind: Mapped[str]
    item: Mapped[str]
    title: Mapped[str]
    given: Mapped[str]
    """When, in ISO 8601."""


class ProfileRow(Base):
    __tablename__ = "profile"
    number: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(index=True)
    fact: Mapped[str] = mapped_column(Text)


class Database:
    """One database, opened and with its tables made."""

    def __init__(self, url: str) -> None:
        """Raises ShelftalkError for a URL that makes no sense, and where nothing answers."""
        with _errors("SHELFTALK_CONVERSATIONS_URL"):
            where = make_url(url)
            where = where.set(drivername=_OURS.get(where.drivername, where.drivername))
        self._place = _place(where)
        # SQLite lets one write and the others try again until their time is up: here they wait in line
        self._line = Lock() if where.get_backend_name() == "sqlite" else nullcontext()
        with self._errors():
            self._engine = _engine(where)
            Base.metadata.create_all(self._engine)
            _add_columns(self._engine)

    @contextmanager
    def reading(self) -> Generator[Session]:
        with self._errors(), Session(self._engine) as database:
            yield database

    @contextmanager
    def writing(self) -> Generator[Session]:
        with self._line, self._errors(), Session(self._engine) as database, database.begin():
            yield database

    def wipe(self) -> None:
        """Leave nothing of what was deleted in SQLite's log; other databases see to theirs."""
        if self._engine.dialect.name == "sqlite":
            with self._errors(), self._engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _errors(self) -> Generator[None]:
        with _errors(self._place):
            yield


def _engine(where: URL) -> Engine:
    if where.get_backend_name() == "sqlite":
        Path(where.database or "").parent.mkdir(parents=True, exist_ok=True)
    try:
        engine = create_engine(where)
    except ModuleNotFoundError as missing:
        raise ShelftalkError(
            f"{_place(where)}: the package {missing.name!r} is missing;"
            " for PostgreSQL: pip install 'shelftalk[postgres]'"
        ) from missing
    if engine.dialect.name == "sqlite":
        _keep_sqlite_safe(engine)
    return engine


def _keep_sqlite_safe(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _: object) -> None:  # pyright: ignore[reportUnusedFunction]
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=5000", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _add_columns(engine: Engine) -> None:
    """Add the columns that a database of an earlier version lacks: conversations cannot be made again."""
    table = Base.metadata.tables[SessionRow.__tablename__]
    there = {column["name"] for column in inspect(engine).get_columns(table.name)}
    with engine.begin() as connection:
        for column in table.columns:
            if column.name not in there:
                kind = column.type.compile(engine.dialect)
                connection.execute(
                    text(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind} NOT NULL DEFAULT ''")
                )


def _place(where: URL) -> str:
    """Return what to call the database: the file, or the URL without its password."""
    is_file = where.get_backend_name() == "sqlite"
    return where.database or "" if is_file else where.render_as_string(hide_password=True)


@contextmanager
def _errors(place: str) -> Generator[None]:
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise ShelftalkError(
            f"{place}: the conversations cannot be read or written ({error.__class__.__name__}: "
            f"{str(error).splitlines()[0]}). Check the disk, SHELFTALK_DATA and SHELFTALK_CONVERSATIONS_URL."
        ) from error
