"""The model words the reasons of a pick, a checker reads it, and the facts speak where it fails."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from prompts import Prompt, prompt
from retrieval.models import InterestQuery, Item, Record
from retrieval.spelling import is_han
from retrieval.vocabulary import vocabulary

from .asking import Model, Unusable, Watch, sentence
from .checker import LONGEST, Checker, opening_of
from .claims import Fault
from .judge import odds_of
from .orders import praise
from .own_words import in_full, own_words
from .pick_facts import Facts, description, facts_of, sentences_of
from .reasons import byline, kind_of
from .steps import Pick, ReasonKind, Told
from .typesetting import typeset

_MOST_FAULTS = 3
_TOLD = (ReasonKind.LINK, ReasonKind.MOVED)
"""What a sentence may end in. A small model makes "and it is often horror" of a genre, and hangs moods and
subjects on the end ("for years, about slow travel"): they stay beside."""
_FEWEST = {"en": 30, "zh": 10}
"""Characters of a sentence from which another can be made."""


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

    def __init__(
        self, model: Model, items: Mapping[str, Item], checker: Checker, *, free: bool = True
    ) -> None:
        """A model that is not `free` says nothing in words of its own."""
        self._model = model
        self._free = free
        self._items = items
        self._checker = checker

    def wordings(
        self, picks: Sequence[Pick], query: InterestQuery, language: str, watch: Watch
    ) -> Iterator[Wording]:
        """Yield a sentence about each pick, no two begun alike, no reason twice; raises Cancelled."""
        said: list[str] = []
        told: set[str] = set()
        for pick in picks:
            # three cards that all end in "older than the last ones" read like a form
            fits = [r.text for r in pick.reasons if r.kind in _TOLD and r.text not in told]
            wording = self._worded(pick, fits, facts_of(pick, query, self._items, language), watch, said)
            said.append(wording.text)
            told.update(fits if wording.by_model else ())
            yield wording

    def _worded(
        self, pick: Pick, fits: Sequence[str], facts: Facts, watch: Watch, said_before: Sequence[str]
    ) -> Wording:
        language = facts.language
        refused: list[Refused] = []
        odds = partial(self._odds, watch)
        notes = notes_of(pick, language)
        for told in (Told.WORDED, Told.REWORDED):
            asked = prompt_for(pick, fits, language, [fault for one in refused for fault in one.faults])
            said = sentence(self._model, asked, watch, longest=LONGEST[language])
            if isinstance(said, Unusable):
                return _replaced(pick, language, refused, unusable=said)
            # words of the description may also be a title: 上海滩 is a place
            titles = [name for name in facts.works if name not in facts.told or f"《{name}》" in facts.told]
            said = typeset(said, titles, language)
            wrong = (
                tuple(_begun_alike(said, said_before))
                or tuple(self._in_own_words(said, (_notes_now(notes, refused), *fits, *titles)))
                or self._checker.faults(said, facts, odds)
            )
            if not wrong:
                return Wording(text=said, told=told, refused=tuple(refused))
            refused.append(Refused(said=said, faults=wrong))
        return _replaced(pick, language, refused)

    def _in_own_words(self, said: str, told: Sequence[str]) -> Iterator[Fault]:
        own = [] if self._free else own_words(said, " ".join(told))
        if own:
            yield Fault(kind="own words", words=in_full(own))

    def _odds(self, watch: Watch, said: str, facts: Facts) -> float | None:
        """Return how sure the model is; None where it is late or does not tell: then the rules decide."""
        odds = odds_of(self._model, said, facts, watch)
        return None if isinstance(odds, Unusable) else odds


def _replaced(
    pick: Pick, language: str, refused: Sequence[Refused], unusable: Unusable | None = None
) -> Wording:
    text = plain(pick, language)
    return Wording(text=text, told=Told.REPLACED, refused=tuple(refused), unusable=unusable)


def _begun_alike(said: str, said_before: Sequence[str]) -> Iterator[Fault]:
    opening = opening_of(said)
    if any(opening == opening_of(other) for other in said_before):
        yield Fault(kind="opening", words=opening)


def prompt_for(pick: Pick, fits: Sequence[str], language: str, wrong: Sequence[Fault] = ()) -> Prompt:
    """Return what the model is told about a pick, and what was wrong with its first try."""
    notes = notes_of(pick, language)
    about = _notes_now(notes, wrong)
    avoid = ", ".join(dict.fromkeys(fault.words for fault in wrong[:_MOST_FAULTS])) if len(notes) < 2 else ""
    fit = ("；" if language == "zh" else "; ").join(fits)
    # an empty label is said aloud by a small model
    return prompt(
        "explain",
        fits=f"Fits: {fit}\n" if fit else "",
        notes=f"{about}\nNot: {avoid}" if avoid else about,
    )


def notes_of(pick: Pick, language: str) -> list[str]:
    """Return the sentences of the description that the model is told of, one at a try.

    Of two, which is more than a card holds, a small model puts together what does not belong together.
    """
    told = [text for text in sentences_of(description(pick.item, language)) if len(text) >= _FEWEST[language]]
    return told[:2] or [kind_of(pick.item, language)]


def _notes_now(notes: Sequence[str], wrong: Sequence[object]) -> str:
    """Return the sentence for this try: the next one where the first was told wrongly."""
    return notes[-1 if wrong else 0]


def plain(pick: Pick, language: str) -> str:
    """Return a sentence made from the facts alone."""
    text = description(pick.item, language)
    if text and is_han(text) == (language == "zh") and not praise(text):
        short = sentences_of(text)[0]
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
