"""One turn of the conversation, as a generator of typed steps: read this first."""

import time
from collections import Counter
from collections.abc import Collection, Generator, Iterator, Sequence
from threading import Event

from retrieval.models import Candidate, InterestQuery
from retrieval.search import Search

from . import wording
from .asking import Model, Unusable, Watch
from .checker import Checker
from .conversations import Conversation
from .explain import Explainer, Wording
from .heard import Heard
from .hearing import Listener
from .history import counting
from .ledger import Fact, Role
from .query import query_of
from .reasons import reasons_for, relaxation_cautions
from .remarks import (
    all_left,
    asking,
    facts_told,
    moves,
    not_moved,
    opening_question,
    question_beside,
    relaxations_told,
    seen_before,
    trade_off,
    what_changed,
)
from .rerank import reranked
from .rules import asks_for_others, asks_for_unshown
from .selection import selected
from .settings import Settings
from .shortlist import Shortlist, Shortlister, Wanted
from .showing import hear_all
from .steps import Answer, Done, Found, Pick, Picked, Step, Understood, Worded
from .tagger import Tagger
from .uploads import Perceived, Upload, likenesses


class Recommender:
    """Answers messages from one catalogue."""

    def __init__(
        self, model: Model, search: Search, settings: Settings, tagger: Tagger | None = None
    ) -> None:
        self._model = model
        self._search = search
        self._settings = settings
        self._listener = Listener(model, search, tagger)
        checker = Checker(search.names, search.nearness)
        self._explainer = Explainer(model, search.items, checker, free=settings.own_words)
        self._shortlister = Shortlister(search, depth=settings.shortlist * 3, shown=settings.shown)

    def turn(
        self,
        past: Conversation,
        message: str,
        cancelled: Event,
        *,
        worded: bool,
        uploads: Sequence[Perceived] = (),
    ) -> Iterator[Step]:
        """Yield what is understood, found, picked, worded and done, each as soon as it is known.

        `uploads` are pictures and sounds. Without `worded` the picks get no text. Raises Cancelled at the
        next token once `cancelled` is set.
        """
        clock = Clock()
        watch = Watch(cancelled, clock.start + self._settings.deadline_seconds)
        heard = hear_all(self._listener, past, message, uploads, watch)
        clock.lap("parse")
        understood = self._understood(heard)
        yield understood
        draft = Answer(
            session=past.id,
            message=message,
            language=heard.language,
            before=heard.before.facts,
            ledger=heard.ledger.facts,
            query=InterestQuery(),
            picks=(),
            reply=heard.small_talk,
            heed=heard.heed,
            about=heard.about,
            uploads=tuple(each for each in uploads if isinstance(each, Upload)),
            changes=understood.changes,
            degraded=heard.degraded,
        )
        if heard.small_talk:
            draft = asking(draft, opening_question(past, heard))
        else:
            for step in self._recommend(past, draft, heard, watch, clock, worded=worded):
                if isinstance(step, Answer):
                    draft = step
                else:
                    yield step
        yield Done(answer=draft.model_copy(update={"timings": clock.laps(), "tokens": watch.tokens}))

    def _recommend(
        self, past: Conversation, draft: Answer, heard: Heard, watch: Watch, clock: "Clock", *, worded: bool
    ) -> Iterator[Step | Answer]:
        shortlist = self._shortlist(past, draft, heard)
        clock.lap("retrieve")
        found = self._picks(shortlist, shortlist.candidates, heard)
        yield Found(picks=found)
        clock.reach("first_picks_s")
        order = self._rerank(heard, draft.message, shortlist, watch)
        clock.lap("rerank")
        degraded = draft.degraded
        if isinstance(order, Unusable):
            degraded = tuple(dict.fromkeys((*degraded, wording.degraded(order, heard.language))))
            order = shortlist.candidates
        picks = found if order is shortlist.candidates else self._picks(shortlist, order, heard)
        others = asks_for_others(draft.message)
        relaxed = (*heard.not_held, *relaxations_told(heard, shortlist, picks, past.shown, others=others))
        most = shortlist.asked.number or self._settings.shown
        left = () if relaxed else all_left(past, heard, picks, most, others=others)
        before = seen_before(heard, picks, past.shown, others=others)
        remarks = (
            *heard.notes,
            *what_changed(heard, self._listener),
            *((*relaxed, *left, *before, *trade_off(heard)) if picks else ()),
        )
        first = (*degraded, *remarks, *not_moved(heard, picks))
        opening = self._opening(heard, picks, first, shortlist.given_up)
        yield Picked(picks=picks, opening=opening)
        texts: tuple[Wording, ...] = ()
        if worded:
            texts = yield from self._worded(picks, shortlist.asked, heard.language, watch)
            picks = tuple(_saying(pick, text) for pick, text in zip(picks, texts, strict=True))
            silent = [wording.degraded(text.unusable, heard.language) for text in texts if text.unusable]
            degraded = tuple(dict.fromkeys((*degraded, *silent)))
        clock.lap("explain")
        done = draft.model_copy(
            update={
                "query": shortlist.asked,
                "picks": picks,
                "reply": "\n".join((opening, *_lines(picks, heard.language), *_unsaid(degraded, opening))),
                "relaxed": relaxed,
                "degraded": degraded,
                "explained": Counter(text.told for text in texts),
            }
        )
        yield asking(done, question_beside(past, draft.message, heard, shortlist.candidates))

    def _understood(self, heard: Heard) -> Understood:
        taken = what_changed(heard, self._listener)
        return Understood(
            ledger=heard.ledger.facts,
            changes=(*self._listener.phrases(heard.new, heard.language), *taken),
            language=heard.language,
            degraded=heard.degraded,
        )

    def _shortlist(self, past: Conversation, draft: Answer, heard: Heard) -> Shortlist:
        said = [*((a.heed, a.message) for a in past.answers), (heard.heed, draft.message)]
        query = query_of(heard.ledger, counting(said), self._search.items)
        uploads = past.uploads | {upload.id: upload for upload in draft.uploads}
        dial = self._settings.adventurous if query.adventurous is None else query.adventurous
        others = asks_for_others(draft.message)
        if others and past.answers:  # "who wrote it?", "anything else by her?"
            query = query.model_copy(update={"must": query.must.without_items(past.answers[-1].about)})
        shown = {"likenesses": likenesses(heard.ledger, uploads), "adventurous": dial}
        wanted = Wanted(
            query=query.model_copy(update=shown),
            ledger=heard.ledger,
            shown=past.shown,
            others=others,
            nothing_said=others
            and (all(_only_points(f, past.shown) for f in heard.new) or asks_for_unshown(draft.message)),
            only_reacts=others and not any(_narrows(fact) for fact in heard.new),
            critiques=heard.critiques,
        )
        return self._shortlister.shortlist(wanted)

    def _rerank(
        self, heard: Heard, message: str, shortlist: Shortlist, watch: Watch
    ) -> tuple[Candidate, ...] | Unusable:
        if not self._settings.rerank:
            return shortlist.candidates
        few = selected(shortlist.candidates, shortlist.asked, self._settings.shortlist)
        if len(few) < 2:
            return tuple(few)
        facts = heard.ledger.in_force.facts
        phrases = self._listener.phrases(facts, heard.language)
        wish = "; ".join((message[:300], *phrases)) if len(facts) > len(heard.new) else message[:300]
        order = reranked(self._model, wish, few, self._settings.shown, watch)
        return order if isinstance(order, Unusable) else tuple(order)

    def _picks(self, shortlist: Shortlist, order: tuple[Candidate, ...], heard: Heard) -> tuple[Pick, ...]:
        items, asked, language = self._search.items, shortlist.asked, heard.language
        return tuple(
            Pick(
                item=candidate.item,
                reasons=(
                    *reasons_for(candidate, asked, items, language),
                    *moves(heard, candidate.item),
                    *relaxation_cautions(candidate.item, shortlist.given_up, asked, language),
                ),
                provenance=candidate.provenance,
                moment=candidate.moment,
            )
            for candidate in selected(order, asked, asked.number or self._settings.shown)
        )

    def _opening(
        self, heard: Heard, picks: tuple[Pick, ...], first: tuple[str, ...], given_up: tuple[str, ...]
    ) -> str:
        if not picks:
            return " ".join((*first, wording.nothing(heard.language)))
        phrases = self._listener.phrases(tuple(facts_told(heard, given_up)), heard.language)
        found = wording.opening(phrases, [pick.item for pick in picks], heard.language)
        return ("" if heard.language == "zh" else " ").join((*first, found))

    def _worded(
        self, picks: tuple[Pick, ...], query: InterestQuery, language: str, watch: Watch
    ) -> Generator[Worded, None, tuple[Wording, ...]]:
        said: list[Wording] = []
        for pick, text in zip(picks, self._explainer.wordings(picks, query, language, watch), strict=True):
            said.append(text)
            yield Worded(item_id=pick.item.id, text=text.text, by_model=text.by_model)
        return tuple(said)


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


def _only_points(fact: Fact, shown: Collection[str]) -> bool:
    """Tell whether the fact says no more than how many, or like which pick: "any more like the first?"."""
    return fact.field == "number" or (fact.role is Role.SEED and not set(fact.items) - set(shown))


def _narrows(fact: Fact) -> bool:
    """Tell whether the fact is a wish of its own: "anything else by her?" only asks for others."""
    return fact.role is Role.TARGET and fact.field not in ("creator", "medium")


def _saying(pick: Pick, text: Wording) -> Pick:
    return pick.model_copy(update={"text": text.text, "text_by_model": text.by_model})


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
