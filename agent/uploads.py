"""Pictures, sounds and videos that the user shows become facts of the ledger, and likenesses to look for."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeGuard

from pydantic import Field

from retrieval.contents import is_of_media
from retrieval.encoders import FactReader, Impression, MediaEncoder
from retrieval.encoders.labels import SURE
from retrieval.file_attributes import COLOURS, SPOKEN, WRITTEN, is_speech
from retrieval.media_files import MOST_BYTES, Flaw, Kind, digest_of, kind_of
from retrieval.models import Attributes, Label, Likeness, Record

from .ledger import Fact, Ledger, Role

SEPARATOR = ", "
MOST_UPLOADS = 4
"""In one message."""
_UNTOLD = frozenset({"web site", "comic book", "book cover", "menu", "silence"})
"""Names that say what a file is and not what it shows: any poster is a web site to ImageNet."""
_BROAD = frozenset({"music", "musical instrument"})
"""Names that say nothing beside narrower ones: the music of a metal song is any music."""
_FEW_LETTERS = 3
MOST_LETTERS = 200
"""Of what is written or said in an example."""


class Upload(Record):
    """What was seen in a picture or a video, or heard in a sound; the file itself is not kept."""

    id: str
    """The hash of the file's content."""
    kind: Kind
    labels: tuple[Label, ...] = ()
    heard: tuple[Label, ...] = ()
    """In a video, beside what is seen in it."""
    is_unheard: bool = False
    """Whether there is nothing here that could hear a video."""
    vectors: dict[str, tuple[float, ...]]
    """Its place in each space that knows it; none of a sound that is speech: only the words count."""
    written: str = ""
    spoken: str | None = None
    """What is said in it; None where it is no speech, or nothing here can understand it."""
    is_speech: bool = False
    colours: dict[str, int] = Field(default_factory=dict[str, int])
    """What was measured of a picture: lightness, warmth and colourfulness."""

    @property
    def words(self) -> str:
        """What it shows, as the ledger holds it; the kind itself where nothing has a name for sure."""
        spoken = (self.spoken or "")[:MOST_LETTERS]
        if spoken and self.kind is Kind.AUDIO:
            return spoken
        # of a picture one name is right, so that doubtful ones mostly are not; a sound is many things at once
        seen = (each for each in self.labels if each.share >= SURE or self.kind is Kind.AUDIO)
        labels = (label.en for label in (*seen, *self.heard))
        return SEPARATOR.join(filter(None, (*labels, self.written[:MOST_LETTERS], spoken))) or self.kind.value


class NotUsed(Record):
    """A file that was shown and could not be used."""

    flaw: Flaw


class NoSense(Record):
    """A file of a kind for which no encoder is here."""

    kind: Kind


class Spoke(Record):
    """A recording that was the message: what was said in it."""

    spoken: str


Perceived = Upload | Spoke | NotUsed | NoSense


def perceived(file: Path, encoders: Sequence[MediaEncoder], readers: Sequence[FactReader] = ()) -> Perceived:
    """Return what is in the file, told by its content."""
    kind = kind_of(file)
    if isinstance(kind, Flaw):
        return NotUsed(flaw=kind)
    if file.stat().st_size > MOST_BYTES:  # of films on the shelf only parts are read, but this is a message
        return NotUsed(flaw=Flaw.BYTES)
    able = [encoder for encoder in encoders if encoder.kind is kind]
    if not able:
        return NoSense(kind=kind)
    made = {encoder.space: encoder.impressions([file])[0] for encoder in able}
    good = {space: each for space, each in made.items() if isinstance(each, Impression)}
    if not good:
        return NotUsed(flaw=next(each for each in made.values() if isinstance(each, Flaw)))
    facts = _facts(file, kind, readers)
    hearing = [space for space in made if kind is Kind.VIDEO and is_of_media(space, Kind.AUDIO)]
    return Upload(
        id=digest_of(file).hex(),
        kind=kind,
        labels=_telling(
            label for space, each in good.items() if space not in hearing for label in each.labels
        ),
        heard=_telling(label for space in hearing if space in good for label in good[space].labels),
        is_unheard=kind is Kind.VIDEO and not hearing,
        vectors={
            space: tuple(map(float, each.vector))
            for space, each in good.items()
            if not (facts.get(SPOKEN) and is_of_media(space, Kind.AUDIO))
        },
        written=_telling_text(str(facts.get(WRITTEN, ""))),
        spoken=str(facts[SPOKEN]) if SPOKEN in facts else None,
        is_speech=is_speech(facts),
        colours={name: number for name in COLOURS if isinstance(number := facts.get(name), int)},
    )


def _telling_text(written: str) -> str:
    """Return what is written, unless it is a few letters: a drawing's lines are often read as an A or two."""
    letters = sum(map(str.isalpha, written))
    return written if letters > _FEW_LETTERS or not written.isascii() else ""


def _telling(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Return the labels that say what it shows."""
    told = tuple(label for label in labels if label.en not in _UNTOLD)
    return tuple(label for label in told if label.en not in _BROAD) or told


def heard_as_message(message: str, shown: Sequence[Perceived]) -> tuple[str, list[Perceived]]:
    """Return the message, and what is shown with it; what was said is the message where it has no word."""
    spoken = [each.spoken for each in shown if _is_message(each) and each.spoken]
    if not spoken or any(map(str.isalnum, message)):
        return message, list(shown)
    others = [Spoke(spoken=each.spoken) if _is_message(each) and each.spoken else each for each in shown]
    return " ".join(spoken), others


def _is_message(shown: Perceived) -> TypeGuard[Upload]:
    """Tell whether it can be the message itself: of a video, what is said is only a part of what it shows."""
    return isinstance(shown, Upload) and shown.kind is Kind.AUDIO


def _facts(file: Path, kind: Kind, readers: Sequence[FactReader]) -> Attributes:
    """Return what is written or said in it; a file that an encoder could use is no worse for a flaw here."""
    known: Attributes = {}
    for reader in readers:
        found = reader.facts(file, known) if reader.kind is kind else {}
        known |= {} if isinstance(found, Flaw) else found
    return known


def facts_of(uploads: Iterable[Upload], turn: int) -> tuple[Fact, ...]:
    """Return what is shown as examples: the user can drop them, or put other words in their place."""
    return tuple(
        Fact(
            role=Role.SEED, field=upload.kind.value, value=upload.words, reference="style",
            turn=turn, upload=upload.id,
        )
        for upload in uploads
    )  # fmt: skip


def with_shown(ledger: Ledger, facts: Sequence[Fact]) -> Ledger:
    """Return the ledger with what is shown now in the place of what was shown of the same kind before."""
    kinds = {fact.field for fact in facts}
    kept = [fact for fact in ledger.facts if not (fact.upload and fact.field in kinds)]
    return Ledger(facts=(*kept, *facts))


def likenesses(ledger: Ledger, uploads: Mapping[str, Upload]) -> tuple[Likeness, ...]:
    """Return what the result should resemble; where the user put in other words, only these count."""
    shown = [fact for fact in ledger.having(Role.SEED) if fact.field in set(Kind)]
    return tuple(
        Likeness(kind=fact.field, words=_words(fact), vectors=_vectors(fact, uploads)) for fact in shown
    )


def _words(fact: Fact) -> str:
    # "image" says nothing of what is in it
    return "" if fact.value == fact.field else fact.value


def _vectors(fact: Fact, uploads: Mapping[str, Upload]) -> dict[str, tuple[float, ...]]:
    upload = uploads.get(fact.upload)
    return upload.vectors if upload and upload.words == fact.value else {}
