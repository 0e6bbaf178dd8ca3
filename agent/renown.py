"""How well known a work may be: "a hidden gem", "nothing mainstream", 冷门一点, 大家都看过的."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from retrieval.models import Item
from retrieval.spelling import simplified
from retrieval.titles import NameMention

from .ledger import Fact, Ledger, Role, Strength
from .refusals import refused

LESSER_KNOWN, WELL_KNOWN = "lesser known", "well known"
_THINGS = (
    r"(?:stuff|things?|ones?|picks?|choices?|titles?|names?|films?|movies?|books?|novels?|reads?|albums?|records?|"
    r"songs?|tracks?|artists?|bands?|games?|series|shows?|podcasts?|paintings?|pictures?)"
)
_DEGREE = r"(?:(?:really|very|too|so|super|more|a bit|a little|all that|that|overly|quite|pretty|less) )*"
_KNOWN = r"(?:famous|popular|well[- ]known|mainstream|big[- ]name|overhyped|hyped)"
_WELL = re.compile(
    rf"\b(?:something|anything|nothing|one|be|stay|keep it|is|are|not|n['’]t|no) {_DEGREE}{_KNOWN}\b|"
    rf"\b{_KNOWN} {_THINGS}\b|"
    r"\b(?:usual|obvious) (?:suspects?|choices?|picks?|names|ones|titles|answers)\b|"
    r"\b(?:blockbusters?|best[- ]?sellers?|crowd[- ]?pleasers?|household names?)\b|"
    r"\b(?:big|greatest|huge|smash) hits?\b|"
    r"\b(?:everyone|everybody)(?:['’]s| is| has| else)? (?:\w+ )?(?:(?:talking|raving) about|watching|"
    r"reading|playing|seen|read|heard of|knows?|watches|reads)\b|"
    r"(?:热门|大热|出名|有名|知名|著名|很?火|爆款|网红|大众|主流|畅销|流行)(?:一?[点些])?的"
    r"(?=$|[，。！？,.!?\s]|[电影片剧书歌专辑游戏小说播客画作品]|吗|就)|"
    r"烂大街|大路货|家喻户晓|人人都?(?:知道|看过|在[看听读玩])|大家都(?:知道|看过|在[看听读玩])",
    re.IGNORECASE,
)
"""Works that many know; who refuses them wants others."""
_LESSER = re.compile(
    r"\bhidden (?:gems?|treasures?)\b|\b(?:lesser|little|less|barely)[- ](?:well[- ])?known\b|\bobscure\b|"
    r"\bunder[- ]?(?:rated|seen|appreciated|heard|read)\b|\b(?:under|off|below) the radar\b|\boverlooked\b|"
    r"\bdeep cuts?\b|\bniche\b|\b(?:un|not )discovered\b|\bforgotten gems?\b|\bunsung\b|"
    r"\b(?:nobody|no[- ]one|hardly anyone|few people|not many people) (?:else )?(?:has |have |ever )?"
    r"(?:seen|heard of|read|played|knows?|watched|talks about)\b|"
    r"\b(?:seen|watched|read|heard|played) (?:everything|all|the whole|every \w+)[^,.;!?]{0,12}"
    r"\b(?:top|best)[ -]?\w* ?\d*\b|"
    r"冷门|小众|偏门|遗珠|被(?:低估|忽略|忽视|埋没|遗忘)的|"
    r"(?:没|很少|少)(?:什么|多少|几个)?人(?:知道|看过|听过|读过|玩过|提|听说)的|"
    r"(?:不|别|不要)(?:太|那么|怎么|这么|大|用太)?(?:出名|有名|热门|火|大众|知名|主流|网红|流行)(?!得)|"
    r"(?:豆瓣|imdb)?(?:top|榜单?)? ?250(?:的|里的?)?(?:我|基本|差不多)*(?:都|全)(?:看|刷|扫)(?:完|过|遍)",
    re.IGNORECASE,
)


_OF_RENOWN = re.compile(rf"{_LESSER.pattern}|{_WELL.pattern}|\b{_KNOWN}\b|\btop\b|250", re.IGNORECASE)
_NO = re.compile(r"(?:nothing|not|n['’]t|no)\b|烂大街|大路货", re.IGNORECASE)
"""How words for what is well known begin where it is not wanted."""


def of_renown(message: str, names: Sequence[NameMention], turn: int) -> Iterator[Fact]:
    """Yield whether what many know is wanted, or what few do."""
    plain = simplified(message)
    for pattern in (_LESSER, _WELL):
        for found in pattern.finditer(plain):
            start, end = found.span()
            if any(name.start < end and start < name.end for name in names):
                continue
            lesser = pattern is _LESSER or refused(plain, start, end) or _NO.match(plain, start)
            yield Fact(
                role=Role.TARGET, field="renown", value=LESSER_KNOWN if lesser else WELL_KNOWN,
                strength=Strength.SOFT, words=message[start:end], turn=turn,
            )  # fmt: skip
            return


def without_renown(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts without subjects that only say how well known a work may be: "nothing mainstream"."""
    every = list(facts)
    if all(fact.field != "renown" for fact in every):
        return every
    return [fact for fact in every if fact.field != "about" or not _OF_RENOWN.search(simplified(fact.words))]


def renown_asked(ledger: Ledger) -> int:
    """Return 1 where what many know is wanted, -1 where what few do, else 0."""
    asked = {fact.value for fact in ledger.having(Role.TARGET, field="renown")}
    return 1 if WELL_KNOWN in asked else -1 if LESSER_KNOWN in asked else 0


def tells_renown(items: Mapping[str, Item]) -> bool:
    """Tell whether the catalogue says of works how well known they are."""
    return len({item.popularity for item in items.values()}) > 1
