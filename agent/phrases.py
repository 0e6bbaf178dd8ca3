"""Turns of phrase in both languages: how people refuse, point back, compare and start over."""

import re

WORKS = (
    r"(?:films?|movies?|series|shows?|albums?|records?|songs?|tracks?|books?|novels?|games?|podcasts?|"
    r"episodes?|documentar(?:y|ies)|paintings?|photographs?|photos?)\b"
)
"""Nouns for works, to be built into patterns."""
CLAUSE_ENDS = re.compile(
    r"[,;.!?，；。！？、\n]|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])|"
    r"(?<!anything )(?<!nothing )(?<!everything )(?<!anyone )(?<!anybody )"
    r"(?<!everyone )(?<!all )\bbut\b|\binstead\b(?! of)|"
    r"\brather\b(?! than)|但是|但|不过|而是|换成|改成",
    re.IGNORECASE,
)
LASTING = re.compile(
    r"\bfrom (?:now|here) on\b|\bevery time\b|\bgoing forward\b|\bhenceforth\b|\buntil further notice\b|"
    r"(?<![年代])(?:以后|今后|往后|从今往后|从现在起|从此)[^，。]{0,3}(?:都|只|一律|得|必须)|每次都",
    re.IGNORECASE,
)
"""A wish for good."""
ONCE = re.compile(
    r"\b(?:just|only) (?:for )?(?:this (?:once|time)|now)\b|\b(?:only )?(?:for )?this once\b|"
    r"\bas an exception\b|\bmaking an exception\b|\bone[- ]off\b|\b(?:for )?one (?:time|night) only\b|"
    r"就这(?:一)?[次回遭]|仅此一[次回]|(?:只|仅)(?:是|限)?这(?:一)?[次回]|这一次|破(?:个|一次|一回)?例|"
    r"这(?:一)?[回次]例外|下不为例",
    re.IGNORECASE,
)
"""What counts for this turn only."""
ONE_WORK = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:heard|read|told) (?:of|about) (?:one|this one|that one|an?)\b",
        r"\b(?:there(?:['’]s| is| was)|it['’]?s) (?:this|that|the) one\b|\bthat one (?:where|with the|"
        r"about the|from|by)\b",
        r"\b(?:a (?:wo)?man|some \w+|somebody|someone) (?:drew|wrote|made|directed|painted|sang|shot|did) "
        r"it\b",
        r"[\u4e00-\u9fff]{2,8}(?<!刚才)(?<!刚刚)那[部本首张个款幅](?!不|就|别|看|听|读|玩|太|是|多|讲|谁|"
        r"好|也|都)[^，。！？]{2,14}",
        r"有[个位](?:[\u4e00-\u9fff]{0,3})(?:人|女的|男的|导演|作家|画家|歌手|老外|老头|姑娘|"
        r"小伙)?[^，。！？]{0,4}[拿用拍写画做唱]",
        r"听(?:人|别人|朋友|同事|孩子)?(?:说|讲)(?:过|起)?有?一?[部本首张个款幅]",
    )
)
"""A work that is described, and not named."""
OPPOSITE = re.compile(
    r"(?:(?:the )?(?:exact |very |complete )?(?:opposite|reverse) (?:of|to|from)|\bunlike|(?:nothing|"
    r"less) like|less of|"
    r"not(?:hing)? (?:at all )?like|\btoo (?:much like|similar to|close to|reminiscent of|near)|\banti-|"
    r"(?:别|不要|不)(?:那么|太)?像)"
    r"\s*(?:the\s+)?[《「\"“]?$",
    re.IGNORECASE,
)
OPPOSITE_AFTER = re.compile(
    r"(?:(?!\b(?:like|want|give|show|find)\b)[^!?]){0,60}?[”\"]?[.!,;]?\s*(?:(?:i want|give me|show me) )?"
    r"the (?:exact |very |complete |total |polar )?(?:opposite|reverse) of (?:that|it|this)\b|"
    r"[”\"]?[^.!?]{0,12}\b(?:go|do|give me|show me|take)? ?the (?:exact |very |complete )?(?:other way|"
    r"opposite|reverse)\b(?! (?:of|to)\b)|"
    r"[^。！？]{0,20}(?:完全|正好|恰恰|刚好)相反的|[》」”]?(?:完全|正好|恰恰|刚好)?(?:相反|反着来|截然不同|"
    r"的反面)|(?:那[种样]的?)?就?少(?:来|推荐|"
    r"[一]?点)"
)
ALIKE = re.compile(
    r"\b(?:same|similar|that|like) (?:\w+ )?(?:feel(?:ing)?|mood|vibe|spirit|style|atmosphere)\b|(?:同样|"
    r"一样|类似|那种|这种)的?(?:感觉|风格|味道|氛围|气质)",
    re.IGNORECASE,
)
THAN = re.compile(
    r"(?:(?:(?<!other )(?<!rather )\bthan|\bnot (?:quite )?(?:as|so) [\w-]+ as)\s+(?:the\s+)?|"
    r"比)[《「\"“]?$",
    re.IGNORECASE,
)
TOO_AFTER = re.compile(
    r"[^\w，。]*(?:(?:are|is|was|were|looks?|seems?)\s+)?(?:(?:all|a bit|way|far|much)\s+)?"
    r"too\b(?=\s+(?!(?:please|pls|and|so|but|then)\b)\w)|"
    r"(?:都|全|也|有点|实在|真的)*太(?![好棒精喜爱戳绝赞牛神香上治])",
    re.IGNORECASE,
)
"""After a work that is only what a critique is about: "the last two are too long"."""
TOO_AND_OUT = re.compile(
    r"[^.!?。！？]{0,20}?\btoo [\w -]{2,40}[,;.]\s*(?:so |please )*(?:(?:leave|drop|cut|keep|take) (?:it|"
    r"him|her|them|that)\b|"
    r"skip\b|not (?:it|that|him|her)\b|never again\b|forget (?:it|that)\b|no thanks\b)|"
    r"[》」]?(?:实在|有点|真的?|也)*太[^，。！？]{1,6}[，,]\s*(?:就|所以|还是|以后|都|请|先)*"
    r"(?:别|不要|不用|不必)(?!超|太|比|那么|这么)(?:再|给我?|推|放|来|了)*(?=$|[，。！？,.!?])",
    re.IGNORECASE,
)
"""After a work that is refused for what is too much of it: "X is too gloomy, leave it out"."""
SO_AFTER = re.compile(r"[》」”]?[那这]么")
"""After a work that is only what a quality is measured by: 别像第五部那么暴力."""
RESEMBLING = re.compile(
    r"\blike\b|similar|\bsame\b|['’]s (?:vein|style|mood|spirit|manner)\b|in the (?:vein|style|mood|"
    r"spirit)|像|类似|那样|那种|一样|般",
    re.IGNORECASE,
)
ONLY = re.compile(
    r"\bonly\b(?! \w+er\b)|\bmust\b|\bstrictly\b|\bhas to be\b|只要|只想|必须|一定要|仅限", re.IGNORECASE
)
OF = re.compile(
    r"(?:\bby|\bfrom|\bdirected by|\bwritten by|\bmade by|\bstarring|\bwith|\bw/?|films? of|books? of|"
    r"works? of|\bmore|\bsome|\bany|再?多?来[一几]?[点些首部本张段幅套]儿?|"
    r"(?:想|要)再?[看听读玩])\s*(?:the\s+\w+\s+)?$",
    re.IGNORECASE,
)
WORKS_OF = re.compile(
    r"^\s*(?:['’]s?\b|(?:wrote|directed|made|painted|recorded|composed|sang)\b|"
    r"的(?!(?:忠实|资深|老|铁杆|超级|死忠)?(?:铁粉|粉丝|粉|[书影歌乐球戏]?迷|拥趸|信徒))|导演的?|执导|"
    r"or (?:i (?:walk|leave)|nothing|bust)\b|主演|合作|"
    r"联手|"
    r"[还都]?[写演唱拍画导做](?:的|过)|演唱|(?:还|另外)?有(?:什么|哪些|没有|啥|别的|其他|吗))",
    re.IGNORECASE,
)
LIKE_BEFORE = re.compile(
    r"(?:(?<!['’]d )(?<!would )\blike\b|similar to|reminds? (?:me )?of|"
    r"in the (?:vein|style|mood|spirit) of|as (?:good|\w+) as|"
    r"像|类似|好像|(?<!不)(?<!不太)喜欢|(?<!不)爱|迷)\s*(?:the\s+)?(?:\w+\s+)?[《「\"“]?$",
    re.IGNORECASE,
)
WITH_BEFORE = re.compile(r"(?:跟|和|同)[《「]?$")
ALIKE_AFTER = re.compile(r"[》」]?(?:很|比较)?(?:一样|类似|差不多|相似|相近|那样|那种|这样|这种|同)")
"""Around a work compared with: 跟《双峰》一样; without what comes after, 和 only goes on a list."""
MANNER_OF = re.compile(
    r"['’]s? (?:spirit|vein|style|mood|manner|world|vibe)\b|(?:那个|那种|这种|这个)?(?:路子|调调|调性|"
    r"味儿|范儿)",
    re.IGNORECASE,
)
"""After whose manner is wished for: "in Miyazaki's spirit", 肖邦那个路子."""
APPROVED_AFTER = re.compile(
    r"\s*(?:sounds?|looks?|seems?|is|was)\s+(?:good|great|fine|ok|okay|nice|perfect|lovely|interesting)\b|"
    r"(?:还|也|就|很|挺|倒|看起来)*(?:不错|可以(?!不)|喜欢|有意思|挺好|还行)",
    re.IGNORECASE,
)
"""After what begins a clause of its own, and goes on no list: "not the first, the second is fine"."""
NO_MEDIUM = re.compile(r"(?:讲|聊|谈|关于|\babout )$", re.IGNORECASE)
"""Before a medium that is the subject: a podcast about films, 聊书的播客."""
NO_GENRE = re.compile(
    r"\b(?:pre|post|inter)[ -]?war\b|\bbetween the wars\b|\b(?:before|after|since) the war\b|"
    r"\b(?!open\b|and\b|or\b|like\b|some\b|any\b|more\b|no\b)[\w'’]+ world\b(?! (?:music|beats?|fusion|"
    r"jazz|"
    r"folk|sounds?))|\bworld (?:wars?|cups?|records?|tours?|building|leaders?|history|famous|class|over|"
    r"ends?)\b|"
    r"\bin (?:the|my|our|his|her|their) family\b|\btime[ -]travel|"
    r"\b(?:from|on|in|watch(?:ing)?) the news\b|新闻[里上]",
    re.IGNORECASE,
)
"""Words that name genres elsewhere: "the end of the world" is no world music."""
EVENING = re.compile(
    r"\b(?:girls|girlie|movie|film|game|quiz|family|friday|saturday|sunday|school|hen|stag|wedding|last|every|lads|"
    r"boys|ladies)['’]?s?[ -]nights?\b|\bnights? (?:in|out)\b",
    re.IGNORECASE,
)
"""When the work is for, and no mood of it: "girls night", "a night in"."""
HOUSE_MUSIC = re.compile(
    r"(?:^|[^\w\s'’-]|\b(?:deep|acid|tech|progressive|electro|french|chicago|detroit|afro|soulful|funky|tropical|"
    r"melodic|minimal|classic|vocal|lo-?fi|piano|disco|tribal|and|or|some|any|more|no|like|love|of|into|to|play|"
    r"want|for|good|proper))\s*$",
    re.IGNORECASE,
)
"""Before the music called so, where the word has no other of music beside it."""
HOUSE_WITH = re.compile(r" (?:music|tracks?|albums?|records?|tunes?|sets?|beats?|mix)\b", re.IGNORECASE)
PART_OF_A_WORD = re.compile(
    r"(?<=评)书|都会(?=[唱背看听读玩写弹跳])|(?<=[京越川豫昆粤潮话舞])剧(?![情集本])|[中英日法韩双外粤][文语英]字幕|图书馆|电?影院|音乐[会厅课]|游戏厅|书展|摄影[师课]|美术课|"
    r"书[房架桌店包签面]|画[面质家廊室风]|旅[行游](?:路上|途中|时|的路|前|回来)|歌[手词舞星]|剧情(?:[要得也还很太更比较最必须有点够足]*(?:好|棒|强|赞|精彩|丰富|紧凑|扎实|烧脑|反转|硬|感人|出色|在线|走心|过硬|"
    r"深|复杂|简单|向|党|丰满|吸引|别|不|拖|牛|神|优秀|跌宕|曲折|引人|耐|讲究|完整|套路))|剧[情透场本院组]|菜[市园地]|不适[合应用宜]|"
    r"(?<=[好很])紧张(?=[，。！？,.!?\s]|$)|book (?:me|us|a (?:table|room|flight|seat|ticket))|单曲循环|"
    r"听[力写说课众]|心理(?:医生|咨询|准备|阴影|作用|素质|压力|测试)|"
    r"(?:电影|影视|电视剧?|游戏)(?:原声|配乐|音乐|主题曲)|"
    r"(?:film|movie|game|tv) (?:scores?|soundtracks?|music)|"
    r"(?<=[去出])[了过]?旅[行游]|(?<=[傲怠缓慢])慢|暗[示恋中杀号自]|"
    r"慢慢|慢[性跑走用]|"
    r"(?<=\ba )night(?= (?:at|for|in|of)\b)|"
    r"(?:(?<=all )|(?<=good )|(?<=last )|(?<=other )|(?<=every )|(?<=movie )|(?<=film )|(?<=game )|"
    r"(?<=date )|(?<=night ))night|night(?= night\b)|(?<=off )nights|(?<=on )nights(?! out)|nights?(?= "
    r"shift)|"
    r"(?<=[我你他她们咱]的)菜(?![谱品系])|spare (?:me|us|time|an? |hours?|minutes?|day|evening|room)|"
    r"(?<=gets )nightmares|(?<=get )nightmares|(?<=会)做噩梦|"
    r"(?<=in the )cinema|(?<=at the )(?:cinema|movies)|(?<=to the )(?:cinema|movies)|"
    r"eps\b|ep\b(?= (?:an? |of |under |max|about |around |are |that |no |not |less |half|shorter|each|"
    r"over |up |\d|"
    r"\w+ty\b))|hope (?:you|i|we|it|this|that)\b|"
    r"anniversary (?:edition|remaster|release|box)|纪念日[版礼]|"
    r"读书[会人时]|书[会友]|book (?:club|group)|night only|"
    r"mainland (?:europe|greece|spain|france)|"
    r"bloody (?:good|great|brilliant|well|lov|hat|marvel|hell|awful|terrible|tired|long|slow|funny|boring|"
    r"nice|amazing|"
    r"fantastic|sick|knackered|exhausted|ages|typical|too|never|can|do|\w+ly\b)|(?<=['’]m )easy|甜[点品食]|"
    r"(?<=[做炒])菜|(?<=谁)画"
)
"""Words that begin like a medium or a mood and are none."""
OPTIONAL = re.compile(
    r"\b(?:(?:does|do|need)(?:n['’]?t| not) (?:(?:have|need) to )?be|not necessarily)\b|"
    r"不一定(?:非)?(?:要|得|是)|不用非得|不用(?:非)?是|不必(?:非)?是|(?:没有|不)(?=(?!要|想|好|"
    r"用)[^，。！？]{1,8}也(?:行|"
    r"可以|成|好(?![看听玩])|中|没关系|没事|没差|没所谓|无所谓|无妨|不要紧|能接受|ok))",
    re.IGNORECASE,
)
"""Before what is neither insisted on nor refused: "doesn't have to be a comedy"."""
DROPPED = re.compile(
    rf"{OPTIONAL.pattern}|\b(?:forget|never mind|drop the)\b|无所谓",
    re.IGNORECASE,
)
_LIFTED = (
    r"\b(?:forget|lift|drop|scrap|cancel|undo|ignore|take back) (?:the|that|my) (?:\w+ ){0,2}"
    r"(?:ban|rule|veto|thing)\b"
)
ALLOWED_AGAIN = re.compile(
    r"\b(?:is|are|would be) (?:fine|ok|okay|allowed|welcome|good) (?:again|now|after all)\b|"
    r"\b(?:don['’]?t|no longer) mind\b|\b(?:fine|ok|okay) with\b.{0,30}\b(?:again|now|after all)\b|"
    rf"{_LIFTED}|"
    r"\bchanged my mind (?:about|on)\b|\blet (?:the )?[\w -]{1,20} back in\b|"
    r"(?:又|也|现在|重新)?(?:可以|行|没问题)了|不介意|不用(?:再)?(?:避开|排除)|解禁|取消[吧了]?|"
    r"(?:不算数|作废)|"
    r"(?:之前|刚才|刚刚|先前|前面)说(?:过)?(?:的)?(?:不|别)[^。]{1,16}(?:算了|收回|撤回|取消|不算)",
    re.IGNORECASE,
)
"""What takes a refusal back and wishes for nothing: "horror is fine again"."""
BAN_LIFTED = re.compile(
    rf"{_LIFTED}|"
    r"\b(?:forget|ignore|scrap) (?:what|everything|all) (?:i|we) (?:said|told you) about\b|"
    r"(?:之前|刚才|刚刚|先前|前面)说(?:过)?(?:的)?(?:不|别)[^。]{1,16}(?:算了|收回|撤回|取消|不算)",
    re.IGNORECASE,
)
"""What names a refusal to take it back: "forget that horror ban of mine"."""
EXCHANGED = re.compile(
    r"\binstead\b(?! of)|\brather\b(?! than)|\bactually\b|\bmake (?:it|that)\b|\bon second thoughts?\b|"
    r"\b(?:chang(?:e|ed) (?:my|of) (?:mind|plan)|changing my mind)\b|\b(?:what|how) about\b|\bprefer\b|"
    r"\bswitch (?:it |this )?(?:to|over)\b|\b(?:no|wait|hang on|scratch that),? (?:wait|no|hang on|"
    r"actually)\b|"
    r"\bscratch that\b|\bback to\b|\bi meant\b|"
    r"换[成个点部首本张看听]|换(?=[^，。批一]{2,4}的?(?:$|[，。吧]))|改成|改[看听读玩要]|还是(?!很|有)|算了|"
    r"(?:^|[，。])\s*不对|改(?:变)?主意|想了想|要不|干脆|那[^，。？！]{1,8}呢",
    re.IGNORECASE,
)
"""What puts another kind in the place of the one before: "actually, make it a thriller"."""
WHAT_ABOUT = re.compile(
    r"^\W*(?:(?:and|ok(?:ay)?|so|then|hmm)\W+)*"
    r"(?:(?:what|how) about|(?:do you have|have you got|got|is there) any(?:thing)?)\b|"
    r"^\W*那?么?[^，。？！]{1,8}呢\W*$|^\W*(?:那|你这?儿?里?)?有(?:没有)?[^，。？！]{1,8}的?[吗么没嘛]\W*$",
    re.IGNORECASE,
)
"""Before something in the place of what was asked for: "what about Korean ones?", 那韩国的呢."""
NO_QUESTIONS = re.compile(
    r"\b(?:do not|don['’]?t|stop|quit|no (?:need to|more)) (?:ask(?:ing)?|question(?:s|ing)?)\b|"
    r"\bno (?:more )?questions\b|"
    r"(?:别|不要|不用|不必)(?:再|老|总|一直)*问|少问",
    re.IGNORECASE,
)
"""Who says so is not asked again."""
EXCLAMATION = re.compile(
    r"(?:^|[.!?…。！？]\s*)(?:(?:oh|ah|ok(?:ay)?|haha|lol|wow|yes|yeah|no)\W+)*$", re.IGNORECASE
)
"""Before a word that, with nothing after it, only answers: "Cool. One more", "sweet!"."""
CHANGED_TASTE = re.compile(
    r"\b(?:something|anything) (?:(?:completely|totally|entirely|altogether|very|quite) )?different\b|"
    r"\bfor a change\b|\bchange of (?:pace|scene|mood|tack)\b|\bnow for something\b|"
    r"换[个换一]?(?:种|下)?(?:口味|风格|类型|心情|路子)|换点(?:别的|不一样的)|来点不一样的",
    re.IGNORECASE,
)
"""What puts the kind of thing asked for so far aside, where another is named: "for a change, a comedy"."""
ALSO = re.compile(
    r"\b(?:is|are|would be) (?:fine|ok|okay|good)(?: too)?\b|也行|也可以|也要|也来", re.IGNORECASE
)
BESIDES = re.compile(
    rf"{ALSO.pattern}|\b(?:too|as well)\b(?=\s*(?:$|[,.!?;]))|\b(?:also|or maybe)\b|也想|或者?也|再加",
    re.IGNORECASE,
)
"""What leaves the country or language wished for before beside the new one: "or maybe Italian"."""
ASKED_FOR = re.compile(
    r"\b(?:give|show|find|recommend|suggest|bring|let['’]?s have)\b|"
    r"(?:再?来|给|推荐?|找|整|搞|挑|放)(?:我|我们)?[一几两三]?[点个些部本张首款段幅]|想[看听读玩]|推荐|安排",
    re.IGNORECASE,
)
"""What asks for works in so many words."""
PUT_DOWN = re.compile(
    r"\b(?:never mind|forget it|scrap that|had enough|too tired)\b|算了|不[看听读玩]了|"
    r"[看听读玩]不(?:动|下去|进去)了?|"
    r"懒得[看听读玩]|没(?:力气|精力|心思|劲)|(?:又|也)?可以[看听读玩来]?了",
    re.IGNORECASE,
)
"""What ends the wish so far, so that nothing is added to it: 算了，书也可以; or lifts a refusal."""
SWAPPED = re.compile(r"\b(?:swap|trade|exchange|replace)\s+(?:the|that|my)\s+$", re.IGNORECASE)
SWAPPED_AFTER = re.compile(r"(?:换成|改成)|换一?[个部本张首款幅档](?!别的|另外|新的|其他)")
"""Around a medium that another takes the place of: "swap the album for a game", 专辑换成游戏."""
_MAKERS = "director|author|writer|poet|artist|singer|band|musician|composer|painter|photographer|studio|maker"
_MAKERS_ZH = "导演|作家|作者|诗人|歌手|艺人|乐队|作曲家|画家|摄影师|创作者"
OTHER_MAKER = re.compile(
    rf"(?:another|different|other) (?:{_MAKERS})s?\b(?! (?:is|are|would be) (?:fine|ok|welcome))|"
    r"someone (?:else|new)|"
    r"(?:isn['’]?t|not|nothing(?: else)?) by (?:him|her|them)|"
    rf"(?:别的|换个?|其他的?|另外的?|不同的?)(?:{_MAKERS_ZH})(?!的?(?:也|都)(?:行|可以|好|成))|不是(?:他|她)的|"
    r"除了?[他她]们?(?:以外|之外)?[，,]?\s*还有(?:谁|哪)|还有谁(?:也|的|是|能|这|那|有|像)|"
    r"\b(?:besides|apart from|other than) (?:him|her|them)\b|\bwho else (?:sounds|has|sings|writes|"
    r"makes|feels)\b|"
    r"(?:别|其他|另外的)人(?:拍|写|唱|画|导|做|演)?的|"
    r"(?:不要|别|不)(?:是)?(?:他|她)们?(?:自己|本人|亲自)?(?:拍|写|唱|画|导|做|演|的)|"
    r"(?:not|n['’]t|nothing) (?:his|her|"
    r"their) own\b",
    re.IGNORECASE,
)
LIKE_THAT = re.compile(
    r"\b(?:like|similar to|(?:vein|spirit|mood|style) of) (?:that|it|this|them|those)\b(?! (?:one )?(?:in|"
    r"about|at all)\b)|"
    r"\bmore (?:like|of) (?:that|it|this)\b|\b(?:something|anything|stuff|one) similar\b|那种|类似的?|"
    r"差不多的|同款",
    re.IGNORECASE,
)
"""More of the kind of what was named."""
REMINDER = re.compile(
    r"\b(?:mind|mindful of|remember(?:ing)?|(?:don['’]?t|do not|never) forget|bear(?:ing)?(?: in mind)?|"
    r"keep(?:ing)?(?: in mind)?|"
    r"given|considering|as per|per|"
    r"note|respect|recall|you know|same as|stick(?:ing)? (?:to|with)|still)\s+"
    r"(?:(?:what|the things?|everything) (?:that )?(?:i|we)(?:['’]?ve| have)? (?:just |already |first "
    r")?(?:said|told you|mentioned|"
    r"asked|wrote)(?: \w+)?|my (?:\w+ )?(?:rules?|bans?|veto|views?|feelings?|thing|request|position|"
    r"dislike|hatred)|"
    r"how (?:i|we) feel|where (?:i|we) stand)(?: earlier| before)? (?:about|on|against|for|of|re|"
    r"with)\s+[^,.;!?]+|"
    r"\bwhat (?:i|we) (?:said|told you) about [^,.;!?]+? (?:still )?(?:stands|holds|applies|goes|counts)\b|"
    r"\b(?:the|my|that|our) (?:\w+ )?[\w-]+ (?:ban|rule|veto|embargo) (?:still )?(?:stands|holds|applies|"
    r"goes|counts|is still on)\b|"
    r"\bsame (?:rule|goes|deal|limits?)s? (?:about|on|for) [^,.;!?]+? as (?:before|earlier)\b|"
    r"(?:别忘了?|不要忘了?|记得|记住|注意|按|照|还记得)我?(?:之前|刚才|前面|一开始|早先|先前|说过)?(?:说|"
    r"讲|提|要求)(?:过)?的?(?:关于)?"
    r"[^，。！？,.!?]{1,10}?(?:的(?:事|话|要求|规矩|那[点条个]))|"
    r"(?:之前|刚才|前面|先前)(?:说|讲|提)(?:过)?的?(?:关于)?[^，。！？,.!?]{1,10}?(?:的(?:事|话|"
    r"要求))?(?:还|仍然?|依然|照样|一样)(?:算数?|"
    r"有效|作数)",
    re.IGNORECASE,
)
"""What only names again what was said before: "mind what I said about gore"."""
CORRECTION = re.compile(
    r"\bon second thoughts?\b|\b(?:scratch|scrap|strike|nix|belay) that\b|\bactually,? (?:no|make (?:it|"
    r"that))\b|"
    r"\b(?:no|wait|hang on|sorry),? (?:wait|no|hang on|sorry|actually)\b|\bor (?:rather|better)\b|"
    r"算了[，,\s]*(?:吧[，,\s]*)?(?:还是|换)|(?:^|[，,。…])\s*(?:哦|噢|啊|呃)?不(?:对|是不是)[，,。]|哦不|"
    r"不不不",
    re.IGNORECASE,
)
"""After what is taken back within the message: "an album... no, on second thoughts a book"."""
CORRECTED_NUMBER = re.compile(
    r"\b(?:let['’]?s |please |now )?(?:make|change|raise|bump|push|stretch|cut|lower|bring) (?:it|that)\b|"
    r"\blet['’]?s say\b|\bi (?:mean|meant)\b|\bsorry,|改一下|改[成到为]|放宽到|缩短到|延长到|更正|"
    r"说错了?|我是说|应该是",
    re.IGNORECASE,
)
"""After a year, a length or a number whose place another takes: "let's make it two and a half"."""
LIST_GOES_ON = re.compile(
    r"\s*(?!(?:something|anything|make|let|go|try|find|i|it|this|we|they|he|she|just|maybe|any|some|all|"
    r"only|a|an|more|the|give|show|want|"
    r"ideally|preferably|how|what|from|set|made|"
    r"please|but|so|now|play|cheer|calm|wake|get|pick|put|bring|surprise|send|feed|"
    r"hit)\b)(?:[\w\-]+\s+){0,2}(?:(?:or|"
    r"and|nor)\s+)?(?:[\w\-]+\s+)?|\s*(?:或者?|和|也|以及)?\s*",
    re.IGNORECASE,
)
EXACT = re.compile(
    r"\bre-?(?:watch|read|play|listen to)\b|\bbut the (?:book|novel|film|movie|series|show|game|album)\b|"
    r"(?:我)?要的是(?:书|小说|电影|片子|剧|游戏|专辑)|"
    r"sequel|prequel|same series|more of(?! (?:that|this|those|"
    r"these|the)\b)|rest of|next (?:one|"
    r"part)|made into|adapt(?:ed|ation)|续集|前传|同系列|续作|"
    r"(?:再|重新?)[看读听玩]一?遍|重[看温读听玩]|系列|拍成|改编|(?:电影|电视剧|剧|游戏|漫画)版",
    re.IGNORECASE,
)
WANTED_ITSELF = re.compile(
    r"(?:^|[，。！？,.!?\s那就还])(?:我|她|他|爸|妈)*(?:还|就|只|最|也)?(?:想|要)再?[看听读玩]一?[遍下]?《?$"
)
WANTED_ITSELF_AFTER = re.compile(r"》?[了啊呀啦吧哦]?\s*(?=$|[，。！？,.!?])")
"""Around a work that one wants to see, and no other like it: 还想看西游记."""
HEARD_OF = re.compile(
    r"\bheard (?:of|about) (?:(?:a|an|this|some|one) )?(?:\w+ )?called\s+[\"“]?$", re.IGNORECASE
)
"""Before a work that one is curious about: "heard about a thing called Serial"."""
POINTED_OUT = re.compile(r"》?那[个部本首张款幅](?!样)")
ASKED_FOR_IT = re.compile(r"呢|有[吗么嘛没]|有没有|给我找|[想要][看听读玩]")
"""After a work that is asked for by a piece of its name, and in the message: 那书呢，额尔古纳河那个."""
HELD_BEFORE = re.compile(
    r"(?:\b(?:do you (?:happen to )?have|have you got|you(?:['’]ve)? got|is|it has to be)|"
    r"有没有|(?<!没)(?<!所)有|就?[要想][看听读玩])\s*(?:the\s+)?(?:(?:film|movie|book|album|song|game|"
    r"series|show)\s+)?[《「\"“]?$",
    re.IGNORECASE,
)
HELD_AFTER = re.compile(
    r"[》」”\"]?\s*(?:(?:by [\w ]{1,30})?(?:on (?:here|there)|in (?:here|there|stock|the catalogue)|"
    r"itself)\b|\s*[?？]\s*$|本(?:[尊剧片书]|体|人)|(?:这(?:部|本|张|首|款)[^，。]{0,3})?[吗嘛么](?=\W|$))",
    re.IGNORECASE,
)
"""Around a work that itself is asked for: "is Rumours on here?", 有《罗马假日》吗."""
IS_IT_HELD = re.compile(
    r"[》」”]?[，,]?\s*(?:你们?|你?[这那][里儿边]?|目录里?|库里|店里|片库里?)?(?:还|都)?(?:有没有|"
    r"有)(?:吗|么|嘛|没有?|不)?[呀啊呢]?\s*"
    r"(?=$|[。！？!?])",
    re.IGNORECASE,
)
"""After a work that itself is asked for: 马路天使，有吗."""
MARKED_TITLE = re.compile(r"《([^《》]{1,80})》|[\"“]([A-Z][^\"“”]{2,80})[\"”]")
"""What is written as a title, known or not."""
_PART_BEFORE = (
    r"(?:(?![来点部本首张有要看听读像和跟与欢厌荐别导演员作者手是由于些的]|除了)[\u4e00-\u9fff]){1,4}"
    r"(?=[·•・])"
)
_PART_AFTER = r"(?:(?![的不就导主演拍写唱那这和跟与是很太了吧呢或在我])[\u4e00-\u9fff]){1,6}"
_PERSON = r"(?P<{}>(?-i:[A-Z][\w'’.-]+(?: (?:[a-z]{{1,3}} )?[A-Z][\w'’-]+(?<!['’]s)){{1,2}}))"
MARKED_PERSON = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:by|starring|featuring|anything with) {_PERSON.format('name')}",
        rf"(?:^|\bif |\bno |\bnot |\bof |\bmore |\bsome |\blike )(?:the )?{_PERSON.format('name')}"
        r"(?=['’]s? |\s+(?:films?|movies?|books?|novels?|songs?|albums?|records?|music|is in it|in it|no\b|"
        r"or i (?:walk|leave)|all (?:day|night)|fan)\b)",
        rf"(?P<name>{_PART_BEFORE}(?:[·•・]{_PART_AFTER})+)",
    )
)
"""Where a name that the catalogue does not know is that of a person: "by Woody Allen", 伍迪·艾伦."""
RESTRICTION = re.compile(r"no\b|without\b|没有|无|不", re.IGNORECASE)
"""How a wish begins that only leaves something out: "no singing" is instrumental."""
WHICH_OF_THEM = re.compile(r"\s+(?:about|with|from|by|of|in|set|that|which|where)\b", re.IGNORECASE)
"""After a medium of which only some works are refused: "no films about war"."""
MEDIUM_TO_TITLE = re.compile(r"\s?(?:(?:is|was|would be|are|是|就是)\s?)?", re.IGNORECASE)
TITLE_TO_MEDIUM = re.compile(r"\s*[,，]?\s*(?:the|这部|那部|这本|那本|这首|这张|这款)?\s*", re.IGNORECASE)
"""What stands between a title and the word that says what it is: "Solaris, the film", 《活着》这部电影."""
OTHERS = re.compile(
    r"\b(?:more|else|others?|another|different|next|again|further|fresh|refresh)\b|"
    r"\bnew(?:er)? (?:ones?|batch|lot|set|list|picks?|"
    r"suggestions?|options?)\b|\bkeep (?:going|them coming|looking)\b|\bgo on\W*$|\bnone of (?:these|"
    r"those|them|the above)\b|"
    r"\b(?:don['’]?t|do not|not) (?:really )?(?:fancy|like|want|feel(?:ing)?|into|"
    r"keen on) any of (?:these|those|them)\b|"
    r"\b(?:replace|swap)\b|\binstead\b|\b(?:seen|shown|had|suggested|mentioned|come up|featured) (?:me |"
    r"them )?(?:here |so far )?"
    r"(?:yet|so far|before)\b|"
    r"还有(?=[^，。]{0,2}(?:吗|么|没|嘛|啥|什么|别|其|哪|推|几|不))|还有\W*$|别的|其他|其它|另外|另来|"
    r"换(?!句话|成|个说法)|再(?:来|给|推|介绍|多|找|说|列|挑|选|出|安排|整|搞|弄|看看|换|上|讲)|多(?:来|"
    r"给|推)|下一[批组轮]|"
    r"[推见来荐](?:荐)?点?新的|没(?:有)?(?:推荐?|出现|提|说|介绍|给我?看|看见|见)过的?|重新(?:推|来|找|"
    r"选|挑|给)|继续|接着|老是这|"
    r"总是这|别再(?:出现|推|给)",
    re.IGNORECASE,
)
"""Asking for works not shown before."""
DECLINED = re.compile(
    r"\b(?:nothing else|no more)(?=\W*(?:$|thanks|thank|cheers|for (?:now|today|tonight)))|"
    r"(?:回头|下次|改天|以后|明天|等会儿?|晚点|有空|待会儿?)再(?:说|聊|来|看|找|问|讲)",
    re.IGNORECASE,
)
"""Asking for nothing: "nothing else, thanks"."""
UNSHOWN = re.compile(
    r"\b(?:haven['’]?t|not|never|didn['’]?t) (?:yet |already )?(?:been )?(?:shown|seen here|suggested|"
    r"recommended|mentioned|come up|show)\b|"
    r"\b(?:fresh|new|different) (?:batch|lot|set)\b|"
    r"没(?:有)?(?:推荐?|出现|提|说|介绍|给我?看)过|换(?:上|过)?(?:[一几两三四五六]?批|几[部本张首幅款个])",
    re.IGNORECASE,
)
"""What is to be new to the conversation."""
