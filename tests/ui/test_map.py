"""The map of a catalogue: what the API gives, and what a browser makes of it."""

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator

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


def test_one_item_lies_in_the_middle_and_an_end_of_many_is_not_cut_off() -> None:
    assert on_plane(np.ones((1, 16), dtype=np.float32)).tolist() == [[0.5, 0.5]]
    many = np.random.default_rng(2).normal(0, 1, (5000, 16)).astype(np.float32)
    many[:, 3] += np.repeat([0, 9], [4500, 500])  # a group far from the others
    far = on_plane(many)[4500:]
    assert (np.isin(far, (0, 1)).any(axis=1)).mean() < 0.05


def test_every_item_has_a_place_and_an_unknown_catalogue_is_said(engine: App) -> None:
    client = client_of(Turns(engine))
    told = client.get("/v1/map").json()
    assert {place["id"] for place in told["places"]} == {item.id for item in SHELF}
    assert all(0 <= place[axis] <= 1 for place in told["places"] for axis in "xy")
    assert client.get("/v1/map?catalogue=attic").status_code == 404


def test_long_answers_are_compressed_and_streams_are_not(engine: App) -> None:
    client = client_of(Turns(engine))
    assert client.get("/v1/map").headers["content-encoding"] == "gzip"
    session = client.post("/v1/sessions", json={}).json()["id"]
    turn = client.post(f"/v1/sessions/{session}/turns", json={"message": "a slow film"})
    assert "content-encoding" not in turn.headers


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
        ask_why_not(window, {*picked, "Slow Rain"})
        assert window.foreign(url) == []
        assert not window.errors


def ask_why_not(window: Window, marked: set[str]) -> None:
    """Choose on the map what was not picked, and ask why."""
    window.page.press("#st-open-map", "Enter")
    near = window.page.locator(".st-map-near")
    why_not = near.get_by_role("button", name="Why not …?")
    near.locator("h3").wait_for()
    assert why_not.count() == 0  # of a pick
    other = next(title for title in near.locator("ol button").all_inner_texts() if title not in marked)
    near.locator("ol button", has_text=other).press("Enter")
    why_not.press("Enter")
    window.wait_for(f"#st-live [data-stage=done] .st-said >> text=Why not {other}?")


@pytest.mark.browser
def test_two_fingers_zoom_and_move_the_map_and_one_chooses(chromium: Browser, engine: App) -> None:
    with served(engine) as url:
        page = chromium.new_context(
            locale="en-US", viewport={"width": 390, "height": 844}, has_touch=True
        ).new_page()
        window = Window(page, url)
        page.tap("#st-open-map")
        window.wait_for(".st-map-near h3")
        box = page.locator(".st-map-sheet canvas").bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        ring, touch = page.locator(".st-map-ring"), page.context.new_cdp_session(page)
        before, chosen = ring_from(ring, box["width"] / 2), page.inner_text(".st-map-near h3")
        fingers(touch, *([(x - apart, y), (x + apart, y)] for apart in range(30, 61, 5)))
        closer = ring_from(ring, box["width"] / 2)
        assert closer == pytest.approx(2 * before, abs=8)  # at first the sheet cannot be moved
        fingers(touch, *([(x - 60 + step, y), (x + 60 + step, y)] for step in range(0, 31, 5)))
        assert ring_from(ring, box["width"] / 2) == pytest.approx(closer + 30, abs=3)
        assert page.evaluate("visualViewport.scale") == 1
        assert page.inner_text(".st-map-near h3") == chosen  # two fingers choose nothing
        page.locator(".st-map-near ol li button").first.tap()
        near = page.inner_text(".st-map-near h3")
        assert near != chosen
        # the ring is put in its place when the sheet is painted
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        at = ring.bounding_box()
        assert at
        page.touchscreen.tap(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
        assert page.inner_text(".st-map-tip") == near
        assert not window.errors


def ring_from(ring: Locator, middle: float) -> float:
    """Return how far right of the middle of the sheet the chosen place lies."""
    ring.page.wait_for_timeout(100)  # it is drawn with the next frame
    return float(ring.evaluate("ring => parseFloat(ring.style.translate)")) - middle


def fingers(touch: Any, *moves: list[tuple[float, float]]) -> None:
    """Put fingers down at the first places, move them along the others, and lift them."""
    for number, places in enumerate(moves):
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(places)]
        kind = "touchMove" if number else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
