from collections.abc import Iterator
from statistics import median

import pytest

from agent.axes import Axis, mean_place
from agent.build import App
from agent.critiques import Critique
from agent.heard import Heard
from agent.ledger import Ledger, Role
from agent.remarks import not_moved
from agent.steps import Pick
from retrieval.models import Item, Range
from tests.agent.talking import Talk, app, ledger, shelf_app, talk

__all__ = ["app", "talk"]


def film(number: int, minutes: int, year: int, *tags: str) -> Item:
    return Item(
        id=f"film-{number}", title=f"Work {number}", medium="film", year=year, duration_minutes=minutes,
        genres=("drama",), tags=tags, popularity=100 - number,
    )  # fmt: skip


TENSE = Axis(field="mood", word="tense", way=-1)
FILMS = (
    *(film(n, 100 + 10 * n, 1990 + n, "tense", "fast-paced") for n in range(5)),
    *(film(n, 60 + n, 1950 + n, "slow", "gentle") for n in range(5, 10)),
    *(film(n, 200 + n, 2010 + n, "violent") for n in range(10, 15)),
)


@pytest.fixture(scope="module")
def film_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    app = shelf_app(tmp_path_factory.mktemp("films"), FILMS)
    yield app
    app.close()


@pytest.fixture
def films(film_app: App) -> Talk:
    return Talk(film_app)


@pytest.mark.parametrize(
    ("message", "field", "way"),
    [
        ("shorter", "duration_minutes", -1),
        ("longer please", "duration_minutes", 1),
        ("something older", "year", -1),
        ("newer ones", "year", 1),
        ("短一点", "duration_minutes", -1),
        ("太短了，要长一点的", "duration_minutes", 1),
        ("再老一点", "year", -1),
        ("新一点的", "year", 1),
    ],
)
def test_a_relative_bound_is_the_middle_of_what_was_shown(
    films: Talk, message: str, field: str, way: int
) -> None:
    middle = median(getattr(pick.item, field) for pick in films.say("a film").picks)
    answer = films.say(message)
    bound = Range(high=round(middle) - 1) if way < 0 else Range(low=round(middle) + 1)
    assert [fact.value for fact in answer.ledger if fact.field == field] == [str(bound)]
    assert answer.picks
    assert answer.relaxed or all(bound.holds(getattr(pick.item, field)) for pick in answer.picks)


@pytest.mark.parametrize("message", ["shorter than the first one", "比第一部短一点"])
def test_a_work_pointed_at_is_what_is_compared_with(films: Talk, message: str) -> None:
    first = films.say("a film").picks[0].item.duration_minutes or 0
    answer = films.say(message)
    assert f'target duration_minutes "..{first - 1}" hard' in ledger(answer)
    assert not [fact for fact in answer.ledger if fact.role is Role.SEED]


@pytest.mark.parametrize("message", ["shorter", "短一点"])
def test_a_relative_bound_stays_inside_the_old_one(films: Talk, message: str) -> None:
    films.say("a film of at least 90 minutes")
    assert any(told.startswith('target duration_minutes "90..') for told in ledger(films.say(message)))


@pytest.mark.parametrize("message", ["slower", "慢一点的", "less tense", "没那么紧张的"])
def test_a_list_is_measured_and_what_did_not_move_is_said(films: Talk, message: str) -> None:
    axis = Axis(field="mood", word="slow") if message in ("slower", "慢一点的") else TENSE
    before = mean_place(axis, [pick.item for pick in films.say("a film").picks]) or 0
    answer = films.say(message)
    after = mean_place(axis, [pick.item for pick in answer.picks]) or 0
    told = "about the same" in answer.reply or "差不多" in answer.reply
    assert (after > before) is not told


@pytest.mark.parametrize("message", ["slower", "慢一点的"])
def test_what_goes_the_way_asked_for_comes_first(films: Talk, message: str) -> None:
    films.say("a tense film")
    assert "slow" in films.say(message).picks[0].item.tags


@pytest.mark.parametrize(("message", "says"), [("funnier", "than before"), ("更好笑一点", "差不多")])
def test_a_list_that_did_not_move_says_so(films: Talk, message: str, says: str) -> None:
    films.say("a film")
    assert says in films.say(message).reply


@pytest.mark.parametrize(("message", "says"), [("shorter", "does not say"), ("短一点的", "没有写")])
def test_unknown_lengths_are_said(talk: Talk, message: str, says: str) -> None:
    talk.say("a book")
    assert says in talk.say(message).reply


def test_a_direction_lowers_what_goes_the_other_way(films: Talk) -> None:
    answer = films.say("a film", "slower")
    assert "fast-paced" in answer.query.avoid
    assert [f.value for f in answer.ledger if f.role is Role.TARGET and f.field == "mood"] == ["slow"]


@pytest.mark.parametrize(
    ("message", "says"),
    [("a film, not too long", "shorter than most"), ("看一部电影，不要太长", "比一般的更短")],
)
def test_a_length_wished_for_at_the_start_is_measured_against_every_work(
    films: Talk, message: str, says: str
) -> None:
    picks = films.say(message).picks
    assert picks
    assert all(any(says in reason.text for reason in pick.reasons) for pick in picks)


@pytest.mark.parametrize(
    ("message", "says"), [("not so long, please", "shorter than the last"), ("不要太长的", "比刚才的更短")]
)
def test_the_way_along_a_number_is_told_in_its_own_words(films: Talk, message: str, says: str) -> None:
    picks = films.say("a film" if message.isascii() else "想看电影", message).picks
    assert any(says in reason.text for pick in picks for reason in pick.reasons)


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("I liked Work 1; something like it but slower", "slower than the one you named"),
        ("我喜欢《Work 1》，想要慢一点的", "比你提到的慢一点"),
    ],
)
def test_the_first_critique_is_measured_against_what_was_named(films: Talk, message: str, says: str) -> None:
    texts = {reason.text for pick in films.say(message).picks for reason in pick.reasons}
    assert any(says in text for text in texts)
    assert not any("last ones" in text or "刚才" in text for text in texts)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "Only Work 7 is less tense than before; the others are about the same."),
        ("zh", "只有《Work 7》更符合“没那么tense”，其余的和刚才的差不多。"),
    ],
)
def test_the_one_pick_that_moved_is_named_where_the_list_did_not(language: str, says: str) -> None:
    critique = Critique(axis=TENSE, words="tense", before=0)
    heard = Heard(language=language, before=Ledger(), ledger=Ledger(), critiques=(critique,))
    picks = [Pick(item=item) for item in (FILMS[7], FILMS[0], FILMS[1])]
    assert list(not_moved(heard, picks)) == [says]
