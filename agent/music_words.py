"""Tempo and key of music, said in both languages."""

from retrieval.file_attributes import KEY, TEMPO
from retrieval.models import Item

from .amounts import amount

_CHINESE = {"major": "大调", "minor": "小调", "sharp": "升", "flat": "降"}


def bpm_of(item: Item) -> int | None:
    """Return beats a minute, None where nothing was measured."""
    tempo = item.attributes.get(TEMPO)
    return tempo if isinstance(tempo, int) and tempo > 0 else None


def tempo(item: Item, language: str) -> str:
    bpm = bpm_of(item)
    if bpm is None:
        return ""
    return f"每分钟 {bpm} 拍" if language == "zh" else f"{bpm} beats a minute"


def key(item: Item, language: str) -> str:
    """Return such as "B flat major" or 降B大调."""
    named = item.text_attribute(KEY)
    if language != "zh" or not named:
        return named
    note, *changed, mode = named.split()
    return "".join((*(_CHINESE.get(word, word) for word in changed), note, _CHINESE.get(mode, mode)))


def tempos(text: str, language: str) -> str:
    """Say a range of beats a minute in words."""
    told = amount(text, language, "beats a minute", "拍")
    return f"每分钟 {told}" if language == "zh" else told
