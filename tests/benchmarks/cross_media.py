"""Thirty dialogues that cross media, fifteen in each language; the first three picks were judged by reading.

shelftalk add retrieval/starter/*.jsonl pack:stamps pack:singularity pack:muldjord pack:sectoid pack:opsound \
    --catalogue cross
python -m tests.benchmarks.cross_media play ../shared/data
python -m tests.benchmarks.cross_media play ../shared/data --picks NEW.tsv    for judging
python -m tests.benchmarks.cross_media scores

Pictures and sounds are of the packs and of ../shared/data/media; videos are put together from them by ffmpeg.
In graded.tsv 2 is what one would hand over, 1 what fits in part or from one side, and 0 what does not fit.
By rules alone: no language model.
"""

import argparse
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from threading import Event

import yaml
from pydantic import TypeAdapter

from agent import Settings
from agent.build import App, load_encoder
from agent.packs import fetch_pack, packs
from agent.senses import load_media, load_readers
from agent.steps import Answer, Done
from retrieval.encoders.pixels import as_jpeg
from retrieval.models import Record
from tests.scripted import scripted

CATALOGUE = "cross"
PACKS = ("stamps", "singularity", "muldjord", "sectoid", "opsound")
JUDGED = 3
"""Picks of a dialogue, the first of its last turn."""
FOLDER = Path(__file__).parent / "cross_media"
GRADED = FOLDER / "graded.tsv"
_SECONDS = 8
"""Of a video: so long each of its pictures is seen, and all are heard together."""


class Turn(Record):
    user: str
    attach: tuple[str, ...] = ()
    """A picture or a sound, or the pictures of a video and last its sound."""


class Dialogue(Record):
    name: str
    turns: tuple[Turn, ...]


class Grade(Record):
    dialogue: str
    place: int
    title: str
    medium: str
    grade: int


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["play", "scores"])
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--picks", type=Path)
    asked = parser.parse_args()
    if asked.what == "scores":
        tell(graded())
    else:
        play(asked.data, asked.picks)


def dialogues() -> tuple[Dialogue, ...]:
    written = yaml.safe_load((FOLDER / "dialogues.yaml").read_text("utf-8"))
    return TypeAdapter(tuple[Dialogue, ...]).validate_python(written)


def graded() -> list[Grade]:
    rows = [line.split("\t") for line in GRADED.read_text("utf-8").splitlines()[1:]]
    names = Grade.model_fields
    return TypeAdapter(list[Grade]).validate_python([dict(zip(names, row, strict=True)) for row in rows])


def play(data: Path, picks: Path | None) -> None:
    """Print each dialogue with its picks; write the picks for judging, with the grades known of them."""
    settings = Settings()
    encoder = load_encoder(settings)
    app = App(settings, scripted(), encoder, load_media(settings, encoder), load_readers(settings))
    known = {(grade.dialogue, grade.title): grade.grade for grade in graded()} if GRADED.exists() else {}
    lines = ["\t".join(Grade.model_fields)]
    with TemporaryDirectory() as folder:
        for dialogue in dialogues():
            answer = _played(app, dialogue, data, Path(folder))
            for place, pick in enumerate(answer.picks[:JUDGED], 1):
                reasons = "; ".join(reason.text for reason in pick.reasons)
                grade = known.get((dialogue.name, pick.item.title), "?")
                row = (dialogue.name, place, pick.item.title, pick.item.medium, grade)
                lines.append("\t".join(map(str, row)))
                print(f"  {place}. [{grade}] {pick.item.title} ({pick.item.medium}): {reasons}")
                print(f"       {pick.item.description[:160]}")
    if picks:
        picks.write_text("\n".join(lines) + "\n", "utf-8")
    app.close()


def tell(grades: Sequence[Grade]) -> None:
    for language in ("en", "zh"):
        own = [grade for grade in grades if grade.dialogue.startswith(language)]
        first = [grade.grade for grade in own if grade.place == 1]
        print(
            f"{language}: {len(first)} dialogues, mean grade {fmean(g.grade for g in own):.2f} of 2;"
            f" first pick fits {sum(g > 0 for g in first)}, well {sum(g > 1 for g in first)}"
        )


def _played(app: App, dialogue: Dialogue, data: Path, folder: Path) -> Answer:
    session = app.conversations.start(CATALOGUE).id
    answers: list[Answer] = []
    for turn in dialogue.turns:
        files = [_file(turn, data, folder)] if turn.attach else []
        steps = app.turn(session, turn.user, cancelled=Event(), worded=False, attached=files)
        answers += [step.answer for step in steps if isinstance(step, Done)]
        print(f"{dialogue.name}: {turn.user} {[*turn.attach]}\n  -> {answers[-1].reply.splitlines()[0]}")
    app.conversations.delete(session)
    return answers[-1]


def _file(turn: Turn, data: Path, folder: Path) -> Path:
    *pictures, last = [_place(name, data) for name in turn.attach]
    return _video(pictures, last, folder) if pictures else last


def _place(name: str, data: Path) -> Path:
    return next(root / name for root in _roots(data) if (root / name).exists())


def _roots(data: Path) -> Iterator[Path]:
    yield data / "media"
    for name in PACKS:
        pack = fetch_pack(packs()[name], Settings().packs)
        yield from (pack / "media", pack / "beside")


def _video(pictures: Sequence[Path], sound: Path, folder: Path) -> Path:
    """Write the pictures one after the other, with the sound."""
    scenes, film = folder / pictures[0].stem, folder / f"{pictures[0].stem}.mp4"
    scenes.mkdir()
    for number, picture in enumerate(pictures):
        made = as_jpeg(picture, 320)
        assert isinstance(made, bytes), made
        (scenes / f"{number}.jpg").write_bytes(made)
    fitted = "scale=320:240:force_original_aspect_ratio=decrease,pad=320:240:-1:-1:white"
    seen = ["-framerate", f"1/{_SECONDS}", "-i", str(scenes / "%d.jpg")]
    how = ["-vf", fitted, "-r", "10", "-c:v", "mpeg4", "-t", str(_SECONDS * len(pictures))]
    subprocess.run(["ffmpeg", "-v", "error", *seen, "-i", str(sound), *how, str(film)], check=True)
    return film


if __name__ == "__main__":
    main()
