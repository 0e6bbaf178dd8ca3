"""Tables in the terminal."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .plain_text import printable


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print the rows; the cells are text, not markup."""
    table = Table(box=box.SIMPLE_HEAD, show_header=any(heads), show_edge=False, pad_edge=False)
    for place, head in enumerate(heads):
        table.add_column(head, overflow="fold", justify="left" if place == 0 else "default")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console(highlight=False).print(table)
