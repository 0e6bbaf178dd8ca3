"""Evaluation scores what it says it scores, on a small catalogue and recorded turns made up here."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, cast

import numpy as np
import pytest

from agent.build import App
from agent.conversations import Conversation
from agent.evaluation import evaluate_full, evaluate_retrieval
from agent.evaluation_report import Report, Request, Stage, notes
from agent.evaluation_turns import Profile, RecordedTurn, dialogues_of, read_turns, sampled
from agent.ledger import Role
from agent.recommender import Recommender
from agent.recorded_query import query_from_messages
from agent.recorded_turn import exchanges
from agent.scoring import means, scores, table
from agent.settings import Settings
from agent.steps import Step
from agent.systems import popularity
from agent.trials import Naming, Trial, trials_of
from retrieval.catalogue import Catalogues
from retrieval.interactions import read_interactions
from retrieval.models import Branch, Item, ShelftalkError
from retrieval.titles import Names
from tests.fakes import WordEncoder
from tests.scripted import ScriptedModel, scripted

FILMS = [
    ("f1", "Iron Harbour", "ships and storms", 50),
    ("f2", "Paper Lanterns", "lanterns and love in the rain", 40),
    ("f3", "Cold Orchard", "ghosts in an orchard", 30),
    ("f4", "Salt Road", "camels and deserts", 20),
    ("f5", "Quiet Ferry", "ships and quiet rivers", 10),
]
ITEMS = [
    *(
        Item(id=i, title=title, medium="film", description=about, popularity=fame)
        for i, title, about, fame in FILMS
    ),
    Item(id="b1", title="Ships of Glass", medium="book", description="ships", popularity=99),
]
CATALOGUE = {item.id: item for item in ITEMS}


def a_turn(said: str, new: list[list[str]], **more: Any) -> dict[str, Any]:
    return {
        "id": "d:1",
        "language": "en",
        "messages": [{"role": "user", "text": said}],
        "targets": new,
        "new_targets": new,
        "medium": "film",
        **more,
    }


def recorded(said: str, new: list[list[str]], **more: Any) -> RecordedTurn:
    return RecordedTurn.model_validate(a_turn(said, new, **more))


def written(folder: Path, *turns: dict[str, Any]) -> Path:
    path = folder / "turns.jsonl"
    path.write_text("\n".join(json.dumps(turn) for turn in turns) + "\n", "utf-8")
    return path


def naming() -> Naming:
    return Naming(Names(ITEMS), CATALOGUE)


def nothing(done: int, total: int, stage: str) -> None:
    pass


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Catalogues:
    catalogues = Catalogues(tmp_path_factory.mktemp("catalogues"))
    catalogues.add("small", ITEMS, (WordEncoder(),), nothing)
    return catalogues


def measured(shelf: Catalogues, folder: Path, path: Path, **more: Any) -> Report:
    request = Request(turns=path, catalogue="small", **more)
    return evaluate_retrieval(
        request, shelf, WordEncoder(), cache=folder / "queries.sqlite", progress=nothing
    )


# Reading


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "turns.jsonl"
    path.write_text(json.dumps(a_turn("hi", [["f1"]])) + '\n{"id": "x"}\n', "utf-8")
    with pytest.raises(ShelftalkError, match=r"turns\.jsonl:2: language: Field required"):
        read_turns(path)


def test_turns_that_continue_each_other_are_one_dialogue() -> None:
    greeting = {"role": "user", "text": "hi"}
    turns = [
        recorded("", [], id="x:1", messages=[greeting, {"role": "user", "text": "a"}]),
        recorded("", [], id="x:2", messages=[greeting, {"role": "user", "text": "a b"}]),
        recorded("", [], id="x:3", messages=[greeting, {"role": "user", "text": "other"}]),
        recorded("", [], id="y:1", messages=[greeting, {"role": "user", "text": "a"}]),
    ]
    assert dialogues_of(turns) == {"x:1": "x:1", "x:2": "x:1", "x:3": "x:3", "y:1": "y:1"}


def test_a_sample_is_the_same_each_time_and_keeps_the_order() -> None:
    turns = [recorded("hi", [["f1"]], id=f"d{n}:1") for n in range(50)]
    assert sampled(turns, 7) == sampled(turns, 7)
    assert [*sampled(turns, 7)] == sorted(sampled(turns, 7), key=turns.index)
    assert sampled(turns, None) == tuple(turns)


def test_a_larger_sample_goes_on_from_a_smaller_one() -> None:
    turns = [recorded("hi", [["f1"]], id=f"d{n}:1") for n in range(50)]
    assert set(sampled(turns, 7)) < set(sampled(turns, 20))


def test_what_one_speaker_says_in_a_row_is_one_message() -> None:
    messages = recorded(
        "",
        [],
        messages=[
            {"role": "assistant", "text": "Hello!"},
            {"role": "user", "text": "hi"},
            {"role": "user", "text": "a film"},
            {"role": "assistant", "text": "Salt Road?"},
            {"role": "user", "text": "seen it"},
        ],
    ).messages
    assert exchanges(messages) == [("hi\na film", "Salt Road?"), ("seen it", "")]


# What is scored


def test_what_was_named_before_is_removed_but_never_a_new_target() -> None:
    turn = recorded(
        "I loved Iron Harbour and the cold orchard",
        [["f3"]],
        targets=[["f2"], ["f3"]],
        profile={"liked": ["Salt Road"], "disliked": ["f5"]},
    )
    (trial,), odd = trials_of([turn], {"d:1": "d:1"}, naming())
    assert trial.named == {"f1", "f2", "f4", "f5"}
    assert odd["repeated_targets"] == 1
    assert odd["targets_named_in_context"] == 1


def test_turns_without_new_targets_are_left_out_and_counted() -> None:
    turn = recorded("again", [], targets=[["f1"]])
    trials, odd = trials_of([turn], {"d:1": "d:1"}, naming())
    assert not trials
    assert odd["turns_without_new_targets"] == 1


def test_a_run_reports_every_contracted_figure(shelf: Catalogues, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        a_turn("something with ships and quiet rivers", [["f5"]], id="a:1"),
        a_turn("camels please", [["f4"]], id="b:1"),
    )
    report = measured(shelf, tmp_path, path)
    printed = report.model_dump(mode="json")
    wanted = {f"recall@{k}" for k in (1, 5, 10, 20, 50)} | {
        "ndcg@10",
        "mrr",
        "precision@10",
        "f1@10",
        "coverage",
        "intra_list_diversity",
    }
    assert set(printed["metrics"]) == wanted
    assert set(printed["baselines"]) == {"popularity", "bm25", "dense"}
    assert all(set(figures) == wanted for figures in printed["baselines"].values())
    assert printed["n"] == printed["by_language"]["en"]["n"] == printed["by_medium"]["film"]["n"] == 2
    assert printed["metrics"]["recall@5"] == printed["baselines"]["bm25"]["recall@1"] == 1
    assert printed["ceilings"] == {"candidates@100": 1, "candidates@500": 1}
    assert printed["audit"]["targets_not_in_catalogue"] == 0
    assert "total_s" in printed["timings"]


def test_rankings_stay_within_the_medium_of_the_turn(shelf: Catalogues, tmp_path: Path) -> None:
    path = written(tmp_path, a_turn("ships", [["b1"]]))
    report = measured(shelf, tmp_path, path)
    assert report.metrics["recall@50"] == report.baselines["popularity"]["recall@50"] == 0
    anywhere = measured(shelf, tmp_path, written(tmp_path, a_turn("ships", [["b1"]], medium="")))
    assert anywhere.baselines["popularity"]["recall@1"] == 1
    assert anywhere.metrics["recall@5"] == 1


def test_two_runs_agree_in_everything_but_time(shelf: Catalogues, tmp_path: Path) -> None:
    path = written(tmp_path, a_turn("ships", [["f1"]]), a_turn("rain", [["f2"]], id="e:1"))
    first, second = (measured(shelf, tmp_path, path) for _ in range(2))
    assert first.model_copy(update={"timings": {}}) == second.model_copy(update={"timings": {}})


def test_a_branch_can_be_left_out(shelf: Catalogues, tmp_path: Path) -> None:
    path = written(tmp_path, a_turn("ships", [["f1"]]))
    every = tuple(Branch)
    assert measured(shelf, tmp_path, path, without=every).metrics["recall@50"] == 0


def test_targets_the_catalogue_lacks_are_counted_and_missed(shelf: Catalogues, tmp_path: Path) -> None:
    path = written(tmp_path, a_turn("ships", [["nowhere"], ["f1"]]))
    report = measured(shelf, tmp_path, path)
    assert report.audit["targets_not_in_catalogue"] == 1
    assert report.metrics["recall@50"] == pytest.approx(0.5)
    assert any("not in the catalogue" in note for note in report.notes)


def test_turns_about_another_catalogue_are_refused(shelf: Catalogues, tmp_path: Path) -> None:
    with pytest.raises(ShelftalkError, match="no target is in catalogue 'small', the first is 'nowhere'"):
        measured(shelf, tmp_path, written(tmp_path, a_turn("ships", [["nowhere"]])))


def test_what_the_other_side_says_refuses_nothing(shelf: Catalogues) -> None:
    said = [("user", "ships please"), ("assistant", "Not Iron Harbour. I have seen Salt Road.")]
    query = query_from_messages(said, Profile(), Names(ITEMS), CATALOGUE)
    assert query.must.not_items == ()


def test_a_file_with_nothing_to_score_is_refused(shelf: Catalogues, tmp_path: Path) -> None:
    with pytest.raises(ShelftalkError, match="no turn has a new target"):
        measured(shelf, tmp_path, written(tmp_path, a_turn("hi", [])))


# Baselines and intervals


def a_trial(user: str = "u", dialogue: str = "d", new: tuple[str, ...] = ("f1",)) -> Trial:
    turn = recorded("hi", [[i] for i in new])
    return Trial(turn=turn, dialogue=dialogue, user=user, named=frozenset({"f2"}))


def test_popularity_counts_ratings_of_others_only(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    rows = ["user_id,item_id,rating,timestamp", "u,f5,5,0", "v,f4,5,0", "v,f2,4,0", "v,zz,3,0"]
    path.write_text("\n".join(rows), "utf-8")
    interactions = read_interactions([path], CATALOGUE)
    assert interactions.unknown == 1
    system = popularity(CATALOGUE, interactions)
    # f4 was rated; f5 only by the person asked about; f2 was named before
    assert system(a_trial("u")) == ["f4", "f1", "f3", "f5"]
    assert system(a_trial("w")) == ["f4", "f5", "f1", "f3"]


def test_interactions_with_another_header_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text("user,item\n", "utf-8")
    with pytest.raises(ShelftalkError, match="csv:1: the header must be"):
        read_interactions([path], CATALOGUE)


def test_intervals_are_of_dialogues_and_hold_the_mean() -> None:
    trials = [a_trial(dialogue=f"d{n // 2}") for n in range(40)]
    rankings = [["f1"] if n % 4 < 2 else ["f3"] for n in range(40)]
    values = table(trials, rankings, [0.0] * 40)
    found = scores(values, trials, rankings, 10)
    low, high = found.intervals["recall@1"]
    assert low < found.metrics["recall@1"] == 0.5 < high
    assert found.metrics["coverage"] == 0.2
    # turns counted as if they were independent would look more certain than they are
    alone = [trial.model_copy(update={"dialogue": str(n)}) for n, trial in enumerate(trials)]
    narrow_low, narrow_high = scores(values, alone, rankings, 10).intervals["recall@1"]
    assert narrow_high - narrow_low < high - low


def test_means_are_over_turns() -> None:
    values = table([a_trial(), a_trial(new=("f3",))], [["f1"], ["f1"]], [0.0, 1.0])
    assert means(values)["recall@1"] == 0.5
    assert means(values)["intra_list_diversity"] == 0.5
    assert np.isfinite(values).all()


def test_the_reader_is_told_of_a_sample_and_of_shared_dialogues(tmp_path: Path) -> None:
    request = Request(turns=tmp_path, catalogue="small", interactions=(tmp_path,))
    counts = {"shared_dialogues": 3, "targets_not_in_catalogue": 0, "targets": 5}
    said = " ".join(notes(counts, request, Stage.FULL, (10, 5)))
    assert "5 of 10 turns" in said
    assert "without the language model" in said
    assert "learnt from the interactions" in said
    assert "3 dialogues" in said


def test_the_reader_is_told_of_likes_that_the_catalogue_has_of_its_own(tmp_path: Path) -> None:
    counts = {"shared_dialogues": 0, "targets_not_in_catalogue": 0, "targets": 5}
    request = Request(turns=tmp_path, catalogue="small")

    def said(stored: int) -> str:
        return " ".join(
            notes({**counts, "items_with_stored_likes": stored}, request, Stage.RETRIEVAL, (5, 5))
        )

    assert "7 items have likes" in said(7)
    assert "likes" not in said(0)


# Whole turns


QUIETER = [
    {"role": "user", "text": "I loved Iron Harbour"},
    {"role": "assistant", "text": "Try Salt Road."},
    {"role": "user", "text": "Seen it. Anything with a lagoon full of rivers?"},
]
READ = '{"kind": "wish", "media": [], "like": [], "avoid": [], "want": ["a lagoon full of rivers"]}'


class RememberingRecommender(Recommender):
    """Remembers the pasts it was given."""

    pasts: ClassVar[list[Conversation]] = []

    def turn(self, past: Conversation, *args: Any, **more: Any) -> Iterator[Step]:
        self.pasts.append(past)
        return super().turn(past, *args, **more)


def an_app(shelf: Catalogues, folder: Path, *answers: str) -> App:
    app = App(Settings(data=folder, cache=folder, shown=1), scripted(*answers), WordEncoder())
    app.catalogues = shelf
    return app


def wholly_measured(app: App, folder: Path, path: Path, **more: Any) -> Report:
    request = Request(turns=path, catalogue="small", shown=1, **more)
    return evaluate_full(request, app, cache=folder / "queries.sqlite", progress=nothing)


def test_the_last_message_is_a_real_turn_after_the_recorded_past(
    shelf: Catalogues, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.recorded_turn.Recommender", RememberingRecommender)
    RememberingRecommender.pasts.clear()
    profile = {"liked": ["Paper Lanterns"], "disliked": []}
    path = written(tmp_path, a_turn("", [["f5"]], messages=QUIETER, profile=profile))
    app = an_app(shelf, tmp_path, READ)
    report = wholly_measured(app, tmp_path, path)
    past = RememberingRecommender.pasts[0]
    seeds = {fact.value for fact in past.ledger.having(Role.SEED)}
    assert seeds == {"Iron Harbour", "Paper Lanterns"}
    assert past.shown == ("f4",)
    (asked,) = cast(ScriptedModel, app.model.chat).asked
    assert "lagoon" in asked
    assert report.metrics["recall@1"] == 1


def test_what_the_model_adds_is_measured_against_rules_alone_on_the_same_turns(
    shelf: Catalogues, tmp_path: Path
) -> None:
    path = written(tmp_path, a_turn("", [["f5"]], messages=QUIETER))
    report = wholly_measured(an_app(shelf, tmp_path, READ), tmp_path, path)
    assert set(report.baselines) == {"rules", "popularity", "bm25", "dense"}
    low, high = report.gains["rules"]["recall@10"]
    gain = report.metrics["recall@10"] - report.baselines["rules"]["recall@10"]
    assert low == high == pytest.approx(gain)


def test_an_interrupted_full_run_asks_the_model_nothing_twice(shelf: Catalogues, tmp_path: Path) -> None:
    path = written(tmp_path, a_turn("", [["f5"]], messages=QUIETER))
    first = wholly_measured(an_app(shelf, tmp_path, READ), tmp_path, path)
    again = an_app(shelf, tmp_path)
    second = wholly_measured(again, tmp_path, path)
    assert cast(ScriptedModel, again.model.chat).asked == []
    assert second.model_copy(update={"timings": {}}) == first.model_copy(update={"timings": {}})


def test_whole_turns_know_the_interactions_without_the_persons_own(shelf: Catalogues, tmp_path: Path) -> None:
    liked = tmp_path / "liked.csv"
    rows = [f"p{n},{item},5,0" for n in range(4) for item in ("f1", "f3")]
    liked.write_text("\n".join(["user_id,item_id,rating,timestamp", *rows]) + "\n", "utf-8")
    path = written(tmp_path, a_turn("I loved Iron Harbour", [["f3"]]))
    app = an_app(shelf, tmp_path)
    plain = wholly_measured(app, tmp_path, path)
    knowing = wholly_measured(app, tmp_path, path, interactions=(liked,))
    assert (plain.metrics["recall@1"], knowing.metrics["recall@1"]) == (0, 1)
