"""A real browser at the chat window, and what it asked of whom."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager

from playwright.sync_api import Browser, Dialog, Page, sync_playwright

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
    " --use-fake-device-for-media-stream"
).split()
PASTE = """async box => {
    const canvas = new OffscreenCanvas(300, 200);
    canvas.getContext("2d");
    const picture = await canvas.convertToBlob({ type: "image/png" });
    const carried = new DataTransfer();
    carried.items.add(new File([picture], "pasted.png", { type: "image/png" }));
    const pasted = { clipboardData: carried, bubbles: true, composed: true, cancelable: true };
    box.dispatchEvent(new ClipboardEvent("paste", pasted));
}"""
"""Pastes a picture into a box, as the clipboard of a desktop would."""


@contextmanager
def browser() -> Generator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


class Window:
    """One tab with the chat window."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.asked: list[str] = []
        """Every address the page asked for."""
        self.errors: list[str] = []
        self.alerts: list[str] = []
        page.on("dialog", self._note)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(url)
        page.wait_for_selector("#st-greeting h2, #st-finished .st-turn", state="attached")

    def _note(self, dialog: Dialog) -> None:
        self.alerts.append(dialog.message)
        dialog.dismiss()

    def ask(self, message: str) -> None:
        self.page.fill("#st-composer textarea", message)
        self.page.press("#st-composer textarea", "Enter")

    def wait_for(self, selector: str, seconds: float = 20) -> None:
        self.page.wait_for_selector(selector, timeout=seconds * 1000)

    def texts(self, selector: str) -> list[str]:
        return self.page.locator(selector).all_inner_texts()

    def foreign(self, url: str) -> list[str]:
        """Return what was asked of other hosts than the one at `url`."""
        return [asked for asked in self.asked if not asked.startswith((url, "data:", "blob:"))]
