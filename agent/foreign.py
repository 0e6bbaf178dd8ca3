"""What comes from elsewhere, told by where it does not: 外国片, "a foreign film"."""

import re
from collections.abc import Iterator

from retrieval.spelling import simplified

from .ledger import Fact, Role, Strength
from .refusals import refused
from .wishes import medium_wish

_AT_HOME = ("CN", "HK", "TW")
"""Where nothing is from that the Chinese call foreign."""
_FOREIGN_ZH = re.compile(
    r"(?:外国|国外|海外|境外|老外|洋人)(?:人)?(?:的|拍的|写的|出的)?(?=[片剧书歌]|电影|电视剧|小说|作品|游戏|音乐|专辑|动画|喜剧|纪录|"
    r"[\u4e00-\u9fff]{2}[片剧]|$|[，。！？,.!?、\s吧呢啊])"
)
_FOREIGN = re.compile(
    r"\b(?:foreign(?:[- ]language)?|non[- ]english(?:[- ]language)?)(?= (?:\w+ )?(?:films?|movies?|"
    r"cinema|series|shows?|"
    r"books?|novels?|songs?|music|stuff|ones?|language)\b)|\bsomething foreign\b",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(r"(?:去|在|到|从|来自|住|没)$|(?:翻译|译)$")
"""Before a place where somebody is: 在国外."""


_ALLOWED = re.compile(r"[^，。！？]{0,4}也(?:行|可以|成|好|要|看|没关系|没问题)")


def of_foreign(message: str, turn: int) -> Iterator[Fact]:
    """Yield the refusal of what is from home, or the wish for it where nothing foreign is wanted."""
    plain = simplified(message)
    for found in _FOREIGN_ZH.finditer(plain):
        if not (_NOT_MEANT.search(plain[: found.start()]) or _ALLOWED.match(plain, found.end())):
            no = refused(message, *found.span())
            for country in _AT_HOME:
                yield _fact("country", country, message[slice(*found.span())], turn, wished=no)
            if plain.startswith("片", found.end()):
                yield medium_wish("film", message[slice(*found.span())], turn)
    for found in _FOREIGN.finditer(message):
        no = refused(message, *found.span())
        yield _fact("language", "en", found.group(), turn, wished=no)


def _fact(field: str, value: str, words: str, turn: int, *, wished: bool) -> Fact:
    role = Role.TARGET if wished else Role.REJECTED
    return Fact(role=role, field=field, value=value, strength=Strength.HARD, words=words, turn=turn)
