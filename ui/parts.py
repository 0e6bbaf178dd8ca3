"""The parts of the chat window that can change, and what they are called in both languages."""

import json
from enum import StrEnum
from typing import Any

from retrieval.vocabulary import vocabulary

from .cards import greeting_html
from .templates import template
from .words import WORDS

_TOLD_BY_PAGE = {
    "too_many", "large", "full", "unreadable", "no_microphone", "record_stop", "recorded", "drop",
    "drop_here", "map", "map_hint", "map_near", "map_talk", "map_seed", "map_pick", "map_rejected",
    "map_failed", "zoom_in", "zoom_out", "close", "more", "more_message",
    "why_not", "why_not_message",
}  # fmt: skip


class Part(StrEnum):
    """A part of the window that can change."""

    FINISHED = "finished"
    LIVE = "live"
    START = "start"
    GREETING = "greeting"
    SESSION = "session"
    LANGUAGE = "language"
    LEDGER = "ledger"
    TOLD = "told"
    SHOW = "show"
    ATTACH = "attach"
    BOX = "box"
    SEND = "send"
    STOP = "stop"
    MAP = "map"
    NEW = "new"
    MENU = "menu"
    CLOSE = "close"
    CONVERSATIONS = "conversations"
    SETTINGS = "settings"
    CATALOGUE = "catalogue"
    PICKS = "picks"
    ADVENTUROUS = "adventurous"
    OTHER_LANGUAGE = "other-language"


Shown = dict[Part, str | dict[str, Any]]
"""What changes: a new value, or several properties."""


def answering() -> Shown:
    return {
        Part.BOX: "",
        Part.TOLD: "",
        Part.START: {"visible": False},
        Part.SEND: {"visible": False},
        Part.STOP: {"visible": True},
    }


def labels(language: str) -> Shown:
    words = WORDS[language]
    return {
        Part.LANGUAGE: language,
        Part.GREETING: greeting_html(language),
        Part.MAP: words.map,
        Part.NEW: words.new,
        Part.MENU: words.menu,
        Part.CLOSE: words.close,
        Part.OTHER_LANGUAGE: words.other_language,
        Part.SETTINGS: {"label": words.settings},
        Part.CATALOGUE: {"label": words.catalogue},
        Part.PICKS: {"label": words.picks},
        Part.ADVENTUROUS: {"label": words.adventurous},
        Part.SHOW: _panel(language),
        Part.ATTACH: words.show,
        Part.BOX: {"placeholder": words.placeholder, "label": words.ask},
        Part.SEND: {"value": words.send},
        Part.STOP: {"value": words.stop},
    }


def _panel(language: str) -> str:
    """Return where pictures, sounds and videos are chosen, with what the page says of them."""
    words, known = WORDS[language], vocabulary()
    media = {word: known.label("medium", word, language) for word in known.words("medium")}
    told = json.dumps({**words.model_dump(include=_TOLD_BY_PAGE), "media": media}, ensure_ascii=False)
    return template("show").render(words=words, language=language, told=told)
