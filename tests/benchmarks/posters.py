"""Film posters against the genres of their films: what is seen, read and measured, nothing learnt.

python -m tests.benchmarks.posters ../shared/data

The weights of text, names and colours were chosen on these posters; how colours go with genres was written
down before they were looked at. What is learnt from other posters is not shipped: it says what there is to
be had.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from agent import Settings
from agent.build import load_encoder
from agent.senses import load_media
from retrieval.encoders import Encoder, Impression, Matrix, MediaEncoder
from retrieval.encoders.colours import Colours
from retrieval.encoders.lettering import Lettering
from retrieval.file_attributes import COLOURFULNESS, LIGHTNESS, WARMTH, WRITTEN
from retrieval.media_files import Flaw, Kind
from retrieval.models import Attributes, Item
from retrieval.sources import read_source

Truth = NDArray[np.bool_]
"""Rows by columns: what is so."""
BESIDE_TEXT = 0.3
"""What names and colours count beside the text."""
_COLOURS: Mapping[str, tuple[float, float, float]] = {
    "horror": (-1, -0.3, -0.3),
    "thriller": (-1, -0.5, -0.5),
    "crime": (-0.7, -0.2, -0.5),
    "mystery": (-0.7, -0.4, -0.5),
    "comedy": (1, 0.5, 0.5),
    "family": (0.7, 0.4, 0.8),
    "musical": (0.5, 0.5, 0.6),
    "romance": (0.6, 0.4, 0),
    "war": (-0.3, 0, -0.6),
    "western": (0.2, 0.8, 0),
    "sci-fi": (-0.4, -0.6, 0.2),
}
"""How light, warm and colourful the posters of a genre are thought to be."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    made = read_source(parser.parse_args().data / "catalogues" / "films.jsonl")
    settings = Settings()
    text = load_encoder(settings)
    eyes = next(each for each in load_media(settings, text) if each.kind is Kind.IMAGE)
    films = [row for row in made if isinstance(row, Item) and row.image and row.genres]
    posters = [Path(film.image or "") for film in films]
    seen = zip(films, posters, eyes.impressions(posters), strict=True)
    kept = [(film, poster, each.vector) for film, poster, each in seen if isinstance(each, Impression)]
    genres = sorted({genre for film, _, _ in kept for genre in film.genres})
    truth = np.array([[genre in film.genres for genre in genres] for film, _, _ in kept])
    print(f"{len(kept)} posters, {len(genres)} genres: mean average precision by poster, by genre")
    vectors = np.stack([vector for _, _, vector in kept])
    told = scores(eyes, text, vectors, [poster for _, poster, _ in kept], genres)
    told["learnt from other posters"] = learnt(vectors, truth)
    for name, each in told.items():
        print(f"  {name}: {precision(each, truth):.3f}, {precision(each.T, truth.T):.3f}")
    chance = [np.random.default_rng(seed).random(truth.shape) for seed in range(50)]
    by_poster, by_genre = (
        float(np.mean(each))
        for each in zip(*((precision(c, truth), precision(c.T, truth.T)) for c in chance), strict=True)
    )
    print(f"  by chance: {by_poster:.3f}, {by_genre:.3f}")


def scores(
    eyes: MediaEncoder, text: Encoder, vectors: Matrix, posters: Sequence[Path], genres: Sequence[str]
) -> dict[str, Matrix]:
    """Return scores of posters by genres, by what they are made from."""
    phrases = [f"a {genre} film" for genre in genres]
    queries = text.queries(phrases)
    places = np.stack([eyes.place_of(p, q) for p, q in zip(phrases, queries, strict=True)])
    lettering, colours = Lettering(threads=1), Colours()
    read = [_facts(lettering.facts(poster, {})) for poster in posters]
    written = [f"a film with the words: {str(each.get(WRITTEN, ''))[:200]}" for each in read]
    by_names, by_text = fair(vectors @ places.T), text.documents(written) @ queries.T
    measured = [_facts(colours.facts(poster, {})) for poster in posters]
    by_colours = _by_colours(measured, genres)
    # a text is near to some genre or other: each row by its own mean
    together = fair(by_text.T).T + BESIDE_TEXT * (by_names + by_colours)
    usual = np.log(np.array(list(_usual(genres)), dtype=np.float32))
    return {
        "names of what is seen": by_names,
        "text read on it": by_text,
        "colours": by_colours,
        "all three": together,
        "how common a genre is in the starter catalogue": np.broadcast_to(usual, together.shape),
        "all three and how common": together / 2 + usual,
    }


def fair(table: Matrix) -> Matrix:
    """Return each column by its own mean and spread: what is near to everything says nothing of one."""
    return (table - table.mean(axis=0)) / np.maximum(table.std(axis=0), 1e-9)


def learnt(vectors: Matrix, truth: Truth, folds: int = 5) -> Matrix:
    """Return scores by ridge regression on the posters of the other folds."""
    fold = np.random.default_rng(1).permutation(len(vectors)) % folds
    scores = np.zeros(truth.shape, dtype=np.float32)
    for each in range(folds):
        rest, centre = fold != each, vectors[fold != each].mean(axis=0)
        known, usual = vectors[rest] - centre, truth[rest].mean(axis=0)
        weights: Matrix = cast(Any, np.linalg).solve(
            known.T @ known + np.eye(known.shape[1]), known.T @ (truth[rest] - usual)
        )
        scores[~rest] = (vectors[~rest] - centre) @ weights + usual
    return scores


def precision(scores: NDArray[Any], truth: Truth) -> float:
    """Return the mean over rows of the average precision of what is true there."""
    order = np.argsort(-scores, axis=1, kind="stable")
    ordered: Matrix = np.take_along_axis(truth, order, axis=1).astype(np.float32)
    found: Matrix = np.cumsum(ordered, axis=1) / np.arange(1, ordered.shape[1] + 1, dtype=np.float32)
    each: Matrix = np.sum(found * ordered, axis=1) / np.sum(ordered, axis=1)
    return float(np.mean(each))


def _by_colours(measured: Sequence[Attributes], genres: Sequence[str]) -> Matrix:
    names = (LIGHTNESS, WARMTH, COLOURFULNESS)
    numbers = np.array([[float(cast(Any, each.get(name, 0))) for name in names] for each in measured])
    thought = np.array([_COLOURS.get(genre, (0, 0, 0)) for genre in genres])
    return fair(fair(numbers.astype(np.float32)) @ thought.T.astype(np.float32))


def _facts(read: Attributes | Flaw) -> Attributes:
    return {} if isinstance(read, Flaw) else read


def _usual(genres: Sequence[str]) -> Iterator[float]:
    """Yield the share of the starter's films that has each genre."""
    tables = [file for file in files("retrieval.starter").iterdir() if file.name.endswith(".jsonl")]
    rows = [json.loads(line) for table in tables for line in table.read_text("utf-8").splitlines()]
    films = [row for row in rows if row["medium"] == "film"]
    count = Counter(genre for film in films for genre in film["genres"])
    yield from ((count[genre] + 0.5) / len(films) for genre in genres)


if __name__ == "__main__":
    main()
