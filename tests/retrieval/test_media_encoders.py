"""Encoders of pictures and sounds: the mean of names, any open_clip model, and the real networks."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import platformdirs
import pytest

from agent import Settings
from agent.known_models import PICTURE_LABELS, SOUND_LABELS
from agent.senses import load_media
from agent.weights import Weights
from retrieval.catalogue import Catalogues
from retrieval.encoders import Impression, MediaEncoder
from retrieval.encoders.labels import Classes, ClassName, class_names, class_texts
from retrieval.encoders.open_clip import OpenClip, open_clip
from retrieval.encoders.picture_labels import PictureLabels
from retrieval.encoders.sound_labels import SoundLabels
from retrieval.media_files import Flaw, Kind
from retrieval.models import InterestQuery, Item, Likeness, ShelftalkError
from retrieval.search import Search
from tests.fakes import WordEncoder

from .media import picture, sound

WORDS = WordEncoder()
NAMES = [ClassName("cat", "猫"), ClassName("dog", "狗"), ClassName("sea", "海")]


def places(encoder: MediaEncoder, files: Sequence[Path]) -> np.ndarray:
    made = encoder.impressions(files)
    return np.stack([each.vector for each in made if isinstance(each, Impression)])


# The mean of names


def test_what_is_recognised_lies_between_its_names() -> None:
    classes = Classes(NAMES, WORDS, WORDS.documents(class_texts(NAMES)))
    made = classes.impression(np.array([0.75, 0.24, 0.01], dtype=np.float32))
    for words in (["cat", "dog", "sea"], ["猫", "狗", "海"]):
        cat, dog, sea = WORDS.documents(words) @ made.vector
        assert cat > dog > sea
    assert np.linalg.norm(made.vector) == pytest.approx(1)
    assert [(label.en, label.zh) for label in made.labels] == [("cat", "猫"), ("dog", "狗")]


@pytest.mark.parametrize(("network", "classes"), [("imagenet", 1000), ("audioset", 521)])
def test_every_class_has_a_name_in_both_languages(network: str, classes: int) -> None:
    names = class_names(network)
    assert len(names) == classes
    for name in names:
        assert name.en.isascii() and "," not in name.en
        assert name.zh and not name.zh.isspace()


# open_clip


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("tiny"), size=16)


def tiny_model(folder: Path, size: int) -> Path:
    """Write an open_clip model of random weights, small enough for a test."""
    import torch

    towers = {"layers": 1, "width": 16}
    shape = {
        "embed_dim": size,
        "vision_cfg": {"image_size": 32, "patch_size": 16, "head_width": 8, **towers},
        "text_cfg": {"context_length": 16, "vocab_size": 49408, "heads": 2, **towers},
    }
    (folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": shape}))
    torch.manual_seed(size)  # pyright: ignore[reportUnknownMemberType]
    weights = open_clip().model.CLIP(**shape).state_dict()
    torch.save(weights, folder / "open_clip_pytorch_model.bin")
    return folder


def encoder_of(folder: Path) -> OpenClip:
    return OpenClip(f"local-dir:{folder}", "", folder, batch=2)


def test_alone_or_in_a_batch_a_picture_has_one_place(tmp_path: Path, model: Path) -> None:
    encoder = encoder_of(model)
    files = [picture(tmp_path / f"{colour}.png", colour) for colour in ("red", "green", "blue")]
    together = places(encoder, files)
    alone = np.concatenate([places(encoder, [file]) for file in files])
    assert together.shape == (3, 16)
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_a_damaged_picture_among_good_ones_is_told_apart(tmp_path: Path, model: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    files = [tmp_path / "bad.png", picture(tmp_path / "good.png", "red")]
    bad, good = encoder_of(model).impressions(files)
    assert bad is Flaw.DAMAGED
    assert isinstance(good, Impression)


def test_texts_have_a_place_among_pictures(model: Path) -> None:
    place = encoder_of(model).place_of("a red sea", WORDS.queries(["a red sea"])[0])
    assert place.shape == (16,)


def test_the_same_weights_make_the_same_space_and_others_another(tmp_path: Path, model: Path) -> None:
    assert encoder_of(model).space == encoder_of(model).space
    other = tmp_path / model.name
    other.mkdir()
    assert encoder_of(tiny_model(other, size=24)).space != encoder_of(model).space


def test_open_clip_finds_what_is_shown_and_refuses_a_catalogue_of_another_model(
    tmp_path: Path, model: Path
) -> None:
    encoder = encoder_of(model)
    items = [
        Item(id=colour, title="Photo", medium="photo", image=str(picture(tmp_path / f"{colour}.png", colour)))
        for colour in ("red", "green", "blue")
    ]
    shelves = Catalogues(tmp_path / "shelves", media=(encoder,))
    shelves.add("photos", items, (WORDS,), lambda done, total, stage: None)
    shown = places(encoder, [picture(tmp_path / "mine.jpg", "blue", size=(90, 70))])[0]
    likeness = Likeness(kind="image", words="photo", vectors={encoder.space: tuple(map(float, shown))})
    with shelves.open("photos", (WORDS,)) as catalogue:
        assert catalogue.spaces[encoder.space] == 16
        query = InterestQuery(likenesses=(likeness,))
        best = Search(catalogue, WORDS, media=(encoder,)).candidates(query, 3)
    assert best[0].item.id == "blue"
    (tmp_path / "larger").mkdir()
    larger = encoder_of(tiny_model(tmp_path / "larger", size=24))
    with pytest.raises(ShelftalkError, match=r"the encoder in use is .* \(24 numbers\); run `shelftalk add"):
        Catalogues(tmp_path / "shelves", media=(larger,)).open("photos", (WORDS,))


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("no-such-model:tag", "cannot load 'no-such-model' from 'tag'"),
        ("ViT-B-32:no-such-tag", "cannot load 'ViT-B-32' from 'no-such-tag'"),
        ("ViT-B-32", "name weights too, as MODEL:TAG"),
    ],
)
def test_a_model_that_cannot_be_had_is_an_error_with_the_remedy(
    tmp_path: Path, wanted: str, said: str
) -> None:
    with pytest.raises(ShelftalkError, match=said):
        load_media(Settings(cache=tmp_path, pictures=wanted), WORDS)


def test_a_folder_with_a_model_is_taken_as_it_is(tmp_path: Path, model: Path) -> None:
    encoder, watching = load_media(Settings(cache=tmp_path, pictures=str(model)), WORDS)
    assert (watching.kind, watching.space) == (Kind.VIDEO, encoder.space)
    assert encoder.space == encoder_of(model).space


# The networks themselves


@pytest.fixture(scope="module")
def weights() -> Weights:
    return Weights(platformdirs.user_cache_path("shelftalk") / "models")


def classes_of(network: str) -> Classes:
    names = class_names(network)
    return Classes(names, WORDS, WORDS.documents(class_texts(names)))


@pytest.mark.model
def test_efficientnet_recognises_alone_what_it_does_in_a_batch(tmp_path: Path, weights: Weights) -> None:
    encoder = PictureLabels(weights.locate(PICTURE_LABELS), classes_of("imagenet"), batch=2)
    files = [picture(tmp_path / f"{colour}.png", colour) for colour in ("red", "green", "blue")]
    alone = np.concatenate([places(encoder, [file]) for file in files])
    np.testing.assert_allclose(places(encoder, files), alone, atol=1e-4)


@pytest.mark.model
def test_yamnet_hears_a_steady_tone(tmp_path: Path, weights: Weights) -> None:
    encoder = SoundLabels(weights.locate(SOUND_LABELS), classes_of("audioset"), most_patches=10)
    (heard,) = encoder.impressions([sound(tmp_path / "tone.wav", 1000, seconds=3)])
    assert isinstance(heard, Impression)
    assert {"sine wave", "beep", "dial tone"} & {label.en for label in heard.labels}
