"""What kept a work out of a search: each constraint that it does not meet, in a few words."""

from collections.abc import Iterator, Sequence

from retrieval.facets import facets, satisfies
from retrieval.file_attributes import COLOURS
from retrieval.models import Constraints, InterestQuery, Item, Range
from retrieval.search import Search
from retrieval.spelling import folded
from retrieval.vocabulary import vocabulary

from .colour_words import colour
from .ledger import Fact, Role
from .wording import measure, plural

_ROLES = {
    Role.REJECTED: ("you asked me to leave it out", "你说过不要它"),
    Role.SATISFIED: ("you said that you know it", "你说过你已经知道它"),
    Role.SEED: (
        "you named it as an example, and I look for others like it",
        "它是你举的例子，我找的是类似的",
    ),
    Role.CONTRAST: ("you asked for what is unlike it", "你要的是和它不一样的"),
}
_FACETS = {
    "media": ("medium", "it is {own}, and you asked for {wanted}", "它是{own}，你要的是{wanted}"),
    "genres": ("genres", "it is not marked {wanted}", "它没有标为{wanted}"),
    "genre_groups": ("genres", "it is not marked {wanted}", "它没有标为{wanted}"),
    "fit_for": ("genres", "it is not marked {wanted}", "它没有标为{wanted}"),
    "creators": ("creators", "it is not by {wanted}", "它不是{wanted}的作品"),
    "languages": (
        "language",
        "its language is {own}, and you asked for {wanted}",
        "它的语言是{own}，你要的是{wanted}",
    ),
    "countries": ("country", "it is from {own}, and you asked for {wanted}", "它来自{own}，你要的是{wanted}"),
    "not_genres": ("genres", "it is marked {wanted}, which you refused", "它标了{wanted}，你说过不要"),
    "not_creators": ("creators", "it is by {wanted}, whom you refused", "它是{wanted}的，你说过不要"),
    "not_languages": (
        "language",
        "its language is {wanted}, which you refused",
        "它的语言是{wanted}，你说过不要",
    ),
    "not_countries": ("country", "it is from {wanted}, which you refused", "它来自{wanted}，你说过不要"),
}
_NUMBERS = {
    "year": ("", "year", "年", "年代"),
    "duration_minutes": (" minutes", "length", "分钟", "时长"),
    "pages": (" pages", "pages", "页", "页数"),
    "tempo_bpm": (" beats a minute", "tempo", "拍", "速度"),
}
_OWNED = {
    True: ("the catalogue does not say that you own it", "目录里没有写你有它"),
    False: ("you own it, and asked for what you do not", "你已经有它，你要的是没有的"),
}


def broken(item: Item, query: InterestQuery, search: Search) -> Iterator[str]:
    """Yield the name of each constraint that the item does not meet."""
    must = search.spelled(query).must
    for name in Constraints.model_fields:
        if not satisfies(item, Constraints.model_validate({name: getattr(must, name)})):
            yield name


def told(name: str, item: Item, must: Constraints, ledger: Sequence[Fact], language: str) -> str:
    """Say one constraint, and what of the item does not meet it."""
    match name:
        case number if number in _NUMBERS:
            return _out_of_range(name, item, getattr(must, name), language)
        case measure if measure in COLOURS:
            wanted = colour(name, str(getattr(must, name)), language)
            return f"它的图片不合“{wanted}”" if language == "zh" else f"its picture is not {wanted}"
        case "items":
            return (
                "它不在你说要从中选的那些里"
                if language == "zh"
                else "it is not among those you named to choose from"
            )
        case "not_items":
            roles = [fact.role for fact in ledger if item.id in fact.items and fact.role in _ROLES]
            return _ROLES[roles[-1] if roles else Role.REJECTED][language == "zh"]
        case "owned":
            return _OWNED[must.owned is True][language == "zh"]
        case _:
            return _out_of_words(name, item, getattr(must, name), language)


def _out_of_words(name: str, item: Item, asked: tuple[str | tuple[str, ...], ...], language: str) -> str:
    facet, english, chinese = _FACETS[name]
    own: tuple[str, ...] = getattr(facets(item), facet)
    words = [word for group in asked for word in ((group,) if isinstance(group, str) else group)]
    met = {word for word in words if (folded(word) if facet == "creators" else word) in own}
    named = [word for word in words if (word in met) == name.startswith("not_")]
    unknown = "没有写明的" if language == "zh" else "not told"
    return (chinese if language == "zh" else english).format(
        own=_labels(facet, own, language, one=True) or unknown, wanted=_labels(facet, named, language)
    )


def _out_of_range(name: str, item: Item, asked: Range, language: str) -> str:
    own: int | None = getattr(facets(item), name)
    unit, unknown, unit_zh, unknown_zh = _NUMBERS[name]
    wanted = measure(name, str(asked), language)
    if language == "zh":
        return (
            f"它是 {own} {unit_zh}，你要的是{wanted}"
            if own is not None
            else f"目录里没有写它的{unknown_zh}，你要的是{wanted}"
        )
    known = f"it is {own}{unit}" if own is not None else f"the catalogue does not say its {unknown}"
    return f"{known}, and you asked for {wanted}"


def _labels(facet: str, words: Sequence[str], language: str, *, one: bool = False) -> str:
    said = [_label(facet, word, language, one=one) for word in words]
    return ("或" if language == "zh" else " or ").join(dict.fromkeys(said))


def _label(facet: str, word: str, language: str, *, one: bool) -> str:
    known = vocabulary()
    if facet == "creators":
        return word
    if facet == "medium" and language == "en":
        return (
            f"{'an' if word[0] in 'aeiou' else 'a'} {known.label('medium', word, 'en')}"
            if one
            else plural(word)
        )
    kind = facet.removesuffix("s")
    return known.label(
        "mood" if kind == "genre" and known.canonical("mood", word) == word else kind, word, language
    )
