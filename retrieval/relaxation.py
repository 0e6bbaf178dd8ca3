"""Which hard constraint to give up when nothing satisfies them all."""

from collections.abc import Iterator, Mapping

from .models import Constraints

RELAXABLE = (
    "colourfulness",
    "lightness",
    "warmth",
    "tempo_bpm",
    "pages",
    "duration_minutes",
    "languages",
    "countries",
    "year",
    "genre_groups",
    "genres",
    "creators",
)
"""What users mind least comes first. Never given up: what was refused."""


def relaxations(
    must: Constraints, asked_in: Mapping[str, int]
) -> Iterator[tuple[tuple[str, ...], Constraints]]:
    """Yield (names given up, constraints left), the smallest sacrifice first, in the end all of them.

    `asked_in` tells in which turn a constraint was last asked for: the oldest is given up first. The medium
    stays, but where nothing of it is marked as fit for who is there, what is fit in other media comes before
    what is not.
    """
    asked = [name for name in RELAXABLE if getattr(must, name) != _nothing(name)]
    asked.sort(key=lambda name: asked_in.get(name, 0))
    steps = [(name,) for name in asked]
    steps += [tuple(asked[:count]) for count in range(2, len(asked) + 1)]
    if must.fit_for:
        every = tuple(asked)
        steps += [("media",), (*every, "media"), ("fit_for",), (*every, "fit_for")]
    for names in dict.fromkeys(steps):
        yield names, _without(must, names)


def _nothing(name: str) -> object:
    return Constraints.model_fields[name].default


def _without(must: Constraints, names: tuple[str, ...]) -> Constraints:
    return must.model_copy(update={name: _nothing(name) for name in names})
