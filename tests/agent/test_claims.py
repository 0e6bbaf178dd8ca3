"""What a sentence claims, compared with the facts of a work."""

import pytest

from agent.claims import unfounded
from agent.denials import lost_denials, without_contrasts
from agent.pick_facts import Facts
from agent.quantities import numbers_in
from agent.relations import wrong_doers
from agent.support import DENIED_NEAR, unfounded_denials, unsupported

SOLARIS = Facts(
    text="A psychologist goes to a nearly deserted station above a thinking ocean, and wakes to find his "
    "dead wife beside him. He waits there with three colleagues.\n"
    "心理学家来到海洋上空的空间站，醒来时死去的妻子就在身边。"
    "他和三个同事在那里等着，谁也不说话。\n"
    "slow\n慢节奏\nsci-fi, 科幻",
    told="A psychologist goes to a nearly deserted station above a thinking ocean.",
    given="slow\n慢节奏\nbased on a novel",
    people=("Andrei Tarkovsky", "Donatas Banionis"),
    roles=(("andrei tarkovsky", "director"), ("donatas banionis", "actor")),
    qualities=("sci-fi", "slow"),
    numbers=frozenset({1972, 167}),
    places=("SU", "ru"),
    wish="a romance for a rainy Sunday 适合下雨天的爱情故事",
    is_derived=True,
    language="en",
)


class Meaning:
    """Finds every text as near as it is told to."""

    def __init__(self, nearness: float) -> None:
        self.nearness = nearness
        self.asked: list[str] = []

    def of(self, said: str, told: str) -> float:
        self.asked.append(said)
        return self.nearness


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("He waits there with five colleagues.", "number"),
        ("他和五个同事在那里等着。", "number"),
        ("A French psychologist wakes above an ocean.", "place"),
        ("法国的心理学家来到空间站。", "place"),
        ("A psychologist waits for a Sunday above the ocean.", "wish"),
        ("心理学家在下雨天醒来。", "wish"),
        ("The greatest station above the greatest ocean.", "extreme"),
        ("世上离妻子最近的空间站。", "extreme"),
        ("心理学家在大连的海边醒来。", "place"),
        ("Donatas Banionis directed this dream of an ocean.", "role"),
        ("Andrei Tarkovsky plays the psychologist.", "role"),
        ("A novel was written after this film of an ocean.", "origin"),
        ("小说由这部电影改编。", "origin"),
        ("He wakes to find his brother beside him.", "other"),
        ("醒来时弟弟就在身边。", "other"),
        ("A saxophone plays above the ocean.", "other"),
        ("He waits above an ocean, as funny and slow as you hoped.", "wish"),
        ("He waits above an ocean, less bleak than the last ones.", "comparison"),
        ("他在海上等着，比刚才的慢。", "comparison"),
    ],
)
def test_a_claim_without_ground_is_found(sentence: str, kind: str) -> None:
    assert kind in {fault.kind for fault in unfounded(sentence, SOLARIS)}


@pytest.mark.parametrize(
    "sentence",
    [
        "He waits with three colleagues above an ocean, and his late wife is beside him.",
        "他和三个同事守在海上，死去的妻子就在身边，谁也不说话。",
        "For the rainy Sunday you wanted: a station above an ocean, slow.",
        "Based on a novel, it waits above an ocean.",
        "改编自小说，慢节奏的科幻。",
        "Andrei Tarkovsky directed it in 1972.",
    ],
)
def test_a_claim_with_ground_is_left_alone(sentence: str) -> None:
    assert list(unfounded(sentence, SOLARIS)) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("thirty-five years and two hundred men", {35, 200}),
        ("一九七六年，三十二个关卡，两百张照片", {1976, 32, 200}),
        ("九十年代的七十九岁老人", {90, 79}),
        ("五颜六色，三三两两，一个人", set[int]()),
        ("one of 1,020 pages", {1020}),
        ("一万万年", {100_000_000}),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text: str, numbers: set[int]) -> None:
    assert numbers_in(text) == numbers


def test_what_means_something_else_than_the_description_is_found() -> None:
    assert [fault.kind for fault in unsupported("A whale eats a ship.", SOLARIS, Meaning(0.3))] == ["claim"]
    assert list(unsupported("A man wakes at a station.", SOLARIS, Meaning(0.9))) == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("His dead wife wakes to find a psychologist above a station beside a nearly deserted ocean.", "en"),
        ("死去的妻子来到空间站，醒来时海洋上空的心理学家就在身边。", "zh"),
    ],
)
def test_who_does_what_turned_round_is_found_however_near_it_means(sentence: str, language: str) -> None:
    told = {"en": SOLARIS.text.splitlines()[0], "zh": "".join(SOLARIS.text.splitlines()[1:3])}[language]
    facts = SOLARIS.model_copy(update={"told": told, "language": language})
    assert [fault.kind for fault in unsupported(sentence, facts, Meaning(1.0))] == ["order"]


def test_a_quality_that_the_work_lacks_must_be_well_borne_by_the_description() -> None:
    assert list(unsupported("A funny man wakes at a station.", SOLARIS, Meaning(0.74))) != []
    assert list(unsupported("A man wakes at a station.", SOLARIS, Meaning(0.74))) == []


def test_reasons_need_no_support_of_the_description() -> None:
    meaning = Meaning(0.9)
    assert list(unsupported("Slow, as you asked: a man wakes at a station.", SOLARIS, meaning)) == []
    assert meaning.asked == ["a man wakes at a station."]


def test_a_part_of_the_description_needs_not_be_near_the_whole() -> None:
    copied = "Above a thinking ocean, a psychologist goes to a nearly deserted station."
    assert list(unsupported(copied, SOLARIS, Meaning(0.3))) == []


@pytest.mark.parametrize("sentence", ["There is no ocean, only a station.", "空间站下面没有海洋。"])
def test_a_denial_needs_a_clause_of_the_description_that_says_so(sentence: str) -> None:
    found = [fault.kind for fault in unfounded_denials(sentence, SOLARIS, Meaning(DENIED_NEAR - 0.01))]
    assert found == ["denial"]
    assert list(unfounded_denials(sentence, SOLARIS, Meaning(DENIED_NEAR))) == []


@pytest.mark.parametrize(
    ("told", "sentence", "lost"),
    [
        ("The mayor will not close the beaches.", "The mayor will close the beaches.", ["close"]),
        ("The mayor will not close the beaches.", "The mayor keeps the beaches open.", []),
        ("The mayor will not close the beaches.", "A mayor who does not close the beaches.", []),
        ("He cannot sleep and then sleeps for days. Nobody can sleep.", "He sleeps for days.", []),
        ("扶一位不受宠的皇子上位。", "扶受宠皇子上位。", ["受宠"]),
        ("扶一位不受宠的皇子上位。", "扶不受宠的皇子上位。", []),
    ],
)
def test_a_denial_left_out_is_found(told: str, sentence: str, lost: list[str]) -> None:
    facts = SOLARIS.model_copy(update={"told": told})
    assert list(lost_denials(sentence, facts)) == lost


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("They are spoiled by the world.", ["spoiled by the world"]),
        ("They are spoiled by their mothers.", []),
        ("The world is spoiled.", []),
    ],
)
def test_who_has_it_done_to_him_does_not_do_it(sentence: str, wrong: list[str]) -> None:
    facts = SOLARIS.model_copy(update={"told": "Since the world is spoiled they will be spoiled too."})
    assert list(wrong_doers(sentence, facts)) == wrong


def test_a_comparison_may_be_told_as_its_reason_tells_it() -> None:
    facts = SOLARIS.model_copy(update={"given": "slower than the last ones\n比刚才的慢"})
    for sentence in ("He waits above an ocean, slower than the last ones.", "他在海上等着，比刚才的慢。"):
        assert list(unfounded(sentence, facts)) == []


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Hardly a romance, it waits above an ocean.", "it waits above an ocean."),
        ("Slow rather than rainy.", "Slow"),
        ("不是爱情故事，慢节奏的科幻。", "慢节奏的科幻。"),
        ("爱情不多，慢节奏的科幻。", "慢节奏的科幻。"),
    ],
)
def test_what_is_not_as_wished_may_be_said(sentence: str, left: str) -> None:
    assert list(unfounded(without_contrasts(sentence, SOLARIS), SOLARIS)) == []
    assert left in without_contrasts(sentence, SOLARIS)


@pytest.mark.parametrize(
    "sentence", ["It is not slow.", "There is no ocean.", "没有海洋。", "Nobody dies here.", "没有人死。"]
)
def test_other_denials_stay_claims(sentence: str) -> None:
    assert without_contrasts(sentence, SOLARIS) == sentence


@pytest.mark.parametrize("wish", ["a film without romance", "不要爱情片"])
def test_what_was_refused_is_no_contrast(wish: str) -> None:
    facts = SOLARIS.model_copy(update={"wish": wish})
    for sentence in ("No romance at all.", "没有爱情。"):
        assert without_contrasts(sentence, facts) == sentence
