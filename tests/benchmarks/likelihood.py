"""Re-ranking by query likelihood on the wish set (UPR, Sachan et al., 2022): nothing is generated.

python -m tests.benchmarks.likelihood FILE [--limit 8] [--aside]

For each of the first ten works the model is asked how likely the wish is, given the work. Goes on where FILE
ends; `python -m tests.benchmarks.rerank report FILE` reads it.
"""

import argparse
import time
from pathlib import Path
from typing import Any

import numpy as np
from llama_cpp import Llama

from agent.build import App, load_encoder, local_model
from agent.pick_facts import description
from agent.settings import Settings
from agent.steps import Tokens
from agent.wording import title_of
from retrieval.models import Item
from retrieval.vocabulary import vocabulary
from tests.scripted import scripted

from .rerank import Result, read, sampled, shortlist
from .wish_set import LANGUAGES

DEPTH = 10
LONGEST = {"en": 220, "zh": 90}
"""Characters of a description."""
_SYSTEM = (
    "<|im_start|>system\nYou write down what a customer asked for before they were given a work in a shop "
    "for films, series, books, music, games, podcasts and pictures.<|im_end|>\n"
)
_ASKED = {"en": "What did the customer ask for?", "zh": "顾客当时说："}


class Likelihood:
    """How likely a wish is, given a work, by a GGUF model whose chat format is ChatML."""

    def __init__(self, file: Path, threads: int) -> None:
        self._model = Llama(str(file), n_ctx=1024, n_threads=threads, logits_all=True, verbose=False)
        self._model.eval(self._tokens(_SYSTEM))
        self._begun: int = self._model.n_tokens

    def of(self, item: Item, wish: str, language: str) -> tuple[float, int]:
        """Return the logarithm of the likelihood, and the tokens that were evaluated."""
        user = f"<|im_start|>user\n{_told(item, language)}\n{_ASKED[language]}<|im_end|>\n"
        given, said = self._tokens(f"{user}<|im_start|>assistant\n"), self._tokens(wish)
        self._model.n_tokens = self._begun
        self._model.eval([*given, *said])
        first = self._begun + len(given) - 1
        scores: Any = self._model.scores[first : first + len(said)].astype(np.float64)
        chances = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        return float(sum(row[token] for row, token in zip(chances, said, strict=True))), len(given) + len(
            said
        )

    def _tokens(self, text: str) -> list[int]:
        return self._model.tokenize(text.encode(), add_bos=False, special=True)


def _told(item: Item, language: str) -> str:
    chinese = language == "zh"
    themes = item.list_attribute("themes_zh" if chinese else "themes")
    kinds = [vocabulary().label("genre", word, language) for word in item.genres]
    about = description(item, language)[: LONGEST[language]]
    return (
        f"{vocabulary().label('medium', item.medium, language)} {title_of(item, language)} ({item.year}): "
        f"{', '.join((*kinds, *item.tags[:5]))}. {about} {'; '.join(themes[:4])}"
    )


def main(file: Path, limit: int, *, aside: bool) -> None:
    settings = Settings()
    model = local_model(settings)
    assert model, "query likelihood needs a model file of this machine's"
    likelihood = Likelihood(model, settings.threads or 2)
    app = App(settings, scripted(), load_encoder(settings))
    search = app.search(settings.catalogue)
    done = {result.wish for result in read(file)}
    parts = [sampled(language, limit=limit, aside=aside) for language in LANGUAGES]
    for wish in (wish for both in zip(*parts, strict=True) for wish in both if wish.id not in done):
        found, started = shortlist(search, wish.message), time.monotonic()
        told = [likelihood.of(one.item, wish.message, wish.language) for one in found[:DEPTH]]
        result = Result(
            wish=wish.id,
            method="likelihood",
            fused=tuple(candidate.item.id for candidate in found),
            prior=tuple(candidate.score for candidate in found[:DEPTH]),
            scores=tuple(chance for chance, _ in told),
            tokens=Tokens(prompt_evaluated=sum(tokens for _, tokens in told), calls=len(told)),
            seconds=round(time.monotonic() - started, 2),
        )
        with file.open("a", encoding="utf-8") as lines:
            lines.write(result.model_dump_json() + "\n")
        print(wish.id, f"{result.seconds} s", flush=True)
    app.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=int, default=1000, help="wishes a language")
    parser.add_argument("--aside", action="store_true", help="the third kept aside alone")
    given = parser.parse_args()
    main(given.file, given.limit, aside=given.aside)
