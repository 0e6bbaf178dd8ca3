"""The language model is asked whether what a sentence says follows from what is known of the work."""

import math
from collections.abc import Mapping

from prompts import prompt

from .asking import Model, Unusable, Watch, first_tokens
from .pick_facts import Facts

_UNLIKELY = -25.0
"""The logarithm of a word that is not among the likeliest first ones."""


def odds_of(model: Model, sentence: str, facts: Facts, watch: Watch) -> float | Unusable:
    """Return the logarithm of yes against no; raises Cancelled.

    It is read from the first token's probabilities: nothing is generated.
    """
    also = "; ".join(dict.fromkeys((facts.byline, *facts.given.splitlines())))
    asked = prompt("check", notes=f"{facts.told} Also: {also}", card=sentence)
    told = first_tokens(model, asked, watch)
    if isinstance(told, Unusable):
        return told
    return _likelihood(told, ("yes", "是")) - _likelihood(told, ("no", "否", "不"))


def _likelihood(told: Mapping[str, float], words: tuple[str, ...]) -> float:
    found = [chance for token, chance in told.items() if token.strip().casefold() in words]
    return math.log(sum(map(math.exp, found))) if found else _UNLIKELY
