"""What a message was understood to say."""

from retrieval.models import Record

from .clarify import Clarification
from .critiques import Critique
from .ledger import Fact, Ledger
from .steps import Heed


class Heard(Record):
    """What a message was understood to say."""

    language: str
    before: Ledger
    """The ledger that the message changed; of an undo, the one it left."""
    ledger: Ledger
    new: tuple[Fact, ...] = ()
    gone: tuple[Fact, ...] = ()
    """Facts that the message took out of the ledger and put nothing in their place."""
    small_talk: str = ""
    """The whole reply, for a message that asks for no picks or cannot be read."""
    heed: Heed = Heed.WISH
    about: tuple[str, ...] = ()
    """Ids of the works a question was about."""
    critiques: tuple[Critique, ...] = ()
    """Directions in which the new picks must differ from what was shown."""
    unclear: Clarification | None = None
    """What to ask because the message points at something that could be several."""
    notes: tuple[str, ...] = ()
    """Sentences for the user: answers, and what is not known or not understood."""
    clashes: tuple[str, ...] = ()
    """Sentences about wishes of one message that cannot both hold."""
    not_held: tuple[str, ...] = ()
    """What is said of media asked for of which the catalogue has none."""
    degraded: tuple[str, ...] = ()


class Revised(Record):
    """The ledger after the facts of a message, and how it came about."""

    ledger: Ledger
    new: tuple[Fact, ...]
    gone: tuple[Fact, ...]
    clashes: tuple[tuple[Fact, Fact], ...]


def unchanged(ledger: Ledger, language: str, reply: str) -> Heard:
    """Return what was heard of a message that changes nothing and is only replied to."""
    return Heard(language=language, before=ledger, ledger=ledger, small_talk=reply, heed=Heed.TALK)
