"""Small talk, and wishes for what no catalogue holds: one friendly sentence and a way back."""

import re
from collections.abc import Sequence

from retrieval.spelling import simplified
from retrieval.titles import NameMention
from retrieval.vocabulary import vocabulary

from . import notices, wording
from .inquiries import clauses, is_of_you, wants
from .ledger import Ledger

LONGEST_MESSAGE = 4000  # characters
LONGEST_CHAT = 200  # characters
_SMALL_TALK = re.compile(
    r"\b(?:hi|hello|hey|good (?:morning|evening|afternoon|night)|thanks|thank you|thx|cheers|bye|goodbye|"
    r"great|"
    r"how are you|who are you|what are you|awesome|lovely|nice|perfect|cool|haha|lol|ok(?:ay)?)\b|"
    r"^(?:嗨|你好|您好|哈喽|早上好|晚上好|晚安)|谢谢|谢[啦了咯]|多谢|感谢|再见|拜拜|你是谁|你叫什么|"
    r"哈哈|太好了|好的$|"
    r"不错$",
    re.IGNORECASE,
)
_UNIT = (
    r"thanks?(?: (?:a (?:lot|million|bunch)|so much|very much|again|kindly))?|thank (?:you|"
    r"u)(?: (?:so much|very much|"
    r"kindly|again))?|thx|tysm|ty|ta(?: very much)?|cheers|much obliged|(?:i )?appreciate it|"
    r"you['’]?ve been (?:\w+ ){0,2}\w+|goodbye|bye(?: bye| now)?|(?:see|talk to|catch) (?:you|ya|u)|cya|"
    r"ttyl|ciao|"
    r"good (?:night|evening|morning|afternoon|one|job|bot|stuff|to know)|night night|"
    r"that(?:['’]s| is|['’]ll be) (?:all|it|me|enough)|that(?:['’]ll| will) do|"
    r"(?:i['’]?m|all|we['’]?re) (?:sorted|set|done|good)|for (?:now|today|tonight|me)|i need(?:ed)?|sorted|"
    r"(?:lovely )?jubbly|merci|gracias|danke|love (?:it|that)|you rock|(?:ha,? )?fair|brb|afk|"
    r"one (?:sec|second|moment|minute)|"
    r"hold on|hang on|sounds (?:good|great|perfect|fun|lovely)|that(?:['’]s|"
    r" is) (?:\w+ ){0,2}(?:what i wanted|it|perfect|great)|"
    r"(?:no|nope|nothing)(?: that['’]s| is)?(?: everything| else| more)?|no more|"
    r"(?:sorry,? )?(?:the )?(?:phone|doorbell|door|kid|baby) \w+|that['’]s everything|again|"
    r"exactly|"
    r"(?:i|we)(?:['’]ll| will|['’]ve got to| have to| gotta| need to|['’]m| am|"
    r"['’]re)(?: \w+){0,2} (?:think about it|let you know|"
    r"off|going|back|go|run|sleep|bed)(?: (?:to|how) [\w ]{1,20})?|gotta (?:go|run)|let me (?:check|ask|"
    r"think)[\w ]{0,25}|"
    r"tomorrow|later|soon|haha\w*|ha|lol|lmao|hehe\w*|hihi|oh|wow|aww*|ok(?:ay)?|k|alright|all right|"
    r"right|yes|yep|yeah|"
    r"sure|fine|great|good|nice|perfect|cool|brilliant|lovely|awesome|amazing|excellent|splendid|super|"
    r"sweet|"
    r"interesting|impressive|spot on|bravo|genius|clever|blimey|crikey|respect|nice one|top marks|"
    r"answering|all day|"
    r"hm+|fair enough|got it|i see|understood|noted|will do|let me think|gotcha|no worries|"
    r"no problem|"
    r"hi|hiya|hello|hey|there|fantastic|wonderful|well done|mate|dear|love|then|so|very|really|nicely|"
    r"friend|"
    r"you(?:['’]?re| are) (?:\w+ ){0,3}?(?:sweet|star|great|best|funny|kind|nice|helpful|clever|smart|"
    r"legend|lifesaver|"
    r"useless|silly|good|brilliant|amazing|welcome)|are you|now|one|me|you"
)
_UNIT_ZH = (
    r"(?:谢谢|多谢|感谢)(?:你|您)?的?(?:推荐|帮忙|介绍|帮我找|建议|耐心)|够了|等一?下|接个电话|"
    r"考虑一?下|想一?想|"
    r"[问跟]一?[问下]?我?(?:老婆|老公|爸|妈|朋友|室友|对象|家人)(?:商量)?|好嘞|笑死|有意思|有趣|又来了|"
    r"不用|不使|没别的|没有|睡|在吗|在不在|"
    r"thanks?(?: (?:you|u))?|thank (?:you|u)|thx|ok|bye|886?|"
    r"谢谢|多谢|感谢|感恩|劳驾|再见|拜拜|回头|回见|晚安|早安|你好|您好|哈喽|厉害|聪明|可爱|贴心|不错|"
    r"厉害|有品位|有品味|没事|没问题|辛苦|麻烦|"
    r"么么哒|可以|知道|明白|收到|了解|非常|就这样|这样|就到这|今天|明天|下次|懂|"
    r"[啊哦噢喔嗯唔呃哎哈嘿呵嘻咯啦了呀吧呢的哇耶好行太真很你您是对谢晒聊见早没拜得正嘞去先呐嗨牛棒赞爱六先那我]"
)
_TALK = re.compile(rf"\W*(?>(?:(?:{_UNIT})(?![^\W_])|{_UNIT_ZH})\W*)++", re.IGNORECASE)
"""A clause that is talk from end to end."""
_DECIDED = re.compile(
    r"\b(?:i|we)(?:['’]?ll| will| shall|['’]?m going to|['’]?m gonna) (?:watch|take|go (?:with|for)|try|"
    r"read|play|"
    r"listen to|get|buy|start with|have)\b|\bgoing (?:with|for)\b|\bi(?:['’]?m| am) (?:watching|having|"
    r"taking)\b|"
    r"\bgoes on the list\b|\b(?:it|that)['’]?s (?:decided|settled)\b|"
    r"\bit is\W*$|^\W*Ж+ (?:then|it is|please then)\W*$|我?先?(?:去|回去)?先?[看听读玩]Ж|就先[看听读玩]|"
    r"就(?:看|听|读|玩|选|要|定|决定|它|这|那|是|买|Ж(?=[了吧啦\W]|$))|那就|(?:今晚|待会|等下|回去|周末)就?(?:看|听|读|"
    r"玩)(?!什么|啥|点)|选好了|决定了|我?去[看听读玩]了",
    re.IGNORECASE,
)
"""A clause that takes one of the works shown."""
_SAID_OF_YOU = re.compile(
    r"^\W*(?:(?:ha|haha|wow|lol|well|oh|and|but|i (?:think|bet|must say)|honestly)\W+)*(?:"
    r"you(?:['’]?re| are| seem| sound| must be) (?!not\b|still\b|wrong\b|missing\b|kidding\b|out of\b|"
    r"\w+ing\b)|"
    r"you(?:['’]?ve| have)? (?:really |just |sure |certainly |clearly |obviously )*(?:know your|know a lot|"
    r"nailed|"
    r"made|read my|get me|get it|understand me|rock|rule|saved|spoil|(?:got|have|"
    r"got some)? ?(?:\w+ )?taste)\b|"
    r"(?:i )?hope you\b|(?:that |it )?must be (?:tiring|exhausting|hard|boring|fun|nice)\b)|"
    r"^\W*你(?:说话|可|还)*(?:真|好|太|挺|很|懂|比我?[^，。！？的]{1,4})(?!多)[^，。！？]{1,8}$",
    re.IGNORECASE,
)
"""A clause that says what who answers is like: "you know your stuff"."""
_WHAT_COUNTS = re.compile(
    r"\bwhat (?:did|have) i (?:ruled? out|refused?|said|say|asked? for|told?|tell)\b|"
    r"\bwhat do you (?:know|remember) (?:about|of) (?:me|this|that)\b|"
    r"我(?:都|还)?(?:不要|排除|拒绝|说过|要求)(?:过|了)?(?:些)?(?:什么|哪些|啥)|你(?:都|还)?(?:记得|"
    r"记住|记着)了?(?:我)?(?:些)?(?:什么|哪些|啥)",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:something|anything|want|find|give|show|recommend|looking for)\b|[想要找来]|推荐", re.IGNORECASE
)
_THANKS = re.compile(
    r"\b(?:thanks|thank you|thx|cheers|bye|goodbye|good night)\b|\b(?:ta|much obliged|sorted|"
    r"that['’]s all|that['’]ll do)\b|谢谢|谢[啦了咯]|多谢|感谢|再见|拜拜|晚安|劳驾晒|辛苦了",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:(?:gotta|got to|have to|need to|better|must|should|will|['’]ll) (?:go|run|dash|leave|head "
    r"(?:off|out)|get (?:going|back))|"
    r"(?:i['’]?m|i am|we['’]re) (?:off(?! work)|heading (?:off|out)|away now|going to bed|signing off|"
    r"logging off|out of here)|"
    r"(?:see|catch|talk to|speak to) (?:you|ya|u)(?: (?:later|soon|tomorrow|next \w+|around))?|good "
    r"?night|goodbye|bye|ta[- ]?ta|cheerio|"
    r"toodle-?oo|over and out|ta[- ]?ra|away to (?:my )?bed|(?:leave|call) it (?:there|here|at that|a day|"
    r"a night)|"
    r"that['’]?s me (?:done|off|away)|(?:dinner|tea|lunch|food|supper)['’]?s (?:ready|up|on the table)|"
    r"(?:cheers|thanks|thank you|ta|right|anyway|bye)\W+(?:i['’]?m |am )?(?:gonna|going to|off to) (?:go "
    r")?(?:walk|make|cook|feed|pick|have|eat|sleep)(?: [\w' "
    r"]{1,20})?)(?=\W*(?:$|[,.!;]|(?:now|then|thanks|mate|pal|love|all)\b))|"
    r"(?:先|我|该|得|要|就)(?:先|得|要|该)*(?:走|撤|溜|闪|下线?|睡|忙|挂|去忙|干活|开工|上班|出门|跑单|"
    r"接单)(?:去)?[了啦咯嘞](?=$|[，。！？,.!?~～\s啊哈哦])|"
    r"去(?:忙|睡|干活|上班|接|做|吃|洗|买|遛|带|煮|哄|开会|上课)[^，。！？,.!?\s]{0,4}[了啦咯](?=$|"
    r"[，。！？,.!?~\s])|(?:回头|下次|改天|明[天儿早]|晚点|"
    r"有空)再?(?:聊|见|会|唠|说)|先这样(?![的子]*的)|(?:就|聊|说)到这|先不(?:[聊说]|看了)|"
    r"不聊了|再见|再会|拜拜|(?<![崇礼朝参])拜(?=$|[，。！？,.!?~\s])|收工[了啦]|晚安|886",
    re.IGNORECASE,
)
"""Who says so goes: "gotta run", 先走了."""
_ABLE = re.compile(
    r"\bwhat (?:can|do) you do\b|\bwho are you\b|\bhow do(?:es)? (?:this|you) work\b|^\W*help\W*$|"
    r"你(?:能|会|可以)(?:做|干)(?:什么|啥|些什么)|你是谁|怎么用",
    re.IGNORECASE,
)
_MEANWHILE = re.compile(
    r"\b(?:to|while|when|for|during|as)\s+(?:i(?:['’]m|['’]ll)?\s+)?(?:do(?:ing)?\s+)?(?:my\s+)?$|[边一面]$",
    re.IGNORECASE,
)
_MEANWHILE_AFTER = re.compile(r"(?:的?时候?|用|听|看|放)")
"""Around what is done while the work is heard or seen."""
_ELSEWHERE = re.compile(
    r"\b(?:weather|forecast|stock price|bitcoin|translate|homework|"
    r"write (?:me )?(?:some )?(?:code(?! (?:to|with|by|along)\b)|"
    r"an? (?:essay|email|poem))|"
    r"book (?:me )?(?:a )?(?:flight|table|hotel|ticket)|order (?:me )?(?:a )?pizza|joke|what time is it|"
    r"capital of|where can i (?:watch|buy|stream)|spotify|netflix)\b|"
    r"(?:订|预订)[^，。！？]{0,6}(?:餐厅|饭店|位子|座位|酒店|房间)|天气|股票|汇率|翻译一下|写(?:一段|"
    r"个)?代码|写作业|订(?:个|张|份)?(?:票|机票|酒店|外卖)|讲个笑话|几点了|在哪(?:里|"
    r"儿)?(?:能|可以)?(?:看到|买|下载)",
    re.IGNORECASE,
)


def unreadable(message: str, language: str) -> str:
    """Return what to say to a message without words, or one too long; empty for any other."""
    if not any(letter.isalnum() for letter in message):
        return wording.no_words(language)
    if len(message) > LONGEST_MESSAGE:
        return wording.too_long(len(message), LONGEST_MESSAGE, language)
    return ""


def is_small_talk(message: str) -> bool:
    """Tell whether there are words of small talk in the message."""
    talks = _SMALL_TALK.search(message) and not _WISHES.search(message)
    return bool(talks or _ABLE.search(message) or _ELSEWHERE.search(message))


def is_elsewhere(message: str) -> bool:
    """Tell whether the message asks for what no catalogue does, and for nothing else: to book a table."""
    found = _ELSEWHERE.search(message)
    if found is None or _WISHES.search(message):
        return False
    # "an album to write code to" asks for an album
    media = [m for m in vocabulary().mentions(message) if m.kind == "medium"]
    meanwhile = _MEANWHILE.search(message[: found.start()]) or _MEANWHILE_AFTER.match(message, found.end())
    return not (media and meanwhile)


def asks_what_counts(message: str) -> bool:
    """Tell whether the user asks what they have said so far."""
    return _WHAT_COUNTS.search(message) is not None


def is_chat(message: str, works: Sequence[NameMention], asked: Sequence[str]) -> bool:
    """Tell whether every clause is talk, a question to who answers, or takes a work shown; none wishes."""
    if len(message) > LONGEST_CHAT:
        return False
    parts = clauses(message, works)
    left = [part for part in parts if not _TALK.fullmatch(part.text)]
    return takes_leave(message) or (
        bool(parts)
        and all(
            message[part.start : part.end] in asked
            or ((_DECIDED.search(part.text) or _SAID_OF_YOU.search(part.text)) and not wants(part.text))
            for part in left
        )
    )


def takes_leave(message: str) -> bool:
    """Tell whether the message says goodbye and wishes for nothing: 谢谢你，今天单子多，先走了."""
    plain = simplified(message)
    return _LEAVES.search(plain) is not None and not any(wants(part.text) for part in clauses(message, ()))


def only_agrees(message: str) -> bool:
    """Tell whether a message of talk may answer a question: "fine", and neither thanks nor a question."""
    plain = simplified(message)
    parts = clauses(message, ())
    beside = any(is_of_you(part.text) or _DECIDED.search(part.text) for part in parts)
    return not beside and _THANKS.search(plain) is None


def is_only_small_talk(message: str) -> bool:
    """Tell whether the message is small talk from end to end."""
    return _SMALL_TALK.fullmatch(message.strip(" .!。！~")) is not None


def reply_to(message: str, ledger: Ledger, language: str) -> str:
    """Return one friendly sentence, and a way back to the catalogue."""
    if _ELSEWHERE.search(message):
        return notices.elsewhere(language)
    if _ABLE.search(message):
        return notices.able(language)
    if any(is_of_you(part.text) for part in clauses(message, ())):
        return notices.program(language)
    if _THANKS.search(simplified(message)):
        return wording.welcome(language)
    return wording.greeting(language) if not ledger.facts else wording.way_back(language)
