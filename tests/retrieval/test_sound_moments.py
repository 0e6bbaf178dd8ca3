"""Where a long sound is most like itself."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from agent import Settings
from agent.known_models import SOUND_LABELS
from agent.weights import Weights
from retrieval.encoders.speech_share import SpeechShare, typical
from retrieval.encoders.yamnet import RATE, Patches
from retrieval.file_attributes import SOUND_MOMENT


def test_the_part_that_says_most_of_the_whole_is_kept() -> None:
    silence, tune, bark = [0.1, 0.1, 0.1], [0.1, 0.9, 0.2], [0.9, 0.1, 0.1]
    scores = np.array([silence, bark, tune, tune, silence], dtype=np.float32)
    assert typical(Patches(np.arange(5) * 20.5, scores)) == 41


@pytest.mark.model
def test_long_music_after_a_silence_is_played_from_where_it_sounds(tmp_path: Path) -> None:
    time = np.arange(50 * RATE) / RATE
    notes = np.sin(2 * np.pi * 220 * 2 ** (np.floor(time * 2) % 12 / 12) * time)
    samples = np.concatenate([np.random.default_rng(1).normal(0, 0.001, 40 * RATE), 0.3 * notes])
    soundfile.write(tmp_path / "long.wav", samples.astype(np.float32), RATE)
    soundfile.write(tmp_path / "short.wav", samples[35 * RATE :].astype(np.float32), RATE)
    share = SpeechShare(Weights(Settings().models).locate(SOUND_LABELS), most_patches=60)
    long, short = share.facts(tmp_path / "long.wav", {}), share.facts(tmp_path / "short.wav", {})
    assert isinstance(long, dict)
    assert isinstance(short, dict)
    assert 40 <= int(str(long[SOUND_MOMENT])) < 90
    assert SOUND_MOMENT not in short
