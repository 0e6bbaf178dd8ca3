"""Picture files become pixels. Pillow, and nothing else."""

import struct
import warnings
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from retrieval.media_files import MOST_PIXELS, Flaw

Picture = Image.Image
Pixels = NDArray[np.float32]
"""Height by width by colour, from 0 to 255."""
# no other decoder of Pillow is ever run, whatever a file claims to be
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
_BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# what Pillow raises for damaged files, beside its own UnidentifiedImageError, an OSError
_DAMAGED = (
    OSError, ValueError, SyntaxError, EOFError, OverflowError, KeyError, IndexError, TypeError, struct.error,
    ZeroDivisionError, MemoryError,
)  # fmt: skip
_PAPER = (255, 255, 255)
_MARGIN = 0.1
_OPAQUE = [0] * 17 + [255] * 239
"""By how opaque a pixel is, whether it can be seen."""


def read_picture(file: Path, side: int) -> Picture | Flaw:
    """Return the picture upright, in colour and on white paper; `side` is what will be needed of it."""
    upright = _upright(file, side)
    return upright if isinstance(upright, Flaw) else _on_paper(upright)


def read_subject(file: Path, side: int) -> Picture | Flaw:
    """Return the same of what stands on transparent ground, filling the picture but for a margin."""
    upright = _upright(file, side)
    return upright if isinstance(upright, Flaw) else _on_paper(_close(upright))


def _upright(file: Path, side: int) -> Picture | Flaw:
    """Return the picture with its transparency."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # a damaged EXIF block is no reason to complain
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=_FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    return Flaw.PIXELS
                opened.draft("RGB", (side, side))  # JPEG is then decoded at a fraction of its size
                # reduced first: a quarter of the work for what follows, and of the memory
                opened.thumbnail((4 * side, 4 * side))
                return ImageOps.exif_transpose(opened).convert("RGBA")
    except _BOMB:
        return Flaw.PIXELS
    except _DAMAGED:
        return Flaw.DAMAGED


def squared(picture: Picture, side: int) -> Pixels:
    """Return the picture as a square of this side, on paper where it is none."""
    return np.asarray(ImageOps.pad(picture, (side, side), color=_PAPER), dtype=np.float32)


def scaled(picture: Picture, side: int) -> NDArray[np.uint8]:
    """Return the picture with its longer side of this length, be it larger or smaller."""
    share = side / max(picture.size)
    return np.asarray(
        picture.resize((max(1, round(picture.width * share)), max(1, round(picture.height * share))))
    )


def as_jpeg(file: Path, side: int) -> bytes | Flaw:
    """Return the picture within a square of this side, with nothing else of what the file holds."""
    picture = read_picture(file, side)
    if isinstance(picture, Flaw):
        return picture
    picture.thumbnail((side, side))
    written = BytesIO()
    picture.save(written, "JPEG", quality=85)
    return written.getvalue()


def _close(picture: Picture) -> Picture:
    """Return what can be seen of the picture, with a margin."""
    seen = picture.getchannel("A").point(_OPAQUE).getbbox()
    if seen is None or seen == (0, 0, *picture.size):
        return picture
    left, top, right, bottom = seen
    margin = round(_MARGIN * max(right - left, bottom - top))
    return picture.crop((left - margin, top - margin, right + margin, bottom + margin))


def _on_paper(upright: Picture) -> Picture:
    paper = Image.new("RGBA", upright.size, _PAPER)
    paper.alpha_composite(upright)
    return paper.convert("RGB")
