"""From ranked candidates to the few that are shown: editions collapsed, creators and media served fairly."""

from collections import Counter
from collections.abc import Iterable, Sequence

from retrieval.facets import facets
from retrieval.models import Candidate, InterestQuery
from retrieval.spelling import folded

from .axes import Axis

MOST_OF_A_CREATOR = 2
ENOUGH = 3


def selected(ranked: Sequence[Candidate], query: InterestQuery, count: int) -> list[Candidate]:
    """Return at most `count` candidates in their order, but taking turns between the media asked for."""
    most = count if query.must.creators or query.creators else MOST_OF_A_CREATOR
    distinct = _fitting(list(_distinct(ranked, most)), query)
    media = query.must.media
    if len(media) < 2:
        return distinct[:count]
    shelves = [[c for c in distinct if c.item.medium == medium] for medium in media]
    longest = max(map(len, shelves))
    turns = [shelf[rank] for rank in range(longest) for shelf in shelves if rank < len(shelf)]
    return turns[:count]


def _fitting(candidates: list[Candidate], query: InterestQuery) -> list[Candidate]:
    """Leave out what has none of the qualities wished for, or else their opposites, where enough is left."""
    wished = {*query.genres, *query.moods}
    fitting = [c for c in candidates if wished & set(facets(c.item).genres)]
    if len(fitting) >= ENOUGH:
        return fitting
    axes = [Axis(field="mood", word=word) for word in query.moods]
    bearable = [c for c in candidates if c in fitting or all((a.place(c.item) or 0) >= 0 for a in axes)]
    return bearable if len(bearable) >= ENOUGH else candidates


def _distinct(ranked: Iterable[Candidate], most: int) -> Iterable[Candidate]:
    seen: set[tuple[str, str, str]] = set()
    works: Counter[str] = Counter()
    for candidate in ranked:
        item = candidate.item
        maker = folded(item.creators[0].name) if item.creators else ""
        edition = (item.medium, folded(item.title.split(" (")[0]), maker)
        if edition in seen or (maker and works[maker] >= most):
            continue
        seen.add(edition)
        works[maker] += 1
        yield candidate
