"""Who is there when a work is seen or read, and what fits them: "with my six-year-old", 陪爸妈看."""

import re
from collections.abc import Iterator, Sequence

from retrieval.models import Record
from retrieval.spelling import simplified
from retrieval.titles import NameMention

from .ledger import Fact, Ledger, Role, Strength
from .refusals import clause_before, refused

CHILDREN, PARENTS, ADULTS = "children", "parents", "adults"
FAMILY = "family"
FOR_FAMILIES = frozenset({"film", "tv", "book", "game"})
"""Media whose works are marked so: music "for all ages" is any."""
_AGE = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]|1[0-2])"
_AGE_ZH = r"(?:[一二两三四五六七八九十]|十[一二]|[1-9]|1[0-2])岁"
_CHILD = (
    rf"(?:kids?|child(?:ren)?|sons?|daughters?|toddlers?|little (?:ones?|boys?|girls?)|nephews?|nieces?|"
    rf"grand(?:kids?|child(?:ren)?|sons?|daughters?)|god(?:sons?|daughters?|child(?:ren)?)|"
    rf"step(?:sons?|daughters?)|kiddos?|kiddies|twins|triplets|pupils|preschoolers|"
    rf"(?:{_AGE} ?(?:and|to|or|-|–|&) ?)?{_AGE}(?:[- ]?(?:year|yr)s?[- ]olds?| ?(?:yo|y/o)s?))"
)
_CHILD_ZH = (
    rf"(?:孩子|小孩|娃|宝宝|小朋友|儿子|女儿|闺女|侄子|侄女|外甥女?|[个阿]女(?=[睇看听玩读，。])|[个阿]仔(?=[睇看听玩读，。])|囡囡|囝囝|细路|小盆友|小屁孩|熊孩子|孙子|孙女|小学生|小家伙|双胞胎|"
    rf"{_AGE_ZH})"
)
_PARENT = (
    r"(?:parents|folks|grandparents|(?:mum|mom|mother|dad|father)(?:[- ]in[- ]law)?|in-laws|"
    r"grandma|granny|gran|grandmother|grandpa|grandad|grandfather|nan|nana|nanna|gramps|"
    r"(?<=my )old (?:man|lady))"
)
_PARENT_ZH = (
    r"(?:爸妈|父母|爹妈|[爸妈](?:爸|妈)?|公婆|岳父|岳母|婆婆|公公|"
    r"丈母娘|爷爷|奶奶|外婆|外公|姥姥|姥爷|长辈|老人|二老|老两口)"
)
_WITH = r"(?:[\w'’-]+\s+){0,4}?"
_MEMORY = (
    r"(?! (?:always |still |once |all |both )?(?:grew up|used to|raised|recommend\w*|told|sa(?:id|ys)|"
    r"rav(?:es|ed)|swears|swore|"
    r"remembers|watched|saw|read|played|listened|hate[ds]?|loved|adored|introduced|showed|made|had|kept|"
    r"went|talks|mentioned|sang|"
    r"bought|gave)\b)"
)
"""After a relative of whom only something is told: "the films my dad grew up on"."""
_COME = (
    r"(?:is|are|['’]s|['’]re)\s+(?:\w+\s+)?"
    r"(?:visiting|coming|staying|over|here|in town|joining|watching|around)\b"
)
_CARE = (
    r"(?:minding|babysitting|baby-?sit|looking after|taking care of|entertaining|stuck with|in charge of|"
    r"reading to|home with)"
)
_WANT = (
    r"(?:needs?|wants?(?! (?:me|us)\b)|would (?:like|love|enjoy)|could (?:use|watch|read|play|enjoy)|"
    r"fanc(?:y|ies)|"
    r"(?:is|are|['’]s|['’]re) (?:after|bored|looking for|asking for|round|in the mood))\b"
)
_ENJOY = (
    r"(?:can|will|to|loves?|likes?|adores?) (?:watch|read|play|listen|enjoy|love|like|handle|follow|sing)\b|"
    r"loves?\b|(?:is|are|['’]s|['’]re) (?:\w+ )?(?:obsessed|into|mad|crazy|nuts|bonkers)\b"
)
_THEIR = r"(?:\b(?:my|our|his|her|their|both|the)\s+(?:\w+\s+)?|^\W*|[,.;!]\s*)"
_WANT_ZH = (
    r"(?:今[天晚]|周末|最近|也|都|就|自己|吵着|闹着|非|总|老)*(?<!不)(?:想|要|需要)(?:要|想|找)*(?:追|"
    r"看|听|读|玩|找|部|个|点)"
)
_COME_ZH = (
    r"[^，。！？]{0,3}(?:要来|过来|来玩|来了|来住|来家|来我家|(?<!不)在家|(?<!不)在场|在旁边|也在|"
    r"一起(?:看|听|玩))"
)
_THERE = (
    (
        CHILDREN,
        re.compile(
            rf"\b(?:with|for|w/?)\s+{_WITH}{_CHILD}\b(?! (?:in (?:it|them)|actors?)\b)|"
            rf"^\W*{_AGE}[- ]?(?:yo|y/o|year[- ]old)s?\b|"
            rf"\b{_CHILD}\s+(?:(?:are|is|have|has|just|all|now) )*(?:here|home|at home|with (?:me|us)|"
            rf"in tow|round|over|arrived?|"
            rf"to (?:entertain|amuse|keep \w+))\b(?! alone)|"
            rf"\b(?:got|have|having)\s+{_WITH}{_CHILD} (?:today|tonight|this|all|for the)\b|"
            rf"\bgot (?:\w+ )?toddlers\b|"
            rf"\bages? {_AGE}\b(?! ago)|\b{_AGE} ?(?:to|-|–) ?{_AGE} (?:years?|yrs?) old\b|"
            rf"\b{_CHILD}\s*[(（,]?\s*(?:aged? )?{_AGE} ?(?:and|&|to|-|–) ?{_AGE}\b|"
            rf"\b(?:youngest|eldest|oldest|smallest|little one)(?:['’]s| is)? (?:only |just |"
            rf"about )?{_AGE}\b|"
            rf"\b(?:me|us|wife|husband|him|her) (?:and|&|\+|n|plus) (?:\w+ )?{_CHILD}\b|"
            rf"\b(?:i am|i['’]?m)\s+(?:only |just |nearly |almost )?(?!one\b|two\b|1\b|2\b){_AGE}"
            rf"(?: (?:years? old|yrs? old|and a half))?(?=\s*(?:$|[,.!;]|(?:and|but|so|i|what|can)\b))|"
            rf"\bs?he(?:['’]s| is) (?:only |just |about |nearly |almost )?(?!one\b|two\b|1\b|"
            rf"2\b){_AGE}(?: years old| and a half)?"
            rf"(?=\s*(?:$|[,.!;]))|"
            rf"\bbaby-?sitting\b|\b(?:houseful|room full|bunch|load|gang|car full) of {_WITH}{_CHILD}\b|"
            rf"我(?:今年|才|刚满?|现在)*{_AGE_ZH}(?!的时候|时|那年|[看读听玩起就])|"
            rf"\b{_CHILD}\s*(?:\b(?:is|are)|['’]s|['’]re)\s+(?:only |just |about )?{_AGE}\b(?! hours?)|"
            rf"\b{_CHILD}\s+{_COME}|\b{_CARE}\s+{_WITH}{_CHILD}\b|"
            rf"\b{_CHILD}\s*(?:[(（,]\s*|who(?:['’]s| is) )?(?:aged? )?\(?{_AGE}\b(?=\s*(?:[,.)）;]|$))|"
            rf"\baged? {_AGE}\b(?! years)|{_THEIR}(?:{_CHILD})\s*(?:{_WANT}|{_ENJOY})|"
            r"\b(?:primary|elementary|nursery|infant|pre-?)[- ]?school (?:class|kids|children|pupils)|"
            r"\b(?:first|second|third)[- ]graders?\b|"
            rf"(?:陪|带|和|跟|与|给|适合|哄|逗|照顾)[^，。！？]{{0,6}}?{_CHILD_ZH}|"
            rf"{_CHILD_ZH}们?{_WANT_ZH}|{_CHILD_ZH}们?(?:也|都)*(?:能|可以|爱|喜欢)[看听读玩]|"
            rf"{_CHILD_ZH}们?(?:最近|特别|超级?|很|最|就|都|也|真的|非常)*(?<!不)(?:喜欢|爱|迷|痴迷|着迷|"
            rf"热爱|中意|沉迷)|"
            rf"有[^，。]{{0,3}}{_AGE_ZH}的?(?:小|孩|娃)|{_AGE_ZH}的?小?[男女](?:孩|生|娃)|"
            r"(?:[一二三四五六]年级|幼儿园|学龄前)[^，。]{0,6}[看读听玩]|"
            rf"{_CHILD_ZH}[^，。！？]{{0,3}}(?:才|只有|刚|刚满)?{_AGE_ZH}|{_CHILD_ZH}们?{_COME_ZH}|"
            rf"亲子(?!鉴定|关系|矛盾)|{_CHILD_ZH}们?(?:特别|很|有点|最|都|也|会)*(?:怕|胆小|坐不住)",
            re.IGNORECASE,
        ),
    ),
    (
        PARENTS,
        re.compile(
            rf"\b(?:with|for|w/?)\s+{_WITH}{_PARENT}\b{_MEMORY}|\bme (?:and|&|"
            rf"\+) (?:my )?{_PARENT}\b{_MEMORY}|"
            rf"\bmy {_PARENT} (?:and|&) (?:i|me)\b|"
            rf"\b{_PARENT}(?: and [\w'’-]+)?\s*{_COME}|"
            rf"{_THEIR}{_PARENT}(?:\s+(?:and|&)\s+(?:my\s+)?{_PARENT})?"
            rf"(?:\s+(?!recommend|said|says|told|hates?|loves?)[\w'’]+){{0,4}}?(?:\s+|(?=['’])){_WANT}|"
            rf"(?:陪|带|和|跟|与|送|给)[^，。！？]{{0,4}}?{_PARENT_ZH}(?!打|发|说)|{_PARENT_ZH}{_COME_ZH}|"
            rf"(?:替|为|"
            rf"帮)[^，。]{{0,3}}{_PARENT_ZH}|{_PARENT_ZH}{_WANT_ZH}|"
            rf"{_PARENT_ZH}[^。！？]{{0,12}}[给帮](?:他|她)(?:俩|们俩?)?|"
            rf"{_PARENT_ZH}[^，。！？]{{0,4}}(?:闲得慌|没事干|无聊)|"
            rf"{_PARENT_ZH}(?:能|也能|可以|爱)?[看听读]的(?=[^，。]{{0,4}}(?:剧|电影|片|书|歌|播客|$))",
            re.IGNORECASE,
        ),
    ),
)
_GROWN = re.compile(
    rf"\b{_CHILD}\s*(?:is|are|['’]s|['’]re|,|\()\s*(?:aged )?(?:1[3-9]|[2-9]\d)\b|"
    r"\b1[3-9][- ]year|\bteen|\bgrown[- ]up|\badult|(?:十[三四五六七八九]|1[3-9]|"
    r"[二三四五]十[一二三四五六七八九]?)(?:岁|了)|成年",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?<!what )(?<!how )\babout\b|\b(?:story|tale) of\b|关于|讲|描写", re.IGNORECASE)
"""Before a family that a work is about."""
_FOND = re.compile(r"\b(?:obsessed|into|mad|crazy|nuts|bonkers)$", re.IGNORECASE)
NEAR = 7
"""Characters to a work somebody is fond of: "my daughter is obsessed with Heidi" is of Heidi."""
_FOR_ADULTS = re.compile(r"\bfor (?:the )?(?:grown[- ]?ups|adults)\b|给大人|大人看的|成年人看", re.IGNORECASE)
NO_LONGER = re.compile(
    r"\b(?:kids|children) are (?:in bed|asleep|gone|out|away)\b|"
    r"\b(?:s?he|they)(?:['’](?:s|re)| is| are) (?:now |finally |already )?(?:in bed|asleep)\b|"
    r"\b(?:once|when|after) (?:the (?:kids|children)|s?he|they)(?:['’](?:s|re)| is| are|) "
    r"(?:down|in bed|asleep)\b|"
    rf"{_FOR_ADULTS.pattern}|"
    r"\bwithout the (?:kids|children)\b|"
    r"\bjust (?:for )?(?:me|us|the two of us) (?:now|tonight|then)\b|\bjust for me\b(?! and\b)|"
    rf"\b(?:they|{_CHILD}|{_PARENT})(?:['’]ve| have|['’]s| has)?(?: all)? (?:now )?gone (?:home|out|"
    rf"away|back|to)\b|"
    r"\b(?:on my own|by myself|alone) now\b|(?:孩子|[她他])们?(?:都|已经)*(?:睡了|不在)|不带孩子|"
    rf"\b{_PARENT}(?:['’]s|['’]re| is| are| has| have) (?:not coming|gone|left|asleep|in bed|away|out|off|"
    rf"home now)\b|"
    rf"\b{_PARENT} (?:left|isn['’]?t coming|aren['’]?t coming|can['’]?t (?:come|make it))\b|"
    rf"{_PARENT_ZH}(?:今[天晚])?(?:都|已经|又)*(?:不来|回去|回家|走|睡|不在|不看)了",
    re.IGNORECASE,
)


class Fitting(Record):
    """What suits an audience, in canonical words."""

    one_of: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    rather_not: tuple[str, ...] = ()


_FITTING = {
    CHILDREN: Fitting(
        one_of=(FAMILY, "children's"), never=("scary", "horror", "violent", "disturbing", "sensual")
    ),
    ADULTS: Fitting(never=("children's",)),
    PARENTS: Fitting(never=("sensual",), rather_not=("violent", "disturbing")),
}


def of_audience(message: str, names: Sequence[NameMention], turn: int) -> Iterator[Fact]:
    """Yield who is there besides the user, where it says what is suitable."""
    plain = simplified(message)
    if found := _FOR_ADULTS.search(plain):
        yield _there(ADULTS, message, *found.span(), turn)
    if NO_LONGER.search(plain):
        return
    for value, pattern in _THERE:
        found = pattern.search(plain)
        if found is None or (value == CHILDREN and _GROWN.search(plain)):
            continue
        start, end = found.span()
        reach = end + (NEAR if _FOND.search(plain[start:end]) else 0)
        named = any(start < name.end and name.start < reach for name in names)
        if named or _SUBJECT.search(clause_before(message, start)) or refused(message, start, end):
            continue
        yield _there(value, message, start, end, turn)


def _there(audience: str, message: str, start: int, end: int, turn: int) -> Fact:
    return Fact(
        role=Role.TARGET, field="audience", value=audience, strength=Strength.HARD,
        words=message[start:end].strip(), turn=turn,
    )  # fmt: skip


def no_longer_for_them(message: str, before: Ledger, new: Sequence[Fact]) -> list[Fact]:
    """Return what was wished for those who are there no longer: their kinds of work.

    Where something else is wished for at once, also what came up since: that was for them.
    """
    there = before.having(Role.TARGET, field="audience")
    if not there or not NO_LONGER.search(simplified(message)):
        return []
    since = min(fact.turn for fact in there)
    kinds = {word for fact in there for word in fitting(fact.value).one_of}
    anew = any(fact.role is Role.TARGET and fact.field != "audience" for fact in new)
    return [
        fact
        for fact in before.having(Role.TARGET, Role.SEED)
        if fact.value in kinds or (anew and fact.turn >= since and fact.field in ("title", "about", "mood"))
    ]


def audience_in(message: str, names: Sequence[NameMention]) -> str:
    """Return who the message says is there, the empty string where nobody."""
    return next((fact.value for fact in of_audience(message, names, 0)), "")


def fitting(audience: str) -> Fitting:
    """Return what suits the audience."""
    return _FITTING.get(audience, Fitting())
