"""YAMNet, the network that tells 521 kinds of sound apart. onnxruntime, and nothing else.

Plakal and Ellis, 2020; here with 8-bit weights, whose file takes and gives bytes.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit  # pyright: ignore[reportMissingTypeStubs]

from . import Matrix
from .samples import Samples

RATE = 16_000
"""Samples a second."""
_WINDOW, _HOP, _FOURIER = 400, 160, 512
_BANDS, _LOWEST_HZ, _HIGHEST_HZ = 64, 125.0, 7500.0
_FRAMES = 96
"""Of a patch: 0.96 seconds."""
_QUIETEST = 1e-3
# the scales written in the model file: a byte times the first, less the second
_IN_SCALE, _IN_ZERO = 0.047937885, 144
_OUT_SCALE, _OUT_ZERO = 0.7565417, 190


class Patches(NamedTuple):
    """Parts of a sound, in their order."""

    seconds: NDArray[np.floating[Any]]
    """Where each begins."""
    scores: Matrix
    """How sure each class is in each part, from 0 to 1."""


class YamNet:
    def __init__(self, model: Path, *, most_patches: int) -> None:
        """`most_patches` are looked at of a sound, evenly spread."""
        runtime: Any = onnxruntime
        options = runtime.SessionOptions()
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        self._session = runtime.InferenceSession(str(model), options, providers=providers)
        self._most = most_patches

    def scores(self, samples: Samples) -> Matrix:
        """Return a row for each patch of the sound: how sure each class is, from 0 to 1."""
        return self.patches(samples).scores

    def patches(self, samples: Samples) -> "Patches":
        """Return what is heard in each patch of the sound, and where each begins."""
        frames = _log_mel(np.pad(samples, (0, max(0, _WINDOW + _HOP * (_FRAMES - 1) - len(samples)))))
        starts = np.arange(0, len(frames) - _FRAMES + 1, _FRAMES // 2)
        if len(starts) > self._most:
            starts = starts[np.linspace(0, len(starts) - 1, self._most).astype(int)]
        rows = [self._logits(frames[start : start + _FRAMES]) for start in starts]
        return Patches(starts * _HOP / RATE, expit(np.stack(rows)).astype(np.float32))

    def _logits(self, patch: Matrix) -> Matrix:
        levels = np.clip(np.round(patch / _IN_SCALE) + _IN_ZERO, 0, 255).astype(np.uint8)
        (answer,) = self._session.run(None, {"audio": levels[None, None]})
        return (np.asarray(answer, dtype=np.float32)[0] - _OUT_ZERO) * _OUT_SCALE


def _log_mel(samples: Samples) -> Matrix:
    frames = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[::_HOP]
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / _WINDOW)
    magnitudes = np.abs(np.fft.rfft(frames * hann, _FOURIER))
    return np.log(magnitudes @ _bands() + _QUIETEST).astype(np.float32)


@cache
def _bands() -> Matrix:
    """Return how much of each frequency falls into each band: triangles on the mel scale."""
    edges = np.linspace(_mel(_LOWEST_HZ), _mel(_HIGHEST_HZ), _BANDS + 2)
    places = _mel(np.linspace(0, RATE / 2, _FOURIER // 2 + 1))[:, None]
    rising = (places - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - places) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)


def _mel(hertz: ArrayLike) -> NDArray[np.float64]:
    return 1127 * np.log1p(np.asarray(hertz, dtype=np.float64) / 700)
