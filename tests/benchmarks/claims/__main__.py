"""How well the checker tells supported sentences from others: `python -m tests.benchmarks.claims`.

With `aside` the sentences kept aside from tuning are judged, with `second` those of another hand, who saw no
rule; `second aside` is the half of them that was never looked at. `third` are sentences about other works, by
one who had read the rules, many of them turning round who does what; `third aside` is about works of its own.
The language model is asked too, as in a turn; with `rules` it is not.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event

from agent.asking import Model, Unusable, Watch
from agent.build import load_encoder, load_model
from agent.checker import Checker
from agent.judge import odds_of
from agent.pick_facts import Facts, facts_of
from agent.settings import Settings
from agent.steps import Pick, Reason, ReasonKind
from agent.support import Odds, untold
from retrieval.models import InterestQuery, Item, Record
from retrieval.nearness import Nearness
from retrieval.sources import read_source
from retrieval.titles import Names

SECONDS = 600
STARTER = Path(__file__).parents[3] / "retrieval" / "starter"


class Claim(Record):
    """A sentence about a work of the starter catalogue, and whether what is known supports it."""

    item: str
    wish: str
    reasons: tuple[str, ...]
    sentence: str
    supported: bool
    fault: str | None
    """What kind of error it has."""
    aside: bool
    """Whether it was kept out of all tuning."""


class Verdict(Record):
    """A sentence and the kinds of fault found in it."""

    claim: Claim
    found: tuple[str, ...]


def claims(language: str) -> list[Claim]:
    """Return the labelled sentences of a language, or of a later set: "second.en"."""
    lines = Path(__file__).with_name(f"{language}.jsonl").read_text("utf-8").splitlines()
    return [Claim.model_validate_json(line) for line in lines]


def facts_for(claim: Claim, items: Mapping[str, Item], language: str) -> Facts:
    """Return what may be said of the work, as in a turn with this wish and these reasons."""
    reasons = tuple(Reason(kind=ReasonKind.LINK, text=text) for text in claim.reasons)
    pick = Pick(item=items[claim.item], reasons=reasons)
    return facts_of(pick, InterestQuery(wish=claim.wish), items, language)


def starter() -> dict[str, Item]:
    """Return the works of the starter catalogue."""
    rows = (row for file in sorted(STARTER.glob("*.jsonl")) for row in read_source(file))
    return {item.id: item for item in rows if isinstance(item, Item)}


def report(verdicts: list[Verdict]) -> Iterator[str]:
    """Yield precision and recall of both classes, and what was missed."""
    refused = [bool(v.found) for v in verdicts]
    false = [not v.claim.supported for v in verdicts]
    for name, said, truth in (
        ("unsupported", refused, false),
        ("supported", [not one for one in refused], [not one for one in false]),
    ):
        right = sum(a and b for a, b in zip(said, truth, strict=True))
        yield f"  {name}: precision {right / max(sum(said), 1):.3f}, recall {right / max(sum(truth), 1):.3f}"
    kinds = Counter(v.claim.fault for v in verdicts if v.claim.fault)
    missed = Counter(v.claim.fault for v in verdicts if v.claim.fault and not v.found)
    told = (f"{kind} {missed[kind]} of {kinds[kind]}" for kind in kinds if missed[kind])
    yield f"  missed: {', '.join(told)}"
    alarms = Counter(kind for v in verdicts if v.claim.supported for kind in v.found)
    yield f"  false alarms: {dict(alarms)}"


def asked(model: Model) -> Odds:
    """Return how the model is asked, with all the time it needs."""

    def odds(sentence: str, facts: Facts) -> float | None:
        told = odds_of(model, sentence, facts, Watch(Event(), time.monotonic() + SECONDS))
        if isinstance(told, Unusable):
            raise RuntimeError(told.why)
        return told

    return odds


def main(prefix: str, *, aside: bool, odds: Odds) -> None:
    items = starter()
    checker = Checker(Names(items.values()), Nearness(load_encoder(Settings())))
    for language in ("en", "zh"):
        labelled = claims(prefix + language)
        chosen = [claim for claim in labelled if claim.aside == aside]
        start = time.monotonic()
        verdicts = [
            Verdict(
                claim=claim,
                found=tuple(
                    fault.kind
                    for fault in checker.faults(claim.sentence, facts_for(claim, items, language), odds)
                ),
            )
            for claim in chosen
        ]
        each = (time.monotonic() - start) / len(chosen)
        print(f"{language}: {len(chosen)} sentences, {1000 * each:.0f} ms each")
        print("\n".join(report(verdicts)))


if __name__ == "__main__":
    later = [f"{name}." for name in ("second", "third") if name in sys.argv[1:]]
    main(
        "".join(later),
        aside="aside" in sys.argv[1:],
        odds=untold if "rules" in sys.argv[1:] else asked(load_model(Settings())),
    )
