"""Colours in conversation: warmer, darker, black and white, measured against the pictures shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import Settings
from agent.build import App
from agent.colours import shades_in
from agent.ledger import Role
from retrieval.encoders.colours import Colours
from retrieval.models import Item
from tests.fakes import WordEncoder
from tests.retrieval.media import ColourEncoder, picture
from tests.scripted import scripted

from .test_uploads import Talk

PHOTOS = {
    "Ember": "#d07030", "Brick": "#a04030", "Sand": "#d8c8a8", "Ash": "#808080", "Pearl": "#e8e8e8",
    "Coal": "#202020", "Moss": "#506850", "Slate": "#506070", "Ocean": "#2050a0", "Ice": "#c0d8f0",
}  # fmt: skip
WARM, COOL = {"Ember", "Brick", "Sand"}, {"Slate", "Ocean", "Ice"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("shelf")
    app = App(
        Settings(data=folder, cache=folder, shown=3),
        scripted(),
        WordEncoder(),
        (ColourEncoder(),),
        (Colours(),),
    )
    photos = [
        Item(id=name, title=name, medium="photo", image=str(picture(folder / f"{name}.png", colour)))
        for name, colour in PHOTOS.items()
    ]
    songs = [
        Item(id=mood, title=f"Song of {mood}", medium="track", tags=(mood,))
        for mood in ("warm", "dark", "playful")
    ]
    app.catalogues.add("shelf", [*photos, *songs], (app.encoder,), lambda done, total, stage: None)
    yield app
    app.close()


@pytest.fixture
def talk(app: App) -> Talk:
    return Talk(app)


@pytest.fixture
def grey(tmp_path: Path) -> Path:
    return picture(tmp_path / "mine.jpg", "#808080", size=(64, 64))


def titles(talk: Talk, message: str, *files: Path) -> set[str]:
    return {pick.item.title for pick in talk.say(message, *files).picks}


@pytest.mark.parametrize(
    ("message", "allowed"),
    [
        ("like this photo but warmer", WARM),
        ("和这张照片差不多，但是暖一点", WARM),
        ("a photo like this, a bit cooler please", COOL | {"Moss"}),
        ("像这张照片，但冷一点", COOL | {"Moss"}),
        ("like this but darker", {"Coal", "Brick", "Moss", "Slate", "Ocean"}),
        ("跟这张图一样，但更暗", {"Coal", "Brick", "Moss", "Slate", "Ocean"}),
        ("像这张照片，暗一点的", {"Coal", "Brick", "Moss", "Slate", "Ocean"}),
        ("like this photo but brighter", {"Ember", "Sand", "Pearl", "Ice"}),
        ("和这张照片一样，但更亮", {"Ember", "Sand", "Pearl", "Ice"}),
        ("like this picture but more colourful", {"Ember", "Brick", "Sand", "Ocean", "Moss", "Slate", "Ice"}),
        ("像这张照片，但更鲜艳", {"Ember", "Brick", "Sand", "Ocean", "Moss", "Slate", "Ice"}),
        ("像这张照片，色彩更丰富一些", {"Ember", "Brick", "Sand", "Ocean", "Moss", "Slate", "Ice"}),
        ("like this photo but warmer and brighter", {"Ember", "Sand"}),
    ],
)
def test_a_photo_shown_is_what_colours_are_measured_against(
    talk: Talk, grey: Path, message: str, allowed: set[str]
) -> None:
    found = titles(talk, message, grey)
    assert found
    assert found <= allowed


@pytest.mark.parametrize(
    ("message", "reason"),
    [("like this photo but warmer", "warmer than your picture"), ("像这张照片但暖一点", "比你的图片更暖")],
)
def test_what_was_measured_is_said(talk: Talk, grey: Path, message: str, reason: str) -> None:
    answer = talk.say(message, grey)
    assert all(reason in [each.text for each in pick.reasons] for pick in answer.picks)


@pytest.mark.parametrize(("message", "warmer"), [("photos", "warmer"), ("找几张照片", "暖一点")])
def test_without_an_upload_they_are_measured_against_the_photos_shown_last(
    talk: Talk, message: str, warmer: str
) -> None:
    shown = talk.say(message).picks
    mean = sum(int(str(pick.item.attributes["warmth"])) for pick in shown) / len(shown)
    answer = talk.say(warmer)
    assert answer.picks
    assert all(int(str(pick.item.attributes["warmth"])) > mean for pick in answer.picks)
    assert {pick.item.medium for pick in answer.picks} == {"photo"}


def test_a_way_to_go_is_a_wish_that_lasts_and_the_next_one_goes_on_from_there(talk: Talk, grey: Path) -> None:
    said = talk.say("a photo like this but darker", grey)
    assert [(fact.role, fact.field, fact.value) for fact in said.ledger if fact.field == "lightness"] == [
        (Role.TARGET, "lightness", "..51")
    ]
    assert titles(talk, "and warmer") == {"Brick"}


@pytest.mark.parametrize(
    ("message", "allowed"),
    [
        ("black and white photos", {"Ash", "Pearl", "Coal"}),
        ("黑白的照片", {"Ash", "Pearl", "Coal"}),
        ("photos, but not black and white", set(PHOTOS) - {"Ash", "Pearl", "Coal"}),
        ("照片，不要黑白的", set(PHOTOS) - {"Ash", "Pearl", "Coal"}),
    ],
)
def test_black_and_white_is_a_bound_of_its_own(talk: Talk, message: str, allowed: set[str]) -> None:
    found = titles(talk, message)
    assert found
    assert found <= allowed


def test_no_photo_is_warmer_than_the_warmest_and_that_is_told(talk: Talk, tmp_path: Path) -> None:
    fire = picture(tmp_path / "fire.png", "#ff7000")
    answer = talk.say("a photo like this but warmer", fire)
    assert answer.picks
    assert "I let go of the warmth of its colours" in answer.reply
    assert "warmer than your picture; these are about the same" in answer.reply


@pytest.mark.parametrize(
    ("message", "mood"),
    [("a song like this photo but darker", "dark"), ("和这张照片感觉一样的歌，暖一点", "warm")],
)
def test_of_music_they_are_moods(talk: Talk, grey: Path, message: str, mood: str) -> None:
    answer = talk.say(message, grey)
    assert {(fact.field, fact.value) for fact in answer.ledger if fact.role is Role.TARGET} == {
        ("medium", "track"),
        ("mood", mood),
    }


@pytest.mark.parametrize(
    "message", ["nothing darker", "a dark photo", "brighter colours", "一点都不冷", "比较暖心的", "黑白照片"]
)
def test_not_every_word_of_light_is_a_way_to_go(message: str) -> None:
    assert {"lightness", "warmth"}.isdisjoint(shade.field for shade in shades_in(message))
