"""The model orders the shortlist by number; a number that is not on it cannot be produced."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field, create_model

from prompts import prompt
from retrieval.models import Candidate, Item

from .asking import Model, Unusable, Watch, ask

PRIOR = 1.0
"""Weight of the fused order where the model's is 1."""
RANK_OFFSET = 4
SUMMARY = 110
"""Characters of a description that the model sees."""


class Order(BaseModel):
    """The numbers of the candidates that fit best, the best first."""

    best: list[int]


def reranked(
    model: Model, wish: str, shortlist: Sequence[Candidate], shown: int, watch: Watch
) -> list[Candidate] | Unusable:
    """Return the shortlist in an order both the fusion and the model agree on; raises Cancelled."""
    lines = "\n".join(f"{number}. {line_of(c.item)}" for number, c in enumerate(shortlist, start=1))
    answer = ask(model, prompt("rerank", wish=wish, shortlist=lines), _order(len(shortlist), shown), watch)
    if isinstance(answer, Unusable):
        return answer
    chosen = [number - 1 for number in dict.fromkeys(answer.best)]
    scores = {index: PRIOR / (RANK_OFFSET + index) for index in range(len(shortlist))}
    for rank, index in enumerate(chosen):
        scores[index] += 1 / (RANK_OFFSET + rank)
    return [shortlist[index] for index in sorted(scores, key=lambda index: -scores[index])]


def line_of(item: Item) -> str:
    """Return the item on one line, as the model sees it."""
    year = f", {item.year}" if item.year is not None else ""
    creators = f" {item.creators[0].name}." if item.creators else ""
    qualities = ", ".join((*item.genres[:3], *item.tags[:5]))
    summary = " ".join(item.description.split())
    short = summary if len(summary) <= SUMMARY else summary[:SUMMARY].rsplit(" ", 1)[0] + "…"
    return f"{item.title} ({item.medium}{year}):{creators} {qualities}. {short}".strip()


def _order(count: int, shown: int) -> type[Order]:
    """Return the schema of an answer about `count` candidates: at least one number, none beyond the list."""
    number: Any = Annotated[int, Field(ge=1, le=count)]
    numbers: Any = Annotated[list[number], Field(min_length=1, max_length=min(shown, count))]
    return create_model("Order", __base__=Order, best=(numbers, ...))
