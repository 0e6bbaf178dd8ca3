"""One turn of the conversation, as a generator of typed steps: read this first."""

import time
from collections.abc import Generator, Iterable, Iterator
from threading import Event

from retrieval.models import Candidate, Constraints, InterestQuery, Record
from retrieval.relaxation import relaxations
from retrieval.search import Search

from . import wording
from .asking import Model, Unusable, Watch
from .conversations import Conversation
from .explain import Explainer
from .hearing import Heard, Listener
from .ledger import Role
from .query import asked_in, query_of
from .reasons import reasons_for, relaxation_cautions
from .rerank import reranked
from .rules import asks_for_others
from .selection import selected
from .settings import Settings
from .steps import Answer, Done, Found, Pick, Picked, Step, Understood, Worded

Way = tuple[tuple[str, ...], Constraints]
"""Names of constraints given up, and those that are left."""


class Shortlist(Record):
    """The candidates, best first, and which constraints were given up to have any."""

    asked: InterestQuery
    candidates: tuple[Candidate, ...]
    given_up: tuple[str, ...] = ()


class Recommender:
    """Answers messages from one catalogue."""

    def __init__(self, model: Model, search: Search, settings: Settings) -> None:
        self._model = model
        self._search = search
        self._settings = settings
        self._listener = Listener(model, search.items, search.names)
        self._explainer = Explainer(model, search.items, search.names)

    def turn(self, past: Conversation, message: str, cancelled: Event, *, worded: bool) -> Iterator[Step]:
        """Yield what is understood, found, picked, worded and done, each as soon as it is known.

        Without `worded` the picks get no text. Raises Cancelled at the next token once `cancelled` is set.
        """
        clock = Clock()
        watch = Watch(cancelled, clock.start + self._settings.deadline_seconds)
        heard = self._listener.hear(past, message, watch)
        clock.lap("parse")
        yield self._understood(heard)
        draft = Answer(
            session=past.id,
            message=message,
            language=heard.language,
            ledger=heard.ledger.facts,
            query=InterestQuery(),
            picks=(),
            reply=heard.small_talk,
            question=self._question(heard),
            degraded=heard.degraded,
        )
        if not heard.small_talk:
            for step in self._recommend(past, draft, heard, watch, clock, worded=worded):
                if isinstance(step, Answer):
                    draft = step
                else:
                    yield step
        yield Done(answer=draft.model_copy(update={"timings": clock.laps(), "tokens": watch.tokens}))

    def _recommend(
        self, past: Conversation, draft: Answer, heard: Heard, watch: Watch, clock: "Clock", *, worded: bool
    ) -> Iterator[Step | Answer]:
        messages = [*(answer.message for answer in past.answers), draft.message]
        query = query_of(heard.ledger, messages, self._search.items)
        ways = ((), query.must), *relaxations(query.must, asked_in(heard.ledger))
        shortlist = self._retrieve(query, ways, past.shown, repeats=not asks_for_others(draft.message))
        clock.lap("retrieve")
        yield Found(picks=self._picks(shortlist, shortlist.candidates, heard.language))
        clock.reach("first_picks_s")
        order = self._rerank(heard, draft.message, shortlist, watch)
        clock.lap("rerank")
        degraded = draft.degraded
        if isinstance(order, Unusable):
            degraded = tuple(dict.fromkeys((*degraded, wording.degraded(order.why, heard.language))))
            order = shortlist.candidates
        picks = self._picks(shortlist, order, heard.language)
        loosened = [wording.relaxed(shortlist.given_up, heard.language)] if shortlist.given_up else []
        relaxed = (*heard.clashes, *loosened)
        opening = self._opening(heard, picks, (*degraded, *heard.notes, *(relaxed if picks else ())))
        yield Picked(picks=picks, opening=opening)
        if worded:
            picks, silent = yield from self._worded(picks, query, heard.language, watch)
            degraded = tuple(dict.fromkeys((*degraded, *silent)))
        clock.lap("explain")
        yield draft.model_copy(
            update={
                "query": query,
                "picks": picks,
                "reply": "\n".join((opening, *_lines(picks, heard.language), *_unsaid(degraded, opening))),
                "relaxed": relaxed,
                "degraded": degraded,
            }
        )

    def _understood(self, heard: Heard) -> Understood:
        return Understood(
            ledger=heard.ledger.facts,
            changes=self._listener.phrases(heard.new, heard.language),
            language=heard.language,
            degraded=heard.degraded,
        )

    def _question(self, heard: Heard) -> str | None:
        """Ask what is wanted, once nothing at all is known of it."""
        knows = heard.ledger.having(Role.TARGET, Role.SEED)
        return None if knows else wording.what_mood(heard.language)

    def _retrieve(
        self, query: InterestQuery, ways: Iterable[Way], shown: tuple[str, ...], *, repeats: bool
    ) -> Shortlist:
        """Return the candidates; with none, those of the smallest relaxation that has some.

        What was shown before comes last, and only to who narrows a wish: asking for others means others.
        """
        for given_up, must in ways:
            found = self._candidates(query, must.without_items(shown))
            if repeats and len(found) < self._settings.shown:
                again = self._candidates(query, must)
                found += [candidate for candidate in again if candidate.item.id in shown]
            if found:
                return Shortlist(asked=query, candidates=tuple(found), given_up=given_up)
        return Shortlist(asked=query, candidates=())

    def _candidates(self, query: InterestQuery, must: Constraints) -> list[Candidate]:
        return self._search.candidates(query.model_copy(update={"must": must}), self._settings.shortlist * 3)

    def _rerank(
        self, heard: Heard, message: str, shortlist: Shortlist, watch: Watch
    ) -> tuple[Candidate, ...] | Unusable:
        few = selected(shortlist.candidates, shortlist.asked, self._settings.shortlist)
        if len(few) < 2:
            return tuple(few)
        phrases = self._listener.phrases(heard.ledger.facts, heard.language)
        wish = (
            "; ".join((message[:300], *phrases))
            if len(heard.ledger.facts) > len(heard.new)
            else message[:300]
        )
        order = reranked(self._model, wish, few, self._settings.shown, watch)
        return order if isinstance(order, Unusable) else tuple(order)

    def _picks(self, shortlist: Shortlist, order: tuple[Candidate, ...], language: str) -> tuple[Pick, ...]:
        items, asked = self._search.items, shortlist.asked
        return tuple(
            Pick(
                item=candidate.item,
                reasons=(
                    *reasons_for(candidate, asked, items, language),
                    *relaxation_cautions(candidate.item, shortlist.given_up, asked, language),
                ),
                provenance=candidate.provenance,
            )
            for candidate in selected(order, asked, self._settings.shown)
        )

    def _opening(self, heard: Heard, picks: tuple[Pick, ...], first: tuple[str, ...]) -> str:
        if not picks:
            return " ".join((*first, wording.nothing(heard.language)))
        media = heard.ledger.having(Role.TARGET, field="medium")  # the count of picks says them
        told = tuple(fact for fact in heard.ledger.facts if fact not in media)
        phrases = self._listener.phrases(told, heard.language)
        found = wording.opening(phrases, [pick.item for pick in picks], heard.language)
        return ("" if heard.language == "zh" else " ").join((*first, found))

    def _worded(
        self, picks: tuple[Pick, ...], query: InterestQuery, language: str, watch: Watch
    ) -> Generator[Worded, None, tuple[tuple[Pick, ...], tuple[str, ...]]]:
        done: list[Pick] = []
        silent: list[str] = []
        for pick in picks:
            said = self._explainer.worded(pick, query, language, watch)
            done.append(pick.model_copy(update={"text": said.text, "text_by_model": said.by_model}))
            silent.extend([wording.degraded(said.unusable, language)] if said.unusable else [])
            yield Worded(item_id=pick.item.id, text=said.text, by_model=said.by_model)
        return tuple(done), tuple(silent)


class Clock:
    """Seconds since the turn began, and how long each part took."""

    def __init__(self) -> None:
        self.start = self._last = time.monotonic()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """Note the time since the last lap."""
        now = time.monotonic()
        self._laps[name] = round(now - self._last, 3)
        self._last = now

    def reach(self, name: str) -> None:
        """Note the time since the start."""
        self._laps[name] = round(time.monotonic() - self.start, 3)

    def laps(self) -> dict[str, float]:
        return {**self._laps, "total_s": round(time.monotonic() - self.start, 3)}


def _unsaid(degraded: tuple[str, ...], opening: str) -> tuple[str, ...]:
    """Return what went wrong after the opening was said."""
    return tuple(said for said in degraded if said not in opening)


def _lines(picks: tuple[Pick, ...], language: str) -> Iterator[str]:
    for number, pick in enumerate(picks, start=1):
        title = wording.title_of(pick.item, language)
        year = (
            ""
            if pick.item.year is None
            else f"（{pick.item.year}）"
            if language == "zh"
            else f" ({pick.item.year})"
        )
        shown = f"《{title}》{year}" if language == "zh" else f"{title}{year}"
        text = pick.text or ("；" if language == "zh" else "; ").join(r.text for r in pick.reasons)
        separator = "：" if language == "zh" else ": "
        yield f"{number}. {shown}{separator}{text}" if text else f"{number}. {shown}"
