"""The operator's own log as recorded turns: what people accepted is what their message asked for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from retrieval.models import ShelftalkError

from .conversations import Conversation, Conversations
from .evaluation_turns import Message, Profile, RecordedTurn
from .feedback import FeedbackKind, last_judgements


def write_feedback_turns(conversations: Conversations, catalogue: str, path: Path) -> None:
    """Write the accepted picks of a catalogue's conversations as a file of turns.

    People can accept only what they were shown, so such turns favour the weights that showed it.
    """
    own = [each.id for each in conversations.all() if each.catalogue == catalogue]
    lines = [turn.model_dump_json() for turn in turns_of(map(conversations.load, own))]
    if not lines:
        raise ShelftalkError(
            f"catalogue {catalogue!r}: no pick was accepted in any conversation yet; name a file of turns"
        )
    path.write_text("\n".join(lines), "utf-8")


def turns_of(conversations: Iterable[Conversation]) -> Iterator[RecordedTurn]:
    """Yield a turn for each answer of which a pick was accepted for good."""
    for conversation in conversations:
        judged = last_judgements(conversation.feedback)
        rejected = tuple(one.item for one in judged if one.kind is FeedbackKind.REJECT)
        accepted: dict[int, list[str]] = {}
        for one in judged:
            shown = _answer_with(conversation, one.item, one.turn)
            if one.kind is FeedbackKind.ACCEPT and shown is not None:
                accepted.setdefault(shown, []).append(one.item)
        for number, items in accepted.items():
            targets = tuple((item,) for item in items)
            yield RecordedTurn(
                id=f"{conversation.id}:{number}",
                language=conversation.answers[number].language,
                messages=tuple(_messages(conversation, number)),
                targets=targets,
                new_targets=targets,
                profile=Profile(disliked=rejected),
            )


def _answer_with(conversation: Conversation, item: str, turns: int) -> int | None:
    """Return the last of the first `turns` answers that showed the item."""
    answers = list(enumerate(conversation.answers[:turns]))
    return next((n for n, a in reversed(answers) if any(p.item.id == item for p in a.picks)), None)


def _messages(conversation: Conversation, number: int) -> Iterator[Message]:
    for answer in conversation.answers[:number]:
        yield Message(role="user", text=answer.message)
        yield Message(role="assistant", text=answer.reply)
    yield Message(role="user", text=conversation.answers[number].message)
