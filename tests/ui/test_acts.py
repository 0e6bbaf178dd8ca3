"""What is changed by hand in the window, and what the next turn makes of it."""

import re
import threading
from html import unescape

import pytest

from agent import App
from agent.conversations import Conversation
from agent.feedback import FeedbackKind
from agent.ledger import Fact, Role, Scope
from agent.steps import Answer, Done
from retrieval.models import ShelftalkError
from ui.acts import act_of, edited
from ui.bodies import Drop, Pin, Replace, Undo
from ui.cards import turns_html
from ui.chips import ledger_html
from ui.menu import Kept, conversations_html, kept_by


def answered(engine: App, session: str, message: str) -> Answer:
    for step in engine.turn(session, message, cancelled=threading.Event()):
        if isinstance(step, Done):
            return step.answer
    raise AssertionError("the turn had no end")


def asked(engine: App, message: str) -> Conversation:
    session = engine.conversations.start("starter").id
    answered(engine, session, message)
    return engine.conversations.load(session)


def wish(past: Conversation, value: str) -> Fact:
    (fact,) = [fact for fact in past.ledger.facts if fact.value == value]
    return fact


def pin_pressed(engine: App, past: Conversation) -> Conversation:
    """Do what the page sends when the pin of the first chip is pressed."""
    sent = re.search(r'class="st-pin" data-act="([^"]*)"', ledger_html(past, "en"))
    assert sent
    act = act_of(unescape(sent[1]))
    assert isinstance(act, Pin | Replace)
    return edited(engine.conversations, past.id, act)


@pytest.mark.parametrize(
    ("message", "again"), [("a slow film, no horror", "Show me others"), ("慢节奏的电影，不要恐怖", "换一批")]
)
def test_a_fact_taken_out_does_not_count_in_the_next_turn(engine: App, message: str, again: str) -> None:
    past = asked(engine, message)
    edited(engine.conversations, past.id, Drop(do="drop", fact=wish(past, "film")))
    answer = answered(engine, past.id, again)
    assert [(fact.role, fact.value) for fact in answer.ledger] == [
        (Role.TARGET, "slow"),
        (Role.REJECTED, "horror"),
    ]
    assert "book" in {pick.item.medium for pick in answer.picks}


def test_a_fact_is_kept_always_until_it_is_let_go(engine: App) -> None:
    past = asked(engine, "a slow film")
    kept = pin_pressed(engine, past)
    assert wish(kept, "slow").scope is Scope.ALWAYS
    assert 'aria-pressed="true" aria-label="Keep always: slow"' in ledger_html(kept, "en")
    loose = pin_pressed(engine, kept)
    assert wish(loose, "slow").scope is Scope.CONVERSATION


def test_undo_takes_back_what_was_changed_by_hand_and_then_the_message(engine: App) -> None:
    past = asked(engine, "a slow film")
    edited(engine.conversations, past.id, Drop(do="drop", fact=wish(past, "slow")))
    assert edited(engine.conversations, past.id, Undo(do="undo")).ledger == past.ledger
    empty = edited(engine.conversations, past.id, Undo(do="undo"))
    assert empty.ledger.facts == ()
    assert "Undo" not in ledger_html(empty, "en")  # there is nothing left to take back


def test_a_rejection_taken_out_by_hand_stays_out(engine: App) -> None:
    past = asked(engine, "a slow film")
    rejected = engine.conversations.give(past.id, FeedbackKind.REJECT, "film-slow-rain-1982", "Slow Rain")
    (fact,) = rejected.ledger.having(Role.REJECTED)
    changed = edited(engine.conversations, past.id, Drop(do="drop", fact=fact))
    assert changed.ledger.having(Role.REJECTED) == ()
    assert changed.afresh.facts == ()


def test_what_is_changed_by_hand_is_no_bubble(engine: App) -> None:
    past = asked(engine, "a slow film")
    edited(engine.conversations, past.id, Drop(do="drop", fact=wish(past, "slow")))
    edited(engine.conversations, past.id, Undo(do="undo"))
    assert turns_html(engine.conversations.load(past.id)).count("<article") == 1


def test_a_fact_that_is_not_there_is_said(engine: App) -> None:
    past = asked(engine, "a slow film")
    gone = wish(past, "slow")
    edited(engine.conversations, past.id, Drop(do="drop", fact=gone))
    with pytest.raises(ShelftalkError, match="reload"):
        edited(engine.conversations, past.id, Drop(do="drop", fact=gone))


@pytest.mark.parametrize("text", ["", "null", "{}", '{"do": "drop"}', '{"do": "burn", "session": "x"}'])
def test_an_act_nobody_knows_is_refused(text: str) -> None:
    with pytest.raises(ShelftalkError, match="reload"):
        act_of(text)


@pytest.mark.parametrize("text", ["", "[]", '{"picks": 99}', '{"of": "another version"}'])
def test_what_a_browser_kept_and_nobody_understands_is_nothing(text: str) -> None:
    assert kept_by(text) == Kept()


def test_conversations_are_listed_by_who_knows_them_under_the_name_they_were_given(engine: App) -> None:
    mine, named, others = asked(engine, "a slow film"), asked(engine, "a cosy film"), asked(engine, "secret")
    engine.conversations.rename(named.id, "  For   Sunday\n ")
    html = conversations_html(engine.conversations.among([mine.id, named.id, "x"]), "en", mine.id)
    assert ">a slow film</a>" in html
    assert ">For Sunday</a>" in html
    assert others.id not in html


def test_a_message_asked_anew_leaves_nothing_of_its_first_answer(engine: App) -> None:
    past = asked(engine, "a slow film")
    first = engine.conversations.load(past.id)
    answered(engine, past.id, "no horror")
    engine.conversations.give(past.id, FeedbackKind.REJECT, "film-slow-rain-1982", "Slow Rain")
    assert engine.conversations.rewind(past.id, 1) == first
