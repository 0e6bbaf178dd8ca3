"""The shortlist of a turn: what fits and is new, then what was shown before, then the smallest relaxation."""

from collections.abc import Sequence

from retrieval.models import Candidate, Constraints, InterestQuery, Record
from retrieval.relaxation import relaxations
from retrieval.search import Search

from .critiques import Critique, moved_first
from .holdings import NEW
from .ledger import Ledger, Role
from .phrases import RESTRICTION
from .query import asked_in

ENOUGH = 3
"""With fewer picks than this, who asks for others is shown earlier ones again."""
FEW = 5
"""Candidates of a medium asked for that is not among the best of all."""
DEEP = 100
"""Candidates among which one goes the way a critique asks for."""


class Wanted(Record):
    """What a shortlist is made for."""

    query: InterestQuery
    ledger: Ledger
    shown: tuple[str, ...] = ()
    """Ids of what was picked before."""
    others: bool = False
    """Whether the message asks for works not shown before."""
    nothing_said: bool = False
    """Whether it says nothing but that."""
    only_reacts: bool = False
    """Whether, beside that, it only says what is known, liked or unwanted."""
    critiques: tuple[Critique, ...] = ()


class Shortlist(Record):
    """The candidates, best first, and which constraints were given up to have any."""

    asked: InterestQuery
    candidates: tuple[Candidate, ...]
    given_up: tuple[str, ...] = ()


class Shortlister:
    """Finds candidates in one catalogue."""

    def __init__(self, search: Search, *, depth: int, shown: int) -> None:
        self._search = search
        self._depth = depth
        self._shown = shown

    def shortlist(self, wanted: Wanted) -> Shortlist:
        """Return the candidates; with too few, older genres give way, and with none the smallest
        relaxation."""
        query, must = wanted.query, wanted.query.must
        found = self._candidates(wanted, must)
        widens = not (found and wanted.only_reacts) and not _restricts(wanted.ledger)
        if len(found) < ENOUGH and len(must.genre_groups) > 1 and widens:
            latest = must.model_copy(update={"genre_groups": must.genre_groups[-1:]})
            had = {candidate.item.id for candidate in found}
            more = [c for c in self._candidates(wanted, latest) if c.item.id not in had]
            if more:
                return Shortlist(asked=query, candidates=(*found, *more), given_up=("older_genres",))
        if found:
            return Shortlist(asked=query, candidates=tuple(found))
        for given_up, left in relaxations(must, asked_in(wanted.ledger)):
            if candidates := self._candidates(wanted, left):
                return Shortlist(asked=query, candidates=tuple(candidates), given_up=given_up)
        return Shortlist(asked=query, candidates=())

    def _candidates(self, wanted: Wanted, must: Constraints) -> list[Candidate]:
        """Return what fits; what was shown before comes last, and never to who only asks for others."""
        found = self._search_in(wanted, must.without_items(wanted.shown))
        enough = 1 if wanted.only_reacts else ENOUGH if wanted.others else wanted.query.number or self._shown
        only_new = wanted.nothing_said or _wants_new(wanted.ledger)
        if len(found) < enough and not only_new:
            again = self._search_in(wanted, must)
            found += [candidate for candidate in again if candidate.item.id in wanted.shown]
        return found

    def _search_in(self, wanted: Wanted, must: Constraints) -> list[Candidate]:
        depth = DEEP if wanted.critiques else self._depth
        found = self._search.candidates(wanted.query.model_copy(update={"must": must}), depth)
        had = {candidate.item.medium for candidate in found}
        for medium in (medium for medium in must.media if medium not in had):
            alone = must.model_copy(update={"media": (medium,)})
            found += self._search.candidates(wanted.query.model_copy(update={"must": alone}), FEW)
        return moved_first(self._preferred_first(found, wanted.query), wanted.critiques)[: self._depth]

    def _preferred_first(self, candidates: Sequence[Candidate], query: InterestQuery) -> list[Candidate]:
        """Return the candidates, those with the origin, era and length preferred before the others."""
        preferences = (
            Constraints(countries=query.countries),
            Constraints(languages=query.languages),
            Constraints(year=query.year),
            Constraints(duration_minutes=query.duration_minutes),
        )
        index = self._search.index
        meet = [index.allowed(preference) for preference in preferences if preference != Constraints()]
        return sorted(candidates, key=lambda one: sum(not met[index.rows[one.item.id]] for met in meet))


def _restricts(ledger: Ledger) -> bool:
    """Tell whether the genre asked for last only narrows those before: "no singing"."""
    genres = ledger.having(Role.TARGET, field="genre")
    return bool(genres) and RESTRICTION.match(max(genres, key=lambda fact: fact.turn).words) is not None


def _wants_new(ledger: Ledger) -> bool:
    return any(fact.value == NEW for fact in ledger.having(Role.TARGET, field="novelty"))
