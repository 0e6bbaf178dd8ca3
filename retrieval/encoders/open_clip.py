"""Pictures by any open_clip model, which puts texts into the same space. open_clip, and nothing else."""

import hashlib
import importlib
import pickle
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from retrieval.media_files import Flaw, Kind
from retrieval.models import ShelftalkError

from . import Impression, Matrix, Vector
from .pixels import read_picture

_SAMPLE = 64


class OpenClip:
    """A model's pictures and texts; `pretrained` is a tag that open_clip knows, or a checkpoint file.

    A model can also be a folder with its configuration and weights, as `local-dir:FOLDER`.
    """

    kind = Kind.IMAGE

    def __init__(self, model: str, pretrained: str, cache: Path, *, batch: int) -> None:
        """`cache` is where open_clip puts what it fetches."""
        library = open_clip()
        try:
            self._model, _, self._prepare = library.create_model_and_transforms(
                model, pretrained=pretrained, cache_dir=str(cache)
            )
            self._tokens = library.get_tokenizer(model)
        # an unknown name or tag, a checkpoint of another model, and no way to fetch it
        except (RuntimeError, OSError, ValueError, KeyError, pickle.UnpicklingError) as error:
            raise ShelftalkError(
                f"open_clip cannot load {model!r} from {pretrained!r} ({str(error).splitlines()[0]}); name"
                " one of its models with a checkpoint file, or with a tag that `shelftalk setup` can fetch"
            ) from error
        self._model.eval()
        self._side = max(self._model.visual.image_size)
        self._batch = batch
        self.size = int(self._place(["."]).shape[1])
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", model.rpartition("/")[2])
        self.space = f"image-openclip-{name}-{self._fingerprint()}"

    def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        made: list[Impression | Flaw] = []
        for start in range(0, len(files), self._batch):
            made.extend(self._batch_of(files[start : start + self._batch]))
        return made

    def place_of(self, text: str, vector: Vector) -> Vector:
        return self._place([text])[0]

    def meaning(self, place: Vector) -> Vector | None:
        return None

    def _batch_of(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        pictures = [read_picture(file, self._side) for file in files]
        good = [self._prepare(picture) for picture in pictures if not isinstance(picture, Flaw)]
        rows = iter(self._seen(torch.stack(good)) if good else ())
        return [picture if isinstance(picture, Flaw) else Impression(next(rows), ()) for picture in pictures]

    def _seen(self, pixels: torch.Tensor) -> Matrix:
        with torch.inference_mode():
            return _array(self._model.encode_image(pixels, normalize=True))

    def _place(self, texts: Sequence[str]) -> Matrix:
        with torch.inference_mode():
            return _array(self._model.encode_text(self._tokens(list(texts)), normalize=True))

    def _fingerprint(self) -> str:
        """Tell checkpoints apart by the shape and the first numbers of each of their tensors."""
        digest = hashlib.blake2b(digest_size=4)
        for name, tensor in self._model.state_dict().items():
            digest.update(f"{name} {tuple(tensor.shape)}".encode())
            digest.update(tensor.flatten()[:_SAMPLE].numpy().tobytes())
        return digest.hexdigest()


def _array(rows: torch.Tensor) -> Matrix:
    return rows.numpy().astype(np.float32)


def open_clip() -> Any:
    """Return the library, whichever torchvision there is."""
    try:
        return importlib.import_module("open_clip")
    except RuntimeError:
        # PyPI's torchvision beside a torch for CPUs cannot load its own operators, and its import ends where
        # it describes two of them. They belong to object detection; declared here, all else works.
        library: Any = torch.library.Library("torchvision", "FRAGMENT")
        for name in ("nms", "qnms"):
            library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        return importlib.import_module("open_clip")
