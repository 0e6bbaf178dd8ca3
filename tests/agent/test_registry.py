import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from agent.registry import RegistrySource, append_part, keep_whole_parts, pip_download
from agent.weights import Part, Weights
from retrieval.models import ShelftalkError

from .tiny_models import (
    PIECES,
    Screen,
    file_of,
    hash_of,
    part_of,
    tiny_encoder,
    tiny_llm,
    wheel_in,
    zip_of,
)


class Shop:
    """Hands out wheels as pip would, and remembers which were asked for."""

    def __init__(self, pieces: dict[str, bytes], closes_after: int = 99) -> None:
        self._pieces = pieces
        self._closes_after = closes_after
        self.asked: list[str] = []

    def download(self, part: Part, folder: Path, show: Callable[[float], None]) -> Path:
        if len(self.asked) == self._closes_after:
            raise KeyboardInterrupt
        self.asked.append(part.package)
        show(1.0)
        return wheel_in(folder, part, self._pieces[part.package])


def tiny_pieces() -> dict[str, bytes]:
    return {f"tiny-part{number}": piece for number, piece in enumerate(PIECES, 1)}


def fetch_encoder(folder: Path, archive: bytes, contents: dict[str, bytes]) -> Weights:
    weights = Weights(folder)
    source = RegistrySource(Shop({"tiny-part1": archive}).download)
    source.fetch(tiny_encoder(archive, contents), weights, Screen().progress)
    return weights


def test_parts_are_joined_in_order(tmp_path: Path) -> None:
    weights, shop = Weights(tmp_path), Shop(tiny_pieces())
    RegistrySource(shop.download).fetch(tiny_llm(), weights, Screen().progress)
    assert weights.locate(tiny_llm()).read_bytes() == b"".join(PIECES)
    assert shop.asked == ["tiny-part1", "tiny-part2", "tiny-part3"]


def test_a_run_that_was_killed_between_parts_goes_on_with_the_next(tmp_path: Path) -> None:
    weights, progress = Weights(tmp_path), Screen().progress
    with pytest.raises(KeyboardInterrupt):
        RegistrySource(Shop(tiny_pieces(), 2).download).fetch(tiny_llm(), weights, progress)
    again = Shop(tiny_pieces())
    RegistrySource(again.download).fetch(tiny_llm(), weights, progress)
    assert again.asked == ["tiny-part3"]
    assert weights.locate(tiny_llm()).read_bytes() == b"".join(PIECES)


@pytest.mark.parametrize(
    ("left", "kept"),
    [
        (b"", 0),
        (PIECES[0], 1),
        (PIECES[0] + b"tw", 1),
        (b"GGUF-0ne-" + PIECES[1], 0),
        (b"".join(PIECES) + b"!", 3),
    ],
    ids=["nothing", "a whole part", "half a part", "a damaged part", "something behind the end"],
)
def test_only_whole_and_right_parts_are_kept(tmp_path: Path, left: bytes, kept: int) -> None:
    joined = tmp_path / "joined"
    joined.write_bytes(left)
    assert keep_whole_parts(joined, tiny_llm().parts) == kept
    assert joined.read_bytes() == b"".join(PIECES[:kept])


def test_a_part_that_differs_is_refused_and_named(tmp_path: Path) -> None:
    shop = Shop(tiny_pieces() | {"tiny-part2": b"TWO-"})
    with pytest.raises(ShelftalkError, match=r"tiny-part2==1\.0 was refused: the SHA-256 of"):
        RegistrySource(shop.download).fetch(tiny_llm(), Weights(tmp_path), Screen().progress)


@pytest.mark.parametrize(
    "wheel", [b"no zip", zip_of({"other.bin": b"two-"})], ids=["no zip", "another member"]
)
def test_a_damaged_wheel_is_named(tmp_path: Path, wheel: bytes) -> None:
    (tmp_path / "x.whl").write_bytes(wheel)
    with pytest.raises(ShelftalkError, match=r"x\.whl is damaged or lacks tiny_part2/data\.bin"):
        append_part(tmp_path / "x.whl", part_of(2, b"two-"), tmp_path / "joined")


def test_no_more_is_read_than_the_part_should_hold(tmp_path: Path) -> None:
    part, joined = part_of(2, b"two-"), tmp_path / "joined"
    joined.touch()
    append_part(wheel_in(tmp_path, part, b"two-" + bytes(10_000)), part, joined)
    assert joined.read_bytes() == b"two-"


def test_an_archive_becomes_the_models_folder_without_what_is_not_listed(tmp_path: Path) -> None:
    contents = {"modules.json": b"[]", "2_Dense/model.safetensors": b"weights"}
    packed = {f"model_download/{name}": content for name, content in contents.items()}
    archive = zip_of(packed | {"model_download/notebook.ipynb": b"not wanted"})
    weights = fetch_encoder(tmp_path, archive, contents)
    home = weights.locate(tiny_encoder(archive, contents))
    found = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert found == {*contents, ".verified.json"}


@pytest.mark.parametrize("name", ["../evil", "/evil", "model_download/../../evil"])
def test_an_archive_that_would_write_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    archive = zip_of({"model_download/modules.json": b"[]", name: b"evil"})
    with pytest.raises(ShelftalkError, match=r"archive was refused: .*evil"):
        fetch_encoder(tmp_path / "models", archive, {"modules.json": b"[]"})
    assert not list(tmp_path.rglob("evil"))
    assert not list(tmp_path.rglob("modules.json"))


def test_a_file_of_the_archive_that_differs_is_refused(tmp_path: Path) -> None:
    archive = zip_of({"model_download/modules.json": b"()"})
    with pytest.raises(ShelftalkError, match=r"modules\.json was refused"):
        fetch_encoder(tmp_path, archive, {"modules.json": b"[]"})


def test_a_model_without_packages_says_so(tmp_path: Path) -> None:
    model = tiny_llm().model_copy(update={"parts": ()})
    with pytest.raises(ShelftalkError, match="no package is known to hold this model"):
        RegistrySource(Shop({}).download).fetch(model, Weights(tmp_path), Screen().progress)


class PipThatSays(subprocess.Popen[str]):
    """A process that prints the lines in place of pip."""

    lines = ""

    def __init__(self, command: list[str], **options: object) -> None:
        assert command[:4] == [sys.executable, "-m", "pip", "download"]
        assert "--no-deps" in command and "install" not in command
        script = f"print({self.lines!r}); raise SystemExit(1)"
        super().__init__([sys.executable, "-c", script], **options)  # pyright: ignore


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("ERROR: first\nERROR: No matching distribution found", "No matching distribution found"),
        ("after connection broken by X\nERROR: none", "the registry is not reachable"),
        ("python: No module named pip", "No module named pip"),
        ("", "pip could not download tiny-part1"),
    ],
)
def test_pips_own_reason_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, reason: str
) -> None:
    monkeypatch.setattr(PipThatSays, "lines", lines)
    monkeypatch.setattr("agent.registry.subprocess.Popen", PipThatSays)
    with pytest.raises(ShelftalkError, match=f"tiny-part1.*{reason}|{reason}"):
        pip_download(part_of(1, b"x"), tmp_path, lambda share: None)


def test_parts_of_several_members_are_cut_into_the_models_files(tmp_path: Path) -> None:
    first = Part(
        package="tiny-part1",
        version="1.0",
        members=("tiny/config.json", "tiny/data.1"),
        size=7,
        sha256=hash_of(b"{}three"),
    )
    files = (file_of("config.json", b"{}"), file_of("data.bin", b"threetwo-"))
    model = tiny_llm().model_copy(update={"files": files, "parts": (first, part_of(2, b"two-")), "entry": ""})

    def download(part: Part, folder: Path, show: Callable[[float], None]) -> Path:
        wheel = folder / f"{part.package}.whl"
        pieces: tuple[bytes, ...] = (b"{}", b"three") if part is first else (b"two-",)
        contents: dict[str, bytes] = dict(zip(part.members, pieces, strict=True))
        wheel.write_bytes(zip_of(contents))
        return wheel

    weights = Weights(tmp_path)
    RegistrySource(download).fetch(model, weights, Screen().progress)
    home = weights.locate(model)
    assert [(home / name).read_bytes() for name in ("config.json", "data.bin")] == [b"{}", b"threetwo-"]
