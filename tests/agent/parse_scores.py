"""How well single messages are read, field by field, against hand-labelled facts.

python -m tests.agent.parse_scores [SET] [tagger]   # misses and shares; by rules, or mended by the tagger

SET is one of: own, own-aside (the third kept aside); second (160 messages a language by another hand, who saw
no rule); third, third-aside; fourth, fourth-aside; fifth, fifth-aside (halves looked at since, and halves
looked at by nobody); sixth (2,030 a language by fourteen hands, the tagger learns from four fifths of them),
sixth-aside.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from agent.build import load_encoder
from agent.dialogue_format import FactExpectation
from agent.fact_match import matches, told
from agent.ledger import Fact
from agent.past import Referent
from agent.rules import facts_in
from agent.second_reading import SecondReading
from agent.settings import Settings
from agent.shelf_names import ShelfNames
from agent.tagger import load
from retrieval.loose_names import LooseNames
from retrieval.models import Item, Record
from retrieval.sources import read_source
from retrieval.titles import Names

LABELS = Path(__file__).parent / "parse_labels"
STARTER = Path(__file__).parents[2] / "retrieval" / "starter"
PICKS = ("Blade Runner", "In the Mood for Love", "Parasite", "Spirited Away", "The Godfather")
"""The films shown before, where a label says `after_picks`."""


class LabelledFact(FactExpectation):
    scope: str | None = None
    words: str = ""
    """The words of the message that name it, in the sets from which the tagger learns."""


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
def _items() -> list[Item]:
    return [
        row for file in sorted(STARTER.glob("*.jsonl")) for row in read_source(file) if isinstance(row, Item)
    ]


@cache
def _shelf() -> tuple[dict[str, Item], Names, ShelfNames]:
    items = _items()
    films = {item.title: item for item in items if item.medium == "film"}
    return films, Names(items), ShelfNames(items)


def labels(language: str) -> tuple[Label, ...]:
    """Return the labels of a language, or of another set: "second.en"."""
    lines = (LABELS / f"{language}.jsonl").read_text("utf-8").splitlines()
    return tuple(Label.model_validate_json(line) for line in lines)


def divided(part: str, language: str) -> tuple[list[Label], list[Label]]:
    """Return the labels of a set that may be looked at and learnt from, and those kept aside."""
    if part == "own":
        every = labels(language)
        return [label for label in every if not label.aside], [label for label in every if label.aside]
    if part == "second":
        return list(labels(f"second.{language}")), []
    files = sorted((LABELS / part).glob(f"*.{language}.jsonl")) or [LABELS / f"{part}.{language}.jsonl"]
    step = 5 if part == "sixth" else 2
    looked_at, aside = list[Label](), list[Label]()
    for file in files:
        for n, label in enumerate(labels(str(file.relative_to(LABELS).with_suffix("")))):
            (aside if n % step == step - 1 else looked_at).append(label)
    return looked_at, aside


def read(label: Label) -> list[Fact]:
    """Return what the rules make of the message."""
    films, names, _ = _shelf()
    picks = [Referent(item=films[title], turn=1, number=n) for n, title in enumerate(PICKS, start=1)]
    return facts_in(label.message, names, picks if label.after_picks else (), 2)


def score(chosen: Sequence[Label], reader: Callable[[Label], list[Fact]] = read) -> Score:
    right, fields, misses = 0, 0, list[str]()
    for label in chosen:
        left = reader(label)
        for want in label.facts:
            best = max(left, key=lambda fact: sum(agreeing(want, fact)), default=None)
            agree = agreeing(want, best) if best else [False] * len(_stated(want))
            if best and agree[1]:
                left.remove(best)
            else:
                agree = [False] * len(agree)
            right, fields = right + sum(agree), fields + len(agree)
            misses += [] if all(agree) else [f"{label.message}: wanted {told(want)} {want.scope or ''}"]
        fields += 3 * len(left)
        misses += [f"{label.message}: too much: {told(fact)} {fact.scope}" for fact in left]
    return Score(right=right, fields=fields, misses=tuple(misses))


def agreeing(want: LabelledFact, fact: Fact) -> list[bool]:
    """Tell field by field whether the fact is as labelled; the second tells whether it is the same thing."""
    names = _shelf()[2]
    same = FactExpectation(field=want.field, value=want.value)
    stated = ((want.strength, fact.strength), (want.scope, fact.scope), (want.reference, fact.reference))
    return [want.role is fact.role, matches(same, fact, names), want.field == fact.field] + [
        wanted == own for wanted, own in stated if wanted is not None
    ]


def _stated(want: LabelledFact) -> set[str]:
    return want.model_fields_set - {"words"}


def with_tagger() -> Callable[[Label], list[Fact]]:
    """Return a reader whose rules are mended by the tagger that ships."""
    tagger = load(load_encoder(Settings()))
    _, names, _ = _shelf()
    second = SecondReading(names, LooseNames(_items(), names))
    assert tagger, "the encoder is not the one that the tagger was learnt on"

    def mended(label: Label) -> list[Fact]:
        rules = read(label)
        return second.mended(rules, tagger.tags(label.message, rules), 2)

    return mended


def _report(part: str, reader: Callable[[Label], list[Fact]]) -> Iterator[str]:
    name, _, half = part.partition("-")
    for language in ("en", "zh"):
        result = score(divided(name, language)[bool(half)], reader)
        yield from (f"  {miss}" for miss in result.misses)
        yield f"{language}: {result.right} of {result.fields} fields right ({result.share:.1%})"


if __name__ == "__main__":
    asked = sys.argv[1:] or ["own"]
    for line in _report(asked[0], with_tagger() if "tagger" in asked[1:] else read):
        print(line)
