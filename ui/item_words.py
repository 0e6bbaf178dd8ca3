"""An item's facts and a ledger's facts, said in the reader's language."""

from urllib.parse import urlsplit

from agent.ledger import Fact
from agent.music_words import tempo
from agent.upload_words import shown
from agent.wording import creators_of, label, measure, title_of
from retrieval.facets import NUMBERS
from retrieval.models import Item
from retrieval.vocabulary import vocabulary

_SHOWN_CREATORS = 3
_SAID_IN_HOURS = 600


def other_title(item: Item, language: str) -> str:
    """Return the title in the other language or the original one, empty when it is the same."""
    other = item.title if language == "zh" else item.text_attribute("title_original")
    return other if other != title_of(item, language) else ""


def creators(item: Item, language: str) -> str:
    return creators_of(item, language, _SHOWN_CREATORS)


def medium(item: Item, language: str) -> str:
    word = vocabulary().canonical("medium", item.medium) or item.medium
    return vocabulary().label("medium", word, language)


def year(item: Item, language: str) -> str:
    if item.year is None:
        return ""
    if item.year > 0:
        return str(item.year)
    return f"前{-item.year}" if language == "zh" else f"{-item.year} BC"


def length(item: Item, language: str) -> str:
    """Return the length as people say it, empty when there is none."""
    if not item.duration_minutes:
        return ""
    if item.duration_minutes >= _SAID_IN_HOURS:
        hours = round(item.duration_minutes / 60)
        return f"{hours}小时" if language == "zh" else f"{hours} h"
    return f"{item.duration_minutes}{'分钟' if language == 'zh' else ' min'}"


def details(item: Item, language: str) -> tuple[str, ...]:
    """Return who made it, how long it is and how fast; empty what is not known."""
    return creators(item, language), length(item, language), tempo(item, language)


def moment(seconds: float | None, language: str) -> str:
    """Return where in its video the picture of a work is seen; empty where it is of no video."""
    if seconds is None:
        return ""
    hours, rest = divmod(int(seconds), 3600)
    clock = f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
    return f"画面取自 {clock}" if language == "zh" else f"picture from {clock}"


def wish(fact: Fact, language: str) -> str:
    """Return the value of a fact in words."""
    match fact.field:
        case field if field in NUMBERS:
            return measure(field, fact.value, language)
        case "image" | "audio" | "video":
            return shown(fact, language)
        case "title" | "creator":
            return (fact.value_zh if language == "zh" else "") or fact.value
        case _:
            return label(fact, language)


def web_address(item: Item) -> str:
    """Return the item's page, empty for anything a browser would run instead of open."""
    try:
        parts = urlsplit(item.url or "")
    except ValueError:
        return ""
    return parts.geturl() if parts.scheme in ("http", "https") and parts.netloc else ""
