"""Closed classes of words by which people refuse, in both languages, to be built into patterns."""

_DEGREE = (
    r"(?:\w+ly |so |very |quite |too |all |that |just |a (?:bit|little) |kind of |kinda |bloody |fucking )*"
)
_WHO = r"(?:me|us|him|her|them|you|everyone|(?:my|our|the) [\w-]+)\b"
_THEIR = r"(?:my|our|his|her|their|the [\w-]+['’]s|my [\w-]+['’]s)"

HATING = (
    r"\b(?:hat(?:e[ds]?|ing)|dislik(?:e[ds]?|ing)|detest(?:s|ed)?|loathe[ds]?|despise[ds]?|abhors?|dreads?|"
    r"resents?|(?:was|am|is|are|['’][sm]|['’]re|been|so|too|really|gets?|got|feel(?:ing)?|^|\band|[,;.!]) ?"
    r"(?:a (?:bit|little) |\w+ly |so |all |too )?"
    r"(?:scared|afraid|terrified|frightened|petrified|sick|tired|weary|bored|done|fed up|burn(?:ed|"
    r"t)[ -]?out|"
    r"over|finished|through|"
    r"knackered|exhausted) (?:to (?:death|tears) )?(?:of|by|with|from)|"
    r"g(?:a|i)ve(?:n)? up (?:on )?|giving up (?:on )?|sw(?:ore|orn|earing) off|gone off|going off|"
    r"(?:['’]m|am|is|are|['’]re|['’]s|been|^) ?(?:right |totally |really )?off(?= (?!to\b|the\b|my\b|work|"
    r"on\b|for\b))|"
    r"(?:averse|aversion|opposed|resistant|immune) to|(?:thing|something|grudge) against|phobi[ac] (?:of|"
    r"about)|"
    r"rul(?:e|ing) out|veto(?:ed|es|s)?|forbids?|forbade|objects? to|walk(?:s|ed)? out (?:of|on|at)|"
    r"stay off|keep off|"
    r"(?:over-?dosed|o\.?d\.?['’]?d) on|overdose of|(?:falls?|fell) asleep (?:in|during|at|with)|"
    r"(?:can['’]?t|cannot|can not|couldn['’]?t) (?:follow|watch|sit through|listen to|get (?:through|into|"
    r"on with)|relate to|enjoy|read|understand|see the (?:appeal|point) (?:of|in))|"
    r"(?:stomach|patience|time|energy|appetite|head|nerves?|bandwidth) for|"
    r"(?:welcome|fine|good|anything|everything|goes|whatever|genres?|kinds?) bar|"
    r"zero \w+ for|not (?:\w+ ){0,2}(?:keen|big|hot|sold|huge) on|"
    r"(?:quit|stop|enough) (?:it )?with(?: (?:all )?the)?|again with(?: the)?|"
    r"(?:keeps?|kept|stop) (?:on )?(?:giving|showing|recommending|suggesting|pushing|offering|sending|"
    r"feeding)(?: me| us)?|"
    r"(?:last|worst) thing (?:\w+ ){1,4}(?:is|be|was)|"
    r"(?:had|seen|heard|watched|played) (?:\w+ )?(?:more than )?(?:enough|plenty of|too much|too many))\b"
)
"""Before what is hated, feared or had too often."""

NOT_HATING = (
    r"(?:not|n['’]?t|never|no longer|hardly) (?:\w+ )?(?:scared|afraid|frightened|terrified|allergic|averse|"
    r"opposed|against|sick|tired|bored|hate|hating|dislike|dreading|avoid(?:ing)?|avert|off)\b(?: of| to|"
    r" by)?|"
    r"(?:don['’]?t|do not|no need to|needn['’]t|not) (?:\w+ ){0,2}(?:hold back|avoid|skip|leave out|"
    r"scrimp)(?: on)?|"
    r"(?:never|not|n['’]?t|isn['’]?t|ain['’]?t) (?:really )?(?:had )?enough|"
    r"if (?:you|they|we)(?: really)? ?(?:do not|don['’]?t|haven['’]?t|can['’]?t|have(?: got)? no|lack|"
    r"are out of)"
    r"(?: have| got| find| any)*|"
    r"\b(?:scared|afraid|tired|sick|hate|hates|bored) (?:of )?(?:commitment|waiting|my (?:job|life|boss|"
    r"day|work)|"
    r"work|mondays?|people|being|choosing|deciding|searching|scrolling|looking)"
)
"""What looks like hating and is none of works: "not scared of", "hate my job"."""

_NOT = r"(?:not|n['’]?t|never|no|hardly|barely|haven['’]?t|cannot|without)"
UNKNOWN = (
    r"\b(?:know|knows|knew|known|heard|read|seen|watched|played|understand|understood) (?:\w+ )?"
    r"(?:nothing|no|zero|zilch|none)(?: at all)?(?: about| of)?\b|"
    rf"{_NOT} (?:\w+ ){{0,3}}?(?:know|familiar|experts?|clue|used to|versed|well up|acquainted|into it|"
    r"(?:got|gotten|been) (?:round|around) to|tried|explored|dipped|ventured|educated|brought up)\b"
    r"(?: (?:with|in|on|about|of|to|a|any|much))*|"
    rf"(?:\bhave|\bhas|['’]ve) {_NOT} (?:\w+ )?(?:listened to|heard|seen|read|watched|played|owned)\b|"
    r"\b(?:never|haven['’]?t) (?:really |properly |actually )?(?:listened to|heard|seen|watched|played)\b|"
    r"\bgrew up without\b"
)
"""What says that somebody does not know a kind, which is no dislike: "I know nothing about jazz"."""
NO_DISLIKE = (
    rf"{_NOT} (?:\w+ ){{0,2}}?(?:say no to|turn down|live without|do without|go wrong with|"
    r"miss(?:ing)? out on|have enough|objections? to|against|better than|by without|argue with|met an?)\b|"
    r"\bnothing (?:against|beats|better than|like|(?:i|we) (?:like|love|enjoy|want) (?:more|better) than)\b|"
    r"\bwho does(?: not|n['’]?t) (?:love|like|enjoy|want|need)\b|\btoo long (?:since|without)\b"
)
"""What denies a dislike: "I wouldn't turn down a comedy"."""
UNKNOWN_ZH = (
    r"没(?:有|怎么|太|咋|正经|好好)*(?:[听看读玩]|接触|了解)过|(?:不|没)(?:太|大|怎么|是很|算|完全|根本)*"
    r"(?<![看听读]不)(?:了解|熟悉|熟|懂|认识)(?!的)|没有(?:什么|啥)?比|谁(?:会|又|能)?不(?:爱|喜欢|想|要)|"
    r"不[看听读玩]一?[部张本首点集]"
)
WANTED_AROUND = (
    (
        r"\b(?:no|without)\s+(?:\w+ )?$",
        r"(?: \w+)? (?:in|on|at) (?:my|our|his|her|their) (?:collection|life|library|house|home|record|"
        r"shel\w+|childhood|school)\b",
    ),
    (rf"{_NOT} (?:\w+ ){{0,3}}?$", r" (?:\w+ )?(?:experts?|buffs?|connoisseurs?|specialists?|scholars?)\b"),
    (
        r"",
        r" (?:is|are)(?: not|n['’]?t) (?:something|what|a thing) (?:i|we) (?:avoid|mind|hate|dislike|fear)\b",
    ),
    (r"(?:没有?|莫得|没得|冇)$", r"[^，。！？、]{0,6}[吗么嘛嗦咩唛](?=$|[，。！？?!\s])"),
    (
        r"\b(?:don['’]?t|do not|haven['’]?t) you (?:have|got|know|do)(?: of| got)?"
        r"(?: (?:any|some)(?:thing)?)? (?:[\w-]+ ){0,2}$",
        r"[^.!]{0,25}\?",
    ),
    (r"不(?:是|算)[^，。]{0,4}$", r"(?:专家|行家|高手|发烧友)"),
    (r"(?:家里?|收藏|架上|书柜)[^，。]{0,3}没有?$", r"[^，。]{0,3}(?:唱片|专辑|碟|书|小说)"),
    (
        r"",
        r"[^，。！？]{0,4}?(?<![看听读])(?:不(?:太|怎么|是很|大)?(?:了解|熟)|(?<![看听读])不懂|一窍不通|一无所知)",
    ),
)
"""Around a kind that is not known, or not had, which refuses nothing: "no jazz in my collection"."""

DISLIKED = (
    rf"(?:(?:getting|gets?|got) old\b|(?:is|are|was|were|['’]s|['’]re|gets?|getting|feels?|sounds?|"
    rf"seems?)\s+{_DEGREE}"
    r"(?:boring|dull|tedious|awful|terrible|dreadful|horrible|unbearable|unwatchable|unlistenable|cheesy|"
    r"cringe|"
    r"cringey|overrated|rubbish|trash|garbage|crap|shit|lame|tiresome|tiring|stale|samey|exhausting|"
    r"annoying|irritating|depressing|a (?:chore|bore|drag|snooze\w*|slog|trigger|nightmare|nono|no-no)|"
    r"the (?:worst|pits)|"
    r"(?:not|never) (?:\w+ )?(?:for|my|our|his|her|their)|much|(?:an? )?(?:\w+ )?(?:nope|nah|hard pass))\b"
    r"(?!\s+(?:fashioned|school|enough|good|as|films?|ones?)\b)|"
    rf"(?:really |just |only |always |tends? to )?(?:bores?|annoys?|irritates?|depress(?:es)?|stress(?:es)?|"
    rf"exhausts?|terrif(?:y|ies)|"
    rf"frightens?|scares?|upsets?|disgusts?|grosses?|creeps?|freaks?|weirds?|bums?|repulses?|repels?|"
    rf"traumati[sz]es?|wears?|drives?) {_WHO}|"
    rf"(?:do(?:es)?|did) (?:{_THEIR} head in|nothing)|"
    rf"(?:(?:is|are|was|were|do|does|did|has|have|can|could|will|would)(?: not|n['’]?t)|['’](?:s|re) not|"
    rf"aint|ain['’]t|just not|never) "
    rf"(?:really |quite |exactly |just |usually |ever |at all |going to |gonna )*"
    rf"(?:for {_WHO}|{_THEIR} \w+|working|do(?:ing)? (?:it|anything|much)|cut(?:ting)? it|appeal|interest|"
    rf"grab|"
    rf"grabbing|float|click\w*|speak|an option|happening|welcome|allowed|suitable|appropriate|what (?:i|we)|"
    rf"something (?:i|we)|(?:a )?good idea|ideal)\b|"
    rf"leaves? {_WHO} cold|(?:puts?|sends?) {_WHO} (?:right |straight )?(?:to sleep|off)|"
    rf"(?:fatigue|overload|overdose|burn-?out)\b)"
)
"""After what is disliked, as what is said of it: "westerns are boring", "jazz doesn't do it for me"."""

_SELF = (
    r"(?:再|还|太|大|怎么|咋|是|很|特别|那么|"
    r"给我们?|帮我|让我|给|想|要|能|会|敢|爱|用|必|须|老|总|怎样|多|好)"
)
_USE = (
    r"(?:喜欢|中意|考虑|选|推荐?|介绍|安排|放|来|提|出现|看|听|读|玩|追|碰|沾|搞|点|播|聊|行|可以|合适|"
    r"适合|感冒|出来|(?<=别)有|(?<=要)有|"
    r"感兴趣|接受|欢迎|入|了解|懂|认|吃|对胃口|合口味|啱|钟意)"
)
_DENYING = r"(?:不要|不|(?<![特告离分差级性])别|甭|勿|免|拒|莫)"
REFUSED_USE = (
    rf"(?<![要好是能可行来看听])(?:不|甭|勿|莫|(?<![特告离分差])别){_SELF}*(?:{_USE})+"
    r"(?:进去|下去|起来|得|了|到)?(?:这[种类些]|那[种类些]|什么)?$"
)
"""What is not to be done, straight before its object: 不敢看, 别再给我推."""
AVERSION_ZH = (
    r"(?<![不别没])(?<![不没]太)(?:最|很|好|害|超|特|真|都|就|也|会|我|他|她|老婆|老公|妈|爸|友|子|"
    r"人)(?:怕|惊|憎|恨|烦|厌|嫌)(?!时)|^怕|"
    r"憎|厌恶|厌倦|厌烦|烦死|害怕|惧怕|恐惧|抗拒|反感|避雷|忌讳|戒了|雷|"
    r"懒得(?:再)?[看听读玩追打碰]*$|没(?:力气|精力|心思|兴致|耐心|劲|空|时间)(?:再)?[看听读玩追打]$|"
    r"不敢[看听玩读碰]|[看听玩读刷追](?:得|到)?(?:够|吐|腻|烦|厌|伤|怕)了?$|"
    r"[看听读玩欣赏接受]{1,2}不(?:进去?|下去?|惯|来|懂)|"
    r"消受不[了起]|招架不住|吃不消|吃不了|不吃|过敏|免疫不了|无法(?:接受|忍受|直视|欣赏)|忍不了|顶不住|"
    r"扛不住"
)
"""Before what is feared, hated or had too often."""
NOT_AVERSION_ZH = (
    r"不(?:太|怎么|会|用|必|再)?(?:怕|害怕|烦|厌|嫌|抗拒|反感|讨厌|排斥|拒绝|介意|恐惧|腻|过敏)|看不(?:腻|"
    r"够|厌)|听不(?:腻|够|厌)|"
    r"百[看听]不厌|不是说好?(?:要|看|听|了)|"
    r"(?:怎么|为什么|为啥|干嘛|咋|何)(?:没|不|别)|无(?:脑|厘头|聊|限|声|题|间|数)|怕(?:无聊|冷场|尴尬|闷|"
    r"吵|冷|热|累|麻烦|剧透|孤单|寂寞|睡着|睡不着|"
    r"晚|黑)|"
    r"[烦累气困愁](?:死|坏|透)[了我]了?|受不了了|忍不了了"
)
ANEW = (
    rf"{_DENYING}{_SELF}*(?:来|找|换|推荐|听|看|读|玩|给)|(?:老是?|总是?|又|尽|一直)(?:给我)?(?:来|推荐?|"
    rf"放)|"
    r"(?P<anew>(?:来|找|换|推荐|给我|想看|想听|想读|想玩|要看|要听|想要|要)"
    r"(?:[一几两三]?[点个部首本张套些款档段幅]|成))|"
    r"不是[^是，。？]{1,10}(?P<right>是|而是)|"
    r"(?<=[了啦])(?P<after>要(?!不|命|死|是)|想要|想[看听读玩]|换|来(?![了不]))|"
    r"(?<=[a-z]s )so (?P<then>$|(?:just |only |maybe |please )?(?:english\b|something\b|an? \w|some \w|"
    r"give\b|let['’]?s\b|make\b))"
)
"""A wish that begins after a refusal without a comma: 不想动脑来个喜剧, "can't face subtitles so English"."""

_TAIL = (
    r"(?:片子?|剧|类|型|题材|电影|小说|音乐|歌|游戏|风|向|乐|元素|内容|东西|的|那[种类些]|这[种类些]|"
    r"什么的|之类|啥的)*"
)
_BETWEEN = (
    r"(?:(?!有没|是不是|不是不|好不|[够越比能行可]不|什么|哪|"
    r"片|剧|类|来[点个部首本张]|想|推荐|换)[\u4e00-\u9fff]){0,8}?"
)
_BOTH = (
    r"(?:[、和跟与及或]?(?:(?!想|来|要|有)[\u4e00-\u9fff]){1,5}?(?:片|剧|类|的)?)?(?:我|他|她|们|俩)*"
    r"(?:全|都|统统|通通|一律|一概|也)+"
)
_END = (
    r"(?=$|[^\u4e00-\u9fffA-Za-z]|谢谢|拜托|求|因为|[他她](?!喜欢|爱|想)|我(?:怕|会|老|妈|爸|女|男|胆|要|"
    r"想)|孩子|"
    r"老[婆公]|小孩|朋友|换|来|给我|还是)"
)
_PARTICLES = r"(?:了|啦|吧|哈|啊|呀|欸|诶|喔|哦|噢|嘞|喇|啰|囉|咯|的|呢|我|好吗|行吗|可以吗)*"
REFUSED_TOPIC = (
    rf"^{_TAIL}(?:{_BETWEEN}|{_BOTH})(?<!不是)(?<!不会)(?<!不得){_DENYING}"
    rf"(?:{_SELF}*{_USE}+(?:给我们?)?(?:进[来去]?|下去|起来|上来?|得|完|惯)?{_PARTICLES}|(?:(?<!不)|"
    rf"{_SELF}+){_PARTICLES}(?!换|来|给我|还是)){_END}",
    rf"^{_TAIL}就(?:会|都|要|想|直接)*(?:睡|打瞌睡|打呼)",
    rf"^{_TAIL}{_BETWEEN}(?:看|听|读|玩|欣赏|受|遭|吃|顶|扛|hold|消受|接受|招架|理解|get)不"
    rf"(?:了|来|住|消|起|下去?|进去?|惯|懂|动){_PARTICLES}",
    rf"^{_TAIL}(?:(?!不|没|越)[\u4e00-\u9fff]){{0,8}}?[看听读玩刷追得都到多太真的已经实在有点快]{{1,8}}"
    rf"(?:腻|烦|累|吐|够(?=[了啦够的]|{_END})|厌|倦|怕|伤|反胃|疲劳|恶心|想吐|头[疼大痛]|犯困|(?:就|"
    rf"会)睡着?)",
    rf"^{_TAIL}(?:[\u4e00-\u9fff]{{0,4}}?)(?:[看听读玩刷追](?:得)?|最近|实在|真的?)+(?:太|好)?多了",
    rf"^{_TAIL}(?:是|就是|属于|都是|我的?|他的?|她的?|踩|绝对|一生)*(?:雷区?|雷点|雷|NG|ng|禁区|黑名单|"
    rf"大忌|死穴|噩梦|劝退|戒了|拉倒|作罢)(?![的点个部])",
    rf"^{_TAIL}(?:(?!想|来|要|但|不过)[\u4e00-\u9fff]){{0,8}}[，,\s]\s*(?:就|还是|先|都|以后|请|那|我们?|"
    rf"我家|真的|谢谢|一律|一概|坚决|绝对|千万|统统|永远|今[天晚]|暂时|给我)*"
    r"(?:不要|别给我|别|免|不看|不听|pass|不行|别来|别推|不想看|不想听|拉黑|跳过|不考虑)(?:了|吧|啦|啊|哈|"
    r"谢谢)*(?=\s*(?:$|[。！!]))",
)
"""After what is refused as what is talked of: 恐怖片她不敢看, 爵士今天不想听."""
DISLIKED_ZH = (
    rf"{_TAIL}(?:(?!不|没|够)[\u4e00-\u9fff]){{0,4}}?(?:好|太|很|真|真的|有点|挺|超|最|实在|都|特别|也|就|"
    rf"比较|老|真是|简直)*"
    r"(?:无聊|(?<!不)闷|没意思|没劲|没味|难看|难听|难熬|太?烂|太土|太俗|尴尬|受罪|折磨|(?<=[很太真超])催眠|吓死人)"
)
"""The same by what is said of it; of one work shown it refuses no kind."""

HABIT = (
    r"\b(?:usually|normally|generally|as a rule|used to|ordinarily|most days|in the past|once)\b|"
    r"平时|平常|一般|以前|从前|过去|本来|向来|原来|原先"
)
"""Of what somebody does or did as a rule, which what follows may turn round."""
NO_LONGER_LIKED = (
    r"[^.。]{0,12}(?:,|，|\bbut\b|但|不过|\band\b)[^.。]{0,14}?(?:not? (?:any ?more|now|longer)|"
    r"not these days|"
    r"i['’]?m over|can['’]?t (?:stand|face|do)|i['’]?ve gone off|现在(?:不|没|看腻|听腻|烦|怕)|如今不|"
    r"后来不|再也不|腻了|烦了)"
)
NOW_LIKED = (
    r"[^.。]{0,12}(?:,|，|\bbut\b|但|不过)[^.。]{0,20}?(?:\b(?:one|some|it|them)\b[^.。]{0,10}$|"
    r"(?:tonight|today|now|this time|for once)[^.。,]{0,6}\b(?:i|we|let|why|fancy|yes|ok)|(?:今[天晚]|现在|"
    r"这次|突然|忽然)(?:又|就|倒|也)*"
    r"(?:想|要|来|可以|愿意))"
)
"""After a habit: what now is otherwise, "used to love horror but not any more"."""
