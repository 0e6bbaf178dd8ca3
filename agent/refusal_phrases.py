"""Turns of phrase that refuse, in both languages: before what is refused, after it and around it."""

import re

REFUSAL = re.compile(
    r"\b(?:no|not|non|without|w/o|w/out|ease (?:off|up) on|go easy on|"
    r"cut (?:down|back) on|nothing|none|never|neither|nor|don['’]?t|doesn['’]?t|isn['’]?t|didn['’]?t|"
    r"aren['’]?t|wasn['’]?t|weren['’]?t|ain['’]?t|"
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
    r"削弱)(?:一?[点些]|一下)?$|(?<![要好是能可])不$|(?:不|没|"
    r"别)像[^，。]{1,20}(?:那么|这么)$|"
    r"(?<!多)少[看听读玩碰]|不要|不一定要|不想|别|不喜欢|讨厌|除了?(?!了)|不看|不听|不爱|不能|不太|谢绝|远离|避开|绕[开过]|排除|"
    r"[剔删踢去](?:除|掉)|拉黑|跳过|不考虑|禁止|[放饶](?:过|了)我|"
    r"没有|受不了|见不得|看不得|看不了|听不了|接受不了|拒绝|杜绝|屏蔽|没心情|腻了|太|没那么|没这么|"
    r"不那么|不怎么|少一点|少点|不是|不含|避免|不带|无",
    re.IGNORECASE,
)
NOT_REFUSAL = re.compile(
    r"(?:['’]ve not|never) (?:seen|watched|read|heard|played|tried) an?\b|排除万难|除了[^，。]{1,6}没有?别的|"
    r"除了[^，。]{1,8}[还也]|不[看听读玩]不(?:行|可)|告别|离别|"
    r"not only|not just|nothing but|no more than|no (?:one|body)\b|nobody|skip to|no matter|no idea|"
    r"don['’]?t know|"
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
    r"除夕|扫除|"
    r"不知道|不管|没关系|不错|有没有|是不是|能不能|可不可以|要不要|不仅|不只|特别|别的|太好|"
    r"太棒|没有了吗|别人|差别|特别|级别|分别|无敌|无论|无所谓|"
    r"太(?:巧|对|美|帅|强|牛|厉害|给力|贴心|懂我|感谢|谢谢)|(?:不能|不可|不容|不要|别)错过|"
    r"没有?[看听读玩]过|(?:别|不要)忘|不是[^，。！？]{1,20}吗|太空|太阳|太太|太平|太极",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(r"的(?:人|朋友|同学|同事|家人)|[^，。]{0,3}[还也](?:喜欢|爱|想|要)")
"""After what somebody else does not like, or what is liked too: 给从来不看电影的人, 除了科幻还喜欢历史."""
MILD = re.compile(
    r"\btoo\b(?!\s*(?:$|[,.!;])| short for)|\bless\b|not (?:very|so|that|as|quite)|(?:tone|dial|turn|"
    r"tune) down|"
    r"(?:ease (?:off|up)|go easy|cut (?:down|back)) on|降低|减少|收敛|太|有点|少一点|少点|"
    r"(?:不|没|别|"
    r"不要)(?:像.{1,20})?(?:那么|这么)",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"\bnon[- ][\w-]+\s+(?=\S|$)|\b(?:less|not (?:too|so|very|that|as))\s+[\w-]+\s+(?!(?:or|and|"
    r"nor)\b)(?=\S|$)|"
    r"(?:不|没|别|不要)(?:那么|这么|太)[^，。的]{1,6}的",
    re.IGNORECASE,
)
"""A refusal that ends with one quality: "a less violent thriller" is a thriller still."""
NEVER = re.compile(
    r"\bnever\b(?! mind)|\b(?:do not|don['’]?t) ever\b|\bever(?: again)?\s*(?:[.!,;]|$)|\bcan['’]?t stand\b|"
    r"\bhates? (?!it\b|that\b|when\b)|\bfrom (?:now|here) on\b|"
    r"\bin (?:the )?future\b|\bgoing forward\b|\bfor good\b|"
    r"\bpermanent(?:ly)?\b|\bforever\b|"
    r"永远|永久|终身|这辈子|再也|从来不|一辈子|绝对不|(?<![年代])(?:以后|今后|往后|从今往后|"
    r"从此)[^，。]{0,4}?(?:别|不)|讨厌",
    re.IGNORECASE,
)
"""A refusal for good, against one for today."""

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
    r"absolutely|thanks but|sorry,?) no|not (?:for|on) (?:me|us|my watch)|not (?:my|our) (?:thing|cup of tea|"
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
_AFTER_EN = (
    rf"^\s*(?:(?:and|or) \w+ )?(?:stuff|music|things?|films?|movies?|novels?|books?|ones?|stories|games?)?"
    rf"\s*[?？:…,，.!—–-]+\s*{_REPLY}",
    r"^\s*(?:no|nope|not so much)(?=\s*(?:[.,;!?]|$))",
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
    r"(?:去掉|算了(?!吧?[，,\s]*(?:还是|换|来))|不用了(?=$|[\s，。！？,.!?])|[饶放][过了]我|(?<![看听读玩])不[看听读玩](?=$|[\s，。！？,.!?了啊吧呢的])|不爱看|不想再?[看听读玩](?=$|[\s，。！？,.!?了啊吧])|"
    r"(?<!喜)不喜欢|除外|(?:别|甭|不用)(?:给我|再)?(?:推|"
    r"放|来|提|出现)|"
    r"(?:别|甭|不用)再|免了|先放放|先放一放|(?:以后|下次|改天)再|(?:就|可以)?(?:别|甭)了|换(?:成|掉)|"
    r"退退退|退散|"
    r"pass(?=\s*(?:$|[，。！？,.!?吧了掉]|一下))|达咩|免谈|(?:我可?|实在)?(?:遭|受|吃|顶|扛|消受|hold|"
    r"欣赏|招架)"
    r"不(?:了|住|消|来|起)|(?:看|听|玩|读|爱)不(?:来|惯|进)|(?<![行可得来])(?<!不是)不(?:行|可以)(?=$|"
    r"[\s，。！？,.!?了啊哦哈呀的吧])|"
    r"看太多了|看多了|[看听玩读](?:腻|烦|吐|够|伤)了?|腻歪?了|看完了|够了|不考虑|不适合|不合适|"
    r"不(?:合|对)(?:我的?)?(?:口味|胃口|味|路子)|(?:没|不感|没什么|没啥|毫无|提不起)兴趣|不感冒|不来电|"
    r"没感觉|无感(?!染)|"
    r"拉黑|黑名单|屏蔽|敬谢不敏|敬而远之|谢绝|绕[道路]|劝退|有(?:心理)?阴影|过敏|审美疲劳|疲劳了|没劲|"
    r"没(?:什么|啥)?意思(?!的)|"
    r"没眼看|[看听读]得(?:我)?(?:想睡|犯困|打瞌睡|打哈欠|头[疼大]|难受|恶心)|(?:真|可|都|也|"
    r"实在)*不是(?:我|我们|他|她|咱)的?(?:菜|风格|"
    r"口味|取向|茶)|走开|滚(?=$|[\s，。！？,.!?粗蛋吧开远])|勿(?:扰|推|荐|入)|禁止|排除|"
    r"[剔删踢拿扔除去刨][除掉](?!的)|以外|之外|"
    r"谢谢了?(?=$|[\s，。！？,.!?])(?=.{0,3}不)|就先别|先别|少来|拒绝|不吃这一套|一边去)"
)
_AFTER_ZH = (
    r"^[^，。！？,.!?]{0,8}?(?<!要)不要(?=$|[\s，。！？,.!?了啦吧再给推])",
    rf"^[^，。！？,.!?]{{0,8}}?{_SAY_NO_ZH}",
    r"^[^，。！？,.!?]{0,8}?(?:可|我|绝对|真)不行",
    rf"^[片剧类的这种]{{0,3}}\s*[？?…:：]+\s*{_ADVERBS_ZH}{_REPLY_ZH}",
    rf"^[^，。！？,.!?]{{0,12}}[，,]\s*{_ADVERBS_ZH}(?:拉黑|达咩|黑名单|除名|踢出去|(?:别|不用|不必|甭)再?(?:给我)?(?:推|来|放|出现)|"
    rf"再也(?:不|别))",
    r"^的[^，。！？]{0,4}[，,]先不",
    r"^的[^，。！？]{0,8}[，,]换别的",
)
REFUSED_AFTER = re.compile("|".join((*_AFTER_ZH, *_AFTER_EN)), re.IGNORECASE)
"""A refusal that comes after what it refuses: 恐怖的就算了, "the Arbus one creeps me out"."""
REFUSED_AROUND = tuple(
    (re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for before, after in (
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
    r"perfect)\b|(?:yes|yep|yeah|sure|please do|ok(?:ay)?|fine)(?=\s*(?:$|[,.!;]|please))|"
    r"(?:can|may) stay\b|stays?\b|instead\b|rather\b(?! than))|"
    r"[片剧类]?的?(?:倒是|倒|就|还|是|都|也)*(?:可以|行|留着?|ok|没问题|能接受|不错|挺好)(?=$|"
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
