"""What a work is to be about or not, read from a message by rules: "a film set in Paris", 不要凶杀."""

import re
from collections.abc import Iterator, Mapping, Sequence

from retrieval.item_text import item_words
from retrieval.models import Item
from retrieval.spelling import folded, simplified
from retrieval.titles import NameMention
from retrieval.vocabulary import vocabulary

from .content_words import phrases_of
from .ledger import Fact, Role, Strength
from .numbers import bounds
from .refusals import refused
from .small_words import is_empty

_NOUN = re.compile(r"\b(?:something|anything|nothing|stor(?:y|ies)|ones?)\b", re.IGNORECASE)
_ENDS = (
    r"(?=\s*(?:[,.!?;:，。！？；]|$|(?:and|or|but|from|that|which|with|without|for|please|under|over|"
    r"not|by|made|in|if|on|at|then|now|too|instead|tonight|today|maybe|either|whatsoever|this|ever|"
    r"again|will|would|should|is|are|does|can|"
    r"because|cos|since|so|narrated|directed|written|starring|featuring)\b))"
)
_WHAT = (
    r"(?P<what>(?!(?:me|you|us|it|him|her|them|this|that|these|those|what|"
    r"how)\b)(?:[^\W\d_][\w'’-]*\s?){1,6}?)"
    rf"{_ENDS}"
)
_ABOUT = re.compile(
    rf"\s+(?:(?:that['’]?s|that is|which is|all) )?(?:about|set (?:in|on|at)|on the (?:theme|subject|"
    rf"topic) of)\s+(?:an?\s+)?{_WHAT}",
    re.IGNORECASE,
)
_ON = re.compile(
    rf"\b(?:something|anything|one)\s+on\s+(?!the\b|an?\b|my\b|our\b|here\b|there\b|now\b|tonight\b|tv\b|vinyl\b|"
    rf"cd\b|dvd\b|disc\b|tape\b|sale\b|offer\b|repeat\b|loop\b|netflix\b|spotify\b|\w+day\b|holidays?\b|your\b|"
    rf"long\b|short\b){_WHAT}",
    re.IGNORECASE,
)
_THEME = re.compile(
    rf"\b(?:theme|topic|subject)(?:\s+(?:is|being)|\s*[:=]|\s*[-–—])\s*{_WHAT}", re.IGNORECASE
)
_SHOWING = re.compile(rf"\s+(?:about|of|with)\s+{_WHAT}", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:(?<!have )(?<!has )(?<!had )(?<!got )(?<!['’]ve )(?<!is )(?<!are )(?<!was )no|"
    r"(?:as long as|so long as|provided|providing|if) there(?:['’]s| is| are) no|"
    r"without(?: any)?|nothing with|(?:don['’]?t|do not) (?:want|need|like)(?: any)?|"
    r"can['’]?t stand|(?:scared|afraid|sick|tired|weary) of|(?:had|seen) enough of|(?:my|our) fill of|"
    r"fed up (?:with|of)|"
    r"(?:hard |i['’]ll )pass on|so over|zero|spare (?:me|us) the|(?:skip|lay off|hold|minus|lose|cut) the)\s+"
    r"(?P<what>(?!(?:me|you|it|them|that|those|these|any|more|one|thanks|idea|need|rush|hurry|problem|matter|"
    r"doubt|substitutes?|worr(?:y|ies)|fuss|hassle|biggie|preference|particular|sense|point|clue|way|reason|use|"
    r"excuse|chance|offen[cs]e|pressure|wait|sorry|actually|"
    r"kidding|joke|longer|shorter|older|newer|surprises?|limit|to|the|a|an|anything|kids|children|"
    r"my|your|his|our|their|this|\w+ing)\b)"
    rf"(?:[^\W\d_][\w'’-]*\s?){{1,3}}?)\s*(?:stories|films|movies|books|songs|stuff|things)?{_ENDS}",
    re.IGNORECASE,
)
_ZH_END = r"(?=的|[，。！？,.!?；;和跟与或、\s]|$)"
_ZH = (
    re.compile(r"(?:发生在|故事在)(?P<what>[^\s，。！？,.!?的]{1,6})[上里中]的"),
    re.compile(
        r"(?:关于|(?<!没)有关(?!于)|讲述?|描写|描述|聊|"
        r"发生在)(?P<what>(?![什哪谁怎啥得着])[^\s，。！？,.!?的]{1,8})的"
    ),
    re.compile(
        r"(?:得|要|必须|一定要)有(?P<what>(?!意思|活力|气氛|思想|品味|格调|画面|感觉|趣|深度|内涵|点|"
        r"人声|字幕|氛围|新意|"
        r"节奏)[^\s，。！？,.!?的点些]{1,4})"
        r"(?=的?(?:$|[，。！？,.!?]))"
    ),
    re.compile(r"[和跟与](?P<what>[^\s，。！？,.!?的]{1,8})有关的"),
    re.compile(r"(?P<what>[^\s，。！？,.!?的]{1,6})题材(?=的|也|都|就|可|行|$|[，。！？,.!?\s])"),
    re.compile(r"(?:主题|题材)(?:是|为|要|[:：])(?P<what>[^\s，。！？,.!?的]{1,8})"),
    re.compile(r"以(?P<what>[^\s，。！？,.!?的]{1,8})为(?:背景|题材|主题)"),
    re.compile(r"画(?P<what>[^\s，。！？,.!?的]{1,6})的(?=[^，。！？,.!?]{0,2}画)"),
    re.compile(r"有(?P<what>(?!名|趣|意思|感觉|点)[^\s，。！？,.!?的]{1,4})的(?=画|照片|摄影)"),
)
_REFUSED_ZH = re.compile(
    r"(?:不要|(?<!特)(?<!分)别|不想|不能)(?:再)?(?:看到?|出现|有|讲|提|涉及|关于|来|[和跟与])+"
    rf"(?P<what>(?![太那这什别人])[^\s，。！？,.!?的]{{1,6}}?)(?:有关|相关|题材|情节|镜头|故事)?{_ZH_END}|"
    r"(?:(?<!要)不要|(?<!介意)不含|(?<!有)没有(?=[^\s，。！？,.!?的看听读玩]{1,6}的)|避免|受不了|讨厌|"
    r"害怕|怕)"
    r"(?P<other>(?!太(?!空|阳|平)|[那这什再给像比是有超推说问了吗我你他她它老总只一别带晚睡忘])"
    rf"[^\s，。！？,.!?的]{{1,6}}?)(?:怕得[^，。！？]{{1,3}}|题材|情节|镜头|故事)?{_ZH_END}|"
    r"(?<!没)(?:有|带|出现)(?P<with>(?!意思|名|趣|点|什么)[^\s，。！？,.!?的]{1,5})的[，,]?"
    r"(?:永远|以后|都|一律|统统|全都?|再也|就|请|可)*(?:别|不要|不想|不看|不行)"
)
_REFUSED_AFTER = re.compile(
    r"(?:^|(?<=[,.!;] ))(?P<what>(?!(?:this|these|those|always|things)\b)[a-z-]{3,}s)\s*(?:"
    r"(?:creep|freak|gross) me out|give me the (?:creeps|ick)|make my skin crawl|(?:bore|scare|terrify|"
    r"trigger) "
    r"(?:me|us)|are (?:both |all )?(?:a (?:hard |big )?no|out|off the table|a dealbreaker)\b|"
    r"\?\s*(?:hard pass|no thank(?:s| you)|nope|no way|god no|not for me))",
    re.IGNORECASE,
)
_REFUSED_AFTER_ZH = re.compile(
    r"(?:^|(?<=[，。！？,.!?；;\s]))(?P<what>(?![这那第它他她]|永久|直接|一律|全|统统|通通|一概|都|请|"
    r"我|绝对|坚决)"
    r"[^\s，。！？,.!?的]{1,6}?)(?:题材|情节|类)?"
    r"(?:就(?:别|不要|免|算)了|免谈|退散|达咩|拉黑|勿扰|劝退|滚粗|(?:一律|一概|统统|通通|绝对)不要|"
    r"[？?]\s*(?:达咩|免了|不了|没门|告辞)|pass(?=\s*(?:$|[，。！？,.!?吧了掉])))",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset(
    "重复 一样 其他 其它 别的 推荐 字幕 广告 问题 关系 办法 时间 要求 想法 头绪 兴趣 感觉 意见 担心 着急 "
    "客气 冷 热 黑 吵 累 胖".split()
)
_PICTURES = ("artwork", "photo")
SHORTEST_STEM = 4
_SMALL = frozenset("a an the at in of and or with 和 与 在".split())


def of_subjects(message: str, names: Sequence[NameMention], turn: int) -> Iterator[Fact]:
    """Yield the subjects asked for or refused that are neither names nor known words."""
    plain = simplified(message)
    said: list[tuple[int, int]] = []
    for found, what, is_refused in (*_asked(plain), *_refused(plain)):
        start, end = found.span(what)
        taken = [*((n.start, n.end) for n in names), *((b.start, b.end) for b in bounds(message)), *said]
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        said.append((start, end))
        no = is_refused or refused(message, start, end)
        yield Fact(
            role=Role.REJECTED if no else Role.TARGET,
            field="about",
            value=message[start:end].strip(),
            strength=Strength.HARD if no else Strength.SOFT,
            words=message[found.start() : found.end()].strip(),
            turn=turn,
        )


def naming(what: str, items: Mapping[str, Item]) -> Iterator[str]:
    """Yield the ids of the items whose words name a subject."""
    parts = phrases_of(what)
    for item_id, item in items.items():
        text = item_words(item).casefold()
        # words are told apart only where letters are found at all: that is slow, and mostly in vain
        if all(part in text for part in parts or {folded(what)}) and _says(phrases_of(text), parts):
            yield item_id


def _says(own: set[str], parts: set[str]) -> bool:
    """Tell whether every part is there; stems of one word differ by a letter: "zombies" and "zombie"."""
    longer = {word[:-1] for word in own if len(word) > SHORTEST_STEM}
    return parts <= own | longer


def _asked(plain: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    works = [m for m in vocabulary().mentions(plain) if m.kind in ("medium", "genre")]
    pictures = {m.end for m in works if m.word in _PICTURES}
    ends = {*(m.end for m in works), *(found.end() for found in _NOUN.finditer(plain))}
    for end in sorted(ends):
        found = (_SHOWING if end in pictures else _ABOUT).match(plain, end)
        if found and not _is_known(found["what"]):
            yield found, "what", False
    for pattern in (_THEME, _ON, *_ZH):
        yield from (
            (found, "what", False) for found in pattern.finditer(plain) if not _is_known(found["what"])
        )


def _refused(plain: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    """Yield what is refused outright: "no zombies", 不要凶杀; a known word in it is read by itself."""
    known = list(vocabulary().mentions(plain))
    for pattern in (_REFUSED, _REFUSED_ZH, _REFUSED_AFTER, _REFUSED_AFTER_ZH):
        for found in pattern.finditer(plain):
            what = next(name for name, said in found.groupdict().items() if said)
            start, end = found.span(what)
            overlaps = any(m.start < end and start < m.end for m in known)
            if not overlaps and not is_empty(found[what]) and found[what] not in _NO_SUBJECT:
                yield found, what, True


def _is_known(what: str) -> bool:
    """Tell whether the vocabulary has every word: what is about loneliness is lonely."""
    left = folded(what)
    for mention in vocabulary().mentions(left):
        left = left[: mention.start] + " " * (mention.end - mention.start) + left[mention.end :]
    return not set(left.split()) - _SMALL
