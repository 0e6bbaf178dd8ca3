"""Turns of phrase in both languages: how people refuse, point back, compare and start over."""

import re

CLAUSE_ENDS = re.compile(
    r"[,;.!?，；。！？、\n]|\bbut\b|\binstead\b|\brather\b|但是|但|不过|而是|换成|改成",
    re.IGNORECASE,
)
REFUSAL = re.compile(
    r"\b(?:no|not|non|without|nothing|none|never|neither|nor|don['’]?t|doesn['’]?t|isn['’]?t|didn['’]?t|"
    r"hate[ds]?|dislike[ds]?|avoid|except|sick of|tired of|bored (?:of|with)|enough of|less|too|"
    r"can['’]?t stand|other than|anything but|rather than|skip)\b|"
    r"不要|不想|别|不喜欢|讨厌|除了|不看|不听|不爱|不能|不太|没有|受不了|腻了|太|少一点|少点|不是|不含|避免|不带|无",
    re.IGNORECASE,
)
NOT_REFUSAL = re.compile(
    r"not only|not just|no matter|no idea|don['’]?t know|not sure|why not|don['’]?t mind|can['’]?t wait|"
    r"nothing (?:beats|better|like)|no (?:problem|worries|rush)|too, |me too|"
    r"不知道|不管|没关系|不错|有没有|是不是|能不能|可不可以|要不要|不仅|不只|特别|别的|太好|太棒|没有了吗",
    re.IGNORECASE,
)
MILD = re.compile(r"\btoo\b|\bless\b|not (?:very|so|that)|太|有点|少一点|少点|不那么|没那么", re.IGNORECASE)
SEEN = re.compile(
    r"(?:already|i['’]?ve|have|had)\s+(?:\w+\s+)?(?:seen|watched|read|heard|played|listened)|already know|"
    r"看过了?|读过了?|听过了?|玩过了?|已经(?:看|读|听|玩)",
    re.IGNORECASE,
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
LIST_GOES_ON = re.compile(
    r"\s*(?:[\w\-]+\s+){0,2}(?:(?:or|and|nor)\s+)?(?:[\w\-]+\s+)?|\s*(?:或者?|和|也|以及)?\s*"
)
EXACT = re.compile(
    r"sequel|prequel|same series|more of|rest of|next (?:one|part)|续集|前传|同系列|续作|系列",
    re.IGNORECASE,
)
ACTIVITIES = (
    (
        re.compile(r"\b(?:to|want|can|could) read\b|(?<!刚)(?:想|要|来|可以)读", re.IGNORECASE),
        ("book",),
    ),
    (re.compile(r"\b(?:to|can|could) play\b|(?:想|要|来|可以)玩", re.IGNORECASE), ("game",)),
    (
        re.compile(r"\b(?:to|can|could) watch\b|(?:想|要|可以)看(?!书|小说|画|照片)", re.IGNORECASE),
        ("film", "tv"),
    ),
    (
        re.compile(r"\b(?:to|can|could) listen\b|(?:想|要|适合|可以).{0,6}听", re.IGNORECASE),
        ("album", "track", "podcast"),
    ),
)
"""What people do with works, for messages that name no medium."""
ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th|#[1-5])\b(?:\s+(?:one|pick|suggestion|film|movie|book|"
    r"album|song|game|series|show|podcast))|第([一二三四五1-5])(?:个|部|本|张|首|款|集|幅)|"
    r"最后(?:那|一)?(?:个|部|本|张|首|款)",
    re.IGNORECASE,
)
ORDINALS = {
    spelling: index
    for index, spellings in enumerate(
        (
            "first 1st #1 一 1",
            "second 2nd #2 二 2",
            "third 3rd #3 三 3",
            "fourth 4th #4 四 4",
            "fifth 5th #5 五 5",
        )
    )
    for spelling in spellings.split()
} | {"last": -1}
FRESH = re.compile(
    r"\b(?:start over|start again|new topic|forget (?:all|everything)|reset)\b|重新开始|重来|换个话题|从头来",
    re.IGNORECASE,
)
TITLE_TO_MEDIUM = re.compile(r"\s*[,，]?\s*(?:the|这部|那部|这本|那本|这首|这张|这款)?\s*", re.IGNORECASE)
"""What stands between a title and the word that says what it is: "Solaris, the film", 《活着》这部电影."""
