"""Wishes and refusals in words of the vocabulary, and years and lengths, read from a message by rules."""

import re
from collections.abc import Iterator, Sequence

from retrieval.models import Range
from retrieval.spelling import simplified
from retrieval.titles import NameMention
from retrieval.vocabulary import Mention, vocabulary

from .comparatives import directed, is_direction
from .indifference import indifferent_places
from .ledger import Fact, Role, Strength
from .media_mentioned import only_mentioned
from .numbers import Bound, bounds
from .pages import pages_in
from .phrases import (
    EVENING,
    EXCLAMATION,
    HOUSE_MUSIC,
    HOUSE_WITH,
    MEDIUM_TO_TITLE,
    NO_GENRE,
    NO_MEDIUM,
    ONLY,
    PART_OF_A_WORD,
    SWAPPED,
    SWAPPED_AFTER,
    TITLE_TO_MEDIUM,
    TOO_AFTER,
    WHICH_OF_THEM,
)
from .preferences import only_if_any, preferred
from .refusal_phrases import MILD, NOT_REFUSAL, REFUSAL
from .refusals import clause_around, own_clause, refused
from .refusals_after import REFUSED_AFTER
from .small_words import is_empty
from .tempos import tempo_in
from .verdicts import SEEN

SUBJECTS = frozenset("food music language culture society business technology news".split())
"""Genres whose names are everyday words: they are wished for, but not insisted on."""

ABOUT_IT = re.compile(r"\babout\b|关于|有关|讲", re.IGNORECASE)
"""In the clause of such a genre, where it is what the work is to be about."""
POINTED = re.compile(
    r"\b(?:same|which|what|that|this|other|another|different|the|my|your|his|her|our|their|own|native|home|old)\s+$",
    re.IGNORECASE,
)
_OWN_TONGUE = re.compile(r"\b(?:my|our|his|her|their)\s+$", re.IGNORECASE)
ADDRESSED = re.compile(
    r"\byou(?:['’]ve| have)? (?:just |really )?made (?:me|us|my \w+|an? \w+(?: \w+)?)(?: \w+)?\s+$|"
    r"\byou(?:['’]re| are)(?: \w+)?\s+$|你(?:可|还)?(?:真|好|太|挺|很)$",
    re.IGNORECASE,
)
OF_ANOTHER = re.compile(
    r"\b(?:(?:my|our|his|her|the) [\w-]+|s?he) (?:never|hardly ever|rarely|does(?: not|n['’]?t)) (?:even |"
    r"really |usually )?"
    r"(?:plays?|reads?|watch(?:es)?|sees?|listens? to)\s+(?:any )?$|"
    r"(?:我[\u4e00-\u9fff]{1,3}|[他她])(?:从来|平时|基本|几乎)(?:都)?不[看听读玩]$|"
    r"(?:[他她]|老[公婆]|[男女](?:朋)?友|[爸妈])(?:们)?(?:平时)?不(?:太|怎么|大)会?[看听读玩]$",
    re.IGNORECASE,
)
"""Before a medium that somebody else does not know: "my wife never plays games"."""
SELDOM = re.compile(
    r"(?:平时|平常|一般|以前|从来|向来|基本)?(?:不怎么|不太|不大|不常|很少|几乎不|没怎么)[看听读玩打]$|"
    r"(?:孩子|小孩|娃|宝宝|儿子|女儿|闺女|孙子|孙女|弟弟|妹妹|他|她)们?(?:从来|平时|一直|最近)?(?:也|都|就)?不(?:太|大|怎么)?"
    r"(?:爱|喜欢)[看听读玩打]?$|"
    r"\b(?:s?he|my (?:son|daughter|kid|boy|girl|nephew|niece|brother|sister)) "
    r"(?:hates?|never reads?|(?:does not|doesn['’]?t) (?:really |much )?(?:like|enjoy|read))"
    r"(?: reading)?(?: any| many| much)? $|"
    r"\b(?:i|we) (?:don['’]?t|do not|hardly(?: ever)?|rarely|seldom|never) "
    r"(?:(?:really|usually|normally|often|ever|actually) )?(?:read|watch|play|see|listen to)"
    r"(?: any| many| much)? $",
    re.IGNORECASE,
)
"""Before a medium that the user seldom turns to, which refuses nothing: 平时不怎么看书."""
BEGINS = re.compile(
    r"想|开始|入门|推荐|试试|来[点本部几]|\b(?:start|begin|try|want to|get into|recommend|beginner)\b",
    re.IGNORECASE,
)
"""What makes it a wish all the same."""
_OF_THE_USER = re.compile(
    r"\b(?:i|we)(?:['’]?(?:m|re|d be|ll be)| am| are| would be| will be) (?:\w+ )?$", re.IGNORECASE
)
"""Before a quality that says how the user is: "anything but horror, I'm happy"."""
_OF_THE_USER_THEMSELVES = re.compile(
    r"\b(?:i|we)(?:['’]?(?:m|re)| am| are) (?:(?:an?|half|part|originally|actually|from) )*$|"
    r"(?:^|[，。！？,.!?\s])(?:我|我们|咱|本人)(?:是|来自|住在?|在)(?:一?个)?$",
    re.IGNORECASE,
)
"""Before the country the user is from: "I am Polish"."""
_EVERYWHERE = re.compile(
    r"\b(?:every|all|each|half|most)\b[^,.;!?]{0,25}\b(?:in|of|across|around|over)\s+$", re.IGNORECASE
)
"""Before a country that only says how widely: "it's on every mug in England"."""
_HEARD = re.compile(r"听[点些会儿]{0,2}歌")
_ALBUMS_OF_SCORES = re.compile(r"原声[带碟]|配乐(?:专辑|碟)|\bsoundtracks?\b|\bOSTs?\b", re.IGNORECASE)
_WHOSE = re.compile(r"(?:(?:和|或者?|、|还有|跟)[^，。！？]{1,4})?的(?!.{0,4}[看玩])")
_ANSWERS = frozenset({"cool", "romantic", "funny", "playful", "joyful"})
"""Qualities whose words are also answers: cool, sweet, fun, hilarious."""
COMPLAINT = re.compile(r"too\s|太(?![空阳])", re.IGNORECASE)
QUALITY = re.compile(r"\s?\w")
REFUSED_BESIDE = re.compile(rf"(?:{REFUSAL.pattern})(?:\W+(?!and\b|or\b)\w+){{0,3}}\W*$", re.IGNORECASE)
"""A refusal of the next few words: "no episode" before "over an hour"."""
_COUNTS_ITSELF = re.compile(r"以后|(?<!之)后")
"""How a year is named that is wished for with those after it, but not refused with them: 1999年以后的不要."""
_AFTER_A_DECADE = re.compile(r"(?:after|post|past|beyond|newer|later).*(?:0s|ies)|年代.*后", re.IGNORECASE)
"""How years are named of which those of the decade itself are not refused: "nothing after the eighties"."""
SPEAKING = re.compile(
    r"\b(?:learn(?:ing)?|practi[sc](?:e|ing)|speak(?:ing)?|study(?:ing)?|brush(?:ing)? up(?: on)?|"
    r"improv(?:e|ing)|"
    r"polish(?:ing)?(?: up)?|work(?:ing)? on)\s+(?:my\s+)?$",
    re.IGNORECASE,
)
SPOKEN = re.compile(r"\s+(?:audio|dialogue|lyrics|vocals|dub(?:bed)?)\b", re.IGNORECASE)
FROM_COUNTRY_TO_NAME = 3
_APART = re.compile(r"[，,。！？、；;.!?不别没]")
"""Between a country and a name that have nothing to do with each other: 港片，不要周星驰."""
_PART_OF_A_MEDIUM = frozenset(
    "文艺片 商业片 烂片 大片 短片 默片 院线片 外语片 老片 老片子 新片 综艺 网剧 短剧 迷你剧 肥皂剧 番剧 新番 "
    "电子书 有声书 网文 网络小说 长篇小说 黑胶 黑胶唱片 手游 页游 主机游戏 miniseries telenovela vinyl "
    "vinyls ebook ebooks e-book audiobook audiobooks paperback paperbacks hardback "
    "blockbuster blockbusters".split()
) | {
    "soap opera",
    "soap operas",
    "silent film",
    "silent films",
    "box set",
    "box sets",
    "audio book",
    "audio books",
}
"""What names a part of a medium: who wants no soap operas still wants series."""
_KINDS_APART = (("country", "language"), ("medium",))
"""Kinds that go on no list of refusals of another kind."""
FROM_MAKER_TO_MEDIUM = 4
"""Characters at most, as in 诺兰的片子 and "Nolan's films"."""
_MEDIA_INSIDE = (
    (re.compile(r"^documentar(?:y|ies)$|^纪录片$", re.IGNORECASE), ("film", "tv")),
    (re.compile(r"\b(?:film|movie|biopic)s?\b|电影(?!原声|配乐|音乐)|片$", re.IGNORECASE), ("film",)),
    (re.compile(r"\b(?:sitcoms?|docuseries|soaps?)\b|情景喜剧", re.IGNORECASE), ("tv",)),
    (re.compile(r"歌$"), ("album", "track")),
    (re.compile(r"\b(?:novels?|books?)\b|小说$|(?:童|故事|图画)书$|绘本$", re.IGNORECASE), ("book",)),
    (re.compile(r" shows?$", re.IGNORECASE), ("tv",)),
    (re.compile(r"\bgames?$|游戏$", re.IGNORECASE), ("game",)),
    (re.compile(r"(?<![喜悲歌话舞乐戏])剧$"), ("tv",)),
    (re.compile(r"\bart$|艺术$", re.IGNORECASE), ("artwork",)),
)
_FOREIGN = re.compile(r"\bforeign(?:[- ]language)? $", re.IGNORECASE)
_MEANS_COMEDY = (
    re.compile(r"搞笑|逗乐|乐呵|逗趣|爆笑"),
    re.compile(r"搞笑|逗乐|乐呵|逗趣|爆笑|好笑|funny|hilarious", re.IGNORECASE),
)
_COOKING = re.compile(
    r"\babout (?:cook(?:ing|s|ery)|chefs?|kitchens?)\b|(?:讲|关于|有关)(?:做菜|做饭|烹饪|下厨|厨师)",
    re.IGNORECASE,
)
_IS_ENOUGH = re.compile(
    r"就(?:好|行|成|够|可以|ok)|(?:\s+only\b|\s+(?:will|would) do\b|\s+(?:is|are) (?:enough|plenty)\b)",
    re.IGNORECASE,
)
"""After the one medium that is enough of several."""
_NOUN_AFTER = re.compile(r"片| shows?\b(?! me\b)", re.IGNORECASE)
"""What goes on a word for a kind or a country to name a medium: "a British show"."""


def of_numbers(message: str, names: Sequence[NameMention], turn: int) -> Iterator[Fact]:
    """Yield the years and lengths asked for, outside the names of the message."""
    for bound in bounds(message):
        if any(bound.start < name.end and name.start < bound.end for name in names):
            continue
        if _is_years_refused(message, bound):
            continue
        likely = preferred(message, bound.start, bound.end)
        yield Fact(
            role=Role.TARGET,
            field=bound.field,
            value=str(_turned_round(message, bound) if _is_excluded(message, bound) else bound.range),
            strength=Strength.HARD if bound.strict and not likely else Strength.SOFT,
            words=message[bound.start : bound.end].strip(),
            turn=turn,
        )


def of_tempo(message: str, turn: int) -> Iterator[Fact]:
    """Yield the beats a minute asked for."""
    if found := tempo_in(simplified(message)):
        span, start, end = found
        hard = Strength.HARD
        words = message[start:end].strip()
        yield Fact(
            role=Role.TARGET, field="tempo_bpm", value=str(span), strength=hard, words=words, turn=turn
        )


def of_pages(message: str, turn: int) -> Iterator[Fact]:
    """Yield the pages asked for of a book."""
    if found := pages_in(simplified(message)):
        span, start, end = found
        hard = Strength.SOFT if preferred(message, start, end) else Strength.HARD
        words = message[start:end].strip()
        yield Fact(role=Role.TARGET, field="pages", value=str(span), strength=hard, words=words, turn=turn)


def _is_excluded(message: str, bound: Bound) -> bool:
    """Tell whether what is not wanted is named: "nothing from before 2000", "no episode over an hour"."""
    own = NOT_REFUSAL.sub(" ", own_clause(simplified(message), bound.start))
    if bound.field == "duration_minutes":
        if REFUSED_AFTER.search(simplified(message)[bound.end :]):
            return bound.range.low is None or bound.range.high is None
        return bound.range.high is None and REFUSED_BESIDE.search(own) is not None
    one_sided = bound.range.low is None or bound.range.high is None
    after = REFUSED_AFTER.search(simplified(message)[bound.end :])
    return one_sided and (REFUSAL.search(own) or after) is not None


def _is_years_refused(message: str, bound: Bound) -> bool:
    """Tell whether years with a beginning and an end are not wanted: what is left is no one range."""
    own = NOT_REFUSAL.sub(" ", own_clause(simplified(message), bound.start))
    open_ended = bound.range.low is None or bound.range.high is None
    return bound.field == "year" and not open_ended and REFUSAL.search(own) is not None


def _turned_round(message: str, bound: Bound) -> Range:
    """Return what is on the other side of the bound; a length itself is on both, and the year of "after"."""
    low, high = bound.range.low, bound.range.high
    if bound.field == "duration_minutes":
        return Range(high=low) if high is None else Range(low=high)
    if low is None:
        return Range(low=(high or 0) + 1)
    is_decade = _AFTER_A_DECADE.search(simplified(message)[bound.start : bound.end])
    if is_decade:
        return Range(high=low + 9)
    return Range(high=low if _COUNTS_ITSELF.search(simplified(message)[bound.start : bound.end]) else low - 1)


def of_words(message: str, names: Sequence[NameMention], turn: int) -> list[Fact]:
    """Return wishes and refusals in known words; a medium named outright rules out what a genre implies."""
    facts = list(of_vocabulary(message, names, turn))
    media = [f for f in facts if f.field == "medium" and f.role is Role.TARGET]
    outright = {f.value for f in media if vocabulary().canonical("medium", f.words)}
    outright = _sufficient(message, media) or outright
    if outright >= {"album", "track"} and _HEARD.search(simplified(message)):
        outright = outright - {"track"}  # 想听歌，有什么专辑: to hear songs is what is done with albums
    facts = [f for f in facts if f not in media or not outright or f.value in outright]
    return [*_of_scores(message, facts, turn), *_of_comedy(facts, turn), *_of_food(message, facts)]


def _of_scores(message: str, facts: list[Fact], turn: int) -> list[Fact]:
    """Return the facts; of soundtracks the media named tell only whose: 原声带，电影的游戏的都行."""
    found = _ALBUMS_OF_SCORES.search(simplified(message))
    if not found or not any(f.value == "soundtrack" and f.role is Role.TARGET for f in facts):
        return facts
    theirs = [f for f in facts if f.field == "medium" and f.role is Role.TARGET and _is_scored(message, f)]
    if not theirs:
        return facts
    return [*(f for f in facts if f not in theirs), medium_wish("album", found.group(), turn)]


def _is_scored(message: str, medium: Fact) -> bool:
    end = message.find(medium.words) + len(medium.words)
    return medium.value not in ("album", "track") and _WHOSE.match(simplified(message), end) is not None


def _of_comedy(facts: Sequence[Fact], turn: int) -> Iterator[Fact]:
    """Yield comedy where nothing but 搞笑的 says which kind: it names the kind more than the mood.

    In English only beside a medium: "a funny film".
    """
    wished = [fact for fact in facts if fact.role is Role.TARGET]
    said = {fact.value for fact in wished if fact.field == "medium"}
    if (said and not said & {"film", "tv"}) or any(fact.field == "genre" for fact in wished):
        return
    for fact in wished:
        if fact.value in ("funny", "joyful") and _MEANS_COMEDY[bool(said)].search(simplified(fact.words)):
            yield fact.model_copy(update={"field": "genre", "value": "comedy"})


def _of_food(message: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield food where a film or a series is to be about cooking: it names the kind too."""
    seen = next((f for f in facts if f.field == "medium" and f.value in ("film", "tv")), None)
    found = _COOKING.search(simplified(message)) if seen and seen.role is Role.TARGET else None
    if seen and found and not refused(message, *found.span()):
        words = message[found.start() : found.end()]
        change = {"field": "genre", "value": "food", "strength": Strength.SOFT, "words": words}
        yield seen.model_copy(update=change)


def _sufficient(message: str, media: Sequence[Fact]) -> set[str]:
    """Return the one medium said to be enough, of several: 电影就好，剧集拖沓."""
    plain = simplified(message)
    enough = {
        f.value for f in media if _IS_ENOUGH.match(plain, plain.find(simplified(f.words)) + len(f.words))
    }
    return enough if len(enough) == 1 else set()


def of_vocabulary(message: str, names: Sequence[NameMention], turn: int) -> Iterator[Fact]:
    """Yield the wishes and refusals in known words, outside the names of the message."""
    mentions = [_as_language(message, mention) for mention in vocabulary().mentions(message)]
    for mention in mentions:
        if _is_no_wish(message, mention, names):
            continue
        if mention.kind == "medium" and SELDOM.search(simplified(message)[: mention.start]):
            yield from _begun(message, mention, mentions, turn)
            continue
        no = _is_refused(message, mention, mentions)
        if mention.kind == "medium" and no and any(_alike(mention, other) for other in mentions):
            continue  # 不要日剧 refuses what is Japanese, and no series
        if mention.kind == "medium" and no and _is_qualified(message, mention, names):
            if MILD.search(clause_around(message, mention.start, mention.end)):
                yield medium_wish(mention.word, message[mention.start : mention.end], turn)
            continue  # "no war films" refuses war, and "not too scary a film" wishes for one
        words = message[mention.start : mention.end]
        start, end = directed(message, mention.start, mention.end) if not no else (mention.start, mention.end)
        field, value = _refused_part(words, mention) if no else (mention.kind, mention.word)
        yield Fact(
            role=Role.REJECTED if no else Role.TARGET,
            field=field,
            value=value,
            strength=_strength(message, mention, no),
            words=message[start:end],
            turn=turn,
        )
        if mention.kind in ("genre", "country", "language") and not no:
            named = _named_with(words + _noun_after(message, mention.end))
            yield from (medium_wish(medium, words, turn) for medium in named)


def _is_refused(message: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    no = refused(message, mention.start, mention.end) and not _begins_anew(message, mention, mentions)
    return no or _complains(message, mention)


def _begun(message: str, mention: Mention, mentions: Sequence[Mention], turn: int) -> Iterator[Fact]:
    """Yield the wish of who seldom reads and wants to begin; where another medium is named, that is it."""
    alone = all(other == mention or other.kind != "medium" for other in mentions)
    if alone and BEGINS.search(message):
        yield medium_wish(mention.word, message[mention.start : mention.end], turn)


def _refused_part(words: str, mention: Mention) -> tuple[str, str]:
    """Return the field and value refused: of books no novels, of films no arthouse."""
    said = simplified(words).casefold()
    if said in ("小说", "novel", "novels"):
        return "genre", "fiction"
    is_part = mention.kind == "medium" and said in _PART_OF_A_MEDIUM
    return ("about", words) if is_part else (mention.kind, mention.word)


def _begins_anew(message: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether no list of refusals goes on here, as where from after moods: "no gore, in French"."""
    kinds = next((kinds for kinds in _KINDS_APART if mention.kind in kinds), ())
    plain = simplified(message)
    own = own_clause(plain, mention.start)
    begins = mention.start - len(own)
    if not kinds or not begins or plain[begins - 1] not in ",，":
        return False
    if REFUSAL.search(NOT_REFUSAL.sub(" ", own)) or REFUSED_AFTER.search(plain[mention.end :]):
        return False
    for other in mentions:
        beside = begins <= other.start and other.end <= mention.start
        if beside and (other.kind in kinds or _begins_anew(message, other, mentions)):
            own = own.replace(plain[other.start : other.end], " ")
    before = begins - 1 - len(own_clause(plain, begins - 1))
    goes_on = any(m.kind in kinds and before <= m.start < begins for m in mentions)
    return is_empty(own) and not goes_on


def _only_answers(message: str, mention: Mention) -> bool:
    """Tell whether the word is an exclamation before something else: "Cool. One more", "sweet, thanks"."""
    if any(m.kind == "medium" for m in vocabulary().mentions(message[: mention.start])):
        return False  # "film. funny. from the eighties": a wish said in single words
    after = message[mention.end :].lstrip()
    goes_on = len(after) > 1 and after[0] in ".!,，。！"
    goes_on = goes_on and not is_direction(message[mention.start : mention.end])
    return goes_on and mention.word in _ANSWERS and EXCLAMATION.search(message[: mention.start]) is not None


def _complains(message: str, mention: Mention) -> bool:
    """Tell whether the words are of too much already: "too heavy", 太丧."""
    return COMPLAINT.match(simplified(message), mention.start) is not None


def _is_of_no_work(message: str, mention: Mention) -> bool:
    """Tell whether the quality is the assistant's, or only an answer: "you're funny", "cool. One more"."""
    before = simplified(message)[: mention.start]
    content = message[mention.start : mention.end].casefold() == "happy" and _OF_THE_USER.search(before)
    return bool(content) or ADDRESSED.search(before) is not None or _only_answers(message, mention)


def _alike(mention: Mention, other: Mention) -> bool:
    return mention.kind != other.kind and (mention.start, mention.end) == (other.start, other.end)


def _as_language(message: str, mention: Mention) -> Mention:
    """Return the language where a country's adjective means it: "I'm learning French", "French audio"."""
    words = message[mention.start : mention.end]
    language = vocabulary().canonical("language", f"in {words}") if mention.kind == "country" else None
    spoken = SPEAKING.search(message[: mention.start]) or SPOKEN.match(message, mention.end)
    return (
        mention.model_copy(update={"kind": "language", "word": language}) if language and spoken else mention
    )


def _is_no_wish(message: str, mention: Mention, names: Sequence[NameMention]) -> bool:
    """Tell whether the word stands in a name, beside one, or for what does not matter."""
    if any(mention.start < name.end and name.start < mention.end for name in names):
        return True  # "Horror" in a title is no wish for horror
    part = PART_OF_A_WORD.match(simplified(message), mention.start)
    part_of_a_word = part and (mention.kind in ("mood", "medium") or part.end() > mention.end)
    if part_of_a_word or (mention.kind == "mood" and _is_of_no_work(message, mention)):
        return True
    if _is_another_word(message, mention):
        return True
    if mention.kind == "genre" and mention.word in ("country", "language"):
        # "any country" and "the same language" are no country music and no linguistics
        pointed = POINTED.search(message[: mention.start])
        return pointed is not None or bool(indifferent_places(message))
    if mention.kind == "country" and _is_of_another_thing(message, mention, names):
        return True
    return mention.kind == "medium" and (
        OF_ANOTHER.search(message[: mention.start]) is not None
        or _is_beside_the_point(message, mention, names)
    )


def _is_from(between: str) -> bool:
    """Tell whether a country only says where what is named is from: 德国那个《暗黑》."""
    return len(between) <= FROM_COUNTRY_TO_NAME and _APART.search(between) is None


def _is_of_another_thing(message: str, country: Mention, names: Sequence[NameMention]) -> bool:
    """Tell whether it is where a work named is from, or what somebody speaks: "my French is rusty"."""
    before = message[: country.start]
    if _OF_THE_USER_THEMSELVES.search(before) or _EVERYWHERE.search(before):
        return True
    if _OWN_TONGUE.search(before) and not SPEAKING.search(before):
        return True
    beside = any(_is_from(message[country.end : name.start]) for name in names if name.start >= country.end)
    return beside and message[country.end : country.end + 1] != "版"  # 德国那个《暗黑》


def _is_another_word(message: str, mention: Mention) -> bool:
    """Tell whether the word is part of a turn of phrase, or of a time: "before the war"."""
    if any(f.start() <= mention.start and mention.end <= f.end() for f in NO_GENRE.finditer(message)):
        return True
    if mention.word == "late-night":
        return any(f.start() <= mention.start < f.end() for f in EVENING.finditer(message))
    if mention.word == "house" and not HOUSE_WITH.match(message, mention.end):
        return not HOUSE_MUSIC.search(message[: mention.start])
    timed = bounds(message) if mention.word in ("war", "historical") else ()
    return any(bound.start <= mention.start and mention.end <= bound.end for bound in timed)


def _noun_after(message: str, end: int) -> str:
    found = _NOUN_AFTER.match(message, end)
    return found.group() if found else ""


def medium_wish(medium: str, words: str, turn: int) -> Fact:
    hard = Strength.HARD
    return Fact(role=Role.TARGET, field="medium", value=medium, strength=hard, words=words, turn=turn)


def _named_with(words: str) -> tuple[str, ...]:
    """Return the media that a word for a genre names along with it: "film noir", 推理小说, 爱情片."""
    plain = simplified(words)
    return next((media for pattern, media in _MEDIA_INSIDE if pattern.search(plain)), ())


def _is_beside_the_point(message: str, mention: Mention, names: Sequence[NameMention]) -> bool:
    """Tell whether the medium is no wish: the subject, or what a title is."""
    about = NO_MEDIUM.search(simplified(message)[: mention.start]) is not None
    too = TOO_AFTER.match(message, mention.end)
    judged = too is not None and QUALITY.match(message, too.end())  # "the book is too sad": of one shown
    return (
        about
        or bool(judged)
        or only_mentioned(message, mention)
        or is_swapped(message, mention)
        or _is_seen(message, mention, names)
        or _describes_a_title(message, mention, names)
    )


def is_swapped(message: str, medium: Mention) -> bool:
    """Tell whether another takes the place of the medium: "swap the album for a game"."""
    before, after = SWAPPED.search(message[: medium.start]), SWAPPED_AFTER.match(message, medium.end)
    return (before or after) is not None


def _is_seen(message: str, mention: Mention, names: Sequence[NameMention]) -> bool:
    """Tell whether the medium says which works of a maker are known: "I have seen all her films"."""
    clause = clause_around(message, mention.start, mention.end)
    return SEEN.search(clause) is not None and any(
        name.is_creator and 0 <= mention.start - name.end <= FROM_MAKER_TO_MEDIUM for name in names
    )


def _is_qualified(message: str, medium: Mention, names: Sequence[NameMention]) -> bool:
    """Tell whether other words say which works of the medium: "no war films", "no films about war"."""
    if WHICH_OF_THEM.match(message, medium.end) or _FOREIGN.search(message[: medium.start]):
        return True
    others = [m for m in vocabulary().mentions(message) if m.kind != "medium"]
    ends = [*(m.end for m in others if m.end <= medium.start), *(n.end for n in names)]
    return any(
        message[end : medium.start].strip(" -的") in ("", "'s", "’s") for end in ends if end <= medium.start
    )


def _describes_a_title(message: str, mention: Mention, names: Sequence[NameMention]) -> bool:
    """Tell whether the medium says what a title is ("the film Paris, Texas"), not what is wanted."""
    titles = [name for name in names if not name.is_creator]
    before = any(
        mention.end <= name.start and MEDIUM_TO_TITLE.fullmatch(message[mention.end : name.start])
        for name in titles
    )
    after = any(
        name.end <= mention.start and TITLE_TO_MEDIUM.fullmatch(message[name.end : mention.start])
        for name in titles
    )
    return before or after


def _strength(message: str, mention: Mention, refuses: bool) -> Strength:
    around = clause_around(message, mention.start, mention.end)
    if refuses:
        own = own_clause(simplified(message), mention.start)
        # "too heavy, no more war": a refusal of its own is as mild as itself
        near = around[around.rfind(own) :] if REFUSAL.search(own) else around
        mild = MILD.search(near) or _complains(message, mention)
        return Strength.SOFT if mild else Strength.HARD
    in_passing = mention.kind == "mood" or (mention.word in SUBJECTS and not ABOUT_IT.search(around))
    # of media one always stays asked for: "preferably a book" leaves none else open
    place = (message, mention.start, mention.end)
    in_passing = in_passing or (mention.kind != "medium" and (preferred(*place) or only_if_any(*place)))
    return Strength.SOFT if in_passing and not ONLY.search(around) else Strength.HARD
