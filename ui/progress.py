"""Bars for work that takes long, on stderr, and only where somebody watches."""

from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from retrieval.building import Progress


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.0f}/s" if task.speed else "", style="progress.data.speed")


@contextmanager
def stages() -> Generator[Progress]:
    """Show a bar for each stage that is told of, with rate and time left."""
    console = Console(stderr=True)
    known: dict[str, TaskID] = {}
    with Bars(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as bars:

        def show(done: int, total: int, stage: str) -> None:
            if stage not in known:
                known[stage] = bars.add_task(stage, total=total or None)
            bars.update(known[stage], completed=done, total=total or None)

        yield show
