"""A turn as HTML. All text in it is data: the template escapes every value."""

from collections.abc import Collection, Iterator

from agent.conversations import Conversation
from agent.feedback import FeedbackKind
from agent.steps import Pick
from agent.wording import title_of
from retrieval.models import Item, Record
from retrieval.vocabulary import vocabulary

from . import item_words
from .item_files import addressed_pick
from .phrases import Words
from .templates import template
from .view import Stage, TurnView, view_of
from .words import WORDS


class Line(Record):
    kind: str
    text: str


class Card(Record):
    id: str
    kind: str
    """The medium as a style name."""
    medium: str
    title: str
    other_title: str
    year: str
    by: str
    url: str
    picture: str
    """An address of this server; empty where there is no picture."""
    sound: str
    text: str
    reasons: tuple[Line, ...]
    seen: str
    """How one says that one knows it."""
    gone: bool
    """Whether the reader does not want to see it again."""


def turn_html(view: TurnView, rejected: Collection[str] = ()) -> str:
    """Return the turn; the cards of rejected items are shown as gone."""
    language = view.language
    return template("turn").render(
        view=view,
        words=WORDS[language],
        cards=[_card(pick, view, gone=pick.item.id in rejected) for pick in view.picks],
        progress=_progress(view, WORDS[language]),
        trace=list(_trace(view, WORDS[language])) if view.timings else [],
    )


def turns_html(conversation: Conversation) -> str:
    judged = {one.item: one.kind for one in conversation.feedback if one.kind is not FeedbackKind.CLICK}
    rejected = {item for item, kind in judged.items() if kind is FeedbackKind.REJECT}
    return "".join(
        turn_html(view_of(answer, conversation.catalogue, number), rejected)
        for number, answer in enumerate(conversation.answers)
        if answer.message  # the ledger bar tells what was changed by hand
    )


def greeting_html(language: str) -> str:
    return template("greeting").render(words=WORDS[language], language=language)


def notice_html(sentence: str, language: str) -> str:
    """Return a sentence that stands where a conversation would."""
    return template("notice").render(sentence=sentence, language=language)


def _card(pick: Pick, view: TurnView, *, gone: bool) -> Card:
    item, language = pick.item, view.language
    files, kind = addressed_pick(pick, view.catalogue), _kind(item)
    by = (*item_words.details(item, language), item_words.moment(pick.moment, language))
    return Card(
        id=item.id,
        kind=kind,
        medium=item_words.medium(item, language),
        title=title_of(item, language),
        other_title=item_words.other_title(item, language),
        year=item_words.year(item, language),
        by=" · ".join(part for part in by if part),
        url=item_words.web_address(item),
        picture=_own(files.image),
        sound=_own(files.audio),
        text=pick.text,
        reasons=tuple(Line(kind=reason.kind, text=reason.text) for reason in pick.reasons),
        seen=WORDS[language].seen.get(kind, WORDS[language].seen["other"]),
        gone=gone,
    )


def _own(address: str | None) -> str:
    # nothing is loaded from elsewhere: that would tell others what is read here
    return address if address and address.startswith("v1/") else ""


def _kind(item: Item) -> str:
    # a medium is an open word: only known ones may become a part of the page's structure
    return vocabulary().canonical("medium", item.medium) or "other"


def _trace(view: TurnView, words: Words) -> Iterator[str]:
    """Yield what a turn cost, and from which branches, at which ranks, each pick came."""
    laps = ((label, view.timings.get(name)) for name, label in words.laps.items())
    yield " · ".join(f"{label} {seconds * 1000:.0f} ms" for label, seconds in laps if seconds is not None)
    spent = view.tokens
    yield words.tokens.format(read=spent.prompt_evaluated, written=spent.generated, calls=spent.calls)
    for pick in view.picks:
        votes = ", ".join(f"{words.branches[vote.branch]} {vote.rank}" for vote in pick.provenance)
        yield f"{title_of(pick.item, view.language)}: {votes}"


def _progress(view: TurnView, words: Words) -> str:
    if view.running and view.ahead:
        return words.waiting.format(ahead=view.ahead)
    match view.stage:
        case Stage.ASKED:
            return words.reading
        case Stage.UNDERSTOOD:
            return words.looking
        case Stage.FOUND:
            return words.choosing
        case Stage.PICKED if not all(pick.text for pick in view.picks):
            return words.wording
        case _:
            return ""
