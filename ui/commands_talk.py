"""The commands that hold a conversation: ask, chat and serve."""

import sys
import threading
import webbrowser
from collections.abc import Iterator

from rich.console import Console

from agent.contract import answer_json
from retrieval.models import ShelftalkError

from .address import address, listen
from .opening import opened, read_settings
from .plain_text import well_formed
from .terminal import last_answer, print_json, show_turn

ENDING = frozenset({"exit", "quit", "bye", "退出", "再见"})


def ask(message: str, *, catalogue: str, session: str, worded: bool, as_json: bool) -> None:
    settings = read_settings()
    with opened(settings, catalogue or settings.catalogue) as app:
        past = (
            app.conversations.load(session)
            if session
            else app.conversations.start(catalogue or settings.catalogue)
        )
        if catalogue not in ("", past.catalogue):
            raise ShelftalkError(
                f"session {session} is about catalogue {past.catalogue!r}, not {catalogue!r};"
                " leave --catalogue or --session out"
            )
        steps = app.turn(past.id, well_formed(message), cancelled=threading.Event(), worded=worded)
        if as_json:
            print_json(answer_json(last_answer(steps)))
        else:
            show_turn(steps, Console(highlight=False))


def chat(*, catalogue: str) -> None:
    """Answer one line after another until the input ends."""
    settings = read_settings()
    console = Console(highlight=False)
    with opened(settings, catalogue or settings.catalogue) as app:
        session = app.conversations.start(catalogue or settings.catalogue).id
        for message in _messages():
            steps = app.turn(session, well_formed(message), cancelled=threading.Event())
            show_turn(steps, console)


def serve(*, host: str, port: int | None, open_browser: bool) -> None:
    settings = read_settings()
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
        create_server(app, token, ready).run([listening])


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
