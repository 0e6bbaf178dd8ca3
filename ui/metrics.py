"""What the server counts, for Prometheus: prometheus_client, and nothing else."""

from collections.abc import Callable

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

from agent.steps import Answer

TEXT = CONTENT_TYPE_LATEST
_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160)


class Metrics:
    """The counts of one server, from its start."""

    def __init__(self, under_way: Callable[[], int], waiting: Callable[[], int]) -> None:
        """`under_way` and `waiting` tell the turns that run now and those of them that wait for the model."""
        self._all = CollectorRegistry()
        self._turns = Counter("shelftalk_turns", "Turns by how they ended", ["outcome"], registry=self._all)
        self._seconds = Histogram(
            "shelftalk_turn_seconds",
            "Seconds from the message to the first picks, and to the end",
            ["until"],
            buckets=_SECONDS,
            registry=self._all,
        )
        self._tokens = Counter("shelftalk_tokens", "Tokens of the model", ["kind"], registry=self._all)
        self._feedback = Counter("shelftalk_feedback", "Feedback on picks", ["kind"], registry=self._all)
        self._refusals = Counter("shelftalk_refusals", "Requests refused", ["reason"], registry=self._all)
        self._explained = Counter(
            "shelftalk_explanations", "Texts of picks by where they come from", ["told"], registry=self._all
        )
        self._empty = Counter("shelftalk_turns_without_picks", "Turns that found nothing", registry=self._all)
        self._degraded = Counter(
            "shelftalk_turns_degraded", "Turns in which the model did not help", registry=self._all
        )
        for name, said, count in (
            ("shelftalk_turns_under_way", "Turns that run now", under_way),
            ("shelftalk_queue_length", "Turns that wait for the model", waiting),
        ):
            Gauge(name, said, registry=self._all).set_function(count)

    def finished(self, answer: Answer) -> None:
        self._turns.labels("done").inc()
        for until, name in (("first_picks", "first_picks_s"), ("end", "total_s")):
            if name in answer.timings:
                self._seconds.labels(until).observe(answer.timings[name])
        self._tokens.labels("prompt").inc(answer.tokens.prompt_evaluated)
        self._tokens.labels("generated").inc(answer.tokens.generated)
        for told, count in answer.explained.items():
            self._explained.labels(told).inc(count)
        self._empty.inc(not answer.picks and not answer.question)
        self._degraded.inc(bool(answer.degraded))

    def broken_off(self, outcome: str) -> None:
        """Count a turn that was "stopped" or "failed"."""
        self._turns.labels(outcome).inc()

    def judged(self, kind: str) -> None:
        self._feedback.labels(kind).inc()

    def refused(self, reason: str) -> None:
        self._refusals.labels(reason).inc()

    def refusals(self) -> dict[str, int]:
        """Return the refusals by reason."""
        samples = (sample for family in self._refusals.collect() for sample in family.samples)
        return {s.labels["reason"]: int(s.value) for s in samples if s.name.endswith("_total")}

    def text(self) -> bytes:
        return generate_latest(self._all)
