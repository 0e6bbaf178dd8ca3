"""Tempo, loudness, brightness and key of music. librosa, and nothing else."""

from pathlib import Path
from typing import Any

import numpy as np

from retrieval.file_attributes import BRIGHTNESS, KEY, LOUDNESS, MUSIC_SHARE, TEMPO
from retrieval.media_files import Flaw, Kind
from retrieval.models import Attributes

from .samples import Samples, read_sound

RATE = 16_000
_HEARD = 90 * RATE
"""Samples from the middle: songs begin and end otherwise than they are."""
_HOP = 256
_MUSICAL = 0.3
"""The share of music from which on a sound has tempo and key."""
_NOTES = ("C", "C sharp", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B")
# how well each note of a scale fits a key, from its first note on (Krumhansl and Kessler, 1982)
_MAJOR = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
_MINOR = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)


class Music:
    kind = Kind.AUDIO
    name = "music-librosa-1"

    def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
        share = known.get(MUSIC_SHARE, 0)
        if not isinstance(share, int | float) or share < _MUSICAL:
            return {}
        samples = read_sound(file, RATE)
        return samples if isinstance(samples, Flaw) else measured(samples)


def measured(samples: Samples) -> Attributes:
    """Return what is measured of music; `samples` are at RATE."""
    librosa: Any = _library()
    start = max(0, (len(samples) - _HEARD) // 2)
    heard = samples[start : start + _HEARD]
    onsets = librosa.onset.onset_strength(y=heard, sr=RATE, hop_length=_HOP)
    tempo = float(librosa.feature.tempo(onset_envelope=onsets, sr=RATE, hop_length=_HOP)[0])
    centroid = librosa.feature.spectral_centroid(y=heard, sr=RATE)
    chroma = librosa.feature.chroma_stft(y=heard, sr=RATE, tuning=0.0).mean(axis=1)
    loudness = 10 * np.log10(float(np.square(heard).mean()) + 1e-10)
    facts: Attributes = {
        LOUDNESS: round(float(loudness), 1),
        BRIGHTNESS: round(float(centroid.mean())),
        KEY: _key(chroma),
    }
    return {TEMPO: round(tempo), **facts} if tempo > 0 and onsets.max() > 0 else facts


def _key(chroma: Samples) -> str:
    """Return the key whose profile the notes resemble most."""
    fits = {
        f"{note} {mode}": float(np.corrcoef(np.roll(profile, place), chroma)[0, 1])
        for mode, profile in (("major", _MAJOR), ("minor", _MINOR))
        for place, note in enumerate(_NOTES)
    }
    return max(fits, key=lambda key: fits[key])


def _library() -> Any:
    # it takes seconds to import, and only who adds music needs it
    import librosa

    return librosa
