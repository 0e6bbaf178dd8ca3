"""Names in running text -> the items and creators of a catalogue."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

from .models import Item, Record
from .name_lists import names_within
from .spelling import folded, is_han, simplified
from .vocabulary import vocabulary

LONGEST_NAME = 12  # words
FUZZY_SCORE = 88  # of 100: one slip in eight letters
_YEAR = re.compile(r"\s*[(（]\s*(\d{4})\s*[)）]")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?", re.IGNORECASE)
_QUOTED = re.compile(r"《([^《》]{1,80})》|「([^「」]{1,80})」|[\"“]([^\"“”]{2,80})[\"”]")


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
        self._titles: dict[str, list[Item]] = {}
        self._creators: dict[str, tuple[str, list[str]]] = {}
        self._surnames: set[str] = set()
        for item in items:
            self._learn(item)
        self._learn_runs_of_names()
        self._learn_short_names()
        self._title_keys = list(self._titles)
        self._creator_keys = list(self._creators)

    def _learn(self, item: Item) -> None:
        for key in {_key(name) for name in (item.title, *item.aliases, *_more_titles(item))} - {""}:
            self._titles.setdefault(key, []).append(item)
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
        """Let people be called by one part of their name, and works by what stands before a colon."""
        parts: dict[str, set[str]] = {}
        for key, (name, _) in self._creators.items():
            for part in _parts(key, name):
                parts.setdefault(part, set()).add(key)
        for part, keys in parts.items():
            people = {self._creators[key][0] for key in keys}
            if len(people) == 1 and part not in self._creators and part not in self._titles:
                self._creators[part] = self._creators[next(iter(keys))]
                self._surnames.add(part)
        for item in [item for items in self._titles.values() for item in items]:
            for name in (item.title, *item.aliases):
                head, colon, _ = name.replace("：", ":").partition(":")
                key = _key(head)
                if colon and len(key) >= (3 if is_han(key) else 8) and key not in self._creators:
                    known = self._titles.setdefault(key, [])
                    known.extend([item] if item not in known else [])

    def mentions(self, text: str) -> list[NameMention]:
        """Return the names in the text, left to right, without overlaps; the longest name wins."""
        found = sorted(
            [*self._quoted(text), *self._western(text), *self._chinese(text)],
            key=lambda mention: (mention.start - mention.end, mention.start),
        )
        kept: list[NameMention] = []
        for mention in found:
            if all(mention.end <= other.start or other.end <= mention.start for other in kept):
                kept.append(mention)
        return sorted(kept, key=lambda mention: mention.start)

    def title(self, name: str, year: int | None = None) -> tuple[Item, ...]:
        """Return the items so called, slips of spelling forgiven, best known first."""
        key = _key(name)
        items = self._titles.get(key) or self._titles.get(self._nearest(key, self._title_keys), [])
        exact = [item for item in items if year is not None and item.year == year]
        return tuple(sorted(exact or items, key=lambda item: -item.popularity))

    def creator(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        """Return the creator's name and the ids of the works, slips of spelling forgiven."""
        key = folded(name)
        entry = self._creators.get(key) or self._creators.get(self._nearest(key, self._creator_keys))
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

    def _nearest(self, key: str, keys: list[str]) -> str:
        # two Chinese characters or three letters are too short for a slip to be told from another name
        if len(key) < (3 if is_han(key) else 5):
            return ""
        best = process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=FUZZY_SCORE)
        return best[0] if best else ""

    def _quoted(self, text: str) -> Iterator[NameMention]:
        for quote in _QUOTED.finditer(text):
            inside = next(part for part in quote.groups() if part)
            items = self.title(inside, _year_after(text, quote.end()))
            if items:
                yield _title_mention(items, quote.start(), quote.end())

    def _western(self, text: str) -> Iterator[NameMention]:
        words = [match for match in _WORD.finditer(simplified(text))]
        for first, start in enumerate(words):
            for last in range(min(first + LONGEST_NAME, len(words)) - 1, first - 1, -1):
                span = text[start.start() : words[last].end()]
                mention = self._exact(span, text, start.start(), words[last].end())
                if mention:
                    yield mention
                    break

    def _exact(self, span: str, text: str, start: int, end: int) -> NameMention | None:
        items = self._titles.get(_key(span))
        year = _year_after(text, end)
        if items and (year is not None or _looks_like_a_title(span, text, start)):
            dated = [item for item in items if item.year == year] or items
            return _title_mention(tuple(sorted(dated, key=lambda i: -i.popularity)), start, end)
        creator = self._creators.get(folded(span))
        if folded(span) in self._surnames and not (span[:1].isupper() and start > 0):
            return None
        if creator and (" " in span.strip() or span[:1].isupper()) and folded(span) not in _everyday():
            return NameMention(
                name=creator[0], items=tuple(creator[1]), is_creator=True, start=start, end=end
            )
        return None

    def _chinese(self, text: str) -> Iterator[NameMention]:
        plain = simplified(text)
        for start, letter in enumerate(plain):
            if not is_han(letter):
                continue
            for end in range(min(start + 24, len(plain)), start + 1, -1):
                if not plain[end - 1].isalnum():
                    continue
                key = folded(plain[start:end])
                if key in self._creators:
                    name, works = self._creators[key]
                    yield NameMention(name=name, items=tuple(works), is_creator=True, start=start, end=end)
                    break
                if key in self._titles and end - start > 2:  # two characters are words too often
                    yield _title_mention(tuple(self._titles[key]), start, end)
                    break


@cache
def _everyday() -> frozenset[str]:
    """Return words that are titles too: they need a sign that a title is meant."""
    return frozenset(Path(__file__).with_name("everyday_words.txt").read_text("utf-8").split())


def _more_titles(item: Item) -> tuple[str, str]:
    return item.text_attribute("title_zh"), item.text_attribute("title_original")


def _parts(key: str, name: str) -> Iterator[str]:
    """Yield the last word of a western name, and each long part of one written in Chinese."""
    if is_han(key):
        parts = key.split()
        yield from (part for part in parts if len(part) >= 3 and len(parts) > 1)
    elif " " in key and len(key.rsplit(maxsplit=1)[-1]) >= 5:
        yield key.rsplit(maxsplit=1)[-1]


def _key(name: str) -> str:
    plain = folded(name)
    return _ARTICLE.sub("", plain) or plain


def _year_after(text: str, position: int) -> int | None:
    found = _YEAR.match(text, position)
    return int(found.group(1)) if found else None


def _is_everyday(words: list[str]) -> bool:
    phrase = " ".join(words)
    kinds = ("medium", "genre", "mood")
    return all(word in _everyday() for word in words) or any(vocabulary().canonical(k, phrase) for k in kinds)


def _looks_like_a_title(span: str, text: str, start: int) -> bool:
    """Tell "the film Her" from "ask her": everyday words count only with a capital inside a sentence."""
    words = _ARTICLE.sub("", folded(span)).split()
    if not _is_everyday(words):
        return len(words) > 1 or len(words[0]) > 3 or span[:1].isupper()
    opens_sentence = re.search(r"[.!?。！？]\s*$|^\s*$", text[:start]) is not None
    return all(word[:1].isupper() for word in span.split()) and not opens_sentence


def _title_mention(items: tuple[Item, ...], start: int, end: int) -> NameMention:
    return NameMention(
        name=items[0].title,
        items=tuple(item.id for item in items),
        is_creator=False,
        start=start,
        end=end,
    )
