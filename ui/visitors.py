"""Pages of other sites that may hold the widget: which may ask what, and how often."""

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from agent import Settings
from retrieval.models import ShelftalkError

KEY_HEADER = "x-shelftalk-key"
VISITOR = "shelftalk.visitor"
"""Whether a request comes from a page of another site, as its scope says: then it is nobody's."""
OWN_CATALOGUE = "shelftalk.catalogue"
"""Where a request's scope holds the one catalogue that its site may use."""
_MINUTE = 60.0
_MOST_KNOWN = 10_000  # visitors remembered; the longest quiet are forgotten
_ORIGIN = re.compile(r"https?://[^/\s?#@]+|null")
# what a widget needs of the API, and nothing that tells of other visitors or catalogues
_ONE = "/v1/sessions/[0-9a-f]{32}"
_OPEN = re.compile(
    rf"POST /v1/(?:sessions|feedback)|(?:GET|DELETE) {_ONE}|POST {_ONE}/turns|PATCH {_ONE}/ledger"
    "|GET /v1/(?:pictures|sounds)"
)


def allowed_catalogue(request: HTTPConnection, wanted: str, usual: str) -> str:
    """Return the catalogue that is wanted, or the usual one; a site whose key is for one gets that one.

    Raises HTTPException where it wants another.
    """
    own = request.scope.get(OWN_CATALOGUE, "")
    name = wanted or own or usual
    if own not in ("", name):
        raise HTTPException(403, f"the key of this site is for catalogue {own!r} alone")
    return name


class Rate:
    """At most so many a minute for each name, refilled evenly: a burst of all of them, then one at a time."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = a_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def seconds_until_next(self, name: str) -> int:
        """Take one for the name and return 0, or return how long to wait for the next."""
        now = self._clock()
        left, since = self._left.pop(name, (float(self._most), now))
        left = min(self._most, left + (now - since) * self._most / _MINUTE)
        allowed = left >= 1
        self._left[name] = (left - allowed, now)
        while len(self._left) > _MOST_KNOWN:
            self._left.popitem(last=False)
        return 0 if allowed else ceil((1 - left) * _MINUTE / self._most)


class Refusal(NamedTuple):
    status: int
    reason: str
    """A word for the metrics."""
    wait: int = 0
    """Seconds after which it may be tried again."""


class Visitors:
    """Decides about requests that come from pages of other sites."""

    def __init__(self, settings: Settings) -> None:
        """Raises ShelftalkError for an origin that a browser would never send."""
        for origin in settings.origins:
            if not _ORIGIN.fullmatch(origin):
                raise ShelftalkError(
                    f"SHELFTALK_ORIGINS={origin!r}: an origin is https://HOST or https://HOST:PORT,"
                    " without a path; separate several by commas"
                )
        self._origins = frozenset(settings.origins)
        parts = (key.partition(":") for key in settings.site_keys)
        self._keys = {key: catalogue for key, _, catalogue in parts}
        self._by_visitor = Rate(settings.visitor_requests)
        self._by_site = Rate(settings.site_requests)

    def may_embed(self, origin: str) -> bool:
        return origin in self._origins

    def catalogue_of(self, request: HTTPConnection) -> str:
        """Return the one catalogue that the key of the page is for, empty where it is for all."""
        return self._keys.get(request.headers.get(KEY_HEADER, ""), "")

    def refusal(self, request: HTTPConnection, method: str) -> Refusal | None:
        """Return why a request of a page that may embed is not answered."""
        if not _OPEN.fullmatch(f"{method} {request.url.path}"):
            return Refusal(403, "path")
        key = request.headers.get(KEY_HEADER, "")
        if self._keys and key not in self._keys:
            return Refusal(403, "key")
        if method not in ("POST", "PATCH"):
            return None
        visitor = request.client.host if request.client else ""
        site = key or request.headers.get("origin", "")
        wait = self._by_visitor.seconds_until_next(f"{site} {visitor}")
        wait = wait or self._by_site.seconds_until_next(site)
        return Refusal(429, "rate", wait) if wait else None
