"""Chinese names that a source has written one after another without a sign between them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from .spelling import is_han

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    "谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤葛舒霍梅古关甄狄邬"
)
"""The surnames of nine in ten."""
SHORTEST = 5
"""Characters from which on a word may be several names: one has at most four."""
TYPICAL = 3


def names_within(lists: Collection[str], known: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each run of names, folded, the names in it.

    A name is what stands alone elsewhere, or three characters, the first a surname, that several runs share.
    """
    runs = [each for each in dict.fromkeys(lists) if _may_be_several(each)]
    shared = Counter(part for run in runs for part in set(_parts(run, TYPICAL)) if part[0] in SURNAMES)
    recurring = {part for part, count in shared.items() if count > 1}
    alone = {name for name in known if is_han(name) and 2 <= len(name) < SHORTEST}
    names = recurring | alone
    return {
        run: tuple(dict.fromkeys(p for length in (4, 3, 2) for p in _parts(run, length) if p in names))
        for run in runs
    }


def _may_be_several(text: str) -> bool:
    return len(text) >= SHORTEST and all(map(is_han, text))


def _parts(text: str, length: int) -> Iterable[str]:
    return (text[start : start + length] for start in range(len(text) - length + 1))
