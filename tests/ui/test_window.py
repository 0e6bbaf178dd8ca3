"""The chat window in a real browser, answered by an application without a model."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from agent.ledger import Role
from retrieval.catalogue import Catalogues
from retrieval.models import Item
from tests.fakes import WordEncoder
from tests.ui.browser import Window
from tests.ui.conftest import unheard
from tests.ui.fakes import FakeApp
from tests.ui.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture
def url(app: FakeApp) -> Iterator[str]:
    """Serve the application; return its address."""
    with served(app) as address:
        yield address


def test_an_answer_is_shown_as_cards_and_survives_a_reload(chromium: Browser, url: str) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")
    assert window.texts("#st-live .st-card h3") == ["Slow Rain"]
    assert window.texts("#st-live .st-text") == ["Rain falls on a town where nobody hurries."]
    assert window.texts("#st-live .st-chip") == ["slow", "film"]
    window.page.click("text=How this came about")
    assert window.texts("#st-live .st-trace li") == [
        "first picks after 100 ms · all 200 ms",
        "tokens read 10, written 20, in 2 calls of the model",
        "Slow Rain: meaning 1",
    ]
    window.ask("想看书")
    window.wait_for("#st-live [data-stage=done] >> text=想看书")
    window.page.reload()
    window.wait_for("#st-finished .st-turn >> nth=1")
    assert window.texts("#st-finished .st-said") == ["a slow film", "想看书"]
    assert not window.errors


def test_picks_are_there_before_words_and_stop_ends_the_turn(
    chromium: Browser, url: str, app: FakeApp
) -> None:
    window = Window(chromium.new_page(), url)
    app.pause_seconds = 0.5
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=picked] .st-writing")
    app.pause_seconds = 60
    window.wait_for("#st-stop")
    window.page.click("#st-stop")
    window.wait_for("#st-live [data-stage=stopped]")
    window.wait_for("#st-send")
    assert app.left.wait(5)


def test_leaving_the_page_ends_the_turn(chromium: Browser, url: str, app: FakeApp) -> None:
    window = Window(chromium.new_page(), url)
    app.pause_seconds = 60
    window.ask("a slow film")
    window.wait_for("#st-live .st-turn")
    window.page.close()
    assert app.left.wait(20)


def test_a_cards_buttons_ask_for_more_and_keep_a_rejected_item_away(
    chromium: Browser, url: str, app: FakeApp
) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")
    window.page.click("role=button[name='More like this: Slow Rain']")
    window.wait_for("#st-live [data-stage=done] >> text=More like Slow Rain")
    window.page.click("#st-live >> role=button[name='Not this: Slow Rain']")
    window.wait_for("#st-live .st-gone >> text=It will not come back.")
    (summary,) = app.conversations.all()
    (refused,) = app.conversations.load(summary.id).ledger.having(Role.REJECTED)
    assert refused.items == ("film-slow-1982",)
    window.page.reload()
    window.wait_for("#st-finished .st-gone")
    window.ask("想看电影")
    window.wait_for("#st-live [data-stage=done]")
    window.page.click("#st-live >> text=看过了")
    window.wait_for("#st-live [data-stage=done] .st-said >> text=我已经看过了，换别的")
    assert not window.errors


def test_a_failed_question_can_be_asked_again(chromium: Browser, url: str, app: FakeApp) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    app.trouble = "the disk is full; make room"
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=failed]")
    app.trouble = ""
    window.page.click("text=Try again")
    window.wait_for("#st-live [data-stage=done]")
    assert window.texts(".st-said") == ["a slow film"]


def test_two_tabs_of_one_browser_keep_apart(chromium: Browser, url: str) -> None:
    context = chromium.new_context()
    first, second = Window(context.new_page(), url), Window(context.new_page(), url)
    first.ask("a slow film")
    second.ask("a funny book")
    first.wait_for("#st-live [data-stage=done]")
    second.wait_for("#st-live [data-stage=done]")
    assert first.page.url != second.page.url
    for window, wish in ((first, "a slow film"), (second, "a funny book")):
        window.page.reload()
        window.wait_for("#st-finished .st-turn")
        assert window.texts(".st-said") == [wish]


def test_a_new_conversation_begins_empty_and_stops_the_old_turn(
    chromium: Browser, url: str, app: FakeApp
) -> None:
    window = Window(chromium.new_page(), url)
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")
    app.pause_seconds = 60
    window.ask("slower")
    window.wait_for("#st-live [data-stage=asked]")
    while len(app.heard) < 2:  # the turn itself has begun
        window.page.wait_for_timeout(50)
    window.page.click("#st-new")
    window.wait_for("#st-greeting h2")
    assert app.left.wait(5)
    assert window.texts(".st-turn") == []
    window.page.wait_for_function("!location.search.includes('session')")


def test_the_window_speaks_the_browsers_language_and_can_be_switched(chromium: Browser, url: str) -> None:
    window = Window(chromium.new_page(locale="zh-CN"), url)
    assert window.texts("#st-send") == ["发送"]
    window.page.click("#st-language")
    window.page.wait_for_selector("#st-send >> text=Ask")
    window.page.reload()
    window.wait_for("#st-send >> text=Ask")


def test_what_an_item_says_is_only_text(chromium: Browser, url: str, app: FakeApp) -> None:
    nasty = "<img src=x onerror=alert(1)>${alert(2)}{{value}}`</script>"
    item = Item(id="n", title=nasty, medium="film", description=nasty, tags=(nasty,))
    Catalogues(app.settings.catalogues).add("nasty", [item], (WordEncoder(),), unheard)
    session = app.conversations.start("nasty").id
    window = Window(chromium.new_page(), f"{url}/?session={session}")
    window.ask(nasty + " film")
    window.wait_for("#st-live [data-stage=done]")
    assert window.texts("#st-live .st-card h3") == [nasty]
    window.page.reload()
    window.wait_for("#st-finished .st-turn")
    assert window.texts("#st-finished .st-said") == [nasty + " film"]
    assert not window.alerts


def test_a_turn_that_fails_says_why_and_the_window_stays_open(
    chromium: Browser, url: str, app: FakeApp
) -> None:
    window = Window(chromium.new_page(), url)
    app.trouble = "the disk is full; make room"
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=failed] >> text=the disk is full; make room")
    app.trouble = ""
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")


def test_a_conversation_that_is_gone_is_said_and_the_window_starts_anew(chromium: Browser, url: str) -> None:
    window = Window(chromium.new_page(), f"{url}/?session=gone")
    window.wait_for("#st-finished >> text=no such conversation")
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")


def test_another_catalogue_can_be_chosen(chromium: Browser, url: str, app: FakeApp) -> None:
    item = Item(id="o", title="Other Rain", medium="film")
    Catalogues(app.settings.catalogues).add("other", [item], (WordEncoder(),), unheard)
    window = Window(chromium.new_page(), url)
    window.page.click("#st-catalogue input")
    window.page.click("role=option[name=other]")
    window.ask("a film")
    window.wait_for("#st-live [data-stage=done]")
    assert window.texts("#st-live .st-card h3") == ["Other Rain"]


def test_on_a_phone_nothing_is_wider_than_the_screen(chromium: Browser, url: str) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740}, locale="zh-CN")
    window = Window(page, url)
    window.ask("a slow film " + "w" * 200)
    window.wait_for("#st-live [data-stage=done]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.locator("#st-composer textarea").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 740


def test_the_page_asks_nothing_of_anyone_else(chromium: Browser, url: str) -> None:
    window = Window(chromium.new_page(), url)
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")
    assert len(window.asked) > 10
    assert window.foreign(url) == []
    assert not re.search(r"https?://(?!127)\S+\.(js|css|woff2?)", window.page.content())
