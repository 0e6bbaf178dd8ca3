"""One spelling for matching: case, width, accents, traditional characters and punctuation folded away."""

import re
import unicodedata
from functools import cache
from typing import Any, cast

import opencc

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_CANTONESE_WORDS = {
    "好唔好": "好不好", "唔好": "不要", "唔該": "劳驾", "唔该": "劳驾", "唔係": "不是", "唔系": "不是",
    "鍾意": "喜欢",
    "钟意": "喜欢", "仲有": "还有", "邊個": "哪个", "边个": "哪个", "乜嘢": "什么", "有冇": "有没",
    "頭先": "刚才", "头先": "刚才", "第二啲": "别的些",
    "點解": "为何", "点解": "为何", "點樣": "怎样", "点样": "怎样",
}  # fmt: skip
_CANTONESE_LETTERS = str.maketrans(
    "睇唔嘅嗰咗冇佢哋啲喺嚟畀俾乜㗎啱搵係喇咁", "看不的那了没他们些在来给给啥的合找是了这"
)
_CANTONESE = re.compile(
    "[睇唔嘅嗰咗冇佢哋啲喺嚟畀俾鍾钟仲邊乜咩㗎啱搵係喇咁]|头先|頭先|[点點][解样樣]|呢[套部本张張首隻只個个]|"
    "幾[長耐大]|"
    "边[个套部年本]"
)
_CANTONESE_ASKING = (
    (re.compile(r"(?<!达)(?<!達)咩"), "啥"),
    (re.compile(r"[邊边](?=[套部年本张張首隻只国國位度])"), "哪"),
    (re.compile(r"呢(?=[套部本张張首隻只個个])"), "这"),
    (re.compile(r"[幾几](?=[長长耐大])"), "多"),
    (re.compile(r"(?<=[多])耐"), "久"),
    (re.compile(r"(?<=[第一二三四五六七八九十\d这那哪])[隻只](?!有|是|要|想)"), "张"),
)
_COLLOQUIAL = {
    "内种": "那种", "辣种": "那种", "介种": "这种", "内个": "那个", "辣个": "那个", "介个": "这个",
    "酱紫": "这样",
    "有木有": "有没有", "木有": "没有", "神马": "什么", "啥子": "什么", "么子": "什么", "啥人": "哪个",
    "肿么": "怎么",
    "灰常": "非常", "勿要": "不要", "老早就": "早早就", "老早": "早就", "俺": "我", "侬": "你",
}  # fmt: skip
"""How the young write online and the old speak at home, and as many letters of what it means."""
_COLLOQUIAL_SAID = re.compile("|".join(_COLLOQUIAL))
_PARTICLES = (
    (
        re.compile(
            r"(?<![水雨点一汗泪血露滴几])滴(?=没|吗|么|呢|电影|片|歌|书|剧|游戏|小说|画|$|[，。！？,.!?\s])"
        ),
        "的",
    ),
    (re.compile(r"(?<![砍步征讨杀北南东西作口])伐(?=\s*(?:$|[，。！？,.!?]))"), "吗"),
    (
        re.compile(r"(?<=[\u4e00-\u9fff])(?<![什怎这那多要])么(?=(?:早就|我|都|已经|就|也|倒|[看听读玩]))"),
        "，",
    ),
)
_APOSTROPHES = re.compile("['’‘`´]")
_NOT_WORDS = re.compile(r"[^\w\u3400-\u9fff]+")


@cache
def _to_simplified() -> Any:
    return cast(Any, opencc).OpenCC("t2s")


def simplified(text: str) -> str:
    """Return the text in simplified characters and common words, all else as it was, letter for letter.

    Written Cantonese is read as what it means: 唔好睇 as 不要看; and so is what is written as it is spoken.
    """
    if not HAN.search(text):
        return text
    if _CANTONESE.search(text):
        for word, meaning in _CANTONESE_WORDS.items():
            text = text.replace(word, meaning)
        text = text.translate(_CANTONESE_LETTERS)
        for letter, meaning in _CANTONESE_ASKING:
            text = letter.sub(meaning, text)
    plain = str(_to_simplified().convert(text))
    plain = _COLLOQUIAL_SAID.sub(lambda found: _COLLOQUIAL[found.group()], plain)
    for letter, meaning in _PARTICLES:
        plain = letter.sub(meaning, plain)
    return plain


def folded(text: str) -> str:
    """Return the form in which names are compared: `"Amélie!"` and `"amelie"` fold alike."""
    plain = text.casefold() if text.isascii() else _without_accents(simplified(text).casefold())
    spaced = _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", plain.replace("&", " and ")))
    return spaced.replace("_", " ").strip()


def _without_accents(text: str) -> str:
    wide = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in wide if not unicodedata.combining(letter))


def is_han(text: str) -> bool:
    """Tell whether the text has a Chinese character."""
    return HAN.search(text) is not None
