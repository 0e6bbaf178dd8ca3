"""How light, how warm and how colourful a picture is. numpy, and nothing else."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.file_attributes import COLOURFULNESS, LIGHTNESS, WARMTH
from retrieval.media_files import Flaw, Kind
from retrieval.models import Attributes

from .pixels import read_picture, scaled

SIDE = 128
"""Of a picture, in pixels: means need no more."""
# from linear sRGB to CIE XYZ, each row by the white of daylight, D65 (IEC 61966-2-1)
_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = _XYZ.sum(axis=1)
_Numbers = NDArray[np.float64]


class Colours:
    kind = Kind.IMAGE
    name = "colours-1"

    def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
        picture = read_picture(file, SIDE)
        return picture if isinstance(picture, Flaw) else measured(scaled(picture, SIDE))


def measured(pixels: NDArray[np.uint8]) -> Attributes:
    """Return the means over a picture: lightness L* from 0 to 100, warmth in hundredths, colourfulness.

    Warmth is that of Ou, Luo, Woodcock and Wright (2004): about -200 a deep blue-green, -50 grey, 220 orange.
    Colourfulness is that of Hasler and Suesstrunk (2003): 0 is none, 33 moderate, 82 high.
    """
    rgb = pixels.reshape(-1, 3) / 255
    light, red, yellow = _lab(rgb)
    hue, chroma = np.degrees(np.arctan2(yellow, red)), np.hypot(red, yellow)
    warmth = -0.5 + 0.02 * chroma**1.07 * np.cos(np.radians(hue - 50))
    return {
        LIGHTNESS: round(float(light.mean())),
        WARMTH: round(100 * float(warmth.mean())),
        COLOURFULNESS: round(_colourfulness(255 * rgb)),
    }


def _lab(rgb: _Numbers) -> tuple[_Numbers, _Numbers, _Numbers]:
    """Return L*, a* and b* (CIE 1976) of colours from 0 to 1."""
    linear: _Numbers = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    share: _Numbers = linear @ _XYZ.T / _WHITE
    bent: _Numbers = np.where(
        share > (6 / 29) ** 3, np.power(share, 1 / 3), share * (29 / 6) ** 2 / 3 + 4 / 29
    )
    x, y, z = bent.T
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _colourfulness(rgb: _Numbers) -> float:
    red, green, blue = rgb.T
    red_green, yellow_blue = red - green, (red + green) / 2 - blue
    spread = np.hypot(red_green.std(), yellow_blue.std())
    return float(spread + 0.3 * np.hypot(red_green.mean(), yellow_blue.mean()))
