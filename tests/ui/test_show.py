"""Pictures, sounds and videos shown in the chat window, and settings kept by the browser, in a real one."""

import io
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload

from retrieval.catalogue import Catalogues
from retrieval.models import Item
from tests.fakes import WordEncoder
from tests.retrieval.media import video
from tests.ui.browser import PASTE, Window
from tests.ui.conftest import unheard
from tests.ui.fakes import FakeApp
from tests.ui.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture
def url(app: FakeApp) -> Iterator[str]:
    with served(app) as address:
        yield address


def photo() -> FilePayload:
    written = io.BytesIO()
    Image.new("RGB", (2000, 1000), "navy").save(written, "PNG")
    return {"name": "photo.png", "mimeType": "image/png", "buffer": written.getvalue()}


def sound(seconds: int = 40) -> FilePayload:
    written = io.BytesIO()
    with wave.open(written, "wb") as opened:
        opened.setnchannels(2)
        opened.setsampwidth(2)
        opened.setframerate(44100)
        opened.writeframes(b"\x00\x10" * 2 * 44100 * seconds)
    return {"name": "tone.wav", "mimeType": "audio/wav", "buffer": written.getvalue()}


def navy(app: FakeApp) -> Item:
    """Return an item with a picture and a sound."""
    image, audio = (app.settings.data / file["name"] for file in (photo(), sound(1)))
    image.write_bytes(photo()["buffer"])
    audio.write_bytes(sound(1)["buffer"])
    return Item(id="n", title="Navy", medium="album", image=str(image), audio=str(audio))


@pytest.mark.parametrize(
    ("locale", "says"), [("en-US", "Something that feels like this"), ("zh-CN", "想要和这个感觉一样的")]
)
def test_what_is_shown_goes_along_made_small_and_needs_no_words(
    chromium: Browser, url: str, app: FakeApp, locale: str, says: str
) -> None:
    window = Window(chromium.new_page(locale=locale), url)
    window.page.press("#st-attach", "Enter")
    window.wait_for("#st-panel >> text=30 MB")  # the limits are said before
    window.page.set_input_files("#st-panel input", [photo(), sound()])
    window.wait_for(".st-tray li >> nth=1")
    window.page.press("#st-composer textarea", "Enter")
    window.wait_for(f"#st-live [data-stage=done] >> text={says}")
    picture, heard = app.attached
    with Image.open(io.BytesIO(picture)) as seen:
        assert (seen.format, seen.size) == ("JPEG", (768, 384))
    with wave.open(io.BytesIO(heard)) as opened:
        assert (opened.getnchannels(), opened.getframerate(), opened.getnframes()) == (1, 16000, 480_000)
    assert window.texts(".st-tray li") == []
    assert not window.errors


@pytest.mark.parametrize(
    ("locale", "refused"),
    [
        ("en-US", "long.mkv was left out: videos may have 30 MB"),
        ("zh-CN", "long.mkv 没有用：视频合起来不能超过"),
    ],
)
def test_a_video_goes_along_as_it_is_as_long_as_it_is_small(
    chromium: Browser, url: str, app: FakeApp, tmp_path: Path, locale: str, refused: str
) -> None:
    clip = video(tmp_path / "clip.webm", "green", form="VP80").read_bytes()
    window = Window(chromium.new_page(locale=locale), url)
    shown: list[FilePayload] = [
        {"name": "clip.webm", "mimeType": "video/webm", "buffer": clip},
        {"name": "odd.avi", "mimeType": "", "buffer": b"RIFF\0\0\0\0AVI " + bytes(15_000_000)},
        {"name": "long.mkv", "mimeType": "video/x-matroska", "buffer": bytes(16_000_000)},
    ]
    window.page.set_input_files("#st-panel input", shown)
    window.wait_for(f"role=status >> text={refused}")
    assert len(window.texts(".st-tray li")) == 2
    assert window.page.locator(".st-tray canvas").count() == 1
    window.ask("like this")
    window.wait_for("#st-live [data-stage=done]")
    assert app.attached == [clip, shown[1]["buffer"]]
    assert not window.errors


def test_what_is_shown_can_be_taken_out_and_what_cannot_be_read_is_said(
    chromium: Browser, url: str, app: FakeApp
) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    note: FilePayload = {"name": "note.png", "mimeType": "image/png", "buffer": b"no picture"}
    window.page.set_input_files("#st-panel input", [photo(), note])
    window.wait_for("role=status >> text=note.png is no picture")
    window.page.click("role=button[name='Take out: photo.png']")
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")
    assert app.attached == []


def test_what_was_shown_is_shown_again_when_a_failed_question_is_asked_again(
    chromium: Browser, url: str, app: FakeApp
) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    app.trouble = "the disk is full; make room"
    window.page.set_input_files("#st-panel input", photo())
    window.wait_for(".st-tray li")
    window.ask("like this")
    window.wait_for("#st-live [data-stage=failed]")
    app.trouble = ""
    window.page.click("text=Try again")
    window.wait_for("#st-live [data-stage=done]")
    first, second = app.attached
    assert first == second


def test_a_picture_that_is_dropped_goes_along(chromium: Browser, url: str) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    given = window.page.evaluate_handle(
        "() => { const given = new DataTransfer();"
        " const canvas = new OffscreenCanvas(9, 9); canvas.getContext('2d');"
        " return canvas.convertToBlob().then(b => {"
        " given.items.add(new File([b], 'dropped.png', { type: 'image/png' })); return given; }); }"
    )
    window.page.dispatch_event("body", "dragover", {"dataTransfer": given})
    assert "30 MB" in window.page.evaluate("document.body.dataset.drop")
    window.page.dispatch_event("body", "drop", {"dataTransfer": given})
    window.wait_for(".st-tray li >> text=dropped.png")


def test_a_picture_that_is_pasted_goes_along(chromium: Browser, url: str, app: FakeApp) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    window.page.locator("#st-composer textarea").evaluate(PASTE)
    window.wait_for(".st-tray >> text=pasted.png")
    window.ask("like this")
    window.wait_for("#st-live [data-stage=done]")
    assert [content[:2] for content in app.attached] == [b"\xff\xd8"]


def test_a_card_shows_the_picture_of_its_item_and_plays_its_sound(
    chromium: Browser, app: FakeApp, url: str
) -> None:
    Catalogues(app.settings.catalogues).add("media", [navy(app)], (WordEncoder(),), unheard)
    session = app.conversations.start("media").id
    window = Window(chromium.new_page(locale="en-US"), f"{url}/?session={session}")
    window.ask("an album")
    window.wait_for("#st-live [data-stage=done] >> role=img[name='Picture of Navy']")
    window.page.wait_for_function("document.querySelector('.st-picture').naturalWidth === 512")
    assert window.page.locator("audio[aria-label='Sound of Navy']").count() == 1


def test_the_dial_is_kept_by_the_browser_and_goes_along(chromium: Browser, url: str, app: FakeApp) -> None:
    context = chromium.new_context(locale="en-US")
    window = Window(context.new_page(), url)
    window.page.click("#st-open-menu")
    window.page.click("#st-settings button")
    kept = window.page.evaluate("JSON.stringify(localStorage)")
    window.page.get_by_role("spinbutton", name="adventurous").fill("0.7")
    window.page.keyboard.press("Tab")
    window.page.wait_for_function("kept => JSON.stringify(localStorage) !== kept", arg=kept)
    second = Window(context.new_page(), url)
    second.ask("something slow")
    second.wait_for("#st-live [data-stage=done]")
    assert app.preferred[-1].adventurous == 0.7


def test_a_sound_is_recorded_with_the_microphone(chromium: Browser, url: str, app: FakeApp) -> None:
    context = chromium.new_context(locale="en-US", permissions=["microphone"])
    window = Window(context.new_page(), url)
    window.page.press("#st-attach", "Enter")
    window.page.get_by_role("button", name="Record a sound").press("Enter")
    window.page.wait_for_timeout(1000)
    window.page.get_by_role("button", name="Stop recording").press("Enter")
    window.wait_for(".st-tray >> text=recording")
    window.ask("like this")
    window.wait_for("#st-live [data-stage=done]")
    assert [content[:4] for content in app.attached] == [b"RIFF"]


def test_a_microphone_that_may_not_be_used_is_said(chromium: Browser, url: str) -> None:
    window = Window(chromium.new_page(locale="en-US"), url)
    window.page.click("#st-attach")
    window.page.click("text=Record a sound")
    window.wait_for("role=status >> text=The microphone cannot be used")
    window.ask("a slow film")
    window.wait_for("#st-live [data-stage=done]")
