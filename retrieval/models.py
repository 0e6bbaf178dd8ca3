"""The values retrieval speaks in: items, interests and candidates."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator

Scalar = str | int | float | bool
Attributes = dict[str, Scalar | tuple[Scalar, ...]]


class Record(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ShelftalkError(Exception):
    """Something the user can mend; the message names the thing, the value and the remedy."""


class Creator(Record):
    name: str = Field(min_length=1, max_length=200)
    role: str = Field(default="creator", max_length=60)


class Item(Record):
    """One work of a catalogue, in the form of the public JSON-lines format."""

    id: str = Field(min_length=1, max_length=200)
    title: str = Field(min_length=1, max_length=500)
    medium: str = Field(min_length=1, max_length=40)
    year: int | None = Field(default=None, ge=-4000, le=2200)
    creators: tuple[Creator, ...] = ()
    genres: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    description: str = Field(default="", max_length=20_000)
    language: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    duration_minutes: int | None = Field(default=None, ge=0, le=1_000_000)
    popularity: float = Field(default=0, ge=0, allow_inf_nan=False)
    image: str | None = None
    audio: str | None = None
    video: str | None = None
    url: str | None = None
    attributes: Attributes = {}

    @field_validator("duration_minutes", mode="before")
    @classmethod
    def _whole_minutes(cls, minutes: object) -> object:
        return round(minutes) if isinstance(minutes, float) else minutes

    def text_attribute(self, name: str) -> str:
        """Return the attribute as text, empty when the item has none."""
        value = self.attributes.get(name, "")
        return value if isinstance(value, str) else ""

    @property
    def makers(self) -> tuple[str, ...]:
        """The names of its creators, and those in Chinese."""
        return (*(creator.name for creator in self.creators), *self.list_attribute("creators_zh"))

    def list_attribute(self, name: str) -> tuple[str, ...]:
        """Return the attribute as strings, a scalar as one of them."""
        value = self.attributes.get(name, ())
        return tuple(str(part) for part in (value if isinstance(value, tuple) else (value,)))


class Range(Record):
    """Whole numbers from `low` to `high`, both included; None leaves that side open."""

    low: int | None = None
    high: int | None = None

    def holds(self, number: float) -> bool:
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    @classmethod
    def parse(cls, text: str) -> "Range":
        """Read what `str` of a range wrote, such as "1980..1989" or "..120"."""
        low, _, high = text.partition("..")
        return cls(low=int(low) if low else None, high=int(high) if high else None)

    def overlap(self, other: "Range") -> "Range | None":
        """Return the numbers in both; None where there is no such number."""
        lows = [bound for bound in (self.low, other.low) if bound is not None]
        highs = [bound for bound in (self.high, other.high) if bound is not None]
        low, high = max(lows, default=None), min(highs, default=None)
        if low is not None and high is not None and low > high:
            return None
        return Range(low=low, high=high)

    def __str__(self) -> str:
        return f"{'' if self.low is None else self.low}..{'' if self.high is None else self.high}"


class Constraints(Record):
    """What an item must satisfy; each field is one condition, and an empty one asks nothing."""

    media: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    """Canonical words; the item has every one of them as genre or tag."""
    genre_groups: tuple[tuple[str, ...], ...] = ()
    """Canonical words in groups; the item has at least one of each group."""
    fit_for: tuple[str, ...] = ()
    """Canonical words of which the item has one: what suits who is there."""
    creators: tuple[str, ...] = ()
    """Names as the user said them; one of them made the item."""
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    year: Range = Range()
    duration_minutes: Range = Range()
    pages: Range = Range()
    """Of a book, as far as the item says."""
    tempo_bpm: Range = Range()
    """Beats a minute, as far as they were measured."""
    lightness: Range = Range()
    warmth: Range = Range()
    colourfulness: Range = Range()
    """Of the picture, as far as they were measured."""
    owned: bool | None = None
    """True: only what the user owns, as the item's attribute "owned" says; False: nothing of it."""
    not_genres: tuple[str, ...] = ()
    not_creators: tuple[str, ...] = ()
    not_languages: tuple[str, ...] = ()
    not_countries: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    """Ids to choose among."""
    not_items: tuple[str, ...] = ()
    """Ids never to be returned: rejected, seeds, shown before."""

    def without_items(self, ids: Iterable[str]) -> "Constraints":
        """Return the constraints with these items ruled out too."""
        return self.model_copy(update={"not_items": tuple(dict.fromkeys((*self.not_items, *ids)))})


class Label(Record):
    """One thing that a picture shows or a sound is, as an encoder recognised it."""

    en: str
    zh: str
    share: float
    """Of what was recognised, from 0 to 1."""


class Likeness(Record):
    """A picture, a sound or a video that the result should resemble."""

    kind: str
    words: str
    """What it shows or sounds like; searched by meaning. Empty where nothing in it has a name."""
    vectors: dict[str, tuple[float, ...]] = Field(default_factory=dict, exclude=True, repr=False)
    """Its place in each space that knows it; none where only the words count, as corrected by the user."""


class InterestQuery(Record):
    """What retrieval can be asked."""

    wish: str = ""
    """The described wish in plain words, in any language; searched by meaning and by word."""
    conversation: str = ""
    """What the user said lately, as it was said."""
    seeds: tuple[str, ...] = ()
    """Ids of items the result should resemble."""
    contrasts: tuple[str, ...] = ()
    """Ids of items the result should not resemble."""
    creators: tuple[str, ...] = ()
    """Names whose works are wished for, softly."""
    genres: tuple[str, ...] = ()
    """Canonical genre words wished for, softly."""
    moods: tuple[str, ...] = ()
    """Canonical mood words wished for, softly."""
    described: bool = False
    """Whether the wish holds phrases beyond those words: a subject, a place, an occasion."""
    avoid: tuple[str, ...] = ()
    """Canonical genre and mood words to lower, softly."""
    countries: tuple[str, ...] = ()
    """Countries preferred, softly."""
    languages: tuple[str, ...] = ()
    """Languages preferred, softly."""
    year: Range = Range()
    """A wished era, softly."""
    duration_minutes: Range = Range()
    """A wished length, softly."""
    one_of_each: bool = False
    """Whether one pick of each medium is asked for."""
    number: int | None = Field(default=None, ge=1)
    """How many picks are asked for; None: as many as usual."""
    adventurous: float | None = Field(default=None, ge=0, le=1)
    """How much the answer should vary rather than fit, from 0 to 1; None: as usual."""
    renown: int = Field(default=0, ge=-1, le=1)
    """Whether well known works are asked for, 1, or lesser known ones, -1."""
    likenesses: tuple[Likeness, ...] = ()
    """Pictures and sounds the result should resemble."""
    must: Constraints = Constraints()
    """Hard constraints."""

    @property
    def shown(self) -> str:
        """What the pictures and sounds show, in words; empty without any."""
        return ", ".join(likeness.words for likeness in self.likenesses if likeness.words)


class Branch(StrEnum):
    """Where a candidate can come from; the names are those of `eval --without`."""

    TEXT = "text"
    WORDS = "words"
    CONVERSATION = "conversation"
    PARTS = "parts"
    SEEDS = "seeds"
    BEHAVIOUR = "behaviour"
    CREATORS = "creators"
    KIN = "kin"
    WISHES = "wishes"
    LIKES = "likes"
    POPULARITY = "popularity"
    IMAGE = "image"
    AUDIO = "audio"
    LIKENESS = "likeness"


class Provenance(Record):
    """One branch's vote for a candidate: its rank there, from 1."""

    branch: Branch
    rank: int


class Candidate(Record):
    item: Item
    score: float
    provenance: tuple[Provenance, ...]
    labels: tuple[Label, ...] = ()
    """What the item's picture shows and its sound is."""
    moment: float | None = None
    """Where in its video, in seconds, what stands for its picture is seen; None where it has a picture."""
