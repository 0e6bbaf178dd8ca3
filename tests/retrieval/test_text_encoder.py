"""The text encoder on the real weights."""

from pathlib import Path

import numpy as np
import platformdirs
import pytest

from retrieval.encoders.text import TextEncoder, space_of
from retrieval.models import ShelftalkError

FOLDER = platformdirs.user_cache_path("shelftalk") / "models" / "embeddinggemma-300m"
# warnings of the libraries on the way to the weights are not ours to mend
pytestmark = [pytest.mark.model, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return TextEncoder(FOLDER, batch=8)


def test_the_first_numbers_are_those_of_the_published_weights(encoder: TextEncoder) -> None:
    vector = encoder.queries(["a slow melancholy film"])[0]
    assert vector[:3] == pytest.approx([-0.10412, -0.04803, 0.04225], abs=1e-4)
    assert (encoder.size, vector.dtype) == (768, np.float32)


def test_a_text_alone_is_the_same_as_in_a_batch(encoder: TextEncoder) -> None:
    texts = ["Rain.", "A much longer text about rain over Hong Kong in the sixties.", "雨夜"]
    together = encoder.documents(texts)
    for row, text in enumerate(texts):
        assert encoder.documents([text])[0] == pytest.approx(together[row], abs=1e-5)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)


def test_either_language_finds_the_text_of_the_other(encoder: TextEncoder) -> None:
    documents = encoder.documents(["Two neighbours fall in love in Hong Kong.", "一个侦探追捕机器人。"])
    queries = encoder.queries(["香港邻居的爱情", "a detective who hunts robots"])
    assert np.argmax(queries @ documents.T, axis=1).tolist() == [0, 1]


def test_queries_and_documents_are_told_apart(encoder: TextEncoder) -> None:
    assert not np.allclose(encoder.queries(["rain"]), encoder.documents(["rain"]), atol=0.01)


def test_a_text_in_pieces_is_read_once_and_each_piece_as_it_is_meant_there(encoder: TextEncoder) -> None:
    pieces = ("Rain. film 1982. ", "", "A detective hunts robots. ", "他们在雨里相爱。")
    rows = encoder.in_parts([pieces, ("Tea", "", "", "")]).reshape(2, 5, encoder.size)
    assert rows[:, 0] == pytest.approx(encoder.documents(["".join(pieces), "Tea"]), abs=1e-5)
    assert np.linalg.norm(rows, axis=2) == pytest.approx(1, abs=1e-5)
    assert np.array_equal(rows[0, 2], rows[0, 0])
    asked = encoder.queries(["robots", "falling in love in the rain"])
    assert np.argmax(asked @ rows[0, [3, 4]].T, axis=1).tolist() == [0, 1]


def test_no_texts_in_pieces_make_no_rows(encoder: TextEncoder) -> None:
    assert encoder.in_parts([]).size == 0


def test_the_space_names_the_model_and_tells_its_weights(encoder: TextEncoder) -> None:
    assert encoder.space.startswith("text-embeddinggemma-300m-")


def test_the_space_is_the_same_wherever_and_whenever_the_weights_were_verified(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    plain = space_of(tmp_path)
    (tmp_path / ".verified.json").write_text('{"modules.json": {"mtime_ns": 1}}', encoding="utf-8")
    assert space_of(tmp_path) == plain
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    assert space_of(tmp_path) != plain


def test_no_texts_make_no_rows(encoder: TextEncoder) -> None:
    assert encoder.documents([]).shape == (0, 768)


def test_a_folder_without_a_model_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ShelftalkError, match="holds no text encoder; run `shelftalk setup`"):
        TextEncoder(tmp_path, batch=8)


def test_cut_off_weights_are_named_with_the_remedy(tmp_path: Path) -> None:
    for path in FOLDER.rglob("*"):
        target = tmp_path / path.relative_to(FOLDER)
        if path.is_dir():
            target.mkdir()
        elif path.name == "model.safetensors":
            with path.open("rb") as weights:
                target.write_bytes(weights.read(100_000))
        else:
            target.symlink_to(path)
    with pytest.raises(ShelftalkError, match=r"is damaged .* run `shelftalk setup` again"):
        TextEncoder(tmp_path, batch=8)
