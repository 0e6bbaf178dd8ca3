"""How the texts of picks come about: worded, worded again, or made from the facts."""

import time
from collections.abc import Sequence
from threading import Event

import pytest

from agent.asking import Watch
from agent.checker import Checker
from agent.explain import Explainer, Wording
from agent.own_words import in_full, own_words
from agent.steps import Pick, Reason, ReasonKind, Told
from agent.typesetting import typeset
from retrieval.models import InterestQuery
from retrieval.titles import Names
from tests.scripted import ScriptedModel, scripted
from tests.shelf import SHELF

ROAD, RAIN = SHELF[3], SHELF[0]
TRUE = "An old man walks to the sea with a borrowed dog."
RETOLD = "An old man has borrowed a dog for his walk to the sea."


class Near:
    """Finds every text near: what is tested here is not the meaning."""

    def of(self, said: str, told: str) -> float:
        return 1.0


BY_ID = {item.id: item for item in SHELF}
CHECKER = Checker(Names(SHELF), Near())


def worded(
    *answers: str, language: str = "en", picks: Sequence[Pick] = (Pick(item=ROAD), Pick(item=RAIN))
) -> tuple[list[Wording], list[str]]:
    """Return the texts of picks, and what the model was asked."""
    model = scripted(*answers)
    explainer = Explainer(model, BY_ID, CHECKER)
    said = list(explainer.wordings(picks, InterestQuery(), language, in_time()))
    assert isinstance(model.chat, ScriptedModel)
    return said, [
        asked for asked in model.chat.asked if not asked.startswith("Notes:") or "Answer:" not in asked
    ]


def in_time() -> Watch:
    return Watch(Event(), time.monotonic() + 60)


def test_a_refused_sentence_is_worded_once_more_with_what_was_wrong() -> None:
    said, asked = worded(
        "An old man and his brother walk to the sea.", TRUE, "Rain falls on a town of robots."
    )
    assert [(text.text, text.told) for text in said[:1]] == [(TRUE, Told.REWORDED)]
    assert "brother" in asked[1] and "brother" not in asked[0]


def test_a_sentence_refused_twice_is_replaced_by_the_facts() -> None:
    said, asked = worded("His brother walks.", "His sister walks.", "Rain falls on a town of robots.")
    assert (said[0].told, said[0].text) == (Told.REPLACED, ROAD.description)
    assert [text.told for text in said] == [Told.REPLACED, Told.WORDED]
    assert len(asked) == 3


def test_no_two_texts_of_a_reply_begin_alike() -> None:
    said, _ = worded(TRUE, "An old town of robots.", "Rain falls on a town of robots.")
    assert said[1].told is Told.REWORDED
    assert said[1].refused[0].faults[0].kind == "opening"


def test_the_model_is_told_one_sentence_and_for_its_second_try_the_next() -> None:
    first, second = "Rain falls on a town of robots.", "Nobody there has hurried for a hundred years."
    item = RAIN.model_copy(update={"description": f"{first} {second}"})
    said, asked = worded("His brother hurries.", second, picks=(Pick(item=item),))
    assert [first in asked[0], second in asked[0]] == [True, False]
    assert [first in asked[1], second in asked[1]] == [False, True]
    assert (said[0].text, said[0].told) == (second, Told.REWORDED)


def test_a_reason_is_told_to_the_model_once_in_a_reply() -> None:
    slow = (Reason(kind=ReasonKind.MOVED, text="slower than the last ones"),)
    picks = (Pick(item=ROAD, reasons=slow), Pick(item=RAIN, reasons=slow))
    _, asked = worded(TRUE, "Rain falls on a town of robots.", picks=picks)
    assert ["Fits: slower than the last ones" in prompt for prompt in asked] == [True, False]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("老人走向海边,带着一条狗.", "老人走向海边，带着一条狗。"),
        ("一条狗(借来的)走向海边!", "一条狗（借来的）走向海边！"),
        ("和四点茶一样慢。", "和《四点茶》一样慢。"),
        ("和“四点茶”一样慢。", "和《四点茶》一样慢。"),
        ("和《四点茶》一样慢。", "和《四点茶》一样慢。"),
        ("3.5 米, 慢 慢走。", "3.5 米，慢慢走。"),
    ],
)
def test_chinese_is_printed_with_its_own_signs(sentence: str, printed: str) -> None:
    assert typeset(sentence, ("四点茶",), "zh") == printed


def test_english_is_printed_as_it_is() -> None:
    assert typeset(TRUE, ("Tea at Four",), "en") == TRUE


def test_what_the_model_itself_does_not_find_in_the_notes_is_not_shown() -> None:
    doubting = Explainer(scripted(RETOLD, RETOLD, likely={"no": -0.05, "yes": -4.0}), BY_ID, CHECKER)
    said = next(doubting.wordings((Pick(item=ROAD),), InterestQuery(), "en", in_time()))
    assert said.told is Told.REPLACED
    assert [fault.kind for fault in said.refused[0].faults] == ["claim"]


def test_a_model_that_is_sure_has_its_sentence_shown() -> None:
    sure = Explainer(scripted(RETOLD, likely={"yes": -0.05, "no": -4.0}), BY_ID, CHECKER)
    assert next(sure.wordings((Pick(item=ROAD),), InterestQuery(), "en", in_time())).told is Told.WORDED


def test_a_sentence_of_the_description_is_shown_without_asking() -> None:
    model = scripted(ROAD.description, likely={"no": -0.05, "yes": -4.0})
    said = next(
        Explainer(model, BY_ID, CHECKER).wordings((Pick(item=ROAD),), InterestQuery(), "en", in_time())
    )
    assert said.told is Told.WORDED
    assert isinstance(model.chat, ScriptedModel) and len(model.chat.asked) == 1


@pytest.mark.parametrize(
    ("said", "notes", "own"),
    [
        ("An old man walks to the sea.", "An old man walks to the sea with a dog.", ""),
        ("The man's dog is lost.", "An old man walks to the sea with a dog.", "is lost"),
        ("A proud boy loses a shadow.", "A proud boy studies magic and looses a shadow.", "loses"),
        ("在西雅图，你开一间咖啡馆。", "另一个西雅图，雨夜里你开一间深夜咖啡馆。", "在"),
        ("老人和狗走向大海，比刚才的慢。", "老人牵着狗走向大海 比刚才的慢", ""),
    ],
)
def test_words_that_the_notes_do_not_have_are_found(said: str, notes: str, own: str) -> None:
    assert in_full(own_words(said, notes)) == own


def test_a_model_that_is_not_free_keeps_to_the_words_of_its_notes() -> None:
    strict = Explainer(scripted(RETOLD, TRUE, likely={"yes": -0.05, "no": -4.0}), BY_ID, CHECKER, free=False)
    said = next(strict.wordings((Pick(item=ROAD),), InterestQuery(), "en", in_time()))
    assert (said.text, said.told) == (TRUE, Told.REWORDED)
    assert [fault.kind for fault in said.refused[0].faults] == ["own words"]
