"""What is to be seen of a turn while its steps arrive: the same for every window."""

from enum import StrEnum

from pydantic import Field

from agent.ledger import Fact
from agent.steps import Answer, Done, Found, Pick, Picked, Step, Tokens, Understood, Worded
from retrieval.models import Record


class Stage(StrEnum):
    """How far a turn is; each stage names what has last been shown."""

    ASKED = "asked"
    UNDERSTOOD = "understood"
    FOUND = "found"
    PICKED = "picked"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


RUNNING = frozenset({Stage.ASKED, Stage.UNDERSTOOD, Stage.FOUND, Stage.PICKED})


class TurnView(Record):
    message: str
    language: str
    """Of the reply; until it is known, of the window."""
    stage: Stage = Stage.ASKED
    catalogue: str = ""
    """Where the items are, and their pictures."""
    number: int = 0
    """How many turns the conversation had before."""
    ledger: tuple[Fact, ...] = ()
    picks: tuple[Pick, ...] = ()
    reply: str = ""
    question: str | None = None
    options: tuple[str, ...] = ()
    """Answers to the question, each a message."""
    notices: tuple[str, ...] = ()
    """What did not go as it should, until the reply says it."""
    timings: dict[str, float] = Field(default_factory=dict)
    """Seconds, once the turn is done."""
    tokens: Tokens = Tokens()
    ahead: int = 0
    """How many the model answers first."""

    @property
    def running(self) -> bool:
        return self.stage in RUNNING

    def waiting(self, ahead: int) -> "TurnView":
        return self._with(ahead=ahead)

    def after(self, step: Step) -> "TurnView":
        view = self.waiting(0)
        match step:
            case Understood():
                return view._with(
                    stage=Stage.UNDERSTOOD,
                    language=step.language,
                    ledger=step.ledger,
                    notices=step.degraded,
                )
            case Found():
                return view._with(stage=Stage.FOUND, picks=step.picks)
            case Picked():
                return view._with(stage=Stage.PICKED, picks=step.picks, reply=step.opening, notices=())
            case Worded():
                return view._with(picks=tuple(_worded(pick, step) for pick in view.picks))
            case Done():
                return view_of(step.answer, self.catalogue, self.number)

    def stopped(self) -> "TurnView":
        return self._with(stage=Stage.STOPPED)

    def failed(self, sentence: str) -> "TurnView":
        return self._with(stage=Stage.FAILED, notices=(*self.notices, sentence))

    def _with(self, **changes: object) -> "TurnView":
        return self.model_copy(update=changes)


def view_of(answer: Answer, catalogue: str, number: int) -> TurnView:
    """Return the view of a finished turn; `number` counts those before it."""
    return TurnView(
        message=answer.message,
        language=answer.language,
        stage=Stage.DONE,
        catalogue=catalogue,
        number=number,
        ledger=answer.ledger,
        picks=answer.picks,
        reply=_lead(answer),
        question=answer.question,
        options=answer.options,
        timings=answer.timings,
        tokens=answer.tokens,
    )


def _lead(answer: Answer) -> str:
    """Return the reply without the lines that list the picks: the cards say the same."""
    return answer.reply.split("\n", 1)[0] if answer.picks else answer.reply


def _worded(pick: Pick, step: Worded) -> Pick:
    return pick.model_copy(update={"text": step.text}) if pick.item.id == step.item_id else pick
