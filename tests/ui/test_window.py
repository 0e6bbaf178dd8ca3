"""The chat window in a real browser, answered by an application without a model."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

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
    assert chips(window) == ["slow", "film"]
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


def test_an_option_of_a_question_is_said_with_one_key(chromium: Browser, url: str) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")
    window.wait_for("#st-send")  # the question is there a moment before the composer is free
    options = window.page.get_by_role("group", name="Should it be lighter?")
    assert options.get_by_role("button").all_inner_texts() == ["something light", "darker"]
    options.get_by_role("button", name="darker").press("Enter")
    window.wait_for("#st-live [data-stage=done] .st-said >> text=darker")
    assert options.count() == 1  # those of the answered question are gone


def test_why_a_work_was_not_picked_is_asked_by_writing_its_title_into_a_gap(
    chromium: Browser, url: str
) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    for message, asked in (("a slow film", "Why not Arrival?"), ("想看书", "为什么没有《Arrival》？")):
        window.ask(message)
        window.wait_for(f"#st-live [data-stage=done] >> text={message}")
        window.wait_for("#st-send")
        (button,) = window.page.locator(".st-why-not button >> visible=true").all()
        button.press("Enter")
        window.page.keyboard.type("Arrival")
        window.page.keyboard.press("Enter")
        window.wait_for(f"#st-live [data-stage=done] .st-said >> text={asked}")
        window.wait_for("#st-send")
    assert not window.errors


def chips(window: Window) -> list[str]:
    return [chip.split("\n")[0] for chip in window.texts("#st-ledger .st-chip")]


def test_a_chip_is_taken_out_kept_and_brought_back_by_hand(chromium: Browser, url: str, app: FakeApp) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    window.ask("a slow film")
    window.wait_for("#st-ledger .st-drop")
    window.page.get_by_role("button", name="Take out: film").press("Enter")
    window.wait_for("#st-ledger >> text=Pick again")
    assert chips(window) == ["slow"]
    assert window.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Take out: slow"
    window.page.click("role=button[name='Keep always: slow']")
    window.wait_for("#st-ledger [aria-pressed=true]")
    window.page.click("text=Pick again")
    window.wait_for("#st-live [data-stage=done] .st-said >> text=Show me others")
    window.wait_for("#st-ledger .st-drop")
    assert window.texts("#st-live .st-card h3") == ["Slow Rain", "Quick Sun"]  # no longer only films
    window.page.reload()
    window.wait_for("#st-ledger [aria-pressed=true]")
    assert window.texts(".st-said") == ["a slow film", "Show me others"]
    window.page.click("#st-ledger >> text=Undo")
    window.wait_for("#st-ledger [aria-pressed=false]")
    assert not window.errors


def test_the_last_message_is_asked_anew_in_other_words(chromium: Browser, url: str, app: FakeApp) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    for message in ("a film", "a slow film"):
        window.ask(message)
        window.wait_for(f"#st-live [data-stage=done] >> text={message}")
        window.wait_for("#st-send")
    window.page.click("#st-live >> text=Edit")
    assert window.page.input_value("#st-composer textarea") == "a slow film"
    window.page.keyboard.press("Escape")
    assert window.page.input_value("#st-composer textarea") == ""
    window.page.click("#st-live >> text=Edit")
    window.ask("a funny book")
    window.wait_for("#st-live [data-stage=done] >> text=a funny book")
    (summary,) = app.conversations.all()
    said = [answer.message for answer in app.conversations.load(summary.id).answers]
    assert said == window.texts(".st-said") == ["a film", "a funny book"]


def test_a_change_can_be_left_without_a_keyboard(chromium: Browser, url: str) -> None:
    window = Window(chromium.new_context(locale="en-US", has_touch=True).new_page(), url)
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")
    window.page.tap("#st-live >> text=Edit")
    window.page.tap("text=Leave it as it is")
    assert window.page.input_value("#st-composer textarea") == ""
    assert window.page.locator("#st-leave").count() == 0
    window.ask("a funny book")
    window.wait_for("#st-live [data-stage=done] >> text=a funny book")
    assert window.texts(".st-said") == ["a slow film", "a funny book"]


def test_the_newest_turn_is_in_sight_while_it_is_answered_and_after_a_reload(
    chromium: Browser, url: str, app: FakeApp
) -> None:
    page = chromium.new_page(locale="en-US", viewport={"width": 390, "height": 700}, reduced_motion="reduce")
    window = Window(page, url)
    app.pause_seconds = 0.3
    for number in range(3):
        window.ask(f"wish number {number}")
        window.wait_for(f"#st-live .st-turn:has-text('wish number {number}') .st-card")
        assert top_of(window, number) == pytest.approx(72, abs=30)  # just below the header
        window.wait_for("#st-live [data-stage=done]")
        window.wait_for("#st-send")
        assert top_of(window, number) == pytest.approx(72, abs=30)
    page.reload()
    window.wait_for("#st-finished .st-turn >> nth=2")
    page.wait_for_timeout(200)
    assert 0 < top_of(window, 2) < 500


def test_a_message_that_was_not_answered_or_sent_is_in_the_box_after_a_reload(
    chromium: Browser, url: str, app: FakeApp
) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")
    window.wait_for("#st-send")
    app.pause_seconds = 60
    window.ask("a sad one")
    window.wait_for("#st-live [data-stage=asked] >> text=a sad one")
    app.pause_seconds = 0
    box = window.page.locator("#st-composer textarea")
    for left, brought in (("", "a sad one"), ("", ""), ("a funny", "a funny")):
        box.fill(left)
        window.page.reload()
        window.wait_for("#st-finished .st-turn")
        window.page.wait_for_timeout(1000)
        assert box.input_value() == brought
    assert window.texts(".st-said") == ["a slow film"]


def top_of(window: Window, turn: int) -> float:
    """Return how far below the edge of the window a turn begins."""
    box = window.page.locator(".st-said").nth(turn).bounding_box()
    assert box
    return box["y"]


def test_conversations_are_listed_renamed_exported_and_deleted(
    chromium: Browser, url: str, app: FakeApp
) -> None:
    context = chromium.new_context(locale="en-US")
    app.conversations.start("starter")
    first, second = Window(context.new_page(), url), Window(context.new_page(), url)
    for window, wish in ((first, "a slow film"), (second, "a funny book")):
        window.ask(wish)
        window.wait_for("#st-live [data-stage=done]")
    window = first
    window.page.press("#st-open-menu", "Enter")
    window.wait_for(".st-shelf li >> nth=1")
    assert window.texts(".st-shelf li > a") == ["a funny book", "a slow film"]
    assert window.page.evaluate("document.activeElement.id") == "st-close-menu"
    window.page.click("role=button[name='Rename: a slow film']")
    window.page.keyboard.type("For Sunday")
    window.page.keyboard.press("Enter")
    window.wait_for(".st-shelf >> text=For Sunday")
    with window.page.expect_download() as saved:
        window.page.click("role=link[name='Markdown: For Sunday']")
    assert "> a slow film" in saved.value.path().read_text("utf-8")
    with window.page.expect_download() as saved:
        window.page.click("role=link[name='JSON: For Sunday']")
    assert saved.value.path().read_text("utf-8").startswith('{"id":')
    for _ in range(2):  # the first click asks whether it is meant
        window.page.click("li:has-text('For Sunday') [data-forget]")
    window.wait_for("#st-greeting h2")  # it was the one that was open
    assert window.texts(".st-shelf li > a") == ["a funny book"]
    window.page.click(".st-shelf li > a")
    window.wait_for("#st-finished .st-said >> text=a funny book")
    assert len(app.conversations.all()) == 1
    window.page.keyboard.press("Escape")
    assert not window.errors


def test_another_browser_lists_nothing(chromium: Browser, url: str) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")
    stranger = Window(chromium.new_context(locale="zh-CN").new_page(), url)
    stranger.page.click("#st-open-menu")
    stranger.wait_for("#st-conversations >> text=还没有")
    assert stranger.texts(".st-shelf li") == []


def test_the_number_of_picks_is_kept_by_the_browser(chromium: Browser, url: str) -> None:
    context = chromium.new_context(locale="en-US")
    window = Window(context.new_page(), url)
    window.page.click("#st-open-menu")
    window.page.click("#st-settings button")
    kept = window.page.evaluate("JSON.stringify(localStorage)")
    window.page.get_by_role("spinbutton", name="Picks a turn").fill("1")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Escape")
    # the server hears of it first
    window.page.wait_for_function("kept => JSON.stringify(localStorage) !== kept", arg=kept)
    second = Window(context.new_page(), url)
    second.ask("something slow")
    second.wait_for("#st-live [data-stage=done]")
    assert second.texts("#st-live .st-card h3") == ["Slow Rain"]


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


def test_a_second_tab_of_a_conversation_is_told_what_it_has_missed(chromium: Browser, url: str) -> None:
    context = chromium.new_context(locale="en-US")
    first = Window(context.new_page(), url)
    first.ask("a slow film")
    first.wait_for("#st-ledger .st-drop")
    second = Window(context.new_page(), first.page.url)
    assert second.texts(".st-said") == ["a slow film"]
    first.page.click("role=button[name='Take out: film']")
    first.wait_for("#st-ledger >> text=Pick again")
    second.page.click("role=button[name='Take out: film']")
    second.wait_for("#st-told >> text=reload to see it")
    second.ask("another one")
    second.wait_for("#st-live [data-stage=done]")
    assert chips(second) == ["slow"]
    second.ask("one more")
    second.wait_for("#st-live [data-stage=done] >> text=one more")
    first.page.click("#st-live >> text=Edit")  # what it calls the last message is not the last any more
    first.ask("a funny book")
    first.wait_for("#st-live [data-stage=failed] >> text=more was said since")


def test_the_keyboard_is_enough(chromium: Browser, url: str) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    keys = window.page.keyboard
    keys.type("a slow film")  # the box has the focus from the start
    keys.press("Enter")
    window.wait_for("#st-ledger .st-drop")
    for name, comes in (
        ("Take out: film", "#st-ledger >> text=Pick again"),
        ("darker", "#st-live [data-stage=done] .st-said >> text=darker"),
        ("Not this: Slow Rain", "#st-live .st-gone"),
        ("Menu", ".st-shelf li"),
    ):
        walk_to(window, name)
        keys.press("Enter")
        window.wait_for(comes)
        window.wait_for("#st-send")
    keys.press("Escape")
    assert window.page.evaluate("document.activeElement.id") == "st-open-menu"
    assert not window.page.locator("#st-menu").is_visible()


def walk_to(window: Window, name: str) -> None:
    """Press Shift+Tab until what has the focus bears the name."""
    for _ in range(80):
        window.page.keyboard.press("Shift+Tab")
        label = "(e => e.getAttribute('aria-label') || e.textContent.trim())(document.activeElement)"
        if window.page.evaluate(label) == name:
            return
    raise AssertionError(f"no key leads to {name!r}")


def test_an_open_page_goes_on_after_the_server_was_restarted(chromium: Browser, app: FakeApp) -> None:
    with served(app) as url:
        window = Window(chromium.new_page(locale="en-US"), url)
        window.ask("a slow film")
        window.wait_for("#st-ledger .st-drop")
    with served(app, port=int(url.rpartition(":")[2])):
        window.page.wait_for_timeout(1000)
        window.ask("a funny book")
        window.wait_for("#st-live [data-stage=done] >> text=a funny book")
        assert window.texts(".st-said") == ["a slow film", "a funny book"]


def test_a_message_whose_answer_was_cut_off_is_in_the_box_once_the_server_is_back(
    chromium: Browser, app: FakeApp
) -> None:
    with served(app) as url:
        window = Window(chromium.new_page(locale="en-US"), url)
        window.ask("a slow film")
        window.wait_for("#st-live [data-stage=done]")
        window.wait_for("#st-send")
        app.pause_seconds = 60
        window.ask("a sad one")
        window.wait_for("#st-live [data-stage=asked] >> text=a sad one")
    app.pause_seconds = 0
    with served(app, port=urlsplit(url).port or 0):
        box = "#st-composer textarea"
        window.page.wait_for_function(f"document.querySelector('{box}')?.value === 'a sad one'")
        assert window.texts(".st-said") == ["a slow film"]
        window.page.press(box, "Enter")
        window.wait_for("#st-live [data-stage=done] >> text=a sad one")
    assert not window.errors


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
    window.page.click("#st-open-menu")
    window.page.click("#st-settings button")
    window.page.click("#st-language")
    window.page.wait_for_selector("#st-send >> text=Ask")
    window.page.goto(url)  # without the language in the address: the browser has kept it
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
    window.page.click("#st-open-menu")
    window.page.click("#st-settings button")
    window.page.click("#st-catalogue input")
    window.page.click("role=option[name=other]")
    window.page.click("#st-close-menu")
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
