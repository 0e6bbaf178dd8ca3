"""A catalogue as a map: every item at its place, for the window and whoever else draws it."""

from typing import Any

from pydantic import BaseModel, ConfigDict
from starlette.requests import Request

from agent import App
from retrieval.models import Item
from retrieval.vocabulary import vocabulary

from .errors import missing
from .visitors import allowed_catalogue

_DIGITS = 4  # finer than any screen

_EXAMPLE: dict[str, Any] = {
    "catalogue": "starter",
    "places": [
        {
            "id": "film-tokyo-story-1953",
            "title": "Tokyo Story",
            "title_zh": "东京物语",
            "medium": "film",
            "x": 0.4127,
            "y": 0.7703,
        }
    ],
}


class Place(BaseModel):
    id: str
    title: str
    title_zh: str
    """Empty where there is none."""
    medium: str
    x: float
    """From 0 to 1, as y: what is near in meaning lies near, as far as a plane allows."""
    y: float


class ShelfMap(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})
    catalogue: str
    places: tuple[Place, ...]


class Maps:
    """The answers of the address."""

    def __init__(self, app: App, catalogue: str) -> None:
        self._app = app
        self._catalogue = catalogue

    def map(self, request: Request, catalogue: str = "") -> ShelfMap:
        """See every item of a catalogue as a place on a plane; the same until the catalogue changes."""
        name = allowed_catalogue(request, catalogue, self._catalogue)
        with missing():
            search = self._app.search(name)
        pairs = zip(search.items.values(), search.places.tolist(), strict=True)
        return ShelfMap(catalogue=name, places=tuple(_place(item, *at) for item, at in pairs))


def _place(item: Item, x: float, y: float) -> Place:
    return Place(
        id=item.id,
        title=item.title,
        title_zh=item.text_attribute("title_zh"),
        medium=vocabulary().canonical("medium", item.medium) or item.medium,
        x=round(x, _DIGITS),
        y=round(y, _DIGITS),
    )
