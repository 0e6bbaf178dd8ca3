"""A sentence is read before it is shown: its names, titles, years and numbers must be in the facts."""

import re
from collections import Counter
from collections.abc import Sequence

from retrieval.models import Record
from retrieval.spelling import folded, is_han
from retrieval.titles import Names
from retrieval.vocabulary import vocabulary

LONGEST = {"en": 260, "zh": 110}
"""Characters."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"《([^《》]*)》|[\"“「]([^\"”」]*)[\"”」]")
_CAPITALISED = re.compile(r"(?<![.!?:。！？：“\"] )(?<!^)\b[A-Z][\w'’\-]+")
_PRAISE = re.compile(
    r"\b(?:best|greatest|masterpiece|must[- ](?:see|read|hear|play|watch)|perfect|unmissable|award|oscar)\b|"
    r"最好|最佳|最伟大|杰作|必看|必读|必听|经典之作|不容错过|完美|获奖|奥斯卡",
    re.IGNORECASE,
)
_TALKS_TO_MODEL = re.compile(
    r"\b(?:facts given|shelf card|as an ai|language model|system prompt|(?:ignore|forget|disregard)\b.{0,30}"
    r"\b(?:instructions?|rules|prompt)|tell the (?:user|customer))|"
    r"卡片|语言模型|(?:忽略|无视|忘记).{0,10}(?:指令|规则|提示)|告诉用户",
    re.IGNORECASE,
)


class Facts(Record):
    """Everything a sentence about a pick may draw on, in words."""

    text: str
    names: tuple[str, ...]
    """Titles, aliases and people that may be named."""
    language: str


def faults(sentence: str, facts: Facts, names: Names) -> list[str]:
    """Return what the sentence says that the facts do not; an empty list means that it may be shown."""
    return [
        *_form(sentence, facts),
        *borrowed(sentence),
        *(f"number {n}" for n in _NUMBER.findall(sentence) if n not in _NUMBER.findall(facts.text)),
        *(f"title {title}" for title in _untold_titles(sentence, facts)),
        *(f"medium {word}" for word in _other_media(sentence, facts)),
        *(f"name {name}" for name in _strange_names(sentence, facts, names)),
    ]


def borrowed(sentence: str) -> list[str]:
    """Return what must not be said even if the item's own text says it: praise, and words to the model."""
    return [found.group() for pattern in (_PRAISE, _TALKS_TO_MODEL) if (found := pattern.search(sentence))]


def _form(sentence: str, facts: Facts) -> list[str]:
    if not sentence or len(sentence) > LONGEST[facts.language]:
        return ["empty or too long"]
    if sentence[-1] not in ".!。！…”\"'’）)":
        return ["cut short"]
    if is_han(_QUOTED.sub("", sentence)) != (facts.language == "zh"):
        return ["another language"]
    return ["repeats itself"] if _repeats(sentence, facts.language) else []


def _repeats(sentence: str, language: str) -> bool:
    """Tell whether four words or six Chinese characters come twice, or a long word three times."""
    units = list(folded(sentence).replace(" ", "")) if language == "zh" else folded(sentence).split()
    size = 6 if language == "zh" else 4
    words = units if language == "zh" else [unit for unit in units if len(unit) > 3]
    return _most(units, size) > 1 or _most(words, 2 if language == "zh" else 1) > 2


def _most(units: Sequence[str], size: int) -> int:
    """Return how often the most frequent run of `size` units comes."""
    runs = Counter(tuple(units[start : start + size]) for start in range(len(units) - size + 1))
    return max(runs.values(), default=0)


def _untold_titles(sentence: str, facts: Facts) -> list[str]:
    """Return what is quoted but not in the facts; what is in 书名号 must be a title there too."""
    titles = re.findall(r"《([^《》]*)》", sentence)
    untold = [t for t in titles if t not in facts.names and f"《{t}》" not in facts.text]
    quotes = re.findall(r"[\"“「]([^\"”」]*)[\"”」]", sentence)
    return [*untold, *(q for q in quotes if folded(q) not in folded(facts.text))]


def _other_media(sentence: str, facts: Facts) -> list[str]:
    """Return the words that call the work a medium it is not: a book is no film."""
    told = {mention.word for mention in vocabulary().mentions(facts.text) if mention.kind == "medium"}
    said = [m for m in vocabulary().mentions(sentence) if m.kind == "medium" and m.word not in told]
    return [sentence[mention.start : mention.end] for mention in said]


def _strange_names(sentence: str, facts: Facts, names: Names) -> list[str]:
    """Return the names in the sentence that are not among the facts: known ones, and capitalised words."""
    allowed = folded(" ".join((facts.text, *facts.names)))
    known = [sentence[m.start : m.end] for m in names.mentions(sentence)]
    words = [] if facts.language == "zh" else _CAPITALISED.findall(sentence)
    latin = re.findall(r"[A-Za-z][A-Za-z'’\-]{2,}", sentence) if facts.language == "zh" else []
    return [
        name
        for name in (*known, *words, *latin)
        if folded(name) not in allowed and folded(re.sub(r"['’]s?$", "", name)) not in allowed
    ]
