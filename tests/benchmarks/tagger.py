"""How the tagger is learnt, and how well it tells roles and fields of messages that it did not learn from.

    python -m tests.benchmarks.tagger train   # some ten minutes of one core; writes the weights that ship
    python -m tests.benchmarks.tagger         # roles of tokens, on the messages kept aside

It learns from the labelled messages in tests/agent/parse_labels: the sixth set, whose facts have their words,
without every fifth message; and the older sets without what is kept aside, whose facts have the words that
the rules found, or none. On the older sets the rules were mended until they were nearly always right, so what
they make of those messages is hidden from the head: it would learn to believe them.
"""

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agent.build import load_encoder
from agent.ledger import Fact
from agent.settings import Settings
from agent.tagger import FIELDS, LAYERS, ROLES, WEIGHTS, Tagger, hints, load, new_head, split, states_of
from retrieval.encoders import Matrix, Vector
from retrieval.encoders.text import TextEncoder, Words
from tests.agent.parse_scores import Label, LabelledFact, agreeing, divided, read

torch: Any = import_module("torch")
safetensors: Any = import_module("safetensors.torch")
SETS = ("own", "second", "third", "fourth", "fifth", "sixth")
LEARNT_IN = 10
"""Times that each message is seen."""
TOGETHER = 32
RATE = 2e-3
UNTOLD = 0.15
"""Of the messages that the rules did not see made, how many are learnt without what the rules say."""
UNKNOWN = -1
RolesOf = Callable[[Label, Words], NDArray[np.bool_]]
"""Tells which tokens of a message have which roles."""


class Example(NamedTuple):
    """A message, and what the head should say of it; a row for each token."""

    states: NDArray[np.float16]
    hints: Matrix
    roles: Matrix
    fields: NDArray[np.int64]
    begins: Vector
    hard: Vector
    """1 where the thing is insisted on, UNKNOWN where nobody says."""


def example(label: Label, encoder: TextEncoder, *, told: bool) -> Example | None:
    """Return the message as an example, with what the rules say if `told`; None where words are missing."""
    rules, words = read(label), encoder.words(label.message, LAYERS)
    tokens = len(words.starts)
    roles = np.zeros((tokens, len(ROLES)), dtype=np.float32)
    fields = np.full(tokens, len(FIELDS), dtype=np.int64)
    begins, hard = np.zeros(tokens, dtype=np.float32), np.full(tokens, UNKNOWN, dtype=np.float32)
    for fact in label.facts:
        places = words.places(fact.words or _words_of(fact, rules))
        if not len(places) or fact.role is None or fact.field not in FIELDS:
            return None
        roles[places, ROLES.index(fact.role)] = 1
        fields[places] = FIELDS.index(fact.field)
        begins[places[0]] = 1
        if fact.strength:
            hard[places] = fact.strength == "hard"
    states = states_of(words).astype(np.float16)
    return Example(states, hints(words, rules if told else ()), roles, fields, begins, hard)


def _words_of(want: LabelledFact, rules: Sequence[Fact]) -> str:
    """Return the words from which the rules have the fact; none where they do not have it."""
    best = max(rules, key=lambda fact: sum(agreeing(want, fact)), default=None)
    return best.words if best and agreeing(want, best)[1] else ""


def train() -> None:
    """Learn the head, and write its weights."""
    encoder = load_encoder(Settings())
    examples = [
        made
        for part in SETS
        for language in ("en", "zh")
        for label in divided(part, language)[0]
        if (made := example(label, encoder, told=part == "sixth"))
    ]
    print(f"{len(examples)} messages", flush=True)
    torch.manual_seed(0)
    dice = random.Random(0)
    head = new_head(examples[0].states.shape[1])
    rate = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.02)
    steps = LEARNT_IN * -(-len(examples) // TOGETHER)
    pace = torch.optim.lr_scheduler.OneCycleLR(rate, RATE, total_steps=steps, pct_start=0.15)
    for time in range(LEARNT_IN):
        losses: list[float] = []
        for batch in _batches(examples, dice):
            loss = _loss(head, batch, dice)
            rate.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            rate.step()
            pace.step()
            losses.append(loss.item())
        print(f"{time + 1} of {LEARNT_IN}: loss {np.mean(losses):.3f}", flush=True)
    weights = {name: weight.half().contiguous() for name, weight in head.state_dict().items()}
    safetensors.save_file(weights, WEIGHTS, {"space": encoder.space})


def _batches(examples: Sequence[Example], dice: random.Random) -> Iterator[list[Example]]:
    # messages of about one length fill a batch without padding
    order = sorted(examples, key=lambda each: len(each.begins) + 6 * dice.random())
    batches = [order[start : start + TOGETHER] for start in range(0, len(order), TOGETHER)]
    dice.shuffle(batches)
    yield from batches


def _loss(head: Any, batch: Sequence[Example], dice: random.Random) -> Any:
    shown = [each.hints * (dice.random() >= UNTOLD) for each in batch]
    states = _padded([each.states.astype(np.float32) for each in batch])
    roles, fields, rest = split(head(states, _padded(shown)))
    real = _padded([np.ones(len(each.begins), dtype=np.float32) for each in batch])
    insisted = _padded([each.hard for each in batch], UNKNOWN)
    known = (insisted >= 0).float()
    missed = torch.nn.functional.binary_cross_entropy_with_logits
    of_roles = missed(roles, _padded([each.roles for each in batch]), reduction="none").sum(-1)
    wanted = _padded([each.fields for each in batch], UNKNOWN)
    of_begins = missed(rest[..., 0], _padded([each.begins for each in batch]), reduction="none")
    of_hard = missed(rest[..., 1], insisted.clamp(min=0), reduction="none")
    return (
        (of_roles * real).sum() / real.sum()
        + torch.nn.functional.cross_entropy(fields.flatten(0, 1), wanted.flatten(), ignore_index=UNKNOWN)
        + 0.3 * (of_begins * real).sum() / real.sum()
        + 0.3 * (of_hard * known).sum() / known.sum().clamp(min=1)
    )


def _padded(rows: Sequence[NDArray[np.generic]], filling: float = 0) -> Any:
    tensors = [torch.from_numpy(row) for row in rows]
    return torch.nn.utils.rnn.pad_sequence(tensors, batch_first=True, padding_value=filling)


def score() -> None:
    """Print precision and recall of the roles of tokens, by the rules and by the tagger."""
    encoder = load_encoder(Settings())
    reader = load(encoder)
    assert reader, "the encoder is not the one that the tagger was learnt on"
    for language in ("en", "zh"):
        for told, roles in (("rules", by_rules), ("tagger", by_tagger(reader))):
            shares = figures(divided("sixth", language)[1], encoder, roles)
            print(language, told, *(f"{name} {share:.3f}" for name, share in shares.items()), flush=True)


def figures(chosen: Sequence[Label], encoder: TextEncoder, roles: RolesOf) -> dict[str, float]:
    """Return precision, recall and F1 of the roles of all tokens of the messages."""
    both = said = meant = 0
    for label in chosen:
        words = encoder.words(label.message, LAYERS)
        want = np.zeros((len(words.starts), len(ROLES)), dtype=np.bool_)
        for fact in label.facts:
            if fact.role:
                want[words.places(fact.words), ROLES.index(fact.role)] = True
        own = roles(label, words)
        both, said, meant = both + int((own & want).sum()), said + int(own.sum()), meant + int(want.sum())
    return {"precision": both / said, "recall": both / meant, "F1": 2 * both / (said + meant)}


def by_rules(label: Label, words: Words) -> NDArray[np.bool_]:
    return hints(words, read(label))[:, : len(ROLES)] > 0


def by_tagger(reader: Tagger) -> RolesOf:
    return lambda label, words: reader.tags(label.message, read(label)).roles > 0.5


if __name__ == "__main__":
    if sys.argv[1:2] == ["train"]:
        train()
    score()
