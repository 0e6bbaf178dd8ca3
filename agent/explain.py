"""The model words the reasons of a pick, a checker reads it, and the facts speak where it fails."""

import re
from collections.abc import Iterator, Mapping, Sequence

from prompts import Prompt, prompt
from retrieval.models import InterestQuery, Item, Record
from retrieval.spelling import is_han
from retrieval.vocabulary import vocabulary

from .asking import Model, Unusable, Watch, sentence
from .checker import LONGEST, Checker, opening_of
from .claims import Fault
from .orders import praise
from .pick_facts import Facts, description, facts_of
from .reasons import byline, kind_of
from .steps import Pick, ReasonKind, Told
from .typesetting import typeset

_SENTENCE = re.compile(r".+?(?:[.!?](?=\s|$)|[。！？])")
_MOST_FAULTS = 3
_TOLD = (
    ReasonKind.LINK,
    ReasonKind.MOVED,
    ReasonKind.GENRE,
    ReasonKind.MOOD,
    ReasonKind.ABOUT,
    ReasonKind.LENGTH,
    ReasonKind.ORIGIN,
)
"""A small model repeats "like Blade Runner: slow" word for word, so that stays on the card."""


class Refused(Record):
    """A sentence of the model that was not shown, and why."""

    said: str
    faults: tuple[Fault, ...]


class Wording(Record):
    """The text of a pick, and what was refused on the way."""

    text: str
    told: Told
    refused: tuple[Refused, ...] = ()
    unusable: Unusable | None = None
    """Why the model did not answer at all."""

    @property
    def by_model(self) -> bool:
        return self.told is not Told.REPLACED


class Explainer:
    """Words picks of one catalogue."""

    def __init__(self, model: Model, items: Mapping[str, Item], checker: Checker) -> None:
        self._model = model
        self._items = items
        self._checker = checker

    def wordings(
        self, picks: Sequence[Pick], query: InterestQuery, language: str, watch: Watch
    ) -> Iterator[Wording]:
        """Yield a sentence about each pick, no two begun alike; raises Cancelled."""
        said: list[str] = []
        for pick in picks:
            wording = self._worded(pick, facts_of(pick, query, self._items, language), watch, said)
            said.append(wording.text)
            yield wording

    def _worded(self, pick: Pick, facts: Facts, watch: Watch, said_before: Sequence[str]) -> Wording:
        language = facts.language
        refused: list[Refused] = []
        for told in (Told.WORDED, Told.REWORDED):
            asked = prompt_for(pick, language, [fault for one in refused for fault in one.faults])
            said = sentence(self._model, asked, watch, longest=LONGEST[language])
            if isinstance(said, Unusable):
                return _replaced(pick, language, refused, unusable=said)
            # words of the description may also be a title: 上海滩 is a place
            titles = [name for name in facts.works if name not in facts.told or f"《{name}》" in facts.told]
            said = typeset(said, titles, language)
            wrong = (*self._checker.faults(said, facts), *_begun_alike(said, said_before))
            if not wrong:
                return Wording(text=said, told=told, refused=tuple(refused))
            refused.append(Refused(said=said, faults=wrong))
        return _replaced(pick, language, refused)


def _replaced(
    pick: Pick, language: str, refused: Sequence[Refused], unusable: Unusable | None = None
) -> Wording:
    text = plain(pick, language)
    return Wording(text=text, told=Told.REPLACED, refused=tuple(refused), unusable=unusable)


def _begun_alike(said: str, said_before: Sequence[str]) -> Iterator[Fault]:
    opening = opening_of(said)
    if any(opening == opening_of(other) for other in said_before):
        yield Fault(kind="opening", words=opening)


def prompt_for(pick: Pick, language: str, wrong: Sequence[Fault] = ()) -> Prompt:
    """Return what the model is told about a pick, and what was wrong with its first try."""
    chinese = language == "zh"
    fits = ("；" if chinese else "; ").join(r.text for r in pick.reasons if r.kind in _TOLD)
    avoid = ", ".join(dict.fromkeys(fault.words for fault in wrong[:_MOST_FAULTS]))
    # A small model begins every card with the title, and takes directors for characters: it gets neither.
    parts = (kind_of(pick.item, language), description(pick.item, language))
    notes = ("。" if chinese else ". ").join(part for part in parts if part)
    # the label before the first hole is part of what is evaluated once
    return prompt("explain", fits=fits or "-", notes=f"{notes}\nNot: {avoid}" if avoid else notes)


def plain(pick: Pick, language: str) -> str:
    """Return a sentence made from the facts alone."""
    text = description(pick.item, language)
    if text and is_han(text) == (language == "zh") and not praise(text):
        sentences = _SENTENCE.findall(text)
        short = "".join(sentences[:1]).strip() if sentences else text
        most = 2 * LONGEST[language]
        return short if len(short) <= most else short[: most - 1] + "…"
    return _from_words(pick.item, language)


def _from_words(item: Item, language: str) -> str:
    known = vocabulary()
    words = [
        known.label(kind, word, language)
        for text in (*item.genres[:3], *item.tags[:3])
        for kind in ("genre", "mood")
        if (word := known.canonical(kind, text))
    ]
    end = "。" if language == "zh" else "."
    about = ("、" if language == "zh" else ", ").join(dict.fromkeys(words))
    return (
        f"{byline(item, language)}{'：' if language == 'zh' and about else ': ' if about else ''}{about}{end}"
    )
