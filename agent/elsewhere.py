"""A conversation that was held elsewhere, heard without the language model: what it put into the ledger."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from threading import Event

from retrieval.models import InterestQuery, Item
from retrieval.search import Search

from .asking import Watch
from .conversations import Conversation
from .hearing import Listener
from .steps import Answer, Pick

# as ui/markdown.py writes a pick: 1. **Title** (1982)
_LINE = re.compile(
    r"^\d+\. \[?\*\*(?P<title>.+?)\*\*(?:\]\([^)]*\))?(?: ?[(（](?P<year>-?\d+)[)）])?", re.MULTILINE
)
_ESCAPED = re.compile(r"\\([^\w\s])")


def heard_before(
    past: Conversation, said: Iterable[tuple[str, str]], listener: Listener, search: Search
) -> Conversation:
    """Return the conversation gone on; `said` are messages with their replies, oldest first."""
    for message, reply in said:
        # a deadline that has passed: the model is not asked
        heard = listener.hear(past, message, Watch(Event(), 0))
        answer = Answer(
            session=past.id,
            message=message,
            language=heard.language,
            before=heard.before.facts,
            ledger=heard.ledger.facts,
            heed=heard.heed,
            query=InterestQuery(),
            picks=tuple(Pick(item=item) for item in recommended(reply, search)),
            reply=reply,
        )
        past = past.model_copy(update={"answers": (*past.answers, answer)})
    return past


def begun(catalogue: str) -> Conversation:
    """Return a conversation of nobody, in which nothing was said yet."""
    return Conversation(id="", catalogue=catalogue, created=datetime.now(UTC))


def exchanged(messages: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what the user said and what was replied, in turns; a reply before any message is left out.

    `messages` are (role, text), oldest first, roles "user" and "assistant".
    """
    said: list[str] = []
    replied: list[str] = []
    for role, text in messages:
        if role == "user" and replied:
            yield "\n".join(said), "\n".join(replied)
            said, replied = [], []
        if role == "user":
            said.append(text)
        elif said:
            replied.append(text)
    if said:
        yield "\n".join(said), "\n".join(replied)


def recommended(reply: str, search: Search) -> Iterator[Item]:
    """Yield the items that a reply of ours lists, else every work it names."""
    lines = list(_LINE.finditer(reply))
    for line in lines:
        title = _ESCAPED.sub(r"\1", line["title"]).strip("《》")
        yield from search.names.title(title, int(line["year"]) if line["year"] else None)[:1]
    if not lines:
        yield from named_in(reply, search)


def named_in(reply: str, search: Search) -> Iterator[Item]:
    """Yield the works that a text names."""
    for mention in search.names.mentions(reply):
        if not mention.is_creator:
            yield search.items[mention.items[0]]
