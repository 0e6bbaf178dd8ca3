import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from agent.conversations import Conversation, Conversations
from agent.database import Base
from agent.ledger import Fact, Role, Scope, Strength
from agent.profile import ME
from agent.steps import Answer, Heed
from retrieval.models import InterestQuery, ShelftalkError

NEVER = Fact(role=Role.REJECTED, field="genre", value="horror", strength=Strength.HARD, scope=Scope.ALWAYS)


@pytest.fixture(params=["sqlite", "postgresql"])
def conversations(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Conversations]:
    url = f"sqlite:///{tmp_path / 'c.sqlite'}"
    if request.param == "postgresql":
        pytest.importorskip("psycopg")
        url = os.environ.get("POSTGRES_URL", "") or pytest.skip("POSTGRES_URL is not set")
    kept = Conversations(url)
    yield kept
    for person in (ME, "another"):
        kept.forget(person)
    kept.close()


def said(past: Conversation, message: str, *facts: Fact, heed: Heed = Heed.WISH) -> Answer:
    return Answer(
        session=past.id, message=message, language="en", ledger=facts, query=InterestQuery(), picks=(),
        reply="", heed=heed,
    )  # fmt: skip


def test_a_conversation_is_called_after_its_first_wish_until_it_is_renamed(
    conversations: Conversations,
) -> None:
    session = conversations.start("starter", ME).id
    for message, heed in (("hello", Heed.TALK), ("a slow\nfilm", Heed.WISH), ("shorter", Heed.WISH)):
        past = conversations.load(session)
        conversations.keep(past, said(past, message, heed=heed))
    (summary,) = conversations.of(ME)
    assert (summary.title, summary.turns, summary.catalogue) == ("a slow film", 3, "starter")
    conversations.rename(session, " Films  for Sunday ")
    assert conversations.load(session).title == "Films for Sunday"
    with pytest.raises(ShelftalkError, match="at least one character"):
        conversations.rename(session, " \n")


def test_everyone_lists_their_own_the_newest_first(conversations: Conversations) -> None:
    ids = [conversations.start("starter", person).id for person in (ME, "another", ME)]
    conversations.start("starter", ME)  # without a turn it is not listed
    for session in ids:
        past = conversations.load(session)
        conversations.keep(past, said(past, "a film"))
    assert [summary.id for summary in conversations.of(ME)] == [ids[2], ids[0]]
    assert [summary.id for summary in conversations.of("another")] == [ids[1]]


def test_a_turn_written_meanwhile_is_not_overwritten(conversations: Conversations) -> None:
    past = conversations.start("starter", ME)
    conversations.keep(past, said(past, "a film"))
    with pytest.raises(ShelftalkError, match="another window"):
        conversations.keep(past, said(past, "a book"))


def test_a_turn_of_a_conversation_deleted_meanwhile_leaves_nothing(conversations: Conversations) -> None:
    past = conversations.start("starter", ME)
    conversations.delete(past.id)
    with pytest.raises(ShelftalkError, match="no such conversation"):
        conversations.keep(past, said(past, "no horror, ever", NEVER))
    assert conversations.profile(ME) == ()


def test_what_a_turn_says_for_good_is_kept_once(conversations: Conversations) -> None:
    for past in [conversations.start("starter", ME) for _ in range(2)]:
        conversations.keep(past, said(past, "no horror, ever", NEVER))
    assert [fact.value for fact in conversations.profile(ME)] == ["horror"]
    past = conversations.load(conversations.of(ME)[0].id)
    conversations.keep(past, said(past, "horror is fine again"))
    assert conversations.profile(ME) == ()


def test_a_database_of_an_earlier_version_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(file)) as old:
        old.execute(
            "CREATE TABLE sessions (id TEXT PRIMARY KEY, catalogue TEXT NOT NULL, created TEXT NOT NULL)"
        )
        old.execute("INSERT INTO sessions VALUES ('old', 'starter', '2026-01-01T00:00:00+00:00')")
        old.commit()
    for _ in range(2):
        kept = Conversations(f"sqlite:///{file}")
        past = kept.load("old")
        kept.keep(past, said(past, f"a film {len(past.answers)}"))
        kept.close()
    kept = Conversations(f"sqlite:///{file}")
    assert kept.load("old").title == "a film 0"
    kept.close()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "SHELFTALK_CONVERSATIONS_URL"),
        ("mongodb://host/x", "SHELFTALK_CONVERSATIONS_URL"),
        ("sqlite:////proc/nowhere/c.sqlite", "/proc/nowhere/c.sqlite"),
    ],
)
def test_a_url_that_cannot_be_used_is_said(url: str, says: str) -> None:
    with pytest.raises(ShelftalkError, match=says):
        Conversations(url)


def test_without_a_driver_for_postgresql_the_remedy_is_named_and_no_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(ShelftalkError, match=r"shelftalk\[postgres\]") as error:
        Conversations("postgresql://reader:s3cret@127.0.0.1:1/shelftalk")
    assert "s3cret" not in str(error.value)


def test_the_tables_are_made_in_words_that_postgresql_knows() -> None:
    made = [str(CreateTable(t).compile(dialect=postgresql.dialect())) for t in Base.metadata.sorted_tables]
    assert "number SERIAL NOT NULL" in "".join(made)
