"""Re-rankers find what a model prefers, whatever the order they are shown in; a made-up model answers."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import PrivateAttr

from agent.asking import Model, Watch
from agent.steps import Tokens
from retrieval.models import Candidate
from tests.agent.talking import shelf_app
from tests.benchmarks.rerank import Result, shortlist
from tests.benchmarks.rerankers import fits, labels, pairs
from tests.scripted import scripted
from tests.shelf import SHELF

CANDIDATES = [Candidate(item=item, score=1 / place, provenance=()) for place, item in enumerate(SHELF, 1)]
LIKED = next(place for place, item in enumerate(SHELF) if item.title == "Tea at Four")


class LikelyModel(BaseChatModel):
    """Tells how likely first tokens are, by a function of what it is asked."""

    _likely: Callable[[str], dict[str, float]] = PrivateAttr()

    @classmethod
    def of(cls, likely: Callable[[str], dict[str, float]]) -> Model:
        chat = cls()
        chat._likely = likely
        return Model(chat)

    @property
    def _llm_type(self) -> str:
        return "likely"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        assert kwargs["logprobs"] and kwargs["max_tokens"] == 1
        likely = self._likely(str(messages[-1].content))
        entries = [{"token": token, "logprob": logprob} for token, logprob in likely.items()]
        metadata = {"logprobs": {"content": [{**entries[0], "top_logprobs": entries}]}}
        message = AIMessage(content="", response_metadata=metadata)
        return ChatResult(generations=[ChatGeneration(message=message)])


def label_of_tea(asked: str) -> dict[str, float]:
    label = re.search(r"^(\w)\. Tea at Four", asked, re.MULTILINE)
    return {label.group(1): -0.1} if label else {"A": -1.0, "B": -1.0}


def watch() -> Watch:
    return Watch(Event(), time.monotonic() + 60)


def test_the_order_to_be_improved_is_that_of_the_product_by_rules_alone(tmp_path: Path) -> None:
    app = shelf_app(tmp_path)
    found = [candidate.item.title for candidate in shortlist(app.search("shelf"), "a film about rain")]
    app.close()
    assert found[0] == "Slow Rain"
    assert "Rain" not in found, "a book is no film"


def test_the_label_of_the_work_preferred_is_found_in_every_order() -> None:
    scores = labels(LikelyModel.of(label_of_tea), "a wish", CANDIDATES, watch())
    assert max(range(len(scores)), key=scores.__getitem__) == LIKED


def test_a_model_that_always_takes_the_first_label_does_not_decide_for_the_first_candidate() -> None:
    scores = labels(LikelyModel.of(lambda asked: {"A": 0.0}), "a wish", CANDIDATES, watch())
    assert sorted(scores)[-1] < 0, "some candidate was first in both orders"


def test_of_the_first_few_the_one_that_wins_its_pairs_is_first() -> None:
    scores = pairs(LikelyModel.of(label_of_tea), "a wish", CANDIDATES, watch())
    assert max(range(len(scores)), key=scores.__getitem__) == LIKED
    assert set(scores[3:]) == {-1.0}


def test_a_work_fits_by_how_much_likelier_yes_is_than_no() -> None:
    def likely(asked: str) -> dict[str, float]:
        return {"Yes": -0.2, "No": -1.7} if "Tea at Four" in asked else {"No": -0.1, "Yes": -2.3}

    scores = fits(LikelyModel.of(likely), "a wish", CANDIDATES, watch())
    assert scores[LIKED] == pytest.approx(1.5)
    assert scores[0] == pytest.approx(-2.2)


def test_a_model_that_tells_no_likelihoods_ends_the_run() -> None:
    with pytest.raises(RuntimeError, match="how likely"):
        fits(scripted(), "a wish", CANDIDATES, watch())


def test_the_heavier_the_fused_scores_the_nearer_the_ranking_is_to_the_fused_order() -> None:
    result = Result(
        wish="w",
        method="fits",
        fused=("a", "b", "c", "d"),
        prior=(0.9, 0.5, 0.1),
        scores=(0.0, 0.0, 1.0),
        tokens=Tokens(),
        seconds=0,
    )
    assert result.ranking(0) == ["c", "a", "b", "d"]
    assert result.ranking(0.5) == ["c", "a", "b", "d"]
    assert result.ranking(4) == ["a", "b", "c", "d"]
