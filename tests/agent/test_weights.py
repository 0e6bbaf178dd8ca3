import os
from pathlib import Path

import platformdirs
import pytest

from agent.known_models import DEFAULT_LLM, PICTURE_LABELS, SMALL_LLM, SOUND_LABELS, TEXT_ENCODER
from agent.weights import Model, ModelFile, Weights, own_gguf, sha256_of, stays_below
from retrieval.models import ShelftalkError

from .tiny_models import PIECES, hash_of, tiny_llm

CONTENT = b"".join(PIECES)
SET_UP = (DEFAULT_LLM, TEXT_ENCODER, PICTURE_LABELS, SOUND_LABELS)
"""What `shelftalk setup` fetches."""
KNOWN = (*SET_UP, SMALL_LLM)


def put(weights: Weights, model: Model, content: bytes) -> Path:
    arrived = weights.folder / "arrived"
    arrived.parent.mkdir(parents=True, exist_ok=True)
    arrived.write_bytes(content)
    weights.accept(model, model.files[0], arrived)
    return weights.file(model, model.files[0])


def test_a_model_that_was_never_fetched_is_an_error_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ShelftalkError, match=r"Tiny LLM is not in .*tiny; run `shelftalk setup`"):
        Weights(tmp_path).locate(tiny_llm())


def test_an_accepted_file_is_found(tmp_path: Path) -> None:
    weights = Weights(tmp_path)
    place = put(weights, tiny_llm(), CONTENT)
    assert weights.locate(tiny_llm()) == place == tmp_path / "tiny" / "tiny.gguf"
    assert weights.missing(tiny_llm()) == ()


def test_a_file_that_differs_is_refused_with_both_hashes_and_not_kept(tmp_path: Path) -> None:
    weights = Weights(tmp_path)
    with pytest.raises(ShelftalkError, match=r"tiny\.gguf was refused") as refusal:
        put(weights, tiny_llm(), b"other bytes")
    assert hash_of(b"other bytes") in str(refusal.value)
    assert hash_of(CONTENT) in str(refusal.value)
    assert not (tmp_path / "arrived").exists()
    assert not (tmp_path / "tiny" / "tiny.gguf").exists()


def test_a_file_that_was_changed_later_is_named_with_both_hashes(tmp_path: Path) -> None:
    weights = Weights(tmp_path)
    place = put(weights, tiny_llm(), CONTENT)
    changed = CONTENT.replace(b"two", b"TWO")
    place.write_bytes(changed)
    with pytest.raises(ShelftalkError, match="run `shelftalk setup` to fetch it again") as error:
        weights.locate(tiny_llm())
    assert all(part in str(error.value) for part in (str(place), hash_of(changed), hash_of(CONTENT)))
    assert weights.missing(tiny_llm()) == tiny_llm().files


def test_an_unchanged_file_is_not_hashed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = Weights(tmp_path)
    place = put(weights, tiny_llm(), CONTENT)

    def refuse(path: Path) -> str:
        pytest.fail(f"hashed {path}")

    monkeypatch.setattr("agent.weights.sha256_of", refuse)
    assert weights.locate(tiny_llm()) == place


def test_a_touched_file_is_hashed_again_and_accepted_when_right(tmp_path: Path) -> None:
    weights = Weights(tmp_path)
    place = put(weights, tiny_llm(), CONTENT)
    os.utime(place, (1, 1))
    assert weights.locate(tiny_llm()) == place


def test_files_copied_from_another_machine_are_accepted(tmp_path: Path) -> None:
    place = tmp_path / "tiny" / "tiny.gguf"
    place.parent.mkdir()
    place.write_bytes(CONTENT)
    assert Weights(tmp_path).locate(tiny_llm()) == place


@pytest.mark.parametrize("seal", ["", "{", '{"tiny.gguf": {"size": "many"}}'])
def test_a_damaged_seal_only_costs_hashing_again(tmp_path: Path, seal: str) -> None:
    weights = Weights(tmp_path)
    place = put(weights, tiny_llm(), CONTENT)
    place.with_name(".verified.json").write_text(seal, encoding="utf-8")
    assert weights.locate(tiny_llm()) == place


def test_the_users_own_gguf_is_taken_as_it_is(tmp_path: Path) -> None:
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF and more")
    assert own_gguf(own) == own


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"PK\x03\x04", "is not a GGUF file"), (b"", "is not a GGUF file"), (None, "No such file")],
)
def test_what_is_no_gguf_file_is_named(tmp_path: Path, content: bytes | None, complaint: str) -> None:
    own = tmp_path / "own.gguf"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(ShelftalkError, match=rf"own\.gguf.*{complaint}"):
        own_gguf(own)


def test_a_folder_is_no_gguf_file(tmp_path: Path) -> None:
    with pytest.raises(ShelftalkError, match="directory"):
        own_gguf(tmp_path)


@pytest.mark.parametrize("name", ["../evil", "a/../../evil", "/etc/evil", "c:evil", "..\\evil"])
def test_names_that_lead_out_of_a_folder_are_seen(name: str) -> None:
    assert not stays_below(name)
    with pytest.raises(ValueError, match="leaves the model's folder"):
        ModelFile(path=name, size=1, sha256="")


@pytest.mark.parametrize("model", KNOWN, ids=lambda model: model.name)
def test_the_parts_of_a_known_model_add_up(model: Model) -> None:
    for pieces in (model.parts, model.files):
        hashes = [piece.sha256 for piece in pieces]
        assert {len(sha256) for sha256 in hashes} == {64}
        assert len(set(hashes)) == len(hashes)
    if not model.unzip:
        assert sum(part.size for part in model.parts) == model.size


@pytest.mark.model
@pytest.mark.parametrize("model", SET_UP, ids=lambda model: model.name)
def test_the_real_files_are_the_ones_known(model: Model) -> None:
    weights = Weights(platformdirs.user_cache_path("shelftalk") / "models")
    weights.locate(model)
    for file in model.files:
        assert sha256_of(weights.file(model, file)) == file.sha256
