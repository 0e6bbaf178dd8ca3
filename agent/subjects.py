"""What a work is to be about or not, read from a message by rules: "a film set in Paris", 不要凶杀."""

import re
from collections.abc import Iterator, Mapping, Sequence

from retrieval.item_text import item_words
from retrieval.models import Item
from retrieval.spelling import folded, simplified
from retrieval.titles import NameMention
from retrieval.vocabulary import vocabulary

from .content_words import phrases_of
from .ledger import PICTURES, Fact, Role, Strength
from .numbers import bounds
from .refusals import refused
from .small_words import is_empty

_NOUN = re.compile(
    r"\b(?:something|anything|nothing|stor(?:y|ies)|ones?|also|ideally|preferably)\b", re.IGNORECASE
)
_ENDS = (
    r"(?=\s*(?:[,.!?;:，。！？；]|$|(?:and|or|but|from|that|which|with|without|for|please|under|over|"
    r"not|by|made|in|if|on|at|then|now|too|instead|tonight|today|maybe|either|whatsoever|this|ever|"
    r"again|btw|tbh|lol|haha|pls|plz|thx|tho|tonite|cheers|will|would|should|is|are|does|can|"
    r"i|we|you|he|she|they|while|when|to (?:watch|read|play|listen|put|enjoy|hear|see)|because|cos|since|"
    r"so|narrated|directed|written|starring|featuring)\b))"
)
_WHAT = (
    r"(?P<what>(?!(?:me|you|us|it|him|her|them|this|that|these|those|what|"
    r"how)\b)(?:[^\W\d_][\w'’-]*\s?){1,6}?)"
    rf"{_ENDS}"
)
_ABOUT = re.compile(
    rf"\s+(?:(?:that['’]?s|that is|which is|that|all) )?(?:about|(?:to do|deal(?:s|ing)?) with|involv(?:es|"
    rf"ing)|"
    rf"revolv(?:es|ing) around|set (?:in|on|at)|on the (?:theme|subject|"
    rf"topic) of)\s+(?:an?\s+)?(?![\w-]+ times\b){_WHAT}",
    re.IGNORECASE,
)
_FIRST_ABOUT = re.compile(
    r"^\W*(?:(?:and|but|ok(?:ay)?|or|maybe|preferably|ideally|one|ones|then|now)\W+)*"
    r"(?:(?:all )?about|set (?:in|on|at|during)|involving|to do with)\s+(?:an?\s+)?"
    rf"(?!time\b|right\b|as\b|half\b|there\b|[\w-]+ times\b){_WHAT}",
    re.IGNORECASE,
)
"""What a message begins with that only says what the work is to be about: "set in Tokyo"."""
_ON = re.compile(
    rf"\b(?:something|anything|one)\s+on\s+(?!the\b|an?\b|my\b|our\b|here\b|there\b|now\b|tonight\b|tv\b|"
    rf"vinyl\b|"
    rf"cd\b|dvd\b|disc\b|tape\b|sale\b|offer\b|repeat\b|loop\b|netflix\b|spotify\b|\w+day\b|holidays?\b|"
    rf"your\b|"
    rf"long\b|short\b){_WHAT}",
    re.IGNORECASE,
)
_THEME = re.compile(
    rf"\b(?:theme|topic|subject)(?:\s+(?:is|being)|\s*[:=]|\s*[-–—])\s*{_WHAT}", re.IGNORECASE
)
_WITH = re.compile(
    r"\s+with\s+(?:some |lots of |plenty of |loads of )?(?P<what>(?!(?:kids|friends|children|parents|mates|"
    r"others|guests|vocals|lyrics|words|subtitles|headphones|pictures|colleagues|folks|us|this|his|yours|"
    r"less|vibes|feels|ones|things|lots|loads|stars)\b)[a-z-]{2,}(?<!s)s\b)(?: in (?:it|them))?" + _ENDS,
    re.IGNORECASE,
)
"""What is to be seen in it: "something with dogs"."""
_TREATING = re.compile(
    rf"\s+on\s+(?!the\b|an?\b|my\b|our\b|here\b|there\b|now\b|to\w+\b|tv\b|vinyl\b|cd\b|dvd\b|tape\b|"
    rf"sale\b|offer\b|repeat\b|loop\b|netflix\b|spotify\b|\w+day\b|holidays?\b|your\b|this\b|bbc\b|hbo\b|"
    rf"disney\b|amazon\b|prime\b|youtube\b|kindle\b|audible\b|apple\b|long\b|short\b|audio\b|in\b){_WHAT}",
    re.IGNORECASE,
)
_SAY = re.compile(
    r"(?:^|[.,;!?]\s*)(?P<what>(?!i\b|let|as |that|you)[^\W\d_][\w'’ -]{2,25}), say(?=\W*$)", re.IGNORECASE
)
"""What is named as an example: "a photograph. Black birds, say"."""
_TREATED = ("book", "podcast", "documentary", "essays", "non-fiction")
"""What is written on something: "a documentary on bees"."""
_LOVER = (
    r"(?:(?:my|our|his|her|the) )?(?:\w+ )?(?:kids?|child(?:ren)?|sons?|daughters?|grand\w+|nephews?|"
    r"nieces?|toddlers?|"
    r"boys?|girls?|mum|mom|mother|dad|father|gran\w*|wife|husband|partner|girlfriend|boyfriend|friend|"
    r"brother|sister|"
    r"flatmate|class|he|she|they|\d+[- ]?(?:yo|y/o|year[- ]old)s?)"
)
_LOVED = re.compile(
    rf"\b(?:{_LOVER}\s*(?:(?:\w+ly|just|all|both) )?(?:loves?|adores?)\s+|"
    rf"(?:{_LOVER}|i)?(?:\s+(?:is|are|was|am)|\s*['’](?:s|re|m))?\s*(?:(?:\w+ly|all|so|a bit|well) )?"
    rf"(?:obsessed (?:with|by|w/)|(?<!look )(?<!turned )into|mad (?:about|on|for)|crazy about|nuts about|"
    rf"fascinated by|keen on)\s+)"
    rf"(?!(?:a|an|the|my|your|our|his|her|it|them|him|this|that|us|you|each|playing|watching|reading|listening|going|having|being|when|how|"
    rf"old|new|"
    rf"good|everything|anything|all|both|games|films|movies|books|music|tv|bed|town|work|space and)\b)"
    rf"(?P<what>[a-z][a-z-]+(?:\s[a-z-]+)?){_ENDS}",
    re.IGNORECASE,
)
"""What somebody of the company loves: "my kids love dinosaurs"."""
_HAVING_ZH = re.compile(
    r"(?<![没所只还也])有(?P<what>(?!名|趣|意思|感觉|点|没|这|那|什么|些|字幕|人|声|深度|内涵|一|几|关|限|力|"
    r"益|更|哪|多|"
    r"别|其|想|爱|好|新|故事|剧情|意义|品|水准|质|水平|口碑|情节|你)[^\s，。！？,.!?的感]{1,4})的"
    r"(?=电影|片|书|小说|剧|游戏|歌|故事|动画|绘本)"
)
_LOVED_ZH = re.compile(
    r"(?:孩子|小孩|娃|宝宝|小朋友|儿子|女儿|闺女|侄[子女]|外甥女?|孙[子女]|[爸妈]|爷爷|奶奶|外[公婆]|"
    r"姥[姥爷]|老[婆公伴]|"
    r"[男女](?:朋)?友|朋友|对象|[他她])们?(?:最近|特别|超级?|很|最|就|都|也|真的|非常|从小|一直)*"
    r"(?:(?<!不)喜欢|(?<!不)爱|迷上?|痴迷|着迷|热爱|(?<!不)中意|沉迷)(?:于)?"
    r"(?P<what>(?![看听读玩吃笑哭去这那我你他她它上的过了]|什么|第)[^\s，。！？,.!?的]{1,5})(?=$|"
    r"[，。！？,.!?\s])"
)
KEEN_ZH = re.compile(
    r"(?<![着入])迷(?P<what>[^\s，。！？,.!?的上于]{1,5}?)(?:迷得|得不行|得要命|得很)|"
    r"对(?P<other>[^\s，。！？,.!?的]{1,6}?)(?:很|特别|超级?|非常|最近)*(?:着迷|上瘾|感兴趣|有兴趣|情有独钟|痴迷)"
)
"""What somebody is mad about: 迷恐龙迷得不行, 对火车着迷."""
_SHOWING = re.compile(rf"\s+(?:about|of|with)\s+{_WHAT}", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:(?<!have )(?<!has )(?<!had )(?<!got )(?<!['’]ve )(?<!is )(?<!are )(?<!was )no|"
    r"(?:as long as|so long as|provided|providing|if) there(?:['’]s| is| are) no|"
    r"without(?: any)?|nothing with|(?:don['’]?t|do not) (?:want|need|like)(?: any)?|"
    r"can['’]?t stand|(?:scared|afraid|sick|tired|weary) of|(?:had|seen) enough of|(?:my|our) fill of|"
    r"fed up (?:with|of)|"
    r"(?:hard |i['’]ll )pass on|so over|zero|hates?|detests?|loathes?|nothing (?:with|about|"
    r"in(?= black))(?: any)?|(?:terrified|petrified|"
    r"frightened) (?:of|by)|spare (?:me|us) the|(?:skip|lay off|hold|minus|lose|cut) the)\s+"
    r"(?P<what>(?!(?:me|you|it|them|that|those|these|any|more|one|thanks|idea|need|rush|hurry|problem|"
    r"matter|"
    r"doubt|substitutes?|worr(?:y|ies)|fuss|hassle|biggie|preference|particular|sense|point|clue|way|"
    r"reason|use|"
    r"excuse|chance|offen[cs]e|pressure|wait|sorry|actually|"
    r"kidding|joke|tolerance|patience|interest|appetite|stomach|time|longer|shorter|older|newer|surprises?|"
    r"limit|vocals?|lyrics|words|singing|to|the|a|an|anything|kids|children|when|how|mondays?|"
    r"mornings?|people|everything|work|being|"
    r"my|your|his|our|their|this|(?!(?:swear|curs|smok|drink|fight|kill|bully|cheat|shout|scream|shoot|"
    r"hunt|rac|"
    r"gambl|cook|danc|suffer|dy|torture|boxing|wrestl|gor)ing)\w+ing)\b)"
    rf"(?:black[- ]and[- ]white|(?:[^\W\d_][\w'’-]*\s?){{1,3}}?))\s*(?:stories|films|movies|books|songs|"
    rf"stuff|things)?{_ENDS}",
    re.IGNORECASE,
)
_NOT_ABOUT = re.compile(
    r"(?:^|[.;!?] )\W*(?:but |and |just |only )?not (?:the |any )"
    r"(?P<what>(?!(?:first|second|third|fourth|fifth|last|next|same|usual|other|others|one|ones|best|worst|film|movie|book|album|song|game|series|show|podcast|whole|"
    r"more|kind|sort|type|way|point|time|original)\b)[a-z]{4,}(?: [a-z]{4,})?)(?=\s*(?:$|[,.;!]))",
    re.IGNORECASE,
)
"""A message that only says what it must not be about: "not the holocaust, they did that"."""
_ZH_END = r"(?=的|[，。！？,.!?；;和跟与或、\s]|$)"
_ASKED_ZH = (
    r"(?:(?:有没有|什么|[^\s，。！？,.!?的]{0,6}?想?整[个点]|想[看听读玩要]|"
    r"要不|推荐|给我|关于|再?[有来要找换]|[一几][个部本首张]|[点个部本首张])*)"
)
_ZH = (
    re.compile(r"(?:发生在|故事在)(?P<what>[^\s，。！？,.!?的]{1,6})[上里中]的"),
    re.compile(
        r"(?:关于|(?<!没)有关(?!于)|讲述?|描写|描述|聊|写(?![实真意生得给])|"
        r"发生在)(?P<what>(?![什哪谁怎啥得着])[^\s，。！？,.!?的]{1,8})的"
    ),
    re.compile(
        r"(?:得|要|必须|一定要)有(?P<what>(?![这那]|意思|活力|气氛|思想|品味|格调|画面|感觉|趣|深度|内涵|点|"
        r"人声|人唱|字幕|氛围|新意|"
        r"节奏)[^\s，。！？,.!?的点些]{1,4})"
        r"(?=的?(?:$|[，。！？,.!?]))"
    ),
    re.compile(r"[和跟与同](?P<what>[^\s，。！？,.!?的]{1,8}?)(?:有关|相关)(?:系)?(?=的|$|[，。！？,.!?\s])"),
    re.compile(
        rf"{_ASKED_ZH}(?P<what>(?!什么|这个|那个|别的|其他)[^\s，。！？,.!?的]{{1,6}}?)(?:题材|主题|背景)(?=的|"
        rf"也|都|就|可|行|$|[，。！？,.!?\s])"
    ),
    re.compile(
        r"(?:主题|题材)(?:是|为|要|[:：])[和跟与]?(?P<what>[^\s，。！？,.!?的]{1,8}?)(?:有关|相关)?(?=的|$|"
        r"[，。！？,.!?\s])"
    ),
    re.compile(
        r"(?:[想要]看|再?来|找|推荐?|"
        r"给我)[个部本点些]*(?P<what>(?![这那])[^\s，。！？,.!?的看听]{2,6})那[种类](?=的?(?:剧|片|电影|"
        r"书|小说|故事|纪录片))"
    ),
    re.compile(r"以(?P<what>[^\s，。！？,.!?的]{1,8})为(?:背景|题材|主题)"),
    re.compile(
        r"(?:画|[拍唱](?![得过了什出])|"
        r"写(?![实真意生得给过了什出]))(?P<what>(?![风面质家得廊功片法腔摄谁哪什了着过])"
        r"[^\s，。！？,.!?的]{1,6})的(?=[^，。！？,.!?]{0,2}(?:画|作品|东西|照片|歌|诗))"
    ),
    re.compile(
        rf"{_ASKED_ZH}点?(?P<what>[^\s，。！？,.!?的]{{1,6}}?)(?:味道|味儿?|风情|气息|情调|风味|风土人情)的"
        r"(?=[^，。！？,.!?]{0,2}(?:电影|片|剧|小说|书|歌|音乐|电视|专辑|画|游戏|动画|作品))"
    ),
    re.compile(r"有(?P<what>(?!名|趣|意思|感觉|点)[^\s，。！？,.!?的]{1,4})的(?=画|照片|摄影)"),
)
_REFUSED_ZH = re.compile(
    r"(?:不要|(?<!特)(?<!分)别|不想|不能)(?:再)?(?:看到?|出现|有|讲|提|涉及|关于|来|[和跟与])+"
    rf"(?P<what>(?!有?人[声唱]|"
    rf"[太那这什别人了啦吧啊呀欸诶喔哦嘞喇啰囉咯呢嗷噻哩嗱])[^\s，。！？,.!?的]{{1,6}}?)(?:有关|相关|"
    rf"题材|情节|镜头|故事)?{_ZH_END}|"
    r"(?:(?<!要)不要|(?<!介意)不含|(?<!有)没有(?=[^\s，。！？,.!?的看听读玩]{1,6}的)|避免|受不了|讨厌|"
    r"害怕|怕)"
    r"(?P<other>(?!有?人[声唱]|[死了啦吧啊呀欸诶喔哦嘞喇啰囉咯呢嗷噻哩嗱]|太(?!空|阳|平)|"
    r"[那这什再给像比是有超推说问了吗我你他她它老总只一别带晚睡忘])"
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
    r"(?:^|(?<=[，。！？,.!?；;\s]))(?:不过|但是?|还有|另外)?(?P<what>(?![这那第它他她]|永久|直接|一律|全|"
    r"统统|通通|一概|都|请|"
    r"我|绝对|坚决)"
    r"[^\s，。！？,.!?的]{1,6}?)(?:题材|情节|类)?的?(?:先|就)?"
    r"(?:就(?:(?:别|不要)再?(?:来|推|放|给)?|免|算)了|免谈|(?<=先)不要了|退散|[看听读玩]不(?:进去?|下去?|惯)了?|达咩|拉黑|勿扰|劝退|滚粗|(?:一律|一概|统统|通通|"
    r"绝对)不要|"
    r"[？?]\s*(?:达咩|免了|不了|没门|告辞)|pass(?=\s*(?:$|[，。！？,.!?吧了掉])))",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset(
    "外国 国外 海外 foreign "
    "重复 一样 其他 其它 别的 推荐 字幕 广告 问题 关系 办法 时间 要求 想法 头绪 兴趣 感觉 意见 担心 着急 "
    "客气 冷 热 黑 吵 累 胖 无聊 冷场 闷 尴尬 麻烦 剧透 孤单 寂寞 睡着 睡不着".split()
)
_LISTED_BY_PARTICLES = re.compile(r"(?<=[\u4e00-\u9fff])[啊呀啦](?=[\u4e00-\u9fff])")
"""Between the things of a list in speech: 海啊山啊生态."""
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
            value=_LISTED_BY_PARTICLES.sub("、", message[start:end].strip()),
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
    pictures = {m.end for m in works if m.word in PICTURES}
    treated = {m.end for m in works if m.word in _TREATED}
    ends = {*(m.end for m in works), *(found.end() for found in _NOUN.finditer(plain))}
    for end in sorted(ends):
        ways = (_SHOWING if end in pictures else _ABOUT, _WITH, *([_TREATING] if end in treated else []))
        found = next((found for way in ways if (found := way.match(plain, end))), None)
        if found and not _is_known(found["what"]):
            yield found, "what", False
    for pattern in (_FIRST_ABOUT, _THEME, _ON, _SAY, *_ZH):
        yield from (
            (found, "what", False) for found in pattern.finditer(plain) if not _is_known(found["what"])
        )
    for pattern in (_LOVED, _LOVED_ZH, _HAVING_ZH, KEEN_ZH):
        for found in pattern.finditer(plain):
            what = next(name for name, said in found.groupdict().items() if said)
            if not any(vocabulary().mentions(found[what])):
                yield found, what, False


def _refused(plain: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    """Yield what is refused outright: "no zombies", 不要凶杀; a known word in it is read by itself."""
    known = list(vocabulary().mentions(plain))
    for pattern in (_REFUSED, _NOT_ABOUT, _REFUSED_ZH, _REFUSED_AFTER, _REFUSED_AFTER_ZH):
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
