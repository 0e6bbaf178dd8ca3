"""Text in pictures, such as titles on covers, in Latin and Chinese letters. RapidOCR, and nothing else."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import rapidocr

from retrieval.file_attributes import WRITTEN
from retrieval.media_files import Flaw, Kind
from retrieval.models import Attributes, ShelftalkError

from .pixels import read_picture, scaled

SIDE = 640
"""Of a picture, in pixels: more finds no more titles on posters."""
MOST_LINES = 24
"""The largest ones: a page full of small print would take half a minute."""
MOST_LETTERS = 600
LEAST_SCORE = 0.7
"""From 0 to 1; below it most lines are no words."""
_FINDS, _READS = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"


class Lettering:
    kind = Kind.IMAGE
    name = f"{WRITTEN}-ppocrv6-small-{SIDE}"

    def __init__(self, *, threads: int) -> None:
        settings = {
            "Global.log_level": "critical",
            "Global.use_cls": False,  # whether a line is upside down
            "Global.max_side_len": SIDE,
            "Det.limit_type": "max",
            "Det.limit_side_len": SIDE,
            "Det.model_path": _weights(_FINDS),
            "Rec.model_path": _weights(_READS),
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
        self._engine = _LargestLines(params=settings)

    def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
        picture = read_picture(file, SIDE)
        if isinstance(picture, Flaw):
            return picture
        # OpenCV has colours the other way round
        found: Any = self._engine(np.flip(scaled(picture, SIDE), axis=2).copy())
        text = _text(found.txts or (), found.scores or ())
        return {WRITTEN: text} if text else {}


class _LargestLines(rapidocr.RapidOCR):
    """Reads the largest lines only, in the order in which they stand."""

    def detect_and_crop(self, img: Any, op_record: Any) -> Any:
        crops, found = super().detect_and_crop(img, op_record)
        boxes = np.asarray(found.boxes)
        areas = np.prod(boxes.max(axis=1) - boxes.min(axis=1), axis=1)
        largest = np.sort(np.argsort(-areas, kind="stable")[:MOST_LINES])
        found.boxes = boxes[largest]
        found.scores = [(found.scores or [])[n] for n in largest]
        return [crops[n] for n in largest], found


def _text(lines: Sequence[str], scores: Sequence[float]) -> str:
    sure = [line.strip() for line, score in zip(lines, scores, strict=True) if score >= LEAST_SCORE]
    return " ".join(line for line in sure if sum(map(str.isalnum, line)) > 1)[:MOST_LETTERS]


def _weights(name: str) -> str:
    """Return where the package has its weights: it would fetch others from the net."""
    file = Path(rapidocr.__file__).parent / "models" / name
    if not file.is_file():
        raise ShelftalkError(
            f"{file} is missing: install rapidocr 3.10 again (`pip install 'rapidocr>=3.10,<4'`)"
        )
    return str(file)
