"""Pieces of long titles by which people call them: "Eternal Sunshine", "spiderverse", 肖申克."""

import re
from collections.abc import Callable, Iterable, Iterator

from .models import Item
from .spelling import folded, is_han, simplified
from .title_forms import without_article
from .title_signs import is_spoken_of_in_chinese

LONGEST_PIECE = 3
STORIES = ("film", "tv", "book", "game", "podcast")
"""Media of works that are called so; who likes "Blue Note" may mean no album."""
SHORTEST_WORD = 4
"""Letters of the word that makes a piece tell one title from others."""
SHORTEST_JOINED = 8
"""Letters of a compound written as one word."""
CLIPPED = (3, 4)
"""Letters to which people cut the last word of a title: "Parks and Rec"."""
FEWEST_FOR_CLIPPING = 7
SHORTEST_HAN = 3
"""Characters of a piece in Chinese."""
SHORTEST_BEGINNING = 4
"""Characters of the beginning of a Chinese title: 机器人 is any robot."""
_BETWEEN_HAN = re.compile(r"[，,：:·・•、！!？?\s—–-]+|的(?=..)|[与和](?=...)")
"""Where a title in Chinese falls into pieces."""
_NO_NAME = re.compile(
    r"第.+[季部卷集]|.+[版篇章]|.*(?:\d|[们我你妳他她它这那不没了上中里就会要都是有能啦]|如果|像|所|其他|世界|朋友|动物|一个).*"
)
"""A piece that is no name of its own."""
_POINTS = re.compile(r"(?:第|最后|[上下前后头这那哪另])?[一二两三四五六七八九十几\d]+[个部本张首款幅档套种]")
"""What points at a pick, though a title begins so: 第二个 of 第二个母亲."""
_OWNER = re.compile(r"([^\W\d_]{4,})['’]s\b")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_CALLED_BEFORE = re.compile(
    r"\b(?:like|loved?|liked|adored?|enjoyed|seen|saw|(?:re)?watched|(?:re)?read|finished|played|done|did|"
    r"hated|know|tried|"
    r"recommend(?:ed)?|good as|than|similar to|reminds? me of|(?:vein|style|mood|spirit) of|more|another|"
    r"smth like)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_CALLED_AFTER = re.compile(
    r"\s*(?:$|[,.;!?):]|(?:and|but|so|or|last|yesterday|again|already|was|is|were|ngl|tbh|pls|please|lol|"
    r"vibes?|style|type|"
    r"twice|to death|though|tho|too|instead|tonight|for|when|because|cos|with|without|only|just|minus)\b)",
    re.IGNORECASE,
)
"""Around a piece that is meant as a title."""
_POINTS_BACK = re.compile(
    r"》?(?:(?:[什啥叫]么?来着的?)?[那这][个部本首张款幅套]|(?:我|我们|都|早|已经)*[看听读玩追]过|"
    r"(?:有没有|有[吗么嘛])[？?]?)"
)
"""After the beginning of a title by which a work is meant: 额尔古纳河那个."""
_EDGE = frozenset("a an and as at by for from in into is of on or out over the to up with s".split())


class TitlePieces:
    """Items by pieces of their titles that no other item's title has."""

    def __init__(
        self, items: Iterable[Item], is_taken: Callable[[str], bool], is_everyday: Callable[[str], bool]
    ) -> None:
        """`is_taken` tells folded names of other things, `is_everyday` words that tell no title apart."""
        items = list(items)
        found: dict[str, Item | None] = {}
        for item in (item for item in items if item.medium in STORIES):
            for piece in dict.fromkeys(
                (*_pieces(item.title, is_everyday), *_han_pieces(item), *_lone(item.title, is_everyday))
            ):
                if not is_taken(piece):
                    # a piece of two titles means neither, save of the parts of one series
                    found[piece] = _of_one(found[piece], item, piece) if piece in found else item
        self._lone = {word for item in items for word in _lone(item.title, is_everyday)}
        self._lone -= {piece for item in items for piece in _pieces(item.title, is_everyday)}
        """Words that say enough only beside Chinese: Totoro看过了."""
        self._items = {piece: item for piece, item in found.items() if item is not None}
        self._begun_in_han = _of_han_titles(items, is_taken)

    def __iter__(self) -> Iterator[str]:
        return iter((*self._items, *self._begun_in_han))

    def meant(self, text: str, start: int, end: int) -> Item | None:
        """Return the item of whose title this part of the text is a piece, where it is meant as a title."""
        piece = folded(text[start:end])
        item, begun = self._items.get(piece), self._begun_in_han.get(piece)
        if item is None and begun is None:
            return None
        if is_han(text):
            has_form = is_han(piece) or text[start].isupper()
            if item and has_form and is_spoken_of_in_chinese(text, start, end):
                return item
            return begun if _POINTS_BACK.match(text, end) else None
        if item is None or piece in self._lone or not _CALLED_AFTER.match(text, end):
            return None
        called = _CALLED_BEFORE.search(text[:start]) is not None
        return item if called or _has_capitals(text[start:end]) else None


def _of_han_titles(items: Iterable[Item], is_taken: Callable[[str], bool]) -> dict[str, Item]:
    """Return the items by the beginnings of their long Chinese titles that no other title has."""
    found: dict[str, set[str]] = {}
    named: dict[str, Item] = {}
    for item in items:
        for title in {simplified(folded(name)) for name in (*item.list_attribute("title_zh"), item.title)}:
            for length in range(
                max(SHORTEST_BEGINNING, (len(title) + 1) // 2), len(title) if is_han(title) else 0
            ):
                found.setdefault(title[:length], set()).add(item.id)
                named[title[:length]] = item
    return {
        piece: named[piece]
        for piece, ids in found.items()
        if len(ids) == 1 and not (is_taken(piece) or _NO_NAME.fullmatch(piece) or _POINTS.fullmatch(piece))
    }


def _of_one(known: Item | None, item: Item, piece: str) -> Item | None:
    """Return the better known of two parts of one series, which both begin with the piece; else neither."""
    if known is None or not all(without_article(folded(i.title)).startswith(piece) for i in (known, item)):
        return None
    return max(known, item, key=lambda each: each.popularity)


def _has_capitals(piece: str) -> bool:
    words = piece.replace("-", " ").split()
    return (
        len(words) > 1 and all(word[:1].isupper() or word in _EDGE for word in words) and not piece.isupper()
    )


def _han_pieces(item: Item) -> Iterator[str]:
    """Yield the parts of the titles in Chinese that may stand for the whole: 李焕英, 盖茨比."""
    for title in (item.title, item.text_attribute("title_zh"), *item.aliases):
        parts = _BETWEEN_HAN.split(title) if is_han(title) else []
        for part in parts if len(parts) > 1 else ():
            piece = folded(part)
            if len(piece) >= SHORTEST_HAN and is_han(piece) and not _NO_NAME.fullmatch(piece):
                yield piece


def _lone(title: str, is_everyday: Callable[[str], bool]) -> Iterator[str]:
    """Yield the single words of a title in Latin letters that may stand for it."""
    words = without_article(folded(title)).split()
    if not is_han(title) and len(words) > 1:
        named = (*words, *map(folded, _OWNER.findall(title)))
        yield from (word for word in named if len(word) >= SHORTEST_WORD and not is_everyday(word))


def _pieces(title: str, is_everyday: Callable[[str], bool]) -> Iterator[str]:
    words = without_article(folded(title)).split()
    if is_han(title) or len(words) < 2:  # none at all: "???"
        return
    for compound in _COMPOUND.findall(title):
        if len(joined := folded(compound).replace(" ", "")) >= SHORTEST_JOINED:
            yield from (joined, folded(compound))
    if len(words[-1]) >= FEWEST_FOR_CLIPPING and len(words) <= LONGEST_PIECE:
        yield from (" ".join((*words[:-1], words[-1][:letters])) for letters in CLIPPED)
    after = folded(title.partition(": ")[2]).split()
    head = without_article(folded(title.partition(": ")[0])).split() if after else []
    if len(head) > 1 and len("".join(head)) >= SHORTEST_WORD + 2:
        yield " ".join(head)
    runs = [run for length in range(2, LONGEST_PIECE + 1) for run in (words[:length], words[-length:])]
    runs = [run for run in runs if len(run) < len(words) and run[0] not in _EDGE and run[-1] not in _EDGE]
    for run in (*runs, *([after] if len(after) > 1 else [])):
        if any(len(word) >= SHORTEST_WORD and not is_everyday(word) for word in run):
            yield " ".join(run)
