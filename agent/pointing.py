"""Turns of phrase that point back at what was shown or named, in both languages."""

import re

_NOUN = (
    r"(?:ones?|picks?|suggestions?|recommendations?|options?|titles?|films?|movies?|books?|novels?|albums?|"
    r"records?|songs?|tracks?|pieces?|games?|series|shows?|podcasts?|paintings?|pictures?|photos?|"
    r"photographs?)"
)
_MEASURE = r"[个部本张首款幅档支套]"
_FROM_END = r"(?:penultimate|(?:second|next) to (?:the )?last|last but one|second last)"
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_HAN_NUMBERS = "一二三四五六七八九十"
_ORDINAL = rf"(?:{_FROM_END}|{'|'.join(_WORDS)}|last|final|\d{{1,2}}(?:st|nd|rd|th))"
_ENDS = (
    r"(?=\s*(?:[,.!?;:，。！？；]|$|(?:and|or|but|is|was|looks?|sounds?|seems?|please|again|too|instead|"
    r"already|then|takes?|lasts?|runs?|taken|made|written|painted|shot|filmed|released|published|recorded|by|"
    r"before|either|at all|all|i|for|were|are|kind|sort|type)\b))"
)
_COUNT = rf"(?P<count>{'|'.join(_CARDINALS)}|[两{_HAN_NUMBERS}]|\d)"
_ROLES = {
    "director": "director|filmmaker|film-maker|导演",
    "author": "author|writer|novelist|poet|essayist|作家|作者|诗人",
    "artist": "artist|singer|band|musician|painter|歌手|乐队|乐团|艺人|艺术家|音乐人|画家",
    "composer": "composer|作曲家|作曲",
    "photographer": "photographer|摄影师",
    "actor": "actor|actress|star|演员|主演|主角",
    "developer": "developer|studio|开发商|工作室",
    "host": "host|podcaster|主播|主持人",
    "creator": "creator|maker|创作者|制作人",
}
_ROLE = "|".join(_ROLES.values())
_PERSON = r"(?:guys?|man|woman|lady|person|people|team|folks|fella|bloke|dude)"
_MADE = {
    "author": r"wr[io]te|written|books?|novels?|poems?|写的?|书|小说|诗",
    "director": r"directed|directs?|films?|movies?|导的?|拍的?|电影|片子",
    "artist": r"records?|recorded|sings?|sang|paints?|painted|albums?|songs?|music|paintings?|"
    r"唱的?|画的?|专辑|歌|音乐",
    "photographer": r"photographs?|photographed|took|照片",
    "developer": r"games?|游戏",
}

NUMBERED = re.compile(
    rf"\b(?:the|your|that|my|and|or)\s+{_ORDINAL}(?:\s+(?:\w+\s+)?{_NOUN}\b|{_ENDS})|"
    rf"\b{_ORDINAL}\s+{_NOUN}\b|"
    rf"\bthe one (?:at|on) (?:the )?(?:very )?(?:top|bottom)\b|"
    rf"\bthe (?:very )?(?:top|bottom)(?:\s+(?:ones?|picks?)\b|{_ENDS})|\b{_FROM_END}\b(?:\s+{_NOUN}\b)?|"
    rf"(?:^|[,.;:]\s*|\b(?:and|or|vs|versus)\s+|\b(?:seen|loved|hated|liked|skip|drop|"
    rf"not)\s+)(?:{'|'.join(_WORDS)}|last|"
    rf"\d(?:st|nd|rd|th))(?=\s*(?:[:?!=]|$|(?:and|or|vs|versus|was|is|looks|sounds|seems)\b|\b(?:please|"
    rf"pls)\b))|"
    rf"(?:\bnumber|\bnumero|\bnr\.?|\bnum\.?|\boption|\bpick|\bno\.|#)\s*(?:\d{{1,2}}\b|"
    rf"(?:{'|'.join(_CARDINALS)})\b)(?! ?(?:hours?|hrs?|min\w*|h)\b)|"
    rf"倒数第[{_HAN_NUMBERS}]{_MEASURE}|第(?:[{_HAN_NUMBERS}]|\d{{1,2}})(?:{_MEASURE}|号|(?=\s*(?:和|跟|"
    rf"与|同|"
    rf"、|还是)\s*第)|(?=\s*(?:都|也|就|不|没|哪|更|比|讲|谁|多[长久少]|[，。？！,?!]|[看听读玩]过|$)))|"
    rf"(?:(?:最|排在?)(?:上面|顶上|下面|底下|末尾|头上|前头|后头)|末尾|第一个|最(?:前|后)面?|排(?:第一|"
    rf"最前|最后))的?[那这]?一?{_MEASURE}|"
    rf"(?<!前)(?<!后)头(?:一)?{_MEASURE}(?=[我都也就不没挺很，。？！]|$|[看听读玩]过)|"
    rf"(?<!\d)\d{{1,2}}号|(?<![月初周第{_HAN_NUMBERS}])[{_HAN_NUMBERS}]号|"
    rf"最后(?:那|这|一|那一|这一)?{_MEASURE}",
    re.IGNORECASE,
)
"""One pick by its place."""
BARE = re.compile(
    r"(?:^|[,.;]\s*|\b(?:o+h|ok(?:ay)?|h+m+|yes|yeah|yep|well|not|no|seen|read|heard|played|watched|"
    r"know|loved?|liked?|hated?|drop|skip|keep|"
    r"remove|lose|without|except|like|than|and|or|but|of)\s+|&\s*)(?P<en>\d)(?![\w%/:-])(?!\.\d)"
    rf"(?=\s*(?:[,.;!?&)]|$|(?:and|or)\b(?!\s+\d+\s+(?:more|of|{_NOUN})\b)|(?:but|is|was|looks?|sounds?|"
    rf"seems?|"
    r"please|no|yes|again|already|too|instead|i|we|have|had|good|great|seen)\b))|"
    r"(?<![\d.第前后.:])(?P<zh>\d)(?=\s*(?:[和跟与、]\s*\d(?!\d)|不要|不[看听读玩行好]|[看听读玩见]过|"
    r"没[看听读玩]|"
    r"没兴趣|可以|还行|不错|挺|太|留|去掉|换掉|pass))|"
    r"(?<=\d[和跟与、])(?P<last>\d)(?![\d年月日号点分个部本首])",
    re.IGNORECASE,
)
"""One pick by its bare number: "not 1 and not 4", 3和5看过."""
MIDDLE = re.compile(
    rf"\bthe (?:middle|centre|center) {_NOUN}\b|[正最]?中间(?:的|那|这|的那)?{_MEASURE}", re.IGNORECASE
)
"""The one in the middle, of three or five."""
RUN = re.compile(
    rf"\bthe\s+(?:(?P<from>first|top)|last|bottom)\s+{_COUNT}\b(?!\s*(?:years?|days?|weeks?|months?|"
    rf"hours?|minutes?|"
    rf"decades?))|"
    rf"(?:(?P<zh_from>前面?|头)|最?后面?|末尾?)(?P<zh_count>[两{_HAN_NUMBERS}2-9]){_MEASURE}",
    re.IGNORECASE,
)
"""The first two, 后两部."""
FIRST_EVER = re.compile(
    r"\b(?:the\s+)?(?:very\s+)?first\s+(?:\w+\s+)?(?:that\s+)?you\s+(?:ever\s+)?"
    r"(?:showed|shown|recommended|suggested|gave|picked|offered|mentioned|said)(?:\s+me)?|"
    rf"(?:最早|最开始|一开始|最初|第一次)(?:你)?(?:推荐|给我?|说|提|选|挑)(?:的|过的|给我的)?(?:那|"
    rf"这)?{_MEASURE}?",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"\b(?:(?:all|none|any|not (?:a single )?one) of (?:them|those|these)|them all|all (?:those|these))\b|"
    rf"\b(?:those|these)\b(?:\s+(?:two|three|four|five)\b)?(?:\s+{_NOUN}\b)?{_ENDS}|"
    r"这些|这里[面头边]|其中(?=有|哪)|那些(?=都|我|全|看|听|读|玩|不)|"
    rf"这[几三四五]{_MEASURE}|(?:^|[，。！？,.!?\s])(?:全|一{_MEASURE})?都(?=看过|听过|读过|玩过|不要|"
    rf"不喜欢|不想|不行|不好|不对|看完|没感觉|没兴趣|没看上)",
    re.IGNORECASE,
)
"""All that was shown last."""
OF_A_KIND = re.compile(
    r"\b(?:enough|plenty|sick|tired|fond|too many|(?:fan|lots?|loads|lover)) of $|\b(?:more|into|hate|"
    r"like|love|want) $",
    re.IGNORECASE,
)
"""Before "those" where it means a kind of thing: "no cartoons, we've had enough of those"."""
ALL_BUT = re.compile(
    r"\b(?:all|every(?:thing|one| one)?|them all|the lot|any)\b(?: of (?:them|these|those))?,? "
    r"(?:but|except(?: for)?|apart from|besides|bar|save|other than|minus)\b|"
    r"除了?(?=[^，。]{1,8}(?:以外|之外|外)?[，,]?\s*"
    r"(?:其他|其它|其余|别的|剩下)?的?(?:[两二三四五几][个部本张首款幅]?)?(?:都|全|我都))",
    re.IGNORECASE,
)
"""Before the picks that are not meant, of all that were shown: "seen all but the third"."""
THE_OTHERS = re.compile(
    r"\bthe (?:other|remaining) (?:ones|picks|two|three|four|five)\b|\bthe (?:others|rest)\b(?! of\b)|"
    rf"(?:其他|其余|剩下|另外)的?(?:[两二三四五六七八九几]{_MEASURE})?(?=都|全|就|[，。]?不)",
    re.IGNORECASE,
)
"""Of what was shown last, all but what the message names before."""
BOTH = re.compile(
    r"\bboth\b(?: of (?:them|those|these))?|\bthe two\b|两[个部本张首款]都|这两[个部本张首款]", re.IGNORECASE
)
THAT_ONE = re.compile(
    rf"\b(?:that|this|the same)\s+{_NOUN}\b|"
    rf"(?:刚才|刚刚|上面)(?:说的|提到的|推荐的)?(?:那|这)?{_MEASURE}(?:电影|片子|书|小说|专辑|歌|游戏|剧|"
    rf"播客|画|照片)?|"
    r"[这那][部本张首款幅档](?:电影|片子|书|小说|专辑|歌曲?|游戏|剧|播客|画|照片)?(?!分)|"
    rf"[这那]个(?:电影|片子|书|小说|专辑|歌曲?|游戏|剧|播客|画|照片)|"
    rf"(?:电影|片子|书|小说|专辑|歌曲?|游戏|剧|播客|画|照片)[这那]一?{_MEASURE}(?!年代|时候|时期|感觉|味|氛围|调|导演|系列)|"
    r"[这那]个(?=\s*(?:[，。！？,.!?]|$|不|就|也|我|看过|听过|读过|玩过|是|有|怎|多|太|挺|很|呢|吧|讲|好|小时候|从小|以前|之前|早|已经|都|才|刚|昨|前[天阵]|上[次周]))",
    re.IGNORECASE,
)
IT = re.compile(
    r"\b(?:seen|read|watched|heard|played|know|loved?|liked?|hated?|finished|than|not)\s+(?P<it>it)\b|"
    r"(?:\bown(?:ed)?|\balready (?:have|got)|\b(?:i|we)(?:['’]ve)? (?:have|got))\s+(?P<own>it)(?=\s*(?:$|"
    r"[,.;!?]|already|on|too))|"
    r"\b(?:never|don['’]?t|do not|stop|no need to|quit) (?:(?:you |ever |even |want to |wanna |need to |"
    r"please |going to ){0,2})"
    r"(?:show(?:ing)?|recommend(?:ing)?|suggest(?:ing)?|giv(?:e|ing)|mention(?:ing)?|offer(?:ing)?|"
    r"push(?:ing)?|"
    r"list(?:ing)?|bring(?:ing)? up|put(?:ting)?|want|see(?:ing)?|pick(?:ing)?)(?: (?:me|us))? "
    r"(?P<out>it|that|this)(?=\s*(?:$|[,.;!?]|(?:again|any ?more|ever|to me|either|please|on|in|up|thing|"
    r"lol|thanks|no)\b))|"
    r"(?:^|[,.;!?–—-]\s*(?:so |please |just |and )?)(?P<skip>(?:skip|drop|ditch|bin|lose|remove|exclude|"
    r"omit) (?:it|that|this)(?=\s*"
    r"(?:$|[,.;!?]|(?:please|pls|then|thanks|from|for)\b))|"
    r"(?:leave|take|keep|cut|strike|cross) (?:it|that|this) (?:out|off|away)\b(?! of this world))|"
    r"^\W*(?P<bare>(?:not (?:really )?(?:my thing|for me|my cup of tea)|no thanks|nah|pass|不感兴趣|没兴趣|"
    r"不喜欢))(?=\s*(?:$|[,.!，。！]))|"
    r"(?P<zh>它(?!们)|(?:^|(?<=^我)|(?<=已经)|(?<=[，。可但是]我)|(?<=[他她])|(?<=我们)|(?<=老[公婆]))"
    r"(?:[看听读玩]过(?=了?(?:\W|$))|[看听读玩刷]了(?=[几一二两三四五六七八九十多\d]+[遍次])))",
    re.IGNORECASE,
)
QUALITY_BEFORE = re.compile(r"\bthe\s+$", re.IGNORECASE)
FROM_BEFORE = re.compile(r"\bthe one (?:(?:that['’]?s )?(?:from|set in) )?$", re.IGNORECASE)
"""Before where a pick is from: "the one from Korea", "the one in French"."""
QUALITY_AFTER = re.compile(rf"\s+(?:one|pick)\b|片?的?[那这]{_MEASURE}", re.IGNORECASE)
"""Around a quality that tells a pick from the others: the Japanese one, 恐怖的那部."""
ITS_MAKER_AFTER = re.compile(r"\s*(?:$|[,.!?;]|is\b|was\b)", re.IGNORECASE)
"""After "the" and a maker, where a work is meant: "more like the Wong Kar-wai"."""
BY_A_MAKER = re.compile(
    rf"\bthe\s+(?P<name>[\w'’-]{{3,}}(?: (?!one\b|pick\b|is\b|was\b)[\w'’-]{{3,}})?)(?:\s+(?:one|pick)\b|"
    rf"(?=\s*(?:$|[,.!?;]|is\b|was\b)))|"
    rf"(?P<zh>[\u4e00-\u9fff·]{{2,8}}?)的?[那这]{_MEASURE}",
    re.IGNORECASE,
)
"""A pick told by a part of its maker's name: "the Coppola one", 科波拉那部."""
SUPERLATIVES = tuple(
    (
        re.compile(
            rf"\bthe\s+(?:{english})(?:\s+{_NOUN})?\b|(?:年代|时间|时长|片长)?最[{chinese}](?:的(?:那|"
            rf"这)?{_MEASURE}?|[那这]{_MEASURE})",
            re.IGNORECASE,
        ),
        field,
        high,
    )
    for english, chinese, field, high in (
        ("shortest", "短", "duration_minutes", False),
        ("longest", "长", "duration_minutes", True),
        ("oldest|earliest", "老早旧", "year", False),
        ("newest|latest|most recent", "新", "year", True),
    )
)
CREATOR = re.compile(
    rf"\b(?:that|this|the same|its|same)\s+(?:{_ROLE}|guy|man|woman|lady|person|fella|bloke|dude)s?\b|"
    rf"(?:[这那同][个位名]?一?[个位名]?)(?:{_ROLE})",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"\b(?:his|her|their)\s+(?:other\s+|earlier\s+|later\s+|own\s+|best\s+)?"
    rf"(?:work|works|{_MADE['author']}|{_MADE['director']}|{_MADE['artist']}|{_MADE['photographer']}|"
    rf"games?|stuff|things)\b|"
    r"\b(?:more|another|others?|any(?:thing)?|some(?:thing)?|one|two|three|all)(?: else)? of "
    r"(?:his|hers|theirs)\b|"
    r"\b(?:did|has|have|does|had) (?:he|she) (?:ever |also )?(?:do|done|make|made|write|written|"
    r"direct(?:ed)?|paint(?:ed)?|record(?:ed)?|compose[d]?|create[d]?|release[d]?)\b"
    r"(?! (?:it|this|that|the)\b)|"
    r"(?:by|from)\s+(?:him|her|them)\b|(?<=leave )(?:him|her|them)(?= out\b)|\bwhat else (?:did|has|"
    r"have) (?:he|she|they)\s+(?:\w+)\b|"
    r"[他她](?:们)?(?:的|还|有|没有|什么|啥|哪些|其他|别的|其它){0,5}(?:写的|导的|拍的|唱的|画的|作品|书|"
    r"小说|电影|片子|"
    r"专辑|歌(?!剧)|的(?=\s*(?:$|[，。！？,.!?了啦])))|"
    r"[他她](?:们)?(?=[^，。！？,.!?]{0,14}?[拍写唱画导演做出]过(?:什么|啥|哪些|别的|其他|其它))|"
    r"[他她](?:们)?(?:还)?有(?:没有)?(?:什么|啥|哪些)?(?:别的|其他|其它)(?=[吗么没的]*\s*(?:$|[，。！？,.!?]))",
    re.IGNORECASE,
)
ROLE = re.compile(rf"(?:{_ROLE})", re.IGNORECASE)
BEHIND_IT = re.compile(rf"\b{_PERSON} (?:behind|who)\b", re.IGNORECASE)
"""Words for a maker without the role."""
LEAD = re.compile(r"\b(?:lead|main|star)\b|[男女](?:主|一号)", re.IGNORECASE)
"""Of those in front of the camera the first."""
SAME = re.compile(r"(?:the )?same\b|同", re.IGNORECASE)
BEHIND = re.compile(
    rf"(?:the\s+)?(?:lead\s+|main\s+)?(?:{_ROLE})s?\s+(?:of|from|in|behind|as|who (?:made|wrote|directed|"
    rf"painted|recorded))\s+(?:the\s+)?[《\"“]?$|"
    rf"\b{_PERSON} (?:behind|who (?:made|wrote|directed|"
    r"painted|recorded|sang))\s+(?:the\s+)?[《\"“]?$|"
    r"\bwho(?:ever|mever) (?:made|makes|wrote|directed|painted|recorded|composed|sang|shot)\s+[《\"“]?$",
    re.IGNORECASE,
)
"""Before a work, where its maker is meant: "the director of"."""
OF_THE_MAKER = re.compile(
    rf"[》\"”]?(?:的|那个|这个|那位|这位|是?同一?[个位名])?[男女](?:主演|主角|一号)|"
    rf"[》\"”]?(?:的|那个|这个|那位|这位|是?同一?[个位名])(?:{_ROLE})|['’]s\s+(?:lead |main )?(?:{_ROLE})\b",
    re.IGNORECASE,
)
"""After a work, where its maker is meant."""


_ENDMOST = (
    (-2, re.compile(rf"\b{_FROM_END}\b")),
    (-1, re.compile(r"\b(?:last|final|bottom)\b|最后|下面|底下|末尾|后头")),
    (1, re.compile(r"\btop\b|上面|顶上|头上|前头|最前|^头")),
)
"""Places told without a number."""


def number_in(text: str) -> int:
    """Return the place that the words name, from the end where negative; 0 when they name none."""
    plain = text.casefold()
    digits = re.search(r"\d+", plain)
    if digits:
        return int(digits.group())
    if "倒数" in plain:
        return -_han(plain)
    for place, words in _ENDMOST:
        if words.search(plain):
            return place
    return _counted(plain)


def _counted(plain: str) -> int:
    for words in (_WORDS, _CARDINALS):
        for index, word in enumerate(words, start=1):
            if re.search(rf"\b{word}\b", plain) and (
                words is _WORDS or word != "one" or " one" in f" {plain}"
            ):
                return index
    return _han(plain)


def roles_in(text: str) -> tuple[str, ...]:
    """Return the roles of makers that the words name or imply: "her books" are an author's."""
    said = [role for role, words in _ROLES.items() if re.search(rf"(?:{words})", text, re.IGNORECASE)]
    made = [role for role, words in _MADE.items() if re.search(rf"(?:{words})", text, re.IGNORECASE)]
    return tuple(dict.fromkeys([*said, *([] if said else made)]))


def _han(text: str) -> int:
    found = re.search(rf"[两{_HAN_NUMBERS}]", text)
    return 0 if found is None else 2 if found.group() == "两" else _HAN_NUMBERS.index(found.group()) + 1
