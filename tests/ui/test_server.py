import json
import logging
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from retrieval.models import ShelftalkError
from tests.ui.fakes import FakeApp
from tests.ui.serving import served
from ui.address import listen
from ui.logs import log_to_stderr

PAUSE_SECONDS = 0.3


@pytest.fixture
def url(app: FakeApp) -> Iterator[str]:
    with served(app) as url:
        yield url


@contextmanager
def turn_under_way(app: FakeApp, url: str) -> Generator[str]:
    """Ask, and go on once the turn has found something and waits; give the conversation's address."""
    app.pause_seconds = PAUSE_SECONDS
    session = f"{url}/v1/sessions/{httpx.post(f'{url}/v1/sessions', json={}).json()['id']}"
    with httpx.stream("POST", f"{session}/turns", json={"message": "a slow film"}) as response:
        lines = response.iter_lines()  # httpx closes a response whose lines nobody holds
        assert "event: found" in lines
        app.pause_seconds = 60
        yield session


def test_a_client_that_goes_away_ends_its_turn(app: FakeApp, url: str) -> None:
    with turn_under_way(app, url) as session:
        assert not app.left.is_set()
    assert app.left.wait(5)
    assert httpx.get(session).json()["turns"] == []


def test_a_second_turn_of_a_busy_conversation_is_refused(app: FakeApp, url: str) -> None:
    with turn_under_way(app, url) as session:
        refused = httpx.post(f"{session}/turns", json={"message": "another"})
    assert refused.status_code == 409
    assert "still being answered" in refused.json()["error"]


def test_forgetting_a_conversation_ends_its_turn(app: FakeApp, url: str) -> None:
    with turn_under_way(app, url) as session:
        assert httpx.delete(session).status_code == 204
        assert app.left.wait(5)


def test_the_server_ends_although_a_turn_is_under_way(app: FakeApp) -> None:
    with ExitStack() as client:
        with served(app) as url:
            client.enter_context(turn_under_way(app, url))
        assert app.left.is_set()


@pytest.mark.parametrize("path", ["/healthz", "/metrics", "/v1/catalogues", "/widget.js", "/"])
def test_whoever_asks_for_the_head_alone_gets_it(url: str, path: str) -> None:
    head = httpx.head(url + path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == httpx.get(url + path).headers["content-type"]


def test_what_the_server_itself_says_is_a_line_of_json_as_well(
    app: FakeApp, capsys: pytest.CaptureFixture[str]
) -> None:
    handlers, level = logging.root.handlers[:], logging.root.level
    log_to_stderr()
    try:
        with served(app):
            logging.getLogger("uvicorn.error").error("a client was cut off")
    finally:
        logging.basicConfig(handlers=handlers, level=level, force=True)
    (line,) = [json.loads(line) for line in capsys.readouterr().err.splitlines() if "cut off" in line]
    assert (line["level"], line["event"]) == ("error", "a client was cut off")


def test_the_window_is_at_the_root_and_forbids_other_hosts(url: str) -> None:
    page = httpx.get(url)
    assert "shelftalk" in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"


def test_the_ten_lines_of_the_readme_print_the_picks(url: str) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    code = readme.split("```python\n")[1].split("```")[0].replace("http://127.0.0.1:7860", url)
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True
    )
    assert said.stdout == "Slow Rain 1982 Rain falls on a town where nobody hurries.\n"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2"])
def test_an_address_open_to_others_needs_a_token(host: str) -> None:
    with pytest.raises(ShelftalkError, match="SHELFTALK_TOKEN"):
        listen(host, 0, "")
