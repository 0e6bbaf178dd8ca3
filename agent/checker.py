"""A sentence is read before it is shown: what it says must be in the facts, and it must be well made."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from retrieval.spelling import folded, is_han
from retrieval.titles import Names
from retrieval.vocabulary import vocabulary

from .claims import Fault, unfounded
from .denials import lost_denials, without_contrasts
from .orders import is_order, praise
from .pick_facts import Facts
from .support import Nearness, Odds, unfounded_denials, unsupported, untold

LONGEST = {"en": 200, "zh": 70}
"""Characters: about 45 tokens."""
_QUOTED = re.compile(r"《([^《》]*)》|[\"“「]([^\"”」]*)[\"”」]")
_STEM = 5  # letters
_LABEL = re.compile(r"(?:fits|notes?|not|card)\s*[:：]", re.IGNORECASE)
"""Of the prompt, where a small model says it too."""
_CAPITALISED = re.compile(r"(?<![.!?:。！？：“\"] )(?<!^)\b[A-Z][\w'’\-]+")
_IN_PASSING = re.compile(
    r".?(?:shows?|records?|clips?)\b|[看读念]书|[漫描刻图]?画[成出着的里中]|.?书[页店信]", re.IGNORECASE
)
"""Words for media that are verbs, or parts of other words."""
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]m|my|me)\b|(?<!自)我(?!们)")
_TRANSLATED = re.compile(
    r"^(?:这|它|该)?是?(?:一|这)(?:部|本|张|首|款|档|幅|个)(?:关于|讲述|描述|充满)|对于.{1,8}来说|在其中|通过.{2,12}来"
)
"""Chinese that only a translator would write."""
_VERDICT = re.compile(
    r"\b(?:fascinating|captivating|compelling|gripping|stunning|breathtaking|unforgettable|brilliant(?:ly)?|"
    r"wonderful(?:ly)?|amazing(?:ly)?|incredible|extraordinary|remarkable|superb|outstanding|exceptional|"
    r"mesmeri[sz]ing|riveting|enthralling|spellbinding|delightful|masterful(?:ly)?)\b|"
    r"引人入胜|精彩|扣人心弦|令人着迷|绝佳|出色|难忘|惊艳|动人心弦|妙趣横生",
    re.IGNORECASE,
)
"""What a critic would have to say: no facts of a work lead to it."""


class Checker:
    """Reads sentences about the works of one catalogue."""

    def __init__(self, names: Names, nearness: Nearness) -> None:
        self._names = names
        self._nearness = nearness

    def faults(self, sentence: str, facts: Facts, odds: Odds = untold) -> tuple[Fault, ...]:
        """Return what is wrong with the sentence; where nothing is, it may be shown."""
        claimed = without_contrasts(sentence, facts)
        # by meaning last, and a model's odds after all else: that is what takes time
        return (
            tuple(_plain_faults(sentence, claimed, facts, self._names))
            or tuple(Fault(kind="denial", words=words) for words in lost_denials(sentence, facts))
            or tuple(unfounded_denials(claimed, facts, self._nearness))
            or tuple(unsupported(sentence, facts, self._nearness, odds))
        )


def _plain_faults(sentence: str, claimed: str, facts: Facts, names: Names) -> list[Fault]:
    """Return what is wrong to the eye; `claimed` is the sentence without its contrasts to the wish."""
    return [
        *(Fault(kind="form", words=words) for words in _form(sentence, facts.language)),
        *(Fault(kind="voice", words=words) for words in _voice(sentence)),
        *(Fault(kind="verdict", words=words) for words in _verdicts(sentence, facts)),
        *unfounded(claimed, facts),
        *(Fault(kind="title", words=title) for title in _untold_titles(sentence, facts)),
        *(Fault(kind="medium", words=word) for word in _other_media(claimed, facts)),
        *(Fault(kind="name", words=name) for name in _strange_names(sentence, facts, names)),
    ]


def opening_of(sentence: str) -> str:
    """Return how the sentence begins: two words, or four Chinese characters."""
    plain = folded(sentence)
    return plain.replace(" ", "")[:4] if is_han(plain[:4]) else " ".join(plain.split()[:2])


def _form(sentence: str, language: str) -> Iterator[str]:
    if not sentence or len(sentence) > LONGEST[language]:
        yield "length"
    elif sentence[-1] not in ".!。！…”\"'’）)":
        yield "cut short"
    elif is_han(_QUOTED.sub("", sentence)) != (language == "zh"):
        yield "another language"
    elif _repeats(sentence, language):
        yield "repetition"
    elif label := _LABEL.match(sentence):
        yield label.group()


def _voice(sentence: str) -> Iterator[str]:
    """Yield what a bookseller would not say even if the item's own text says it."""
    plain = _QUOTED.sub("", sentence)
    found = [pattern.search(plain) for pattern in (_FIRST_PERSON, _TRANSLATED)]
    yield from (match.group() for match in found if match)
    yield from [word for word in [praise(sentence)] if word]
    if is_order(plain):
        yield plain


def _verdicts(sentence: str, facts: Facts) -> list[str]:
    """Return the judgements that the facts do not hold; a title may be one."""
    found = [match.group() for match in _VERDICT.finditer(_QUOTED.sub("", sentence))]
    told = facts.text.casefold()
    return [word for word in found if word.casefold() not in told]


def _repeats(sentence: str, language: str) -> bool:
    """Tell whether four words or four Chinese characters come twice, or a long word's stem three times."""
    units = list(folded(sentence).replace(" ", "")) if language == "zh" else folded(sentence).split()
    size = 4
    words = units if language == "zh" else [unit[:_STEM] for unit in units if len(unit) > 3]
    return _most(units, size) > 1 or _most(words, 2 if language == "zh" else 1) > 2


def _most(units: Sequence[str], size: int) -> int:
    """Return how often the most frequent run of `size` units comes."""
    runs = Counter(tuple(units[start : start + size]) for start in range(len(units) - size + 1))
    return max(runs.values(), default=0)


def _untold_titles(sentence: str, facts: Facts) -> list[str]:
    """Return what is quoted but not in the facts; what is in 书名号 must be a title there too."""
    titles = re.findall(r"《([^《》]*)》", sentence)
    untold = [t for t in titles if t not in facts.works and f"《{t}》" not in facts.text]
    quotes = re.findall(r"[\"“「]([^\"”」]*)[\"”」]", sentence)
    return [*untold, *(q for q in quotes if folded(q) not in folded(facts.text))]


def _other_media(sentence: str, facts: Facts) -> list[str]:
    """Return the words that call the work a medium it is not: a book is no film."""
    told = {mention.word for mention in vocabulary().mentions(facts.text) if mention.kind == "medium"}
    told |= {"track"} if "album" in told else set()
    said = [m for m in vocabulary().mentions(sentence) if m.kind == "medium" and m.word not in told]
    return [sentence[m.start : m.end] for m in said if not _IN_PASSING.match(sentence, max(m.start - 1, 0))]


def _strange_names(sentence: str, facts: Facts, names: Names) -> list[str]:
    """Return the names in the sentence that are not among the facts: known ones, and what looks like one."""
    allowed = folded(" ".join((facts.text, *facts.names)))
    # Chinese titles stand in 书名号: without them their words mean what they mean
    known = [
        sentence[m.start : m.end]
        for m in names.mentions(sentence)
        if m.is_creator or facts.language != "zh" or not is_han(sentence[m.start : m.end])
    ]
    words = [] if facts.language == "zh" else _CAPITALISED.findall(sentence)
    dotted = re.findall(r"[\u4e00-\u9fff]{1,4}(?:·[\u4e00-\u9fff]{1,6})+", sentence)
    latin = re.findall(r"[A-Za-z][A-Za-z'’\-]{2,}", sentence) if facts.language == "zh" else []
    # "Germany" of what is German is looked at among the places
    places = {sentence[m.start : m.end] for m in vocabulary().mentions(sentence) if m.kind == "country"}
    return [
        name
        for name in (*known, *words, *dotted, *latin)
        if name not in places
        and folded(name) not in allowed
        and folded(re.sub(r"['’]s?$", "", name)) not in allowed
    ]
