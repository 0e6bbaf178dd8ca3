"""What people accepted becomes recorded turns to tune on."""

from pathlib import Path

import pytest

from agent.conversations import Conversations
from agent.evaluation_turns import read_turns
from agent.feedback import FeedbackKind
from agent.feedback_turns import write_feedback_turns
from agent.steps import Answer, Pick
from retrieval.models import InterestQuery, ShelftalkError
from tests.shelf import SHELF

ITEMS = {item.id: item for item in SHELF}
RAIN, ROAD, TRAIN = "film-slow-rain-1982", "film-old-road-1958", "film-night-train-1995"
ACCEPT, REJECT, CLICK = FeedbackKind.ACCEPT, FeedbackKind.REJECT, FeedbackKind.CLICK


@pytest.fixture
def log(tmp_path: Path) -> Conversations:
    return Conversations(f"sqlite:///{tmp_path}/c.sqlite")


def answered(log: Conversations, session: str, number: int, message: str, *shown: str) -> None:
    answer = Answer(
        session=session,
        message=message,
        language="en",
        ledger=(),
        query=InterestQuery(),
        picks=tuple(Pick(item=ITEMS[each]) for each in shown),
        reply=f"reply {number}",
    )
    log.keep(log.load(session), answer)


def test_what_was_accepted_answers_the_message_after_which_it_was_shown(
    log: Conversations, tmp_path: Path
) -> None:
    session = log.start("shelf").id
    answered(log, session, 0, "a film", ROAD, TRAIN)
    log.give(session, REJECT, ROAD, "The Old Road")
    answered(log, session, 1, "slower", RAIN)
    for kind, item in ((ACCEPT, RAIN), (ACCEPT, TRAIN), (REJECT, TRAIN), (CLICK, ROAD)):
        log.give(session, kind, item, ITEMS[item].title)
    write_feedback_turns(log, "shelf", tmp_path / "turns.jsonl")
    (turn,) = read_turns(tmp_path / "turns.jsonl")
    assert [message.text for message in turn.messages] == ["a film", "reply 0", "slower"]
    assert turn.new_targets == ((RAIN,),)
    assert turn.profile.disliked == (ROAD, TRAIN)


def test_a_log_without_accepted_picks_is_refused(log: Conversations, tmp_path: Path) -> None:
    other = log.start("other").id
    answered(log, other, 0, "a film", RAIN)
    log.give(other, ACCEPT, RAIN, "Slow Rain")
    with pytest.raises(ShelftalkError, match="'shelf': no pick was accepted"):
        write_feedback_turns(log, "shelf", tmp_path / "turns.jsonl")
