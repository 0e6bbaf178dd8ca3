"""How good the first picks are for the wish set, by rules and tagger: `python -m tests.benchmarks.picks`.

nDCG@5 of the fused order and of the five picks that are shown, for the wishes open to tuning and those kept
aside; no language model is asked.
"""

from collections.abc import Sequence
from statistics import mean

from agent.build import App, load_encoder
from agent.hearing import Listener
from agent.selection import selected
from agent.settings import Settings
from agent.tagger import load
from retrieval.search import Search
from tests.scripted import scripted

from .rerank import found_by
from .wish_set import LANGUAGES, Wish, graded_ndcg_at, wishes

SHOWN = 5


def scores(listener: Listener, search: Search, wish: Wish) -> tuple[float, float]:
    """Return nDCG@5 of the fused order and of the picks."""
    found = found_by(listener, search, wish.message)
    picks = selected(found.candidates, found.asked, SHOWN)
    fused, shown = ([one.item.id for one in order] for order in (found.candidates, picks))
    return graded_ndcg_at(SHOWN, fused, wish.grades), graded_ndcg_at(SHOWN, shown, wish.grades)


def line(name: str, told: Sequence[tuple[float, float]]) -> str:
    fused, shown = zip(*told, strict=True)
    return f"{name} (n={len(told)}): fused {mean(fused):.3f}, shown {mean(shown):.3f}"


def main() -> None:
    settings = Settings()
    encoder = load_encoder(settings)
    app = App(settings, scripted(), encoder)
    search = app.search(settings.catalogue)
    listener = Listener(app.model, search, load(encoder))
    for language in LANGUAGES:
        for aside in (False, True):
            part = [wish for wish in wishes(language) if wish.aside is aside]
            name = f"{language}, {'aside' if aside else 'open'}"
            print(line(name, [scores(listener, search, wish) for wish in part]), flush=True)
    app.close()


if __name__ == "__main__":
    main()
