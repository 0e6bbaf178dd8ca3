from datetime import UTC, datetime

import pytest

from agent.conversations import Conversation, Summary
from agent.ledger import Fact, Role, Strength
from agent.steps import Answer, Pick, Reason, ReasonKind
from retrieval.models import Branch, Creator, InterestQuery, Item
from retrieval.vocabulary import vocabulary
from ui.cards import notice_html, turn_html
from ui.chips import ledger_html, standing_ledger_html
from ui.menu import conversations_html
from ui.view import Stage, TurnView
from ui.words import WORDS

NASTY = "<img src=x onerror=alert(1)>\"'${alert(2)}{{value}}</li></article>"


def view(item: Item, language: str = "en") -> TurnView:
    pick = Pick(item=item, text="Because.", reasons=(Reason(kind=ReasonKind.MOOD, text="slow"),))
    return TurnView(message="x", language=language, stage=Stage.DONE, picks=(pick,))


def answer(fact: Fact) -> Answer:
    return Answer(
        session="a", message="x", language="en", ledger=(fact,), query=InterestQuery(), picks=(), reply=""
    )


def film(**fields: object) -> Item:
    return Item.model_validate({"id": "f", "title": "Slow Rain", "medium": "film"} | fields)


def test_nothing_that_comes_from_data_can_become_markup() -> None:
    item = Item(
        id=NASTY,
        title=NASTY,
        medium=NASTY[:40],
        creators=(Creator(name=NASTY),),
        attributes={"title_original": NASTY + "!"},
    )
    pick = Pick(item=item, text=NASTY, reasons=(Reason(kind=ReasonKind.MOOD, text=NASTY),))
    nasty = TurnView(
        message=NASTY,
        language="en",
        stage=Stage.FAILED,
        picks=(pick,),
        reply=NASTY,
        question=NASTY,
        options=(NASTY,),
        notices=(NASTY,),
    )
    fact = Fact(role=Role.TARGET, field="about", value=NASTY, words=NASTY)
    past = Conversation(
        id="a", catalogue="starter", created=datetime.now(UTC), feedback=(), answers=(answer(fact),)
    )
    listed = Summary(id=NASTY, catalogue=NASTY, title=NASTY, created=datetime.now(UTC), turns=1)
    html = turn_html(nasty) + notice_html(NASTY, "en")
    html += ledger_html(past, "en") + conversations_html([listed], "en", "")
    assert "<img" not in html
    assert html.count("</article>") == 1
    assert html.count("</li>") == 4  # a card and its reason, a fact, and a conversation


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://[x"])
def test_an_address_that_is_no_web_page_is_not_linked(url: str) -> None:
    assert "<a " not in turn_html(view(film(url=url)))


def test_a_web_page_is_linked_without_telling_it_where_from() -> None:
    html = turn_html(view(film(url="https://example.org/a?b=1&c=2")))
    assert 'href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer"' in html


def test_a_chinese_reply_has_chinese_titles_and_names_and_keeps_the_other_title() -> None:
    item = film(
        year=-300,
        duration_minutes=117,
        creators=[{"name": "Ann Lee"}],
        attributes={"title_zh": "慢雨", "creators_zh": ["李安妮"]},
    )
    html = turn_html(view(item, "zh"))
    for text in ("慢雨", "Slow Rain", "李安妮", "117分钟", "电影", "前300"):
        assert text in html


def test_what_is_refused_and_what_is_a_must_can_be_told_apart() -> None:
    ledger = (
        Fact(role=Role.REJECTED, field="genre", value="horror", words="no horror"),
        Fact(role=Role.TARGET, field="medium", value="film", strength=Strength.HARD),
    )
    html = standing_ledger_html(ledger, "zh")
    assert "st-rejected" in html
    assert "不要" in html
    assert "st-target st-hard" in html


def test_while_a_turn_runs_cards_without_words_show_that_words_are_coming() -> None:
    running = view(film()).model_copy(update={"stage": Stage.PICKED, "picks": (Pick(item=film()),)})
    assert "st-writing" in turn_html(running)
    assert "st-writing" not in turn_html(running.stopped())


@pytest.mark.parametrize(
    ("medium", "said", "said_zh"),
    [
        ("film", "Seen it", "看过了"),
        ("album", "Heard it", "听过了"),
        ("podcast", "Heard it", "听过了"),
        ("books", "Read it", "读过了"),
        ("game", "Played it", "玩过了"),
        ("walking tour", "Know it", "知道了"),
    ],
)
def test_what_is_known_already_is_said_as_one_says_it_of_the_medium(
    medium: str, said: str, said_zh: str
) -> None:
    assert f">{said}</button>" in turn_html(view(film(medium=medium)))
    chinese = turn_html(view(film(medium=medium), "zh"))
    assert f">{said_zh}</button>" in chinese
    assert f"《Slow Rain》我已经{said_zh}，换别的" in chinese


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_medium_lacks_a_word_for_being_known_already(language: str) -> None:
    assert set(WORDS[language].seen) == {*vocabulary().words("medium"), "other"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_trace_has_a_word_for_every_branch(language: str) -> None:
    assert set(WORDS[language].branches) == set(Branch)
