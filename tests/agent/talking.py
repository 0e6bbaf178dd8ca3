"""A conversation over the test shelf with a model that is never usable: rules alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest

from agent import Settings
from agent.build import App
from agent.conversations import Conversation
from agent.fact_match import told
from agent.past import Referent
from agent.rules import facts_in
from agent.steps import Answer, Done
from retrieval.models import Item
from retrieval.titles import Names
from tests.fakes import WordEncoder
from tests.scripted import scripted
from tests.shelf import SHELF

NAMES = Names(SHELF)


def read(message: str, referents: Sequence[Referent] = ()) -> set[tuple[str, str, str]]:
    """Return what rules read in a message about the test shelf: {("rejected", "genre", "horror")}."""
    return {(f.role.value, f.field, f.value) for f in facts_in(message, NAMES, referents, 2)}


class Talk:
    """Says messages in one session and returns the answers."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.session = app.conversations.start("shelf").id

    def say(self, *messages: str) -> Answer:
        """Return the answer to the last message."""
        answer: Answer | None = None
        for message in messages:
            for step in self.app.turn(self.session, message, cancelled=Event(), worded=False):
                answer = step.answer if isinstance(step, Done) else answer
        assert answer is not None
        return answer

    @property
    def past(self) -> Conversation:
        return self.app.conversations.load(self.session)


def ledger(answer: Answer) -> set[str]:
    """Return the ledger in words: {'rejected genre "horror" hard'}."""
    return {told(fact) for fact in answer.ledger}


def shown(answer: Answer) -> list[str]:
    return [pick.item.title for pick in answer.picks]


def shelf_app(folder: Path, items: tuple[Item, ...] = SHELF) -> App:
    encoder = WordEncoder()
    app = App(Settings(data=folder, cache=folder), scripted(), encoder)
    app.catalogues.add("shelf", items, (encoder,), lambda done, total, stage: None)
    return app


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    app = shelf_app(tmp_path_factory.mktemp("shelf"))
    yield app
    app.close()


@pytest.fixture
def talk(app: App) -> Talk:
    return Talk(app)
