"""What is said of works after they were named: known too well, or not to come again."""

import re

_AND = r"(?:(?:please|pls|so|and|but|just|now|ok(?:ay)?|then|well|though|maybe|rather|definitely|or|no)\W+)*"
_IT = r"(?:it|that|those|them|him|her|this|these|both|any of (?:them|it))"
_MORE = (
    r"(?: (?:one|ones|two|lot|guy|man|woman|again|then|please|pls|now|tonight|either|too|any ?more|stuff))*"
)
_DONT = (
    r"(?:do(?: not|n['’]?t)|dinnae|dinna|never|no need to|stop|quit|no point|"
    r"rather (?:you )?(?:not|did(?: not|n['’]?t)))"
)
_GIVE = (
    r"(?:g[iy]v(?:e|ing)|gie|gimme|show(?:ing)?|suggest(?:ing)?|recommend(?:ing)?|offer(?:ing)?|play(?:ing)?|"
    r"serve|bring(?:ing)?|put(?:ting)?|list(?:ing)?|include|including|want|need|bother with|push(?:ing)?|"
    r"see|hear|send|pick)"
)
_OUT = r"(?:out|off|aside|away|to one side|on the shelf|off the list)"
_ENGLISH = (
    rf"{_AND}(?:{_DONT} (?:you )?(?:\w+ ){{0,2}}?{_GIVE}(?: (?:me|us|to me))? {_IT}{_MORE}(?: (?:up|back|"
    rf"on))?|"
    rf"not {_IT}{_MORE}|(?:strike|scratch|skip|drop|bin|ditch|ban|forget|remove|lose|exclude|omit) "
    rf"{_IT}{_MORE}(?: from .{{1,12}})?|"
    rf"(?:leave|keep|take|cross|cut|put|set) {_IT}{_MORE} {_OUT}(?: of .{{1,15}})?|(?:pass on|spare me|no "
    rf"more(?: of)?) {_IT}{_MORE}|"
    rf"{_IT} (?:doesn['’]?t|don['’]?t) count|(?:an? )?(?:hard|big|firm) (?:no|pass)|"
    rf"not (?:tonight|today|right now|this time)|"
    rf"(?:maybe |perhaps )?(?:later|(?:some other|another) (?:time|day|night|evening)))"
    rf"(?=\s*(?:$|[,.;:!?—–-]|(?:because|cos|since|and|but|as|so|we|i)\b))"
)
_CHINESE = (
    r"(?:我|咱|就|所以|还是|以后|往后|今后|都|也|请|先|再|千万|它|他|她|的|这[部本张个首]|那[部本张个首])*"
    r"(?:(?:别|不要|甭|莫|唔好|勿要|唔使|不用|不必|休)(?:再|给我?|畀我?|推荐?|放|提|写|来|出现?|播|"
    r"上[去来]?|整|说|讲|列|进[来去]?|"
    r"它们?|他|她|那个|这个|呢[套部个]|那[套部本张首]|这[套部本张首]|我们?|了|吧|啦|啊|咯|嘛|哈|是)+|"
    r"不要(?:了|啊)?|(?:今[天晚]|这[次回])(?:就|先)*不[看听读玩](?:了|啦|吧)?|(?:改天|下次|改日|以后)(?:吧|再说|再[看听读玩])|"
    r"(?:真|可|实在)?不是(?:我|我们|咱)的?(?:菜|茶)|(?:拉倒|算了|免了|拉黑|跳过|略过|免谈|[看听读玩](?:够|腻|烦|吐|厌)|求?放过(?:我)?|老掉牙)(?:吧|了|"
    r"啦|它|他|她)*)+(?=$|[，。！？,.!?\s])"
)
PUT_AWAY = re.compile(
    rf"(?:[^,.;!?，。！？]{{0,70}}(?:[,.;!?—–]+|\b(?:and|but|so)\b)\s*){{1,3}}?{_ENGLISH}|"
    rf"(?:[^，。！？,.!?;；\s]{{0,20}}?[》」]?(?:[，。！？,.!?;；…\s]+|但是?|不过|"
    rf"可(?=别))){{0,3}}?{_CHINESE}",
    re.IGNORECASE,
)
"""After a work or a maker that is not to come, said with no name: "everyone plays it. not that one"."""
KNOWN_WELL = re.compile(
    r"\bknow\w*\b[^.!?]{0,25}?\b(?:backwards?|inside[- ]out|back to front|word for word|line by line|off "
    r"by heart|"
    r"every (?:word|line|note|scratch|frame|scene|shot|beat|chord|page|second|minute|track|lyric))\b|"
    r"\b(?:on (?:a |an )?(?:endless )?loop|by heart|worn? (?:it |that |them |him |her )?(?:out|thin)|"
    r"played? (?:it )?out|to death)\b|"
    r"\b(?:can|could) (?:recite|quote|sing|hum|whistle|act)\b|\b(?:wept|cried|laughed|sat|slept|dozed|"
    r"been|got|lived) "
    r"(?:my way )?(?:all the way )?through (?:it|that|them|all|the)\b|"
    r"\b(?:everyone|everybody|every \w+|all my (?:mates|friends)|the whole \w+) (?:\w+ )?(?:knows|plays|"
    r"says|quotes|recommends|suggests|puts|owns|has)\b|"
    r"\b(?:showed|shown|show|played|play|made|make) (?:it |that )?(?:to )?(?:me|us)\b[^.!?]{0,25}\btimes\b|"
    r"\bhangs? (?:over|on|in|above) my\b|\bdekh[ai] ?h(?:ai|u)\b|"
    r"\bmemori[sz]ed\b|\b(?:wore|worn) (?:\w+ )?(?:out|thin)\b|(?:都|能|会|识|快)背(?:台?词|全|了|啦|下)|"
    r"从小[看听读玩]到大|[看听读玩]烂|"
    r"安利(?:了)?(?:[\d一两三四五六七八九十百千万Nn]+|无数|好几|多少)[回遍次]|一年四季都?在[放看听播]|"
    r"(?:背|唱|默)(?:得)?(?:下来|出来|熟|烂)|倒背如流|滚瓜烂熟|谁(?:还)?(?:没|不)(?:[看听读玩]过|知道|"
    r"会[唱背])|"
    r"[看听读玩睇追刷翻打](?:到|得)(?:都)?(?:[烂爛]|吐|腻|穿|起茧|包浆|厌|熟)|[瞅瞧睇]过|"
    r"我的?(?:人生|本命|此生|心中)(?:最爱的?|第一|最好的?)?(?:电影|片|书|剧|专辑|歌|游戏|小说)|[看听读玩]一[次遍]\w一[次遍]|"
    r"人手一[本张部份]|烂大街|家喻户晓|人人(?:都)?(?:[看听读玩]过|知道)|循环(?:播放|了)?(?:无数|好几|一万|"
    r"几百|几十)",
    re.IGNORECASE,
)
"""What is known so well that nobody needs it named: "Wodehouse I know backwards", 谁没读过."""
