"""Replies as Markdown, for other programs and for exports. All text is data: its marks are escaped."""

import re
from collections.abc import Iterable, Iterator

from agent.conversations import Conversation
from agent.steps import Answer, Pick, ReasonKind
from agent.wording import title_of

from . import item_words
from .plain_text import printable

_MARKS = re.compile(r"([\\`*_\[\]<])")


def escaped(text: str) -> str:
    """Return the text on one line, with nothing in it that Markdown or HTML would read as a mark."""
    return _MARKS.sub(r"\\\1", " ".join(printable(text).split()))


def pick_line(number: int, pick: Pick, language: str) -> str:
    """Return a pick as an item of a numbered list: title, year, medium, makers, why, and what may not fit."""
    item = pick.item
    title = f"**{escaped(title_of(item, language))}**"
    address = item_words.web_address(item).replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    year = item_words.year(item, language)
    brackets = "（{}）" if language == "zh" else " ({})"
    kind = (
        item_words.medium(item, language),
        *item_words.details(item, language),
    )
    head = (f"[{title}]({address})" if address else title) + (brackets.format(year) if year else "")
    facts = " · ".join(escaped(part) for part in kind if part)
    return f"{number}. {head} · {facts}{_why(pick, language)}"


def _why(pick: Pick, language: str) -> str:
    fits = [reason.text for reason in pick.reasons if reason.kind is not ReasonKind.CAUTION]
    cautions = [reason.text for reason in pick.reasons if reason.kind is ReasonKind.CAUTION]
    comma, but = ("，", "不过：") if language == "zh" else (", ", "But: ")
    text = escaped(pick.text or comma.join(fits))
    caution = f"{but}{escaped(comma.join(cautions))}" if cautions else ""
    return "".join(f"  \n   {line}" for line in (text, caution) if line)


def answer_lines(answer: Answer) -> Iterator[str]:
    """Yield the paragraphs of a reply."""
    if not answer.picks:
        yield escaped(answer.reply)
    else:
        yield escaped(answer.reply.split("\n", 1)[0])
        yield "\n".join(pick_line(n, pick, answer.language) for n, pick in enumerate(answer.picks, start=1))
    yield from after_picks(answer)


def after_picks(answer: Answer) -> Iterator[str]:
    """Yield what a reply says after its picks: what went wrong later, and the question."""
    if answer.picks:
        yield from (escaped(said) for said in answer.degraded if said not in answer.reply.split("\n", 1)[0])
    if answer.question:
        yield escaped(answer.question)


def conversation_markdown(conversation: Conversation) -> str:
    """Return a whole conversation as a document."""
    title = f"# {escaped(conversation.title or conversation.catalogue)}"
    begun = f"{escaped(conversation.catalogue)}, {conversation.created:%Y-%m-%d}"
    return "\n\n".join((title, begun, *_turns(conversation.answers)))


def _turns(answers: Iterable[Answer]) -> Iterator[str]:
    for answer in answers:
        if not answer.message:
            continue  # the ledger was changed by hand
        yield f"> {escaped(answer.message)}"
        yield from answer_lines(answer)
