"""`shelftalk eval`: recorded conversations, the product's answers to them, and plain methods beside it."""

import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from retrieval.building import Progress
from retrieval.catalogue import Catalogue, Catalogues
from retrieval.encoders import Encoder
from retrieval.interactions import read_interactions
from retrieval.models import InterestQuery, ShelftalkError
from retrieval.search import Search
from retrieval.store import Vector

from .build import App
from .crossfit import searches_by_fold
from .evaluation_report import (
    OWN,
    Report,
    Request,
    Stage,
    audit,
    figures,
    leaders,
    notes,
)
from .evaluation_turns import dialogues_of, read_turns, sampled
from .kept_answers import KeptAnswers
from .query_vectors import QueryVectors
from .recorded_turn import RecordedTurns
from .scoring import ceilings
from .systems import Ranked, System, conversation, popularity, query_of_trial
from .trials import Naming, targets_not_in, trials_of

TELL_EVERY = 20  # turns


def evaluate_retrieval(
    request: Request, catalogues: Catalogues, encoder: Encoder, *, cache: Path, progress: Progress
) -> Report:
    """Measure retrieval alone: plain code asks the question, no language model runs.

    `cache` is a file that keeps the vectors of queries for the next time.
    """
    with catalogues.open(request.catalogue, (encoder,)) as catalogue:
        bench = Bench(request, catalogue, QueryVectors(encoder, cache), progress)
        queries, vectors = bench.asked()
        own = bench.systems.own(queries, vectors, request.without, bench.searches())
        return bench.report(Stage.RETRIEVAL, {OWN: own, **bench.baselines(vectors)})


def evaluate_full(request: Request, app: App, *, cache: Path, progress: Progress) -> Report:
    """Measure whole turns of the product: the last message of each conversation is really answered.

    `cache` also keeps the model's answers, so that an interrupted run goes on where it stopped.
    """
    app.model.chat.cache = KeptAnswers(cache)
    with app.catalogues.open(request.catalogue, (app.encoder,)) as catalogue:
        bench = Bench(request, catalogue, QueryVectors(app.encoder, cache), progress)
        searches = bench.searches()
        turns = RecordedTurns(app.model, app.settings, request.catalogue, searches, app.tagger)
        # a deadline that has passed: the model is not asked
        late = app.settings.model_copy(update={"deadline_seconds": 0})
        rules = RecordedTurns(app.model, late, request.catalogue, searches, app.tagger)
        baselines = {"rules": rules.ranked, **bench.baselines(bench.vectors(()))}
        report = bench.report(Stage.FULL, {OWN: turns.ranked, **baselines})
        return report.model_copy(update={"tokens": turns.tokens})


class Bench:
    """One catalogue and one file of turns, ready for systems to be measured on."""

    def __init__(
        self, request: Request, catalogue: Catalogue, encoder: QueryVectors, progress: Progress
    ) -> None:
        self._request = request
        self._catalogue = catalogue
        self._encoder = encoder
        self._progress = progress
        self._timings: dict[str, float] = {}
        self._started = time.monotonic()
        with self._timed("read_s"):
            self.search = Search(catalogue, encoder, adventurous=request.adventurous)
            every = read_turns(request.turns)
            chosen = sampled(every, request.limit)
            self.trials, self._odd = trials_of(
                chosen, dialogues_of(every), Naming(self.search.names, self.search.items)
            )
            self._interactions = read_interactions(request.interactions, self.search.items)
        if not self.trials:
            raise ShelftalkError(f"{request.turns}: no turn has a new target, so none can be scored")
        if all(i not in self.search.items for t in self.trials for target in t.targets for i in target):
            raise ShelftalkError(
                f"{request.turns}: no target is in catalogue {request.catalogue!r}, the first is"
                f" {self.trials[0].targets[0][0]!r}; name the catalogue that the turns are about"
            )
        self._found = (len(every), len(chosen))
        self.systems = Ranked(catalogue, encoder.space, shown=request.shown)

    def asked(self) -> tuple[dict[str, InterestQuery], dict[str, Vector]]:
        """Return every question by the turn's id, and the vectors of their texts."""
        queries = self.queries()
        texts = [text for query in queries.values() for text in (query.wish, query.conversation)]
        return queries, self.vectors(texts)

    def queries(self) -> dict[str, InterestQuery]:
        """Return the question that plain code makes of each conversation, by the turn's id."""
        with self._timed("query_s"):
            return {t.turn.id: query_of_trial(t, self.search) for t in self.trials}

    def vectors(self, texts: Sequence[str]) -> dict[str, Vector]:
        """Return the vectors of the texts, and of the conversations for the baseline."""
        with self._timed("encode_s"):
            every = [*texts, *map(conversation, self.trials)]
            tell = self._progress
            return self._encoder.of(every, lambda done, total: tell(done, total, "encode"))

    def searches(self) -> Mapping[int, Search]:
        """Return the search by fold of people, with the co-preference learnt from the others."""
        with self._timed("learn_s"):
            return searches_by_fold(self._interactions, self.trials, self.search)

    def baselines(self, vectors: Mapping[str, Vector]) -> dict[str, System]:
        return {
            "popularity": popularity(self.search.items, self._interactions),
            "bm25": self.systems.bm25(),
            "dense": self.systems.dense(vectors),
        }

    def report(self, stage: Stage, systems: Mapping[str, System]) -> Report:
        """Run the systems and return their figures."""
        rankings = {name: self._ranked(name, system) for name, system in systems.items()}
        items = self.search.items
        with self._timed("score_s"):
            vectors = self._catalogue.store.vectors(self._encoder.space, leaders(rankings))
            found = figures(self.trials, rankings, vectors, len(items))
            counts = {
                **audit(self._odd, self.trials, self._interactions),
                "targets_not_in_catalogue": targets_not_in(items, self.trials),
                "items_with_stored_likes": int((self._catalogue.likes > 0).sum()),
                "turns_without_picks": sum(not ranking for ranking in rankings[OWN]),
            }
        return Report(
            file=str(self._request.turns),
            catalogue=self._request.catalogue,
            stage=stage,
            without=self._request.without,
            n=len(self.trials),
            dialogues=len({trial.dialogue for trial in self.trials}),
            metrics=found.summaries[OWN].metrics,
            intervals={name: summary.intervals for name, summary in found.summaries.items()},
            ceilings=ceilings(self.trials, rankings[OWN]),
            baselines={n: s.metrics for n, s in found.summaries.items() if n != OWN},
            by_language=found.by_language,
            by_medium=found.by_medium,
            gains=found.gains,
            audit=counts,
            notes=tuple(notes(counts, self._request, stage, self._found)),
            timings={**self._timings, "total_s": round(time.monotonic() - self._started, 3)},
        )

    def _ranked(self, name: str, system: System) -> list[Sequence[str]]:
        rankings: list[Sequence[str]] = []
        with self._timed(f"{name}_s"):
            for done, trial in enumerate(self.trials, 1):
                rankings.append(system(trial))
                if done % TELL_EVERY == 0 or done == len(self.trials):
                    self._progress(done, len(self.trials), name)
        return rankings

    @contextmanager
    def _timed(self, name: str) -> Generator[None]:
        started = time.monotonic()
        yield
        self._timings[name] = round(time.monotonic() - started, 3)
