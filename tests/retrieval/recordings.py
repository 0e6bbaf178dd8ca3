"""Recordings made on the spot: a low tone is speech, and a parrot says what is said in it."""

from collections.abc import Sequence
from pathlib import Path

from retrieval.encoders import Impression, Vector
from retrieval.encoders.samples import Samples, read_sound
from retrieval.encoders.speech import RATE, Whisper
from retrieval.file_attributes import SPEECH_SHARE
from retrieval.media_files import Flaw, Kind
from retrieval.models import Attributes, Label
from tests.fakes import WordEncoder

from .media import sound

WORDS = WordEncoder()
SPEECH_HERTZ, MUSIC_HERTZ = 150, 900


class PitchShare:
    """Takes low tones for speech."""

    kind = Kind.AUDIO
    name = "speech-share-pitch"

    def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
        samples = read_sound(file, RATE)
        return samples if isinstance(samples, Flaw) else {SPEECH_SHARE: float(_hertz(samples) < 500)}


class Ears:
    """Hears a voice in every sound, and finds nothing by it."""

    kind = Kind.AUDIO
    space = "audio-ears"
    size = WORDS.size

    def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        voice = Label(en="speech", zh="说话声", share=1.0)
        return [Impression(WORDS.documents(["speech"])[0], (voice,)) for _ in files]

    def place_of(self, text: str, vector: Vector) -> Vector:
        return vector

    def meaning(self, place: Vector) -> None:
        return None


class Parrot(Whisper):
    """Says the same of every recording, and counts them."""

    def __init__(self, words: str) -> None:
        self._words = words
        self.heard = 0

    def words(self, samples: Samples) -> str:
        self.heard += 1
        return self._words


def speech(file: Path, seconds: float = 1.0) -> Path:
    return sound(file, SPEECH_HERTZ, seconds)


def music(file: Path) -> Path:
    return sound(file, MUSIC_HERTZ)


def _hertz(samples: Samples) -> float:
    crossings = ((samples[:-1] < 0) & (samples[1:] >= 0)).sum()
    return float(crossings) * RATE / len(samples)
