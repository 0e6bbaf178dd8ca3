"""A recorded conversation answered by the product: a past put in place, and a real last turn."""

from collections.abc import Sequence
from threading import Event

from retrieval.models import InterestQuery, ShelftalkError
from retrieval.search import Search

from .build import App
from .elsewhere import exchanged, named_in
from .evaluation_turns import Message, RecordedTurn
from .ledger import Ledger
from .rules import facts_in
from .scoring import CEILINGS
from .steps import Answer, Done, Pick
from .systems import System, within
from .trials import Trial


def answered(app: App, catalogue: str, search: Search) -> System:
    """Rank the picks of a real turn first, then what its question finds beyond them."""

    def ranked(trial: Trial) -> list[str]:
        answer = _answer(app, catalogue, search, trial.turn)
        query = answer.query.model_copy(update={"must": within(trial, answer.query.must)})
        rest = search.candidates(query, max(CEILINGS)) if query != InterestQuery() else []
        ids = [*(pick.item.id for pick in answer.picks), *(c.item.id for c in rest)]
        return list(dict.fromkeys(i for i in ids if _counts(i, trial, search)))

    return ranked


def _counts(item_id: str, trial: Trial, search: Search) -> bool:
    medium = trial.turn.medium
    return item_id not in trial.named and medium in ("", search.items[item_id].medium)


def _answer(app: App, catalogue: str, search: Search, turn: RecordedTurn) -> Answer:
    """Answer what the user said last, after a past heard by rules alone; nothing of it is kept."""
    session = app.conversations.start(catalogue).id
    *past, (said, _) = exchanges(turn.messages)
    ledger = Ledger()
    try:
        for number, (message, reply) in enumerate(past, start=1):
            ledger = ledger.updated(facts_in(message, search.names, (), number))
            heard = Answer(
                session=session,
                message=message,
                language=turn.language,
                ledger=ledger.facts,
                query=InterestQuery(),
                picks=tuple(Pick(item=item) for item in named_in(reply, search)),
                reply=reply,
            )
            app.conversations.keep(app.conversations.load(session), heard)
        for step in app.turn(session, said, cancelled=Event(), worded=False):
            if isinstance(step, Done):
                return step.answer
    finally:
        app.conversations.delete(session)
    raise ShelftalkError(f"{turn.id}: the turn ended without an answer")


def exchanges(messages: Sequence[Message]) -> list[tuple[str, str]]:
    """Return what the user said and what was replied, in turns; the last is what is asked."""
    return list(exchanged([(message.role, message.text) for message in messages])) or [("", "")]
