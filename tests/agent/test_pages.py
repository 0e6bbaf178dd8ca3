"""Pages asked for of books: as they are said, and what is found by them."""

from collections.abc import Iterator

import pytest

from agent.pages import pages, pages_in
from retrieval.models import Item
from tests.agent.talking import Talk, shelf_app

BOOKS = {"Thin": 90, "Slim": 180, "Usual": 320, "Thick": 700, "Untold": 0}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    items = tuple(
        Item(id=title, title=title, medium="book", attributes={"pages": count} if count else {})
        for title, count in BOOKS.items()
    )
    app = shelf_app(tmp_path_factory.mktemp("books"), (*items, Item(id="f", title="A Film", medium="film")))
    yield Talk(app)
    app.close()


@pytest.mark.parametrize(
    ("message", "span"),
    [
        ("under 300 pages", "..300"),
        ("no more than 250 pages please", "..250"),
        ("300 pages max", "..300"),
        ("two hundred pages tops", "..200"),
        ("between 100 and 200 pages", "100..200"),
        ("at least 600 pages", "600.."),
        ("a 200-page novel", "160..240"),
        ("三百页以内", "..300"),
        ("别超过300页", "..300"),
        ("不超过两百页", "..200"),
        ("五百页以上的大部头", "500.."),
        ("200页左右", "160..240"),
    ],
)
def test_pages_are_read_as_they_are_said(message: str, span: str) -> None:
    found = pages_in(message)
    assert found and str(found[0]) == span


@pytest.mark.parametrize(
    "message", ["how many pages?", "多少页", "on the same page", "三五页", "page 12", "under 300 minutes"]
)
def test_other_numbers_are_no_pages(message: str) -> None:
    assert pages_in(message) is None


@pytest.mark.parametrize(
    ("message", "titles", "says"),
    [
        ("a book under 200 pages", {"Thin", "Slim"}, "at most 200 pages"),
        ("想看三百页以上的书", {"Usual", "Thick"}, "300 页以上"),
    ],
)
def test_books_are_found_by_their_pages(talk: Talk, message: str, titles: set[str], says: str) -> None:
    answer = talk.say("start over", message)
    assert {pick.item.title for pick in answer.picks} == titles
    assert says in answer.reply


def test_where_no_book_has_them_that_is_said(talk: Talk) -> None:
    answer = talk.say("start over", "a book of at least 900 pages")
    assert "I let go of the number of pages" in answer.reply
    assert answer.picks


def test_pages_are_told_in_both_languages() -> None:
    assert [pages("..200", language) for language in ("en", "zh")] == ["at most 200 pages", "200 页以内"]
