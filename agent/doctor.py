"""What could keep the product from working on this machine: one finding for each thing, with its remedy."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from retrieval.encoders.soundtrack import ffmpeg
from retrieval.encoders.text import space_of
from retrieval.models import Record, ShelftalkError

from .build import LOCAL_MODELS, catalogues_of, local_model
from .conversations import Conversations
from .known_models import SPEECH, TEXT_ENCODER
from .settings import Settings
from .tagger import fits
from .trial import try_out
from .weights import Model, Weights

DISK_MB = 500
"""Free space below which building a catalogue, or keeping conversations, may soon fail."""
MEMORY_MB = 900
"""What is needed beside the models' own bytes: the model's context, the store and the server."""


class Finding(Record):
    name: str
    fine: bool
    said: str
    """What was found; where it is not fine, with the remedy."""


def findings(
    settings: Settings, port: Callable[[], str], try_out: Callable[[Path], None] = try_out
) -> Iterator[Finding]:
    """Look at models, catalogues, conversations, disk, memory and, by `port`, at the address to serve on.

    `try_out` lets a model file say its first token.
    """
    yield _found("language model", lambda: _language_model(settings, try_out))
    yield _found("text encoder", lambda: _text_encoder(settings))
    yield _found("speech model", lambda: _speech(settings))
    yield _found("sound of videos", _soundtracks)
    yield from _catalogues(settings)
    yield _found("conversations", lambda: _conversations(settings))
    for name, folder in (("disk for data", settings.data), ("disk for models", settings.cache)):
        yield _found(name, lambda folder=folder: _disk(folder))
    yield _found("memory", lambda: _memory(settings))
    yield _found("port", port)


def _found(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name=name, fine=True, said=look())
    except ShelftalkError as error:
        return Finding(name=name, fine=False, said=str(error))


def _language_model(settings: Settings, try_out: Callable[[Path], None]) -> str:
    file = local_model(settings)
    if file is None:
        return f"{settings.llm}, held by another server"
    known = LOCAL_MODELS.get(settings.llm)
    said = _verified(known, settings) if known else f"{file}, your own"
    try_out(file)
    return f"{said}; it answers"


def _text_encoder(settings: Settings) -> str:
    own = settings.encoder
    said = _verified(TEXT_ENCODER, settings) if own is None else str(own)
    space = space_of(own or Weights(settings.models).locate(TEXT_ENCODER))
    heard = "" if fits(space) else "; messages are heard by rules alone, which miss more (README, Limits)"
    return f"{said}, space {space}{heard}"


def _speech(settings: Settings) -> str:
    weights = Weights(settings.models)
    if any(weights.file(SPEECH, file).exists() for file in SPEECH.files):
        return _verified(SPEECH, settings)
    return "not set up, and not needed; `shelftalk setup --speech` fetches what hears speech, 148 MB"


def _soundtracks() -> str:
    # nothing is wrong without it: videos are seen all the same
    return ffmpeg() or (
        "videos are seen and not heard: there is no program ffmpeg on the PATH;"
        " install it (Debian, Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg)"
    )


def _verified(model: Model, settings: Settings) -> str:
    """Hash every file now: a disk that rots changes neither size nor date."""
    weights = Weights(settings.models)
    weights.locate(model)
    if wrong := weights.damaged(model):
        names = ", ".join(str(weights.file(model, file)) for file in wrong)
        raise ShelftalkError(f"{names}: the bytes have changed; delete it and run `shelftalk setup`")
    return f"{model.title}, {model.size / 1e6:,.0f} MB, every byte as published"


def _catalogues(settings: Settings) -> Iterator[Finding]:
    catalogues = catalogues_of(settings)
    names = dict.fromkeys((settings.catalogue, *catalogues.names()))
    for name in names:
        yield _found(f"catalogue {name}", lambda name=name: _catalogue(settings, name))


def _catalogue(settings: Settings, name: str) -> str:
    catalogues = catalogues_of(settings)
    about = catalogues.about(name)
    space = space_of(settings.encoder or Weights(settings.models).locate(TEXT_ENCODER))
    if space not in about.spaces:
        raise ShelftalkError(
            f"it was built for {', '.join(about.spaces)}, and the encoder is {space};"
            f" run `shelftalk add --catalogue {name}` to build it for this one"
        )
    with catalogues.open(name) as catalogue:
        return f"{len(catalogue.items)} items, built {about.built}"


def _conversations(settings: Settings) -> str:
    kept = Conversations(settings.conversations)
    try:
        kept.check()
        # the URL of a database may hold its password
        return "in a database of their own" if settings.conversations_url.get_secret_value() else "on disk"
    finally:
        kept.close()


def _disk(folder: Path) -> str:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free / 1e6
    if free < DISK_MB:
        raise ShelftalkError(f"{there} has only {free:,.0f} MB free; make room for at least {DISK_MB} MB")
    return f"{folder}, {free:,.0f} MB free"


def _memory(settings: Settings) -> str:
    models = [LOCAL_MODELS[settings.llm]] if settings.llm in LOCAL_MODELS else []
    models += [] if settings.encoder else [TEXT_ENCODER]
    needed = MEMORY_MB + sum(model.size for model in models) / 1e6
    free = _available_mb()
    if free is None:
        return f"about {needed:,.0f} MB are needed; this system does not say how much is free"
    if free < needed:
        raise ShelftalkError(
            f"{free:,.0f} MB are free and about {needed:,.0f} MB are needed;"
            " end other programs, or set SHELFTALK_LLM=small"
        )
    return f"{free:,.0f} MB free, about {needed:,.0f} MB needed"


def _available_mb() -> float | None:
    """Return what Linux says is available; other systems have no such file."""
    try:
        lines = Path("/proc/meminfo").read_text("utf-8").splitlines()
    except OSError:
        return None
    kilobytes = next((line.split()[1] for line in lines if line.startswith("MemAvailable:")), "")
    return int(kilobytes) * 1024 / 1e6 if kilobytes else None
