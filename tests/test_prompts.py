"""What the model is told, word for word: a change of a prompt must be seen in its golden file."""

import os
from pathlib import Path

import pytest

from prompts import blank, prompt

GOLDEN = Path(__file__).parent / "golden"
HOLES = {
    "parse": {"message": "I loved Blade Runner, but slower"},
    "rerank": {"wish": "a slow film", "shortlist": "1. Slow Rain (film, 1982): drama. Rain falls."},
    "explain": {
        "fits": "Fits: slow\n",
        "notes": "Rain falls on a town of robots where nobody hurries.\nNot: perfect",
    },
    "check": {"notes": "Rain falls on a town of robots. Also: slow", "card": "Robots live in the rain."},
}


@pytest.mark.parametrize("name", HOLES)
def test_the_prompt_is_as_agreed(name: str) -> None:
    said = prompt(name, **HOLES[name])
    text = f"{said.system}\n---\n{said.user}\n"
    file = GOLDEN / f"{name}.txt"
    if "SHELFTALK_UPDATE_GOLDEN" in os.environ:
        file.write_text(text, "utf-8")
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize("holes", [{}, {"message": "a", "other": "b"}])
def test_a_hole_without_a_value_is_an_error(holes: dict[str, str]) -> None:
    with pytest.raises(KeyError, match="parse"):
        prompt("parse", **holes)


@pytest.mark.parametrize("name", HOLES)
def test_the_standing_part_never_changes(name: str) -> None:
    assert blank(name).system == prompt(name, **HOLES[name]).system
    assert "{{" not in blank(name).user


def test_a_value_with_braces_is_left_alone() -> None:
    assert prompt("parse", message="{{message}}").user.endswith("{{message}}")
