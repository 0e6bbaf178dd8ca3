"""What is said for good outlasts the conversation, for the person who said it and for nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import editing
from agent.build import App
from agent.ledger import Role, Scope
from agent.profile import ME
from tests.agent.talking import Talk, app, ledger, shelf_app, shown
from tests.fakes import WordEncoder
from tests.shelf import SHELF

__all__ = ["app"]
NO_HORROR = 'rejected genre "horror" hard'


@pytest.fixture(autouse=True)
def nobody_said_anything(app: App) -> Iterator[None]:
    yield
    for name in (ME, "another"):
        app.conversations.forget(name)


def person(app: App, name: str = ME, catalogue: str = "shelf") -> Talk:
    """Return a new conversation of the person."""
    talk = Talk(app)
    talk.session = app.conversations.start(catalogue, name).id
    return talk


def lasting(app: App, name: str = ME) -> list[str]:
    return [fact.value for fact in app.conversations.profile(name)]


@pytest.mark.parametrize(("never", "wish"), [
    ("no horror, ever", "a tense film"), ("永远不要恐怖片", "紧张的电影"), ("永遠不要恐怖片", "緊張的電影"),
    ("never show me Night Train again", "a tense film"), ("再也不要horror了", "来部 tense 的电影"),
])  # fmt: skip
def test_what_is_refused_for_good_is_refused_in_the_next_conversation(
    app: App, never: str, wish: str
) -> None:
    person(app).say(never)
    answer = person(app).say(wish)
    assert answer.picks
    assert "Night Train" not in shown(answer)
    assert [fact.scope for fact in answer.ledger if fact.role is Role.REJECTED] == [Scope.ALWAYS]


@pytest.mark.parametrize("message", ["no horror today", "今天不要恐怖片", "no horror"])
def test_what_is_refused_for_now_is_not(app: App, message: str) -> None:
    person(app).say(message)
    assert lasting(app) == []
    assert NO_HORROR not in ledger(person(app).say("a film"))


def test_it_holds_for_nobody_else(app: App) -> None:
    person(app).say("no horror, ever")
    for name in ("another", ""):
        assert NO_HORROR not in ledger(person(app, name).say("a film"))
    person(app, "another").say("no comedy, ever")
    assert (lasting(app), lasting(app, "another")) == (["horror"], ["comedy"])


def test_a_conversation_of_nobody_keeps_it_to_itself(app: App) -> None:
    visitor = person(app, "")
    visitor.say("no horror, ever")
    assert NO_HORROR in ledger(visitor.say("start over"))
    assert lasting(app, "") == []
    assert NO_HORROR not in ledger(person(app, "").say("a film"))


@pytest.mark.parametrize(
    ("never", "again"),
    [
        ("no horror, ever", "horror is fine again"),
        ("永远不要恐怖片", "恐怖片可以了"),
        ("永遠不要恐怖片", "恐怖片又可以了"),
        ("no horror, ever", "undo"),
        ("永远不要恐怖片", "撤销"),
        ("no horror, ever", "forget everything"),
        ("永远不要恐怖片", "忘了我吧"),
        ("no horror, ever", "a horror film"),
    ],
)
def test_it_can_be_taken_back(app: App, never: str, again: str) -> None:
    person(app).say(never, again)
    assert lasting(app) == []
    assert "Night Train" in shown(person(app).say("a tense film"))


@pytest.mark.parametrize(
    ("never", "again"), [("no horror, ever", "horror is fine again"), ("永远不要恐怖片", "恐怖片可以了")]
)
def test_taking_a_refusal_back_is_no_wish(app: App, never: str, again: str) -> None:
    answer = person(app).say(never, again)
    assert answer.ledger == ()
    assert "horror" in answer.reply or "恐怖" in answer.reply


@pytest.mark.parametrize("again", ["horror is fine again", "恐怖片可以了"])
def test_it_can_be_taken_back_in_a_later_conversation_and_that_undone(app: App, again: str) -> None:
    person(app).say("no horror, ever")
    later = person(app)
    later.say(again)
    assert lasting(app) == []
    assert NO_HORROR in ledger(later.say("undo"))
    assert lasting(app) == ["horror"]


def test_an_earlier_conversation_hears_of_it_when_it_goes_on(app: App) -> None:
    early = person(app)
    early.say("a film")
    late = person(app)
    late.say("no horror, ever")
    assert NO_HORROR in ledger(early.say("something tense"))
    late.say("horror is fine again")
    assert NO_HORROR not in ledger(early.say("something else"))


def test_undo_takes_back_only_what_was_said_here(app: App) -> None:
    person(app).say("no horror, ever")
    talk = person(app)
    talk.say("a slow film")
    assert ledger(talk.say("undo")) == {NO_HORROR}
    assert ledger(talk.say("undo")) == {NO_HORROR}
    assert lasting(app) == ["horror"]


def test_it_can_be_dropped_by_hand(app: App) -> None:
    talk = person(app)
    (fact,) = talk.say("no horror, ever").ledger
    editing.drop(app.conversations, talk.session, fact)
    assert lasting(app) == []
    editing.undo(app.conversations, talk.session)
    assert lasting(app) == ["horror"]


@pytest.mark.parametrize(("wish", "pin"), [
    ("under 100 minutes", "remember that for good"), ("100分钟以内", "以后都这样"),
    ("films under 100 minutes from now on", ""), ("以后都要100分钟以内的电影", ""),
])  # fmt: skip
def test_a_wish_can_hold_for_good(app: App, wish: str, pin: str) -> None:
    talk = person(app)
    talk.say(wish)
    if pin:
        assert "100" in talk.say(pin).reply
    assert "..100" in lasting(app)
    assert set(shown(person(app).say("a film"))) == {"Tea at Four", "The Old Road"}


@pytest.mark.parametrize(("never", "once", "after"), [
    ("no horror, ever", "just this once a horror film", "a tense film"),
    ("永远不要恐怖片", "就这一次来部恐怖片", "紧张的电影"),
])  # fmt: skip
def test_an_exception_for_one_turn_does_not_end_what_holds_for_good(
    app: App, never: str, once: str, after: str
) -> None:
    talk = person(app)
    assert "Night Train" in shown(talk.say(never, once))
    assert "Night Train" not in shown(talk.say(after))
    assert lasting(app) == ["horror"]


def test_a_title_refused_in_one_catalogue_is_refused_in_another(app: App) -> None:
    moved = tuple(item.model_copy(update={"id": f"other-{item.id}"}) for item in SHELF)
    app.catalogues.add("other", moved, (WordEncoder(),), lambda done, total, stage: None)
    person(app).say("never show me Night Train again")
    assert "Night Train" not in shown(person(app, catalogue="other").say("a tense film"))


def test_forgetting_a_person_leaves_not_a_byte(tmp_path: Path) -> None:
    app = shelf_app(tmp_path)
    person(app).say("never show me Night Train again, my unmistakable word")
    person(app, "another").say("no comedy, ever")
    assert app.conversations.forget(ME) == 1
    files = [file for file in tmp_path.glob("conversations.sqlite*")]
    assert files
    # while the application runs on: SQLite's log is wiped too
    assert all(b"unmistakable" not in file.read_bytes() for file in files)
    assert (lasting(app), app.conversations.of(ME)) == ([], ())
    assert lasting(app, "another") == ["comedy"]
    assert len(app.conversations.of("another")) == 1
    app.close()


def test_it_outlasts_the_process(tmp_path: Path) -> None:
    for message in ("no horror, ever", "a film"):
        app = shelf_app(tmp_path)
        answer = person(app).say(message)
        app.close()
        assert NO_HORROR in ledger(answer)


def test_a_url_of_the_settings_names_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELFTALK_CONVERSATIONS_URL", f"sqlite:///{tmp_path / 'elsewhere' / 'c.sqlite'}")
    app = shelf_app(tmp_path)
    person(app).say("no horror, ever")
    assert lasting(app) == ["horror"]
    app.close()
    assert (tmp_path / "elsewhere" / "c.sqlite").exists()
    assert not (tmp_path / "conversations.sqlite").exists()
