"""From ranked candidates to picks: one edition of a work, few of a maker, no medium alone."""

import pytest

from agent.selection import selected, turn_after_turn, work_of
from retrieval.models import Branch, Candidate, Constraints, Creator, InterestQuery, Item, Provenance

OPEN = InterestQuery()


def ranked(*works: tuple[str, str, str]) -> list[Candidate]:
    """Return candidates of (title, medium, maker), best first."""
    return [
        Candidate(item=made(title, medium, maker), score=1 / place, provenance=())
        for place, (title, medium, maker) in enumerate(works, start=1)
    ]


def made(title: str, medium: str, maker: str) -> Item:
    return Item(id=title, title=title, medium=medium, creators=(Creator(name=maker),))


def titles(candidates: list[Candidate]) -> list[str]:
    return [candidate.item.title for candidate in candidates]


THREE_OF_ONE = ranked(
    ("One", "film", "Ann Lee"),
    ("Two", "film", "Ann Lee"),
    ("Three", "film", "Ann Lee"),
    ("Tea", "film", "Bo"),
)


def test_a_maker_has_two_picks_at_most() -> None:
    assert titles(selected(THREE_OF_ONE, OPEN, 3)) == ["One", "Two", "Tea"]


def test_the_next_answer_brings_what_the_one_before_left_out() -> None:
    order = turn_after_turn(THREE_OF_ONE, OPEN, shown=3, count=4)
    assert titles(order) == ["One", "Two", "Tea", "Three"]


def test_a_maker_who_was_named_has_more() -> None:
    query = InterestQuery(creators=("ann lee",))
    assert titles(selected(THREE_OF_ONE, query, 3)) == ["One", "Two", "Three"]


def test_naming_one_maker_lets_no_other_fill_the_list() -> None:
    query = InterestQuery(creators=("Bo",))
    assert titles(selected(THREE_OF_ONE, query, 4)) == ["One", "Two", "Tea"]


def test_who_insists_on_a_maker_gets_that_maker() -> None:
    query = InterestQuery(must=Constraints(creators=("Ann",)))
    assert titles(selected(THREE_OF_ONE[:3], query, 3)) == ["One", "Two", "Three"]


def test_a_work_is_shown_in_one_edition() -> None:
    songs = ranked(
        ("Low Tide", "track", "Ebb"), ("Low Tide (2009 Remaster)", "track", "Ebb"), ("Foam", "track", "Ebb")
    )
    assert titles(selected(songs, OPEN, 3)) == ["Low Tide", "Foam"]


@pytest.mark.parametrize(
    "title",
    [
        "Low Tide (Stereo Version) [2006 Remaster]", "Low Tide - Live at the Pier", "Low Tide (1982)",
        "Low Tide: The Director's Cut", "Low Tide（粤语版）", "Low Tide( Live )", "Low Tide：珍藏版",
    ],
)  # fmt: skip
def test_an_edition_is_the_same_work(title: str) -> None:
    assert work_of(made(title, "track", "Ebb")) == work_of(made("Low Tide", "track", "Ebb"))


@pytest.mark.parametrize(
    "title", ["Low Tide (Part 2)", "Low Tide (Vol. 2)", "Low Tide - Evening", "Low Tide 2"]
)
def test_a_part_is_a_work_of_its_own(title: str) -> None:
    assert work_of(made(title, "track", "Ebb")) != work_of(made("Low Tide", "track", "Ebb"))


def test_no_medium_fills_an_open_list_where_others_fit() -> None:
    mixed = ranked(*((f"Film {n}", "film", f"Maker {n}") for n in range(5)), ("Rain", "book", "Tom"))
    assert titles(selected(mixed, OPEN, 4)) == ["Film 0", "Film 1", "Rain", "Film 2"]


def test_one_medium_fills_the_list_where_nothing_else_fits() -> None:
    films = ranked(*((f"Film {n}", "film", f"Maker {n}") for n in range(5)))
    assert titles(selected(films, OPEN, 4)) == ["Film 0", "Film 1", "Film 2", "Film 3"]


def test_media_asked_for_take_turns() -> None:
    mixed = ranked(("A", "film", "1"), ("B", "film", "2"), ("C", "book", "3"))
    query = InterestQuery(must=Constraints(media=("film", "book")))
    assert titles(selected(mixed, query, 3)) == ["A", "C", "B"]


def feeling(*tags: str) -> list[Candidate]:
    """Return a film for each quality, best first."""
    films = (made(f"{number} {tag}", "film", f"Maker {number}") for number, tag in enumerate(tags))
    return [
        Candidate(item=film.model_copy(update={"tags": (film.title.split()[1],)}), score=1.0, provenance=())
        for film in films
    ]


def test_the_opposite_of_a_wish_is_left_out_where_enough_else_is_left() -> None:
    films = feeling("serene", "tense", "warm", "witty")
    calm = selected(films, InterestQuery(moods=("serene",)), 5)
    assert titles(calm) == ["0 serene", "2 warm", "3 witty"]


def test_what_has_the_quality_wished_for_is_enough() -> None:
    films = feeling("serene", "warm", "serene", "serene")
    assert titles(selected(films, InterestQuery(moods=("serene",)), 5)) == [
        "0 serene",
        "2 serene",
        "3 serene",
    ]


def test_a_short_shelf_is_shown_whole() -> None:
    films = feeling("tense", "serene")
    assert titles(selected(films, InterestQuery(moods=("serene",)), 5)) == ["0 tense", "1 serene"]


def test_what_is_nearest_to_a_described_wish_stays_without_its_mood() -> None:
    near = Provenance(branch=Branch.TEXT, rank=1)
    football = Candidate(item=made("Football", "film", "Bo"), score=1, provenance=(near,))
    sad = [
        Candidate(
            item=made(f"Sad {n}", "film", f"Maker {n}").model_copy(update={"tags": ("sad",)}),
            score=0.5,
            provenance=(),
        )
        for n in range(4)
    ]
    only_sad = InterestQuery(wish="sad", moods=("sad",))
    described = InterestQuery(wish="football, sad", moods=("sad",), described=True)
    assert "Football" not in titles(selected([football, *sad], only_sad, 5))
    assert titles(selected([football, *sad], described, 5))[0] == "Football"


def test_a_described_wish_alone_leaves_nothing_out() -> None:
    near = Provenance(branch=Branch.TEXT, rank=1)
    works = [
        Candidate(
            item=made(f"Work {n}", "film", f"Maker {n}"),
            score=1 / (n + 1),
            provenance=(near,) if n > 1 else (),
        )
        for n in range(5)
    ]
    described = InterestQuery(wish="people", described=True)
    assert titles(selected(works, described, 5)) == [f"Work {n}" for n in range(5)]
