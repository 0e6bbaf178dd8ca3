"""Whether words that are a title mean it: "the film Her" does, "ask her" does not."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from .models import Item
from .spelling import folded, is_han, simplified
from .title_forms import most_words
from .title_index import TitleIndex
from .vocabulary import vocabulary

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_OPENS_SENTENCE = re.compile(r"(?:[.!?。！？\n]\W*|^\W*)$")
_ARTICLES = ("the", "a", "an")
_SMALL = frozenset("a an and as at by for from in into is it of on or out over the to up with".split())
"""Words that a title may hold without a capital."""
_INVITES = re.compile(
    r"\b(?:see|sees|seen|seeing|saw|watch|watched|watching|like|likes|liked|love|loved|enjoy|enjoyed|called|"
    r"named|titled|film|movie|book|novel|album|song|track|game|series|show|and|or|than|recommend|suggest|"
    r"about|"
    r"read|reading|play|played|playing|heard|hear|try|tried|is|was|be|why not)\s+(?:the\s+)?$|"
    r"(?<!it)['’]s\s+$",
    re.IGNORECASE,
)
_ASKS_ABOUT = re.compile(
    r"\b(?:who (?:did|made|directed|wrote|painted|sang|composed|recorded|is in)|how long is|when was|"
    r"called|titled)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before several small words that are a title: "who did the great wave"."""
_DESCRIBED = re.compile(r"\b(?:an?|some|any|more|no|good|great|best|new|old|my|our)\s+$", re.IGNORECASE)
_OF_A_PERSON = re.compile(
    r"\b(?:i['’]?m|i am|we['’]?re|we are|s?he['’]?s|s?he is|they['’]?re|you['’]?re)(?: (?:a|an|so|very|"
    r"really|a bit|not|now|both|all|"
    r"feeling|just))*\s+$",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(r"\b(?:an|any|some)\s+$", re.IGNORECASE)
_MEDIUM = re.compile(
    r"\s+(?:films?|movies?|books?|novels?|albums?|songs?|tracks?|games?|series|shows?|stories|story|"
    r"podcasts?)\b",
    re.IGNORECASE,
)
"""Around a word in small letters that says what kind of work is wanted."""
_INVITES_HAN = re.compile(
    r"(?:电影|影片|片子|歌曲|首歌|专辑|电视剧|小说|游戏|播客|[这那一][首部张本款档支]|第[一二三四五]部|"
    r"叫做?|名为|点播|"
    r"(?<![\u4e00-\u9fff])比|"
    r"(?:主演|出演|参演|演|演唱|唱|写|导演|执导|拍|听|看|读|玩|追|刷|补)(?:的|过|完了?|了|一?遍)|"
    r"(?:像|类似|好比|媲美))[\s:：]*$"
)
_FOLLOWS_HAN = re.compile(
    r"[\s，,]*[这那](?:[首部张本款档支]|道菜)|我?[也都早就已经全]*(?:没?[看读听玩追刷打啃](?:过|完)|"
    r"[刷追](?:了|过|完)|通关)|"
    r"(?:我|我们|咱|他|她)?(?:早|都|也|全)*(?:会|能)?(?:倒?背)(?:下来|如流|了|熟)|"
    r"就?(?:甭|别|不用|不必)再?(?:提|推|说|放|写)|(?:啊|呀)?[，,]?(?:天天|老|都|总)?被(?:人)?安利|"
    r"(?:我)?(?:大学|小时候|从小|高中|初中|早)?就?[看读听]烂|"
    r"[看听读玩追刷打睇](?:到|得)(?:都)?(?:烂|吐)[^。！？]{0,14}[这那呢][部本套张首个]|"
    r"(?:三部曲|全集|系列)|(?:真的?|很|太|挺|特别|超级?|实在)(?:好[看听玩]|精彩|经典|难看|无聊)|"
    r"我们?(?:[也都早就从大概至少前后小时候才已经]*)[看读听玩追打啃翻听](?:了|到|哭|得|不下)|"
    r"[看读听玩追打啃翻](?:了)?(?:不下|无数|好?几|[\d一两二三四五六七八九十百千万N]+)(?:十|百)?[遍次回]|"
    r"(?:、[^、，。！？\s]{2,8}){1,6}(?:我|们|也|都|全|早|就|已经)*[看读听玩追刷](?:过|完|了)|"
    r"(?:给|让|把|害)我们?(?:看|整|弄|玩|听|哭|笑|吓|感动)|"
    r"我?(?:实在|真的)?[看读听玩追打啃]不(?:下去|动|进去|完)|[看读听玩](?:了|到)?(?:第?[\d一二两三四五六七八九十百几]*)(?:半|遍|集|"
    r"章|页|分钟|小时|关)|"
    r"(?:的|这)?(?:原著|书[看读]|电影[看版])|"
    r"(?:那[样种类]|一样|一类)|"
    r"(?:是)?(?:谁|哪个|哪位)(?:导|演|写|唱|画|拍|做|的)|的?(?:导演|作者|主演|演员|歌手|原唱|片长|时长|结局)(?:是|有|叫|多|几|谁)|"
    r"(?:我|俩人?|我们|都|已经|也|早)*[二三四五Nn]刷|就?(?:算了|免了)|(?:别|不要|甭|不用)(?:再|给我)*(?:推|来|放)|讲(?:的是|了)?(?:什么|啥)|(?:有)?多长|多久|多少[集页季分]|"
    r"(?:是|在)?哪一?年|有(?:没有)?续集|好[看听玩读](?:吗|不)"
)
_ON_A_LIST = re.compile(r"(?:\s*[和跟与、,，]\s*[A-Za-z\u4e00-\u9fff' ]{2,16}?){1,3}(?=我|都|也|已|早|全)")
_BEFORE_ALONE = re.compile(r"(?:^|[A-Za-z]['’]?s?[\s,:;.!?]*)$")
_AFTER_ALONE = re.compile(r"[\s,:;.!?]*(?:$|[A-Za-z'’])")
_LATIN = re.compile(r"[A-Za-z]")
_SPOKEN_OF = re.compile(
    r"\b(?:loved?|adored?|hated|liked|watched|saw|seen|read|reading|finished|played|heard|recommend(?:ed)?|enjoyed|like|did|"
    r"(?:song|film|movie|book|album|novel|game|show) called)\s+$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\s*(?:$|[,.;!?]|\b(?:and|but|so|last|yesterday|again|yet|already|which|next|for|in|is|was|now)\b)",
    re.IGNORECASE,
)
_VERDICT_ON = re.compile(
    r"\b(?:leave out|skip|drop|omit|except|seen|saw|watched|rewatched|finished|showed|screened|besides|"
    r"apart from|other than)\s+$",
    re.IGNORECASE,
)
_FAVOURITE = re.compile(
    r"\s+(?:is|was|are|has been) (?:easily |still |probably )?(?:my|our|his|her|one of)\b", re.IGNORECASE
)
_SEEN_AFTER = re.compile(
    r"\s+(?:i|we)(?:['’]?ve| have)? (?:\w+ )?(?:saw|seen|watched|read|played|heard|finished|own)\b",
    re.IGNORECASE,
)
_SEEN = re.compile(r"\b(?:seen|watched|saw|rewatched)\s+$", re.IGNORECASE)
_WHEN = re.compile(
    r"\s*(?:$|[,.;!?]|\b(?:already|yesterday|last|twice|before|a (?:dozen|hundred)|\w+ times)\b)",
    re.IGNORECASE,
)
"""Around two small words that are a title: "seen get out already"."""
_OPENS_AS_TITLE = re.compile(
    r"\s+(?:meets|crossed with|mixed with|or|vs\.?|versus)\s+(?=[A-Z\d\"“])|"
    r"\s+(?:was|is) (?:(?:so|really|very|absolutely|just) )?(?:great|amazing|brilliant|wonderful|perfect|"
    r"fantastic|awesome|my favou?rite|boring|dull|too)\b"
)
"""After an everyday word that opens a sentence and is a title: "Alien meets Groundhog Day"."""
FEWEST_WORDS = 3
"""Small words in a row that are a title where a verdict is told of them: "liked kind of blue"."""
DESCRIBED_IN = 2
"""Descriptions of other works from which on a phrase in small letters is taken to be everyday language."""
READ_LETTERS = 1000


class Everyday:
    """The everyday language among the titles of a catalogue."""

    def __init__(self, titles: TitleIndex, items: Iterable[Item]) -> None:
        """Learn from the descriptions which of the folded titles are also said in passing."""
        self._phrases = frozenset(_said_in_passing(titles, items))

    def __contains__(self, phrase: str) -> bool:
        """Tell whether the folded phrase is an everyday one."""
        return phrase in self._phrases or all(map(is_everyday, phrase.split())) or _is_of_the_field(phrase)


def means_a_title(text: str, start: int, end: int, everyday: Everyday) -> bool:
    """Tell whether the words from `start` to `end`, which are a title, are meant as one."""
    span = text[start:end]
    key = folded(span)
    if is_han(key):
        certain = len(key) > 2 and key not in everyday
        signs = (_INVITES_HAN.search(text[:start]), _FOLLOWS_HAN.match(text, end))
        return certain or any(signs) or (key not in everyday and _stands_in_latin(text, start, end))
    return _means_a_western_title(text, start, end, everyday)


def is_spoken_of_in_chinese(text: str, start: int, end: int) -> bool:
    """Tell whether words around the place say in Chinese that it is a work, alone or on a list."""
    plain = simplified(text)
    ahead = _ON_A_LIST.match(plain, end)
    return any(
        (
            _INVITES_HAN.search(plain[:start]),
            _FOLLOWS_HAN.match(plain, end),
            ahead and _FOLLOWS_HAN.match(plain, ahead.end()),
        )
    )


def _stands_in_latin(text: str, start: int, end: int) -> bool:
    """Tell whether the words stand alone among others of another script: "he says 侠女 is the best"."""
    before, after = _BEFORE_ALONE.search(text[:start]), _AFTER_ALONE.match(text, end)
    if before is None or after is None:
        return False
    return _LATIN.search(before.group() + after.group()) is not None


def _means_a_western_title(text: str, start: int, end: int, everyday: Everyday) -> bool:
    span = text[start:end]
    key = folded(span)
    words = _WORDS.findall(span)
    words = words[1:] if len(words) > 1 and words[0].casefold() in _ARTICLES else words
    if len(words) == 1 and span.islower() and _is_said_of_others(text, start, end):
        return False
    if key not in everyday or (len(words) > 1 and _ASKS_ABOUT.search(text[:start])):
        return len(words) > 1 or len(words[0]) > 3 or words[0][:1].isupper()
    if len(words) > 1 and _SEEN.search(text[:start]) and _WHEN.match(text, end):
        return True
    if len(words) >= FEWEST_WORDS and _is_judged(text, start, end):
        return True
    of_the_field = _is_of_the_field(key) and not (_is_only_a_mood(key) and _named_between(text, start, end))
    telling = _telling(words)
    as_title = _capitalised(telling) and not of_the_field
    if not as_title or len(telling) > 1:
        return as_title
    return _is_meant_alone(telling[0], text, start, end)


def _is_meant_alone(word: str, text: str, start: int, end: int) -> bool:
    """Tell whether an everyday word with a capital is a title."""
    before = text[:start]
    # who shouts or opens a sentence would write any word so
    if _OPENS_SENTENCE.search(before) is not None:
        return _OPENS_AS_TITLE.match(text, end) is not None
    shouted = text[start:end].isupper() and len(word) > 1
    return not shouted and (len(word) > 4 or _INVITES.search(before) is not None)


def _is_said_of_others(text: str, start: int, end: int) -> bool:
    """Tell whether a word in small letters is no title: "a birthday film", "any serial", "i'm vegetarian"."""
    before = text[:start]
    described = _DESCRIBED.search(before) and (_MEDIUM.match(text, end) or _ONE_OF_MANY.search(before))
    return bool(described) or _OF_A_PERSON.search(before) is not None


def _named_between(text: str, start: int, end: int) -> bool:
    """Tell whether the words stand where a title does: "I loved Dark", "leave out Metropolis, ..."."""
    before = text[:start]
    spoken_of = _VERDICT_ON.search(before) or _SPOKEN_OF.search(before)
    return spoken_of is not None and _CLOSES.match(text, end) is not None


def _is_only_a_mood(key: str) -> bool:
    return vocabulary().canonical("mood", key) is not None and not any(
        vocabulary().canonical(kind, key) for kind in ("genre", "medium", "country", "language")
    )


def _is_judged(text: str, start: int, end: int) -> bool:
    """Tell whether a title of several small words is said to be seen, loved or a favourite."""
    seen = _SPOKEN_OF.search(text[:start]) and _CLOSES.match(text, end)
    return bool(seen or _FAVOURITE.match(text, end) or _SEEN_AFTER.match(text, end))


def _telling(words: Sequence[str]) -> list[str]:
    """Return the words whose letters tell a title: not the small ones inside, nor "I"."""
    return [word for n, word in enumerate(words) if (not n or word not in _SMALL) and word != "I"]


def _capitalised(words: Sequence[str]) -> bool:
    """Tell whether the words are written as a title: a capital each."""
    return all(word[:1].isupper() or word[:1].isdigit() for word in words) and any(
        word[:1].isupper() for word in words
    )


def _said_in_passing(titles: TitleIndex, items: Iterable[Item]) -> Iterable[str]:
    most = most_words(titles.keys)
    counts: Counter[str] = Counter()
    for item in items:
        words = _WORDS.findall(item.description[:READ_LETTERS])
        own = {folded(item.title)}
        said = {
            phrase
            for first, word in enumerate(words)
            for length in range(1, most.get(word, 0) + 1)
            if (phrase := " ".join(words[first : first + length])) in titles
        }
        # who writes of a horse says "horses" too
        said |= {several for word in words if (several := f"{word}s") in titles}
        counts.update(said - own)
    return (phrase for phrase, count in counts.items() if count >= DESCRIBED_IN)


def is_everyday(word: str) -> bool:
    """Tell whether the folded word is of everyday language."""
    return word in everyday_words() or word in _SMALL


def _is_of_the_field(phrase: str) -> bool:
    return phrase in _words_of_the_field()


@cache
def _words_of_the_field() -> frozenset[str]:
    known = vocabulary()
    kinds = ("medium", "genre", "mood")
    words = [(kind, word) for kind in kinds for word in known.words(kind)]
    return frozenset(folded(spelling) for kind, word in words for spelling in known.spellings(kind, word))


@cache
def everyday_words() -> frozenset[str]:
    """Return words of everyday language, which are seldom a title and never a slip of another word."""
    return frozenset(Path(__file__).with_name("everyday_words.txt").read_text("utf-8").split())
