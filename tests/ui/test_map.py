"""The map of a catalogue: what the API gives, and what a browser makes of it."""

import numpy as np
import pytest
from playwright.sync_api import Browser

from agent import App
from retrieval.plane import on_plane
from tests.shelf import SHELF
from tests.ui.axe_rules import serious
from tests.ui.browser import Window
from tests.ui.serving import served
from tests.ui.test_api import client_of
from ui.turns import Turns


def test_what_is_alike_lies_together_at_the_same_place_every_time() -> None:
    random = np.random.default_rng(1)
    groups = np.repeat(np.eye(3, 16), 20, axis=0) + random.normal(0, 0.02, (60, 16))
    places = on_plane(groups.astype(np.float32))
    assert places.shape == (60, 2)
    assert 0 <= places.min() <= places.max() <= 1
    middles = places.reshape(3, 20, 2).mean(axis=1)
    assert min(np.linalg.norm(middles[a] - middles[b]) for a, b in ((0, 1), (0, 2), (1, 2))) > 0.3
    assert (places.reshape(3, 20, 2).std(axis=1) < 0.1).all()
    assert (places == on_plane(groups.astype(np.float32))).all()


def test_every_item_has_a_place_and_an_unknown_catalogue_is_said(engine: App) -> None:
    client = client_of(Turns(engine))
    told = client.get("/v1/map").json()
    assert {place["id"] for place in told["places"]} == {item.id for item in SHELF}
    assert all(0 <= place[axis] <= 1 for place in told["places"] for axis in "xy")
    assert client.get("/v1/map?catalogue=attic").status_code == 404


@pytest.mark.browser
def test_the_map_marks_the_conversation_and_is_walked_by_keys(chromium: Browser, engine: App) -> None:
    with served(engine) as url:
        page = chromium.new_page(locale="en-US", viewport={"width": 360, "height": 740})
        window = Window(page, url)
        window.ask("films like Slow Rain")
        window.wait_for("#st-live [data-stage=done]")
        picked = window.texts("#st-live .st-card h3")
        assert not any("map.js" in asked for asked in window.asked)
        page.press("#st-open-map", "Enter")
        window.wait_for(".st-map-near h3")
        listed = page.locator(".st-map-near ul li button").all_inner_texts()
        assert {"Slow Rain", *picked} == set(listed)
        assert "your example" in page.inner_text(".st-map-legend")
        page.locator(".st-map-near ol li button").first.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "H3"
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert serious(page) == []
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "st-open-map"
        assert window.foreign(url) == []
        assert not window.errors
