"""The same dialogue in English and Chinese leads to the same ledger: by rules, over an encoder of words."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from agent import Settings
from agent.build import App, build_starter
from agent.dialogue_files import read_dialogue
from agent.dialogue_format import Dialogue
from agent.steps import Answer, Done
from tests.fakes import WordEncoder
from tests.scripted import scripted

DIALOGUES = Path(__file__).parents[1] / "dialogues"
OLDER = frozenset({"hong_kong_eighties"})
"""Written alone in each language, on one subject."""


def pairs() -> list[str]:
    stems = [{file.stem for file in (DIALOGUES / language).glob("*.yaml")} for language in ("en", "zh")]
    return sorted(stems[0] & stems[1] - OLDER)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder, encoder = tmp_path_factory.mktemp("pairs"), WordEncoder()
    app = App(Settings(data=folder, cache=folder), scripted(), encoder)
    build_starter(app.settings, encoder, lambda done, total, stage: None)
    yield app
    app.close()


def answers(app: App, script: Dialogue) -> list[Answer]:
    session = app.conversations.start("starter").id
    steps = [s for t in script.turns for s in app.turn(session, t.user, cancelled=Event(), worded=False)]
    return [step.answer for step in steps if isinstance(step, Done)]


def understood(answer: Answer) -> set[tuple[str, ...]]:
    """Return the ledger without what depends on the picks shown, and without the words of subjects."""
    return {
        (fact.role, fact.field, fact.value if fact.field != "about" else "", fact.strength, fact.scope)
        for fact in answer.ledger
        if fact.field not in ("title", "creator")
    }


@pytest.mark.parametrize("name", pairs())
def test_both_languages_lead_to_the_same_ledger(app: App, name: str) -> None:
    scripts = [read_dialogue(DIALOGUES / language / f"{name}.yaml") for language in ("en", "zh")]
    turns = zip(*(answers(app, script) for script in scripts), strict=True)
    for number, (english, chinese) in enumerate(turns, start=1):
        assert understood(english) == understood(chinese), f"turn {number}: {english.message}"


@pytest.mark.parametrize("name", pairs())
def test_both_languages_are_held_to_the_same(name: str) -> None:
    english, chinese = (read_dialogue(DIALOGUES / language / f"{name}.yaml") for language in ("en", "zh"))
    held = [
        [t.expect.model_copy(update={"language": None}) for t in script.turns]
        for script in (english, chinese)
    ]
    assert held[0] == held[1]
