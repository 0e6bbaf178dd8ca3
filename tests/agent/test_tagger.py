"""The tagger that ships reads messages it did not learn from better than the rules do."""

from dataclasses import dataclass

import numpy as np
import pytest

from agent.build import App, load_encoder
from agent.ledger import Fact, Role, Strength
from agent.second_reading import SecondReading
from agent.settings import Settings
from agent.tagger import FIELDS, HINTS, LAYERS, ROLES, Tagger, hints, load, new_head, states_of
from retrieval.encoders.text import TextEncoder, Words
from retrieval.loose_names import LooseNames
from retrieval.titles import Names
from tests.agent.parse_scores import divided
from tests.benchmarks.tagger import by_rules, by_tagger, figures

SAMPLE = 40
BETTER = 0.08
"""What the tagger is better by at least, in F1 of roles; on all that is kept aside it is .2, see the log."""


def words(text: str) -> Words:
    starts = np.array([0, *(n + 1 for n, letter in enumerate(text) if letter == " ")])
    ends = np.array([*(starts[1:] - 1), len(text)])
    states = np.random.default_rng(1).standard_normal((len(LAYERS), len(starts), 8)).astype(np.float32)
    return Words(text, starts, ends, states)


def test_hints_say_of_each_token_what_the_rules_made_of_it() -> None:
    fact = Fact(role=Role.REJECTED, field="about", value="dogs", words="sad dogs", strength=Strength.HARD)
    told = hints(words("no sad dogs"), [fact])
    assert told.shape == (3, HINTS)
    assert told[:, ROLES.index(Role.REJECTED)].tolist() == [0, 1, 1]
    assert told[:, len(ROLES) + FIELDS.index("about")].tolist() == [0, 1, 1]
    assert told[:, -2:].tolist() == [[0, 0], [1, 1], [1, 0]]


def test_states_of_the_layers_stand_side_by_side() -> None:
    states = states_of(words("no sad dogs"))
    assert states.shape == (3, len(LAYERS) * 8)
    assert np.allclose(states.reshape(3, len(LAYERS), 8).mean(axis=2), 0, atol=1e-6)


def test_where_nothing_is_said_there_is_nothing_to_tag() -> None:
    nothing = Words(
        "", np.array([], np.intp), np.array([], np.intp), np.zeros((len(LAYERS), 0, 8), np.float32)
    )
    tagger = Tagger(lambda text: nothing, new_head(len(LAYERS) * 8).state_dict())
    tags = tagger.tags("", ())
    assert tags.roles.shape == (0, len(ROLES)) and tags.fields.shape == (0, len(FIELDS))
    names = Names(())
    assert SecondReading(names, LooseNames((), names)).mended([], tags, 1) == []


def test_an_encoder_of_the_operators_own_has_no_tagger() -> None:
    @dataclass
    class Other:
        space: str = "text-other"

    assert load(Other()) is None  # pyright: ignore[reportArgumentType]


@pytest.fixture(scope="module")
def encoder(real_app: App) -> TextEncoder:
    own = real_app.encoder
    return own if isinstance(own, TextEncoder) else load_encoder(Settings())


@pytest.mark.model
def test_the_app_hears_with_the_tagger(real_app: App) -> None:
    assert real_app.tagger


@pytest.mark.model
@pytest.mark.parametrize("language", ["en", "zh"])
def test_roles_of_messages_kept_aside_are_told_better_than_by_rules(
    language: str, encoder: TextEncoder
) -> None:
    tagger = load(encoder)
    assert tagger
    aside = divided("sixth", language)[1]
    chosen = aside[:: len(aside) // SAMPLE]
    rules, learnt = (figures(chosen, encoder, roles)["F1"] for roles in (by_rules, by_tagger(tagger)))
    assert learnt > rules + BETTER


@pytest.mark.model
def test_places_of_tokens_are_those_of_the_text(encoder: TextEncoder) -> None:
    text = "Alien 很好看，but not  Amélie"
    read = encoder.words(text, LAYERS)
    assert "".join(text[s:e] for s, e in zip(read.starts, read.ends, strict=True)) == text.replace(" ", "")
    assert read.states.shape[:2] == (len(LAYERS), len(read.starts))
    assert "".join(text[read.starts[n] : read.ends[n]] for n in read.places("Amélie")) == "Amélie"
