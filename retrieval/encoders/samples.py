"""Sound files become samples. soundfile, and nothing else."""

import math
from pathlib import Path
from typing import Any, cast

import numpy as np
import soundfile
from numpy.typing import NDArray
from scipy import signal  # pyright: ignore[reportMissingTypeStubs]

from retrieval.media_files import MOST_SECONDS, Flaw

Samples = NDArray[np.float32]
"""One channel, from -1 to 1."""
LISTENED_SECONDS = 600
"""Of a longer sound, so much of its beginning is heard."""
_BLOCK_SECONDS = 20
_MOST_RATE = 400_000
_MOST_CHANNELS = 16
_QUIET = 1e-4
"""A peak below this is silence: -80 dB."""


def read_sound(file: Path, rate: int, seconds: int = LISTENED_SECONDS) -> Samples | Flaw:
    """Return the sound, or so many seconds of its beginning, as one channel at this many samples a second."""
    try:
        with soundfile.SoundFile(file) as opened:
            if opened.samplerate > _MOST_RATE or opened.channels > _MOST_CHANNELS:
                return Flaw.DAMAGED
            if opened.frames > MOST_SECONDS * opened.samplerate:
                return Flaw.SECONDS
            blocks = [_resampled(block, opened.samplerate, rate) for block in _blocks(opened, seconds)]
    except (soundfile.LibsndfileError, OSError, ValueError):
        return Flaw.DAMAGED
    samples = np.concatenate([*blocks, np.zeros(0, dtype=np.float32)])
    if not len(samples) or not np.isfinite(samples).all():
        return Flaw.DAMAGED
    return samples if np.abs(samples).max() > _QUIET else Flaw.SILENT


def _blocks(opened: soundfile.SoundFile, seconds: int) -> list[Samples]:
    """Return one channel in blocks, so that no more than one is held with all its channels."""
    size = opened.samplerate * _BLOCK_SECONDS
    most = -(-seconds // _BLOCK_SECONDS)
    blocks: list[Samples] = []
    while len(blocks) < most and len(block := opened.read(size, dtype="float32", always_2d=True)):
        blocks.append(block.mean(axis=1))
    return blocks


def _resampled(samples: Samples, rate: int, wanted: int) -> Samples:
    shared = math.gcd(rate, wanted)
    resampled = cast(Any, signal).resample_poly(samples, wanted // shared, rate // shared)
    return np.asarray(resampled, dtype=np.float32)
