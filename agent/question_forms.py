"""Closed classes of words that open a question or a wish, in both languages; `Ж` stands for a work."""

import re

WORK = "Ж"
"""What a name of a work, or what points at one, is replaced by, letter for letter."""
_IS = (
    r"(?:is|are|was|were|does|do|did|will|would|has|have|had|can|could|should|shall|am|might|"
    r"may)(?:n['’]?t)?"
)
_FILLERS = (
    r"(?:(?:and|but|so|then|ok(?:ay)?|h+m+|uh|um+|er|well|wait|btw|oh|ah|also|just|now|hang on|hold on|"
    r"sorry|please|hey|yo|haha|lol|right|cool|great|nice|quick question|out of interest|"
    r"excuse me|forgive me|actually|by the way|alright|all right|one more thing|same question|"
    r"(?:can|could|would|will) you (?:please )?(?:tell|remind) me|(?:please )?(?:tell|remind) me|"
    r"do you know|"
    r"any idea|(?:may|might|can|could) i ask|i(?:['’]?m| was| am)? ?(?:just )?wonder(?:ing)?|wondering|"
    r"(?:just )?curious|i['’]?d (?:like|love) to know|(?:i )?(?:want(?:ed)? to|wanna|need to|gotta) know|"
    r"let me know|i (?:can['’]?t|don['’]?t) (?:remember|know|recall)|not sure|dunno|idk|"
    r"to know|about)\W+)*"
)
_SUBJECT = (
    r"(?:it|this|that|they|them|these|those|there|he|she|i|we|you|u|any(?:one|body)?|some(?:one|body)|"
    r"every(?:one|body)|"
    rf"the|my|our|his|her|their|its|number|all|both|either|one|kids|children|people|\d|{WORK})"
)
_WH = r"(?:who|whom|whose|where|how|why|wh?at|wot|which)"
ASKS = re.compile(
    rf"^\W*{_FILLERS}(?:{_IS}\s+{_SUBJECT}|{_WH}\b(?!['’])|{_WH}['’]?(?:s|d|re|ll)\b|when {_IS}\b|"
    rf"when['’]s\b)|"
    r"\b(?:wonder(?:ing)?|know|ask|tell me|curious|sure|remember|recall|say) (?:if|whether)\b|"
    rf"^\W*{_FILLERS}(?:explain|describe|summari[sz]e|outline|sum up|recap|list)\b|"
    r"\b(?:give|send) (?:me|us) (?:the|a) (?:\w+ )?(?:run(?:ning)?[ -]?time|length|plot|story|cast|"
    r"summary|synopsis|gist|"
    r"rundown|overview|description|lowdown|blurb|idea)\b|"
    r"\btell me (?:a (?:bit|little)(?: more)? |more )?about\b|"
    rf"{WORK}\W+(?:{_WH}['’]?s?|{_IS} (?:it|they|that))\b|(?<=\w)\W+\s*(?:{_WH})['’]?s? (?:it|that|this|"
    rf"they|"
    rf"{WORK})\W*$",
    re.IGNORECASE,
)
"""How an English clause begins that asks."""
TOO_FOR = re.compile(
    r"^\W*(?:(?:a bit |way |maybe )?too [\w-]+(?: for .{1,30})?|any good|worth (?:it|the \w+|\w+ing|a \w+)|"
    r"(?:good|suitable|ok(?:ay)?|safe|fine|all right) for .{1,30}?)\W*\?",
    re.IGNORECASE,
)
"""A question of what was named just before: "the second, too scary for kids?"."""
TAG = re.compile(
    r"\b(?:(?:right|correct|yeah|no|huh|eh)(?=\W*\?)|innit|is it|isn['’]?t it|aren['’]?t they|"
    r"doesn['’]?t it|wasn['’]?t it|(?:would|could|wo|should|might)n['’]?t (?:it|that|they)|"
    r"don['’]?t they|or not|or what)\W*$",
    re.IGNORECASE,
)
_FACET = (
    r"(?:lengths?|run(?:ning)?[ -]?times?|durations?|years?|directors?|authors?|writers?|artists?|singers?|"
    r"composers?|developers?|cast|actors?|plots?|story(?:line)?|synopsis|summary|endings?|ratings?|"
    r"age rating|"
    r"genres?|languages?|countr(?:y|ies)|pages?|page count|episodes?|seasons?|subject|"
    r"release (?:date|year)|trigger warnings?|spoilers?)"
)
FACET = re.compile(
    rf"^\W*(?:and |the |its? |any |what about the |how about the )*{_FACET}(?: (?:of|for|on|in|to) .*)?\W*$|"
    rf"^\W*{WORK}+(?:['’]s)? {_FACET}\W*$|"
    r"^\W*(?:\w+ )?ending(?: or \w+)?\W*\?\W*$|"
    r"^\W*(?:片长|时长|主演|导演|作者|歌手|开发商|评分|口碑|结局|剧情|年份|年代|出版年份|页数|集数|语言|"
    r"国家|类型|豆瓣)"
    r"(?:呢|是|有)?\W*$",
    re.IGNORECASE,
)
"""A clause that is nothing but what is asked for: "runtime?", "director of the first", 片长."""
WISHES = re.compile(
    r"\b(?:similar|another|else|(?<!the )others?(?! one)|something|suggest\w*|recommend(?!ed)\w*|instead|"
    r"alternatives?|"
    r"closer|(?<!or )more(?! about)(?! (?:\w+ )?than\b)(?! or less)(?! \w+ (?:or|and)\b))\b|"
    r"(?<!you )\blike\b(?! (?:it|them|her|him|me|\d)\b|\W*$)|"
    r"\banything (?!about\b|wrong\b|i should\b)|\bnext\W*$|"
    r"\b(?:can|could|would|will) you (?:please )?(?:find|show|give|get|swap|make|change|replace|do|add|"
    r"pick)\b|"
    r"\b(?:what|which) (?:\w+ ){0,2}?(?:film|movie|book|novel|album|record|song|track|game|series|show|"
    r"podcast|painting|"
    r"photo|music) (?:would|should|could|can|do|goes|fits|might)\b|"
    r"\b(?:can|could|may) (?:it|they|these|this|we|i) (?:please )?(?:be|have|get|go|try)\b|"
    r"\bthat (?:kind|sort) of thing\b|"
    r"\b(?:would|will|might) (?:suit|do|be (?:nice|good|lovely|welcome|perfect|great))\b|"
    r"\bhave (?:you )?got\b|\bdo you (?:have|stock|carry|sell)\b|\byou have\b|\bgot any\b|"
    r"\bwh?at (?:\w+ ){0,3}?(?:to|should|shall|can|could|do|would) (?:i |we )?(?:watch|read|play|hear|"
    r"listen|see|put on)"
    r"(?! (?:it|for|out)\b)|"
    r"\b(?:what|which) (?:\w+ ){0,3}?(?:films|movies|books|novels|albums|records|songs|tracks|games|shows|"
    r"podcasts|paintings|photos|photographs|documentaries)\b|"
    r"\bwhat(?:['’]?s| is| are) (?:a |some |the best )?(?:good|best|great|nice)\b(?! about)|"
    r"\bwhat would you (?:watch|read|play|listen to|hear|put on|see) (?:tonight|next|today|after|for|on|"
    r"with|in|"
    r"if|to|when)\b|\bdo you know (?:of )?(?:an?(?! lot| bit)|any|some)\b|"
    r"\bwhat(?:['’]?s| is) (?:next|on|new|available)\b|"
    r"\bwho does(?: not|n['’]?t) (?:love|like|want|need)\b|\bpossible\b|"
    r"\bwhere (?:do|should|would|to|can) (?:i |we |one )?(?:start|begin)\b|^[^?]*(?<!is it )(?<!was it "
    r")\bbased on (?:an?|real|true) "
    r"\w+(?: \w+)?$|\bmade into\b|\badapt(?:ed into|ation)\b|\bout there\b|\bthere (?:one|ones|"
    r"any (?:with|that|in|where|from|by|about))\b|Ж here\W*$|"
    r"\bwhat(?:['’]?s| is) an? \w|\b(?:besides|apart from|other than)\b|"
    r"\b(?:on|in) (?:here|there|stock|the catalogue)\b|\bitself\b|\bwhat (?:now|then)\b|"
    r"\bthere (?:a|an|any) (?:[\w-]+ ){0,3}?(?:films?|movies?|books?|novels?|albums?|records?|songs?|"
    r"tracks?|games?|"
    r"shows?|series|podcasts?|paintings?|photos?|photographs?|documentar(?:y|ies))\b|"
    r"\b(?:how|what) about (?!the (?:first|second|third|fourth|fifth|last)|number|it\b|that\b|"
    r"this\b|Ж)|\bwhy not (?!Ж)|^\W*(?:is|are|was) (?!it\b|that\b|this\b|they\b|these\b|those\b|number|"
    r"Ж)\w+ (?:also |too )?(?:ok|okay|fine|allowed)\b",
    re.IGNORECASE,
)
"""What makes a clause a wish, whatever else it says."""
MAY_WISH = re.compile(
    r"\b(?:any(?:one|body)?|some|there (?:a|an|other)|find|get|same|vibes?|mood|need|want|new|"
    r"shorter|longer|older|newer|again)\b",
    re.IGNORECASE,
)
"""What makes a clause a wish unless it speaks of a work."""
SPEAKS_OF = re.compile(
    rf"{WORK}|\b(?:it|its|it['’]?s|this|that|they|them|these|those|he|she|thats|the (?:first|second|third|"
    r"fourth|fifth|last|top|bottom|other|film|movie|book|album|record|song|game|series|show|podcast|"
    r"painting|"
    r"picture|photo|one|two|dog|cat|hero|ending|director|author|plot|story|lead|main)|any (?:have|has|"
    r"are)|number (?:one|two|"
    r"three|four|five|\d))\b|"
    r"\b(?:nudity|sex|swearing|violence|gore|blood|subtitles|dubbing|dubbed|jump ?scares?|spoilers?|"
    r"happy ending|sad ending|sequels?|prequels?)\b",
    re.IGNORECASE,
)
"""Words for works spoken of, and for what only a work at hand can have."""
PERSON_ASKED = re.compile(
    r"^\W*(?:is|does|has|was|will) \d\b|^\W*(?:will|would|does|did|do|can|could|should|is|are|was) "
    r"(?:i|we|my|our|a|an|kids?|children|anyone|anybody|someone|somebody|people)\b|"
    r"^\W*(?:who|whom|whose|when|where|how|why|what|wot|which)",
    re.IGNORECASE,
)
"""How a question goes on where what was shown need not be named: "will i cry"."""

ASKS_ZH = re.compile(
    r"(?:[吗嘛么咩]|(?<=[过了完])没有?|(?<!看)(?<!要)不|(?<=好[看听玩])不|^\W*[能会可][^，。]*不|否|"
    r"来着)[呀啊呢的]?\W*$|"
    r"(?:得过|拿过|有过?|拍过|得了|死了)[^，。]{0,6}没有?\W*$|有[^，。]{1,6}没有?\W*$|"
    rf"[吗么]{WORK}|{WORK}.*是.*吧\W*$|为何|有没(?!有)|"
    r"谁(?!不)|哪(?!怕)|(?<!没)(?<!没[看听读玩]过)(?:什么|啥)|多(?:长|久|少|大|高|难|吓|吵|暴|闷|虐|恐怖|"
    r"吓人)|"
    r"几(?:[集季部岁页章分]|个(?:小时|钟|人))|(?<![没不])怎么|怎样|咋|如何|为什么|为啥|凭什么|何时|"
    r"是不是|会不会|有没有|能不能|要不要|可不可以|适不适合|值不值|是否|有无|"
    r"([\u4e00-\u9fff])(?:不|没)\1|是[^，。]{1,8}还是|(?:介绍|讲讲|说说|聊聊|科普|展开)(?:一下|"
    r"下)?(?=[^，。]{0,4}(?:Ж|剧情|内容|它|第))|"
    rf"(?:好奇|想知道|想问|问一?下|请问|问问){WORK}|^\W*(?:那|那么)?{WORK}+呢\W*$",
)
WISHES_ZH = re.compile(
    r"(?<!好)像|类似|那样|那种|这种|这样|再(?:来|给|推|找|介绍|多)|还有(?!字幕|什么看点)|推荐|"
    r"来[点个些部张首本几首一段款]|拍成|改编成|给我(?!讲|说|介绍|科普|解释|分析|剧透)|给点|换(?!句话)|"
    r"找(?!到|出来|的)|"
    r"差不多|之类|感觉的|别的|其他|其它|另外|"
    r"[看听读玩放]什么[^，。！？]{0,6}好(?!看|听|玩)|"
    r"想要?[看听读玩找](?!懂|完)|不要(?!紧)|[看听读玩](?:点|些)?(?:什么|啥)(?!版本|语言|顺序)|"
    r"(?:都|也)(?:行|可以|好|成|没关系|无所谓)|不管|不论|随便|无论|不限|"
    r"的(?:有吗|有没有|有么|有不|行吗|可以吗|行不行)|"
    r"Ж》?[，,]?(?:你?[这那][里儿边]?|目录里?)?(?:还|都)?有(?:没有)?[吗么嘛没不]?\W*$|"
    r"(?<!没)有(?:没有)?《?Ж+》?(?:这[部本张首款个])?[吗么嘛没]?\W*$|有没有.*的(?:书|电影|片子?|剧|歌|"
    r"专辑|游戏|播客|画|照片|作品|小说|音乐|漫画)?\W*$|"
    r"(?:书|片子?|歌|剧|画|曲子?|的|[这那][儿里边])有(?:没得|木有|伐|冇|咩|没有|没|吗|么|无)[啊呀嘞哦]?\W*$|"
    r"有[^，。]{1,10}的[吗么嘛没不]\W*$|还(?:有|[拍写唱画导演出做]过?)[^，。]{0,4}(?:什么|啥|哪)|"
    r"(?<![区差特性个])别(?!的|人)|^\W*(?:要(?!是)|只要)|"
    r"^(?!.*(?:Ж|它|[这那][部本张首款个幅档]|第[一二三四五\d]|最后)).*(?:片子?|电影|[剧书歌画]|小说|专辑|唱片|游戏|播客|"
    r"漫画|动画|动漫|综艺|喜剧|悬疑|科幻|爱情|恐怖|惊悚|武侠|奇幻|历史|犯罪)(?:类|的)*(?:怎么?样|如何|咋样)\W*$|"
    r"[他她]们?[^，。！？]{0,14}[拍写唱画导演做出]过(?:什么|啥|哪些)|"
    r"有(?:哪些|什么|啥)(?!区别|不同|问题|缺点|优点|看点|亮点|意思|内涵|寓意|关系|联系|特别)"
)
OF_THESE_ZH = re.compile(
    r"^\W*(?:那么?)?(?:这里[面头边]|这些(?:里面?|当中|之中)?|这[几两三四五][部本张首款个幅档](?:里面?|当中|之中)?|其中|当中)"
    r"[^，。]{0,2}(?:有|哪)"
)
"""How a question of what was shown begins: 这里面有结局圆满的吗."""
DEGREE_ZH = re.compile(
    r"更(?![好适值])|(?<!有)(?<!一)(?<!早)(?<!这)(?<!晚)(?<!几)[\u4e00-\u9fff](?:一点|点儿?)(?!都|也|"
    r"开始|多|几)"
)
"""A way to go, which is a wish but after "which": 短一点的有吗, and not 哪个短一点."""
MAY_WISH_ZH = re.compile(r"有(?!多)|要|风格|类型|一样|适合[^，。]{1,8}的")
HAS_ZH = re.compile(
    rf"{WORK}|它|这(?![种样])|那[部本张首款个幅档套]|第[一二三四五\d]|[他她]|导演|作者|主角|男主|女主|"
    rf"结局|剧情|"
    r"续集|字幕|配音|血腥|裸露|船戏|床戏|彩蛋|番外|第二季|中文版|国语版|译本|原著|吓人的?镜头|恐怖镜头|"
    r"镜头|画面|情节|桥段|版本|鬼|评价|口碑|节奏"
)
"""What is spoken of, or what only a work at hand can have: 有字幕吗."""
FREE_ZH = re.compile(r"(?:谁|什么[^，。]{0,3}|啥|哪[^，。]{0,6}|多[长久少]|怎么[^，。]{0,4})(?:都|也)")
"""A word of asking that leaves open: 谁演的都行."""
WANTS = re.compile(
    r"\b(?:something|another|more(?! (?:about|than))|else|others|give|show me|pick (?:me )?(?:one|a|"
    r"two)|find(?: me| us)|recommend|"
    r"suggest|"
    r"instead|"
    r"want(?:ed)?(?! to know)|need(?! to know)|needs to|looking for|prefer|rather|make it|keep it|"
    r"without|no|nothing|"
    r"not too|preferably|maybe a|has to|have to be|must|only if)\b(?! (?:idea|clue|spoilers))|"
    r"\banything (?!about|wrong)|"
    r"\b\w+er (?:one|ones|please|pls)\b|更(?!喜欢)|再(?:来|给|推|找)|推荐|来[点个些部张首本几]|"
    r"给我(?!讲|说|介绍|科普|解释|分析|剧透)|换|"
    r"找|别的|其他|"
    r"[挑选][一几个两三]|想要?[看听读玩找]|不要|只要|^\W*要(?!是)|(?<![区差特性个])别(?!的|人)|"
    r"[\u4e00-\u9fff](?:一点|"
    r"点)(?:的|儿的)?\W*$|之类|类似|那种",
    re.IGNORECASE,
)
"""What makes a clause that does not ask a wish."""
PERSONAL = re.compile(
    r"\byou (?:\w+ ){0,3}yourself\b|\bdo you (?:ever|even|really|actually|often|never) (?:get (?:tired|"
    r"bored|sad|"
    r"lonely|annoyed|sick|fed)|sleep|rest|eat|dream|laugh|cry|feel|watch|read|listen|play|like|enjoy|mind|"
    r"wonder)\b|"
    r"\b(?:you|u) (?:have|got) (?:an?|any) (?:dog|cat|pet|wife|husband|girlfriend|boyfriend|partner|mum|"
    r"mom|dad|brother|sister|kid|"
    r"baby|hobby|birthday|house|car|face|body)s?\W*$|"
    r"\bwh?at time (?:(?:do|did|does|will) )?(?:you|u|ya)\b|\bwhen (?:do|will) (?:you|u|ya) (?:sleep|"
    r"finish|knock off|clock off|close)\b|"
    r"\byou have (?:feelings|emotions|a (?:name|soul|heart|job|boss|body)|friends|kids|pets|family)\b|"
    r"你有(?:没有)?(?:感情|意识|名字|朋友|生命|思想|性别|爱好|对象)",
    re.IGNORECASE,
)
"""What only who answers can have: "do you have feelings"."""
OF_YOU = re.compile(
    rf"{PERSONAL.pattern}|"
    r"\b(?:are|were|have|did|do|can|could|will|would|how['’]?s|who (?:made|built|created|trained)) (?:u|"
    r"you)\b(?: (?:also|please|maybe|perhaps|possibly|just|then|kindly))*"
    r"(?! (?:have|got|know (?:of|any|an?|some|where|who|if|whether)|think|recommend|suggest|reckon|stock|"
    r"carry|"
    r"offer|pick|choose|find|show|"
    r"give|tell|remind|say|go|take|rate|call|any|want|watch|read|play|put|explain)\b)|\byour (?:name|"
    r"fav|age|job|"
    r"day|opinion on life)|你(?!们?(?:这|那)?(?:有(?!感情|意识|没有感情)|还?能|可以|会?推荐|会选|会挑|"
    r"选|挑|觉得|"
    r"认为|知道|说|"
    r"要|给|最|刚|之前|上次|怎么看))",
    re.IGNORECASE,
)
"""A question about who answers: "are you a real person", 你几岁了."""

ASKED_PLAINLY = re.compile(
    r"[?？]|[吗么呢](?:$|[，。！,.!\s])|"
    r"(?:^|[.,;!]\s*|\b(?:and|but|so|ok|hey|tell me) )(?:does|do|did|is|are|was|were|can|could|will|would|"
    r"has|have|who|whose|what|how|when|where|which|why)\b|"
    r"什么|啥|谁|哪|几[个集季页章部分]|多[少长久大]|有没有|是不是|会不会|能不能|好不好|难不难",
    re.IGNORECASE,
)
"""A sign that a message asks: a mark, or a word that asks where a question has it."""
