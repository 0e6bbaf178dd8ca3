"""The scripted dialogues, played with the real models: a fixed part of them, or all in `make test-all`.

All are played where SHELFTALK_ALL_DIALOGUES is set, or where the marker `long` is not left out.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from _pytest.mark.structures import ParameterSet

from agent.build import App
from agent.dialogue_files import dialogue_files
from agent.dialogues import run

DIALOGUES = Path(__file__).parent / "dialogues"
KNOWN = frozenset((DIALOGUES / "known_failures.txt").read_text("utf-8").split())
"""What the product does not do yet; the dialogues stay as they are, the list has to shrink."""
OTHER_HANDS = Path(__file__).parent / "benchmarks" / "other_hands"
"""Dialogues by people who had seen neither rules nor other dialogues; `shelftalk play` scores them too."""
PART_OF_EACH_LANGUAGE = 4
SEED = 20261124


def collected() -> Iterator[ParameterSet]:
    """Yield each file as a test; those outside the part are marked long."""
    for language in ("en", "zh"):
        files = dialogue_files([DIALOGUES / language])
        part = Random(SEED).sample(files, PART_OF_EACH_LANGUAGE)
        yield from (_test_of(file, DIALOGUES, is_long=file not in part) for file in files)
    yield from (_test_of(file, OTHER_HANDS, is_long=True) for file in dialogue_files([OTHER_HANDS]))


def _test_of(file: Path, root: Path, *, is_long: bool) -> ParameterSet:
    name = str(file.relative_to(root).with_suffix(""))
    marks = [pytest.mark.long] if is_long and "SHELFTALK_ALL_DIALOGUES" not in os.environ else []
    if name in KNOWN:
        marks.append(pytest.mark.xfail(reason="known: see known_failures.txt", strict=False))
    return pytest.param(file, id=name, marks=marks)


@pytest.mark.model
@pytest.mark.parametrize("path", list(collected()))
def test_a_scripted_dialogue_holds(path: Path, real_app: App) -> None:
    report = run([path], real_app, worded=False, on_dialogue=lambda result: None)
    (result,) = report.dialogues
    shown = "\n".join(f"turn {t.number}: {t.user!r} -> {', '.join(t.shown)}" for t in result.turns)
    assert result.passed, "\n".join((*result.failures, shown))
