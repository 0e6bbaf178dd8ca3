"""Every word said to the model, one Markdown file a prompt, with named holes."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_USER = "\n---\n"
_HOLE = re.compile(r"\{\{(\w+)\}\}")


class Prompt(NamedTuple):
    """What the model is told once and what it is told this time; the first is the same in every call."""

    system: str
    user: str


def prompt(name: str, **holes: str) -> Prompt:
    """Return the prompt of `name`.md with its holes filled; raises KeyError for a hole without a value."""
    system, user = _halves(name)
    missing = set(_HOLE.findall(user)) ^ set(holes)
    if missing:
        raise KeyError(f"prompts/{name}.md and the values given differ in {sorted(missing)}")
    return Prompt(system, _HOLE.sub(lambda hole: holes[hole.group(1)], user))


def blank(name: str) -> Prompt:
    """Return the prompt with every hole left empty."""
    system, user = _halves(name)
    return Prompt(system, _HOLE.sub("", user))


@cache
def _halves(name: str) -> tuple[str, str]:
    text = Path(__file__).with_name(f"{name}.md").read_text("utf-8").strip()
    system, user = text.split(_USER)
    return system.strip(), user.strip()
