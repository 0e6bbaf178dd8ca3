"""Tempo and key in conversation: measured facts, asked about, wished for, gone by where slower is meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import Settings
from agent.build import App
from agent.tempos import tempo_in
from retrieval.models import Item
from tests.fakes import WordEncoder
from tests.scripted import scripted

from .test_uploads import Talk

SONGS = {"Anchor": 60, "Harbour": 84, "Lantern": 118, "Meadow": 140, "Orchid": 172}


def song(title: str, bpm: int) -> Item:
    facts: dict[str, str | int | float] = {"tempo_bpm": bpm, "key": "E flat minor", "loudness_db": -14.2}
    return Item(id=title.lower(), title=title, medium="track", attributes={**facts})


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    app = App(Settings(data=tmp_path, cache=tmp_path, shown=2), scripted(), WordEncoder())
    songs = [song(title, bpm) for title, bpm in SONGS.items()]
    mute = Item(id="plain", title="Plain", medium="track")
    app.catalogues.add("shelf", [*songs, mute], (WordEncoder(),), lambda done, total, stage: None)
    yield Talk(app)
    app.close()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("what tempo is Anchor?", "Anchor: 60 beats a minute."),
        ("how fast is Anchor?", "Anchor: 60 beats a minute."),
        ("《Anchor》节奏多快？", "《Anchor》：每分钟 60 拍。"),
        ("what key is Anchor in?", "Anchor: E flat minor."),
        ("《Anchor》是什么调？", "《Anchor》：降E小调。"),
        ("what tempo is Plain?", "Plain: the catalogue does not say."),
        ("which is faster, Anchor or Meadow?", "Meadow"),
    ],
)
def test_what_was_measured_is_answered(talk: Talk, question: str, answer: str) -> None:
    assert answer in talk.say(question).reply


def tempos(talk: Talk, message: str) -> list[int]:
    return [int(str(pick.item.attributes.get("tempo_bpm", 0))) for pick in talk.say(message).picks]


@pytest.mark.parametrize(
    ("message", "allowed"),
    [
        ("songs under 90 bpm", {60, 84}),
        ("每分钟90拍以下的歌", {60, 84}),
        ("a song over 150 beats per minute", {172}),
        ("songs between 100 and 145 bpm", {118, 140}),
    ],
)
def test_beats_a_minute_are_a_bound(talk: Talk, message: str, allowed: set[int]) -> None:
    assert set(tempos(talk, message)) == allowed


def test_a_bound_nothing_meets_is_let_go_of_and_told(talk: Talk) -> None:
    answer = talk.say("songs under 40 bpm")
    assert answer.picks
    assert "I let go of the tempo" in answer.reply


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("a song like Lantern but slower", {60, 84}),
        ("像《Lantern》的歌，但慢一点", {60, 84}),
        ("a song like Lantern but faster", {140, 172}),
        ("像《Lantern》的歌，节奏快一点", {140, 172}),
    ],
)
def test_faster_and_slower_go_by_the_measured_tempo(talk: Talk, message: str, expected: set[int]) -> None:
    assert set(tempos(talk, message)) == expected


@pytest.mark.parametrize(
    "message", ["1990拍的照片", "films from the 90s", "under 90 minutes", "三拍子的歌", "拍了90部电影"]
)
def test_other_numbers_are_no_tempo(message: str) -> None:
    assert tempo_in(message) is None
