"""The hub's own client is under test; only its network is made of functions."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from huggingface_hub import close_session

from agent.hub import HubSource
from agent.weights import Weights
from retrieval.models import ShelftalkError

from .tiny_models import PIECES, Screen, hash_of, tiny_llm

CONTENT = b"".join(PIECES)


def listed(path: str, content: bytes) -> dict[str, Any]:
    lfs = {"size": len(content), "sha256": hash_of(content), "pointerSize": 100}
    return {"rfilename": path, "size": len(content), "lfs": lfs}


class FakeHub:
    """Answers as the hub does, and remembers the ranges of bytes asked for."""

    def __init__(self) -> None:
        self.files = {"tiny.gguf": CONTENT}
        self.listing = [listed("tiny.gguf", CONTENT)]
        self.status = 200
        self.breaks_after = 0
        self.knows_ranges = True
        self.ranges: list[str] = []

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/api/models/someone/tiny":
            body = {"id": "someone/tiny", "sha": "c0ffee", "siblings": self.listing}
            tags = {"tags": ["gguf", "license:apache-2.0"]}
            return httpx2.Response(self.status, json=body | tags, request=request)
        assert request.url.path.startswith("/someone/tiny/resolve/c0ffee/")
        self.ranges.append(request.headers["Range"])
        start = int(self.ranges[-1].removeprefix("bytes=").split("-")[0])
        content = self.files[request.url.path.split("/c0ffee/")[1]]
        if self.knows_ranges:
            return httpx2.Response(206, content=self._stream(content[start:]), request=request)
        return httpx2.Response(200, content=self._stream(content), request=request)

    def _stream(self, content: bytes) -> Iterator[bytes]:
        if self.breaks_after:
            yield content[: self.breaks_after]
            self.breaks_after = 0
            raise httpx2.ReadError("connection lost")
        yield content


def plug(monkeypatch: pytest.MonkeyPatch, transport: httpx2.MockTransport) -> None:
    close_session()
    monkeypatch.setattr(
        "huggingface_hub.utils._http._GLOBAL_CLIENT_FACTORY",
        lambda: httpx2.Client(transport=transport, follow_redirects=True),
    )
    monkeypatch.setattr("agent.hub.PAUSES", (0.0,))


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Generator[FakeHub]:
    fake = FakeHub()
    plug(monkeypatch, httpx2.MockTransport(fake.answer))
    yield fake
    close_session()


def fetch(folder: Path) -> bytes:
    weights = Weights(folder)
    HubSource().fetch(tiny_llm(), weights, Screen().progress)
    return weights.locate(tiny_llm()).read_bytes()


def test_a_model_is_fetched_and_put_into_place(hub: FakeHub, tmp_path: Path) -> None:
    assert fetch(tmp_path) == CONTENT
    assert hub.ranges == [f"bytes=0-{len(CONTENT) - 1}"]


def test_an_earlier_run_is_continued_in_the_middle_of_the_file(hub: FakeHub, tmp_path: Path) -> None:
    partial = Weights(tmp_path).staging(tiny_llm()) / hash_of(CONTENT)
    partial.parent.mkdir(parents=True)
    partial.write_bytes(CONTENT[:7])
    assert fetch(tmp_path) == CONTENT
    assert hub.ranges == [f"bytes=7-{len(CONTENT) - 1}"]


def test_a_lost_connection_is_taken_up_again(hub: FakeHub, tmp_path: Path) -> None:
    hub.breaks_after = 5
    assert fetch(tmp_path) == CONTENT
    assert [asked.split("-")[0] for asked in hub.ranges] == ["bytes=0", "bytes=5"]


def test_a_server_that_knows_no_ranges_starts_the_file_anew(hub: FakeHub, tmp_path: Path) -> None:
    hub.knows_ranges, hub.breaks_after = False, 5
    assert fetch(tmp_path) == CONTENT


def test_another_file_is_refused_before_it_is_fetched(hub: FakeHub, tmp_path: Path) -> None:
    hub.listing = [listed("tiny.gguf", b"GGUF-other")]
    with pytest.raises(ShelftalkError, match=r"tiny\.gguf of someone/tiny was refused") as error:
        fetch(tmp_path)
    assert hash_of(b"GGUF-other") in str(error.value)
    assert hash_of(CONTENT) in str(error.value)
    assert hub.ranges == []


def test_bytes_other_than_the_hub_states_are_refused(hub: FakeHub, tmp_path: Path) -> None:
    hub.files["tiny.gguf"] = bytes(len(CONTENT))
    with pytest.raises(ShelftalkError, match=r"tiny\.gguf was refused"):
        fetch(tmp_path)
    assert not list(tmp_path.rglob("*.gguf"))


def test_a_stream_without_end_is_cut(hub: FakeHub, tmp_path: Path) -> None:
    hub.files["tiny.gguf"] = CONTENT + bytes(50)
    with pytest.raises(ShelftalkError, match=f"more than the {len(CONTENT)} bytes expected"):
        fetch(tmp_path)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (httpx2.ConnectError("no such host"), r"not reachable \(no such host\)"),
        (httpx2.ConnectTimeout(""), r"not reachable \(ConnectTimeout\)"),
    ],
)
def test_a_hub_out_of_reach_is_said_in_a_few_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: httpx2.HTTPError, reason: str
) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise error

    plug(monkeypatch, httpx2.MockTransport(fail))
    with pytest.raises(ShelftalkError, match=reason):
        fetch(tmp_path)
    close_session()


@pytest.mark.parametrize(("status", "reason"), [(401, "does not exist, or asks for terms"), (503, "503")])
def test_the_hubs_refusal_is_passed_on(hub: FakeHub, tmp_path: Path, status: int, reason: str) -> None:
    hub.status = status
    with pytest.raises(ShelftalkError, match=f"someone/tiny.*{reason}"):
        fetch(tmp_path)


def test_a_users_model_is_described_with_the_hashes_the_hub_states(hub: FakeHub) -> None:
    model = HubSource().gguf("someone/tiny:tiny.gguf")
    assert model.files == tiny_llm().files
    assert (model.name, model.licence) == ("hub--someone--tiny", "apache-2.0")


def test_without_a_file_name_the_q4_k_m_is_taken_with_all_its_shards(hub: FakeHub) -> None:
    shards = [f"q/big-Q4_K_M-0000{number}-of-00002.gguf" for number in (2, 1)]
    hub.listing = [listed(name, b"GGUF") for name in (*shards, "big-Q8_0.gguf", "README.md")]
    model = HubSource().gguf("someone/tiny")
    assert [file.path for file in model.files] == sorted(shards)
    assert model.entry == shards[1]


@pytest.mark.parametrize("reference", ["someone/tiny", "someone/tiny:tiny-Q3.gguf"])
def test_an_unclear_choice_lists_the_files(hub: FakeHub, reference: str) -> None:
    hub.listing = [listed("tiny-Q5.gguf", b"GGUF"), listed("tiny-Q8.gguf", b"GGUF")]
    with pytest.raises(ShelftalkError, match=r"one of: tiny-Q5\.gguf, tiny-Q8\.gguf"):
        HubSource().gguf(reference)


def test_a_reference_that_is_no_repository_says_how_to_write_one() -> None:
    with pytest.raises(ShelftalkError, match="write OWNER/NAME"):
        HubSource().gguf("my model??:x.gguf")
