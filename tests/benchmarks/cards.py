"""What people read: whole turns worded by the real model, counted, and a sheet of sentences to be read.

python -m tests.benchmarks.cards run FILE [--turns 200] [--shown 5]
python -m tests.benchmarks.cards report FILE
python -m tests.benchmarks.cards sheet FILE [--sentences 100]

`run` says half of the turns in scripted dialogues and half as single wishes, in both languages by turns, over
the starter catalogue, and goes on where FILE ends. `sheet` prints random sentences with all that is known of
their works, to be judged by reading; cards_read.tsv holds the last hundred, and what was found.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event

from pydantic import SecretStr

from agent.build import App, open_app
from agent.checker import opening_of
from agent.dialogue_files import dialogue_files, read_dialogue
from agent.llama import LlamaChat
from agent.quantities import numbers_in
from agent.settings import Settings
from agent.steps import Answer, Done
from retrieval.models import Item, Record
from retrieval.spelling import folded

from .wish_set import LANGUAGES, wishes

DIALOGUES = Path(__file__).parents[1] / "dialogues"
SEED = 20261125
_CAPITALISED = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][\w'’\-]+")
_TITLES = re.compile(r"《([^《》]*)》")

Talk = tuple[str, tuple[str, ...]]
"""A name, and what is said one after the other."""


class Card(Record):
    """One pick as it was shown."""

    item: Item
    text: str
    by_model: bool
    tokens: int
    """Of the text, as the model counts."""
    reasons: tuple[str, ...]


class Turn(Record):
    talk: str
    language: str
    message: str
    cards: tuple[Card, ...]
    explained: dict[str, int]
    seconds: float
    degraded: tuple[str, ...]


def talks() -> list[Talk]:
    """Return wishes and dialogues, in a fixed order: wish and dialogue, English and Chinese by turns."""
    chance = Random(SEED)
    columns: list[list[Talk]] = []
    for language in LANGUAGES:
        single = [(wish.id, (wish.message,)) for wish in wishes(language)]
        files = dialogue_files([DIALOGUES / language])
        long = [
            (f"{language}/{file.stem}", tuple(turn.user for turn in read_dialogue(file).turns))
            for file in files
        ]
        columns += [chance.sample(single, len(single)), chance.sample(long, len(long))]
    return [talk for row in zip_longest(*columns) for talk in row if talk]


def run(file: Path, most: int, shown: int) -> None:
    """Say what FILE does not have yet, until it has `most` turns with picks, half of them single wishes."""
    done = turns_of(file)
    heard = {turn.talk for turn in done}
    with TemporaryDirectory() as folder:
        app = open_app(Settings(conversations_url=SecretStr(f"sqlite:///{folder}/talks.db"), shown=shown))
        counts = Counter("/" in turn.talk for turn in done)
        for name, messages in talks():
            if name in heard or counts["/" in name] >= most / 2:
                continue
            new = [turn for turn in _played(app, name, messages) if turn.cards]
            with file.open("a", encoding="utf-8") as out:
                out.writelines(f"{turn.model_dump_json()}\n" for turn in new)
            counts["/" in name] += len(new)
            print(f"{counts[False]} wishes and {counts[True]} turns of dialogues", flush=True)
        app.close()


def _played(app: App, name: str, messages: Sequence[str]) -> Iterator[Turn]:
    session = app.conversations.start("starter").id
    for message in messages:
        for step in app.turn(session, message, cancelled=Event()):
            if isinstance(step, Done):
                yield _turn(app, name, step.answer)


def _turn(app: App, name: str, answer: Answer) -> Turn:
    assert isinstance(app.model.chat, LlamaChat)
    count = app.model.chat.get_num_tokens
    return Turn(
        talk=name,
        language=answer.language,
        message=answer.message,
        cards=tuple(
            Card(
                item=pick.item,
                text=pick.text,
                by_model=pick.text_by_model,
                tokens=count(pick.text),
                reasons=tuple(reason.text for reason in pick.reasons),
            )
            for pick in answer.picks
        ),
        explained={str(told): number for told, number in answer.explained.items()},
        seconds=answer.timings["total_s"],
        degraded=answer.degraded,
    )


def turns_of(file: Path) -> list[Turn]:
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return [Turn.model_validate_json(line) for line in lines]


def report(turns: Sequence[Turn]) -> Iterator[str]:
    """Yield the figures by language, and every name, title or number that the work's own data lacks."""
    for language in LANGUAGES:
        own = [turn for turn in turns if turn.language == language]
        cards = [card for turn in own for card in turn.cards]
        told = Counter(chain.from_iterable(Counter(turn.explained).elements() for turn in own))
        alike = [len(turn.cards) - len({opening_of(card.text) for card in turn.cards}) for turn in own]
        worded = sum(card.by_model for card in cards)
        yield f"{language}: {len(own)} turns, {len(cards)} cards"
        yield f"  by the model {worded / len(cards):.1%}: {dict(told)}"
        yield f"  distinct openings {1 - sum(alike) / len(cards):.1%}"
        yield f"  tokens a card {sum(card.tokens for card in cards) / len(cards):.1f}"
        yield f"  degraded turns {sum(bool(turn.degraded) for turn in own)}"
        yield from (f"  strange: {found} in {card.text}" for card in cards for found in strange(card))


def strange(card: Card) -> Iterator[str]:
    """Yield names, titles and numbers of the text that are nowhere in the work's data or the reasons."""
    known = " ".join((json.dumps(card.item.model_dump(mode="json"), ensure_ascii=False), *card.reasons))
    yield from map(str, numbers_in(card.text) - numbers_in(known))
    for name in (*_TITLES.findall(card.text), *_CAPITALISED.findall(card.text)):
        if folded(name) not in folded(known):
            yield name


def sheet(turns: Sequence[Turn], sentences: int) -> Iterator[str]:
    """Yield random sentences of the model with their works' data."""
    every = [(turn, card) for turn in turns for card in turn.cards if card.by_model]
    for number, (turn, card) in enumerate(Random(SEED).sample(every, min(sentences, len(every))), 1):
        item = card.item
        about = item.description if turn.language == "en" else item.attributes.get("description_zh", "")
        yield f"{number}. [{turn.message}] {card.text}"
        yield f"     {item.title} ({item.medium}, {item.year}, {item.country})"
        yield f"     {', '.join((*item.genres, *item.tags))}: {about or item.description}"
        yield f"     reasons: {'; '.join(card.reasons)}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("run", "report", "sheet"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--shown", type=int, default=5)
    parser.add_argument("--sentences", type=int, default=100)
    said = parser.parse_args()
    if said.what == "run":
        run(said.file, said.turns, said.shown)
    else:
        turns = turns_of(said.file)
        print("\n".join(report(turns) if said.what == "report" else sheet(turns, said.sentences)))


if __name__ == "__main__":
    main()
