"""How well the checker tells supported sentences from others: `python -m tests.benchmarks.claims [aside]`."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from agent.checker import Checker
from agent.claims import Fault
from agent.pick_facts import facts_of
from agent.steps import Pick, Reason, ReasonKind
from retrieval.models import InterestQuery, Item, Record
from retrieval.sources import read_source
from retrieval.titles import Names

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


def claims(language: str) -> list[Claim]:
    """Return the labelled sentences of a language."""
    lines = Path(__file__).with_name(f"{language}.jsonl").read_text("utf-8").splitlines()
    return [Claim.model_validate_json(line) for line in lines]


def found(claim: Claim, items: Mapping[str, Item], names: Names, language: str) -> list[Fault]:
    """Return what the checker finds wrong with the sentence."""
    reasons = tuple(Reason(kind=ReasonKind.LINK, text=text) for text in claim.reasons)
    pick = Pick(item=items[claim.item], reasons=reasons)
    facts = facts_of(pick, InterestQuery(wish=claim.wish), items, language)
    return faults(claim.sentence, facts, names)


def starter() -> dict[str, Item]:
    """Return the works of the starter catalogue."""
    rows = (row for file in sorted(STARTER.glob("*.jsonl")) for row in read_source(file))
    return {item.id: item for item in rows if isinstance(item, Item)}
