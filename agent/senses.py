"""What sees pictures, hears sounds and watches videos: the media encoders of the settings."""

from pathlib import Path

from retrieval.encoders import Encoder, FactReader, MediaEncoder
from retrieval.encoders.labels import Classes, class_names, class_texts
from retrieval.models import ShelftalkError
from retrieval.vectors import VectorCache

from .known_models import PICTURE_LABELS, SOUND_LABELS, SPEECH
from .settings import Settings
from .weights import Weights

PICTURE_BATCH = 16
SOUND_PATCHES = 60
"""Of nearly a second each, looked at of a sound."""


def load_media(settings: Settings, encoder: Encoder) -> tuple[MediaEncoder, ...]:
    """Return the encoders whose weights are here; of one kind the first counts."""
    found: list[MediaEncoder] = [_open_clip(settings)] if settings.pictures else []
    weights = Weights(settings.models)
    if not weights.missing(PICTURE_LABELS):
        from retrieval.encoders.picture_labels import PictureLabels

        file, classes = weights.locate(PICTURE_LABELS), _classes("imagenet", settings, encoder)
        found.append(PictureLabels(file, classes, batch=PICTURE_BATCH))
    if not weights.missing(SOUND_LABELS):
        from retrieval.encoders.sound_labels import SoundLabels

        file, classes = weights.locate(SOUND_LABELS), _classes("audioset", settings, encoder)
        found.append(SoundLabels(file, classes, most_patches=SOUND_PATCHES))
    if not found:
        return ()
    from retrieval.encoders.video import with_video

    return with_video(found)


def load_readers(settings: Settings) -> tuple[FactReader, ...]:
    """Return what reads pictures, sounds and videos, as far as its weights are here."""
    from retrieval.encoders.colours import Colours
    from retrieval.encoders.lettering import Lettering

    found: list[FactReader] = [Lettering(threads=settings.threads), Colours()]
    weights = Weights(settings.models)
    if not weights.missing(SOUND_LABELS):
        from retrieval.encoders.soundtrack import ffmpeg
        from retrieval.encoders.speech_share import SpeechShare
        from retrieval.encoders.video_speech import SpokenInVideo

        sounds: list[FactReader] = [SpeechShare(weights.locate(SOUND_LABELS), most_patches=SOUND_PATCHES)]
        if not weights.missing(SPEECH):
            from retrieval.encoders.speech import Spoken, Whisper

            sounds.append(Spoken(Whisper(weights.locate(SPEECH), threads=settings.threads)))
        found.extend((*sounds, *([SpokenInVideo(sounds)] if ffmpeg() else [])))
    return tuple(found)


def _classes(network: str, settings: Settings, encoder: Encoder) -> Classes:
    names = class_names(network)
    vectors, _ = VectorCache(settings.vectors).documents(
        encoder, class_texts(names), lambda done, total: None
    )
    return Classes(names, encoder, vectors)


def _open_clip(settings: Settings) -> MediaEncoder:
    from retrieval.encoders.open_clip import OpenClip

    cache = settings.models / "open_clip"
    if Path(settings.pictures).is_dir():
        return OpenClip(f"local-dir:{settings.pictures}", "", cache, batch=PICTURE_BATCH)
    model, _, pretrained = settings.pictures.partition(":")
    if not pretrained:
        # open_clip would go on with random weights
        raise ShelftalkError(
            f"SHELFTALK_PICTURES={settings.pictures!r}: name weights too, as MODEL:TAG or MODEL:CHECKPOINT"
        )
    return OpenClip(model, pretrained, cache, batch=PICTURE_BATCH)
