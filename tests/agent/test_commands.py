import pytest

from agent import editing
from agent.ledger import Role, Scope
from retrieval.models import ShelftalkError
from tests.agent.talking import Talk, app, ledger, shown, talk

__all__ = ["app", "talk"]


@pytest.mark.parametrize(("wish", "change", "undo"), [
    ("a film, no horror", "nothing sad", "undo"), ("想看电影，不要恐怖片", "不要悲伤的", "撤销"),
])  # fmt: skip
def test_undo_goes_back_one_change_after_another(talk: Talk, wish: str, change: str, undo: str) -> None:
    before = ledger(talk.say(wish))
    talk.say(change, "thanks")
    assert ledger(talk.say(undo)) == before
    assert ledger(talk.say(undo)) == set()


@pytest.mark.parametrize("message", ["undo that, a funny one", "撤销，要好笑的"])
def test_undo_may_go_on_with_a_wish(talk: Talk, message: str) -> None:
    talk.say("a film", "no comedy")
    assert ledger(talk.say(message)) == {'target medium "film" hard', 'target mood "funny" soft'}


@pytest.mark.parametrize("message", ["start over but keep my dislikes", "重新开始，但记住我不喜欢的"])
def test_starting_over_may_keep_the_dislikes(talk: Talk, message: str) -> None:
    talk.say("a slow film, no horror")
    assert ledger(talk.say(message)) == {'rejected genre "horror" hard'}


@pytest.mark.parametrize(("never", "today", "again"), [
    ("no horror, ever", "nothing sad today", "start over"), ("永远不要恐怖片", "今天不要悲伤的", "重新开始"),
])  # fmt: skip
def test_never_outlasts_a_new_start_and_today_does_not(
    talk: Talk, never: str, today: str, again: str
) -> None:
    talk.say(never, today)
    assert ledger(talk.say(again)) == {'rejected genre "horror" hard'}


@pytest.mark.parametrize("message", ["forget everything", "忘掉一切"])
def test_forgetting_everything_forgets_what_was_said_for_good_too(talk: Talk, message: str) -> None:
    assert ledger(talk.say("no horror, ever", message)) == set()


@pytest.mark.parametrize(
    ("once", "after"),
    [
        ("just this once a horror film", "a film"),
        ("making an exception, only this time: a horror film", "a film"),
        ("就这一次来部恐怖片", "电影"),
        ("破个例，就这一回，来部恐怖片", "电影"),
    ],
)
def test_what_counts_once_is_gone_in_the_next_turn(talk: Talk, once: str, after: str) -> None:
    assert 'target genre "horror" hard' in ledger(talk.say(once))
    assert 'target genre "horror" hard' not in ledger(talk.say(after))


@pytest.mark.parametrize(("wish", "other"), [("a film", "something else"), ("想看电影", "换一批")])
def test_who_asks_for_others_is_shown_nothing_again(talk: Talk, wish: str, other: str) -> None:
    first = shown(talk.say(wish))
    assert not set(first) & set(shown(talk.say(other)))


@pytest.mark.parametrize(
    ("message", "later"), [("something I haven't seen", "a film"), ("要没看过的", "电影")]
)
def test_only_new_to_me_shows_nothing_again(talk: Talk, message: str, later: str) -> None:
    first = shown(talk.say("a film"))
    assert not set(first) & {*shown(talk.say(message)), *shown(talk.say(later))}


def test_a_fact_can_be_dropped_pinned_and_replaced_by_hand(talk: Talk) -> None:
    answer = talk.say("a slow film, no horror")
    slow = next(f for f in answer.ledger if f.value == "slow")
    film = next(f for f in answer.ledger if f.value == "film")
    funny = slow.model_copy(update={"value": "funny"})
    conversations = talk.app.conversations
    editing.replace(conversations, talk.session, slow, funny)
    editing.pin(conversations, talk.session, film)
    past = editing.drop(conversations, talk.session, funny)
    assert [f.value for f in past.ledger.having(Role.TARGET)] == ["film"]
    assert past.ledger.having(Role.TARGET)[0].scope is Scope.ALWAYS
    assert 'target medium "film" hard' in ledger(talk.say("start over"))


def test_what_was_changed_by_hand_can_be_undone(talk: Talk) -> None:
    answer = talk.say("a slow film")
    editing.drop(talk.app.conversations, talk.session, answer.ledger[0])
    assert editing.undo(talk.app.conversations, talk.session).ledger.facts == answer.ledger


def test_a_fact_that_is_not_there_cannot_be_dropped(talk: Talk) -> None:
    gone = talk.say("a slow film").ledger[0]
    editing.drop(talk.app.conversations, talk.session, gone)
    with pytest.raises(ShelftalkError, match="reload"):
        editing.drop(talk.app.conversations, talk.session, gone)


@pytest.mark.parametrize(("wish", "change", "says"), [
    ("a bossa nova album", "a film instead", "No longer asked for"),
])  # fmt: skip
def test_what_no_longer_counts_is_said(talk: Talk, wish: str, change: str, says: str) -> None:
    answer = talk.say(wish, change)
    assert says in answer.reply
    assert any(says in change for change in answer.changes)


@pytest.mark.parametrize(
    ("wish", "other"), [("a Japanese film", "what about British ones?"), ("日本电影", "那英国的呢")]
)
def test_what_about_one_country_takes_the_place_of_another(talk: Talk, wish: str, other: str) -> None:
    countries = {fact for fact in ledger(talk.say(wish, other)) if " country " in fact}
    assert countries == {'target country "GB" hard'}


@pytest.mark.parametrize(
    ("wish", "other", "says"),
    [
        ("films, books and albums", "anything else?", "all that is left"),
        ("电影、书和专辑", "再来几个", "只剩下面这些"),
    ],
)
def test_the_last_that_fit_are_called_so_without_asking_the_model(
    talk: Talk, wish: str, other: str, says: str
) -> None:
    answer = talk.say(wish, other)
    assert says in answer.reply
    assert answer.degraded == ()
