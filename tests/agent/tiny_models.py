"""Models of a few bytes, with the same shape as the real ones."""

import hashlib
import io
import zipfile
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from agent.weights import Model, ModelFile, Part

PIECES = (b"GGUF-one-", b"two-", b"three")


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def file_of(path: str, content: bytes) -> ModelFile:
    return ModelFile(path=path, size=len(content), sha256=hash_of(content))


def part_of(number: int, piece: bytes) -> Part:
    return Part(
        package=f"tiny-part{number}",
        version="1.0",
        members=(f"tiny_part{number}/data.bin",),
        size=len(piece),
        sha256=hash_of(piece),
    )


def tiny_llm() -> Model:
    return Model(
        name="tiny",
        title="Tiny LLM",
        licence="MIT",
        files=(file_of("tiny.gguf", b"".join(PIECES)),),
        entry="tiny.gguf",
        hub="someone/tiny",
        parts=tuple(part_of(number, piece) for number, piece in enumerate(PIECES, 1)),
        instead="use `shelftalk setup --llm PATH`",
    )


def tiny_encoder(archive: bytes, contents: dict[str, bytes]) -> Model:
    return Model(
        name="tiny-encoder",
        title="Tiny encoder",
        licence="MIT",
        files=tuple(file_of(path, content) for path, content in contents.items()),
        entry="",
        hub="someone/tiny-encoder",
        parts=(part_of(1, archive),),
        unzip="model_download",
        instead="copy the files",
    )


def zip_of(contents: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return packed.getvalue()


def wheel_in(folder: Path, part: Part, piece: bytes) -> Path:
    wheel = folder / f"{part.package}-{part.version}-py3-none-any.whl"
    wheel.write_bytes(zip_of({part.members[0]: piece}))
    return wheel


class Screen:
    """What a user would read above the progress bars."""

    def __init__(self) -> None:
        self._console = Console(file=io.StringIO(), width=1000)
        self.progress = Progress(console=self._console)

    @property
    def text(self) -> str:
        file = self._console.file
        return file.getvalue() if isinstance(file, io.StringIO) else ""
