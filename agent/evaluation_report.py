"""What an evaluation says: figures by system, language and medium, and what to know before believing them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import numpy as np

from retrieval.interactions import Interactions
from retrieval.metrics import intra_list_diversity
from retrieval.models import Branch, Record
from retrieval.store import Vector

from .scoring import LIST, Scores, Table, intervals, means, scores, table
from .steps import Tokens
from .trials import Trial

OWN = "shelftalk"
Rankings = Mapping[str, Sequence[Sequence[str]]]
"""By system, a ranking for each trial; `OWN` is the product."""


class Stage(StrEnum):
    RETRIEVAL = "retrieval"
    FULL = "full"


class Request(Record):
    """What is to be measured."""

    turns: Path
    catalogue: str
    interactions: tuple[Path, ...] = ()
    limit: int | None = None
    """At most so many turns, the same ones each time."""
    without: tuple[Branch, ...] = ()
    """Branches of retrieval to leave out."""
    adventurous: float = 0
    """How much rankings should vary rather than fit."""
    shown: int = 5
    """Picks of one answer."""


class Report(Record):
    """What was measured; printed as JSON as it is."""

    file: str
    catalogue: str
    stage: Stage
    without: tuple[Branch, ...]
    n: int
    """Turns scored."""
    dialogues: int
    metrics: dict[str, float]
    intervals: dict[str, dict[str, tuple[float, float]]]
    """95 %, by system and measure."""
    ceilings: dict[str, float]
    """What any re-ranking of shelftalk's first 100 or 500 candidates could reach."""
    baselines: dict[str, dict[str, float]]
    gains: dict[str, dict[str, tuple[float, float]]]
    """95 % of what shelftalk has more than a baseline on the same turns, by baseline and measure."""
    by_language: dict[str, dict[str, int | float]]
    by_medium: dict[str, dict[str, int | float]]
    audit: dict[str, int]
    notes: tuple[str, ...]
    tokens: Tokens = Tokens()
    """What the model did in all turns together; answers kept from an earlier run count like new ones."""
    timings: dict[str, float]


class Figures(Record):
    """The figures of all systems."""

    summaries: dict[str, Scores]
    gains: dict[str, dict[str, tuple[float, float]]]
    by_language: dict[str, dict[str, int | float]]
    by_medium: dict[str, dict[str, int | float]]


def figures(
    trials: Sequence[Trial],
    rankings: Rankings,
    vectors: Mapping[str, Vector],
    catalogue_size: int,
) -> Figures:
    """Return what the rankings are worth; `vectors` are of the items that lead any of them."""
    tables: dict[str, Table] = {}
    summaries: dict[str, Scores] = {}
    for name, every in rankings.items():
        diversity = [_diversity(ranking[:LIST], vectors) for ranking in every]
        tables[name] = table(trials, every, diversity)
        summaries[name] = scores(tables[name], trials, every, catalogue_size)
    return Figures(
        summaries=summaries,
        gains={name: intervals(tables[OWN] - tables[name], trials) for name in tables if name != OWN},
        by_language=_split(trials, tables[OWN], lambda trial: trial.turn.language),
        by_medium=_split(trials, tables[OWN], lambda trial: trial.turn.medium or "any"),
    )


def leaders(rankings: Rankings) -> list[str]:
    """Return the items that lead any ranking, for which diversity needs vectors."""
    return sorted({item for every in rankings.values() for r in every for item in r[:LIST]})


def audit(odd: Mapping[str, int], trials: Sequence[Trial], interactions: Interactions) -> dict[str, int]:
    """Return the counts that can make figures look better or worse than they are."""
    shared = {trial.user for trial in trials} & set(interactions.ratings)
    texts = Counter(trial.turn.text for trial in trials)
    return {
        **odd,
        "repeated_turns": sum(count - 1 for count in texts.values()),
        "targets": sum(len(trial.targets) for trial in trials),
        "shared_dialogues": len(shared),
        "shared_interactions": sum(len(interactions.ratings[user]) for user in shared),
        "interactions": interactions.total,
        "interactions_with_unknown_items": interactions.unknown,
        "interactions_repeated": interactions.repeated,
        "interactions_left_out": len(interactions.bad),
    }


def notes(counts: Mapping[str, int], request: Request, stage: Stage, found: tuple[int, int]) -> list[str]:
    """Return sentences for who reads the figures; `found` are turns in the file and turns taken."""
    said = ["Scored on new targets; items that the conversation or the profile named are removed."]
    if stage is Stage.FULL:
        said.append("Recorded messages before the last are heard without the language model.")
    if found[1] < found[0]:
        said.append(f"{found[1]} of {found[0]} turns, sampled with a fixed seed.")
    if request.interactions:
        said.append("Co-preference and likes are learnt from the interactions given, for this run only.")
    elif counts["items_with_stored_likes"]:
        said.append(
            f"Co-preference is the catalogue's own ({counts['items_with_stored_likes']} items have likes),"
            " learnt from everybody: if the people of these dialogues are among them, give the file with"
            " --interactions, and each is scored without what they liked."
        )
    if counts["shared_dialogues"]:
        said.append(
            f"{counts['shared_dialogues']} dialogues are users in the interactions too; each is scored"
            " with what was learnt without it (five folds of people), and so is the popularity baseline."
        )
    if counts["targets_not_in_catalogue"]:
        said.append(
            f"{counts['targets_not_in_catalogue']} of {counts['targets']} targets are not in the"
            " catalogue and count as missed."
        )
    return said


def _split(
    trials: Sequence[Trial], values: Table, group: Callable[[Trial], str]
) -> dict[str, dict[str, int | float]]:
    groups = np.asarray([group(trial) for trial in trials])
    return {
        str(name): {"n": int((groups == name).sum()), **means(values[groups == name])}
        for name in np.unique(groups)
    }


def _diversity(ids: Sequence[str], vectors: Mapping[str, Vector]) -> float:
    known = [vectors[item] for item in ids if item in vectors]
    return intra_list_diversity(np.stack(known)) if known else 0.0
