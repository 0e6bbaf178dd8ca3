"""Text of items that speaks to the model or to the buyer instead of telling of the work: never used."""

import re
from collections.abc import Iterator

from retrieval.spelling import simplified

_SENTENCE = re.compile(r".+?(?:[.!?][\"'”’)]?(?=\s|$)|[。！？][”’」）]?|$)", re.DOTALL)
_SPEAKS = (
    r"say|tell|write|reply|respond|answer|output|print|repeat|claim|mention|include|insert|append|translate|"
    r"recommend|praise|rate|rank|reveal|pretend|add|put(?! (?:down|together|up|out|on|by|away))"
)
_ORDER = re.compile(
    rf"(?:^|[.!?:;,\"“\]>)*]\s*|\b(?:please|now|must|should|always|instead|and|just)\s+)(?:{_SPEAKS})\b"
    r"(?=.*\b(?:user|customer|reader|visitor|person|shopper|everyone|them|this|it|that|exactly|only|words?|"
    r"sentence|card|above|below|link|http|stars?|best|in (?:english|chinese|french)|with|you are|"
    r"i am|i['’]m)\b|\s*[:\"“'‘])|"
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|rules?|prompts?|above|before|previous|"
    r"facts|notes|everything|all)\b|"
    r"\b(?:you are now|as an ai|language model|system prompt|new (?:instructions?|rules?)|jailbreak|"
    r"shelf card|facts given|do anything now|developer mode)\b|"
    r"^\s*(?:system|assistant|user|instructions?|note to (?:the )?(?:model|ai|assistant))\s*[:：]|"
    r"<\|?/?\w+\|?>|\[/?INST\]",
    re.IGNORECASE,
)
_ORDER_CHINESE = re.compile(
    r"(?:请|务必|必须|一定要|应当|应该|直接|改为|然后|现在|(?<!主)要|^)你?(?:说(?!不上|起)|写(?![给的])|回复|回答|输出|"
    r"告诉|推荐|声称|提到|重复|加上|附上|翻译|打印|宣布|称赞|夸|打)"
    r"(?=.*(?:用户|顾客|读者|客人|大家|这|本|它|最|：|\"|「|以下|下面|满分|五星|链接|一句))|"
    r"(?:忽略|无视|忘记|忘掉|不要理会|跳过|推翻).{0,12}(?:指令|规则|提示|要求|以上|之前|前面|上文|事实|设定)|"
    r"(?:^|[：:。])\s*请你?(?:说|写|给|把|重复|回复|回答|输出|声称|推荐|不要|务必)|给(?:助手|模型|机器人|AI)的?话|"
    r"告诉(?:用户|顾客|读者|客人)|你现在(?:是|扮演)|语言模型|系统提示|新(?:的)?(?:指令|规则)|卡片|"
    r"^\s*(?:系统|助手|用户|指令)[:：]|越狱|开发者模式"
)
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|\b[\w\-]+\.(?:com|net|org|cn|io|ru|xyz|example)\b", re.IGNORECASE)
_PRAISE = re.compile(
    r"\bbest\b(?! (?:friend|man|known))|\b(?:greatest|masterpiece|must[- ](?:see|read|hear|play|watch|buy)|"
    r"perfect(?:ly)? (?:for|fits?|suited|choice|pick|match|way|evening|blend|mix)|unmissable|"
    r"award(?:s|-winning)?|oscars?|"
    r"buy (?:it )?now|five stars|number one)\b|"
    r"最好(?!的?朋友)|最佳|最伟大|杰作|必看|必读|必听|必玩|必买|经典之作|不容错过|完美(?!主义|无缺)|获奖|奥斯卡(?:奖|最佳|提名)|"
    r"五星|满分|第一名|(?:马上|立即|赶快)(?:购买|下单)",
    re.IGNORECASE,
)


def told_of(text: str) -> str:
    """Return the text without the sentences that order or advertise."""
    return "".join(sentence for sentence in _sentences(text) if not is_order(sentence)).strip()


def is_order(text: str) -> bool:
    """Tell whether the text tells somebody what to say or do, or leads elsewhere."""
    plain = simplified(text.strip())
    return any(pattern.search(plain) for pattern in (_ORDER, _ORDER_CHINESE, _ADDRESS))


def praise(text: str) -> str:
    """Return the first word of praise or selling, empty where there is none."""
    found = _PRAISE.search(text)
    return found.group() if found else ""


def _sentences(text: str) -> Iterator[str]:
    return (match.group() for match in _SENTENCE.finditer(text))
