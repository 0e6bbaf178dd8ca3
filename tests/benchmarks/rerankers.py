"""Ways to let a language model order a shortlist: each gives every candidate a number, higher is better."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from agent.asking import Model, Unusable, Watch, first_tokens
from agent.rerank import reranked
from prompts import Prompt
from retrieval.models import Candidate, Item

Reranker = Callable[[Model, str, Sequence[Candidate], Watch], list[float]]
LABELS = "ABCDEFGHIJKLMNOPQRST"
UNLIKELY = -20.0
"""The logarithm of what is not among the likeliest first tokens."""
FEW = 3
"""Candidates compared in pairs."""
ORDERS = 2
_FIT = Prompt(
    "You work in a shop for films, series, books, music, games, podcasts and pictures. You get a wish and "
    "one work. Does the work fit the wish: its kind, its subject, its feeling, and nothing that was not "
    "wanted? Answer Yes or No.",
    "Wish: {wish}\nWork: {work}\nDoes it fit?",
)
_BEST = Prompt(
    "You work in a shop for films, series, books, music, games, podcasts and pictures. You get a wish and "
    "works with letters. Answer with the letter of the work that fits the wish best: its kind, its subject, "
    "its feeling. One letter, nothing else.",
    "{works}\nWish: {wish}\nThe letter of the best:",
)


def listwise(model: Model, wish: str, candidates: Sequence[Candidate], watch: Watch) -> list[float]:
    """Let the model write the numbers of the best five, as the product does; the others get 0."""
    order = reranked(model, wish, candidates, 5, watch)
    if isinstance(order, Unusable):
        raise RuntimeError(order.why)
    places = {candidate.item.id: rank for rank, candidate in enumerate(order)}
    return [1 / (4 + places[candidate.item.id]) for candidate in candidates]


def labels(model: Model, wish: str, candidates: Sequence[Candidate], watch: Watch) -> list[float]:
    """Read the likelihood of each label as first token (FIRST, Reddy et al. 2024), over shuffled orders."""
    scores = [0.0] * len(candidates)
    for seed in range(ORDERS):
        order = random.Random(f"{seed} {wish}").sample(range(len(candidates)), len(candidates))
        for place, score in zip(
            order, _chosen(model, wish, [candidates[i] for i in order], watch), strict=True
        ):
            scores[place] += score / ORDERS
    return scores


def pairs(model: Model, wish: str, candidates: Sequence[Candidate], watch: Watch) -> list[float]:
    """Compare the first few with each other, in both orders; the others get less than any of them."""
    wins = [0.0] * len(candidates)
    for left, right in combinations(range(min(FEW, len(candidates))), 2):
        for first, second in ((left, right), (right, left)):
            scores = _chosen(model, wish, [candidates[first], candidates[second]], watch)
            chance = 1 / (1 + math.exp(scores[1] - scores[0]))
            wins[first] += chance
            wins[second] += 1 - chance
    return [win if place < FEW else -1.0 for place, win in enumerate(wins)]


def fits(model: Model, wish: str, candidates: Sequence[Candidate], watch: Watch) -> list[float]:
    """Ask of each candidate alone whether it fits: the logarithm of yes against no."""
    scores: list[float] = []
    for candidate in candidates:
        user = _FIT.user.format(wish=wish, work=_line(candidate.item))
        told = _told(model, Prompt(_FIT.system, user), watch)
        scores.append(told.get("Yes", UNLIKELY) - told.get("No", UNLIKELY))
    return scores


RERANKERS: Mapping[str, Reranker] = {"fits": fits, "labels": labels, "listwise": listwise, "pairs": pairs}


def _line(item: Item) -> str:
    """Return the item in about 35 tokens: what it is about in a few words where the catalogue has them."""
    year = f", {item.year}" if item.year is not None else ""
    about = "; ".join(item.list_attribute("themes")[:3]) or item.description[:60]
    return f"{item.title} ({item.medium}{year}): {', '.join((*item.genres[:3], *item.tags[:5]))}. {about}"


def _chosen(model: Model, wish: str, candidates: Sequence[Candidate], watch: Watch) -> list[float]:
    works = "\n".join(f"{label}. {_line(c.item)}" for label, c in zip(LABELS, candidates, strict=False))
    told = _told(model, Prompt(_BEST.system, _BEST.user.format(works=works, wish=wish)), watch)
    return [told.get(label, UNLIKELY) for label in LABELS[: len(candidates)]]


def _told(model: Model, said: Prompt, watch: Watch) -> dict[str, float]:
    told = first_tokens(model, said, watch)
    if isinstance(told, Unusable):
        raise RuntimeError(told.why)
    return told
