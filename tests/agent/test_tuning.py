"""Tuning learns what each branch is worth from recorded turns, and is kept only where it helps."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from agent.evaluation_report import Request
from agent.tuning import TuneReport, tune
from retrieval.catalogue import Catalogues
from retrieval.fusion import WEIGHTS
from retrieval.models import Branch, Item, ShelftalkError
from tests.fakes import WordEncoder

SUBJECTS = "ships lanterns ghosts camels rivers trains bakers wolves clocks maps storms bees".split()
KNOWN = 100.0
"""How much better known the works are that nobody in these conversations wants."""


def unheard(done: int, total: int, stage: str) -> None:
    """Nobody listens to the progress."""


@pytest.fixture
def shelf(tmp_path: Path) -> Catalogues:
    catalogues = Catalogues(tmp_path / "catalogues")
    wanted = [Item(id=s, title=f"On {s}", medium="film", description=f"about {s}") for s in SUBJECTS]
    famous = [
        Item(id=f"famous-{s}", title=f"The {s} affair", medium="film", description="crowds", popularity=KNOWN)
        for s in SUBJECTS
    ]
    catalogues.add("small", [*famous, *wanted], (WordEncoder(),), unheard)
    return catalogues


def tuned(shelf: Catalogues, folder: Path, subjects: Sequence[str]) -> TuneReport:
    path = folder / "turns.jsonl"
    lines = [
        {
            "id": f"{subject}:1",
            "language": "en",
            "messages": [{"role": "user", "text": f"something about {subject}"}],
            "targets": [[subject]],
            "new_targets": [[subject]],
        }
        for subject in subjects
    ]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    request = Request(turns=path, catalogue="small")
    return tune(request, shelf, WordEncoder(), cache=folder / "queries.sqlite", progress=unheard)


def weights_in_use(shelf: Catalogues) -> dict[Branch, float] | None:
    with shelf.open("small", (WordEncoder(),)) as catalogue:
        return None if catalogue.weights is None else dict(catalogue.weights)


def test_weights_are_used_if_they_help_on_dialogues_not_seen(shelf: Catalogues, tmp_path: Path) -> None:
    report = tuned(shelf, tmp_path, SUBJECTS)
    assert report.turns == report.dialogues == len(SUBJECTS)
    assert report.kept == (report.tuned["ndcg@10"] > report.shipped["ndcg@10"])
    assert weights_in_use(shelf) == (report.weights if report.kept else None)


def test_a_branch_that_misleads_loses_weight_and_none_becomes_negative(
    shelf: Catalogues, tmp_path: Path
) -> None:
    weights = tuned(shelf, tmp_path, SUBJECTS).weights
    assert weights[Branch.POPULARITY] < WEIGHTS[Branch.POPULARITY]
    assert min(weights.values()) >= 0


def test_the_same_turns_teach_the_same_weights(shelf: Catalogues, tmp_path: Path) -> None:
    first, second = (tuned(shelf, tmp_path, SUBJECTS) for _ in range(2))
    assert first.weights == second.weights


def test_too_few_dialogues_are_refused(shelf: Catalogues, tmp_path: Path) -> None:
    with pytest.raises(ShelftalkError, match="at least 5 dialogues"):
        tuned(shelf, tmp_path, SUBJECTS[:3])
    assert weights_in_use(shelf) is None
