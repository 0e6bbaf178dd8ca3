"""The rules of axe-core on the chat window and the admin page, in both languages, light and dark."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.ui.axe_rules import serious
from tests.ui.browser import Window
from tests.ui.fakes import FakeApp
from tests.ui.serving import served

pytestmark = pytest.mark.browser

MESSAGES = {"en-US": "a slow film, no horror", "zh-CN": "想看慢节奏的电影，不要恐怖"}
LOOKS = [(locale, scheme) for locale in MESSAGES for scheme in ("light", "dark")]


@pytest.fixture
def url(app: FakeApp) -> Iterator[str]:
    with served(app) as address:
        yield address


@pytest.mark.parametrize(("locale", "scheme"), LOOKS)
def test_the_window_has_no_serious_finding(
    chromium: Browser, url: str, locale: str, scheme: Literal["light", "dark"]
) -> None:
    page = chromium.new_page(locale=locale, color_scheme=scheme, reduced_motion="reduce")
    window = Window(page, url)
    assert serious(page) == []
    window.ask(MESSAGES[locale])
    window.wait_for("#st-ledger .st-drop")
    page.click("#st-live .st-trace summary")
    assert serious(page) == []
    page.click("#st-open-menu")
    window.wait_for(".st-shelf li")
    assert serious(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_admin_page_has_no_serious_finding(
    chromium: Browser, url: str, scheme: Literal["light", "dark"]
) -> None:
    page = chromium.new_page(locale="zh-CN", color_scheme=scheme)
    page.goto(f"{url}/admin")
    assert serious(page) == []
