"""Turns of phrase that refuse what was named before them, or stand around it, in both languages."""

import re

from .dislikes import DISLIKED, DISLIKED_ZH, REFUSED_TOPIC

_GAP = (
    r"(?:(?!\b(?:that|which|who|whose|where|when|never|won['’]?t|do(?:es)?n['’]?t|because|if|unless|"
    r"like|about|all)\b)"
    r"[^,.!?;?]){0,25}?"
)
"""Words of the clause between what is refused and the refusal, of which none begins another thought."""
_REPLY = (
    r"(?:(?:very |such an? |an? )?(?:hard|big|firm|absolute|definite) (?:pass|no)|pass|no[ -]?go|"
    r"no,? thank(?:s| you)|nope|nah|noo+|(?<=[?？] )no|no (?:way|chance|sir|ma['’]am)|(?:god|hell|lord|"
    r"oh god|please|definitely|"
    r"absolutely|thanks but|sorry,?) no|not (?:for|on) (?:me|us|my watch)|not (?:my|our) (?:thing|"
    r"cup of tea|"
    r"style|bag|vibe|jam)|not (?:tonight|today|now|again|happening|interested|my thing)|"
    r"over my dead body|i['’]?(?:ll|d rather) pass|never(?: again| ever)?|absolutely not|definitely not|"
    r"forget it|do not want|yuck|ugh+|meh|spare me|had enough|enough already|count me out|"
    r"(?:i['’]d )?rather not|i wouldn['’]t|get (?:it|that) away|not if you paid me|keep it|skip(?: it|"
    r" that)?|"
    r"don['’]t (?:bother|even)|don['’]t bother|(?:it|they|that) bores? me|not a fan|hate (?:it|them)|"
    r"can['’]t stand (?:it|them))"
    r"(?=\s*(?:$|[,.!;)…—]|\s(?:please|thanks|sorry|for|today|tonight|this|again|from|lol|haha|not|"
    r"at all)\b))"
)
"""What says no, all by itself: "country music? hard pass"."""
_NOUN = r"(?:\s+(?:stuff|music|things?|films?|movies?|novels?|books?|stories|games?|shows?))?"
_NO_PRONOUN = r"(?<!these)(?<!those)(?<!they)(?<!this)(?<!that)(?<!all)(?<!ones)(?<!one)(?<!it)"
_OF_A_KIND = r"^(?!.*(?:\b(?:this|that|these|those|the|a|an|to|which|it)\b|[这那第])).*$"
"""Before a kind of work, and no work of it: "westerns are boring", not "this western is boring"."""
_AFTER_EN = (
    rf"^\s*(?:(?:and|or) \w+ )?(?:stuff|music|things?|films?|movies?|novels?|books?|ones?|stories|games?)?"
    rf"(?: (?:tonight|today|again|now|really|for (?:me|us)|at all))?\s*[?？:…,，.!—–-]+\s*{_REPLY}",
    r"^\s*(?:no|nope|not so much)(?=\s*(?:[.,;!?]|$))",
    r"^(?: (?:stuff|films?|ones?|music|books?|thing))?(?: (?:is|are|was|were))?(?: (?:way|just|a bit|far|"
    r"really))? too much\b"
    r"(?! (?:to|for (?:one|a)|of)\b)",
    r"^\s*[?？!]+\s*cannot(?: (?:lah?|leh|lor|one))?\b(?! (?:wait|get enough))",
    r"^-free\b",
    r"^[^,.!?]{0,25}\b(?:can stay out|another time|can wait|creeps? me out|"
    r"(?:can |may )?(?:just )?(?:go|get|belongs?|goes) (?:straight |right )?(?:in|into|to) the (?:bin|"
    r"trash|sea)|"
    r"makes? my skin crawl|gives? me the creeps|aside\s*(?:$|[,.!;])|can (?:get in the bin|get lost|go "
    r"away|do one|stay away|take a hike|jump)|leave (?:it|him|her|them|that) out)\b",
    rf"^{_GAP}\b(?:bores? (?:me|us)|(?:does|do|did) (?:nothing|zilch|zero) for (?:me|us)|leaves? (?:me|"
    rf"us) cold|"
    r"(?:puts?|sends?) (?:me|us|him|her|them) (?:right |straight )?(?:to sleep|off)|"
    r"makes? (?:me|us|him|her|them) (?:faint|queasy|sick|ill|gag|cringe|yawn|want to (?:scream|throw up|"
    r"leave))|"
    r"does? (?:my|our|his|her) head in|(?:you|they) can keep(?=\s*(?:$|[,.!;]))|"
    r"gives? (?:me|us|him|her|them) (?:nightmares|anxiety|a headache|the (?:heebie[- ]jeebies|ick))|"
    r"(?:traumati[sz]ed|scarred) (?:me|us)|gets? on my nerves|drives? me (?:mad|crazy|up the wall|nuts)|"
    r"excluded|excepted|turns? me off|(?:was|were|is|are) (?:never|hardly) (?:my|our|for))\b",
    rf"^{_GAP}(?:\b(?:is|are)|['’](?:s|re)) (?:both |all |just |strictly |simply |totally |"
    rf"definitely )?(?:not on\b|"
    r"out\b(?! (?:of this world|there|today|now|tonight|on|in)\b)|(?:a )?deal[- ]?breakers?|"
    r"a (?:\w+ )?no\b(?![ -](?:brainer|frills))|an? (?:\w+ )?turn-?off|(?:a )?no-go|off the table|"
    r"banned|barred|forbidden|not happening|out of the question)(?! idea)",
    r"^[^,.!?]{0,12}?\b(?:(?:is|are)(?: not|n['’]?t)|not) (?:really |quite )?(?:for (?:me|us|him|her|them)|"
    r"(?:my|our|his|her|their) (?:thing|cup of tea|taste|style))\b",
    r"^[^.!?]{0,30}?[,.;!—–-]+\s*(?:(?:it|that|they|these)(?:['’]s|['’]re| is| are)? )?(?:off (?:the|my|"
    r"your) list|"
    r"blacklisted|banned|barred|never (?:ever )?again|out for good|remove it|take it off)\b",
    r"^(?: (?:ones|films?|movies?|books?|music|stuff|shows?|series|songs?))? (?:is|are) (?:just |all |way |"
    r"always |often )*too \w+\s*[,;]",
    r"^(?: stuff| films| ones)?[^.!?,;]{0,12}[,;]?[^.!?,;]{0,15}[,;]\s*neither (?:of them|thanks|please|"
    r"of those)",
)
_REPLY_ZH = (
    r"(?:达咩|算了吧?|饶了我吧?|放过我吧?|不了(?:不了)?|别吧|别了吧?|没兴趣|没门|不必了?|不用了|免了|"
    r"免谈|拉黑|绝对不|打死(?:也|都)?不|(?:no+|nope|pass)(?=\s*(?:$|[，。！？,.!?]))|"
    r"告辞|再见|拜拜|谢谢不用|不约|不要啊?|才不要|不行|下一[个位]|快跑|"
    r"敬谢不敏|不看|不听|不玩|不读|不想[看听玩读]|没劲|没意思|无感|呵呵)(?=$|\W|[了啦吧啊呢哈哦谢达])"
)
"""The same in Chinese; what goes on is another thought: 有电影吗？不想看恐怖的."""
_ADVERBS_ZH = (
    r"(?:永久|直接|一律|统统|通通|全部|全都?|都|也|就|给我|帮我|请|先|可|真|真的|我|我们|今[天晚]|"
    r"这[次回周]|暂时|"
    r"一概|坚决|绝对|肯定|实在|太|已经|有点|了|麻烦|来说|的话|对我|反正|干脆|以后|下次)*"
)
_SAY_NO_ZH = (
    r"(?:去掉|就算了|算了(?!吧?[，,\s]*(?:还是|换|来))|不用了(?=$|[\s，。！？,.!?])|[饶放][过了]我|"
    r"(?<![看听读玩])不[看听读玩](?=$|[\s，。！？,.!?了啊吧呢的])|不爱看|不想再?[看听读玩](?=$|"
    r"[\s，。！？,.!?了啊吧])|"
    r"(?<!喜)不喜欢|除外|免了|先放放|先放一放|(?:以后|下次|改天|明[天晚]|回头|周末|等会儿?|晚点|过几天)再|(?:就|可以)?(?:别|甭)了|换(?:成|掉)|"
    r"退退退|退散|"
    r"pass(?=\s*(?:$|[，。！？,.!?吧了掉]|一下))|达咩|免谈|(?:我可?|实在)?(?:遭|受|吃|顶|扛|消受|hold|"
    r"欣赏|招架)"
    r"不(?:了|住|消|来|起)|(?:看|听|玩|读|爱)不(?:来|惯|进)|(?<![行可得来])(?<!不是)不(?:行|可以)(?=$|"
    r"[\s，。！？,.!?了啊哦哈呀的吧])|"
    r"看太多了|看多了|[看听玩读](?:腻|烦|吐|够|伤)了?|腻歪?了|看完了|够了|不考虑|不适合|不合适|"
    r"不(?:合|对)(?:我的?)?(?:口味|胃口|味|路子)|(?:没|不感|没什么|没啥|毫无|提不起)兴趣|不感冒|不来电|"
    r"没(?:啥|什么|有什么)?感觉|无感(?!染)|"
    r"拉黑|黑名单|屏蔽|敬谢不敏|敬而远之|谢绝|绕[道路]|劝退|有(?:心理)?阴影|过敏|审美疲劳|疲劳了|没劲|"
    r"没(?:什么|啥)?意思(?!的)|"
    r"没眼看|[看听读]得(?:我)?(?:想睡|犯困|打瞌睡|打哈欠|头[疼大]|难受|恶心)|(?:真|可|都|也|"
    r"实在)*不是(?:我|我们|他|她|咱)的?(?:菜|风格|"
    r"口味|取向|茶)|走开|滚(?=$|[\s，。！？,.!?粗蛋吧开远])|勿(?:扰|推|荐|入)|禁止|排除|"
    r"[剔删踢拿扔除去刨][除掉](?!的)|以外|之外|"
    r"谢谢了?(?=$|[\s，。！？,.!?])(?=.{0,3}不)|就先别|先别|少来|拒绝|不吃这一套|一边去)"
)
_AFTER_ZH = (
    r"^ ?[^，。！？,.!?\s]{0,8}?(?<!要)不要(?=$|[\s，。！？,.!?了啦吧再给推])",
    rf"^ ?[^，。！？,.!?\s]{{0,8}}?{_SAY_NO_ZH}",
    r"^[^，。！？,.!?\s]{0,8}?(?:可|我|绝对|真)不行",
    rf"^[片剧类的这种]{{0,3}}\s*[？?…:：]+\s*{_ADVERBS_ZH}{_REPLY_ZH}",
    rf"^[^，。！？,.!?]{{0,12}}[，,]\s*{_ADVERBS_ZH}(?:拉黑|达咩|黑名单|除名|踢出去|(?:别|不用|不必|"
    rf"甭)再?(?:给我)?(?:推荐?|来|放|出现)(?=$|[\s，。！？,.!?了啦吧啊这它他她])|"
    rf"再也(?:不|别))",
    r"^的?(?:片子?|电影|剧|书|歌|游戏|[类种])?(?:都|也|总是?|实在|真的?|就是)?太(?![好棒爱赞多阳子少空平极])[^，。！？,.!?\s]{1,6}[，,]",
    r"^的[^，。！？]{0,4}[，,]先不",
    r"^的[^，。！？]{0,8}[，,]换别的",
)
REFUSED_AFTER = re.compile("|".join((*REFUSED_TOPIC, *_AFTER_ZH, *_AFTER_EN)), re.IGNORECASE)
"""A refusal that comes after what it refuses: 恐怖的就算了, "the Arbus one creeps me out"."""
REFUSED_AROUND = tuple(
    (re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for before, after in (
        (_OF_A_KIND, rf"{_NO_PRONOUN}{_NOUN} ?{_GAP}{DISLIKED}"),
        (_OF_A_KIND, DISLIKED_ZH),
        (
            r"(?:谁|敢|再|要是|如果|你)(?:再|敢|要是|要|还|又|给我们?|跟我)*(?:推荐?|放|提|来|安利|塞)$",
            r"[^，。！？]{0,4}?(?:[，,]?(?:就|我就?|老娘|老子|小心我)*(?:跟[谁你他]急|"
            r"[跟和](?:[你他谁])?(?:翻脸|绝交|没完)|翻脸|拉黑|"
            r"[打揍骂][人你他谁死]|卸载|走人|不理你|生气|报警|投诉|要?疯了?(?=$|\W)|哭给你看|原地去世|"
            r"试试|不客气|绝交))",
        ),
        (
            r"\bfinds?\s+$",
            rf"{_NOUN} (?:\w+ )?(?:unbearable|boring|dull|tedious|unwatchable|annoying|awful|hard going)\b",
        ),
        (
            r"\b(?:give|giving|gave)\s+(?:the\s+)?$",
            r"[^,.!?]{0,12}\b(?:an?|the) (?:miss|rest|break|swerve|skip)\b",
        ),
        (
            r"\b(?:keep|leave|take|cut|filter|rule|throw|kick|weed|left|edit)\s+(?:\w+\s+){0,2}$",
            r"(?:(?!\band\b)[^,.!?]){0,12}?\bout\b(?! (?:a|to|on)\b)",
        ),
        (
            r"\bif (?:it|that|this|they)(?:['’](?:s|re)| is| are| has| have)(?: got)? (?:\w+ ){0,2}$",
            r"[^,.!?]{0,20},?\s*(?:then )?(?:i['’]?(?:m|ll| am| will) (?:\w+ )?(?:skip(?:ping)?|out|"
            r"pass(?:ing)?|not interested)|(?:i )?(?:do not|don['’]?t) want (?:it|them)|no thanks|"
            r"count me out|forget it|skip it)\b",
        ),
        (
            r"(?:^|\bif (?:there(?:['’]s| is) )?(?:an? |any )?)$",
            r"(?:['’]s| is| are)?(?: (?:in|on) (?:it|there))?[^,.!?]{0,10},?\s*(?:then )?i['’]?(?:m| am) "
            r"out\b",
        ),
        (
            r"(?:如果|要是|只要)(?:是|有|带)[^，。]{0,2}$",
            r"[^，。]{0,6}(?:的话)?[，,]?(?:就|我就|那就)(?:算了|不[看听读玩要]|免了|跳过|pass)",
        ),
        (
            r"\b(?:get|take|strike|cross|scratch|keep|cut|scrub|remove|drop|stay|wipe)\s+(?:\w+\s+){0,2}$",
            r"(?:(?!\band\b)[^,.!?]){0,12}?\b(?:off (?:the|my|your) (?:list|table|menu)|"
            r"away(?: from me)?\b|out of my (?:sight|face)|"
            r"at bay)",
        ),
    )
)
"""A refusal around what it refuses: "keep the romance out of it"."""
ACCEPTED_AFTER = re.compile(
    r"(?:\s(?:films?|ones?|stuff))?\s*(?:(?:(?:is|are|would be) )(?:fine|ok(?:ay)?|good|great|welcome|"
    r"lovely|nice|"
    r"perfect)\b|(?:will|would) do\b|it is\b|(?:yes|yep|yeah|sure|please do|ok(?:ay)?|fine)(?=\s*(?:$|"
    r"[,.!;]|please))|"
    r"(?:can|may) stay\b|stays?\b|instead\b|rather\b(?! than))|"
    r"[片剧类]?的?吧(?=$|[\s，。！？,.!?])|[片剧类]?的?(?:倒是|倒|就|还|是|都|也)*(?:可以|行|留着?|ok|没问题|能接受|不错|挺好)(?=$|"
    r"[\s，。！？,.!?；;的吧呀啊哦])",
    re.IGNORECASE,
)
"""After what goes on no list of refusals: "no horror, comedy is fine"."""
AS_MUCH = re.compile(
    r"(?:\s(?:films?|ones?|stuff))?,?\s*(?:too|as well|likewise|ditto|same)\b\s*(?=$|[,.!;])|"
    r"[片剧类]?的?(?:也(?:是|一样|同样|算|不例外)|同理|同上|一样)(?=$|[\s，。！？,.!?])",
    re.IGNORECASE,
)
"""After what is refused as much as what was just refused: "horror bores me, westerns too"."""
