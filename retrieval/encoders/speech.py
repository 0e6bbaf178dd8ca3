"""Speech becomes text by Whisper (Radford et al., 2022). CTranslate2, and nothing else."""

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import ctranslate2  # pyright: ignore[reportMissingTypeStubs]
import numpy as np
from tokenizers import Tokenizer

from retrieval.file_attributes import SPOKEN, is_speech
from retrieval.media_files import Flaw, Kind
from retrieval.models import Attributes, ShelftalkError
from retrieval.spelling import simplified

from .samples import Samples, read_sound

RATE = 16_000
"""Samples a second."""
HEARD_SECONDS = 120
"""Of a recording, its beginning: an hour would take minutes, and who speaks says first what it is about."""
MOST_LETTERS = 4000
_WINDOW, _SHORTEST = 30 * RATE, 20 * RATE
"""Samples that the network takes at once, and from where on a pause is looked for to cut at."""
_BREATH = RATE // 5
_MOST_TOKENS = 224
_REPETITIVE = 2.4
"""How often a text fits into itself, by zlib, from which on the network went round in circles."""
_UNLIKELY = -1.0
"""The mean logarithm of a token's probability below which nothing was understood."""
_OURS = ("<|en|>", "<|zh|>")
_SURE = 0.7
"""The likelihood of a language from which on it needs no second thought."""
_EARLIER, _BEFORE = "<|startofprev|>", {"<|zh|>": "以下是普通话的句子，用简体字。"}
"""What it takes for said before: Chinese then mostly has simplified characters, and full stops."""
_START, _TASK = "<|startoftranscript|>", ("<|transcribe|>", "<|notimestamps|>")


class Whisper:
    """The words of a recording, in the language that is spoken in it."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        from transformers import WhisperFeatureExtractor

        library: Any = ctranslate2
        self._view = library.StorageView.from_array
        try:
            self._model = library.models.Whisper(
                str(folder), device="cpu", compute_type="int8", intra_threads=threads
            )
            self._tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except (RuntimeError, ValueError) as error:
            raise ShelftalkError(
                f"the speech model in {folder} cannot be loaded ({error}); run `shelftalk setup --speech`"
            ) from error
        self._mels: Any = WhisperFeatureExtractor(feature_size=self._model.n_mels)

    def words(self, samples: Samples) -> str:
        """Return what is said; empty where no word could be made out. `samples` are at RATE."""
        language, heard = "", list[str]()
        for window in windows(samples):
            mels = self._mels(window, sampling_rate=RATE, return_tensors="np").input_features
            encoded = self._model.encode(self._view(mels))
            language = language or _language(self._model.detect_language(encoded)[0])
            heard.append(self._said(encoded, language))
        said = " ".join(filter(None, heard))[:MOST_LETTERS]
        # the network mixes both ways to write Chinese, and its readers expect one
        return simplified(said) if language == "<|zh|>" else said

    def _said(self, encoded: Any, language: str) -> str:
        before = self._tokens.encode(_BEFORE.get(language, ""), add_special_tokens=False).ids
        prompt = [self._tokens.token_to_id(token) for token in (_START, language, *_TASK)]
        if before:
            prompt = [self._tokens.token_to_id(_EARLIER), *before, *prompt]
        best: Any = self._model.generate(
            encoded, [prompt], beam_size=1, max_length=_MOST_TOKENS, return_scores=True
        )[0]
        text = self._tokens.decode(best.sequences_ids[0]).strip()
        written = text.encode()
        circles = len(written) / len(zlib.compress(written)) if written else 0
        return text if best.scores[0] > _UNLIKELY and circles < _REPETITIVE else ""


class Spoken:
    """What is said in sounds that are mostly speech."""

    kind = Kind.AUDIO
    name = f"{SPOKEN}-whisper-base-{HEARD_SECONDS}"

    def __init__(self, whisper: Whisper) -> None:
        self._whisper = whisper

    def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
        if not is_speech(known):
            return {}
        samples = read_sound(file, RATE, seconds=HEARD_SECONDS)
        return samples if isinstance(samples, Flaw) else {SPOKEN: self._whisper.words(samples)}


def _language(likely: Sequence[tuple[str, float]]) -> str:
    """Return the language of the most likely ones, the surest first; one of ours unless another is sure."""
    (surest, certainty), ours = likely[0], [each for each, _ in likely if each in _OURS]
    return surest if certainty >= _SURE else ours[0]


def windows(samples: Samples) -> Iterator[Samples]:
    """Yield the recording in parts that the network takes, cut where it is quietest."""
    while len(samples) > _WINDOW:
        late = samples[_SHORTEST:_WINDOW]
        energy = np.square(late[: len(late) // _BREATH * _BREATH].reshape(-1, _BREATH)).sum(axis=1)
        cut = _SHORTEST + int(energy.argmin()) * _BREATH + _BREATH // 2
        yield samples[:cut]
        samples = samples[cut:]
    yield samples
