"""The server's log: one JSON object a line, without what people say unless that is asked for."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

_LOG = logging.getLogger("shelftalk")
_SHOWN = 8  # letters of a conversation's id: whoever knows all of it can read the conversation


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = getattr(record, "fields", {})
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.casefold(),
            "event": record.getMessage(),
            **fields,
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def log_to_stderr() -> None:
    """Let the events of this process, and the errors of its libraries, go to standard error as lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    _LOG.setLevel(logging.INFO)


def log(event: str, **fields: Any) -> None:
    """Write an event; `fields` hold no text of a conversation but by the setting `log_messages`."""
    _LOG.info(event, extra={"fields": fields})


def short(session: str) -> str:
    """Return as much of a conversation's id as a log may hold."""
    return session[:_SHOWN]
