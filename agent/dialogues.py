"""Scripted dialogues, played turn by turn through the same steps as everything else."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from retrieval.catalogue import Catalogues
from retrieval.models import Record, ShelftalkError

from .dialogue_files import dialogue_files, read_dialogue
from .dialogue_format import Dialogue, ScriptedTurn
from .expectations import misses, refuse_unknown_names
from .shelf_names import ShelfNames
from .steps import Answer, Done, Step, Tokens


class Started(Protocol):
    @property
    def id(self) -> str: ...


class Conversations(Protocol):
    def start(self, catalogue: str) -> Started: ...

    def delete(self, session: str) -> None: ...


class Talker(Protocol):
    """What a dialogue is played with: the app, or a fake."""

    @property
    def catalogues(self) -> Catalogues: ...

    @property
    def conversations(self) -> Conversations: ...

    def turn(
        self,
        session: str,
        message: str,
        *,
        cancelled: threading.Event,
        worded: bool = True,
        attached: Sequence[Path] = (),
    ) -> Iterator[Step]: ...


class TurnResult(Record):
    """What became of one turn; `failures` are sentences."""

    number: int
    user: str
    failures: tuple[str, ...]
    shown: tuple[str, ...] = ()
    """Titles, in order."""
    seconds: float = 0
    first_picks_s: float = 0
    tokens: Tokens = Tokens()

    @property
    def passed(self) -> bool:
        return not self.failures


class DialogueResult(Record):
    name: str
    path: str
    turns: tuple[TurnResult, ...]

    @property
    def passed(self) -> bool:
        return all(turn.passed for turn in self.turns)

    @property
    def failures(self) -> tuple[str, ...]:
        return tuple(f"turn {t.number}: {miss}" for t in self.turns for miss in t.failures)


class Report(Record):
    """All dialogues played, in order."""

    dialogues: tuple[DialogueResult, ...]
    seconds: float

    @property
    def passed(self) -> bool:
        return all(dialogue.passed for dialogue in self.dialogues)

    @property
    def tokens(self) -> Tokens:
        return sum((t.tokens for d in self.dialogues for t in d.turns), start=Tokens())

    def summary(self) -> str:
        """Return the outcome in one line."""
        passed = sum(dialogue.passed for dialogue in self.dialogues)
        turns = sum(len(dialogue.turns) for dialogue in self.dialogues)
        minutes, seconds = divmod(round(self.seconds), 60)
        return (
            f"{passed} of {len(self.dialogues)} dialogues passed, {turns} turns,"
            f" {minutes} min {seconds} s,"
            f" {self.tokens.prompt_evaluated} prompt tokens evaluated, {self.tokens.generated} generated"
        )


def run(
    paths: Sequence[Path], app: Talker, *, worded: bool, on_dialogue: Callable[[DialogueResult], None]
) -> Report:
    """Play the files, and those below folders; all are read before the first is played."""
    files = dialogue_files(paths)
    scripts = [(path, read_dialogue(path)) for path in files]
    shelves = {name: _names(app, name) for name in {script.catalogue for _, script in scripts}}
    for path, script in scripts:
        for number, turn in enumerate(script.turns, 1):
            refuse_unknown_names(turn.expect, shelves[script.catalogue], f"{path}: turn {number}")
    started = time.monotonic()
    results: list[DialogueResult] = []
    for path, script in scripts:
        turns = tuple(play(script, app, shelves[script.catalogue], worded=worded))
        results.append(DialogueResult(name=path.stem, path=str(path), turns=turns))
        on_dialogue(results[-1])
    return Report(dialogues=tuple(results), seconds=time.monotonic() - started)


def play(script: Dialogue, app: Talker, names: ShelfNames, *, worded: bool) -> Iterator[TurnResult]:
    """Yield each turn's result; a turn that breaks off ends the dialogue."""
    session = app.conversations.start(script.catalogue).id
    earlier: set[str] = set()
    try:
        for number, turn in enumerate(script.turns, 1):
            started = time.monotonic()
            try:
                answer = _answer(app, session, turn, worded=worded)
            except ShelftalkError as error:
                yield TurnResult(number=number, user=turn.user, failures=(f"broke off: {error}",))
                return
            yield TurnResult(
                number=number,
                user=turn.user,
                failures=(
                    *_not_used(turn, answer),
                    *misses(turn.expect, answer, earlier=earlier, names=names),
                ),
                shown=tuple(pick.item.title for pick in answer.picks),
                seconds=time.monotonic() - started,
                first_picks_s=answer.timings.get("first_picks_s", 0),
                tokens=answer.tokens,
            )
            earlier |= {pick.item.id for pick in answer.picks}
    finally:
        app.conversations.delete(session)


def _answer(app: Talker, session: str, turn: ScriptedTurn, *, worded: bool) -> Answer:
    attached = [Path(name) for name in turn.attach]
    for step in app.turn(session, turn.user, cancelled=threading.Event(), worded=worded, attached=attached):
        if isinstance(step, Done):
            return step.answer
    raise ShelftalkError("the turn ended without an answer; please report this with the message")


def _not_used(turn: ScriptedTurn, answer: Answer) -> tuple[str, ...]:
    # a pass without the file would claim what was not tried
    missing = len(turn.attach) - len(answer.uploads)
    return (f"attach: {missing} of {len(turn.attach)} could not be used: {answer.reply}",) if missing else ()


def _names(app: Talker, catalogue: str) -> ShelfNames:
    with app.catalogues.open(catalogue) as opened:
        return ShelfNames(opened.items.values())
