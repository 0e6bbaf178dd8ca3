import asyncio

import pytest

from agent import Cancelled
from agent.steps import Done, Understood
from retrieval.models import ShelftalkError
from tests.ui.fakes import FakeApp
from ui.cards import turn_html
from ui.turns import Turns, Waiting
from ui.view import Stage, TurnView


def test_a_listener_who_leaves_ends_the_turn(app: FakeApp) -> None:
    app.pause_seconds = 0.05
    session = app.conversations.start("starter").id

    async def leave_after_the_first_step() -> None:
        steps = Turns(app.as_app()).steps(session, "a film")
        assert isinstance(await anext(steps), Understood)
        app.pause_seconds = 60
        waiting = asyncio.create_task(anext(steps))  # type: ignore[arg-type]
        await asyncio.sleep(0.2)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        assert await asyncio.to_thread(app.left.wait, 5)

    asyncio.run(leave_after_the_first_step())
    assert app.conversations.load(session).answers == ()


def test_a_stopped_turn_is_a_view_that_says_so(app: FakeApp) -> None:
    app.pause_seconds = 60
    session = app.conversations.start("starter").id
    turns = Turns(app.as_app())

    async def stop_soon() -> list[TurnView]:
        asyncio.get_running_loop().call_later(0.2, turns.stop, session)
        return [view async for view in turns.views(session, TurnView(message="x", language="en"))]

    assert [view.stage for view in asyncio.run(stop_soon())] == [Stage.STOPPED]
    assert not turns.is_running(session)


def test_a_stop_is_said_though_the_step_under_way_did_not_hear_of_it(
    app: FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = app.conversations.start("starter").id
    turns = Turns(app.as_app())
    monkeypatch.setattr(app, "_wait", lambda cancelled: turns.stop(session))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]

    async def views() -> list[TurnView]:
        asked = TurnView(message="a film", language="en")
        return [view async for view in turns.views(session, asked)]

    assert asyncio.run(views())[-1].stage is Stage.STOPPED
    assert not turns.is_running(session)
    assert app.conversations.load(session).answers == ()


def test_a_second_question_waits_for_the_first(app: FakeApp) -> None:
    app.pause_seconds = 60
    session = app.conversations.start("starter").id
    turns = Turns(app.as_app())

    async def ask_twice() -> None:
        first = asyncio.create_task(anext(turns.steps(session, "one")))  # type: ignore[arg-type]
        await asyncio.sleep(0.1)
        with pytest.raises(ShelftalkError, match="still being answered"):
            await anext(turns.steps(session, "two"))
        turns.stop_all()
        with pytest.raises(Cancelled):
            await first

    asyncio.run(ask_twice())


def test_conversations_at_the_same_time_get_their_own_answers(app: FakeApp) -> None:
    turns = Turns(app.as_app())
    app.pause_seconds = 0.01
    wishes = [f"a film, wish {number}" for number in range(12)]

    async def ask(wish: str) -> tuple[str, str]:
        session = app.conversations.start("starter").id
        steps = [step async for step in turns.steps(session, wish)]
        assert isinstance(steps[-1], Done)
        return session, steps[-1].answer.message

    async def ask_all() -> list[tuple[str, str]]:
        return await asyncio.gather(*map(ask, wishes))

    answered = asyncio.run(ask_all())
    assert [message for _, message in answered] == wishes
    for session, message in answered:
        assert [a.message for a in app.conversations.load(session).answers] == [message]


def test_who_waits_for_the_model_is_told_how_many_are_before(app: FakeApp) -> None:
    app.pause_seconds, app.queue = 0.8, 2
    session = app.conversations.start("starter").id
    turns = Turns(app.as_app())

    async def told() -> tuple[list[object], list[str]]:
        steps = [step async for step in turns.steps(session, "a film")]
        views = [view async for view in turns.views(session, TurnView(message="again", language="zh"))]
        return list(steps), [turn_html(view) for view in views]

    steps, pages = asyncio.run(told())
    assert steps[0] == Waiting(ahead=2)
    assert isinstance(steps[1], Understood)
    assert "前面还有 2 位" in pages[0]
    assert "前面还有" not in pages[-1]


def test_a_turn_after_a_past_that_is_not_kept_leaves_nothing(app: FakeApp) -> None:
    turns = Turns(app.as_app())
    past = app.past_of("starter", [("user", "a film"), ("assistant", "Slow Rain")])

    async def answered() -> list[object]:
        return [step async for step in turns.reply(past, "another")]

    assert isinstance(asyncio.run(answered())[-1], Done)
    assert app.conversations.all() == ()
