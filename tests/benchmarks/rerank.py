"""Re-rankers compared on the wish set: what they do to the fused order, and what they cost.

python -m tests.benchmarks.rerank run FILE fits labels [--limit 24] [--depth 10] [--aside]
python -m tests.benchmarks.rerank report FILE

`run` asks the model about each wish and goes on where FILE ends; `report` reads FILE.
"""

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from statistics import mean
from threading import Event

import numpy as np

from agent.asking import Model, Watch
from agent.build import App, load_encoder, load_model
from agent.conversations import Conversation
from agent.hearing import Listener
from agent.query import query_of
from agent.selection import selected
from agent.settings import Settings
from agent.shortlist import Shortlist, Shortlister, Wanted
from agent.steps import Tokens
from retrieval.fusion import relative
from retrieval.models import Candidate, Record
from retrieval.search import Search
from tests.scripted import scripted

from .rerankers import RERANKERS
from .wish_set import LANGUAGES, Wish, graded_ndcg_at, wishes

SHOWN = 20
PATIENT = 3600.0
PRIORS = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0)
"""Weights of the fused scores, where the model's count 1."""


class Result(Record):
    """What one method made of one wish."""

    wish: str
    method: str
    fused: tuple[str, ...]
    prior: tuple[float, ...]
    """Fused scores of the candidates that were re-ranked, in the fused order."""
    scores: tuple[float, ...]
    tokens: Tokens
    seconds: float

    def ranking(self, weight: float) -> list[str]:
        """Return the ids with the fused scores mixed in; what was not re-ranked keeps its place below."""
        table = relative(np.array([self.prior, self.scores], dtype=np.float32).T)
        mixed = table @ np.array([weight, 1], dtype=np.float32)
        head = [self.fused[int(place)] for place in np.argsort(-mixed, kind="stable")]
        return [*head, *self.fused[len(head) :]]


def shortlist(search: Search, message: str) -> list[Candidate]:
    """Return the order as the product has it when rules alone have read the message."""
    found = found_by(Listener(scripted(), search), search, message)
    return selected(found.candidates, found.asked, SHOWN)


def found_by(listener: Listener, search: Search, message: str) -> Shortlist:
    """Return the fused order for a first message, as the listener hears it."""
    past = Conversation(id="", catalogue="", created=datetime.now(UTC))
    heard = listener.hear(past, message, _watch())
    query = query_of(heard.ledger, [message], search.items)
    wanted = Wanted(query=query, ledger=heard.ledger, critiques=heard.critiques)
    return Shortlister(search, depth=3 * SHOWN, shown=SHOWN).shortlist(wanted)


def run(file: Path, methods: Sequence[str], chosen: Sequence[Wish], depth: int) -> Iterator[Result]:
    """Yield what each method makes of each wish, written to `file` at once."""
    settings = Settings()
    app = App(settings, load_model(settings), load_encoder(settings))
    search = app.search(settings.catalogue)
    done = {(result.wish, result.method) for result in read(file)}
    for wish in chosen:
        left = [method for method in methods if (wish.id, method) not in done]
        found = shortlist(search, wish.message) if left else []
        for method in left if len(found) > 1 else ():
            result = _result(app.model, method, wish, found[:depth], found)
            with file.open("a", encoding="utf-8") as lines:
                lines.write(result.model_dump_json() + "\n")
            yield result
    app.close()


def read(file: Path) -> list[Result]:
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return [Result.model_validate_json(line) for line in lines]


def sampled(language: str, *, limit: int, aside: bool) -> list[Wish]:
    """Return the first wishes of the part kept aside, or of the rest, in an order that is no one's choice."""
    part = [wish for wish in wishes(language) if wish.aside is aside]
    return sorted(part, key=lambda wish: sha256(wish.message.encode()).hexdigest())[:limit]


def report(results: Sequence[Result], known: Mapping[str, Wish]) -> Iterator[str]:
    """Yield lines: nDCG@10 of each method by language, the fused order of the same wishes beside it."""
    for method in dict.fromkeys(result.method for result in results):
        own = [result for result in results if result.method == method]
        cost = [f"{mean(value):.0f}" for value in zip(*((*_spent(r), r.seconds) for r in own), strict=True)]
        yield f"{method}: prompt tokens {cost[0]}, generated {cost[1]}, seconds {cost[2]} a wish"
        yield f"  {'fused order':14}" + _by_language(own, known, None)
        for weight in PRIORS:
            yield f"  prior {weight:<8}" + _by_language(own, known, weight)


def _by_language(results: Sequence[Result], known: Mapping[str, Wish], weight: float | None) -> str:
    line = ""
    for language in LANGUAGES:
        own = [result for result in results if known[result.wish].language == language]
        rankings = [(r, list(r.fused) if weight is None else r.ranking(weight)) for r in own]
        scores = [graded_ndcg_at(10, ranking, known[r.wish].grades) for r, ranking in rankings]
        line += f"  {language} {mean(scores):.3f} (n={len(own)})" if scores else ""
    return line


def _result(
    model: Model, method: str, wish: Wish, few: Sequence[Candidate], found: Sequence[Candidate]
) -> Result:
    watch, started = _watch(), time.monotonic()
    scores = RERANKERS[method](model, wish.message, few, watch)
    return Result(
        wish=wish.id,
        method=method,
        fused=tuple(candidate.item.id for candidate in found),
        prior=tuple(candidate.score for candidate in few),
        scores=tuple(scores),
        tokens=watch.tokens,
        seconds=round(time.monotonic() - started, 2),
    )


def _watch() -> Watch:
    return Watch(Event(), time.monotonic() + PATIENT)


def _spent(result: Result) -> tuple[int, int]:
    return result.tokens.prompt_evaluated, result.tokens.generated


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("order", choices=("run", "report"))
    parser.add_argument("file", type=Path)
    parser.add_argument("methods", nargs="*", choices=[[], *RERANKERS])
    parser.add_argument("--limit", type=int, default=1000, help="wishes a language")
    parser.add_argument("--depth", type=int, default=10, help="candidates re-ranked")
    parser.add_argument("--aside", action="store_true", help="the third kept aside alone")
    given = parser.parse_args()
    parts = [sampled(language, limit=given.limit, aside=given.aside) for language in LANGUAGES]
    if given.order == "run":
        taking_turns = [wish for both in zip(*parts, strict=True) for wish in both]
        for result in run(given.file, given.methods, taking_turns, given.depth):
            print(result.wish, result.method, f"{result.seconds} s", flush=True)
    known = {wish.id: wish for part in parts for wish in part}
    print("\n".join(report([r for r in read(given.file) if r.wish in known], known)))


if __name__ == "__main__":
    _main()
