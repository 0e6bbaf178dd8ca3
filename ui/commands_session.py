"""The commands about conversations: listed, named, exported, deleted, forgotten; no model is loaded."""

from pathlib import Path

from agent.conversations import Conversation
from agent.profile import ME
from retrieval.models import ShelftalkError

from .bodies import Session
from .markdown import conversation_markdown
from .opening import conversations_of, read_settings
from .tables import print_table
from .terminal import print_json


def list_sessions(*, as_json: bool) -> None:
    with conversations_of(read_settings()) as kept:
        found = kept.of(ME)
    if as_json:
        print_json([summary.model_dump(mode="json") for summary in found])
    elif found:
        rows = [(s.id, s.title, s.catalogue, str(s.turns), f"{s.created:%Y-%m-%d %H:%M}") for s in found]
        print_table(("session", "title", "catalogue", "turns", "begun"), rows)
    else:
        print("there is no conversation yet; begin one with `shelftalk ask`, `chat` or `serve`")


def rename_session(session: str, title: str) -> None:
    with conversations_of(read_settings()) as kept:
        print(f"session {session} is called {kept.rename(session, title).title!r}")


def export_session(session: str, target: Path) -> None:
    forms = {".json": _as_json, ".md": conversation_markdown}
    if target.suffix not in forms:
        raise ShelftalkError(f"{target}: name a file that ends with .json or .md")
    with conversations_of(read_settings()) as kept:
        text = forms[target.suffix](kept.load(session))
    try:
        target.write_text(text, "utf-8")
    except OSError as error:
        raise ShelftalkError(f"{target}: cannot be written ({error.strerror}); name another file") from error
    print(f"session {session} is in {target}")


def delete_session(session: str) -> None:
    with conversations_of(read_settings()) as kept:
        kept.delete(session)
    print(f"session {session} is deleted")


def forget() -> None:
    with conversations_of(read_settings()) as kept:
        count = kept.forget(ME)
    print(f"forgotten: what you said for good, and {count} conversation{'' if count == 1 else 's'}")


def _as_json(conversation: Conversation) -> str:
    return Session.of(conversation).model_dump_json(indent=2)
