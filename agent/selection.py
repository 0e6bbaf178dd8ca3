"""From ranked candidates to the few that are shown: editions collapsed, creators and media served fairly."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from retrieval.facets import facets
from retrieval.models import Branch, Candidate, InterestQuery, Item
from retrieval.spelling import folded

from .axes import Axis

MOST_OF_A_CREATOR = 2
ENOUGH = 3
NEAREST = 5
"""Ranks by meaning that count as near."""
_KINDS = (
    r"remaster|edition|version|deluxe|anniversary|extended|expanded|reissue|bonus|restored|cut\b|uncut|redux|"
    r"\blive\b|acoustic|\bdemo\b|\b(?:re)?mix\b|\bedit\b|\bmono\b|\bstereo\b|karaoke|instrumental|"
    r"版|重制|修复|珍藏|现场|伴奏|^\s*(?:18|19|20)\d\d\s*$"
)
_BRACKETED = re.compile(r"\s*[(\[（【]([^()\[\]（）【】]*)[)\]）】]\s*$")
_APPENDED = re.compile(r"(?:\s+[-–—]\s+|[:：]\s*)([^-–—:：]*)$")
_EDITION = re.compile(_KINDS, re.IGNORECASE)


def selected(ranked: Sequence[Candidate], query: InterestQuery, count: int) -> list[Candidate]:
    """Return at most `count` candidates in their order; several media take turns, share, or have one each."""
    media = query.must.media
    distinct = list(_distinct(ranked, query))
    if len(media) > 1:  # what is nearest of all may be of one medium only
        shelves = [_fitting([c for c in distinct if c.item.medium == medium], query) for medium in media]
        fit = {candidate.item.id for shelf in shelves for candidate in shelf}
        distinct = [candidate for candidate in distinct if candidate.item.id in fit]
    else:
        distinct = _fitting(distinct, query)
    if query.one_of_each:
        return _one_of_each(distinct)[:count]
    if len(media) == 1:
        return distinct[:count]
    if not media:
        return _shared(distinct, -(-count // 2))[:count]
    shelves = [[c for c in distinct if c.item.medium == medium] for medium in media]
    longest = max(map(len, shelves))
    turns = [shelf[rank] for rank in range(longest) for shelf in shelves if rank < len(shelf)]
    return turns[:count]


def turn_after_turn(
    ranked: Sequence[Candidate], query: InterestQuery, *, shown: int, count: int
) -> list[Candidate]:
    """Return the first `count` candidates as answers of `shown` picks each would bring them."""
    order: list[Candidate] = []
    left = list(ranked)
    while left and len(order) < count:
        answer = selected(left, query, shown)
        order.extend(answer)
        had = {candidate.item.id for candidate in answer}
        left = [candidate for candidate in left if candidate.item.id not in had]
    return order[:count]


def work_of(item: Item) -> tuple[str, str, str]:
    """Return what all editions of a work have in common: medium, title and first maker."""
    title = item.title
    while (found := _BRACKETED.search(title) or _APPENDED.search(title)) and _EDITION.search(found[1]):
        title = title[: found.start()]
    maker = folded(item.creators[0].name) if item.creators else ""
    return item.medium, folded(title) or folded(item.title), maker


def _one_of_each(candidates: Sequence[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        best.setdefault(candidate.item.medium, candidate)
    return list(best.values())


def _shared(candidates: Sequence[Candidate], most: int) -> list[Candidate]:
    """Put what is beyond `most` of a medium last: who left the medium open is shown more than one."""
    seen: Counter[str] = Counter()
    first: list[Candidate] = []
    last: list[Candidate] = []
    for candidate in candidates:
        seen[candidate.item.medium] += 1
        (first if seen[candidate.item.medium] <= most else last).append(candidate)
    return first + last


def _fitting(candidates: list[Candidate], query: InterestQuery) -> list[Candidate]:
    """Leave out what has none of the qualities wished for, or else their opposites, where enough is left.

    What is nearest to a described wish stays: who wants something sad about football wants football too.
    """
    wished = {*query.genres, *query.moods}
    if not wished:
        return candidates
    fitting = [
        c for c in candidates if wished & set(facets(c.item).genres) or (query.described and _is_near(c))
    ]
    if len(fitting) >= ENOUGH:
        return fitting
    axes = [Axis(field="mood", word=word) for word in query.moods]
    bearable = [c for c in candidates if c in fitting or all((a.place(c.item) or 0) >= 0 for a in axes)]
    return bearable if len(bearable) >= ENOUGH else candidates


def _is_near(candidate: Candidate) -> bool:
    return any(vote.branch is Branch.TEXT and vote.rank <= NEAREST for vote in candidate.provenance)


def _distinct(ranked: Sequence[Candidate], query: InterestQuery) -> Iterator[Candidate]:
    """Yield one edition of each work, and of a maker who was not asked for two works."""
    asked = {folded(name) for name in query.creators}
    seen: set[tuple[str, str, str]] = set()
    works: Counter[str] = Counter()
    for candidate in ranked:
        work = work_of(candidate.item)
        maker = work[-1]
        makers = {folded(creator.name) for creator in candidate.item.creators}
        free = not maker or query.must.creators or asked & makers
        if work in seen or not (free or works[maker] < MOST_OF_A_CREATOR):
            continue
        seen.add(work)
        works[maker] += 1
        yield candidate
