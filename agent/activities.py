"""What people do with works says which medium they want: "something to read", 想听点什么."""

import re
from collections.abc import Sequence

from retrieval.titles import NameMention
from retrieval.vocabulary import Mention, vocabulary

from .ledger import MUSIC, Fact, Role, Strength
from .phrases import RESEMBLING
from .refusals import clause_around, clause_before, refused
from .wishes import SUBJECTS, medium_wish

_THING_TO = (
    r"\b(?:some ?th?[ie]?ng?|anything|things?|stuff|sth|smth|sumthin\w*|somethin)\b[^.?!;]{0,60}?\bto "
)
"""Before what is to be done with it, whatever it is to be like: "something slow and green to read"."""
_ACTIVITIES = (
    (
        re.compile(
            r"(?<!about )(?<!of )\bmusic\b"
            r"(?! (?:films?|movies?|documentar|podcasts?|books?|games?|biograph|memoir|histor|theory))|"
            r"\bon the turntable\b|单曲循环的|能循环的|(?<!the same )(?<!that )\btunes?\b|\b(?:for|in) "
            r"(?:the|my|our|your) ears\b|\bbangers?\b|"
            r"(?<!关于)(?<!讲)(?<!聊)音乐(?!片|剧|电影|节|家|人|播客|游戏|史)",
            re.IGNORECASE,
        ),
        MUSIC,
    ),
    (
        re.compile(
            r"(?<![图照唱卡名薯刀药芯碎相信切胶叶底冰瓦贴一大两三几成连整这那鱼肉麦镜])片(?![段刻头尾长酬面场源区名儿片瓦子])|"
            r"(?:[一几两三四五六这那来推选]|[^\u4e00-\u9fff])部片(?!段)|\bflicks?\b",
            re.IGNORECASE,
        ),
        ("film",),
    ),
    (re.compile(r"\bphotographers\b|[男女]摄影师", re.IGNORECASE), ("photo",)),
    (re.compile(r"\b(?:painters|sculptors)\b|[男女]画家", re.IGNORECASE), ("artwork",)),
    (
        re.compile(r"\b(?:novelists|poets|book (?:club|group))\b|[男女]作家|读书会|书友会", re.IGNORECASE),
        ("book",),
    ),
    (re.compile(r"\bsingers\b|[男女]歌手", re.IGNORECASE), MUSIC),
    (re.compile(r"\b(?:film-?makers|directors)\b|[男女]导演", re.IGNORECASE), ("film",)),
    (re.compile(r"(?:有啥|有什么|能|可以|想|找个)追的|推个番|补番|\bto binge\b", re.IGNORECASE), ("tv",)),
    (
        re.compile(
            r"\b(?:to|can|could) hang\b(?! out)|\bfor (?:the|my|our|a) (?:\w+ )?walls?\b|(?:挂|"
            r"贴)(?:在)?(?:墙|客厅|书房|卧室)",
            re.IGNORECASE,
        ),
        ("artwork", "photo"),
    ),
    (
        re.compile(
            r"\blet['’]?s see an?\b|\b(?:to|let['’]?s|should (?:i|we)) see\b(?=\s*(?:$|[,.!?]|(?:in|at|"
            r"on|with|tonight|this|"
            r"together|next)\b))",
            re.IGNORECASE,
        ),
        ("film",),
    ),
    (
        re.compile(
            r"\bpage-?turners?\b|\b(?:good|gripping|ripping) yarns?\b|能翻翻的|"
            rf"{_THING_TO}read\b(?! (?:it|that|them|about|of)\b)|"
            r"\b(?:want|like|love|good|what|which) to read\b|\bto read (?:in|on|at|during|by|before|while|"
            r"over|to)\b|"
            r"\b(?:don['’]?t|do not|hardly|rarely|seldom|never) (?:\w+ )?read\b[^?!;]{1,25}"
            r"\b(?:start|begin|try|get into)\b|"
            r"\breading list\b|书单|"
            r"\bshould (?:i|we) read\b|\bread (?:something|anything)\b|"
            r"\b(?:good|quick|easy|light|short|long|beach|holiday|summer|next|decent|gripping|"
            r"great) reads?\b|"
            r"\b(?:bedtime|holiday|beach|summer|weekend|some|more) reading\b|读点?什么|"
            r"(?<!刚)(?<!不)(?:想|要|来|可以|能)读|(?<![朗诵])读的(?=$|[，。！？,.!?\s]|东西)",
            re.IGNORECASE,
        ),
        ("book",),
    ),
    (
        re.compile(
            r"能联机的|能开黑的|\bco-?op\b|"
            rf"{_THING_TO}play\b(?! (?:in|on|at|while|during|over) |ing)|"
            r"\b(?:to|can|could|should (?:i|we)) play\b|\bplay (?:something|anything)\b|"
            r"(?<!不)(?<![子女孩友戚客人])(?:想|要|来|可以|能)玩|(?:啥|什么|点|没|木)好?玩的|好玩的(?=$|"
            r"[，。！？,.!?\s])",
            re.IGNORECASE,
        ),
        ("game",),
    ),
    (
        re.compile(
            r"\b(?:to|can|could|let['’]?s|should (?:i|we)) (?:watch|"
            r"see)\b|\bwatch (?:something|anything)\b|(?<!不)(?:(?:想|要|可以|一起)看|"
            r"(?:想|要|能)?[和跟陪][^，。！？]{1,6}看(?=[点些部个场集]))"
            r"(?![\u4e00-\u9fff]{0,4}(?:书|小说|画(?!面|质)|照片|摄影))",
            re.IGNORECASE,
        ),
        ("film", "tv"),
    ),
    (
        re.compile(
            r"\bgood listens?\b|"
            r"\b(?:to|can|could|let['’]?s|should (?:i|we)) (?:lis+t?en|listn|lsten)\b|"
            r"(?<!不)(?:想|要|适合|可以|能).{0,6}听(?![力写课不得懂])|听点?什么|"
            r"(?:有没有|有啥|有什么|来点|放点|找点|弄点|整点|搞点|推点|好)听的|听的东西",
            re.IGNORECASE,
        ),
        ("album", "track", "podcast"),
    ),
)

_EPISODE = re.compile(r"\b(?:eps?|episodes?|hosts?)\b|[一每单\d][集期]|主播", re.IGNORECASE)
"""What only a podcast has, of what can be listened to."""


def of_activities(message: str, names: Sequence[NameMention], turn: int) -> list[Fact]:
    """Return the media of what the user wants to do: "something to read", but not "to read Stoner"."""
    # 纯音乐 and "classical music" are kinds, and what kind of thing they are is known of them
    kinds = [m for m in vocabulary().mentions(message) if m.word not in SUBJECTS and m.kind != "mood"]
    for pattern, media in _ACTIVITIES:
        found = pattern.search(message)
        if not found or any(m.start <= found.start() and found.end() <= m.end for m in kinds):
            continue
        if media == MUSIC and refused(message, found.start(), found.end()):  # "not music"
            refusal = {"role": Role.REJECTED, "strength": Strength.HARD}
            return [medium_wish(each, found.group(), turn).model_copy(update=refusal) for each in media]
        if not _is_done_to(message, found.start(), found.end(), names):
            in_episodes = "podcast" in media and _EPISODE.search(message)
            sung = "podcast" in media and any(_is_of_music(m) for m in kinds)
            meant = ("podcast",) if in_episodes else MUSIC if sung else media
            return [medium_wish(medium, found.group(), turn) for medium in meant]
    return []


def _is_of_music(kind: Mention) -> bool:
    """Tell whether only music is of this genre: jazz to listen to is no podcast."""
    return kind.kind == "genre" and bool(own := vocabulary().media_of(kind.word)) and {*own} <= {*MUSIC}


def with_reading(media: Sequence[Fact]) -> list[Fact]:
    """Return the media, books beside what is seen: 想看点和下棋有关的 asks for whatever tells of it."""
    seen = next((fact for fact in media if fact.value == "tv" and fact.words.endswith("看")), None)
    return [*media, medium_wish("book", seen.words, seen.turn)] if seen else list(media)


def _is_done_to(message: str, start: int, end: int, names: Sequence[NameMention]) -> bool:
    """Tell whether a work of the same clause is what it is done to, and not only compared with."""
    clause = clause_around(message, start, end)
    first = max(start - len(clause_before(message, start)), 0)
    named = any(not n.is_creator and first <= n.start < first + len(clause) for n in names)
    return named and not RESEMBLING.search(clause)
