"""Pictures, sounds and videos that the user shows become facts of the ledger, and likenesses to look for."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from retrieval.contents import is_of_media
from retrieval.encoders import Impression, MediaEncoder
from retrieval.media_files import MOST_BYTES, Flaw, Kind, digest_of, kind_of
from retrieval.models import Label, Likeness, Record

from .ledger import Fact, Ledger, Role

SEPARATOR = ", "
MOST_UPLOADS = 4
"""In one message."""


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
    """Its place in each space that knows it."""

    @property
    def words(self) -> str:
        """What it shows, as the ledger holds it; the kind itself where nothing has a name."""
        return SEPARATOR.join(label.en for label in (*self.labels, *self.heard)) or self.kind.value


class NotUsed(Record):
    """A file that was shown and could not be used."""

    flaw: Flaw


class NoSense(Record):
    """A file of a kind for which no encoder is here."""

    kind: Kind


Perceived = Upload | NotUsed | NoSense


def perceived(file: Path, encoders: Sequence[MediaEncoder]) -> Perceived:
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
    hearing = [space for space in made if kind is Kind.VIDEO and is_of_media(space, Kind.AUDIO)]
    return Upload(
        id=digest_of(file).hex(),
        kind=kind,
        labels=tuple(label for space, each in good.items() if space not in hearing for label in each.labels),
        heard=tuple(label for space in hearing if space in good for label in good[space].labels),
        is_unheard=kind is Kind.VIDEO and not hearing,
        vectors={space: tuple(map(float, each.vector)) for space, each in good.items()},
    )


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
        Likeness(kind=fact.field, words=fact.value, vectors=_vectors(fact, uploads)) for fact in shown
    )


def _vectors(fact: Fact, uploads: Mapping[str, Upload]) -> dict[str, tuple[float, ...]]:
    upload = uploads.get(fact.upload)
    return upload.vectors if upload and upload.words == fact.value else {}
