"""Feedback on picks: what it changes in the conversation's ledger, and in what is picked next."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from agent import Settings
from agent.build import App
from agent.conversations import Conversations
from agent.feedback import Feedback, FeedbackKind, with_feedback
from agent.ledger import Fact, Ledger, Role, Strength
from agent.steps import Done
from retrieval.models import ShelftalkError
from tests.fakes import WordEncoder
from tests.scripted import scripted
from tests.shelf import SHELF

REJECT, ACCEPT, CLICK = FeedbackKind.REJECT, FeedbackKind.ACCEPT, FeedbackKind.CLICK
RAIN, ROAD = "film-slow-rain-1982", "film-old-road-1958"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    encoder = WordEncoder()
    app = App(Settings(data=tmp_path, cache=tmp_path), scripted(), encoder)
    app.catalogues.add("shelf", SHELF, (encoder,), lambda done, total, stage: None)
    yield app
    app.close()


def picked(app: App, session: str, message: str) -> list[str]:
    for step in app.turn(session, message, cancelled=Event(), worded=False):
        if isinstance(step, Done):
            return [pick.item.id for pick in step.answer.picks]
    raise AssertionError("the turn ended without an answer")


def feedback(kind: FeedbackKind, item: str = "i", turn: int = 1) -> Feedback:
    return Feedback(kind=kind, item=item, title="The Title", turn=turn)


@pytest.mark.parametrize("again", ["a slow film", "start over. a slow film", "重新开始，想看一部慢电影"])
def test_what_was_rejected_never_comes_back(app: App, again: str) -> None:
    session = app.conversations.start("shelf").id
    assert RAIN in picked(app, session, "a slow film")
    app.conversations.give(session, REJECT, RAIN, "Slow Rain")
    for message in (again, "a sad film", again):
        assert RAIN not in picked(app, session, message)


def test_what_was_accepted_is_an_example_of_what_is_liked(app: App) -> None:
    session = app.conversations.start("shelf").id
    picked(app, session, "a slow film")
    past = app.conversations.give(session, ACCEPT, RAIN, "Slow Rain")
    (liked,) = past.ledger.having(Role.SEED)
    assert (liked.items, liked.reference) == ((RAIN,), "style")
    assert RAIN not in picked(app, session, "another slow film")
    (liked,) = app.conversations.load(session).ledger.having(Role.SEED)
    assert liked.items == (RAIN,)


def test_a_click_is_kept_and_changes_nothing(app: App) -> None:
    session = app.conversations.start("shelf").id
    past = app.conversations.give(session, CLICK, RAIN, "Slow Rain")
    assert past.ledger == Ledger()
    assert [one.kind for one in app.conversations.load(session).feedback] == [CLICK]


def test_the_last_judgement_of_an_item_counts() -> None:
    ledger = with_feedback(Ledger(), [feedback(REJECT), feedback(CLICK), feedback(ACCEPT)], turns=1, items={})
    assert [fact.role for fact in ledger.facts] == [Role.SEED]
    ledger = with_feedback(Ledger(), [feedback(ACCEPT), feedback(REJECT)], turns=1, items={})
    assert [(fact.role, fact.strength) for fact in ledger.facts] == [(Role.REJECTED, Strength.HARD)]


def test_works_of_one_title_are_rejected_apart() -> None:
    both = [feedback(REJECT, "the-film"), feedback(REJECT, "the-book")]
    ledger = with_feedback(Ledger(), both, turns=1, items={})
    assert [fact.items for fact in ledger.facts] == [("the-film",), ("the-book",)]
    assert with_feedback(ledger, both, turns=2, items={}) == ledger


def test_a_later_message_about_the_work_outweighs_its_rejection() -> None:
    wanted = Fact(role=Role.SEED, field="title", value="The Title", turn=2, items=("i",))
    ledger = Ledger(facts=(wanted,))
    assert with_feedback(ledger, [feedback(REJECT, turn=1)], turns=2, items={}) == ledger
    refused = with_feedback(ledger, [feedback(REJECT, turn=2)], turns=2, items={})
    assert [fact.role for fact in refused.facts] == [Role.REJECTED]


def test_feedback_goes_with_its_conversation(tmp_path: Path) -> None:
    conversations = Conversations(f"sqlite:///{tmp_path / 'c.sqlite'}")
    session = conversations.start("shelf").id
    conversations.give(session, CLICK, "secret-item", "A Secret")
    conversations.delete(session)
    conversations.close()
    assert all(b"secret-item" not in file.read_bytes() for file in tmp_path.iterdir())


def test_feedback_on_no_conversation_says_so(tmp_path: Path) -> None:
    conversations = Conversations(f"sqlite:///{tmp_path / 'c.sqlite'}")
    with pytest.raises(ShelftalkError, match="no such conversation"):
        conversations.give("none", CLICK, "i", "T")
    conversations.close()
