"""How much of a sound is speech and how much is music, and where it is most like itself, by YAMNet."""

from pathlib import Path

from retrieval.file_attributes import MOSTLY, MUSIC_SHARE, SOUND_MOMENT, SPEECH_SHARE
from retrieval.media_files import Flaw, Kind
from retrieval.models import Attributes

from .labels import class_names
from .samples import read_sound
from .yamnet import RATE, Patches, YamNet

_SURE = 0.5
_LONG = 60 * RATE
"""Samples beyond which a sound is worth beginning elsewhere than at its beginning."""


class SpeechShare:
    kind = Kind.AUDIO

    def __init__(self, model: Path, *, most_patches: int) -> None:
        self._network = YamNet(model, most_patches=most_patches)
        names = [name.en for name in class_names("audioset").classes]
        self._speech, self._music = names.index("speech"), names.index("music")
        self.name = f"shares-2-yamnet-w8a8-{most_patches}"

    def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
        samples = read_sound(file, RATE)
        if isinstance(samples, Flaw):
            return samples
        patches = self._network.patches(samples)
        scores = patches.scores
        speech, music = scores[:, self._speech], scores[:, self._music]
        # over music somebody may still speak, or sing: the louder of both decides
        spoken = (speech >= _SURE) & (speech > music)
        shares: Attributes = {
            SPEECH_SHARE: round(float(spoken.mean()), 2),
            MUSIC_SHARE: round(float((music >= _SURE).mean()), 2),
        }
        # who speaks says first what it is about
        begins = len(samples) <= _LONG or spoken.mean() >= MOSTLY
        return shares if begins else {**shares, SOUND_MOMENT: typical(patches)}


def typical(patches: Patches) -> int:
    """Return where, in seconds, the part begins in which most of what the whole has is surest."""
    return int(patches.seconds[int((patches.scores @ patches.scores.mean(axis=0)).argmax())])
