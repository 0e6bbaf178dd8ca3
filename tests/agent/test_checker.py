import pytest

from agent.checker import Checker
from agent.pick_facts import Facts
from retrieval.titles import Names
from tests.shelf import SHELF


class Meaning:
    """Finds every text as near as it is told to."""

    def __init__(self, nearness: float) -> None:
        self.nearness = nearness

    def of(self, said: str, told: str) -> float:
        return self.nearness


CHECKER = Checker(Names(SHELF), Meaning(1.0))
EN = Facts(
    text="Slow Rain, 1982, Britain, film, Ann Lee\nRain falls on a town of robots where nobody hurries.\n"
    "slow; 117 minutes",
    told="Rain falls on a town of robots where nobody hurries.",
    given="slow\n117 minutes",
    people=("Ann Lee",),
    works=("慢雨",),
    language="en",
)
BRITISH = EN.model_copy(
    update={"text": "Unhurried rain falls by hand on a British town where nobody hurries.", "places": ("GB",)}
)
ZH = Facts(
    text="《慢雨》，1982 年，英国，电影，李安妮\n雨落在一座机器人的小镇上，谁也不着急。",
    told="雨落在一座机器人的小镇上，谁也不着急。",
    people=("李安妮",),
    works=("慢雨",),
    language="zh",
)


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Rain falls on a town of robots, and Ann Lee lets nobody hurry for 117 minutes.", EN),
        ("《慢雨》里，雨落在机器人的小镇上，谁也不着急。", ZH),
        ("Rain, put down by hand, falls on a British town where nobody hurries.", BRITISH),
        ("Rain falls without hurry on a town in Britain.", BRITISH),
        (
            "An unforgettable rain falls on a town of robots.",
            EN.model_copy(update={"text": f"{EN.text} Unforgettable"}),
        ),
    ],
)
def test_what_the_facts_say_may_be_said(sentence: str, facts: Facts) -> None:
    assert CHECKER.faults(sentence, facts) == ()


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Rain falls on a fascinating town of robots.", EN),
        ("《慢雨》里，雨落在机器人的小镇上，十分精彩。", ZH),
        ("Rain falls on a town of robots for 120 minutes.", EN),
        ("Rain falls on a town of robots, as in 1985.", EN),
        ("Rain falls on robots, much as in Night Train.", EN),
        ("Bo Ek lets rain fall on a town of robots.", EN),
        ("Rain falls on a town of robots in Glasgow.", EN),
        ("The best film about robots and rain.", EN),
        ("Rain falls on a town of robots where", EN),
        ("雨落在机器人的小镇上。", EN),
        ("像《四点茶》一样慢的雨。", ZH),
        ("雨落在 1990 年的小镇上。", ZH),
        ("必看的机器人小镇。", ZH),
        ("《机器人》里雨落在小镇上。", ZH),
        ("雨落在机器人的小镇上，《李安妮》拍得不急。", ZH),
        ("雨落在小镇上，谁也雨落在小镇。", ZH),
        ("Robots are robotic in a robot town where nobody hurries.", EN),
        ("Fits: rain falls on a town of robots where nobody hurries.", EN),
        ("Rain on a town of robots, a perfect fit for a slow evening.", EN),
        ("这本书里，雨落在机器人的小镇上。", ZH),
        ("A book about rain on a town of robots.", EN),
        ("Robots in rain, robots in town, robots where nobody hurries.", EN),
        ("Rain falls on a town.", ZH),
        ("The town is slow, the town is slow, and it rains.", EN),
    ],
)
def test_what_the_facts_do_not_say_is_found(sentence: str, facts: Facts) -> None:
    assert CHECKER.faults(sentence, facts) != ()
