"""The vector cache: only new text is encoded, also after a break."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from retrieval.encoders import Matrix
from retrieval.models import ShelftalkError
from retrieval.vectors import CHUNK, VectorCache
from tests.fakes import WordEncoder


def _told(done: int, total: int) -> None:
    """Let the work go on unwatched."""


def test_known_texts_are_not_encoded_again(tmp_path: Path) -> None:
    encoder = WordEncoder()
    cache = VectorCache(tmp_path / "vectors.sqlite")
    first, new = cache.documents(encoder, ["rain", "snow", "rain"], _told)
    assert new == 2
    assert np.array_equal(first, encoder.documents(["rain", "snow", "rain"]))
    encoder.encoded.clear()
    second, new = VectorCache(tmp_path / "vectors.sqlite").documents(encoder, ["snow", "hail"], _told)
    assert (new, encoder.encoded) == (1, ["hail"])
    assert np.array_equal(second, encoder.documents(["snow", "hail"]))


def test_spaces_do_not_mix(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "vectors.sqlite")
    cache.documents(WordEncoder(), ["rain"], _told)
    matrix, new = cache.documents(WordEncoder(space="other", size=16), ["rain"], _told)
    assert (new, matrix.shape) == (1, (1, 16))


def test_a_broken_build_goes_on_where_it_was(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "vectors.sqlite")
    texts = [f"text {number}" for number in range(3 * CHUNK)]

    def break_off(done: int, total: int) -> None:
        if done == 2 * CHUNK:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.documents(WordEncoder(), texts, break_off)
    told: list[tuple[int, int]] = []
    _, new = cache.documents(WordEncoder(), texts, lambda done, total: told.append((done, total)))
    assert new == CHUNK
    assert told == [(CHUNK, CHUNK)]


def test_texts_of_like_length_are_encoded_together(tmp_path: Path) -> None:
    batches: list[list[int]] = []

    class Watched(WordEncoder):
        def documents(self, texts: Sequence[str]) -> Matrix:
            batches.append([len(text) for text in texts])
            return super().documents(texts)

    texts = ["x" * (1 + 7 * number % 1000) for number in range(1000)]
    VectorCache(tmp_path / "vectors.sqlite").documents(Watched(), texts, _told)
    assert all(max(batch) - min(batch) <= 2 * CHUNK for batch in batches)


def test_a_damaged_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "vectors.sqlite"
    path.write_bytes(b"this is not a database" * 100)
    with pytest.raises(ShelftalkError, match=r"vectors\.sqlite is damaged .* delete it"):
        VectorCache(path)
