"""Answers to questions about works, from their facts; what the catalogue lacks is said to be lacking."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from retrieval.facets import facets
from retrieval.models import Branch, Creator, Item
from retrieval.vocabulary import vocabulary

from .audience import fitting
from .axes import Axis, opposites
from .music_words import key, tempo
from .pick_facts import description
from .questions import Asked, Question
from .steps import Pick
from .wording import title_of

_BEHIND = (
    "director",
    "author",
    "artist",
    "composer",
    "photographer",
    "developer",
    "host",
    "creator",
    "writer",
)
_BY_MEANING = frozenset({Branch.TEXT, Branch.CONVERSATION})
_COUNTS = {"seasons": ("seasons", "季"), "episodes": ("episodes", "集"), "pages": ("pages", "页")}
_UNKNOWN = ("the catalogue does not say", "目录里没有写")


def answer_to(question: Question, language: str, picks: Mapping[str, Pick], items: Mapping[str, Item]) -> str:
    """Return the answer in the user's language, one sentence for each work asked about."""
    if question.asked is Asked.MOST:
        return _most(question, language)
    if question.asked is Asked.QUALITY and not question.mentions and len(question.items) > 1:
        word = question.word
        return (
            f"目录里没有写它们{word}不{word}。"
            if language == "zh"
            else f"The catalogue does not say whether they are {word}."
        )
    if len(question.items) > 1 and question.asked in (Asked.QUALITY, Asked.ELSE):
        return _of_all(question, language)
    said = [
        f"{_titled(item, language)}{'：' if language == 'zh' else ': '}"
        f"{_facts(question, item, language, picks, items)}"
        for item in question.items[:5]
    ]
    end = "。" if language == "zh" else "."
    return ("" if language == "zh" else " ").join(line.rstrip("。.") + end for line in said)


def _of_all(question: Question, language: str) -> str:
    """Return of which works it can be said, in one sentence, and of which the catalogue does not say it."""
    chinese = language == "zh"
    if question.asked is Asked.ELSE:
        return "这几个，目录里都没有写。" if chinese else "The catalogue does not say that of any of these."
    label = labelled((question.word,), language)
    yes = [item for item in question.items if question.word in facets(item).genres]
    if not yes:
        none = f"None of these is marked {label}; the catalogue says no more."
        return f"这几个都没有标{label}。" if chinese else none
    titles = [_titled(item, language) for item in yes]
    if chinese:
        return f"{'、'.join(titles)}标着{label}{'，其他的没有写' if len(yes) < len(question.items) else ''}。"
    first, last = ", ".join(titles[:-1]), titles[-1]
    named = f"{first} and {last} are" if first else f"{last} is"
    rest = "; of the others it is not said" if len(yes) < len(question.items) else ""
    return f"{named} marked {label}{rest}."


def _facts(
    question: Question, item: Item, language: str, picks: Mapping[str, Pick], items: Mapping[str, Item]
) -> str:
    """Return what each part of the question is answered with."""
    chinese = language == "zh"
    parts = [question, *(question.model_copy(update={"asked": asked}) for asked in question.also)]
    said = [_fact(part, item, language, picks, items) or _UNKNOWN[chinese] for part in parts]
    return ("；" if chinese else "; ").join(part.rstrip("。.") for part in said)


def _fact(
    question: Question, item: Item, language: str, picks: Mapping[str, Pick], items: Mapping[str, Item]
) -> str:
    match question.asked:
        case Asked.SEQUEL | Asked.SOURCE:
            return _linked(question.asked, item, items, language)
        case Asked.WHY:
            return _why(picks[item.id], language) if item.id in picks else ""
        case Asked.SUITS:
            return _suits(question.word, item, language)
        case Asked.ELSE:
            return _told_instead(item, language)
        case Asked.QUALITY | Asked.MOST:
            return _has(question.word, item, language)
        case plain:
            return _TOLD[plain](item, language)


def _why(pick: Pick, language: str) -> str:
    """Return what fits; without a fact that does, how the pick was found."""
    chinese = language == "zh"
    if pick.reasons:
        return ("；" if chinese else "; ").join(reason.text for reason in pick.reasons)
    if {vote.branch for vote in pick.provenance} & _BY_MEANING:
        return (
            "它的介绍和你说的意思最接近" if chinese else "its description is among the nearest to your words"
        )
    return ""


def _year(item: Item, language: str) -> str:
    return "" if item.year is None else f"{item.year} 年" if language == "zh" else str(item.year)


def _cast(item: Item, language: str) -> str:
    return _people([c for c in item.creators if c.role in ("actor", "cast")], item, language)


def _makers(item: Item, language: str) -> str:
    makers = [c for c in item.creators if c.role in _BEHIND]
    return _people(makers or list(item.creators), item, language)


def _language(item: Item, language: str) -> str:
    return vocabulary().label("language", item.language, language) if item.language else ""


def _country(item: Item, language: str) -> str:
    return vocabulary().label("country", facets(item).country[0], language) if item.country else ""


LONGEST_IN_MINUTES = 240
"""What takes longer is told in hours: a game of 780 minutes takes thirteen."""


def length_told(item: Item, language: str) -> str:
    """Return minutes, pages, seasons and episodes, as far as the catalogue has them."""
    chinese = language == "zh"
    minutes, counts = item.duration_minutes, item.attributes
    said = [
        f"{count} {unit[chinese] if chinese or count != 1 else unit[0].removesuffix('s')}"
        for name, unit in _COUNTS.items()
        if isinstance(count := counts.get(name), int)
    ]
    if minutes is not None:
        each = item.medium in ("tv", "podcast")
        long = _in_hours(minutes, language) if minutes > LONGEST_IN_MINUTES else ""
        said.append(
            f"{'每集 ' if each else ''}{long or f'{minutes} 分钟'}"
            if chinese
            else f"{long or f'{minutes} minutes'}{' an episode' if each else ''}"
        )
    return ("，" if chinese else ", ").join(said)


def _in_hours(minutes: int, language: str) -> str:
    hours, rest = divmod(minutes, 60)
    if language == "zh":
        return f"{hours} 小时{f' {rest} 分钟' if rest else ''}"
    return f"{hours} hours{f' {rest} minutes' if rest else ''}"


def _people(creators: Sequence[Creator], item: Item, language: str) -> str:
    spelled = item.list_attribute("creators_zh") if language == "zh" else ()
    names = [
        spelled[index] if index < len(spelled) and spelled[index] else creator.name
        for index, creator in enumerate(item.creators)
        if creator in creators
    ]
    return ("、" if language == "zh" else ", ").join(names[:6])


def _linked(asked: Asked, item: Item, items: Mapping[str, Item], language: str) -> str:
    links = ("same_world",) if asked is Asked.SEQUEL else ("based_on",)
    ids = [other for link in links for other in item.list_attribute(link)]
    back = [other.id for other in items.values() for link in links if item.id in other.list_attribute(link)]
    if asked is Asked.SEQUEL:
        ids = [*ids, *back]
    known = [items[i] for i in dict.fromkeys(ids) if i in items]
    titles = ("、" if language == "zh" else ", ").join(_titled(other, language) for other in known)
    if not titles:
        return ""
    if asked is Asked.SEQUEL:
        return f"同一世界观的还有{titles}" if language == "zh" else f"in the same world there is {titles}"
    return f"改编自{titles}" if language == "zh" else f"based on {titles}"


def _has(word: str, item: Item, language: str) -> str:
    own = facets(item).genres
    known, chinese = vocabulary(), language == "zh"
    kind = "genre" if known.canonical("genre", word) == word else "mood"
    label = known.label(kind, word, language)
    if word in own:
        return f"是的，{label}" if chinese else f"yes, it is marked {label}"
    qualities = labelled(own[:4], language)
    if set(opposites(word)) & set(own):
        return f"不算{label}：{qualities}" if chinese else f"not marked {label} but {qualities}"
    return (
        f"目录里没有写{label}，只写了{qualities}"
        if chinese
        else f"the catalogue does not say {label}; it says {qualities}"
    )


def _suits(audience: str, item: Item, language: str) -> str:
    """Return what of the work suits who is there or does not, as far as the catalogue says."""
    own, wanted, chinese = facets(item).genres, fitting(audience), language == "zh"
    against = [word for word in own if word in (*wanted.never, *wanted.rather_not)]
    by = against or [word for word in own if word in wanted.one_of] or list(own[:4])
    labels = labelled(by, language)
    if against:
        return f"可能不太合适，目录里标着{labels}" if chinese else f"perhaps not: it is marked {labels}"
    if set(by) & set(wanted.one_of):
        return f"合适，目录里标着{labels}" if chinese else f"yes, it is marked {labels}"
    return (
        f"目录里没有写不合适的地方，只写了{labels}"
        if chinese
        else f"the catalogue says nothing against it; it says {labels}"
    )


def _style(item: Item, language: str) -> str:
    return labelled(facets(item).genres[:6], language)


def _told_instead(item: Item, language: str) -> str:
    """Return that the catalogue is silent on what is asked, and what it says."""
    known = labelled(facets(item).genres[:4], language)
    silent = _UNKNOWN[language == "zh"]
    if not known:
        return silent
    return f"{silent}，只写了{known}" if language == "zh" else f"{silent}; it says {known}"


def labelled(words: Iterable[str], language: str) -> str:
    """Return moods and genres by their labels, as one list."""
    known = vocabulary()
    said = [
        known.label("genre" if known.canonical("genre", word) == word else "mood", word, language)
        for word in words
    ]
    return ("、" if language == "zh" else ", ").join(said)


def _most(question: Question, language: str) -> str:
    field = {"length": "duration_minutes", "year": "year"}.get(question.word, "mood")
    axis = Axis(field=field, word=question.word, way=-1 if question.least else 1)
    placed = [(place, item) for item in question.items if (place := axis.place(item)) is not None]
    chinese = language == "zh"
    if not placed or len({place for place, _ in placed}) == 1:
        return (
            "按目录里写的，分不出高下。"
            if chinese
            else "By what the catalogue says, I cannot tell them apart."
        )
    placed.sort(key=lambda pair: -pair[0])
    tell = {"length": length_told, "year": _year}.get(question.word)
    if tell is None:
        best = placed[0][1]
        told = _has(question.word, best, language).removeprefix("是的，" if chinese else "yes, ")
        return f"{_titled(best, language)}：{told}。" if chinese else f"{_titled(best, language)}: {told}."
    first, *others = [
        f"{_titled(item, language)}{'：' if chinese else ': '}{tell(item, language)}" for _, item in placed
    ]
    return f"{first}（{'；'.join(others)}）。" if chinese else f"{first} ({'; '.join(others)})."


def _titled(item: Item, language: str) -> str:
    title = title_of(item, language)
    return f"《{title}》" if language == "zh" else title


_TOLD: dict[Asked, Callable[[Item, str], str]] = {
    Asked.LENGTH: length_told,
    Asked.TEMPO: tempo,
    Asked.KEY: key,
    Asked.YEAR: _year,
    Asked.CAST: _cast,
    Asked.MAKER: _makers,
    Asked.LANGUAGE: _language,
    Asked.COUNTRY: _country,
    Asked.STYLE: _style,
    Asked.ABOUT: description,
}
