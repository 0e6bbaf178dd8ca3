"""The typed state of a conversation: facts with roles, and the rules by which new ones change it."""

from collections.abc import Iterable
from enum import StrEnum

from retrieval.file_attributes import COLOURS
from retrieval.models import Record


class Role(StrEnum):
    TARGET = "target"
    SEED = "seed"
    CONTRAST = "contrast"
    REJECTED = "rejected"
    SATISFIED = "satisfied"


class Strength(StrEnum):
    HARD = "hard"
    SOFT = "soft"


class Scope(StrEnum):
    TURN = "turn"
    CONVERSATION = "conversation"
    ALWAYS = "always"


class Fact(Record):
    """One thing the user said they want, like or refuse."""

    role: Role
    field: str
    """medium, genre, mood, creator, title, year, duration_minutes, pages, tempo_bpm, country, language,
    about, novelty, renown, ownership, audience or number; lightness, warmth or colourfulness; image or audio
    for what the user shows."""
    value: str
    """A canonical word, a title, a name, a range such as "1980..1989", or the user's phrase."""
    value_zh: str = ""
    """The title or name in Chinese, where the catalogue has it."""
    strength: Strength = Strength.SOFT
    reference: str | None = None
    """For seeds: "exact" asks for the thing itself and its kin, "style" for its manner."""
    scope: Scope = Scope.CONVERSATION
    words: str = ""
    """The words of the message this came from."""
    turn: int = 0
    items: tuple[str, ...] = ()
    """Ids of the catalogue's items meant, for titles and creators."""
    upload: str = ""
    """The id of the picture or sound this was seen or heard in."""

    @property
    def is_unknown(self) -> bool:
        """Whether it names a work or maker of which the catalogue has nothing."""
        return self.field in ("title", "creator") and not self.items


# A new wish in one of these takes the place of the old one; in the others wishes add up.
_SINGLE = frozenset(
    {"year", "duration_minutes", "pages", "tempo_bpm", *COLOURS, "renown", "ownership", "audience", "number"}
)
# What is asked of the media wished for, and means nothing for others.
_OF_MEDIA = frozenset({"duration_minutes", "pages", "number"})
MUSIC = ("album", "track")
"""The media that "music" means."""
PICTURES = frozenset({"artwork", "photo"})
"""Media that are their picture: of others it is a cover or a poster, and "darker" is a mood."""
_WISHES = frozenset({Role.TARGET, Role.SEED})
COMPANIONS = frozenset({Role.SATISFIED, Role.REJECTED, Role.CONTRAST})
"""Roles that stand beside another about the same thing: seen and loved, refused and unlike it."""
_PAIRS = (frozenset({Role.SATISFIED, Role.SEED}), frozenset({Role.REJECTED, Role.CONTRAST}))


class Ledger(Record):
    """The facts of a conversation, oldest first."""

    facts: tuple[Fact, ...] = ()

    def having(self, *roles: Role, field: str | None = None) -> tuple[Fact, ...]:
        """Return the facts in any of these roles, of one field if it is named."""
        return tuple(
            fact for fact in self.facts if fact.role in roles and (field is None or fact.field == field)
        )

    def updated(self, new: Iterable[Fact]) -> "Ledger":
        """Return the ledger after a message: what was for one turn is gone, and newer facts win.

        What is said for one turn removes nothing: it only puts aside what goes against it, see `in_force`.

        A fact replaces an older one about the same thing, but a work seen may be loved and one refused
        disliked; a year or a length replaces the older one of its role; media named together replace the
        media named before, and the length and number that were asked of those.
        """
        added = tuple(_as_lasting(fact, self.facts) for fact in new)
        had, now = media_wished(self.facts), media_wished(added)

        def of_others(fact: Fact) -> bool:
            """Tell whether the fact was said of media no longer meant; one of each needs none named."""
            return (bool(had) and not now <= had) or fact.field == "number"

        kept = [
            fact
            for fact in self.facts
            if fact.scope is not Scope.TURN
            and not any(
                late.scope is not Scope.TURN
                and (_replaces(late, fact) or (of_others(fact) and _outdates(late, fact)))
                for late in added
            )
        ]
        return Ledger(facts=(*kept, *added))

    @property
    def in_force(self) -> "Ledger":
        """The facts that count now: without what is put aside for this turn."""
        once = [fact for fact in self.facts if fact.scope is Scope.TURN]
        return Ledger(
            facts=tuple(
                fact
                for fact in self.facts
                if fact.scope is Scope.TURN
                or not any(_replaces(late, fact) or _outdates(late, fact) for late in once)
            )
        )

    def without(self, facts: Iterable[Fact]) -> "Ledger":
        gone = tuple(facts)
        return Ledger(facts=tuple(fact for fact in self.facts if fact not in gone))

    def pinned(self, fact: Fact) -> "Ledger":
        """Return the ledger with the fact made to count always: no new start and no other medium drops it."""
        return self.replaced(fact, fact.model_copy(update={"scope": Scope.ALWAYS}))

    def replaced(self, old: Fact, new: Fact) -> "Ledger":
        """Return the ledger with one fact in the place of another."""
        return Ledger(facts=tuple(new if fact == old else fact for fact in self.facts))

    def without_wishes(self, fields: Iterable[str]) -> "Ledger":
        """Return the ledger without the wishes in these fields."""
        gone = set(fields)
        return Ledger(facts=tuple(f for f in self.facts if f.role is not Role.TARGET or f.field not in gone))


def media_wished(facts: Iterable[Fact]) -> set[str]:
    """Return the media that the facts wish for."""
    return {fact.value for fact in facts if fact.field == "medium" and fact.role is Role.TARGET}


def _as_lasting(new: Fact, old: Iterable[Fact]) -> Fact:
    """Return the fact, lasting where it only says once more what lasts already."""
    same = [f for f in old if (f.role, f.field, f.value) == (new.role, new.field, new.value)]
    if new.scope is not Scope.TURN or not same:
        return new
    return new.model_copy(update={"scope": same[0].scope})


def _replaces(new: Fact, old: Fact) -> bool:
    if new.field != old.field:
        return False
    if new.value.casefold() == old.value.casefold():
        return frozenset({new.role, old.role}) not in _PAIRS
    if new.role is not old.role or new.role not in _WISHES:
        return False
    return new.field in _SINGLE or (new.field == "medium" and new.turn > old.turn)


def _outdates(new: Fact, old: Fact) -> bool:
    """Tell whether a wish for another medium leaves the old length or number without meaning."""
    is_medium = new.role is Role.TARGET and new.field == "medium"
    lasts = old.scope is Scope.ALWAYS
    of_any = old.field == "number" and old.value.isdigit()  # "just three" of whatever it is
    return is_medium and old.field in _OF_MEDIA and new.turn > old.turn and not (lasts or of_any)
