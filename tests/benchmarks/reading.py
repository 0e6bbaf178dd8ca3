"""What is read of files, against what is known of them: titles on posters.

python -m tests.benchmarks.reading posters ../shared/data [--most 100]
"""

import argparse
import json
import time
from pathlib import Path

from rapidfuzz import fuzz

from retrieval.encoders.lettering import Lettering
from retrieval.file_attributes import WRITTEN
from retrieval.spelling import folded

_NEARLY = 80


def posters(data: Path, most: int) -> None:
    """Print how many titles are among what is read of the films' posters."""
    lines = (data / "catalogues/films.jsonl").read_text("utf-8").splitlines()
    films = [film for line in lines if (film := json.loads(line)).get("image")]
    films = films[:: max(1, len(films) // most)][:most]
    lettering = Lettering(threads=1)
    started, whole, nearly = time.monotonic(), 0, 0
    for film in films:
        facts = lettering.facts(data / "catalogues" / film["image"], {})
        text = _joined(str(facts.get(WRITTEN, "")) if isinstance(facts, dict) else "")
        whole += _joined(film["title"]) in text
        nearly += fuzz.partial_ratio(_joined(film["title"]), text) >= _NEARLY
    each = (time.monotonic() - started) / len(films)
    shares = f"title read {whole / len(films):.2f}, nearly {nearly / len(films):.2f}"
    print(f"posters {len(films)}: {shares}, {each:.2f} s each")


def _joined(text: str) -> str:
    return folded(text).replace(" ", "")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["posters"])
    parser.add_argument("data", type=Path)
    parser.add_argument("--most", type=int, default=100)
    asked = parser.parse_args()
    posters(asked.data, asked.most)
