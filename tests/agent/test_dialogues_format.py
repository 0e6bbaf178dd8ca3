"""Scripted dialogues are read strictly, checked in words, and can be met by the catalogue they name."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from agent.dialogue_files import dialogue_files, read_dialogue
from agent.dialogue_format import Expectation, ItemExpectation, range_of
from agent.dialogues import DialogueResult, Talker, run
from agent.expectations import item_misses, misses
from agent.ledger import Fact, Role, Strength
from agent.shelf_names import ShelfNames
from agent.steps import Answer, Done, Pick, Step, Tokens
from retrieval.models import Creator, InterestQuery, Item, Range, ShelftalkError

TESTS = Path(__file__).parent.parent
DIALOGUES = dialogue_files([TESTS / "dialogues"])
SHOWN = 5


def starter_items() -> list[Item]:
    folder = TESTS.parent / "retrieval" / "starter"
    texts = [file.read_text("utf-8") for file in sorted(folder.glob("*.jsonl"))]
    return [Item.model_validate_json(line) for text in texts for line in text.split("\n") if line]


@pytest.fixture(scope="module")
def starter() -> list[Item]:
    return starter_items()


@pytest.fixture(scope="module")
def names(starter: list[Item]) -> ShelfNames:
    return ShelfNames(starter)


ALIEN = Item(
    id="film-alien-1979",
    title="Alien",
    medium="film",
    year=1979,
    creators=(Creator(name="Ridley Scott", role="director"),),
    genres=("sci-fi", "horror"),
    tags=("scary", "tense"),
    language="en",
    country="US",
    duration_minutes=117,
    attributes={"title_zh": "异形", "creators_zh": ("雷德利·斯科特",)},
)
BLADE_RUNNER = Item(
    id="film-blade-runner-1982",
    title="Blade Runner",
    medium="film",
    year=1982,
    genres=("sci-fi", "noir"),
    attributes={"title_zh": "银翼杀手"},
)
SHELF = ShelfNames([ALIEN, BLADE_RUNNER])


def an_answer(*items: Item, **more: Any) -> Answer:
    answer = Answer(
        session="s",
        message="m",
        language="en",
        ledger=(),
        query=InterestQuery(),
        picks=tuple(Pick(item=item) for item in items),
        reply="Here you are.",
    )
    return answer.model_copy(update=more)


def missed(expect: dict[str, Any], answer: Answer, earlier: tuple[str, ...] = ()) -> str:
    wanted = Expectation.model_validate(expect)
    return "\n".join(misses(wanted, answer, earlier=earlier, names=SHELF))


# The dialogues themselves


def test_there_are_enough_dialogues_in_both_languages() -> None:
    assert sum(path.parent.name == "en" for path in DIALOGUES) >= 25
    assert sum(path.parent.name == "zh" for path in DIALOGUES) >= 25


def test_the_dialogues_ask_for_every_medium_in_both_languages() -> None:
    every = {"film", "tv", "book", "album", "track", "podcast", "game", "artwork", "photo"}
    for language in ("en", "zh"):
        turns = [t for p in DIALOGUES if p.parent.name == language for t in read_dialogue(p).turns]
        assert every <= {medium for turn in turns for medium in turn.expect.media}


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_dialogue_can_be_met_by_the_starter_catalogue(
    path: Path, starter: list[Item], names: ShelfNames
) -> None:
    script = read_dialogue(path)
    assert 2 <= len(script.turns) <= 8
    before: list[set[str]] = []
    for number, turn in enumerate(script.turns, 1):
        expect = turn.expect
        fitting = [item for item in starter if _fits(expect, item, names)]
        wanted = expect.picks.range.low or 0 if expect.picks else int(bool(expect.media))
        # what earlier turns may have shown of them is not left over
        ids = {item.id for item in fitting}
        taken = sum(min(SHOWN, len(ids & shown)) for shown in before)
        left = len(fitting) - taken * expect.no_repeats
        assert left >= wanted, f"turn {number}: {left} items fit"
        assert any(not [*item_misses(expect.some_pick, item, names)] for item in fitting), number
        answers_only = expect.picks is not None and expect.picks.range.high == 0
        before.append(set() if answers_only else ids)


def _fits(expect: Expectation, item: Item, names: ShelfNames) -> bool:
    medium = ItemExpectation(medium=expect.media)
    return (
        not [*item_misses(medium, item, names)]
        and not [*item_misses(expect.every_pick, item, names)]
        and not any(item.id in names.ids(title) for title in expect.not_shown)
    )


# The format


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("<2015", Range(high=2014)),
        ("<=120", Range(high=120)),
        (">=3", Range(low=3)),
        ("> 3", Range(low=4)),
        ("1980..1989", Range(low=1980, high=1989)),
        ("..120", Range(high=120)),
        ("4", Range(low=4, high=4)),
        ("a few", None),
        ("..", None),
    ],
)
def test_numbers_are_written_in_many_ways(written: str, span: Range | None) -> None:
    assert range_of(written) == span


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("turns:\n  - user: hi\n    expct: {}\n", ":3: turns.0.expct: Extra inputs"),
        (
            "turns:\n  - user: hi\n    expect:\n      media: [film]\n      picks: some\n",
            ":5: turns.0.expect.picks: Value error, 'some' is no number",
        ),
        ("turns:\n  - user: hi\n    expect: {every_pick: {years: 3}}\n", "every_pick.years: Extra"),
        ("turns: []\n", ":1: turns: Tuple should have at least 1 item"),
        ("turns:\n  - user: [hi\n", "not YAML"),
        ("turns:\n  - user: hi\n    user: ho\n", ":3: 'user' is given twice"),
        ("", "the file: Input should be"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_line(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ShelftalkError, match=r"bad\.yaml") as refused:
        read_dialogue(path)
    assert complaint in str(refused.value)


def test_a_folder_without_dialogues_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShelftalkError, match="no scripted dialogue"):
        dialogue_files([tmp_path])
    with pytest.raises(ShelftalkError, match="no such file"):
        dialogue_files([tmp_path / "none.yaml"])


# The checks


def test_each_miss_says_what_the_pick_has_and_what_was_wanted() -> None:
    expect = {
        "media": ["book"],
        "every_pick": {"year": ">=1980", "genres_none_of": ["恐怖"], "duration_minutes": "<=90"},
    }
    assert missed(expect, an_answer(ALIEN)).splitlines() == [
        'media: medium: "Alien" has film, wanted book',
        'every_pick.year: "Alien" has 1979, wanted >=1980',
        'every_pick.duration_minutes: "Alien" has 117, wanted <=90',
        'every_pick.genres_none_of: "Alien" has 恐怖',
    ]


def test_a_bound_is_missed_by_an_item_without_the_number() -> None:
    assert "has none, wanted <=90" in missed(
        {"every_pick": {"duration_minutes": "<=90"}}, an_answer(BLADE_RUNNER)
    )


def test_words_and_names_count_in_either_language() -> None:
    every = {"creator": "雷德利·斯科特", "genres_any_of": "科幻", "country": "美国", "title": "异形"}
    assert not missed({"every_pick": every, "some_pick": {"tags": ["吓人"]}}, an_answer(ALIEN))


def test_expectations_about_picks_are_missed_when_there_are_none() -> None:
    assert missed({"every_pick": {"year": ">=1980"}}, an_answer()) == "picks: none, wanted some"
    assert "there is no pick" in missed({"picks": "<=5", "some_pick": {"title": "Alien"}}, an_answer())


def test_what_must_not_be_shown_is_known_by_any_of_its_names() -> None:
    assert "was shown" in missed({"not_shown": ["银翼杀手"]}, an_answer(BLADE_RUNNER))
    assert "shown before" in missed({"no_repeats": True}, an_answer(ALIEN), (ALIEN.id,))


def test_the_same_item_twice_or_one_from_nowhere_is_always_a_miss() -> None:
    stranger = ALIEN.model_copy(update={"id": "film-invented"})
    assert "twice" in missed({}, an_answer(ALIEN, ALIEN))
    assert "not in the catalogue" in missed({}, an_answer(stranger))


def test_facts_are_found_under_any_spelling() -> None:
    ledger = (
        Fact(role=Role.SEED, field="title", value="Blade Runner", reference="style"),
        Fact(role=Role.REJECTED, field="genre", value="horror", strength=Strength.HARD),
        Fact(role=Role.TARGET, field="year", value="..2014"),
        Fact(role=Role.TARGET, field="creator", value="Ridley Scott"),
    )
    wanted = [
        {"role": "seed", "value": "银翼杀手", "reference": "style"},
        {"role": "rejected", "value": "恐怖片", "strength": "hard"},
        {"field": "year", "value": "<2015"},
        {"value": "雷德利·斯科特"},
    ]
    assert not missed({"ledger": wanted}, an_answer(ledger=ledger))
    for fact in (
        {"role": "seed", "value": "Alien"},
        {"role": "target", "value": "horror"},
        {"field": "year", "value": "2014.."},
    ):
        assert "ledger: wanted" in missed({"ledger": [fact]}, an_answer(ledger=ledger))


def test_the_reply_itself_is_looked_at_for_its_language() -> None:
    chinese = "《Alien》是一部科幻恐怖片，很紧张。"
    assert missed({"language": "en"}, an_answer(ALIEN, reply=chinese))
    assert not missed({"language": "zh"}, an_answer(ALIEN, reply=chinese, language="zh"))
    assert not missed({"language": "en"}, an_answer(ALIEN, reply="You might like 异形."))


def test_questions_and_relaxations_are_expected_or_not() -> None:
    assert missed({"asks": True}, an_answer()) == "asks: no question was asked"
    assert "asked" in missed({"asks": False}, an_answer(question="Which?"))
    assert missed({"says_relaxed": True}, an_answer()) == "says_relaxed: nothing was relaxed"
    assert "said 'year'" in missed({"says_relaxed": False}, an_answer(relaxed=("year",)))


# Playing them


class ScriptedApp:
    """Answers with the next items of its queue, whatever is said."""

    def __init__(self, *answers: Answer | ShelftalkError) -> None:
        self.answers = list(answers)
        self.heard: list[tuple[str, bool]] = []
        self.attached: list[Path] = []
        self.catalogues = self
        self.conversations = self
        self.deleted: list[str] = []

    def open(self, name: str) -> Any:
        return _Opened({item.id: item for item in (ALIEN, BLADE_RUNNER)})

    def start(self, catalogue: str) -> Any:
        return SimpleNamespace(id="s1")

    def delete(self, session: str) -> None:
        self.deleted.append(session)

    def turn(
        self,
        session: str,
        message: str,
        *,
        cancelled: threading.Event,
        worded: bool = True,
        attached: Sequence[Path] = (),
    ) -> Iterator[Step]:
        self.attached.extend(attached)
        self.heard.append((message, worded))
        answer = self.answers.pop(0)
        if isinstance(answer, ShelftalkError):
            raise answer
        yield Done(answer=answer)


class _Opened(SimpleNamespace):
    def __init__(self, items: dict[str, Item]) -> None:
        super().__init__(items=items)

    def __enter__(self) -> "_Opened":
        return self

    def __exit__(self, *error: object) -> None:
        pass


TWO_TURNS = """
turns:
  - user: "a film"
    expect: {media: [film]}
  - user: "another, after 1980"
    expect: {every_pick: {year: ">=1980"}, no_repeats: true}
"""


def played(tmp_path: Path, app: ScriptedApp, text: str = TWO_TURNS) -> Any:
    (tmp_path / "two.yaml").write_text(text, "utf-8")
    seen: list[DialogueResult] = []
    report = run([tmp_path], cast(Talker, app), worded=False, on_dialogue=seen.append)
    assert tuple(seen) == report.dialogues
    return report


def test_a_dialogue_that_holds_passes_and_its_tokens_are_added_up(tmp_path: Path) -> None:
    tokens = Tokens(prompt_evaluated=10, generated=2, calls=1)
    app = ScriptedApp(an_answer(ALIEN, tokens=tokens), an_answer(BLADE_RUNNER, tokens=tokens))
    report = played(tmp_path, app)
    assert report.passed
    assert report.tokens.prompt_evaluated == 20
    assert report.summary().startswith("1 of 1 dialogues passed, 2 turns")
    assert app.heard == [("a film", False), ("another, after 1980", False)]
    assert app.deleted == ["s1"]


def test_a_failure_names_the_turn(tmp_path: Path) -> None:
    report = played(tmp_path, ScriptedApp(an_answer(ALIEN), an_answer(ALIEN)))
    assert not report.passed
    assert report.dialogues[0].failures == (
        'turn 2: every_pick.year: "Alien" has 1979, wanted >=1980',
        'turn 2: no_repeats: "Alien" was shown before',
    )


def test_a_turn_that_breaks_off_ends_its_dialogue(tmp_path: Path) -> None:
    report = played(tmp_path, ScriptedApp(ShelftalkError("the model file is corrupt")))
    assert report.dialogues[0].failures == ("turn 1: broke off: the model file is corrupt",)


def test_an_attached_file_is_not_passed_over(tmp_path: Path) -> None:
    text = 'turns: [{user: "like this", attach: [cat.png]}]'
    report = played(tmp_path, ScriptedApp(an_answer(ALIEN)), text)
    assert "attach: 1 of 1 could not be used" in report.dialogues[0].failures[0]


def test_attached_files_lie_beside_the_dialogue(tmp_path: Path) -> None:
    app = ScriptedApp(an_answer(ALIEN))
    played(tmp_path, app, 'turns: [{user: "like this", attach: [cat.png]}]')
    assert [file.name for file in app.attached] == ["cat.png"]
    assert app.attached[0].is_absolute()


def test_a_title_the_catalogue_does_not_have_is_refused_before_anything_is_played(
    tmp_path: Path,
) -> None:
    app = ScriptedApp()
    with pytest.raises(ShelftalkError, match="turn 1: 'Aliem' is no title"):
        played(tmp_path, app, 'turns: [{user: "x", expect: {not_shown: [Aliem]}}]')
    assert not app.heard
