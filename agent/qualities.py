"""Questions whether a work has a quality: "is it sad?", 第二个难吗."""

import re
from collections.abc import Sequence

_IS = r"(?:is|are|was|were|does|do|did|['’]s)"
_OPENS = r"^\W*(?:(?:and|but|so|ok|okay|hmm|oh)\W+)*"
_IS_IT = re.compile(
    rf"{_OPENS}how \w+ {_IS} (?:it|this|that|they|the)\b|{_OPENS}{_IS} (?:it|this|that|they|these|those|"
    rf"the|number|\w+)\b|"
    r"(?:吗|么|不|嘛)\W*$|会不会|是不是|[好吓]不[好吓]|难不难",
    re.IGNORECASE,
)
_DO_YOU_HAVE = re.compile(
    r"\b(?:do|have|can|could|would) you\b|\bany(?:thing)?\b|\bsome(?:thing)?\b|\bmore\b|有|能不能|推荐|来|"
    r"想|要(?!看)",
    re.IGNORECASE,
)
_POINTED = r"it|this|that|they|these|those|(?:this|that|the \w+) one|number \w+"
_POINTED_ZH = "它们?|这些|[这那第](?:个|部|本|张|首|款|档|幅|[一二三四五][个部本张首款档幅])"
_WHATEVER = re.compile(
    rf"{_OPENS}(?:is|are) (?:{_POINTED})(?: (?:very|too|really|that|so|all))? (?P<en>[a-z-]{{3,}})\W*$|"
    rf"^\W*(?:{_POINTED_ZH})(?P<asks>会不会|是不是)?(?:很|太|有点|会)*"
    r"(?P<zh>(?!可以|行|有|能|对)[\u4e00-\u9fff]{1,3}?)(?P<end>[吗么嘛])?\W*$",
    re.IGNORECASE,
)
"""A question that is nothing else, of a quality that nothing here may have a word for."""


def quality_asked(plain: str, known: Sequence[str]) -> str:
    """Return the quality that the simplified message asks about, rather one of the known ones; or nothing."""
    if known:
        return known[0] if _IS_IT.search(plain) and not _DO_YOU_HAVE.search(plain) else ""
    only = _WHATEVER.search(plain)
    if only is None:
        return ""
    return only["en"] or (only["zh"] if only["asks"] or only["end"] else "")
