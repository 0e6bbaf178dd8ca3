"""Turns of phrase that refuse what comes after them, in both languages."""

import re

from .dislikes import (
    AVERSION_ZH,
    HATING,
    NO_DISLIKE,
    NOT_AVERSION_ZH,
    NOT_HATING,
    REFUSED_USE,
    UNKNOWN,
    UNKNOWN_ZH,
)

REFUSAL = re.compile(
    rf"{HATING}|{AVERSION_ZH}|{REFUSED_USE}|"
    r"\b(?:no|not|non|without|w/o|w/out|ease (?:off|up) on|go easy on|"
    r"cut (?:down|back) on|nothing|none|never|neither|nor|don['’]?t|doesn['’]?t|isn['’]?t|didn['’]?t|"
    r"aren['’]?t|wasn['’]?t|weren['’]?t|ain['’]?t|dinn?ae|didnae|cannae|dinna|(?<=i )no (?:want|like|fit|"
    r"dey)|"
    r"hate[ds]?|dislike[ds]?|avoid|except(?:ing)?|barring|excluding|apart from|aside from|"
    r"(?:sick|tired|weary|wary) of|bored (?:of|with|by)|enough (?:of|with)|less|too|"
    r"(?:can['’]?t|cannot|couldn['’]?t) (?:stand|bear|handle|take|stomach|face|do|abide|tolerate|cope with|"
    r"deal with|with|be (?:doing|bothered|arsed) with)|won['’]?t|refuse to|"
    r"(?:my|our) fill of|had it (?:\w+ ){0,4}with|(?:seen|heard|read|played|watched) (?:more than )?"
    r"enough|burn(?:ed|t)[ -]?out on|through with|"
    r"(?:hard |i['’]ll |we['’]ll |gonna |i |to |^|[,.;!] ?)pass on|thumbs down (?:for|to|on)|"
    r"wouldn['’]?t|other than|"
    r"(?:any(?:thing|one|body)|every(?:thing|one)|all) but|rather than|skip|(?<!the )(?<!a )ban|"
    r"(?<!the )(?<!a )bin|ditch|scrap|spare (?:me|us)|keep me "
    r"away from|get away from|"
    r"allergic to|no more|"
    r"(?:stop|quit|no more) (?:recommending|suggesting|showing|giving|pushing|offering|sending|"
    r"with)(?: me| us)?|"
    r"instead of|leave out|forget|drop|remove|omit|veto|blacklist|(?:the )?same (?:goes )?for|had enough of|"
    r"never mind|minus|done with|"
    r"fed up with|lay off|steer clear of|stay away from)\b|"
    r"\b(?:leave|swap|replace|exchange|throw (?:out|away)|get rid of|lose|"
    r"(?:tone|dial|turn|tune) down|kill|hold|nix|mute|block|cut|axe|strike|"
    r"cross off)\s+(?:out\s+)?(?:all\s+)?(?:the\s+|that\s+|"
    r"those\s+)?$|"
    r"\bzero\s+$|[,，] ?bar\s+$|\b(?:i['’]m|i am|we['’]re|so|totally|completely|kinda) over\s+"
    r"(?:the\s+|that\s+)?$|^\W*(?:ok(?:ay)?,? |that['’]s |"
    r"quite )?enough (?:\w+\s+)?$|"
    r"(?<!除)非$|又是$|(?:老是|总是?)(?:给我)?(?:推荐?|放|来)$|(?<!多)少[来推给放]|(?:降低|减少|收敛|"
    r"削弱)(?:一?[点些]|一下)?$|(?<![要好是能可])不$|只要不$|(?:不|没|"
    r"别)像[^，。]{1,20}(?:那么|这么)$|"
    r"(?<!多)少[看听读玩碰]|不要|不一定要|不想|别|不喜欢|讨厌|除了?(?!了)|不看|不听|不爱|不能|不太|谢绝|远离|避开|绕[开过]|排除|"
    r"[剔删踢去](?:除|掉)|拉黑|跳过|不考虑|禁止|[放饶](?:过|了)我|"
    r"莫得|(?<!有)没得(?!说|比|挑|救)|莫要|冇|勿要|"
    r"没有|受不了|见不得|看不得|看不了|听不了|接受不了|拒绝|杜绝|屏蔽|没心情|腻了|太|没那么|没这么|"
    r"不那么|不怎么|少一点|少点|不是|不含|避免|不带|无",
    re.IGNORECASE,
)
PLAIN_REFUSAL = re.compile(
    r"(?:(?<!特)别(?:是|要|来|给我)?|(?<!要)不要(?:是)?|不想要?|拒绝)(?:那种|什么|太)?$|"
    r"\b(?:no|without|avoid|anything but)\s+(?:more |any )?$",
    re.IGNORECASE,
)
"""Right before what is refused, whatever follows it."""
NOT_REFUSAL = re.compile(
    rf"{NOT_HATING}|{NOT_AVERSION_ZH}|{UNKNOWN}|{NO_DISLIKE}|{UNKNOWN_ZH}|"
    r"(?:['’]ve not|never) (?:seen|watched|read|heard|played|tried) an?\b|排除万难|除了[^，。]{1,6}没有?别的|"
    r"除了[^，。]{1,8}(?:[还也]|再加)|不[看听读玩]不(?:行|可)|告别|离别|"
    r"(?:so|too) many (?:people|friends|reviews)\b|not only|not just|"
    r"nothing but|no more than|no (?:one|body)\b|nobody|skip to|no matter|no idea|"
    r"don['’]?t know|(?:do|does)(?:n['’]?t| not) (?:really |even )?(?:matter|bother)\b|"
    r"(?:don['’]?t|do not) (?:really |even |much )?care (?!for\b)|"
    r"not sure|why not|don['’]?t mind|can['’]?t wait|"
    r"won['’]?t (?:stop|end|quit|let up|mind|say no)|wouldn['’]?t (?:mind|say no)|can['’]?t do without|"
    r"couldn['’]?t (?:be |put )|"
    r"can['’]?t (?:stop|get enough|sleep|decide|choose)|"
    r"if you can['’]?t|can['’]?t take (?:my|your) eyes|(?:someone|somebody|anyone|people|adults|kids|"
    r"those|friends?|beginners) who "
    r"[^,.;]{0,20}?"
    r"(?:never|do(?:es)?n['’]?t|hates?|can['’]?t)|"
    r"(?:从?来)?不[怎么太]*[看听读玩碰爱]+[^，。]{0,8}的(?:人|朋友|同学|同事|家人)|"
    r"^\W*(?:no|nope|nah)\s*[,;.!]|\b(?:no,? (?:wait|hang on|sorry|actually)|(?:wait|hang on|sorry),? no)\b|"
    r"不是不(?:行|可以|能|想|爱|喜欢|好)|"
    r"(?:don['’]?t|do not) (?:already |yet )?own|"
    r"我(?:家里?|自己)?(?:还)?没有的|不要[^，。]{0,2}我(?:已经)?有的|"
    r"(?:not to be|(?:don['’]?t|can['’]?t|must not|never)) miss(?:ed)?|"
    r"nothing (?:beats|better|like)|no (?:problem|worries|rush)|too, |me too|"
    r"(?:not|n['’]t get|never get) over|"
    r"\b(?:have|has|had|got) (?:still )?no\b|(?:没有?|无|不带|不要)人声的?|"
    r"不用(?:再)?(?:避开|排除|绕开|跳过|去掉)|删除|"
    r"除夕|扫除|有没得|有冇|"
    r"不知道|不管|没关系|不错|有没有|是不是|能不能|可不可以|要不要|不仅|不只|特别|别的|太好|"
    r"太棒|没有了吗|别人|差别|特别|级别|分别|无敌|无论|无所谓|"
    r"太(?:巧|对|美|帅|强|牛|厉害|给力|贴心|懂我|感谢|谢谢)|(?:不能|不可|不容|不要|别)错过|"
    r"没有?[看听读玩]过|(?:别|不要)忘|不是[^，。！？]{1,20}吗|太空|太阳|太太|太平|太极",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(r"的(?:人|朋友|同学|同事|家人)|[^，。]{0,3}[还也](?:喜欢|爱|想|要)|再加")
"""After what somebody else does not like, or what is liked too: 给从来不看电影的人, 除了科幻还喜欢历史."""
MILD = re.compile(
    r"\btoo\b(?!\s*(?:$|[,.!;])| short for| much\b)|\bless\b|not (?:very|so|that|as|quite)|(?:tone|dial|turn|"
    r"tune) down|"
    r"(?:ease (?:off|up)|go easy|cut (?:down|back)) on|降低|减少|收敛|太|有点|少一点|少点|"
    r"(?:不|没|别|"
    r"不要)(?:像.{1,20})?(?:那么|这么)",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"\bnon[- ][\w-]+\s+(?=\S|$)|\b(?:less|not (?:too|so|very|that|as))\s+[\w-]+\s+(?!(?:or|and|"
    r"nor|on|of|into|about|for|to|in|with)\b)(?=\S|$)|"
    r"(?:不|没|别|不要)(?:那么|这么|太)[^，。的]{1,6}的",
    re.IGNORECASE,
)
"""A refusal that ends with one quality: "a less violent thriller" is a thriller still."""
NEVER = re.compile(
    r"\bnever\b(?! mind)|\b(?:do not|don['’]?t) ever\b|\bever(?: again)?\s*(?:[.!,;]|$)|\bcan['’]?t stand\b|"
    r"(?<!they )\bhate (?!it\b|that\b|when\b)|\bfrom (?:now|here) on\b|"
    r"\bin (?:the )?future\b|\bgoing forward\b|\bfor good\b|"
    r"\bpermanent(?:ly)?\b|\bforever\b|"
    r"永远|永久|终身|这辈子|再也|从来不|一辈子|绝对不|(?<![年代])(?:以后|今后|往后|从今往后|"
    r"从此)[^，。]{0,4}?(?:别|不)|讨厌",
    re.IGNORECASE,
)
"""A refusal for good, against one for today."""
