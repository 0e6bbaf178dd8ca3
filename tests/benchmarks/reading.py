"""What is read and heard in files, against what is known of them: titles on posters, words in recordings.

python -m tests.benchmarks.reading posters ../shared/data [--most 100]
python -m tests.benchmarks.reading recordings FOLDER     # NAME.wav with what is said in NAME.txt
"""

import argparse
import json
import time
from pathlib import Path

from rapidfuzz import fuzz

from agent import Settings
from agent.known_models import SPEECH
from agent.weights import Weights
from retrieval.encoders.lettering import Lettering
from retrieval.encoders.samples import read_sound
from retrieval.encoders.speech import RATE, Whisper
from retrieval.file_attributes import WRITTEN
from retrieval.media_files import Flaw
from retrieval.spelling import folded, is_han
from tests.retrieval.test_speech import word_errors

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


def recordings(folder: Path, most: int) -> None:
    """Print how many words, or Chinese characters and syllables, were heard wrongly."""
    whisper = Whisper(Weights(Settings().models).locate(SPEECH), threads=1)
    errors, seconds, spent = list[float](), 0.0, 0.0
    for text in sorted(folder.glob("*.txt"))[:most]:
        samples = read_sound(text.with_suffix(".wav"), RATE)
        if isinstance(samples, Flaw):
            raise SystemExit(f"{text.with_suffix('.wav')}: {samples.value}")
        started = time.monotonic()
        heard = whisper.words(samples)
        spent, seconds = spent + time.monotonic() - started, seconds + len(samples) / RATE
        errors.append(word_errors(_spaced(text.read_text("utf-8")), _spaced(heard)))
    shares = f"errors {sum(errors) / len(errors):.2f}, real-time factor {spent / seconds:.2f}"
    print(f"recordings {len(errors)}, {seconds:.0f} s: {shares}")


def _spaced(text: str) -> str:
    return "".join(f" {letter} " if is_han(letter) else letter for letter in text)


def _joined(text: str) -> str:
    return folded(text).replace(" ", "")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["posters", "recordings"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=100)
    asked = parser.parse_args()
    (posters if asked.what == "posters" else recordings)(asked.folder, asked.most)
