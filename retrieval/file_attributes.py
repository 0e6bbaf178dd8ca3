"""Attributes that an item owes to its files: what is written or said in them, and what was measured."""

from .models import Attributes

WRITTEN = "written"
"""In its picture."""
SPOKEN = "spoken"
"""In its sound; empty where that is speech of which nothing could be understood."""
SPEECH_SHARE = "speech_share"
"""How much of its sound is speech, from 0 to 1."""
MUSIC_SHARE = "music_share"
TEMPO = "tempo_bpm"
LOUDNESS = "loudness_db"
"""Below the loudest that a file can hold."""
BRIGHTNESS = "brightness_hz"
"""The centre of its frequencies."""
KEY = "key"
"""Such as "A minor"."""
LIGHTNESS = "lightness"
"""Of its picture, from 0 to 100."""
WARMTH = "warmth"
"""In hundredths; -50 is grey."""
COLOURFULNESS = "colourfulness"
"""From 0, black and white."""
SOUND_MOMENT = "sound_moment"
"""Where in a long sound, unless that is speech, a part of it says most of the whole, in whole seconds."""
COLOURS = (LIGHTNESS, WARMTH, COLOURFULNESS)
TEXTS = (WRITTEN, SPOKEN)
MEASURED = frozenset({SPEECH_SHARE, MUSIC_SHARE, TEMPO, LOUDNESS, BRIGHTNESS, KEY, SOUND_MOMENT, *COLOURS})
MOSTLY = 0.5
"""A sound with as much speech in it is taken for speech, and other sounds are not transcribed."""


def is_speech(facts: Attributes) -> bool:
    """Tell whether a sound with these attributes is taken for speech."""
    share = facts.get(SPEECH_SHARE, 0)
    return isinstance(share, int | float) and share >= MOSTLY
