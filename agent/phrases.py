"""Turns of phrase in both languages: how people refuse, point back, compare and start over."""

import re

CLAUSE_ENDS = re.compile(
    r"[,;.!?，；。！？、\n]|(?<!anything )(?<!nothing )(?<!everything )\bbut\b|\binstead\b|\brather\b|但是|"
    r"但|不过|而是|换成|改成",
    re.IGNORECASE,
)
REFUSAL = re.compile(
    r"\b(?:no|not|non|without|nothing|none|never|neither|nor|don['’]?t|doesn['’]?t|isn['’]?t|didn['’]?t|"
    r"hate[ds]?|dislike[ds]?|avoid|except|sick of|tired of|bored (?:of|with)|enough of|less|too|"
    r"can['’]?t stand|other than|anything but|rather than|skip|"
    r"leave out|forget|drop|(?:the )?same (?:goes )?for|had enough of|never mind)\b|"
    r"不要|不一定要|不想|别|不喜欢|讨厌|除了|不看|不听|不爱|不能|不太|"
    r"没有|受不了|腻了|太|没那么|没这么|不那么|不怎么|少一点|少点|不是|不含|避免|不带|无",
    re.IGNORECASE,
)
NOT_REFUSAL = re.compile(
    r"not only|not just|no matter|no idea|don['’]?t know|not sure|why not|don['’]?t mind|can['’]?t wait|"
    r"^\W*(?:no|nope|nah)\s*[,;.!]|"
    r"(?:don['’]?t|do not) (?:already |yet )?own|"
    r"我(?:家里?|自己)?(?:还)?没有的|不要[^，。]{0,2}我(?:已经)?有的|"
    r"nothing (?:beats|better|like)|no (?:problem|worries|rush)|too, |me too|"
    r"不知道|不管|没关系|不错|有没有|是不是|能不能|可不可以|要不要|不仅|不只|特别|别的|太好|"
    r"太棒|没有了吗|别人|差别|特别|级别|分别|无敌|无论|无所谓|太空|太阳|太太|太平|太极",
    re.IGNORECASE,
)
MILD = re.compile(r"\btoo\b|\bless\b|not (?:very|so|that)|太|有点|少一点|少点|不那么|没那么", re.IGNORECASE)
SEEN = re.compile(
    r"(?:already|i['’]?ve|have|had)\s+(?:\w+\s+)?(?:seen|watched|read|heard|played|listened|finished)|"
    r"already know|"
    r"\bi know\b|\bby heart\b|seen .{0,12}(?:times|already)|"
    r"^\s*(?:and |i )?(?:seen|watched)\b|看过了?|读过了?|听过了?|玩过了?|已经(?:看|读|听|玩)",
    re.IGNORECASE,
)
LOVED = re.compile(
    r"\b(?:loved|adored?|love|favou?rite|amazing|brilliant|wonderful|fantastic|great)\b|(?<!不)(?<!不太)喜欢|"
    r"很好看|真好看|好听|超好|超爱|最爱|很棒|太棒|精彩|感动",
    re.IGNORECASE,
)
HATED = re.compile(
    r"\b(?:hated|loathed|boring|bored me|awful|terrible|disappoint\w*|rubbish|disliked|"
    r"(?:didn['’]?t|did not|never) (?:really )?(?:like|enjoy|care for))\b|"
    r"(?:不|没有?)(?:太|怎么)?(?:喜欢|好看|好听|好玩)|难看|难听|无聊|讨厌|失望|太烂|很烂",
    re.IGNORECASE,
)
NEVER = re.compile(
    r"\bnever\b(?! mind)|\bever(?: again)?\s*(?:[.!,;]|$)|\bcan['’]?t stand\b|\bhates? (?!it\b|that\b|"
    r"when\b)|\bfrom now on\b|"
    r"永远|再也|从来不|一辈子|绝对不|以后都?(?:别|不)|最讨厌",
    re.IGNORECASE,
)
"""A refusal for good, against one for today."""
LASTING = re.compile(r"\bfrom now on\b|\bevery time\b|以后(?:都|只|一律)|每次都", re.IGNORECASE)
"""A wish for good."""
ONCE = re.compile(
    r"\bjust (?:this once|for now)\b|\b(?:only )?(?:for )?this once\b|\bfor once\b|就这(?:一)?次|仅此一次|"
    r"只是这次|这一次",
    re.IGNORECASE,
)
"""What counts for this turn only."""
OPPOSITE = re.compile(
    r"(?:(?:the )?(?:exact |very |complete )?opposite (?:of|to|from)|\bunlike|nothing like|"
    r"not(?:hing)? (?:at all )?like)"
    r"\s*(?:the\s+)?[《「\"“]?$",
    re.IGNORECASE,
)
OPPOSITE_AFTER = re.compile(r"[》」”]?(?:完全|正好|恰恰|刚好)?(?:相反|反着来|截然不同|的反面)")
ALIKE = re.compile(
    r"\b(?:same|similar|that|like) (?:\w+ )?(?:feel(?:ing)?|mood|vibe|spirit|style|atmosphere)\b|(?:同样|"
    r"一样|类似|那种|这种)的?(?:感觉|风格|味道|氛围|气质)",
    re.IGNORECASE,
)
THAN = re.compile(r"(?:\bthan\s+(?:the\s+)?|比)[《「\"“]?$", re.IGNORECASE)
RESEMBLING = re.compile(
    r"\blike\b|similar|in the (?:vein|style|mood|spirit)|像|类似|那样|那种|一样|般", re.IGNORECASE
)
ONLY = re.compile(r"\bonly\b|\bmust\b|\bstrictly\b|\bhas to be\b|只要|只想|必须|一定要|仅限", re.IGNORECASE)
OF = re.compile(
    r"(?:\bby|\bfrom|\bdirected by|\bwritten by|\bmade by|\bstarring|\bwith|films? of|books? of|"
    r"works? of)\s+(?:the\s+\w+\s+)?$",
    re.IGNORECASE,
)
WORKS_OF = re.compile(r"^\s*(?:['’]s?\b|的|导演的?|执导|主演|写的|演的|唱的|演唱)", re.IGNORECASE)
LIKE_BEFORE = re.compile(
    r"(?:\blike|similar to|reminds? (?:me )?of|in the (?:vein|style|mood|spirit) of|as (?:good|\w+) as|"
    r"像|类似|好像|跟|和|同|(?<!不)(?<!不太)喜欢|(?<!不)爱|迷)\s*(?:the\s+)?(?:\w+\s+)?[《「\"“]?$",
    re.IGNORECASE,
)
REFUSED_AFTER = re.compile(
    r"^[^，。！？,.!?]{0,8}?(?:不要|去掉|算了|不看|不爱看|不喜欢|除外|别放|免了|先放放|先放一放|"
    r"看太多了|看多了|看腻了?|听腻了?|玩腻了?|看完了|够了|不考虑|不适合|不合适|不合(?:我的?)?(?:口味|胃口)|"
    r"(?:没|不感|没什么|没啥)兴趣)|"
    r"^的[^，。！？]{0,4}[，,]先不|^的[^，。！？]{0,8}[，,]换别的|"
    r"^[^,.!?]{0,25}\b(?:can stay out|(?:is|are) out|creeps? me out|"
    r"leave (?:it|him|her|them|that) out|bores? me)\b|"
    r"^[^,.!?]{0,12}?\b(?:(?:is|are)(?: not|n['’]?t)|not) (?:really |quite )?(?:for (?:me|us|him|her|them)|"
    r"(?:my|our|his|her|their) (?:thing|cup of tea|taste|style))\b",
    re.IGNORECASE,
)
"""A refusal that comes after what it refuses: 恐怖的就算了, "the Arbus one creeps me out"."""
NO_MEDIUM = re.compile(r"(?:讲|聊|谈|关于|\babout )$", re.IGNORECASE)
"""Before a medium that is the subject: a podcast about films, 聊书的播客."""
NO_GENRE = re.compile(r"\b(?:the|another|real) world\b|\btime[ -]travel", re.IGNORECASE)
"""Words that name genres elsewhere: "the end of the world" is no world music."""
PART_OF_A_WORD = re.compile(
    r"书[房架桌店包签面]|画[面质家廊室]|歌[手词舞星]|剧[情透场本院组]|菜[市园地]|不适[合应用宜]"
)
"""Words that begin like a medium or a mood and are none."""
INDIFFERENT = (
    (
        "duration_minutes",
        re.compile(r"any length|however long|多长都行|长短(?:不限|都行|无所谓)|多长都可以", re.IGNORECASE),
    ),
    (
        "year",
        re.compile(
            r"any (?:year|era|decade|time)|(?:什么|哪个)年代都行|"
            r"年代(?:不限|无所谓)|forget .{0,20}\byears?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "country",
        re.compile(
            r"any country|anywhere|from anywhere|哪国(?:的)?都行|随便哪国|国家不限|哪里的都行", re.IGNORECASE
        ),
    ),
    ("language", re.compile(r"any language|语言不限|什么语言都行", re.IGNORECASE)),
    ("genre", re.compile(r"any genre|类型不限|什么类型都行", re.IGNORECASE)),
)
"""What is said to matter no longer."""
DROPPED = re.compile(
    r"\b(?:forget|never mind|doesn['’]?t have to be|drop the)\b|不一定要|不用非得|不必是|无所谓",
    re.IGNORECASE,
)
ALLOWED_AGAIN = re.compile(
    r"\b(?:is|are|would be) (?:fine|ok|okay|allowed|welcome|good) (?:again|now|after all)\b|"
    r"\b(?:don['’]?t|no longer) mind\b|\b(?:fine|ok|okay) with\b.{0,30}\b(?:again|now|after all)\b|"
    r"(?:又|也|现在|重新)?(?:可以|行|没问题)了|不介意|不用(?:再)?(?:避开|排除)|解禁",
    re.IGNORECASE,
)
"""What takes a refusal back and wishes for nothing: "horror is fine again"."""
ALSO = re.compile(
    r"\b(?:is|are|would be) (?:fine|ok|okay|good)(?: too)?\b|也行|也可以|也要|也来", re.IGNORECASE
)
_MAKERS = "director|author|writer|poet|artist|singer|band|musician|composer|painter|photographer|studio|maker"
_MAKERS_ZH = "导演|作家|作者|诗人|歌手|艺人|乐队|作曲家|画家|摄影师|创作者"
OTHER_MAKER = re.compile(
    rf"(?:another|different|other) (?:{_MAKERS})s?\b|someone (?:else|new)|"
    r"(?:isn['’]?t|not|nothing(?: else)?) by (?:him|her|them)|"
    rf"(?:别的|换个?|其他的?|另外的?|不同的?)(?:{_MAKERS_ZH})|不是(?:他|她)的",
    re.IGNORECASE,
)
LIST_GOES_ON = re.compile(
    r"\s*(?!(?:something|anything|i|just|maybe|a|an|more|the|give|show|want)\b)(?:[\w\-]+\s+){0,2}(?:(?:or|"
    r"and|nor)\s+)?(?:[\w\-]+\s+)?|\s*(?:或者?|和|也|以及)?\s*"
)
EXACT = re.compile(
    r"sequel|prequel|same series|more of|rest of|next (?:one|"
    r"part)|made into|adapt(?:ed|ation)|续集|前传|同系列|续作|"
    r"系列|拍成|改编|(?:电影|电视剧|剧|游戏|漫画)版",
    re.IGNORECASE,
)
ACTIVITIES = (
    (
        re.compile(
            r"(?<!about )(?<!of )\bmusic\b(?! (?:films?|movies?|documentar|podcasts?|books?|games?))|"
            r"(?<!关于)(?<!讲)(?<!聊)音乐(?!片|剧|电影|节|家|人|播客|游戏|史)",
            re.IGNORECASE,
        ),
        ("album", "track"),
    ),
    (re.compile(r"\b(?:to|let['’]?s|should (?:i|we)) see\b", re.IGNORECASE), ("film",)),
    (
        re.compile(
            r"\b(?:something|anything|things?|want|like|love|"
            r"good|what|which) to read\b|(?<!刚)(?<!不)(?:想|要|来|可以)读",
            re.IGNORECASE,
        ),
        ("book",),
    ),
    (re.compile(r"\b(?:to|can|could) play\b|(?<!不)(?:想|要|来|可以)玩", re.IGNORECASE), ("game",)),
    (
        re.compile(
            r"\b(?:to|can|could|let['’]?s|should (?:i|we)) (?:watch|"
            r"see)\b|(?<!不)(?:想|要|可以|一起)看(?!书|小说|画|照片)",
            re.IGNORECASE,
        ),
        ("film", "tv"),
    ),
    (
        re.compile(r"\b(?:to|can|could) listen\b|(?<!不)(?:想|要|适合|可以).{0,6}听", re.IGNORECASE),
        ("album", "track", "podcast"),
    ),
)
"""What people do with works, for messages that name no medium."""
MARKED_TITLE = re.compile(r"《([^《》]{1,80})》|[\"“]([A-Z][^\"“”]{2,80})[\"”]")
"""What is written as a title, known or not."""
RESTRICTION = re.compile(r"no\b|without\b|没有|无|不", re.IGNORECASE)
"""How a wish begins that only leaves something out: "no singing" is instrumental."""
TITLE_TO_MEDIUM = re.compile(r"\s*[,，]?\s*(?:the|这部|那部|这本|那本|这首|这张|这款)?\s*", re.IGNORECASE)
"""What stands between a title and the word that says what it is: "Solaris, the film", 《活着》这部电影."""
OTHERS = re.compile(
    r"\b(?:more|else|others?|another|different|next|again)\b|还有|别的|其他|其它|换一|换别|换个|再来|"
    r"再推荐|再给|另外|多来",
    re.IGNORECASE,
)
