from agent.selection import selected
from retrieval.models import Candidate, InterestQuery, Item


def shelf(*tags: str) -> list[Candidate]:
    """Return a film for each tag, in this order."""
    items = (
        Item(id=f"{n}-{tag}", title=f"{tag} {n}", medium="film", tags=(tag,)) for n, tag in enumerate(tags)
    )
    return [Candidate(item=item, score=1.0, provenance=()) for item in items]


def tags(candidates: list[Candidate]) -> list[str]:
    return [candidate.item.tags[0] for candidate in candidates]


def test_the_opposite_of_a_wish_is_left_out_where_enough_else_is_left() -> None:
    ranked = shelf("serene", "tense", "warm", "witty")
    assert tags(selected(ranked, InterestQuery(moods=("serene",)), 5)) == ["serene", "warm", "witty"]


def test_what_has_the_quality_wished_for_is_enough() -> None:
    ranked = shelf("serene", "warm", "serene", "serene")
    assert tags(selected(ranked, InterestQuery(moods=("serene",)), 5)) == ["serene"] * 3


def test_a_short_shelf_is_shown_whole() -> None:
    ranked = shelf("tense", "serene")
    assert tags(selected(ranked, InterestQuery(moods=("serene",)), 5)) == ["tense", "serene"]
