"""The commands that hold a conversation: ask, chat and serve."""

import re
import sys
import threading
import webbrowser
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console

from agent.contract import answer_json
from agent.profile import ME
from agent.settings import Settings
from retrieval.models import ShelftalkError

from .address import address, listen
from .opening import conversations_of, opened, read_settings
from .plain_text import well_formed
from .terminal import last_answer, print_json, show_turn
from .visitors import Visitors

_SESSION = re.compile(r"[A-Za-z0-9_-]{1,64}")
ENDING = frozenset({"exit", "quit", "bye", "退出", "再见"})


def ask(
    message: str, *, catalogue: str, session: str, worded: bool, attached: Sequence[Path], as_json: bool
) -> None:
    settings = read_settings()
    about = _catalogue_of(settings, session, catalogue)
    with opened(settings, about) as app:
        begun = session != "" and app.conversations.has(session)
        asked_in = session if begun else app.conversations.start(about, ME, session).id
        said = well_formed(message)
        steps = app.turn(asked_in, said, cancelled=threading.Event(), worded=worded, attached=attached)
        if as_json:
            print_json(answer_json(last_answer(steps)))
        else:
            show_turn(steps, Console(highlight=False))


def chat(*, catalogue: str) -> None:
    """Answer one line after another until the input ends."""
    settings = read_settings()
    console = Console(highlight=False)
    with opened(settings, catalogue or settings.catalogue) as app:
        session = app.conversations.start(catalogue or settings.catalogue, ME).id
        for message in _messages():
            steps = app.turn(session, well_formed(message), cancelled=threading.Event())
            show_turn(steps, console)


def serve(*, host: str, port: int | None, open_browser: bool) -> None:
    settings = read_settings()
    Visitors(settings)  # says what is wrong with the sites before models load
    token = settings.token.get_secret_value()
    listening = listen(host or settings.host, settings.port if port is None else port, token)
    url = address(listening)

    def ready() -> None:
        print(f"shelftalk is at {url} (Ctrl-C ends it)", flush=True)
        if open_browser:
            webbrowser.open(url)

    with listening, opened(settings, settings.catalogue) as app:
        from .logs import log_to_stderr
        from .server import create_server

        log_to_stderr()
        # no daemon: llama.cpp cut off at the end of the process takes it down
        threading.Thread(target=app.warm).start()
        create_server(app, token, ready).run([listening])


def _catalogue_of(settings: Settings, session: str, catalogue: str) -> str:
    """Return what the conversation is about; what cannot be is said here, before models load."""
    if session and not _SESSION.fullmatch(session):
        raise ShelftalkError(
            f"--session {session}: an id has letters, digits, - and _, at most 64; `shelftalk session list`"
            " shows yours"
        )
    with conversations_of(settings) as kept:
        about = kept.load(session).catalogue if session and kept.has(session) else ""
    if about and catalogue not in ("", about):
        raise ShelftalkError(
            f"session {session} is about catalogue {about!r}, not {catalogue!r};"
            " leave --catalogue or --session out"
        )
    return about or catalogue or settings.catalogue


def _messages() -> Iterator[str]:
    prompt = "› " if sys.stdin.isatty() else ""
    while True:
        try:
            message = input(prompt).strip()
        except EOFError:
            return
        if message.casefold() in ENDING:
            return
        if message:
            yield message
