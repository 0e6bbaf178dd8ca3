"""How well known a work may be: as it is said, and what is found by it."""

from pathlib import Path

import pytest

from agent.ledger import Ledger
from agent.query import query_of
from agent.renown import tells_renown
from retrieval.models import Branch, InterestQuery, Item
from tests.agent.talking import Talk, app, read, shelf_app, talk
from tests.shelf import SHELF

__all__ = ["app", "talk"]


@pytest.mark.parametrize(
    "message",
    [
        "a hidden gem please",
        "nothing mainstream",
        "something not too popular",
        "spare me the usual suspects",
        "films nobody has heard of",
        "I've seen everything on the top 250 list",
        "no blockbusters",
        "来点冷门的",
        "小众一点的电影",
        "别太热门",
        "不要烂大街的",
        "没什么人看过的剧",
        "豆瓣250都看完了",
    ],
)
def test_what_few_know_is_asked_for(message: str) -> None:
    told = read(message)
    assert ("target", "renown", "lesser known") in told
    assert not [fact for fact in told if fact[1] == "about"]


@pytest.mark.parametrize(
    "message",
    [
        "a popular film",
        "something famous",
        "what everyone is watching",
        "大家都看过的电影",
        "热门的剧",
        "很火的游戏",
    ],
)
def test_what_many_know_is_asked_for(message: str) -> None:
    assert ("target", "renown", "well known") in read(message)


@pytest.mark.parametrize(
    "message", ["a film about popular culture", "pop music", "a film about a famous painter", "热情的歌"]
)
def test_other_fame_is_no_wish(message: str) -> None:
    assert not [fact for fact in read(message) if fact[1] == "renown"]


def test_the_last_word_counts(talk: Talk) -> None:
    talk.say("a popular film")
    answer = talk.say("no, a hidden gem")
    asked = query_of(Ledger(facts=answer.ledger), [], {})
    assert asked.renown == -1


@pytest.mark.parametrize("renown", [1, -1])
def test_the_lesser_known_are_found_first_where_that_is_asked_for(tmp_path: Path, renown: int) -> None:
    items = tuple(item.model_copy(update={"popularity": 7 * n % 11}) for n, item in enumerate(SHELF))
    app = shelf_app(tmp_path, items)
    others = {*Branch} - {Branch.POPULARITY}
    found = app.search("shelf").candidates(InterestQuery(renown=renown), 20, others)
    fame = [candidate.item.popularity for candidate in found]
    assert len(set(fame)) > 3
    assert fame == sorted(fame, reverse=renown > 0)
    app.close()


def test_a_catalogue_without_popularity_says_nothing_of_it() -> None:
    known = {item.id: item for item in SHELF}
    assert not tells_renown({key: item.model_copy(update={"popularity": 0}) for key, item in known.items()})
    assert tells_renown({"a": Item(id="a", title="A", medium="film", popularity=3), **known})
