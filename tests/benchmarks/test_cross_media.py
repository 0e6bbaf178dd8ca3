"""The cross-media dialogues are whole: fifteen in each language, the first three picks of each graded."""

from tests.benchmarks.cross_media import JUDGED, dialogues, graded


def test_there_are_fifteen_dialogues_in_each_language_and_none_twice() -> None:
    names = [dialogue.name for dialogue in dialogues()]
    assert len(set(names)) == len(names)
    counts = {kind: sum(name.startswith(kind) for name in names) for kind in ("en-", "zh-")}
    assert counts == {"en-": 15, "zh-": 15}


def test_each_has_its_first_picks_graded() -> None:
    grades = graded()
    assert {grade.grade for grade in grades} <= {0, 1, 2}
    assert [(grade.dialogue, grade.place) for grade in grades] == [
        (dialogue.name, place) for dialogue in dialogues() for place in range(1, JUDGED + 1)
    ]
