"""Pictures and sounds against their captions, from pixels and samples alone. See posters.py, too.

python -m tests.benchmarks.media ../shared/data

The pictures and most sounds are those of pack:stamps, which is fetched where it is not here.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from agent import Settings
from agent.build import load_encoder
from agent.packs import fetch_pack, packs
from agent.senses import load_media
from retrieval.encoders import Encoder, Impression, Matrix, MediaEncoder
from retrieval.media_files import Flaw, Kind
from retrieval.models import Record

STAMPS = "tuxpaint/stamps/"
"""What the names of the pictures begin with."""
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
