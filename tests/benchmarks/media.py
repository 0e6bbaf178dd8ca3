"""Pictures and sounds against their captions, from pixels and samples alone; posters against genres.

python -m tests.benchmarks.media ../shared/data

The pictures and most sounds are those of pack:stamps, which is fetched where it is not here.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from agent import Settings
from agent.build import load_encoder
from agent.packs import fetch_pack, packs
from agent.senses import load_media
from retrieval.encoders import Encoder, Impression, Matrix, MediaEncoder
from retrieval.media_files import Flaw, Kind
from retrieval.models import Item, Record
from retrieval.sources import read_source

STAMPS = "tuxpaint/stamps/"
"""What the names of the pictures begin with."""
Truth = NDArray[np.bool_]
"""Rows by columns: what is so."""
SPOKEN = frozenset({"speech", "child speech", "conversation", "narration", "babbling"})


class Captioned(Record):
    id: str
    file: str
    caption_en: str
    caption_zh: str = ""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    asked = parser.parse_args()
    settings = Settings()
    folder = asked.data / "media"
    stamps = fetch_pack(packs()["stamps"], settings.packs)
    text = load_encoder(settings)
    for encoder in load_media(settings, text):
        if encoder.kind is Kind.VIDEO:
            continue  # there are none among them; see videos.py
        print(f"{encoder.kind}: {encoder.space}")
        name = "pictures" if encoder.kind is Kind.IMAGE else "sounds"
        rows = [Captioned.model_validate_json(line) for line in (folder / f"{name}_dev.jsonl").open("rb")]
        measure(encoder, text, rows, [stamps / "media", stamps / "beside", folder])
        if encoder.kind is Kind.IMAGE:
            posters(encoder, text, asked.data / "catalogues" / "films.jsonl")


def measure(encoder: MediaEncoder, text: Encoder, rows: Sequence[Captioned], roots: Sequence[Path]) -> None:
    """Print how well each language's captions find their files, and files their captions."""
    started = time.monotonic()
    names = [row.file.removeprefix(STAMPS) for row in rows]
    files = [next(root / name for root in roots if (root / name).exists()) for name in names]
    made = list(zip(rows, encoder.impressions(files), strict=True))
    print(f"  {len(rows)} files, {1000 * (time.monotonic() - started) / len(rows):.0f} ms each")
    for row, each in made:
        if isinstance(each, Flaw):
            print(f"  left out: {row.id}: {each.value}")
        elif each.labels and each.labels[0].en in SPOKEN:
            print(f"  left out: {row.id}: spoken ({_said(each)})")
    kept = [(row, each) for row, each in made if isinstance(each, Impression) and not _spoken(each)]
    for row, each in kept if encoder.kind is Kind.AUDIO else ():
        print(f"    {row.caption_en} {_said(each)}")
    for language in ("en", "zh"):
        told = [(getattr(row, f"caption_{language}"), each.vector) for row, each in kept]
        asked = [place for place, (caption, _) in enumerate(told) if caption]
        captions = [told[place][0] for place in asked]
        queries = text.queries(captions)
        places = np.stack([encoder.place_of(c, q) for c, q in zip(captions, queries, strict=True)])
        scores = places @ np.stack([vector for _, vector in told]).T
        print(
            f"  {language}: {len(asked)} captions among {len(told)} files", json.dumps(recalls(scores, asked))
        )
        back = recalls(scores[:, asked].T, range(len(asked)))
        print(f"  {language}: files to captions", json.dumps(back))


def posters(encoder: MediaEncoder, text: Encoder, films: Path) -> None:
    """Print how well a film's genres are ranked by its poster, beside chance and the commonest first."""
    made = (row for row in read_source(films) if isinstance(row, Item) and row.image and row.genres)
    items = list(made)
    seen = zip(items, encoder.impressions([Path(item.image or "") for item in items]), strict=True)
    kept = [(item, each.vector) for item, each in seen if isinstance(each, Impression)]
    genres = sorted({genre for item, _ in kept for genre in item.genres})
    truth = np.array([[genre in item.genres for genre in genres] for item, _ in kept])
    phrases = [f"a {genre} film" for genre in genres]
    places = [encoder.place_of(p, q) for p, q in zip(phrases, text.queries(phrases), strict=True)]
    vectors = np.stack([vector for _, vector in kept])
    scores = vectors @ np.stack(places).T
    # a genre near to every poster says nothing of one
    fair = (scores - scores.mean(axis=0)) / scores.std(axis=0)
    chance = np.random.default_rng(0)
    shuffled = [chance.random(truth.shape) for _ in range(50)]
    told = {
        "as they are": precision(scores, truth),
        "each genre by its own mean": precision(fair, truth),
        "by chance": float(np.mean([precision(each, truth) for each in shuffled])),
        "the commonest first": precision(np.broadcast_to(truth.mean(axis=0), truth.shape), truth),
        "learnt from other posters": precision(learnt(vectors, truth), truth),
        "genres, as they are": precision(scores.T, truth.T),
        "genres, learnt from other posters": precision(learnt(vectors, truth).T, truth.T),
        "genres, by chance": float(np.mean([precision(each.T, truth.T) for each in shuffled])),
    }
    print(f"  {len(kept)} posters, {len(genres)} genres, mean average precision")
    for name, value in told.items():
        print(f"    {name}: {value:.3f}")


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


def recalls(scores: Matrix, own: Sequence[int]) -> dict[str, float]:
    """Return the share of queries whose own answer is among the first 1, 5 and 10."""
    right = scores[np.arange(len(own)), own]
    above = (scores > right[:, None]).sum(axis=1)
    return {f"R@{depth}": round(float((above < depth).mean()), 3) for depth in (1, 5, 10)}


def _spoken(each: Impression) -> bool:
    return bool(each.labels) and each.labels[0].en in SPOKEN


def _said(each: Impression) -> str:
    return ", ".join(f"{label.en} {label.share:.2f}" for label in each.labels)


if __name__ == "__main__":
    main()
