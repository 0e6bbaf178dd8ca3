"""The widget in a real browser, on a page of another origin with a strict policy."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Dialog, Page

from agent import editing
from agent.ledger import Role
from retrieval.catalogue import Catalogues
from retrieval.models import Creator, Item
from tests.fakes import WordEncoder
from tests.ui.axe_rules import serious
from tests.ui.browser import PASTE
from tests.ui.conftest import unheard
from tests.ui.fakes import FakeApp
from tests.ui.host_page import Shop, shop
from tests.ui.serving import served
from tests.ui.test_show import navy, photo, sound

pytestmark = pytest.mark.browser

NASTY = "<img src=x onerror=alert(1)>${alert(2)}"
GOODS = (
    Item(
        id="rain",
        title="Slow Rain",
        medium="film",
        year=1982,
        creators=(Creator(name="Ann Lee", role="director"),),
        tags=("slow", "melancholy"),
        description="Rain falls on a town where nobody hurries.",
        duration_minutes=117,
        url="/goods/rain",
        attributes={"title_zh": "慢雨", "creators_zh": ("李安妮",), "description_zh": "雨下得很慢。"},
    ),
    Item(
        id="nasty",
        title=NASTY,
        medium="film",
        tags=(NASTY,),
        description=NASTY,
        url="javascript:alert(3)",
    ),
)


class Visit:
    """A tab at the shop's page, and what happened in it."""

    def __init__(self, page: Page, site: Shop) -> None:
        self.page = page
        self.site = site
        self.errors: list[str] = []
        self.warnings: list[str] = []
        """What whoever builds the page is told in the console."""
        self.alerts: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("dialog", self._dismiss)
        page.goto(site.origin)
        page.wait_for_selector("shelftalk-widget", state="attached")

    def _dismiss(self, dialog: Dialog) -> None:
        self.alerts.append(dialog.message)
        dialog.dismiss()

    def _note(self, kind: str, text: str) -> None:
        if kind == "warning":
            self.warnings.append(text)
        # the browser asks every site for a favicon, and logs answers such as 429 as errors
        if kind == "error" and "favicon" not in text and "Failed to load resource" not in text:
            self.errors.append(text)

    def ask(self, message: str) -> None:
        if self.page.locator(".launch").is_visible():
            self.page.click(".launch")
        self.page.fill("#wish", message)
        self.page.press("#wish", "Enter")

    def wait_for(self, selector: str) -> None:
        self.page.wait_for_selector(selector, timeout=20_000)

    def answered(self, message: str) -> None:
        self.ask(message)
        self.wait_for(f".turn:has-text('{message}') .card")
        self.wait_for("form button >> text=/Ask|发送/")

    def texts(self, selector: str) -> list[str]:
        return self.page.locator(selector).all_inner_texts()

    def stored(self) -> Any:
        return self.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")


@pytest.fixture
def site(app: FakeApp) -> Iterator[Shop]:
    Catalogues(app.settings.catalogues).add("shop", GOODS, (WordEncoder(),), unheard)
    with shop() as site:
        app.settings = app.settings.model_copy(
            update={"origins": (site.origin,), "site_keys": ("pk-shop",), "visitor_requests": 6}
        )
        site.options = {"key": "pk-shop"}
        with served(app) as url:
            site.server = url
            yield site


def test_a_question_on_the_shops_page_is_answered_with_cards(chromium: Browser, site: Shop) -> None:
    visit = Visit(chromium.new_page(locale="en-US"), site)
    names = visit.page.evaluate("Object.keys(window)")
    visit.page.evaluate(
        "['pick', 'click'].forEach(name => addEventListener('shelftalk:' + name,"
        " event => { event.preventDefault(); (document.told ??= []).push([name, event.detail]); }))"
    )
    visit.answered("a slow film")
    assert visit.texts("h3") == ["Slow Rain", NASTY]
    assert visit.texts(".chips li") == ["slow", "film"]
    assert visit.texts(".text")[0] == "Rain falls on a town where nobody hurries."
    visit.page.click("h3 a")
    told = visit.page.evaluate("document.told")
    assert [name for name, _ in told] == ["pick", "click"]
    assert told[0][1]["picks"][0]["id"] == "rain"
    assert told[1][1]["url"] == f"{site.origin}/goods/rain"
    assert visit.page.locator("h3 a").count() == 1  # an address that would run is no link
    assert visit.stored() == [0, 0, ""]
    assert [n for n in visit.page.evaluate("Object.keys(window)") if n not in names] == []
    assert (visit.errors, visit.alerts) == ([], [])


@pytest.mark.parametrize(("said", "shown"), [("1", 1), ("0", 1), ("99", 10), ("many", None)])
def test_the_page_says_how_many_are_picked(
    chromium: Browser, site: Shop, app: FakeApp, said: str, shown: int | None
) -> None:
    site.options = {"key": "pk-shop", "picks": said}
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.answered("a slow film")
    assert app.preferred[-1].shown == shown


def test_rejected_items_fade_and_stay_away(chromium: Browser, site: Shop, app: FakeApp) -> None:
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.answered("a slow film")
    visit.page.click("role=button[name='Not this: Slow Rain']")
    visit.wait_for(".card.gone >> text=It will not come back.")
    (summary,) = app.conversations.all()
    refused = app.conversations.load(summary.id).ledger.having(Role.REJECTED)
    assert [fact.items for fact in refused] == [("rain",)]


def test_the_keyboard_is_enough(chromium: Browser, site: Shop) -> None:
    visit = Visit(chromium.new_page(locale="en-US"), site)
    keys = visit.page.keyboard
    keys.press("Tab")
    keys.press("Enter")
    keys.type("a slow film")
    keys.press("Enter")
    visit.wait_for(".card .text >> text=Rain falls")
    keys.press("Escape")
    assert not visit.page.locator(".panel").is_visible()
    keys.press("Enter")
    assert visit.page.locator(".panel").is_visible()
    assert [said.split() for said in visit.texts(".said")] == [["You:", "a", "slow", "film"]]
    assert visit.page.get_by_role("dialog", name="What are you in the mood for?").is_visible()
    assert visit.page.get_by_role("log").is_visible()
    assert visit.page.get_by_label("Your wish").is_visible()


def test_an_option_of_a_question_is_said_with_one_key(chromium: Browser, site: Shop) -> None:
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.answered("a slow film")
    options = visit.page.get_by_role("group", name="Should it be lighter?")
    assert options.get_by_role("button").all_inner_texts() == ["something light", "darker"]
    options.get_by_role("button", name="darker").press("Enter")
    visit.wait_for(".turn:has-text('darker') .card .text >> text=Rain falls")
    visit.wait_for("form button >> text=Ask")
    assert options.count() == 1  # those of the answered question are gone


def test_it_speaks_chinese_and_takes_no_enter_while_composing(chromium: Browser, site: Shop) -> None:
    site.lang = "zh-CN"
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.page.click("text=帮我推荐")
    visit.page.fill("#wish", "想看慢")
    visit.page.dispatch_event("#wish", "keydown", {"key": "Enter", "isComposing": True})
    assert visit.texts(".turn") == []
    visit.answered("想看慢节奏的电影")
    assert visit.texts("h3")[0] == "慢雨"
    assert visit.texts(".facts")[0] == "电影 · 1982 · 李安妮 · 117 分钟"
    assert visit.page.locator(".turn").get_attribute("lang") == "zh"


def test_a_turn_can_be_stopped_and_a_place_in_the_queue_is_told(
    chromium: Browser, site: Shop, app: FakeApp
) -> None:
    app.pause_seconds, app.queue = 60, 3
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.ask("a slow film")
    visit.wait_for(".status >> text=Before you: 3")
    visit.page.click("form button >> text=Stop")
    visit.wait_for(".notice >> text=Stopped.")
    assert app.left.wait(5)


def test_a_failure_is_told_and_the_question_can_be_asked_again(
    chromium: Browser, site: Shop, app: FakeApp
) -> None:
    visit = Visit(chromium.new_page(locale="en-US"), site)
    app.trouble = "the disk is full; make room"
    visit.ask("a slow film")
    visit.wait_for(".notice >> text=the disk is full")
    app.trouble = ""
    visit.page.click("text=Try again")
    visit.wait_for(".card")
    assert [said.split() for said in visit.texts(".said")] == [["You:", "a", "slow", "film"]]


def test_a_conversation_is_resumed_only_where_the_page_allows_it(chromium: Browser, site: Shop) -> None:
    site.options = {"key": "pk-shop", "resume": "true"}
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.answered("a slow film")
    visit.page.reload()
    visit.page.click(".launch")
    visit.wait_for(".card .text >> text=Rain falls")
    assert visit.page.locator("h3 a").get_attribute("href") == f"{site.origin}/goods/rain"
    visit.page.click("role=button[name='Forget this conversation']")
    visit.wait_for(".status >> text=This conversation is forgotten.")
    assert visit.stored()[0] == 0


@pytest.mark.parametrize("lang", ["en", "zh-CN"])
def test_a_resumed_conversation_looks_as_it_did(chromium: Browser, site: Shop, lang: str) -> None:
    site.lang, site.options = lang, {"key": "pk-shop", "resume": "true"}
    visit = Visit(chromium.new_page(viewport={"width": 390, "height": 700}), site)
    for message in ("想看慢节奏的电影", "a slow film"):
        visit.answered(message)
    visit.page.locator("[data-item=nasty] .acts button").last.click()
    visit.wait_for("[data-item=nasty].gone")
    parts = (".said", ".chips li", ".reply", "h3", ".facts", ".text", ".why li", ".question")
    before = [visit.texts(f".turn >> nth=1 >> {part}") for part in parts]
    first = [visit.texts(f".turn >> nth=0 >> {part}") for part in parts]
    assert first[4][0] == "电影 · 1982 · 李安妮 · 117 分钟"
    visit.page.reload()
    visit.page.click(".launch")
    visit.wait_for(".turn >> nth=1")
    assert [visit.texts(f".turn >> nth=1 >> {part}") for part in parts] == before
    assert [visit.texts(f".turn >> nth=0 >> {part}") for part in parts] == first
    assert visit.page.locator(".turn >> nth=1 >> [data-item=nasty].gone").count() == 1
    newest = visit.page.locator(".said >> nth=1").bounding_box()
    assert newest
    assert 0 < newest["y"] < 200  # the newest turn is in sight
    assert visit.errors == []


def test_makers_are_named_before_players_and_untranslated_ones_as_they_are(
    chromium: Browser, site: Shop, app: FakeApp
) -> None:
    makers = (
        Creator(name="Max Player", role="actor"),
        Creator(name="Ann Lee", role="director"),
        Creator(name="Bo Ek", role="writer"),
    )
    film = GOODS[0].model_copy(
        update={"creators": makers, "attributes": {"creators_zh": ("马克斯", "李安妮", "")}}
    )
    Catalogues(app.settings.catalogues).add("shop", [film], (WordEncoder(),), unheard)
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.answered("a slow film")
    assert visit.texts("[data-item=rain] .facts") == ["film · 1982 · Ann Lee, Bo Ek · 117 min"]
    visit.answered("想看慢节奏的电影")
    assert visit.texts("[data-item=rain] .facts")[-1] == "电影 · 1982 · 李安妮、Bo Ek · 117 分钟"


def test_forgetting_removes_it_from_the_server(chromium: Browser, site: Shop, app: FakeApp) -> None:
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.answered("a slow film")
    assert len(app.conversations.all()) == 1
    visit.page.click("role=button[name='Forget this conversation']")
    visit.wait_for(".status >> text=forgotten")
    assert app.conversations.all() == ()
    assert visit.texts(".turn") == []


def test_who_asks_too_often_is_asked_to_wait(chromium: Browser, site: Shop) -> None:
    visit = Visit(chromium.new_page(locale="en-US"), site)
    for number in range(6):
        visit.ask(f"film {number}")
        visit.wait_for("form button >> text=Ask")
    visit.wait_for(".notice >> text=/ask again in \\d+ seconds/")


def test_a_page_that_may_not_embed_gets_no_answer(chromium: Browser, site: Shop) -> None:
    site.options = {"key": "wrong"}
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.ask("a slow film")
    visit.wait_for(".notice >> text=cannot be used from this page")
    assert any("public keys" in line for line in visit.warnings)
    with shop() as other:
        other.server, other.options = site.server, {"key": "pk-shop"}
        visit = Visit(chromium.new_page(locale="en-US"), other)
        visit.ask("a slow film")
        visit.wait_for(".notice >> text=cannot be reached")
        assert visit.texts(".card") == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_a_phone(chromium: Browser, site: Shop, direction: str, dark: bool, tmp_path: Path) -> None:
    site.direction = direction
    page = chromium.new_page(
        viewport={"width": 360, "height": 740}, color_scheme="dark" if dark else "light", locale="en-US"
    )
    visit = Visit(page, site)
    visit.answered("a slow film " + "w" * 100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    panel = page.locator(".panel").bounding_box()
    assert panel
    assert (panel["x"], panel["width"], panel["height"]) == (0, 360, 740)
    for card in page.locator(".card").all():
        box = card.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    page.screenshot(path=tmp_path / "widget.png")


def test_on_a_page_from_right_to_left_it_sits_left_and_reads_from_left_to_right(
    chromium: Browser, site: Shop, app: FakeApp
) -> None:
    hebrew = Item(id="h", title="גשם איטי", medium="film", tags=("slow",), description="גשם יורד.")
    Catalogues(app.settings.catalogues).add("shop", [hebrew], (WordEncoder(),), unheard)
    site.direction = "rtl"
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.answered("a slow film")
    panel = visit.page.locator(".panel").bounding_box()
    assert panel
    assert panel["x"] < 30
    said, chips = (
        visit.page.locator(".said").bounding_box(),
        visit.page.locator(".chips li").first.bounding_box(),
    )
    assert said
    assert chips
    assert chips["x"] < said["x"]
    assert (
        visit.page.locator("[data-item=h] h3").evaluate("title => getComputedStyle(title).direction") == "rtl"
    )


def test_a_pasted_picture_goes_along(chromium: Browser, site: Shop, app: FakeApp) -> None:
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.page.click(".launch")
    visit.page.locator("#wish").evaluate(PASTE)
    visit.wait_for(".tray li >> text=pasted.png")
    visit.page.click("role=button[name='Take out: pasted.png']")
    assert visit.page.locator(".tray").is_hidden()
    visit.page.locator("#wish").evaluate(PASTE)
    visit.wait_for(".tray li")
    visit.answered("like this")
    assert [content[:2] for content in app.attached] == [b"\xff\xd8"]


def test_it_works_in_a_frame_of_a_page_of_another_site(chromium: Browser, site: Shop) -> None:
    with shop() as around:
        around.inner, site.ancestors = site.origin, around.origin
        page = chromium.new_page(locale="en-US")
        page.goto(around.origin)
        frame = page.frame_locator("iframe")
        frame.locator(".launch").press("Enter")
        frame.locator("#wish").fill("a slow film")
        frame.locator("#wish").press("Enter")
        frame.locator(".card .text", has_text="Rain falls").wait_for(timeout=20_000)


def test_a_key_for_one_catalogue_opens_no_other(chromium: Browser, site: Shop, app: FakeApp) -> None:
    app.settings = app.settings.model_copy(update={"site_keys": ("pk-shop:starter",)})
    with served(app) as url:
        site.server = url
        visit = Visit(chromium.new_page(locale="en-US"), site)
        visit.ask("a slow film")
        visit.wait_for(".notice >> text=cannot be used from this page")
        assert any("the key of this site is for catalogue 'starter' alone" in line for line in visit.warnings)


def test_what_was_changed_by_hand_is_no_bubble_when_a_conversation_is_resumed(
    chromium: Browser, site: Shop, app: FakeApp
) -> None:
    site.options = {"key": "pk-shop", "resume": "true"}
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.answered("a slow film")
    (summary,) = app.conversations.all()
    editing.drop(app.conversations, summary.id, app.conversations.load(summary.id).ledger.facts[0])
    visit.page.reload()
    visit.page.click(".launch")
    visit.wait_for(".card .text >> text=Rain falls")
    assert len(visit.texts(".turn")) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(chromium: Browser, site: Shop, scheme: Literal["light", "dark"]) -> None:
    page = chromium.new_page(locale="en-US", color_scheme=scheme, reduced_motion="reduce")
    visit = Visit(page, site)
    assert serious(page) == []
    visit.answered("a slow film")
    assert serious(page) == []


def test_it_can_sit_in_the_page_and_be_themed(chromium: Browser, site: Shop) -> None:
    site.options = {"key": "pk-shop", "target": "#here", "theme": "light"}
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.page.evaluate("document.body.style.setProperty('--shelftalk-accent', 'rgb(1, 2, 3)')")
    visit.answered("a slow film")
    assert visit.page.locator("main shelftalk-widget").count() == 1
    button = visit.page.locator("form button[type=submit]")
    assert button.evaluate("button => getComputedStyle(button).backgroundColor") == "rgb(1, 2, 3)"


def test_a_picture_goes_along_and_cards_show_theirs_under_the_strict_policy(
    chromium: Browser, site: Shop, app: FakeApp
) -> None:
    Catalogues(app.settings.catalogues).add("shop", [navy(app)], (WordEncoder(),), unheard)
    visit = Visit(chromium.new_page(locale="en-US"), site)
    visit.page.click(".launch")
    visit.page.set_input_files("input[type=file]", [photo(), sound()])
    visit.wait_for(".tray li >> nth=1")
    visit.page.press("#wish", "Enter")
    visit.wait_for(".said >> text=Something that feels like this")
    visit.wait_for("role=img[name='Picture of Navy']")
    assert [content[:4] for content in app.attached] == [b"\xff\xd8\xff\xe0", b"RIFF"]
    acts = visit.page.locator("[data-item=rain] .acts").inner_text()
    assert acts.split() == "More like this Not this".split()  # nothing to play
    visit.page.click("role=button[name='Play: Navy']")
    visit.wait_for("role=button[name='Stop playing: Navy']")
    assert (visit.errors, serious(visit.page)) == ([], [])
