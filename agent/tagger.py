"""Which words of a message name what, in which role: learnt from labelled messages, upon the text encoder.

A small recurrent layer sees what the encoder makes of each token, and what the rules made of it, and gives it
its roles and its field; the encoder itself stays as it is. How it is learnt, and from what, is in
tests/benchmarks/tagger.py.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from retrieval.encoders import Matrix, Vector
from retrieval.encoders.text import TextEncoder, Words

from .ledger import Fact, Role, Strength

WEIGHTS = Path(__file__).with_name("tagger.safetensors")
ROLES = (Role.TARGET, Role.SEED, Role.CONTRAST, Role.REJECTED, Role.SATISFIED)
FIELDS = (
    "medium", "genre", "mood", "title", "creator", "year", "duration_minutes", "tempo_bpm", "country",
    "language", "about", "novelty", "ownership", "audience", "number", "lightness", "warmth", "colourfulness",
)  # fmt: skip
LAYERS = (8, 14, 19, 24)
"""Of the encoder, whose states are read."""
HINTS = len(ROLES) + len(FIELDS) + 2
"""What the rules tell of a token: roles, fields, whether it is insisted on and begins a thing."""


class Tags(NamedTuple):
    """What the words of a message are taken for, a row for each token."""

    words: Words
    roles: Matrix
    """How likely each role is; a name may have two."""
    fields: Matrix
    """How likely each field is; what is missing to 1 is none of them."""
    begins: Vector
    """How likely it is the first of a thing."""
    hard: Vector
    """How likely the thing is insisted on."""


class Tagger:
    """Reads messages by what a text encoder makes of their words."""

    def __init__(self, read: Callable[[str], Words], weights: Mapping[str, Any]) -> None:
        """`read` gives the words of a text with the states of LAYERS."""
        self._read = read
        self._head = new_head(weights["states.weight"].shape[1])
        self._head.load_state_dict({name: weight.float() for name, weight in weights.items()})
        self._head.eval()

    def tags(self, message: str, facts: Sequence[Fact]) -> Tags:
        """Return the tags of a message of which the rules made these facts."""
        import torch

        library: Any = torch
        words = self._read(message)
        if not len(words.starts):  # a picture without a word
            none = np.zeros((0, len(ROLES) + len(FIELDS)), dtype=np.float32)
            return Tags(words, none[:, : len(ROLES)], none[:, len(ROLES) :], none[:, 0], none[:, 0])
        with torch.inference_mode():
            told = (library.from_numpy(each)[None] for each in (states_of(words), hints(words, facts)))
            roles, fields, rest = split(self._head(*told)[0])
            begins, hard = rest.sigmoid().numpy().T
        return Tags(words, roles.sigmoid().numpy(), fields.softmax(-1)[:, :-1].numpy(), begins, hard)


def load(encoder: TextEncoder) -> Tagger | None:
    """Return the tagger that ships with the package; None for an encoder on which it was not learnt."""
    if not fits(encoder.space):
        return None
    with _weights() as file:
        names: list[str] = list(file.keys())
        return Tagger(partial(encoder.words, layers=LAYERS), {name: file.get_tensor(name) for name in names})


def fits(space: str) -> bool:
    """Tell whether the tagger was learnt upon the encoder of this space."""
    with _weights() as file:
        return file.metadata()["space"] == space


def _weights() -> Any:
    safetensors: Any = import_module("safetensors")
    return safetensors.safe_open(WEIGHTS, "pt")


def states_of(words: Words) -> Matrix:
    """Return what is read of each token: the states of the layers, each of mean 0 and deviation 1."""
    spread = words.states.std(axis=2, keepdims=True) + 1e-5
    return np.concatenate((words.states - words.states.mean(axis=2, keepdims=True)) / spread, axis=1)


def hints(words: Words, facts: Sequence[Fact]) -> Matrix:
    """Return what the rules tell of each token: tokens by HINTS."""
    told = np.zeros((len(words.starts), HINTS), dtype=np.float32)
    for fact in facts:
        places = words.places(fact.words)
        if fact.field in FIELDS and len(places):
            told[places, ROLES.index(fact.role)] = 1
            told[places, len(ROLES) + FIELDS.index(fact.field)] = 1
            told[places, -2] += fact.strength is Strength.HARD
            told[places[0], -1] = 1
    return np.minimum(told, 1)


def new_head(size: int, width: int = 256, dropped: float = 0.4) -> Any:
    """Return an untrained head: states and hints of tokens become scores, see `split`."""
    import torch

    nn: Any = torch.nn

    class Head(nn.Module):
        def __init__(self) -> None:
            nn.Module.__init__(self)
            self.states = nn.Linear(size, width)
            self.hints = nn.Linear(HINTS, width)
            self.drop = nn.Dropout(dropped)
            self.beside = nn.GRU(width, width // 2, batch_first=True, bidirectional=True)
            self.out = nn.Linear(2 * width, len(ROLES) + len(FIELDS) + 1 + 2)

        def forward(self, states: Any, hints: Any) -> Any:
            seen = self.drop(torch.relu(self.states(self.drop(states)) + self.hints(hints)))
            return self.out(self.drop(torch.cat([seen, self.beside(seen)[0]], -1)))

    return Head()


def split(scores: Any) -> tuple[Any, Any, Any]:
    """Return the scores of the roles, of the fields and of none of them, and of beginning and insisting."""
    return scores.split((len(ROLES), len(FIELDS) + 1, 2), -1)
