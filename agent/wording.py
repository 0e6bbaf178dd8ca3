"""Sentences made by code, in both languages: what was understood, found, relaxed or not possible."""

from collections.abc import Iterable, Mapping, Sequence

from retrieval.facets import NUMBERS
from retrieval.models import Item, Range
from retrieval.vocabulary import vocabulary

from .amounts import amount
from .asking import Unusable
from .choosing import chosen_among
from .colour_words import colour
from .ledger import Fact, Role, Strength
from .music_words import tempos
from .pages import pages
from .surprise import SURPRISE
from .upload_words import shown

_COUNTED = {
    "film": ("film", "films", "部电影"),
    "tv": ("series", "series", "部剧集"),
    "book": ("book", "books", "本书"),
    "album": ("album", "albums", "张专辑"),
    "track": ("song", "songs", "首歌曲"),
    "podcast": ("podcast", "podcasts", "档播客"),
    "game": ("game", "games", "款游戏"),
    "artwork": ("artwork", "artworks", "幅画作"),
    "photo": ("photograph", "photographs", "幅照片"),
}
_SAID = {
    ("novelty", "new"): ("new to you", "没看过的"),
    ("ownership", "owned"): ("that you own", "你有的"),
    ("ownership", "not owned"): ("that you do not own", "你没有的"),
    ("renown", "lesser known"): ("lesser known", "冷门一点"),
    ("renown", "well known"): ("well known", "知名的"),
    ("audience", "children"): ("fit for children", "适合孩子"),
    ("audience", "adults"): ("for grown-ups", "给大人的"),
    ("audience", "parents"): ("all right with parents", "和长辈一起也合适"),
    ("number", "one of each"): ("one of each", "每样一个"),
}
_LEADS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "among ": "and",
        "like ": "and",
        "already know ": "and",
        "unlike ": "or",
        "no ": "or",
        "by ": "or",
    },
    "zh": dict.fromkeys(("限选", "像", "已看过", "不像", "不要"), "、"),
}
"""How phrases begin that are told together, and the word before the last of them."""
_NUMBERS = "zero one two three four five six seven eight nine ten".split()
_LOOSENED = {
    "duration_minutes": ("the length", "时长"),
    "pages": ("the number of pages", "页数"),
    "tempo_bpm": ("the tempo", "速度"),
    "lightness": ("the brightness", "明暗"),
    "warmth": ("the warmth of its colours", "冷暖"),
    "colourfulness": ("how colourful it is", "色彩"),
    "languages": ("the language", "语言"),
    "countries": ("the country", "国家或地区"),
    "year": ("the years", "年代"),
    "genres": ("the genre", "类型"),
    "genre_groups": ("the genre", "类型"),
    "creators": ("the creator", "作者"),
    "media": ("the medium", "种类"),
    "fit_for": ("being marked as for the family", "标明适合家庭"),
    "older_genres": ("the genre you asked for before", "之前要的类型"),
}


def title_of(item: Item, language: str) -> str:
    """Return the title as it is said in the language: the Chinese one, where there is one, for Chinese."""
    return (item.text_attribute("title_zh") if language == "zh" else "") or item.title


def creators_of(item: Item, language: str, most: int = 2) -> str:
    """Return who made it, actors last; in Chinese by their Chinese names where they have one."""
    chinese = item.list_attribute("creators_zh")
    named = [
        (creator, chinese[index] if language == "zh" and index < len(chinese) else "")
        for index, creator in enumerate(item.creators)
    ]
    makers = [pair for pair in named if pair[0].role not in ("actor", "cast")] or named
    return ("、" if language == "zh" else ", ").join(zh or creator.name for creator, zh in makers[:most])


def named_in_chinese(fact: Fact, items: Mapping[str, Item]) -> Fact:
    """Return the fact with its title or name in Chinese, where the catalogue has one."""
    own = [items[item_id] for item_id in fact.items if item_id in items]
    match fact.field:
        case "title" if own:
            name = own[0].text_attribute("title_zh")
        case "creator":
            name = _creator(fact, "zh", items)
        case _:
            name = ""
    return fact.model_copy(update={"value_zh": name if name != fact.value else ""})


def counted(count: int, media: Iterable[str], language: str) -> str:
    """Return "five films" or "5 部电影"; picks of several media are just picks."""
    kinds = set(media)
    one, many, chinese = _COUNTED.get(kinds.pop(), ("pick", "picks", "个推荐")) if len(kinds) == 1 else (
        "pick", "picks", "个推荐"
    )  # fmt: skip
    if language == "zh":
        return f"{count} {chinese}"
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {one if count == 1 else many}"


def plural(medium: str) -> str:
    """Return the plural of a medium in English."""
    return _COUNTED.get(medium, (medium, medium, ""))[1]


def phrase(fact: Fact, language: str, items: Mapping[str, Item]) -> str:
    """Return one fact of the ledger in a few words: "like Blade Runner", "no horror", 不要恐怖."""
    value = _value(fact, language, items)
    if language == "zh":
        return _chinese(fact, value)
    return _english(fact, value)


def _english(fact: Fact, value: str) -> str:
    match fact.role:
        case Role.SEED:
            return f"among {value}" if chosen_among([fact]) else f"like {value}"
        case Role.REJECTED:
            mild = fact.strength is Strength.SOFT
            if fact.field == "mood":
                return f"not too {value}" if mild else f"nothing {value}"
            return f"not {value}" if mild or fact.field in ("about", *NUMBERS) else f"no {value}"
        case Role.SATISFIED:
            return f"already know {value}"
        case Role.CONTRAST:
            return f"unlike {value}"
        case Role.TARGET:
            return f"by {value}" if fact.field == "creator" else value


def _chinese(fact: Fact, value: str) -> str:
    match fact.role:
        case Role.SEED:
            return f"限选{value}" if chosen_among([fact]) else f"像{value}"
        case Role.REJECTED:
            mild = fact.strength is Strength.SOFT and fact.field != "about"  # 别太 goes with a quality
            return f"别太{value}" if mild else f"不要{value}"
        case Role.SATISFIED:
            return f"已知道{value}"
        case Role.CONTRAST:
            return f"不像{value}"
        case Role.TARGET:
            return value


def _value(fact: Fact, language: str, items: Mapping[str, Item]) -> str:
    match fact.field:
        case "title":
            known = next((items[item_id] for item_id in fact.items if item_id in items), None)
            title = title_of(known, language) if known else fact.value
            return f"《{title}》" if language == "zh" else title
        case "creator" | "image" | "audio" | "video":
            return _creator(fact, language, items) if fact.field == "creator" else shown(fact, language)
        case field if field in NUMBERS:
            return measure(field, fact.value, language)
        case "novelty" if fact.value == SURPRISE:
            return _surprise(fact, language)
        case "medium" if language == "en":
            return _COUNTED.get(fact.value, (fact.value,) * 3)[0]
        case _:
            return label(fact, language)


def label(fact: Fact, language: str) -> str:
    """Return the word for what a fact is about, other than names and numbers."""
    english, chinese = _SAID.get((fact.field, fact.value), ("", ""))
    if fact.field == "number" and fact.value.isdigit():
        english, chinese = f"{fact.value} at a time", f"{fact.value} 个"
    own = chinese if language == "zh" else english
    return own or vocabulary().label(fact.field, fact.value, language)


def _surprise(fact: Fact, language: str) -> str:
    several = fact.role is Role.REJECTED  # "no surprises"
    return "惊喜" if language == "zh" else "surprises" if several else "a surprise"


def _creator(fact: Fact, language: str, items: Mapping[str, Item]) -> str:
    if language == "zh":
        for item in (items[item_id] for item_id in fact.items if item_id in items):
            for creator, chinese in zip(item.creators, item.list_attribute("creators_zh"), strict=False):
                if creator.name == fact.value and chinese:
                    return chinese
    return fact.value


def measure(field: str, text: str, language: str) -> str:
    """Say a range of years, minutes, beats a minute or colours in words."""
    say = {"year": years, "duration_minutes": minutes, "pages": pages, "tempo_bpm": tempos}
    return say[field](text, language) if field in say else colour(field, text, language)


def years(text: str, language: str) -> str:
    """Say a range of years such as "1980..1989" in words."""
    span = Range.parse(text)
    chinese = language == "zh"
    if span.low is None:
        return f"{(span.high or 0) + 1} 年以前" if chinese else f"before {(span.high or 0) + 1}"
    if span.high is None:
        return f"{span.low} 年以后" if chinese else f"since {span.low}"
    if span.low == span.high:
        return f"{span.low} 年" if chinese else str(span.low)
    if span.low % 10 == 0 and span.high == span.low + 9:
        return f"{span.low % 100 or span.low} 年代" if chinese else f"the {span.low}s"
    return f"{span.low}—{span.high} 年" if chinese else f"{span.low}–{span.high}"


def minutes(text: str, language: str) -> str:
    """Say a range of minutes in words."""
    return amount(text, language, "minutes", "分钟")


def opening(understood: Sequence[str], picks: Sequence[Item], language: str) -> str:
    """Say what was looked for and how many were found."""
    count = counted(len(picks), (item.medium for item in picks), language)
    said = listed(understood, language)
    if language == "zh":
        wish = f"按“{'，'.join(said)}”来找，" if said else ""
        return f"{wish}我挑了 {count}。"
    wish = f": {', '.join(said)}" if said else ""
    return f"Here {'is' if len(picks) == 1 else 'are'} {count}{wish}."


def listed(phrases: Sequence[str], language: str) -> list[str]:
    """Return the phrases, those that begin alike as one: "like Heat and Fargo", 已看过《活着》、《边城》."""
    kept: dict[str, list[str]] = {}
    for phrase in phrases:
        lead = next((lead for lead in _LEADS[language] if phrase.startswith(lead)), "")
        kept.setdefault(lead or phrase, []).append(phrase.removeprefix(lead))
    return [
        lead + _series(said, _LEADS[language][lead], language) if lead in _LEADS[language] else lead
        for lead, said in kept.items()
    ]


def _series(said: Sequence[str], last: str, language: str) -> str:
    if language == "zh" or len(said) < 2:
        return "、".join(said)
    return f"{', '.join(said[:-1])} {last} {said[-1]}"


def relaxed(names: Iterable[str], language: str) -> str:
    """Say which constraints were given up."""
    if language == "zh":
        things = "和".join(_LOOSENED[name][1] for name in names)
        return f"没有完全符合的，所以我放宽了{things}的要求。"
    things = " and ".join(_LOOSENED[name][0] for name in names)
    return f"Nothing here fits everything you asked, so I let go of {things}."


def nothing(language: str) -> str:
    if language == "zh":
        return "这个目录里没有符合的了。换个条件，或者去掉一个限制，我再找找。"
    return "Nothing in this catalogue fits that. Change or drop one of the wishes and I will look again."


def unknown(titles: Sequence[str], people: Sequence[str], language: str) -> str:
    """Say which works and makers the catalogue does not have."""
    if language == "zh":
        missing = [*(f"《{title}》" for title in titles), *(f"{name}的作品" for name in people)]
        return f"目录里没有{'、'.join(missing)}，我只能按你的描述来找。"
    missing = [*titles, *(f"anything by {name}" for name in people)]
    return f"I do not have {' or '.join(missing)} in this catalogue, so I went by your words."


def foreign(name: str) -> str:
    return (
        f"I understand only English and Chinese well; your message looks like {name}, so I answer in English."
    )


def degraded(unusable: Unusable, language: str) -> str:
    if language == "zh":
        return f"语言模型这次没能帮上忙（{unusable.why_zh}），我只按关键词来理解和说明。"
    return f"The language model did not help this time ({unusable.why}); I went by the words alone."


def greeting(language: str) -> str:
    if language == "zh":
        return "你好！我能从这个目录里给你推荐电影、书、音乐、游戏等等。"
    return "Hello! I recommend films, books, music, games and more from this catalogue."


def what_mood(language: str) -> str:
    if language == "zh":
        return "你现在想要什么样的？可以说一部喜欢的作品，或者一种心情。"
    return "What are you in the mood for? Name something you love, or a feeling."


def no_words(language: str) -> str:
    if language == "zh":
        return "我没读到文字。用几个字说说你想看、想听或想读什么吧。"
    return "I could not find words in that message. Tell me in a few words what you would like."


def too_long(length: int, most: int, language: str) -> str:
    if language == "zh":
        return f"这条消息有 {length} 个字，我最多读 {most} 个。请挑要紧的说。"
    return f"That message has {length} characters and I read at most {most}. Please tell me the heart of it."


def welcome(language: str) -> str:
    if language == "zh":
        return "不客气！还想找别的，随时说。"
    return "You are welcome! Tell me when you would like something else."


def way_back(language: str) -> str:
    if language == "zh":
        return "好的。想继续找的话，告诉我喜欢哪个、不喜欢什么，我接着推荐。"
    return "All right. To go on, tell me which of these you like or what to leave out, and I will find more."


def clash(first: Fact, last: Fact, language: str) -> str:
    """Say that two wishes cannot both hold, and which one counts."""
    one, other = (phrase(fact, language, {}) for fact in (first, last))
    if language == "zh":
        return f"“{one}”和“{other}”不能同时满足，我按后一个来找。"
    return f"{one.capitalize()} and {other} cannot both hold, so I went with {other}."
