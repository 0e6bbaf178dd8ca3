from collections.abc import Iterator

import pytest

from agent.build import App
from agent.holdings import of_holdings
from tests.agent.talking import Talk, app, ledger, shelf_app, shown, talk
from tests.shelf import SHELF

__all__ = ["app", "talk"]
OWNED = {"film-slow-rain-1982": True, "film-tea-1999": "yes", "film-old-road-1958": False}


@pytest.fixture(scope="module")
def owner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Return an application over the shelf, of which two films are owned and one is not."""
    items = tuple(
        item.model_copy(update={"attributes": {**item.attributes, "owned": OWNED[item.id]}})
        if item.id in OWNED
        else item
        for item in SHELF
    )
    app = shelf_app(tmp_path_factory.mktemp("owned"), items)
    yield app
    app.close()


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("only films I own", "owned"),
        ("something from my own shelf please", "owned"),
        ("which of the books I have should I read", "owned"),
        ("a film I don't own", "not owned"),
        ("nothing I already have", "not owned"),
        ("只要我有的电影", "owned"),
        ("從我的書架上挑一本", "owned"),
        ("来点我收藏的 jazz", "owned"),
        ("要我还没有的", "not owned"),
        ("不要我已经有的", "not owned"),
        ("something I haven't seen", "new"),
        ("要沒看過的", "new"),
        ("the films on my own hard drive", "owned"),
        ("films sitting on my laptop", "owned"),
        ("one of my own records", "owned"),
        ("硬盘里的电影", "owned"),
        ("我手机里存的歌", "owned"),
        ("a book I haven't got round to", "new"),
        ("a film I've yet to see, something I've never heard of", "new"),
        ("没看过的电影", "new"),
        ("一直没顾上看的电影", "new"),
    ],
)
def test_what_is_owned_or_new_is_heard(message: str, value: str) -> None:
    assert [fact.value for fact in of_holdings(message, (), 1)] == [value]


@pytest.mark.parametrize(
    "message",
    [
        "I don't have much time",
        "films I have seen",
        "I have two hours",
        "A Room of One's Own",
        "I haven't seen a good film in ages",
        "a film to watch on my laptop",
        "typing this on my phone",
        "用手机看",
        "没看过什么好电影",
        "a film of its own kind",
        "owned or not, I don't care",
        "我有两个小时",
        "我有的是时间",
        "我没有耐心",
        "没有的也行，不一定要我有的",
        "看过的也行",
    ],
)
def test_what_only_sounds_like_it_is_not(message: str) -> None:
    assert not list(of_holdings(message, (), 1))


@pytest.mark.parametrize("message", ["only films I own", "只要我有的电影", "從我的收藏裡挑部電影"])
def test_only_what_is_owned_is_shown(owner: App, message: str) -> None:
    answer = Talk(owner).say(message)
    assert set(shown(answer)) == {"Slow Rain", "Tea at Four"}
    assert 'target ownership "owned" hard' in ledger(answer)
    assert not answer.relaxed


@pytest.mark.parametrize("message", ["a film I don't own", "要我没有的电影", "不要我有的電影"])
def test_nothing_that_is_owned_is_shown(owner: App, message: str) -> None:
    assert set(shown(Talk(owner).say(message))) == {"Night Train", "The Old Road"}


@pytest.mark.parametrize(
    ("message", "later"), [("only films I own", "nothing I own"), ("只要我有的电影", "还是要我没有的")]
)
def test_the_later_wish_about_owning_counts(owner: App, message: str, later: str) -> None:
    assert "Slow Rain" not in shown(Talk(owner).say(message, later))


@pytest.mark.parametrize(
    ("message", "later"),
    [("only films I own", "I don't have to own them"), ("只要我有的电影", "我没有的也行")],
)
def test_owning_may_matter_no_longer(owner: App, message: str, later: str) -> None:
    assert 'target ownership "owned" hard' not in ledger(Talk(owner).say(message, later))


@pytest.mark.parametrize("message", ["only horror films I own", "只要我有的恐怖片"])
def test_owning_is_never_given_up(owner: App, message: str) -> None:
    assert set(shown(Talk(owner).say(message))) <= {"Slow Rain", "Tea at Four"}


@pytest.mark.parametrize(
    ("message", "says"),
    [("only films I own", "does not say what you own"), ("只要我有的电影", "没有写你有哪些")],
)
def test_a_catalogue_that_does_not_say_what_is_owned_is_told_of(talk: Talk, message: str, says: str) -> None:
    answer = talk.say(message)
    assert any(says in sentence for sentence in answer.relaxed)
    assert says in answer.reply
    assert answer.picks
