"""Which hard constraint to give up when nothing satisfies them all."""

from collections.abc import Iterator, Mapping

from .models import Constraints

RELAXABLE = (
    "colourfulness",
    "lightness",
    "warmth",
    "tempo_bpm",
    "duration_minutes",
    "languages",
    "countries",
    "year",
    "genre_groups",
    "genres",
    "creators",
    "fit_for",
)
"""What users mind least comes first. Never given up: what was refused, and the medium."""


def relaxations(
    must: Constraints, asked_in: Mapping[str, int]
) -> Iterator[tuple[tuple[str, ...], Constraints]]:
    """Yield (names given up, constraints left), the smallest sacrifice first, in the end all of them.

    `asked_in` tells in which turn a constraint was last asked for: the oldest is given up first, but what
    suits who is there last.
    """
    asked = [name for name in RELAXABLE if getattr(must, name) != _nothing(name)]
    asked.sort(key=lambda name: (name == "fit_for", asked_in.get(name, 0)))
    for name in asked:
        yield (name,), _without(must, (name,))
    for count in range(2, len(asked) + 1):
        yield tuple(asked[:count]), _without(must, tuple(asked[:count]))


def _nothing(name: str) -> object:
    return Constraints.model_fields[name].default


def _without(must: Constraints, names: tuple[str, ...]) -> Constraints:
    return must.model_copy(update={name: _nothing(name) for name in names})
