"""What people say of works they know: seen, loved, hated."""

import re
from collections.abc import Sequence

from retrieval.spelling import simplified
from retrieval.titles import NameMention

from .phrases import CLAUSE_ENDS
from .refusals import clause_around, own_clause, rest_of_clause

_DONE_TOGETHER = (
    r"\b(?:i|we) (?:already |just )?(?:did|done|covered|discussed)\b"
    r"(?! (?:like|love|enjoy|not|n|so|say|it)\b)"
)
SEEN = re.compile(
    rf"{_DONE_TOGETHER}|\balready (?:using|quoting|citing|covering|doing|writing about)\b|"
    r"(?:already|\w+['’](?:ve|s)|(?:i|we|they)ve|(?:s?he)s|has|have|had)\s+(?!(?:you|never|not)\b)(?:\w+\s+)?"
    r"(?:seen|watched|read|heard|played|listened|finished|been through|got(?:ten)? through|gone through|"
    r"binged|completed)|"
    r"(?:^|\bi )(?:been through|sat (?:all the way )?through|binged)\b|\bsaw (?:\w+ )?(?:it |that )?as a "
    r"(?:kid|child)\b|"
    r"already know|\b(?:already|both|all|once) (?:finished|completed|beat|cleared|saw|"
    r"platinumed|ticked off)\b|(?:^|\bi |\bwe )ticked off\b|^\W*(?:\w+ )?100% ?ed\b|"
    r"\b(?:is|are|all|both) (?:already |both |all )?(?:done|finished|completed|seen|read|"
    r"played)\b(?! (?:by|in)\b)|"
    r"\b(?:seen|watched|read|heard|played|finished|done|completed) (?:it|them|both|all|the lot|"
    r"every one)\b|\bdone\W*$|"
    r"\bi know\b|\bby heart\b|seen .{0,12}(?:times|already)|"
    r"\b(?:seen|watched|read|heard|played)\b[^.!?]{1,40}\b(?:times|twice|to death)\b|"
    r"^\s*(?:and |i )?(?:seen|watched)\b|^\s*(?:and |i )?(?:played|heard|read|"
    r"finished)\b[^.!?]{1,60}\balready\b|(?<![没未你])(?<!你有)[看读听玩见]过|(?:都|全)[看读听玩刷追打](?:完|"
    r"了|过)|(?:刷|补|追|(?:看|听|读|玩)(?=了))[了过](?:好?[几一二两三四五六七八九十多\d]+)?遍|二刷|三刷|N刷|"
    r"[看听读玩翻]了?(?:不下|不止|无数|好?几|整整|至少|足足|起码|[\d两三四五六七八九十百千万N]+)+(?:多|来)?[遍次回]|"
    r"(?:都|全)会[唱背弹]|已经(?:[看读听玩]|[去吃尝]过|知道)|(?:天天|每天|一直)(?:都|在)*[看读听玩]|"
    r"\b(?:i|we) (?:already |actually |both )?own\b|\balready own(?:ed)?\b|"
    r"(?:['’]s|\bis|\bare|\balready|\bsitting)(?: \w+)? (?:on|in) my (?:own )?(?:\w+ )?(?:shel(?:f|ves)|"
    r"collection|library|"
    r"bookcase|bookshelf|steam|kindle|crate)\b|"
    r"\b(?:got|have|own)\b.{1,40}\b(?:already|on (?:vinyl|cd|dvd|blu-?ray|my shel\w+))\b|"
    r"我(?:已经|都|早就|全)+有(?:[^，。的]{0,4}了|$)|我(?:家里?|们|们家)?(?:已经|早就)?有(?=《|[A-Z][a-z]+)|我(?:家里?)?有(?:[Cc][Dd]|DVD|dvd|蓝光|碟片?|实体书?|黑胶|唱片|正版|原版)了?(?=$|\W)",
    re.IGNORECASE,
)
READ_IT = re.compile(
    r"(?<!should )(?<!could )(?<!can )(?<!shall )(?<!did )\b(?:i|we)(?:['’]ve)? "
    r"(?:(?:just|recently|already|finally|once) )?(?:read|watched|saw|finished|played|heard)\b|"
    r"(?:wrecked|destroyed|floored|broke|haunted|gutted) (?:me|us)\b|blew (?:me|us) away|"
    r"[看听读玩追]得(?![懂见到出下])|"
    r"(?:^|\b(?:i|we|just|finally|recently) )(?:finished|completed|beat|cleared|saw|platinumed)\b|"
    r"\bjust (?:finished|watched|read|saw|played|heard)\b|"
    r"(?<![想要可好难没未])(?:[看读听玩](?:了|完)|[刷追补打啃]完|(?<![能以才])通关|白金|打[通穿]|速通|全成就|全收集)|"
    r"刚[看读听玩](?!到)",
    re.IGNORECASE,
)
"""Seen lately, where it is said of one work: "I read a lot of her" is no such thing."""
THAT_MANNER = re.compile(
    r"\bsimilar\b|\bwhat(?:['’]s)? (?:now|next)\b|\bwhat \w+ next\b|\bwhere (?:to|do (?:i|"
    r"we) go) (?:next|from here)\b|接下来|\bmore like (?:it|that|this)\b|类似|那种|那样|差不多的|"
    r"同样",
    re.IGNORECASE,
)
OFTEN = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|twenty|\w+ty|(?:a )?(?:dozen|hundred|thousand|million)|"
    r"(?:dozens|hundreds|loads|tons) of|(?:so )?many|countless|umpteen|[3-9]|\d{2,}) times\b|"
    r"(?:好几|无数|[三四五六七八九十百几\dNn多]*[三四五六七八九十百几3-9Nn0多])(?:来|多)?遍",
    re.IGNORECASE,
)
"""How often a work was seen by who loves it."""
_COUNTED_ZH = (
    r"[看听读玩刷追翻补](?:了|过)?(?:不下|不止|整整|至少|足足|起码|有)*"
    r"(?:[\d两三四五六七八九十百千万N]+|好?几|无数|好多|很多)(?:多|来)?[遍次回]|[二三四五N]刷(?!新)"
)
_COUNTED = (
    r"(?:three|four|five|six|ten|\d+|several|many|countless|dozens of|a (?:dozen|few|hundred|million)) times"
)
LOVED = re.compile(
    r"\b(?:loved|adored?|love|(?<!not )(?:very |so |quite )?fond of|favou?rite|obsessed with|best "
    r"(?:thing|film|movie|book|show|series|album|"
    r"song|game)\b|masterpiece|perfect|amazing|brilliant|wonderful|fantastic|great|"
    r"nothing (?:else )?(?:compares|comes close)|not over|(?:n['’]t|never) get (?:over|enough of)|slaps|"
    r"wreck(?:ed|s) (?:me|us)|(?:blew|blown) (?:me|us|my mind|away)|floored (?:me|us)|"
    r"destroyed me|broke me|hit me hard|stay(?:ed|s) with me|"
    r"(?:can['’]?t|couldn['’]?t) (?:stop|put|get) (?:thinking|it|over)[\w ]{0,12}|hooked|(?:still|"
    r"head is|head['’]s)(?: still)? (?:thinking|spinning|reeling)|"
    r"comfort (?:film|movie|book|album|record|show|game)|"
    rf"{_COUNTED}"
    r"(?=[^.!?]{0,25}\b(?:what (?:else|next|now)|anything else|similar|more|what should))|"
    r"on repeat|(?:five|5) stars|5/5|(?:8|9|10)(?:\.\d)?/10)\b|"
    r"满分|绝绝子|yyds|上头|戳(?:我|中|到)|好爱|很爱|"
    r"别的都[看读听玩]不|(?<!不)(?<!不太)喜欢|"
    r"很好看|真好看|好看到|好听|超好|超爱|最爱|"
    rf"{_COUNTED_ZH}|"
    r"每年(?:都|要)+重?[看读听玩刷]|爱死|封神|神作|神剧|没得说|绝了|百看不厌|百听不厌|很棒|"
    r"太棒|精彩|感动|[看听读玩追](?:得|的)(?:我)?(?:太|真|超|好|很)?(?:爽|过瘾|开心|入迷|上瘾|哭|半夜|停不下来|起鸡皮疙瘩)|[看听读玩]哭|破防|太爽|好看得|"
    r"(?<!不)(?:太|真|好)(?:好看|好听|好玩|好哭)|缓不过来|走不出来|出不来|忘不(?:了|掉)|念念不忘|后劲|还在转|回味",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"(?<!我)(?<!我们)的最爱|(?:老婆|老公|[爸妈弟妹姐哥]|朋友|室友|同学|同事|[女男]友|前任|对象|孩子|儿子|女儿|他|她)们?最"
    r"(?:爱|喜欢)|"
    r"\b(?:my|his|her|their|our|the) [\w-]+['’]s? (?:all[- ]time )?favou?rite|"
    r"\b(?:my|his|her|our|the) [\w-]+ (?:is|was|are|were) (?:\w+ )?obsessed with",
    re.IGNORECASE,
)
"""What somebody else loves."""
_HOW_OFTEN = re.compile(rf"{_COUNTED_ZH}|\b{_COUNTED}", re.IGNORECASE)
_WEARY = re.compile(
    r"(?:别|不用|不要|不必|甭)(?:再|给我们?)*(?:推|来|放|提|出现|整|弄|搞)|[看听读玩](?:腻|烦|够|厌)|"
    r"(?:^|[，。！？,.!?\s])(?:换|下一[部本张首个])(?:[一个别掉吧了啦啊部本张首款其他的]{0,4})(?=$|"
    r"[，。！？,.!?\s])|"
    r"\b(?:skip|sick of|tired of|no more|not again|bored of|leave it out|don['’]?t (?:suggest|show|"
    r"recommend))\b",
    re.IGNORECASE,
)
"""Beside how often a work was seen, what says that it was often enough."""
HATED = re.compile(
    r"\b(?:hated|loathed|suffered through|couldn['’]?t (?:stand|bear|get into|finish|get through|"
    r"get past|stick with|"
    r"sit through)|"
    r"gave up (?:on|halfway|after)|bailed (?:on|out)|dnf(?:['’]?e?d)?|stopped (?:watching|reading|playing|"
    r"listening)|walked out (?:of|halfway|on)|abandoned|ditched|(?:^|(?<=i )|(?<=we ))dropped|"
    r"quit(?! (?:my|the|his|her|our|smoking|drinking|work|school|job))|(?:a )?(?:total |real )?slog|"
    r"snooze-?fest|"
    r"left (?:me|us) cold|lost (?:me|interest)|"
    r"boring|bored (?:me|us|to)|overrated|overhyped|did(?:n['’]t do (?:it|much)| nothing) for (?:me|us)|"
    r"let-?down|threw it (?:across|away|out|at)|"
    r"(?:stopped|quit)\b[^.!?]{1,25}\b(?:at|after|on) (?:chapter|page|episode|season)|"
    r"wasn['’]?t (?:really )?for (?:me|us)|meh on|[0-4](?:\.\d)?/10|[01]/5|(?:zero|one|two) stars?|"
    r"(?:fell|put me) (?:asleep|to sleep)|waste of time|awful|terrible|disappoint\w*|rubbish|disliked|"
    r"(?:didn['’]?t|did not|never) (?:really )?(?:like|enjoy|care for|get on with|get into|got into|"
    r"click with|gel with|"
    r"vibe with|warm to|connect with|finish|got on with|clicked with|warmed to|finished))\b|"
    r"(?:不|没有?)(?:太|怎么)?(?:喜欢|好看|好听|好玩)|难看|难听|无聊|讨厌|失望|太烂|很烂|"
    r"(?:吹|捧)(?:过|得太)|过誉|被高估|没(?:什么|啥|有)?感觉|(?<!别的都)[看读听玩]不下去|睡着|浪费时间|"
    r"差劲|不怎么样|受不了|硬着头皮|太水|踩雷|劝退|[gG]et ?不到|没 ?[gG]et ?到|不太行|弃(?:了|剧|坑|书|番|游|"
    r"掉)|(?:[追啃打刷撑熬]|"
    r"坚持)不(?:下去|动|进去)|[看读听玩]不(?:动|进去)|"
    r"中途(?:退场|离场|放弃|就走)|退坑|卸载|入不了坑|放弃了|没[看读听玩追打](?:完|几\w)就|"
    r"(?:一半|[\d一两二三四五六七八九十百几]+多?(?:页|集|章|分钟|小时|关|首|期|回))就?(?:扔|放下|放弃|弃|"
    r"关了|关掉|合上|退|不[看读听玩追]了|没再|丢)|(?:看|听|读)吐了|一般般|无感",
    re.IGNORECASE,
)
UNAPPEALING = re.compile(
    r"\W*(?:one )?(?:just |really )?(?:sounds?|looks?|seems?|feels?)"
    r"(?: (?:a bit|bit|rather|really|so|very|pretty|quite|too|kind of|kinda|super|like a))* "
    r"(?:depressing|boring|dull|awful|terrible|bleak|grim|heavy|dreary|pretentious|gory|cheesy|corny|childish|"
    r"creepy|bad|rubbish|lame|silly|stupid|meh|tedious|miserable)\b|"
    r"(?:听着|看着|[看听]起来|感觉|好像|似乎)(?:就|也|都|有点|很|太|挺|好|蛮|一般般?)*"
    r"(?:丧|闷|无聊|吓人|沉重|压抑|惨|难看|烂|土|俗|幼稚|矫情|一般|没意思|没劲)",
    re.IGNORECASE,
)
"""What is said of a work not known yet that speaks against it: "the first one sounds depressing"."""
UNHEARD_OF = re.compile(
    r"\b(?:(?:never|not|n['’]t) (?:even )?heard of|no idea what)\s+(?:the\s+)?[\"“]?$", re.IGNORECASE
)
UNHEARD_OF_AFTER = re.compile(r"[》」”]?(?:我|都|根本|从来|完全)*(?:没听说过|不(?:知道|晓得)(?:是|这))")
"""Around a work that is not known to the user, which says nothing of it: "never heard of the first"."""

_OF_WHAT_WAS_NAMED = re.compile(
    r"\W*(?:(?:i|we|i['’]ve|we['’]ve|have|both|already|just|all|been)\s+)*"
    r"(?:seen|watched|read|heard|played|finished|completed|done|beaten|cleared|binged|been)\b"
    r"(?:\s+(?:it|them|both|all|that|those|every|the lot|there|already|before|twice|too|many|a|an)\b|"
    r"\s*(?:$|[,.;!?]))|"
    r"\W*(?:我|我们|早就|已经|都|全|也|统统|通通|刚|以前|小时候)*(?:[看读听玩刷追打](?:过|完|了)|通关|"
    r"二刷|白金)",
    re.IGNORECASE,
)
"""A clause that only says what was done with the works before it: "finished both already", 都看过了."""
LAST_TOO = re.compile(r"》?(?:我|我们)?也(?!都)")
"""After a list of which only the last is meant: 喜欢甲，乙也看过了."""
_AS_WELL = re.compile(r"[》」”\"]?\s*(?:too|as well|also|likewise|ditto|same)\b", re.IGNORECASE)
"""After a work of which the sentence before is said too: "I've seen Jaws. Alien too"."""
_MORE_OF_THE_LIST = re.compile(r"》?(?:、[^、，。！？,.!?\s]{1,12}){1,8}")
"""After a title, others that the catalogue does not know, and what is said of them all."""
_REACH = 30
"""Characters over which a verdict may follow a name: "Titanic, the film? Loved it"."""


def is_loved(judged: str, message: str) -> bool:
    """Tell whether the words praise a work; who saw it ten times and wants it no more does not."""
    if _WEARY.search(simplified(message)):
        judged = _HOW_OFTEN.sub(" ", judged)
    judged = _OF_SOMEBODY.sub(" ", judged)
    return LOVED.search(judged) is not None


def is_enough(message: str) -> bool:
    """Tell whether what was named is not to come again."""
    return _WEARY.search(simplified(message)) is not None


def said_of(message: str, listed: tuple[int, int], mentions: Sequence[NameMention]) -> tuple[str, str]:
    """Return what is said of a list of names: in their clause, and after it up to the next name."""
    start, end = listed
    plain = simplified(message)
    around = clause_around(message, start, end) + _said_before(plain, start, end)
    own, rest = own_clause(plain, start), rest_of_clause(plain, end)
    if any(pattern.search(own) for pattern in (SEEN, LOVED, HATED, READ_IT)):
        around = around[len(around) - len(rest) - (end - start) - len(own) :]
    named = {m.items for m in mentions if start <= m.start < end}
    stop = min((m.start for m in mentions if m.start >= end and m.items not in named), default=len(message))
    later = plain[end:stop]
    if stop < len(message) and (breaks := list(CLAUSE_ENDS.finditer(later))):
        later = later[: breaks[-1].start()]  # what opens the next name's clause is said of that
    if goes_on := _MORE_OF_THE_LIST.match(later):
        around += goes_on.group()
    beyond = later[len(rest) :]
    if _OF_WHAT_WAS_NAMED.match(beyond):
        around += " " + rest_of_clause(beyond.lstrip(" ?？,，.!:：-—"), 0)
    return around, later[:_REACH]


def _said_before(plain: str, start: int, end: int) -> str:
    """Return the clause before, where it is said of the work too."""
    own = own_clause(plain, start)
    if own.strip(" &+").casefold() not in ("", "and") or not _AS_WELL.match(plain, end):
        return ""
    stop = len(plain[: start - len(own)].rstrip(" ,.;!，。；！"))
    return " " + own_clause(plain, stop)
