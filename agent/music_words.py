"""Tempo and key of music, said in both languages."""

from retrieval.file_attributes import KEY, TEMPO
from retrieval.models import Item, Range

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
    span, chinese = Range.parse(text), language == "zh"
    if span.low is None:
        return f"每分钟 {span.high} 拍以内" if chinese else f"at most {span.high} beats a minute"
    if span.high is None:
        return f"每分钟 {span.low} 拍以上" if chinese else f"at least {span.low} beats a minute"
    return f"每分钟 {span.low}—{span.high} 拍" if chinese else f"{span.low}–{span.high} beats a minute"
