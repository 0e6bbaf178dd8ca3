"""The numbers a text says, in digits or in words, in both languages."""

import re

from retrieval.spelling import simplified

_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ENGLISH = re.compile(
    rf"\b(?:(?:{'|'.join((*_SMALL, *_TENS, *_SCALES))})(?:[ -](?:and )?)?)+\b", re.IGNORECASE
)
_DECADES = {word.removesuffix("y") + "ies": number for word, number in _TENS.items()}
_DIGITS = {letter: number for number, letter in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
# a numeral is a number only before what it counts: 三三两两 and 五颜六色 are words
_CHINESE = re.compile(
    r"(?<![第〇零一二两三四五六七八九十百千万])([〇零一二两三四五六七八九十百千万]+)(?:多|余|来)?"
    r"(?=[个位名只条张本部集首年岁天夜次遍章卷座米人口家种段页点把匹辆架艘幅扇层岁秒周月国房期款档]|小时|分钟|世纪|"
    r"姐妹|兄弟|乐章|重奏)"
)
_WRITTEN = re.compile(r"\d+(?:[.,]\d+)*")


def numbers_in(text: str) -> set[int]:
    """Return the whole numbers said; "one" and 一 are articles too often to count."""
    plain = simplified(text).replace("两个人", "")  # "they", as often as not
    found = {int(digits.replace(",", "")) for digits in _WRITTEN.findall(plain) if "." not in digits}
    found |= {_english(match.group()) for match in _ENGLISH.finditer(plain)}
    found |= {number for word, number in _DECADES.items() if word in plain.casefold()}
    found |= {_chinese(match.group(1)) for match in _CHINESE.finditer(plain)}
    return found - {0, 1}


def _english(words: str) -> int:
    total = part = 0
    for word in re.findall(r"[a-z]+", words.casefold()):
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            total, part = (total + part, 0) if word != "hundred" else (total, part)
        else:
            part += _SMALL.get(word, 0) + _TENS.get(word, 0)
    return total + part


def _chinese(numeral: str) -> int:
    if len(numeral) > 1 and not set(numeral) & set("十百千万"):
        return int("".join(str(_DIGITS[letter]) for letter in numeral))
    head, ten_thousands, tail = numeral.rpartition("万")  # more than one in 一万万 and 千千万万
    return (max(_chinese(head), 1) * 10_000 if ten_thousands else 0) + _below(tail)


def _below(numeral: str) -> int:
    total = digit = 0
    for letter in numeral:
        if letter in _UNITS:
            total, digit = total + max(digit, 1) * _UNITS[letter], 0
        else:
            digit = _DIGITS[letter]
    return total + digit
