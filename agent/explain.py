"""The model words the reasons of a pick, a checker reads it, and the facts speak where it fails."""

import re
from collections.abc import Mapping

from prompts import Prompt, prompt
from retrieval.models import InterestQuery, Item, Record
from retrieval.spelling import is_han
from retrieval.titles import Names
from retrieval.vocabulary import vocabulary

from .asking import Model, Unusable, Watch, sentence
from .checker import LONGEST, Facts, borrowed, faults
from .reasons import byline, kind_of
from .steps import Pick, ReasonKind
from .wording import title_of

_SENTENCE = re.compile(r".+?(?:[.!?](?=\s|$)|[。！？])")
_TOLD = (
    ReasonKind.LINK,
    ReasonKind.GENRE,
    ReasonKind.MOOD,
    ReasonKind.ABOUT,
    ReasonKind.LENGTH,
    ReasonKind.ORIGIN,
)
"""A small model repeats "like Blade Runner: slow" word for word, so that stays on the card."""


class Wording(Record):
    """The text of a pick, and why the model's own words were not used, where they were not."""

    text: str
    by_model: bool
    rejected: str = ""
    faults: tuple[str, ...] = ()
    unusable: str = ""
    """Why the model did not answer at all."""


class Explainer:
    """Words picks of one catalogue."""

    def __init__(self, model: Model, items: Mapping[str, Item], names: Names) -> None:
        self._model = model
        self._items = items
        self._names = names

    def worded(self, pick: Pick, query: InterestQuery, language: str, watch: Watch) -> Wording:
        """Return one or two sentences about the pick; raises Cancelled."""
        said = sentence(self._model, prompt_for(pick, language), watch, longest=LONGEST[language])
        if isinstance(said, Unusable):
            return Wording(text=plain(pick, language), by_model=False, unusable=said.why)
        wrong = faults(said, facts_of(pick, query, self._items, language), self._names)
        if wrong:
            return Wording(text=plain(pick, language), by_model=False, rejected=said, faults=tuple(wrong))
        return Wording(text=said, by_model=True)


def prompt_for(pick: Pick, language: str) -> Prompt:
    """Return what the model is told about a pick."""
    chinese = language == "zh"
    fits = ("；" if chinese else "; ").join(r.text for r in pick.reasons if r.kind in _TOLD)
    return prompt(
        "explain",
        language="语言: 中文" if chinese else "Language: English",
        # A small model begins every card with the title, and takes directors for characters: it gets neither.
        work=f"{'作品: ' if chinese else 'Work: '}{kind_of(pick.item, language)}",
        about=f"{'内容: ' if chinese else 'About: '}{description(pick.item, language)}",
        fits=f"{'合适: ' if chinese else 'Fits: '}{fits or '-'}",
    )


def facts_of(pick: Pick, query: InterestQuery, items: Mapping[str, Item], language: str) -> Facts:
    """Return all that may be said of the pick."""
    item = pick.item
    texts = (
        item.title,
        title_of(item, language),
        byline(item, language),
        byline(item, "en"),
        description(item, language),
        item.description,
        item.text_attribute("description_zh"),
        *item.list_attribute("themes"),
        *item.list_attribute("themes_zh"),
        *(reason.text for reason in pick.reasons),
    )
    people = (*(creator.name for creator in item.creators), *item.list_attribute("creators_zh"))
    seeds = [items[seed] for seed in query.seeds if seed in items]
    names = (*people, item.title, title_of(item, language), *item.aliases)
    names = (*names, *(title_of(seed, language) for seed in seeds))
    return Facts(text="\n".join(texts), names=names, language=language)


def description(item: Item, language: str) -> str:
    """Return the item's description in the language, or the one there is, on one line."""
    chinese = item.text_attribute("description_zh")
    text = (chinese or item.description) if language == "zh" else (item.description or chinese)
    return " ".join(text.split())[:600]


def plain(pick: Pick, language: str) -> str:
    """Return a sentence made from the facts alone."""
    text = description(pick.item, language)
    if text and is_han(text) == (language == "zh") and not borrowed(text):
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
