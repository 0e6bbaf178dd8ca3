"""Random dialogues through the whole engine: what must hold in each, whatever is said and in what order.

The quick suite plays some of them; SHELFTALK_ALL_DIALOGUES plays 500.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from threading import Event

import pytest

from agent import Settings
from agent.build import App
from agent.conversations import Conversation
from agent.ledger import Fact, Ledger, Role, Scope, Strength
from agent.steps import Answer, Done, Heed
from retrieval.facets import facets, satisfies
from retrieval.models import Item
from retrieval.sources import read_source
from tests.fakes import WordEncoder
from tests.scripted import scripted

STARTER = Path(__file__).parents[2] / "retrieval" / "starter"
DIALOGUES = 500 if "SHELFTALK_ALL_DIALOGUES" in os.environ else 40
SEED = 4
WORKS = 80
MESSAGES = {
    "en": (
        "a {genre} film", "something {mood}", "no {genre}, ever", "nothing {mood}", "less {mood} please",
        "I loved {title}", "not {title}", "I've seen {title}, hated it", "seen {title}, loved it",
        "no {maker}",
        "works by {maker}", "the second one, more like that", "not the first one", "none of those",
        "I've seen the last one", "shorter", "older", "newer ones", "slower", "funnier", "something else",
        "another director, same feeling", "under {length} minutes", "from the {decade}s", "books instead",
        "an album", "start over but keep my dislikes", "start over", "undo", "how long is it?", "is it sad?",
        "who made the first one?", "thanks!", "something I haven't seen", "the opposite of {title}",
        "just this once a {genre} film", "{genre} is fine again", "why not {title}?",
        "remember that for good", "only what I own", "forget everything", "how did you find these?",
    ),
    "zh": (
        "{genre_zh}电影", "来点{mood_zh}的", "永远不要{genre_zh}", "不要{mood_zh}的", "没那么{mood_zh}的",
        "喜欢《{title}》", "不要《{title}》", "《{title}》看过，不喜欢", "《{title}》看过，很喜欢",
        "不要{maker}的",
        "{maker}的作品", "第二部不错，来点类似的", "第一部不要", "都不要", "最后一部看过了", "短一点",
        "老一点的",
        "新一点的", "慢一点", "更好笑的", "换一批", "换个导演，同样的感觉", "{length}分钟以内",
        "{decade}年代的",
        "换成书吧", "来张专辑", "重新开始，但记住我不喜欢的", "重新开始", "撤销", "它多长？", "它悲伤吗？",
        "第一部是谁拍的？", "谢谢！", "要没看过的", "跟《{title}》相反的", "就这一次来部{genre_zh}片",
        "{genre_zh}片可以了",
        "为什么没有《{title}》？", "以后都这样", "只要我有的", "忘掉一切", "这些是怎么找到的？",
    ),
}  # fmt: skip
AGAINST_REFUSALS = {
    "en": ("just this once a {genre} film", "{genre} is fine again", "a {genre} film", "start over"),
    "zh": ("就这一次来部{genre_zh}片", "{genre_zh}片可以了", "{genre_zh}电影", "重新开始"),
}
GENRES = (("horror", "恐怖"), ("comedy", "喜剧"), ("drama", "剧情"), ("war", "战争"), ("romance", "爱情"))
MOODS = (("scary", "吓人"), ("sad", "悲伤"), ("funny", "好笑"), ("warm", "温暖"), ("violent", "暴力"))


def dense_shelf() -> list[Item]:
    """Return works whose makers have several: where refusals, repeats and relaxations are met often."""
    rows = (row for file in sorted(STARTER.glob("*.jsonl")) for row in read_source(file))
    items = [row for row in rows if isinstance(row, Item) and row.creators]
    works = Counter(item.creators[0].name for item in items)
    return sorted(items, key=lambda item: (-works[item.creators[0].name], item.id))[:WORKS]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder, encoder = tmp_path_factory.mktemp("long"), WordEncoder()
    app = App(Settings(data=folder, cache=folder), scripted(), encoder)
    app.catalogues.add("starter", dense_shelf(), (encoder,), lambda done, total, stage: None)
    yield app
    app.close()


def said(chance: Random, items: Sequence[Item], past: Conversation) -> str:
    """Return a random message, more often about what was shown or refused than about anything else."""
    shown = [pick.item for answer in past.answers for pick in answer.picks]
    refused = {fact.value for fact in past.ledger.having(Role.REJECTED)}
    known = [genre for genre in GENRES if genre[0] in refused]
    item = chance.choice(shown if shown and chance.random() < 0.7 else items)
    genre, mood = chance.choice(known if known and chance.random() < 0.7 else GENRES), chance.choice(MOODS)
    messages = AGAINST_REFUSALS if known and chance.random() < 0.2 else MESSAGES
    return chance.choice(messages[chance.choice(("en", "zh"))]).format(
        genre=genre[0], genre_zh=genre[1], mood=mood[0], mood_zh=mood[1], title=item.title,
        maker=item.creators[0].name if item.creators else "Nobody", length=chance.choice((60, 90, 120, 150)),
        decade=chance.choice((60, 70, 80, 90)),
    )  # fmt: skip


def answered(app: App, session: str, message: str) -> Answer:
    for step in app.turn(session, message, cancelled=Event(), worded=False):
        if isinstance(step, Done):
            return step.answer
    raise AssertionError("the turn ended without an answer")


def is_refused(item: Item, fact: Fact) -> bool:
    """Tell whether the item is what a fact rules out, read from the facts and not from the query."""
    own = facets(item)
    match fact.field:
        case "title":
            return item.id in fact.items
        case "creator":
            return fact.value in [creator.name for creator in item.creators]
        case "genre" | "mood":
            return fact.value in own.genres
        case "medium":
            return fact.value in own.medium
        case _:
            return False


def forgotten(answer: Answer, past: Conversation) -> Iterator[Fact]:
    """Yield the refusals that are gone though nothing took them back: a wish for it, undo or a new start."""
    wished = {
        (f.field, f.value)
        for f in answer.ledger
        if f.role in (Role.TARGET, Role.SEED, Role.SATISFIED) and f.scope is not Scope.TURN
    }
    still = {(f.field, f.value) for f in answer.ledger if f.role is Role.REJECTED}
    for fact in past.ledger.having(Role.REJECTED):
        for_now = fact.scope is not Scope.ALWAYS or answer.message in ("forget everything", "忘掉一切")
        may_go = answer.heed is Heed.UNDO or (answer.heed is Heed.FRESH and for_now)
        may_go = may_go or fact.value in allowed_again(answer.message)
        if (fact.field, fact.value) not in still | wished and not may_go:
            yield fact


def allowed_again(message: str) -> list[str]:
    """Return the genres that the message no longer refuses."""
    return [en for en, zh in GENRES if message in (f"{en} is fine again", f"{zh}片可以了")]


def faults(answer: Answer, past: Conversation) -> Iterator[str]:
    """Yield each way in which the answer breaks a promise."""
    ids = [pick.item.id for pick in answer.picks]
    ruled_out = [
        fact
        for fact in Ledger(facts=answer.ledger).in_force.facts
        if fact.role is Role.SATISFIED or (fact.role is Role.REJECTED and fact.strength is Strength.HARD)
    ]
    for pick in answer.picks:
        yield from (
            f"{pick.item.id} although {f.role} {f.value}" for f in ruled_out if is_refused(pick.item, f)
        )
        if not satisfies(pick.item, answer.query.must) and not answer.relaxed:
            yield f"{pick.item.id} breaks a hard constraint without a word"
    yield from (f"forgot: {fact.role} {fact.value}" for fact in forgotten(answer, past))
    if len(set(ids)) < len(ids):
        yield "the same work twice in one answer"
    bare = answer.message in ("something else", "换一批")
    if bare and set(ids) & set(past.shown):
        yield f"shown again to who asked for others: {set(ids) & set(past.shown)}"
    if not (answer.picks or answer.reply):
        yield "nothing at all"
    if answer.question and answer.asked != "which" and answer.asked in [a.asked for a in past.answers]:
        yield f"asked twice: {answer.question}"


def lasting(facts: Sequence[Fact]) -> set[tuple[str, str, str]]:
    return {(f.role, f.field, f.value) for f in facts if f.scope is Scope.ALWAYS}


@pytest.mark.parametrize("number", range(DIALOGUES))
def test_promises_hold_in_a_random_dialogue(app: App, number: int) -> None:
    chance, items = Random(SEED * 1000 + number), list(app.search("starter").items.values())
    people = (f"one {number}", f"one {number}", f"other {number}", "")
    sessions = {app.conversations.start("starter", person).id: person for person in people}
    owned: dict[str, set[str]] = {session: set() for session in sessions}
    told: list[str] = []
    for _ in range(chance.randint(8, 14)):
        session = chance.choice(list(sessions))
        past = app.conversations.load(session)
        message = said(chance, items, past)
        answer = answered(app, session, message)
        told.append(f"{session[:4]} {message}")
        owned[session].add(message)
        assert not list(faults(answer, past)), "\n".join((*told, *faults(answer, past)))
        if person := sessions[session]:
            kept = app.conversations.profile(person)
            assert lasting(kept) == lasting(answer.ledger), "\n".join((*told, str(kept)))
    for session, person in sessions.items():
        past = app.conversations.load(session)
        assert {a.message for a in past.answers} == owned[session]
        theirs = {m for other in sessions if person and sessions[other] == person for m in owned[other]}
        for fact in past.ledger.facts:
            may_come_from = theirs if fact.scope is Scope.ALWAYS else owned[session]
            assert any(fact.words in m for m in may_come_from | owned[session]), f"of another session: {fact}"
