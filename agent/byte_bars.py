"""Progress bars that count bytes: how much, how fast, how long still."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)


def byte_bars(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=console,
    )


@contextmanager
def byte_bar(progress: Progress, title: str, total: int, arrived: int) -> Generator[Callable[[int], None]]:
    """Show a bar, moved by telling it all bytes that are there, until the block ends."""
    bar = progress.add_task(title, total=total, completed=arrived)

    def show(completed: int) -> None:
        progress.update(bar, completed=completed)

    try:
        yield show
    finally:
        # a bar left over from a source that failed would look like work going on
        progress.remove_task(bar)


def say(progress: Progress, line: str) -> None:
    """Print a line above the bars, as it is: paths and errors are no markup."""
    progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
