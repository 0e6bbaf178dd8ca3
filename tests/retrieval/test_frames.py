"""A video becomes a picture of each scene; a broken or hostile one a reason, in little time."""

import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.encoders.frames import MOST_FRAMES, Frame, Frames
from retrieval.encoders.pixels import read_picture, squared
from retrieval.media_files import Flaw, Kind, kind_of

from .media import COLOURS, video

FORMS = {"a.mp4": "mp4v", "a.mov": "mp4v", "a.mkv": "mp4v", "a.avi": "MJPG", "a.webm": "VP80"}


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frames]:
    frames = Frames(tmp_path_factory.mktemp("frames"))
    yield frames
    frames.close()


def seen(frames: Frames, file: Path) -> tuple[Frame, ...]:
    found = frames.of(file)
    assert not isinstance(found, Flaw), found
    return found


def colour(frame: Frame) -> str:
    read = read_picture(frame.file, 8)
    assert not isinstance(read, Flaw)
    return COLOURS[int(squared(read, 8).mean(axis=(0, 1)).argmax())][0]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_video_is_seen_scene_by_scene_whatever_it_is_called(
    tmp_path: Path, frames: Frames, name: str
) -> None:
    made = video(tmp_path / name, "red", "green", "blue", seconds=2, form=FORMS[name])
    file = made.rename(tmp_path / "%03d, concat:a|b.txt")
    assert kind_of(file) is Kind.VIDEO
    found = seen(frames, file)
    assert [colour(frame) for frame in found] == ["red", "green", "blue"]
    for place, frame in enumerate(found):
        assert 2 * place <= frame.seconds < 2 * place + 2
        assert frame.share == pytest.approx(1 / 3, abs=0.07)


def test_of_many_scenes_some_are_kept_from_beginning_to_end(tmp_path: Path, frames: Frames) -> None:
    file = video(tmp_path / "cuts.avi", *["red", "green", "blue"] * 12, seconds=0.5, form="MJPG")
    found = seen(frames, file)
    assert len(found) == MOST_FRAMES
    assert found[0].seconds < 2
    assert found[-1].seconds > 15


def test_a_picture_that_shows_nothing_is_left_out_where_there_are_others(
    tmp_path: Path, frames: Frames
) -> None:
    assert [colour(each) for each in seen(frames, video(tmp_path / "a.mp4", "black", "blue"))] == ["blue"]
    assert len(seen(frames, video(tmp_path / "b.mp4", "black"))) == 1


@pytest.mark.parametrize("name", FORMS)
def test_of_a_large_video_parts_are_sought(tmp_path: Path, name: str) -> None:
    file = video(tmp_path / name, "red", "green", "blue", seconds=4, form=FORMS[name])
    seeking = Frames(tmp_path, decoded=100)
    found = seen(seeking, file)
    seeking.close()
    assert [colour(frame) for frame in found] == ["red", "green", "blue"]
    for place, frame in enumerate(found):
        assert 4 * place <= frame.seconds < 4 * place + 4


@pytest.mark.parametrize("name", ["a.avi", "a.webm", "a.mkv"])
def test_of_a_video_cut_short_the_beginning_is_seen(tmp_path: Path, frames: Frames, name: str) -> None:
    file = video(tmp_path / name, "red", "green", "blue", seconds=4, form=FORMS[name])
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    assert colour(seen(frames, file)[0]) == "red"


def hostile(tmp_path: Path) -> dict[str, bytes]:
    whole = video(tmp_path / "whole.mp4", "red").read_bytes()
    avi = video(tmp_path / "whole.avi", "red", form="MJPG").read_bytes()
    return {
        "an MP4 that is only a head": whole[:40],
        "an MP4 without its table": whole[: whole.index(b"moov")],
        "an MP4 of noise": b"\0\0\0\x18ftypisom" + bytes(range(256)) * 40,
        "an MP4 of 4 GB": b"\0\0\0\x18ftypisom" + bytes(12) + b"\xff\xff\xff\xffmoov" + b"\xff" * 60,
        "an MP4 of boxes in boxes": b"\0\0\0\x18ftypisom" + bytes(12) + b"\0\1\0\0moov" * 9_000,
        "a Matroska of noise": b"\x1a\x45\xdf\xa3" + bytes(range(256)) * 40,
        "a Matroska of zeros": b"\x1a\x45\xdf\xa3" + bytes(100_000),
        "an AVI that is only a head": avi[:200],
        "an AVI that wants another file": b"RIFF\xff\0\0\0AVI #EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        "an MPEG of noise": b"\0\0\x01\xba" + bytes(range(256)) * 40,
        "an FLV of noise": b"FLV\x01" + bytes(range(256)) * 40,
    }


def test_a_hostile_video_ends_in_one_reason_in_little_time(tmp_path: Path, frames: Frames) -> None:
    for name, content in hostile(tmp_path).items():
        file = tmp_path / "file.mp4"
        file.write_bytes(content)
        assert kind_of(file) is Kind.VIDEO, name
        started = time.monotonic()
        assert frames.of(file) is Flaw.UNSEEN, name
        assert time.monotonic() - started < 10, name


def test_a_video_of_huge_pictures_is_refused(tmp_path: Path, frames: Frames) -> None:
    file = video(tmp_path / "huge.avi", "red", seconds=0.1, form="MJPG", size=(8200, 6200))
    assert frames.of(file) is Flaw.PIXELS


def test_a_video_of_days_is_refused(tmp_path: Path, frames: Frames) -> None:
    file = video(tmp_path / "days.avi", "red", seconds=2, form="MJPG")
    content = bytearray(file.read_bytes())
    scale = content.index(b"vids") + 20
    content[scale : scale + 8] = struct.pack("<II", 36_000, 1)  # ten hours a picture
    file.write_bytes(content)
    assert frames.of(file) is Flaw.LONG


def test_a_video_that_claims_more_than_it_has_is_seen_as_far_as_it_goes(tmp_path: Path) -> None:
    file = video(tmp_path / "a.mkv", "red", "green", seconds=2)
    content = file.read_bytes()
    file.write_bytes(content[: len(content) * 2 // 3])
    seeking = Frames(tmp_path, decoded=100)
    found = seeking.of(file)
    seeking.close()
    assert not isinstance(found, Flaw)
    assert colour(found[0]) == "red"


def test_a_video_that_takes_too_long_is_given_up_and_the_next_is_seen(tmp_path: Path) -> None:
    file = video(tmp_path / "a.mp4", "red")
    hurried = Frames(tmp_path, seconds=0)
    assert hurried.of(file) is Flaw.SLOW
    hurried.close()


def test_a_file_that_is_gone_is_a_reason(tmp_path: Path, frames: Frames) -> None:
    assert frames.of(tmp_path / "no.mp4") is Flaw.UNSEEN
