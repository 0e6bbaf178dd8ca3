"""What is said in recordings: heard once, found by, and told to be missing where nothing understands it."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import numpy as np
import pytest

from agent import Settings
from agent.known_models import SOUND_LABELS, SPEECH
from agent.weights import Weights
from retrieval.catalogue import AddReport, Catalogues
from retrieval.encoders import FactReader
from retrieval.encoders.samples import read_sound
from retrieval.encoders.speech import HEARD_SECONDS, RATE, Spoken, Whisper, windows
from retrieval.encoders.video_speech import SpokenInVideo
from retrieval.file_attributes import SPEECH_SHARE, SPOKEN
from retrieval.media_files import Flaw
from retrieval.models import InterestQuery, Item
from retrieval.search import Search
from tests.fakes import WordEncoder

from .media import video
from .recordings import Ears, Parrot, PitchShare, music, speech

WORDS = WordEncoder()
BEES = "Welcome back. Today we talk about bees in a small garden."


def shelf(folder: Path, *readers: FactReader) -> Callable[..., AddReport]:
    shelves = Catalogues(folder / "shelves", media=(Ears(),), readers=readers)
    return lambda *items: shelves.add("sounds", items, (WORDS,), lambda done, total, stage: None)


def episode(file: Path) -> Item:
    return Item(id=file.name, title=file.name, medium="podcast", audio=str(file))


def test_an_episode_is_found_by_what_is_said_and_music_is_not_transcribed(tmp_path: Path) -> None:
    parrot = Parrot(BEES)
    song, talk = episode(music(tmp_path / "song.wav")), episode(speech(tmp_path / "talk.wav"))
    shelf(tmp_path, PitchShare(), Spoken(parrot))(song, talk)
    with Catalogues(tmp_path / "shelves").open("sounds", (WORDS,)) as catalogue:
        best = Search(catalogue, WORDS).candidates(InterestQuery(wish="the episode about bees"), 1)[0].item
        assert catalogue.items["song.wav"].attributes == {SPEECH_SHARE: 0.0}
    assert (best.id, best.attributes[SPOKEN]) == ("talk.wav", BEES)
    assert parrot.heard == 1


def test_a_sound_file_of_a_folder_in_which_somebody_speaks_is_a_podcast(tmp_path: Path) -> None:
    files = {"talk": speech(tmp_path / "talk.wav"), "song": music(tmp_path / "song.wav")}
    tracks = [
        Item(id=name, title=name, medium="track", audio=str(file), attributes={"file": str(file)})
        for name, file in files.items()
    ]
    shelf(tmp_path, PitchShare(), Spoken(Parrot(BEES)))(*tracks)
    with Catalogues(tmp_path / "shelves").open("sounds", (WORDS,)) as catalogue:
        assert [item.medium for item in catalogue.items.values()] == ["podcast", "track"]


def test_a_recording_is_heard_again_only_when_it_changed(tmp_path: Path) -> None:
    parrot = Parrot(BEES)
    add = shelf(tmp_path, PitchShare(), Spoken(parrot))
    add(episode(speech(tmp_path / "talk.wav")))
    add(episode(tmp_path / "talk.wav"), episode(music(tmp_path / "song.wav")))
    assert parrot.heard == 1
    add(episode(speech(tmp_path / "talk.wav", seconds=2)))
    assert parrot.heard == 2


def test_speech_nothing_can_understand_yet_is_told_with_the_remedy(tmp_path: Path) -> None:
    item = episode(speech(tmp_path / "talk.wav"))
    (line,) = shelf(tmp_path, PitchShare())(item).unread
    assert "run `shelftalk setup --speech`" in line.reason
    assert shelf(tmp_path, PitchShare(), Spoken(Parrot(BEES)))(item).unread == ()
    with Catalogues(tmp_path / "shelves").open("sounds", (WORDS,)) as catalogue:
        assert catalogue.items["talk.wav"].attributes[SPOKEN] == BEES


def test_a_long_recording_is_cut_in_its_pauses() -> None:
    loud = np.random.default_rng(1).normal(0, 0.3, 70 * RATE).astype(np.float32)
    loud[26 * RATE : 27 * RATE] = 0
    parts = list(windows(loud))
    assert 26 * RATE <= len(parts[0]) <= 27 * RATE
    assert max(map(len, parts)) <= 30 * RATE
    assert np.array_equal(np.concatenate(parts), loud)


def whisper() -> Whisper:
    weights = Weights(Settings().models)
    if weights.missing(SPEECH):
        pytest.skip("the speech model is not here: run `shelftalk setup --speech`")
    return Whisper(weights.locate(SPEECH), threads=2)


def said(file: Path, text: str, voice: str = "en-us") -> Path:
    if not (program := which("espeak-ng")):
        pytest.skip("no espeak-ng to speak with: apt install espeak-ng")
    subprocess.run([program, "-v", voice, "-s", "140", "-w", str(file), text], check=True)
    return file


def word_errors(said: str, heard: str) -> float:
    """Return how many words differ, as a share of those said."""
    one, other = (re.findall(r"\w+", text.lower()) for text in (said, heard))
    row = list(range(len(other) + 1))
    for count, word in enumerate(one, 1):
        new = [count]
        for place, its in enumerate(other, 1):
            new.append(min(row[place] + 1, new[-1] + 1, row[place - 1] + (word != its)))
        row = new
    return row[-1] / len(one)


@pytest.mark.model
def test_spoken_english_is_understood(tmp_path: Path) -> None:
    text = "Welcome back. In this episode we talk about bees, and how a small garden feeds them in winter."
    samples = read_sound(said(tmp_path / "a.wav", text), RATE)
    assert not isinstance(samples, Flaw)
    assert word_errors(text, whisper().words(samples)) <= 0.2


@pytest.mark.model
def test_spoken_chinese_is_written_in_chinese(tmp_path: Path) -> None:
    # espeak lacks most characters
    pinyin = "wo3 xiang3 kan4 yi1 bu4 an1 jing4 de5 ri4 ben3 dian4 ying3, jiang3 yi2 ge4 lao3 ren2 he2 mao1."
    samples = read_sound(said(tmp_path / "a.wav", pinyin, "cmn-latn-pinyin"), RATE)
    assert not isinstance(samples, Flaw)
    assert "我想看" in whisper().words(samples)


@pytest.mark.model
def test_noise_and_silence_say_nothing_and_an_hour_is_heard_in_part(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 0.05, 40 * RATE).astype(np.float32)
    assert len(whisper().words(noise)) < 40
    assert HEARD_SECONDS <= 120


@pytest.mark.model
def test_yamnet_tells_speech_from_a_tone(tmp_path: Path) -> None:
    from retrieval.encoders.speech_share import SpeechShare

    share = SpeechShare(Weights(Settings().models).locate(SOUND_LABELS), most_patches=20)
    spoken = share.facts(said(tmp_path / "a.wav", f"{BEES} {BEES}"), {})
    assert isinstance(spoken, dict)
    assert float(str(spoken[SPEECH_SHARE])) > 0.5
    tone = share.facts(music(tmp_path / "tone.wav"), {})
    assert isinstance(tone, dict)
    assert tone[SPEECH_SHARE] == 0.0


# In videos


def talking(folder: Path, voice: Path) -> Path:
    """Write a video with this sound, by the real program; the pictures alone are in scenes.mp4."""
    if not which("ffmpeg"):
        pytest.skip("no ffmpeg to write the sound with")
    film, scenes = folder / "film.mp4", video(folder / "scenes.mp4", "blue", seconds=2)
    command = ["ffmpeg", "-v", "error", "-i", scenes, "-i", voice, "-c:v", "copy", film]
    subprocess.run(command, check=True)
    return film


def clip(file: Path) -> Item:
    return Item(id=file.name, title="Clip", medium="video", video=str(file))


def test_a_video_is_found_by_what_is_said_in_it(tmp_path: Path) -> None:
    parrot = Parrot(BEES)
    film = clip(talking(tmp_path, speech(tmp_path / "voice.wav", seconds=2)))
    add = shelf(tmp_path, SpokenInVideo((PitchShare(), Spoken(parrot))))
    add(film)
    add(film, episode(music(tmp_path / "song.wav")))
    with Catalogues(tmp_path / "shelves").open("sounds", (WORDS,)) as catalogue:
        best = Search(catalogue, WORDS).candidates(InterestQuery(wish="something about bees"), 1)[0].item
    assert (best.id, best.medium, best.attributes[SPOKEN]) == ("film.mp4", "video", BEES)
    assert parrot.heard == 1


def test_a_video_without_a_voice_or_without_sound_says_nothing(tmp_path: Path) -> None:
    reader = SpokenInVideo((PitchShare(), Spoken(Parrot(BEES))))
    tune = talking(tmp_path, music(tmp_path / "tune.wav"))
    assert reader.facts(tune, {}) == {SPEECH_SHARE: 0.0}
    assert reader.facts(tmp_path / "scenes.mp4", {}) == {}


@pytest.mark.model
def test_spoken_english_in_a_video_is_understood(tmp_path: Path) -> None:
    from retrieval.encoders.speech_share import SpeechShare

    text = "Welcome back. In this episode we talk about bees, and how a small garden feeds them in winter."
    share = SpeechShare(Weights(Settings().models).locate(SOUND_LABELS), most_patches=20)
    reader = SpokenInVideo((share, Spoken(whisper())))
    facts = reader.facts(talking(tmp_path, said(tmp_path / "a.wav", text)), {})
    assert isinstance(facts, dict)
    assert word_errors(text, str(facts[SPOKEN])) <= 0.2
