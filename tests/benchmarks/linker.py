"""How well titles are found in running text: precision, recall and F1 of `retrieval/titles.py` alone.

    python -m tests.benchmarks.linker [FOLDER]       # the folder with catalogues, turns and interactions

What is known of the mentions, without asking the linker:

- ReDial: people chose films from a list, and each choice stands in the text as "Title (Year)". A film to
  which the catalogue gives no year stands there by its title alone: it counts where its exact title does and
  the dialogue's targets or likes hold it.
- DuRecDial: what stands between 书名号 or quotation marks and is, letter by letter, a title of the catalogue,
  or one but for a bracket at its end ("( Live )", the branch of a restaurant).

Each message of a dialogue counts once. A mention is found when a span that overlaps it names one of its
items. A span elsewhere is right only if what it names is known of the same dialogue: from its mentions,
targets, likes or profile, or from the lists of a target (a restaurant's dishes). Else it counts as wrong,
even where a person would call it a mention: so precision is a lower bound. The bare rows read the same
messages with the years and marks of the known mentions taken out, as most people write. `sole` is the share
of right spans whose items are all meant: remakes of one name cannot be told apart without a year.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from agent.evaluation_turns import RecordedTurn, dialogues_of, read_turns, stem
from retrieval.interactions import read_interactions
from retrieval.models import Item
from retrieval.sources import read_source
from retrieval.titles import NameMention, Names

YEAR = re.compile(r"\s*\((\d{4})\)")
MARKED = re.compile(r"《[^《》]+》|『[^『』]+』|「[^「」]+」|“[^“”]+”|\"[^\"]+\"")
BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]$")
LONGEST = 14  # words of a title
ROW = "{:<26} {:>9} {:>9} {:>9} {:>8} {:>8} {:>8}"
Span = tuple[int, int]


class Known(NamedTuple):
    """A mention that is known."""

    span: Span
    """Of the title."""
    marks: tuple[Span, ...]
    """Of the year or of the quotation marks."""
    ids: frozenset[str]


class Message(NamedTuple):
    text: str
    known: tuple[Known, ...]
    dialogue: frozenset[str]
    """Items known of the dialogue."""


class Score(NamedTuple):
    known: int
    found: int
    """Of the known."""
    said: int
    right: int
    """Of what was said."""
    sole: int

    def row(self, name: str) -> str:
        precision, recall = self.right / self.said, self.found / self.known
        f1 = 2 * precision * recall / (precision + recall)
        return ROW.format(
            name,
            self.known,
            self.said,
            *(f"{n:.3f}" for n in (precision, recall, f1)),
            f"{self.sole / self.right:.3f}",
        )


class Titles:
    """The items of a catalogue by their exact titles, whatever the case."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._named: dict[str, list[Item]] = {}
        self._undated: dict[str, str] = {}
        self._lists: dict[str, list[str]] = {}
        for item in items:
            for name in {_plain(item.title), _plain(BRACKET.sub("", item.title))}:
                self._named.setdefault(name, []).append(item)
            self._lists[item.id] = [
                str(n) for v in item.attributes.values() if isinstance(v, tuple) for n in v
            ]
            if item.year is None:
                self._undated[item.id] = item.title

    def known_in(self, text: str, dialogue: frozenset[str]) -> tuple[Known, ...]:
        """Return the mentions of a message; `dialogue` are the items known of it otherwise."""
        sure = [*self._dated(text), *self._marked(text)]
        taken = [known.span for known in sure]
        return (*sure, *(k for k in self._alone(text, dialogue) if not _overlaps(k.span, taken)))

    def listed_by(self, item: str) -> list[str]:
        """Return what the item's attributes list."""
        return self._lists.get(item, [])

    def _dated(self, text: str) -> Iterator[Known]:
        for year in YEAR.finditer(text):
            for word in list(re.finditer(r"\S+", text[: year.start()]))[-LONGEST:]:
                named = self._named.get(_plain(text[word.start() : year.start()]), [])
                if ids := frozenset(item.id for item in named if item.year == int(year[1])):
                    yield Known((word.start(), year.start()), (year.span(),), ids)
                    break

    def _marked(self, text: str) -> Iterator[Known]:
        for found in MARKED.finditer(text):
            start, end = found.span()
            if named := self._named.get(_plain(text[start + 1 : end - 1])):
                ids = frozenset(item.id for item in named)
                yield Known((start + 1, end - 1), ((start, start + 1), (end - 1, end)), ids)

    def _alone(self, text: str, dialogue: frozenset[str]) -> Iterator[Known]:
        for item in dialogue & self._undated.keys():
            for place in re.finditer(rf"(?<!\w){re.escape(self._undated[item])}(?!\w)(?!\s*\(\d)", text):
                yield Known(place.span(), (), frozenset({item}))


def messages(
    turns: Sequence[RecordedTurn], titles: Titles, names: Names, likes: Mapping[str, Mapping[str, float]]
) -> Iterator[Message]:
    """Yield each message of each dialogue once, with what is known of it."""
    dialogue_of = dialogues_of(turns)
    by_dialogue: dict[str, list[RecordedTurn]] = {}
    for turn in turns:
        by_dialogue.setdefault(dialogue_of[turn.id], []).append(turn)
    for own in by_dialogue.values():
        texts = dict.fromkeys(message.text for turn in own for message in turn.messages)
        elsewhere = frozenset(likes.get(stem(own[0].id), {})) | {
            i for turn in own for i in _told(turn, titles, names)
        }
        known = {text: titles.known_in(text, elsewhere) for text in texts}
        every = elsewhere | {i for mentions in known.values() for mention in mentions for i in mention.ids}
        yield from (Message(text, mentions, every) for text, mentions in known.items())


def _told(turn: RecordedTurn, titles: Titles, names: Names) -> Iterator[str]:
    for item in (item for target in turn.targets for item in target):
        yield item
        yield from (other.id for name in titles.listed_by(item) for other in names.title(name))
    for entry in (*turn.profile.liked, *turn.profile.disliked):
        yield from (item.id for item in names.title(entry))


def bare(message: Message) -> Message:
    """Return the message without the years and marks of what is known in it."""
    marks = sorted(mark for known in message.known for mark in known.marks)
    cut = "".join(c for place, c in enumerate(message.text) if not any(a <= place < b for a, b in marks))

    def moved(place: int) -> int:
        return place - sum(min(b, place) - a for a, b in marks if a < place)

    known = [k._replace(span=(moved(k.span[0]), moved(k.span[1])), marks=()) for k in message.known]
    return Message(cut, tuple(known), message.dialogue)


def score(names: Names, every: Iterable[Message]) -> Score:
    total = [0, 0, 0, 0, 0]
    for message in every:
        said = [mention for mention in names.mentions(message.text) if not mention.is_creator]
        pairs = [(mention, _meant(mention, message)) for mention in said]
        right = [(mention, meant) for mention, meant in pairs if meant & set(mention.items)]
        found = [known for known in message.known if any(_finds(mention, known) for mention in said)]
        sole = [mention for mention, meant in right if set(mention.items) <= meant]
        total = [a + len(b) for a, b in zip(total, (message.known, found, said, right, sole), strict=True)]
    return Score(*total)


def _meant(mention: NameMention, message: Message) -> frozenset[str]:
    """Return what the span may name: the mentions it overlaps, else whatever the dialogue knows."""
    here = [k.ids for k in message.known if _overlaps(k.span, [(mention.start, mention.end)])]
    return frozenset[str]().union(*here) if here else message.dialogue


def _finds(mention: NameMention, known: Known) -> bool:
    return _overlaps(known.span, [(mention.start, mention.end)]) and not known.ids.isdisjoint(mention.items)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def main(folder: Path) -> None:
    print(ROW.format("", "known", "said", "precision", "recall", "F1", "sole"))
    for name, catalogue, turns, likes in (
        ("ReDial validation", "films", "redial_valid", ("redial_valid_likes",)),
        ("DuRecDial dev", "zh_cross_media", "durecdial_dev", ()),
    ):
        rows = read_source(folder / "catalogues" / f"{catalogue}.jsonl")
        items = {row.id: row for row in rows if isinstance(row, Item)}
        names = Names(items.values())
        ratings = read_interactions(
            [folder / "interactions" / f"{each}.csv" for each in likes], items
        ).ratings
        recorded = read_turns(folder / "turns" / f"{turns}.jsonl")
        every = list(messages(recorded, Titles(items.values()), names, ratings))
        print(score(names, every).row(name), flush=True)
        print(score(names, map(bare, every)).row(f"{name}, bare"), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data"))
