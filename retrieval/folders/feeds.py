"""Podcasts: feeds kept as files (RSS, Atom) and lists of subscriptions (OPML); no address is opened."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from retrieval.models import ShelftalkError

from .markup import Element, read_markup, text_of, texts_of
from .prose import plain

_MOST_SUBSCRIPTIONS = 5_000
_MOST_EPISODES = 30


def read_outline(file: Path) -> list[dict[str, Any]]:
    """Return a row for each subscription; its address tells it from the others."""
    outlines = [each for each in read_markup(file).iter("outline") if each.get("xmlUrl")]
    rows = [row for each in outlines if (row := _subscription(each))]
    if not rows:
        raise ShelftalkError("the OPML names no podcast with an address on the web")
    if len(rows) > _MOST_SUBSCRIPTIONS:
        raise ShelftalkError(f"the OPML names more than {_MOST_SUBSCRIPTIONS:,} podcasts")
    return rows


def read_feed(file: Path) -> dict[str, Any]:
    root = read_markup(file)
    channel = root.find("channel") if root.tag == "rss" else root
    if channel is None or not _has_sound(channel):
        raise ShelftalkError("the feed has no sound in it: it is no podcast")
    episodes = [title for kind in ("item", "entry") for title in texts_of(channel, f"{kind}/title")]
    author = text_of(channel, "author")
    return {
        "title": text_of(channel, "title") or file.stem,
        "medium": "podcast",
        "creators": [{"name": author[:200], "role": "host"}] if author else [],
        "genres": _categories(channel),
        "description": text_of(channel, "description") or text_of(channel, "summary"),
        "language": text_of(channel, "language") or None,
        "url": web_address(next(iter(texts_of(channel, "link")), "")),
        "attributes": {"episodes": episodes[:_MOST_EPISODES]},
    }


def web_address(text: str) -> str | None:
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.hostname and len(text) <= 2000 else None


def _subscription(outline: Element) -> dict[str, Any] | None:
    feed = web_address(outline.get("xmlUrl", ""))
    title = plain(outline.get("title") or outline.get("text") or "", 300)
    if not feed or not title:
        return None
    return {
        "part": feed,
        "title": title,
        "medium": "podcast",
        "description": plain(outline.get("description", "")),
        "url": web_address(outline.get("htmlUrl", "")) or feed,
    }


def _categories(channel: Element) -> list[str]:
    said = texts_of(channel, "category")
    marked = [plain(each.get("text", ""), 100) for each in channel.iterfind(".//category")]
    return list(dict.fromkeys(word for word in (*marked, *said) if word))[:20]


def _has_sound(channel: Element) -> bool:
    kinds = [each.get("type", "") for name in ("enclosure", "link", "content") for each in channel.iter(name)]
    return any(kind.startswith(("audio/", "video/")) for kind in kinds)
