"""Why a pick fits, as typed facts computed from what matched; nothing here is written by a model."""

from collections.abc import Iterator, Mapping, Sequence

from retrieval.branches import LINKS
from retrieval.encoders.labels import SURE
from retrieval.facets import facets
from retrieval.models import Branch, Candidate, InterestQuery, Item, Range
from retrieval.spelling import folded
from retrieval.vocabulary import vocabulary

from .steps import Reason, ReasonKind
from .uploads import SEPARATOR
from .wording import creators_of, measure, title_of, years

MOST_WORDS = 4
LIKED_RANK = 10
"""The last place by what is liked together of which it is said."""
_SAYS_LINK = {
    "based_on": ("based on {}", "改编自{}", "{} is based on it", "{}由它改编"),
    "soundtrack_of": ("the music of {}", "{}的原声", "{} is its music", "{}是它的原声"),
    "same_world": ("in the world of {}", "与{}同一世界观", "in the world of {}", "与{}同一世界观"),
}
_SHOWN = {
    "image": ((Branch.IMAGE,), ("your picture", "你的图片")),
    "audio": ((Branch.AUDIO,), ("your sound", "你的声音")),
    "video": ((Branch.IMAGE, Branch.AUDIO), ("your video", "你的视频")),
}
"""By what is shown: the branches that may have found something like it, and what it is called."""
_CLOSE = {Branch.IMAGE: "looks", Branch.AUDIO: "sounds"}


_LENGTHS = {"duration_minutes": ("minutes", "分钟"), "pages": ("pages", "页")}
"""The unit in both languages."""


def reasons_for(
    candidate: Candidate, query: InterestQuery, items: Mapping[str, Item], language: str
) -> tuple[Reason, ...]:
    """Return what speaks for the candidate, the strongest first, and the cautions last."""
    item = candidate.item
    seeds = [items[seed] for seed in query.seeds if seed in items]
    return tuple(
        [
            *_links(item, seeds, language),
            *_creators(item, query, seeds, language),
            *_liked(candidate, seeds, language),
            *_likenesses(candidate, query, language),
            *_wishes(item, query, language),
            *_seeds(item, seeds, language),
            *_subjects(item, query, language),
            *_limits(item, query, language),
            *_cautions(item, query, items, language),
        ]
    )


def _links(item: Item, seeds: Sequence[Item], language: str) -> Iterator[Reason]:
    chinese = language == "zh"
    for seed in seeds:
        for link in LINKS:
            forward, backward = _SAYS_LINK[link][chinese], _SAYS_LINK[link][2 + chinese]
            says = (
                forward if seed.id in item.list_attribute(link)
                else backward if item.id in seed.list_attribute(link)
                else ""
            )  # fmt: skip
            if says:
                yield Reason(kind=ReasonKind.LINK, text=says.format(_named(seed, language)))


def _creators(item: Item, query: InterestQuery, seeds: Sequence[Item], language: str) -> Iterator[Reason]:
    own = set(facets(item).creators)
    asked = [name for name in (*query.must.creators, *query.creators) if folded(name) in own]
    if asked:
        name = _spelling(item, asked[0], language)
        yield Reason(kind=ReasonKind.CREATOR, text=f"{name}的作品" if language == "zh" else f"by {name}")
        return
    for seed in seeds:
        shared = [c for c in item.creators if folded(c.name) in facets(seed).creators]
        if shared:
            name = _spelling(item, shared[0].name, language)
            title = _named(seed, language)
            text = f"和{title}一样有{name}" if language == "zh" else f"{name} again, as in {title}"
            yield Reason(kind=ReasonKind.CREATOR, text=text)


def _liked(candidate: Candidate, seeds: Sequence[Item], language: str) -> Iterator[Reason]:
    """Yield that who likes the seeds likes it too, where it is among the first by that."""
    ranks = [vote.rank for vote in candidate.provenance if vote.branch is Branch.BEHAVIOUR]
    if seeds and ranks and min(ranks) <= LIKED_RANK:
        titles = dict.fromkeys(_named(seed, language) for seed in seeds)
        named = ("、" if language == "zh" else " and ").join(list(titles)[:2])
        text = f"喜欢{named}的人也喜欢它" if language == "zh" else f"liked by people who like {named}"
        yield Reason(kind=ReasonKind.LIKED, text=text)


def _likenesses(candidate: Candidate, query: InterestQuery, language: str) -> Iterator[Reason]:
    """Yield what a pick's picture, sound or video shares with what is shown, else that it is like it."""
    zh, branches = language == "zh", {vote.branch for vote in candidate.provenance}
    for likeness in query.likenesses:
        wanted = set(likeness.words.split(SEPARATOR))
        # what is not sure would be said of it as if it were
        shared = [
            label.zh if zh else label.en
            for label in candidate.labels
            if label.en in wanted and label.share >= SURE
        ]
        ways, names = _SHOWN[likeness.kind]
        yours = names[zh]
        way = next((_CLOSE[way] for way in ways if way in branches), "")
        if shared:
            words = ("、" if zh else ", ").join(shared)
            text = f"和{yours}里一样有：{words}" if zh else f"like {yours}: {words}"
            yield Reason(kind=ReasonKind.LIKENESS, text=text)
        elif likeness.vectors and way:
            text = f"和{yours}相近" if zh else f"{way} close to {yours}"
            yield Reason(kind=ReasonKind.LIKENESS, text=text)


def _wishes(item: Item, query: InterestQuery, language: str) -> Iterator[Reason]:
    own = facets(item).genres
    wanted = (*query.genres, *query.moods)
    met = tuple(dict.fromkeys(word for word in wanted if word in own))
    if met:
        is_mood = met[0] in query.moods
        yield Reason(
            kind=ReasonKind.MOOD if is_mood else ReasonKind.GENRE,
            text=_joined(met[:MOST_WORDS], language),
        )


def _seeds(item: Item, seeds: Sequence[Item], language: str) -> Iterator[Reason]:
    # a film and its soundtrack of one title are one example to the reader
    distinct: dict[str, Item] = {}
    for seed in seeds:
        distinct.setdefault(folded(title_of(seed, language)), seed)
    for seed in list(distinct.values())[:2]:
        shared = [word for word in facets(item).genres if word in facets(seed).genres]
        if shared:
            title, words = _named(seed, language), _joined(shared[:MOST_WORDS], language)
            text = f"和{title}一样：{words}" if language == "zh" else f"like {title}: {words}"
            yield Reason(kind=ReasonKind.SEED, text=text)


def _subjects(item: Item, query: InterestQuery, language: str) -> Iterator[Reason]:
    wish = set(folded(f"{query.wish} {query.conversation}").split())
    chinese_wish = folded(query.wish + query.conversation)
    for theme, chinese in zip(item.list_attribute("themes"), item.list_attribute("themes_zh"), strict=False):
        words = {word for word in folded(theme).split() if len(word) > 3}
        if words & wish or (len(chinese) > 1 and folded(chinese) in chinese_wish):
            text = f"讲的是{chinese}" if language == "zh" else f"about {theme}"
            yield Reason(kind=ReasonKind.ABOUT, text=text)
            return


def _limits(item: Item, query: InterestQuery, language: str) -> Iterator[Reason]:
    era = query.must.year if query.must.year != Range() else query.year
    if era != Range() and item.year is not None and era.holds(item.year):
        yield Reason(kind=ReasonKind.YEAR, text=years(f"{item.year}..{item.year}", language))
    for field, (unit, unit_zh) in _LENGTHS.items():
        length, wanted = getattr(facets(item), field), getattr(query.must, field)
        if wanted != Range() and length is not None and wanted.holds(length):
            text = f"{length} {unit_zh}" if language == "zh" else f"{length} {unit}"
            yield Reason(kind=ReasonKind.LENGTH, text=text)
    if query.must.countries and set(query.must.countries) & set(facets(item).country):
        country = vocabulary().label("country", facets(item).country[0], language)
        yield Reason(kind=ReasonKind.ORIGIN, text=f"来自{country}" if language == "zh" else f"from {country}")


def _cautions(item: Item, query: InterestQuery, items: Mapping[str, Item], language: str) -> Iterator[Reason]:
    # what a work disliked is like is lowered in silence: nobody refused those words
    unlike = {word for i in query.contrasts if i in items for word in facets(items[i]).genres}
    unwanted = [word for word in facets(item).genres if word in query.avoid and word not in unlike]
    if unwanted:
        words = _joined(unwanted, language)
        yield Reason(
            kind=ReasonKind.CAUTION, text=f"注意：{words}" if language == "zh" else f"be warned: {words}"
        )
    if query.year != Range() and item.year is not None and not query.year.holds(item.year):
        era = years(str(query.year), language)
        text = f"不在{era}，是 {item.year} 年的" if language == "zh" else f"not from {era} but {item.year}"
        yield Reason(kind=ReasonKind.CAUTION, text=text)


def relaxation_cautions(
    item: Item, given_up: Sequence[str], asked: InterestQuery, language: str
) -> Iterator[Reason]:
    """Yield what of the constraints given up this pick does not meet."""
    chinese = language == "zh"
    if "year" in given_up and item.year is not None and not asked.must.year.holds(item.year):
        text = f"{item.year} 年，不在你要的年代" if chinese else f"from {item.year}, outside your years"
        yield Reason(kind=ReasonKind.CAUTION, text=text)
    for field, (unit, unit_zh) in _LENGTHS.items():
        length, wanted = getattr(facets(item), field), getattr(asked.must, field)
        if field in given_up and not wanted.holds(length or -1):
            long = f"{length} {unit_zh}" if chinese else f"{length} {unit}"
            wish = measure(field, str(wanted), language)
            unknown = "目录没写时长" if chinese else "length unknown"
            text = (f"{long}，不合{wish}" if chinese else f"{long}, not {wish}") if length else unknown
            yield Reason(kind=ReasonKind.CAUTION, text=text)
    own = facets(item).genres
    missing = [word for group in asked.must.genre_groups if not set(group) & set(own) for word in group]
    if {"genre_groups", "older_genres"} & set(given_up) and missing:
        words = _joined(missing, language)
        yield Reason(
            kind=ReasonKind.CAUTION, text=f"没有标为{words}" if chinese else f"not marked as {words}"
        )


def _named(item: Item, language: str) -> str:
    title = title_of(item, language)
    return f"《{title}》" if language == "zh" else title


def _spelling(item: Item, name: str, language: str) -> str:
    if language != "zh":
        return next((c.name for c in item.creators if folded(c.name) == folded(name)), name)
    pairs = zip(item.creators, item.list_attribute("creators_zh"), strict=False)
    return next((zh for c, zh in pairs if zh and folded(name) in (folded(c.name), folded(zh))), name)


def _joined(words: Sequence[str], language: str) -> str:
    known = vocabulary()
    labels: list[str] = []
    for word in words:
        kind = "genre" if known.canonical("genre", word) == word else "mood"
        labels.append(known.label(kind, word, language))
    return ("、" if language == "zh" else ", ").join(labels)


def byline(item: Item, language: str) -> str:
    """Return year, country, medium and makers in one phrase."""
    makers = creators_of(item, language)
    return ("，" if language == "zh" else ", ").join(
        part for part in (kind_of(item, language), makers) if part
    )


def kind_of(item: Item, language: str) -> str:
    """Return year, country and medium in one phrase."""
    known = vocabulary()
    country = known.label("country", facets(item).country[0], language) if item.country else ""
    year = "" if item.year is None else f"{item.year} 年" if language == "zh" else str(item.year)
    medium = known.label("medium", item.medium, language)
    parts = (year, country, medium)
    return ("，" if language == "zh" else ", ").join(part for part in parts if part)
