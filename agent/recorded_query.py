"""The question that a whole recorded conversation makes, read by rules alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from retrieval.item_text import clipped
from retrieval.models import Constraints, InterestQuery, Item, Range
from retrieval.titles import Names

from .evaluation_turns import Profile
from .ledger import Fact, Ledger, Role, Scope
from .query import query_of
from .rules import facts_in

OWN = (Role.REJECTED, Role.SATISFIED, Role.CONTRAST)
"""What only the person asking can say: the other side neither refuses for them nor knows what they saw."""


def query_from_messages(
    messages: Sequence[tuple[str, str]], profile: Profile, names: Names, items: Mapping[str, Item]
) -> InterestQuery:
    """Return the question; `messages` are (role, text), oldest first.

    Nothing is a hard constraint: such conversations mention genres and years in passing. What the other side
    said is read too: who talks about films with somebody names them for that person.
    """
    said = [text for role, text in messages if role == "user"]
    everything = [
        fact
        for turn, (role, text) in enumerate(messages)
        for fact in facts_in(text, names, (), turn)
        if role == "user" or fact.role not in OWN
    ]
    ledger = Ledger().updated([*profile_facts(profile, names, items), *everything])
    query = query_of(ledger, said, items)
    not_items = Constraints(not_items=query.must.not_items, not_creators=query.must.not_creators)
    return query.model_copy(
        update={
            "must": not_items,
            "conversation": latest("\n".join(text for _, text in messages)),
            "year": query.must.year if query.year == Range() else query.year,
        }
    )


def latest(conversation: str) -> str:
    """Return the end of a conversation, as much of it as is read for its meaning."""
    return clipped(conversation[::-1])[::-1]


def profile_facts(profile: Profile, names: Names, items: Mapping[str, Item]) -> Iterator[Fact]:
    """Yield what a profile says, as something said for good."""
    yield from _facts(profile.liked, Role.SEED, names, items)
    yield from _facts(profile.disliked, Role.CONTRAST, names, items)


def _facts(entries: Iterable[str], role: Role, names: Names, items: Mapping[str, Item]) -> Iterator[Fact]:
    for entry in entries:
        works = (entry,) if entry in items else tuple(item.id for item in names.title(entry))
        maker = None if works else names.creator(entry)
        if works:
            yield Fact(role=role, field="title", value=entry, items=works, scope=Scope.ALWAYS)
        elif maker:
            yield Fact(role=role, field="creator", value=maker[0], items=maker[1], scope=Scope.ALWAYS)
