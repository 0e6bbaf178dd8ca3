"""Small talk, and wishes for what no catalogue holds: one friendly sentence and a way back."""

import re

from retrieval.vocabulary import vocabulary

from . import notices, wording
from .ledger import Ledger

LONGEST_MESSAGE = 4000  # characters
_SMALL_TALK = re.compile(
    r"\b(?:hi|hello|hey|good (?:morning|evening|afternoon|night)|thanks|thank you|thx|cheers|bye|goodbye|"
    r"great|"
    r"how are you|who are you|what are you|awesome|lovely|nice|perfect|cool|haha|lol|ok(?:ay)?)\b|"
    r"^(?:嗨|你好|您好|哈喽|早上好|晚上好|晚安)|谢谢|谢[啦了咯]|多谢|感谢|再见|拜拜|你是谁|你叫什么|哈哈|太好了|好的$|"
    r"不错$",
    re.IGNORECASE,
)
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
    r"\b(?:thanks|thank you|thx|cheers|bye|goodbye|good night)\b|谢谢|谢[啦了咯]|多谢|感谢|再见|拜拜|晚安",
    re.IGNORECASE,
)
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
    r"\b(?:weather|forecast|stock price|bitcoin|translate|homework|write (?:me )?(?:some )?(?:code|"
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


def is_only_small_talk(message: str) -> bool:
    """Tell whether the message is small talk from end to end."""
    return _SMALL_TALK.fullmatch(message.strip(" .!。！~")) is not None


def reply_to(message: str, ledger: Ledger, language: str) -> str:
    """Return one friendly sentence, and a way back to the catalogue."""
    if _ELSEWHERE.search(message):
        return notices.elsewhere(language)
    if _ABLE.search(message):
        return notices.able(language)
    if _THANKS.search(message):
        return wording.welcome(language)
    return wording.greeting(language) if not ledger.facts else wording.way_back(language)
