"""What turns content into vectors and facts: protocols for texts and for files, one file for each encoder."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.media_files import Flaw, Kind
from retrieval.models import Attributes, Label

Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]
"""One row per text."""


class Encoder(Protocol):
    """Texts become unit vectors of one space; documents and queries are told apart."""

    @property
    def space(self) -> str:
        """The space's name with the model's identity, of letters, digits, ".", "_" and "-"."""
        ...

    @property
    def size(self) -> int: ...

    def documents(self, texts: Sequence[str]) -> Matrix: ...

    def in_parts(self, texts: Sequence[Sequence[str]]) -> Matrix:
        """Return a row per text, which is given in pieces, as many in each: the vector that `documents` has
        of the whole, then one of each piece as it is meant there; of an empty piece, that of the whole."""
        ...

    def queries(self, texts: Sequence[str]) -> Matrix: ...

    def meanings(self, texts: Sequence[str]) -> Matrix:
        """Return vectors for telling whether two texts say the same."""
        ...


class Still(NamedTuple):
    """A moment of a video that says most of it."""

    seconds: float
    """From the beginning."""
    jpeg: bytes
    """What is seen then."""


class Impression(NamedTuple):
    """What an encoder makes of a picture, a sound or a video."""

    vector: Vector
    labels: tuple[Label, ...]
    """What was recognised, the surest first; none from an encoder that names nothing."""
    still: Still | None = None
    """Of a video that was seen."""


class MediaEncoder(Protocol):
    """Files of one kind become unit vectors of one space, in which texts have a place too."""

    @property
    def kind(self) -> Kind: ...

    @property
    def space(self) -> str:
        """The space's name with the kind and the model's identity.

        What sees or hears videos puts them into the space of pictures or of sounds.
        """
        ...

    @property
    def size(self) -> int: ...

    def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
        """Return what each file, known to be of this kind, shows or sounds like, or why it cannot be used."""
        ...

    def place_of(self, text: str, vector: Vector) -> Vector:
        """Return the place of the text in this space; `vector` is the text encoder's of it."""
        ...

    def meaning(self, place: Vector) -> Vector | None:
        """Return where texts that say what is at the place are in the text encoder's space; None: unknown."""
        ...


class FactReader(Protocol):
    """Files of one kind become attributes of their items: what is written in them, or said."""

    @property
    def kind(self) -> Kind: ...

    @property
    def name(self) -> str:
        """What it reads, with the model's identity: facts once read are kept under it."""
        ...

    def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
        """Return what the file, known to be of this kind, tells; `known` is what readers before it found."""
        ...
