"""Questions about works: how long, who, when, is it sad, which of them; what is asked, and of what."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from retrieval.models import Item, Record
from retrieval.spelling import simplified
from retrieval.titles import NameMention, Names
from retrieval.vocabulary import Mention, vocabulary

from .audience import audience_in
from .indifference import indifferent_places
from .inquiries import Clause, clauses, inquiries, is_of_you, wants, wishes
from .past import Past, Referent
from .phrases import MARKED_TITLE
from .qualities import quality_asked
from .references import item_of, pointed_at
from .refusals import clause_around


class Asked(StrEnum):
    LENGTH = "length"
    YEAR = "year"
    CAST = "cast"
    MAKER = "maker"
    SEQUEL = "sequel"
    SOURCE = "source"
    LANGUAGE = "language"
    COUNTRY = "country"
    WHY = "why"
    WHY_NOT = "why not"
    """What kept it out?"""
    HOW = "how"
    """How were these found?"""
    TEMPO = "tempo"
    KEY = "key"
    STYLE = "style"
    ABOUT = "about"
    QUALITY = "quality"
    """Has it this quality: is it sad?"""
    SUITS = "suits"
    """Is it all right for who is there: for children, with parents?"""
    ELSE = "else"
    """Anything of which the catalogue says nothing: what it costs, whether it is for two."""
    MOST = "most"
    """Which of these has most of it: which one is shorter?"""
    CHOICE = "choice"
    """Which of them to take: this one or that one?"""


_IS = r"(?:is|are|was|were|does|do|did|['’]s)"
_PATTERNS: tuple[tuple[Asked, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Asked.WHY_NOT, r"^\W*(?:and |but |so |then |ok(?:ay)? )*why not\b|"
            r"\bwhy (?:did|do|does|are|have|has|is|was|were)(?:n['’]?t| not)\b|"
            r"\bwhy did you (?:leave out|skip)\b|"
            r"\bwhy (?:is|are|was|were) .{1,60}\b(?:not|missing|left out)\b|"
            r"(?:为什么|为啥|怎么|咋)(?:会|就|都)?(?:没有?|不)(?!错|喜欢|好|是|样)|"
            r"(?:为什么|为啥|怎么)[^，。？！]{1,20}(?:没(?:有|推荐|选|出现|上榜|进)|不(?:在|推荐|选))"),
        (Asked.HOW, r"\bhow (?:did|do|have) you (?:get (?:there|here|to|these|those|this|that)|come up with|"
            r"arriv\w+|f(?:ind|ound) (?:these|those|them|this|that|it)|"
            r"pick\w*|ch[o]{1,2}s\w+|select\w*|decide)\b|"
            r"\bhow (?:were|was|are) (?:these|those|they|this|it) (?:found|picked|chosen|selected)\b|"
            r"怎么(?:找到|找出来|挑出来|选出来|得出来?|推荐出来|想到)的?|"
            r"(?:这些|它们|结果)是?怎么(?:来|找|选|挑|推荐)的"),
        (Asked.WHY, r"^\W*why (?!not\b|don['’]?t|can['’]?t)\w|\bwhy (?:this|that|did you|do you|are you|"
        r"is it|those|these|the)\b|为什么(?:推荐|选|是|给|挑)|为啥|凭什么"),
        (Asked.TEMPO, rf"\b(?:what|which|how fast)\b.{{0,20}}\btempo\b|\bhow fast {_IS}\b|"
            r"\b(?:what|how many) (?:bpm|beats)\b|\btempo\?|节奏(?:有)?多快|(?:多少|几)拍|"
            r"什么(?:速度|节拍)|速度(?:是|有)?多"),
        (Asked.KEY, r"\b(?:what|which) key\b|(?:什么|哪个|哪一个|啥)调(?=[？?的吗呢]|$)"),
        (Asked.LENGTH, rf"\bhow long {_IS}\b|\bhow long (?:the|that|it)\b|\b(?:running time|runtime|"
        rf"duration)\b.*\?|"
            r"\bare (?:they|these|those|any of|all)\b[^.?!]{0,20} (?:under|over|less than|more than|"
            r"longer than|shorter than) [^.?!]{0,15}(?:hours?|minutes?|mins?|pages?)\b|"
            r"(?:都|全|是不是)(?:在|是)?[^，。？！]{1,4}(?:小时|分钟|钟头|页)(?:以[内下上]|之内)[吗么嘛]|"
            r"\bhow many (?:minutes|hours|pages|episodes|seasons|series)\b|(?:有)?多长|(?:要|得)(?:看|听|玩|"
            r"读)?多久|多久(?:能|可以|才能?)?(?:通关|打完|打通|[看听读玩]完)|"
            r"\bhow long to (?:beat|finish|complete|get through)\b|"
            r"多少(?:分钟|小时|页|集|季)|几(?:个)?(?:小时|钟头|分钟)|几[集季]|片长|时长(?:是|有|呢|多)"),
        (Asked.YEAR, rf"\b(?:what|which) year\b|\bwhen {_IS}\b.*\b(?:made|released|come out|came out|"
        rf"published|written|painted|from|recorded|taken)\b|"
            r"\bhow old (?:is|are) (?:it|that|this|they|the)\b|"
            r"(?:哪一?年|什么时候|何时|几几年|什么年代|哪个年代)(?:的|拍|写|"
            r"出|发行|上映|出版|画|录)"),
        (Asked.CAST, r"\bwho(?:['’]s| is| are|s)? (?:in|starring|acting|acts|stars|plays)\b|\bwho (?:stars|"
        r"acts|plays)\b|\bthe cast\b|(?:谁|哪个(?=演)|哪位|什么人)(?:主?演)|(?:主演|演员)(?:是|有|都)|"
        r"有(?:哪些|什么|谁)演员|主演[？?]"),
        (Asked.MAKER, r"\bwho(?:['’]s| is| was)? (?:the |it )?(?:by|did|made|took|shot|drew|directed|"
        r"wrote|painted|sings?|sang|recorded|composed|created|photographed|"
            r"director|author|writer|artist|singer|composer|photographer|painter|band|behind|hosts?|presenter|"
            r"presents|narrator|narrates|voices)\b|"
            r"\bwhose\b.*\?|(?:谁|哪个(?=[拍导写唱画]的)|哪位|什么人)(?:拍|导|写|唱|画|作|做|创作|编|主持|"
            r"主播|主讲|主笔|录|弹|演奏|谱|设计|开发|的(?:作品|歌|书|电影|画|(?=\W*$)))|"
            r"(?:导演|作者|歌手|"
            r"画家|作家|摄影师|主持人|主播|配乐|作曲|演员|译者|开发商|工作室)是(?:谁|哪)"),
        (Asked.SEQUEL, r"\b(?:is|are) there (?:a |an |any )?(?:sequels?|prequels?|follow-?ups?|"
        r"second (?:part|season|book|film)|more (?:parts|seasons))|\b(?:does|has) .{0,40}(?:sequel|prequel|"
        r"follow-?up)|"
            r"(?:有没有|有)(?:拍|出|写)?(?:续集|前传|第二部|续作|后续)(?:吗|么|没有?|[？?])?"),
        (Asked.SOURCE, r"\bbased on (?:a|an|any|anything|something|what|which)?|改编自(?:什么|哪)|原著是|"
        r"是改编的"),
        (Asked.LANGUAGE, rf"\b(?:what|which) language\b|{_IS} (?:it|that) in (?:english|chinese)\b|(?:什么|"
        rf"哪种)(?:语言|语)的?|[粤国英日韩法德中][语文话]的?还是|说的?什么话"),
        (Asked.COUNTRY, rf"哪(?:个|一)?国家?(?:人[^，。！？]{{0,4}})?的?(?:电影|片子?|剧|书|歌|作品)?"
            rf"[？?吗呢]?\W*$|"
            rf"\bwhere (?:{_IS}) (?:it|that|this|the)\b.*\bfrom\b|\b(?:what|which) country\b|"
        rf"哪(?:个|一)?国家?的?(?=[？?拍吗呢]|$)|哪里(?:拍|出)的"),
        (Asked.STYLE, r"\bwhat (?:kind|sort|type|genre|style)s? (?:of \w+ )?(?:is|are|was) (?:it|that|"
                      r"this|they|the)\b|"
            r"\bwhat genre\b|(?:是)?(?:什么|哪种|啥)(?:类型|风格|曲风|题材|流派)"),
        (Asked.ABOUT, r"\bwhat(?:['’]s| is| are) .{0,40}\babout\b|"
            r"\bwhat (?:it|this|that|the)\b.{0,40}\b(?:is|are) about\b|"
            r"\btell me (?:a (?:bit|little)(?: more)? |more )?about\b|"
            r"讲(?:的是|了|"
        r"的)?(?:什么|啥)|(?:说|写)(?:的是|了)(?:什么|啥)|关于什么|什么(?:内容|剧情|故事)|(?:介绍|讲讲|"
        r"说说)(?:一下)?(?=第|这|那|它|《)"),
    )
)  # fmt: skip
_PLAIN = frozenset(
    {Asked.LENGTH, Asked.YEAR, Asked.CAST, Asked.MAKER, Asked.LANGUAGE, Asked.COUNTRY, Asked.ABOUT}
)
"""Questions that go together in one message."""
_OF_THE_PICKING = frozenset({Asked.WHY, Asked.WHY_NOT, Asked.HOW})
_WHICH = re.compile(
    r"\bwhich (?:one )?(?:of (?:these|those|them|the (?:two|three|five)) )?(?:one )?(?:is|are|has|would be|"
    r"looks?)\b|"
    r"\bwhich of .{1,25}? (?:is|are|has|looks?)\b|"
    r"\bwhich (?:one|film|book|album|song|game|series)(?: is|['’]s)\b|"
    r"哪(?:一)?[个部本张首款幅档套]"
    r"(?!国|地方|人(?=[拍写唱演导画])|导演|歌手|作者|演员|作家|乐队|公司|平台|年|朝|版|[写拍唱画演导][的了过])",
    re.IGNORECASE,
)
_SUITS = re.compile(
    r"\b(?:is|are|would|will|was) (?:it|that|this|they|the|number|\w+)\b[^.!]{0,40}?"
    r"\b(?:ok(?:ay)?|fine|suitable|appropriate|safe|al(?:l ?)?right|good|right|too \w+) (?:for|with)\b|"
    r"\b(?:can|could|should) (?:i|we) (?:watch|see|read|play|hear|listen to) (?:it|that|this|"
    r"the)\b[^.!]{0,20}\bwith\b|"
    r"(?:适合|能|可以)[^，。！？]{1,14}(?:吗|么|嘛)\W*$|(?:适不适合|合适吗|能不能|可不可以)",
    re.IGNORECASE,
)
_WRITTEN_TITLE = re.compile(
    r"\b(?i:why not|recommend(?:ed)?|suggest(?:ed)?|pick(?:ed)?|show(?:n|ed)?|includ(?:e|ed)|choose|chosen|"
    r"why is|why are|why isn['’]?t|why wasn['’]?t)(?i: me)?(?: the)? "
    r"(?P<title>[A-Z][\w'’:-]*(?: (?:[A-Z0-9][\w'’:-]*|of|the|and|in|a|to))*)"
)
"""What stands, after "why not", where a title stands and is written like one."""
_NUMERIC = {
    Asked.LENGTH: re.compile(
        r"\b(?:short|long)(?:er|est)\b|(?:[更最比较]|哪[个部本张首款幅档套])(?:短|长)|较(?:短|长)",
        re.IGNORECASE,
    ),
    Asked.YEAR: re.compile(
        r"\b(?:old|new)(?:er|est)\b|\bmost recent\b|(?:[更最]|哪[个部本张首款幅档套])(?:老|早|新)|较(?:老|"
        r"早|新)",
        re.IGNORECASE,
    ),
}
_EITHER = re.compile(r"[》,，\s]*好?(?:or|vs\.?|versus|还是)[《,，\s]*", re.IGNORECASE)
_LISTED = re.compile(r"[》\s]*[,，、]?[《\s]*")
_QUESTION_END = re.compile(
    r"[》\s]*(?:呢|好|tonight|today|first|next|now)?\s*[?？]|[》\s]*好(?:呢|些|点)?\W*$", re.IGNORECASE
)
_LIKE_THEM = re.compile(r"\b(?:like|similar)\b|像|类似", re.IGNORECASE)
_CHOICE = re.compile(
    r"\bcompare\b|\bwhich (?:one |of (?:these|those|them|the two) )?(?:is better|should|would|do you)\b|"
    r"\bwhich (?:one )?is (?:the )?better\b|\bwhich\b.{0,30}\b(?:pick|choose|go (?:for|with)|start with|"
    r"prefer|"
    r"better|best)\b|\bwhat would you (?:watch|read|play|pick|choose|take|go for|listen to)\b.{0,12}\bof\b|"
    r"\b(?:can(?:['’]?t|not) (?:decide|choose)|torn|undecided) between\b|"
    r"\b(?:what(?:['’]?s| is) the|any) difference\b|\bhow do(?:es)? .{1,40} (?:differ|compare)\b|"
    r"(?:比较|对比)(?:一下|下(?!来)|[第这那《])|[看听读玩选挑]哪(?:一)?[个部本张首款幅档套]|"
    r"哪(?:一)?[个部本张首款幅档套](?:更|比较|最)?(?:好|合适|值得|划算|先看)|"
    r"(?:什么|啥|哪些)(?:区别|不同|差别|不一样)|区别(?:在|是)",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:is|are|was)\b.{1,60}\b(?:\w+er|more \w+|less \w+) than\b|比[^，。]{1,20}[吗么不]\W*$",
    re.IGNORECASE,
)
"""A comparison of two works that are named: "is Dune longer than Solaris"."""
_SUPERLATIVE = re.compile(r"\b([a-z]{3,})(?<!i)i?est\b", re.IGNORECASE)
_LEAST = re.compile(
    r"\b(?:shorter|shortest|older|oldest|less|least)\b|[更最较个部本张首款幅档](?:短|老|早|不)", re.IGNORECASE
)


class Question(Record):
    """What is asked about which works; `word` is the quality, or "length" or "year", to compare by."""

    asked: Asked
    items: tuple[Item, ...]
    word: str = ""
    least: bool = False
    """Whether the least of it is asked for: the shorter one."""
    mentions: tuple[Mention, ...] = ()
    """Words of the message that are part of the question and no wish."""
    absent: str = ""
    """A title asked about that the catalogue does not have."""
    clause: str = ""
    """The clause that asks, whose words are no wishes."""
    wished: bool = False
    """Whether another clause wishes for works."""
    also: tuple[Asked, ...] = ()
    """What else is asked of the same works: "who made it, and when?"."""


def question_in(message: str, names: Names, referents: Sequence[Referent]) -> Question | None:
    """Return the question about a work that the message asks; None when it asks none."""
    plain = simplified(message)
    mentions = pointed_at(message, names.mentions(message), names, referents)
    if _is_asked(Asked.WHY_NOT, plain):
        return _why_not(message, mentions, names)
    several = _WHICH.search(plain) or _CHOICE.search(plain)
    items = _meant(mentions, names.mentions(message), names, referents, several=several is not None)
    if not items or indifferent_places(plain):
        return None
    parts, asked = clauses(message, mentions), inquiries(message, mentions, referents)
    question = _asked_of(message, items, mentions, parts, asked)
    others = [part for part in parts if message[part.start : part.end] not in asked]
    of_picking = question is not None and question.asked in _OF_THE_PICKING
    wished = any(wants(part.text) for part in others) and not (of_picking and len(parts) == 1)
    return question.model_copy(update={"wished": wished}) if question else None


def _asked_of(
    message: str,
    items: tuple[Item, ...],
    mentions: Sequence[NameMention],
    parts: Sequence[Clause],
    asked: Sequence[str],
) -> Question | None:
    plain = simplified(message)
    is_choice = _CHOICE.search(plain) is not None or _is_either(plain, mentions)
    compares = is_choice or _WHICH.search(plain) or _THAN.search(plain)
    if len(items) > 1 and compares:
        found = _comparison(plain, items, _qualities(message, mentions), is_choice=is_choice)
        if found or not asked:
            return found
    if asks := list(_patterns_in(plain, parts)):
        (kind, found), *rest = asks
        goes_on = kind in _PLAIN or kind is Asked.WHY
        also = tuple(other for other, _ in rest if goes_on and other in _PLAIN)
        clause = clause_around(plain, found.start(), found.end())
        return Question(asked=kind, items=items, also=also, clause=clause)
    about_works = [clause for clause in asked if not is_of_you(simplified(clause))]
    beside = len(about_works) < len(asked) and not mentions  # 你是机器人吗？会做梦不
    return _of_a_quality(message, items, mentions) if about_works and not beside else None


def _patterns_in(plain: str, parts: Sequence[Clause]) -> Iterator[tuple[Asked, re.Match[str]]]:
    """Yield the kinds of question asked, but not where the clause wishes: "what are good podcasts about"."""
    for kind, pattern in _PATTERNS:
        found = pattern.search(plain)
        clause = next((p for p in parts if found and p.start <= found.start() < p.end), None)
        if found and (kind in _OF_THE_PICKING or clause is None or not wishes(clause.text)):
            yield kind, found


def _of_a_quality(message: str, items: tuple[Item, ...], mentions: Sequence[NameMention]) -> Question:
    """Return the question whether works have a quality or suit somebody, or what nothing is known of."""
    plain, qualities = simplified(message), _qualities(message, mentions)
    there = audience_in(message, mentions)
    if there and _SUITS.search(plain):
        return Question(asked=Asked.SUITS, items=items, word=there)
    if word := quality_asked(plain, tuple(quality.word for quality in qualities)):
        return Question(asked=Asked.QUALITY, items=items, word=word, mentions=qualities)
    if qualities:
        return Question(asked=Asked.QUALITY, items=items, word=qualities[0].word, mentions=qualities)
    if there:
        return Question(asked=Asked.SUITS, items=items, word=there)
    return Question(asked=Asked.ELSE, items=items)


def _qualities(message: str, names: Sequence[NameMention]) -> tuple[Mention, ...]:
    """Return the moods and genres of the message, outside its names."""
    return tuple(
        word
        for word in vocabulary().mentions(message)
        if word.kind in ("mood", "genre")
        and not any(word.start < name.end and name.start < word.end for name in names)
    )


def _is_either(plain: str, mentions: Sequence[NameMention]) -> bool:
    """Tell whether the message only asks which of some works to choose: "Alien or Arrival?"."""
    works = [mention for mention in mentions if not mention.is_creator]
    if len(works) < 2 or _LIKE_THEM.search(plain[: works[0].start]):
        return False
    *others, last = [plain[a.end : b.start] + _opening(plain, b) for a, b in pairwise(works)]
    listed = all(_LISTED.fullmatch(between) or _EITHER.fullmatch(between) for between in others)
    return listed and bool(_EITHER.fullmatch(last) and _QUESTION_END.match(plain[works[-1].end :]))


def _opening(plain: str, work: NameMention) -> str:
    """Return the word that joins what is pointed at to what stands before: the "or" of "first or second"."""
    joins = _EITHER.match(plain[work.start : work.end])
    return joins.group() if joins else ""


def _is_asked(kind: Asked, plain: str) -> bool:
    return any(pattern.search(plain) for asked, pattern in _PATTERNS if asked is kind)


def _why_not(message: str, mentions: Sequence[NameMention], names: Names) -> Question | None:
    """Return the question why the works named were not shown; None where "why not" is a wish."""
    named = tuple(item for mention in mentions if (item := item_of(mention, names)))
    marked, written = MARKED_TITLE.search(message), _WRITTEN_TITLE.search(message)
    absent = marked.group(1) or marked.group(2) if marked else written.group("title") if written else ""
    if named or absent:
        return Question(asked=Asked.WHY_NOT, items=named, absent="" if named else absent)
    return None


def _meant(
    mentions: Sequence[NameMention],
    behind: Sequence[NameMention],
    names: Names,
    referents: Sequence[Referent],
    *,
    several: bool,
) -> tuple[Item, ...]:
    """Return the works asked about: those named, else the one spoken of, else all that were shown.

    `behind` are the works of which only the makers are meant: 降临的导演是谁.
    """
    named = tuple({item.id: item for m in mentions if (item := item_of(m, names))}.values())
    made_by = [item for mention in behind if (item := item_of(mention, names))]
    past = Past(referents)
    if several:
        if len(named) > 1:
            return named
        return tuple({item.id: item for item in (past.last if len(past.last) > 1 else past.shown)}.values())
    return tuple(named or made_by or past.focus or past.last)


def _comparison(
    plain: str, items: tuple[Item, ...], qualities: tuple[Mention, ...], *, is_choice: bool
) -> Question | None:
    least = _LEAST.search(plain) is not None
    is_choice = is_choice or _THAN.search(plain) is not None or (least and not qualities)
    for kind, pattern in _NUMERIC.items():
        if pattern.search(plain):
            return Question(asked=Asked.MOST, items=items, word=kind.value, least=least)
    word = qualities[0].word if qualities else _of_superlative(plain)
    if word:
        return Question(asked=Asked.MOST, items=items, word=word, least=least, mentions=qualities)
    return Question(asked=Asked.CHOICE, items=items) if is_choice else None


def _of_superlative(plain: str) -> str:
    """Return the quality of "the funniest" or "the saddest"; empty when there is none."""
    for stem in _SUPERLATIVE.findall(plain):
        for spelling in (f"{stem}y", stem, f"{stem}e", stem[:-1]):
            if word := vocabulary().canonical("mood", spelling):
                return word
    return ""
