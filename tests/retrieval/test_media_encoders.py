"""Encoders of pictures and sounds: the mean of names, any open_clip model, and the real networks."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import platformdirs
import pytest
from PIL import Image

from agent import Settings
from agent.known_models import PICTURE_LABELS, SOUND_LABELS
from agent.senses import load_media
from agent.weights import Weights
from retrieval.catalogue import Catalogues
from retrieval.encoders import Impression, MediaEncoder
from retrieval.encoders.labels import Classes, ClassName, Names, WiderName, class_names, class_texts
from retrieval.encoders.open_clip import OpenClip, open_clip
from retrieval.encoders.picture_labels import PictureLabels
from retrieval.encoders.pixels import read_subject
from retrieval.encoders.sound_labels import SoundLabels
from retrieval.media_files import Flaw, Kind
from retrieval.models import InterestQuery, Item, Likeness, ShelftalkError
from retrieval.search import Search
from tests.fakes import WordEncoder

from .media import picture, sound

WORDS = WordEncoder()
NAMES = Names(
    (ClassName("cat", "猫"), ClassName("dog", "狗"), ClassName("sea", "海")),
    (WiderName("animal", "动物", (0, 1)), WiderName("everything", "万物", (0, 1, 2))),
)


def places(encoder: MediaEncoder, files: Sequence[Path]) -> np.ndarray:
    made = encoder.impressions(files)
    return np.stack([each.vector for each in made if isinstance(each, Impression)])


# Names as places


def classes_named(names: Names) -> Classes:
    return Classes(names, WORDS, WORDS.documents(class_texts(names)))


def recognised(*certainty: float) -> Impression:
    return classes_named(NAMES).impression(np.array(certainty, dtype=np.float32))


@pytest.mark.parametrize("words", [("cat", "dog", "sea"), ("猫", "狗", "海")])
def test_what_is_recognised_is_near_its_names_in_both_languages(words: tuple[str, ...]) -> None:
    made = recognised(0.75, 0.24, 0.01)
    classes = classes_named(NAMES)
    cat, dog, sea = (classes.place_of(vector) @ made.vector for vector in WORDS.queries(words))
    assert cat > dog > sea
    assert np.linalg.norm(made.vector) == pytest.approx(1)


def test_what_is_an_animal_is_found_as_one_whichever_it_is() -> None:
    classes = classes_named(NAMES)
    animal = classes.place_of(WORDS.queries(["animal"])[0])
    assert animal @ recognised(0.5, 0.5, 0.0).vector > animal @ recognised(0.1, 0.1, 0.8).vector


@pytest.mark.parametrize(
    ("certainty", "said"),
    [
        ((0.75, 0.24, 0.01), ["cat", "dog"]),
        ((0.4, 0.4, 0.2), ["animal"]),
        ((0.3, 0.1, 0.3), ["everything"]),
        ((0.2, 0.05, 0.12), ["cat", "sea"]),
        ((0.05, 0.05, 0.05), []),
    ],
)
def test_where_no_class_is_sure_the_narrowest_wider_name_is_said_that_is(
    certainty: tuple[float, ...], said: list[str]
) -> None:
    assert [label.en for label in recognised(*certainty).labels] == said


@pytest.mark.parametrize("words", [("cat", "dog", "sea"), ("猫", "狗", "海")])
def test_texts_of_what_is_recognised_are_near_to_its_meaning(words: tuple[str, ...]) -> None:
    classes = classes_named(NAMES)
    cat, dog, sea = WORDS.documents(words) @ classes.meaning(recognised(0.75, 0.24, 0.01).vector)
    assert cat > dog > sea


def test_words_that_are_near_to_no_name_are_near_to_nothing() -> None:
    assert not classes_named(NAMES).place_of(np.zeros(WORDS.size, dtype=np.float32)).any()


@pytest.mark.parametrize(("network", "classes"), [("imagenet", 1000), ("audioset", 521)])
def test_every_class_has_a_name_in_both_languages(network: str, classes: int) -> None:
    names = class_names(network)
    assert len(names.classes) == classes
    for name in (*names.classes, *names.wider):
        assert name.en.isascii() and "," not in name.en
        assert name.zh and not name.zh.isspace()


def test_what_stands_on_transparent_ground_fills_the_picture_but_for_a_margin(tmp_path: Path) -> None:
    cut_out = Image.new("RGBA", (200, 100))
    cut_out.paste((255, 0, 0, 255), (20, 30, 40, 50))
    cut_out.save(tmp_path / "small.png")
    seen = read_subject(tmp_path / "small.png", 50)
    assert not isinstance(seen, Flaw)
    assert (seen.size, seen.getpixel((0, 0)), seen.getpixel((12, 12))) == (
        (24, 24),
        (255, 255, 255),
        (255, 0, 0),
    )
    for mode in ("RGB", "RGBA"):  # a photograph, and nothing at all
        Image.new(mode, (40, 30)).save(tmp_path / "whole.png")
        seen = read_subject(tmp_path / "whole.png", 50)
        assert not isinstance(seen, Flaw) and seen.size == (40, 30)


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
    return classes_named(class_names(network))


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
