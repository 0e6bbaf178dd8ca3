"""What a further hand's dialogues taught, in English first: what is let go, left out, and said beside."""

import pytest

from agent.audience import audience_in
from agent.commands import Command, order_in
from agent.past import Referent
from agent.questions import question_in
from agent.rules import no_longer_matters
from retrieval.models import Item
from retrieval.titles import Names
from tests.agent import talking
from tests.agent.talking import Talk, app, ledger, shown, talk
from tests.shelf import SHELF

__all__ = ["app", "talk"]

ITEMS = {item.id: item for item in SHELF}
LAST = ("film-tea-1999", "film-old-road-1958", "film-night-train-1995")
SHOWN = tuple(Referent(item=ITEMS[each], turn=1, number=number) for number, each in enumerate(LAST, start=1))


def read(message: str) -> set[tuple[str, str, str]]:
    return talking.read(message, SHOWN)


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("let the years be open again", "year"),
        ("scrap the date altogether", "year"),
        ("a musical, any decade", "year"),
        ("not bothered what year", "year"),
        ("time's no object now", "duration_minutes"),
        ("scrap the two hour limit", "duration_minutes"),
        ("it can be as long as it likes", "duration_minutes"),
        ("doesn't matter where it's from", "country"),
        ("i'm ok with subtitles now", "language"),
        ("whatever genre", "genre"),
    ],
)
def test_what_is_let_go_matters_no_longer(message: str, field: str) -> None:
    assert field in no_longer_matters(message)


@pytest.mark.parametrize(
    "message",
    [
        "as long as it's funny",
        "a film about time travel",
        "not bothered about country music",
        "all ages show",
    ],
)
def test_words_alike_let_nothing_go(message: str) -> None:
    assert no_longer_matters(message) == ()


@pytest.mark.parametrize(
    ("message", "role", "field", "value"),
    [
        ("no horror, French please", "target", "country", "FR"),
        ("nothing gory, English or French", "target", "country", "FR"),
        ("no subtitles, English only", "target", "language", "en"),
        ("不要恐怖片，韩国电影", "target", "country", "KR"),
        ("nothing American, British or Australian", "rejected", "country", "GB"),
        ("no horror, musicals or British films", "rejected", "country", "GB"),
    ],
)
def test_a_list_of_refusals_goes_on_over_one_kind_only(
    message: str, role: str, field: str, value: str
) -> None:
    assert (role, field, value) in read(message)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("i don't do subtitles", "en"),
        ("too tired to read subtitles", "en"),
        ("我不想看字幕", "zh"),
    ],
)
def test_who_reads_no_subtitles_wishes_for_their_own_language(message: str, language: str) -> None:
    assert ("target", "language", language) in read(message)


def test_subtitles_allowed_wish_for_no_language() -> None:
    assert not any(field == "language" for _, field, _ in read("subtitles are fine"))


@pytest.mark.parametrize(
    ("message", "year"),
    [("60s n 70s films", "1960..1979"), ("90s or 2000s", "1990..2009"), ("80年代和90年代的", "1980..1999")],
)
def test_years_that_go_on_from_each_other_are_one_span(message: str, year: str) -> None:
    assert {value for _, field, value in read(message) if field == "year"} == {year}


@pytest.mark.parametrize(
    "message",
    [
        "mind what I said about horror",
        "and don't forget what I told you about horror",
        "the horror ban still stands",
        "别忘了我说的恐怖片的事",
    ],
)
def test_a_reminder_of_a_refusal_wishes_for_nothing(message: str) -> None:
    assert not any(value == "horror" for _, _, value in read(message))


@pytest.mark.parametrize(
    ("message", "role"),
    [
        ("Night Train?? everyone's seen it. never show me that again", "rejected"),
        ("the second one's already on my shelf", "satisfied"),
        ("too much like Night Train", "contrast"),
        ("finished Night Train, the opposite of that please", "contrast"),
    ],
)
def test_what_is_said_later_of_a_work_is_said_of_it(message: str, role: str) -> None:
    assert role in {said for said, field, _ in read(message) if field == "title"}


@pytest.mark.parametrize(
    "message",
    [
        "seen Night Train fifty times, so something like that, but not that one",
        "I want something like Night Train, but not that one",
        "like Night Train but not Night Train itself",
        "想要和Night Train一样的，但不要这部",
    ],
)
def test_a_work_that_is_no_more_wanted_itself_stays_an_example(message: str) -> None:
    told = read(message)
    assert {role for role, field, _ in told if field == "title"} == {"seed", "satisfied"}


def test_a_maker_whom_another_loves_may_be_refused() -> None:
    assert ("rejected", "creator", "Ann Lee") in read("my ex loved Ann Lee so absolutely none of that")


LONG = (
    Item(id="film-grey", title="The Grey Heron of Ostermoor Marsh", medium="film", popularity=9),
    Item(id="film-cog", title="Copper-Hound: Into the Cogwheel-Verse", medium="film", popularity=9),
    Item(id="tv-lanes", title="Lanes and Locomotion", medium="tv", popularity=9),
    Item(id="film-xia", title="The Swordswoman", medium="film", attributes={"title_zh": "剑娘"}),
)


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("loved Ostermoor Marsh", "The Grey Heron of Ostermoor Marsh"),
        ("need smth like cogwheelverse ngl", "Copper-Hound: Into the Cogwheel-Verse"),
        ("Lanes and Loco, done", "Lanes and Locomotion"),
        ("he says 剑娘 is the best one", "The Swordswoman"),
    ],
)
def test_a_title_is_known_by_a_piece_of_it(message: str, title: str) -> None:
    assert [mention.name for mention in Names(LONG).mentions(message)] == [title]


@pytest.mark.parametrize(
    "message", ["a film about a marsh", "the heron flew over grey water", "more lanes please"]
)
def test_everyday_words_are_no_piece_of_a_title(message: str) -> None:
    assert not Names(LONG).mentions(message)


@pytest.mark.parametrize(
    ("message", "audience"),
    [
        ("Three grandchildren here, four to nine years old", "children"),
        ("hi i am 9 i want a game", "children"),
        ("me and the kids tonight", "children"),
        ("something my nan and I can both enjoy", "parents"),
        ("the films my dad grew up on", ""),
        ("They've gone home now. Just for me then", ""),
        ("I loved it when I was nine years old", ""),
    ],
)
def test_who_is_there_is_told_from_who_is_remembered(message: str, audience: str) -> None:
    assert audience_in(message, ()) == audience


@pytest.mark.parametrize(
    "message",
    ["back to what i asked for at the start, no comedy", "go back to my original request", "回到最初的要求"],
)
def test_a_return_to_the_first_wish_is_a_command(message: str) -> None:
    order = order_in(message)
    assert order is not None
    assert order.command is Command.BACK


@pytest.mark.parametrize("message", ["back to the first one", "back to square one", "最开始那部看过了"])
def test_a_return_to_a_work_or_to_nothing_is_another_thing(message: str) -> None:
    order = order_in(message)
    assert order is None or order.command is not Command.BACK


def test_the_first_wish_comes_back_and_later_refusals_stay(talk: Talk) -> None:
    talk.say("a horror film", "not Night Train", "a comedy instead, from Finland")
    told = " ".join(ledger(talk.say("back to what I asked for at the start")))
    assert '"horror"' in told
    assert "Night Train" in told
    assert '"comedy"' not in told
    assert '"FI"' not in told


def test_what_was_only_preferred_may_be_made_a_must(talk: Talk) -> None:
    assert 'target country "GB" soft' in ledger(talk.say("a film, preferably British"))
    assert 'target country "GB" hard' in ledger(talk.say("actually, make that a must"))


def test_a_must_said_at_once_is_one() -> None:
    facts = talking.facts_in("Ideally made before 1975. No, make that a must.", talking.NAMES, SHOWN, 2)
    assert {fact.strength.value for fact in facts if fact.field == "year"} == {"hard"}


def test_years_let_go_bring_back_what_they_kept_out(talk: Talk) -> None:
    assert "Tea at Four" not in shown(talk.say("a British film made before 1985"))
    assert "Tea at Four" in shown(talk.say("scrap the date altogether"))


@pytest.mark.parametrize(
    ("message", "role", "value"),
    [
        ("best film in the whole world", "target", "world"),
        ("same genre, different country", "target", "country"),
        ("anything made between the wars", "target", "war"),
        ("eps over 20 min", "rejected", "album"),
        ("doesn't matter if it's a film or a series", "rejected", "film"),
    ],
)
def test_words_in_a_turn_of_phrase_are_no_kind(message: str, role: str, value: str) -> None:
    assert (role, value) not in {(said, word) for said, _, word in read(message)}


def test_what_is_told_in_the_words_of_a_question_asks_nothing() -> None:
    names = talking.NAMES
    assert question_in("Did Night Train last week and bloody loved it", names, SHOWN) is None
    assert question_in("Did Night Train win a prize?", names, SHOWN) is not None
