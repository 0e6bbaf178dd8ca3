"""How well the rules read single messages, field by field, against hand-labelled facts.

python -m tests.agent.parse_scores              # both languages, the third kept aside left out
python -m tests.agent.parse_scores aside        # that third alone
python -m tests.agent.parse_scores second       # 160 a language by another hand, who saw no rule
python -m tests.agent.parse_scores third        # 100 a language by a third hand: the half looked at since
python -m tests.agent.parse_scores third-aside  # the other half, looked at later
python -m tests.agent.parse_scores fourth       # 100 a language by a fourth hand: the half looked at since
python -m tests.agent.parse_scores fourth-aside # the other half, looked at by nobody
python -m tests.agent.parse_scores fifth        # 60 a language by a fifth hand: the half looked at since
python -m tests.agent.parse_scores fifth-aside  # the other half, looked at by nobody
"""

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from agent.dialogue_format import FactExpectation
from agent.fact_match import matches, told
from agent.ledger import Fact
from agent.past import Referent
from agent.rules import facts_in
from agent.shelf_names import ShelfNames
from retrieval.models import Item, Record
from retrieval.sources import read_source
from retrieval.titles import Names

LABELS = Path(__file__).parent / "parse_labels"
STARTER = Path(__file__).parents[2] / "retrieval" / "starter"
PICKS = ("Blade Runner", "In the Mood for Love", "Parasite", "Spirited Away", "The Godfather")
"""The films shown before, where a label says `after_picks`."""


class LabelledFact(FactExpectation):
    scope: str | None = None


class Label(Record):
    message: str
    facts: tuple[LabelledFact, ...]
    after_picks: bool = False
    aside: bool = False
    """Kept aside while rules are made: scored alone, and not looked at."""


class Score(Record):
    """Fields right, of all that were expected or read too much."""

    right: int
    fields: int
    misses: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        return self.right / self.fields if self.fields else 1.0


@cache
def _shelf() -> tuple[dict[str, Item], Names, ShelfNames]:
    items = [
        row for file in sorted(STARTER.glob("*.jsonl")) for row in read_source(file) if isinstance(row, Item)
    ]
    films = {item.title: item for item in items if item.medium == "film"}
    return films, Names(items), ShelfNames(items)


def labels(language: str) -> tuple[Label, ...]:
    """Return the labels of a language, or of another set: "second.en"."""
    lines = (LABELS / f"{language}.jsonl").read_text("utf-8").splitlines()
    return tuple(Label.model_validate_json(line) for line in lines)


def read(label: Label) -> list[Fact]:
    """Return what the rules make of the message."""
    films, names, _ = _shelf()
    picks = [Referent(item=films[title], turn=1, number=n) for n, title in enumerate(PICKS, start=1)]
    return facts_in(label.message, names, picks if label.after_picks else (), 2)


def score(chosen: Sequence[Label]) -> Score:
    right, fields, misses = 0, 0, list[str]()
    for label in chosen:
        left = read(label)
        for want in label.facts:
            best = max(left, key=lambda fact: sum(_agreeing(want, fact)), default=None)
            agree = _agreeing(want, best) if best else [False] * len(want.model_fields_set)
            if best and agree[1]:
                left.remove(best)
            else:
                agree = [False] * len(agree)
            right, fields = right + sum(agree), fields + len(agree)
            misses += [] if all(agree) else [f"{label.message}: wanted {told(want)} {want.scope or ''}"]
        fields += 3 * len(left)
        misses += [f"{label.message}: too much: {told(fact)} {fact.scope}" for fact in left]
    return Score(right=right, fields=fields, misses=tuple(misses))


def _agreeing(want: LabelledFact, fact: Fact) -> list[bool]:
    """Tell field by field whether the fact is as labelled; the second tells whether it is the same thing."""
    names = _shelf()[2]
    same = FactExpectation(field=want.field, value=want.value)
    stated = ((want.strength, fact.strength), (want.scope, fact.scope), (want.reference, fact.reference))
    return [want.role is fact.role, matches(same, fact, names), want.field == fact.field] + [
        wanted == own for wanted, own in stated if wanted is not None
    ]


def _report(part: str) -> Iterator[str]:
    for language in ("en", "zh"):
        named, _, half = part.partition("-")
        if named in ("third", "fourth", "fifth"):
            result = score(labels(f"{named}.{language}")[1 if half else 0 :: 2])
        else:
            every = labels(f"second.{language}" if part == "second" else language)
            result = score([label for label in every if label.aside is (part == "aside")])
        yield f"{language}: {result.right} of {result.fields} fields right ({result.share:.1%})"
        yield from (f"  {miss}" for miss in result.misses)


if __name__ == "__main__":
    print("\n".join(_report("".join(sys.argv[1:]))))
