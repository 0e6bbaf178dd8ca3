"""Colours of pictures, said in both languages."""

from retrieval.file_attributes import COLOURFULNESS, LIGHTNESS, WARMTH
from retrieval.models import Range

GREY = 12
"""The colourfulness up to which a picture counts as black and white; old prints have a tone."""
BLACK_AND_WHITE, IN_COLOUR = Range(high=GREY), Range(low=GREY + 1)
FURTHER = {
    LIGHTNESS: (("darker", "更暗"), ("brighter", "更亮")),
    WARMTH: (("cooler", "更冷"), ("warmer", "更暖")),
    COLOURFULNESS: (("less colourful", "更素"), ("more colourful", "更鲜艳")),
}
"""Further down and up a measure."""


def colour(field: str, text: str, language: str) -> str:
    """Say a range of a measure in words: numbers of colours mean nothing to people."""
    span, chinese = Range.parse(text), language == "zh"
    if field == COLOURFULNESS and span in (BLACK_AND_WHITE, IN_COLOUR):
        words = ("in colour", "彩色") if span == IN_COLOUR else ("black and white", "黑白")
        return words[chinese]
    return FURTHER[field][span.low is not None][chinese]
