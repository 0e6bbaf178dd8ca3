"""The commands that look for faults and measure: doctor, play, eval and tune."""

import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from agent.evaluation_report import Report, Request, Stage
from agent.settings import Settings
from retrieval.building import Progress

from .address import free_or_ours
from .opening import catalogues_of, opened, read_settings
from .plain_text import printable
from .progress import stages
from .tables import print_table
from .terminal import print_json

TOLD_GAINS = ("recall@10", "recall@50", "ndcg@10")

if TYPE_CHECKING:
    from agent.doctor import Finding
    from retrieval.catalogue import Catalogues
    from retrieval.encoders import Encoder


def doctor(*, as_json: bool) -> bool:
    """Look for what could keep shelftalk from working; return whether all is well."""
    from agent.doctor import findings

    settings = read_settings()
    found: list[Finding] = []
    port = partial(free_or_ours, settings.host, settings.port, settings.token.get_secret_value())
    for finding in findings(settings, port):
        found.append(finding)
        if not as_json:
            mark = "ok   " if finding.fine else "WRONG"
            print(printable(f"{mark} {finding.name}: {finding.said}"), flush=True)
    well = all(finding.fine for finding in found)
    if as_json:
        print_json({"fine": well, "findings": [finding.model_dump(mode="json") for finding in found]})
    return well


def play(paths: Sequence[Path], *, worded: bool, as_json: bool) -> bool:
    """Play scripted dialogues; return whether all passed."""
    from agent.dialogues import DialogueResult, run

    settings = read_settings()

    def tell(result: DialogueResult) -> None:
        mark = "ok  " if result.passed else "FAIL"
        print(printable(f"{mark} {result.path}"), file=sys.stderr, flush=True)
        for failure in result.failures:
            print(printable(f"     {failure}"), file=sys.stderr, flush=True)

    with opened(settings, settings.catalogue, scripted=True) as app:
        report = run(paths, app, worded=worded, on_dialogue=tell)
    if as_json:
        print_json({"passed": report.passed, **report.model_dump(mode="json")})
    else:
        print(report.summary())
    return report.passed


def evaluate(request: Request, stage: Stage, *, as_json: bool) -> None:
    """Measure against recorded turns."""
    with stages() as show:
        report = _measured(request, stage, show)
    if as_json:
        print_json(report.model_dump(mode="json"))
    else:
        _print_evaluation(report)


@contextmanager
def accepted_here(catalogue: str) -> Generator[Path]:
    """Make a file of turns, for as long as it is needed, from the picks accepted in conversations."""
    from agent.conversations import Conversations
    from agent.feedback_turns import write_feedback_turns

    conversations = Conversations(read_settings().conversations)
    try:
        with TemporaryDirectory() as folder:
            write_feedback_turns(conversations, catalogue, Path(folder, "accepted.jsonl"))
            yield Path(folder, "accepted.jsonl")
    finally:
        conversations.close()


def tune(request: Request, *, as_json: bool) -> None:
    """Learn branch weights, and say what they are worth."""
    from agent.tuning import tune

    settings = read_settings()
    catalogues, encoder = _shelf(settings, request)
    with stages() as show:
        cache = settings.queries
        report = tune(request, catalogues, encoder, cache=cache, progress=show)
    if as_json:
        print_json(report.model_dump(mode="json"))
        return
    print(f"{report.turns} turns of {report.dialogues} dialogues, five folds")
    rows = [(name, f"{report.shipped[name]:.3f}", f"{report.tuned[name]:.3f}") for name in report.shipped]
    print_table(("metric", "shipped", "tuned"), rows)
    weights = [(branch, f"{weight:.2f}") for branch, weight in report.weights.items()]
    print_table(("branch", "weight"), weights)
    print(
        f"catalogue {request.catalogue!r} uses these weights from now on; restart what serves it"
        if report.kept
        else "the shipped weights stay: on dialogues not seen these do no better"
    )


def _measured(request: Request, stage: Stage, progress: Progress) -> Report:
    from agent.evaluation import evaluate_full, evaluate_retrieval

    settings = read_settings()
    cache = settings.queries
    if stage is Stage.FULL:
        with opened(settings, request.catalogue) as app:
            return evaluate_full(request, app, cache=cache, progress=progress)
    catalogues, encoder = _shelf(settings, request)
    return evaluate_retrieval(request, catalogues, encoder, cache=cache, progress=progress)


def _shelf(settings: Settings, request: Request) -> "tuple[Catalogues, Encoder]":
    """Return what retrieval needs, the encoder loaded only once the catalogue is known to be there."""
    from agent.build import load_encoder

    catalogues = catalogues_of(settings)
    catalogues.about(request.catalogue)
    return catalogues, load_encoder(settings)


def _print_evaluation(report: Report) -> None:
    print(f"{report.n} turns of {report.dialogues} dialogues, {report.file}, {report.stage}")
    systems: dict[str, dict[str, float]] = {"shelftalk": report.metrics, **report.baselines}
    print_table(
        ("metric", *systems),
        [(name, *(_number(system.get(name)) for system in systems.values())) for name in report.metrics],
    )
    print_table(
        ("95 % of the gain over", *TOLD_GAINS),
        [(name, *(_span(gains[measure]) for measure in TOLD_GAINS)) for name, gains in report.gains.items()],
    )
    print_table(("ceiling", ""), [(name, _number(share)) for name, share in report.ceilings.items()])
    for heading, groups in (("language", report.by_language), ("medium", report.by_medium)):
        _print_groups(heading, groups)
    print_table(("audit", ""), [(name, str(value)) for name, value in report.audit.items()])
    for note in report.notes:
        print(printable(note))


def _print_groups(heading: str, groups: Mapping[str, Mapping[str, float]]) -> None:
    names = tuple(dict.fromkeys(name for group in groups.values() for name in group))
    print_table(
        (heading, *names),
        [(group, *(_number(values.get(name)) for name in names)) for group, values in groups.items()],
    )


def _span(span: tuple[float, float]) -> str:
    return f"{span[0]:+.3f} {span[1]:+.3f}"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"
