"""How much of a sound is speech and how much is music, by what YAMNet hears from moment to moment."""

from pathlib import Path

from retrieval.file_attributes import MUSIC_SHARE, SPEECH_SHARE
from retrieval.media_files import Flaw, Kind
from retrieval.models import Attributes

from .labels import class_names
from .samples import read_sound
from .yamnet import RATE, YamNet

_SURE = 0.5


class SpeechShare:
    kind = Kind.AUDIO

    def __init__(self, model: Path, *, most_patches: int) -> None:
        self._network = YamNet(model, most_patches=most_patches)
        names = [name.en for name in class_names("audioset")]
        self._speech, self._music = names.index("speech"), names.index("music")
        self.name = f"shares-yamnet-w8a8-{most_patches}"

    def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
        samples = read_sound(file, RATE)
        if isinstance(samples, Flaw):
            return samples
        scores = self._network.scores(samples)
        speech, music = scores[:, self._speech], scores[:, self._music]
        # over music somebody may still speak, or sing: the louder of both decides
        spoken = (speech >= _SURE) & (speech > music)
        return {
            SPEECH_SHARE: round(float(spoken.mean()), 2),
            MUSIC_SHARE: round(float((music >= _SURE).mean()), 2),
        }
