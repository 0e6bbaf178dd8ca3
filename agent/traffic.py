"""What is kept of all conversations together, for who runs the server."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from retrieval.models import Record

from .database import FeedbackRow, SessionRow, TurnRow
from .feedback import FeedbackKind
from .steps import Answer

DAYS = 14
MOST_REJECTED = 15


class Traffic(Record):
    conversations: int
    turns: int
    days: tuple[tuple[str, int], ...]
    """The last days on which conversations began, the newest first, and how many."""
    rejected: tuple[tuple[str, int], ...]
    """Titles by how often they were rejected."""
    newest: tuple[Answer, ...]
    """Turns of the newest conversations, the newest first."""


def traffic_of(database: Session, newest: int) -> Traffic:
    """Count everything; read only the `newest` turns."""
    day, many = func.substr(SessionRow.created, 1, 10), func.count()
    days = select(day, many).group_by(day).order_by(day.desc()).limit(DAYS)
    title = func.max(FeedbackRow.title)
    refused = select(title, many).where(FeedbackRow.kind == FeedbackKind.REJECT)
    rejected = refused.group_by(FeedbackRow.item).order_by(many.desc()).limit(MOST_REJECTED)
    turns = select(TurnRow.answer).join(SessionRow, SessionRow.id == TurnRow.session)
    latest = turns.order_by(SessionRow.created.desc(), TurnRow.number.desc()).limit(newest)
    return Traffic(
        conversations=database.scalar(select(many).select_from(SessionRow)) or 0,
        turns=database.scalar(select(many).select_from(TurnRow)) or 0,
        days=tuple((name, count) for name, count in database.execute(days)),
        rejected=tuple((name, count) for name, count in database.execute(rejected)),
        newest=tuple(Answer.model_validate_json(answer) for answer in database.scalars(latest)),
    )
