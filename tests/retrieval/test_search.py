from collections.abc import Iterator

import pytest

from retrieval.catalogue import Catalogues
from retrieval.models import Branch, Constraints, InterestQuery, Range
from retrieval.relaxation import relaxations
from retrieval.search import Search
from tests.fakes import WordEncoder
from tests.shelf import SHELF


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    encoder = WordEncoder()
    catalogues = Catalogues(tmp_path_factory.mktemp("shelf"))
    catalogues.add("shelf", SHELF, (encoder,), lambda done, total, stage: None)
    with catalogues.open("shelf", (encoder,)) as catalogue:
        yield Search(catalogue, encoder)


def ids(search: Search, query: InterestQuery, *without: Branch) -> list[str]:
    return [candidate.item.id for candidate in search.candidates(query, 10, without)]


def test_meaning_finds_the_described(search: Search) -> None:
    assert ids(search, InterestQuery(wish="robots in a town"))[0] == "film-slow-rain-1982"


def test_chinese_words_find_what_is_described_in_chinese(search: Search) -> None:
    query = InterestQuery(wish="机器人的小镇")
    assert ids(search, query, Branch.TEXT, Branch.POPULARITY)[0] == "film-slow-rain-1982"


def test_each_candidate_says_which_branch_found_it(search: Search) -> None:
    best = search.candidates(InterestQuery(wish="robots", genres=("sci-fi",)), 1)[0]
    assert {vote.branch for vote in best.provenance} >= {Branch.TEXT, Branch.WORDS, Branch.WISHES}


@pytest.mark.parametrize("branch", list(Branch))
def test_a_branch_can_be_left_out(search: Search, branch: Branch) -> None:
    query = InterestQuery(
        wish="rain", conversation="rain", seeds=("book-rain-1960",), creators=("Ann Lee",), genres=("drama",)
    )
    for candidate in search.candidates(query, 10, (branch,)):
        assert branch not in {vote.branch for vote in candidate.provenance}


def test_hard_constraints_hold_in_every_branch(search: Search) -> None:
    must = Constraints(
        media=("film",), year=Range(low=1980), not_genres=("horror",), not_items=("film-tea-1999",)
    )
    query = InterestQuery(
        wish="rain", conversation="night train", seeds=("book-rain-1960",), creators=("Ann Lee", "Bo Ek"),
        genres=("drama",), must=must,
    )  # fmt: skip
    assert ids(search, query) == ["film-slow-rain-1982"]


def test_what_is_linked_to_a_seed_comes_first(search: Search) -> None:
    query = InterestQuery(seeds=("film-slow-rain-1982",), must=Constraints(media=("book",)))
    assert ids(search, query) == ["book-rain-1960"]


def test_what_is_avoided_sinks(search: Search) -> None:
    query = InterestQuery(moods=("slow",), avoid=("melancholy",), must=Constraints(media=("film",)))
    assert ids(search, query)[0] == "film-old-road-1958"


def test_an_empty_query_still_has_candidates(search: Search) -> None:
    assert ids(search, InterestQuery())


def test_in_an_adventurous_search_what_is_most_like_the_best_sinks(search: Search) -> None:
    close = ids(search, InterestQuery(wish="robots in a town", adventurous=0))
    varied = ids(search, InterestQuery(wish="robots in a town", adventurous=0.9))
    assert close[0] == varied[0] == "film-slow-rain-1982"
    assert close.index("book-rain-1960") < varied.index("book-rain-1960") == len(varied) - 1


def test_relaxing_gives_up_one_thing_first_and_never_a_refusal() -> None:
    must = Constraints(
        media=("film",),
        year=Range(low=1980),
        genres=("drama",),
        not_genres=("horror",),
        duration_minutes=Range(high=90),
    )
    steps = list(relaxations(must, {}))
    assert [names for names, _ in steps[:3]] == [("duration_minutes",), ("year",), ("genres",)]
    assert all(left.not_genres == ("horror",) and left.media == ("film",) for _, left in steps)
    assert steps[-1][1] == Constraints(media=("film",), not_genres=("horror",))


def test_the_oldest_wish_is_given_up_first() -> None:
    must = Constraints(year=Range(low=1980), genres=("drama",), languages=("en",))
    asked_in = {"year": 3, "genres": 1, "languages": 2}
    singles = [names for names, _ in relaxations(must, asked_in)][:3]
    assert singles == [("genres",), ("languages",), ("year",)]


def test_what_is_fit_for_children_is_sought_in_other_media_before_anything_else_is_shown_to_them() -> None:
    must = Constraints(media=("podcast",), fit_for=("family",), duration_minutes=Range(high=90))
    steps = [names for names, _ in relaxations(must, {})]
    assert steps == [
        ("duration_minutes",),
        ("media",),
        ("duration_minutes", "media"),
        ("fit_for",),
        ("duration_minutes", "fit_for"),
    ]
