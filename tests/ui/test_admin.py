"""The page for operators."""

import pytest

from agent.feedback import FeedbackKind
from agent.ledger import Fact, Role
from agent.steps import Answer, Pick
from retrieval.models import InterestQuery, Item
from tests.ui.fakes import FakeApp
from tests.ui.test_api import client_of, start
from ui.admin import overview, quantile
from ui.turns import Turns

NASTY = "<img src=x onerror=alert(1)>"


def test_it_tells_traffic_latency_and_what_was_not_found(app: FakeApp) -> None:
    turns = Turns(app.as_app())
    session = app.conversations.start("starter").id
    found = Pick(item=Item(id="a", title="A", medium="film"))
    for seconds, picks, degraded in (
        (1.0, (found,), ()),
        (3.0, (), ("the model was silent",)),
        (9.0, (found,), ()),
    ):
        app.conversations.keep(app.conversations.load(session), answer(session, seconds, picks, degraded))
    app.conversations.give(session, FeedbackKind.REJECT, "a", "A")
    turns.metrics.refused("rate")
    now = overview(turns, "en")
    assert (now.conversations, now.turns, now.under_way, now.looked_at) == (1, 3, 0, 3)
    assert [row.numbers for row in now.seconds] == [("1.5", "4.5"), ("3.0", "9.0")]
    assert [(row.name, row.numbers) for row in now.unmet] == [("horror", ("1",))]
    assert [(row.name, row.numbers) for row in now.rejected] == [("A", ("1",))]
    assert [row.name for row in now.degraded] == ["the model was silent"]
    assert [row.name for row in now.refused] == ["rate"]


def answer(session: str, seconds: float, picks: tuple[Pick, ...], degraded: tuple[str, ...]) -> Answer:
    return Answer(
        session=session,
        message="secret words",
        language="en",
        ledger=(Fact(role=Role.TARGET, field="genre", value="horror"),),
        query=InterestQuery(),
        picks=picks,
        reply="",
        degraded=degraded,
        timings={"first_picks_s": seconds / 2, "total_s": seconds},
    )


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Picks that were rejected"), ("zh-CN", "被拒绝的推荐")]
)
def test_the_page_speaks_both_languages_and_tells_no_message(app: FakeApp, language: str, said: str) -> None:
    past = app.conversations.start("starter")
    app.conversations.keep(past, answer(past.id, 1, (), (NASTY,)))
    page = client_of(Turns(app.as_app())).get("/admin", headers={"accept-language": language}).text
    assert said in page
    assert "secret words" not in page
    assert NASTY not in page


def test_it_wants_the_token_and_is_not_for_pages_of_other_sites(app: FakeApp) -> None:
    app.settings = app.settings.model_copy(update={"origins": ("https://shop.example",)})
    guarded = client_of(Turns(app.as_app()), "s3cret")
    assert guarded.get("/admin").status_code == 401
    assert guarded.get("/admin", headers={"authorization": "Bearer s3cret"}).status_code == 200
    assert guarded.get("/admin", headers={"origin": "https://shop.example"}).status_code == 403
    assert guarded.post("/admin", headers={"authorization": "Bearer s3cret"}).status_code == 405
    assert start(client_of(Turns(app.as_app())))


def test_a_quantile_is_a_number_that_was_measured() -> None:
    assert quantile(0.5, [3, 1, 2]) == 2
    assert quantile(0.95, range(1, 101)) == 95
    assert quantile(0.95, [7]) == 7
