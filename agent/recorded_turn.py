"""A recorded conversation answered by the product: a past put in place, and a real last turn."""

from collections.abc import Mapping, Sequence
from threading import Event

from retrieval.models import InterestQuery, ShelftalkError
from retrieval.search import Search

from .asking import Model
from .conversations import Conversation
from .crossfit import fold_of
from .elsewhere import begun, exchanged, heard_before
from .evaluation_turns import Message
from .hearing import Listener
from .ledger import Ledger
from .query import query_of
from .recommender import Recommender
from .recorded_query import profile_facts
from .scoring import CEILINGS
from .settings import Settings
from .steps import Answer, Done, Tokens
from .systems import within
from .tagger import Tagger
from .trials import Trial


class RecordedTurns:
    """Whole turns of the product as a system to be measured."""

    def __init__(
        self,
        model: Model,
        settings: Settings,
        catalogue: str,
        searches: Mapping[int, Search],
        tagger: Tagger | None,
    ) -> None:
        """`searches` are by the person's fold."""
        self._model = model
        self._tagger = tagger
        self._settings = settings
        self._catalogue = catalogue
        self._searches = searches
        self.tokens = Tokens()
        """What the model did in all turns so far."""

    def ranked(self, trial: Trial) -> list[str]:
        """Rank the picks of a real turn first, then what its question finds beyond them.

        Where the turn only talks, the question is what its ledger would ask: whoever recorded the
        conversation went on recommending.
        """
        search = self._searches[fold_of(trial.user)]
        answer = self._answer(trial, search)
        self.tokens += answer.tokens
        query = answer.query if answer.query != InterestQuery() else _going_on(answer, trial, search)
        query = query.model_copy(update={"must": within(trial, query.must)})
        rest = search.candidates(query, max(CEILINGS))
        ids = [*(pick.item.id for pick in answer.picks), *(c.item.id for c in rest)]
        return list(dict.fromkeys(i for i in ids if _counts(i, trial, search)))

    def _answer(self, trial: Trial, search: Search) -> Answer:
        """Answer what the user said last, after a past heard without the language model."""
        *said, last = exchanges(trial.turn.messages)
        past = self._past(trial, said, search)
        recommender = Recommender(self._model, search, self._settings, self._tagger)
        for step in recommender.turn(past, last[0], Event(), worded=False):
            if isinstance(step, Done):
                return step.answer
        raise ShelftalkError(f"{trial.turn.id}: the turn ended without an answer")

    def _past(self, trial: Trial, said: Sequence[tuple[str, str]], search: Search) -> Conversation:
        profile = tuple(profile_facts(trial.turn.profile, search.names, search.items))
        known = {"person": trial.user, "profile": profile} if profile else {}
        start = begun(self._catalogue).model_copy(update=known)
        return heard_before(start, said, Listener(self._model, search, self._tagger), search)


def exchanges(messages: Sequence[Message]) -> list[tuple[str, str]]:
    """Return what the user said and what was replied, in turns; the last is what is asked."""
    return list(exchanged([(message.role, message.text) for message in messages])) or [("", "")]


def _going_on(answer: Answer, trial: Trial, search: Search) -> InterestQuery:
    said = [message.text for message in trial.turn.messages if message.role == "user"]
    return query_of(Ledger(facts=answer.ledger), said, search.items)


def _counts(item_id: str, trial: Trial, search: Search) -> bool:
    medium = trial.turn.medium
    return item_id not in trial.named and medium in ("", search.items[item_id].medium)
