"""Recorded conversations to measure on: read from JSON lines, grouped by dialogue."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from retrieval.models import ShelftalkError

SAMPLE_SEED = 20261124
Target = Annotated[tuple[str, ...], Field(min_length=1)]
"""Ids any of which counts."""


class _Recorded(BaseModel):
    # other people's files may say more than is read here
    model_config = ConfigDict(frozen=True, extra="ignore")


class Message(_Recorded):
    role: Literal["user", "assistant"]
    text: str


class Profile(_Recorded):
    """What the person likes and dislikes: ids or titles."""

    liked: tuple[str, ...] = ()
    disliked: tuple[str, ...] = ()


class RecordedTurn(_Recorded):
    """A conversation up to the moment when something is recommended."""

    id: str
    language: str
    messages: Annotated[tuple[Message, ...], Field(min_length=1)]
    targets: tuple[Target, ...]
    new_targets: tuple[Target, ...]
    """The targets that the conversation had not named before."""
    medium: str = ""
    profile: Profile = Profile()

    @property
    def text(self) -> str:
        """All that was said, oldest first."""
        return "\n".join(message.text for message in self.messages)


def read_turns(path: Path) -> tuple[RecordedTurn, ...]:
    """Read every turn of the file, or say which line is wrong."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ShelftalkError(f"{path}: cannot be read ({error}); name a JSON-lines file of turns") from error
    turns = tuple(_turn(path, number, line) for number, line in enumerate(lines, 1) if line.strip())
    if not turns:
        raise ShelftalkError(f"{path}: has no turns; name a JSON-lines file of turns")
    return turns


def sampled(turns: Sequence[RecordedTurn], limit: int | None) -> tuple[RecordedTurn, ...]:
    """Return `limit` of the turns, in their order; the same ones each time, and more of them for more."""
    order = Random(SAMPLE_SEED).sample(range(len(turns)), len(turns))
    return tuple(turns[index] for index in sorted(order[:limit]))


def stem(turn_id: str) -> str:
    """Return the part of a turn's id that its dialogue's other turns may share."""
    return turn_id.rpartition(":")[0] or turn_id


def dialogues_of(turns: Iterable[RecordedTurn]) -> dict[str, str]:
    """Return the dialogue of each turn, named by the id of its first turn.

    Turns of one dialogue share the stem of their ids and continue each other's text; some files number
    all their dialogues under one stem.
    """
    known: dict[str, list[tuple[str, str]]] = {}
    dialogue: dict[str, str] = {}
    # spaces do not count: some files join what one speaker says in a row
    for text, turn in sorted((("".join(turn.text.split()), turn) for turn in turns), key=_length):
        heads = known.setdefault(stem(turn.id), [])
        # the longest first: two dialogues may open with the same greeting
        earlier = (name for head, name in reversed(heads) if text.startswith(head))
        dialogue[turn.id] = next(earlier, turn.id)
        heads.append((text, dialogue[turn.id]))
    return dialogue


def _length(text_and_turn: tuple[str, RecordedTurn]) -> int:
    return len(text_and_turn[0])


def _turn(path: Path, number: int, line: str) -> RecordedTurn:
    try:
        return RecordedTurn.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        said = f"{where}: {first['msg']}" if where else first["msg"]
        raise ShelftalkError(f"{path}:{number}: {said}; mend the line") from error
