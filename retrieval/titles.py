"""Names in running text -> the items and creators of a catalogue."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from .models import Item, Record
from .name_lists import names_within
from .short_names import POSSESSIVE, is_a_word, japanese_surname, parts_of, stands_alone, with_owner
from .spelling import folded, is_han, simplified
from .title_forms import most_letters, most_words
from .title_index import TitleIndex, nearest
from .title_pieces import TitlePieces
from .title_signs import Everyday, is_everyday, means_a_title
from .title_slips import Slips

_YEAR = re.compile(r"[!?.]*\s*[(（\[]\s*(\d{4})\s*年?\s*[)）\]]")
_WORD = re.compile(r"[^\W_\u3400-\u9fff]+(?:['’][^\W_\u3400-\u9fff]+)*|&")
_QUOTED = re.compile(
    r"《([^《》]{1,80})》|「([^「」]{1,80})」|『([^『』]{1,80})』|[\"“”]([^\"“”]{2,80})[\"“”]"
)
_JOINS = r"\s*(?:[、和跟与及加混配×xX&+＋]|遇[上见到]|[碰撞]上|混搭|加上)\s*"
_LISTED_BEFORE = re.compile(
    rf"(?:^|[^\u3400-\u9fff]|"
    rf"[过了完爱欢看读听玩有像是、和跟与])(?P<title>[\u3400-\u9fff]{{2}})》?{_JOINS}《?$"
)
_LISTED_AFTER = re.compile(
    rf"》?{_JOINS}《?(?P<title>[\u3400-\u9fff]{{2}})(?=$|[^\u3400-\u9fff]|[都也全的了我这那吧呢还、和跟与])"
)
"""A title of two characters on a list with another title."""
_GIVEN = re.compile(r"([A-Z][\w'’-]+)\s+$")
_ALONE = re.compile(
    rf"{'|'.join(POSSESSIVE)}|\W*(?:$|[,.?!]|(?:or|and|but|only|please|again|i|we|my|is|was|has|bores?|never|does|"
    r"just|always|again|then|maybe|instead)\b)",
    re.IGNORECASE,
)
"""After a surname that opens a message."""
_NO_GIVEN_NAMES = frozenset(
    "mr mrs ms dr sir dame director author composer painter the more most recommend give enjoyed enjoy "
    "adore got "
    "anything something other another early late films movies books music songs albums paintings works "
    "classic "
    "best some only no not never avoid skip hate hated dislike prefer want need play put and or but by with "
    "like love loved is are was can could please maybe also similar peak vintage vs versus".split()
)
"""Words with a capital that may stand before a surname."""
_WORKS_AFTER = re.compile(
    r"(?:['’]s)?\s*(?:songs?|albums?|records?|music|tracks?|films?|movies?|novels?|paintings?|photos?|"
    r"games?)\b|"
    r"\s?的(?:歌|专辑|音乐|电影|片|小说|书|画|游戏)",
    re.IGNORECASE,
)
_BY_BEFORE = re.compile(
    r"\b(?:by|starring|featuring|feat\.?|more|any|some|no|not|without|except|loves?|loved|adore|of|from|like|avoid|hate)\s+$",
    re.IGNORECASE,
)
_MANNER_AFTER = re.compile(r"(?:[\s-]+(?:style|vibes?|type|like)|-?(?:esque|ish))\b", re.IGNORECASE)
"""Around a name that may be written small: "by hitchcock", "hitchcock style"."""
SHORTEST_GIVEN = 4
"""Letters of a given name that people are called by alone."""
_ASKING = re.compile(
    r"^\W*$|\b(?:got|get|have|any|some|more|play|by|sell|stock|carry|no|not|about)\s+$", re.IGNORECASE
)
_ASKED_FOR = re.compile(
    r"\s*(?:[?!]|\W*$|(?:records?|albums?|songs?|music|films?|books?|stuff)\b)", re.IGNORECASE
)
"""Around a given name by which works are asked for: "you get Fela?", "Elis!!"."""
SHORTEST_SMALL = 4
"""Letters of a name written small, before its works: "miyazaki films"."""
CERTAIN_SURNAME = 7
"""Letters of a surname that opens a message and is hardly another word."""
SURNAME_SHARE = 3
"""How many times as many works as the next of the same surname make it one person's."""
REMEMBERED_TEXTS = 256


class NameMention(Record):
    """A name found in a text, at the characters from `start` to `end`."""

    name: str
    """The item's title or the creator's name, as the catalogue spells it."""
    items: tuple[str, ...]
    """Ids of the items that carry the name; for a creator, of the works."""
    is_creator: bool
    start: int
    end: int


class Names:
    """The titles, aliases and creators of a catalogue, ready to be found in text."""

    def __init__(self, items: Iterable[Item]) -> None:
        works = list(items)
        self._creators: dict[str, tuple[str, list[str]]] = {}
        self._surnames: set[str] = set()
        self._japanese = {creator.name for item in works if item.country == "JP" for creator in item.creators}
        self._leading = {creator.name for item in works for creator in item.creators[:1]}
        for item in works:
            self._learn_creators(item)
        self._learn_runs_of_names()
        self._titles = TitleIndex(works, self._creators)
        self._learn_short_names()
        self._creator_keys = list(self._creators)
        self._everyday = Everyday(self._titles, works)
        keys = [*self._titles.keys, *self._creator_keys]
        self._slips = Slips(self._titles.keys, self._creator_keys)
        self._pieces = TitlePieces(works, self._is_taken, is_everyday)
        self._given = self._given_names()
        self._longest = most_words([*keys, *self._pieces])
        self._longest_han = most_letters([*keys, *self._pieces])
        # a turn asks several times about its message, and an evaluation about those before it
        self._mentions = lru_cache(REMEMBERED_TEXTS)(self._mentions_in)

    def _is_taken(self, piece: str) -> bool:
        return piece in self._titles or piece in self._creators or piece in self._everyday or is_a_word(piece)

    def _learn_creators(self, item: Item) -> None:
        chinese = item.list_attribute("creators_zh")
        for index, creator in enumerate(item.creators):
            for name in (creator.name, *chinese[index : index + 1]):
                if key := folded(name):
                    works = self._creators.setdefault(key, (creator.name, []))[1]
                    if item.id not in works:
                        works.append(item.id)

    def _learn_runs_of_names(self) -> None:
        """Credit each person in a run of names, such as 刘德华刘若英葛优."""
        self._runs = names_within(list(self._creators), list(self._creators))
        for run, names in self._runs.items():
            for name in names:
                own = self._creators.setdefault(name, (name, []))[1]
                own.extend(work for work in self._creators[run][1] if work not in own)

    def _learn_short_names(self) -> None:
        """Let people be called by one part of their name."""
        parts: dict[str, set[str]] = {}
        for key, (name, _) in self._creators.items():
            surname = japanese_surname(key) if name in self._japanese else ()
            for part in (*parts_of(key, name), *surname):
                parts.setdefault(part, set()).add(key)
        for part, keys in parts.items():
            people = {self._creators[key][0]: self._creators[key] for key in keys}
            best, *others = sorted(people.values(), key=lambda person: -len(person[1]))
            leading = [person for person in (best, *others) if person[0] in self._leading]
            if len(leading) == 1:  # of a director and an actress the director is meant
                best = leading[0]
            known = not others or len(leading) == 1 or len(best[1]) >= SURNAME_SHARE * len(others[0][1])
            taken = part in self._creators or part in self._titles or is_a_word(part)
            if known and not taken:
                self._creators[part] = best
                self._surnames.add(part)

    def mentions(self, text: str) -> list[NameMention]:
        """Return the names in the text, left to right, without overlaps; the longest name wins."""
        return list(self._mentions(text))

    def _mentions_in(self, text: str) -> tuple[NameMention, ...]:
        found = sorted(
            [*self._quoted(text), *self._western(text), *self._chinese(text)],
            key=lambda mention: (mention.start - mention.end, mention.start),
        )
        kept: list[NameMention] = []
        for mention in found:
            if all(mention.end <= other.start or other.end <= mention.start for other in kept):
                kept.append(mention)
        kept.extend(self._beside(simplified(text), kept))
        kept.extend(self._misspelt(text, kept))
        return tuple(sorted(kept, key=lambda mention: mention.start))

    def _misspelt(self, text: str, kept: Sequence[NameMention]) -> Iterator[NameMention]:
        taken = {place for mention in kept for place in range(mention.start, mention.end)}
        for start, end, key in self._slips.found(text, taken):
            if key not in self._titles:
                yield self._by(key, start, end)
            elif key not in self._everyday:
                yield _title_mention(self._titles.named(key), start, end)

    def _beside(self, plain: str, kept: Sequence[NameMention]) -> Iterator[NameMention]:
        """Yield the short titles in Chinese that a list has beside a title: 蔚蓝 in 蔚蓝、空洞骑士."""
        taken = {place for mention in kept for place in range(mention.start, mention.end)}
        ends = [(mention.start, mention.end) for mention in kept if not mention.is_creator]
        for start, end in ends:
            for found in filter(
                None, (_LISTED_BEFORE.search(plain[:start]), _LISTED_AFTER.match(plain, end))
            ):
                first, last = found.span("title")
                items = self._titles.named(folded(found["title"])) if first not in taken else ()
                if items and folded(found["title"]) not in self._everyday:
                    taken.update(range(first, last))
                    ends.append((first, last))
                    yield _title_mention(items, first, last)

    def title(self, name: str, year: int | None = None) -> tuple[Item, ...]:
        """Return the items so called, slips of spelling forgiven, best known first."""
        return self._titles.called(name, year)

    def creator(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        """Return the creator's name and the ids of the works, slips of spelling forgiven."""
        key = folded(name)
        entry = self._creators.get(key) or self._creators.get(nearest(key, self._creator_keys))
        return (entry[0], tuple(entry[1])) if entry else None

    def people(self, name: str) -> tuple[str, ...]:
        """Return the people, folded, whom a creator's name stands for: several where it is a run of names."""
        key = folded(name)
        return self._runs.get(key) or ((key,) if key else ())

    def spelled(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names, and every run of names that they are in."""
        asked = {key for name in names for key in (folded(name), folded((self.creator(name) or ("",))[0]))}
        runs = [run for run, people in self._runs.items() if not asked.isdisjoint(people)]
        return tuple(dict.fromkeys((*names, *runs)))

    def _quoted(self, text: str) -> Iterator[NameMention]:
        for quote in _QUOTED.finditer(text):
            inside = next(part for part in quote.groups() if part)
            if items := self.title(inside, _year_after(text, quote.end())):
                yield _title_mention(items, quote.start(), quote.end())

    def _western(self, text: str) -> Iterator[NameMention]:
        years = {year.start(1) for year in _YEAR.finditer(text)}
        words = [word for word in _WORD.finditer(text) if word.start() not in years]
        for first, word in enumerate(words):
            most = max(self._longest.get(folded(name), 0) for name in with_owner(word.group()))
            last = reversed(words[first : first + most])
            ends = (each.start() + len(name) for each in last for name in with_owner(each.group()))
            if mention := next(filter(None, (self._meant(text, word.start(), end) for end in ends)), None):
                yield mention

    def _chinese(self, text: str) -> Iterator[NameMention]:
        plain = simplified(text)
        for start, letter in enumerate(plain):
            if most := self._longest_han.get(letter.casefold(), 0):
                ends = range(min(start + most, len(plain)), start + 1, -1)
                spans = (self._meant_in_han(plain, start, end) for end in ends if plain[end - 1].isalnum())
                if mention := next(filter(None, spans), None):
                    yield mention

    def _meant(self, text: str, start: int, end: int) -> NameMention | None:
        span = text[start:end]
        key = folded(span)
        if mention := self._titled(key, text, start, end):
            return mention
        if work := self._pieces.meant(text, start, end):
            return _title_mention((work,), start, end)
        of_works = len(key) >= SHORTEST_SMALL and bool(
            _WORKS_AFTER.match(text, end) or _MANNER_AFTER.match(text, end) or _BY_BEFORE.search(text[:start])
        )
        capital = of_works or (
            span[:1].isupper()
            and (
                start > 0
                or _ALONE.match(text, end) is not None
                or (len(key) >= CERTAIN_SURNAME and not is_everyday(key))
            )
        )
        if (given := self._given.get(key)) and span[:1].isupper() and _ASKED_FOR.match(text, end):
            return self._by(given, start, end) if _ASKING.search(text[:start]) else None
        alone = key in self._surnames and " " not in key
        if key not in self._creators or (alone and (not capital or self._is_of_another(text, start))):
            return None
        if (" " in span.strip() or span[:1].isupper() or of_works) and key not in self._everyday:
            return self._by(key, start, end)
        return None

    def _given_names(self) -> dict[str, str]:
        """Return the makers by a given name that no other maker has: Fela, Elis."""
        found: dict[str, set[str]] = {}
        for key, (name, _) in self._creators.items():
            words = key.split()
            if len(words) > 1 and not is_han(key) and len(words[0]) >= SHORTEST_GIVEN and key == folded(name):
                found.setdefault(words[0], set()).add(key)
        known = {*self._titles.keys, *self._creators}
        return {
            name: next(iter(keys))
            for name, keys in found.items()
            if len(keys) == 1 and name not in known and not is_everyday(name) and not is_a_word(name)
        }

    def _is_of_another(self, text: str, start: int) -> bool:
        """Tell whether another given name stands before the surname: "Woody Allen" is not Tim Allen."""
        before = _GIVEN.search(text[:start])
        word = folded(before[1]) if before else ""
        return bool(word) and word not in self._everyday and word not in _NO_GIVEN_NAMES

    def _meant_in_han(self, text: str, start: int, end: int) -> NameMention | None:
        key = folded(text[start:end])
        if not is_han(key) or text[end : end + 1].isdecimal():
            return None  # 银翼杀手2049 is another film
        short = key in self._surnames and not stands_alone(text, start, end)
        made = key in self._creators and not short and not is_a_word(key)
        mention = self._by(key, start, end) if made else self._titled(key, text, start, end)
        work = None if mention else self._pieces.meant(text, start, end)
        return _title_mention((work,), start, end) if work else mention

    def _titled(self, key: str, text: str, start: int, end: int) -> NameMention | None:
        if key not in self._titles:
            return None
        year = _year_after(text, end)
        items = self._titles.named(key, year)
        meant = items and (year is not None or means_a_title(text, start, end, self._everyday))
        return _title_mention(items, start, end) if meant else None

    def _by(self, key: str, start: int, end: int) -> NameMention:
        name, works = self._creators[key]
        return NameMention(name=name, items=tuple(works), is_creator=True, start=start, end=end)


def _year_after(text: str, position: int) -> int | None:
    found = _YEAR.match(text, position)
    return int(found.group(1)) if found else None


def _title_mention(items: tuple[Item, ...], start: int, end: int) -> NameMention:
    return NameMention(
        name=items[0].title,
        items=tuple(item.id for item in items),
        is_creator=False,
        start=start,
        end=end,
    )
