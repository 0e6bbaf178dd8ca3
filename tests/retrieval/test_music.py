"""Tempo, loudness, brightness and key, of music made on the spot."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from retrieval.encoders.music import RATE, Music, measured
from retrieval.encoders.samples import Samples
from retrieval.file_attributes import BRIGHTNESS, KEY, LOUDNESS, MUSIC_SHARE, TEMPO

SECONDS = 20
TIME = np.arange(SECONDS * RATE) / RATE


def clicks(bpm: float) -> Samples:
    """Return a metronome: short bursts that die away."""
    since = TIME % (60 / bpm)
    return (0.8 * np.sin(2 * np.pi * 1000 * since) * np.exp(-60 * since)).astype(np.float32)


def chord(*notes: int, loud: float = 0.1) -> Samples:
    """Return notes, counted in half tones from the middle C, sounding together."""
    tones = [np.sin(2 * np.pi * 261.63 * 2 ** (note / 12) * TIME) for note in notes]
    return (loud * np.sum(tones, axis=0)).astype(np.float32)


@pytest.mark.parametrize("bpm", [60, 75, 90, 100, 120, 132, 150])
def test_the_tempo_of_a_metronome_is_heard(bpm: int) -> None:
    assert measured(clicks(bpm))[TEMPO] == pytest.approx(bpm, rel=0.03)


@pytest.mark.parametrize(
    ("notes", "key"), [((0, 4, 7, 12), "C major"), ((-3, 0, 4, 9), "A minor"), ((2, 6, 9, 14), "D major")]
)
def test_the_key_of_a_chord_is_heard(notes: tuple[int, ...], key: str) -> None:
    assert measured(chord(*notes))[KEY] == key


def test_louder_and_brighter_music_has_higher_numbers() -> None:
    quiet, loud = measured(chord(0, 4, 7)), measured(chord(0, 4, 7, loud=0.3))
    assert float(str(loud[LOUDNESS])) == pytest.approx(float(str(quiet[LOUDNESS])) + 9.5, abs=0.2)
    assert float(str(measured(chord(36, 40, 43))[BRIGHTNESS])) > 2 * float(str(quiet[BRIGHTNESS]))


def test_what_is_no_music_has_no_tempo_or_key(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", clicks(90), RATE)
    assert Music().facts(tmp_path / "a.wav", {MUSIC_SHARE: 0.0}) == {}
    facts = Music().facts(tmp_path / "a.wav", {MUSIC_SHARE: 0.9})
    assert isinstance(facts, dict)
    assert facts[TEMPO] == pytest.approx(90, abs=2)
