"""Text becomes vectors by any sentence-transformers model in a local folder."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from copy import copy
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.models import ShelftalkError

from . import Matrix

MAX_TOKENS = 256
"""Longer texts are read up to here; time and memory grow with it."""
_SAMPLE_BYTES = 1 << 20


class Words(NamedTuple):
    """A text in the encoder's tokens, without those that only open and close it."""

    text: str
    starts: NDArray[np.intp]
    """Where each token begins in the text, white space left out, and where it ends."""
    ends: NDArray[np.intp]
    states: NDArray[np.float32]
    """Layers by tokens by numbers."""

    def places(self, words: str) -> NDArray[np.intp]:
        """Return which tokens are those words; none where the text does not have them."""
        start = self.text.find(words) if words else -1
        if start < 0:
            return np.array([], dtype=np.intp)
        return np.flatnonzero((self.starts < start + len(words)) & (self.ends > start))


class TextEncoder:
    """Texts as unit vectors in 32-bit floats; the model's own prompts for queries and documents."""

    def __init__(self, folder: Path, *, batch: int) -> None:
        self._model = _load(folder)
        self._meanings = _without_prompt(self._model)
        self._batch = batch
        self.space = space_of(folder)
        self.size = int(self._model.get_embedding_dimension())

    def documents(self, texts: Sequence[str]) -> Matrix:
        return self._encoded(self._model.encode_document, texts)

    def in_parts(self, texts: Sequence[Sequence[str]]) -> Matrix:
        """Read each text once, and average its words piece by piece (late chunking, Günther et al. 2024)."""
        import torch

        wholes = ["".join(pieces) for pieces in texts]
        read = self._model.encode_document(wholes, batch_size=self._batch, output_value=None)
        with torch.inference_mode():
            rows = [self._parts(pieces, each) for pieces, each in zip(texts, read, strict=True)]
        flat = [row.reshape(-1) for row in rows]
        return np.stack(flat) if flat else np.zeros((0, self.size), dtype=np.float32)

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self._encoded(self._model.encode_query, texts)

    def meanings(self, texts: Sequence[str]) -> Matrix:
        prompts: dict[str, str] = self._model.prompts
        encode = partial(self._meanings.encode, prompt=prompts.get("STS", ""))
        return self._encoded(encode, texts)

    def words(self, text: str, layers: Sequence[int]) -> Words:
        """Return what these layers, 0 the bare tokens, make of each token of a text without a prompt."""
        import torch

        read = self._model.tokenizer(
            text, return_offsets_mapping=True, truncation=True, max_length=MAX_TOKENS
        )
        places = [place for place, (start, end) in enumerate(read["offset_mapping"]) if end > start]
        spans = [read["offset_mapping"][place] for place in places]
        ids = torch.tensor([read["input_ids"]])
        with torch.inference_mode():
            made = (
                self._model[0]
                .auto_model(input_ids=ids, attention_mask=torch.ones_like(ids), output_hidden_states=True)
                .hidden_states
            )
            states = torch.stack([made[layer][0, places] for layer in layers]).float().numpy()
        starts = [end - len(text[start:end].lstrip()) for start, end in spans]
        return Words(text, np.array(starts, np.intp), np.array([end for _, end in spans], np.intp), states)

    def _parts(self, pieces: Sequence[str], read: dict[str, Any]) -> Matrix:
        import torch

        words, whole = read["token_embeddings"], read["sentence_embedding"]
        spans = self._spans(pieces)
        found = [words[first:last].mean(dim=0) for first, last in spans if last > first]
        rows = iter(self._pooled(torch.stack(found)) if found else ())
        parts = [next(rows) if last > first else whole for first, last in spans]
        return torch.nn.functional.normalize(torch.stack([whole, *parts]).float(), dim=1).cpu().numpy()

    def _spans(self, pieces: Sequence[str]) -> list[tuple[int, int]]:
        """Return from which to which token each piece goes."""
        prompt: str = self._model.prompts.get("document", "")
        tokens = self._model.tokenizer(
            prompt + "".join(pieces), return_offsets_mapping=True, truncation=True, max_length=MAX_TOKENS
        )
        ends = [end for _, end in tokens["offset_mapping"]]
        while ends and not ends[-1]:  # what ends the text has no place in it
            ends.pop()
        edges = accumulate(map(len, pieces), initial=len(prompt))
        return list(pairwise(bisect_right(ends, edge) for edge in edges))

    def _pooled(self, means: Any) -> Any:
        """Return what the layers after the pooling make of the means of words."""
        from sentence_transformers.sentence_transformer.modules import Pooling

        modules = list(self._model)
        place = next(n for n, module in enumerate(modules) if isinstance(module, Pooling))
        features = {"sentence_embedding": means}
        for module in modules[place + 1 :]:
            features = module(features)
        return features["sentence_embedding"]

    def _encoded(self, encode: Callable[..., Any], texts: Sequence[str]) -> Matrix:
        rows = encode(list(texts), batch_size=self._batch, normalize_embeddings=True)
        return np.asarray(rows, dtype=np.float32).reshape(len(texts), self.size)


def space_of(folder: Path) -> str:
    """Return the name of the space of the encoder in a folder, without loading it."""
    _require_encoder(folder)
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", folder.name)
    return f"text-{name}-{_fingerprint(folder)}"


def _require_encoder(folder: Path) -> None:
    if not (folder / "modules.json").is_file():
        raise ShelftalkError(f"{folder} holds no text encoder; run `shelftalk setup`")


def _load(folder: Path) -> Any:
    _require_encoder(folder)
    import torch
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        model = SentenceTransformer(str(folder), local_files_only=True, model_kwargs={"dtype": torch.float32})
    except (OSError, SafetensorError, ValueError, KeyError) as error:
        raise ShelftalkError(
            f"the text encoder in {folder} is damaged ({error}); run `shelftalk setup` again"
        ) from error
    model.max_seq_length = MAX_TOKENS
    return model


def _without_prompt(model: Any) -> Any:
    """Return the model, weights shared, with the prompt's own words left out of the vectors."""
    # counted in, they make all texts alike: true and false sentences are told apart less well
    from sentence_transformers import SentenceTransformer

    other = SentenceTransformer(modules=[copy(module) for module in model])
    other.set_pooling_include_prompt(False)
    return other


def _fingerprint(folder: Path) -> str:
    """Tell models apart without reading a gigabyte at each start: sizes, and both ends of the weights.

    Hidden files are notes about the others: the dates in them would make it another model on each machine.
    """
    digest = hashlib.sha256(str(MAX_TOKENS).encode())
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix in {".json", ".safetensors", ".bin"}:
            size = path.stat().st_size
            digest.update(f"{path.relative_to(folder)} {size}\n".encode())
            with path.open("rb") as file:
                digest.update(file.read(_SAMPLE_BYTES))
                file.seek(max(0, size - _SAMPLE_BYTES))
                digest.update(file.read(_SAMPLE_BYTES))
    return digest.hexdigest()[:8]
