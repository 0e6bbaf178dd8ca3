"""Items with videos: watched when added, again only when changed, found by what is seen and heard in them."""

import os
from pathlib import Path

import pytest

from retrieval.catalogue import AddReport, Catalogues
from retrieval.encoders import MediaEncoder
from retrieval.encoders.pixels import read_picture, squared
from retrieval.encoders.video import with_video
from retrieval.folders.folders import Folders
from retrieval.media_files import Flaw
from retrieval.models import Branch, Candidate, InterestQuery, Item, Likeness
from retrieval.search import Search
from tests.fakes import WordEncoder

from .media import ColourEncoder, PitchEncoder, picture, program, sound, video

WORDS = WordEncoder()


@pytest.fixture
def senses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[MediaEncoder, ...]:
    monkeypatch.setenv("PATH", str(tmp_path))
    return with_video((ColourEncoder(), PitchEncoder()))


def add(folder: Path, items: list[Item], senses: tuple[MediaEncoder, ...]) -> AddReport:
    shelves = Catalogues(folder / "shelves", media=senses)
    return shelves.add("films", items, (WORDS,), unheard)


def found(folder: Path, senses: tuple[MediaEncoder, ...], query: InterestQuery) -> list[Candidate]:
    with Catalogues(folder / "shelves", media=senses).open("films", (WORDS,)) as catalogue:
        return Search(catalogue, WORDS, media=senses).candidates(query, 10)


def unheard(done: int, total: int, stage: str) -> None:
    """Take progress that no test asks for."""


def still(folder: Path, item: str) -> tuple[float, int]:
    """Return where in the video the still is, and which of its colours is most."""
    with Catalogues(folder / "shelves").open("films", ()) as catalogue:
        shown = catalogue.stills[item]
        read = read_picture(shown.file, 8)
        assert not isinstance(read, Flaw)
        return shown.seconds, int(squared(read, 8).mean(axis=(0, 1)).argmax())


def film(name: str, file: Path) -> Item:
    return Item(id=name, title=f"Clip {name}", medium="video", video=str(file))


@pytest.fixture
def items(tmp_path: Path) -> list[Item]:
    scenes = {"one": ("red", "red"), "two": ("blue", "green", "green"), "three": ("blue", "blue")}
    return [film(name, video(tmp_path / f"{name}.mp4", *each)) for name, each in scenes.items()]


def test_a_video_is_found_by_a_word_for_what_is_seen_in_it(
    tmp_path: Path, items: list[Item], senses: tuple[MediaEncoder, ...]
) -> None:
    add(tmp_path, items, senses)
    assert found(tmp_path, senses, InterestQuery(wish="green"))[0].item.id == "two"
    best = found(tmp_path, senses, InterestQuery(wish="红色"))[0]
    assert best.item.id == "one"
    assert Branch.IMAGE in {vote.branch for vote in best.provenance}


def test_a_picture_shown_finds_videos_and_a_video_finds_pictures(
    tmp_path: Path, items: list[Item], senses: tuple[MediaEncoder, ...]
) -> None:
    photo = Item(id="photo", title="Photo", medium="photo", image=str(picture(tmp_path / "p.png", "green")))
    add(tmp_path, [*items, photo], senses)
    eyes, *_ = senses
    vector = tuple(map(float, WORDS.documents(["green"])[0]))
    shown = Likeness(kind="video", words="something else", vectors={eyes.space: vector})
    assert {each.item.id for each in found(tmp_path, senses, InterestQuery(likenesses=(shown,)))[:2]} == {
        "photo", "two",
    }  # fmt: skip


def test_the_moment_that_says_most_is_kept_as_the_picture(
    tmp_path: Path, items: list[Item], senses: tuple[MediaEncoder, ...]
) -> None:
    add(tmp_path, items, senses)
    seconds, colour = still(tmp_path, "two")
    assert 1 <= seconds < 3
    assert colour == 1
    best = found(tmp_path, senses, InterestQuery(wish="green"))[0]
    assert best.moment == seconds
    assert [label.en for label in best.labels] == ["green", "blue"]


def test_a_video_with_a_cover_lies_between_both_and_shows_the_cover(
    tmp_path: Path, senses: tuple[MediaEncoder, ...]
) -> None:
    cover = str(picture(tmp_path / "cover.png", "blue"))
    both = film("both", video(tmp_path / "a.mp4", "red")).model_copy(update={"image": cover})
    add(tmp_path, [both, film("red", video(tmp_path / "b.mp4", "red", seconds=2))], senses)
    for word, order in (("blue", ["both", "red"]), ("red", ["red", "both"])):
        assert [each.item.id for each in found(tmp_path, senses, InterestQuery(wish=word))] == order
    assert {each.moment is None for each in found(tmp_path, senses, InterestQuery(wish="blue"))[:1]} == {True}


def test_only_videos_that_changed_are_watched_again(
    tmp_path: Path, items: list[Item], senses: tuple[MediaEncoder, ...]
) -> None:
    eyes = ColourEncoder()
    senses = with_video((eyes,))
    add(tmp_path, items, senses)
    frames = len(eyes.seen)
    add(tmp_path, [*items, film("copy", Path(items[0].video or ""))], senses)
    assert len(eyes.seen) == frames
    video(tmp_path / "one.mp4", "green", seconds=2)
    os.utime(tmp_path / "one.mp4", (1, 1))
    add(tmp_path, items, senses)
    assert len(eyes.seen) == frames + 1
    assert still(tmp_path, "one")[1] == 1
    assert still(tmp_path, "three")[1] == 2


def test_a_video_is_found_by_what_is_heard_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tone = sound(tmp_path / "tone.wav", 3_000)
    is_loud = 'for last; do :; done; case "$*" in *loud.mp4*)'
    program(tmp_path, monkeypatch, f'{is_loud} cp {tone} "${{last#file:}}";; esac')
    senses = with_video((ColourEncoder(), PitchEncoder()))
    loud, mute = (film(name, video(tmp_path / f"{name}.mp4", "red")) for name in ("loud", "mute"))
    video(tmp_path / "mute.mp4", "red", seconds=2)
    report = add(tmp_path, [mute, loud], senses)
    assert report.unread == ()
    best = found(tmp_path, senses, InterestQuery(wish="whistle"))[0]
    assert best.item.id == "loud"
    assert [label.zh for label in best.labels] == ["红色", "哨声"]


def test_that_videos_are_not_heard_is_told_once_with_the_remedy(
    tmp_path: Path, items: list[Item], senses: tuple[MediaEncoder, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = add(tmp_path, items, senses).unread
    assert "ffmpeg" in line.reason
    assert line.place == "videos (3)"
    program(tmp_path, monkeypatch, "exit 1")
    assert add(tmp_path, [], with_video((ColourEncoder(), PitchEncoder()))).unread == ()


def test_a_video_that_cannot_be_watched_is_told_and_its_item_is_there(
    tmp_path: Path, senses: tuple[MediaEncoder, ...]
) -> None:
    (tmp_path / "cut.mp4").write_bytes(video(tmp_path / "whole.mp4", "red").read_bytes()[:60])
    report = add(tmp_path, [film("cut", tmp_path / "cut.mp4"), film("gone", tmp_path / "no.mp4")], senses)
    assert report.total == 2
    assert [(line.place, line.reason) for line in report.unread] == [
        (f"cut: video {tmp_path / 'cut.mp4'}", Flaw.UNSEEN.value),
        (f"gone: video {tmp_path / 'no.mp4'}", Flaw.MISSING.value),
    ]


def test_videos_of_a_folder_are_watched(tmp_path: Path, senses: tuple[MediaEncoder, ...]) -> None:
    root = tmp_path / "Videos"
    root.mkdir()
    for name, colour in (("Slow Rain (1982).mkv", "blue"), ("birthday.avi", "red")):
        video(root / name, colour, form="MJPG" if name.endswith("avi") else "mp4v")
    folders = Folders(tmp_path / "facts.sqlite", tmp_path / "covers")
    shelves = Catalogues(tmp_path / "shelves", media=senses)
    shelves.add("films", folders.rows(root, unheard), (WORDS,), unheard)
    best = found(tmp_path, senses, InterestQuery(wish="red"))[0]
    assert (best.item.title, best.moment is not None) == ("birthday", True)
