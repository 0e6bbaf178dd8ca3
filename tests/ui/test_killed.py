"""A server killed in the middle of turns: every turn whose end was told is there after a restart."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from agent import Settings
from tests.ui.serving import ADDRESS

PEOPLE = 6
LIVES = 3
TURNS_BEFORE_DEATH = 4
_SERVE = "import sys; from tests.ui.serving import serve_until_killed; serve_until_killed(sys.argv[1])"


@contextmanager
def server(folder: Path) -> Generator[tuple[str, subprocess.Popen[str]]]:
    command = [sys.executable, "-c", _SERVE, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().removeprefix(ADDRESS).strip(), process
        process.send_signal(signal.SIGKILL)


class Person:
    """Asks one question after the other until the server is gone, and notes which were answered."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.session = ""
        self.answered: list[str] = []

    def live(self, url: str, enough: threading.Event) -> None:
        with suppress(httpx.TransportError), httpx.Client(base_url=url, timeout=60) as client:
            self.session = self.session or client.post("/v1/sessions", json={}).json()["id"]
            while True:
                message = f"a film for {self.number}, the {len(self.answered)}th time"
                address = f"/v1/sessions/{self.session}/turns"
                with client.stream("POST", address, json={"message": message}) as turn:
                    if any(line == "event: done" for line in turn.iter_lines()):
                        self.answered.append(message)
                if len(self.answered) % TURNS_BEFORE_DEATH == 0:
                    enough.set()


@pytest.mark.timeout(300)
def test_every_finished_turn_outlives_a_kill(settings: Settings) -> None:
    people = [Person(number) for number in range(PEOPLE)]
    for _ in range(LIVES):
        enough = threading.Event()
        with server(settings.data) as (url, process):
            threads = [threading.Thread(target=person.live, args=(url, enough)) for person in people]
            for thread in threads:
                thread.start()
            assert enough.wait(60)
            process.send_signal(signal.SIGKILL)
            for thread in threads:
                thread.join(60)
    with server(settings.data) as (url, _):
        for person in people:
            turns = httpx.get(f"{url}/v1/sessions/{person.session}", timeout=60).json()["turns"]
            kept = [turn["message"] for turn in turns]
            assert set(person.answered) <= set(kept)
            assert all(json.dumps(turn["picks"]) != "[]" for turn in turns)
            assert all(f"for {person.number}," in message for message in kept)
    assert sum(len(person.answered) for person in people) >= LIVES * TURNS_BEFORE_DEATH
