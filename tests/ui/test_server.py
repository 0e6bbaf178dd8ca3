import httpx
import pytest

from retrieval.models import ShelftalkError
from tests.ui.fakes import FakeApp
from tests.ui.serving import served
from ui.address import listen


def test_a_client_that_goes_away_ends_its_turn(app: FakeApp) -> None:
    with served(app) as url:
        session = httpx.post(f"{url}/v1/sessions", json={}).json()["id"]
        app.pause_seconds = 0.2
        turn = {"message": "a slow film"}
        with httpx.stream("POST", f"{url}/v1/sessions/{session}/turns", json=turn) as response:
            assert next(response.iter_lines()) == "event: understood"
            app.pause_seconds = 60
        assert app.left.wait(5)
    assert app.conversations.load(session).answers == ()


def test_a_second_turn_of_a_busy_conversation_is_refused(app: FakeApp) -> None:
    with served(app) as url:
        session = httpx.post(f"{url}/v1/sessions", json={}).json()["id"]
        app.pause_seconds = 0.2
        turns, turn = f"{url}/v1/sessions/{session}/turns", {"message": "a slow film"}
        with httpx.stream("POST", turns, json=turn) as response:
            next(response.iter_lines())
            app.pause_seconds = 60
            refused = httpx.post(turns, json=turn)
            assert refused.status_code == 409
            assert "still being answered" in refused.json()["error"]


def test_the_server_ends_although_a_turn_is_under_way(app: FakeApp) -> None:
    with served(app) as url:
        session = httpx.post(f"{url}/v1/sessions", json={}).json()["id"]
        app.pause_seconds = 0.2
        request = httpx.stream("POST", f"{url}/v1/sessions/{session}/turns", json={"message": "a film"})
        with request as response:
            next(response.iter_lines())
            app.pause_seconds = 60
    assert app.left.wait(5)


def test_the_window_is_at_the_root_and_forbids_other_hosts(app: FakeApp) -> None:
    with served(app) as url:
        page = httpx.get(url)
    assert "shelftalk" in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2"])
def test_an_address_open_to_others_needs_a_token(host: str) -> None:
    with pytest.raises(ShelftalkError, match="SHELFTALK_TOKEN"):
        listen(host, 0, "")
