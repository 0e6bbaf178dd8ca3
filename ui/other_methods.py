"""What answers an address of ours that is asked in a way it does not know: how it is to be asked."""

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send


class OtherMethods(BaseRoute):
    """Stands after the routes of the API: the chat window behind it would answer that there is nothing."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = [route for route in routes if isinstance(route, Route)]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        known = scope["type"] == "http" and self._methods(scope)
        return (Match.FULL if known else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        methods = ", ".join(self._methods(scope))
        sentence = f"{scope['path']} is asked with {methods}, not with {scope['method']}"
        raise HTTPException(405, sentence, {"allow": methods})

    def _methods(self, scope: Scope) -> list[str]:
        partly = [route for route in self._routes if route.matches(scope)[0] is Match.PARTIAL]
        return sorted({method for route in partly for method in route.methods or ()})
